"""Multiples and shares that words tell: `a doublé`, `two thirds`, `quatre barils sur cinq`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from generator.catalog import table
from generator.model import Lang
from generator.reading.numbers import Kind, Number, any_of
from generator.reading.words import Passage
from generator.text import fold, plain

# With its accents: `double` is no `doublé`. Not `un doublé`, `doublé par un acteur`.
_FOLD = re.compile(
    r"(?i)\b(?:(?<!\bun )(?<!\ble )(doubl|tripl|quadrupl|quintupl|décupl)"
    r"(?:ée?s?(?! d(?:e |['’])| par )|er|era|eront|ant|ait|aient|èrent|ed|ing|(?<=to ....)e)"
    r"|(two|three|four|five|six|seven|eight|nine|ten)fold|(twice)(?= the | as )"
    r"|(?:le|au) (doubl|tripl|quadrupl)e(?= d[eu'’]))\b"
)
_FOLDS = table("units")["numbers"]["multiples"]
_ENDINGS = ["", *"e es ee ees er era eront ant ait aient erent ed ing fold".split()]
_MULTIPLES = frozenset(fold(stem + ending) for stem in _FOLDS for ending in _ENDINGS)


class _Shares(NamedTuple):
    """How one language tells shares."""

    pattern: re.Pattern[str]
    """`some` of a `part` (`un bon tiers`), or a `few` among `all` (`sept prêtres sur dix`)."""
    change: re.Pattern[str]
    """What stands before `a reculé d'un tiers`; `le territoire d'un tiers` is no share."""
    numbers: Mapping[str, float]
    parts: Mapping[str, int]
    words: frozenset[str]
    """Folded words of which every share holds one."""


@cache
def _shares(lang: Lang) -> _Shares:
    words, measures = table("units")["numbers"][lang], table("units")["measures"]
    number = any_of(word for word, value in words["words"].items() if value <= 10)
    nouns = r"(?: [\w'-]+){0,2}" if lang == "fr" else ""
    pattern = re.compile(
        rf"\b(?:(?P<some>{number}|an?|le|la|du)[ -](?:bon |petit |gros )?"
        rf"(?P<part>{any_of(words['shares'])})"
        rf"|(?P<few>{number}){nouns} (?:{any_of(words['among'])}) (?P<all>{number}|cent|mille))"
        rf"\b(?!{any_of(words['no_share'])})"
    )
    growing = any_of([*measures["growth"][lang], *measures["decline"][lang]])
    change = re.compile(rf"\b(?:{growing})(?: [\w'-]+){{0,2}} (?:d'|by )\Z")
    parts = {plain(word): value for word, value in words["shares"].items()}
    spelled = words["words"].keys() - words["inside"]
    return _Shares(pattern, change, words["words"], parts, fraction_words(lang) | spelled)


@cache
def fraction_words(lang: Lang) -> frozenset[str]:
    """Folded words of which every multiple and every share of `tiers` and the like holds one."""
    shares = table("units")["numbers"][lang]["shares"]
    return _MULTIPLES | {fold(word).split()[0] for word in shares}


def find_fractions(text: Passage, sentence: range, lang: Lang) -> Iterator[Number]:
    """The multiples and shares of a sentence."""
    shares, said = _shares(lang), text.folded[sentence.start : sentence.stop]
    if shares.words.isdisjoint(said):
        return
    span = text.starts[sentence.start], text.ends[sentence[-1]]
    for match in shares.pattern.finditer(text.low, *span):
        few = shares.numbers.get(match["some"] or match["few"], 1)
        whole = shares.parts.get(match["part"]) or shares.numbers.get(match["all"], 0)
        if few < whole and (match["few"] or _is_share(text.low, match, few, shares)):
            share = f"{100 * few / whole:.3g}"
            yield Number(*match.span(), share, kind=Kind.WORDS, unit="percent")
    if not _MULTIPLES.isdisjoint(said):
        for match in _FOLD.finditer(text.text, *span):
            worth = str(_FOLDS[match[match.lastindex or 1].lower()])
            yield Number(*match.span(), worth, kind=Kind.WORDS, unit="times")


def _is_share(low: str, match: re.Match[str], few: float, shares: _Shares) -> bool:
    """Whether a part is one: `le tiers des lots`, not `le tiers payant` nor `un dixième mandat`."""
    (start, end), part = match.span(), shares.parts[match["part"]]
    if low[max(0, start - 3) : start].endswith(("d'", "by ")):
        return shares.change.search(low, max(0, start - 40), start) is not None
    alone = part < 10 if few > 1 else match["some"] == "un" and part in (3, 4)
    return alone or low.startswith((" d", " of "), end)
