"""What each place where a partner is named weighs, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from generator.catalog import table
from generator.model import Code, Evidence, Lang
from generator.reading.gazetteer import Kind
from generator.reading.names import Named, find_names, word_set
from generator.reading.words import Passage, Phrases, Words, words

_BASE = {
    Kind.NAME: 1.0,
    Kind.BODY: 1.0,
    Kind.COMPOUND: 1.2,
    Kind.PEOPLE: 0.8,
    Kind.CAPITAL: 0.8,
    Kind.CITY: 0.35,
    Kind.HINT: 0.4,
    Kind.FIRM: 0.35,
}
_LIST = 6
"""Names in one enumeration from which on it is a mere list."""


class Sighting(NamedTuple):
    """A place where a partner is named, weighed."""

    code: Code
    kind: Kind
    role: str
    weight: float
    tie: float
    """How much the grammar of the sentence says that it is home's partner."""
    order: int
    """Its place among the sightings of the article."""
    evidence: Evidence

    @property
    def names(self) -> bool:
        """Whether the text names the partner here, and not only one of its companies."""
        return self.kind is not Kind.FIRM


class _Place(NamedTuple):
    passage: Passage
    text: Words
    named: Named
    code: Code
    kind: Kind


@cache
def _cues(lang: Lang) -> Phrases[str]:
    """The words of the grammar of partnership, each with its list's name."""
    cues: Phrases[str] = Phrases()
    for key in ("tie", "visit", "peer", "compare", "border", "war", "origin", "leg"):
        for phrase in table("grammar")[lang][key]:
            cues.add(phrase, key)
    return cues


def sightings(found: Sequence[Passage], lang: Lang, home: Code) -> Iterator[Sighting]:
    """Every place where the passages name a partner, home included, weighed."""
    named = [(p, text := words(p.text), find_names(text, lang)) for p in found]
    strong = {
        n.code for _, _, names in named for n in names if not any(o.careful for o in n.options)
    }
    order = 0
    for passage, text, names in named:
        places = [
            _Place(passage, text, name, *meant)
            for name in names
            if (meant := _meaning(name, text, lang, strong))
        ]
        if places:
            for sighting in _weighed(places, text, lang, home, order):
                order += 1
                yield sighting
