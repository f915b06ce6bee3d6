"""A page's lines → a `Document`: title, blocks, and everything else accounted for."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from generator.model import Basis, Block, Document, Dropped, Evidence, Finding, Lang, Line
from generator.reading.casing import is_place
from generator.reading.dates import find_dates, is_date_line
from generator.reading.headline import from_sentence, polish
from generator.reading.mending import mend
from generator.reading.noise import Kind, judge
from generator.reading.outlets import known_outlet
from generator.reading.page import Page, Part, Placed
from generator.reading.phrases import is_section, pointed_at
from generator.reading.placing import place
from generator.reading.shape import Unit, measure
from generator.reading.tags import keywords
from generator.reading.title import Title, find_title, title_key


def lay_out(
    lines: Sequence[Line],
    lang: Lang,
    *,
    markdown: bool = False,
    title: str | None = None,
    keep: Collection[int] = (),
    drop: Collection[int] = (),
) -> Document:
    """Lay a page out. Every non-blank line ends up in exactly one part of the document.

    `title` is the editor's: the line that says it is taken out of the body, and the page's own
    title is dropped. `keep` and `drop` number the lines that the editor keeps as body or drops.
    """
    refused = [
        Dropped(n.number, n.text.strip(), "dropped by the editor")
        for n in lines
        if n.number in drop
    ]
    rest = [Line(n.number, "") if n.number in drop else n for n in lines]
    units = mend(rest, markdown=markdown, apart=lambda text: _stands_alone(text, lang))
    verdicts = [judge(unit, lang) for unit in units]
    found = find_title(units, verdicts)
    kept = frozenset(i for i, unit in enumerate(units) if any(n.number in keep for n in unit.lines))
    page = Page(
        units, verdicts, _with_editors(found, title, units), lang, kept, [None] * len(units)
    )
    placed = place(page)
    if not any(part in (Part.PARAGRAPH, Part.HEADING) for part, _ in placed):
        placed = _bare(page, placed)
    blocks = _blocks(units, placed)
    return Document(
        lang=lang,
        title=_title(title, found, units, blocks, lang),
        blocks=blocks,
        head=_lines(units, placed, Part.HEAD, Part.KEYWORDS),
        keywords=_keywords(units, placed),
        related=tuple(Line(u.number, pointed_at(u)) for u in _of(units, placed, Part.RELATED)),
        dropped=tuple(sorted([*refused, *_dropped(units, placed)], key=lambda d: d.line)),
        dateline=_dateline(blocks, lang),
    )


def _stands_alone(text: str, lang: Lang) -> bool:
    return judge(measure(text, ()), lang).kind not in (Kind.TEXT, Kind.SHORT, Kind.KEYWORDS)


def _with_editors(found: Title, title: str | None, units: Sequence[Unit]) -> Title:
    """The title as found; where the editor states one, the line that says it."""
    if title is None:
        return found
    key = title_key(title)
    same = [i for i, unit in enumerate(units) if unit.count <= 60 and title_key(unit.text) == key]
    if not same:
        return found
    own = frozenset() if found.index is None else found.copies | {found.index}
    return Title(title, same[0], (own | frozenset(same)) - {same[0]})


def _bare(page: Page, placed: Sequence[Placed]) -> list[Placed]:
    """For a page without any sentence: its short lines are its text."""
    return [
        (Part.PARAGRAPH, "")
        if page.kind(i) in (Kind.SHORT, Kind.TEXT) and part is Part.DROPPED
        else (part, why)
        for i, (part, why) in enumerate(placed)
    ]


def _title(
    editors: str | None, found: Title, units: Sequence[Unit], blocks: Sequence[Block], lang: Lang
) -> Finding:
    if editors is not None:
        return Finding(editors, Basis.EDITOR, Evidence(0, editors, "stated in the header"))
    if found.index is not None:
        unit = units[found.index]
        value = polish(found.text, (b.text for b in blocks), lang)
        return Finding(value, Basis.STATED, Evidence(unit.number, unit.text, "title of the page"))
    if blocks:
        text = blocks[0].text.replace("\n", " ")
        return from_sentence(text, blocks[0].lines[0], lang)
    text = units[0].text if units else ""
    number = units[0].number if units else 0
    return Finding(
        text, Basis.INFERRED, Evidence(number, text, "the page has no text: its first line")
    )


def _of(units: Sequence[Unit], placed: Sequence[Placed], *parts: Part) -> list[Unit]:
    return [unit for unit, (part, _) in zip(units, placed, strict=True) if part in parts]


def _lines(units: Sequence[Unit], placed: Sequence[Placed], *parts: Part) -> tuple[Line, ...]:
    return tuple(
        Line(line.number, line.text.strip())
        for unit in _of(units, placed, *parts)
        for line in unit.lines
    )


def _keywords(units: Sequence[Unit], placed: Sequence[Placed]) -> tuple[str, ...]:
    found = [word for unit in _of(units, placed, Part.KEYWORDS) for word in keywords(unit.text)]
    return tuple(dict.fromkeys(found))


def _dropped(units: Sequence[Unit], placed: Sequence[Placed]) -> list[Dropped]:
    return [
        Dropped(line.number, line.text.strip(), reason)
        for unit, (part, reason) in zip(units, placed, strict=True)
        if part is Part.DROPPED
        for line in unit.lines
    ]


def _blocks(units: Sequence[Unit], placed: Sequence[Placed]) -> tuple[Block, ...]:
    """The body's units as blocks with anchors; list items that follow each other are one list."""
    blocks: list[Block] = []
    paragraphs = headings = 0
    previous = -2
    for i, (unit, (part, _)) in enumerate(zip(units, placed, strict=True)):
        if part not in (Part.PARAGRAPH, Part.HEADING):
            continue
        kind = _kind(unit, part)
        numbers = tuple(line.number for line in unit.lines)
        if kind == "list" and blocks and blocks[-1].kind == "list" and previous == i - 1:
            last = blocks.pop()
            text, numbers, anchor = f"{last.text}\n{unit.text}", last.lines + numbers, last.anchor
        else:
            text = unit.text
            headings += kind == "heading"
            paragraphs += kind != "heading"
            anchor = f"h{headings}" if kind == "heading" else f"p{paragraphs}"
        blocks.append(Block(kind, text, numbers, anchor))
        previous = i
    return tuple(blocks)


_QUOTE = re.compile(r"«[^«»]{10,}»\s*[.!?]?$|“[^“”]{10,}”\s*[.!?]?$|\"[^\"]{10,}\"\s*[.!?]?$")


def _kind(unit: Unit, part: Part) -> str:
    if part is Part.HEADING:
        return "heading"
    if unit.mark == "-":
        return "list"
    if unit.mark == ">" or (len(unit.text) < 2000 and _QUOTE.match(unit.text)):
        return "quote"
    return "paragraph"


_HEAD_DASH = re.compile(
    r"(?P<head>[^\n«»\"]{2,90}?)\s*(?:[–—|]|-{1,2}(?=\s)|(?<=\))\s*:?)\s*(?=[A-ZÀ-ÖØ-Þ«“\"])"
)
_HEAD_STOP = re.compile(
    r"(?P<head>[A-ZÀ-ÖØ-Þ][\w’'-]{2,30}(?:[ -][A-ZÀ-Þ][\w’'-]+)?,[^\n.«»]{3,40})\.\s+"
    r"(?=[A-ZÀ-ÖØ-Þ«“\"])"
)


def _dateline(blocks: Sequence[Block], lang: Lang) -> str:
    """The head of the first paragraphs up to its dash, if it names a place, a day or an agency."""
    for block in [b for b in blocks if b.kind == "paragraph"][:3]:
        for form in (_HEAD_DASH, _HEAD_STOP):
            match = form.match(block.text)
            if match and _is_dateline(match["head"].strip(" .,:"), lang):
                return match["head"].strip(" .,:")
    return ""


def _is_dateline(head: str, lang: Lang) -> bool:
    town = re.split(r"[,(/]", head, maxsplit=1)[0].strip()
    if len(town.split()) > 4 or (not town[:1].isupper() and not head.startswith("(")):
        return False
    if is_place(town) and len(town) == len(head):
        return True
    parts = [p.strip() for p in re.split(r"[(),/]|\s[–—-]\s", head) if p.strip()]
    if any(known_outlet(part) for part in parts):
        return len(head.split()) <= 8
    dated = bool(find_dates(head, lang)) or is_date_line(head, lang)
    return (dated and len(head.split()) <= 7) or (
        town.isupper() and len(parts) == 1 and _may_be_town(town)
    )


def _may_be_town(town: str) -> bool:
    """Whether a text in capitals may be a town (`DOUCHANBÉ`), not an acronym or a genre."""
    return town.isupper() and len(town) >= 5 and len(town.split()) <= 3 and not is_section(town)
