"""Titles in capitals set in normal case: proper names kept, accents restored from the body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

from babel import Locale

from generator.catalog import table
from generator.model import Lang
from generator.reading.shape import FUNCTION_WORDS, letters_upper
from generator.text import Token, fold, tokens

_READ = 1500
"""Characters of a paragraph, and paragraphs, from which spellings are learnt."""
_WORD = re.compile(r"[^\W_]+")
_AS_IT_IS = re.compile(r"[^aeiouy]{2,}$|.*\d|(?=[ivx]{2})x{0,3}(?:ix|iv|v?i{0,3})$")
"""Acronyms, numbers and Roman numerals."""


def is_shouted(text: str) -> bool:
    """Whether a text is in capitals where it could be in normal case."""
    long = any(len(w) >= 4 and w.isupper() for w in text.split())
    return long and letters_upper(text) >= 0.7


def normal_case(title: str, body: Iterable[str], lang: Lang) -> str:
    """A title in capitals, in normal case, as the body and the world spell its words.

    Of a title only partly in capitals (`KAZAKHSTAN : le président …`), only those words change.
    """
    shouted = is_shouted(title)
    if not shouted and not any(len(w) >= 5 and w.isupper() for w in _WORD.findall(title)):
        return title
    words = tokens(title)
    spelt = _spellings(body, {w.folded for w in words})
    pieces: list[str] = []
    end = index = 0
    while index < len(words):
        forms = _longest_name(words[index : index + 6], lang)
        for form in forms or (_word(words, index, spelt, lang, shouted),):
            word = words[index]
            # In a title in normal case, a short word in capitals is an acronym.
            change = word.raw.isupper() and (shouted or len(word.raw) >= 5)
            pieces += (title[end : word.start], form if change else word.raw)
            end, index = word.end, index + 1
    text = "".join(pieces) + title[end:]
    return text[:1].upper() + text[1:]


def _longest_name(words: list[Token], lang: Lang) -> tuple[str, ...]:
    """The words of the longest name that some words begin with, as they are spelt."""
    keys = (tuple(w.folded for w in words[:size]) for size in range(len(words), 0, -1))
    return next((forms for key in keys if (forms := _names(lang).get(key))), ())


def _word(
    words: list[Token], index: int, spelt: Mapping[str, str], lang: Lang, shouted: bool
) -> str:
    word, known = words[index], table("spelling")
    lower = _accented().get(word.folded, word.raw.lower()) if lang == "fr" else word.raw.lower()
    everyday = word.folded in FUNCTION_WORDS or spelt.get(word.folded, "").islower()
    if word.raw in _acronyms() and not everyday:
        return word.raw
    if lang == "fr" and word.folded == "a":
        return _a(words[index + 1 : index + 2], spelt)
    if word.folded in _demonyms(lang):
        before = words[index - 1].folded if index else ""
        people = lang == "en" or before in known["before_people"].split()
        form = spelt.get(word.folded, word.raw)
        return form.capitalize() if people else form.lower()
    if word.folded in spelt:
        return spelt[word.folded]
    return word.raw if not shouted or _AS_IT_IS.match(word.folded) else lower


_PARTICIPLE = re.compile(r"[a-zà-ÿ]+(?:é|ées?|és|[bdlnrt]u|[mpr]is|[df]ait|û|rt)$")


def _a(after: list[Token], spelt: Mapping[str, str]) -> str:
    """`A` in capitals: the verb before a participle, else the preposition."""
    forms = (spelt.get(w.folded, w.raw.lower()) for w in after if not is_place(w.raw))
    return "a" if any(map(_PARTICIPLE.match, forms)) else "à"


@cache
def _accented() -> Mapping[str, str]:
    return {fold(word): word for word in table("spelling")["accented"].split()}


@cache
def _acronyms() -> frozenset[str]:
    listed = (e.get("acronyms", ()) for _, e in _organisations())
    return frozenset(table("spelling")["acronyms"].split()).union(*listed)


def _organisations() -> Iterator[tuple[Lang, Mapping[str, Any]]]:
    for entry in table("organisations").values():
        yield from ((lang, entry[lang]) for lang in ("fr", "en") if lang in entry)


@cache
def _names(lang: Lang) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Names of countries, towns and organisations: folded words → words as spelt."""
    bodies = ((e["name"], *e.get("aliases", ())) for its, e in _organisations() if its == lang)
    names = (*_places(lang), *(name for both in bodies for name in both))
    split = (tokens(re.sub(r"\s*[(\[].*", "", name)) for name in names)
    return {tuple(w.folded for w in words): tuple(w.raw for w in words) for words in split}


def _places(lang: Lang) -> Iterator[str]:
    """Names of countries, towns and regions, from CLDR and from the catalog."""
    locale = Locale(lang)
    yield from (zone["city"] for zone in locale.time_zones.values() if "city" in zone)
    for entry in table("territories").values():
        for kind in ("cities", "careful", "capital", "former"):
            yield from map(str, entry.get(lang, {}).get(kind, ()))
    yield from (name for code, name in locale.territories.items() if len(code) == 2)
    yield from table("spelling")["regions"]


def _words(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))


@cache
def _known_places() -> frozenset[str]:
    return frozenset(_words(name) for lang in ("fr", "en") for name in _places(lang))


@cache
def _countries() -> frozenset[str]:
    return frozenset(_words(n) for lang in ("fr", "en") for n in Locale(lang).territories.values())


def is_place(text: str) -> bool:
    """Whether a text is the name of a country, a town or a part of the world, and nothing else."""
    return len(text) < 60 and _words(text) in _known_places()


def is_town(text: str) -> bool:
    """Whether a text names a place that is not a country."""
    return is_place(text) and _words(text) not in _countries()


_LETTERS = re.compile(r"[^\W\d_]+")


def plain_case(name: str, lang: Lang = "fr") -> str:
    """A name in capitals in normal case (`CLAUDINE HARTER` → `Claudine Harter`)."""
    known = _longest_name(tokens(name), lang)
    return known[0] if len(known) == 1 else _LETTERS.sub(lambda m: m[0].capitalize(), name)


@cache
def _demonyms(lang: Lang) -> frozenset[str]:
    """Words for peoples and what is theirs, singular and plural."""
    entries = [entry.get(lang, {}).get("demonyms", ()) for entry in table("territories").values()]
    return frozenset(fold(word) + end for words in entries for word in words for end in ("", "s"))


def _spellings(body: Iterable[str], wanted: Container[str]) -> Mapping[str, str]:
    """How the body spells the words wanted. Inside a sentence, a capital means a name."""
    inside: dict[str, Counter[str]] = {}
    first: dict[str, str] = {}
    for text in islice(body, _READ):
        piece = text[:_READ]
        for word in _WORD.finditer("" if piece.isupper() else piece):
            if (key := fold(word[0])) not in wanted:
                continue
            before = piece[max(0, word.start() - 6) : word.start()].rstrip(" \u00a0\u202f'’«“\"(")
            dateline = piece[word.end() : word.end() + 2] in (" –", " —", " -")
            if dateline or (before and before[-1] not in ".!?…:»-–—•"):
                inside.setdefault(key, Counter())[word[0]] += 1
            else:  # what opens a sentence has a capital anyway
                first.setdefault(key, word[0] if word[0].isupper() else word[0].lower())
    return first | {key: count.most_common(1)[0][0] for key, count in inside.items()}
