"""Phrases looked for in a text, all at once and in time linear in the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from generator.reading.words import Passage, singular
from generator.text import Memory, fold

T = TypeVar("T")
_KEYS = re.compile(r"[^\W_]+\*?")
_PLURAL = "~"
"""Marks a key that stands for a word in the singular and the plural."""


class Match(NamedTuple, Generic[T]):
    """A phrase found: its first word, the word after its last, and what the phrase stands for."""

    start: int
    end: int
    value: T


_Phrase = tuple[tuple[str, ...], T]
"""The keys of the words of a phrase behind the first, and what the phrase stands for."""


class _Opening(NamedTuple, Generic[T]):
    """The phrases that a word may begin."""

    longer: dict[str, list[_Phrase[T]]]
    """By the first two letters of the second word; the longest first."""
    alone: list[T]
    """What the word stands for by itself."""


class Lookup(Generic[T]):
    """Phrases to look for, each with what it stands for.

    A word of a phrase that ends in `*` takes any ending. Phrases added with `plural` are found
    in the singular and the plural: `échange commercial` in `échanges commerciaux` and back.
    """

    def __init__(self) -> None:
        self._phrases: dict[str, list[_Phrase[T]]] = defaultdict(list)
        """By the key of the first word."""
        self._stems: dict[str, list[str]] = defaultdict(list)
        """Those of these keys that take any ending, by their first two letters."""
        self._openings = Memory(self._opening)

    def add(self, phrase: str, value: T, *, plural: bool = False) -> None:
        """Add a phrase, before any is looked for; one without words is left out."""
        keys = _KEYS.findall(fold(phrase))
        if plural:
            keys = [key if key[-1] == "*" else singular(key) + _PLURAL for key in keys]
        if keys:
            first = keys[0]
            if first not in self._phrases and first[-1] == "*":
                self._stems[first[:2]].append(first)
            self._phrases[first].append((tuple(keys[1:]), value))

    def find(self, text: Passage, first: int = 0, last: int | None = None) -> list[Match[T]]:
        """Every phrase that begins at a word from `first` up to `last`, longest first at each.

        The caller deals with overlaps.
        """
        words = text.folded
        matches: list[Match[T]] = []
        met = map(self._openings.__getitem__, words[first:last])
        for start, (longer, alone) in [(n, found) for n, found in enumerate(met, first) if found]:
            if longer and start + 1 < text.size:
                rests = longer.get(words[start + 1][:2])
                for rest, value in rests if rests and text.joined(start) else ():
                    if _reads(text, start + 1, rest):
                        matches.append(Match(start, start + 1 + len(rest), value))
            if alone:
                matches += [Match(start, start + 1, value) for value in alone]
        return matches

    def _opening(self, word: str) -> _Opening[T] | None:
        """What a word may begin; most words begin nothing."""
        keys = [word, singular(word) + _PLURAL]
        keys += [stem for stem in self._stems.get(word[:2], ()) if _fits(stem, word)]
        found = [phrase for key in keys for phrase in self._phrases.get(key, ())]
        if not found:
            return None
        longer: dict[str, list[_Phrase[T]]] = defaultdict(list)
        for phrase in sorted(found, key=lambda phrase: -len(phrase[0])):
            if phrase[0]:
                longer[phrase[0][0][:2].rstrip("*~")].append(phrase)
        return _Opening(longer, [value for rest, value in found if not rest])


def _fits(key: str, word: str) -> bool:
    """Whether a word of a text is one that a key stands for."""
    if key[-1] == "*":
        return word.startswith(key[:-1]) or singular(word).startswith(key[:-1])
    return key == (singular(word) + _PLURAL if key[-1] == _PLURAL else word)


def _reads(text: Passage, start: int, rest: tuple[str, ...]) -> bool:
    """Whether the words of a text from one on are those of a phrase; the first is joined to it."""
    if not _fits(rest[0], text.folded[start]):
        return False
    for index, key in enumerate(rest[1:], start):
        if not text.joined(index) or not _fits(key, text.folded[index + 1]):
            return False
    return True


def longest(matches: Iterable[Match[T]]) -> Iterator[Match[list[T]]]:
    """Matches that do not overlap, leftmost and longest first; values of equal ones together."""
    start = end = 0
    values: list[T] = []
    for match in matches:
        if values and match.start == start and match.end == end:
            values.append(match.value)
        elif match.start >= end:
            if values:
                yield Match(start, end, values)
            start, end, values = match.start, match.end, [match.value]
    if values:
        yield Match(start, end, values)
