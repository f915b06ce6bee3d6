"""Who published and signed an article, and where it was written, as its page head and foot say.

Nothing is read from the sentences of the article but its dateline and its signature: an outlet
that is quoted (`a déclaré le ministre à Reuters`) has not published the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.catalog import table
from generator.model import Basis, Document, Evidence, Finding, Lang, Line
from generator.reading.casing import is_place, normal_case, plain_case
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


# Names of newspapers that are everyday headings as well: by themselves they name nothing.
_HEADINGS_TOO = frozenset(("l'essentiel", "voyages d'affaires", "le billet", "decryptage"))


def known_outlet(text: str) -> Outlet | None:
    """The outlet that a text names and says nothing else, if the catalog knows it."""
    key = _key(text) if len(text) < 80 else ""
    return None if key in _HEADINGS_TOO else _outlets().get(key)


_CAP = r"[A-ZÀ-ÖØ-ÞŒ][\w’'.-]*"
_NAME = (
    rf"(?:{_CAP})(?: (?:(?:d[eu]s?|la|le|van|von|der|el|al|bin|ben|ould) ){{0,2}}"
    rf"(?:d[’'])?(?:{_CAP})){{0,4}}"
)
_NAMES = re.compile(rf"{_NAME}(?:(?:, | et | and | & ){_NAME})*")
_BY = re.compile(
    r"(?:(?:r[ée]dig[ée]|[ée]crit|publi[ée]e?|post[ée]e?|propos[ée]|recueillis?|mis en ligne|sign[ée]"
    r"|r[ée]alis[ée]e?|article|texte|reportage|analyse|written|posted|reported|published|story) )?"
    r"(?:par|by)\s*:?\s+|(?:propos|entretien|interview|paroles)[^:.]{0,60}? par\s*:?\s+"
    r"|(?:auteure?|autrice|author|texte|journaliste|signature|writer)s?\s*:\s*",
    re.I,
)
# Other hands than the author's: such a line is a byline, and names no author.
_HANDS = re.compile(
    r"(?:relue?|traduite?|[ée]dit[ée]e?|corrig[ée]e?|adapt[ée]e?|photos?|images?|vid[ée]o|edited|translated"
    r"|fact-checked)s?(?: (?:de l['’]\w+|du \w+|from \w+))? (?:par|by)\s"
    r"|(?:r[ée]dact(?:eur|rice)|editor)s?(?: web| en chef)?\s*:",
    re.I,
)
# After a date on the same line: `Posté le 3 mars 2014 à 18h02 par X`.
_BY_LATER = re.compile(r"\b(?:par|by)\s+(?=[A-ZÀ-ÖØ-Þ])", re.I)
_BY_END = re.compile(
    rf"\b(?:r[ée]dig[ée]|[ée]crit|publi[ée]|post[ée]|written|posted|published)e? (?:par|by) {_NAME}$",
    re.I,
)
# How editors sign short pieces: `(Y. R.)`, `J.-B. C., avec AFP`.
_INITIALS = re.compile(r"\(?[A-ZÉ]\.\s?(?:-?[A-ZÉ]\.\s?){1,3}(?:,? (?:avec|with) [\w ]{2,20})?\)?$")
_CORRESPONDENT = re.compile(
    r"(?:(?:de|par|from|by)\s+)?(?:notre|nos|our|sa|l[’'])\s*(?:correspondante?s?"
    r"|envoy[ée]e?s? sp[ée]cia(?:le?|ux|les)|correspondents?)(?: permanente?)?"
    rf"(?: (?:à|au|aux|en|in) (?P<place>{_CAP}(?:[ -]{_CAP}){{0,2}}))?",
    re.I,
)
_PLACED_NAME = re.compile(rf"\((?P<place>{_CAP}(?:[ -]{_CAP}){{0,2}})(?:, [\w\s]{{3,30}})?\)")
_SOURCE = re.compile(
    r"(?:sources?(?: de l['’]article| originale?| d['’]origine)?|article (?:paru|publi[ée]) (?:dans|sur)"
    r"|paru dans|(?:originally |first )?published (?:in|on|by)|publi[ée] (?:dans|sur)|lu dans|via)"
    r"(?:\s*[:=]\s*|\s+)(?=\S)",
    re.I,
)
_RIGHTS = re.compile(
    r"(?:tous droits r[ée]serv[ée]s|all rights reserved|©|\(c\)|copyright|[\s:–—-])+"
    r"(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[\s,.©–-]*",
    re.I,
)
_PLACED = re.compile(
    rf"(?P<place>{_CAP}(?:[ -]{_CAP}){{0,2}})\s*(?:/|[–—|-](?=\s))\s*(?P<outlet>[A-ZÀ-ÖØ-Þ][^|/:.!?]{{1,50}})$"
)
# What newspapers call themselves.
_PRESS = re.compile(
    r"(?:(?:le|la|les) |l['’])(?:nouvel(?:le)? |petit )?(?:lettre|revue|journal|courrier|gazette|quotidien"
    r"|opinion|[ée]cho|tribune|magazine|d[ée]p[êe]che|observat\w+|nouvelles|temps|voix|presse|hebdo)\b"
    r"|(?:revue|journal|courrier|gazette|tribune|magazine|hebdo|agence)\b"
    r"|(?:the )?(?:[A-Z][\w-]+ ){1,3}(?:times|herald|chronicle|review|observer|monitor|gazette|tribune|journal)$",
    re.I,
)


# A word without which no line is a byline, so that most lines are asked no more.
_MAY_SIGN = re.compile(
    r"\b(?:par|by|auteure?s?|autrice|authors?|texte|journaliste|signature|writer|sources?|via|correspond\w+"
    r"|envoy\w+|r[ée]dact\w+|editor|paru|publi\w+|published|lu)\b|^\(?[A-ZÉ]\.",
    re.I,
)


def is_byline_line(text: str, lang: Lang) -> bool:
    """Whether a line says nothing but who wrote or published the article.

    >>> is_byline_line("Par Jeanne Duval", "fr"), is_byline_line("Par ailleurs, le pays", "fr")
    (True, False)
    """
    words = text.count(" ") + 1
    if len(text) > _LONGEST or words > 25:
        return False
    if words <= 9 and _agencies(text):
        return True
    if not _MAY_SIGN.search(text):
        return False
    if words <= 14 and (
        (":" in text[:40] and _SOURCE.match(text)) or _CORRESPONDENT.match(text) or _HANDS.match(text)
    ):
        return True
    if _INITIALS.match(text) or (words <= 12 and _BY_END.search(text)):
        return True
    if not authors(text):
        return _is_unknown_hand(text)
    rest = _NAMES.sub("", _BY.sub("", text, count=1), count=1)
    return len(rest.split()) <= 8 and not re.search(r"[.!?]\s+\S", text)


def _is_unknown_hand(text: str) -> bool:
    """Whether a line names nobody known as its author: `Par admin`, `par Caravane · hier`."""
    match = re.match(
        r"(?:(?:publi|post|[ée]cri|r[ée]dig)\w+ )?(?:par|by)\s+(?P<who>[\w’'-]+)", text, re.I
    )
    if not match or text[-1] in ".!?:;," or len(text.split()) > 8:
        return False
    if fold(match["who"]) in _NOBODY - {"ailleurs", "exemple", "un", "une", "l'", "notre"}:
        return len(text.split()) <= 4
    return match["who"][0].isupper() and (len(text.split()) <= 3 or bool(re.search("[·|•]", text)))


def authors(text: str) -> str:
    """The names that a byline names (`Par Régis Duval, à Moscou` → `Régis Duval`), or nothing."""
    text = text[:_LONGEST]
    by = _BY.match(text)
    if match := _CORRESPONDENT.search(text):
        before = text[by.end() if by else 0 : match.start()].rstrip(" ,–-(")
        return _names(before) or _names(text[match.end() :].lstrip(" ,:–-)"))
    return _names(text[by.end() :]) if by else ""


_BEHIND_NAME = re.compile(
    r"\s(?:mise? |publi|post|modifi|updated|published|le \d|on \d|\d|[|•·–—(])", re.I
)


def _names(text: str) -> str:
    """The names a text begins with, in normal case; nothing where it names an outlet or a place."""
    text = _BEHIND_NAME.split(text.strip(), maxsplit=1)[0].strip(" ,.")
    match = _NAMES.match(text)
    if not match or known_outlet(text) or text[match.end() : match.end() + 1].isalpha():
        return ""
    kept = []
    for name in re.split(r", | et | and | & ", match[0]):
        name = plain_case(name.strip(" -")) if name.isupper() else name.strip(" -")
        if not _may_be_person(name):
            break
        kept.append(name)
    joint = re.search(r" et | and | & ", match[0])
    return (joint[0] if joint and len(kept) == 2 else ", ").join(kept)


def _may_be_person(name: str) -> bool:
    if known_outlet(name) or is_place(name) or fold(name).split()[0] in _NOBODY:
        return False
    if not re.search(r"[^\W\d_]{2}", name):
        return False
    return len(name.split()) > 1 or has_given_name(name)


def has_given_name(name: str) -> bool:
    """Whether a name begins as the names of persons do: `Solène …`, `J.-B. …`."""
    first = name.split()[0]
    return bool(re.match(r"[A-Z]\.", first)) or fold(first) in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(
        fold(name) for names in table("given_names").values() for name in names.split()
    )


# What stands after `Par` without being anybody's name.
_NOBODY = frozenset(
    "la le les l' un une notre nos redaction admin the our staff equipe service auteur editor agence"
    " agences webmaster ailleurs exemple".split()
)


def _agencies(text: str) -> list[Outlet]:
    """The outlets that a byline names and nothing else: `Le Figaro avec AFP`, `Par AFP`, `(ATS)`."""
    if len(text) > 80 or text.count(" ") > 8:
        return []
    bare = _BY.sub("", text, count=1) if _BY.match(text) else text
    bare = _SINCE.split(bare.strip("() "), maxsplit=1)[0]
    if known := known_outlet(bare):
        return [known]
    if not _JOINED.search(bare):
        return []
    parts = [
        p for p in re.split(r"\s+(?:avec|with|et|and|via)\s+|\s*[/|,·]\s*|\s+[–—-]\s+", bare) if p
    ]
    found = [known_outlet(re.sub(r"^(?:l['’]|agences?\s+|with )+", "", part)) for part in parts]
    known = [outlet for outlet in found if outlet]
    return known if len(known) == len(found) else []


_JOINED = re.compile(r"\b(?:avec|with|et|and|via)\b|[/|,·]|\s[–—-]\s|^agence|^l['’]", re.I)
_SINCE = re.compile(r"\s*[·|,–-]?\s*(?:il y a \d|\d+ \w+ ago)")


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
        yield from ((outlet.name, line, "byline") for outlet in _agencies(line.text))
        yield from _pieces(line)
        if (match := _PLACED.match(line.text)) and is_place(match["place"]):
            yield match["outlet"].strip(), line, "place and outlet above the text"
        if value := _between(line.text):
            yield value, line, "name between author and date"
    yield from _above_the_text(document)
    yield from _rights(document)
    yield from _signatures(document)
    for line in (*document.related, *(Line(d.line, d.text) for d in document.dropped)):
        match = _READ_IN.match(line.text)
        if match and (known := known_outlet(match["outlet"])):
            yield known.name, line, "pointer to another reading"


_READ_IN = re.compile(
    r"(?:à lire|lire aussi|à lire aussi|à voir)(?: aussi)? (?:dans|sur) (?P<outlet>.{3,40})$", re.I
)


def _between(text: str) -> str:
    """The one part of a head line that is neither author nor date nor place: the outlet."""
    parts = [p.strip() for p in re.split(r"\s*[|•·]\s*|,\s", text[:_LONGEST]) if p.strip()]
    rest = [
        p for p in parts if not (re.search(r"\d", p) or authors(p) or is_place(p) or _signed(p))
    ]
    named = any(authors(p) or _signed(p) for p in parts)
    if len(parts) >= 3 and len(rest) == 1 and named and re.match(r"[A-ZÀ-Þ][^:!?]{2,40}$", rest[0]):
        return rest[0] if len(rest[0].split()) <= 5 else ""
    return ""


def _above_the_text(document: Document) -> Iterator[_Witness]:
    """Names of newspapers, known or in form, among the lines above the text."""
    before = document.blocks[0].lines[0] if document.blocks else 0
    lines = [
        Line(d.line, d.text) for d in document.dropped if d.line < before and len(d.text) < 100
    ]
    for line in lines:
        for piece in _BARS.split(line.text):
            if (known := known_outlet(piece)) and not known.agency:
                yield known.name, line, "name above the text"
    for line in sorted((*lines, *document.head), key=lambda line: line.number)[:12]:
        name, *rest = (piece.strip() for piece in _BARS.split(line.text))
        size = len(name.split())
        named = _PRESS.match(name) and 2 <= size <= 6
        described = rest and _DESCRIBED.match(rest[0]) and size <= 6 and name[:1].isupper()
        if (named or described) and name[-1:].isalnum():
            yield _in_case(name, document), line, "name in form of a newspaper's"


_BARS = re.compile(r"\s+[|—–•>›»-]\s+")
# How a newspaper says below its name what it is: `— Le mensuel des matières premières`.
_DESCRIBED = re.compile(
    r"(?:(?:le|la|un|une) |l['’])?(?:mensuel|bulletin|lettre|quotidien|hebdomadaire|revue|magazine|journal|trimestriel"
    r"|bimensuel|m[ée]dia|site|blog|portail|newsletter|weekly|monthly|daily)\b",
    re.I,
)


def _in_case(name: str, document: Document) -> str:
    """A name in capitals as the page spells it elsewhere, or as its words are spelt."""
    if not name.isupper():
        return name
    key = fold(name)
    for text in (*(d.text for d in document.dropped[-20:]), *(n.text for n in document.head)):
        at = fold(text).find(key) if len(text) < 200 and not text.isupper() else -1
        words = re.findall(r"[\w’'-]+", text)
        size = len(re.findall(r"[\w’'-]+", name))
        for i in range(len(words) - size + 1 if at >= 0 else 0):
            if fold(" ".join(words[i : i + size])) == key:
                return " ".join(words[i : i + size])
    return normal_case(name, (block.text for block in document.blocks), document.lang)


def _rights(document: Document) -> Iterator[_Witness]:
    """Who holds the rights, if that is a newspaper: companies that own one are not its name."""
    before = document.blocks[0].lines[0] if document.blocks else 0
    above = {fold(d.text) for d in document.dropped if d.line < before and len(d.text) < 60}
    for line in (*document.head, *(Line(d.line, d.text) for d in document.dropped)):
        if not re.search(r"[©Ⓒ]|\(c\)|copyright|droits r|rights r", line.text[:60], re.I):
            continue
        match = _RIGHTS.match(line.text)
        rest = line.text[match.end() :] if match else ""
        holder = re.split(
            r"[,.;|]|\s[—–-]\s|\b(?:19|20)\d\d\b|tous droits|\ball rights", rest, maxsplit=1
        )[0]
        holder = re.sub(r"\s(?:SARL|SAS?|Ltd|Inc|LLC)\b.*", "", holder).strip()
        if (known := known_outlet(holder)) and not known.agency:
            yield known.name, line, "copyright line"
        elif _PRESS.match(holder) and 2 <= len(holder.split()) <= 6:
            yield holder, line, "copyright line"
        elif fold(holder) in above:
            yield holder, line, "copyright line and name above the text"


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
        if not _HANDS.match(line.text) and (who := authors(line.text)):
            return _finding(who, line, "byline")
    for line in document.head:
        match = _BY_LATER.search(line.text) if len(line.text) <= 160 else None
        if match and not _HANDS.search(line.text) and (who := _names(line.text[match.end() :])):
            return _finding(who, line, "byline")
    body = frozenset(
        word for block in document.blocks for word in re.findall(r"[^\W\d_]+", block.text[:4000])
    )
    for line in document.head:
        who = _signed(line.text)
        placed = _dated(document, line) or _below_title(document, line)
        if who and not _speaks_of(body, who) and (has_given_name(who) or placed):
            return _finding(who, line, "name beside the title", Basis.INFERRED)
    return None


def _signed(text: str) -> str:
    """The name of a person that a head line begins with, if nothing but particulars follow."""
    name = re.split(r"\s*(?:[|•·(]|,| [–—-] )", text[:_LONGEST])[0].strip()
    if (
        not is_name(name)
        or known_outlet(name)
        or any(is_place(word) for word in (name, *name.split()))
    ):
        return ""
    if name.isupper():
        return plain_case(name) if has_given_name(name) else ""
    shouted = any(len(word) > 3 and word.isupper() for word in name.split()[:1])
    return "" if shouted or _PRESS.search(name) else name


def _speaks_of(body: frozenset[str], name: str) -> bool:
    """Whether the article speaks of a person: then a line with the name is a caption."""
    words = re.findall(r"[^\W\d_]+", name)
    return words[-1] in body or any(word.lower() in body for word in words)


def _dated(document: Document, line: Line) -> bool:
    """Whether a date or byline stands next to a head line."""
    near = [n for n in document.head if 0 < abs(n.number - line.number) <= 2]
    return any(re.search(r"\d{4}|\d{1,2}[:h]\d\d", n.text) for n in near)


def _below_title(document: Document, line: Line) -> bool:
    """Whether a head line stands right below the title."""
    return 0 < line.number - document.title.evidence.line <= 3 and document.title.evidence.line > 0


def _place(document: Document) -> Finding | None:
    first = next((b for b in document.blocks if b.kind == "paragraph"), None)
    if first is not None and (place := _city(document.dateline)):
        return _finding(
            _spelt(place, document.lang), Line(first.lines[0], document.dateline), "dateline"
        )
    for line in document.head:
        match = _PLACED.match(line.text)
        place = match["place"] if match else _city(line.text) if re.search(r"\d", line.text) else ""
        if place and is_place(place):
            return _finding(_spelt(place, document.lang), line, "place above the text")
    for line in document.head:
        if place := _of_correspondent(line.text):
            return _finding(_spelt(place, document.lang), line, "place of the correspondent")
    return None


def _of_correspondent(text: str) -> str:
    """The town a byline gives: `notre correspondant à X`, `A. B. (X, correspondance)`, `A. B., X`."""
    if (match := _CORRESPONDENT.search(text)) and match["place"]:
        return match["place"]
    if (match := _PLACED_NAME.search(text[:_LONGEST])) and is_place(match["place"]):
        return match["place"]
    if authors(text) or _signed(text):
        last = re.split(r",\s|\s[–—-]\s|\bà ", text[:_LONGEST])[-1].strip(" .")
        return last if is_place(last) else ""
    # A stamp: `28/10/2015 10:01:34 - Astana (AFP)`.
    stamp = re.search(rf"\d\s*[–—-]\s*(?P<place>{_CAP}(?:[ -]{_CAP}){{0,2}}) \(", text[:_LONGEST])
    return stamp["place"] if stamp and is_place(stamp["place"]) else ""


_CITY = re.compile(
    r"(?P<city>[A-ZÀ-ÖØ-ÞŒ][\w’'-]*(?:[ -][A-ZÀ-ÖØ-ÞŒ][\w’'-]*){0,3})(?=\s*(?:[,.(/–—:-]|$))"
)


def _city(text: str) -> str:
    """The town that a dateline begins with; not its agency or its country."""
    match = _CITY.match(text)
    if not match or known_outlet(match["city"]):
        return ""
    return match["city"]


def _spelt(place: str, lang: Lang) -> str:
    return plain_case(place, lang) if place.isupper() else place
