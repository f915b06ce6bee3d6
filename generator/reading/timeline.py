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

from generator.catalog import table
from generator.model import Block, Document, Evidence, Lang
from generator.reading.dates import DateSpan, find_dates, find_years
from generator.text import fold, sentences

_LONGEST = 20_000
"""Characters of a block that are read: no paragraph is longer, only a broken file is."""


class Tense(Enum):
    """How the text tells of a date."""

    NEWS = "told as past"
    PRESENT = "told as going on"
    FUTURE = "announced"
    BACKGROUND = "background"
    NEUTRAL = "no verb near"


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
    for start, end in sentences(text) if marks else ():
        inside = [m for m in marks if start <= m[0] < end]
        if not inside:
            continue
        sentence = text[start:end]
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
                    block.lines[0],
                    block.anchor,
                )
            )
    return events


_ADVERBS = r"(?:(?:d['’]|n['’]|y |en |déjà |été |également |aussi |notamment |ainsi |pas |tous |toutes |\w{3,12}ment ){0,2})"
_PARTICIPLE = r"(?:\w+(?:é|ée|és|ées|i|ie|is|ise|it|ite|u|ue|us|ues|ert|erte)|eu|été|fait|dit|pris|mis)\b"
_ETRE = (
    r"(?:arrivé|parti|venu|devenu|entré|sorti|né|mort|décédé|resté|allé|rendu|intervenu|survenu|parvenu|tombé|monté"
    r"|retourné|revenu|réuni|entretenu|tenu|déroulé|achevé|ouvert|terminé|clos)(?:e?s?)\b"
)
_FRENCH = re.compile(
    rf"(?P<present>\b(?:a lieu|ont lieu|se tient|se tiennent|se déroule|se déroulent|s['’]ouvre|s['’]achève|débute|effectue"
    rf"|effectuent|entame|entament|se réunit|se réunissent|accueille)\b)"
    rf"|(?P<past>\b(?:a|ont|avait|avaient|aura été) {_ADVERBS}{_PARTICIPLE}|\b(?:s['’]est|s['’]était|se sont|s['’]étaient|est|sont|étaient) {_ADVERBS}{_ETRE}"
    rf"|\b(?:s['’]est|se sont) {_ADVERBS}{_PARTICIPLE}|\b(?:vient|viennent) d(?:e |['’])\w+)"
    rf"|(?P<history>\b(?:fut|furent|eut|eurent|devint|naquit|mourut|\w{{3,}}(?:èrent|irent))\b)"
    rf"|(?P<future>\b(?:prévue?s?|prochaine?s?|attendue?s?|programmée?s?|annoncée?s? pour|fixée?s? (?:au|à|pour)|repoussée?s?|reportée?s?|doit|doivent"
    rf"|devra|devrait|devraient|devait|devaient|d['’]ici|horizon|objectif|s['’]apprête|s['’]apprêtent|apprêtons|va|vont|à venir|à partir d"
    rf"|échéance|(?!opéra|caméra|para\b|infra|ultra|extra|supra)[a-zéèêîôû]+(?:er|ir|dr|tr|ur|ttr|nir|vr|fer|ser)(?:a|ont))\b)"
)
_ENGLISH = re.compile(
    r"(?P<present>\b(?:is taking place|is being held|opens today|kicks off)\b)"
    r"|(?P<future>\b(?:will|shall|would|scheduled|expected|planned|slated|upcoming|due|forthcoming|plans? to|set to|to be held|to take place"
    r"|next|by the end of|target|hopes? to|aims? to|is to|are to)\b)"
    r"|(?P<past>\b(?:was|were|has|have|had) (?:been )?\w+(?:ed|en|ld|de|nt)\b|\b(?:held|met|said|told|took|went|came|made|gave|began|became|won"
    r"|led|spoke|arrived|visited|signed|opened|announced|launched|attended|hosted|inaugurated|discussed|agreed|concluded|addressed)\b)"
    r"|(?P<history>\b(?:founded|established|created|born|died)\b)"
)
_KINDS = {"past": Tense.NEWS, "present": Tense.PRESENT, "future": Tense.FUTURE, "history": Tense.BACKGROUND}


def _verbs(sentence: str, lang: Lang) -> list[tuple[int, int, Tense, str]]:
    pattern = _ENGLISH if lang == "en" else _FRENCH
    return [(m.start(), m.end(), _KINDS[str(m.lastgroup)], m[0].strip()) for m in pattern.finditer(sentence)]


@cache
def _background() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(table("dates")["background"]) + r")\W{0,3}(?:\w+\W{1,3}){0,2}$")


def _tense(
    sentence: str, start: int, end: int, verbs: list[tuple[int, int, Tense, str]]
) -> tuple[Tense, str]:
    """The tense of the verb nearest to a date; words right before it may make it background."""
    before = fold(sentence[max(0, start - 48) : start])
    after = fold(sentence[end : end + 16])
    if after.startswith(("prochain", "next")) or before.endswith(("prochain", "d'ici", "d'ici a", "d'ici au")):
        return Tense.FUTURE, "prochain" if "prochain" in after + before else ""
    if _background().search(before):
        return Tense.BACKGROUND, ""
    nearest = min(verbs, key=lambda v: (start - v[1] if v[1] <= start else v[0] - end), default=None)
    return (nearest[2], nearest[3]) if nearest else (Tense.NEUTRAL, "")
