"""Readings → `Article`s: an original and its translations under one id, and their state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.errors import Problem, tell
from generator.model import Lang, Reading


@dataclass(frozen=True, slots=True)
class Article:
    """One article in all its languages."""

    id: str
    original: Lang
    readings: Mapping[Lang, Reading]
    """By language; always holds the original."""

    @property
    def facts(self) -> Reading:
        """The reading that date, partners and themes are taken from, for every language."""
        return self.readings[self.original]

    @property
    def year(self) -> int | None:
        """The year it is filed under; None where no date is known."""
        day = self.facts.date.sort
        return day.year if day else None

    @property
    def theme_slugs(self) -> tuple[str, ...]:
        """Its themes, strongest first."""
        return tuple(theme.slug for theme in self.facts.themes)

    def text(self, lang: Lang) -> Reading:
        """The reading whose title and text the page in a language shows."""
        return self.readings.get(lang, self.facts)

    def state(self, lang: Lang) -> str:
        """`original`, `human`, `machine` or `missing`: what the page in a language holds."""
        if lang == self.original:
            return "original"
        if lang not in self.readings:
            return "missing"
        return str(self.readings[lang].header.get("translation") or "human")

    def stale(self, lang: Lang) -> bool:
        """Whether the original changed after it was translated into a language.

        A translation remembers the digest of the text it was made from (`original_digest`);
        without one nothing is claimed.
        """
        if self.state(lang) not in ("human", "machine"):
            return False
        remembered = self.readings[lang].header.get("original_digest")
        return remembered is not None and remembered != self.facts.digest


def pair(
    readings: Iterable[Reading], languages: Sequence[Lang]
) -> tuple[list[Article], list[Problem]]:
    """Articles by id, and the readings that could not be joined.

    The original is the language that a header states (`original: en`), else the one whose header
    does not call it a translation, else the first language of the site that is there.
    """
    articles, problems = [], []
    ordered = sorted(readings, key=lambda r: (r.article, languages.index(r.lang), r.path))
    for article, group in groupby(ordered, key=lambda r: r.article):
        by_lang: dict[Lang, Reading] = {}
        for reading in group:
            if reading.lang in by_lang:
                other = by_lang[reading.lang].path
                message = tell(
                    "is the same article and language ({lang}) as {other}; keep one of"
                    " the two, or say the language in the name ({name})",
                    lang=reading.lang,
                    other=other,
                    name=f"{article}.en.txt",
                )
                problems.append(Problem(reading.path, 0, message))
            else:
                by_lang[reading.lang] = reading
        articles.append(Article(article, _original(by_lang), by_lang))
    return articles, problems


def _original(by_lang: Mapping[Lang, Reading]) -> Lang:
    for reading in by_lang.values():
        stated = reading.header.get("original")
        if stated in by_lang:
            return str(stated)
    for lang, reading in by_lang.items():
        if reading.header.get("translation") in (None, "original"):
            return lang
    return next(iter(by_lang))
