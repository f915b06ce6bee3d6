"""Every place where an article names a partner, weighed and ready to be shown as evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from generator.model import Code, Evidence, Lang
from generator.reading.gazetteer import Kind, Name
from generator.reading.names import Named, find_names, word_set
from generator.reading.people import Spot, people_in
from generator.reading.weighing import Place, weigh
from generator.reading.words import Passage, Words, words

_BASE = {
    Kind.NAME: 1.0,
    Kind.BODY: 1.0,
    Kind.COMPOUND: 1.2,
    Kind.PEOPLE: 0.8,
    Kind.CAPITAL: 0.8,
    Kind.CITY: 0.35,
    Kind.HINT: 0.4,
    Kind.FIRM: 0.35,
    Kind.LEADER: 0.5,
}


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
    passage: Passage
    span: tuple[int, int]
    """Its words in the passage."""
    why: tuple[str, ...]

    @property
    def evidence(self) -> Evidence:
        """The name with some words around it, and why it weighs what it does."""
        text = words(self.passage.text)
        first, last = self.span[0], self.span[1] - 1
        sentence = text.sentence(first)
        while first and self.span[0] - first < 4 and text.sentence(first - 1) == sentence:
            first -= 1
        size = len(text.tokens)
        while last + 1 < size and last - self.span[1] < 3 and text.sentence(last + 1) == sentence:
            last += 1
        rule = ", ".join([self.kind.value, f"in the {self.role}", *dict.fromkeys(self.why)])
        return self.passage.evidence(text.tokens[first].start, text.tokens[last].end, rule)


def sightings(found: tuple[Passage, ...], lang: Lang, home: Code) -> Iterator[Sighting]:
    """Every place where the passages name a partner, home included, weighed."""
    named = []
    for passage, spots in zip(found, people_in(found, lang), strict=True):
        text = words(passage.text)
        named.append((passage, text, find_names(text, lang, [s[:2] for s in spots]), spots))
    sure = Counter(
        o.code for _, _, names, _ in named for n in names for o in n.options if not o.careful
    )
    order = 0
    for passage, text, names, spots in named:
        places = [_leader(spot) for spot in spots if spot.country]
        for name in names:
            meant = _meaning(name, text, lang, sure)
            if meant:
                base = _BASE[meant.kind]
                places.append(
                    Place(name.start, name.end, meant.code, meant.kind, name.inside, base)
                )
        places.sort(key=lambda place: place.start)
        if passage.role == "title":
            _raise(places)
        weigh(places, text, lang, home)
        for place in places:
            yield Sighting(
                place.code,
                place.kind,
                passage.role,
                place.weight,
                place.tie,
                order,
                passage,
                (place.start, place.end),
                tuple(place.why),
            )
            order += 1


def _leader(spot: Spot) -> Place:
    """A known person, who speaks for a country and does not name it."""
    return Place(spot.start, spot.end, spot.country, Kind.LEADER, False, _BASE[Kind.LEADER])


def _meaning(named: Named, text: Words, lang: Lang, sure: Counter[Code]) -> Name | None:
    """What a name means here, judged by what else the article names; None where it is doubtful."""
    plain = [option for option in named.options if not option.careful]
    if plain:
        return plain[0]
    before = text.tokens[named.start - 1].folded if named.start else ""
    there = any(before in word_set(lang, key) for key in ("at", "into", "article"))
    known = [option for option in named.options if sure[option.code]]
    if len({option.kind is Kind.HINT for option in known}) == 1:
        return max(known, key=lambda option: sure[option.code])
    # `Bruxelles` decides as the Union, and lies in Belgium.
    hints = [o for o in named.options if o.kind is Kind.HINT]
    places = [o for o in named.options if o.kind is not Kind.HINT]
    if hints and places:
        return places[0] if there else hints[0]
    return places[0] if places and there else None


def _raise(places: list[Place]) -> None:
    """A title has no words to waste: a company or its town stands for its country there."""
    for place in places:
        if place.kind in (Kind.CITY, Kind.FIRM, Kind.LEADER):
            place.weight = max(place.weight, 0.75)
