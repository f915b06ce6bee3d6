"""Where each unit of a page belongs: title, body, page head, other readings, or away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.noise import Kind, other_language
from generator.reading.page import Page, Part, Placed
from generator.reading.regions import above, below, head, inside
from generator.reading.repeats import drop_repeats, place_title
from generator.reading.shape import FUNCTION_WORDS


def place(page: Page) -> list[Placed]:
    """The part of every unit of a page, in order. What the editor keeps is body."""
    for i in page.kept:
        page.placed[i] = (Part.PARAGRAPH, "")
    place_title(page)
    drop_repeats(page)
    texts = [i for i in range(len(page.units)) if page.is_text(i) or i in page.kept]
    start = 0 if page.title.index is None else page.title.index + 1
    first = _first(page, texts, start)
    end = _end(page, first)
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


_AD = re.compile(
    r"publicite|advert|annonce|la suite apres|pub\b|sponsor|article continues|lire la suite"
)


def _first(page: Page, texts: Sequence[int], start: int) -> int:
    """Where the text begins: at its first sentence, unless date or byline stand below that one."""
    behind = [i for i in texts if i >= start]
    for one, two in zip(behind[:2], behind[1:3], strict=False):
        between = range(one + 1, min(two, one + 9))
        if not any(page.kind(i) in (Kind.DATE, Kind.BYLINE) for i in between):
            return one
    return behind[min(2, len(behind) - 1)] if behind else texts[0] if texts else len(page.units)


def _end(page: Page, first: int) -> int:
    """The index behind the last unit of the body."""
    limit = _limit(page, first)
    solid = [
        i for i in range(first, limit) if (page.is_text(i) and page.units[i].solid) or i in page.kept
    ]
    last = solid[-1] if solid else first
    last = _without_boilerplate(page, first, last, solid)
    i = last + 1
    while i < limit:
        furniture = page.kind(i) not in (Kind.TEXT, Kind.SHORT, Kind.KEYWORDS) and not _AD.match(
            page.units[i].folded
        )
        if (page.is_text(i) and page.units[i].count >= 4) or (
            page.units[i].mark == "-"
            and page.kind(i) in (Kind.SHORT, Kind.TEXT)
            and _goes_on(page, i)
        ):
            last = i
        elif furniture and page.kind(i) is not Kind.RELATED and page.placed[i] is None:
            break
        i += 1
    return min(max([last, *page.kept]) + 1, len(page.units))


def _goes_on(page: Page, i: int) -> bool:
    """Whether a list item belongs to a list that the text announced or that says something."""
    above = page.units[i - 1]
    return above.mark == "-" or above.text.endswith(":") or page.units[i].count >= 6


def _limit(page: Page, first: int) -> int:
    """Where comments and other articles begin, if there is good evidence that they do."""
    for e in range(first + 1, len(page.units)):
        if page.kind(e) is not Kind.ENDS:
            continue
        before = sum(page.units[i].count for i in range(first, e) if page.is_text(i))
        after = [i for i in range(e + 1, len(page.units)) if page.placed[i] is None]
        texts = [
            i for i in after if page.is_text(i) and page.units[i].solid and not page.units[i].cut
        ]
        words = sum(page.units[i].count for i in texts)
        if before < 40:
            continue
        comments = re.search("comment|reaction|reflexion|avis|repon|reply", page.units[e].folded)
        others = sum(page.kind(i) is not Kind.TEXT for i in after[:40])
        if not texts or (comments and others >= 2 and others * 2 >= min(len(texts), 20)):
            return e
        if others > len(texts) and words < before and others >= 3:
            return e
    return len(page.units)


def _without_boilerplate(page: Page, first: int, last: int, solid: Sequence[int]) -> int:
    """The last text of the article: what stands behind menus and shares no words with it is none."""
    for i in reversed(solid[1:]):
        above = [j for j in (i - 1, i - 2) if page.kind(j) not in (Kind.TEXT, Kind.RELATED)]
        others = frozenset(w for j in solid if j < i for w in page.units[j].words)
        content = [w for w in page.units[i].words if len(w) >= 4 and w not in FUNCTION_WORDS]
        shared = sum(w in others for w in content) / len(content) if content else 0
        stranger = len(above) == 2 and shared < 0.2 and page.units[i].count < 60
        if i in page.kept or not (stranger or _other_tail(page, i)):
            return i
    return solid[0] if solid else last


def _other_tail(page: Page, i: int) -> bool:
    return page.units[i].count < 60 and other_language([page.units[i]], page.lang)
