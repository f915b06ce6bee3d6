"""Who published and signed an article, and where it was written, as its page head and foot say.

Nothing is read from the sentences of the article but its dateline and its signature: an outlet
that is quoted (`a déclaré le ministre à Reuters`) has not published the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.catalog import table
from generator.model import Basis, Document, Evidence, Finding, Lang, Line
from generator.reading.casing import is_place, plain_case
from generator.reading.shape import is_name
from generator.text import fold

_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Byline:
    """What a page says of itself, each value with the line that says so; None: not said."""

    outlet: Finding | None
    author: Finding | None
    place: Finding | None


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newspaper, site or agency of the catalog."""

    name: str
    agency: bool


@cache
def _outlets() -> Mapping[str, Outlet]:
    """Outlets by their folded names, aliases and domains."""
    known: dict[str, Outlet] = {}
    for entry in table("outlets"):
        outlet = Outlet(entry["name"], bool(entry.get("agency")))
        names = (entry["name"], *entry.get("aliases", ()), *entry.get("domains", ()))
        known.update((_key(name), outlet) for name in names)
    return known


def _key(text: str) -> str:
    return fold(text).strip(" .:;,|/-()[]\"'«»").removeprefix("www.")


def known_outlet(text: str) -> Outlet | None:
    """The outlet that a text names and says nothing else, if the catalog knows it."""
    return _outlets().get(_key(text)) if len(text) < 80 else None


_NAME = (
    r"(?:[A-ZÀ-ÖØ-ÞŒ][\w’'.-]+|[A-Z]\.(?:-?[A-Z]\.)?)"
    r"(?: (?:(?:d[eu]s?|la|le|van|von|der|el|al|bin|ben|ould) ){0,2}(?:d[’'])?(?:[A-ZÀ-ÖØ-ÞŒ][\w’'.-]*)){0,4}"
)
_NAMES = re.compile(rf"{_NAME}(?:(?:, | et | and | & ){_NAME})*")
_BY = re.compile(
    r"(?:(?:r[ée]dig[ée]|[ée]crit|publi[ée]|post[ée]|propos[ée]|recueillis?|mis en ligne|sign[ée]|r[ée]alis[ée]e?"
    r"|article|texte|reportage|analyse|traduit|written|posted|reported|published|words|story) )?(?:par|by)"
    r"(?: notre (?:correspondante?|envoy[ée]e? sp[ée]ciale?))?\s*:?\s+"
    r"|propos recueillis[^:]{0,40}? par\s*:?\s+|entretien r[ée]alis[ée] [^:]{0,30}?par\s*:?\s+"
    r"|(?:auteure?|autrice|author|texte|r[ée]dacteur|r[ée]daction|r[ée]dactrice|journaliste|signature|writer)s?\s*:\s*",
    re.I,
)
# After a date on the same line: `Posté le 3 mars 2014 à 18h02 par X`.
_BY_LATER = re.compile(r"\b(?:par|by)\s+(?=[A-ZÀ-ÖØ-Þ])")
_CORRESPONDENT = re.compile(
    r"(?:(?:de|par|from)\s+)?(?:notre|nos|our|sa|l[’'])\s*(?:correspondante?s?|envoy[ée]e?s? sp[ée]cia(?:le?|ux|les)"
    r"|correspondents?)(?: permanente?)?(?: (?:à|au|aux|en|in) (?P<place>[A-ZÀ-Ö][\w’'-]+(?:[ -][A-ZÀ-Ö][\w’'-]+){0,2}))?",
    re.I,
)
_SOURCE = re.compile(
    r"(?:sources?(?: de l['’]article| originale?| d['’]origine)?|article (?:paru|publi[ée]) (?:dans|sur)|paru dans"
    r"|(?:originally )?published (?:in|on|by)|first published (?:in|on|by)|publi[ée] (?:dans|sur)|d['’]apr[èe]s|lu dans|via)"
    r"(?:\s*[:=]\s*|\s+)(?=\S)",
    re.I,
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)+[\s©:]*(?:\(c\))?\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[\s,.-]*",
    re.I,
)
_WITH = re.compile(
    r"(?P<first>.{0,60}?)\s*\b(?:avec|with|et|and|/|,)\s+(?:l['’])?(?:agences?\s+)?(?P<second>[\w\s.-]{2,40})$",
    re.I,
)
_PLACED = re.compile(
    r"(?P<place>[A-ZÀ-ÖØ-Þ][\w’'-]+(?:[ -][A-ZÀ-ÖØ-Þ][\w’'-]+){0,2})\s*(?:/|[–—|-](?=\s))\s*(?P<outlet>[A-ZÀ-ÖØ-Þ][^|/:.!?]{1,50})$"
)


def is_byline_line(text: str, lang: Lang) -> bool:
    """Whether a line says nothing but who wrote or published the article.

    >>> is_byline_line("Par Jeanne Duval", "fr"), is_byline_line("Par ailleurs, le pays", "fr")
    (True, False)
    """
    if len(text) > _LONGEST:
        return False
    if _SOURCE.match(text) and ":" in text[:40] and len(text.split()) <= 14:
        return True
    if _CORRESPONDENT.match(text) and len(text.split()) <= 14:
        return True
    if not authors(text) and not _agencies(text):
        return False
    rest = _NAMES.sub("", _BY.sub("", text, 1), 1)
    return len(rest.split()) <= 8 and not re.search(r"[.!?]\s+\S", text)


def authors(text: str) -> str:
    """The names that a byline names (`Par Régis Duval, à Moscou` → `Régis Duval`), or nothing."""
    text = text[:_LONGEST]
    if match := _BY.match(text):
        return _names(text[match.end() :])
    if match := _CORRESPONDENT.search(text):
        before, after = text[: match.start()].rstrip(" ,–-("), text[match.end() :].lstrip(" ,:–-)")
        before = before[by.end() :] if (by := _BY.match(before)) else before
        return _names(before) or _names(after)
    return ""


def _names(text: str) -> str:
    """The names a text begins with, in normal case; nothing where it names an outlet or a place."""
    match = _NAMES.match(text.strip())
    if not match or known_outlet(match[0]) or known_outlet(text):
        return ""
    if text[match.end() : match.end() + 1].isalpha():
        return ""
    kept = []
    for name in re.split(r", | et | and | & ", match[0]):
        name = plain_case(name.strip(" .-")) if name.isupper() else name.strip(" -")
        if known_outlet(name) or is_place(name) or fold(name).split()[0] in _NOBODY:
            break
        kept.append(name)
    joint = re.search(r" et | and | & ", match[0])
    return (joint[0] if joint and len(kept) == 2 else ", ").join(kept)


# What stands after `Par` without being anybody's name.
_NOBODY = frozenset(
    "la le les l un une notre nos redaction admin administrateur rédaction the our staff"
    " equipe service auteur editor agence agences webmaster ailleurs exemple".split()
)


def _agencies(text: str) -> list[Outlet]:
    """The outlets that a byline names and nothing else: `Le Figaro avec AFP`, `Par AFP`, `(ATS)`."""
    bare = _BY.sub("", text, 1) if _BY.match(text) else text
    parts = re.split(r"\s+(?:avec|with|et|and)\s+|\s*[/|,]\s*|\s+[–—-]\s+", bare)
    found = [known_outlet(re.sub(r"^(?:l['’]|agences?\s+)+", "", part)) for part in parts]
    return [o for o in found if o] if parts and all(found) else []


def read_byline(document: Document) -> Byline:
    """Outlet, author and place of a document; None for what its page does not say."""
    return Byline(_outlet(document), _author(document), _place(document))


def _finding(value: str, line: Line, rule: str, basis: Basis = Basis.STATED) -> Finding:
    return Finding(value, basis, Evidence(line.number, line.text, rule))


def _outlet(document: Document) -> Finding | None:
    """The best witness of the outlet; an agency only where no newspaper is named."""
    agency = None
    for value, line, rule in _outlet_witnesses(document):
        if not (known := known_outlet(value)):
            return _finding(value, line, rule)
        if not known.agency:
            return _finding(known.name, line, rule)
        agency = agency or _finding(known.name, line, rule)
    return agency


_Witness = tuple[str, Line, str]


def _outlet_witnesses(document: Document) -> Iterator[_Witness]:
    """What may name the outlet, best first."""
    for line in document.head:
        if (match := _SOURCE.match(line.text)) and (value := _source(line.text[match.end() :])):
            yield value, line, "source of the article"
    yield from _affixes(document)
    for line in document.head:
        yield from ((o.name, line, "byline") for o in _agencies(line.text))
        yield from _pieces(line)
        if (match := _PLACED.match(line.text)) and is_place(match["place"]):
            yield match["outlet"].strip(), line, "place and outlet above the text"
    for line in document.head:
        if (match := _RIGHTS.match(line.text)) and (
            known := known_outlet(line.text[match.end() :])
        ):
            yield known.name, line, "copyright line"
    before = document.blocks[0].lines[0] if document.blocks else 0
    for gone in document.dropped:
        if gone.line < before and (known := known_outlet(gone.text)):
            yield known.name, Line(gone.line, gone.text), "name above the text"
    yield from _signatures(document)


def _source(text: str) -> str:
    """The outlet of a `Source :` line, without address or date."""
    text = re.sub(r"https?://(?:www\.)?([\w.-]+)\S*", r"\1", text)
    value = re.split(r"\s+[–—|-]\s+|,\s|\s\(|\sdu \d|\sle \d", text)[0].strip(' .:«»"')
    return (
        value if value and len(value) <= 60 and any(c.isupper() or c == "." for c in value) else ""
    )


def _affixes(document: Document) -> Iterator[_Witness]:
    """What stands beside the title on its own line or on a copy of it: `… - RFI`, `… | Blog`."""
    title = fold(document.title.value)
    own = Line(document.title.evidence.line, document.title.evidence.text)
    copies = (Line(d.line, d.text) for d in document.dropped if d.reason.startswith("title"))
    for line in (own, *copies):
        for piece in re.split(r"\s+[|–—·•»:-]{1,2}\s+|\s*\|\s*", line.text):
            if known := known_outlet(piece):
                yield known.name, line, "beside the title"
    for line in (own, *copies):
        # An unknown name counts only behind a bar: a dash or colon may part the title itself.
        head, bar, last = line.text.rpartition("|")
        if (
            bar
            and title
            and fold(head).strip().startswith(title[:40])
            and 2 <= len(last.strip()) <= 40
        ):
            yield last.strip(), line, "beside the title"


def _pieces(line: Line) -> Iterator[_Witness]:
    """Known outlets among the parts of a head line (`French.news.cn | Publié le …`)."""
    for piece in re.split(r"\s*[|•·]\s*|\s+[–—/-]\s+|,\s", line.text[:_LONGEST]):
        if known := known_outlet(piece):
            yield known.name, line, "name in the page head"


def _signatures(document: Document) -> Iterator[_Witness]:
    """Agencies in the dateline (`ASTANA (AFP)`) or signing the last paragraph."""
    first = next((b for b in document.blocks if b.kind == "paragraph"), None)
    if first is None:
        return
    for part in re.split(r"[(),/–—-]", document.dateline):
        if known := known_outlet(part):
            yield known.name, Line(first.lines[0], document.dateline), "dateline"
    last = document.blocks[-1]
    if match := re.search(r"[.!?»]\s*[(\[]([^()\[\]]{2,40})[)\]]\.?$", last.text[-60:]):
        for part in re.split(r"[/,]| avec | et ", match[1]):
            if known := known_outlet(part):
                yield known.name, Line(last.lines[-1], match[0]), "signature"


def _author(document: Document) -> Finding | None:
    for line in document.head:
        if who := authors(line.text):
            return _finding(who, line, "byline")
    for line in document.head:
        if len(line.text) <= 160 and (match := _BY_LATER.search(line.text)):
            if who := _names(line.text[match.end() :]):
                return _finding(who, line, "byline")
    body = _words(block.text for block in document.blocks)
    for line in document.head:
        if who := _signed(line.text, body):
            return _finding(who, line, "name beside the title", Basis.INFERRED)
    return None


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in re.findall(r"[^\W\d_]+", text[:4000]))


def _signed(text: str, body: frozenset[str]) -> str:
    """The name that a head line consists of, if it is a person whom the article does not speak of."""
    name = re.split(r"\s*(?:[|•·(]|,| [–—-] )", text)[0].strip()
    if not is_name(name) or known_outlet(name) or is_place(name):
        return ""
    words = re.findall(r"[^\W\d_]+", name)
    if any(word.lower() in body or (word in body and len(word) > 3) for word in words):
        return ""
    return plain_case(name) if name.isupper() else name


def _place(document: Document) -> Finding | None:
    first = next((b for b in document.blocks if b.kind == "paragraph"), None)
    if first is not None and (place := _city(document.dateline)):
        return _finding(place, Line(first.lines[0], document.dateline), "dateline")
    for line in document.head:
        match = _PLACED.match(line.text)
        place = match["place"] if match else _city(line.text) if re.search(r"\d", line.text) else ""
        if place and is_place(place):
            return _finding(_spelt(place), line, "place above the text")
    for line in document.head:
        if (match := _CORRESPONDENT.search(line.text)) and match["place"]:
            return _finding(_spelt(match["place"]), line, "place of the correspondent")
    return None


_CITY = re.compile(
    r"(?P<city>[A-ZÀ-ÖØ-ÞŒ][\w’'-]*(?:[ -][A-ZÀ-ÖØ-ÞŒ][\w’'-]*){0,3})(?=\s*(?:[,.(/–—:-]|$))"
)


def _city(text: str) -> str:
    """The town that a dateline begins with; not its agency or its country."""
    match = _CITY.match(text)
    if not match or known_outlet(match["city"]):
        return ""
    return _spelt(match["city"])


def _spelt(place: str) -> str:
    return plain_case(place) if place.isupper() else place
