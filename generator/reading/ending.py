"""Where the article ends on its page: above comments, other articles and the site's own words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import accumulate

from generator.reading.noise import Kind
from generator.reading.page import FURNITURE, Page
from generator.reading.shape import FUNCTION_WORDS, Unit
from generator.reading.tongues import is_other_language

_STEM = 6
"""Letters by which words are compared."""
# What sites speak of, so that sharing these words with an article means nothing.
_SITE = frozenset(
    word[:_STEM]
    for word in "article articles actualite actualites information informations journal newsletter"
    " internationale international lecteurs abonnes monde presse semaine jours site".split()
)


def stems(unit: Unit) -> set[str]:
    """The stems of a unit's longer words, by which texts on one subject are known."""
    long = (w[:_STEM] for w in unit.words if len(w) >= 4 and w not in FUNCTION_WORDS)
    return {stem for stem in long if stem not in _SITE and not stem.isdigit()}


def shared(unit: Unit, known: Collection[str]) -> float:
    """Share of a unit's stems that stand among those known."""
    own = stems(unit)
    return sum(stem in known for stem in own) / len(own) if own else 0.0


_AD = re.compile(
    r"publicite|advert|annonce|la suite apres|pub\b|sponsor|article continues|lire la suite"
)
_FOOTNOTE = re.compile(r"(?:\[\d{1,2}\]|\(\d{1,2}\)|\d{1,2}\.)\s")
VOICE = frozenset("vous votre vos nous notre nos you your we our".split())


def body_end(page: Page, first: int) -> int:
    """The index behind the last unit of the body that begins at `first`.

    Sentences that follow each other belong together. Behind page furniture a sentence counts if it
    speaks of what the article speaks of; whole paragraphs, unless they speak for the site.
    """
    limit = _limit(page, first)
    known: set[str] = set()
    last, furniture = first, 0
    for i in range(first, limit):
        unit, kind = page.units[i], page.kind(i)
        if i in page.kept or (page.is_text(i) and _is_article(page, i, furniture, known)):
            last, furniture = i, 0
            known |= stems(unit)
        elif i == last + 1 and kind is Kind.SHORT and _ends_text(page, i):
            last = i
        elif unit.mark == "-" and kind in (Kind.SHORT, Kind.TEXT) and not furniture:
            listed = page.units[i - 1].mark == "-" or page.units[i - 1].text.endswith(":")
            last = i if listed or unit.count >= 6 else last
        elif kind in FURNITURE and page.placed[i] is None and not _AD.match(unit.folded):
            furniture += 1
    page.words = frozenset(known)
    return min(max([last, *page.kept]) + 1, len(page.units))


def _is_article(page: Page, i: int, furniture: int, known: Collection[str]) -> bool:
    """Whether a sentence belongs to the article, with some furniture above it or none."""
    unit = page.units[i]
    if unit.count < 60 and known and is_other_language(unit, page.lang):
        return False
    if not furniture or _FOOTNOTE.match(unit.text):
        return unit.count >= 4
    share = shared(unit, known)
    if not unit.solid:
        return unit.count >= 5 and share > 0
    for_site = sum(word in VOICE for word in unit.words) > 1
    titled = page.kind(i - 1) in (Kind.SHORT, Kind.DATE) and share < 0.08
    return furniture < 2 or share >= 0.2 or not (for_site or titled)


def _ends_text(page: Page, i: int) -> bool:
    """Whether short text right below the last sentence is one too: stopped, or long and alone."""
    unit = page.units[i]
    worded = unit.count >= 12 and unit.common >= 0.3 and len(re.findall(r"\d+", unit.text)) < 4
    return unit.stop or (worded and page.kind(i + 1) is not Kind.SHORT)


_COMMENTS = re.compile("comment|reaction|reflexion|avis|repon|reply")
_CHECKED = 40
"""Units and paragraphs below a line on comments that are looked at, at most."""


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
        accumulate((u.count * t for t, u in zip(texts, page.units, strict=True)), initial=0)
    )
    whole = [i for i in range(first, size) if texts[i] and _is_whole(page.units[i])]
    known: set[str] = set()
    seen = first
    for e in ends:
        for i in range(seen, e):
            if texts[i]:
                known |= stems(page.units[i])
        seen = e
        below = whole[bisect_left(whole, e) :]
        if words[e] - words[first] < 40:
            continue
        if not below or _are_comments(page, e, below):
            return e
        fewer = words[size] - words[e] < words[e] - words[first]
        if fewer and all(_is_teaser(page, i, known) for i in below[:_CHECKED]):
            return e
    return size


def _is_whole(unit: Unit) -> bool:
    return unit.solid and not unit.cut


def _are_comments(page: Page, e: int, below: Sequence[int]) -> bool:
    if not _COMMENTS.search(page.units[e].folded):
        return False
    near = range(e + 1, min(e + 1 + _CHECKED, len(page.units)))
    others = sum(page.placed[i] is None and page.kind(i) is not Kind.TEXT for i in near)
    return others >= 2 and others * 2 >= min(len(below), 20)


def _is_teaser(page: Page, i: int, known: Collection[str]) -> bool:
    """Whether a paragraph announces another article: a title above, and few words shared."""
    titled = page.kind(i - 1) is not Kind.TEXT
    return titled and page.units[i].count < 60 and shared(page.units[i], known) < 0.4
