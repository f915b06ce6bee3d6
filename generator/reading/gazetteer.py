"""Every name, demonym, capital, city and organisation of the catalog, with what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from babel import Locale

from generator.catalog import table
from generator.model import Code, Lang
from generator.reading.words import singular
from generator.text import fold, tokens


class Kind(StrEnum):
    """How a text names a partner."""

    NAME = "by name"
    PEOPLE = "by its people or adjective"
    CAPITAL = "by its capital"
    CITY = "by a city"
    BODY = "by the organisation's name"
    HINT = "by a word that may mean it"
    FIRM = "by one of its companies"
    """Adds to what else speaks for the country; no mention by itself."""
    LEADER = "by one of its people"
    """As FIRM; found by `people`, not here."""
    PREFIX = "by a prefix"
    """The first part of a compound adjective (`sino-`)."""


class Name(NamedTuple):
    """What a phrase stands for."""

    code: Code
    kind: Kind
    case: str = ""
    """`first`: needs a capital; `all`: an acronym, in capitals only; empty: any case; else the
    acronym itself, to be written just so (`CdE`)."""
    careful: bool = False
    """The phrase may be another thing too: it needs company."""


NO_NAME = Name("", Kind.NAME)
"""What a phrase stands for that holds a name and means no partner (`mer Caspienne`)."""
_Entry = Mapping[str, Any]
# `l'Union` is found as `Union`: else the article would hide the longer name behind it.
_ARTICLE = re.compile(r"^(?:l'|les |the )(?=..)")
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
_ADJECTIVES = ("demonyms", "people")


def names(lang: Lang) -> Iterator[tuple[str, Name]]:
    """The phrases to look for in a text of a language, each with what it stands for.

    The first to claim a phrase for a code says best what it is: its name, its capital.
    """
    for phrase in table("grammar")[lang]["masks"]:
        yield phrase, NO_NAME
    found: dict[tuple[str, Code], Name] = {}
    for listed in (_territories(lang), _organisations(lang)):
        for phrase, name in listed:
            bare = _ARTICLE.sub("", fold(phrase))
            forms = (
                (bare, f"au {bare[3:]}", f"du {bare[3:]}") if bare.startswith("le ") else (bare,)
            )
            for form in forms:  # Le Caire, au Caire
                found.setdefault((form, name.code), name)
    for (phrase, _), name in found.items():
        yield phrase, name


def _territories(lang: Lang) -> Iterator[tuple[str, Name]]:
    labels = Locale(lang).territories
    for code, entry, more in _entries(lang):
        state = [*_spellings(str(entry.get("name") or ""), str(labels.get(code, "")))]
        aliases, capital = _listed(entry.get("aliases")), _listed(entry.get("capital"))
        kinds = dict.fromkeys(map(fold, capital), Kind.CAPITAL)
        kinds |= dict.fromkeys(map(fold, [*state, *aliases]), Kind.NAME)
        # Names that need company are listed nowhere else; the first may be the capital.
        for text in _listed(entry.get("careful")):
            kind = Kind.CITY if capital else Kind.CAPITAL
            capital = capital or [text]
            kind = Kind.PEOPLE if text.islower() else kinds.get(fold(text), kind)
            yield text, Name(code, kind, _case(text), True)
        for text in state:
            yield text, Name(code, Kind.NAME, _case(text))
        for part in (entry, *more):
            for key, kind in _KINDS.items():
                for text in _listed(part.get(key)):
                    # French writes `turc` but `Turc`, a person; English has capitals for both.
                    small = kind is Kind.PREFIX or (lang == "fr" and key in _ADJECTIVES)
                    yield text, Name(code, kind, "" if small else _case(text), kind is Kind.HINT)
        for old, new in (entry.get("former") or {}).items():
            yield str(old), Name(code, kinds.get(fold(str(new)), Kind.CITY), _case(str(old)))


def _entries(lang: Lang) -> Iterator[tuple[Code, _Entry, list[_Entry]]]:
    """Each territory, with its entries in the catalog of more places."""
    for code, data in table("territories").items():
        places = table("places").get(code) or {}
        yield code, data.get(lang) or {}, [places[key] for key in (lang, "any") if key in places]


def _organisations(lang: Lang) -> Iterator[tuple[str, Name]]:
    other = "fr" if lang == "en" else "en"
    for code, data in table("organisations").items():
        for own, entry in ((True, data.get(lang) or {}), (False, data.get(other) or {})):
            for text in [str(entry.get("name", "")), *_listed(entry.get("aliases"))]:
                # A name of one word may be an everyday word in small letters.
                yield text, Name(code, Kind.BODY, _case(text) if len(tokens(text)) == 1 else "")
            for text in _listed(entry.get("acronyms")):
                # Two letters of the other language are words here: AU, UN.
                if own or len(text) > 2:
                    yield text, Name(code, Kind.BODY, "all" if text.isupper() else text)
                    yield ".".join(text), Name(code, Kind.BODY, "all")
            for text in _listed(entry.get("adjectives")) if own else ():
                yield text, Name(code, Kind.PEOPLE)
            for text in _listed(entry.get("weak")) if own else ():
                yield text, Name(code, Kind.HINT, _case(text), True)


def _case(text: str) -> str:
    """The case a name is known by: an acronym's, a proper name's, or any."""
    if len(text) > 1 and text.isupper():
        return "all"
    return "" if text.islower() else "first"


def _spellings(*names: str) -> Iterator[str]:
    """A territory's names as texts write them: without CLDR's additions, each variant apart."""
    for name in names:
        for part in re.split(r"[()]", name):
            text = re.sub(r"R\.A\.S\. chinoise de |SAR China", "", part).replace(" &", " and")
            yield text.strip()
            yield re.sub(r"\bSt\.? ", "Saint ", text.strip())


def _listed(value: object) -> list[str]:
    """A catalog's list of texts, or its single text, as a list."""
    if isinstance(value, str):
        return [value]
    return [str(item) for item in value] if isinstance(value, list) else []


@cache
def adjectives(lang: Lang) -> frozenset[str]:
    """The words that say of which people somebody or something is: folded, in the singular."""
    return frozenset(
        singular(fold(word))
        for _, entry, more in _entries(lang)
        for part in (entry, *more)
        for key in _ADJECTIVES
        for word in _listed(part.get(key))
    )
