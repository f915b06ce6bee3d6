"""What a page says twice: its title, its paragraphs, its short lines. One copy stays."""

from __future__ import annotations

from collections import defaultdict

from generator.reading.noise import Kind
from generator.reading.page import Page, Part
from generator.reading.shape import is_name
from generator.reading.title import same_title, title_key

TWICE = "said twice"
TITLE_TWICE = "title said twice"


def place_title(page: Page) -> None:
    """Place the title and drop its copies."""
    if page.title.index is not None and page.title.index not in page.kept:
        page.placed[page.title.index] = (Part.TITLE, "")
    for i in page.title.copies:
        page.drop(i, TITLE_TWICE)
    key = title_key(page.title.text)
    for i, unit in enumerate(page.units):
        if page.placed[i] is not None or unit.count > 40 or not key:
            continue
        # A sentence that holds the title's words is no copy of it.
        said = " ".join(unit.words)
        holds = (len(key) > 24 and key in said) or same_title(unit.text, page.title.text)
        if (holds and page.kind(i) is Kind.SHORT) or (said == key and page.kind(i) is Kind.TEXT):
            page.drop(i, TITLE_TWICE)


def drop_repeats(page: Page) -> None:
    """Drop paragraphs said before, teasers that only begin one, and short lines said again."""
    kept: dict[tuple[str, int], int] = {}
    starts: dict[str, str] = {}
    title = -1 if page.title.index is None else page.title.index
    for i, unit in enumerate(page.units):
        if page.placed[i] is not None or page.kind(i) is not Kind.TEXT or unit.count < 6:
            continue
        key = unit.folded, len(unit.text)
        before = kept.setdefault(key, i)
        if before < title < i:
            # What stands above the title only announces the article.
            page.drop(before, TWICE)
            kept[key] = i
        elif before < i:
            page.drop(i, TWICE)
        if not unit.cut:
            starts.setdefault(unit.folded[:40], unit.folded)
    for i, unit in enumerate(page.units):
        whole = starts.get(unit.folded[:40], "")
        begun = whole and whole.startswith(unit.folded.rstrip(' .…[]()»"')[:400])
        if begun and unit.cut and unit.count >= 8 and page.placed[i] is None:
            page.drop(i, TWICE)
    _drop_repeated_lines(page)


def _drop_repeated_lines(page: Page) -> None:
    """Of a heading said twice, that which stands above text stays; what comes thrice is noise."""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, unit in enumerate(page.units):
        alone = unit.mark != "-" and not is_name(unit.text)
        if page.kind(i) is Kind.SHORT and page.placed[i] is None and alone:
            groups[unit.folded].append(i)
    for group in groups.values():
        stays = next((i for i in group if len(group) < 3 and page.kind(i + 1) is Kind.TEXT), -1)
        for i in group if len(group) > 1 else ():
            if i != stays:
                page.drop(i, TWICE)
