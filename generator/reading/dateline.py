"""Datelines: the head of an article's text that says where, when and by which agency."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Block, Lang
from generator.reading.casing import is_place
from generator.reading.dates import find_dates, is_date_line
from generator.reading.outlets import known_outlet
from generator.reading.phrases import is_section
from generator.reading.signing import TOWN

_TEXT = r"(?=[A-ZÀ-ÖØ-Þ«“\"])"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
# What may stand before the day, and what parts it from the text: `ASTANA, le ` … ` (Xinhua) --`.
_BEFORE_DAY = re.compile(
    rf"[«\"“(\[\s]*(?:{_CAPITAL}[^\d.!?;:]{{1,60}}?[,()/–—-]\s*|{_CAPITAL}[\w-]+\.\s)?(?:[Ll]e\s)?"
)
_BEHIND_DAY = re.compile(
    r"(?P<agency>\.?\s*(?:\([^()]{1,40}\)|/[^/]{1,30}/|[,–—-]{1,2}\s?[A-ZÀ-Þ][\w .]{1,20})|)"
    r"\s*(?:[–—:.|)\]]|--?\s|-$|$)"
)
_FORMS = (
    # `ASTANA, 1er novembre (Xinhua) -- Le`, `(AFP) - Le`, `SASKATOON | Le`
    re.compile(
        rf"(?P<head>[^\n«»\"]{{2,90}}?)\s*(?:[–—|]|//|-{{1,2}}(?=\s)|(?<=\))-{{0,2}}\s*:?)\s*{_TEXT}"
    ),
    # `ASTANA. Le`
    re.compile(rf"(?P<head>{_CAPITAL}[A-ZÀ-ÖØ-Þ’' -]{{3,30}})\.\s+{_TEXT}"),
)
# Forms that only datelines have, so that the town need not be known: `(Saskatoon) Le`,
# `(Budapest, correspondance) – Le`, `Bussnang (awp) - Le`.
_SURE = (
    re.compile(rf"\((?P<head>{TOWN})(?:, [\w ]{{3,30}})?\)\s*[–—-]?\s*{_TEXT}"),
    re.compile(rf"(?P<head>{TOWN} \([A-Za-z]{{2,10}}\))\s*[–—-]{{1,2}}\s+{_TEXT}"),
)


def find_dateline(blocks: Sequence[Block], lang: Lang) -> str:
    """The head of one of the first paragraphs up to its dash, if it is a dateline; else nothing."""
    for block in [block for block in blocks if block.kind == "paragraph"][:3]:
        if head := _dated(block.text, lang) or _undated(block.text, lang):
            return head
    return ""


def _dated(text: str, lang: Lang) -> str:
    """The head that a day ends, with the agency behind it."""
    for span in find_dates(text[:140], lang)[:1]:
        town, behind = text[: span.start], _BEHIND_DAY.match(text, span.end)
        plain = _BEFORE_DAY.fullmatch(town) and len(town.split()) <= 7
        if span.day and behind and plain and not is_date_line(text, lang):
            return text[: behind.end("agency")].strip()
    return ""


def _undated(text: str, lang: Lang) -> str:
    for form in _SURE:
        if match := form.match(text):
            return match["head"]
    for form in _FORMS:
        match = form.match(text)
        head = match["head"].strip(" .,:") if match else ""
        if head and _is_dateline(head, lang):
            return head
    return ""


def _is_dateline(head: str, lang: Lang) -> bool:
    """Whether words name a place, an agency or a day as datelines do, and little else."""
    town = re.split(r"[,(/.]", head, maxsplit=1)[0].strip()
    dated = find_dates(head, lang)
    if len(head.split()) > (12 if dated else 8) or len(town.split()) > 4:
        return False
    if not town[:1].isupper() and not head.startswith("("):
        return False
    if is_place(head):
        return True
    parts = [part.strip() for part in re.split(r"[(),./]|\s[–—-]\s", head) if part.strip()]
    if dated or any(known_outlet(part) for part in parts):
        return True
    # A town the catalog does not know, in capitals: no acronym, and no genre (`DÉCRYPTAGE`).
    return len(parts) == 1 and town.isupper() and len(town) >= 5 and not is_section(town)
