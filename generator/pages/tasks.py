"""The files of a site as tasks: what is made together, and everything that it depends on.

A task whose dependencies are as they were is not done again, so what a page shows must be in its
`needs`: the digests of the articles it speaks of, and what it knows of the rest of the site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from generator.library import Group
from generator.model import Lang, Page, Task
from generator.pages import address
from generator.pages.address import Address
from generator.pages.articles import article_page
from generator.pages.beside import beside_page
from generator.pages.chronology import chronology_page, year_page
from generator.pages.data import articles_json, entry_feed, robots, site_feed
from generator.pages.entries import entry_page, overview_page
from generator.pages.indexes import chooser_page, figures_page, home_page, search_page
from generator.pages.pictures import year_address
from generator.pages.site import Site
from generator.pages.takeaway import FORMATS, citation_pages
from generator.pairing import Article


def tasks(site: Site, marks: Mapping[str, str]) -> Iterator[Task]:
    """Every generated file of the site; `marks` are the digests of the readings, by their paths."""
    known = {
        article.id: "+".join(marks[reading.path] for reading in article.readings.values())
        for article in site.library.articles
    }

    def of(articles: Iterable[Article | None]) -> tuple[str, ...]:
        return tuple(known[article.id] if article else "" for article in articles)

    every = of(site.library.articles)
    for article in site.library.articles:
        around = of([article, *site.library.neighbours[article.id], *site.library.related(article)])
        linked = [m.code for m in article.facts.mentioned if m.code in site.library.partners]
        for lang in site.settings.languages:
            yield _article(site, article, lang, (*around, *linked))
    yield _page("robots.txt", (), partial(robots, site))
    yield _page("index.md", (), partial(chooser_page, site))
    for lang in site.settings.languages:
        yield from _overviews(site, lang, every)
        for groups in (site.library.partners, site.library.themes):
            for group in groups.values():
                at = address.entry(lang, group.entry)
                needs = (group.entry.key, *of(group.articles), "", *of(group.named_in))
                yield _page(address.file(at), needs, partial(entry_page, site, group, lang))
                yield _page(f"{at}feed.xml", needs, partial(entry_feed, site, group, lang))
        for group_of, years in _by_year(site):
            for year, articles in years.items():
                at = year_address(lang, year, group_of.entry if group_of else None)
                needs = (*of(articles), *map(str, years))
                make = partial(year_page, site, year, lang, group_of)
                yield _page(address.file(at), needs, make)


def pages(site: Site) -> list[Page]:
    """Every generated file of the site, made."""
    marks = {r.path: "" for a in site.library.articles for r in a.readings.values()}
    return [page for task in tasks(site, marks) for page in task.make()]


def listed(site: Site) -> list[dict[Lang, Address]]:
    """The addresses, in every language, of the generated pages that finders are invited to."""
    languages = site.settings.languages
    names = ("", "partners", "themes", "chronology", "figures", "search")
    found = [{lang: address.section(lang, name) for lang in languages} for name in names]
    found += [
        {lang: address.article(lang, a.id) for lang in languages} for a in site.library.articles
    ]
    for groups in (site.library.partners, site.library.themes):
        found += [
            {lang: address.entry(lang, g.entry) for lang in languages} for g in groups.values()
        ]
    for group, years in _by_year(site):
        of = group.entry if group else None
        found += [{lang: year_address(lang, year, of) for lang in languages} for year in years]
    return found


def _by_year(
    site: Site,
) -> Iterator[tuple[Group | None, Mapping[int | None, tuple[Article, ...]]]]:
    """What has a page for each year: the site, and each partner or theme with many articles."""
    yield None, site.library.years
    for group in (*site.library.partners.values(), *site.library.themes.values()):
        if group.paged:
            yield group, group.years


def _page(path: str, needs: tuple[str, ...], make: Callable[[], Page]) -> Task:
    return Task((path,), (path, *needs), lambda: [make()])


def _article(site: Site, article: Article, lang: Lang, needs: tuple[str, ...]) -> Task:
    """An article's page, its files to cite from, and the page beside its other language."""
    at = address.article(lang, article.id)
    paths = [address.file(at), *(f"{at}cite.{ending}" for ending in FORMATS)]
    both = lang in article.readings and len(article.readings) > 1
    if both:
        paths.append(address.file(address.beside(lang, article.id)))

    def make() -> Iterator[Page]:
        yield article_page(site, article, lang)
        yield from citation_pages(site, article, lang)
        if both:
            yield beside_page(site, article, lang)

    return Task(tuple(paths), (at, *needs), make, article.text(lang).path)


def _overviews(site: Site, lang: Lang, every: tuple[str, ...]) -> Iterator[Task]:
    """The pages and files that speak of all articles."""
    for name, make in (
        ("", home_page),
        ("figures", figures_page),
        ("chronology", chronology_page),
        ("search", search_page),
    ):
        yield _page(address.file(address.section(lang, name)), every, partial(make, site, lang))
    for name, groups in (("partners", site.library.partners), ("themes", site.library.themes)):
        yield _page(
            address.file(address.section(lang, name)),
            every,
            partial(overview_page, site, name, groups, lang),
        )
    yield _page(f"{lang}/feed.xml", every, partial(site_feed, site, lang))
    yield _page(f"{lang}/articles.json", every, partial(articles_json, site, lang))
