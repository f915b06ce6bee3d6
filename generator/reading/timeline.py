"""The body's own dates: what the text tells as past, as going on, and as still to come.

A date in a sentence is the date of what the nearest verb tells. Only a finite verb of report
(`a détaillé`, `s'est tenu`) makes news of it; `signé le …`, `la loi du …`, `depuis …` are
background, and a simple past is the tense of history.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import NamedTuple

from generator.catalog import table
from generator.model import Block, Document, Evidence, Lang
from generator.reading.dates import DateSpan, find_dates, find_years
from generator.text import fold, sentences

_NEAR = 100
"""Characters between a date and the verb that tells of it."""
_LONGEST = 20_000
"""Characters of a block that are read: no paragraph is longer, only a broken file is."""


class Tense(Enum):
    """How the text tells of a date."""

    NEWS = "told as past"
    PRESENT = "told as going on"
    FUTURE = "announced"
    BACKGROUND = "background"
    NEUTRAL = "no verb near"


TOLD = (Tense.NEWS, Tense.PRESENT)
"""What the text tells as having happened, not as what was before."""


@dataclass(frozen=True, slots=True)
class Event:
    """A date or lone year of the body, and how it is told."""

    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    form: str
    """As of the `DateSpan`; `year` for a lone year."""
    tense: Tense
    block: int
    """Index of the block: the first paragraphs carry the news."""
    words: str
    """The date and the verb, verbatim."""
    sentence: str
    near: str
    """The sentence with the one before and the one after."""
    line: int
    anchor: str

    @property
    def evidence(self) -> Evidence:
        """The words, with the tense they were read in as the rule."""
        return Evidence(self.line, self.words, f"date in the text, {self.tense.value}", self.anchor)


def timeline(document: Document) -> list[Event]:
    """All dated events and lone years of the body's prose, in order of the text."""
    events: list[Event] = []
    for index, block in enumerate(document.blocks):
        text = block.text[:_LONGEST]
        if _DIGIT.search(text):
            events += _events(text, block, index, document.lang)
    return events


_DIGIT = re.compile(r"\d")


def _events(text: str, block: Block, index: int, lang: Lang) -> list[Event]:
    spans = find_dates(text, lang)
    years = find_years(text, spans)
    marks: list[tuple[int, int, DateSpan | None]] = [(s.start, s.end, s) for s in spans]
    marks += [(y.start, y.end, None) for y in years]
    events = []
    places = sentences(text) if marks else []
    for i, (start, end) in enumerate(places):
        inside = [m for m in marks if start <= m[0] < end]
        if not inside:
            continue
        sentence = text[start:end]
        near = text[places[max(0, i - 1)][0] : places[min(len(places) - 1, i + 1)][1]]
        verbs = _verbs(sentence, lang)
        for mark_start, mark_end, span in inside:
            tense, verb = _tense(sentence, mark_start - start, mark_end - start, verbs)
            words = text[mark_start:mark_end]
            events.append(
                Event(
                    span.year if span else int(words),
                    span.month if span else None,
                    span.day if span else None,
                    span.weekday if span else None,
                    span.form if span else "year",
                    tense,
                    index,
                    f"{words} … {verb}" if verb else words,
                    sentence,
                    near,
                    block.lines[0],
                    block.anchor,
                )
            )
    return events


_ADVERBS = (
    r"(?:(?:d['’]|n['’]|y |en |déjà |été |également |aussi |notamment |ainsi |pas |tous |toutes "
    r"|\w{3,12}ment ){0,2})"
)
_PARTICIPLE = r"(?:\w+(?:é|ée|és|ées|i|ie|is|ise|it|ite|u|ue|us|ues|ert|erte)|fait|pris|mis)\b"
_ETRE = (
    r"(?:arrivé|parti|venu|devenu|entré|sorti|né|mort|décédé|resté|allé|rendu|intervenu|survenu"
    r"|parvenu|tombé|monté|retourné|revenu|réuni|entretenu|tenu|déroulé|achevé|ouvert|terminé)e?s?\b"
)
_TENSES = {
    "present": Tense.PRESENT,
    "news": Tense.NEWS,
    "background": Tense.BACKGROUND,
    "future": Tense.FUTURE,
}


class Verb(NamedTuple):
    """A finite verb, or a word that announces, and where it stands in its sentence."""

    start: int
    end: int
    tense: Tense
    words: str


@cache
def _grammar(lang: Lang) -> re.Pattern[str]:
    """The catalog's patterns of one language, a named group per tense."""
    groups = []
    for tense, patterns in table("dates")["tenses"].get(lang, {}).items():
        joined = "|".join(patterns).replace(" AP", f" {_ADVERBS}{_PARTICIPLE}")
        groups.append(rf"(?P<{tense}>\b(?:{joined.replace(' AE', f' {_ADVERBS}{_ETRE}')})\b)")
    return re.compile("|".join(groups))


def _verbs(sentence: str, lang: Lang) -> list[Verb]:
    found = _grammar(lang).finditer(sentence)
    return [Verb(m.start(), m.end(), _TENSES[str(m.lastgroup)], m[0].strip()) for m in found]


# `décidé à Istanbul en novembre 2021`: what was done then is background, unless a verb is finite.
_PARTICIPLE_BEFORE = re.compile(
    r"\b\w{3,}ee?s? (?:(?:a|au|par|pour) [\w'-]+ )?(?:en|le|du|des|les) (?:\w+ )?$"
)


@cache
def _background() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(table("dates")["background"]) + r")\W{0,3}(?:\w+\W{1,3}){0,2}$"
    )


def _tense(sentence: str, start: int, end: int, verbs: list[Verb]) -> tuple[Tense, str]:
    """The tense of the verb nearest to a date; words right before it may make it background."""
    before = fold(sentence[max(0, start - 48) : start]) + " "
    after = fold(sentence[end : end + 16])
    if after.startswith(("prochain", "next")):
        return Tense.FUTURE, sentence[end : end + 16].split()[0].rstrip(",.;")
    finite = any(start - 24 <= verb.end <= start for verb in verbs)
    if _background().search(before) or (_PARTICIPLE_BEFORE.search(before) and not finite):
        return Tense.BACKGROUND, ""
    nearest = min(
        verbs, key=lambda v: start - v.end if v.end <= start else v.start - end, default=None
    )
    if nearest is None or min(abs(start - nearest.end), abs(nearest.start - end)) > _NEAR:
        return Tense.NEUTRAL, ""
    return nearest.tense, nearest.words
