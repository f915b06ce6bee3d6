"""What the text alone tells of when it was written, where an editor would sign the inference.

History has dates too: whatever the text names later than a candidate speaks against it, and a
wrong date is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from generator.catalog import table
from generator.model import Basis, DateFinding, Evidence
from generator.reading.dategrammar import WEEKDAYS
from generator.reading.dates import find_dates
from generator.reading.numbers import find_numbers
from generator.reading.stamps import FOOTNOTE
from generator.reading.story import WEB, Story
from generator.reading.timeline import LEAD, Tense, find_years


def infer(story: Story) -> DateFinding | None:
    """A date from the text alone, with its reason; None where an editor would not sign one."""
    if len({e.span.year for e in story.past if e.span.month}) >= 6:
        return None  # a chronology or a life, not a piece of news
    rules = (
        *(_after, _latest_news, _bound, _day_of_lead, _day_of_caption, _anniversary),
        *(_comments, _sources, _this_year, _years_later),
    )
    return next((found for rule in rules if (found := rule(story))), None)


def _about(year: int, month: int, why: str, evidence: Evidence) -> DateFinding:
    return DateFinding(f"{year}-{month:02}~", date(year, month, 1), Basis.INFERRED, why, evidence)


_DAYS = {
    "jour": 1,
    "day": 1,
    "semaine": 7,
    "week": 7,
    "mois": 30,
    "month": 30,
    "an": 365,
    "year": 365,
}
_SINCE = re.compile(
    r"\b(?P<count>\w+) (?P<unit>jour|semaine|mois|an|day|week|month|year)s? "
    r"(?P<how>plus tard|later|après|after)\b",
    re.IGNORECASE,
)


def _after(story: Story) -> DateFinding | None:
    """`Trois semaines après le séisme du 12 janvier 2010`."""
    for text, match, count, evidence in _since(story, "après", "after"):
        spans = (s for s in find_dates(text, story.document.lang) if s.full)
        start = next((s for s in spans if 0 <= s.start - match.end() <= 60), None)
        if start is None:
            continue
        day = start.first + timedelta(days=_DAYS[match["unit"].lower()] * count)
        if day.year >= max(WEB, story.year):
            why = f"counted from “{start.text}” (“{match[0]}”)"
            return _about(day.year, day.month, why, evidence)
    return None


def _years_later(story: Story) -> DateFinding | None:
    """`En 1978 … Quarante ans plus tard`: of round numbers, those that are remembered."""
    for text, match, count, evidence in _since(story, "plus tard", "later"):
        if match["unit"].lower() not in ("an", "year") or count < 10 or count % 5:
            continue
        named = find_years(text, find_dates(text, story.document.lang))
        start = next((y for y in reversed(named) if y.end <= match.start()), None)
        year = (start.year or 0) + count if start else 0
        if start and year >= max(WEB, story.year):
            why = f"counted from “{start.text}” (“{match[0]}”)"
            return DateFinding(f"{year}~", date(year, 1, 1), Basis.INFERRED, why, evidence)
    return None


def _since(story: Story, *hows: str) -> Iterator[tuple[str, re.Match[str], int, Evidence]]:
    """Where the lead says how much time has passed: its text, the words, their number."""
    for block in story.document.blocks[:LEAD]:
        text = block.text[:1000]
        for match in _SINCE.finditer(text):
            count = find_numbers(match["count"], story.document.lang)
            if count and match["how"].lower() in hows:
                evidence = Evidence(block.lines[0], match[0], "time that has passed", block.anchor)
                yield text, match, int(count[0].value), evidence


def _latest_news(story: Story) -> DateFinding | None:
    """The latest event told as past, if it is the news and nothing later is named."""
    told = story.told[-1] if story.told else None
    if told is None or not told.span.day or told.index >= LEAD or told.span.first.year < WEB:
        return None
    if any(e.span.first > told.span.last for e in story.past):
        return None
    why = f"latest dated past event in the text: “{told.words}”"
    return _about(told.span.first.year, told.span.first.month, why, told.evidence)


def _bound(story: Story) -> DateFinding | None:
    """A visit or meeting announced for a month: the text was written before its end."""
    ahead = story.announced
    if ahead is None or ahead.index > LEAD:
        return None
    month = ahead.span.first.replace(day=1)
    # Announced years ahead (a world fair, games), it would say next to nothing.
    if story.year and 1 < month.year - story.year < 10:
        return None
    why = f"the text announces “{ahead.words}”, so it was written before"
    edtf = f"../{month.year}-{month.month:02}"
    return DateFinding(edtf, month - timedelta(days=1), Basis.INFERRED, why, ahead.evidence)


def _day_of_lead(story: Story) -> DateFinding | None:
    """A day of the lead that names no year, where the rest of the text gives it.

    `prévue pour le 29 juillet`, the latest figures being of 2024: July 2025.
    """
    for event in story.dated:
        span, tense = event.span, event.tense
        if span.year or not span.month or not span.day or event.index >= LEAD:
            continue
        told = tense is Tense.FUTURE or span.weekday is not None
        if tense is Tense.BACKGROUND or not (told or story.counted):
            continue
        if found := story.year_of(span.month, span.day, span.weekday):
            why = f"the text tells of “{event.words}” ({tense.value}); {found.why}"
            return _about(found.year, span.month, why, event.evidence)
    return None


def _day_of_caption(story: Story) -> DateFinding | None:
    """The day of a picture beside the lead, if it is the weekday of which the lead tells."""
    lead = max((n for b in story.document.blocks[:LEAD] for n in b.lines), default=0)
    captions = [d for d in story.document.dropped if d.line < lead and "caption" in d.reason]
    for caption in captions if captions and story.weekdays else ():
        for span in find_dates(caption.text[:400], story.document.lang):
            if span.year or not span.month or not span.day:
                continue
            word = story.weekdays[0]
            if found := story.year_of(span.month, span.day, WEEKDAYS[word]):
                why = f"the lead tells of “{word}”, a picture of “{span.text}”; {found.why}"
                evidence = Evidence(caption.line, caption.text, "date of a caption")
                return _about(found.year, span.month, why, evidence)
    return None


_JUBILEE = re.compile(r"\b(\w+?)(?:ième|ème|eme|e|th)s? (?:anniversaire|anniversary)\b", re.I)


def _anniversary(story: Story) -> DateFinding | None:
    """`À la veille du dixième anniversaire`, and the day in the text on which it began."""
    lead = (block for block in story.document.blocks[: LEAD + 1])
    for match in (m for block in lead if (m := _JUBILEE.search(block.text, 0, 1000))):
        years = find_numbers(match[1], story.document.lang) or find_numbers(
            match[1] + "e", story.document.lang
        )
        first = next((e for e in story.dated if e.span.full and e.index <= LEAD), None)
        if not years or first is None or first.span.year is None:
            continue
        year = first.span.year + int(years[0].value)
        if year >= max(WEB, story.year):
            why = f"the text is of the “{match[0]}” of “{first.span.text}”"
            return _about(year, first.span.month or 1, why, first.evidence)
    return None


_THREAD = re.compile(r"comment|r[ée]action|r[ée]ponse|repl(?:y|ies)", re.I)


def _comments(story: Story) -> DateFinding | None:
    """The month of the first comment, if the text tells of that year or the one before."""
    gone = story.document.dropped
    start = next(
        (d.line for d in gone if d.reason == "end of the article" and _THREAD.search(d.text)), 0
    )
    dates = [
        (span, d)
        for d in gone
        if start and d.line > start
        for span in find_dates(d.text[:160], story.document.lang)
        if span.full
    ]
    if not dates:
        return None
    span, dropped = min(dates, key=lambda found: found[0].first)
    told = story.year and 0 <= span.first.year - story.year <= 1
    if not told and not any(0 <= e.span.first.year - span.first.year <= 1 for e in story.plans):
        return None
    why = f"the first comment is of “{span.text}”"
    evidence = Evidence(dropped.line, dropped.text, "date of a comment")
    return _about(span.first.year, span.first.month, why, evidence)


def _sources(story: Story) -> DateFinding | None:
    """The year of the latest source that the footnotes name, if the text names no later one."""
    page, end = story.document, max((n for b in story.document.blocks for n in b.lines), default=0)
    below = [(n.number, n.text) for n in page.head] + [(d.line, d.text) for d in page.dropped]
    notes = [
        (span.first, span.text, Evidence(line, text, "date of a footnote"))
        for line, text in below
        if line > end and FOOTNOTE.match(text)
        for span in find_dates(text[:400], page.lang)[-1:]
        if span.full
    ]
    day, words, evidence = max(notes, key=lambda note: note[0], default=(date.min, "", None))
    if len(notes) < 2 or day.year < max(WEB, story.year) or evidence is None:
        return None
    why = f"the latest source that a footnote cites is of “{words}”"
    return DateFinding(f"{day.year}~", date(day.year, 1, 1), Basis.INFERRED, why, evidence)


def _this_year(story: Story) -> DateFinding | None:
    """`En 2023, ils n'étaient que … Cette année doit dire`: the year after the latest figures.

    Figures alone may be old. The text must speak of its own days, by naming its year, by a weekday
    in its lead or by a plan for the next years; or the page bears the year.
    """
    if story.year < WEB:
        return None
    plan = story.next
    apart = plan is not None and plan.span.first.year == story.year + 2
    now = _now(story) if apart or story.running or story.figures else ""
    # Writers do not name their own year: it is the one between those that they name.
    between = apart and now
    latest = story.past[-1] if between else story.running or story.figures
    if latest is None:
        return None
    year = story.year + bool(between or latest is not story.running)
    signs = [f"it speaks of “{now}”"] if now else []
    signs += [f"it announces “{plan.words}”"] if plan else []
    if story.rights and story.rights[0] == year:
        signs.append(f"the page bears “{story.rights[1]}”")
    if not signs:
        return None
    what = "the latest figures are of" if latest is story.figures else "the text tells of"
    why = f"{what} “{latest.words}”, and {signs[0]}"
    return DateFinding(f"{year}~", date(year, 1, 1), Basis.INFERRED, why, latest.evidence)


def _now(story: Story) -> str:
    """The words by which the text speaks of its own days."""
    named = (_NOW.search(block.text, 0, 4000) for block in story.document.blocks)
    return next((match[0] for match in named if match), "") or "".join(story.weekdays[:1])


_NOW = re.compile(rf"\b(?:{'|'.join(table('dates')['this_year'])})\b", re.IGNORECASE)
