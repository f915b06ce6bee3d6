"""The grammar of dates: where a text says a date, in French or English words or in digits.

Nothing here judges what a date is the date of, and nothing looks at a clock. Every search starts
from a run of digits and looks at a few characters around it, so the time is linear in the text.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.model import Lang
from generator.reading import datewords

_REACH = 28
"""Characters before a number in which its month or weekday is looked for."""
_LINE = 160
"""Shorter texts are lines, which the layout, the byline and the dating all ask about."""


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date as the text gives it: `text[start:end]` is `text`, parts not said are None."""

    start: int
    end: int
    text: str
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None = None
    """0 for Monday, as in `datetime.date.weekday`."""
    time: bool = False
    """Whether an hour follows: the mark of a stamp."""
    form: str = "words"
    """`words`, `digits`, `american`, `iso`, `month`, `season`, `part` (début …), `range`."""

    @property
    def full(self) -> bool:
        """Year, month and day are said."""
        return self.year is not None and self.month is not None and self.day is not None


@dataclass(frozen=True, slots=True)
class YearSpan:
    """A year that stands alone, outside any fuller date."""

    start: int
    end: int
    year: int


def find_dates(text: str, lang: Lang) -> list[DateSpan]:
    """Every date expression of a text, in order, in either language's words.

    `lang` settles only `04/11/2015`: day first, unless an English text shows the American order
    elsewhere or an American time zone. A date that cannot be (31/02) is no date. Of a range of
    days the last one is given, of a range of months the first.
    """
    return list(_found_in_line(text, lang)) if len(text) <= _LINE else _found(text, lang)


def find_years(text: str, spans: list[DateSpan]) -> list[YearSpan]:
    """Years outside the given dates (`en 2024`, `(2019)`); counts of things are left out."""
    starts = [span.start for span in spans]
    years = []
    for match in _LONE_YEAR.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        inside = at >= 0 and match.start() < spans[at].end
        if not inside and _OPENS_YEAR.search(text, max(0, match.start() - _REACH), match.start()):
            years.append(YearSpan(match.start(), match.end(), int(match[0])))
    return years


@lru_cache(maxsize=8192)
def _found_in_line(text: str, lang: Lang) -> tuple[DateSpan, ...]:
    return tuple(_found(text, lang))


def _found(text: str, lang: Lang) -> list[DateSpan]:
    spans: list[DateSpan] = []
    done = 0
    worded = datewords.names_a_month(text)
    for run in _RUN.finditer(text):
        start, size = run.start(), run.end() - run.start()
        if start < done or size > 6:
            continue
        if size <= 2:
            apart = text[run.end() : run.end() + 1] in _SEPARATORS
            found = _in_digits(text, start) if apart else None
            if found is None and worded:
                found = _in_words(text, start, lang)
        else:
            found = _iso(text, start) or _before_year(text, start)
        if found is None:
            continue
        done = found.end
        if _exists(found):
            spans.append(_dressed(found, text))
    if lang == "en":
        spans = _american(spans, text)
    return _joined(spans, text)


_SEPARATORS = frozenset(" \u00a0/.-")
_LETTER = r"[^\W\d_]"
_RUN = re.compile(r"\d+")
# The year may be glued to the hour that follows it: `15 juin 201710h32`.
_YEAR = r"(?P<year>1\d{3}|20\d{2})(?!\d(?!\d?\s?[hH:]))"
_JOINT = r"\s?(?:[-–—/&]|\b(?:au|à|et|ou|to|and|or|through)\b)\s?"
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)")
_DIGITS = re.compile(
    r"(?<![\d.,/-])(?P<day>\d{1,2})(?P<sep>\s?[/.]\s?|-)(?P<month>\d{1,2})(?P=sep)"
    rf"(?:{_YEAR}|(?P<short>\d\d)(?![\w%/-]|[.,]\d))"
)
_MONTH_DIGITS = re.compile(r"(?<![\d/])(?P<month>0[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\d/])")
_DAY_HOUR = re.compile(
    r"(?<![\d.,/-])(?P<day>\d{1,2})[./](?P<month>0[1-9]|1[0-2])(?=\W{1,3}(?:à\s)?\d{1,2}\s?[hH:]\d\d)"
)
_WORDS = re.compile(
    rf"(?P<day>\d{{1,2}})(?:\s?(?:er|ᵉʳ|º|°|e|st|nd|rd|th)(?!{_LETTER}))?[.,]?[\s-]{{0,3}}"
    rf"(?:(?:of|de)\s)?(?P<word>{_LETTER}{{3,9}})(?!{_LETTER})"
    rf"(?:\.?,?(?:[\s/-]{{0,3}}|\sof\s){_YEAR}|(?:\.?\s?['’]|-)(?P<short>\d\d)(?!\d))?"
)
_DAY_YEAR = re.compile(
    rf"(?:\d{{1,2}}\s?[-–]\s?)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s{{0,2}}|\s){_YEAR}"
)
_DAY_ONLY = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!{_LETTER}|[%$€\d]|\s?[hH:]\d|[.,/]\d)"
)
_YEAR_HERE = re.compile(_YEAR)
TIME = re.compile(
    r"[\s,|–—•·@(/-]{0,5}(?:(?:à|a|at|T|vers)\s?)?\d{1,2}"
    r"(?:\s?[hH](?![^\W\d_])\s?(?:\d\d)?|[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b)?|\s?[ap]\.?m\b)\)?",
    re.IGNORECASE,
)
_US_HOUR = re.compile(r"\b[ECMP][SD]?T\b")
_WORD_BEFORE = re.compile(
    rf"(?<!{_LETTER})(?P<word>{_LETTER}{{3,9}})(?:\.?,?[\s-]{{0,3}}|\s(?:of|de)\s)$"
)
_WEEKDAY_BEFORE = re.compile(
    rf"(?<!{_LETTER})(?P<word>{_LETTER}{{3,9}})[.,]{{0,2}}\s{{0,2}}(?:(?:le|the)\s)?$"
)
_DAY_BEFORE = re.compile(rf"(?<![\d.,/])(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?{_JOINT}$")
_MONTH_BEFORE = re.compile(rf"(?<!{_LETTER})(?P<word>{_LETTER}{{3,9}})\.?{_JOINT}$")
_PART_BEFORE = re.compile(
    rf"(?<!{_LETTER})(?P<word>{_LETTER}{{2,9}})[\s-](?:(?:of|de|du|mois)\s){{0,2}}$"
)
_BETWEEN = re.compile(rf"{_JOINT}(?:le\s|the\s)?")
_UNIT = (
    r"(?:[%$€]|(?:millions?|milliards?|billions?|euros?|dollars?|tonnes?|tons|habitants|personnes|km|kg|MW|ans"
    r"|hectares|employés|entreprises|participants|soldats|people|companies|years)\b)"
)
_LONE_YEAR = re.compile(rf"(?<![\w.,/])(?:19|20)\d\d(?![\w/]|[.,]\d|\s?{_UNIT})")
_OPENS_YEAR = re.compile(
    r"(?:^|[(–—-]\s?|\b(?:en|in|de|depuis|since|années?|years?|an|fin|début|of|by|ici|horizon|pour|for|avant|après|before"
    r"|after|until|to|et|and|late|early|entre|between|from|dès|vers|semestre|trimestre|exercice|ou|à|than|during"
    r"|printemps|été|automne|hiver|spring|summer|autumn|winter)\s)$",
    re.IGNORECASE,
)


def _parts(match: re.Match[str]) -> tuple[int | None, int]:
    """Year (a two-digit one by a fixed rule: 50 to 99 are the last century's) and day."""
    groups = match.groupdict()
    short, year = groups.get("short"), groups.get("year")
    if short:
        return int(short) + (1900 if int(short) >= 50 else 2000), int(match["day"])
    return (int(year) if year else None), int(match["day"])


def _span(text: str, start: int, end: int, form: str, *ymd: int | None) -> DateSpan:
    year, month, day = ymd
    return DateSpan(start, end, text[start:end], year, month, day, form=form)


def _in_digits(text: str, start: int) -> DateSpan | None:
    """`04/11/2015`, `06/2006`, `22.04 à 17h05`. Day first, unless only month first can be."""
    if match := _DIGITS.match(text, start):
        year, day = _parts(match)
        month, form = int(match["month"]), "digits"
        if month > 12 >= day:
            day, month, form = month, day, "american"
        loose = text[start - 1 : start].isalpha() or match["sep"].strip() != match["sep"]
        if match["short"] and loose:
            return None
        return _span(text, start, match.end(), form, year, month, day)
    if match := _MONTH_DIGITS.match(text, start):
        year, month = int(match["year"]), int(match["month"])
        return _span(text, start, match.end(), "month", year, month, None)
    if match := _DAY_HOUR.match(text, start):
        day, month = int(match["day"]), int(match["month"])
        return _span(text, start, match.end(), "digits", None, month, day)
    return None


def _in_words(text: str, start: int, lang: Lang) -> DateSpan | None:
    """`1er novembre 2023`, `20-Nov-12`; `Nov 20, 2012`; in English also `November 20`."""
    if (match := _WORDS.match(text, start)) and (month := datewords.month(match["word"])):
        year, day = _parts(match)
        return _span(text, start, match.end(), "words", year, month, day)
    before = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    month = datewords.month(before["word"]) if before else None
    if before is None or month is None:
        return None
    if match := _DAY_YEAR.match(text, start):
        year, day = _parts(match)
        form = "words" if match.start("day") == start else "range"
        return _span(text, before.start(), match.end(), form, year, month, day)
    if (
        lang == "en"
        and datewords.is_english_month(before["word"])
        and (match := _DAY_ONLY.match(text, start))
    ):
        return _span(text, before.start(), match.end(), "words", None, month, int(match["day"]))
    return None


def _iso(text: str, start: int) -> DateSpan | None:
    match = _ISO.match(text, start)
    if match is None:
        return None
    year, month, day = (int(match[key]) for key in ("year", "month", "day"))
    return _span(text, start, match.end(), "iso", year, month, day)


def _before_year(text: str, start: int) -> DateSpan | None:
    """What a year ends that no day opens: `juin 2006`, `l'été 2019`, `fin 2024`."""
    match = _YEAR_HERE.match(text, start)
    if match is None:
        return None
    before = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    year, end = int(match["year"]), match.end()
    if before and (month := datewords.month(before["word"])):
        return _span(text, before.start(), end, "month", year, month, None)
    if before and datewords.is_season(before["word"]):
        return _span(text, before.start(), end, "season", year, None, None)
    part = _PART_BEFORE.search(text, max(0, start - _REACH), start)
    if part and datewords.is_part(part["word"]):
        return _span(text, part.start(), end, "part", year, None, None)
    return None


def _exists(span: DateSpan) -> bool:
    """Whether the calendar has such a day; without a year, 29 February may be one."""
    if span.month is None or span.day is None:
        return True
    if not 1 <= span.month <= 12:
        return False
    return 1 <= span.day <= calendar.monthrange(span.year or 2000, span.month)[1]


def _dressed(span: DateSpan, text: str) -> DateSpan:
    """The date with what stands around it: weekday, first day or month of a range, hour."""
    start, form, month, weekday = span.start, span.form, span.month, None
    low = max(0, start - _REACH)
    if form == "month":
        match = _MONTH_BEFORE.search(text, low, start)
        if match and (first := datewords.month(match["word"])):
            start, month, form = match.start(), first, "range"
        elif (match := _PART_BEFORE.search(text, low, start)) and datewords.is_part(match["word"]):
            start, form = match.start(), "part"
    elif span.day is not None:
        if form == "words" and (match := _DAY_BEFORE.search(text, low, start)):
            start, form = match.start(), "range"
        match = _WEEKDAY_BEFORE.search(text, max(0, start - _REACH), start)
        if match and (weekday := datewords.weekday(match["word"])) is not None:
            start = match.start()
    time = span.day is not None and TIME.match(text, span.end) is not None
    return replace(
        span,
        start=start,
        text=text[start : span.end],
        month=month,
        weekday=weekday,
        time=time,
        form=form,
    )


def _american(spans: list[DateSpan], text: str) -> list[DateSpan]:
    """Month first in all digits of an English text that shows that order or a time zone."""
    digits = [s for s in spans if s.form in ("digits", "american")]
    shown = any(s.form == "american" for s in digits) or any(
        _US_HOUR.search(text, s.end, s.end + _REACH) for s in digits
    )
    if not shown:
        return spans
    return [
        replace(s, month=s.day, day=s.month, form="american")
        if s.form == "digits" and "." not in s.text and s.day is not None and s.day <= 12
        else s
        for s in spans
    ]


def _joined(spans: list[DateSpan], text: str) -> list[DateSpan]:
    """`du 28 mai au 3 juin 2019`: the first day takes the year of the last."""
    for i in range(len(spans) - 2, -1, -1):
        one, two = spans[i], spans[i + 1]
        if (
            one.year is None
            and two.year is not None
            and _BETWEEN.fullmatch(text, one.end, two.start)
        ):
            spans[i] = replace(one, year=two.year)
    return spans
