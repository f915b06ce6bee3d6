"""The pages that gather: partners, themes, the chronology, the figures, and the home pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.library import Group
from generator.locales import Voice, voice
from generator.model import Lang, Page
from generator.pages import address
from generator.pages.address import Address
from generator.pages.markup import shorten
from generator.pages.site import Site, by_name, render
from generator.vocabulary import Entry

NEWEST = 6
"""Articles on the home page."""
LISTED = 40
"""Articles that the chronology's first page shows; every year has a page of its own."""


def index_pages(site: Site) -> Iterator[Page]:
    """Every page that is not an article's, in every language."""
    yield chooser_page(site)
    for lang in site.settings.languages:
        yield home_page(site, lang)
        for groups in (site.library.partners, site.library.themes):
            for group in groups.values():
                yield entry_page(site, group, lang)
        yield overview_page(site, "partners", site.library.partners, lang)
        yield overview_page(site, "themes", site.library.themes, lang)
        yield chronology_page(site, lang)
        for year in site.library.years:
            yield year_page(site, year, lang)
        yield figures_page(site, lang)
        yield search_page(site, lang)


def _sections(site: Site, name: str) -> dict[Lang, Address]:
    return {lang: address.section(lang, name) for lang in site.settings.languages}


def _meta(kind: str, title: str, description: str) -> dict[str, object]:
    return {"title": title, "description": description, "kind": kind}


def chooser_page(site: Site) -> Page:
    """`/`: a choice of language that needs no script."""
    lang = site.settings.languages[0]
    values = {"voices": [voice(other) for other in site.settings.languages]}
    title = " · ".join(site.title(other) for other in site.settings.languages)
    says = " ".join(voice(o).gettext("Choose your language.") for o in site.settings.languages)
    meta = _meta("chooser", title, f"{title}. {says}")
    # A searcher is better served by a home page in one language than by this choice.
    meta["robots"] = "noindex"
    return render(site, "chooser.md", lang, _sections(site, ""), meta, values, at="")


def home_page(site: Site, lang: Lang) -> Page:
    """The newest articles, the partners and the themes."""
    say = voice(lang)
    about = say.gettext(
        "A press review: who, what, when, how much. Each number leads to the sentence it was"
        " read from."
    )
    values = {
        "newest": site.library.articles[:NEWEST],
        "partners": _counted(say, site.library.partners),
        "themes": _counted(say, site.library.themes),
        "count": len(site.library.articles),
        "about": about,
    }
    meta = _meta("home", site.title(lang), about)
    return render(site, "home.md", lang, _sections(site, ""), meta, values)


def _counted(say: Voice, groups: Mapping[str, Group]) -> list[tuple[Entry, int]]:
    entries = {group.entry.key: group for group in groups.values()}
    ordered = by_name(say, (group.entry for group in groups.values()))
    return [(entry, len(entries[entry.key].articles)) for entry in ordered]


def overview_page(site: Site, name: str, groups: Mapping[str, Group], lang: Lang) -> Page:
    """All partners or all themes, with counts."""
    say = voice(lang)
    title = say.gettext("Partners") if name == "partners" else say.gettext("Themes")
    counted = _counted(say, groups)
    names = ", ".join(entry.names[lang] for entry, _ in counted)
    about = say.gettext("%(section)s: %(name)s") % {"section": title, "name": names}
    meta = _meta(name, title, shorten(f"{site.title(lang)} – {about}"))
    values = {"title": title, "entries": [(groups[e.key], n) for e, n in counted]}
    return render(site, "overview.md", lang, _sections(site, name), meta, values)


def entry_page(site: Site, group: Group, lang: Lang) -> Page:
    """The page of one partner or theme: its articles, what it is met with, its figures."""
    say, entry = voice(lang), group.entry
    vocabulary = site.vocabulary
    count = say.ngettext("%(num)s article", "%(num)s articles", len(group.articles))
    partners = [(vocabulary.partners[code], n) for code, n in _ranked(group.partners)]
    themes = [(vocabulary.themes[slug], n) for slug, n in _ranked(group.themes)]
    values = {
        "entry": entry,
        "group": group,
        "partners": partners,
        "themes": themes,
        "count": count,
    }
    others = ", ".join(e.names[lang] for e, _ in (themes if entry.kind == "partner" else partners))
    about = say.gettext("%(section)s: %(name)s") % {"section": entry.names[lang], "name": count}
    meta = _meta(entry.kind, entry.names[lang], shorten(f"{about}. {others}"))
    meta[entry.kind] = entry.key
    alternates = {other: address.entry(other, entry) for other in site.settings.languages}
    return render(site, "entry.md", lang, alternates, meta, values)


def _ranked(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def chronology_page(site: Site, lang: Lang) -> Page:
    """The newest articles by year, and a link to each year's own page."""
    say = voice(lang)
    title = say.gettext("Chronology")
    listed = {article.id for article in site.library.articles[:LISTED]}
    years = [
        (year, _year_name(say, year), [a for a in articles if a.id in listed], len(articles))
        for year, articles in site.library.years.items()
    ]
    meta = _meta("chronology", title, say.gettext("All articles by date, newest first."))
    values = {"title": title, "years": years, "year_at": lambda year: _year(lang, year)}
    return render(site, "chronology.md", lang, _sections(site, "chronology"), meta, values)


def year_page(site: Site, year: int | None, lang: Lang) -> Page:
    """All articles of one year."""
    say = voice(lang)
    name = _year_name(say, year)
    title = say.gettext("%(section)s: %(name)s") % {
        "section": say.gettext("Chronology"),
        "name": name,
    }
    articles = site.library.years[year]
    meta = _meta("year", title, say.gettext("All articles by date, newest first."))
    values = {"title": title, "articles": articles}
    alternates = {other: _year(other, year) for other in site.settings.languages}
    return render(site, "year.md", lang, alternates, meta, values)


def _year(lang: Lang, year: int | None) -> Address:
    name = str(year) if year else voice(lang).pgettext("address", "undated")
    return f"{address.section(lang, 'chronology')}{name}/"


def _year_name(say: Voice, year: int | None) -> str:
    return str(year) if year else say.gettext("Date unknown")


def figures_page(site: Site, lang: Lang) -> Page:
    """The figures of the newest articles, each leading to its sentence."""
    say = voice(lang)
    title = say.gettext("Figures")
    meta = _meta("figures", title, say.gettext("Figures of the articles, each with its source."))
    articles = [a for a in site.library.articles if a.text(lang).figures][:LISTED]
    values = {"title": title, "articles": articles}
    return render(site, "figures.md", lang, _sections(site, "figures"), meta, values)


def search_page(site: Site, lang: Lang) -> Page:
    """The page that `search/?q=` opens; without scripts it leads to the indexes."""
    say = voice(lang)
    title = say.gettext("Search")
    meta = _meta("search", title, say.gettext("Search the articles, partners and themes."))
    return render(site, "search.md", lang, _sections(site, "search"), meta, {"title": title})
