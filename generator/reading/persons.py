"""People whom the catalog does not know, told by the form of the text around a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from generator.model import Lang
from generator.reading.gazetteer import adjectives
from generator.reading.known import given_names, surname_words
from generator.reading.language import STOP_WORDS
from generator.reading.offices import Office, office_after, office_before, word_list
from generator.reading.words import Words

_SPACES = (" ", "\u00a0", "\u202f")
_HYPHENS = ("-", "‑")
_PARTICLES = frozenset("van von der den ter ben bin ibn al el ould dos da di della".split())
# How surnames of the region end: with a capitalised word before, they tell a person.
_SURNAME = re.compile(
    r".{2,}(?:ov|ova|ev|eva|ieva|aiev|aieva|ayev|ayeva|iev|enko|ski|sky|skaia|cki|ska|icz|vic|ic|sson"
    r"|dze|vili|yan|ian|oglu|uly|ouly|kyzy|escu|opoulos|nen)$"
)
_NOBLE = frozenset("de du d".split())
"""Particles that are everyday words too: they join only what a given name begins."""


class Form(NamedTuple):
    """A name of a person: its first word, the word after its last, and the office beside it."""

    start: int
    end: int
    office: Office | None


def find_forms(text: Words, lang: Lang, taken: Collection[int]) -> Iterator[Form]:
    """Names of people in a text; `taken` are words that are known names of other things."""
    end = 0
    for index in text.capitals:
        if index < end:
            continue
        end = _run(text, index)
        start, stop = _trimmed(text, index, end, lang)
        if stop - start > 2 and stop - 1 in taken and text.tokens[stop - 2].folded in _NOBLE:
            stop -= 2  # Kirill de Moscou
        if _nameable(text, start, stop, lang, taken):
            before = office_before(text, start, lang)
            office = before or office_after(text, stop, lang)
            if _person(text, start, stop, lang, office) and not is_credit(text, start, stop, lang):
                yield Form(start, stop, office)


def _capital(text: Words, index: int) -> bool:
    return text.tokens[index].raw[0].isupper()


def _run(text: Words, start: int) -> int:
    """The word after the last of the capitalised words that stand together from `start` on."""
    given = text.tokens[start].folded in given_names()
    last = start
    while last + 1 < len(text.tokens):
        gap, following = text.gap(last), text.tokens[last + 1]
        spaced, hyphened = gap in _SPACES, gap in _HYPHENS
        initial = len(text.tokens[last].raw) == 1 and gap in (". ", ".", ".-", ".\u00a0")
        elided = gap in "'’" and gap and len(text.tokens[last].raw) == 1
        if (spaced or hyphened or initial or elided) and following.raw[0].isupper():
            last += 1
        elif hyphened and last > start and len(following.raw) > 1 and following.raw.islower():
            last += 1  # Ban Ki-moon, Yoon Suk-yeol
        elif spaced and (following.folded in _PARTICLES or (given and following.folded in _NOBLE)):
            reach = last + 2
            if reach < len(text.tokens) and text.tokens[reach].folded in ("der", "la", "den"):
                reach += 1
            if reach >= len(text.tokens) or not _capital(text, reach):
                break
            last = reach
        else:
            break
    return last + 1


def _trimmed(text: Words, start: int, end: int, lang: Lang) -> tuple[int, int]:
    """The run without offices, civilities and small words at its head."""
    small = _small(lang)
    barred = word_list(lang, "no_name")
    while start < end - 1 and text.gap(start) not in _HYPHENS:
        token = text.tokens[start]
        following = text.tokens[start + 1]
        if (token.folded in small and token.folded not in given_names()) or (
            end - start > 2
            and following.folded in given_names()
            and len(token.raw) > 1
            and not any(token.folded in known for known in (given_names(), surname_words(), barred))
        ):
            start += 1
        else:
            break
    return start, end


@cache
def _small(lang: Lang) -> frozenset[str]:
    office = {
        word for phrase in word_list(lang, "offices") for word in phrase.replace("-", " ").split()
    }
    lists = ("civil", "before", "cue")
    return (
        STOP_WORDS[lang]
        | office
        | {word + "s" for word in office}
        | adjectives(lang)
        | frozenset(word for key in lists for word in word_list(lang, key))
    )


def _nameable(text: Words, start: int, end: int, lang: Lang, taken: Collection[int]) -> bool:
    """Whether words can be a person's name at all."""
    found = text.tokens[start:end]
    parts = 1 + sum(text.gap(i) not in _HYPHENS for i in range(start, end - 1))
    if parts == 1:
        return start not in taken and _sovereign(text, start, end, lang)
    if parts > 5 or len(found) > 6 or not all(t.raw.isalpha() for t in found):
        return False
    no_name = word_list(lang, "no_name")
    given = found[0].folded in given_names()
    if any(t.folded in no_name for t in (found[1:] if given else found)):
        return False
    if sum(len(t.raw) > 1 and t.raw.isupper() for t in found) and not given:
        return False
    # A place in a name: only the last word, and only after a given name (François Hollande).
    return not any(start + i in taken for i in range(len(found) - (1 if given else 0)))


def _sovereign(text: Words, start: int, end: int, lang: Lang) -> bool:
    """Whether a given name alone follows `pape`, `patriarche`, `reine` and the like."""
    before = text.tokens[start - 1].folded if start else ""
    sole = end - start == 1 and text.tokens[start].folded in given_names()
    return sole and before in word_list(lang, "sovereign") and _near(text, start - 1)


def _person(text: Words, start: int, end: int, lang: Lang, office: Office | None) -> bool:
    """Whether the text treats the name as a person's."""
    before = text.tokens[start - 1].folded if start else ""
    if office is not None or (before in word_list(lang, "civil") and _near(text, start - 1)):
        return True
    if text.shouting:
        return False  # capitals tell nothing here
    if text.tokens[start].folded not in given_names() and len(text.tokens[start].raw) > 1:
        people = bool(start) and before in adjectives(lang) and _capital(text, start - 1)
        spaced = lang == "fr" and text.gap(start - 1) in _SPACES
        return (people and spaced) or bool(_SURNAME.match(text.tokens[end - 1].folded))
    return len(text.tokens[start].raw) > 1 or text.tokens[end - 1].folded in surname_words()


def _near(text: Words, index: int) -> bool:
    return text.gap(index) in (*_SPACES, ". ", ".\u00a0", ".")


def is_credit(text: Words, start: int, end: int, lang: Lang) -> bool:
    """Whether the name is that of a thing named after a person, or a credit."""
    memorial, credits = word_list(lang, "memorial"), word_list(lang, "credits")
    if (
        start
        and text.gap(start - 1) in (*_SPACES, "-")
        and text.tokens[start - 1].folded in memorial
    ):
        return True
    follows = end < len(text.tokens) and text.gap(end - 1) in _SPACES and _capital(text, end)
    if follows and text.tokens[end].folded in memorial:
        return True
    around = text.tokens[max(0, start - 3) : start]
    if any(
        t.folded in credits and text.sentence(start) == text.sentence(start - i)
        for i, t in enumerate(reversed(around), 1)
    ):
        return True
    after = text.tokens[end].folded if end < len(text.tokens) else ""
    if after in ("afp", "reuters", "getty", "sipa", "xinhua", "ap"):
        return True
    return start == 1 and text.tokens[0].folded in ("par", "by") and end == len(text.tokens)
