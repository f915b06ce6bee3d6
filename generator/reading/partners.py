"""Which countries and organisations an article is about, and which it merely names.

Every place where a name stands is weighed by how it is named, where, and in what company; the
weights of a code make its score, and the scores are judged against the strongest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.model import Code, Document, Mention
from generator.reading.gazetteer import Kind
from generator.reading.sightings import Sighting, organisations, sightings
from generator.reading.weighing import weigh
from generator.reading.words import Passage, passages, tongue

_EVIDENCE = 6
"""Places shown for a code: its heaviest."""
_FLOOR = 1.2
"""Score below which nothing is a partner."""
_SHARE, _ENOUGH = 0.6, 3.5
"""Share of the strongest score that a second partner needs; a score that is enough for one."""
_LEVEL = 0.75
"""Share of the strongest score that makes one its equal, where no name stands in the title."""
_GUEST = 1.2
"""Share of the score of an organisation that gathers, which a state needs beside it."""
_WORK, _PAIRED = 0.5, 1.2
"""Grammar of partnership that a second partner needs which the title does not name; the same where
it is named but once, so that only side by side with home is enough."""


def read_partners(
    document: Document, home: Code
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """What the article is about and what it merely names, each strongest first, home in neither.

    A code is in at most one of the two. Companies and people speak for their country, but only
    a country or organisation that the text names is ever `mentioned`.
    """
    seen: dict[Code, list[Sighting]] = defaultdict(list)
    lang = tongue(document.lang)
    for places in sightings(passages(document), lang):
        if places:
            weigh(places, places[0].passage, lang, home)
        for place in places:
            seen[place.code].append(place)
    for line in document.head:
        # An organisation may tell of its own work with home.
        for place in organisations(Passage(line.text, "imprint", None, (line.number,)), lang):
            seen[place.code].append(place)
    seen.pop(home, None)
    scores = _scores(seen)
    ranked = sorted(seen, key=lambda code: (-scores[code], code))
    chosen = _partners(ranked, scores, seen)
    about = tuple(_mention(code, scores[code], seen[code]) for code in chosen)
    named = tuple(
        _mention(code, scores[code], seen[code])
        for code in ranked
        if code not in chosen and any(s.kind not in (Kind.FIRM, Kind.LEADER) for s in seen[code])
    )
    return about, named


def _scores(seen: Mapping[Code, list[Sighting]]) -> dict[Code, float]:
    """The score of each code: title, headings, lead, share of the text, grammar of partnership.

    All but title and headings are in proportion to the others', so that length tells nothing.
    """
    said = {code: sum(place.weight for place in places) for code, places in seen.items()}
    tie = {code: sum(place.tie for place in places) for code, places in seen.items()}
    title, heading, lead = (
        {code: sum(p.weight for p in seen[code] if p.passage.role in roles) for code in seen}
        for roles in (("title",), ("heading",), ("lead", "imprint"))
    )
    most, leading = sum(said.values()) + 2.0, max((2.0, *lead.values()))
    tied = max((3.0, *tie.values()))
    return {
        code: 2.6 * min(title[code], 1.2)
        + 0.8 * min(heading[code], 1.0)
        + 1.8 * lead[code] / leading
        + 4.0 * said[code] / most
        + 2.0 * tie[code] / tied
        for code in seen
    }


def _partners(
    ranked: list[Code], scores: Mapping[Code, float], seen: Mapping[Code, list[Sighting]]
) -> list[Code]:
    """The codes that the article is about, strongest first."""
    top = max(scores.values(), default=0.0)
    share = min(_ENOUGH, _SHARE * top)
    titled = {
        c for c in ranked if any(s.passage.role == "title" and s.weight >= 0.5 for s in seen[c])
    }
    framing = {c for c in ranked if any(s.frames for s in seen[c])}
    # At a gathering many states are present: one must outdo the organisation to be a partner too.
    beside = _GUEST * max((scores[code] for code in framing), default=0.0)
    chosen: list[Code] = []
    for code in ranked:
        # One that is named once is mostly named in passing; and one that no sentence shows at work
        # is the scenery, however often it is named.
        works = sum(s.tie for s in seen[code]) >= (_WORK if len(seen[code]) > 1 else _PAIRED)
        # Without a name in the title, those who are spoken of as much as the first are its equals.
        level = not titled and len(seen[code]) > 2 and scores[code] >= _LEVEL * top
        second = code in titled or works or level or scores[code] == top
        if code in framing or (second and scores[code] >= max(_FLOOR, share, beside)):
            chosen.append(code)
    return chosen


def _mention(code: Code, score: float, places: Iterable[Sighting]) -> Mention:
    order = sorted(places, key=lambda s: -s.weight - s.tie)
    return Mention(code, round(score, 2), tuple(s.evidence for s in order[:_EVIDENCE]))
