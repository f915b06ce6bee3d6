"""Words of a passage and phrases found in them: the ground of partners, people and themes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from generator.model import Document, Evidence, Lang
from generator.text import sentences, tokens

T = TypeVar("T")
READ = 60_000
"""Characters of a passage that are read: a bound on the work, far beyond any real paragraph."""
_MEMORY = 100_000
"""Words whose phrases are remembered: more than a language has in use."""
_LEAD = 60
"""Words of running text that make the lead."""
# What may stand between two words of one name; a comma, a stop or a bracket parts them.
_JOINS = frozenset(" '-’‘–—‑./\u00a0\u202f\u2009\n")


class Words:
    """The words of a text, with the sentence that each stands in."""

    __slots__ = ("_sentence", "_singulars", "folded", "text", "tokens")

    def __init__(self, text: str) -> None:
        self.text = text[:READ]
        self.tokens = tokens(self.text)
        self.folded = [token.folded for token in self.tokens]
        self._singulars: list[str] | None = None
        self._sentence: list[int] | None = None

    @property
    def singulars(self) -> list[str]:
        """The folded words without the endings of the plural."""
        if self._singulars is None:
            self._singulars = [singular(word) for word in self.folded]
        return self._singulars

    def gap(self, index: int) -> str:
        """What stands between a word and the next one; empty after the last."""
        if index < 0 or index + 1 >= len(self.tokens):
            return ""
        return self.text[self.tokens[index].end : self.tokens[index + 1].start]

    def joined(self, index: int) -> bool:
        """Whether a word and the next one may belong to one name."""
        gap = self.gap(index)
        if gap in (" ", "-", "'", "’"):
            return True
        return bool(gap) and all(c in _JOINS for c in gap) and (len(gap) == 1 or "." not in gap)

    def sentence(self, index: int) -> int:
        """The number of the sentence that a word stands in."""
        if self._sentence is None:
            ends = [end for _, end in sentences(self.text)]
            self._sentence, number = [], 0
            for token in self.tokens:
                while number < len(ends) - 1 and token.start >= ends[number]:
                    number += 1
                self._sentence.append(number)
        return self._sentence[index]


@lru_cache(maxsize=512)
def words(text: str) -> Words:
    """The words of a text; kept a while, since three readers ask for the same passages."""
    return Words(text)


class Passage(NamedTuple):
    """A piece of an article with the part it plays in it."""

    role: str
    """`title`, `lead`, `heading` or `body`."""
    text: str
    anchor: str | None
    lines: tuple[int, ...]

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """The words of the passage between two offsets, as evidence for a value."""
        # Where each source line became one line of the block (lists), the line is known exactly.
        row = self.text.count("\n", 0, start)
        exact = row < len(self.lines) and self.text.count("\n") + 1 == len(self.lines)
        line = self.lines[row if exact else 0] if self.lines else 0
        return Evidence(line, self.text[start:end], rule, self.anchor)


def passages(document: Document) -> tuple[Passage, ...]:
    """The title and the blocks of a document, each with the part it plays.

    The dateline is blanked out: it says where the reporter sat.
    """
    title = document.title
    found = [Passage("title", title.value, None, (title.evidence.line,))]
    lead = 0
    for block in document.blocks:
        text = block.text
        if not lead and document.dateline and text.startswith(document.dateline):
            text = " " * len(document.dateline) + text[len(document.dateline) :]
        role = "heading" if block.kind == "heading" else "lead" if lead < _LEAD else "body"
        if role == "lead":
            lead += len(text.split(None, _LEAD))
        found.append(Passage(role, text, block.anchor, block.lines))
    return tuple(found)


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


class Phrases(Generic[T]):
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
        for start, word in enumerate(folded):
            nodes = self._first.get(word)
            if nodes is None:
                nodes = self._begin(word)
            if nodes:
                yield from self._walk(text, folded, start, nodes)

    def _begin(self, word: str) -> list[_Node[T]]:
        nodes = self._root.after(word)
        if len(self._first) < _MEMORY:
            self._first[word] = nodes
        return nodes

    @staticmethod
    def _walk(
        text: Words, folded: Sequence[str], start: int, nodes: list[_Node[T]]
    ) -> list[Match[T]]:
        found: list[Match[T]] = []
        end = start + 1
        while True:
            # The longest comes first; among equals, the one added first.
            found[:0] = [Match(start, end, value) for node in nodes for value in node.values]
            if end == len(folded):
                break
            word = folded[end]
            nodes = [after for node in nodes for after in node.after(word)]
            if not nodes or not text.joined(end - 1):
                break
            end += 1
        return found


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


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """A folded word without the commonest endings of the plural; not always a word."""
    if len(word) < 4 or word[-1] not in "sx":
        return word
    if word.endswith("aux"):
        return word[:-3] + "al"
    return word[:-1] if word[-1] in "sx" and not word.endswith("ss") else word


def _split(phrase: str) -> list[str]:
    """The folded words of a phrase of the catalog, each with its `*` where it has one."""
    found = tokens(phrase)
    return [t.folded + ("*" if phrase[t.end : t.end + 1] == "*" else "") for t in found]


def other(lang: Lang) -> Lang:
    """The language whose names a text in `lang` is likeliest to borrow."""
    return "fr" if lang == "en" else "en"
