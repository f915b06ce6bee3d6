"""Where a page says when it was published: the dates of its head, dateline and foot, by weight.

Every date outside the body's sentences is either a stamp with a rank or refused with a reason;
which stamp is believed is for `dating` to judge.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from generator.catalog import table
from generator.model import Block, Document, Evidence
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
    Rank.TITLE: "title of a dated report",
    Rank.UPDATED: "update stamp, no publication stamp",
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that speaks of the page, with the line it was read from."""

    span: DateSpan
    rank: Rank
    line: int
    text: str
    anchor: str | None = None

    @property
    def evidence(self) -> Evidence:
        """The whole line, so that the editor sees the words around the date."""
        return Evidence(self.line, self.text, self.rank.rule, self.anchor)


class Stamps(NamedTuple):
    """The stamps of a page in its own order, and what looked like one and is none."""

    taken: list[Stamp]
    refused: list[Evidence]


def find_stamps(document: Document) -> Stamps:
    """All dates that speak of the page itself, full or partial, and those refused with reasons."""
    found = Stamps([], [])
    last_body = max((n for b in document.blocks for n in b.lines), default=0)
    closed = _closing_line(document, last_body)
    for line in document.head:
        _read_line(found, line.number, line.text, document, last_body, closed)
    for line in document.dropped:
        _read_dropped(found, line.line, line.text, line.reason, document, closed)
    _read_title(found, document)
    _read_body(found, document)
    found.taken.sort(key=lambda s: (s.line, s.span.start))
    return found


@cache
def _any_of(key: str) -> re.Pattern[str]:
    """One pattern for a list of the catalog."""
    return re.compile("|".join(table("dates")[key]))


def _closing_line(document: Document, last_body: int) -> int:
    """The first line below the body where other voices or other pages begin."""
    lines = [(d.line, d.text) for d in document.dropped]
    lines += [(h.number, h.text) for h in document.head]
    lines += [(r.number, "related") for r in document.related]
    closing = _any_of("closing")
    below = (n for n, text in lines if n > last_body and closing.search(fold(text[:200])))
    return min(below, default=sys.maxsize)


_NOT_OURS = re.compile(
    r"comment|caption|photo|picture|image|related|other|next|previous|copyright|advert|list|teaser"
)


def _read_dropped(
    found: Stamps, number: int, text: str, reason: str, document: Document, closed: int
) -> None:
    """Of what is no part of the page, only a plain `Publié le …` is believed."""
    if not text[:400].strip() or not any(c.isdigit() for c in text[:400]):
        return
    for span, role in _roles(text[:400], document):
        if role is None and not is_date_line(text, document.lang):
            continue
        if (
            role in (Rank.PUBLISHED, Rank.UPDATED)
            and number < closed
            and not _NOT_OURS.search(reason)
            and len(text) <= MAX_LINE
        ):
            found.taken.append(Stamp(span, role, number, text))
        elif span.year is not None:
            found.refused.append(Evidence(number, text, f"stands in a dropped line ({reason})"))


def _read_line(
    found: Stamps, number: int, text: str, document: Document, last_body: int, closed: int
) -> None:
    """A line beside the article: stamped, bare, a byline, or about something else."""
    spans = list(_roles(text, document))
    if not spans and is_relative(text):
        found.refused.append(
            Evidence(number, text, "counts from a day that the page does not give")
        )
    for span, role in spans:
        below = number > last_body
        if number > closed:
            found.refused.append(Evidence(number, text, "stands among comments or other articles"))
        elif role is Rank.TITLE:
            found.refused.append(
                Evidence(number, text, "is the date of something else, by the words before it")
            )
        elif role is not None:
            found.taken.append(Stamp(span, role, number, text))
        elif (rank := _unmarked(span, text, document, below)) is not None:
            found.taken.append(Stamp(span, rank, number, text))
        else:
            found.refused.append(Evidence(number, text, "stands in a sentence, not in a stamp"))


_BYLINE = re.compile(
    r"^(?:[Pp]ar|PAR|[Bb]y|BY|De notre|Propos|Texte|Source)\b|^[A-ZÀ-Þ][\w.’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]*){0,4}\s?[,|–—·•/-]"
)
_ISSUE = re.compile(
    r"(?:[—–|,;·•(]|\s-|n[°ºo]\s?\d{1,5}\.?|^)\s{0,2}(?:de\s|d['’])?$", re.IGNORECASE
)


def _unmarked(span: DateSpan, text: str, document: Document, below: bool) -> Rank | None:
    """The rank of a date that no stamp word introduces, None where it tells of something else."""
    if span.form in ("season", "part") and not is_date_line(text, document.lang):
        return None
    if span.day is None:
        ends = len(text) - span.end <= 12 or is_date_line(text, document.lang)
        return Rank.BARE if ends and not below and _ISSUE.search(text, 0, span.start) else None
    if is_date_line(text, document.lang):
        return Rank.FOOT if below else Rank.BARE
    if span.form == "range" or len(text) > MAX_LINE:
        return None
    if _BYLINE.search(text) and (span.full or span.time or span.weekday is not None):
        return Rank.FOOT if below else Rank.BYLINE
    return None


def _roles(text: str, document: Document) -> Iterator[tuple[DateSpan, Rank | None]]:
    """Each date of a line with what the words before it say: TITLE stands for `not the page's`."""
    previous = 0
    for span in find_dates(text, document.lang):
        before = fold(text[max(previous, span.start - 80) : span.start])
        previous = span.end
        yield span, _role(before, fold(text[span.end : span.end + 24]))


def _role(before: str, after: str) -> Rank | None:
    places = {rank: _last(stamp_words(name), before) for rank, name in _ROLE_WORDS.items()}
    rank, place = max(places.items(), key=lambda item: item[1])
    if place < 0:
        return Rank.TITLE if _OTHERS.search(before) or _REPLY.match(after) else None
    return rank


_ROLE_WORDS = {Rank.PUBLISHED: "published", Rank.UPDATED: "updated", Rank.TITLE: "refused"}
_OTHERS = re.compile(r"\b(?:suivante?|precedente?|prochaine?|next|previous)\b|[←→«»]")
_REPLY = re.compile(r"[^a-z]{0,12}(?:dit\b|says\b|repondre|reply|a ecrit|wrote\b)")


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((m.end() for m in pattern.finditer(text)), default=-1)


def _read_title(found: Stamps, document: Document) -> None:
    """A review or briefing carries its own day in its title (`Revue de presse du 3 mars 2014`)."""
    title = document.title
    for span in find_dates(title.value, document.lang):
        if span.full and _any_of("reports").search(
            fold(title.value[max(0, span.start - 48) : span.start])
        ):
            found.taken.append(Stamp(span, Rank.TITLE, title.evidence.line, title.value))


_PARAGRAPH = 200
"""A block longer than this is prose: the page head ends with it, and the foot begins after it."""


def _read_body(found: Stamps, document: Document) -> None:
    """Stamps the layout left in the body: above the first prose, below the last, datelines."""
    blocks = document.blocks
    prose = [i for i, b in enumerate(blocks) if len(b.text) > _PARAGRAPH]
    first, last = (prose[0], prose[-1]) if prose else (0, len(blocks) - 1)
    if prose or blocks:
        _read_dateline(found, document, blocks[: first + 1])
    for block in (*blocks[:first], *blocks[last + 1 :]):
        below = block in blocks[last + 1 :]
        for span, role in _roles(block.text, document) if len(block.text) <= MAX_LINE else ():
            if is_date_line(block.text, document.lang) or _SIGNED.search(block.text):
                if role is Rank.TITLE or (span.day is None and role is None):
                    continue
                rank = role if role is not None else Rank.FOOT if below else Rank.BARE
                found.taken.append(Stamp(span, rank, block.lines[0], block.text, block.anchor))
    for block in blocks[last : last + 1]:
        _read_ending(found, document, block)


_SIGNED = re.compile(
    r"^\(?(?:[Ss]ource|[Pp]ublié|[Mm]is en ligne|[Pp]aru|[Pp]osted|[Pp]ublished)\b"
)
_ENDING = re.compile(r"[.!?…»”\"]\s{0,3}\(?(?P<tail>[^.!?…()]{0,60})\)?\.?\s*$")


def _read_ending(found: Stamps, document: Document, block: Block) -> None:
    """`… de la région. Astana, le 12 mai 2011`: the last words of the last paragraph."""
    match = _ENDING.search(block.text, max(0, len(block.text) - 100))
    if match is None or not is_date_line(match["tail"], document.lang):
        return
    for span, role in _roles(match["tail"], document):
        if role is not Rank.TITLE and (span.full or role is not None):
            text = match["tail"].strip()
            found.taken.append(Stamp(span, role or Rank.FOOT, block.lines[-1], text, block.anchor))


_PLACE = re.compile(
    r"^[«\"“(\s]*[A-ZÀ-Þ][^\d.!?;:]{1,48}?[,(/–—-]\s*(?:le\s)?$|^\s*\(?(?:le\s)?$", re.IGNORECASE
)
_DASH = re.compile(
    r"\s*(?:,?\s?\d{4})?\s*(?:\([^()]{1,40}\)|/[^/]{1,30}/|[,–—-]{1,2}\s?[A-ZÀ-Þ][\w .]{1,20})?\s*(?:[–—:.]|--?\s|-$|\)|$|\|)"
)


def _read_dateline(found: Stamps, document: Document, blocks: Iterable[Block]) -> None:
    """`ASTANA, le 1er novembre 2019 (Xinhua) –` before the first words of the story."""
    texts = [(document.dateline, None)] if document.dateline else []
    texts += [(b.text[:140], b) for b in blocks]
    anchor = document.blocks[0]
    for text, block in texts:
        spans = find_dates(text, document.lang)
        if not spans or spans[0].day is None:
            continue
        span, place = spans[0], text[: spans[0].start]
        inside = block is None or (
            _PLACE.match(place) and len(place.split()) <= 7 and _DASH.match(text, span.end)
        )
        if inside and not _is_bare_line(block, document):
            here = block or anchor
            head = text if block is None else text[: span.end].strip()
            found.taken.append(Stamp(span, Rank.DATELINE, here.lines[0], head, here.anchor))
            return


def _is_bare_line(block: Block | None, document: Document) -> bool:
    return block is not None and is_date_line(block.text, document.lang)
