"""A page's lines → a `Document`: title, blocks, and everything else accounted for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from generator.model import Basis, Block, Document, Dropped, Evidence, Finding, Lang, Line
from generator.reading.dateline import find_dateline
from generator.reading.headline import from_sentence, polish
from generator.reading.mending import mend
from generator.reading.noise import Kind, judge
from generator.reading.page import Page, Part, Placed
from generator.reading.phrases import pointed_at
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
    gone = [n for n in lines if n.number in drop]
    refused = [Dropped(n.number, n.text.strip(), "dropped by the editor") for n in gone]
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
    parts = defaultdict(list)
    for unit, (part, _) in zip(units, placed, strict=True):
        parts[part].append(unit)
    tags = (tag for unit in parts[Part.KEYWORDS] for tag in keywords(unit.text))
    return Document(
        lang=lang,
        title=_title(title, found, units, blocks, lang),
        blocks=blocks,
        head=_lines(parts[Part.HEAD] + parts[Part.KEYWORDS]),
        keywords=tuple(dict.fromkeys(tags)),
        related=tuple(Line(unit.number, pointed_at(unit)) for unit in parts[Part.RELATED]),
        dropped=tuple(sorted([*refused, *_dropped(units, placed, title)], key=lambda d: d.line)),
        dateline=find_dateline(blocks, lang),
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
    number, text = (units[0].number, units[0].text) if units else (0, "")
    evidence = Evidence(number, text, "the page has no text: its first line")
    return Finding(text, Basis.INFERRED, evidence)


def _lines(units: Iterable[Unit]) -> tuple[Line, ...]:
    lines = (Line(line.number, line.text.strip()) for unit in units for line in unit.lines)
    return tuple(sorted(lines, key=lambda line: line.number))


def _dropped(units: Sequence[Unit], placed: Sequence[Placed], editors: str | None) -> list[Dropped]:
    # The page's own title is not shown where the editor states one.
    gone = (Part.DROPPED,) if editors is None else (Part.DROPPED, Part.TITLE)
    return [
        Dropped(line.number, line.text.strip(), reason or "stated in the header")
        for unit, (part, reason) in zip(units, placed, strict=True)
        if part in gone
        for line in unit.lines
    ]


def _blocks(units: Sequence[Unit], placed: Sequence[Placed]) -> tuple[Block, ...]:
    """The body's units as blocks with anchors; list items that follow each other are one list."""
    groups: list[tuple[str, list[Unit]]] = []
    listed = False
    for unit, (part, _) in zip(units, placed, strict=True):
        kind = _kind(unit, part) if part in (Part.PARAGRAPH, Part.HEADING) else ""
        if listed and kind == "list":
            groups[-1][1].append(unit)
        elif kind:
            groups.append((kind, [unit]))
        listed = kind == "list"
    counts = {"h": 0, "p": 0}
    blocks = []
    for kind, members in groups:
        letter = "h" if kind == "heading" else "p"
        counts[letter] += 1
        numbers = tuple(line.number for unit in members for line in unit.lines)
        text = "\n".join(unit.text for unit in members)
        blocks.append(Block(kind, text, numbers, f"{letter}{counts[letter]}"))
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
