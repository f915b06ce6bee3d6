"""Where each unit of a page belongs: title, body, page head, other readings, or away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

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


_COMMENTS = re.compile("comment|reaction|reflexion|avis|repon|reply")


def _limit(page: Page, first: int) -> int:
    """Where comments and other articles begin, if there is good evidence that they do.

    Before the line there must be an article; behind it, more of what surrounds comments and teasers
    (names, dates, buttons) than whole paragraphs.
    """
    size = len(page.units)
    ends = [i for i in range(first + 1, size) if page.kind(i) is Kind.ENDS]
    if not ends:
        return size
    texts = [page.is_text(i) for i in range(size)]
    whole = [t and u.solid and not u.cut for t, u in zip(texts, page.units, strict=True)]
    words = list(accumulate((u.count if t else 0 for t, u in zip(texts, page.units, strict=True)), initial=0))
    solid = list(accumulate(whole, initial=0))
    for e in ends:
        before, after = words[e] - words[first], words[size] - words[e]
        paragraphs = solid[size] - solid[e]
        others = sum(not texts[i] and page.placed[i] is None for i in range(e + 1, min(e + 41, size)))
        if before < 40:
            continue
        comments = _COMMENTS.search(page.units[e].folded) and others >= 2 and others * 2 >= min(paragraphs, 20)
        others_follow = others >= 3 and others > paragraphs and after < before
        if not paragraphs or comments or others_follow:
            return e
    return size


_TAIL = 12
"""Paragraphs from the end that are looked at for boilerplate, at most."""


def _without_boilerplate(page: Page, first: int, last: int, solid: Sequence[int]) -> int:
    """The last text of the article: what stands behind menus and shares no words with it is none."""
    for i in reversed(solid[1:][-_TAIL:]):
        above = [j for j in (i - 1, i - 2) if page.kind(j) not in (Kind.TEXT, Kind.RELATED)]
        others = frozenset(w for j in solid if j < i for w in page.units[j].words)
        content = [w for w in page.units[i].words if len(w) >= 4 and w not in FUNCTION_WORDS]
        shared = sum(w in others for w in content) / len(content) if content else 0
        stranger = len(above) == 2 and shared < 0.2 and page.units[i].count < 60
        if i in page.kept or not (stranger or _other_tail(page, i)):
            return i
    return solid[max(0, len(solid) - _TAIL - 1)] if solid else last


def _other_tail(page: Page, i: int) -> bool:
    return page.units[i].count < 60 and other_language([page.units[i]], page.lang)
