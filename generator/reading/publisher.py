"""Which outlet published an article, as its page head and foot say: the best witness counts.

Nothing is read from the sentences of the article but its dateline: an outlet that is quoted
(`a déclaré le ministre à Reuters`) has not published the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.model import Basis, Document, Evidence, Finding, Line
from generator.reading.masthead import BARS, Witness, mastheads, signatures
from generator.reading.outlets import is_press_name, known_outlet
from generator.reading.signing import LONGEST, SOURCE, byline_outlets, particulars
from generator.text import fold


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


def _witnesses(document: Document) -> Iterator[Witness]:
    """What may name the outlet, best first."""
    first = document.blocks[0].lines[0] if document.blocks else 0
    gone = [Line(d.line, d.text) for d in document.dropped if not d.reason.startswith("photo")]
    around = (*gone, *document.head)
    top = [line for line in around if line.number < first and len(line.text) < 100]
    foot = [line for line in around if line.number > first]
    for line in document.head:
        if (match := SOURCE.match(line.text)) and (name := _source(line.text[match.end() :])):
            yield name, line, "source of the article"
    yield from _beside_title(document)
    for line in document.head:
        yield from _in_head(line)
    found = _known((*top, *foot), "name above or below the text")
    yield from (w for w in found if not (outlet := known_outlet(w[0])) or not outlet.agency)
    yield from mastheads(document, top, foot)
    yield from signatures(top, foot)
    blocks = document.blocks[:1]
    dateline = Line(blocks[0].lines[0] if blocks else 0, document.dateline)
    for piece in re.split(r"[(),./–—-]", document.dateline):
        yield from _known([dateline], "dateline", piece)
    yield from _known(document.related, "pointer to another reading")


def _known(lines: Iterable[Line], rule: str, said: str = "") -> Iterator[Witness]:
    for line in lines:
        for piece in [said] if said else BARS.split(line.text[:LONGEST]):
            if known := known_outlet(piece) or known_outlet(_EDITION.sub("", piece)):
                yield known.name, line, rule


# `L'Équipe 24/24`, `L'Usine nouvelle n° 3492`
_EDITION = re.compile(r"\s(?:n[°o]\s?)?\d[\d/]*$")


def _source(text: str) -> str:
    """The outlet of a `Source :` line, without address or date."""
    text = re.sub(r"https?://(?:www\.)?([\w.-]+)\S*", r"\1", text)
    name = re.split(r"\s+[–—|-]\s+|,\s|\s\(|\sdu \d|\sle \d", text)[0].strip(' .:«»"')
    return name if len(name) <= 60 and any(c.isupper() or c == "." for c in name) else ""


def _beside_title(document: Document) -> Iterator[Witness]:
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


def _in_head(line: Line) -> Iterator[Witness]:
    yield from ((outlet.name, line, "byline") for outlet in byline_outlets(line.text))
    yield from _known([line], "name in the page head")
    for name in particulars(line.text)[1:]:
        if is_press_name(name):
            yield name, line, "name in form of a newspaper's"
