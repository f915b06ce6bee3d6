"""The title of a page, found wherever it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.reading.casing import is_organisation, is_place
from generator.reading.headline import JOINTS, strip_affixes
from generator.reading.noise import Kind, Verdict
from generator.reading.outlets import known_outlet
from generator.reading.phrases import is_section
from generator.reading.shape import FUNCTION_WORDS, SEEN, Unit, is_name
from generator.text import fold, sentences

_LONGEST = 34
"""Words of the longest title: the baroque ones of embassies have about thirty."""
_ENOUGH = 2.9
"""Score below which a line is no title, and the page has none."""
_STEM = 6
"""Letters by which words of title and body are compared: `kazakhe` speaks for `Kazakhstan`."""
_READ = 1200
"""Characters of a paragraph whose words are compared."""
_SEEN = 4000
"""Units looked at, at most."""
_TOP = 300
"""Candidates compared, at most: the longest menu has fewer lines."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Title:
    """The title as read, and the units that say it."""

    text: str
    """Without what the site hung on it; empty where the page has no title."""
    index: int | None
    """The unit it was read from."""
    copies: frozenset[int] = frozenset()
    """Other units that say it."""


@dataclass(frozen=True, slots=True)
class _Top:
    """What of a page is compared to find its title."""

    units: Sequence[Unit]
    verdicts: Sequence[Verdict]
    body: Collection[str]
    """Stems of the words of the page's sentences."""
    paragraphs: Mapping[int, int]
    """For each candidate, how many paragraphs stand above."""
    texts: Mapping[int, str]
    """Each candidate as it would be the title."""


def find_title(units: Sequence[Unit], verdicts: Sequence[Verdict]) -> Title:
    """The title of a page: of the short lines above its text, the one most like a title."""
    candidates = dict(_candidates(units, verdicts))
    lone = frozenset(u.folded for u in units[:60] if u.count <= 6)
    texts = {i: strip_affixes(_headline(units[i], verdicts[i]), lone) for i in candidates}
    top = _Top(units, verdicts, _stems(units, verdicts), candidates, texts)
    alike = _alike(texts)
    scores: dict[int, float] = {}
    plausible = 0
    for i in candidates:
        scores[i] = _score(i, top) + 2.5 * (len(alike[i]) > 1) - 0.4 * min(plausible, 6)
        plausible += scores[i] >= _ENOUGH
    best = max(scores, key=lambda i: (scores[i], -i), default=None)
    if best is None or scores[best] < _ENOUGH:
        return Title("", None)
    # Of two such lines in a row, the first is the title and the other stands below it.
    while scores.get(best - 1, 0) > max(scores[best] - 1.5, 5) and units[best - 1].count >= 6:
        best -= 1
    # Of several copies, the one an editor would take: in normal case, and nearest to the text.
    chosen = max(alike[best], key=lambda i: (not texts[i].isupper(), units[i].mark[:1] == "#", i))
    text = max((texts[i] for i in (chosen, best)), key=len)
    return Title(text, chosen, frozenset(alike[best]) - {chosen})


def _candidates(units: Sequence[Unit], verdicts: Sequence[Verdict]) -> Iterator[tuple[int, int]]:
    """Units that may be the title, each with the number of paragraphs above it: three at most."""
    paragraphs = long = found = 0
    for i, (unit, verdict) in enumerate(zip(units[:_SEEN], verdicts, strict=False)):
        if found >= _TOP or (long == 3 and found):
            return
        if verdict.kind not in (Kind.TEXT, Kind.SHORT, Kind.MENU):
            continue
        if 2 <= unit.count <= _LONGEST + 12 and len(unit.text) <= 330 and unit.mark != "-":
            yield i, paragraphs
            found += 1
        if unit.solid and verdict.kind is Kind.TEXT:
            paragraphs += 1
            long += unit.count > 20


def _headline(unit: Unit, verdict: Verdict) -> str:
    """What of a unit may be the title: of a breadcrumb, its last part."""
    if verdict.kind is Kind.MENU:
        return re.split(r"\s*(?:>+|›+|»+\s|→|\||/\s|::)\s*", unit.text)[-1]
    return unit.text


def _alike(texts: Mapping[int, str]) -> Mapping[int, list[int]]:
    """For each candidate, those that say the same, itself included."""
    groups = defaultdict(list)
    for i, text in texts.items():
        groups[fold(text[:12])].append(i)
    return {
        i: [j for j in group if i == j or same_title(texts[i], texts[j])]
        for group in groups.values()
        for i in group
    }


def _score(i: int, top: _Top) -> float:
    """How much a line is like a title, by its form and by what stands around it."""
    unit, text, kind = top.units[i], top.texts[i], top.verdicts[i].kind
    words = _WORD.findall(fold(text))
    count = sum(len(w) > 1 or w in FUNCTION_WORDS for w in words)
    if count < (5 if kind is Kind.MENU else 2) or count > _LONGEST:
        return -9.0
    if is_section(text) or known_outlet(text):
        return -9.0
    score = {2: -2.0, 3: 0.0, 4: 1.5}.get(count, 3.0 if count <= 20 else 1.5)
    content = [w for w in words if len(w) >= 3 and w not in FUNCTION_WORDS]
    known = sum(w[:_STEM] in top.body for w in content)
    score += 4.0 * known / len(content) - (not known and bool(top.body)) if content else -2.0
    if text != unit.text and kind is not Kind.MENU:
        score += 1.5
    score += {"#": 6.0, "##": 1.0}.get(unit.mark, 0.0)
    return score + _form(unit, text, count) + _surroundings(i, top)


# Offers to subscribe and to buy: `Abonnez-vous dès 9,90 €`.
_OFFER = re.compile(
    r"(?:dès|à partir de|from|only|seulement|offre|abonn\w+)[^.]{0,12}"
    r"(?:\d[\d.,]*\s?(?:[€£$]|CHF|EUR|USD)|(?:[€£$]|CHF|EUR|USD)\s?\d)",
    re.I,
)


def _form(unit: Unit, text: str, count: int) -> float:
    """What the form of a line takes from its score, or adds to it."""
    many_numbers = len(re.findall(r"\d+", text)) > 4
    faults = (
        (3.0 if count < 16 else 9.0, re.search(r"[^.…]\.[»”\"]?$", text)),
        (1.5, unit.cut),
        (3.0, text.endswith((",", ";", ":"))),
        (4.0, any(known_outlet(piece) for piece in JOINTS.split(text))),
        (2.0, len(sentences(text)) > 1),
        (3.0, is_name(text, 3) or is_place(text) or is_organisation(text)),
        (1.5, text[:1].islower()),
        (4.0, _OFFER.search(text)),
        (3.0, not re.match(r"[\w«“\"'’]", text) or many_numbers),
        (-0.5, re.search(r":\s|«|\?$", text)),
    )
    return -sum(weight for weight, fault in faults if fault)


def _surroundings(i: int, top: _Top) -> float:
    """Titles stand above dates, bylines and the text; below a paragraph stand headings."""
    score = (1.0 if i == 0 else 0.0) - 2.5 * top.paragraphs[i]
    for j in range(i + 1, min(i + 5, len(top.units))):
        unit = top.units[j]
        if top.verdicts[j].kind in (Kind.DATE, Kind.BYLINE) or unit.solid or is_name(unit.text, 3):
            return score + 1.5 - 0.2 * (j - i - 1)
    return score


def _stems(units: Sequence[Unit], verdicts: Sequence[Verdict]) -> frozenset[str]:
    stems: set[str] = set()
    for unit, verdict in zip(units[:_SEEN], verdicts, strict=False):
        if verdict.kind is Kind.TEXT and unit.solid:
            head = unit.folded if len(unit.text) <= SEEN else fold(unit.text[:_READ])
            stems.update(word[:_STEM] for word in _WORD.findall(head))
            if len(stems) > 3000:
                break
    return frozenset(stems)


def title_key(text: str) -> str:
    """The words of a title, by which copies of it are known."""
    return " ".join(_WORD.findall(fold(text)))


_HUNG_ON = re.compile(r"\s*(?:[|•·»›>]|-\s|\.\.\.|$)")


def same_title(one: str, other: str) -> bool:
    """Whether two lines say one title: one may be cut short, or have the site's name behind it.

    >>> same_title("Le blé manque à Bakou", "Le blé manque à Bakou - Le Courrier")
    True
    """
    short, long = sorted((fold(one).rstrip(" ."), fold(other).rstrip(" .")), key=len)
    if not long.startswith(short):
        return title_key(one) == title_key(other)
    cut = min((one, other), key=len).endswith(("...", "…"))
    return short == long or (len(short) >= 12 and (cut or bool(_HUNG_ON.match(long, len(short)))))
