"""What the text alone tells of when it was written, where an editor would sign the inference.

History has dates too: whatever the text names later than a candidate speaks against it, and a
wrong date is worse than none.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from generator.catalog import table
from generator.model import Basis, DateFinding, Evidence
from generator.reading.dategrammar import safe_day
from generator.reading.dates import find_dates
from generator.reading.numbers import find_numbers
from generator.reading.story import WEB, Story
from generator.reading.timeline import LEAD, Tense


def infer(story: Story) -> DateFinding | None:
    """A date from the text alone, with its reason; None where an editor would not sign one."""
    if len({e.span.year for e in story.past if e.span.month}) >= 6:
        return None  # a chronology or a life, not a piece of news
    rules = (
        _after, _latest_news, _bound, _between, _day_ahead, _comments, _this_year, _counted,
        _day_of_lead,
    )  # fmt: skip
    return next((found for rule in rules if (found := rule(story))), None)


_WEEKS = timedelta(days=92)
"""How far ahead of what it tells a text announces a day without more words."""


def _about(year: int, month: int, why: str, evidence: Evidence) -> DateFinding:
    return DateFinding(f"{year}-{month:02}~", date(year, month, 1), Basis.INFERRED, why, evidence)


_DAYS = {"jour": 1, "day": 1, "semaine": 7, "week": 7, "mois": 30, "month": 30}  # else a year
_SINCE = re.compile(
    r"\b(?:(?P<ago>il y a|voilà|voici) )?(?P<count>[\w-]+) "
    r"(?P<unit>jour|semaine|mois|an|day|week|month|year)s?(?(ago),| (?:(?:jour pour jour )?"
    r"(?:après|after)|(?:se sont|ont|have) (?:passé|passed|écoulés) (?:depuis|since)"
    r"|nous séparent d\w*)\b)"
    r"|\b(?P<nth>\w+?)(?:ième|ème|eme|e|th)s? (?:anniversaire|anniversary)\b",
    re.IGNORECASE,
)


def _after(story: Story) -> DateFinding | None:
    """`Trois semaines après le séisme du 12 janvier 2010`; `le dixième anniversaire` of a day."""
    lang = story.document.lang
    told = [e.span for e in story.dated if e.span.full and e.index <= LEAD]
    lead = (
        (b, m) for b in story.document.blocks[: LEAD + 1] for m in _SINCE.finditer(b.text[:1000])
    )
    for block, match in lead:
        said = (match["count"] or match["nth"]).lower()  # `trentième` is `trente` and an ending
        count = find_numbers(said, lang) or find_numbers(f"{said}e", lang)
        reach = range(match.end(), match.end() + (12 if match["ago"] else 60))
        near = (s for s in find_dates(block.text[:1000], lang) if s.full and s.start in reach)
        start = next(iter(told if match["nth"] else near), None)
        if start and count:
            days = _DAYS.get((match["unit"] or "").lower(), 365.25) * count[0].value
            day = start.first + timedelta(days=min(days, 99_999))
            if day.year >= max(WEB, story.year):
                evidence = Evidence(block.lines[0], match[0], "time that has passed", block.anchor)
                why = f"counted from “{start.text}” (“{match[0]}”)"
                return _about(day.year, day.month, why, evidence)
    return None


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


def _between(story: Story) -> DateFinding | None:
    """The latest day that the text knows of, if it announces another for the weeks after."""
    told = story.past[-1] if story.past else None
    if told is None or not told.span.day or told.span.first.year < WEB:
        return None
    for event in story.dated:
        span, last = event.span, told.span.last
        years = [span.year] if span.year else [last.year, last.year + 1]
        days = (safe_day(year, span.month or 1, span.day or 28) for year in years)
        soon = any(timedelta(0) < day - last <= _WEEKS for day in days)
        if event.tense is Tense.FUTURE and span.month and soon:
            why = f"written between “{told.words}” and “{event.words}”"
            return _about(last.year, last.month, why, told.evidence)
    return None


def _counted(story: Story) -> DateFinding | None:
    """`L'an dernier, en 2012`; `En 1978 … Quarante ans plus tard`, of years that are remembered."""
    if not (story.counted and story.counted.alone and story.counted.year >= WEB):
        return None
    year, words, _, evidence = story.counted
    why = f"counted from “{words}”"
    return DateFinding(f"{year}~", date(year, 1, 1), Basis.INFERRED, why, evidence)


def _day_ahead(story: Story) -> DateFinding | None:
    """A day that the lead announces, or names with its weekday; news of it is less sure."""
    return _day_of_lead(story, (Tense.FUTURE,))


def _day_of_lead(
    story: Story, tenses: tuple[Tense, ...] = (Tense.FUTURE, Tense.NEWS)
) -> DateFinding | None:
    """A day of the lead that names no year, where the rest of the text gives it.

    `prévue pour le 29 juillet`, the latest figures being of 2024: July 2025.
    """
    for event in story.dated:
        span, tense = event.span, event.tense
        if span.year or not span.month or not span.day or event.index >= LEAD:
            continue
        told = tense in tenses or span.weekday is not None
        if tense is Tense.BACKGROUND or not (told or story.counted):
            continue
        if found := story.year_of(span.month, span.day, span.weekday):
            why = f"the text tells of “{event.words}” ({tense.value}); {found.why}"
            return _about(found.year, span.month, why, event.evidence)
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
    if not signs and not (latest is story.running and _PERIOD.search(latest.sentence)):
        return None
    what = "the latest figures are of" if latest is story.figures else "the text tells of"
    why = ", and ".join([f"{what} “{latest.words}”", *signs[:1]])
    return DateFinding(f"{year}~", date(year, 1, 1), Basis.INFERRED, why, latest.evidence)


_PERIOD = re.compile(r"\b(?:trimestre|semestre|premiers mois|quarter|half of)\b", re.IGNORECASE)


def _now(story: Story) -> str:
    """The words by which the text speaks of its own days."""
    named = (_NOW.search(block.text, 0, 4000) for block in story.document.blocks)
    return next((match[0] for match in named if match), "") or "".join(story.weekdays[:1])


_NOW = re.compile(rf"\b(?:{'|'.join(table('dates')['this_year'])})\b", re.IGNORECASE)
