"""The bounds that a text's own dates set on when it was written."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from babel.dates import get_day_names

from generator.model import Document, Lang
from generator.reading.numbers import find_numbers
from generator.reading.timeline import TOLD, Event, Tense
from generator.text import fold

WEB = 1996
"""Pages without a date are web pages: what is older is history."""
LEAD = 3
"""Blocks in which the news is told."""
_WEEKDAYS = {
    fold(name): number
    for locale in ("fr", "en")
    for number, name in get_day_names(locale=locale).items()
}
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b")
_FIGURE = re.compile(
    r"\d\s?(?:%|€|\$|M|Mt\b|Mds?|milli|billion|pour cent|percent|tonnes|euros|dollars)"
)
_RUNNING = (
    r"\b(?:(?:depuis|since) (?:janvier|january|le 1er janvier)|trimestre|semestre|quarter|half"
    r"|mois de|months of|debut|early|cette annee|this year|printemps|ete|automne|spring|summer"
    r"|autumn)[^.;,]{0,12}"
)
_ENTRY = re.compile(
    r"(?:[Ee]n |[Ll]e |[Ii]n )?(?:\d{1,2}(?:er)? \w+ )?(?:1[5-9]|20)\d\d(?:\s[:–—-]|[:–—-]|\s[A-Z])"
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_THEN = re.compile(r"(?P<n>[\w-]+(?: et \w+)?) (?:ans|années|years) (?:plus tard|later)\b")
_AGO = re.compile(r"\bil y a (?P<n>[\w-]+) ans\b|\b(?P<m>[\w-]+) years ago\b")


class YearGuess(NamedTuple):
    """The year of a day that names none: why, and whether the day is then certain."""

    year: int
    why: str
    sure: bool


class Story:
    """A document's dated events, with the bounds they set."""

    def __init__(self, document: Document, events: list[Event]) -> None:
        """Take the events of `timeline(document)`."""
        self.document = document
        self.events = events

    @cached_property
    def past(self) -> list[Event]:
        """Events with a year that are not announced, in order of time.

        Lone round years far ahead of all that is told are targets (`40 milliards en 2030`).
        """
        known = [e for e in self.events if e.year and e.tense is not Tense.FUTURE]
        told = max((e.year or 0 for e in known if e.tense in TOLD), default=None)
        if told is not None:
            known = [e for e in known if not (e.form == "year" and _is_target(e, told))]
        return sorted(known, key=begins)

    @cached_property
    def year(self) -> int | None:
        """The latest year the text does not announce: it was written then or later."""
        return max((e.year for e in self.past if e.year), default=None)

    @cached_property
    def announced(self) -> Event | None:
        """The latest event announced with its month, if the text knows of nothing later."""
        future = [e for e in self.events if e.tense is Tense.FUTURE and e.year and e.month]
        last = max(future, key=ends, default=None)
        if last is None or any(begins(e) > ends(last) for e in self.past):
            return None
        return last

    @cached_property
    def told(self) -> Event | None:
        """The latest event with month and year that the text tells as news."""
        told = [e for e in self.past if e.tense in TOLD and e.month]
        return max(told, key=begins, default=None)

    @cached_property
    def told_days(self) -> list[date]:
        """The first days of all events with month and year told as news, each once, in order."""
        return sorted({begins(e) for e in self.past if e.tense in TOLD and e.month})

    @cached_property
    def weekday_news(self) -> list[Event]:
        """News of the lead with weekday, day and month (`jeudi 2 décembre`), no year near."""
        return [
            e
            for e in self.events
            if e.tense is Tense.NEWS and e.weekday is not None and e.block < LEAD
            if not e.year and not _YEAR.search(e.near)
        ]

    @cached_property
    def counted(self) -> tuple[int, str] | None:
        """The current year counted from a stated one (`En 1978 … Quarante ans plus tard`)."""
        latest = self.year or 0
        found = [c for e in self.past for c in _counted(e, latest, self.document.lang)]
        best = max(found, default=None)
        return best if best and best[0] >= latest else None

    @cached_property
    def figures(self) -> Event | None:
        """The lone year of the latest figures, if the text names no later one."""
        told = (*TOLD, Tense.NEUTRAL)
        years = (e for e in self.past if e.form == "year" and e.year == self.year)
        return next((e for e in years if e.tense in told and _FIGURE.search(e.sentence)), None)

    @cached_property
    def chronicle(self) -> bool:
        """Whether the text is a list of years (a chronology, a life), not a piece of news."""
        entries = sum(bool(_ENTRY.match(b.text)) for b in self.document.blocks)
        return entries >= 3 or len({e.year for e in self.past if e.month}) >= 6

    def year_of(self, month: int, day: int, weekday: int | None) -> YearGuess | None:
        """The year of a stamp of the page that names none, if the text leaves one only."""
        if weekday is not None:
            return self.by_weekday(month, day, weekday)
        for year, words in self._going_on(month, day):
            return YearGuess(year, f"the text tells of “{words}”", True)
        if self.counted:
            return YearGuess(self.counted[0], f"the text counts “{self.counted[1]}”", False)
        return self.after_figures(month, day)

    def by_weekday(self, month: int, day: int, weekday: int) -> YearGuess | None:
        """The one year near those the text speaks of in which the day fell on its weekday.

        The years looked at are few: a weekday comes back after five, six or eleven of them.
        """
        if self.counted:
            years, near = range(self.counted[0] - 1, self.counted[0] + 2), self.counted[1]
        elif (latest := self._latest_current()) and latest.year:
            years, near = range(latest.year, latest.year + 2), latest.words
        elif (plan := self._plan()) and plan.year:
            years, near = range(plan.year - 3, plan.year + 1), plan.words
        else:
            return None
        fits = [y for y in years if weekday_of(y, month, day) == weekday]
        if len(fits) != 1 or fits[0] < WEB:
            return None
        name = calendar.day_name[weekday]
        why = f"near “{near}” only {fits[0]} had that day on a {name}"
        return YearGuess(fits[0], why, True)

    def _latest_current(self) -> Event | None:
        """What the text tells of its latest year, unless that year is mere background."""
        current = (e for e in self.past if e.year == self.year and e.tense is not Tense.BACKGROUND)
        return next(current, None)

    def _plan(self) -> Event | None:
        """The earliest plan with a part of a year (`repoussée à la fin de 2010`): it is near."""
        plans = [e for e in self.events if e.tense is Tense.FUTURE and e.year and e.form != "year"]
        return min(plans, key=begins, default=None)

    def after_figures(self, month: int, day: int) -> YearGuess | None:
        """The year after the latest full year told; a weekday named in the lead must agree."""
        if self.figures is None or self.figures.year is None:
            return None
        year = self.figures.year + 1
        sure = weekday_of(year, month, day) in [_WEEKDAYS[name] for name in self.weekdays]
        if self.weekdays and not sure:
            return None
        return YearGuess(year, f"the latest full year told is “{self.figures.words}”", sure)

    def _going_on(self, month: int, day: int) -> Iterator[tuple[int, str]]:
        """Years that the text treats as the current one, for a stamp of that day."""
        for event in reversed(self.past):
            if event.year != self.year or event.year is None or event.tense is Tense.BACKGROUND:
                continue
            age = (safe_day(event.year, month, day) - begins(event)).days
            if (event.month and -3 <= age <= 180) or (_is_running(event) and month > 3):
                yield event.year, event.words
        ahead = self.announced
        if ahead and ahead.year and ahead.month:
            year = ahead.year if safe_day(ahead.year, month, day) <= ends(ahead) else ahead.year - 1
            soon = (ends(ahead) - safe_day(year, month, day)).days <= 120
            if self.year in (year, year - 1) or (soon and self.year is None):
                yield year, ahead.words

    @cached_property
    def weekdays(self) -> list[str]:
        """The weekdays that the lead reports of (`a annoncé mardi`): the mark of news."""
        lead = [b.text[:600] for b in self.document.blocks if b.kind == "paragraph"][:LEAD]
        return [m[0] for text in lead for m in _WEEKDAY.finditer(fold(text))]

    @cached_property
    def running(self) -> Event | None:
        """The latest year, if the text tells of a part of it only (`depuis janvier 2018`)."""
        latest = (e for e in self.past if e.year == self.year and e.form in ("year", "month"))
        return next((e for e in latest if _is_running(e)), None)


def begins(event: Event) -> date:
    """The first day that an event with a year may be meant to be."""
    return safe_day(event.year or 1, event.month or 1, event.day or 1)


def ends(event: Event) -> date:
    """The last day that an event with a year may be meant to be."""
    return safe_day(event.year or 1, event.month or 12, event.day or 31)


def safe_day(year: int, month: int, day: int) -> date:
    """That day, or the last of its month where the month is shorter."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def weekday_of(year: int, month: int, day: int) -> int:
    """The weekday of a day, 0 for Monday."""
    return safe_day(year, month, day).weekday()


def _is_target(event: Event, told: int) -> bool:
    year = event.year or 0
    return event.tense is Tense.NEUTRAL and year % 5 == 0 and year >= told + 2


def _is_running(event: Event) -> bool:
    """`au premier trimestre 2022`: a part of a year that is told of while the year goes on."""
    if event.form in ("season", "part"):
        return event.month is None and not fold(event.words).startswith(("fin", "late", "end"))
    return re.search(f"{_RUNNING}{event.year}", fold(event.sentence)) is not None


def _counted(event: Event, latest: int, lang: Lang) -> Iterator[tuple[int, str]]:
    """Years counted from an event up to the day of writing: in its sentence or the ones beside.

    `Vingt ans plus tard, le pays a adhéré` counts to another event of the past, not to now; and
    only a few years ago are told of the latest year.
    """
    # Not folded: `à` is no verb.
    near = event.near.lower().replace("’", "'")
    for match in _THEN.finditer(near):
        number = _number(match["n"], lang)
        if number and not _PAST.search(near, match.end(), match.end() + 60):
            yield (event.year or 0) + number, f"{event.words} … {_verbatim(event, match)}"
    for match in _AGO.finditer(near) if event.year == latest else ():
        number = _number(match["n"] or match["m"], lang)
        if 0 < number <= 5:
            yield latest + number, f"{_verbatim(event, match)} … {event.words}"


def _verbatim(event: Event, match: re.Match[str]) -> str:
    return event.near[match.start() : match.end()]


def _number(words: str, lang: Lang) -> int:
    """The number that words or digits say, 0 where they say none."""
    numbers = find_numbers(words, lang)
    return int(numbers[-1].value) if numbers and numbers[-1].value <= 100 else 0


_PAST = re.compile(r"\b(?:a|ont|s'est|se sont|had|was|were) ")
