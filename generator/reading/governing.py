"""What governs a quantity in its sentence: the year it speaks of, and the noun it measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from generator.catalog import table
from generator.model import Lang
from generator.reading.numbers import plain
from generator.reading.phrasing import AGAINST, MONTH
from generator.reading.quantities import Quantity

_YEAR = re.compile(r"(?<![\w.,/-])(?:19[5-9]|20[0-6])\d(?![\w/-]|[.,]\d| ?%)")
_PERIOD = re.compile(
    r"(?:\b(?:en|fin|debut|courant|avant|annees?|l'an|exercice|horizon|pour|ici|ici a|trimestre"
    r"|semestre|a partir|campagne|quarter|half|in|by|for|during|of|year|early|late|end"
    rf"|{MONTH})(?: de| d'| of)? |[(])(?:fin |la fin |l'annee |the end of |late )?\Z"
)
# The day of an event, and the end of a term.
_NO_PERIOD = re.compile(
    rf"(?:\d{{1,2}}(?:er)? {MONTH}\.? |{MONTH} \d{{1,2}},? "
    r"|\bjusqu'(?:en|a) (?:fin )?|\buntil )\Z"
)
_APART = re.compile(r"[,;:(]| a \Z| to \Z")
_CLAUSE = re.compile(r"[;:]| tandis | alors que | mais | while | whereas | but ")
_OF = re.compile(
    r" ?(?:de |d'|du |des |de la |de l'|en |of |in |dans |worth of |pour )?"
    r"(?:la |le |les |l'|the )?(?:\w+ )?\Z"
)
# What stands between a change and its number: `a augmenté de`, `hausse spectaculaire de`, `up `.
_BY = re.compile(r"(?: [\w'-]+){0,3}? (?:de |d'|by )?[+]?|[ :+]*")
_CHANGES = frozenset({"growth", "decline"})


def years(low: str, start: int, end: int, quantities: Sequence[Quantity]) -> list[int | None]:
    """The year that each quantity of a sentence speaks of, where the sentence says so.

    A year stands right after its number, or it opens the sentence and holds for all that follows.
    """
    found: list[int | None] = [None] * len(quantities)
    places = [m.start() for m in _YEAR.finditer(low, start, end) if _is_period(low, m.start())]
    free = [
        (at, int(low[at : at + 4]))
        for at in places
        if not any(q.lead <= at < q.end for q in quantities)
    ]
    if not free:
        return found
    for n, (quantity, limit) in enumerate(zip(quantities, _limits(quantities, end), strict=True)):
        until = min(limit, quantity.end + 90)
        own = next(((at, year) for at, year in free if quantity.end <= at < until), None)
        if own and not _CLAUSE.search(low, quantity.end, own[0]):
            found[n] = own[1]
            free.remove(own)
    for n, quantity in enumerate(quantities):
        before = [year for at, year in free if at < quantity.lead]
        if found[n] is None and before and not AGAINST.search(low, start, quantity.lead):
            found[n] = before[-1]
    for n, (left, right) in reversed(list(enumerate(pairwise(quantities)))):
        near = right.lead - left.end < 60 and not _APART.search(low, left.end, right.lead)
        if found[n] is None and near:
            found[n] = found[n + 1]
    return found


def _limits(quantities: Sequence[Quantity], end: int) -> list[int]:
    """Where the words that belong to each quantity of a sentence end."""
    return [*(q.lead for q in quantities[1:]), end] if quantities else []


def _is_period(low: str, at: int) -> bool:
    """Whether a year is when something is so, not the year of a dated event or a name."""
    head = low[max(0, at - 32) : at]
    return _PERIOD.search(head) is not None and not _NO_PERIOD.search(head)


class _Noun(NamedTuple):
    start: int
    end: int
    name: str
    families: frozenset[str]


def measures(
    low: str, start: int, end: int, quantities: Sequence[Quantity], lang: Lang
) -> list[str | None]:
    """What each quantity of a sentence measures, as its nearest governing noun says."""
    nouns = [
        _Noun(match.start(), match.end(), *_measure_of(match[0], lang))
        for match in _governing(lang).finditer(low, start, end)
    ]
    limits = _limits(quantities, end)
    return [_measure(low, q, nouns, until) for q, until in zip(quantities, limits, strict=True)]


def _measure(low: str, quantity: Quantity, nouns: Sequence[_Noun], until: int) -> str | None:
    """The measure of one quantity; nouns behind the next number do not govern it."""
    unit = quantity.unit
    if unit is not None and unit.family == "count":
        return unit.measure
    family = unit.family if unit else "none"
    before = change = after = None
    for noun in nouns:
        if family not in noun.families:
            continue
        if noun.end <= quantity.lead:
            if noun.name not in _CHANGES:
                before = noun.name
            elif quantity.lead - noun.end < 60:
                change = noun.name if _BY.fullmatch(low, noun.end, quantity.lead) else None
        elif quantity.end <= noun.start < until:
            after = noun.name
            if _OF.match(low, quantity.end, noun.start):
                return change or after
            break
    return change or before or after or (unit.measure if unit else None)


@cache
def _governing(lang: Lang) -> re.Pattern[str]:
    """One pattern of all governing nouns, by first letter: most words are refused at one glance."""
    by_letter: dict[str, list[str]] = {}
    for entry in table("units")["measures"].values():
        for word in entry[lang]:
            by_letter.setdefault(plain(word).lower()[0], []).append(_pattern(word))
    groups = (
        f"{letter}(?:{'|'.join(p[1:] for p in sorted(words, key=len, reverse=True))})"
        for letter, words in sorted(by_letter.items())
    )
    return re.compile(rf"\b(?:{'|'.join(groups)})\b")


def _pattern(word: str) -> str:
    return re.escape(plain(word).lower()).replace(r"\*", r"\w*")


@lru_cache(maxsize=4096)
def _measure_of(word: str, lang: Lang) -> tuple[str, frozenset[str]]:
    """What a governing noun measures, and the families of units that can measure it."""
    for name, entry in table("units")["measures"].items():
        if any(re.fullmatch(_pattern(w), word) for w in entry[lang]):
            return name, frozenset(entry["families"])
    return "", frozenset()
