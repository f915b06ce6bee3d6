"""Where a page says when it was published: the dates of its head, dateline and foot, by weight.

Every date outside the body's sentences is either a stamp with a rank or refused with a reason;
which stamp is believed is for `dating` to judge.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cache

from generator.catalog import table
from generator.model import Block, Document, Evidence, Lang
from generator.reading.dates import MAX_LINE, DateSpan, find_dates, is_date_line, is_relative
from generator.reading.stampwords import BYLINE, Rank, opens_with, ranked, unmarked
from generator.text import fold


class Place(IntEnum):
    """Where a line stands to the article, the nearest to its head first."""

    HEAD = 1
    ABOVE = 2
    FOOT = 3
    BELOW = 4
    AMID = 5
    TOP = 6
    CLOSED = 7


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that speaks of the page, with the line it was read from."""

    span: DateSpan
    rank: Rank
    line: int
    text: str
    place: Place = Place.HEAD
    anchor: str | None = None

    @property
    def evidence(self) -> Evidence:
        """The whole line, so that the editor sees the words around the date."""
        return Evidence(self.line, self.text, self.rank.rule, self.anchor)

    def refused(self, reason: str) -> Evidence:
        """The same words with the reason why they were not taken."""
        return Evidence(self.line, self.text, reason, self.anchor)


@dataclass(slots=True)
class Stamps:
    """The stamps of a page, the plainest first, and what looked like one and is none."""

    taken: list[Stamp] = field(default_factory=list)
    refused: list[Evidence] = field(default_factory=list)

    def refuse(self, line: int, text: str, reason: str) -> None:
        """Note a line whose date is not the page's."""
        self.refused.append(Evidence(line, text, reason))


_BELOW = (Place.FOOT, Place.BELOW)
_LONG = 400
_FOOT = 4
"""Lines below the body in which a date without a word still belongs to it, as a signature does."""
_ABOVE = 25
"""Lines above the title from which on a date is the site's or another page's."""
_NOT_OURS = re.compile(
    r"comment|caption|photo|picture|image|other|next|previous|copyright|foreign|advert|list|teaser"
)
_DIGIT = re.compile(r"\d")


def find_stamps(document: Document) -> Stamps:
    """All dates that speak of the page itself, full or partial, and those refused with reasons."""
    found = Stamps()
    _read_lines(found, document)
    _read_title(found, document)
    if document.blocks:
        _read_body(found, document)
        _read_dateline(found, document)
    # Above the title the nearest line speaks of it; banners and other pages stand farther up.
    found.taken.sort(
        key=lambda s: (s.rank, s.place, -s.line if s.place is Place.ABOVE else s.line, s.span.start)
    )
    return found


@cache
def _any_of(key: str) -> re.Pattern[str]:
    """One pattern for a list of the catalog."""
    return re.compile("|".join(table("dates")[key]))


class _Bounds:
    """Where on the page the article begins and ends, and where others begin to speak."""

    def __init__(self, document: Document) -> None:
        """Take the lines of the title and of the body's blocks."""
        lines = [block.lines for block in document.blocks]
        self.title = document.title.evidence.line
        self.lead_end = lines[min(len(lines), 3) - 1][-1] if lines else 0
        self.end = max((n for numbers in lines for n in numbers), default=0)
        below = [(d.line, d.text) for d in document.dropped]
        below += [(h.number, h.text) for h in document.head]
        below += [(r.number, "related") for r in document.related]
        # The layout may have taken comments for the body; pointers stand in the middle of texts.
        closing = {"comments": self.lead_end, "closing": self.end}
        closed = (
            n
            for key, start in closing.items()
            for n, text in below
            if n > start and _any_of(key).search(fold(text[:200]))
        )
        self.closed = min(closed, default=sys.maxsize)

    def place(self, number: int) -> Place:
        """Where a line stands."""
        if number > self.closed:
            return Place.CLOSED
        if number > self.end:
            return Place.FOOT if number <= self.end + _FOOT else Place.BELOW
        if number >= self.title:
            return Place.HEAD if number <= self.lead_end else Place.AMID
        return Place.ABOVE if number >= self.title - _ABOVE else Place.TOP


def _read_lines(found: Stamps, document: Document) -> None:
    """The lines beside the article, and of what the layout dropped those that say when."""
    bounds = _Bounds(document)
    lines = [(line.number, line.text, "") for line in document.head]
    lines += [(d.line, d.text, d.reason) for d in document.dropped if _DIGIT.search(d.text[:400])]
    stamps: list[tuple[Stamp, Rank | None, str]] = []
    for number, text, dropped in lines:
        dated = list(ranked(text, document.lang)) if len(text) <= _LONG else []
        if not dated and not dropped and is_relative(text):
            found.refuse(number, text, "counts from a day that the page does not give")
        for span, said in dated:
            rank = said or unmarked(span, text, document.lang)
            if said is None and rank is Rank.NONE and abs(number - bounds.title) <= 2:
                rank = Rank.STRAY if opens_with(span, text) else rank
            stamps.append((Stamp(span, rank, number, text, bounds.place(number)), said, dropped))
    stamped = {s.line for s, said, _ in stamps if said}
    low = (s for s, _, _ in stamps if s.line > bounds.lead_end and s.line not in stamped)
    thread = _thread(low)
    below = (s for s, _, _ in stamps if s.place in _BELOW)
    above = (s for s, _, dropped in stamps if dropped and s.place < Place.FOOT)
    amid = (s for s, said, _ in stamps if s.place is Place.AMID and said is None)
    lists = _list(below, 1) | _list(above, 2) | _list(amid, 1)
    for stamp, said, dropped in stamps:
        if stamp.line >= thread and (said is None or stamp.line > bounds.end):
            found.refused.append(stamp.refused("stands among readers' comments"))
        elif reason := _refusal(stamp, said, dropped, lists):
            found.refused.append(stamp.refused(reason))
        else:
            found.taken.append(_weighed(stamp, said, dropped))


def _thread(stamps: Iterable[Stamp]) -> int:
    """The line where readers begin to answer each other: hours of several days below the lead."""
    timed = [s for s in stamps if s.span.time and s.span.day]
    days = {(s.span.month, s.span.day) for s in timed}
    return min(s.line for s in timed) if len(days) > 1 else sys.maxsize


def _list(stamps: Iterable[Stamp], limit: int) -> frozenset[Stamp]:
    """The stamps, if they are of more days than an article has: then they are other articles'."""
    group = frozenset(s for s in stamps if s.rank not in (Rank.UPDATED, Rank.NONE))
    days = {(s.span.year, s.span.month, s.span.day) for s in group}
    return group if len(days) > limit else frozenset()


def _refusal(stamp: Stamp, said: Rank | None, dropped: str, lists: frozenset[Stamp]) -> str | None:
    """Why a date beside the article is not its own, None where it may be."""
    if stamp.place is Place.CLOSED and (said is None or dropped):
        return "stands among comments or other articles"
    if stamp in lists:
        return "is one of a list of dates"
    if stamp.rank is Rank.NONE or _NOT_OURS.search(dropped):
        return f"dates something else ({dropped or 'by the words around it'})"
    if said is None and stamp.place in (Place.BELOW, Place.TOP):
        return "stands too far from the head of the article"
    if said is None and stamp.span.day is None and (dropped or stamp.place is Place.FOOT):
        return "names a month beside the article"
    if said is None and stamp.span.time and stamp.place is Place.FOOT:
        return "is stamped below the article, as comments are"
    return None


def _weighed(stamp: Stamp, said: Rank | None, dropped: str) -> Stamp:
    """The stamp with the rank that its place leaves it."""
    if stamp.place is Place.TOP:
        return replace(stamp, rank=Rank.FAR)
    if stamp.place in _BELOW and (said is None or stamp.place is Place.BELOW):
        return replace(stamp, rank=max(stamp.rank, Rank.FOOT))
    if said is None and (dropped or stamp.place is Place.AMID):
        return replace(stamp, rank=Rank.STRAY)
    return stamp


def _read_title(found: Stamps, document: Document) -> None:
    """A review or briefing carries its own day in its title (`Revue de presse du 3 mars 2014`)."""
    title = document.title
    for span in find_dates(title.value, document.lang):
        before = fold(title.value[max(0, span.start - 48) : span.start])
        if span.full and re.search(rf"\b(?:{_any_of('reports').pattern})\b[^.]*$", before):
            found.taken.append(Stamp(span, Rank.TITLE, title.evidence.line, title.value))


_PROSE = 200
"""A block longer than this is prose: the page head ends with it, and the foot begins after it."""


def _read_body(found: Stamps, document: Document) -> None:
    """Stamps that the layout left in the body: above the first prose, below the last, its end."""
    blocks, lang = document.blocks, document.lang
    prose = [i for i, b in enumerate(blocks) if len(b.text) > _PROSE] or [0]
    for block in blocks[: max(prose[0], 3)]:
        _read_block(found, block, block.text, Place.HEAD, lang)
    for block in blocks[max(prose[-1] + 1, 3) :]:
        _read_block(found, block, block.text, Place.FOOT, lang)
    last = blocks[prose[-1]]
    if match := _ENDING.search(last.text, max(0, len(last.text) - 100)):
        _read_block(found, last, match["tail"].strip(), Place.FOOT, lang)


_ENDING = re.compile(r"[.!?…»”\"]\s{0,3}\(?(?P<tail>[^.!?…()]{0,60})\)?\.?\s*$")


def _read_block(found: Stamps, block: Block, text: str, place: Place, lang: Lang) -> None:
    """A block, or its last words, that only says when: `Astana, le 12 mai 2011`."""
    signed = place is Place.HEAD and BYLINE.match(text) and text[-1:] not in ".!?…»"
    opened = place is Place.HEAD and len(text) <= 80
    if len(text) > MAX_LINE or not (signed or opened or is_date_line(text, lang)):
        return
    for span, said in ranked(text, lang):
        if opened and not (signed or is_date_line(text, lang) or opens_with(span, text)):
            continue
        if said is None and place is Place.FOOT and span.time:
            continue
        if said is not Rank.NONE and (said or span.day is not None):
            rank = Rank.FOOT if place is Place.FOOT else Rank.BYLINE if signed else Rank.BARE
            stamp = Stamp(span, said or rank, block.lines[-1], text, place, block.anchor)
            found.taken.append(stamp)


_PLACE = re.compile(r"[«\"“(\s]*(?:[A-ZÀ-Þ][^\d.!?;:]{1,48}?[,(/–—-]\s*)?(?:[Ll]e\s)?")
_DASH = re.compile(
    r"\s*(?:\([^()]{1,40}\)|/[^/]{1,30}/|[,–—-]{1,2}\s?[A-ZÀ-Þ][\w .]{1,20})?"
    r"\s*(?:[–—:.|)]|--?\s|-$|$)"
)


def _read_dateline(found: Stamps, document: Document) -> None:
    """`ASTANA, le 1er novembre 2019 (Xinhua) –` before the first words of the story."""
    for text, block in _openings(document):
        span = next(iter(find_dates(text, document.lang)), None)
        if span is None or span.day is None or is_date_line(block.text, document.lang):
            continue
        place = text[: span.start]
        if text is document.dateline or (
            _PLACE.fullmatch(place) and len(place.split()) <= 7 and _DASH.match(text, span.end)
        ):
            words, line = text[: span.end].strip(), block.lines[0]
            stamp = Stamp(span, Rank.DATELINE, line, words, anchor=block.anchor)
            found.taken.append(stamp)
            return


def _openings(document: Document) -> Iterable[tuple[str, Block]]:
    """The dateline that the layout saw, and the first words of the first blocks."""
    paragraphs = [b for b in document.blocks if b.kind == "paragraph"][:3]
    if document.dateline and paragraphs:
        yield document.dateline, paragraphs[0]
    for block in paragraphs:
        yield block.text[:140], block
        if len(block.text) > _PROSE:
            return
