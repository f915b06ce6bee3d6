"""Dates on a page: the expressions a text holds, and the lines that say nothing else.

`find_dates` and its spans come from `dategrammar`; this is the door to both.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generator.catalog import table
from generator.model import Lang
from generator.reading.dategrammar import TIME, DateSpan, find_dates
from generator.text import fold

__all__ = [
    "MAX_LINE",
    "DateSpan",
    "find_dates",
    "is_date_line",
    "is_relative",
    "is_set_off",
    "stamp_words",
]

MAX_LINE = 160
"""A line that only says when a page was published is never longer."""


@cache
def stamp_words(*roles: str) -> re.Pattern[str]:
    """One pattern for the folded words of some roles of `stamps` in `catalog/dates.yaml`."""
    stamps = table("dates")["stamps"]
    return re.compile(r"(?<!\w)(?:" + "|".join(w for role in roles for w in stamps[role]) + ")")


_BAR = re.compile(r"[|·•]")


@cache
def reports() -> re.Pattern[str]:
    """What titles call that which appears every day or month, in folded words."""
    return re.compile(rf"\b(?:{'|'.join(table('dates')['reports'])})\b")


_DIGIT = re.compile(r"\d")
_PART = re.compile(r"[|,;:•·()–—\[\]]|\s-\s|\s/|/\s|\.\s")
_SLUG = re.compile(r"\s*[A-Za-z]{1,5}(?:/[A-Za-z]{1,5})+[/\s]*$")

# `Le président à Astana`, unlike `Le Figaro`, is no name of a place, a section or an outlet.
_PHRASE = re.compile(r"\s*(?:L[ea]s?|Une?|Des)\s[a-zà-ÿ]+\s")
# What the date is of (`Accord du |`, but `n° 47 du |`), what happens on it (`ouvre le |`).
_SENTENCE = re.compile(
    r"(?<!\d\s)(?<!dition\s)\b(?:du|de|of|from|since|depuis)\s{1,2}\||[^\W\d_]\s{1,2}(?:le|les|au|en)\s{1,2}\|"
)
_SIGNED = re.compile(
    r"(?P<edge>^|\|)[\s,|–—•·-]*(?:[Pp]ar|PAR|[Bb]y|BY)\s"
    r"(?:[A-ZÀ-Þ][\w.’'-]*(?:\s[\w.’'-]+){0,5}?|\w+)[\s,]*(?:le|on)?\s*(?=$|[|–—•·-])"
)
# `…, le 12 mars 2014. JEANNE DUVAL/AFP`
_CREDIT = re.compile(r"\.\s.{2,40}/\s?[A-Z]{2,}")
_ANSWER = re.compile(r"\|[\s|]{1,6}(?:[Pp]ar|[Bb]y)\s")


def is_date_line(text: str, lang: Lang) -> bool:
    """Whether a line only says when (and where, by whom) the page was published.

    Dates of history head chapters of a chronology, so a lone `5 juin` is not enough: it takes a
    year, a weekday, an hour or a word such as `publié`. A relative stamp (`Il y a 7 heures`)
    counts as one. Long lines never do.
    """
    return len(text) <= MAX_LINE and _is_date_line(text, lang)


@lru_cache(maxsize=8192)
def _is_date_line(text: str, lang: Lang) -> bool:
    folded = fold(text)
    if not _DIGIT.search(text):
        return _only_relative(folded)
    stamped = stamp_words("published", "updated").search(folded) is not None
    if not stamped and stamp_words("pictures").search(folded):
        return False
    spans = find_dates(text, lang)
    if not spans:
        return _only_relative(folded)
    if _CREDIT.match(text, spans[-1].end):
        return False
    if not (stamped or any(s.year or s.weekday is not None or s.time for s in spans)):
        return False
    rest = text
    for span in reversed(spans):
        rest = rest[: span.start] + " | " + TIME.sub(" ", rest[span.end :], count=1)
    if stamped:
        return not _strangers(fold(rest), 8)
    if any(span.time for span in spans) and _ANSWER.search(rest):
        return False
    rest = _SIGNED.sub(r"\g<edge> ", rest)
    # `AFP le 03/04/2014 à 18:02`, but `Concert le …`
    coined = rest.partition(" | ")[0].strip().removesuffix(" le").isupper()
    if _SENTENCE.search(rest) and not (coined or reports().match(folded)):
        return False
    # A place or a section has its own commas or bars; words glued to the date make a sentence.
    parts = [part for part in _PART.split(rest) if _strangers(fold(part), 0)]
    if _PHRASE.match(parts[0] if parts else ""):
        return False
    words = 5 if any(span.full and span.time for span in spans) else 3
    return len(parts) <= 2 and all(
        _SLUG.match(part) or (part.strip()[:1].isupper() and not _strangers(fold(part), words))
        for part in parts
    )


def _only_relative(folded: str) -> bool:
    rest, found = stamp_words("relative").subn(" ", folded)
    # A word such as `publié`, or a bar before the place or the section.
    marked = found and (stamp_words("published", "updated").search(folded) or _BAR.search(folded))
    return found > 0 and not _strangers(rest, 3 if marked else 0)


def is_relative(text: str) -> bool:
    """Whether a text counts from a day it does not give (`Il y a 7 heures`, `hier`)."""
    return len(text) <= MAX_LINE and stamp_words("relative").search(fold(text)) is not None


_SET_OFF_LEFT = re.compile(r"(?:^|[|–—·•]|\s-)\s*(?:[Ll]e\s)?$")
_SET_OFF_RIGHT = re.compile(r"[\s,)]*(?:$|[|–—·•]|-\s|(?:par|by)\b)")


def is_set_off(span: DateSpan, text: str) -> bool:
    """Whether bars or dashes part a date and its hour from the words of the line."""
    hour = TIME.match(text, span.end)
    return bool(
        _SET_OFF_LEFT.search(text, 0, span.start)
        and _SET_OFF_RIGHT.match(text, hour.end() if hour else span.end)
    )


def _strangers(folded: str, allowed: int) -> bool:
    """Whether more than `allowed` words say something else than when."""
    plain = stamp_words("published", "updated").sub(" ", folded)
    fillers = table("dates")["fillers"]
    words = [w for w in re.findall(r"[^\W\d_]+", plain) if w not in fillers]
    return len(words) > allowed
