"""Where a page says when it was published: the dates of its head, dateline and foot, by weight.

Every date outside the body's sentences is either a stamp with a rank or refused with a reason;
which stamp is believed is for `dating` to judge.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache

from generator.catalog import table
from generator.model import Block, Document, Evidence, Lang
from generator.reading.dates import (
    MAX_LINE,
    DateSpan,
    find_dates,
    is_date_line,
    is_relative,
    stamp_words,
)
from generator.text import fold


class Rank(IntEnum):
    """How a stamp says that it is the publication date, most plainly first."""

    PUBLISHED = 0
    BARE = 1
    BYLINE = 2
    DATELINE = 3
    FOOT = 4
    TITLE = 5
    UPDATED = 6
    NONE = 7
    """The words before the date say that it is another one (`© …`, `Article suivant : …`)."""

    @property
    def rule(self) -> str:
        """The rule in a few words, for the evidence."""
        return _RULES[self]


_RULES = {
    Rank.PUBLISHED: "publication stamp",
    Rank.BARE: "date in the page head",
    Rank.BYLINE: "date in the byline",
    Rank.DATELINE: "dateline",
    Rank.FOOT: "date at the foot of the article",
    Rank.TITLE: "date in the title of a regular report",
    Rank.UPDATED: "update stamp",
    Rank.NONE: "other date",
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that speaks of the page, with the line it was read from."""

    span: DateSpan
    rank: Rank
    line: int
    text: str
    distance: int = 0
    """0 between title and body, 1 above the title, 2 below the body, 3 in what was dropped."""
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


def find_stamps(document: Document) -> Stamps:
    """All dates that speak of the page itself, full or partial, and those refused with reasons."""
    found = Stamps()
    _read_head(found, document)
    _read_dropped(found, document)
    _read_title(found, document)
    if document.blocks:
        _read_body(found, document)
        _read_dateline(found, document)
    # Above the title the nearest line speaks of it; banners and other pages stand farther up.
    found.taken.sort(
        key=lambda s: (s.rank, s.distance, -s.line if s.distance == 1 else s.line, s.span.start)
    )
    return found


@cache
def _any_of(key: str) -> re.Pattern[str]:
    """One pattern for a list of the catalog."""
    return re.compile("|".join(table("dates")[key]))


def _body_end(document: Document) -> int:
    return max((n for b in document.blocks for n in b.lines), default=0)


def _closing_line(document: Document) -> int:
    """The first line below the body where other voices or other pages begin."""
    lines = [(d.line, d.text) for d in document.dropped]
    lines += [(h.number, h.text) for h in document.head]
    lines += [(r.number, "related") for r in document.related]
    closing, end = _any_of("closing"), _body_end(document)
    below = (n for n, text in lines if n > end and closing.search(fold(text[:200])))
    return min(below, default=sys.maxsize)


def _read_head(found: Stamps, document: Document) -> None:
    """The lines beside the article: stamped, bare, bylines, or about something else."""
    title, end, closed = document.title.evidence.line, _body_end(document), _closing_line(document)
    for line in document.head:
        number, text = line.number, line.text
        distance = 2 if number > end else 1 if number < title else 0
        dated = list(_ranked(text, document.lang))
        if not dated and is_relative(text):
            found.refuse(number, text, "counts from a day that the page does not give")
        for span, said in dated:
            rank = said or _unmarked(span, text, document.lang)
            if number > closed:
                found.refuse(number, text, "stands among comments or other articles")
            elif rank is Rank.NONE:
                found.refuse(number, text, "dates something else, by the words around it")
            elif distance == 2 and said is None and (span.day is None or number > end + _FOOT):
                found.refuse(number, text, "stands too far below the article")
            else:
                rank = Rank.FOOT if distance == 2 and said is None else rank
                found.taken.append(Stamp(span, rank, number, text, distance))


_FOOT = 4
"""Lines below the body in which a date without a word still belongs to it, as a signature does."""
_NOT_OURS = re.compile(
    r"comment|caption|photo|picture|image|related|other|next|previous|copyright|advert|list|teaser"
)


def _read_dropped(found: Stamps, document: Document) -> None:
    """Of what is no part of the page, only one plain `Publié le …` is believed."""
    closed, stamps = _closing_line(document), []
    for line in document.dropped:
        text = line.text
        if len(text) > MAX_LINE or not _DIGIT.search(text):
            continue
        for span, said in _ranked(text, document.lang):
            stamped = said in (Rank.PUBLISHED, Rank.UPDATED)
            if said and stamped and line.line < closed and not _NOT_OURS.search(line.reason):
                stamps.append(Stamp(span, said, line.line, text, 3))
            elif span.year is not None:
                found.refuse(line.line, text, f"stands in a dropped line ({line.reason})")
    days = {(s.span.year, s.span.month, s.span.day) for s in stamps if s.rank is Rank.PUBLISHED}
    if len(days) > 1:
        found.refused += [s.refused("is one of several articles' stamps") for s in stamps]
    else:
        found.taken += stamps


_DIGIT = re.compile(r"\d")
_BYLINE = re.compile(
    r"^(?:[Pp]ar|PAR|[Bb]y|BY|De notre|Propos|Texte|Source)\b"
    r"|^[A-ZÀ-Þ][\w.’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]*){0,4}\s?[,|–—·•/-]"
)
_ISSUE = re.compile(r"(?:[—–|,;·•(]|\s-|\bn[°ºo]\s?\d{1,5}\.?|^)\s{0,2}(?:de\s|d['’])?$", re.I)


def _unmarked(span: DateSpan, text: str, lang: Lang) -> Rank:
    """The rank of a date that no stamp word introduces; NONE where it tells of something else."""
    alone = is_date_line(text, lang)
    if alone and span.form != "part":
        return Rank.BARE
    if span.form in ("season", "part", "range") or len(text) > MAX_LINE:
        return Rank.NONE
    if span.day is None:
        ends = len(text) - span.end <= 12 and _ISSUE.search(text, 0, span.start)
        return Rank.BARE if ends else Rank.NONE
    marked = span.full or span.time or span.weekday is not None
    return Rank.BYLINE if marked and _BYLINE.search(text) else Rank.NONE


def _ranked(text: str, lang: Lang) -> Iterator[tuple[DateSpan, Rank | None]]:
    """Each date of a line with what the words around it say; None where they say nothing."""
    previous = 0
    for span in find_dates(text, lang):
        before = fold(text[max(previous, span.start - 80) : span.start])
        previous = span.end
        yield span, _said(before, fold(text[span.end : span.end + 24]))


_SAID = {Rank.PUBLISHED: "published", Rank.UPDATED: "updated", Rank.NONE: "refused"}
_OTHERS = re.compile(r"\b(?:suivante?|precedente?|prochaine?|next|previous)\b|[←→]")
_REPLY = re.compile(r"[^a-z]{0,12}(?:dit\b|says\b|repondre|reply|a ecrit|wrote\b)")


def _said(before: str, after: str) -> Rank | None:
    """What the nearest stamp word before a date makes of it."""
    places = {rank: _last_end(stamp_words(name), before) for rank, name in _SAID.items()}
    rank, place = max(places.items(), key=lambda item: item[1])
    if place >= 0:
        return rank
    return Rank.NONE if _OTHERS.search(before) or _REPLY.match(after) else None


def _last_end(pattern: re.Pattern[str], text: str) -> int:
    return max((m.end() for m in pattern.finditer(text)), default=-1)


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
    blocks = document.blocks
    prose = [i for i, b in enumerate(blocks) if len(b.text) > _PROSE] or [0]
    for rank, some in ((Rank.BARE, blocks[: prose[0]]), (Rank.FOOT, blocks[prose[-1] + 1 :])):
        for block in some:
            _read_block(found, block, block.text, rank, document.lang)
    last = blocks[prose[-1]]
    if match := _ENDING.search(last.text, max(0, len(last.text) - 100)):
        _read_block(found, last, match["tail"].strip(), Rank.FOOT, document.lang)


_ENDING = re.compile(r"[.!?…»”\"]\s{0,3}\(?(?P<tail>[^.!?…()]{0,60})\)?\.?\s*$")


def _read_block(found: Stamps, block: Block, text: str, rank: Rank, lang: Lang) -> None:
    """A block, or its last words, that only says when: `Astana, le 12 mai 2011`."""
    if len(text) > MAX_LINE or not is_date_line(text, lang):
        return
    for span, said in _ranked(text, lang):
        if said is not Rank.NONE and (said or span.day is not None):
            distance = 2 if rank is Rank.FOOT else 0
            stamp = Stamp(span, said or rank, block.lines[-1], text, distance, block.anchor)
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
