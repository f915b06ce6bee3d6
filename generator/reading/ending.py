"""Where the article ends on its page: above comments, other articles and the site's own words."""

from __future__ import annotations

import re
from bisect import bisect_left

from generator.reading.noise import Kind
from generator.reading.page import FURNITURE, Page
from generator.reading.shape import Unit, stems


class _Subject:
    """What an article speaks of: the stems of its sentences, gathered once one is compared."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._units: list[Unit] = []

    def add(self, unit: Unit) -> None:
        self._units.append(unit)

    def share(self, unit: Unit) -> float:
        """Share of a unit's stems that the article has too."""
        self._known.update(*map(stems, self._units))
        self._units.clear()
        own = stems(unit)
        return len(own & self._known) / len(own) if own else 0.0


_BREAK = re.compile("counter|address")
"""What stands between the pages of a printed text, and ends nothing."""
_FOOTNOTE = re.compile(r"(?:\[\d{1,2}\]|\(\d{1,2}\))\s")
_REFERENCE = re.compile(r"\d{1,2}\.\s.{0,200}\b(?:19|20)\d\d\b")
VOICE = frozenset("vous votre vos nous notre nos you your we our".split())


def body_end(page: Page, first: int) -> int:
    """The index behind the last unit of the body that begins at `first`.

    Sentences that follow each other belong together. Behind page furniture a sentence counts if it
    speaks of what the article speaks of; whole paragraphs, unless they speak for the site.
    """
    limit = _limit(page, first)
    known = _Subject()
    last, furniture = first, 0
    for i in range(first, limit):
        unit, kind = page.units[i], page.kind(i)
        if _is_footnote(unit) and i not in page.kept:
            continue
        if i in page.kept or (page.is_text(i) and _is_article(page, i, furniture, known)):
            last, furniture = i, 0
            known.add(unit)
        elif (i == last + 1 and _ends_text(page, i)) or (
            unit.mark == "-" and kind in (Kind.SHORT, Kind.TEXT) and not furniture
        ):
            last = i
        elif kind in FURNITURE and page.placed[i] is None and not _BREAK.match(page.reason(i)):
            furniture += 1
    return min(max([last, *page.kept]) + 1, len(page.units))


def _is_footnote(unit: Unit) -> bool:
    """Whether a unit is a note on the text: marked as one, or numbered and but a reference."""
    referring = unit.common < 0.2 and _REFERENCE.match(unit.text)
    return bool(_FOOTNOTE.match(unit.text) or referring)


def _is_article(page: Page, i: int, furniture: int, known: _Subject) -> bool:
    """Whether a sentence belongs to the article, with some furniture above it or none."""
    unit = page.units[i]
    if not furniture:
        return unit.count >= 4
    share = known.share(unit)
    for_site = len(VOICE & unit.terms) > 1
    if not unit.solid:
        return unit.count >= 5 and (share > 0 or (furniture < 2 and not VOICE & unit.terms))
    titled = page.kind(i - 1) in (Kind.SHORT, Kind.DATE) and share < 0.08
    return furniture < 2 or share >= 0.2 or not (for_site or titled)


def _ends_text(page: Page, i: int) -> bool:
    """Whether short text right below the last sentence is one too: stopped, or long and alone."""
    unit = page.units[i]
    if page.kind(i) is not Kind.SHORT:
        return False
    worded = unit.count >= 12 and unit.common >= 0.3 and len(re.findall(r"\d+", unit.text)) < 4
    return unit.stop or (worded and page.kind(i + 1) is not Kind.SHORT)


_CHECKED = 40
"""Units and paragraphs below a line on comments that are looked at, at most."""


def _limit(page: Page, first: int) -> int:
    """Where comments and other articles begin, if there is good evidence that they do.

    Above the line there must be an article. Below a line on comments stand names, dates and buttons
    as well as sentences; below a line on other articles, titles above teasers about other things.
    """
    size = len(page.units)
    texts = [page.is_text(i) for i in range(size)]
    counts = [unit.count if text else 0 for unit, text in zip(page.units, texts, strict=True)]
    whole = [i for i in range(first, size) if texts[i] and page.units[i].solid]
    above, total = 0, sum(counts[first:])
    for e in range(first + 1, size):
        above += counts[e - 1]
        if above < 40 or not (page.kind(e) is Kind.ENDS or _opens(page, e)):
            continue
        below = whole[bisect_left(whole, e) :]
        fewer = total - above < above
        if not below or (fewer and all(_is_teaser(page, i) for i in below[:_CHECKED])):
            return e
    return size


_CUT = re.compile(r"\b(?:lire la suite|lire l'article|read more|continue reading)\W*$")


def _opens(page: Page, i: int) -> bool:
    """Whether a title, and perhaps a date, stand above a teaser that ends with a link to more."""
    if page.kind(i) is not Kind.SHORT:
        return False
    teaser = i + 1 + (page.kind(i + 1) in (Kind.DATE, Kind.BYLINE))
    return page.kind(teaser) is Kind.TEXT and bool(_CUT.search(page.units[teaser].folded[-24:]))


def _is_teaser(page: Page, i: int) -> bool:
    """Whether a paragraph announces another article: short, and with a title above."""
    unit = page.units[i]
    return page.kind(i - 1) is not Kind.TEXT and not unit.quotes and unit.count < 60
