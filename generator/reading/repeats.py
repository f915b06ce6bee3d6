"""What a page says twice: its title, its paragraphs. One copy stays."""

from __future__ import annotations

from generator.reading.noise import Kind
from generator.reading.page import Page, Part
from generator.reading.title import same_title, title_key
from generator.text import fold

TWICE = "said twice"
TITLE_TWICE = "title said twice"


def place_title(page: Page) -> None:
    """Place the title and drop its copies."""
    if page.title.index is not None and page.title.index not in page.kept:
        page.placed[page.title.index] = (Part.TITLE, "")
    for i in page.title.copies:
        page.drop(i, TITLE_TWICE)
    key, head = title_key(page.title.text), fold(page.title.text)[:12]
    for i, unit in enumerate(page.units):
        if page.placed[i] is not None or unit.count > 40 or not key:
            continue
        # A sentence that holds the title's words is no copy of it.
        said = " ".join(unit.words)
        begins = unit.folded[:12] == head and same_title(unit.text, page.title.text)
        holds = begins or said == key or (len(key) > 24 and key in said)
        if (holds and page.kind(i) is Kind.SHORT) or (said == key and page.kind(i) is Kind.TEXT):
            page.drop(i, TITLE_TWICE)


def drop_repeats(page: Page) -> None:
    """Drop paragraphs said before."""
    kept: dict[tuple[str, int], int] = {}
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
