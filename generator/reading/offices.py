"""What people are: the office that stands before or after a name (`le ministre du Numérique`)."""

from __future__ import annotations

from functools import lru_cache
from itertools import dropwhile

from generator.model import Lang
from generator.reading.finding import Head, found, word_set
from generator.reading.gazetteer import adjectives
from generator.reading.lookup import longest
from generator.reading.words import Passage, singular

_BEFORE, _OPENING, _AFTER = 9, 5, 14
"""Words between an office and the name; between the name and an office; of an office behind."""
_SPACED = frozenset(" ,-'’\u00a0\u202f«\"“")
_JOINED = frozenset(" -'’&\u00a0\u202f")


@lru_cache(maxsize=512)
def _heads(text: Passage, lang: Lang) -> dict[int, int]:
    """Where the nouns of offices begin and end in a text: `ministre`, `Premier ministre`."""
    return {start: end for start, end, _ in longest(found(text, lang, Head))}


def office_beside(text: Passage, start: int, end: int, lang: Lang) -> str | None:
    """The office that stands before the name from one word up to another, else behind it."""
    return office_before(text, start, lang) or _office_after(text, end, lang)


def office_before(text: Passage, start: int, lang: Lang) -> str | None:
    """The office, as written, that stands before the name which begins at a word."""
    heads = [head for head in _heads(text, lang).items() if 0 <= start - head[1] < _BEFORE]
    if not heads:
        return None
    first, end = heads[-1]
    between, last = text.folded[end:start], text.gap(start - 1)
    gaps = "".join(text.gap(index) for index in range(end - 1, start - 1))
    if "," in gaps or not _SPACED.issuperset(gaps + last):
        return None
    # Behind a comma the name may stand anyhow: `le ministre du Numérique, Jean Dupont`.
    rest = () if "," in last else dropwhile(lambda word: _of_people(word, lang), between)
    leads = next(iter(rest), "") in word_set(lang, "of") | {""}
    if not leads or not word_set(lang, "breaks").isdisjoint(between):
        return None
    return text.quoted(_widened(text, first, lang), start)


def _office_after(text: Passage, end: int, lang: Lang) -> str | None:
    """The office in apposition after the name whose last word is before `end`."""
    heads = _heads(text, lang)
    if not heads or text.gap(end - 1).strip() not in (",", "(", "—", "–"):
        return None
    first = end
    while first not in heads:
        word = text.word(first)
        opens = word in word_set(lang, "before") or _of_people(word, lang)
        if not opens or first - end > _OPENING or "," in text.gap(first):
            return None
        first += 1
    last = heads[first]
    while last < min(text.size, end + _AFTER) and _JOINED.issuperset(text.gap(last - 1)):
        if text.folded[last] in word_set(lang, "breaks"):
            break
        last += 1
    while text.folded[end] in word_set(lang, "small"):
        end += 1
    return text.quoted(end, last)


def _widened(text: Passage, first: int, lang: Lang) -> int:
    """The first word of an office, with `ancien`, `vice-` and the like taken in."""
    kin = word_set(lang, "before") - word_set(lang, "small")
    while first and text.joined(first - 1):
        word = text.folded[first - 1]
        if word not in kin and not (lang == "en" and _of_people(word, lang)):
            break
        first -= 1
    return first


def _of_people(word: str, lang: Lang) -> bool:
    return singular(word) in adjectives(lang)
