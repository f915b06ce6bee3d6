"""Page furniture known by its form alone: addresses, counters, tickers, menus, photo credits."""

from __future__ import annotations

import re

from generator.catalog import table
from generator.reading.phrases import behind, phrases
from generator.reading.shape import Unit

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+(?: \d{1,3} ?/ ?\d{1,3})?$|\S+@\S+\.\w{2,6}$|@\w+$"
    r"|!?\[[^\]]*\]\([^)]*\)$|\d{1,3}(?:\.\d{1,3}){3}$"
    r"|[\w-]+(?:\.[\w-]+)*\.(?:html?|php|aspx?|jpe?g|png)$",
    re.I,
)
_PHONE = re.compile(r"(?:\+\d{1,3}(?:[ .-]?\d{1,4}){3,6}|\b0\d(?:[ .-]?\d\d){4})\W*$")
_BRACKETED = re.compile(r"\[{1,2}[^\[\]]{1,90}\]{1,2}$")
_FONT_SIZE = re.compile(r"(?:[\w ]{1,24} ?:? )?(?:[AT][+-]?\s+){1,3}[AT][+-]?$")
_TICKER = re.compile(r"[+\u2212-]\s?\d+[.,]\d+\s?%")
_COUNTED = "|".join(table("noise")["counted"])
COUNTER = re.compile(
    rf"(?:\d[\d\s.,']*\s?[km]?|aucune?|no|une?|one|pas de)\s?[x(]?\s?(?:{_COUNTED})\)?\s?\.?$"
    rf"|(?:{_COUNTED}|lu|note|rating|vu|affichages?|hits?)\s?[:(]?\s?\d[\d\s.,k]*(?:fois|times)?\)?$"
    r"|(?:pp?|page)\.?\s?\d{1,4}(?:\s?(?:/|sur|of)\s?\d{1,4})?$|\d{1,4}\s?(?:/|sur|of)\s?\d{1,4}$"
    r"|[-–\s]{0,3}\d[\d\s.,:]{0,12}[km]?[-–\s]{0,3}$|\d{1,2}\s?(?:h|min|mn|sec|s|j|d)$"
    r"|\(?suite (?:en )?(?:de la )?p(?:age|\.) \d+\)?$"
    r"|.{0,24}\b\d{1,2}:\d{2}(?::\d{2})?\s?/\s?\d{1,2}:\d{2}"
)


def furniture(unit: Unit) -> str:
    """What a unit is by its form, if it is furniture; else nothing."""
    if unit.common < 0.2 and unit.count < 40 and _PHONE.search(unit.text):
        return "address or file name"
    if unit.count > 14:
        return ""
    if _BRACKETED.match(unit.text):
        return "placeholder"  # what a content system left: `[Photo]`, `[[ad-mid-1]]`
    if _ADDRESS.match(unit.text):
        return "address or file name"
    if unit.count > 8 or len(unit.text) > 60:
        return ""
    if COUNTER.match(unit.folded) or _FONT_SIZE.match(unit.text):
        return "counter"
    return "stock ticker" if unit.common == 0 and _TICKER.search(unit.text) else ""


_MAY_PART = re.compile(r"[|>›»→•·:/\\¦▸▶❯]")
_SEPARATOR = re.compile(r"\s*(?:\||>+|›+|»+(?=\s)|→|•|·|::|/(?=\s)|\\|¦|▸|▶|❯)\s*")
_LINK = re.compile(r"[←⟵◀].|.{2,120}[→⟶]$")


def is_link(unit: Unit) -> bool:
    """Whether a line is a link: `← Précédent`."""
    return unit.count <= 30 and _LINK.match(unit.text) is not None


def is_menu(unit: Unit) -> bool:
    """Whether a line is a row of links: a menu, or a breadcrumb with the title at its end."""
    if (unit.sentence and unit.count > 14) or not _MAY_PART.search(unit.text):
        return False
    pieces = [piece for piece in _SEPARATOR.split(unit.text[:300]) if piece.strip()]
    short = sum(len(piece.split()) <= 4 for piece in pieces)
    if len(pieces) >= 3:
        return short >= len(pieces) - 1 and unit.text.count(" / ") < 2
    barred = any(mark in unit.text for mark in ">›|→") or (
        "»" in unit.text and "«" not in unit.text and all(p[:1].isupper() for p in pieces)
    )
    return len(pieces) == 2 and short == 2 and barred


_AGENCIES = rf"(?:{'|'.join(table('noise')['agencies'])})"
_CREDIT_MARK = re.compile(r"[©Ⓒ/|:(\[]|photo| - |[.!?] \S+$")
_CREDIT_END = re.compile(
    r"(?:[©Ⓒ]|\(c\)|\b(?:photos?|ph|credits?|credit[- ]photos?|images?|illustration|visuel)\s?:"
    r"|[.!?]\s+photos?\b|\|\s?(?:photo|archives|credit)\b)\s?(?:[^.!?:;]|\b\w\.){0,60}[.)]?$"
    r"|[.!?]\s(?:d\.?r|supplied|handout|(?:official|file|courtesy) photo|archives)\.?$"
    rf"|[/|-]\s?{_AGENCIES}(?: photo| images)?\.?$"
    rf"|\b{_AGENCIES}(?:\.com)?\s?/\s?(?:[^.!?]|\b\w\.){{2,40}}$"
)
_CREDIT_BRACKETS = re.compile(
    r"[(\[](?:[\w/-]{1,20} )?(?:photos?|images?|illustration|archives?|cc)\b[^)\]]{0,60}[)\]]\.?$"
)
_PHOTO_AGENCIES = frozenset(table("noise")["photo_agencies"])
_COPYRIGHT = re.compile(r"[©Ⓒ]|\(c\)|copyright\b", re.I)
_RIGHTS = re.compile(
    r"tous droits (?:de [\w\s]{4,40})?reserves|all rights reserved"
    r"|reproduction (?:\w+ ){0,6}(?:interdite|soumise)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def rights(unit: Unit) -> str:
    """`copyright` of a line that says who holds the rights since when, `notice` of a longer one,
    `credit` of a photo's; else nothing."""
    reserved = "re" in unit.folded and unit.count <= 30 and _RIGHTS.search(unit.folded)
    if not _COPYRIGHT.match(unit.text):
        return "notice" if reserved else ""
    return "copyright" if _YEAR.search(unit.text) else "credit"


def is_credited(unit: Unit) -> bool:
    """Whether a unit is a photo's credit, or ends with one as captions do."""
    if unit.folded in _PHOTO_AGENCIES:
        return True
    tail = unit.folded[-110:]
    if not _CREDIT_MARK.search(tail):
        return False
    # A sentence of the article may end with `(photo)`.
    return bool(_CREDIT_END.search(tail) or (not unit.solid and _CREDIT_BRACKETS.search(tail)))


def is_captioned(unit: Unit) -> bool:
    """Whether a unit begins as captions do; a single word needs a mark or a name behind it."""
    phrase = phrases()["caption"].begins(unit)
    if not phrase or " " in phrase or not phrase[-1].isalnum():
        return bool(phrase)
    rest = behind(unit, phrase).lstrip(" \u00a0")
    return not rest or rest[0] in ":/|(©" or (rest[0].isupper() and not unit.stop)
