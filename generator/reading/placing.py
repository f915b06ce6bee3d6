"""Where each unit of a page belongs: title, body, page head, other readings, or away."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from generator.reading.ending import body_end
from generator.reading.noise import Kind
from generator.reading.page import Page, Part, Placed
from generator.reading.regions import above, below, head, inside
from generator.reading.repeats import drop_repeats, place_title


def place(page: Page) -> list[Placed]:
    """The part of every unit of a page, in order. What the editor keeps is body."""
    for i in page.kept:
        page.placed[i] = (Part.PARAGRAPH, "")
    place_title(page)
    drop_repeats(page)
    start = 0 if page.title.index is None else page.title.index + 1
    first = _first(page, start)
    end = body_end(page, first)
    for i in range(len(page.units)):
        if page.placed[i] is not None:
            continue
        if i < start:
            page.placed[i] = above(page, i)
        elif i < first:
            page.placed[i] = head(page, i, first)
        elif i < end:
            page.placed[i] = inside(page, i, end)
        else:
            page.placed[i] = below(page, i)
    return [placed or (Part.PARAGRAPH, "") for placed in page.placed]


def _first(page: Page, start: int) -> int:
    """Where the text begins: at its first sentence, unless date or byline stand below that one."""
    texts = [i for i in range(len(page.units)) if page.is_text(i) or i in page.kept]
    behind: Sequence[int] = [i for i in texts if i >= start][:3]
    for one, two in pairwise(behind):
        between = range(one + 1, min(two, one + 9))
        if not any(page.kind(i) in (Kind.DATE, Kind.BYLINE) for i in between):
            return one
    return behind[-1] if behind else texts[0] if texts else len(page.units)
