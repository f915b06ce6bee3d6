"""People whom the catalog knows: found by any spelling of their name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from generator.catalog import table
from generator.model import Code, Lang
from generator.reading.lookup import Lookup
from generator.reading.offices import office_before
from generator.reading.words import Words, words
from generator.text import fold, tokens


class Known(NamedTuple):
    """A person of the catalog."""

    fr: str
    en: str
    country: Code
    alone: bool
    """Whether the surname without given name or office surely means this person."""
    given: frozenset[tuple[str, ...]]
    """The spellings of the given name, in words; empty when the surname is the whole name."""

    def names(self) -> dict[Lang, str]:
        """The name as each language writes it."""
        return {"fr": self.fr, "en": self.en}


class Met(NamedTuple):
    """A known person at a place in a text."""

    person: Known
    start: int
    end: int
    full: bool
    """Whether the given name stands there too."""


@cache
def _surnames() -> Lookup[Known]:
    surnames: Lookup[Known] = Lookup()
    for entry in table("people"):
        given = frozenset(tuple(t.folded for t in tokens(name)) for name in entry["given"] or ())
        known = Known(entry["fr"], entry["en"], entry["country"], bool(entry.get("alone")), given)
        for surname in {fold(name): name for name in entry["surname"]}.values():
            surnames.add(surname, known)
    return surnames


@cache
def surname_words() -> frozenset[str]:
    """The folded surnames, of one word, of the people whom the catalog knows."""
    return frozenset(fold(s) for e in table("people") for s in e["surname"] if " " not in s)


@cache
def by_name(name: str) -> Known | None:
    """The known person that a name means by itself, given name and surname or a sole name."""
    text = words(name)
    for met in find_known([text], "fr")[0]:
        if met.start == 0 and met.end == len(text.tokens) and (met.full or met.person.alone):
            return met.person
    return None


def find_known(texts: Sequence[Words], lang: Lang) -> list[list[Met]]:
    """The known people in each of an article's passages, in order.

    A surname alone counts where it surely means the person, where the full name stands elsewhere
    in the article, or, if it is nobody else's, after an office.
    """
    candidates = [list(_candidates(text)) for text in texts]
    full = {met.person for found in candidates for met in found if met.full}
    return [_chosen(text, found, full, lang) for text, found in zip(texts, candidates, strict=True)]


def _chosen(text: Words, found: list[Met], full: set[Known], lang: Lang) -> list[Met]:
    bearers = Counter((met.start, met.end) for met in found)
    kept: dict[int, Met] = {}
    for met in found:
        sure = met.full or met.person in full or met.person.alone
        if not sure and bearers[met.start, met.end] == 1:
            sure = office_before(text, met.start, lang) is not None
        rival = kept.get(met.end)
        if sure and (rival is None or _rank(met, full) > _rank(rival, full)):
            kept[met.end] = met
    return _apart(sorted(kept.values(), key=lambda met: (met.start, -met.end)))


def _rank(met: Met, full: set[Known]) -> tuple[bool, bool, bool]:
    return met.full, met.person in full, met.person.alone


def _apart(found: list[Met]) -> list[Met]:
    """Without those that overlap an earlier or longer one."""
    kept: list[Met] = []
    for met in found:
        if not kept or met.start >= kept[-1].end:
            kept.append(met)
        elif met.full and not kept[-1].full:
            kept[-1] = met
    return kept


def _candidates(text: Words) -> Iterator[Met]:
    for start, end, known in _surnames().find(text):
        if not any(token.raw[0].isupper() for token in text.tokens[start:end]):
            continue
        before = _given_before(text, start, known)
        if before is not None:
            yield Met(known, before, end, True)
        elif (behind := _given_after(text, end, known)) is not None:
            yield Met(known, start, behind, True)
        elif not known.given:
            yield Met(known, start, end, True)
        elif not _namesake(text, start) and not _goes_on(text, end):
            yield Met(known, start, end, False)


def _given_before(text: Words, start: int, known: Known) -> int | None:
    """Where the given name begins that ends before a surname: whole, or its initials."""
    for given in known.given:
        for parts in (given, tuple(word[0] for word in given)):
            first = start - len(parts)
            if _reads(text, first, parts) and _unbroken(text, first, start):
                return first
    return None


def _given_after(text: Words, end: int, known: Known) -> int | None:
    for given in known.given:
        if _reads(text, end, given) and _unbroken(text, end - 1, end + len(given) - 1):
            return end + len(given)
    return None


def _reads(text: Words, first: int, parts: tuple[str, ...]) -> bool:
    return first >= 0 and tuple(text.folded[first : first + len(parts)]) == parts


def _unbroken(text: Words, first: int, last: int) -> bool:
    """Whether no comma or stop parts the words; a dot may follow an initial."""
    for index in range(first, last):
        gap = text.gap(index)
        if gap.startswith(".") and len(text.tokens[index].raw) == 1:
            gap = gap[1:] or " "
        if gap.strip(" -‑–\u00a0\u202f"):
            return False
    return True


def _namesake(text: Words, start: int) -> bool:
    """Whether another given name stands before the surname: `Jean-Marie Le Pen`."""
    if not start or text.gap(start - 1) not in (" ", "-", "\u00a0", ". "):
        return False
    token = text.tokens[start - 1]
    return token.folded in given_names() or (len(token.raw) == 1 and token.raw.isupper())


def _goes_on(text: Words, end: int) -> bool:
    """Whether a capitalised word follows, so that the surname is a given name here."""
    return text.gap(end - 1) == " " and text.tokens[end].raw[0].isupper()


@cache
def given_names() -> frozenset[str]:
    """Folded given names by which a person is known for one; of double ones, both parts."""
    known = {
        word for entry in table("people") for name in entry["given"] or () for word in _words(name)
    }
    listed = {part for names in table("given_names").values() for part in _words(names)}
    return frozenset(known | listed)


def _words(text: str) -> list[str]:
    return [token.folded for token in tokens(text) if len(token.raw) > 1]
