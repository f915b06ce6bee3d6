"""When a page was published: which of its dates is meant, or what its text lets one infer.

A stamp that the text contradicts is refused; a partial one is completed only where the text leaves
one year; without a stamp a date is inferred only where an editor would sign it. The clock is never
asked, and a wrong date is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from generator.model import Basis, DateFinding, Document, Evidence
from generator.reading.dategrammar import safe_day
from generator.reading.inferring import infer
from generator.reading.stamps import Place, Rank, Stamp, find_stamps
from generator.reading.story import Story
from generator.reading.timeline import LEAD, Tense

_EARLIEST = 1985
"""What is dated earlier is history, or a clock that was never set (1970)."""
_LATE = timedelta(days=180)
"""A page put online this long after its text looked ahead bears the site's date, not its own."""
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_SHOWN = 20
"""Refused dates that are listed: a thread of comments has hundreds."""


def publication_date(document: Document) -> DateFinding:
    """What the page and its text tell of the publication date; never today's date, never a guess.

    Stated in the page's head, dateline or foot, else inferred and so marked, else absent. `why`
    quotes the words, `refused` lists the dates that were considered and not taken.
    """
    found, refused = find_stamps(document)
    story = Story(document)
    stamps = []
    for stamp in found:
        if reason := _contradiction(stamp, story):
            refused.append(stamp.refused(reason))
        else:
            stamps.append(stamp)
    finding = (
        _stated([s for s in stamps if s.rank < Rank.UPDATED], refused)
        or _completed(stamps, story)
        or _stated(stamps, refused)
        or _issue(stamps)
        or infer(story)
        or DateFinding(None, None, Basis.ABSENT, _absent(stamps, refused))
    )
    told = (e for e in story.dated if e.span.month and e.evidence != finding.evidence)
    refused += (
        replace(e.evidence, rule=f"{e.tense.value} in the text, not the publication") for e in told
    )
    return replace(finding, refused=tuple(refused[:_SHOWN]))


def _absent(stamps: Sequence[Stamp], refused: Sequence[Evidence]) -> str:
    if stamps:
        return f"“{stamps[0].span.text}” lacks a part that nothing on the page gives surely"
    page = "no date of the page speaks of its publication" if refused else "the page gives no date"
    return f"{page}, and its text no sure sign of one"


def _contradiction(stamp: Stamp, story: Story) -> str | None:
    """Why a full stamp cannot be when the text was written, None where it can."""
    if not stamp.span.full or stamp.rank is Rank.DATELINE:
        return None
    day = stamp.span.first
    if day.year < _EARLIEST:
        return "is older than any press page: a date of history"
    announced = story.announced
    if announced and announced.span.last + _LATE < day:
        return f"is long after what the text still announces ({announced.words})"
    # One such event may be a plan whose verb was misread; two are a story of later days.
    told = {event.span.first for event in story.told}
    if len(later := sorted(d for d in told if d > day + timedelta(days=31))) >= 2:
        return f"is before what the text tells as past ({later[0].isoformat()})"
    # `jeudi 2 décembre` told as news in the lead. Writers slip by a day: only a day that would lie
    # months back speaks against the stamp.
    for event in story.dated:
        span = event.span
        if event.tense is not Tense.NEWS or event.index >= LEAD or _YEAR.search(event.near):
            continue
        if span.weekday is None or span.month is None or span.day is None:
            continue
        then = safe_day(day.year, span.month, span.day)
        if then > day + timedelta(days=10):
            then = safe_day(day.year - 1, span.month, span.day)
        if then.weekday() != span.weekday and (day - then).days > 60:
            return f"does not fit the weekday of “{event.words}”"
    return None


def _stated(stamps: Sequence[Stamp], refused: list[Evidence]) -> DateFinding | None:
    """The full date that most plainly says it is the publication date."""
    full = [s for s in stamps if s.span.full]
    if not full:
        return None
    best = full[0]
    dateline = next((s for s in full if s.rank is Rank.DATELINE), best)
    apart = (best.span.first - dateline.span.first).days
    # A page is filed within days of its dateline; a stamp far off is the site's, not the story's.
    if not -3 <= apart <= (180 if best.rank is Rank.PUBLISHED else 45):
        reason = f"is {abs(apart)} days off the dateline ({dateline.span.text})"
        refused.append(best.refused(reason))
        best = dateline
    day = best.span.first
    why = f"“{best.span.text}” is the {best.rank.value} (line {best.piece.line})"
    said = {r.line for r in refused}
    others = [s for s in full if s.span.first != day and s.piece.line not in said]
    refused += [s.refused(f"{s.rank.value}; the {best.rank.value} is plainer") for s in others]
    return DateFinding(day.isoformat(), day, Basis.STATED, why, best.evidence)


def _completed(stamps: Sequence[Stamp], story: Story) -> DateFinding | None:
    """A stamp without a year, where the page leaves one year only."""
    for stamp in stamps[:_SHOWN]:
        span, place = stamp.span, stamp.piece.place
        if span.year is not None or span.day is None or span.month is None:
            continue
        if place not in (Place.HEAD, Place.ABOVE) or not stamp.rank < Rank.STRAY:
            continue
        weekday = story.today if span.weekday is None else span.weekday
        found = story.year_of(span.month, span.day, weekday)
        if found is None:
            continue
        day = safe_day(found.year, span.month, span.day if found.sure else 1)
        edtf = day.isoformat() if found.sure else f"{found.year}-{span.month:02}~"
        why = f"the {stamp.rank.value} “{span.text}” names no year; {found.why}"
        return DateFinding(edtf, day, Basis.INFERRED, why, stamp.evidence)
    return None


def _issue(stamps: Sequence[Stamp]) -> DateFinding | None:
    """A magazine's month or year, where no day is known."""
    for stamp in stamps:
        span = stamp.span
        if span.day is not None or span.year is None:
            continue
        edtf = f"{span.year}-{span.month:02}" if span.month else f"{span.year}"
        why = f"“{span.text}” is the issue or month that the page names (line {stamp.piece.line})"
        return DateFinding(edtf, span.first, Basis.STATED, why, stamp.evidence)
    return None
