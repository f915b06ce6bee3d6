"""Which countries and organisations an article is about, and which it merely names.

Every place where a name stands is weighed by how it is named, where, and in what company; the
weights of a code make its score, and the scores are judged against the strongest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.model import Code, Document, Mention
from generator.reading.gazetteer import Kind
from generator.reading.sightings import Sighting, sightings
from generator.reading.words import passages, tongue

_EVIDENCE = 6
"""Places shown for a code: its heaviest."""
_FLOOR = 1.0
"""Score below which nothing is a partner unless it leads clearly."""
_SHARE = 0.55
"""Share of the strongest score that a second partner needs."""
_UNTITLED = 0.75
"""The same for one that the title does not name while it names another."""
_ROLES = ("title", "lead", "heading", "body")


def read_partners(
    document: Document, home: Code
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """What the article is about and what it merely names, each strongest first, home in neither.

    A code is in at most one of the two. Companies and people speak for their country, but only
    a country or organisation that the text names is ever `mentioned`.
    """
    seen: dict[Code, list[Sighting]] = defaultdict(list)
    for sighting in sightings(passages(document), tongue(document.lang), home):
        seen[sighting.code].append(sighting)
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
    """The score of each code: title, lead, headings, share of the body, grammar of partnership.

    All but the title are taken in proportion to the others', so that length tells nothing.
    """
    weights: dict[Code, dict[str, float]] = {}
    for code, places in seen.items():
        weights[code] = dict.fromkeys((*_ROLES, "tie"), 0.0)
        for place in places:
            weights[code][place.role] += place.weight
            weights[code]["tie"] += place.tie
    said = {code: sum(w[role] for role in _ROLES) for code, w in weights.items()}
    total = sum(said.values()) + 2.0
    lead = max((w["lead"] for w in weights.values()), default=0.0)
    tie = max((w["tie"] for w in weights.values()), default=0.0)
    return {
        code: 2.6 * min(w["title"], 1.2)
        + 1.8 * w["lead"] / max(lead, 2.0)
        + 0.4 * min(w["heading"], 1.5)
        + 4.0 * said[code] / total
        + 2.0 * w["tie"] / max(tie, 4.0)
        for code, w in weights.items()
    }


def _partners(
    ranked: list[Code], scores: Mapping[Code, float], seen: Mapping[Code, list[Sighting]]
) -> list[Code]:
    """The codes that the article is about, strongest first."""
    if not ranked:
        return []
    top = scores[ranked[0]]
    titled = {c for c in ranked if any(s.role == "title" and s.weight >= 0.5 for s in seen[c])}
    chosen: list[Code] = []
    for code in ranked:
        if chosen and code not in titled and len(seen[code]) < 2:
            continue  # named once, in passing, whatever the sentence says
        needed = _SHARE if code in titled or not titled else _UNTITLED
        if scores[code] >= max(_FLOOR, needed * top):
            chosen.append(code)
    # Most articles have a partner: a weak one that clearly leads is better than none.
    leads = top > 0.5 and all(scores[code] < 0.7 * top for code in ranked[1:2])
    return chosen or (ranked[:1] if leads else [])


def _mention(code: Code, score: float, places: Iterable[Sighting]) -> Mention:
    order = sorted(places, key=lambda s: (-s.weight - s.tie, s.order))
    return Mention(code, round(score, 2), tuple(s.evidence for s in order[:_EVIDENCE]))
