"""The home pages, the figures and the search page."""

from __future__ import annotations

from generator.locales import voice
from generator.model import Lang, Page
from generator.pages import address
from generator.pages.address import Address
from generator.pages.entries import counted, numbered
from generator.pages.linked import home_data
from generator.pages.pictures import timeline, world, year_address
from generator.pages.site import Site, render

NEWEST = 6
"""Articles on the home page."""
LEADING = 11
"""Partners beside the map; of more, those with most articles, and the whole list folded."""
FIGURES = 300
"""Figures after which their page takes no further article."""


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
    return render(site, "chooser.html", lang, _sections(site, ""), meta, values, at="")


def home_page(site: Site, lang: Lang) -> Page:
    """The newest articles, the map of partners, the themes, the years."""
    say = voice(lang)
    about = say.gettext(
        "A press review: who, what, when and how much. Every figure links back to the sentence it"
        " comes from."
    )
    partners = counted(say, site.library.partners)
    values = {
        "newest": site.library.articles[:NEWEST],
        "partners": partners,
        "leading": partners
        if len(partners) <= LEADING
        else sorted(partners, key=lambda pair: -pair[1])[: LEADING - 2],
        "themes": counted(say, site.library.themes),
        "count": len(site.library.articles),
        "figure_count": sum(len(a.text(lang).figures) for a in site.library.articles),
        "world": world(site, lang),
        "bars": timeline(site.library.articles),
        "year_link": lambda bar: address.relative(
            address.section(lang, ""), year_address(lang, bar.year)
        ),
        "about": about,
    }
    meta = _meta("home", site.title(lang), about)
    meta["jsonld"] = home_data(site, lang, about)
    return render(site, "home.html", lang, _sections(site, ""), meta, values)


def figures_page(site: Site, lang: Lang) -> Page:
    """The figures of the newest articles, each leading to its sentence."""
    say = voice(lang)
    title = say.gettext("Figures")
    about = say.gettext("Figures from the articles, each with its source.")
    meta = _meta("figures", title, f"{site.title(lang)} – {about}")
    values = {"title": title, "figures": numbered(site.library.articles, lang, FIGURES)}
    return render(site, "figures.html", lang, _sections(site, "figures"), meta, values)


def search_page(site: Site, lang: Lang) -> Page:
    """The page that `search/?q=` opens; without scripts it leads to the indexes."""
    say = voice(lang)
    title = say.gettext("Search")
    about = say.gettext("Search the articles, partners and themes.")
    meta = _meta("search", title, f"{site.title(lang)} – {about}")
    return render(site, "search.html", lang, _sections(site, "search"), meta, {"title": title})
