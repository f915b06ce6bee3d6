"""The people whom an article names: known ones by any spelling, others by the form of the text."""

from __future__ import annotations

from typing import NamedTuple

from generator.model import Document, Evidence, Person
from generator.reading.known import by_name
from generator.reading.words import passages


def person_named(name: str, evidence: Evidence) -> Person:
    """The person that an editor means: a known one by any spelling, else the name as given."""
    known = by_name(name)
    return Person(known.names() if known else {"fr": name, "en": name}, None, evidence)


class _Seen(NamedTuple):
    """A person at a place, with the office that stands there."""

    key: str
    person: Person
    order: tuple[int, int]


def read_people(document: Document) -> tuple[Person, ...]:
    """The people named in the title and the body, in order of appearance, each once.

    The office is the first that the text gives them. People after whom a thing is named, authors
    and photographers are not in the article.
    """
    found: dict[str, Person] = {}
    for seen in _seen(passages(document), document.lang):
        first = found.get(seen.key)
        if first is None:
            found[seen.key] = seen.person
        elif first.office is None and seen.person.office:
            found[seen.key] = Person(first.names, seen.person.office, first.evidence)
    return tuple(found.values())
