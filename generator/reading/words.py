"""The passages of an article, cut into words: the ground of partners, people and themes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from generator.catalog import table
from generator.model import Block, Document, Evidence, Finding, Lang
from generator.text import FOLDED, plain, sentences

READ = 60_000
"""Characters of a passage that are read: a bound on the work, far beyond any real paragraph."""
SPACES = (" ", "\u00a0", "\u202f")
HYPHENS = ("-", "‑")
# Work on a sentence may grow with its numbers squared: a page without full stops must not hang.
_LONGEST = 2000
_LEAD = 60
"""Words of running text that make the lead."""
_WORD = re.compile(r"([^\W_]+)")
# What may stand between two words of one name; a comma, a stop or a bracket parts them.
_JOINS = frozenset(" '-’‘–—‑./\u00a0\u202f\u2009\n")


class Passage:
    """A piece of an article with the part it plays in it, and its words: lists in step."""

    def __init__(
        self, text: str, role: str = "", anchor: str | None = None, lines: tuple[int, ...] = ()
    ) -> None:
        self.text = text
        self.role = role
        """`title`, `lead`, `heading`, `body`, or `imprint` for what surrounds the text."""
        self.anchor = anchor
        self.lines = lines
        parts = _WORD.split(text)  # what is no word, a word, what is no word ...
        edges = list(accumulate(map(len, parts)))
        self.raw = parts[1::2]
        self.folded = list(map(FOLDED.__getitem__, self.raw))
        self.starts, self.ends = edges[0:-1:2], edges[1::2]
        self.size = len(self.raw)
        self.gaps = parts[2::2]
        """What stands between each word and the next one."""

    @cached_property
    def capitals(self) -> list[int]:
        """The words that begin with a capital."""
        return [index for index, word in enumerate(self.raw) if word[0].isupper()]

    @cached_property
    def shouting(self) -> bool:
        """Whether capitals tell nothing here: the text is in capitals throughout."""
        letters = [word for word in self.raw[:40] if len(word) > 3 and word.isalpha()]
        return len(letters) > 1 and sum(map(str.isupper, letters)) > 0.7 * len(letters)

    def word(self, index: int) -> str:
        """A folded word; empty before the first and after the last."""
        return self.folded[index] if 0 <= index < self.size else ""

    def capital(self, index: int) -> bool:
        """Whether there is such a word, with a capital."""
        return 0 <= index < self.size and self.raw[index][0].isupper()

    def gap(self, index: int) -> str:
        """What stands between a word and the next one; empty before the first."""
        return self.gaps[index] if index >= 0 else ""

    def joined(self, index: int) -> bool:
        """Whether a word and the next one may belong to one name."""
        gap = self.gap(index)
        if gap in (" ", "-", "'", "’") and index + 1 < self.size:
            return True
        if not gap or index + 1 == self.size or not _JOINS.issuperset(gap):
            return False
        # `St. John's` is one name; after a longer word, a stop and a space end a sentence.
        return len(gap) == 1 or "." not in gap or len(self.raw[index]) < 3

    def quoted(self, start: int, end: int) -> str:
        """The words from one up to another, as the text writes them."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    @cached_property
    def plain(self) -> str:
        """The text letter for letter, without accents and typographic variants."""
        return plain(self.text)

    @cached_property
    def low(self) -> str:
        """The same in lower case."""
        return self.plain.lower()

    @cached_property
    def spans(self) -> Sequence[tuple[int, int]]:
        """The places of the sentences: list items never run together, nor is any too long."""
        text, at = self.text, 0
        spans: list[tuple[int, int]] = []
        if len(text) < _LONGEST and "\n" not in text:
            return sentences(text)
        for line in text.split("\n"):
            for cut in range(0, len(line), _LONGEST):
                begin = at + cut
                for start, end in sentences(line[cut : cut + _LONGEST]):
                    spans.append((begin + start, begin + end))
            at += len(line) + 1
        return spans

    @cached_property
    def _stops(self) -> list[int]:
        return [end for _, end in self.spans]

    def sentence(self, index: int) -> int:
        """The number of the sentence that a word stands in."""
        return bisect_right(self._stops, self.starts[index])

    def at(self, place: int) -> int:
        """The word that begins at a place of the text; the number of words where none does."""
        index = bisect_left(self.starts, place)
        return index if index < self.size and self.starts[index] == place else self.size

    def words_in(self, sentence: int) -> range:
        """The words of a sentence."""
        start, end = self.spans[sentence]
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def line(self, place: int) -> int:
        """The source line of a place; the first where lines of text and source differ."""
        if len(self.lines) < 2:
            return self.lines[0] if self.lines else 0
        # Where each source line became one line of the block (lists), the line is known exactly.
        exact = self.text.count("\n") + 1 == len(self.lines)
        return self.lines[self.text.count("\n", 0, place) if exact else 0]

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """The words from one up to another, as evidence for a value."""
        line = self.line(self.starts[start])
        return Evidence(line, self.quoted(start, end), rule, self.anchor)


def passages(document: Document) -> tuple[Passage, ...]:
    """The title and the blocks of a document, each with the part it plays.

    The dateline is blanked out: it says where the reporter sat. Kept a while, with what is found
    in them: partners, people and themes are read one after the other.
    """
    return _passages(document.title, document.blocks, document.dateline)


@lru_cache(maxsize=4)
def _passages(title: Finding, blocks: tuple[Block, ...], dateline: str) -> tuple[Passage, ...]:
    found = [Passage(title.value[:READ], "title", None, (title.evidence.line,))]
    lead = 0
    for block in blocks:
        text = block.text[:READ]
        if not lead and dateline and text.startswith(dateline):
            text = " " * len(dateline) + text[len(dateline) :]
        role = "heading" if block.kind == "heading" else "lead" if lead < _LEAD else "body"
        if role == "lead":
            lead += len(text.split(None, _LEAD))
        found.append(Passage(text, role, block.anchor, block.lines))
    return tuple(found)


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """A folded word without the commonest endings of the plural; not always a word."""
    if len(word) < 4 or word[-1] not in "sx" or word.endswith("ss"):
        return word
    return word[:-3] + "al" if word.endswith("aux") and word[-4] != "e" else word[:-1]


def tongue(lang: Lang) -> Lang:
    """The language whose word lists read a text: its own where the catalog has them, else English.

    A third language of the site needs only labels; reading its articles takes word lists.
    """
    return lang if lang in table("grammar") else "en"
