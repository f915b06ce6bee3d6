"""What stands after a number: a currency, a physical unit, a counted noun. Data: `units.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from generator.catalog import table
from generator.model import Lang
from generator.reading.lookup import Lookup
from generator.reading.numbers import symbol_at
from generator.reading.words import Passage, singular
from generator.text import fold, plain


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts."""

    name: str | None
    """As in `Figure.unit`; None: a noun that the catalog does not know."""
    family: str
    """`money`, `percent`, `power` ..., `count`, or `refused` (durations, ranks)."""
    measure: str | None = None
    exponent: int = 0
    """Power of ten that the printed unit adds: 6 for `Mt`, told in `t`."""
    weak: bool = False
    """Small numbers of it say nothing (`les 5 pays`)."""
    beside: tuple[str, ...] = ()
    """How a word begins which its sentence must hold for the noun to mean this unit."""


UNKNOWN = Unit(None, "count")
MODELS = Unit("products", "count", "products")
# `9 E190`, `36 T-72`, `12 Mi-17`; not the hour `9 H30`.
_MODEL = re.compile(r"(?!H[0-5]\d\b)[A-Z][A-Za-z]{0,3}-?\d{2,}\w*(?:-\w+)?(?![/.,]?\d)")
_LINK = {"fr": re.compile(r" ?(?:de |d'|d |[(\"«] ?)?"), "en": re.compile("[ -]?(?:of )?")}
_PLURAL = {"fr": re.compile("[a-z-]{3,}[sx]\\b"), "en": re.compile(r"[a-z-]{2,}[^\Wius]s\b")}
_GROUP = {"fr": 2, "en": 3}
"""Words that may stand between a number and its noun: `autres projets`, `small companies`."""


class _Lexicon(NamedTuple):
    """The catalog in the form one language is searched in."""

    symbols: Mapping[str, Unit]
    nouns: Lookup[Unit]
    adjectives: frozenset[str]
    """French: what stands before a noun, in the singular. English has too many."""
    closing: frozenset[str]
    """Words that are in no noun group."""


@cache
def _lexicon(lang: Lang) -> _Lexicon:
    data = table("units")
    symbols: dict[str, Unit] = {}
    nouns: Lookup[Unit] = Lookup()
    # Units that need a word beside them come first.
    for unit, printed, words in sorted(_entries(data, lang), key=lambda entry: not entry[0].beside):
        for symbol in printed:
            text, power = (symbol, 0) if isinstance(symbol, str) else symbol
            symbols[plain(text)] = replace(unit, exponent=power)
        for word in words:
            # English nouns as they stand, so that `company executives` are no companies.
            nouns.add(word, unit, plural=lang == "fr")
    adjectives = frozenset(singular(fold(word)) for word in data["adjectives"].get(lang, ()))
    return _Lexicon(symbols, nouns, adjectives, frozenset(map(fold, data["closing"][lang])))


def _entries(data: Any, lang: Lang) -> Iterator[tuple[Unit, list[Any], list[str]]]:
    """Every entry of the catalog as (unit, symbols, words of the language)."""
    for code, entry in data["currencies"].items():
        yield Unit(code, "money"), [code, *entry.get("symbols", ())], _inflected(entry, lang)
    for key, entry in data["units"].items():
        name, power = entry.get("name", key), entry.get("power", 0)
        unit = Unit(name, entry["family"], entry.get("measure"), power, beside=_beside(entry))
        yield unit, entry.get("symbols", []), _inflected(entry, lang)
    for key, entry in data["nouns"].items():
        name, weak = entry.get("name", key), entry.get("weak", False)
        unit = Unit(name, "count", entry.get("measure", name), 0, weak, _beside(entry))
        yield unit, [], entry[lang]
    yield Unit(None, "refused"), [], _inflected(data["refused"], lang)


def _beside(entry: Any) -> tuple[str, ...]:
    return tuple(fold(word).removesuffix("*") for word in entry.get("beside", ()))


def _inflected(entry: Any, lang: Lang) -> list[str]:
    """The names of a unit; of English ones the plurals, too, at the end or after the first word."""
    words: list[str] = entry.get(lang, [])
    if lang != "en":
        return words
    return words + [f"{w}s" for w in words] + [re.sub(r"^\S+", r"\g<0>s", w) for w in words]


def unit_after(text: Passage, at: int, sentence: range, lang: Lang) -> tuple[Unit | None, int]:
    """The unit that follows a number which ends at a place, and where its words end.

    A symbol, a known noun in the noun group (`39 autres projets`, `500 small companies`), else
    any lower-case plural, which is `UNKNOWN`. `sentence` are the words to look at.
    """
    lexicon = _lexicon(lang)
    link = _LINK[lang].match(text.plain, at)
    noun = link.end() if link else at
    if found := symbol_at(text.plain, noun, lexicon.symbols):
        return found
    group = list(_group(text, noun, sentence, lang))
    for index in group:
        for match in lexicon.nouns.find(text, index, index + 1):
            beside = match.value.beside
            if not beside or any(text.folded[i].startswith(beside) for i in sentence):
                return match.value, text.ends[match.end - 1]
    for index in group if lang == "en" else reversed(group):  # French adjectives are no nouns
        plural = _PLURAL[lang].match(text.plain, text.starts[index])
        if plural and plural[0] not in lexicon.closing:
            return UNKNOWN, plural.end()
    model = _MODEL.match(text.plain, noun) if text.plain.startswith(" ", at) else None
    return (MODELS, model.end()) if model else (None, at)


def _group(text: Passage, at: int, sentence: range, lang: Lang) -> Iterator[int]:
    """The words behind a number that may begin its noun, the nearest first."""
    lexicon, first = _lexicon(lang), text.at(at)
    for index in range(first, min(first + 1 + _GROUP[lang], sentence.stop)):
        yield index
        word = text.folded[index]
        goes_on = word not in lexicon.closing
        if lang == "fr":
            goes_on = singular(word) in lexicon.adjectives
        if not goes_on or text.gap(index) not in (" ", "-"):
            return
