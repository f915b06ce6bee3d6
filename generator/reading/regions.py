"""Where a unit belongs, by the region of the page it stands in.

Between the first and the last sentence everything is the article's unless there is strong evidence
against it: a lost sentence is worse than kept noise.
"""

from __future__ import annotations

import re

from generator.reading.casing import is_place
from generator.reading.noise import Kind
from generator.reading.outlets import known_outlet
from generator.reading.page import FURNITURE, Page, Part, Placed
from generator.reading.phrases import is_section, pointed_at
from generator.reading.shape import Unit, is_name
from generator.reading.signing import bare_name, has_given_name, signed
from generator.text import sentences

_NEAR = 6
"""Units from the title within which a line in form of a name may be the author's."""
_CAPTION = 35
"""Words of the longest caption."""
_PARAGRAPH: Placed = (Part.PARAGRAPH, "")
_HEADING: Placed = (Part.HEADING, "")
_HEAD: Placed = (Part.HEAD, "")
_CAPTIONED: Placed = (Part.DROPPED, "photo caption or credit")
_ELSEWHERE: Placed = (Part.DROPPED, "other reading")


def above(page: Page, i: int) -> Placed:
    """A unit above the title: of it only sentences are kept, and what speaks of the article."""
    unit, kind = page.units[i], page.kind(i)
    if kind in (Kind.DATE, Kind.BYLINE) or _may_sign(page, i):
        return _HEAD
    if kind is Kind.TEXT and unit.solid:
        return _PARAGRAPH
    return Part.DROPPED, page.reason(i) or "above the title"


def head(page: Page, i: int, first: int) -> Placed:
    """A unit between the title and the first sentence."""
    unit = page.units[i]
    if placed := _plain(page, i, in_head=True):
        return placed
    if page.kind(i) is Kind.KEYWORDS:
        return Part.KEYWORDS, ""
    town = unit.text.partition(",")[0]
    if _may_sign(page, i) or (is_place(town) and unit.count <= 14):
        return _HEAD
    if unit.mark in ("#", "##"):
        return _HEADING
    if (unit.count >= 9 and unit.common >= 0.15) or unit.mark == ">":
        return _PARAGRAPH
    heads = i == first - 1 and unit.count >= 2 and not unit.mark
    heads = heads and (unit.common > 0 or not re.search(r"[/|&:\d]", unit.text))
    heads = heads or unit.folded in _HEADINGS
    return _HEADING if heads else (Part.DROPPED, "crumb below the title")


def inside(page: Page, i: int, end: int) -> Placed:
    """A unit between the first and the last sentence: short text is a heading, if text follows."""
    unit, kind = page.units[i], page.kind(i)
    if kind is Kind.TEXT and unit.count > _CAPTION:
        return _PARAGRAPH
    if part := _below_pointer(page, i):
        return part
    if (kind is Kind.TEXT and _asks(page, i)) or _is_numbered(page, i):
        return _HEADING
    if placed := _plain(page, i, in_head=False):
        return placed
    if _LINK.match(unit.folded):
        return Part.DROPPED, "link inside the text"
    if unit.mark:
        return _HEADING if unit.mark in ("#", "##") else _PARAGRAPH
    broken = unit.text[-1] in ".…:;," or unit.text[0].islower() or unit.count > 22
    if broken:
        return _PARAGRAPH
    if _may_sign(page, i) and has_given_name(unit.text):
        return _HEAD
    if _is_crumb(unit) or unit.count == 1:
        alone = not _heads_a_part(page, i)
        return (Part.DROPPED, "crumb inside the text") if alone else _HEADING
    run = _run(page, i, end)
    if len(run) < 3 or (i == run[-1] and unit.gap and unit.common and _is_above_text(page, i)):
        return _HEADING
    if sum(page.units[j].count for j in run) <= 3 * len(run):
        listed = page.units[run[0] - 1].text.endswith(":")
        return _PARAGRAPH if listed else (Part.DROPPED, "menu inside the text")
    return _HEADING if i in (run[0], run[-1]) else _PARAGRAPH


def below(page: Page, i: int) -> Placed:
    """A unit below the last sentence: only what speaks of the article is kept."""
    unit, kind = page.units[i], page.kind(i)
    if kind is Kind.RELATED:
        return Part.RELATED, ""
    if part := _below_pointer(page, i):
        return part
    ended = any(page.kind(j) is Kind.ENDS for j in range(max(0, i - 40), i))
    if not ended and (kind in (Kind.BYLINE, Kind.DATE) or _is_signature(page, i)):
        return _HEAD
    if not ended and kind is Kind.KEYWORDS and ":" in unit.text[:24]:
        return Part.KEYWORDS, ""
    if kind in (Kind.BYLINE, Kind.DATE):
        return Part.DROPPED, "of a comment or another article"
    return Part.DROPPED, page.reason(i) or "below the text"


def _plain(page: Page, i: int, in_head: bool) -> Placed | None:
    """The part of a unit that is the same wherever it stands in the article."""
    kind, unit = page.kind(i), page.units[i]
    if kind in FURNITURE:
        return Part.DROPPED, page.reason(i)
    if kind is Kind.RELATED:
        return Part.RELATED, ""
    if kind is Kind.BYLINE and page.kind(i - 1) in (Kind.CAPTION, Kind.CREDIT) and unit.count == 1:
        return _CAPTIONED
    if kind in (Kind.DATE, Kind.BYLINE):
        return _HEAD
    if kind is not Kind.KEYWORDS and _captions(page, i, in_head):
        return _CAPTIONED
    return _PARAGRAPH if kind is Kind.TEXT else None


_SIDES = re.compile(r"\((?:a g\.|a d\.|a gauche|a droite|au centre|left|right|cent(?:er|re)|ici)")
_DAY = re.compile(r"\b(?:le|en|ce|on|in) (?:\w+ )?(?:\d{1,2}(?:er)? )?(?:[a-z]+ )?(?:19|20)\d\d\b")
# `…, 14 septembre (Vatican Media)`
_SHOT = re.compile(r"\W\d{1,2}(?:er)? \w{3,9}(?: (?:19|20)\d\d)? \((?=[A-ZÀ-Þ])[^()]{2,40}\)\W*$")
_VERB = re.compile(
    r"\b(?:a|est|sont|ont|sera|seront|va|vont|doit|peut|fait|dit|is|are|was|were|has|have|had|will|said)\b"
    r"|\w{2,}(?:[ae]ient|ait|era|eront)\b|\b[ns]['’]",
    re.I,
)


def _captions(page: Page, i: int, in_head: bool) -> bool:
    """Whether a unit is a photo's caption: it has no verb, but says who stands where, or when; or
    the credit stands below it."""
    unit = page.units[i]
    if unit.count > _CAPTION or len(unit.lines) > 1:
        return False
    below = next((j for j in range(i + 1, i + 3) if page.reason(j) != "ornament"), i + 1)
    credit = page.kind(below) is Kind.CREDIT and (in_head or not page.units[below].gap)
    # A sentence of the article may stand above a credit whose caption is missing.
    credit = credit and (page.kind(i) is Kind.SHORT or _DAY.search(unit.folded) is not None)
    day = in_head and unit.count < 18 and _DAY.search(unit.folded)
    sides = _SIDES.search(unit.folded)
    if not (credit or day or sides or (")" in unit.text[-2:] and _SHOT.search(unit.text))):
        return False
    return bool(in_head and sides) or not (unit.mark or _VERB.search(unit.text))


def _may_sign(page: Page, i: int) -> bool:
    """Whether a unit may be the author's name: in its form, and near title, date or text."""
    unit = page.units[i]
    if page.kind(i) is not Kind.SHORT or unit.count > 10:
        return False
    name = bare_name(unit.text)
    if (
        not all(map(is_name, re.split(r" (?:et|and) ", name)))
        or is_place(name)
        or is_section(name)
        or known_outlet(name)
    ):
        return False
    return page.title.index is None or abs(i - page.title.index) <= _NEAR


_ROLE = re.compile(
    r"\b(?:rédact|journalist|correspond|reporter|envoyé|auteur|chercheu)|/(?-i:[A-Z]{2,6})$", re.I
)


def _is_signature(page: Page, i: int) -> bool:
    """Whether a unit right below the last sentence is the name of who wrote it."""
    text, above = page.units[i].text, i - 1
    while page.kind(above) in (Kind.RELATED, Kind.NOISE) and i - above < 3:
        above -= 1
    name = signed(text) if page.kind(above) is Kind.TEXT else ""
    return bool(name and (has_given_name(name) or _ROLE.search(text)))


_NUMBERED = re.compile(r"(?:[IVX]{1,4}|[A-Z]|\d{1,2})\s?[.)°–-]\s+(?=[A-ZÀ-Þ«])")


def _is_numbered(page: Page, i: int) -> bool:
    """Whether a unit heads a numbered part of the text."""
    unit = page.units[i]
    short = unit.count <= 12 and page.kind(i) in (Kind.SHORT, Kind.TEXT)
    numbered = short and _NUMBERED.match(unit.text) is not None
    return numbered and _is_above_text(page, i) and unit.text[-1] != "."


def _is_crumb(unit: Unit) -> bool:
    """Whether short text is a place, a name or an outlet rather than a heading."""
    named = is_name(unit.text) and not unit.text.isupper() and unit.common == 0
    return named and not _NUMBERED.match(unit.text)


# Words that head a part of a text by themselves.
_HEADINGS = frozenset(
    "conclusion introduction contexte preambule perspectives bilan resume synthese enjeux epilogue"
    " background context summary outlook overview analysis".split()
)


def _heads_a_part(page: Page, i: int) -> bool:
    """Whether a word alone is a heading, no caption: known as one, above a list, one of many."""
    unit = page.units[i]
    if unit.folded in _HEADINGS:
        return True
    shouted = unit.text.isupper()
    if shouted and not is_section(unit.text):
        return _is_above_text(page, i)
    alike = (j for j, u in enumerate(page.units) if u.count <= 3 and j != i)
    return _is_above_text(page, i) and any(
        page.kind(j) is Kind.SHORT and page.units[j].text.isupper() is shouted
        for j in alike
        if _is_above_text(page, j)
    )


def _is_above_text(page: Page, i: int) -> bool:
    below = page.units[min(i + 1, len(page.units) - 1)]
    return page.kind(i + 1) is Kind.TEXT or (page.kind(i + 1) is Kind.SHORT and below.count > 12)


def _asks(page: Page, i: int) -> bool:
    """Whether a question stands alone above its answer, as headings and interviewers do."""
    unit = page.units[i]
    return (
        unit.text[-1] in "?!"
        and unit.count <= 12
        and len(sentences(unit.text.lstrip(". "))) == 1
        and (page.kind(i + 1) is Kind.TEXT and page.units[i + 1].count >= 6)
    )


_LINK = re.compile(r">>|[\[(](?:video|podcast|audio|photo|diaporama|infographie)s?[\])]\s")


def _below_pointer(page: Page, i: int) -> Placed | None:
    """The part of a unit that stands in a list of other readings, under the line that opens it."""
    unit, kind = page.units[i], page.kind(i)
    listed = kind in (Kind.SHORT, Kind.DATE) or unit.text[-1] in "?!"
    heads = unit.gap and page.placed[i - 1] != _ELSEWHERE and _is_above_text(page, i)
    if not listed or unit.count > 25 or heads:
        return None
    for j in range(i - 1, max(-1, i - 8), -1):
        opener = page.units[j]
        if page.kind(j) is Kind.RELATED and opener.count <= 5 and pointed_at(opener) == opener.text:
            return (Part.RELATED, "") if kind is not Kind.DATE else _ELSEWHERE
        if page.kind(j) is Kind.ENDS:
            return _ELSEWHERE
        if page.placed[j] not in ((Part.RELATED, ""), _ELSEWHERE):
            return None
    return None


def _run(page: Page, i: int, end: int) -> range:
    """The short units around one, without a sentence between them."""
    low, high = i, i + 1
    while low > 0 and _is_loose(page, low - 1) and i - low < 20:
        low -= 1
    while high < end and _is_loose(page, high) and high - i < 20:
        high += 1
    return range(low, high)


def _is_loose(page: Page, i: int) -> bool:
    return page.kind(i) is Kind.SHORT and not page.units[i].mark
