"""Every name, demonym, capital, city and organisation of the catalog, ready to be looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from babel import Locale

from generator.catalog import table
from generator.model import Code, Lang
from generator.reading.lookup import Lookup
from generator.reading.words import other
from generator.text import fold, tokens


class Kind(StrEnum):
    """How a text names a partner."""

    NAME = "by name"
    PEOPLE = "by its people or adjective"
    COMPOUND = "in a compound adjective"
    CAPITAL = "by its capital"
    CITY = "by a city"
    BODY = "by the organisation's name"
    HINT = "by a word that may mean it"
    FIRM = "by one of its companies"
    """Adds to what else speaks for the country; no mention by itself."""
    LEADER = "by one of its people"
    """As FIRM; found by `people`, not here."""
    PREFIX = "by a prefix"
    """The first part of a compound (`sino-`); found as COMPOUND, else not at all."""


class Name(NamedTuple):
    """What a phrase stands for."""

    code: Code
    kind: Kind
    careful: bool = False
    """The phrase may be another thing too: it needs company."""
    capitals: str = ""
    """`first`: needs a capital; `all`: an acronym, in capitals only; empty: any case; else the
    acronym itself, to be written just so (`CdE`)."""


NO_NAME = Name("", Kind.NAME)
"""What a phrase stands for that holds a name and means no partner (`mer Caspienne`)."""
Entry = Mapping[str, Any]
# `l'Union` is found as `Union`: else the article would hide the longer name behind it.
_ARTICLE = re.compile(r"(?:l'|les |the )(?=..)")
_KINDS = {
    "aliases": Kind.NAME,
    "demonyms": Kind.PEOPLE,
    "prefixes": Kind.PREFIX,
    "capital": Kind.CAPITAL,
    "cities": Kind.CITY,
    "people": Kind.CITY,
    "hints": Kind.HINT,
    "firms": Kind.FIRM,
}


@cache
def gazetteer(lang: Lang) -> Lookup[Name]:
    """The names to look for in a text of a language; built once."""
    names: Lookup[Name] = Lookup()
    for phrase in table("grammar")[lang]["masks"]:
        names.add(phrase, NO_NAME)
    found: dict[tuple[str, Code], Name] = {}
    for pairs in (_territories(lang), _organisations(lang)):
        for phrase, name in pairs:
            # The first to claim a phrase for a code says best what it is: its name, its capital.
            article = _ARTICLE.match(phrase)
            found.setdefault((fold(phrase[article.end() if article else 0 :]), name.code), name)
    for (phrase, _), name in found.items():
        names.add(phrase, name)
    return names


def _territories(lang: Lang) -> Iterator[tuple[str, Name]]:
    labels = Locale(lang).territories
    for code, data in table("territories").items():
        entry: Entry = data.get(lang) or {}
        names = list(_spellings(str(entry.get("name") or ""), str(labels.get(code, ""))))
        yield from _doubtful(code, entry, names, lang)
        for text in names:
            yield text, Name(code, Kind.NAME, False, _capitals(text))
        for part in (entry, (table("places").get(code) or {}).get(lang) or {}):
            for key, kind in _KINDS.items():
                for text in _listed(part.get(key)):
                    people = key in ("demonyms", "people")
                    case = "" if people or kind is Kind.PREFIX else _capitals(text)
                    for form in _plurals(text, lang) if people else (text,):
                        yield form, Name(code, kind, kind is Kind.HINT, case)
        # A former name stands for what its present name stands for.
        for old, new in (entry.get("former") or {}).items():
            kind = _kind_of(str(new), entry, names)
            yield str(old), Name(code, kind, False, _capitals(str(old)))


def _doubtful(code: Code, entry: Entry, names: list[str], lang: Lang) -> Iterator[tuple[str, Name]]:
    """The names that need company; the catalog lists them nowhere else."""
    for index, text in enumerate(_listed(entry.get("careful"))):
        kind = _kind_of(text, entry, names)
        if text.islower():
            for form in _plurals(text, lang):
                yield form, Name(code, Kind.PEOPLE, True)
        elif kind is Kind.CITY and index == 0 and not entry.get("capital"):
            yield text, Name(code, Kind.CAPITAL, True, "first")
        else:
            yield text, Name(code, kind, True, "first")


def _kind_of(text: str, entry: Entry, names: list[str]) -> Kind:
    """What a name stands for: the state, its capital, or another place."""
    wanted = fold(text)
    if wanted in map(fold, [*names, *_listed(entry.get("aliases"))]):
        return Kind.NAME
    return Kind.CAPITAL if wanted in map(fold, _listed(entry.get("capital"))) else Kind.CITY


def _organisations(lang: Lang) -> Iterator[tuple[str, Name]]:
    for code, data in table("organisations").items():
        for own in (True, False):
            entry: Entry = data.get(lang if own else other(lang)) or {}
            for text in [str(entry.get("name", "")), *_listed(entry.get("aliases"))]:
                # A name of one word may be an everyday word in small letters.
                case = _capitals(text) if len(tokens(text)) == 1 else ""
                yield text, Name(code, Kind.BODY, False, case)
            for text in _listed(entry.get("acronyms")):
                # Two letters of the other language are words here: AU, UN.
                if own or len(text) > 2:
                    yield text, Name(code, Kind.BODY, False, "all" if text.isupper() else text)
                    yield ".".join(text), Name(code, Kind.BODY, False, "all")
            if own:
                for text in _listed(entry.get("adjectives")):
                    yield text, Name(code, Kind.PEOPLE)
                for text in _listed(entry.get("weak")):
                    yield text, Name(code, Kind.HINT, True, _capitals(text))


def _capitals(text: str) -> str:
    """The case a name is known by: an acronym's, a proper name's, or any."""
    if len(text) > 1 and text.isupper():
        return "all"
    return "" if text.islower() else "first"


def _spellings(*names: str) -> Iterator[str]:
    """A territory's names as texts write them: without CLDR's additions, each variant apart."""
    for name in names:
        for part in re.split(r"[()]", name):
            text = (
                re.sub(r"R\.A\.S\. chinoise de |SAR China", "", part).strip().replace(" &", " and")
            )
            if text:
                yield text
                if re.search(r"\bSt\.? ", text):
                    yield re.sub(r"\bSt\.? ", "Saint ", text)


def _plurals(word: str, lang: Lang) -> tuple[str, ...]:
    """An adjective of people and its plural, by rule."""
    folded = fold(word)
    if folded[-1:] in "sxz" or (lang == "en" and folded.endswith(("ese", "sh", "ch"))):
        return (word,)
    if lang == "en" and folded.endswith("man"):
        return (word, word[:-2] + "en")
    return (word, word + "s")


def _listed(value: object) -> list[str]:
    """A catalog's list of texts, or its single text, as a list."""
    if isinstance(value, str):
        return [value]
    return [str(item) for item in value] if isinstance(value, list) else []


@cache
def adjectives(lang: Lang) -> frozenset[str]:
    """The folded words that say of which people somebody or something is."""
    found = set()
    for code, data in table("territories").items():
        for part in (data.get(lang), (table("places").get(code) or {}).get(lang)):
            for key in ("demonyms", "people"):
                for word in _listed((part or {}).get(key)):
                    found |= {fold(form) for form in _plurals(word, lang)}
    return frozenset(found)
