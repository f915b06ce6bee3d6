"""What an article is about, out of the closed vocabulary of themes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from math import sqrt
from typing import NamedTuple

from generator.catalog import table
from generator.model import Document, Evidence, Lang, ThemeFinding
from generator.reading.lookup import Lookup, Match
from generator.reading.words import Passage, Words, passages, tongue, words
from generator.text import fold

_ROLES = {"title": 3.0, "lead": 1.7, "heading": 2.0, "body": 1.0}
_STRONG, _WEAK = 1.0, 0.4
_SHARED = 0.6
"""What is left of a strong phrase that several themes claim."""
_SHORT = 300
"""Words of an article of usual length."""
_FLOOR, _SHARE, _MOST = 2.4, 0.12, 6
"""Least score of a theme; least share of the strongest; most themes of an article."""
_LIKELY = {"diplomacy": 1.8, "trade-investment": 1.8}
"""What most articles on partnerships are about also: less is asked of these."""
_EVIDENCE = 6


class _Clue(NamedTuple):
    """What a phrase says for a theme."""

    theme: str
    worth: float


class _Spoken(NamedTuple):
    """A phrase in its passage."""

    phrase: tuple[str, ...]
    weight: float
    worth: float
    passage: Passage
    start: int
    end: int

    @property
    def evidence(self) -> Evidence:
        """The phrase as written, and why it counts."""
        rule = f"{'strong' if self.worth > _WEAK else 'weak'} phrase in the {self.passage.role}"
        return self.passage.evidence(self.start, self.end, rule)


@cache
def _clues(lang: Lang) -> Lookup[_Clue]:
    strong: dict[str, set[str]] = defaultdict(set)
    weak: dict[str, set[str]] = defaultdict(set)
    for slug, data in table("themes").items():
        for listed, phrases in ((strong, data[lang]["strong"]), (weak, data[lang]["weak"])):
            for phrase in phrases:
                listed[fold(str(phrase))].add(slug)
    clues: Lookup[_Clue] = Lookup(plural=True)
    for phrase, slugs in strong.items():
        for slug in sorted(slugs):
            clues.add(phrase, _Clue(slug, _STRONG * (_SHARED if len(slugs) > 1 else 1.0)))
    for phrase, slugs in weak.items():
        for slug in sorted(slugs - strong.get(phrase, set())):
            clues.add(phrase, _Clue(slug, _WEAK))
    return clues


def read_themes(document: Document) -> tuple[ThemeFinding, ...]:
    """The themes of an article, strongest first, with the phrases that spoke for each.

    A phrase counts by where it stands, and ever less as it is repeated: many different words
    tell more than one word said often.
    """
    spoken: dict[str, list[_Spoken]] = defaultdict(list)
    length, lang = 0, tongue(document.lang)
    for passage in passages(document):
        text = words(passage.text)
        length += len(text.tokens)
        for theme, said in _said(passage, text, lang):
            spoken[theme].append(said)
    size = (max(length, _SHORT / 2) / _SHORT) ** 0.4
    scores = {t: _score(said) * _LIKELY.get(t, 1.0) / size for t, said in spoken.items()}
    ranked = sorted(scores, key=lambda theme: (-scores[theme], theme))
    if not ranked:
        return ()
    floor = max(_FLOOR, _SHARE * scores[ranked[0]])
    chosen = [t for t in ranked if scores[t] >= floor and _shown(spoken[t])] or ranked[:1]
    return tuple(
        ThemeFinding(theme, round(scores[theme], 2), _evidence(spoken[theme]))
        for theme in chosen[:_MOST]
    )


def _said(passage: Passage, text: Words, lang: Lang) -> Iterator[tuple[str, _Spoken]]:
    """The phrases of a passage with their themes; of a theme's that overlap, the longest only."""
    ends: dict[str, int] = defaultdict(int)
    role = _ROLES[passage.role]
    for start, end, clue in _apart(_clues(lang).find(text), ends):
        first, last = text.tokens[start].start, text.tokens[end - 1].end
        phrase = tuple(text.singulars[start:end])
        yield clue.theme, _Spoken(phrase, role, clue.worth, passage, first, last)


def _apart(found: Iterator[Match[_Clue]], ends: dict[str, int]) -> Iterator[Match[_Clue]]:
    for match in found:
        if match.start >= ends[match.value.theme]:
            ends[match.value.theme] = match.end
            yield match


def _weights(spoken: list[_Spoken]) -> Mapping[tuple[str, ...], tuple[float, float]]:
    """Worth and total weight of each phrase."""
    totals: dict[tuple[str, ...], tuple[float, float]] = {}
    for said in spoken:
        worth, weight = totals.get(said.phrase, (said.worth, 0.0))
        totals[said.phrase] = max(worth, said.worth), weight + said.weight
    return totals


def _score(spoken: list[_Spoken]) -> float:
    return sum(worth * sqrt(weight) for worth, weight in _weights(spoken).values())


def _shown(spoken: list[_Spoken]) -> bool:
    """Whether a phrase that shows the theme by itself speaks for it, or many common words do."""
    return any(said.worth > _WEAK for said in spoken) or len({s.phrase for s in spoken}) >= 4


def _evidence(spoken: list[_Spoken]) -> tuple[Evidence, ...]:
    best: dict[tuple[str, ...], _Spoken] = {}
    for said in spoken:
        held = best.get(said.phrase)
        if held is None or said.weight > held.weight:
            best[said.phrase] = said
    order = sorted(best.values(), key=lambda said: -said.worth * said.weight)
    return tuple(said.evidence for said in order[:_EVIDENCE])
