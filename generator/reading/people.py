"""The people whom an article names: known ones by any spelling, others by the form of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from generator.model import Code, Document, Evidence, Lang, Person
from generator.reading.gazetteer import Kind
from generator.reading.known import Met, by_name, find_known
from generator.reading.names import find_names
from generator.reading.offices import office_beside
from generator.reading.persons import find_forms, is_credit
from generator.reading.words import Passage, passages, tongue
from generator.text import fold


def person_named(name: str, evidence: Evidence) -> Person:
    """The person that an editor means: a known one by any spelling, else the name as given."""
    known = by_name(name)
    return Person(known.names() if known else {"fr": name, "en": name}, None, evidence)


def read_people(document: Document) -> tuple[Person, ...]:
    """The people named in the title and the body, in order of appearance, each once.

    The office is the first that the text gives them. People after whom a thing is named, authors
    and photographers are not in the article.
    """
    found: dict[str, Person] = {}
    pages = passages(document)
    for passage, spots in zip(pages, people_in(pages, tongue(document.lang)), strict=True):
        for spot in spots:
            key = fold(spot.fr).replace("-", " ")
            person = found.get(key) or _person(passage, spot)
            if person.office is None and spot.office:
                person = replace(person, office=spot.office)
            found[key] = person
    return tuple(found.values())


class Spot(NamedTuple):
    """A place where a person is named."""

    start: int
    end: int
    fr: str
    en: str
    country: Code
    """Of a known person; empty for others."""
    office: str | None


@lru_cache(maxsize=8)
def people_in(pages: tuple[Passage, ...], lang: Lang) -> tuple[tuple[Spot, ...], ...]:
    """Where each passage names a person, in order. Kept a while: partners ask for it too."""
    return tuple(
        tuple(sorted(_spots(text, lang, known), key=lambda spot: spot.start))
        for text, known in zip(pages, find_known(pages, lang), strict=True)
    )


def _spots(text: Passage, lang: Lang, known: list[Met]) -> Iterator[Spot]:
    taken = {index for met in known for index in range(met.start, met.end)}
    for (fr, en, country, *_), start, end, _ in known:
        if not is_credit(text, start, end, lang):
            yield Spot(start, end, fr, en, country, office_beside(text, start, end, lang))
    for name in find_names(text, lang):
        if name.kind is not Kind.PEOPLE:
            taken.update(range(name.start, name.end))
    for start, end, office in find_forms(text, lang, taken):
        written = _cased(" ".join(text.quoted(start, end).split()))
        yield Spot(start, end, written, written, "", office)


def _cased(name: str) -> str:
    """A name with its surname in normal letters: `Nicolas SARKOZY`."""
    return re.sub(r"[^\W\d_]{3,}", lambda m: m[0].title() if m[0].isupper() else m[0], name)


def _person(passage: Passage, spot: Spot) -> Person:
    rule = "a known person" if spot.country else "a name beside an office or with a given name"
    evidence = passage.evidence(spot.start, spot.end, rule)
    return Person({"fr": spot.fr, "en": spot.en}, None, evidence)
