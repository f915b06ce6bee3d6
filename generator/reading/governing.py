"""What governs a quantity in its sentence: the year it speaks of, and the noun it measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from generator.catalog import table
from generator.model import Lang
from generator.reading.lookup import Lookup
from generator.reading.quantities import Quantity
from generator.reading.units import Unit
from generator.reading.words import Passage

_OF = re.compile(
    r" ?(?:de |d'|du |des |de la |de l'|en |of |in |dans |worth of |pour )?"
    r"(?:la |le |les |l'|the )?(?:\w+ )?\Z"
)
# What stands between a change and its number: `a augmenté de`, `hausse spectaculaire de`, `up `.
_BY = re.compile(r"(?: [\w'-]+){0,3}? (?:de |d'|by )?[+]?|[ :+]*")
_CHANGES = frozenset(("growth", "decline"))
_NONE = Unit(None, "none")


def years(text: Passage, sentence: range, quantities: Sequence[Quantity]) -> list[int | None]:
    """The year that each quantity of a sentence speaks of, where the sentence says so.

    A year stands right after its number, or it opens the sentence and holds for all that follows.
    """
    found: list[int | None] = []
    spots = [
        (text.starts[i], int(text.raw[i]))
        for i in sentence
        if _is_year(text, i) and _is_period(text, i)
    ]
    for quantity, limit in zip(quantities, _limits(text, sentence, quantities), strict=True):
        before = [spot for spot in spots if spot[0] < quantity.lead]
        after = [spot for spot in spots if quantity.end <= spot[0] < limit]
        found.append(after[0][1] if after else before[-1][1] if before else None)
        spots = [spot for spot in spots if spot not in after[:1]]
    return found


def _limits(text: Passage, sentence: range, quantities: Sequence[Quantity]) -> Iterator[int]:
    """Where the words that belong to each quantity end: at the next one, or at a semicolon."""
    ends = [*(quantity.lead for quantity in quantities[1:]), text.ends[sentence[-1]]]
    for quantity, end in zip(quantities, ends, strict=True):
        stop = text.plain.find(";", quantity.end, end)
        yield end if stop < 0 else stop


def _is_year(text: Passage, index: int) -> bool:
    """Whether a word is four digits that stand by themselves and can be a year of the articles."""
    word = text.raw[index]
    if len(word) != 4 or not word.isdecimal() or not 1950 <= int(word) < 2070:
        return False
    return text.gap(index - 1)[-1:] not in tuple(".,/-") and text.gap(index)[:1] not in tuple("/-")


def _is_period(text: Passage, index: int) -> bool:
    """Whether a year is when something is so, not the year of a dated event or a name."""
    words, months = _periods()
    one, two, three = (text.word(index - back) for back in (1, 2, 3))
    if one in ("de", "d", "of"):
        one, two, three = two, three, text.word(index - 4)
    if one in months:  # `5 mars 2020` is the day of an event
        return not two.removesuffix("er").isdecimal()
    if one in words:  # `jusqu'en 2030` is the end of a term
        return two != "jusqu" and not (one == "fin" and three == "jusqu")
    return text.gap(index - 1).endswith("(") or (one == "a" and two == "ici")


@cache
def _periods() -> tuple[frozenset[str], frozenset[str]]:
    """Words before a year that is a period, and the names of months."""
    dates = table("units")["periods"]
    return frozenset(dates["words"]), frozenset(dates["months"])


@cache
def _governing(lang: Lang) -> Lookup[tuple[str, frozenset[str]]]:
    """The governing nouns, each with what it measures and the families of units it takes."""
    lookup: Lookup[tuple[str, frozenset[str]]] = Lookup()
    for name, entry in table("units")["measures"].items():
        for phrase in entry[lang]:
            lookup.add(phrase, (name, frozenset(entry["families"])))
    return lookup


def measures(
    text: Passage, sentence: range, quantities: Sequence[Quantity], lang: Lang
) -> list[str | None]:
    """What each quantity of a sentence measures: its counted noun, or its nearest governing one."""
    units = [quantity.unit or _NONE for quantity in quantities]
    counts = all(unit.family == "count" for unit in units)
    lookup = _governing(lang)
    nouns = [] if counts else list(lookup.find(text, sentence.start, sentence.stop))
    found = []
    limits = _limits(text, sentence, quantities)
    for quantity, unit, until in zip(quantities, units, limits, strict=True):
        able = [
            (text.starts[start], text.ends[end - 1], name)
            for start, end, (name, families) in nouns
            if unit.family in families
        ]
        found.append(_measure(text.low, quantity, able, until) or unit.measure)
    return found


def _measure(
    low: str, quantity: Quantity, nouns: Sequence[tuple[int, int, str]], until: int
) -> str | None:
    """The noun that governs a quantity; none behind the next number does."""
    before = change = after = None
    for start, end, name in nouns:
        if end <= quantity.lead:
            if name not in _CHANGES:
                before = name
            else:
                change = name if _BY.fullmatch(low, end, quantity.lead) else None
        elif quantity.end <= start < until:
            after = name
            if _OF.match(low, quantity.end, start):
                return change or after
            break
    return change or before or after
