"""A page while its units are being placed: what `repeats`, `regions` and `placing` work on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from generator.model import Lang
from generator.reading.noise import Kind, Verdict
from generator.reading.shape import Unit
from generator.reading.title import Title


class Part(StrEnum):
    """The parts of a document that a unit may go to."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    HEAD = "head"
    KEYWORDS = "keywords"
    RELATED = "related"
    DROPPED = "dropped"


Placed = tuple[Part, str]
"""A part, and for what is dropped the reason."""


FURNITURE = frozenset({Kind.NOISE, Kind.MENU, Kind.ENDS, Kind.FOREIGN, Kind.CREDIT, Kind.CAPTION})
"""Kinds that are noise wherever they stand."""


@dataclass(slots=True)
class Page:
    """A page while its units are being placed."""

    units: Sequence[Unit]
    verdicts: Sequence[Verdict]
    title: Title
    lang: Lang
    kept: frozenset[int]
    """Units that the editor keeps as body, whatever they look like."""
    placed: list[Placed | None] = field(default_factory=list)

    def kind(self, i: int) -> Kind:
        """The kind of a unit; beyond the page's end, noise."""
        return self.verdicts[i].kind if 0 <= i < len(self.units) else Kind.NOISE

    def reason(self, i: int) -> str:
        """Why a unit is what it is; nothing beyond the page's end."""
        return self.verdicts[i].reason if 0 <= i < len(self.units) else ""

    def is_text(self, i: int) -> bool:
        """Whether a unit is a sentence that nothing has placed elsewhere."""
        return self.kind(i) is Kind.TEXT and self.placed[i] is None

    def drop(self, i: int, reason: str) -> None:
        """Place a unit among what is dropped."""
        self.placed[i] = (Part.DROPPED, reason)
