"""The passages of an article and their words: the ground of partners, people and themes."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property, lru_cache
from typing import NamedTuple

from generator.catalog import table
from generator.model import Document, Evidence, Lang
from generator.text import sentences, tokens

READ = 60_000
"""Characters of a passage that are read: a bound on the work, far beyond any real paragraph."""
_LEAD = 60
"""Words of running text that make the lead."""
# What may stand between two words of one name; a comma, a stop or a bracket parts them.
_JOINS = frozenset(" '-’‘–—‑./\u00a0\u202f\u2009\n")


class Words:
    """The words of a text, with the sentence that each stands in."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(self.text)
        self.folded = [token.folded for token in self.tokens]

    @cached_property
    def singulars(self) -> list[str]:
        """The folded words without the endings of the plural."""
        return [singular(word) for word in self.folded]

    @cached_property
    def capitals(self) -> list[int]:
        """The words that begin with a capital."""
        return [i for i, token in enumerate(self.tokens) if token.raw[0].isupper()]

    @cached_property
    def shouting(self) -> bool:
        """Whether capitals tell nothing here: the text is in capitals throughout."""
        letters = [t.raw for t in self.tokens[:40] if len(t.raw) > 3 and t.raw.isalpha()]
        return len(letters) > 1 and sum(w.isupper() for w in letters) > 0.7 * len(letters)

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

    @cached_property
    def _stops(self) -> list[int]:
        return [end for _, end in sentences(self.text)]

    def sentence(self, index: int) -> int:
        """The number of the sentence that a word stands in."""
        return bisect_right(self._stops, self.tokens[index].start)


@lru_cache(maxsize=256)
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
    found = [Passage("title", title.value[:READ], None, (title.evidence.line,))]
    lead = 0
    for block in document.blocks:
        text = block.text[:READ]
        if not lead and document.dateline and text.startswith(document.dateline):
            text = " " * len(document.dateline) + text[len(document.dateline) :]
        role = "heading" if block.kind == "heading" else "lead" if lead < _LEAD else "body"
        if role == "lead":
            lead += len(text.split(None, _LEAD))
        found.append(Passage(role, text, block.anchor, block.lines))
    return tuple(found)


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """A folded word without the commonest endings of the plural; not always a word."""
    if len(word) < 4 or word[-1] not in "sx":
        return word
    if word.endswith("aux"):
        return word[:-3] + "al"
    return word[:-1] if word[-1] in "sx" and not word.endswith("ss") else word


def other(lang: Lang) -> Lang:
    """The language whose names a text in `lang` is likeliest to borrow."""
    return "fr" if lang == "en" else "en"


def tongue(lang: Lang) -> Lang:
    """The language whose word lists read a text: its own where the catalog has them, else English.

    A third language of the site needs only labels; reading its articles takes word lists.
    """
    return lang if lang in table("grammar") else "en"
