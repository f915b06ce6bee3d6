"""Where each unit of a page belongs: title, body, page head, other readings, or away."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from generator.reading.noise import Kind
from generator.reading.page import Page, Part, Placed
from generator.reading.regions import above, below, head, inside
from generator.reading.repeats import drop_repeats, place_title
from generator.reading.shape import FUNCTION_WORDS
from generator.reading.tongues import is_other_language


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
    for one, two in pairwise(behind):
        between = range(one + 1, min(two, one + 9))
        if not any(page.kind(i) in (Kind.DATE, Kind.BYLINE) for i in between):
            return one
    return behind[min(2, len(behind) - 1)] if behind else texts[0] if texts else len(page.units)


def _end(page: Page, first: int) -> int:
    """The index behind the last unit of the body."""
    limit = _limit(page, first)
    solid = [
        i
        for i in range(first, limit)
        if (page.is_text(i) and page.units[i].solid) or i in page.kept
    ]
    last = solid[-1] if solid else first
    last = _without_boilerplate(page, first, last, solid)
    for i in range(last + 1, limit):
        unit, kind = page.units[i], page.kind(i)
        ends_it = i == last + 1 and kind is Kind.SHORT and _ends_text(page, i)
        listed = unit.mark == "-" and kind in (Kind.SHORT, Kind.TEXT) and _goes_on(page, i)
        if (page.is_text(i) and unit.count >= 4) or ends_it or listed:
            last = i
        elif page.placed[i] is None and kind not in _PASSING and not _AD.match(unit.folded):
            break
    return min(max([last, *page.kept]) + 1, len(page.units))


def _ends_text(page: Page, i: int) -> bool:
    """Whether short text right below the last sentence is one too: stopped, or long and alone."""
    unit = page.units[i]
    worded = unit.count >= 12 and unit.common >= 0.3 and len(re.findall(r"\d+", unit.text)) < 4
    return unit.stop or (worded and page.kind(i + 1) is not Kind.SHORT)


_PASSING = (Kind.TEXT, Kind.SHORT, Kind.KEYWORDS, Kind.RELATED)
"""Kinds that may stand between the last paragraph and a last short sentence."""


def _goes_on(page: Page, i: int) -> bool:
    """Whether a list item belongs to a list that the text announced or that says something."""
    above = page.units[i - 1]
    return above.mark == "-" or above.text.endswith(":") or page.units[i].count >= 6


_COMMENTS = re.compile("comment|reaction|reflexion|avis|repon|reply")
_CHECKED = 40
"""Units and paragraphs below such a line that are looked at, at most."""


def _limit(page: Page, first: int) -> int:
    """Where comments and other articles begin, if there is good evidence that they do.

    Above the line there must be an article. Below a line on comments stand names, dates and buttons
    as well as sentences; below a line on other articles, titles above teasers about other things.
    """
    size = len(page.units)
    ends = [i for i in range(first + 1, size) if page.kind(i) is Kind.ENDS]
    if not ends:
        return size
    texts = [page.is_text(i) for i in range(size)]
    words = list(
        accumulate((u.count if t else 0 for t, u in zip(texts, page.units, strict=True)), initial=0)
    )
    whole = [
        i for i in range(first, size) if texts[i] and page.units[i].solid and not page.units[i].cut
    ]
    for e in ends:
        if words[e] - words[first] < 40:
            continue
        below = whole[bisect_left(whole, e) :]
        others = sum(
            not texts[i] and page.placed[i] is None
            for i in range(e + 1, min(e + 1 + _CHECKED, size))
        )
        comments = (
            _COMMENTS.search(page.units[e].folded)
            and others >= 2
            and others * 2 >= min(len(below), 20)
        )
        teasers = words[size] - words[e] < words[e] and all(
            _is_teaser(page, i, first, e) for i in below[:_CHECKED]
        )
        if not below or comments or teasers:
            return e
    return size


def _is_teaser(page: Page, i: int, first: int, end: int) -> bool:
    """Whether a paragraph announces another article: a title above, and no words shared."""
    above = page.kind(i - 1) is not Kind.TEXT
    return above and page.units[i].count < 60 and _shared(page, i, range(first, end)) < 0.4


def _shared(page: Page, i: int, others: Iterable[int]) -> float:
    """Share of a unit's longer words that stand in other sentences too."""
    content = {w for w in page.units[i].words if len(w) >= 4 and w not in FUNCTION_WORDS}
    missing = set(content)
    for j in others:
        if page.is_text(j):
            missing.difference_update(page.units[j].words)
    return 1 - len(missing) / len(content) if content else 0.0


_FURNITURE = (Kind.NOISE, Kind.MENU, Kind.ENDS, Kind.FOREIGN, Kind.CREDIT)
_TAIL = 12
"""Paragraphs from the end that are looked at for boilerplate, at most."""


def _without_boilerplate(page: Page, first: int, last: int, solid: Sequence[int]) -> int:
    """The last text of the article: none that stands behind menus and shares no words with it."""
    for i in reversed(solid[1:][-_TAIL:]):
        behind_menu = all(page.kind(j) in _FURNITURE for j in (i - 1, i - 2))
        short = page.units[i].count < 60
        stranger = short and behind_menu and _shared(page, i, solid[: solid.index(i)]) < 0.2
        if i in page.kept or not (stranger or _other_tail(page, i)):
            return i
    return solid[max(0, len(solid) - _TAIL - 1)] if solid else last


def _other_tail(page: Page, i: int) -> bool:
    return page.units[i].count < 60 and is_other_language(page.units[i], page.lang)
