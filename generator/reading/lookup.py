"""Phrases looked for in a text, all at once and in time linear in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from generator.reading.words import Words, singular
from generator.text import tokens

T = TypeVar("T")
_MEMORY = 100_000
"""Words whose phrases are remembered: more than a language has in use."""


class Match(NamedTuple, Generic[T]):
    """A phrase found: its first word, the word after its last, and what the phrase stands for."""

    start: int
    end: int
    value: T


class _Node(Generic[T]):
    """Where phrases with the same beginning part: by their next word, or by its beginning."""

    __slots__ = ("exact", "stems", "values")

    def __init__(self) -> None:
        self.exact: dict[str, _Node[T]] = {}
        self.stems: dict[str, _Node[T]] = {}
        self.values: list[T] = []

    def grown(self, key: str) -> _Node[T]:
        """The node after a word of a phrase, made where it is missing."""
        branch = self.stems if key.endswith("*") else self.exact
        return branch.setdefault(key.rstrip("*"), _Node())

    def after(self, word: str) -> list[_Node[T]]:
        """The nodes after a word of a text."""
        exact = self.exact.get(word)
        if not self.stems:
            return [exact] if exact else []
        found = [node for node in map(self.stems.get, _beginnings(word)) if node]
        return [exact, *found] if exact else found


class Lookup(Generic[T]):
    """Phrases to look for, each with what it stands for. Work is linear in the text.

    A word of a phrase that ends in `*` takes any ending. With `plural`, endings of the plural
    are cut on both sides, so that `échange commercial` also finds `échanges commerciaux`.
    """

    def __init__(self, *, plural: bool = False) -> None:
        self._plural = plural
        self._root: _Node[T] = _Node()
        self._first: dict[str, list[_Node[T]]] = {}

    def add(self, phrase: str, value: T) -> None:
        """Add a phrase; one without words is left out."""
        node = self._root
        for word in _split(phrase):
            node = node.grown(singular(word) if self._plural else word)
        if node is not self._root:
            node.values.append(value)
            self._first.clear()

    def find(self, text: Words) -> Iterator[Match[T]]:
        """Every phrase at every place, longest first at each; the caller deals with overlaps."""
        folded = text.singulars if self._plural else text.folded
        first = self._first
        if len(first) > _MEMORY:
            first.clear()
        for word in set(folded).difference(first):
            first[word] = self._root.after(word)
        for start, nodes in enumerate([first[word] for word in folded]):
            if nodes:
                yield from _walk(text, folded, start, nodes)


def _walk(text: Words, folded: Sequence[str], start: int, nodes: list[_Node[T]]) -> list[Match[T]]:
    """The phrases that begin at a word, given the nodes after that word."""
    found: list[Match[T]] = []
    end = start + 1
    while True:
        # The longest comes first; among equals, the one added first.
        found[:0] = [Match(start, end, value) for node in nodes for value in node.values]
        if end == len(folded):
            return found
        word = folded[end]
        nodes = [after for node in nodes for after in node.after(word)]
        if not nodes or not text.joined(end - 1):
            return found
        end += 1


def longest(matches: Iterable[Match[T]]) -> Iterator[tuple[int, int, list[T]]]:
    """Matches that do not overlap, leftmost and longest first; values of equal ones together."""
    current: tuple[int, int, list[T]] | None = None
    for match in matches:
        if current and match.start == current[0] and match.end == current[1]:
            current[2].append(match.value)
        elif current is None or match.start >= current[1]:
            if current:
                yield current
            current = (match.start, match.end, [match.value])
    if current:
        yield current


@lru_cache(maxsize=4096)
def _beginnings(word: str) -> tuple[str, ...]:
    return tuple(word[:size] for size in range(1, len(word) + 1))


def _split(phrase: str) -> list[str]:
    """The folded words of a phrase of the catalog, each with its `*` where it has one."""
    found = tokens(phrase)
    return [t.folded + ("*" if phrase[t.end : t.end + 1] == "*" else "") for t in found]
