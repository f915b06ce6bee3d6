"""The people whom an article names: known ones by any spelling, others by the form of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from generator.model import Code, Document, Evidence, Lang, Person
from generator.reading.gazetteer import Kind
from generator.reading.known import Met, by_name, find_known
from generator.reading.names import find_names
from generator.reading.offices import Office, office_after, office_before
from generator.reading.persons import find_forms, is_credit
from generator.reading.words import Passage, Words, passages, tongue, words
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
            key = spot.key if spot.country else _same(spot.key, found)
            person = found.get(key) or _person(passage, spot)
            if person.office is None and spot.office:
                person = replace(person, office=spot.office.text)
            found[key] = person
    return tuple(found.values())


class Spot(NamedTuple):
    """A place where a person is named."""

    start: int
    end: int
    key: str
    """What tells the person from others in the article."""
    names: tuple[tuple[Lang, str], ...]
    country: Code
    """Of a known person; empty for others."""
    office: Office | None


@lru_cache(maxsize=8)
def people_in(pages: tuple[Passage, ...], lang: Lang) -> tuple[tuple[Spot, ...], ...]:
    """Where each passage names a person, in order. Kept a while: partners ask for it too."""
    texts = [words(page.text) for page in pages]
    return tuple(
        tuple(sorted(_spots(text, lang, known)))
        for text, known in zip(texts, find_known(texts, lang), strict=True)
    )


def _spots(text: Words, lang: Lang, known: list[Met]) -> Iterator[Spot]:
    taken = set()
    for met in known:
        taken |= set(range(met.start, met.end))
        if not is_credit(text, met.start, met.end, lang):
            office = office_before(text, met.start, lang) or office_after(text, met.end, lang)
            person = met.person
            names = (("fr", person.fr), ("en", person.en))
            yield Spot(met.start, met.end, person.fr, names, person.country, office)
    for name in find_names(text, lang):
        if name.kind not in (Kind.PEOPLE, Kind.COMPOUND):
            taken |= set(range(name.start, name.end))
    for form in find_forms(text, lang, taken):
        written = text.text[text.tokens[form.start].start : text.tokens[form.end - 1].end]
        written = _cased(" ".join(written.split()))
        names = (("fr", written), ("en", written))
        yield Spot(form.start, form.end, fold(written), names, "", form.office)


def _cased(name: str) -> str:
    """A name with its surname in normal letters: `Nicolas SARKOZY`."""
    return re.sub(r"[^\W\d_]{3,}", lambda m: m[0].title() if m[0].isupper() else m[0], name)


def _same(key: str, found: Mapping[str, Person]) -> str:
    """The key of the person already found who is meant by a shorter or longer form of the name."""
    parts = set(key.replace("-", " ").split())
    for other in found:
        others = set(fold(other).replace("-", " ").split())
        if len(parts & others) > 1 and (parts <= others or others <= parts):
            return other
    return key


def _person(passage: Passage, spot: Spot) -> Person:
    text = words(passage.text)
    start, end = text.tokens[spot.start].start, text.tokens[spot.end - 1].end
    rule = "a known person" if spot.country else "a name beside an office or with a given name"
    return Person(dict(spot.names), None, passage.evidence(start, end, rule))
