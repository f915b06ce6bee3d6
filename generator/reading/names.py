"""Where a text names countries and organisations: each place with its code and kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from generator.catalog import table
from generator.model import Code, Lang
from generator.reading.gazetteer import Kind, Name, gazetteer
from generator.reading.language import STOP_WORDS
from generator.reading.lookup import longest
from generator.reading.words import Words
from generator.text import fold

_STREETS = frozenset("rue avenue boulevard bd quai street road faubourg allee pont".split())
_HYPHENS = frozenset("-‑‐–—/ ")


class Named(NamedTuple):
    """A place where a text names a partner: its first word, and the word after its last."""

    start: int
    end: int
    options: tuple[Name, ...]
    """What it may mean; more than one for `Bruxelles`, most often just one."""
    inside: bool
    """Whether it is part of another proper name (`Air France`, `Turkish Airlines`)."""

    @property
    def code(self) -> Code:
        """The code it means, or the first that it may mean."""
        return self.options[0].code

    @property
    def kind(self) -> Kind:
        """How it is named."""
        return self.options[0].kind


@cache
def word_set(lang: Lang, key: str) -> frozenset[str]:
    """A list of single folded words of the grammar."""
    return frozenset(map(fold, table("grammar")[lang][key]))


def find_names(text: Words, lang: Lang, people: Iterable[tuple[int, int]] = ()) -> list[Named]:
    """Every name of a partner in a text, in order. `people` are the places of persons' names."""
    taken = {index for start, end in people for index in range(start, end)}
    return [named for named in _all_names(text, lang) if named.start not in taken]


@lru_cache(maxsize=256)
def _all_names(text: Words, lang: Lang) -> tuple[Named, ...]:
    found: list[_Found] = []
    for start, end, values in longest(gazetteer(lang).find(text)):
        if all(value.code for value in values):
            options = tuple(v for v in values if _cased(v, text, start, end, lang))
            if options:
                found.append((start, end, options))
    return tuple(
        Named(start, end, options, _inside(text, start, end, lang))
        for start, end, options in _compounds(text, found)
        if not _foreign_use(text, start, end, options[0], lang)
    )


def _cased(name: Name, text: Words, start: int, end: int, lang: Lang) -> bool:
    """Whether a name is written in the case it is known by."""
    if not name.capitals:
        return True
    raws = [token.raw for token in text.tokens[start:end]]
    if name.capitals == "first":
        # Of a longer name, one capital is enough: many write `Afrique du sud`.
        return raws[-1][0].isupper() or (len(raws) > 1 and any(raw[0].isupper() for raw in raws))
    if name.capitals != "all":
        return raws == [name.capitals]
    stop = text.tokens[end - 1].end
    if text.text[stop : stop + 1] == "$" or any(raw.upper() != raw for raw in raws):
        return False
    word = text.folded[start] in STOP_WORDS[lang] or text.folded[start] in word_set(lang, "shouts")
    return not (word and text.shouting)


_Found = tuple[int, int, tuple[Name, ...]]


def _compounds(text: Words, found: Sequence[_Found]) -> Iterator[_Found]:
    """Parts of compounds marked as such; a prefix (`sino-`) counts only before an adjective."""
    for index, (start, end, options) in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        before = found[index - 1] if index else None
        linked = after is not None and after[0] == end and _linked(text, end - 1, options, after[2])
        behind = before is not None and before[1] == start
        behind = behind and before is not None and _linked(text, start - 1, before[2], options)
        if linked or behind:
            yield start, end, tuple(o._replace(kind=Kind.COMPOUND) for o in options)
        elif options[0].kind is not Kind.PREFIX:
            yield start, end, options
        elif kept := tuple(o for o in options if o.kind is not Kind.PREFIX):
            yield start, end, kept


def _linked(text: Words, index: int, left: Sequence[Name], right: Sequence[Name]) -> bool:
    """Whether two neighbours make a compound adjective: `sino-kazakh`, `Kazakh–Turkish`."""
    gap = text.gap(index).strip() or " "
    kinds = {name.kind for name in right}
    if not kinds & {Kind.PEOPLE, Kind.PREFIX} or len(gap) != 1 or gap not in _HYPHENS:
        return False
    if any(name.kind is Kind.PREFIX for name in left):
        return True
    return gap != " " and left[0].kind is Kind.PEOPLE


def _before(text: Words, start: int, count: int = 3) -> list[str]:
    return [token.folded for token in text.tokens[max(0, start - count) : start]]


def _foreign_use(text: Words, start: int, end: int, name: Name, lang: Lang) -> bool:
    """Whether the name is something else here: a person, a street, a currency, a language."""
    before = _before(text, start)
    last = before[-1] if before else ""
    adjective = name.kind is Kind.PEOPLE
    after = text.tokens[end].folded if end < len(text.tokens) and text.joined(end - 1) else ""
    if adjective:
        if before[-2:] in (["a", "la"], ["a", "l"]):
            return True  # a manner: à la française
        near = {last, after} if lang == "en" else {last}
        return bool(near & word_set(lang, "money")) or last in word_set(lang, "tongue")
    if last in word_set(lang, "titles") and text.gap(start - 1) in (" ", ". ", "\u00a0"):
        return True
    street = any(word in _STREETS for word in before)
    if street and all(w in _STREETS or w in "de du des la le l d".split() for w in before[-2:]):
        return True
    return bool(name.careful and after and _person(text, start, end, lang))


def _person(text: Words, start: int, end: int, lang: Lang) -> bool:
    """Whether a doubtful name reads as part of a person's (`Jordan Smith`, `Michael Jordan`)."""
    follows = text.gap(end - 1) == " " and text.tokens[end].raw[:1].isupper()
    return follows and text.tokens[end].folded not in word_set(lang, "inside")


def _inside(text: Words, start: int, end: int, lang: Lang) -> bool:
    """Whether the name stands beside a word that makes it a company's or an outlet's name."""
    kin = word_set(lang, "inside")
    before, after = start - 1, end
    if before >= 0 and text.gap(before) in (" ", "-"):
        token = text.tokens[before]
        if token.folded in kin and token.raw[0].isupper():
            return True
    if after < len(text.tokens) and text.gap(end - 1) in (" ", "-"):
        token = text.tokens[after]
        return token.folded in kin and token.raw[0].isupper()
    return False
