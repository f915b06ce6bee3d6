"""The bounds that a text's own dates set on when it was written."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache, cached_property
from typing import NamedTuple

from generator.catalog import table
from generator.model import Document, Evidence
from generator.reading.dategrammar import WEEKDAYS, DateSpan, find_dates, safe_day
from generator.reading.numbers import find_numbers
from generator.reading.timeline import LEAD, Event, Tense, dated_events, lone_years
from generator.text import fold

WEB = 1996
"""Pages without a date are web pages: what is older is history."""


class YearGuess(NamedTuple):
    """The year of a day that names none: why, and whether the day is then certain."""

    year: int
    why: str
    sure: bool


class Count(NamedTuple):
    """The current year, counted from one that the text names; whether that `alone` dates it."""

    year: int
    words: str
    alone: bool
    evidence: Evidence


class Story:
    """A document's dated events, with the bounds they set on when it was written."""

    def __init__(self, document: Document) -> None:
        """Take a page that has been laid out."""
        self.document = document
        self.dated = dated_events(document)

    @cached_property
    def years(self) -> list[Event]:
        """The years that the text names alone."""
        return lone_years(self.document)

    @cached_property
    def past(self) -> list[Event]:
        """Events and lone years that are not announced, in order of time."""
        # Targets are for round years far behind all plans, whatever the verb: `s'est fixé 30 % en`.
        far = self.plans[-1].span.last.year + 5 if self.plans else 9999
        if self.around and not _RIGHTS.search(self.around[1]):
            far = min(far, self.around[0] + 1)
        known = [*self.dated, *(e for e in self.years if e.span.first.year <= far)]
        told = (e for e in known if e.span.year and e.tense is not Tense.FUTURE)
        return sorted(told, key=_first)

    @cached_property
    def year(self) -> int:
        """The latest year the text does not announce: it was written then or later; else 0."""
        return max((e.span.year for e in self.past if e.span.year), default=0)

    @cached_property
    def current(self) -> list[Event]:
        """What the text tells of its latest year; background may be of any year."""
        told = (e for e in self.past if e.tense is not Tense.BACKGROUND)
        return [e for e in told if e.span.year == self.year]

    @cached_property
    def told(self) -> list[Event]:
        """The events with month and year that the text tells as news, in order of time."""
        told = (e for e in self.dated if e.tense is Tense.NEWS and e.span.year and e.span.month)
        return sorted(told, key=_first)

    @cached_property
    def plans(self) -> list[Event]:
        """What is announced for a part of a year, in order of time."""
        future = (e for e in self.dated if e.tense is Tense.FUTURE and e.span.year)
        return sorted(future, key=lambda e: e.span.last)

    @cached_property
    def next(self) -> Event | None:
        """What is announced for one of the two years after the latest told."""
        future = (e for e in (*self.plans, *self.years) if e.tense is Tense.FUTURE and e.span.year)
        return next((e for e in future if 1 <= e.span.first.year - self.year <= 2), None)

    @cached_property
    def announced(self) -> Event | None:
        """The latest event announced with its month, if the text knows of nothing later."""
        last = next((e for e in reversed(self.plans) if e.span.month), None)
        later = last and any(e.span.first > last.span.last for e in self.past)
        return None if later else last

    @cached_property
    def running(self) -> Event | None:
        """The latest year, if the text tells of a part of it only (`depuis janvier 2018`)."""
        part = re.compile(rf"\b(?:{'|'.join(table('dates')['running'])})[^.;,]{{0,12}}{self.year}")
        latest = (e for e in self.past if e.span.year == self.year and not e.span.day)
        return next((e for e in latest if part.search(fold(e.sentence))), None)

    @cached_property
    def figures(self) -> Event | None:
        """The lone year of the latest figures, if the text names no later one."""
        years = (e for e in self.current if e.span.form == "year")
        return next((e for e in years if _FIGURE.search(e.sentence)), None)

    @cached_property
    def rights(self) -> tuple[int, str] | None:
        """The year of the page's copyright line, and its words: the page was saved then."""
        page = self.document
        for text in (*(d.text for d in reversed(page.dropped)), *(line.text for line in page.head)):
            if match := _RIGHTS.search(text, 0, 200):
                return int(match["year"]), match[0]
        return None

    @cached_property
    def around(self) -> tuple[int, str] | None:
        """The latest year that the lines around the article name, and its line."""
        found = ((int(year), text) for text in self._texts for year in _AROUND.findall(text[:200]))
        return max(found, default=None)

    @cached_property
    def _texts(self) -> list[str]:
        """The lines around the article: those of its head, and what the layout dropped."""
        page = self.document
        return [*(line.text for line in page.head), *(dropped.text for dropped in page.dropped)]

    @cached_property
    def beside(self) -> list[DateSpan]:
        """The fuller dates of the page: of its stamps, of comments, of other articles."""
        lang = self.document.lang
        found = (span for text in self._texts for span in find_dates(text[:160], lang))
        dated = (e.span for e in self.dated if e.span.full)
        return [span for span in (*found, *dated) if span.year and span.month]

    @cached_property
    def weekdays(self) -> list[str]:
        """The weekdays that the lead reports of (`a annoncé mardi`): the mark of news."""
        lead = [b.text[:600] for b in self.document.blocks if b.kind == "paragraph"][:LEAD]
        words = (word for text in lead for word in re.findall(r"\w{5,}", text.lower()))
        return [word for word in words if word in WEEKDAYS]

    @cached_property
    def era(self) -> tuple[range, str] | None:
        """The years in which all those were in office whom the text calls so."""
        text = fold(" ".join(block.text[:2000] for block in self.document.blocks[:10]))
        found = {m[0]: term for called, term in _terms() if (m := called.search(text))}
        first = max((term[0] for term in found.values()), default=0)
        last = min((term[1] for term in found.values()), default=0)
        return (range(first, last + 1), ", ".join(found)) if first <= last and found else None

    @cached_property
    def today(self) -> int | None:
        """The weekday of which the lead says that it is the day of writing (`ce lundi`)."""
        lead = " ".join(block.text[:600] for block in self.document.blocks[:LEAD])
        match = _TODAY.search(lead)
        return WEEKDAYS[match[1].lower()] if match else None

    @cached_property
    def counted(self) -> Count | None:
        """The current year counted from a stated one (`En 1978 … Quarante ans plus tard`)."""
        counts = (c for e in self.past for c in self._counts(e))
        best = max(counts, key=lambda count: count.year, default=None)
        return best if best and best.year >= self.year else None

    def _counts(self, event: Event) -> Iterator[Count]:
        """Years counted from an event up to the day of writing: in its sentence or beside it.

        `Vingt ans plus tard, le pays a adhéré` counts to another event of the past, not to now;
        and only a few years ago are told of the latest year.
        """
        near, year = event.near.replace("’", "'"), event.span.year or 0
        for match in _COUNT.finditer(near):
            words, later = event.near[slice(*match.span())], match["later"] or match["age"]
            if match["year"]:
                if int(match["year"]) == year:
                    yield Count(year + bool(match["last"]), words, True, event.evidence)
                continue
            numbers = find_numbers(match["n"] or match["m"] or later, self.document.lang)
            number = int(numbers[-1].value) if numbers else 0
            alone = number >= 10 and number % 5 == 0 and event.index <= LEAD
            words = f"{event.words} … {words}"
            if later and 0 < number <= 100:
                if match["age"] or not _PAST.search(near, match.end(), match.end() + 60):
                    yield Count(year + number, words, alone, event.evidence)
            elif not later and year == self.year and 0 < number <= 5:
                yield Count(year + number, words, False, event.evidence)

    def year_of(self, month: int, day: int, weekday: int | None) -> YearGuess | None:
        """The year of a day that names none, if the text leaves one only.

        Each sign leaves some years; the weekday chooses among them.
        """
        for years, why, sure in self._signs(month, day, weekday is not None):
            fits = [y for y in years if weekday in (None, safe_day(y, month, day).weekday())]
            if len(fits) == 1 and fits[0] >= WEB:
                if weekday is not None:
                    why = f"{why}; only {fits[0]} had that day on a {calendar.day_name[weekday]}"
                return YearGuess(fits[0], why, sure or weekday is not None)
        return None

    def _signs(
        self, month: int, day: int, weekday: bool
    ) -> Iterator[tuple[Iterable[int], str, bool]]:
        """The years in which the text may be of a day: why, and whether they are sure."""
        for other in self.beside:
            after = (other.first - safe_day(other.first.year, month, day)).days
            if other.day and (-14 <= after <= 60 if weekday else 0 <= after <= 14):
                yield [other.first.year], f"the page bears “{other.text}” close to it", True
        # An archive lists the same month of many years: a weekday must choose among them.
        same = [other for other in self.beside if other.month == month and not other.day]
        if same and weekday:
            yield {o.first.year for o in same}, f"the page names “{same[0].text}”", True
        if self.counted:
            yield [self.counted.year], f"the text counts “{self.counted.words}”", False
        for event in reversed(self.current):
            after = (safe_day(self.year, month, day) - event.span.first).days
            if event.span.month and -3 <= after <= 180:
                yield [self.year], f"the text tells of “{event.words}”", True
        if self.running and month > 3:
            yield [self.year], f"the text tells of “{self.running.words}”", True
        # A weekday comes back after five, six or eleven years: few years are looked at.
        latest = [e for e in self.current if e is self.figures or e.tense is Tense.NEWS]
        if weekday and latest:
            yield range(self.year, self.year + 2), f"the text tells of “{latest[-1].words}”", True
        if weekday and self.plans:
            plan = self.plans[0]
            years = range(plan.span.first.year - 3, plan.span.first.year + 1)
            yield years, f"the text announces “{plan.words}”", True
        if self.figures and not weekday:
            # The lead may report of that weekday: then the day is certain.
            told = [WEEKDAYS[word] for word in self.weekdays]
            sure = safe_day(self.year + 1, month, day).weekday() in told
            yield [self.year + 1], f"the latest full year told is “{self.figures.words}”", sure
        if weekday and self.around:
            year, words = self.around
            yield range(max(self.year, year - 1), year + 1), f"the page names “{words}”", True
        if weekday and self.year:
            last = (self.current or self.past)[-1]
            since = last.tense is Tense.BACKGROUND  # `depuis 2003` is told later
            years = range(self.year + since, self.year + 2)
            yield years, f"the text tells of “{last.words}”", True
        if weekday and self.era:
            yield self.era[0], f"it names “{self.era[1]}”, then in office", True
        if self.rights and 0 <= self.rights[0] - (self.year or self.rights[0]) <= 2:
            yield [self.rights[0]], f"the page bears “{self.rights[1]}”", False


@cache
def _terms() -> list[tuple[re.Pattern[str], Sequence[int]]]:
    """How those are called who are in office, with their first and last year."""
    now = r"(?<!ancien )(?<!ancienne )(?<!former )(?<!ex-)\b(?:%s)\b"
    return [(re.compile(now % who), term) for who, term in table("dates")["terms"].items()]


def _first(event: Event) -> date:
    return event.span.first


_TODAY = re.compile(rf"\bce ({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright|droits r[ée]serv[ée]s|rights reserved)[^\d]{0,60}(?P<year>20\d\d)\b"
    r"(?!\s?[-–])",
    re.IGNORECASE,
)
_AROUND = re.compile(r"(?<![\w.,/+])20\d\d(?![\w.,/%]|\s?[€$])")
_COUNT = re.compile(
    r"(?P<later>[\w-]+(?: et \w+)?) (?:ans|années|years) (?:plus tard|later)\b"
    r"|\b(?:les|ses|leurs) (?P<age>[\w-]+) ans (?:de |d')"
    r"|\bil y a (?P<n>[\w-]+) ans\b|\b(?P<m>[\w-]+) years ago\b"
    r"|\b(?:(?P<last>l'an(?:née)? (?:derni(?:er|ère)|passée?)|last year)|cette année|this year)"
    r"[ ,(]{1,3}(?:en |in )?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:a|ont|s'est|se sont|had|was|were) ")
# A number that is no year and no day: `15 000 barils`, `12 %`.
_FIGURE = re.compile(
    r"(?<![\d.,])(?!(?:19|20)\d\d\b)\d[\d.,\u00a0\u202f ]*\s?(?:[^\W\d_]{4}|[%€$MGkm])"
)
