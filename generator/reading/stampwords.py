"""What the words of a line make of a date in it: a stamp of the page, of an update, of nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum

from generator.model import Lang
from generator.reading.dates import MAX_LINE, DateSpan, find_dates, is_date_line
from generator.reading.datewords import stamp_words
from generator.text import fold


class Rank(IntEnum):
    """How a stamp says that it is the publication date, most plainly first."""

    PUBLISHED = 1
    BARE = 2
    BYLINE = 3
    DATELINE = 4
    STRAY = 5
    """In a line that the layout dropped near the title, or alone amid the text."""
    FOOT = 6
    TITLE = 7
    UPDATED = 8
    FAR = 9
    """Far above the title: believed if nothing better is there."""
    NONE = 10
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
    Rank.STRAY: "date beside the page head",
    Rank.FAR: "date far above the title",
    Rank.NONE: "other date",
}


BYLINE = re.compile(
    r"^(?:[Pp]ar|PAR|[Bb]y|BY|De notre|Propos|Texte|Source)\b"
    r"|^[A-ZÀ-Þ][\w.’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]*){0,4}\s?[,|–—·•/-]"
)
_SET_OFF_LEFT = re.compile(r"(?:^|[|–—·•]|\s-)\s*(?:[Ll]e\s)?$")
_SET_OFF_RIGHT = re.compile(
    r"[\s,]*(?:$|[|–—·•]|-\s|par|by)|.{0,16}\d[\dhH:]{1,4}[^|\w]*(?:$|[|–—·•])"
)
_ISSUE = re.compile(r"(?:[—–|,;·•(]|\s-|\bn[°ºo]\s?\d{1,5}\.?|^)\s{0,2}(?:de\s|d['’])?$", re.I)


def unmarked(span: DateSpan, text: str, lang: Lang) -> Rank:
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
    set_off = _SET_OFF_LEFT.search(text, 0, span.start) and _SET_OFF_RIGHT.match(text, span.end)
    return Rank.BYLINE if marked and (set_off or BYLINE.search(text)) else Rank.NONE


def opens_with(span: DateSpan, text: str) -> bool:
    """Whether a short line is a date and a few words: beside the title, no sentence is so made."""
    short = len(text) <= 80 and text[-1] not in ".!?…»"
    return bool(short and span.full and _SET_OFF_LEFT.search(text, 0, span.start))


def ranked(text: str, lang: Lang) -> Iterator[tuple[DateSpan, Rank | None]]:
    """Each date of a line with what the words around it say; None where they say nothing."""
    previous = 0
    for span in find_dates(text, lang):
        before = fold(text[max(previous, span.start - 80) : span.start])
        previous = span.end
        yield span, _said(before, fold(text[span.end : span.end + 24]))


_SAID = {
    Rank.PUBLISHED: ("published",),
    Rank.UPDATED: ("updated",),
    Rank.NONE: ("refused", "pictures"),
}
_OTHERS = re.compile(
    r"\b(?:suivante?|precedente?|prochaine?|next|previous)\b|[←→]|\b(?:dit|says|ecrit|wrote)\W*$"
)
_REPLY = re.compile(r"[^a-z]{0,12}(?:dit\b|says\b|repondre|reply|a ecrit|wrote\b)")


def _said(before: str, after: str) -> Rank | None:
    """What the nearest stamp word before a date makes of it."""
    places = {rank: _last_end(stamp_words(*names), before) for rank, names in _SAID.items()}
    rank, place = max(places.items(), key=lambda item: item[1])
    if place >= 0:
        return rank
    other = _OTHERS.search(before) or _REPLY.match(after) or stamp_words("pictures").search(after)
    return Rank.NONE if other else None


def _last_end(pattern: re.Pattern[str], text: str) -> int:
    return max((m.end() for m in pattern.finditer(text)), default=-1)
