"""The names by which a page calls itself: at its head, in its rights, in its own invitations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.model import Document, Line
from generator.reading.casing import is_place, plain_case
from generator.reading.outlets import DESCRIBED, capitals, is_press_name, known_outlet
from generator.reading.phrases import is_section, phrases
from generator.reading.repeats import TITLE_TWICE
from generator.reading.signing import has_given_name, signed
from generator.text import fold

Witness = tuple[str, Line, str]
"""A name, the line that says it, and the rule."""
BARS = re.compile(r"\s+[|–—·•»›>:-]{1,2}\s+|\s*[|•·]\s*|,\s|\s/\s")
"""What stands between a name and what the page puts beside it."""
_CRUMBS = ("above the title", "crumb below the title", "menu or breadcrumb")
_ISSUE = re.compile(r"[–—|,•-] n[°o] ?\d", re.I)
# Lines in which sites name themselves: rights, addresses, invitations.
_OF_SITE = re.compile(
    r"[©@]|\(c\)|copyright|droits|www|\w\.[a-z]{2,4}\b|newsletter|r[ée]daction|abonn|suivez", re.I
)


def mastheads(document: Document, top: Iterable[Line], foot: Iterable[Line]) -> Iterator[Witness]:
    """The name at the head of a page: in form of a newspaper's, with the number of an issue, said
    again at the foot, or alone on the first line."""
    crumbs = {d.line for d in document.dropped if d.reason in _CRUMBS}
    copies = {d.line for d in document.dropped if d.reason == TITLE_TWICE}
    again = squeezed(" ".join(n.text[:200] for n in foot if _OF_SITE.search(n.text[:200])))
    heads = crumbs | copies | {line.number for line in document.head}
    lines = sorted((n for n in top if n.number in heads), key=lambda line: line.number)[:12]
    for line in lines:
        name, _, rest = (part.strip() for part in re.sub(BARS, "|", line.text).partition("|"))
        if not _may_be_site(name) or (line.number in copies and not rest):
            continue
        alone = line is lines[0] and " " in name
        crumb = line.number in crumbs and not DESCRIBED.match(name)
        said = crumb and len(squeezed(name)) > 3 and squeezed(name) in again
        issue = not crumb and _ISSUE.search(line.text)
        form = is_press_name(name, rest.partition("|")[0], certain=alone)
        if form or said or issue or (alone and crumb and capitals(name) > 1):
            yield _in_case(name, document), line, "masthead of the page"


def squeezed(text: str) -> str:
    """The letters and digits of a name, as in the address of a site."""
    return re.sub(r"[^a-z0-9]", "", fold(text))


def _may_be_site(name: str) -> bool:
    person = signed(name) and (has_given_name(name) or not name.isupper())
    return (
        (name[:1].isupper() or name[:1].isdigit())
        and len(name.split()) <= 9
        and name[-1] not in ".:;?!"
        and not re.search(r"\d{3}|[€$%°(/]|\d[:h]|[^.]{2}\. |  ", name)
        and fold(name) not in phrases()["lines"].exact
        and not (is_section(name) or is_place(name) or person)
    )


_JOINER = re.compile(r"(?<=[ '’])(?:À|Au|D|De|Des|Du|En|Et|L|La|Le|Les|Sur|And|For|Of|The)\b")


def _in_case(name: str, document: Document) -> str:
    """A name in capitals as the page spells it elsewhere, or as names of newspapers are."""
    if not name.isupper() or (len(name) < 6 and " " not in name):
        return name
    spelt = re.compile(r"\W+".join(map(re.escape, re.findall(r"[\w’'-]+", name))), re.I)
    for text in (*(d.text for d in document.dropped[-20:]), *(n.text for n in document.head)):
        if (match := spelt.search(text[:200])) and not match[0].isupper():
            return match[0]
    return _JOINER.sub(lambda match: match[0].lower(), plain_case(name))


_HELD = re.compile(r"[©Ⓒ]|\(c\)|copyright|droits r|rights r", re.I)
_HOLDER = re.compile(
    r"(?:tous droits r[ée]serv[ée]s|all rights reserved|©|\(c\)|copyright|[\s:–—-])+"
    r"(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[\s,.©–-]*"
    r"(?P<name>.*?)\s*(?:(?:SARL|SAS?|Ltd|Inc|LLC)\b|[,.;|]|\s[—–-]\s|\b(?:19|20)\d\d\b|tous droits"
    r"|\ball rights|$)",
    re.I,
)
# Words by which a site speaks of itself: `la newsletter Paperjam`, `Note d'analyse du GRIP`.
_SITE = re.compile(
    r"(?:newsletter|r[ée]daction|abonnés|cha[îi]ne whatsapp|application|service de presse"
    r"|[ée]dité par|^notes?(?: d['’]analyse)?)"
    r"(?: d[eu]| des)?(?: la| l['’])? ?(?P<name>(?-i:[A-ZÀ-Þ])[^.,:;|–—?!]{1,50})",
    re.I,
)


def signatures(top: Sequence[Line], foot: Sequence[Line]) -> Iterator[Witness]:
    """Who holds the rights, if that is a newspaper: companies that own one are not its name; and
    of whom the page's own words speak."""
    above = squeezed(" ".join(line.text for line in top))
    for line in (*foot, *top):
        match = _HOLDER.match(line.text[:200]) if _HELD.search(line.text[:60]) else None
        name = match["name"] if match else ""
        known = known_outlet(name)
        again = len(name) > 3 and "/" not in name and squeezed(name) in above
        if again or known or is_press_name(name):
            yield name, line, "copyright line"
    for line in (*top, *foot):
        match = _SITE.search(line.text[:160])
        if match and _may_be_site(name := match["name"].strip()):
            yield name, line, "the site's own words"
