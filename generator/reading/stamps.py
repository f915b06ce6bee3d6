"""Where a page says when it was published: the dates of its head, dateline and foot, by weight.

Every date outside the body's sentences is either a stamp with a rank or refused with a reason;
which stamp is believed is for `dating` to judge.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, IntEnum

from generator.model import Document, Evidence, Lang
from generator.reading.dates import (
    MAX_LINE,
    DateSpan,
    find_dates,
    is_date_line,
    is_relative,
    is_set_off,
    reports,
    stamp_words,
)
from generator.reading.headline import BRACKETED
from generator.text import fold


class Rank(Enum):
    """How a stamp says that it is the publication date, most plainly first.

    The value names the rule, for the evidence.
    """

    PUBLISHED = "publication stamp"
    BARE = "date in the page head"
    BYLINE = "date in the byline"
    DATELINE = "dateline"
    STRAY = "date beside the page head"
    """In a line that the layout dropped near the title, or alone amid the text."""
    FOOT = "date at the foot of the article"
    TITLE = "date in the title of a regular report"
    UPDATED = "update stamp"
    NONE = "other date"
    """The words before the date say that it is another one (`© …`, `Article suivant : …`)."""

    def __lt__(self, other: Rank) -> bool:
        """Whether this is the plainer rank."""
        return _ORDER[self] < _ORDER[other]


_ORDER = {rank: number for number, rank in enumerate(Rank)}


class Place(IntEnum):
    """Where a line stands to the article, the nearest to its head first."""

    HEAD = 1
    ABOVE = 2
    FOOT = 3
    AMID = 4
    AWAY = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """A line beside the body, or a block of it, that may say when the page was published."""

    line: int
    text: str
    place: Place
    dropped: str = ""
    """Why the layout dropped the line."""
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that speaks of the page, with the piece it was read from."""

    span: DateSpan
    rank: Rank
    piece: Piece
    said: bool = False
    """Whether a word such as `publié` introduces it."""

    @property
    def words(self) -> int:
        """Words of the line beside the date."""
        return len(_LONG_WORD.findall(self.piece.text.replace(self.span.text, "")))

    @property
    def heads(self) -> bool:
        """Whether it opens a line of its own words above the title, as in a list of news."""
        above = self.piece.place is Place.ABOVE and self.span.start == 0
        return above and not self.said and self.words > 1

    @property
    def evidence(self) -> Evidence:
        """The whole line, so that the editor sees the words around the date."""
        return self.refused(self.rank.value)

    def refused(self, reason: str) -> Evidence:
        """The same words with the reason why they were not taken."""
        return Evidence(self.piece.line, self.piece.text, reason, self.piece.anchor)


_LONG = 400
_SIGNED, _LONG_WORD = 4, re.compile(r"[^\W\d_]{2,}")
"""Words that sign an article beside its date, at its foot."""
_NOTE = re.compile(r"[\[(]?\d{1,2}[\])]?\.?\s")
"""How a note on the text begins."""
_FOOT = 4
"""Lines below the body in which a date without a word still belongs to it, as a signature does."""
_ABOVE = 25
"""Lines above the title from which on a date is the site's or another page's."""
_PROSE = 200
"""A block longer than this is prose: the page head ends with it, and the foot begins after it."""
_NOT_OURS = re.compile(
    r"comment|caption|photo|picture|image|other|next|previous|copyright|foreign|advert|list|teaser"
)


def find_stamps(document: Document) -> tuple[list[Stamp], list[Evidence]]:
    """The dates that speak of the page itself, the plainest first, and those refused, with reasons.

    They may be full or partial.
    """
    taken: list[Stamp] = []
    refused: list[Evidence] = []
    title = document.title.evidence.line
    pieces = [piece for piece in _pieces(document) if len(piece.text) <= _LONG]
    stamps = [s for piece in pieces for s in _stamps(piece, document.lang)]
    own = (s for s in stamps if not _NOT_OURS.search(s.piece.dropped))
    low = {s for s in own if s.heads or (s.piece.place > Place.ABOVE and s.rank < Rank.UPDATED)}
    # Of more days than one article has: then they are other articles' or comments'.
    days = {(s.said, s.span.year, s.span.month, s.span.day) for s in low}
    many = Counter(said for said, *_ in days)
    for stamp in stamps:
        if reason := _refusal(stamp, listed=many[stamp.said] > 1 and stamp in low):
            refused.append(stamp.refused(reason))
        else:
            taken.append(_weighed(stamp))
    dated = {stamp.piece for stamp in stamps}
    refused += (
        Evidence(p.line, p.text, "counts from a day that the page does not give")
        for p in pieces
        if p not in dated and not p.dropped and not p.anchor and is_relative(p.text)
    )
    taken += [*_title(document), *_dateline(document)]
    taken.sort(key=lambda s: (s.rank, s.piece.place, abs(s.piece.line - title), s.span.start))
    return taken, refused


def _pieces(document: Document) -> Iterator[Piece]:
    """The lines beside the article, and the blocks that the layout may have taken for body."""
    blocks, title = document.blocks, document.title.evidence.line
    lead = blocks[:3][-1].lines[-1] if blocks else 0
    end = max((n for block in blocks for n in block.lines), default=0)

    def place(number: int) -> Place:
        if number > end:
            return Place.FOOT if number <= end + _FOOT else Place.AWAY
        if number >= title:
            return Place.HEAD if number <= lead else Place.AMID
        return Place.ABOVE if number >= title - _ABOVE else Place.AWAY

    for i, line in enumerate(document.head):
        text = line.text
        if text.isdigit():  # a day above its month and its year
            text = " ".join(below.text for below in document.head[i : i + 3])
        yield Piece(line.number, text, place(line.number))
    for dropped in document.dropped:
        if _DIGIT.search(dropped.text, 0, _LONG):
            yield Piece(dropped.line, dropped.text, place(dropped.line), dropped.reason)
    prose = [i for i, block in enumerate(blocks) if len(block.text) > _PROSE] or [0]
    for i, block in enumerate(blocks):
        text, where = block.text, Place.HEAD if i < max(prose[0], 3) else Place.FOOT
        amid = max(prose[0], 3) <= i <= prose[-1]
        if len(text) <= MAX_LINE and not amid and _DIGIT.search(text):
            yield Piece(block.lines[-1], text, where, "", block.anchor)


_DIGIT = re.compile(r"\d")


def _stamps(piece: Piece, lang: Lang) -> Iterator[Stamp]:
    """The dates of a piece with the rank that the words around each give it."""
    previous, text = 0, piece.text
    alone = is_date_line(text, lang)
    for span in find_dates(text, lang):
        before = fold(text[max(previous, span.start - 80) : span.start])
        previous = span.end
        if piece.anchor and not (alone or is_set_off(span, text)):
            continue  # a sentence of the text
        said = _said(before, fold(text[span.end : span.end + 30]), timed=span.time)
        rank = said or _unmarked(span, piece, alone)
        yield Stamp(span, rank, piece, said is not None)


_WORDS = {
    Rank.PUBLISHED: stamp_words("published"),
    Rank.UPDATED: stamp_words("updated"),
    Rank.NONE: stamp_words("refused", "pictures", "moved"),
}


def _said(before: str, after: str, *, timed: bool) -> Rank | None:
    """What the nearest stamp word before a date, or else one after it, makes of it."""
    if stamp_words("moved").search(after):
        return Rank.NONE
    # `© AFP 3 avril 2014 18:02`: a picture has no hour.
    before = before.strip("©") if timed else before
    ends = [(word.end(), rank) for rank, words in _WORDS.items() for word in words.finditer(before)]
    pictured = not ends and stamp_words("pictures").search(after)
    return max(ends)[1] if ends else Rank.NONE if pictured else None


def _unmarked(span: DateSpan, piece: Piece, alone: bool) -> Rank:
    """The rank of a date that no stamp word introduces; NONE where it tells of something else."""
    if alone and span.form != "part":
        return Rank.STRAY if span.form == "range" else Rank.BARE
    if span.form == "range" or span.day is None or len(piece.text) > MAX_LINE:
        return Rank.NONE
    if span.full and piece.text[span.start - 1 : span.end + 1] == f"/{span.text}/":
        return Rank.BYLINE  # in the page's address
    # What the layout kept beside the text speaks of it.
    marked = span.full or span.time or span.weekday is not None
    kept = not piece.dropped or is_set_off(span, piece.text)
    return Rank.BYLINE if marked and kept else Rank.NONE


_ISSUE = re.compile(r"\W*(?:n\s?[°ºo]s?|num[eé]ro|issue|vol(?:ume)?\.?)\s*\d", re.IGNORECASE)


def _refusal(stamp: Stamp, listed: bool) -> str | None:
    """Why a date beside the article is not its own, None where it may be."""
    span, dropped, place = stamp.span, stamp.piece.dropped, stamp.piece.place
    if stamp.rank is Rank.NONE or _NOT_OURS.search(dropped):
        return f"dates something else ({dropped or 'by the words around it'})"
    if listed:
        return "is one of a list of dates"
    if place is Place.AWAY:
        return "stands too far from the head of the article"
    if stamp.said:
        return None
    numbered = _ISSUE.match(stamp.piece.text)  # a magazine's own line, wherever it prints it
    if span.day is None and not numbered and (dropped or place > Place.ABOVE):
        return "names a month beside the article"
    noted = _NOTE.match(stamp.piece.text, 0, span.start)
    if place is Place.FOOT and (dropped or span.time or noted or stamp.words > _SIGNED):
        return "stands below the article, as those of comments and of other pages do"
    return None


def _weighed(stamp: Stamp) -> Stamp:
    """The stamp with the rank that its place leaves it."""
    place, rank = stamp.piece.place, stamp.rank
    if place is Place.FOOT:
        rank = max(rank, Rank.FOOT)
    elif not stamp.said and (stamp.piece.dropped or place is Place.AMID):
        rank = Rank.STRAY
    return replace(stamp, rank=rank)


def _title(document: Document) -> Iterator[Stamp]:
    """The date of a regular report (`Revue de presse du 3 mars 2014`), or a stamp glued on."""
    title = document.title.evidence
    piece = Piece(title.line, title.text, Place.HEAD)
    for span in find_dates(title.text, document.lang):
        before = fold(title.text[max(0, span.start - 48) : span.start])
        if span.full and reports().search(before.rpartition(".")[2]):
            yield Stamp(span, Rank.TITLE, piece)
        # In words it may be the day of what the title tells.
        elif span.full and (
            ((span.time or span.form == "digits") and is_set_off(span, title.text))
            or ((behind := BRACKETED.search(title.text)) and behind[1] == span.text)
        ):
            yield Stamp(span, Rank.BYLINE, piece)


def _dateline(document: Document) -> Iterator[Stamp]:
    """`ASTANA, le 1er novembre 2019 (Xinhua) –` before the first words of the story."""
    words = document.dateline
    for span in find_dates(words, document.lang)[:1]:
        block = next(b for b in document.blocks if words in b.text[:160])
        piece = Piece(block.lines[0], words, Place.HEAD, "", block.anchor)
        if span.day:
            yield Stamp(span, Rank.DATELINE, piece)
