"""What stands after a number: a currency, a physical unit, a counted noun. Data: `units.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_WORD = re.compile(r"[a-z0-9]+[²³]?")
_LINK = {"fr": re.compile(r" ?(?:de |d'|d |[(\"«] ?)?"), "en": re.compile(r"[ -]?(?:of )?")}
_GAPS = frozenset(("", "-", "'", "/", "."))
_PLURAL = {"fr": re.compile(r"[a-z]{3,}[sx]"), "en": re.compile(r"[a-z]{2,}[^\Wius]s")}
_REACH = {"fr": 3, "en": 4}
"""How many words of a noun group are looked at. French adjectives before the noun are listed."""


class _Word(NamedTuple):
    key: str
    """As the phrases of the lexicon are looked up."""
    low: str
    start: int
    end: int


class _Lexicon(NamedTuple):
    """The catalog in the form one language is searched in."""

    by_symbol: dict[str, Unit]
    symbols: re.Pattern[str]
    phrases: dict[str, list[tuple[tuple[str, ...], Unit]]]
    """By the first word's key; longest phrases first."""
    adjectives: frozenset[str]
    closing: frozenset[str]


@cache
def _lexicon(lang: Lang) -> _Lexicon:
    data = table("units")
    by_symbol: dict[str, Unit] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for unit, symbols, words in _entries(data, lang):
        for symbol in symbols:
            printed, power = (symbol, 0) if isinstance(symbol, str) else symbol
            by_symbol[plain(printed)] = replace(unit, exponent=power)
        for word in words:
            keys = _keys(word, lang)
            phrases.setdefault(keys[0], []).append((keys, unit))
    for found in phrases.values():
        found.sort(key=lambda phrase: (-len(phrase[0]), phrase[1].beside is None))
    names = "|".join(
        re.escape(s) + ("(?![A-Za-z0-9²³])" if s[-1].isalnum() else "")
        for s in sorted(by_symbol, key=lambda s: (-len(s), s))
    )
    adjectives = {key for phrase in data["adjectives"].get(lang, ()) for key in _keys(phrase, lang)}
    closing = frozenset(plain(word) for word in data["closing"][lang])
    return _Lexicon(by_symbol, re.compile(names), phrases, frozenset(adjectives), closing)


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
    return re.compile(rf"(?i)\b(?:{any_of(entry['beside'])})") if "beside" in entry else None


def _inflected(entry: Any, lang: Lang) -> list[str]:
    """The names of a unit; of English ones the plurals, too, at the end or after the first word."""
    words: list[str] = entry.get(lang, [])
    if lang != "en":
        return words
    return words + [f"{w}s" for w in words] + [re.sub(r"^\S+", r"\g<0>s", w) for w in words]


def _keys(phrase: str, lang: Lang) -> tuple[str, ...]:
    return tuple(_key(word, lang) for word in _WORD.findall(plain(phrase).lower()))


def _key(word: str, lang: Lang) -> str:
    """A French word without its plural ending; English nouns are looked up as they stand.

    So `company executives` are no companies.
    """
    return word.rstrip("sx") or word if lang == "fr" and len(word) > 3 else word


def unit_after(text: str, at: int, lang: Lang) -> tuple[Unit | None, int]:
    """The unit that follows a number in a plain sentence, and where its words end.

    A known noun in the noun group (`39 autres projets`, `500 small companies`), else any
    lower-case plural, which is `UNKNOWN`.
    """
    known = _lexicon(lang)
    link = _LINK[lang].match(text, at)
    start = link.end() if link else at
    if symbol := known.symbols.match(text, start):
        return known.by_symbol[symbol[0]], symbol.end()
    unknown: tuple[Unit | None, int] = None, at
    words = _words(text, start, lang)
    for first, word in enumerate(words[: _REACH[lang]]):
        unit, end = _phrase(text, words[first:], known)
        if unit:
            return unit, end
        if word.key in known.adjectives:
            continue
        if word.low in known.closing:
            break
        if unknown[0] is None and _PLURAL[lang].fullmatch(text, word.start, word.end):
            unknown = UNKNOWN, word.end
        if lang == "fr":
            break
    return unknown


def _words(text: str, at: int, lang: Lang) -> list[_Word]:
    """Up to seven words from a place on; no comma between them."""
    if not text[at : at + 1].isalpha():
        return []
    words: list[_Word] = []
    low = text[at : at + 90].lower()
    last = 0
    for match in _WORD.finditer(low):
        start, end = match.span()
        if low[last:start].strip(" ") not in _GAPS or len(words) == 7:
            break
        words.append(_Word(_key(match[0], lang), match[0], at + start, at + end))
        last = end
    return words


def _phrase(text: str, words: list[_Word], known: _Lexicon) -> tuple[Unit | None, int]:
    """The longest catalog phrase that the words begin with, and where it ends."""
    for keys, unit in known.phrases.get(words[0].key, ()):
        same = keys == tuple(word.key for word in words[: len(keys)])
        if same and (unit.beside is None or unit.beside.search(text)):
            return unit, words[len(keys) - 1].end
    return None, 0
