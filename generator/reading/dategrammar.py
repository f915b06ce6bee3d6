"""The grammar of dates: where a text says a date, in French or English words or in digits.

A date is a number with the words before and after it. Nothing here judges what a date is the date
of, and nothing looks at a clock.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from babel.dates import get_day_names, get_month_names

from generator.catalog import table
from generator.model import Lang
from generator.text import fold

LONGEST = 20_000
"""Characters of a text that are read: no paragraph is longer, only a broken file is."""


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date as the text gives it: `text[start:end]` is `text`, parts not said are None."""

    start: int
    end: int
    text: str
    year: int | None
    month: int | None
    day: int | None
    form: str
    """`words`, `digits`, `iso`, `month`, `year`, `season`, `range`, `part` (début)."""
    weekday: int | None = None
    """0 for Monday, as in `datetime.date.weekday`."""
    time: bool = False
    """Whether an hour follows: the mark of a stamp."""

    @property
    def full(self) -> bool:
        """Year, month and day are said."""
        return self.year is not None and self.month is not None and self.day is not None

    @property
    def first(self) -> date:
        """The first day that a date with a year may mean."""
        return safe_day(self.year or 1, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that a date with a year may mean."""
        return safe_day(self.year or 1, self.month or 12, self.day or 31)


def safe_day(year: int, month: int, day: int) -> date:
    """That day, or the last of its month where the month is shorter."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


@lru_cache(maxsize=4096)
def find_dates(text: str, lang: Lang) -> tuple[DateSpan, ...]:
    """Every date expression of a text, in order, in either language's words.

    `lang` settles only `04/11/2015`: day first, unless an English text shows the American order
    elsewhere or an American time zone. A date that cannot be (31/02) is no date. Of a range of
    days the last one is given, of a range of months the first.
    """
    if not _RUN.search(text):
        return ()
    # One character for one: `İ` alone grows when it is made lower.
    lower = text[:LONGEST].replace("İ", "I").lower()
    spans: list[DateSpan] = []
    done = 0
    for run in _RUN.finditer(lower):
        if run.start() < done or run.end() - run.start() > 6:
            continue
        if said := _said_at(run.start(), lower, lang):
            found = _span(said, text, lang)
            done = found.end
            if spans and spans[-1].start >= found.start:
                spans.pop()  # `du 28 mai au 3 juin 2019`: the first day of the range
            if _exists(found):
                spans.append(found)
    return tuple(spans)


def _both(words: Iterable[str]) -> list[str]:
    """Words as written and without accents, the longest first for an alternation."""
    plain = {word.lower().rstrip(".") for word in words}
    return sorted(plain | {fold(word) for word in plain}, key=lambda word: (-len(word), word))


def _names(getter: Any, own: dict[str, int], *locales: str) -> dict[str, int]:
    """CLDR's names of months or weekdays, short and long, and the catalog's own."""
    widths = [getter(width, locale=lang) for lang in locales for width in ("wide", "abbreviated")]
    named = [(name, number) for names in widths for number, name in names.items()]
    return {form: number for name, number in [*named, *own.items()] for form in _both([name])}


_DATA = table("dates")
_MONTHS = _names(get_month_names, _DATA["months"], "fr", "en")
_ENGLISH = _names(get_month_names, {}, "en")
WEEKDAYS = _names(get_day_names, _DATA["weekdays"], "fr", "en")
_SEASONS = _both(_DATA["seasons"])

_LETTER = r"[^\W\d_]"
_MONTH = rf"(?:{'|'.join(_both(_MONTHS))})(?!{_LETTER})"
_TH = rf"(?:er|ᵉʳ|º|°|e|st|nd|rd|th)(?!{_LETTER})"
_JOINT = r"\s?(?:[-–—/&]|\b(?:au|à|et|ou|to|and|or|through)\b)\s?(?:le\s|the\s)?"
# The year may be glued to the hour that follows it: `15 juin 201710h32`.
_YEAR = r"(?P<year>1\d{3}|20\d{2})(?!\d(?!\d?\s?[h:]))"
_DAY = r"(?<![\d.,-])(?<!\d/)(?P<day>\d\d?)"
_WEEKDAY = (
    rf"(?<!{_LETTER})(?:(?P<weekday>{'|'.join(_both(WEEKDAYS))})(?:\s(?:dernier|prochain))?[.,]{{0,2}}\s{{0,2}}"
    r"(?:(?:le|the)\s)?)??"  # lazy: `mar 3, 2012` is March
)
_BEFORE_DAY = re.compile(
    rf"{_WEEKDAY}(?P<first>(?<![\d.,/])\d\d?(?:{_TH})?(?:\s{_MONTH})?{_JOINT})?$"
)
"""What may stand before a date that a number opens: `mardi`, `3 au `."""
_BEFORE_REST = re.compile(
    rf"{_WEEKDAY}(?:(?P<part>{'|'.join(_both([*_DATA['parts'], *_SEASONS]))})"
    rf"[\s-](?:(?:of|de|du|mois)\s){{0,2}})?(?:(?P<first>{_MONTH})\.?{_JOINT})?"
    rf"(?:(?P<month>{_MONTH})(?:\.?,?[\s-]{{0,3}}|\s(?:of|de)\s))?$"
)
"""What must stand before the number that closes one: `novembre`, `mai-juin`, `fin`."""
_REACH = 40
"""Characters in which those words stand."""
_OPENED = [
    (
        "words",
        rf"(?P<day>\d\d?)(?:\s?{_TH})?\.?[\s-]{{0,3}}(?:(?:of|de)\s)?(?P<month>{_LETTER}{{3,9}})"
        rf"(?:\.?,?(?:[\s/-]{{0,3}}|\sof\s){_YEAR}|(?:\.?\s?['’]|-)(?P<short>\d\d)(?!\d))?",
    ),
    ("digits", rf"{_DAY}(?P<sep>\s?[/.]\s?|-)(?P<month>\d\d?)(?P=sep){_YEAR}"),
    (
        "digits",
        rf"(?<!{_LETTER}){_DAY}(?P<sep>[/.-])(?P<month>\d\d?)(?P=sep)(?P<short>\d\d)"
        r"(?![\w%/-]|[.,]\d)",
    ),
    ("digits", rf"{_DAY}[./](?P<month>0[1-9]|1[0-2])(?=\W{{1,3}}(?:à\s)?\d\d?\s?[h:]\d\d)"),
    ("digits", r"(?<=le\s)(?P<day>\d\d?)/(?P<month>0[1-9]|1[0-2])(?![\d/.,%])"),
    ("month", r"(?<![\d/])(?P<month>0[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\d/])"),
    ("iso", r"(?P<year>(?:19|20)\d\d)([-/.])(?P<month>\d\d?)\2(?P<day>\d\d?)(?!\d)"),
]
_CLOSED = [
    ("words", rf"(?P<day>\d\d?)(?:{_TH})?(?:,\s{{0,2}}|\s){_YEAR}"),
    ("range", rf"\d\d?\s?[-–]\s?(?P<day>\d\d?)(?:{_TH})?(?:,\s{{0,2}}|\s){_YEAR}"),
    # Only after an English month, in an English text: `November 20`.
    ("words", rf"(?P<day>\d\d?)(?:{_TH})?(?!{_LETTER}|[%$€\d]|\s?[h:]\d|[.,/]\d)"),
    ("month", _YEAR),
]
_OPENINGS, _CLOSINGS = (
    [(form, re.compile(pattern)) for form, pattern in forms] for forms in (_OPENED, _CLOSED)
)
# Without one of these words before it, no number closes a date.
_CLOSERS = frozenset(
    (*_both(_MONTHS), *_both([*_DATA["parts"], *_SEASONS]), *"of de du mois".split())
)
_WORD_BEFORE = re.compile(rf"({_LETTER}+)[\s.,-]{{0,4}}$")
# `[0-9]` first: the search then skips quickly what is no digit.
_RUN = re.compile(r"[0-9]\d*")
TIME = re.compile(
    r"[\s,|–—•·@(/-]{0,5}(?:(?:à|a|at|T|vers)\s?)?\d{1,2}"
    r"(?:\s?[hH](?![^\W\d_])\s?(?:\d\d)?|[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b)?|\s?[ap]\.?m\b)\)?",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    r"\b\d\d?([/-])(?:1[3-9]|2\d|3[01])\1\d\d|\d[\d:\s]*[ap]\.?m\.? [ecmp][sd]?t\b",
    re.IGNORECASE,
)


def _said_at(start: int, lower: str, lang: Lang) -> dict[str, Any] | None:
    """The parts of the date of which a number is the first or, after a month, the last part."""
    for form, pattern in _OPENINGS:
        match = pattern.match(lower, start)
        if match and (form != "words" or match["month"] in _MONTHS):
            return _with_words(form, match, _BEFORE_DAY)
    word = _WORD_BEFORE.search(lower, max(0, start - 16), start)
    if word is None or word[1] not in _CLOSERS:
        return None
    for form, pattern in _CLOSINGS:
        if match := pattern.match(lower, start):
            said = _with_words(form, match, _BEFORE_REST)
            month = said.get("month")
            year_or_english = said.get("year") or (lang == "en" and month in _ENGLISH)
            if year_or_english and (month or (form == "month" and said.get("part"))):
                return said
    return None


def _with_words(form: str, match: re.Match[str], words: re.Pattern[str]) -> dict[str, Any]:
    """What a number says, and the words that stand before it."""
    start = match.start()
    before = words.search(match.string, max(0, start - _REACH), start)
    said = {"form": form, **match.groupdict(), **(before.groupdict() if before else {})}
    return {**said, "start": before.start() if before else start, "end": match.end()}


def _span(said: Mapping[str, Any], text: str, lang: Lang) -> DateSpan:
    """The date of the parts that were said; a short year below 50 is of this century."""
    get, form = said.get, said["form"]
    year = int(get("year") or get("short") or 0)
    if get("short"):
        year += 1900 if year >= 50 else 2000
    day = int(get("day") or 0)
    named = get("first" if form == "month" and get("first") in _MONTHS else "month")
    month = _MONTHS.get(named) or int(named) if named else 0
    weekday = WEEKDAYS.get(get("weekday") or "")
    if get("sep") and day <= 12:
        swapped = month > 12 or _is_american(said["sep"], text, lang)
        if weekday is not None and month <= 12:  # it tells which of the two is the month
            fits = [
                safe_day(year, *two).weekday() == weekday for two in ((month, day), (day, month))
            ]
            swapped = fits[1] if any(fits) and not all(fits) else swapped
        day, month = (month, day) if swapped else (day, month)
    elif get("first"):
        form = "range"
    elif get("part"):
        form = "season" if get("part") in _SEASONS else "part"
    start, end = said["start"], said["end"]
    time = bool(day) and TIME.match(text, end) is not None
    ymd = (year or None, month or None, day or None)
    return DateSpan(start, end, text[start:end], *ymd, form, weekday, time)


def _is_american(separator: str, text: str, lang: Lang) -> bool:
    return lang == "en" and "." not in separator and _AMERICAN.search(text) is not None


def _exists(span: DateSpan) -> bool:
    """Whether the calendar has such a day; without a year, 29 February may be one."""
    month, day = span.month or 1, span.day or 1
    return month <= 12 and day <= calendar.monthrange(span.year or 2000, month)[1]
