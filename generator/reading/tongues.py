"""Lines in other languages than the article's: by their script, their letters, their words."""

from __future__ import annotations

import re

from generator.catalog import table
from generator.reading.shape import FUNCTION_WORDS, Unit, is_name

# Letters that neither French nor English has, but languages printed around Eurasia have.
_LETTER = re.compile(r"[^\W\d_]")
# Beyond the Latin script and punctuation.
_SCRIPT = re.compile(r"[\u0370-\u1fff\u2c00-\u2fff\u3004-\U0010ffff]")
_ALIEN = re.compile(r"[ĞğŞşıİŐőŰűŁłŃńŽžŠšČčŘřĚěȚțȘșÃãÕõßÄäÖöÜüÑñÅåØøƏəĐđƠơƯưĂăẠ-ỹ]")
_ELSEWHERE = [frozenset(words.split()) for words in table("function_words")["elsewhere"].values()]
_THEIRS_ALONE = frozenset().union(*_ELSEWHERE) - FUNCTION_WORDS


def is_foreign(unit: Unit) -> bool:
    """Whether a line is in neither French nor English."""
    if not unit.folded.isascii() and _SCRIPT.search(unit.folded, 0, 160):
        letters = len(_LETTER.findall(unit.folded, 0, 160))
        if len(_SCRIPT.findall(unit.folded, 0, 160)) * 5 > letters * 2:
            return True
    ours = unit.common * len(unit.words)
    if ours <= 1 and len(unit.words) <= 16 and _ALIEN.search(unit.text):
        written = unit.text.split()
        alien = sum(bool(_ALIEN.search(word)) for word in written) * 5 >= len(written) * 2
        if alien and (unit.text.isupper() or not is_name(unit.text)):
            return True
    if len(unit.terms & _THEIRS_ALONE) < 2:
        return False
    theirs = max(len(unit.terms & words) for words in _ELSEWHERE)
    # `la`, `en`, `les` are French as well: a foreign line has more words that are not.
    return theirs > 2 and theirs > 1.5 * len(unit.terms & FUNCTION_WORDS)
