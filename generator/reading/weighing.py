"""What a name weighs in its sentence: the grammar of partnership around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.model import Code, Lang
from generator.reading.finding import Cue, found, word_set
from generator.reading.gazetteer import Kind
from generator.reading.lookup import Match
from generator.reading.sightings import Sighting
from generator.reading.words import Passage

_NEAR = 5
"""Words between a cue and the name behind it."""
_BACKGROUND = (
    ("compare", 2, 0.25, "as a comparison or an example"),
    ("scenery", 4, 0.45, "as the scenery: on the way, next door, or the source of pressure"),
)
"""Words before a name that make it a background: within how many words, what is left, why."""
_PARTS = frozenset(",:;()[]")
_EQUALS = 5
"""Names in a row, home among them, that are partners and not a mere list."""
_PAIRED, _TIED, _APART = 1.5, 0.5, 0.2
"""What it says of a partnership to be named with home; beside `accord`; the same without home."""


def weigh(places: list[Sighting], text: Passage, lang: Lang, home: Code) -> None:
    """Weigh the names of a passage, in order, by the words around them and by home."""
    spoken: dict[int, list[Match[Cue]]] = defaultdict(list)
    for cue in found(text, lang, Cue):
        spoken[text.sentence(cue.start)].append(cue)
    homely = {text.sentence(place.start) for place in places if place.code == home}
    for run in _runs(places, text, lang):
        sentence = text.sentence(run[0].start)
        _weigh_run(run, text, spoken[sentence], home, together=sentence in homely)
        for place in run:
            place.frames = _frames(place, spoken[sentence])
            there = text.word(place.start - 1) in word_set(lang, "at")
            if there and place.kind in (Kind.CAPITAL, Kind.CITY):
                place.scale(0.7, "as a place")


def _runs(places: list[Sighting], text: Passage, lang: Lang) -> Iterator[list[Sighting]]:
    """The names as the text strings them together: `la Russie, la Chine et l'Iran`."""
    run: list[Sighting] = []
    for place in places:
        if run and not _strung(run[-1], place, text, lang):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _strung(left: Sighting, right: Sighting, text: Passage, lang: Lang) -> bool:
    if right.start - left.end > 4 or text.sentence(left.start) != text.sentence(right.start):
        return False
    return word_set(lang, "between").issuperset(text.folded[left.end : right.start])


def _weigh_run(
    run: list[Sighting], text: Passage, cues: list[Match[Cue]], home: Code, *, together: bool
) -> None:
    """Weigh names that stand together: as a background, as a list, or as partners of home."""
    codes = {place.code for place in run}
    before = {
        cue.value.key: run[0].start - cue.end
        for cue in cues
        if 0 <= run[0].start - cue.end <= _NEAR
    }
    after = {cue.value.key for cue in cues if 0 <= cue.start - run[-1].end <= 3}
    for key, reach, factor, why in _BACKGROUND:
        near = before.get(key, 9) <= reach and not _parted(text, run[0].start, before[key])
        if near and (home not in codes or key == "compare"):
            return _scale(run, factor, why)
    if home not in codes:
        if any(cue.value.key == "war" for cue in cues):
            _scale(run, 0.5, "in a sentence on a war or on sanctions")
        if len(codes) > 2:
            _scale(run, 4 / len(codes) ** 2, f"among {len(codes)} in a row")
    tie, why = 0.0, "as a partner in the sentence"
    if "tie" in before or "tie" in after:
        tie = _TIED if together else _APART
    if home in codes and 2 <= len(codes) <= _EQUALS:
        tie, why = tie + _PAIRED, "side by side with home"
    for place in run if tie else ():
        place.tie = tie * min(1.0, place.weight)  # a city speaks less for its country
        place.why.append(why)
    return None


def _parted(text: Passage, start: int, words: int) -> bool:
    """Whether a comma, a colon or a bracket stands within some words before a name."""
    return any(_PARTS.intersection(text.gap(start - back)) for back in range(1, words + 2))


def _scale(run: list[Sighting], factor: float, why: str) -> None:
    for place in run:
        place.scale(factor, why)


def _frames(place: Sighting, cues: list[Match[Cue]]) -> bool:
    """Whether the article's head tells of a gathering of an organisation: `sommet de l'OCS`."""
    if place.kind is not Kind.BODY or place.passage.role not in ("title", "lead"):
        return False
    before = {cue.value.key for cue in cues if 0 <= place.start - cue.end <= 4}
    after = {cue.value.key for cue in cues if cue.start == place.end}
    return "gather" in before | after and "aside" not in before
