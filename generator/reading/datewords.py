"""The words that dates are made of, in French and English: CLDR's names and the catalog's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal

from babel.dates import get_day_names, get_month_names

from generator.catalog import table
from generator.text import fold

_LOCALES = ("fr", "en")
_WIDTHS: tuple[Literal["wide", "abbreviated"], ...] = ("wide", "abbreviated")


def month(word: str) -> int | None:
    """The number of the month that a word names in either language, abbreviated or not."""
    return _months().get(fold(word))


def weekday(word: str) -> int | None:
    """The number of the weekday that a word names, 0 for Monday."""
    return _weekdays().get(fold(word))


def is_english_month(word: str) -> bool:
    """Whether a month is named in English: only there the day may follow (`November 20`)."""
    return fold(word) in _english_months()


def is_season(word: str) -> bool:
    """Whether a word names a season."""
    return fold(word) in table("dates")["seasons"]


def is_part(word: str) -> bool:
    """Whether a word names a part of a month or year (`début`, `late`)."""
    return fold(word) in table("dates")["parts"]


def names_a_month(text: str) -> bool:
    """Whether a month may be named: most paragraphs have numbers, few have dates."""
    lower = text.lower()
    for stem in _stems():  # noqa: SIM110 -- `any` over a generator takes twice the time
        if stem in lower:
            return True
    return False


@cache
def stamp_words(*roles: str) -> re.Pattern[str]:
    """One pattern for the folded words of some roles of `stamps` in `catalog/dates.yaml`."""
    stamps = table("dates")["stamps"]
    return re.compile(r"(?<!\w)(?:" + "|".join(w for role in roles for w in stamps[role]) + ")")


def _month_names(locale: str) -> Iterator[tuple[str, int]]:
    for width in _WIDTHS:
        names: Any = get_month_names(width, locale=locale)
        yield from ((str(name).rstrip("."), number) for number, name in names.items())


@cache
def _months() -> Mapping[str, int]:
    names = {fold(name): number for locale in _LOCALES for name, number in _month_names(locale)}
    return {**names, **table("dates")["months"]}


@cache
def _weekdays() -> Mapping[str, int]:
    names: dict[str, int] = {}
    for locale in _LOCALES:
        for width in _WIDTHS:
            days: Any = get_day_names(width, locale=locale)
            names |= {fold(name).rstrip("."): number for number, name in days.items()}
    return {**names, **table("dates")["weekdays"]}


@cache
def _english_months() -> frozenset[str]:
    return frozenset(fold(name) for name, _ in _month_names("en"))


@cache
def _stems() -> tuple[str, ...]:
    written = {name.lower() for locale in _LOCALES for name, _ in _month_names(locale)}
    written |= set(_months())
    return tuple(sorted({form[:3] for name in written for form in (name, fold(name))}))
