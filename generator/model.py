"""The frozen types that travel through the house, one per stage.

`Source` has been read from a file; a `Document` has been laid out (title, body blocks, what was
dropped); a `Reading` has been extracted in one language; an `Article` joins a reading and its
translations; a `Page` is a path and its text. No field is optional merely because an earlier
stage has not run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")
Lang = str
"""A language of the site: its ISO 639-1 code, `fr` or `en`."""
Code = str
"""A partner: ISO 3166-1 alpha-2, or an organisation's acronym (`EU`, `NATO`)."""


def _quickly_pickled(cls: type[T]) -> type[T]:
    """Pickled as the class and its fields: much quicker than what frozen dataclasses do."""
    names: tuple[str, ...] = cls.__match_args__  # type: ignore[attr-defined]

    def reduce(self: T) -> tuple[object, ...]:
        return cls, tuple([getattr(self, name) for name in names])

    cls.__reduce__ = reduce  # type: ignore[assignment]
    return cls


class Basis(StrEnum):
    """Where a value comes from."""

    STATED = "stated"
    INFERRED = "inferred"
    EDITOR = "editor"
    ABSENT = "absent"


@_quickly_pickled
@dataclass(frozen=True, slots=True)
class Line:
    """A line of a source file: its number from 1 (as editors see it) and its text."""

    number: int
    text: str


@_quickly_pickled
@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value was read: the words, verbatim, their line, and the rule that read them."""

    line: int
    """Line in the source file, from 1; 0 for the editor's header or a value that has no line."""
    text: str
    """The words the value was read from, verbatim."""
    rule: str
    """The rule in a few English words, e.g. `date in the page head`."""
    anchor: str | None = None
    """The block it stands in (`p3`), None outside the body."""


@_quickly_pickled
@dataclass(frozen=True, slots=True)
class Finding:
    """A text value (title, outlet, author, place) with its basis and evidence."""

    value: str
    basis: Basis
    evidence: Evidence


@_quickly_pickled
@dataclass(frozen=True, slots=True)
class DateFinding:
    """What is known of the publication date."""

    edtf: str | None
    """EDTF (ISO 8601-2): `2025-04-01`, `2026-01`, `2026-01~`, `../2023-11`; None: unknown."""
    sort: date | None
    """The day to sort by: the date itself, or the first day of an approximate month or year."""
    basis: Basis
    why: str
    """One English sentence for the editor."""
    evidence: Evidence | None = None
    refused: tuple[Evidence, ...] = ()
    """Dates that were considered and not taken; `rule` says why."""


@_quickly_pickled
@dataclass(frozen=True, slots=True)
class Mention:
    """A country or organisation that the text names."""

    code: Code
    score: float
    """How much the article is about it; comparable within one article only."""
    evidence: tuple[Evidence, ...]


@_quickly_pickled
@dataclass(frozen=True, slots=True)
class ThemeFinding:
    """A theme with the phrases that spoke for it, strongest first."""

    slug: str
    score: float
    evidence: tuple[Evidence, ...]


@_quickly_pickled
@dataclass(frozen=True, slots=True)
class Person:
    """A person whom the text names."""

    names: Mapping[Lang, str]
    """The canonical name in each language; the name as written where the person is not known."""
    office: str | None
    """The office as the text states it (`ministre du Numérique`), None where it does not."""
    evidence: Evidence

    def name(self, lang: Lang) -> str:
        """The name in a language, or as English writes it where the language is not known."""
        return self.names.get(lang) or self.names["en"]


@_quickly_pickled
@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the article, with the words it was read from."""

    value: float | tuple[float, float]
    """Plain number (6.3e9, never 6.3), or a (low, high) range."""
    unit: str | None
    """ISO 4217 code, `percent`, `times`, `MW`, `t`, `km`, or a plural English noun (`jobs`)."""
    bound: str | None
    """`more-than`, `less-than`, `about`, or None."""
    year: int | None
    """The year the number speaks of, where the sentence says so."""
    measure: str | None
    """What is measured: `trade`, `investment`, `growth`, `capacity`, `jobs`, ..., else None."""
    text: str
    """Verbatim words of the block, e.g. `plus de 60 %`."""
    anchor: str
    """The block it stands in: `title` or a block's anchor."""
    start: int
    """Offset of `text` in that block's text."""
    line: int
    """Line in the source file."""


@_quickly_pickled
@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the body, as the writer made it."""

    kind: str
    """`paragraph`, `heading`, `quote` or `list`."""
    text: str
    """The text; of a list, its items joined by newlines."""
    lines: tuple[int, ...]
    """The source lines it was made of."""
    anchor: str
    """Unique in the document: `p1`, `p2` ... in order, `h1`, `h2` ... for headings."""

    @property
    def items(self) -> tuple[str, ...]:
        """The items of a list."""
        return tuple(self.text.split("\n"))


@_quickly_pickled
@dataclass(frozen=True, slots=True)
class Dropped:
    """A source line that is not on the page, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A page laid out: every non-blank source line is in exactly one of its parts."""

    lang: Lang
    title: Finding
    blocks: tuple[Block, ...]
    head: tuple[Line, ...]
    """Lines that are not body but speak of it: dates, bylines, outlet, `Source :` lines."""
    keywords: tuple[str, ...]
    related: tuple[Line, ...]
    """Pointers to other readings (`Lire aussi : …`), the pointer word taken off the text."""
    dropped: tuple[Dropped, ...]
    dateline: str = ""
    """The head of the first paragraph up to its dash (`ASTANA, 1er novembre (Xinhua)`), if any."""

    def body(self) -> tuple[Block, ...]:
        """The blocks to search for values: all, headings included, in order."""
        return self.blocks


@_quickly_pickled
@dataclass(frozen=True, slots=True)
class Reading:
    """An article as read in one language: what its page in that language is made of."""

    article: str
    lang: Lang
    path: str
    """The source file, as shown in messages."""
    digest: str
    """Of the source's text: tells whether a translation is older than its original."""
    header: Mapping[str, object]
    title: Finding
    date: DateFinding
    outlet: Finding | None
    author: Finding | None
    place: Finding | None
    partners: tuple[Mention, ...]
    mentioned: tuple[Mention, ...]
    themes: tuple[ThemeFinding, ...]
    people: tuple[Person, ...]
    figures: tuple[Figure, ...]
    keywords: tuple[str, ...]
    blocks: tuple[Block, ...]
    related: tuple[Line, ...]
    dropped: tuple[Dropped, ...]
    doubts: tuple[Evidence, ...] = ()
    """What the editor should look at; `rule` says what is doubtful."""
    head: tuple[Line, ...] = ()
    """Lines that are not body but speak of it: dates, bylines, keywords, `Source :` lines."""


@dataclass(frozen=True, slots=True)
class Page:
    """A file below `docs/`: posix path relative to it, and its whole text."""

    path: str
    text: str
    origin: str = field(default="", compare=False)
    """What it was made from, for the message when two pages claim one path."""
    header: Mapping[str, object] | None = field(default=None, compare=False)
    """The front matter that opens the text of a Markdown page; None for any other file."""
    body: str = field(default="", compare=False)
    """The Markdown below it."""
    html: str | None = field(default=None, compare=False)
    """What an engine makes of the Markdown, where that is known."""


@dataclass(frozen=True, slots=True)
class Task:
    """Files that are made together."""

    paths: tuple[str, ...]
    """Below `docs/`."""
    needs: tuple[str, ...]
    """All that the files depend on, settings and the generator itself aside."""
    make: Callable[[], Iterable[Page]]
    origin: str = field(default="", compare=False)
    """The source, for the message when two pages claim one path."""
