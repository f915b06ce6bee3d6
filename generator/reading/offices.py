"""What people are: the office that stands before or after a name (`le ministre du Numérique`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import dropwhile
from typing import NamedTuple

from generator.catalog import table
from generator.model import Lang
from generator.reading.gazetteer import adjectives
from generator.reading.lookup import Lookup, longest
from generator.reading.words import Words
from generator.text import fold, tokens

_BEFORE, _AFTER = 9, 14
"""Words that an office may have between its head and the name, and in apposition."""
_OF = frozenset("de du des d la l of the for".split())
_STRAIGHT = frozenset(
    "general generale adjoint adjointe delegue deleguee national regional regionale sortant"
    " sortante elu elue actuel actuelle supreme executif executive honoraire interimaire designe"
    " spirituel federal charge chargee etat".split()
)
"""Adjectives that may stand between an office and a name, beside those of peoples."""


_SMALL = frozenset("le la l les un une the a an son sa leur his her".split())


class Office(NamedTuple):
    """An office as the text states it, and where."""

    text: str
    start: int
    """Its first word."""
    end: int
    """The word after its last."""


@cache
def word_list(lang: Lang, key: str) -> frozenset[str]:
    """The folded words of a list of the catalog of persons."""
    return frozenset(fold(word) for word in table("persons")[lang][key])


@cache
def _heads(lang: Lang) -> Lookup[None]:
    heads: Lookup[None] = Lookup()
    for office in table("persons")[lang]["offices"]:
        heads.add(office, None)
        # Offices have plurals (`les présidents X et Y`), all of their words marked.
        plural = " ".join(t.raw if t.raw.endswith("s") else t.raw + "s" for t in tokens(office))
        heads.add(plural, None)
    return heads


@lru_cache(maxsize=256)
def _offices(text: Words, lang: Lang) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """The heads of offices in a text: end by start, and start by end."""
    found = [(start, end) for start, end, _ in longest(_heads(lang).find(text))]
    return dict(found), {end: start for start, end in found}


def office_before(text: Words, start: int, lang: Lang) -> Office | None:
    """The office that stands before the name which begins at a word."""
    ends = _offices(text, lang)[1]
    if not ends or not start:
        return None
    breaks, comma = word_list(lang, "breaks"), False
    for index in range(start, max(0, start - _BEFORE), -1):
        gap = text.gap(index - 1)
        if set(gap) - set(" ,-'’\u00a0\u202f«\"“"):
            return None
        if "," in gap:
            if index != start:
                return None
            comma = True
        word = text.tokens[index - 1].folded
        if index in ends:
            between = [t.folded for t in text.tokens[index:start]]
            if not _leads(between, lang, comma=comma):
                return None
            first = _widened(text, ends[index], lang)
            return Office(_quoted(text, first, start), first, start)
        if word in breaks or (index == start and not comma and word in _OF | {"et", "and"}):
            return None
    return None


def _leads(between: list[str], lang: Lang, *, comma: bool) -> bool:
    """Whether the words between an office and a name leave the two together."""
    if comma:
        return True
    rest = dropwhile(lambda word: word in adjectives(lang) or word in _STRAIGHT, between)
    return next(rest, "de") in _OF | {"aux", "a", "en", "and", "et"}


def office_after(text: Words, end: int, lang: Lang) -> Office | None:
    """The office in apposition after the name whose last word is before `end`."""
    starts = _offices(text, lang)[0]
    gap = text.gap(end - 1)
    if not starts or gap.strip() not in (",", "(", "—", "–"):
        return None
    first = end
    while first < len(text.tokens) and first - end < 5 and first not in starts:
        token = text.tokens[first]
        opens = token.folded in word_list(lang, "before") or token.folded in adjectives(lang)
        if not (opens or token.folded == "s") or "," in text.gap(first):
            return None
        first += 1
    if first not in starts:
        return None
    last = starts[first]
    breaks = word_list(lang, "breaks")
    while last < len(text.tokens) and last - end < _AFTER:
        if set(text.gap(last - 1)) - set(" -'’&\u00a0\u202f"):
            break
        if text.tokens[last].folded in breaks:
            break
        last += 1
    begin = end
    while text.tokens[begin].folded in _OF | {"le", "les", "un", "une", "a", "an"}:
        begin += 1
    return Office(_quoted(text, begin, last), begin, last)


def _widened(text: Words, first: int, lang: Lang) -> int:
    """The first word of an office, with `ancien`, `vice-` and the like taken in."""
    while first and text.joined(first - 1):
        word = text.folded[first - 1]
        kin = word in word_list(lang, "before") or (lang == "en" and word in adjectives(lang))
        if word in _SMALL or not kin:
            break
        first -= 1
    return first


def _quoted(text: Words, first: int, end: int) -> str:
    return text.text[text.tokens[first].start : text.tokens[end - 1].end]
