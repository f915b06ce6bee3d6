"""What stands after a number: a currency, a physical unit, a counted noun. Data: `units.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from generator.catalog import table
from generator.model import Lang
from generator.reading.numbers import any_of, plain


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
    beside: re.Pattern[str] | None = None
    """What its sentence must hold for the word to mean this unit."""


UNKNOWN = Unit(None, "count")
_LINK = {"fr": r" ?(?:de |d'|d |[(\"«] ?)?", "en": "[ -]?(?:of )?"}
_PLURAL = {"fr": "[a-z-]{3,}[sx]", "en": r"[a-z-]{2,}[^\Wius]s"}


class _Lexicon(NamedTuple):
    """The catalog in the form one language is searched in."""

    by_symbol: dict[str, Unit]
    by_phrase: dict[str, list[Unit]]
    """By `_key`; units that need a word beside them come first."""
    symbol: re.Pattern[str]
    known: re.Pattern[str]
    """A noun group up to a known `noun`: `autres projets`, `small Turkish companies`."""
    plural: re.Pattern[str]
    """A noun group up to any lower-case plural."""


@cache
def _lexicon(lang: Lang) -> _Lexicon:
    data = table("units")
    by_symbol: dict[str, Unit] = {}
    by_phrase: dict[str, list[Unit]] = {}
    for unit, symbols, words in _entries(data, lang):
        for symbol in symbols:
            printed, power = (symbol, 0) if isinstance(symbol, str) else symbol
            by_symbol[plain(printed)] = replace(unit, exponent=power)
        for word in words:
            found = by_phrase.setdefault(_key(word, lang), [])
            found.insert(0 if unit.beside else len(found), unit)
    written = "|".join(
        re.escape(s) + ("(?![A-Za-z0-9²³])" if s[-1].isalnum() else "")
        for s in sorted(by_symbol, key=len, reverse=True)
    )
    nouns = _spellings(by_phrase, lang)
    closing = rf"(?!(?:{any_of(data['closing'][lang])})\b(?!-))"
    group = f"(?:{closing}[a-z0-9]+[ -]){{0,3}}?"
    if lang == "fr":  # the adjectives that stand before a noun are few
        keys = [_key(word, lang) for word in data["adjectives"][lang]]
        group = f"(?:(?:{_spellings(keys, lang)}) ){{0,2}}"
    return _Lexicon(
        by_symbol,
        by_phrase,
        re.compile(f"{_LINK[lang]}({written})"),
        re.compile(rf"{_LINK[lang]}{group}(?P<noun>{nouns})(?![\w²³])"),
        re.compile(rf"{_LINK[lang]}{group}{closing}{_PLURAL[lang]}\b"),
    )


def _key(phrase: str, lang: Lang) -> str:
    """A phrase as it is looked up: in French without the endings of plurals.

    English nouns are looked up as they stand, so that `company executives` are no companies.
    """
    key = re.sub("[-/]", " ", plain(phrase).lower())
    return re.sub(r"(?<=[a-z]{3})[sx]+\b", "", key) if lang == "fr" else key


def _spellings(keys: Iterable[str], lang: Lang) -> str:
    """A pattern of the phrases that have these keys."""
    if lang == "fr":
        keys = (re.sub(r"(?<=[a-z]{3})\b", "~", key) for key in keys)
    return any_of(keys).replace(r"\~", "[sx]*").replace("\\ ", "[ /-]")


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


def _beside(entry: Any) -> re.Pattern[str] | None:
    return re.compile(rf"\b(?:{any_of(entry['beside'])})") if "beside" in entry else None


def _inflected(entry: Any, lang: Lang) -> list[str]:
    """The names of a unit; of English ones the plurals, too, at the end or after the first word."""
    words: list[str] = entry.get(lang, [])
    if lang != "en":
        return words
    return words + [f"{w}s" for w in words] + [re.sub(r"^\S+", r"\g<0>s", w) for w in words]


def unit_after(text: str, low: str, at: int, lang: Lang) -> tuple[Unit | None, int]:
    """The unit that follows a number in a plain sentence, and where its words end.

    A known noun in the noun group (`39 autres projets`, `500 small companies`), else any
    lower-case plural, which is `UNKNOWN`.
    """
    lexicon = _lexicon(lang)
    if match := lexicon.symbol.match(text, at):
        return lexicon.by_symbol[match[1]], match.end()
    if match := lexicon.known.match(low, at):
        for unit in lexicon.by_phrase.get(_key(match["noun"], lang), ()):
            if unit.beside is None or unit.beside.search(low):
                return unit, match.end()
    if match := lexicon.plural.match(text, at):
        return UNKNOWN, match.end()
    return None, at
