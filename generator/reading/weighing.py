"""What a name weighs in its sentence: the grammar of partnership around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from generator.catalog import table
from generator.model import Code, Lang
from generator.reading.gazetteer import Kind
from generator.reading.lookup import Lookup, Match
from generator.reading.names import word_set
from generator.reading.words import Words

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


@dataclass(slots=True)
class Place:
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


def weigh(places: list[Place], text: Words, lang: Lang, home: Code) -> None:
    """Weigh the names of a passage, in order, by the words around them and by home."""
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


def _runs(places: list[Place], text: Words) -> Iterator[list[Place]]:
    """The names as the text strings them together: `la Russie, la Chine et l'Iran`."""
    run: list[Place] = []
    for place in places:
        if run and not _strung(run[-1], place, text):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _strung(left: Place, right: Place, text: Words) -> bool:
    if right.start - left.end > 4 or text.sentence(left.start) != text.sentence(right.start):
        return False
    return all(token.folded in _BETWEEN for token in text.tokens[left.end : right.start])


def _weigh_run(run: list[Place], cues: list[Match[str]], home: Code, *, together: bool) -> None:
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


def _scale(run: list[Place], factor: float, why: str) -> None:
    for place in run:
        place.scale(factor, why)


def _weigh_place(place: Place, text: Words, lang: Lang, cues: set[str]) -> None:
    before = text.tokens[place.start - 1].folded if place.start else ""
    if place.inside:
        place.scale(0.35, "inside another proper name")
    if place.kind in (Kind.CAPITAL, Kind.CITY) and before in word_set(lang, "at"):
        venue = "venue" in cues and "visit" not in cues
        place.scale(0.4 if venue else 0.7, "as the venue" if venue else "as a place")


@cache
def _cues(lang: Lang) -> Lookup[str]:
    cues: Lookup[str] = Lookup()
    for key in ("tie", "visit", "peer", "venue", "pair", *(key for key, *_ in _BACKGROUND)):
        for phrase in table("grammar")[lang][key]:
            cues.add(phrase, key)
    return cues
