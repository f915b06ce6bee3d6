"""A short, readable id for an article: `2026-01-maroc-echanges`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain

from generator.catalog import table
from generator.model import Code, Lang, Reading
from generator.text import slugify, tokens
from generator.vocabulary import Vocabulary, territory_codes

_BEFORE_NOUNS: Mapping[Lang, frozenset[str]] = {
    "fr": frozenset(
        "le la les l un une des du de d au aux en sur pour par avec son sa ses leur leurs ce cette"
        " ces dans entre vers sans contre deux trois premier premiere".split()
    ),
    "en": frozenset(
        "the a an of on for in into to from at by about between with its their his her first new"
        " two three".split()
    ),
}


def suggest(reading: Reading, vocabulary: Vocabulary, home: Code, date: str = "") -> str:
    """When, with whom, about what; what is not known is left out."""
    lang = vocabulary.languages[0]
    when = re.search(r"\d{4}(-\d\d)?", date or reading.date.edtf or "")
    whom = ""
    if reading.partners:
        partner = vocabulary.partners[reading.partners[0].code]
        country = partner.key in territory_codes()
        whom = partner.slugs[lang] if country else slugify(partner.badge(lang))
    about = _subject(reading, _names(vocabulary, home)) or _theme(reading, vocabulary)
    return "-".join(filter(None, (when[0] if when else "", whom, about))) or "article"


def _subject(reading: Reading, of_home: frozenset[str]) -> str:
    """A word of the title: where a noun stands, best one that spoke for a theme.

    No names: the partner stands before it.
    """
    spoken = {t.folded for th in reading.themes for e in th.evidence for t in tokens(e.text)}
    named = of_home | {
        token.folded
        for mention in (*reading.partners, *reading.mentioned)
        for e in mention.evidence
        for token in tokens(e.text)
        if token.raw[:1].isupper()
    }
    leads = _BEFORE_NOUNS.get(reading.lang, frozenset())
    words = tokens(reading.title.value)
    telling = [
        (word.folded, before is None or before.folded in leads)
        for before, word in zip([None, *words], words, strict=False)
        if re.fullmatch("[a-z]{4,}", word.folded)
        and word.folded not in named | leads
        and (before is None or word.raw.islower())
    ]
    nouns = [word for word, noun in telling if noun]
    return next(
        chain(
            (word for word in nouns if word in spoken),
            nouns,
            (word for word, _ in telling if word in spoken),
        ),
        "",
    )


def _names(vocabulary: Vocabulary, home: Code) -> frozenset[str]:
    """The words that the home country, its people and places are called by."""
    known = table("territories").get(home, {}).values()
    lists = [words for said in known for words in said.values() if isinstance(words, list)]
    names = [*vocabulary.partners[home].names.values(), *chain.from_iterable(lists)]
    return frozenset(token.folded for name in names for token in tokens(name))


def _theme(reading: Reading, vocabulary: Vocabulary) -> str:
    if not reading.themes:
        return ""
    slug = vocabulary.themes[reading.themes[0].slug].slugs[vocabulary.languages[0]]
    return slug.partition("-")[0]
