"""What an article is about, out of the closed vocabulary of themes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import sqrt
from typing import NamedTuple

from generator.model import Document, Evidence, Lang, ThemeFinding
from generator.reading.finding import WEAK, Clue, found
from generator.reading.words import Passage, passages, singular, tongue

_ROLES = {"title": 3.0, "lead": 1.7, "heading": 2.0, "body": 1.0}
_SHORT = 300
"""Words of an article of usual length."""
_FLOOR, _SHARE, _MOST = 2.4, 0.12, 6
"""Least score of a theme; least share of the strongest; most themes of an article."""
_LIKELY = {"diplomacy": 1.8, "trade-investment": 1.8}
"""What most articles on partnerships are about also: less is asked of these."""
_EVIDENCE = 6


class _Spoken(NamedTuple):
    """A phrase in its passage."""

    weight: float
    worth: float
    passage: Passage
    start: int
    end: int

    @property
    def evidence(self) -> Evidence:
        """The phrase as written, and why it counts."""
        rule = f"{'strong' if self.worth > WEAK else 'weak'} phrase in the {self.passage.role}"
        return self.passage.evidence(self.start, self.end, rule)


_Phrases = dict[tuple[str, ...], list[_Spoken]]
"""The places of each phrase, by its words in the singular."""


def read_themes(document: Document) -> tuple[ThemeFinding, ...]:
    """The themes of an article, strongest first, with the phrases that spoke for each.

    A phrase counts by where it stands, and ever less as it is repeated: many different words
    tell more than one word said often.
    """
    spoken: dict[str, _Phrases] = defaultdict(lambda: defaultdict(list))
    pages, lang = passages(document), tongue(document.lang)
    for passage in pages:
        for theme, said in _said(passage, lang):
            phrase = tuple(map(singular, passage.folded[said.start : said.end]))
            spoken[theme][phrase].append(said)
    size = (max(sum(p.size for p in pages), _SHORT / 2) / _SHORT) ** 0.4
    scores = {t: _score(said) * _LIKELY.get(t, 1.0) / size for t, said in spoken.items()}
    ranked = sorted(scores, key=lambda theme: (-scores[theme], theme))
    floor = max(_FLOOR, _SHARE * max(scores.values(), default=0.0))
    chosen = [t for t in ranked if scores[t] >= floor] or ranked[:1]
    return tuple(
        ThemeFinding(theme, round(scores[theme], 2), _evidence(spoken[theme].values()))
        for theme in chosen[:_MOST]
    )


def _said(passage: Passage, lang: Lang) -> Iterator[tuple[str, _Spoken]]:
    """The phrases of a passage with their themes; of a theme's that overlap, the longest only."""
    ends: dict[str, int] = {}
    weight = _ROLES[passage.role]
    for start, end, (theme, worth) in found(passage, lang, Clue):
        if start >= ends.get(theme, 0):
            ends[theme] = end
            yield theme, _Spoken(weight, worth, passage, start, end)


def _score(phrases: _Phrases) -> float:
    return sum(
        max(s.worth for s in said) * sqrt(sum(s.weight for s in said)) for said in phrases.values()
    )


def _evidence(phrases: Iterable[list[_Spoken]]) -> tuple[Evidence, ...]:
    best = [max(said, key=lambda s: s.weight) for said in phrases]
    best.sort(key=lambda s: -s.worth * s.weight)
    return tuple(said.evidence for said in best[:_EVIDENCE])
