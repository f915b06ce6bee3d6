"""One look for everything the catalogs know: names, people, offices, cues of grammar, themes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple, TypeVar

from generator.catalog import table
from generator.model import Code, Lang
from generator.reading.gazetteer import Kind, adjectives, names
from generator.reading.lookup import Lookup, Match
from generator.reading.words import Passage, singular
from generator.text import fold, tokens

T = TypeVar("T")
STRONG, WEAK = 1.0, 0.4


class Known(NamedTuple):
    """A person of the catalog; found by the surname."""

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


class Head(NamedTuple):
    """What a person may be: the noun of an office."""

    office: str


class Cue(NamedTuple):
    """What words around a name say of it."""

    key: str
    """A list of the grammar: `tie`, `visit`, `compare`."""


class Clue(NamedTuple):
    """What a phrase says for a theme."""

    theme: str
    worth: float


@cache
def word_set(lang: Lang, key: str) -> frozenset[str]:
    """The folded words of a list of the grammar, or of the catalog of persons."""
    lists = table("grammar")[lang] | table("persons")[lang]
    return frozenset(map(fold, lists[key]))


CUES = ("tie", "gather", "aside", "compare", "scenery", "war")


def found(text: Passage, lang: Lang, kind: type[T]) -> Sequence[Match[T]]:
    """The phrases in a text that stand for things of a kind, in order, longest first at each."""
    matches: Sequence[Match[T]] = _found(text, lang).get(kind, ())
    return matches


@lru_cache(maxsize=512)
def _found(text: Passage, lang: Lang) -> Mapping[type, list[Match[Any]]]:
    by_kind: dict[type, list[Match[Any]]] = defaultdict(list)
    for match in _lookup(lang).find(text):
        by_kind[type(match.value)].append(match)
    return by_kind


@cache
def _lookup(lang: Lang) -> Lookup[object]:
    """All phrases of a language; built once."""
    lookup: Lookup[object] = Lookup()
    peoples = adjectives(lang)
    for phrase, name in names(lang):
        lookup.add(phrase, name, plural=name.kind is Kind.PEOPLE or singular(phrase) in peoples)
    for phrase, known in _people():
        lookup.add(phrase, known)
    for phrase in table("persons")[lang]["offices"]:
        lookup.add(phrase, Head(phrase), plural=True)
    for key in CUES:
        for phrase in table("grammar")[lang][key]:
            lookup.add(phrase, Cue(key))
    for phrase, clue in _clues(lang):
        lookup.add(phrase, clue, plural=True)
    return lookup


def _people() -> Iterator[tuple[str, Known]]:
    for entry in table("people"):
        given = frozenset(tuple(t.folded for t in tokens(name)) for name in entry["given"] or ())
        known = Known(entry["fr"], entry["en"], entry["country"], bool(entry.get("alone")), given)
        for surname in dict.fromkeys(map(fold, entry["surname"])):
            yield surname, known


def _clues(lang: Lang) -> Iterator[tuple[str, Clue]]:
    """The phrases of the themes; each is strong or weak for a theme, never both."""
    for theme, data in table("themes").items():
        worth = dict.fromkeys((fold(str(phrase)) for phrase in data[lang]["weak"]), WEAK)
        worth |= dict.fromkeys((fold(str(phrase)) for phrase in data[lang]["strong"]), STRONG)
        for phrase, own in worth.items():
            yield phrase, Clue(theme, own)
