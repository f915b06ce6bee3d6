"""Text for a terminal: tables, and colour where there is somebody to see it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import IO

_CODES = {"strong": "1", "faint": "2", "red": "31", "green": "32", "yellow": "33", "blue": "36"}


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes in colour, or plainly."""

    colour: bool

    def __call__(self, text: str, *styles: str) -> str:
        """The text in these styles: `strong`, `faint`, `red`, `green`, `yellow`, `blue`."""
        codes = ";".join(_CODES[style] for style in styles)
        return f"\x1b[{codes}m{text}\x1b[0m" if self.colour and codes and text else text


def pen(stream: IO[str], environ: Mapping[str, str] = os.environ) -> Pen:
    """In colour on a terminal, plain in a pipe; `NO_COLOR` and `FORCE_COLOR` decide otherwise."""
    if environ.get("NO_COLOR"):
        return Pen(False)
    terminal = stream.isatty() and environ.get("TERM") != "dumb"
    return Pen(bool(environ.get("FORCE_COLOR")) or terminal)


def table(rows: Sequence[Sequence[str]], styles: Mapping[str, str], write: Pen) -> Iterable[str]:
    """The lines of a table, its first row the head; a cell's text chooses its style."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        cells = (
            write(text, *(("strong",) if number == 0 else filter(None, (styles.get(text),))))
            + " " * (width - len(text))
            for text, width in zip(row, widths, strict=True)
        )
        yield "  ".join(cells).rstrip()
