"""What an editor should look at in a reading, with the header lines that would settle it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.errors import Message, Reason, tell
from generator.model import Basis, Reading


@dataclass(frozen=True, slots=True)
class Question:
    """A value that was inferred, or is not known."""

    key: str
    """The key of the header."""
    value: str
    """What was inferred; empty where nothing was found."""
    reason: str
    """Why it was inferred so, in the reading's words; empty where nothing was found."""
    line: int
    """The source line to look at; 0 where there is none."""

    @property
    def says(self) -> Message:
        """The question in words."""
        if not self.value:
            return tell("not found in the text")
        return tell("inferred: {reason}", reason=Reason(self.reason))

    @property
    def settled(self) -> str:
        """The header line that makes the value the editor's own."""
        return stated(self.key, self.value)


def questions(reading: Reading) -> Iterator[Question]:
    """The values of a reading that an editor should confirm, correct or add."""
    date = reading.date
    if date.basis is Basis.INFERRED:
        yield Question(
            "date", date.edtf or "", date.why, date.evidence.line if date.evidence else 0
        )
    elif date.basis is Basis.ABSENT:
        yield Question("date", "", "", 0)
    for key in ("title", "outlet", "author", "place"):
        finding = getattr(reading, key)
        if finding and finding.basis is Basis.INFERRED:
            yield Question(key, finding.value, finding.evidence.rule, finding.evidence.line)
    stated_by_editor = reading.header.keys()
    if reading.outlet is None and "outlet" not in stated_by_editor:
        yield Question("outlet", "", "", 0)
    if not reading.partners and "partners" not in stated_by_editor:
        yield Question("partners", "", "", 0)
    if not reading.themes and "themes" not in stated_by_editor:
        yield Question("themes", "", "", 0)


def overview(readings: Iterable[Reading]) -> Iterator[tuple[str, ...]]:
    """Rows of a table: the articles that ask something, what they were read as, and the keys."""
    yield (tell("article"), tell("date"), tell("partners"), tell("to settle"))
    for reading in readings:
        keys = ", ".join(dict.fromkeys(question.key for question in questions(reading)))
        if keys:
            codes = " ".join(mention.code for mention in reading.partners[:4])
            yield (reading.article, reading.date.edtf or "–", codes or "–", keys)


_PLAIN = re.compile(r"[^\W_][\w .,()/’'-]*", re.UNICODE)
_WORDS_OF_YAML = {"null", "true", "false", "yes", "no", "on", "off"}


def stated(key: str, value: str) -> str:
    """A header line: `outlet: Le Monde`, the value in quotes where YAML needs them."""
    text = " ".join("".join(c if c.isprintable() else " " for c in value).split())
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML
    if text and not plain and key != "date":
        text = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{key}: {text}".rstrip()


def header(lines: Iterable[str]) -> str:
    """Lines as the header of a source; empty without lines."""
    body = "".join(f"{line}\n" for line in lines)
    return f"---\n{body}---\n\n" if body else ""
