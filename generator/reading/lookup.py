"""Phrases looked for in a text, all at once and in time linear in the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from generator.reading.words import Passage, singular
from generator.text import fold

T = TypeVar("T")
_KEYS = re.compile(r"[^\W_]+\*?")
_PLURAL = "~"
"""Marks a key that stands for a word in the singular and the plural."""
_MEMORY = 100_000
"""Words whose keys are remembered: more than a language has in use."""


class Match(NamedTuple, Generic[T]):
    """A phrase found: its first word, the word after its last, and what the phrase stands for."""

    start: int
    end: int
    value: T


class _Word(NamedTuple, Generic[T]):
    """What a word of a text may be to the phrases."""

    values: tuple[T, ...]
    """What it stands for by itself."""
    opens: tuple[str, ...]
    """Keys with which it may begin a longer phrase."""
    before: frozenset[str]
    """Keys that may follow it there."""
    keys: tuple[str, ...]
    """Keys with which it may stand later in a phrase."""


class Lookup(Generic[T]):
    """Phrases to look for, each with what it stands for.

    A word of a phrase that ends in `*` takes any ending. Phrases added with `plural` are found
    in the singular and the plural: `échange commercial` in `échanges commerciaux` and back.
    """

    def __init__(self) -> None:
        # What each phrase stands for, by its keys in a row; beginnings of phrases are there too,
        # and stand for nothing. One flat table is quicker to build than a tree of nodes.
        self._values: dict[str, tuple[T, ...]] = {}
        self._next: dict[str, set[str]] = defaultdict(set)
        """The keys that may follow a row of keys."""
        self._later: set[str] = set()
        """Keys of second and later words."""
        self._words: dict[str, _Word[T]] = {}
        """The words met so far."""

    def add(self, phrase: str, value: T, *, plural: bool = False) -> None:
        """Add a phrase; one without words is left out."""
        path = ""
        for key in _KEYS.findall(fold(phrase)):
            if plural and key[-1] != "*":
                key = singular(key) + _PLURAL
            if path:
                self._next[path].add(key)
                self._later.add(key)
            path = f"{path} {key}" if path else key
            self._values.setdefault(path, ())
        if path:
            self._values[path] += (value,)
            self._words.clear()

    def find(self, text: Passage) -> Iterator[Match[T]]:
        """Every phrase at every place, longest first at each; the caller deals with overlaps."""
        if len(self._words) > _MEMORY:
            self._words.clear()
        met = [self._words.get(word) or self._word(word) for word in text.folded]
        for start, word in enumerate(met):
            # Most words that may begin a phrase are small ones, which seldom do.
            goes_on = word.before and start + 1 < text.size
            if goes_on and not word.before.isdisjoint(met[start + 1].keys):
                yield from self._longer(text, met, start)
            for value in word.values:
                yield Match(start, start + 1, value)

    def _word(self, word: str) -> _Word[T]:
        one = singular(word)
        stems = {form[:size] + "*" for form in (word, one) for size in range(1, len(form) + 1)}
        keys = sorted({word, one + _PLURAL, *stems})
        found = self._words[word] = _Word(
            tuple(value for key in keys for value in self._values.get(key, ())),
            tuple(key for key in keys if key in self._next),
            frozenset().union(*(self._next.get(key, ()) for key in keys)),
            tuple(key for key in keys if key in self._later),
        )
        return found

    def _longer(self, text: Passage, met: list[_Word[T]], start: int) -> list[Match[T]]:
        """The phrases of several words that begin at a word."""
        found: list[Match[T]] = []
        paths, end = met[start].opens, start + 1
        while paths and end < text.size and text.joined(end - 1):
            longer = [
                f"{path} {key}"
                for path in paths
                for key in met[end].keys
                if key in self._next[path]
            ]
            end += 1
            # The longest comes first.
            found[:0] = [
                Match(start, end, value) for path in longer for value in self._values[path]
            ]
            paths = tuple(path for path in longer if path in self._next)
        return found


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
