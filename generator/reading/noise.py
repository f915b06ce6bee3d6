"""What a line of a page is, judged by itself: button, credit, menu, date, byline, or text.

A verdict weighs the form of a line (length, function words, how it ends) together with the phrases
of the catalog. Where the line stands on the page is for `placing` and `regions` to weigh.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from generator.model import Lang
from generator.reading.casing import is_place
from generator.reading.dates import find_dates, is_date_line
from generator.reading.furniture import (
    COUNTER,
    furniture,
    is_captioned,
    is_credited,
    is_link,
    is_menu,
    rights,
)
from generator.reading.outlets import known_outlet
from generator.reading.phrases import bare, behind, is_section, phrases
from generator.reading.shape import Unit
from generator.reading.signing import is_byline_line
from generator.reading.tags import keywords
from generator.reading.tongues import is_foreign
from generator.text import fold


class Kind(StrEnum):
    """What a unit looks like, wherever it stands."""

    TEXT = "text"
    SHORT = "short"
    """No sentence and no known noise: a title, a heading, or a crumb; its place will tell."""
    NOISE = "noise"
    MENU = "menu"
    """Links in a row; the last of a breadcrumb may be the title."""
    CAPTION = "caption"
    CREDIT = "credit"
    """Whom a photo is from: noise, and a sign that the short text above is its caption."""
    FOREIGN = "foreign"
    RELATED = "related"
    ENDS = "ends"
    """A line that stands where articles end: comments, other readings."""
    DATE = "date"
    BYLINE = "byline"
    KEYWORDS = "keywords"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a unit looks like, and why an editor would say so."""

    kind: Kind
    reason: str = ""


_TEXT = Verdict(Kind.TEXT)
_SHORT = Verdict(Kind.SHORT)
_ENDS = Verdict(Kind.ENDS, "end of the article")
_RELATED = Verdict(Kind.RELATED, "other reading")
_FURNITURE = Verdict(Kind.NOISE, "page furniture")
_CAPTION = Verdict(Kind.CAPTION, "photo caption or credit")
_LONGEST = 45
"""Words beyond which a whole sentence is never taken for noise because of a phrase in it."""


def judge(unit: Unit, lang: Lang) -> Verdict:
    """What a unit looks like. The first rule that knows answers; text is what no rule knows."""
    if not unit.words:
        return Verdict(Kind.NOISE, "ornament")
    for rule in _PROSE_RULES if unit.solid else _RULES:
        if verdict := rule(unit, lang):
            return verdict
    return _TEXT if unit.sentence else _SHORT


def _form(unit: Unit, lang: Lang) -> Verdict | None:
    reason = furniture(unit)
    return Verdict(Kind.NOISE, reason) if reason else None


def _button(unit: Unit, lang: Lang) -> Verdict | None:
    """A line that consists of a phrase of the catalog and nothing else."""
    if unit.count > 12:
        return None
    text, known = bare(unit), phrases()
    if text in known["ends"].exact:
        return _ENDS
    if text in known["related"].exact:
        return _RELATED
    return _FURNITURE if text in known["lines"].exact else None


def _date(unit: Unit, lang: Lang) -> Verdict | None:
    short = len(unit.text) <= 160
    if short and (is_date_line(unit.text, lang) or _is_dated(unit, lang)):
        return Verdict(Kind.DATE, "date of the page")
    return None


_BETWEEN_DATES = re.compile(
    r"[|,()•·/–—&©-]+|\.(?=\s|$)|\bn[°o]\s?\d+|\b(?:le|du|on|at|à|the|publié|(?:19|20)\d\d)\b", re.I
)
_REMARKS = re.compile(
    r"\d+ (?:commentaires?|reflexions?|reponses?|reactions?|comments?|thoughts?|replies|responses?)"
    r"\b"
)


def _is_dated(unit: Unit, lang: Lang) -> bool:
    """Whether a line has a date and else only what page heads have: place, outlet, section, count.

    `Bakou. 28 novembre. APA`, `5 août 2022 | Mines | 0 commentaires`
    """
    text = unit.text
    if unit.count > 12 or not any(c.isdigit() for c in text):
        return False
    dates = find_dates(text, lang)
    if not any(date.day or date.time for date in dates):
        return False
    for date in reversed(dates):
        text = f"{text[: date.start]}|{text[date.end :]}"
    pieces = [piece.strip() for piece in _BETWEEN_DATES.split(text) if piece.strip()]
    return bool(pieces) and all(
        is_place(piece) or known_outlet(piece) or is_section(piece) or _is_count(fold(piece))
        for piece in pieces
    )


def _is_count(folded: str) -> bool:
    return bool(_REMARKS.match(folded) or COUNTER.match(folded))


def _credit(unit: Unit, lang: Lang) -> Verdict | None:
    if unit.count > _LONGEST:
        return None
    if held := rights(unit):
        if held == "copyright":
            return Verdict(Kind.BYLINE, "copyright line")
        short = held == "credit" or unit.count <= 7
        return Verdict(Kind.CREDIT if short else Kind.NOISE, "copyright line")
    if is_credited(unit):
        return Verdict(Kind.CREDIT, "photo credit") if unit.count <= 5 else _CAPTION
    return _CAPTION if unit.count <= 30 and not unit.solid and is_captioned(unit) else None


def _byline(unit: Unit, lang: Lang) -> Verdict | None:
    if unit.count <= 25 and is_byline_line(unit.text, lang):
        return Verdict(Kind.BYLINE, "byline")
    return None


def _menu(unit: Unit, lang: Lang) -> Verdict | None:
    if is_link(unit):
        return Verdict(Kind.NOISE, "link")
    return Verdict(Kind.MENU, "menu or breadcrumb") if is_menu(unit) else None


def _phrase(unit: Unit, lang: Lang) -> Verdict | None:
    """A line that begins with a phrase of the catalog, or has one in it."""
    if unit.sentence and unit.count > _LONGEST:
        return None
    known = phrases()
    if unit.count <= 20 and _REMARKS.match(unit.folded):
        return _ENDS
    if unit.count <= 14 and not unit.stop and len(known["ends"].begins(unit)) > 11:
        return _ENDS
    if (hit := known["related"].begins(unit)) and _points(unit, hit):
        return _RELATED
    # A sentence of the article may begin as a button does (`Suivez le guide, dit-il.`): the longer
    # it is, the less a short phrase proves.
    prose = unit.sentence and unit.count >= 18 and unit.common >= 0.25
    if unit.sentence and unit.text[0] in '«“"' and unit.text[-2] not in '»”"':
        return None  # somebody is quoted: `« Abonnez-vous ! », a-t-il dit.`
    for hit in (known["starts"].begins(unit), known["contains"].within(unit)):
        if hit and not (prose and len(hit) < 14):
            return _FURNITURE
    return None


_READING = re.compile(r"(?:a )?(?:lire|voir|ecouter|read|see|watch)\b.")


def _points(unit: Unit, phrase: str) -> bool:
    """Whether what follows a pointer's words makes it one: a mark, a title, or nothing."""
    if unit.count > 30 and unit.stop:
        return False
    rest = behind(unit, phrase)
    marked = phrase.endswith(":") or re.match(r"[\s\W]*$|[^:.!?]{0,30}:|\s*[>›»|→▶–—(-]", rest)
    if marked or (rest.lstrip()[:1].isupper() and not unit.sentence):
        return True
    return bool(_READING.match(phrase)) and unit.count <= 8 and not unit.stop


def _foreign(unit: Unit, lang: Lang) -> Verdict | None:
    return Verdict(Kind.FOREIGN, "foreign language") if is_foreign(unit) else None


def _tags(unit: Unit, lang: Lang) -> Verdict | None:
    if unit.stop or unit.count > 40 or not keywords(unit.text):
        return None
    return Verdict(Kind.KEYWORDS, "tags")


_RULES = (_button, _form, _date, _credit, _byline, _menu, _phrase, _foreign, _tags)
_PROSE_RULES = (_credit, _phrase, _foreign)
"""Rules for what is prose beyond doubt, and can still be a caption or an appeal to subscribe."""
