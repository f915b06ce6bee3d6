"""What a line of a page is, judged by itself: button, credit, menu, date, byline, or text.

A verdict weighs the form of a line (length, function words, how it ends) together with the phrases
of the catalog. Where the line stands on the page is for `placing` and `regions` to weigh.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from generator.model import Lang
from generator.reading.dates import is_date_line
from generator.reading.furniture import (
    furniture,
    is_captioned,
    is_credited,
    is_link,
    is_menu,
    rights,
)
from generator.reading.phrases import bare, behind, phrases
from generator.reading.shape import Unit
from generator.reading.signing import is_byline_line
from generator.reading.tags import keywords
from generator.reading.tongues import is_foreign


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
_DATE = Verdict(Kind.DATE, "date of the page")
_BYLINE = Verdict(Kind.BYLINE, "byline")
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


def _button(unit: Unit, lang: Lang) -> Verdict | None:
    """A line that consists of a phrase of the catalog and nothing else."""
    if unit.count > 12:
        return None
    text, known = bare(unit), phrases()
    for kind, verdict in (("ends", _ENDS), ("related", _RELATED), ("lines", _FURNITURE)):
        if text in known[kind].exact:
            return verdict
    return None


def _form(unit: Unit, lang: Lang) -> Verdict | None:
    reason = furniture(unit)
    return Verdict(Kind.NOISE, reason) if reason else None


def _date(unit: Unit, lang: Lang) -> Verdict | None:
    return _DATE if is_date_line(unit.text, lang) else None


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
    return _BYLINE if is_byline_line(unit.text) else None


def _menu(unit: Unit, lang: Lang) -> Verdict | None:
    if is_link(unit):
        return Verdict(Kind.NOISE, "link")
    return Verdict(Kind.MENU, "menu or breadcrumb") if is_menu(unit) else None


_REMARKS = re.compile(
    r"\W*\d+ (?:commentaires?|reflexions?|reponses?|reactions?|comments?|thoughts?|replies"
    r"|responses?)\b"
)


def _phrase(unit: Unit, lang: Lang) -> Verdict | None:
    """A line that begins with a phrase of the catalog, or has one in it."""
    if unit.sentence and (unit.count > _LONGEST or unit.quotes):
        return None  # the article's own, or somebody's whom it quotes
    known = phrases()
    if (unit.text[-1] != "." and _REMARKS.match(unit.folded)) or (
        unit.count <= 14 and not unit.stop and len(known["ends"].begins(unit)) > 11
    ):
        return _ENDS
    if (hit := known["related"].begins(unit)) and _points(unit, hit):
        return _RELATED
    # A sentence of the article may begin as a button does (`Suivez le guide, dit-il.`): the longer
    # it is, the less a short phrase proves.
    for hit in (known["starts"].begins(unit), known["contains"].within(unit)):
        if len(hit) > (13 if unit.solid and unit.count >= 18 else 0):
            return _FURNITURE
    return None


_POINTED = re.compile(r"[\s\W]*$|[^:.!?]{0,30}:|\s*[>›»|→▶–—(-]")


def _points(unit: Unit, phrase: str) -> bool:
    """Whether what follows a pointer's words makes it one: a mark, a title, or nothing."""
    rest = behind(unit, phrase)
    return not unit.stop or phrase.endswith(":") or _POINTED.match(rest) is not None


def _foreign(unit: Unit, lang: Lang) -> Verdict | None:
    return Verdict(Kind.FOREIGN, "foreign language") if is_foreign(unit) else None


def _tags(unit: Unit, lang: Lang) -> Verdict | None:
    if unit.stop or unit.count > 40 or not keywords(unit.text):
        return None
    return Verdict(Kind.KEYWORDS, "tags")


_RULES = (_button, _form, _date, _credit, _byline, _menu, _phrase, _foreign, _tags)
_PROSE_RULES = (_credit, _phrase, _foreign)
"""Rules for what is prose beyond doubt, and can still be a caption or an appeal to subscribe."""
