"""All articles of a site, and the groups that index pages are made of. Computed once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from generator.model import Code
from generator.pairing import Article
from generator.vocabulary import Entry, Vocabulary


def newest_first(articles: Iterable[Article]) -> list[Article]:
    """By date, newest first, articles without a date last; ties by id."""
    by_id = sorted(articles, key=lambda a: a.id)
    return sorted(by_id, key=lambda a: a.facts.date.sort or date.min, reverse=True)


_NEAR = 24
"""Newest articles of each group among which related ones are looked for."""
PAGED = 150
"""Articles that the page of a partner or theme lists; of more, each year has a page."""


@dataclass(frozen=True)
class Group:
    """The articles of one partner or theme, and what it is met together with."""

    entry: Entry
    articles: tuple[Article, ...]
    """Newest first."""
    named_in: tuple[Article, ...] = ()
    """Articles that name a partner in passing."""

    @cached_property
    def years(self) -> Mapping[int | None, tuple[Article, ...]]:
        """The articles by year, newest first; None holds those without a date."""
        return by_year(self.articles)

    @property
    def paged(self) -> bool:
        """Whether they are too many for one page: then each year has its own."""
        return len(self.articles) > PAGED

    @cached_property
    def partners(self) -> Counter[Code]:
        """Codes of the partners met in these articles (other than the entry), with counts."""
        codes = (m.code for a in self.articles for m in a.facts.partners)
        return Counter(code for code in codes if code != self.entry.key)

    @cached_property
    def themes(self) -> Counter[str]:
        """Slugs of the themes met in these articles (other than the entry), with counts."""
        slugs = (t.slug for a in self.articles for t in a.facts.themes)
        return Counter(slug for slug in slugs if slug != self.entry.key)


def by_year(articles: Iterable[Article]) -> dict[int | None, tuple[Article, ...]]:
    """Articles by year, order kept; None holds those without a date."""
    years: dict[int | None, list[Article]] = defaultdict(list)
    for article in articles:
        years[article.year].append(article)
    return {year: tuple(group) for year, group in years.items()}


class Library:
    """The articles, newest first, and their groups by partner, theme and year."""

    def __init__(self, articles: Iterable[Article], vocabulary: Vocabulary) -> None:
        self.articles = newest_first(articles)
        self.vocabulary = vocabulary
        self._related: dict[str, list[Article]] = {}

    @cached_property
    def partners(self) -> Mapping[Code, Group]:
        """A group for each partner that some article is about, by code."""
        about: dict[Code, list[Article]] = defaultdict(list)
        named: dict[Code, list[Article]] = defaultdict(list)
        for article in self.articles:
            for mention in article.facts.partners:
                about[mention.code].append(article)
            for mention in article.facts.mentioned:
                named[mention.code].append(article)
        entries = self.vocabulary.partners
        return {
            code: Group(entries[code], tuple(about[code]), tuple(named.get(code, ())))
            for code in sorted(about)
        }

    @cached_property
    def themes(self) -> Mapping[str, Group]:
        """A group for each theme that some article has, by slug, in the catalogue's order."""
        met: dict[str, list[Article]] = defaultdict(list)
        for article in self.articles:
            for theme in article.facts.themes:
                met[theme.slug].append(article)
        entries = self.vocabulary.themes
        return {slug: Group(entries[slug], tuple(met[slug])) for slug in entries if slug in met}

    @cached_property
    def years(self) -> Mapping[int | None, tuple[Article, ...]]:
        """The articles by year, newest first; None holds those without a date."""
        return by_year(self.articles)

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Article | None, Article | None]]:
        """By id: the article before and the one after in time; undated ones have none."""
        dated = [a for a in reversed(self.articles) if a.facts.date.sort]
        before = {later.id: earlier for earlier, later in pairwise(dated)}
        after = {earlier.id: later for earlier, later in pairwise(dated)}
        return {a.id: (before.get(a.id), after.get(a.id)) for a in self.articles}

    def related(self, article: Article, most: int = 4) -> list[Article]:
        """The articles that share most with one: partners count double, rare entries more.

        Looks only at the newest few of each group, so the work does not grow with the site.
        """
        if article.id not in self._related:
            self._related[article.id] = self._closest(article)
        return self._related[article.id][:most]

    def _closest(self, article: Article) -> list[Article]:
        scores: Counter[str] = Counter()
        found: dict[str, Article] = {}
        facts = article.facts
        groups = [(2.0, self.partners[m.code]) for m in facts.partners]
        groups += [(1.0, self.themes[t.slug]) for t in facts.themes]
        for weight, group in groups:
            for other in group.articles[:_NEAR]:
                if other.id != article.id:
                    found[other.id] = other
                    scores[other.id] += weight / len(group.articles) ** 0.5
        ranked = sorted(found.values(), key=lambda a: a.id)
        ranked.sort(key=lambda a: a.facts.date.sort or date.min, reverse=True)
        ranked.sort(key=lambda a: -scores[a.id])
        return ranked[:8]
