"""Bylines: lines that say who wrote an article, and the names and towns in them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import takewhile

from generator.catalog import table
from generator.reading.casing import is_place, plain_case
from generator.reading.dates import find_dates, is_date_line
from generator.reading.outlets import Outlet, is_press_name, known_outlet, outlets_named
from generator.reading.phrases import is_section, phrases
from generator.reading.shape import is_name
from generator.text import fold

LONGEST = 240
"""Characters of a line that are read for names."""
CAP = r"[A-ZÀ-ÖØ-ÞŒ][\w’'.-]*"
"""A word with a capital, in a pattern."""
TOWN = r"[A-ZÀ-ÖØ-ÞŒ][\w’'-]*(?:[ -][A-ZÀ-ÖØ-ÞŒ][\w’'-]*){0,2}"
"""The name of a town, in a pattern."""
_NAME = (
    rf"{CAP}(?: (?:(?:d[eu]s?|la|le|van|von|der|el|al|bin|ben|ould) ){{0,2}}(?:d[’'])?{CAP}){{0,4}}"
)
_NAMES = re.compile(rf"{_NAME}(?:(?:, | et | and | & ){_NAME})*")
_JOINT = re.compile(r", | et | and | & ")
_WROTE = (
    r"(?:r[ée]dig[ée]|[ée]crit|publi[ée]e?|post[ée]e?|propos[ée]|recueillis?|mis en ligne|sign[ée]"
    r"|r[ée]alis[ée]e?|article|texte|reportage|analyse|tribune|chronique|billet|enquête|written"
    r"|posted|report(?:ed|ing)|published|story)"
)
_BY = re.compile(
    rf"(?:{_WROTE} ){{0,2}}(?:par|by)\s*:?\s+|from (?=\S+ \S+$)|sign[ée] (?=[A-ZÀ-Þ])"
    r"|(?:une? )?(?:reportage|récit|analyse|enquête|article|tribune|chronique|billet) d(?:e |['’])"
    r"|(?:propos|entretien|interview|paroles)[^:.]{0,60}? par\s*:?\s+"
    r"|(?:l['’])?(?:auteure?|autrice|author|textes?(?: et photo)?|reportage|journaliste"
    r"|signature|writer)s?\s*:\s*",
    re.I,
)
# Other hands than the author's: such a line is a byline, and names no author.
_HANDS = re.compile(
    r"(?:relue?|traduite?|[ée]dit[ée]e?|corrig[ée]e?|adapt[ée]e?|photos?|images?|vid[ée]o|edited"
    r"|translated|fact-checked)s?(?: (?:de l['’]\w+|du \w+|from \w+))? (?:par|by)\s"
    r"|(?:r[ée]dact(?:eur|rice)|editor)s?(?: web| en chef)?\s*:",
    re.I,
)
# How editors sign short pieces: `(Y. R.)`, `J.-B. C., avec AFP`.
_INITIALS = re.compile(
    r"\(?[A-ZÉ]\.\s?(?:-?[A-ZÉ]\.\s?){1,3}(?:,? \(?(?:avec|with) [\w ]{2,20})?\)?$"
)
_CORRESPONDENT = re.compile(
    r"(?:(?:(?i:de|par|from|by)\s+)?(?i:notre|nos|our|sa|l[’'])\s*(?i:correspondante?s?"
    r"|correspondents?)|(?i:(?:(?:de )?(?:notre|nos) |l['’])?envoy[ée]e?s? sp[ée]cia(?:le?|ux|les"
    r")))(?: permanente?)?"
    rf"(?: (?i:à|au|aux|en|in) (?P<place>{TOWN}))?"
)
SOURCE = re.compile(
    r"(?:source(?: de l['’]article| originale?| d['’]origine)?"
    r"|article (?:paru|publi[ée]) (?:dans|sur)|paru dans|publi[ée] (?:dans|sur)|lu dans|via"
    r"|(?:originally |first )?published (?:in|on|by))(?:\s*[:=]\s*|\s+)(?=\S)",
    re.I,
)
"""What introduces the outlet of an article."""
_SIGNING = (SOURCE, _CORRESPONDENT, _HANDS, _INITIALS)
"""How lines begin that sign, whoever they name."""
# A word without which no line is a byline, so that most lines are asked no more.
_MAY_SIGN = re.compile(
    r"(?:\b|(?<=\d))(?:par|by|from|auteure?s?|autrice|authors?|textes?|article|tribune|chronique|billet|sign[ée]|reportage|journaliste|signature|writer|sources?|via"
    r"|correspond\w+|envoy\w+|r[ée]dact\w+|editor|paru|publi\w+|published|lu)\b|^\(?[A-ZÉ]\.",
    re.I,
)


def is_byline_line(text: str) -> bool:
    """Whether a line says nothing but who wrote or published the article.

    >>> is_byline_line("Par Jeanne Duval"), is_byline_line("Par ailleurs, le pays")
    (True, False)
    """
    size = text.count(" ") + 1
    if len(text) > LONGEST or size > 25:
        return False
    if (size <= 9 and byline_outlets(text)) or is_row(text):
        return True
    if not _MAY_SIGN.search(text):
        return False
    if size <= 14 and any(form.match(text) for form in _SIGNING):
        return ":" in text[:40] or not SOURCE.match(text)
    sent = _CORRESPONDENT.search(text) if size <= 12 else None
    if not authors(text):
        return bool(_STAFFED.match(text) or (sent and sent.end() == len(text.rstrip(" ."))))
    rest = _NAMES.sub("", _BY.sub("", text, count=1), count=1)
    told = text[-1] == "." and "," in rest and len(rest.split()) > 5
    rest = rest if told else _BESIDE.split(rest, maxsplit=1)[0]
    return not told and len(rest.split()) <= 8 and not re.search(r"[.!?]\s+\S", rest)


_BESIDE = re.compile(r"\s[|•–-]\s")
# Between the parts stand marks, the word before a name (`18h02 par X`), or nothing at all.
_PARTS = re.compile(
    r"\s*[|/•·]\s*|,\s(?:à )?|\s[–—-]\s|(?<![A-ZÀ-Þ])\.\s(?=[A-ZÀ-Þ])|(?<=\d{4})(?=[A-ZÀ-Þ])"
    r"|(?<=[\dh])\s?(?=(?:[Pp]ar|[Bb]y)\s)|(?<=[a-zà-ÿ]{2})(?=\d{1,2}[ /.]|(?:Publi|Mis)[eé])"
)


_PARTED = re.compile(r"[|/•·,.–—-]|\d")


def particulars(text: str) -> list[str]:
    """The pieces of a line that names place, agency, author and date side by side."""
    return [p for piece in _PARTS.split(text[:LONGEST]) if (p := piece.strip(" :()"))]


def is_row(text: str) -> bool:
    """Whether a line is nothing but particulars of two sorts or more: `AA / Astana / X`."""
    parts = particulars(text) if len(text) <= 90 and _PARTED.search(text) else []
    sorts = Counter(map(_sort, parts)) if 2 <= len(parts) <= 6 else Counter()
    # Between author and date, one part may name anything: an outlet, a section.
    if sorts[""] == 1 and sorts["author"] and sorts["date"]:
        return all(part.count(" ") < 4 for part in parts)
    return len(sorts) > 1 and not sorts[""]


def _sort(part: str) -> str:
    """What a particular is: a place, an outlet, an author, a date; nothing if anything else."""
    if is_place(part):
        return "place"
    if known_outlet(part) or is_press_name(part):
        return "outlet"
    if authors(part) or (signed(part) and has_given_name(part)):
        return "author"
    return "date" if is_date_line(part, "fr") else ""


_DIGIT = re.compile(r"\d")
_SINCE = re.compile(r"\s*[·|,–-]?\s*(?:il y a \d|\d+ \w+ ago)")


def byline_outlets(text: str) -> list[Outlet]:
    """The outlets that a byline names and nothing else: `Par Le Figaro avec AFP`."""
    by = _BY.match(text)
    name = text[by.end() :] if by else text
    name = _SINCE.split(name, maxsplit=1)[0] if _DIGIT.search(name) else name
    return outlets_named(name.strip("()"))


_STAFFED = re.compile(
    r"(?:\w+ )?(?:par|by) (?:l[ae]s? |the |our |l['’])?"
    r"(?:r[ée]daction|admin|staff|[ée]quipe|service|\w+_\w+)\b"
    r"|(?:la |the )?r[ée]daction (?:avec|with) \S+$",
    re.I,
)
# What stands after `Par` without being anybody's name.
_NOBODY = frozenset(
    "la le les redaction admin the our staff equipe service auteur editor webmaster l l' un une"
    " notre nos agence agences ailleurs exemple par by".split()
)


def authors(text: str) -> str:
    """The names that a byline names (`Par Régis Duval, à Moscou` → `Régis Duval`), or nothing."""
    text = text[:LONGEST]
    if _HANDS.match(text):
        return ""
    by = _BY.match(text)
    if match := _CORRESPONDENT.search(text):
        before = text[by.end() if by else 0 : match.start()].rstrip(" ,–-(")
        return _names(before) or _names(text[match.end() :].lstrip(" ,:–-)"))
    return _names(text[by.end() :]) if by else ""


_BEHIND_NAME = re.compile(
    r"\s(?:mise? |publi|post|modifi|updated|published|(?:le|on) (?:\w+,? )?\d|\d|[|•·–—(])"
    r"|(?<=\w)(?-i:(?=Publi|Mise? |Modifi|Updated|Published))",
    re.I,
)


_INITIAL = re.compile(r"\b[A-ZÀ-Þ]\.$")


def _names(text: str) -> str:
    """The names a text begins with, in normal case; nothing where it names an outlet or a place."""
    for span in find_dates(text, "fr")[:1]:
        text = text[: span.start]
    text = _BEHIND_NAME.split(text.strip(), maxsplit=1)[0].strip(" ,")
    text = text if _INITIAL.search(text) else text.rstrip(".")
    text = text.removesuffix(" Suivre").removesuffix(" Follow")
    match = _NAMES.match(text)
    if not match or known_outlet(text):
        return ""
    names = (_in_case(name.strip(" -")) for name in _JOINT.split(match[0]))
    kept = list(takewhile(_may_be_person, names))
    joint = re.search(r" et | and | & ", match[0])
    return (joint[0] if joint and len(kept) == 2 else ", ").join(kept)


def _may_be_person(name: str) -> bool:
    words = fold(name).split()
    if not words or known_outlet(name) or is_place(name) or words[0] in _NOBODY:
        return False
    spelt_out = re.search(r"[^\W\d_]{2}", name) is not None
    return spelt_out and (len(words) > 1 or has_given_name(name))


def has_given_name(name: str) -> bool:
    """Whether a name begins as the names of persons do: `Solène …`, `J.-B. …`."""
    first = name.split()[0]
    return bool(re.match(r"[A-Z]\.", first)) or fold(first) in _given_names()


@cache
def _given_names() -> frozenset[str]:
    groups = table("given_names").values()
    return frozenset(fold(name) for names in groups for name in names.split())


def signed(text: str) -> str:
    """The name of a person that a line begins with, if nothing but particulars follow."""
    name = bare_name(text)
    if " et " in name or " and " in name:
        both = [signed(one) for one in re.split(r" (?:et|and) ", name, maxsplit=1)]
        return " et ".join(both) if all(both) else ""
    if not is_name(name) or ".." in name or known_outlet(name) or is_press_name(name):
        return ""
    buttons = phrases()["lines"].exact
    for word in (name, *name.split()):
        if is_place(word) or known_outlet(word) or is_section(word) or fold(word) in buttons:
            return ""
    if fold(name.split()[0]) in _NOBODY or _CAMEL.search(name):
        return ""
    return _in_case(name)


# `RioTimes`, but `McGregor`
_CAMEL = re.compile(r"\b(?!Ma?c|D[ei]|L[ae]|Fitz|Van)[A-Z][a-z]+[A-Z]")


def without_outlet(text: str) -> str:
    """A line without the outlet that it begins with, if a name follows (`RFI Jeanne Duval`)."""
    first, _, rest = text.partition(" ")
    return rest if is_name(rest) and known_outlet(first) else text


def bare_name(text: str) -> str:
    """What may be the name in a line: without outlet, town, office and what else stands beside."""
    return _PARTICULARS.split(without_outlet(text[:LONGEST]), maxsplit=1)[0].strip()


_PARTICULARS = re.compile(
    r"\s*(?:[|•·(,]|/[A-Z]{2,6}\b| / | (?:pour|for|à|in) (?=[A-ZÀ-Þ])"
    r"| (?:[Jj]ournaliste|[Cc]orrespondante?|[Rr]eporter)\b| [–—-] | (?:avec|with) )"
)
_SURNAME = re.compile(r"(?<![^\W\d_])[A-ZÀ-ÖØ-ÞŒ]{2,}(?![^\W\d_])")


def _in_case(name: str) -> str:
    """A name with its surname in normal case (`Hélène DUVAL` → `Hélène Duval`)."""
    if name.isupper():
        return plain_case(name)
    return _SURNAME.sub(lambda match: match[0].capitalize(), name)


_BRACKETED_TOWN = re.compile(rf"\((?:à )?(?P<place>{TOWN})(?:, [\w\s]{{3,30}})?\)")


def town_of_byline(text: str) -> str:
    """The town a byline gives: `notre correspondant à X`, `Jean Valois (X, correspondance)`."""
    text = text[:LONGEST]
    if match := _CORRESPONDENT.search(text):
        before = text[: match.start()].strip(" ,(–—-")
        if match["place"] or is_place(before):
            return match["place"] or before
    if (match := _BRACKETED_TOWN.search(text)) and is_place(match["place"]):
        return match["place"]
    return ""
