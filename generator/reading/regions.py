"""Where a unit belongs, by the region of the page it stands in."""

from __future__ import annotations

import re

from generator.reading.casing import is_place
from generator.reading.ending import VOICE, shared, stems
from generator.reading.noise import Kind
from generator.reading.outlets import known_outlet
from generator.reading.page import FURNITURE, Page, Part, Placed
from generator.reading.phrases import is_section
from generator.reading.shape import Unit, is_name
from generator.reading.signing import has_given_name, signed
from generator.reading.tags import keywords
from generator.text import sentences

_NEAR = 6
"""Units from the title within which a line in form of a name may be the author's."""


def above(page: Page, i: int) -> Placed:
    """A unit above the title: of it only sentences are kept, and what speaks of the article."""
    unit, kind = page.units[i], page.kind(i)
    if kind in (Kind.DATE, Kind.BYLINE) or _may_sign(page, i):
        return Part.HEAD, ""
    if kind is Kind.KEYWORDS:
        near = page.title.index is not None and page.title.index - i <= 2
        return (Part.KEYWORDS, "") if near else (Part.DROPPED, "menu above the title")
    if kind is Kind.RELATED:
        return Part.RELATED, ""
    if kind is Kind.TEXT and unit.solid:
        return Part.PARAGRAPH, ""
    return Part.DROPPED, page.reason(i) or "above the title"


def head(page: Page, i: int, first: int) -> Placed:
    """A unit between the title and the first sentence."""
    unit, kind = page.units[i], page.kind(i)
    if kind is Kind.TEXT and _captions(page, i, in_head=True):
        return Part.DROPPED, "photo caption or credit"
    if placed := _plain(page, i):
        return placed
    if kind is Kind.KEYWORDS:
        return Part.KEYWORDS, ""
    if _captions(page, i, in_head=True):
        return Part.DROPPED, "photo caption or credit"
    if _may_sign(page, i) or re.match(r"[^/|]{3,30} / [^/|]{3,40}$", unit.text):
        return Part.HEAD, ""
    if unit.mark == "-":
        says = unit.count >= 6 and unit.common >= 0.15
        return (Part.PARAGRAPH, "") if says else (Part.DROPPED, "menu below the title")
    if unit.mark in ("#", "##", ">"):
        return (Part.PARAGRAPH if unit.mark == ">" else Part.HEADING), ""
    many = len(_NUMBER.findall(unit.text)) > 3
    if (unit.count >= 9 and unit.common >= 0.15) or _SCORE.search(unit.text) or many:
        return Part.PARAGRAPH, ""
    heading = i == first - 1 and unit.count >= 2 and unit.common > 0
    heading = heading and not (_is_crumb(unit) or is_section(unit.text))
    return (Part.HEADING, "") if heading else (Part.DROPPED, "crumb below the title")


_NUMBERED = re.compile(r"(?:[IVX]{1,4}|[A-Z]|\d{1,2})\s?[.)°–-]\s")
_STAMP = re.compile(r"\D*(?:publi|post|mise? (?:a jour|en ligne)|modif|updated)")
_NUMBER = re.compile(r"\d+")
_ARROW = re.compile(r"(?:→|➔|⇒|>>+|►|▶|»)\s*\w")


_SCORE = re.compile(r"[^\W\d] \d{1,3} ?[-–] ?\d{1,3}(?: [^\W\d]|$)")


def inside(page: Page, i: int, end: int) -> Placed:
    """A unit between the first and the last sentence: short text is a heading, if text follows."""
    unit, kind = page.units[i], page.kind(i)
    if part := _below_pointer(page, i):
        return part
    if kind in (Kind.TEXT, Kind.SHORT) and _captions(page, i, in_head=False):
        return Part.DROPPED, "photo caption or credit"
    if kind is Kind.DATE and not _STAMP.match(unit.folded):
        # A chronicle's date above its text, or a row of a table.
        if page.kind(i + 1) is Kind.TEXT:
            return Part.HEADING, ""
        if Kind.SHORT in (page.kind(i - 1), page.kind(i + 1)):
            return Part.PARAGRAPH, ""
    if kind is Kind.TEXT and _asks(page, i):
        return Part.HEADING, ""
    if kind in (Kind.TEXT, Kind.SHORT) and _is_boxed(page, i):
        return Part.DROPPED, "amid page furniture"
    if placed := _plain(page, i):
        return placed
    if unit.text.startswith(">>"):
        return Part.DROPPED, "link inside the text"
    if unit.mark:
        return (Part.HEADING if unit.mark in ("#", "##") else Part.PARAGRAPH), ""
    if (
        kind is Kind.KEYWORDS
        and len(keywords(unit.text)) > 2
        and unit.text[:1].isupper()
        and unit.count > 8
    ):
        return Part.DROPPED, "tags"
    if unit.stop and unit.text[-1] in ".…":
        return Part.PARAGRAPH, ""
    if unit.text[0] == "«" and page.units[i - 1].text.endswith(":"):
        return Part.PARAGRAPH, ""
    if (
        unit.text.endswith((":", ";", ","))
        or unit.count > 22
        or len(_NUMBER.findall(unit.text)) > 3
        or unit.text[:1].islower()
    ):
        return Part.PARAGRAPH, ""
    if _is_crumb(unit) or (unit.count == 1 and not _is_one_word_heading(page, i)):
        return Part.DROPPED, "crumb inside the text"
    run = _run(page, i, end)
    if (
        len(run) >= 3
        and not page.units[run[0] - 1].text.endswith(":")
        and sum(page.units[j].count for j in run) <= 3 * len(run)
    ):
        return Part.DROPPED, "menu inside the text"
    row = any(c.isdigit() for c in unit.text) or i not in (run[0], run[-1])
    if len(run) >= 3 and row:
        return Part.PARAGRAPH, ""
    return Part.HEADING, ""


def below(page: Page, i: int) -> Placed:
    """A unit below the last sentence: only what speaks of the article is kept."""
    unit, kind = page.units[i], page.kind(i)
    if kind is Kind.RELATED:
        return Part.RELATED, ""
    ended = any(page.kind(j) is Kind.ENDS for j in range(max(0, i - 40), i))
    if not ended and (kind in (Kind.BYLINE, Kind.DATE) or _is_signature(page, i)):
        return Part.HEAD, ""
    if part := _below_pointer(page, i):
        return part
    if not ended and kind is Kind.KEYWORDS and ":" in unit.text[:24]:
        return Part.KEYWORDS, ""
    if kind in (Kind.BYLINE, Kind.DATE):
        return Part.DROPPED, "of a comment or another article"
    return Part.DROPPED, page.reason(i) or "below the text"


def _plain(page: Page, i: int) -> Placed | None:
    """The part of a unit that is the same wherever it stands in the article."""
    kind, unit = page.kind(i), page.units[i]
    if kind in FURNITURE:
        return Part.DROPPED, page.reason(i)
    if kind is Kind.RELATED:
        return Part.RELATED, ""
    if kind is Kind.BYLINE and page.kind(i - 1) in (Kind.CAPTION, Kind.CREDIT) and unit.count == 1:
        return Part.DROPPED, "photo caption or credit"
    if kind in (Kind.DATE, Kind.BYLINE):
        return Part.HEAD, ""
    return (Part.PARAGRAPH, "") if kind is Kind.TEXT else None


_DATED = re.compile(
    r"\b(?:19|20)\d\d\W*$|\b\d{1,2} [a-z]+\W*$|^ici\b|\bici\b|\((?:photo|ici|a gauche|a droite)"
)
_SIDES = re.compile(r"\((?:a g\.|a d\.|a gauche|a droite|au centre|ici)")
_DAY = re.compile(r"\b(?:le|en|ce|on) (?:\w+ )?(?:\d{1,2}(?:er)? )?[a-z]+ (?:19|20)\d\d\b")
_VERB = re.compile(
    r"\b(?:a|est|sont|ont|sera|seront|va|vont|doit|peut|fait|dit|is|are|was|were|has|have|had|will|said)\b"
    r"|\w{2,}(?:[ae]ient|ait|era|eront)\b|\b[ns]['’]",
    re.I,
)


def _captions(page: Page, i: int, in_head: bool) -> bool:
    """Whether a unit is a photo's caption: credited below, or dated and without a verb."""
    unit = page.units[i]
    if unit.count > 35 or len(unit.lines) > 1:
        return False
    idle = not _VERB.search(unit.text)
    dated = bool((_DAY.search(unit.folded) and idle) or _DATED.search(unit.folded))
    if in_head and (
        (unit.count < 18 and _DAY.search(unit.folded) and idle) or _SIDES.search(unit.folded)
    ):
        return True
    below = next((j for j in range(i + 1, i + 3) if page.reason(j) != "ornament"), i + 1)
    agency = in_head and page.kind(below) is Kind.BYLINE and page.units[below].count == 1
    credit = page.kind(below) is Kind.CREDIT and (in_head or not page.units[below].gap)
    # A sentence of the article may stand above a credit whose caption is missing.
    wordless = credit and idle and page.kind(i) is Kind.SHORT
    return wordless or ((credit or agency) and dated)


def _may_sign(page: Page, i: int) -> bool:
    """Whether a unit may be the author's name: in its form, and near title, date or text."""
    unit = page.units[i]
    name = re.split(r"\s*(?:[|•·(,]| [–—-] )", unit.text)[0].strip()
    if page.kind(i) is not Kind.SHORT or unit.count > 10 or not is_name(name) or is_place(name):
        return False
    if is_section(name) or known_outlet(name):
        return False
    return page.title.index is None or abs(i - page.title.index) <= _NEAR


_ROLE = re.compile(r"\b(?:rédact|journalist|correspond|reporter|envoyé|auteur|chercheu)", re.I)


def _is_signature(page: Page, i: int) -> bool:
    """Whether a unit right below the last sentence is the name of who wrote it."""
    text = page.units[i].text
    name = signed(text)
    known = bool(name) and (has_given_name(name) or _ROLE.search(text))
    return page.kind(i - 1) is Kind.TEXT and bool(known)


def _is_crumb(unit: Unit) -> bool:
    """Whether short text is a place, a name or an outlet rather than a heading."""
    if is_place(unit.text) or known_outlet(unit.text):
        return True
    if _NUMBERED.match(unit.text):
        return False
    return is_name(unit.text) and not unit.text.isupper() and unit.common == 0


# Words that head a part of a text by themselves.
_HEADINGS = frozenset(
    "conclusion introduction contexte preambule perspectives bilan resume synthese enjeux epilogue"
    " background context summary outlook overview analysis".split()
)


def _is_one_word_heading(page: Page, i: int) -> bool:
    """Whether a word alone is a heading, no caption: known as one, above a list, one of many."""
    unit = page.units[i]
    below = page.units[min(i + 1, len(page.units) - 1)]
    if unit.folded in _HEADINGS or below.mark == "-":
        return True
    if unit.text.isupper() and not is_section(unit.text):
        return True
    others = (j for j, u in enumerate(page.units) if u.count == 1 and j != i)
    return any(page.kind(j) is Kind.SHORT and page.kind(j + 1) is Kind.TEXT for j in others)


def _asks(page: Page, i: int) -> bool:
    """Whether a question stands alone above its answer, as headings and interviewers do."""
    unit = page.units[i]
    alone = unit.gap or page.kind(i - 1) is Kind.TEXT
    return (
        unit.text[-1] in "?!"
        and unit.count <= 12
        and alone
        and len(sentences(unit.text.lstrip(". "))) == 1
        and (page.kind(i + 1) is Kind.TEXT and page.units[i + 1].count >= 6)
    )


def _is_boxed(page: Page, i: int) -> bool:
    """Whether a few words stand among buttons and speak of nothing in the article."""
    unit = page.units[i]
    if (
        unit.solid
        or unit.mark
        or shared(unit, page.words - (stems(unit) if page.is_text(i) else set())) > 0
    ):
        return False
    if page.is_text(i) and not (unit.words[0].endswith("ez") or VOICE & set(unit.words)):
        return False  # a sentence that does not speak to the reader may well be the article's
    around = [page.kind(j) for j in (i - 2, i - 1, i + 1, i + 2) if j < len(page.units)]
    return sum(kind in FURNITURE for kind in around) >= 2 and around.count(Kind.TEXT) <= 1


def _below_pointer(page: Page, i: int) -> Placed | None:
    """The part of a unit that stands in a list of other readings, under the line that opens it."""
    unit = page.units[i]
    listed = (
        page.kind(i) in (Kind.SHORT, Kind.DATE) or _ARROW.match(unit.text) or unit.text[-1] in "?!"
    )
    if not listed or unit.count > 25:
        return None
    for j in range(i - 1, max(-1, i - 8), -1):
        if page.kind(j) is Kind.RELATED and page.units[j].count <= 5:
            return (
                (Part.RELATED, "")
                if page.kind(i) is not Kind.DATE
                else (Part.DROPPED, "other reading")
            )
        if page.kind(j) is Kind.ENDS:
            return Part.DROPPED, "other reading"
        if page.placed[j] not in ((Part.RELATED, ""), (Part.DROPPED, "other reading")):
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
