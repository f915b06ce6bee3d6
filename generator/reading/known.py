"""People whom the catalog knows: found by any spelling of their name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from generator.catalog import table
from generator.model import Lang
from generator.reading.finding import Known, found
from generator.reading.offices import office_before
from generator.reading.words import SPACES, Passage
from generator.text import tokens


class Met(NamedTuple):
    """A known person at a place in a text."""

    person: Known
    start: int
    end: int
    full: bool
    """Whether the given name stands there too."""


@cache
def given_names() -> frozenset[str]:
    """Folded given names by which a person is known for one; of double ones, both parts."""
    known = (name for entry in table("people") for name in entry["given"] or ())
    listed = (*known, *table("given_names").values())
    return frozenset(t.folded for names in listed for t in tokens(names) if len(t.raw) > 1)


@cache
def by_name(name: str) -> Known | None:
    """The known person that a name means by itself, given name and surname or a sole name."""
    text = Passage(name)
    for met in find_known([text], "fr")[0]:
        if met.start == 0 and met.end == text.size and (met.full or met.person.alone):
            return met.person
    return None


def find_known(texts: Sequence[Passage], lang: Lang) -> list[list[Met]]:
    """The known people in each of an article's passages, in order.

    A surname alone counts where it surely means the person, where the full name stands elsewhere
    in the article, or, if it is nobody else's, after an office.
    """
    candidates = [list(_candidates(text, lang)) for text in texts]
    full = {met.person for met_here in candidates for met in met_here if met.full}
    return [_chosen(text, met, full, lang) for text, met in zip(texts, candidates, strict=True)]


def _chosen(text: Passage, candidates: list[Met], full: set[Known], lang: Lang) -> list[Met]:
    """Those who are surely meant; of several bearers of a name, the likeliest."""
    bearers = Counter((met.start, met.end) for met in candidates)

    def rank(met: Met) -> tuple[bool, bool, bool]:
        sole = bearers[met.start, met.end] == 1
        office = sole and not met.full and office_before(text, met.start, lang) is not None
        return met.full, met.person in full, met.person.alone or office

    chosen: list[Met] = []
    for met in sorted(candidates, key=lambda met: (met.start, -met.end)):
        overlaps = bool(chosen) and met.start < chosen[-1].end
        if any(rank(met)) and (not overlaps or rank(met) > rank(chosen[-1])):
            chosen[-1 if overlaps else len(chosen) :] = [met]
    return chosen


def _candidates(text: Passage, lang: Lang) -> Iterator[Met]:
    """The surnames in a text, each with whom it may mean."""
    for start, end, known in found(text, lang, Known):
        if any(map(text.capital, range(start, end))):
            first = start if not known.given else _given_before(text, start, known)
            if first is not None:
                yield Met(known, first, end, True)
            elif not _namesake(text, start, end):
                yield Met(known, start, end, False)


def _given_before(text: Passage, start: int, known: Known) -> int | None:
    """Where the given name begins that ends before a surname: whole, or its initials."""
    for given in known.given:
        first = start - len(given)
        initials = [word[0] for word in given]
        if first >= 0 and text.folded[first:start] in (list(given), initials):
            return first
    return None


def _namesake(text: Passage, start: int, end: int) -> bool:
    """Whether the surname is another's, or a given name here: `Jean-Marie Le Pen`."""
    initial = text.capital(start - 1) and len(text.raw[start - 1]) == 1
    other = initial or text.word(start - 1) in given_names()
    goes_on = text.capital(end) and text.gap(end - 1) == " "
    return goes_on or (other and text.gap(start - 1) in (*SPACES, "-", ". "))
