"""The pages of partners and themes, each a briefing, and the two overviews."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.library import Group, by_year
from generator.locales import Voice, voice
from generator.model import Figure, Lang, Page
from generator.pages import address
from generator.pages.charts import HEIGHT, WIDTH, label, picture, series
from generator.pages.linked import entry_data
from generator.pages.markup import shorten
from generator.pages.pictures import matrix, timeline, year_address, year_anchor
from generator.pages.site import Site, by_name, render
from generator.pairing import Article
from generator.vocabulary import Entry

CARDS = 18
"""Newest articles shown as cards; older ones are lines, folded by year."""
BESIDE = 5
"""Articles listed under each theme or partner that an entry is met with."""
FIGURES = 80
"""Figures after which the table takes no further article: the articles' own pages have them."""
PEOPLE = 30
NAMED_IN = 40


def counted(say: Voice, groups: Mapping[str, Group]) -> list[tuple[Entry, int]]:
    """The entries of groups in the order of their names, with their numbers of articles."""
    entries = {group.entry.key: group for group in groups.values()}
    ordered = by_name(say, (group.entry for group in groups.values()))
    return [(entry, len(entries[entry.key].articles)) for entry in ordered]


def overview_page(site: Site, name: str, groups: Mapping[str, Group], lang: Lang) -> Page:
    """All partners or all themes, with counts; that of partners has the matrix."""
    say = voice(lang)
    title = say.gettext("Partners") if name == "partners" else say.gettext("Themes")
    entries = counted(say, groups)
    names = ", ".join(entry.names[lang] for entry, _ in entries)
    about = say.gettext("%(section)s: %(name)s") % {"section": title, "name": names}
    meta = {"title": title, "description": shorten(f"{site.title(lang)} – {about}"), "kind": name}
    values = {
        "title": title,
        "name": name,
        "entries": [(groups[e.key], n) for e, n in entries],
        "matrix": matrix(site, lang) if name == "partners" else None,
    }
    sections = {other: address.section(other, name) for other in site.settings.languages}
    return render(site, "overview.html", lang, sections, meta, values)


@dataclass(frozen=True, slots=True)
class Together:
    """What an entry is met with: how often, and the newest articles on both."""

    entry: Entry
    count: int
    articles: Sequence[Article]


def together(
    articles: Iterable[Article], counts: Mapping[str, int], entries: Mapping[str, Entry]
) -> list[Together]:
    """The partners or themes of `counts`, most frequent first, with their newest articles."""
    found: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        for key in (*(m.code for m in article.facts.partners), *article.theme_slugs):
            if key in counts and len(found[key]) < BESIDE:
                found[key].append(article)
    ranked = sorted(counts.items(), key=lambda pair: -pair[1])  # of equals, the newest first
    return [Together(entries[key], number, found[key]) for key, number in ranked]


def summary(group: Group, themes: Sequence[Together], lang: Lang) -> list[str]:
    """What is known, in a line: articles and their years, figures, people, strongest themes."""
    say = voice(lang)
    articles = say.ngettext("%(num)s article", "%(num)s articles", len(group.articles))
    years = sorted(a.year for a in group.articles if a.year)
    if years and years[0] == years[-1]:
        articles = say.gettext("%(articles)s, %(year)s") % {"articles": articles, "year": years[0]}
    elif years:
        spoken = {"articles": articles, "first": years[0], "last": years[-1]}
        articles = say.gettext("%(articles)s, %(first)s–%(last)s") % spoken
    figures = sum(len(a.text(lang).figures) for a in group.articles)
    people = len({p.name(lang) for a in group.articles for p in a.facts.people})
    told = [
        articles,
        say.ngettext("%(num)s figure", "%(num)s figures", figures) if figures else "",
        say.ngettext("%(num)s person", "%(num)s people", people) if people else "",
    ]
    if group.entry.kind == "partner" and themes:
        names = ", ".join(t.entry.names[lang] for t in themes[:3])
        told.append(say.gettext("themes: %(names)s") % {"names": names})
    return [part for part in told if part]


def entry_page(site: Site, group: Group, lang: Lang) -> Page:
    """The page of one partner or theme."""
    say, entry, vocabulary = voice(lang), group.entry, site.vocabulary
    partners = together(group.articles, group.partners, vocabulary.partners)
    themes = together(group.articles, group.themes, vocabulary.themes)
    told = summary(group, themes, lang)
    figures = numbered(group.articles, lang, FIGURES)
    people = Counter(p.name(lang) for a in group.articles for p in a.facts.people)
    here = address.entry(lang, entry)

    def year_at(year: int | None) -> str:
        return address.relative(here, year_address(lang, year, entry))

    values = {
        "entry": entry,
        "group": group,
        "partners": partners,
        "themes": themes,
        "summary": told,
        "bars": timeline(group.articles),
        "year_link": (lambda bar: year_at(bar.year))
        if group.paged
        else lambda bar: f"#{bar.anchor}",
        "years": group.years if group.paged else {},
        "year_at": year_at,
        "cards": anchored(group.articles[:CARDS]),
        "older": [] if group.paged else folded(group.articles[CARDS:], group.articles[:CARDS]),
        "charts": [
            (label(one.figure, say), one, picture(one, say))
            for one in series(group.articles, lang, entry.key if entry.kind == "partner" else None)
        ],
        "chart_size": (WIDTH, HEIGHT),
        "figures": figures,
        "figures_shown": sum(len(rows) for _, rows in figures),
        "figure_count": sum(len(a.text(lang).figures) for a in group.articles),
        "people": sorted(people.items(), key=lambda pair: (-pair[1], pair[0]))[:PEOPLE],
        "named_in": group.named_in[:NAMED_IN],
    }
    about = say.gettext("%(section)s: %(name)s") % {
        "section": entry.names[lang],
        "name": " · ".join(told),
    }
    about = shorten(f"{about} – {site.title(lang)}")
    meta = {"title": entry.names[lang], "description": about, "kind": entry.kind}
    meta[entry.kind] = entry.key
    meta["jsonld"] = entry_data(site, group, lang, about)
    alternates = {other: address.entry(other, entry) for other in site.settings.languages}
    return render(site, "entry.html", lang, alternates, meta, values)


def numbered(
    articles: Iterable[Article], lang: Lang, most: int
) -> list[tuple[Article, list[tuple[int, Figure]]]]:
    """Articles that have figures with these, numbered from 1, until there are `most`."""
    found: list[tuple[Article, list[tuple[int, Figure]]]] = []
    for article in articles:
        if most <= 0:
            break
        if rows := list(enumerate(article.text(lang).figures, 1)):
            found.append((article, rows))
            most -= len(rows)
    return found


def anchored(articles: Sequence[Article]) -> list[tuple[Article, str | None]]:
    """The articles, the first of each year with the anchor that the timeline leads to."""
    pairs: list[tuple[Article, str | None]] = []
    years: set[int | None] = set()
    for article in articles:
        new = article.year not in years
        years.add(article.year)
        pairs.append((article, year_anchor(article.year) if new else None))
    return pairs


def folded(
    articles: Sequence[Article], seen: Sequence[Article]
) -> list[tuple[int | None, str | None, Sequence[Article]]]:
    """Year, its anchor unless a card has it, its articles; newest first."""
    carded = {article.year for article in seen}
    return [
        (year, None if year in carded else year_anchor(year), found)
        for year, found in by_year(articles).items()
    ]
