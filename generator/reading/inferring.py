"""What the text alone tells of when it was written, where an editor would sign the inference.

History has dates too: whatever the text names later than a candidate speaks against it, and a
wrong date is worse than none.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from generator.catalog import table
from generator.model import Basis, DateFinding, Evidence
from generator.reading.story import LEAD, WEB, Story, YearGuess, begins, ends
from generator.reading.timeline import TOLD, Event, Tense
from generator.text import fold, sentences


def infer(story: Story) -> DateFinding | None:
    """A date from the text alone, with its reason; None where an editor would not sign one."""
    if story.chronicle:
        return None
    for rule in (_latest_news, _bound, _day_of_lead, _anniversary, _this_year):
        if finding := rule(story):
            return finding
    return None


def _about(year: int, month: int, why: str, evidence: Evidence) -> DateFinding:
    return DateFinding(f"{year}-{month:02}~", date(year, month, 1), Basis.INFERRED, why, evidence)


def _latest_news(story: Story) -> DateFinding | None:
    """The latest event told as past, if it is the news and nothing later is named."""
    told = story.told
    if told is None or told.year is None or told.month is None or told.year < WEB:
        return None
    if any(_later(e, told) for e in story.past if e is not told):
        return None
    ahead = story.announced
    soon = ahead is not None and (ends(ahead) - begins(told)).days <= 366
    lead = told.block < LEAD and (told.day or _has_company(told, story))
    if not (soon or lead):
        return None
    why = f"latest dated past event in the text: “{told.words}”"
    return _about(told.year, told.month, why, told.evidence)


def _later(event: Event, told: Event) -> bool:
    """Whether an event is later than the one told: then that one was not the news."""
    if event.month:
        return begins(event) > ends(told)
    return (event.year or 0) > (told.year or 0)


def _has_company(told: Event, story: Story) -> bool:
    """Whether other events of the same months are told: a lone month may be background."""
    months = (e for e in story.past if e is not told and e.month and e.tense in TOLD)
    return any(abs(begins(told) - begins(e)) <= timedelta(days=120) for e in months)


def _bound(story: Story) -> DateFinding | None:
    """A visit or meeting announced for a month: the text was written before its end."""
    ahead = story.announced
    if ahead is None or ahead.year is None or ahead.month is None or ahead.block > LEAD:
        return None
    # Announced years ahead (a world fair, games), it would say next to nothing.
    if story.year is not None and 1 < ahead.year - story.year < 10:
        return None
    why = f"the text announces “{ahead.words}”, so it was written before"
    last = date(ahead.year, ahead.month, 1) - timedelta(days=1)
    edtf = f"../{ahead.year}-{ahead.month:02}"
    return DateFinding(edtf, last, Basis.INFERRED, why, ahead.evidence)


def _day_of_lead(story: Story) -> DateFinding | None:
    """A day of the lead that names no year, where the rest of the text gives it.

    `prévue pour le 29 juillet`, the latest figures being of 2024: July 2025.
    """
    for event in story.events:
        if event.year or not event.month or not event.day or event.block >= LEAD:
            continue
        found = _year_in_lead(event, event.month, event.day, story)
        if found is not None:
            why = f"the text tells of “{event.words}” ({event.tense.value}); {found.why}"
            return _about(found.year, event.month, why, event.evidence)
    return None


def _year_in_lead(event: Event, month: int, day: int, story: Story) -> YearGuess | None:
    if event.tense is Tense.BACKGROUND:
        return None
    if event.weekday is not None and event.tense is not Tense.NEUTRAL:
        return story.by_weekday(month, day, event.weekday)
    if story.counted:
        return YearGuess(story.counted[0], f"the text counts “{story.counted[1]}”", False)
    if event.tense is Tense.FUTURE:
        return story.year_of(month, day, None)
    return None


def _anniversary(story: Story) -> DateFinding | None:
    """`les 26 ans de l'établissement des relations diplomatiques`, opened in 1992: 2018."""
    for block in story.document.blocks:
        folded = fold(block.text[:4000])
        for fact in table("anniversaries") if _YEARS.search(folded) else ():
            match = re.search(rf"{_YEARS.pattern}[^.]{{0,40}}?(?:{fact['event']})", folded)
            if match is None or not re.search(fact["names"], folded):
                continue
            year = fact["opened"] + int(match["n"])
            if story.year is not None and story.year <= year <= story.year + 2:
                words = _verbatim(block.text, match[0])
                why = f"“{words}”, counted from {fact['opened']}"
                evidence = Evidence(block.lines[0], words, "anniversary", block.anchor)
                return DateFinding(f"{year}~", date(year, 1, 1), Basis.INFERRED, why, evidence)
    return None


def _verbatim(text: str, folded: str) -> str:
    """The sentence of a text that holds some folded words."""
    places = sentences(text)
    return next((text[i:j] for i, j in places if folded in fold(text[i:j])), text)


_YEARS = re.compile(
    r"\b(?P<n>[5-9]|[1-9]\d) ?(?:e|eme|th|st|nd|rd)? (?:ans|anniversaire|years|anniversary)\b"
)
_NOW = re.compile(r"\b(?:cette année(?! \d)(?!-là)|this year|l['’]an prochain|next year)\b", re.I)


def _this_year(story: Story) -> DateFinding | None:
    """`En 2023, ils n'étaient que … Cette année doit dire`: the year after the latest figures.

    Figures alone may be old; the text must speak of its own days, by the year beside the figures
    or by a weekday in its lead.
    """
    latest = story.running or story.figures
    if latest is None or latest.year is None or latest.year < WEB:
        return None
    now = _now_beside(latest, story) or next(iter(story.weekdays), None)
    if now is None:
        return None
    year = latest.year + (latest is not story.running)
    what = "the text is of" if latest is story.running else "the latest figures are of"
    why = f"{what} “{latest.words}”, and it speaks of “{now}”"
    return DateFinding(f"{year}~", date(year, 1, 1), Basis.INFERRED, why, latest.evidence)


def _now_beside(latest: Event, story: Story) -> str | None:
    """The words by which the text speaks of its own year, in the event's block or beside it."""
    for block in story.document.blocks[max(0, latest.block - 1) : latest.block + 2]:
        if match := _NOW.search(block.text[:4000]):
            return match[0]
    return None
