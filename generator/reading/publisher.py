"""Which outlet published an article, as its page head and foot say: the best witness counts.

Nothing is read from the sentences of the article but its dateline: an outlet that is quoted
(`a déclaré le ministre à Reuters`) has not published the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.model import Basis, Document, Evidence, Finding, Line
from generator.reading.casing import is_place, normal_case
from generator.reading.outlets import is_press_name, known_outlet
from generator.reading.signing import LONGEST, SOURCE, TOWN, authors, byline_outlets, signed
from generator.text import fold

_Witness = tuple[str, Line, str]
"""A name, the line that says it, and the rule."""
PLACED = re.compile(
    rf"(?P<place>{TOWN})\s*(?:/|[–—|-](?=\s))\s*(?P<outlet>[A-ZÀ-Þ][^|/:.!?]{{1,50}})$"
)
"""`Paris / La Gazette`"""
_BARS = re.compile(r"\s+[|–—·•»›>:-]{1,2}\s+|\s*[|•·]\s*|,\s|\s/\s")


def find_outlet(document: Document) -> Finding | None:
    """The outlet of a document; an agency only where no newspaper is named."""
    agency = None
    for name, line, rule in _witnesses(document):
        known = known_outlet(name)
        evidence = Evidence(line.number, line.text, rule)
        finding = Finding(known.name if known else name, Basis.STATED, evidence)
        if not known or not known.agency:
            return finding
        agency = agency or finding
    return agency


def _witnesses(document: Document) -> Iterator[_Witness]:
    """What may name the outlet, best first."""
    first = document.blocks[0].lines[0] if document.blocks else 0
    gone = [Line(d.line, d.text) for d in document.dropped if not d.reason.startswith("photo")]
    above = [line for line in gone if line.number < first and len(line.text) < 100]
    for line in document.head:
        if (match := SOURCE.match(line.text)) and (name := _source(line.text[match.end() :])):
            yield name, line, "source of the article"
    yield from _beside_title(document)
    for line in document.head:
        yield from _in_head(line)
    papers = (w for w in _known(above, "name above the text") if not _is_agency(w[0]))
    yield from papers
    for line in sorted((*above, *document.head), key=lambda line: line.number)[:12]:
        name, _, rest = re.sub(_BARS, "|", line.text).partition("|")
        if is_press_name(name or "-", rest.partition("|")[0]):
            yield _in_case(name, document), line, "name in form of a newspaper's"
    yield from _rights((*document.head, *gone), frozenset(fold(line.text) for line in above))
    blocks = document.blocks[:1]
    dateline = Line(blocks[0].lines[0] if blocks else 0, document.dateline)
    for piece in re.split(r"[(),./–—-]", document.dateline):
        yield from _known([dateline], "dateline", piece)
    yield from _known(document.related, "pointer to another reading")


def _known(lines: Iterable[Line], rule: str, said: str = "") -> Iterator[_Witness]:
    for line in lines:
        for piece in [said] if said else _BARS.split(line.text[:LONGEST]):
            if known := known_outlet(piece):
                yield known.name, line, rule


def _is_agency(name: str) -> bool:
    known = known_outlet(name)
    return known is not None and known.agency


def _source(text: str) -> str:
    """The outlet of a `Source :` line, without address or date."""
    text = re.sub(r"https?://(?:www\.)?([\w.-]+)\S*", r"\1", text)
    name = re.split(r"\s+[–—|-]\s+|,\s|\s\(|\sdu \d|\sle \d", text)[0].strip(' .:«»"')
    return name if len(name) <= 60 and any(c.isupper() or c == "." for c in name) else ""


def _beside_title(document: Document) -> Iterator[_Witness]:
    """What stands beside the title on its own line or on a copy of it: `… - RFI`, `… | Blog`."""
    title, own = fold(document.title.value), document.title.evidence
    copies = [Line(d.line, d.text) for d in document.dropped if d.reason.startswith("title")]
    lines = (Line(own.line, own.text), *copies)
    yield from _known(lines, "beside the title")
    for line in lines:
        # An unknown name counts only behind a bar: a dash or colon may part the title itself.
        said, bar, name = (part.strip() for part in line.text.rpartition("|"))
        if bar and title and fold(said).startswith(title[:40]) and re.match(r"\D{2,40}$", name):
            yield name, line, "beside the title"


_EMPLOYER = re.compile(
    r"(?:r[ée]dact\w+|journaliste|correspondante?|reporter|editor) (?:pour|de|du|à|au|chez|for|at) "
    r"(?P<outlet>[^,;:]{2,40})$"
)


def _in_head(line: Line) -> Iterator[_Witness]:
    yield from ((outlet.name, line, "byline") for outlet in byline_outlets(line.text))
    yield from _known([line], "name in the page head")
    if (match := PLACED.match(line.text)) and is_place(match["place"]):
        yield match["outlet"].strip(), line, "place and outlet above the text"
    if match := _EMPLOYER.search(line.text):
        yield from _known([line], "whom the author writes for", match["outlet"])
    if name := _between(line.text):
        yield name, line, "name between author and date"


def _between(text: str) -> str:
    """The one part of a head line that is neither author nor date nor place: the outlet."""
    parts = [p.strip() for p in re.split(r"\s*[|•·]\s*|,\s", text[:LONGEST]) if p.strip()]
    people = [p for p in parts if authors(p) or signed(p)] if len(parts) > 2 else []
    rest = [p for p in parts if p not in people and not re.search(r"\d", p) and not is_place(p)]
    alone = people and len(rest) == 1 and re.match(r"[A-ZÀ-Þ][^:!?]{2,40}$", rest[0])
    return rest[0] if alone else ""


def _in_case(name: str, document: Document) -> str:
    """A name in capitals as the page spells it elsewhere, or as its words are spelt."""
    if not name.isupper():
        return name
    spelt = re.compile(r"\W+".join(map(re.escape, re.findall(r"[\w’'-]+", name))), re.I)
    for text in (*(d.text for d in document.dropped[-20:]), *(n.text for n in document.head)):
        if (match := spelt.search(text[:200])) and not match[0].isupper():
            return match[0]
    return normal_case(name, (block.text for block in document.blocks), document.lang)


_HELD = re.compile(r"[©Ⓒ]|\(c\)|copyright|droits r|rights r", re.I)
_HOLDER = re.compile(
    r"(?:tous droits r[ée]serv[ée]s|all rights reserved|©|\(c\)|copyright|[\s:–—-])+"
    r"(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[\s,.©–-]*"
    r"(?P<name>.*?)\s*(?:(?:SARL|SAS?|Ltd|Inc|LLC)\b|[,.;|]|\s[—–-]\s|\b(?:19|20)\d\d\b|tous droits"
    r"|\ball rights|$)",
    re.I,
)


def _rights(lines: Iterable[Line], above: frozenset[str]) -> Iterator[_Witness]:
    """Who holds the rights, if that is a newspaper: companies that own one are not its name."""
    for line in lines:
        text = line.text[:200]
        match = _HOLDER.match(text) if _HELD.search(text[:60]) else None
        name = match["name"] if match else ""
        named = name and (known_outlet(name) or is_press_name(name) or fold(name) in above)
        # Without a year it is the credit of a photo.
        if named and (not _is_agency(name) or re.search(r"\d{4}", text)):
            yield name, line, "copyright line"
