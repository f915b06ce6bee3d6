"""The shape of a line: what can be seen of it before any list of phrases is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.catalog import table
from generator.model import Line
from generator.reading.language import STOP_WORDS
from generator.text import fold

SEEN = 480
"""Characters of a line that are looked at: enough to judge it, and a bound on the work."""
STEM = 6
"""Letters by which words are compared: `kazakhe` speaks for `Kazakhstan`."""
SITE = frozenset(
    word[:STEM]
    for word in "article articles actualite actualites information informations journal newsletter"
    " internationale international lecteurs abonnes monde presse semaine jours site story stories"
    " week free".split()
)
"""What sites speak of, so that sharing these words with an article means nothing."""
_WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(r"[.!?…]['’\"”»)\]]*(?:\s?\[?\(?\d{1,3}[\])])?$|[!?.…]\s?[»”\"]$")
_INSIDE = re.compile(r"[a-zà-öø-ÿ»)\d]{2}[.!?…] [A-ZÀ-ÖØ-Þ«]")
JOINERS = frozenset(table("function_words")["joiners"].split())
"""Words that join others: whatever a line holds, it does not end with one."""
FUNCTION_WORDS = (
    STOP_WORDS["fr"] | STOP_WORDS["en"] | set(table("function_words")["others"].split())
)


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that make one piece of text, with what its shape tells."""

    text: str
    lines: tuple[Line, ...]
    mark: str
    """The writer's mark: `-` a list item, `#` or `##` a heading, `>` a quotation, else nothing."""
    gap: bool
    """Whether a blank line stands above."""
    folded: str
    """The head of the text, folded: at most `SEEN` characters of it."""
    words: tuple[str, ...]
    """Folded words of that head."""
    terms: frozenset[str]
    """The different ones among them."""
    count: int
    """How many words the whole text has; estimated beyond the head."""
    common: float
    """Share of function words: about a third in prose, next to none in menus."""
    stop: bool
    """Whether it ends as a sentence does."""
    sentence: bool
    """Whether it reads as at least one whole sentence."""
    solid: bool
    """Whether it is prose beyond doubt: what only articles, comments and teasers have."""

    @property
    def number(self) -> int:
        """The source line it begins on."""
        return self.lines[0].number

    @property
    def quotes(self) -> bool:
        """Whether it begins with a quotation, which is somebody's whom the article quotes."""
        return self.text.startswith(("«", "“", '"', "'", "‘"))


def measure(text: str, lines: tuple[Line, ...], mark: str = "", gap: bool = False) -> Unit:
    """A unit with its shape. One pass over the head of the text, whatever its length."""
    head = text[:SEEN]
    folded = fold(head)
    words = tuple(_WORD.findall(folded))
    terms = frozenset(words)
    common = sum(map(FUNCTION_WORDS.__contains__, words)) / len(words) if words else 0.0
    count = len(words) if len(text) <= SEEN else len(words) * len(text) // SEEN
    stop = _STOP.search(text[-24:].rstrip()) is not None
    sentence = _is_sentence(head, count, common, stop)
    solid = sentence and count >= 16 and common >= 0.15
    return Unit(text, lines, mark, gap, folded, words, terms, count, common, stop, sentence, solid)


def _is_sentence(head: str, count: int, common: float, stop: bool) -> bool:
    if stop:
        return count >= 4 and common > 0 and head[:1] not in "#@"
    # Without its full stop: several sentences, or more words than a title has.
    return (count >= 10 and common >= 0.15 and bool(_INSIDE.search(head))) or (
        count >= 28 and common >= 0.2
    )


def stems(unit: Unit) -> set[str]:
    """Stems of the words that carry a unit's subject, by which texts on one subject are known."""
    return {word[:STEM] for word in unit.terms - FUNCTION_WORDS if len(word) > 2} - SITE


def letters_upper(text: str) -> float:
    """Share of capitals among the letters of a text's head."""
    letters = [c for c in text[:SEEN] if c.isalpha()]
    return sum(c.isupper() for c in letters) / len(letters) if letters else 0.0


_NAME_WORD = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞŒĀ-Ž][\w’'.-]*|d[eu]s?|[dl]['’]\w+|la|le|von|van|al|bin|ben)$"
)


def is_name(text: str, longest: int = 4) -> bool:
    """Whether a text is two to four capitalised words, as the name of a person is."""
    words = text.split()
    if not 2 <= len(words) <= longest or not all(map(_NAME_WORD.match, words)):
        return False
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= 2 and not any(c.isdigit() for c in text)
