"""What a page says of its article beside the title: outlet, author, place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model import Basis, Document, Evidence, Finding, Line
from generator.reading.casing import is_town, plain_case
from generator.reading.outlets import known_outlet
from generator.reading.publisher import find_outlet
from generator.reading.signing import (
    TOWN,
    authors,
    byline_outlets,
    has_given_name,
    is_row,
    particulars,
    signed,
    town_of_byline,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a page says of itself, each value with the line that says so; None: not said."""

    outlet: Finding | None
    author: Finding | None
    place: Finding | None


def read_byline(document: Document) -> Byline:
    """Outlet, author and place of a document; None for what its page does not say."""
    outlet = find_outlet(document)
    return Byline(outlet, _author(document) or _agency(document, outlet), _place(document))


def _finding(value: str, line: Line, rule: str, basis: Basis = Basis.STATED) -> Finding:
    return Finding(value, basis, Evidence(line.number, line.text, rule))


def _author(document: Document) -> Finding | None:
    """Who signs in words (`Par …`), else the name of a person that stands alone near the title."""
    for line in document.head:
        if who := next(filter(None, map(authors, (line.text, *particulars(line.text)))), ""):
            return _finding(who, line, "byline")
    for line in document.head:
        for who in filter(None, map(signed, particulars(line.text))):
            known = has_given_name(who) or _is_near(document, line) or _OF_AGENCY.search(line.text)
            if known and not _speaks_of(document, who):
                return _finding(who, line, "name beside the title", Basis.INFERRED)
    return None


_OF_AGENCY = re.compile(r"\w/[A-Z]{2,6}$")


def _agency(document: Document, outlet: Finding | None) -> Finding | None:
    """The agency that signs where no person does (`Par Belga`), if the outlet is another."""
    for line in document.head:
        named = byline_outlets(line.text) if _BY.match(line.text) else []
        if len(named) == 1 and outlet and named[0].name != outlet.value:
            return _finding(named[0].name, line, "byline")
    return None


_BY = re.compile(r"(?:par|by)\s", re.I)
_WORD = re.compile(r"[^\W\d_]+")


def _speaks_of(document: Document, name: str) -> bool:
    """Whether the article speaks of a person: then a line with the name is a caption."""
    words = [word for word in _WORD.findall(name) if len(word) > 2]
    body = {word for block in document.blocks for word in _WORD.findall(block.text[:4000])}
    return bool(body & {*words[-1:], *(word.lower() for word in words)})


def _is_near(document: Document, line: Line) -> bool:
    """Whether a head line stands right below the title, or next to a date."""
    title = document.title.evidence.line
    if 0 < title < line.number <= title + 3:
        return True
    near = (n.text for n in document.head if abs(n.number - line.number) <= 2)
    return any(re.search(r"\d{4}|\d{1,2}[:h]\d\d", text) for text in near)


_CITY = re.compile(rf"(?P<city>{TOWN})(?=\s*(?:[,.(/–—:-]|$))")


def _place(document: Document) -> Finding | None:
    """The town of the dateline, of a line above the text, or of the correspondent."""
    for block in document.blocks:
        if document.dateline and document.dateline in block.text[:100]:
            if town := _city(document.dateline):
                return _town(town, Line(block.lines[0], document.dateline), "dateline", document)
            break
    for line in document.head:
        row, dated = is_row(line.text), re.search(r"\d", line.text)
        parts = particulars(line.text) if row else [_city(line.text)] if dated else []
        if town := next(filter(is_town, parts), ""):
            return _town(town, line, "place above the text", document)
    for line in document.head:
        if town := town_of_byline(line.text):
            return _town(town, line, "place of the correspondent", document)
    return None


def _city(text: str) -> str:
    """The town that a dateline begins with; not its agency."""
    match = _CITY.match(text)
    return match["city"] if match and not known_outlet(match["city"]) else ""


def _town(name: str, line: Line, rule: str, document: Document) -> Finding:
    return _finding(plain_case(name, document.lang) if name.isupper() else name, line, rule)
