"""Lines in other languages than the article's: by their script, their letters, their words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from generator.model import Lang
from generator.reading.language import STOP_WORDS
from generator.reading.shape import Unit, is_name

# Letters that neither French nor English has, but languages printed around Eurasia have.
_ALIEN = re.compile(r"[ĞğŞşıİŐőŰűŁłŃńŽžŠšČčŘřĚěȚțȘșÃãÕõßÄäÖöÜüÑñÅåØøƏəĐđƠơƯưĂăẠ-ỹ]")
# The commonest words of Turkish, German, Spanish, Italian, Portuguese, Dutch, Polish and Uzbek.
_ELSEWHERE = (
    "ve bir icin ile bu olarak da haberler tum daha cok gibi",
    "der das und ist nicht mit von fur ein eine dem den zu auf werden im",
    "el los las y del con para por una lo como su al es",
    "il di che per con della sono del gli nel alla non piu una",
    "o os e do da dos para com uma em no na nao mais",
    "het een van voor met zijn niet op te dat naar ook bij",
    "w z na nie do jest sie przez oraz dla",
    "va bilan uchun bu ham bo",
)
_TONGUES: Mapping[str, tuple[int, ...]] = {
    word: tuple(i for i, words in enumerate(_ELSEWHERE) if word in words.split())
    for word in " ".join(_ELSEWHERE).split()
}


def is_foreign(unit: Unit) -> bool:
    """Whether a line is in neither French nor English."""
    if not unit.folded.isascii():
        letters = [c for c in unit.folded[:160] if c.isalpha()]
        if sum(c > "\u036f" for c in letters) * 5 > len(letters) * 2:
            return True
    ours = unit.common * len(unit.words)
    if ours <= 1 and len(unit.words) <= 16 and _ALIEN.search(unit.text):
        written = unit.text.split()
        alien = sum(bool(_ALIEN.search(word)) for word in written) * 5 >= len(written) * 2
        if alien and (unit.text.isupper() or not is_name(unit.text)):
            return True
    theirs = [i for word in unit.words if word in _TONGUES for i in _TONGUES[word]]
    if len(theirs) < 3 or len(theirs) <= ours:
        return False
    # `la`, `en`, `les` are French as well: a foreign line has more words that are not.
    return Counter(theirs).most_common(1)[0][1] > max(2, ours * 1.5)


def is_other_language(unit: Unit, lang: Lang) -> bool:
    """Whether a line is in the other of our languages, by the words only that one has."""
    own, other = STOP_WORDS[lang], STOP_WORDS["en" if lang == "fr" else "fr"]
    theirs = sum(word in other and word not in own for word in unit.words)
    ours = sum(word in own and word not in other for word in unit.words)
    return theirs >= 3 and theirs > ours * 2
