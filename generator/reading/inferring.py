"""What the text alone tells of when it was written, where an editor would sign the inference.

The latest event told as news, an announced one as a bound, a stamp's missing year. History has
dates too: whatever the text names later than the candidate speaks against it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property

from generator.catalog import table
from generator.model import Basis, DateFinding, Document, Evidence
from generator.reading.timeline import Event, Tense
from generator.text import fold

_LEAD = 3
"""Paragraphs in which the news is told."""
_TOLD = (Tense.NEWS, Tense.PRESENT)


class Story:
    """A document's dated events, with the bounds they set."""

    def __init__(self, document: Document, events: list[Event]) -> None:
        """Take the events of `timeline(document)`."""
        self.document = document
        self.events = events

    @cached_property
    def past(self) -> list[Event]:
        """Events not announced, in order of time; lone round years far ahead are targets."""
        known = [e for e in self.events if e.year is not None and e.tense is not Tense.FUTURE]
        told = max((e.year or 0 for e in known if e.tense in _TOLD), default=None)
        if told is not None:
            known = [e for e in known if not (e.form == "year" and _is_target(e, told))]
        return sorted(known, key=self.begins)

    @cached_property
    def year(self) -> int | None:
        """The latest year that the text does not announce: it was written then or later."""
        return self.past[-1].year if self.past else None

    @staticmethod
    def begins(event: Event) -> date:
        """The first day that an event with a year may be meant to be."""
        return date(event.year or 1, event.month or 1, event.day or 1)

    @staticmethod
    def ends(event: Event) -> date:
        """The last day that an event with a year may be meant to be."""
        year, month = event.year or 1, event.month or 12
        return date(year, month, event.day or calendar.monthrange(year, month)[1])

    def announced(self) -> Event | None:
        """The latest dated event announced, if the text knows nothing later."""
        future = [e for e in self.events if e.tense is Tense.FUTURE and e.year and e.form != "year"]
        last = max(future, key=self.ends, default=None)
        if last is None or any(
            self.ends(e) > self.ends(last) and (e.form != "year" or e.year != last.year)
            for e in self.events
            if e.year and e is not last and e.form not in ("year",)
        ):
            return None
        if last and any(e.year and e.year > (last.year or 0) for e in self.past):
            return None
        return last if last.month else None

    def latest_told(self) -> Event | None:
        """The latest event with a month and a year that the text tells as news."""
        told = [e for e in self.past if e.tense in _TOLD and e.month and e.form not in ("season", "part")]
        return max(told, key=self.begins, default=None)

    def year_of(self, month: int, day: int, weekday: int | None) -> tuple[int, str, bool] | None:
        """The year of a stamp that names none: the year, why, and whether the day is then sure."""
        if weekday is not None:
            return self._year_by_weekday(month, day, weekday)
        for year, reason in self._years_going_on(month, day):
            return year, reason, True
        figures = self._figures()
        if figures is not None and figures.year == self.year:
            year = figures.year + 1
            named = self._weekdays_named()
            sure = _weekday(year, month, day) in named
            return (year, f"the latest full year told is “{figures.words}”", sure) if sure or not named else None
        return None

    def _year_by_weekday(self, month: int, day: int, weekday: int) -> tuple[int, str, bool] | None:
        """The one year near those the text names in which the day fell on its weekday."""
        future = [e.year for e in self.events if e.tense is Tense.FUTURE and e.year]
        if self.year is not None:
            years = range(self.year, self.year + 4)
            near = f"the text names {self.year}"
        elif future:
            years = range(min(future) - 4, min(future) + 1)
            near = f"the text looks ahead to {min(future)}"
        else:
            return None
        fits = [y for y in years if _weekday(y, month, day) == weekday]
        if len(fits) != 1:
            return None
        name = calendar.day_name[weekday]
        return fits[0], f"{near}, and only in {fits[0]} was that day a {name}", True

    def _years_going_on(self, month: int, day: int) -> Iterator[tuple[int, str]]:
        """Years that the text treats as the current one for a stamp of that day."""
        last = self.past[-1] if self.past else None
        if last is not None and last.year is not None:
            stamp = _safe(last.year, month, day)
            if last.month and -3 <= (stamp - self.begins(last)).days <= 180:
                yield last.year, f"the text tells of “{last.words}”"
            running = next((e for e in self.past if e.year == self.year and _is_running(e)), None)
            if running is not None:
                yield last.year, f"the text speaks of a part of {last.year} (“{running.words}”)"
        ahead = self.announced()
        if ahead is not None and ahead.year is not None and ahead.month:
            stamp = _safe(ahead.year, month, day)
            year = ahead.year if stamp <= self.ends(ahead) else ahead.year - 1
            if year >= (self.year or year):
                yield year, f"the text announces “{ahead.words}”"

    def _weekdays_named(self) -> set[int]:
        """Weekdays that the first paragraph reports of (`a annoncé mardi`)."""
        first = next((b.text for b in self.document.blocks if b.kind == "paragraph"), "")
        return {n for name, n in _WEEKDAYS.items() if re.search(rf"\b{name}\b", fold(first[:600]))}

    def _figures(self) -> Event | None:
        """The latest lone year that a figure or a finite verb is told of."""
        for event in reversed(self.past):
            if event.form == "year" and event.tense is not Tense.BACKGROUND:
                if event.tense in _TOLD or _FIGURE.search(event.sentence):
                    return event
        return None

    def chronicle(self) -> bool:
        """Whether the text is a list of years (a chronology, a life), not a piece of news."""
        opening = sum(bool(_OPENS.match(b.text)) for b in self.document.blocks)
        years = {e.year for e in self.past if e.month}
        return opening >= 3 or len(years) >= 6


_WEEKDAYS = dict(zip("lundi mardi mercredi jeudi vendredi samedi dimanche".split(), range(7), strict=True)) | dict(
    zip("monday tuesday wednesday thursday friday saturday sunday".split(), range(7), strict=True)
)
_FIGURE = re.compile(r"\d\s?(?:%|€|\$|M|Mt\b|Mds?|milli|billion|pour cent|percent|tonnes|euros|dollars)")
_RUNNING = r"(?:trimestre|semestre|quarter|half|premiers mois|mois de|months of|debut|early|cette annee|this year|printemps|ete|automne|hiver|spring|summer|autumn|winter)"
_OPENS = re.compile(r"(?:[Ee]n |[Ll]e )?(?:\d{1,2}(?:er)? \w+ )?(?:1[5-9]|20)\d\d\s?(?:[:–—-]|\s)")


def _is_target(event: Event, told: int) -> bool:
    year = event.year or 0
    return event.tense is Tense.NEUTRAL and year % 5 == 0 and year >= told + 2


def _is_running(event: Event) -> bool:
    """`au premier trimestre 2022`: a part of a year that is told of while the year goes on."""
    if event.form in ("season", "part"):
        return True
    pattern = rf"{_RUNNING}[^.;,]{{0,12}}{event.year}"
    return event.form == "year" and re.search(pattern, fold(event.sentence)) is not None


def _safe(year: int, month: int, day: int) -> date:
    """That day; the last of the month where there is none (29 February)."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _weekday(year: int, month: int, day: int) -> int:
    return _safe(year, month, day).weekday()


def infer(story: Story) -> DateFinding | None:
    """A date from the text alone, with its reason; None where an editor would not sign one."""
    if story.chronicle():
        return None
    return (
        _latest_news(story) or _bound(story) or _announced_day(story) or _lead_weekday(story) or _anniversary(story)
    )


def _about(year: int, month: int, why: str, evidence: Evidence) -> DateFinding:
    return DateFinding(f"{year}-{month:02}~", date(year, month, 1), Basis.INFERRED, why, evidence)


def _latest_news(story: Story) -> DateFinding | None:
    """The latest event told as past, if it is the news and nothing later is named."""
    told = story.latest_told()
    if told is None or told.year is None or told.month is None:
        return None
    if any(_later(e, told) for e in story.past if e is not told):
        return None
    ahead = story.announced()
    close = ahead is not None and timedelta(0) <= story.ends(ahead) - story.begins(told) <= timedelta(days=366)
    company = [
        e for e in story.past
        if e is not told and e.month and e.tense in _TOLD and abs(story.begins(told) - story.begins(e)) <= timedelta(days=120)
    ]  # fmt: skip
    if not (close or (told.day and told.block < _LEAD) or (company and told.block < _LEAD)):
        return None
    why = f"latest dated past event in the text: “{told.words}”"
    return _about(told.year, told.month, why, told.evidence)


def _later(event: Event, told: Event) -> bool:
    """Whether an event is later than the one told: then that one was not the news."""
    if event.month:
        return Story.begins(event) > Story.ends(told)
    return (event.year or 0) > (told.year or 0)


def _bound(story: Story) -> DateFinding | None:
    """A visit or meeting announced for a month: the text was written before its end."""
    ahead = story.announced()
    if ahead is None or ahead.year is None or ahead.month is None or ahead.block >= _LEAD + 1:
        return None
    # Announced years ahead (a world fair, games), it would say next to nothing.
    if story.year is not None and 1 < ahead.year - story.year < 10:
        return None
    edtf = f"../{ahead.year}-{ahead.month:02}"
    why = f"the text announces “{ahead.words}”, so it was written before"
    last = date(ahead.year, ahead.month, 1) - timedelta(days=1)
    return DateFinding(edtf, last, Basis.INFERRED, why, ahead.evidence)


def _announced_day(story: Story) -> DateFinding | None:
    """`prévue pour le 29 juillet` in a text whose latest figures are of 2024: July 2025."""
    for event in story.events:
        if event.tense is not Tense.FUTURE or event.year or not event.month or not event.day:
            continue
        if event.block >= _LEAD:
            continue
        found = story.year_of(event.month, event.day, event.weekday)
        if found is not None:
            why = f"the text announces “{event.words}”; {found[1]}"
            return _about(found[0], event.month, why, event.evidence)
    return None


def _lead_weekday(story: Story) -> DateFinding | None:
    """`mercredi 4 novembre` told as news in the lead, where one year fits."""
    for event in story.events:
        if event.tense not in _TOLD or event.year or event.weekday is None or event.block >= _LEAD:
            continue
        found = story.year_of(event.month or 1, event.day or 1, event.weekday)
        if found is not None and event.month:
            why = f"the text tells of “{event.words}”; {found[1]}"
            return _about(found[0], event.month, why, event.evidence)
    return None


def _anniversary(story: Story) -> DateFinding | None:
    """`les 26 ans de l'établissement des relations diplomatiques`, opened in 1992: 2018."""
    for block in story.document.blocks:
        folded = fold(block.text[:4000])
        if "ans" not in folded and "anniversa" not in folded and "years" not in folded:
            continue
        for fact in table("anniversaries"):
            match = re.search(rf"\b(\d{{1,2}}) ?(?:e|eme|th|st|nd|rd)? (?:ans|anniversaire|years|anniversary)\b[^.]{{0,40}}?(?:{fact['event']})", folded)
            if match is None or not re.search(fact["names"], folded):
                continue
            year = fact["opened"] + int(match[1])
            if int(match[1]) < 5 or story.year is None or not story.year <= year <= story.year + 2:
                continue
            why = f"“{match[0]}”, counted from {fact['opened']}"
            evidence = Evidence(block.lines[0], match[0], "anniversary of a known year", block.anchor)
            return DateFinding(f"{year}~", date(year, 1, 1), Basis.INFERRED, why, evidence)
    return None
