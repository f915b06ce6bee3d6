"""The articles by date: the chronology, and a page for every year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from generator.library import Group
from generator.locales import Voice, voice
from generator.model import Lang, Page
from generator.pages import address
from generator.pages.pictures import timeline, year_address
from generator.pages.site import Site, render
from generator.pairing import Article

LISTED = 40
"""Articles that the chronology's first page shows, and most cards of a year's page."""


def chronology_page(site: Site, lang: Lang) -> Page:
    """The newest articles by year, and a link to each year's own page."""
    say = voice(lang)
    title = say.gettext("Chronology")
    about = say.gettext("All articles by date, newest first.")
    listed = {article.id for article in site.library.articles[:LISTED]}
    years = [
        (year, year_name(say, year), [a for a in articles if a.id in listed], len(articles))
        for year, articles in site.library.years.items()
    ]
    meta = {
        "title": title,
        "description": f"{site.title(lang)} – {about}",
        "kind": "chronology",
    }
    values = {
        "title": title,
        "years": years,
        "bars": timeline(site.library.articles),
        "year_at": lambda year: year_address(lang, year),
        "year_link": lambda bar: address.relative(
            address.section(lang, "chronology"), year_address(lang, bar.year)
        ),
    }
    sections = {o: address.section(o, "chronology") for o in site.settings.languages}
    return render(site, "chronology.html", lang, sections, meta, values)


def year_page(site: Site, year: int | None, lang: Lang, group: Group | None = None) -> Page:
    """All articles of one year, or those of a partner or theme: cards, or lines when many."""
    say = voice(lang)
    name, entry = year_name(say, year), group.entry if group else None
    about = say.gettext("All articles by date, newest first.")
    title = say.gettext("%(section)s: %(name)s") % {
        "section": entry.names[lang] if entry else say.gettext("Chronology"),
        "name": name,
    }
    by_year = group.years if group else site.library.years
    articles = by_year[year]
    meta = {
        "title": title,
        "description": f"{site.title(lang)} – {title}. {about}",
        "kind": "year",
    }
    many = len(articles) > LISTED
    years = list(by_year)
    place = years.index(year)
    values = {
        "title": title,
        "entry": entry,
        "articles": articles,
        "count": len(articles),
        "months": by_month(articles, say) if many else None,
        "year_name": lambda other: year_name(say, other),
        "year_at": lambda other: year_address(lang, other, entry),
        "later": years[place - 1 : place],
        "earlier": years[place + 1 : place + 2],
    }
    alternates = {other: year_address(other, year, entry) for other in site.settings.languages}
    return render(site, "year.html", lang, alternates, meta, values)


def by_month(articles: Sequence[Article], say: Voice) -> list[tuple[str, list[Article]]]:
    """The articles under the name of their month, order kept; undated ones under no name."""

    def month(article: Article) -> date | None:
        day = article.facts.date.sort
        return day.replace(day=1) if day else None

    return [
        (say.edtf(day.isoformat()[:7]) if day else "", list(found))
        for day, found in groupby(articles, month)
    ]


def year_name(say: Voice, year: int | None) -> str:
    """A year, or what stands for none."""
    return str(year) if year else say.gettext("Date unknown")
