"""What a page says twice: its title, its paragraphs, its short lines. One copy stays."""

from __future__ import annotations

from collections import Counter

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
    title, key = page.title.text, title_key(page.title.text)
    first = key.split()[:1]
    for i, unit in enumerate(page.units):
        if page.placed[i] is not None or unit.count > 40 or list(unit.words[:1]) != first:
            continue
        # A sentence that only begins with the title's words is no copy of it.
        short = page.kind(i) is Kind.SHORT and same_title(unit.text, title)
        if short or (page.kind(i) is Kind.TEXT and title_key(unit.text) == key):
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
    short = [
        (i, unit.folded)
        for i, unit in enumerate(page.units)
        if page.kind(i) is Kind.SHORT and page.placed[i] is None
    ]
    seen = Counter(text for _, text in short)
    stays: dict[str, int] = {}
    for i, text in short:
        if seen[text] == 2 and page.kind(i + 1) is Kind.TEXT:
            stays.setdefault(text, i)
    for i, text in short:
        alone = page.units[i].mark != "-" and not is_name(page.units[i].text)
        if seen[text] > 1 and alone and stays.get(text) != i:
            page.drop(i, TWICE)
