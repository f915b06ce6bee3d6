"""The title of a page, found wherever it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.reading.casing import is_place
from generator.reading.headline import strip_affixes
from generator.reading.noise import Kind, Verdict
from generator.reading.outlets import DESCRIBED
from generator.reading.shape import FUNCTION_WORDS, SITE, STEM, Unit, is_name
from generator.text import fold, sentences

_LONGEST = 34
"""Words of the longest title: the baroque ones of embassies have about thirty."""
_ENOUGH = 2.9
"""Score below which a line is no title, and the page has none."""
_SEEN = 4000
"""Units looked at, at most."""
_TOP = 300
"""Candidates compared, at most: the longest menu has fewer lines."""
_READ = 100
"""Paragraphs whose words are compared, at most."""
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


def find_title(units: Sequence[Unit], verdicts: Sequence[Verdict]) -> Title:
    """The title of a page: of the short lines above its text, the one most like a title."""
    above = dict(_candidates(units, verdicts))
    lone = frozenset(u.folded for u in (*units[:60], *units[-30:]) if u.count <= 8)
    texts = {i: strip_affixes(_headline(units[i], verdicts[i]), lone) for i in above}
    body = _body(units, verdicts)
    alike = _alike(texts)
    scores: dict[int, float] = {}
    for i, text in texts.items():
        form = _score(units[i], text, verdicts[i].kind, body)
        said_twice = len(alike[i]) > 1 and units[i].count > 3  # entries of menus are, too
        scores[i] = form + 2.5 * said_twice - 2.5 * above[i] + _surroundings(i, units, verdicts)
    best = max(scores, key=lambda i: (scores[i], -i), default=None)
    if best is None or scores[best] < _ENOUGH:
        return Title("", None)
    # Of two such lines in a row, the first is the title and the other stands below it.
    while scores.get(best - 1, 0) > max(scores[best] - 1.5, 5) and units[best - 1].count >= 6:
        best -= 1
    # A short form of it may stand above, as in the page's address.
    if best + 1 in texts and fold(texts[best + 1]).startswith(fold(texts[best]) + " "):
        best += 1
    # Of several copies, the one an editor would take: in normal case, and nearest to the text.
    copies = alike[best]
    whole = min((texts[i] for i in copies), key=lambda text: (len(text), text.isupper()))
    marks = {i: (not texts[i].isupper(), units[i].mark[:1] == "#") for i in copies}
    chosen = max(copies, key=lambda i: (*marks[i], len(texts[i]) == len(whole), i))
    return Title(whole, chosen, frozenset(copies) - {chosen})


def _candidates(units: Sequence[Unit], verdicts: Sequence[Verdict]) -> Iterator[tuple[int, int]]:
    """Units that may be the title, each with the number of paragraphs above it: three at most."""
    paragraphs = long = found = 0
    for i, (unit, verdict) in enumerate(zip(units[:_SEEN], verdicts, strict=False)):
        if found >= _TOP or (long == 3 and found):
            return
        if verdict.kind not in (Kind.TEXT, Kind.SHORT, Kind.MENU, Kind.CAPTION):
            continue
        paragraph = unit.solid and unit.text[-1] == "." and not unit.mark
        if not paragraph and 2 <= unit.count <= _LONGEST + 12 and unit.mark != "-":
            yield i, paragraphs
            found += 1
        if unit.solid and verdict.kind is Kind.TEXT:
            paragraphs += 1
            long += unit.count > 20


def _headline(unit: Unit, verdict: Verdict) -> str:
    """What of a unit may be the title: of a breadcrumb, its longest part."""
    if verdict.kind is Kind.MENU:
        pieces = re.split(r"\s*(?:>+|›+|»+\s|→|\||/\s|::)\s*", unit.text[:400])
        return max(pieces, key=len) if len(pieces) > 1 else ""
    return unit.text[:400]


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


# What stands at the head of every page of a file, an issue or a message.
_REFERENCE = re.compile(
    r"\b(?:page|p\.) ?\d|\bn[°o] ?\d|\br[ée]f\. ?:|\b(?:t[ée]l|fax)\b|<\S+@|\b\d{5} [A-Z]", re.I
)
_INSTITUTION = re.compile(
    r"(?:[^\W\d_]+ (?:du|au|of the) )?"
    r"(?:ambassade|consulat|minist[èe]re|d[ée]l[ée]gation|chambre|commission|s[ée]ance|pr[ée]sidence"
    r"|embassy|consulate|ministry)\b",
    re.I,
)
_NUMBER = re.compile(r"\d+")
_STOPPED = re.compile(r"[^.…]\.[»”\"]?$")
_OPENS = re.compile(r"[\w«“\"'’]")
_LIVELY = re.compile(r":\s|«|\?$")


def _score(unit: Unit, text: str, kind: Kind, body: str) -> float:
    """How much a line is like a title by its form, and by the words it shares with the text."""
    words = _WORD.findall(fold(text))
    count = sum(len(w) > 1 or w in FUNCTION_WORDS for w in words)
    if not (5 if kind is Kind.MENU else 2) <= count <= _LONGEST:
        return -9.0
    score = {2: -2.0, 3: 0.0, 4: 1.5}.get(count, 3.0 if count <= 20 else 0.5)
    content = [w for w in words if len(w) > 2 and w not in FUNCTION_WORDS]
    # A short word is looked for whole, of a long one the stem.
    own = (w for w in content if w[:STEM] not in SITE)
    known = sum((f" {w} " if len(w) < STEM else f" {w[:STEM]}") in body for w in own)
    score += 4.0 * known / len(content) - (not known and bool(body)) if content else -2.0
    score += 0.4 * min(known, 5)
    score += {"#": 6.0, "##": 1.0}.get(unit.mark, 0.0)
    numbers = len(_NUMBER.findall(text))
    faults = (
        (3.0 if count < 16 else 9.0, _STOPPED.search(text, max(0, len(text) - 3))),
        (6.0, numbers > 4 or DESCRIBED.match(text) or _REFERENCE.search(text)),
        (3.0, _INSTITUTION.match(text)),
        (3.0, kind is Kind.CAPTION),
        (3.0, text.endswith((",", ";", ":"))),
        (2.0, len(sentences(text)) > 1),
        (3.0, is_name(text) or is_place(text)),
        (1.5, text[:1].islower()),
        (3.0, not _OPENS.match(text)),
        (-0.5, _LIVELY.search(text)),
    )
    return score - sum(weight for weight, fault in faults if fault)


def _surroundings(i: int, units: Sequence[Unit], verdicts: Sequence[Verdict]) -> float:
    """Titles stand first on their page, and above dates, bylines and the text."""
    score = 1.0 if i == 0 else 0.0
    for j in range(i + 1, min(i + 5, len(units))):
        if verdicts[j].kind in (Kind.DATE, Kind.BYLINE):
            return score + 3.0 - 0.9 * (j - i - 1)
        if units[j].solid:
            return score + 1.5 - 0.2 * (j - i - 1)
    return score


def _body(units: Sequence[Unit], verdicts: Sequence[Verdict]) -> str:
    """The words of the paragraphs, each between spaces."""
    solid = (
        unit.words
        for unit, verdict in zip(units[:_SEEN], verdicts, strict=False)
        if unit.solid and verdict.kind is Kind.TEXT
    )
    return "".join(f" {' '.join(words)} " for words in islice(solid, _READ))


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
    # A long title with a word or two behind it is no other title.
    word = len(short) >= 40 and 0 < long.count(" ", len(short)) < 3
    return short == long or (
        len(short) >= 12 and (cut or word or bool(_HUNG_ON.match(long, len(short))))
    )
