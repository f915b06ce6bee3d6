"""What stands after a number: a currency, a physical unit, a counted noun. Data: `units.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.catalog import table
from generator.model import Lang
from generator.reading.numbers import plain


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts."""

    name: str | None
    """As in `Figure.unit`; None: a noun that the catalog does not know."""
    family: str
    """`money`, `percent`, `power` ..., `count`, or `refused` (durations, ranks)."""
    exponent: int = 0
    """Power of ten that the printed unit adds: 6 for `Mt`, told in `t`."""
    least: int = 10
    """The smallest number of it, in words, that says something."""
    weak: bool = False
    """Small numbers of it say nothing even in digits (`les 5 pays`)."""
    measure: str | None = None


UNKNOWN = Unit(None, "count")
_REFUSED = Unit(None, "refused")
_WORD = re.compile(r"[a-z0-9]+[²³]?")
_LINK = {"fr": re.compile(r" ?(?:de |d'|d |[(\"«] ?)?"), "en": re.compile(r"[ -]?(?:of )?")}
_GAPS = frozenset(("", " ", "-", "'", "/", "  ", " -", "- ", " '", "' ", " /", ".", ". "))
# Words that end the noun group of an English number.
_CLOSING = frozenset(
    "a an the of in on at to for from by with and or as is are was were be been has have had will"
    " would can could may which that who whose it its their his her this these than per but after"
    " before since during under over into out up about between among also not more less all both"
    " each only".split()
)
# Small words and verbs that look like French plurals.
_NOT_NOUNS = frozenset(
    "dans sans sous plus moins puis apres tres hors jamais toujours tous toutes lors depuis selon"
    " vers mais dont leurs nous vous ceux celles elles eux chez deux fois alors ailleurs pres aux"
    " des les ses ces mes nos vos assez jusque certes autres suis avons avez sommes etes etaient"
    " temps corps tiers rares mars jeux choix zeros".split()
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The catalog in the form one language is searched in."""

    symbols: re.Pattern[str]
    by_symbol: dict[str, Unit]
    phrases: dict[str, list[tuple[tuple[str, ...], Unit]]]
    """By the first word's key; longest phrases first."""
    adjectives: frozenset[str]


@cache
def lexicon(lang: Lang) -> Lexicon:
    """The units as a language writes them."""
    data = table("units")
    by_symbol: dict[str, Unit] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for unit, symbols, words in _entries(data, lang):
        for symbol in symbols:
            printed, power = (symbol, 0) if isinstance(symbol, str) else symbol
            known = Unit(unit.name, unit.family, power, unit.least, measure=unit.measure)
            by_symbol[plain(printed)] = known
        for word in words:
            keys = tuple(_key(w, lang) for w in _WORD.findall(plain(word).lower()))
            phrases.setdefault(keys[0], []).append((keys, unit))
    for found in phrases.values():
        found.sort(key=lambda phrase: -len(phrase[0]))
    names = "|".join(
        re.escape(s) + ("(?![A-Za-z0-9²³])" if s[-1].isalnum() else "")
        for s in sorted(by_symbol, key=lambda s: (-len(s), s))
    )
    adjectives = frozenset(
        _key(w, lang)
        for phrase in data["adjectives"].get(lang, ())
        for w in _WORD.findall(plain(phrase).lower())
    )
    return Lexicon(re.compile(f" ?(?:de |d'|of )?({names})"), by_symbol, phrases, adjectives)


def _entries(data: Any, lang: Lang) -> Iterator[tuple[Unit, list[Any], list[str]]]:
    """Every entry of the catalog as (unit, symbols, words of the language)."""
    for code, entry in data["currencies"].items():
        unit = Unit(code, "money", least=2)
        yield unit, [code, *entry.get("symbols", ())], _inflected(entry, lang)
    for key, entry in data["units"].items():
        name, power = entry.get("name", key), entry.get("power", 0)
        unit = Unit(name, entry["family"], power, least=2, measure=entry.get("measure"))
        yield unit, entry.get("symbols", []), _inflected(entry, lang)
    for key, entry in data["nouns"].items():
        name = entry.get("name", key)
        unit = Unit(name, "count", 0, 10, entry.get("weak", False), entry.get("measure", name))
        yield unit, [], entry[lang]
    yield _REFUSED, [], [*data["refused"][lang], *_plurals(data["refused"]["en"], lang)]


def _inflected(entry: Any, lang: Lang) -> list[str]:
    words = entry.get(lang, [])
    return [*words, *_plurals(words, lang)]


def _plurals(words: list[str], lang: Lang) -> list[str]:
    """English nouns are looked up as they stand, so that `company executives` are no companies."""
    return (
        [f"{w}s" for w in words] + [re.sub(r"^\S+", r"\g<0>s", w) for w in words]
        if lang == "en"
        else []
    )


def _key(word: str, lang: Lang) -> str:
    """A French word without its plural ending; an English word as it is."""
    return word.rstrip("sx") or word if lang == "fr" and len(word) > 3 else word


def unit_after(text: str, at: int, lang: Lang) -> tuple[Unit, int] | None:
    """The unit that follows a number in a plain text, and where its words end; None: none does."""
    lexicon_ = lexicon(lang)
    if (symbol := lexicon_.symbols.match(text, at)) is not None:
        return lexicon_.by_symbol[symbol[1]], symbol.end()
    link = _LINK[lang].match(text, at)
    start = link.end() if link else at
    words = _run(text, start)
    if not words or (start == at and lang == "fr"):
        return None
    return (_french if lang == "fr" else _english)(text, words, lexicon_)


def _run(text: str, at: int) -> list[tuple[str, int, int]]:
    """Up to seven lower-cased words from a place on, with their places; no comma between them."""
    words: list[tuple[str, int, int]] = []
    low = text[at : at + 90].lower()
    last = 0
    for match in _WORD.finditer(low):
        start, end = match.span()
        if low[last:start] not in _GAPS:
            break
        words.append((match[0], at + start, at + end))
        if len(words) == 7:
            break
        last = end
    return words if words and words[0][1] == at else []


def _phrase(
    words: list[tuple[str, int, int]], first: int, lang: Lang, known: Lexicon
) -> tuple[Unit, int] | None:
    """The longest catalog phrase that starts at a word, and where it ends."""
    for keys, unit in known.phrases.get(_key(words[first][0], lang), ()):
        if len(keys) <= len(words) - first and all(
            _key(words[first + n][0], lang) == key for n, key in enumerate(keys)
        ):
            return unit, words[first + len(keys) - 1][2]
    return None


def _french(
    text: str, words: list[tuple[str, int, int]], known: Lexicon
) -> tuple[Unit, int] | None:
    """A known noun, after at most two adjectives; else any lower-case plural."""
    for first in range(min(3, len(words))):
        if found := _phrase(words, first, "fr", known):
            return found
        word, start, end = words[first]
        if _key(word, "fr") in known.adjectives:
            continue
        plural = word[-1] in "sx" and len(word) > 3 and text[start].islower()
        return (UNKNOWN, end) if plural and word not in _NOT_NOUNS else None
    return None


def _english(
    text: str, words: list[tuple[str, int, int]], known: Lexicon
) -> tuple[Unit, int] | None:
    """A known plural in the noun group (`500 small Kazakh companies`); else any plural in it."""
    plural = None
    for first, (word, start, end) in enumerate(words[:4]):
        found = _phrase(words, first, "en", known)
        if found and (first == 0 or found[0].family in ("count", "refused")):
            return found
        if word in _CLOSING:
            break
        if plural is None and len(word) > 3 and word.endswith("s") and text[start].islower():
            plural = None if word.endswith(("ss", "us", "is")) else (Unit(word, "count"), end)
    return plural
