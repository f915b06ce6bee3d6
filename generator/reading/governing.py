"""What governs a quantity in its sentence: the year it speaks of, and the noun it measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from generator.catalog import table
from generator.model import Lang
from generator.reading.numbers import any_of
from generator.reading.quantities import Quantity
from generator.reading.units import Unit

_MONTH = (
    r"(?:janv(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept(?:embre)?"
    r"|oct(?:obre)?|nov(?:embre)?|dec(?:embre)?|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|jan|feb|mar|apr|jun|jul|aug)\b"
)
_YEAR = re.compile(r"(?<![\w.,/-])(?:19[5-9]|20[0-6])\d(?![\w/-]|[.,]\d| ?%)")
_PERIOD = re.compile(
    r"(?:\b(?:en|fin|debut|courant|avant|annees?|l'an|exercice|horizon|pour|ici|ici a|trimestre"
    r"|semestre|a partir|campagne|quarter|half|in|by|for|during|of|year|early|late|end"
    rf"|{_MONTH})(?: de| d'| of)? |[(])(?:fin |la fin |l'annee |the end of |late )?\Z"
)
# The day of an event, and the end of a term.
_NO_PERIOD = re.compile(
    rf"(?:\d{{1,2}}(?:er)? {_MONTH}\.? |{_MONTH} \d{{1,2}},? "
    r"|\bjusqu'(?:en|a) (?:fin )?|\buntil )\Z"
)
_OF = re.compile(
    r" ?(?:de |d'|du |des |de la |de l'|en |of |in |dans |worth of |pour )?"
    r"(?:la |le |les |l'|the )?(?:\w+ )?\Z"
)
# What stands between a change and its number: `a augmenté de`, `hausse spectaculaire de`, `up `.
_BY = re.compile(r"(?: [\w'-]+){0,3}? (?:de |d'|by )?[+]?|[ :+]*")
_CHANGES = frozenset(("growth", "decline"))
_NONE = Unit(None, "none")


def years(low: str, quantities: Sequence[Quantity]) -> list[int | None]:
    """The year that each quantity of a sentence speaks of, where the sentence says so.

    A year stands right after its number, or it opens the sentence and holds for all that follows.
    """
    found: list[int | None] = []
    spots = [
        (match.start(), int(match[0]))
        for match in _YEAR.finditer(low)
        if _is_period(low, match.start())
        and not any(q.lead <= match.start() < q.end for q in quantities)
    ]
    for quantity, limit in zip(quantities, _limits(low, quantities), strict=True):
        before = [spot for spot in spots if spot[0] < quantity.lead]
        after = [spot for spot in spots if quantity.end <= spot[0] < limit]
        found.append(after[0][1] if after else before[-1][1] if before else None)
        spots = [spot for spot in spots if spot not in after[:1]]
    return found


def _limits(low: str, quantities: Sequence[Quantity]) -> list[int]:
    """Where the words that belong to each quantity end: at the next one, or at a semicolon."""
    nexts = [*(quantity.lead for quantity in quantities[1:]), len(low)]
    stops = (low.find(";", q.end, until) for q, until in zip(quantities, nexts, strict=True))
    return [until if stop < 0 else stop for until, stop in zip(nexts, stops, strict=True)]


def _is_period(low: str, at: int) -> bool:
    """Whether a year is when something is so, not the year of a dated event or a name."""
    head = low[max(0, at - 32) : at]
    return _PERIOD.search(head) is not None and not _NO_PERIOD.search(head)


@cache
def _governing(lang: Lang) -> tuple[re.Pattern[str], dict[str | None, frozenset[str]]]:
    """A pattern of all governing nouns, one group a measure; the unit families of each measure."""
    measures = table("units")["measures"]
    groups = "|".join(f"(?P<{name}>{any_of(entry[lang])})" for name, entry in measures.items())
    families = {name: frozenset(entry["families"]) for name, entry in measures.items()}
    return re.compile(rf"\b(?:{groups})\b"), families


def measures(low: str, quantities: Sequence[Quantity], lang: Lang) -> list[str | None]:
    """What each quantity of a sentence measures: its counted noun, or its nearest governing one."""
    pattern, families = _governing(lang)
    units = [quantity.unit or _NONE for quantity in quantities]
    counts = all(unit.family == "count" for unit in units)
    nouns = [] if counts else list(pattern.finditer(low))
    found = []
    for quantity, unit, until in zip(quantities, units, _limits(low, quantities), strict=True):
        able = [noun for noun in nouns if unit.family in families[noun.lastgroup]]
        found.append(_measure(low, quantity, able, until) or unit.measure)
    return found


def _measure(
    low: str, quantity: Quantity, nouns: Sequence[re.Match[str]], until: int
) -> str | None:
    """The noun that governs a quantity; none behind the next number does."""
    before = change = after = None
    for noun in nouns:
        if noun.end() <= quantity.lead:
            if noun.lastgroup not in _CHANGES:
                before = noun.lastgroup
            else:
                told = _BY.fullmatch(low, noun.end(), quantity.lead)
                change = noun.lastgroup if told else None
        elif quantity.end <= noun.start() < until:
            after = noun.lastgroup
            if _OF.match(low, quantity.end, noun.start()):
                return change or after
            break
    return change or before or after
