"""People whom the catalog does not know, told by the form of the text around a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from generator.catalog import table
from generator.model import Lang
from generator.reading.finding import word_set
from generator.reading.gazetteer import adjectives
from generator.reading.known import given_names
from generator.reading.language import STOP_WORDS
from generator.reading.offices import office_beside
from generator.reading.words import HYPHENS, SPACES, Passage, singular
from generator.text import tokens

_INITIAL = (". ", ".", ".-", ".\u00a0", "'", "’")
"""What stands behind an initial, or an elided particle."""
_DOTTED = (*SPACES, ".", ". ", ".\u00a0")
_PARTICLES = frozenset("van von der den ter ben bin ibn al el ould dos da di della".split())
_NOBLE = frozenset("de du d".split())
"""Particles that are everyday words too: they join only what a given name begins."""
# How surnames of the region end: with a capitalised word before, they tell a person.
_SURNAME = re.compile(
    r".{2,}(?:[oei]va?|enko|s[kc]y|s[kc]i|skaia|cka|icz|vic|ic|sson|dze|vili|[yi]an|oglu|o?uly|kyzy"
    r"|escu|opoulos|nen)$"
)


def find_forms(
    text: Passage, lang: Lang, taken: Collection[int]
) -> Iterator[tuple[int, int, str | None]]:
    """Names of people in a text: the first word, the word after the last, the office beside it.

    `taken` are words that are known names of other things.
    """
    end = 0
    for index in _heads(text):
        if index < end:
            continue
        end = _run(text, index)
        start, stop = _trimmed(text, index, end, lang), end
        if stop - start > 2 and stop - 1 in taken and text.folded[stop - 2] in _NOBLE:
            stop -= 2  # Kirill de Moscou
        if _nameable(text, start, stop, lang, taken):
            office = office_beside(text, start, stop, lang)
            if _person(text, start, stop, lang, office) and not is_credit(text, start, stop, lang):
                yield start, stop, office


def _heads(text: Passage) -> list[int]:
    """The capitalised words that can begin a name: most stand by themselves, and begin none."""
    capitals, words = set(text.capitals), (*text.folded, "")
    return [
        index
        for index in text.capitals
        if index + 1 in capitals or words[index + 1] in _PARTICLES or words[index] in given_names()
    ]


def _run(text: Passage, start: int) -> int:
    """The word after the last of the capitalised words that stand together from `start` on."""
    given = text.folded[start] in given_names()
    last = start
    while last + 1 < text.size:
        gap, following = text.gap(last), last + 1
        spaced, hyphened = gap in SPACES, gap in HYPHENS
        initial = len(text.raw[last]) == 1 and gap in _INITIAL
        if (spaced or hyphened or initial) and text.capital(following):
            last += 1
        elif hyphened and last > start and len(text.raw[following]) > 1:
            last += 1  # Ban Ki-moon, Yoon Suk-yeol
        elif spaced and text.folded[following] in (_PARTICLES | _NOBLE if given else _PARTICLES):
            following += 2 if text.word(following + 1) in _PARTICLES | {"la"} else 1
            if not text.capital(following):
                break
            last = following
        else:
            break
    return last + 1


def _trimmed(text: Passage, start: int, end: int, lang: Lang) -> int:
    """The first word of the run behind offices, civilities and small words at its head."""
    while start < end - 1 and text.gap(start) not in HYPHENS:
        word, given = text.folded[start], text.folded[start] in given_names()
        # A word of no known name before a given name: `Hier Marie Durand`.
        strange = end - start > 2 and text.folded[start + 1] in given_names() and len(word) > 1
        if given or not (strange or word in _small(lang) or singular(word) in adjectives(lang)):
            break
        start += 1
    return start


@cache
def _small(lang: Lang) -> frozenset[str]:
    """Words that may stand before a name with a capital, and are no part of it."""
    offices = (t.folded for office in table("persons")[lang]["offices"] for t in tokens(office))
    return STOP_WORDS[lang].union(
        *([word, word + "s"] for word in offices),
        *(word_set(lang, key) for key in ("civil", "before", "cue")),
    )


def _nameable(text: Passage, start: int, end: int, lang: Lang, taken: Collection[int]) -> bool:
    """Whether words can be a person's name at all."""
    raw, folded = text.raw[start:end], text.folded[start:end]
    given = folded[0] in given_names()
    if all(text.gap(i) in HYPHENS for i in range(start, end - 1)):
        # A given name alone, only behind `pape`, `patriarche`, `reine` and the like.
        return given and start not in taken and _behind(text, start, lang, "sovereign")
    no_name = word_set(lang, "no_name")
    if len(raw) > 6 or not all(map(str.isalpha, raw)) or not no_name.isdisjoint(folded[given:]):
        return False
    # A place in a name: only the last word, and only after a given name (François Hollande).
    return not any(i in taken for i in range(start, end - given))


def _person(text: Passage, start: int, end: int, lang: Lang, office: str | None) -> bool:
    """Whether the text treats the name as a person's."""
    if office or _behind(text, start, lang, "civil"):
        return True
    if text.shouting:
        return False  # capitals tell nothing here
    if text.folded[start] in given_names() or _SURNAME.match(text.folded[end - 1]):
        return True
    # Le Kazakh Bolsun Ertay; in English, any noun may follow.
    people = text.capital(start - 1) and singular(text.word(start - 1)) in adjectives(lang)
    return people and lang == "fr"


def _behind(text: Passage, start: int, lang: Lang, key: str) -> bool:
    """Whether a word of a list stands right before a name: `M.`, `le pape`."""
    return text.word(start - 1) in word_set(lang, key) and text.gap(start - 1) in _DOTTED


def is_credit(text: Passage, start: int, end: int, lang: Lang) -> bool:
    """Whether the name is that of a thing named after a person, or a credit."""
    memorial, credits = word_set(lang, "memorial"), word_set(lang, "credits")
    if text.word(start - 1) in memorial or (text.word(end) in memorial and text.capital(end)):
        return True
    around = (*range(max(0, start - 3), start), *range(end, min(end + 1, text.size)))
    return any(
        text.folded[i] in credits and text.sentence(i) == text.sentence(start) for i in around
    )
