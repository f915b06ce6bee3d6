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
_LEAD = 60
"""Words of running text that make the lead."""
# What may stand between two words of one name; a comma, a stop or a bracket parts them.
_JOINS = frozenset(" '-’‘–—‑./\u00a0\u202f\u2009\n")


class Words:
    """The words of a text, with the sentence that each stands in."""

    __slots__ = ("_sentence", "text", "tokens")

    def __init__(self, text: str) -> None:
        self.text = text[:READ]
        self.tokens = tokens(self.text)
        self._sentence: list[int] | None = None

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


class Phrases(Generic[T]):
    """Phrases to look for, each with what it stands for. Work is linear in the text.

    A word of a phrase that ends in `*` takes any ending. With `plural`, endings of the plural
    are cut on both sides, so that `échange commercial` also finds `échanges commerciaux`.
    """

    def __init__(self, *, plural: bool = False) -> None:
        self._plural = plural
        self._exact: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._stems: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._known: dict[str, list[tuple[tuple[str, ...], T]]] = {}

    def add(self, phrase: str, value: T) -> None:
        """Add a phrase; an empty one is left out."""
        keys = tuple(self._key(part) for part in _split(phrase))
        if keys:
            first = keys[0]
            group = self._stems if first.endswith("*") else self._exact
            group.setdefault(first.rstrip("*"), []).append((keys, value))
            self._known.clear()

    def find(self, text: Words) -> Iterator[Match[T]]:
        """Every phrase at every place, longest first at each; the caller deals with overlaps."""
        folded = [self._key(token.folded) for token in text.tokens]
        for start, word in enumerate(folded):
            for keys, value in self._candidates(word):
                end = start + len(keys)
                if end <= len(folded) and self._fits(keys, folded, start, text):
                    yield Match(start, end, value)

    def _key(self, word: str) -> str:
        return singular(word) if self._plural and not word.endswith("*") else word

    def _candidates(self, word: str) -> list[tuple[tuple[str, ...], T]]:
        known = self._known.get(word)
        if known is None:
            known = list(self._exact.get(word, ()))
            for size in range(1, len(word) + 1):
                known += self._stems.get(word[:size], ())
            known.sort(key=lambda entry: -len(entry[0]))
            if len(self._known) < 100_000:
                self._known[word] = known
        return known

    @staticmethod
    def _fits(keys: tuple[str, ...], folded: Sequence[str], start: int, text: Words) -> bool:
        for offset, key in enumerate(keys[1:], start + 1):
            word = folded[offset]
            if not (word.startswith(key[:-1]) if key.endswith("*") else word == key):
                return False
        return all(text.joined(i) for i in range(start, start + len(keys) - 1))


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


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """A folded word without the commonest endings of the plural; not always a word."""
    if len(word) < 4:
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
