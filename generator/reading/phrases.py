"""The phrases by which page noise is known: `catalog/noise.yaml`, compiled to be found quickly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from generator.catalog import table
from generator.reading.shape import Unit
from generator.text import fold

_EDGES = " .:!?»«>›→-–—|*…\"'()[]#+,←▶▼►♥×☰\u202f"
"""What may stand around a phrase without changing it."""
_MARKS = re.compile(r"^[\W_]+(?=\w)")
_WORDS = re.compile(r"[^\W_]+")
_TALLY = re.compile(r"^\d[\d\s.,]*\s|\s*[(\[]?\d[\d\s.,]*\+?[)\]]?$")
_KINDS = ("lines", "starts", "contains", "related", "caption", "ends", "sections")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of one kind, found by their first word; the longest one counts."""

    exact: frozenset[str]
    by_word: Mapping[str, tuple[str, ...]]

    def begins(self, unit: Unit) -> str:
        """The phrase that a unit begins with, if any."""
        group = self.by_word.get(unit.words[0]) if unit.words else None
        if not group:
            return ""
        whole, text = unit.folded, unit.folded[unit.folded.index(unit.words[0]) :]
        for phrase in group:
            start = text if phrase[0].isalnum() else whole
            if start.startswith(phrase) and not start[len(phrase) : len(phrase) + 1].isalnum():
                return phrase
        return ""

    def within(self, unit: Unit) -> str:
        """The phrase that a unit contains, if any."""
        for word in sorted(self.by_word.keys() & unit.terms):
            for phrase in self.by_word[word]:
                if phrase in unit.folded:
                    return phrase
        return ""


@cache
def phrases() -> Mapping[str, Phrases]:
    """The phrases of the catalog by kind."""
    data = table("noise")
    return {kind: _compiled(data.get(kind, ())) for kind in _KINDS}


def _compiled(entries: Iterable[object]) -> Phrases:
    folded = sorted({fold(str(entry)).strip() for entry in entries}, key=lambda p: (-len(p), p))
    by_word: dict[str, list[str]] = {}
    for phrase in folded:
        if words := _WORDS.findall(phrase):
            by_word.setdefault(words[0], []).append(phrase)
    exact = frozenset(phrase.strip(_EDGES) for phrase in folded)
    return Phrases(exact, {word: tuple(group) for word, group in by_word.items()})


def bare(unit: Unit) -> str:
    """A line without the marks and counts around it: `Commentaires (12)` → `commentaires`."""
    text = _MARKS.sub("", unit.folded).rstrip(_EDGES).removeprefix("x] ")
    counted = text[:1].isdigit() or unit.folded[-1:] in ")]0123456789"
    return _TALLY.sub("", text).strip(_EDGES) if counted else text


def behind(unit: Unit, phrase: str) -> str:
    """What of a unit's text stands behind the phrase it begins with."""
    # Folding may change lengths (`œ`), so the words are counted off, not the letters.
    words = _WORDS.finditer(unit.text[: 4 * len(phrase) + 20])
    ends = [word.end() for word, _ in zip(words, _WORDS.findall(phrase), strict=False)]
    return unit.text[ends[-1] :] if ends else unit.text


def pointed_at(unit: Unit) -> str:
    """The text of a pointer without its words: `Lire aussi : X` → `X`; all of it if that is all."""
    rest = behind(unit, phrases()["related"].begins(unit))
    return rest.lstrip(" :>›»→-–—|▶\u00a0").rstrip() or unit.text


def is_section(text: str) -> bool:
    """Whether a text is the name of a newspaper's section or genre: `International`, `ÉDITO`."""
    return fold(text).strip(_EDGES) in phrases()["sections"].exact
