"""Every name, demonym, capital, city and organisation of the catalog, ready to be looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from babel import Locale

from generator.catalog import table
from generator.model import Code, Lang
from generator.reading.words import Phrases, other
from generator.text import fold, tokens


class Kind(StrEnum):
    """How a text names a partner."""

    NAME = "by name"
    PEOPLE = "by its people or adjective"
    COMPOUND = "in a compound adjective"
    CAPITAL = "by its capital"
    CITY = "by a city"
    BODY = "by name of the organisation"
    HINT = "by a word that may mean it"
    PREFIX = "prefix"
    """The first part of a compound (`sino-`); found as COMPOUND."""


class Name(NamedTuple):
    """What a phrase stands for."""

    code: Code
    kind: Kind
    careful: bool = False
    """The phrase may be another thing too: it needs company."""
    capitals: str = ""
    """`first`: needs a capital; `all`: an acronym, in capitals only; else any case."""


NO_NAME = Name("", Kind.NAME)
"""What a phrase stands for that holds a name and means no partner (`mer Caspienne`)."""
_LISTS = {
    "aliases": Kind.NAME,
    "former": Kind.NAME,
    "demonyms": Kind.PEOPLE,
    "prefixes": Kind.PREFIX,
    "cities": Kind.CITY,
    "places": Kind.CITY,
}


@cache
def gazetteer(lang: Lang) -> Phrases[Name]:
    """The names to look for in a text of a language; built once."""
    names: Phrases[Name] = Phrases()
    for phrase in table("grammar")[lang]["masks"]:
        names.add(phrase, NO_NAME)
    for phrase, name in {**_territories(lang), **_organisations(lang)}.items():
        names.add(phrase[0], name)
    return names


_Found = dict[tuple[str, Code], Name]


def _territories(lang: Lang) -> _Found:
    found: _Found = {}
    labels = Locale(lang).territories
    for code, data in table("territories").items():
        entry: Mapping[str, Any] = {**data, **(data.get(lang) or {})}
        careful = {fold(word) for word in entry.get("careful") or ()}

        def add(text: str, kind: Kind, code: Code = code, careful: set[str] = careful) -> None:
            words = [t for t in tokens(text) if not t.raw.isdigit()]
            if words and (fold(text), code) not in found:
                # An everyday word with a capital in the catalog is the name only with a capital.
                first = "" if kind in (Kind.PEOPLE, Kind.PREFIX) or text.islower() else "first"
                found[fold(text), code] = Name(code, kind, fold(text) in careful, first)

        for text in spellings(str(entry.get("name") or ""), str(labels.get(code, ""))):
            add(text, Kind.NAME)
        for capital in _listed(entry.get("capital")):
            add(capital, Kind.CAPITAL)
        for key, kind in _LISTS.items():
            for text in _listed(entry.get(key)):
                for form in plurals(text, lang) if kind is Kind.PEOPLE else (text,):
                    add(form, kind)
    return found


def _organisations(lang: Lang) -> _Found:
    found: _Found = {}
    for code, data in table("organisations").items():
        for own in (True, False):
            entry = data.get(lang if own else other(lang)) or {}
            for text in [entry.get("name", ""), *_listed(entry.get("aliases"))]:
                # Names with one word in small letters may be everyday words: capital wanted.
                first = "first" if len(tokens(text)) == 1 else ""
                found.setdefault((fold(text), code), Name(code, Kind.BODY, False, first))
            for text in _listed(entry.get("acronyms")) if own or len(code) > 2 else ():
                if own or len(text) > 2:
                    found[fold(text), code] = Name(code, Kind.BODY, False, "all")
                    if len(text) > 1 and text.isalpha():
                        found[".".join(fold(text)), code] = Name(code, Kind.BODY, False, "all")
            for text in _listed(entry.get("adjectives")) if own else ():
                found.setdefault((fold(text), code), Name(code, Kind.PEOPLE))
            for text in _listed(entry.get("weak")) if own else ():
                first = "" if text.islower() else "first"
                found.setdefault((fold(text), code), Name(code, Kind.HINT, True, first))
    return found


def spellings(*names: str) -> Iterable[str]:
    """A territory's names as texts write them: without CLDR's additions, each variant apart."""
    for name in names:
        for part in re.split(r"[()]", name):
            part = re.sub(r"R\.A\.S\. chinoise de |SAR China", "", part).strip()
            if part and not (part.islower() and part != name):
                yield part.replace(" & ", " and ")
                if re.search(r"\bSt\.? ", part):
                    yield re.sub(r"\bSt\.? ", "Saint ", part)


def plurals(word: str, lang: Lang) -> tuple[str, ...]:
    """An adjective of people and its plural, by rule."""
    folded = fold(word)
    if folded[-1:] in "sxz" or (lang == "en" and folded.endswith(("ese", "ish", "sh", "ch"))):
        return (word,)
    if lang == "en" and folded.endswith("man"):
        return (word, word[:-2] + "en")
    return (word, word + "s")


def _listed(value: object) -> list[str]:
    """A catalog's list of texts, or its single text, as a list."""
    if isinstance(value, str):
        return [value]
    return [str(item) for item in value] if isinstance(value, list) else []
