"""What each place where a partner is named weighs, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from generator.catalog import table
from generator.model import Code, Evidence, Lang
from generator.reading.gazetteer import Kind, Name
from generator.reading.names import Named, find_names, word_set
from generator.reading.people import Spot, people_in
from generator.reading.phrases import Match, Phrases
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
_LIST = 6
"""Names in one enumeration from which on it is a mere list."""
_BACKGROUND = (
    ("compare", 2, 0.25, "as a comparison or an example"),
    ("leg", 4, 0.4, "as another leg of the journey"),
    ("border", 3, 0.5, "as a neighbour or on the way"),
    ("war", 3, 0.5, "as the ground of a conflict or of pressure"),
    ("origin", 0, 0.5, "as somebody's or something's origin"),
)
"""Words before a name that make it a background: within how many words, what is left, why."""
_BETWEEN = frozenset(
    "le la les l de du des d en au aux a et ou ainsi que qu puis avec the and of or in with".split()
)
"""Words that may stand between the names of an enumeration."""


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


@dataclass(slots=True)
class _Place:
    """A name in its sentence, while it is weighed."""

    start: int
    end: int
    code: Code
    kind: Kind
    inside: bool
    weight: float
    tie: float = 0.0
    why: list[str] = field(default_factory=list)

    def scale(self, factor: float, why: str) -> None:
        self.weight *= factor
        self.why.append(why)


@cache
def _cues(lang: Lang) -> Phrases[str]:
    cues: Phrases[str] = Phrases()
    for key in ("tie", "visit", "peer", "venue", "pair", *(key for key, *_ in _BACKGROUND)):
        for phrase in table("grammar")[lang][key]:
            cues.add(phrase, key)
    return cues


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
                    _Place(name.start, name.end, meant.code, meant.kind, name.inside, base)
                )
        places.sort(key=lambda place: place.start)
        if passage.role == "title":
            _raise(places)
        _weigh(places, text, lang, home)
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


def _leader(spot: Spot) -> _Place:
    """A known person, who speaks for a country and does not name it."""
    return _Place(spot.start, spot.end, spot.country, Kind.LEADER, False, _BASE[Kind.LEADER])


def _meaning(named: Named, text: Words, lang: Lang, sure: Counter[Code]) -> Name | None:
    """What a name means here, judged by what else the article names; None where it is doubtful."""
    plain = [option for option in named.options if not option.careful]
    if plain:
        return plain[0]
    before = text.tokens[named.start - 1].folded if named.start else ""
    there = before in word_set(lang, "at") | word_set(lang, "into") | word_set(lang, "article")
    known = [option for option in named.options if sure[option.code]]
    if len({option.kind is Kind.HINT for option in known}) == 1:
        return max(known, key=lambda option: sure[option.code])
    # `Bruxelles` decides as the Union, and lies in Belgium.
    hints = [o for o in named.options if o.kind is Kind.HINT]
    places = [o for o in named.options if o.kind is not Kind.HINT]
    if hints and places:
        return places[0] if there else hints[0]
    return places[0] if places and there else None


def _raise(places: list[_Place]) -> None:
    """A title has no words to waste: a company or its town stands for its country there."""
    for place in places:
        if place.kind in (Kind.CITY, Kind.FIRM, Kind.LEADER):
            place.weight = max(place.weight, 0.75)


def _weigh(places: list[_Place], text: Words, lang: Lang, home: Code) -> None:
    spoken: dict[int, list[Match[str]]] = defaultdict(list)
    for cue in _cues(lang).find(text):
        spoken[text.sentence(cue.start)].append(cue)
    homely = {text.sentence(place.start) for place in places if place.code == home}
    for run in _runs(places, text):
        sentence = text.sentence(run[0].start)
        cues = spoken[sentence]
        together = sentence in homely or any(cue.value == "pair" for cue in cues)
        _weigh_run(run, cues, home, together=together)
        for place in run:
            _weigh_place(place, text, lang, {cue.value for cue in cues})


def _runs(places: list[_Place], text: Words) -> Iterator[list[_Place]]:
    """The names as the text strings them together: `la Russie, la Chine et l'Iran`."""
    run: list[_Place] = []
    for place in places:
        if run and not _strung(run[-1], place, text):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _strung(left: _Place, right: _Place, text: Words) -> bool:
    if right.start - left.end > 4 or text.sentence(left.start) != text.sentence(right.start):
        return False
    return all(token.folded in _BETWEEN for token in text.tokens[left.end : right.start])


def _weigh_run(run: list[_Place], cues: list[Match[str]], home: Code, *, together: bool) -> None:
    """Weigh names that stand together: as partners of home, as a list, or as a background."""
    codes = {place.code for place in run}
    start, end = run[0].start, run[-1].end
    keys: dict[str, int] = {}
    for cue in cues:
        if 0 <= start - cue.end <= 5:
            keys[cue.value] = min(start - cue.end, keys.get(cue.value, 9))
    after = {cue.value for cue in cues if 0 <= cue.start - end <= 3}
    if len(codes) >= _LIST:
        return _scale(run, 0.15, f"in a list of {len(codes)}")
    for key, reach, factor, why in _BACKGROUND:
        if keys.get(key, 9) <= reach and (home not in codes or key in ("compare", "leg")):
            return _scale(run, factor, why)
    paired = 1.5 if home in codes and 1 < len(codes) <= 3 else 0.0
    grammar = 0.5 * (keys.get("tie", 9) <= 5 or "tie" in after) + 0.4 * ("visit" in keys)
    # Those who act for a country are at work, whether home stands in the sentence or not.
    acting = 0.4 * (keys.get("peer", 9) <= 1 or "peer" in after)
    for place in run:
        place.tie = paired + acting + (grammar if together else 0.4 * grammar)
        place.tie *= min(1.0, place.weight / 0.6)  # a city speaks less for its country
        if paired:
            place.why.append("side by side with home")
        elif place.tie >= 0.5:
            place.why.append("as a partner in the sentence")
    if home not in codes and len(codes) >= 4:
        _scale(run, 0.7, f"among {len(codes)} in a row")
    return None


def _scale(run: list[_Place], factor: float, why: str) -> None:
    for place in run:
        place.scale(factor, why)


def _weigh_place(place: _Place, text: Words, lang: Lang, cues: set[str]) -> None:
    before = text.tokens[place.start - 1].folded if place.start else ""
    if place.inside:
        place.scale(0.35, "inside another proper name")
    if place.kind in (Kind.CAPITAL, Kind.CITY) and before in word_set(lang, "at"):
        venue = "venue" in cues and "visit" not in cues
        place.scale(0.4 if venue else 0.7, "as the venue" if venue else "as a place")
