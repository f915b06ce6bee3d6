"""The body's own dates: what the text tells as past, as going on, and as still to come.

A date in a sentence is the date of what the nearest verb tells. Only a finite verb of report
(`a détaillé`, `s'est tenu`) makes news of it; `signé le …`, `la loi du …`, `depuis …` are
background, and a simple past is the tense of history.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from generator.catalog import table
from generator.model import Block, Document, Evidence, Lang
from generator.reading.dategrammar import LONGEST
from generator.reading.dates import DateSpan, find_dates
from generator.text import fold, sentences

LEAD = 3
"""Blocks in which the news is told."""
_LONG = 1000
"""Characters of a sentence that are read with a date of it: longer ones are lists."""
_NEAR = 100
"""Characters between a date and the verb that tells of it."""


class Tense(Enum):
    """How the text tells of a date."""

    NEWS = "told as news"
    FUTURE = "announced"
    BACKGROUND = "background"
    NEUTRAL = "no verb near"


@dataclass(frozen=True, slots=True)
class Event:
    """A date or lone year of the body, and how it is told."""

    span: DateSpan
    tense: Tense
    verb: str
    """The words that tell of it, if any."""
    sentence: str
    near: str
    """The sentence with the one before and the one after."""
    index: int
    """Index of the block: the first paragraphs carry the news."""
    block: Block

    @property
    def words(self) -> str:
        """The date and the verb, verbatim."""
        return f"{self.span.text} … {self.verb}" if self.verb else self.span.text

    @property
    def evidence(self) -> Evidence:
        """The words, with the tense they were read in as the rule."""
        rule = f"date in the text, {self.tense.value}"
        return Evidence(self.block.lines[0], self.words, rule, self.block.anchor)


def dated_events(document: Document) -> list[Event]:
    """All events of the body's prose with more than a year, in order of the text."""
    return list(_events(document, find_dates))


def lone_years(document: Document) -> list[Event]:
    """All events of the body's prose of which the text says the year only."""
    return list(_events(document, lambda text, lang: find_years(text, find_dates(text, lang))))


def find_years(text: str, spans: Sequence[DateSpan]) -> list[DateSpan]:
    """Years outside the given dates (`en 2024`, `(2019)`); counts of things are left out."""
    starts = [span.start for span in spans]
    years = []
    for match in _LONE_YEAR.finditer(text, 0, LONGEST):
        at = bisect_right(starts, match.start()) - 1
        before = _WORD_BEFORE.search(text, max(0, match.start() - 16), match.start())
        if before is None or (at >= 0 and match.start() < spans[at].end):
            continue
        if before["word"] is None or fold(before["word"]) in table("dates")["before_year"]:
            years.append(DateSpan(*match.span(), match[0], int(match[0]), None, None, "year"))
    return years


_LONE_YEAR = re.compile(
    r"(?:19|20)\d\d(?<![\w.,/]\d{4})"
    rf"(?![\w/]|[.,]\d|\s?(?:[%$€]|(?:{'|'.join(table('dates')['counted'])})\b))"
)
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])(?:(?P<word>[^\W\d_]+)\s|^|[(–—-]\s?)$")


def _events(document: Document, find: Callable[[str, Lang], Sequence[DateSpan]]) -> Iterator[Event]:
    for index, block in enumerate(document.blocks):
        text, lang = block.text[:LONGEST], document.lang
        spans = iter(find(text, lang))
        span = next(spans, None)
        places = sentences(text) if span else []
        for i, (start, end) in enumerate(places):
            if span is None or span.start >= end:
                continue
            verbs = list(_verbs(lang).finditer(text, start, end))
            low, high = places[max(0, i - 1)][0], places[min(len(places) - 1, i + 1)][1]
            while span and span.start < end:
                tense, verb = _tense(text[start : span.start], span, verbs)
                left, right = span.start - _LONG, span.end + _LONG
                sentence = text[max(start, left) : min(end, right)]
                near = text[max(low, left) : min(high, right)]
                yield Event(span, tense, verb, sentence, near, index, block)
                span = next(spans, None)


@cache
def _verbs(lang: Lang) -> re.Pattern[str]:
    """The catalog's finite verbs and words that announce, a named group per tense."""
    tenses = table("dates")["tenses"]
    groups = []
    for tense, patterns in tenses.get(lang, {}).items():
        joined = "|".join(patterns)
        for name, pattern in tenses["pieces"].items():
            joined = joined.replace(name, pattern)
        groups.append(rf"(?P<{tense}>{joined})")
    return re.compile(rf"\b(?:{'|'.join(groups)})\b")


@cache
def _background() -> re.Pattern[str]:
    words = "|".join(table("dates")["background"])
    return re.compile(rf"\b(?:{words})\W{{0,3}}(?:\w+\W{{1,3}}){{0,2}}$")


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('dates')['ahead'])})\W+$")


_PAUSE = re.compile(r"[,;:(]\s")
_CLAUSE = 25
"""Characters that a verb of another clause is farther off."""


def _tense(before: str, span: DateSpan, verbs: list[re.Match[str]]) -> tuple[Tense, str]:
    """The tense of the verb nearest to a date; words right before one without a weekday may make
    it background."""
    near = fold(before[-48:]) + " "
    if _ahead().search(near):
        return Tense.FUTURE, ""
    if span.weekday is None and _background().search(near):
        return Tense.BACKGROUND, ""

    def distance(verb: re.Match[str]) -> int:
        apart = verb.string[verb.end() : span.start] or verb.string[span.end : verb.start()]
        # `En 2030, le pays produira`; but `des échanges en 2021, et un objectif` are two clauses.
        far = 4 if verb.start() > span.start and len(before) > 40 else 1
        return len(apart) + far * _CLAUSE * len(_PAUSE.findall(apart))

    low, high = span.start - _NEAR, span.end + _NEAR
    within = [verb for verb in verbs if verb.end() >= low and verb.start() <= high]
    nearest = min(within, key=distance, default=None)
    if nearest is None:
        return Tense.NEUTRAL, ""
    return Tense[str(nearest.lastgroup).upper()], nearest[0].strip()
