"""The title of a page: found wherever it stands, and freed of what sites hang on it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from generator.model import Basis, Evidence, Finding, Lang
from generator.reading.byline import known_outlet
from generator.reading.casing import is_place, normal_case
from generator.reading.noise import Kind, Verdict, is_section
from generator.reading.shape import FUNCTION_WORDS, SEEN, Unit, is_name
from generator.reading.typography import french_typography
from generator.text import fold, sentences

_LONGEST = 34
"""Words of the longest title: the baroque ones of embassies have about thirty."""
_ENOUGH = 2.9
"""Score below which a line is no title, and the page has none."""
_STEM = 6
"""Letters by which words of title and body are compared."""
_READ = 1200
"""Characters of a paragraph whose words are compared."""
_WORD = re.compile(r"[^\W_]+")
_SEEN = 4000
"""Units looked at, at most."""
_TOP = 300
"""Candidates compared, at most: the longest menu has fewer lines."""


@dataclass(frozen=True, slots=True)
class Title:
    """The title as read, and the units that say it: the best one first, then its copies."""

    text: str
    index: int | None
    """The unit it was read from; None where the page has no title."""
    copies: frozenset[int] = frozenset()


def find_title(units: Sequence[Unit], verdicts: Sequence[Verdict], lang: Lang) -> Title:
    """The title of a page; without one, an empty text."""
    body = _vocabulary(units, verdicts)
    candidates = list(_candidates(units, verdicts))
    lone = _lone(units)
    texts = {i: strip_affixes(_headline(units[i], verdicts[i]), lone) for i in candidates}
    scores = {}
    plausible = 0
    for i in candidates:
        twice = any(j != i and same_title(texts[i], texts[j]) for j in _alike(i, texts))
        scores[i] = _score(i, texts[i], page, body) + 2.5 * twice - 0.4 * min(plausible, 6)
        plausible += scores[i] >= _ENOUGH
    best = max(scores, key=lambda i: (scores[i], -i), default=None)
    if best is None or scores[best] < _ENOUGH:
        return Title("", None)
    # Of two such lines in a row, the first is the title and the other stands below it.
    while scores.get(best - 1, 0) > max(scores[best] - 1.5, 5) and units[best - 1].count >= 6:
        best -= 1
    copies = {i for i in _alike(best, texts) if same_title(texts[i], texts[best])} | {best}
    # Of several copies, the one an editor would take: in normal case, and nearest to the text.
    chosen = max(copies, key=lambda i: (not texts[i].isupper(), units[i].mark[:1] == "#", i))
    text = max((texts[i] for i in (chosen, best)), key=len)
    return Title(text, chosen, frozenset(copies - {chosen}))


def _alike(i: int, texts: Mapping[int, str]) -> list[int]:
    """The candidates that begin with the same letters as one of them."""
    start = fold(texts[i][:12])
    return [j for j, text in texts.items() if fold(text[:12]) == start]


def _candidates(units: Sequence[Unit], verdicts: Sequence[Verdict]) -> Iterable[int]:
    """Units that may be the title: short text above the third paragraph."""
    paragraphs = found = 0
    for i, (unit, verdict) in enumerate(zip(units[:_SEEN], verdicts, strict=False)):
        if verdict.kind is Kind.TEXT and unit.solid:
            paragraphs += unit.count > 20
            if paragraphs == 3 and found:
                return
        if verdict.kind in (Kind.TEXT, Kind.SHORT) or verdict.kind is Kind.MENU:
            if 2 <= unit.count <= _LONGEST + 12 and len(unit.text) <= 330 and unit.mark != "-":
                yield i
                found += 1
                if found >= _TOP:
                    return


def _headline(unit: Unit, verdict: Verdict) -> str:
    """What of a unit may be the title: of a breadcrumb, its last part."""
    if verdict.kind is Kind.MENU:
        return re.split(r"\s*(?:>+|›+|»+\s|→|\||/\s|::)\s*", unit.text)[-1]
    return unit.text


def _score(
    i: int, text: str, units: Sequence[Unit], verdicts: Sequence[Verdict], body: Collection[str]
) -> float:
    """How much a line is like a title, by its form and by what stands around it."""
    unit, words = units[i], _WORD.findall(fold(text))
    count = len(words) - sum(len(w) == 1 and w not in FUNCTION_WORDS for w in words)
    if count < 2 or count > _LONGEST or is_section(text) or known_outlet(text):
        return -9.0
    score = {2: -2.0, 3: 0.0, 4: 1.5}.get(count, 3.0 if count <= 20 else 1.5)
    if verdicts[i].kind is Kind.MENU and count < 5:
        return -9.0
    content = [w for w in words if len(w) >= 3 and w not in FUNCTION_WORDS]
    known = sum(w[:_STEM] in body for w in content)
    score += 4.0 * known / len(content) - (1.0 if not known and body else 0) if content else -2.0
    score += _form(unit, text, count)
    score += _surroundings(i, units, verdicts)
    if text != unit.text and verdicts[i].kind is not Kind.MENU:
        score += 1.5
    return score + {"#": 6.0, "##": 1.0}.get(unit.mark, 0.0)


def _form(unit: Unit, text: str, count: int) -> float:
    score = 0.0
    if re.search(r"[^.…]\.[»”\"]?$", text):
        score -= 9.0 if count >= 16 else 3.0
    if unit.cut:
        score -= 1.5
    if text.endswith((",", ";", ":")):
        score -= 3.0
    if any(known_outlet(piece) for piece in _JOINTS.split(text)):
        score -= 4.0
    if len(sentences(text)) > 1:
        score -= 2.0
    if is_name(text, 3) or is_place(text):
        score -= 3.0
    if text[:1].islower():
        score -= 1.5
    if _OFFER.search(text):
        score -= 4.0
    if not re.match(r"[\w«“\"'’]", text) or len(re.findall(r"\d+", text)) > 4:
        score -= 3.0
    if re.search(r"\s:\s|:\s|«|\?$", text):
        score += 0.5
    return score


_OFFER = re.compile(
    r"(?:dès|à partir de|from|only|seulement|offre|abonn\w+)[^.]{0,12}(?:\d[\d.,]*\s?[€£$]|[€£$]\s?\d)",
    re.I,
)


def _surroundings(i: int, units: Sequence[Unit], verdicts: Sequence[Verdict]) -> float:
    """Titles stand above dates, bylines and the text; below a paragraph stand headings."""
    score = 1.0 if i == 0 else 0.0
    score -= 2.5 * min(above, 4)
    for j in range(i + 1, min(i + 5, len(units))):
        kind = verdicts[j].kind
        if kind in (Kind.DATE, Kind.BYLINE) or units[j].solid or is_name(units[j].text, 3):
            return score + 1.5 - 0.2 * (j - i - 1)
    return score


def _vocabulary(units: Sequence[Unit], verdicts: Sequence[Verdict]) -> frozenset[str]:
    """The stems of the words of the page's sentences: `kazakhe` speaks for `Kazakhstan`."""
    words: set[str] = set()
    for unit, verdict in zip(units[:_SEEN], verdicts, strict=False):
        if verdict.kind is Kind.TEXT and unit.solid:
            head = unit.folded if len(unit.text) <= SEEN else fold(unit.text[:_READ])
            words.update(word[:_STEM] for word in _WORD.findall(head))
            if len(words) > 3000:
                break
    return frozenset(words)


def title_key(text: str) -> str:
    """The words of a title, by which copies of it are known."""
    return " ".join(_WORD.findall(fold(text)))


_HUNG_ON = re.compile(r"\s*(?:[|•·»›>]|-\s|\.\.\.|$)")


def same_title(one: str, other: str) -> bool:
    """Whether two lines are copies of a title: one may be cut short, or have the site's name."""
    short, long = sorted((fold(one).rstrip(" ."), fold(other).rstrip(" .")), key=len)
    if not long.startswith(short):
        return title_key(one) == title_key(other)
    cut = min((one, other), key=len).endswith(("...", "…"))
    return len(short) >= 12 and (cut or bool(_HUNG_ON.match(long, len(short))))


def _lone(units: Sequence[Unit]) -> frozenset[str]:
    """Short lines of the page by themselves: a suffix that also stands alone is the site's name."""
    return frozenset(u.folded for u in units[:60] if u.count <= 6)
