"""What machines read: `articles.json` and Atom feeds, per language, partner and theme."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from generator.library import Group
from generator.locales import voice
from generator.model import Lang, Page
from generator.pages import address
from generator.pages.articles import description, front_matter
from generator.pages.linked import published
from generator.pages.site import Site, environment
from generator.pairing import Article

ENTRIES = 20
"""Newest articles in a feed."""


def robots(site: Site) -> Page:
    """For crawlers; they ask for it at the root of a host, so it speaks for a site that is there.

    Below a project path (`/my-repo/`) it does no harm, and the sitemap can be announced by hand.
    """
    return Page(
        "robots.txt",
        f"User-agent: *\nAllow: /\n\nSitemap: {site.settings.site_url}sitemap.xml\n",
    )


def articles_json(site: Site, lang: Lang) -> Page:
    """Everything known about every article, in one language, for other people's programs."""
    say = voice(lang)
    records = []
    for article in site.library.articles:
        about = description(article.text(lang), article, say)
        record = {"url": site.settings.site_url + address.article(lang, article.id), "lang": lang}
        records.append(record | front_matter(article, lang, about))
    # A record a line: diffs stay readable, and the encoder of the C library does it.
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    title = json.dumps(site.title(lang), ensure_ascii=False)
    return Page(f"{lang}/articles.json", f'{{"title": {title}, "articles": [\n{lines}\n]}}\n')


def site_feed(site: Site, lang: Lang) -> Page:
    """The newest articles of the site."""
    at = address.section(lang, "")
    return feed(site, lang, site.title(lang), at, site.library.articles)


def entry_feed(site: Site, group: Group, lang: Lang) -> Page:
    """The newest articles of a partner or theme."""
    title = f"{group.entry.names[lang]} – {site.title(lang)}"
    return feed(site, lang, title, address.entry(lang, group.entry), group.articles)


def feed(
    site: Site, lang: Lang, title: str, at: address.Address, articles: Sequence[Article]
) -> Page:
    """An Atom feed of the newest dated articles; an undated one has no place in time."""
    say = voice(lang)
    dated = [a for a in articles if a.facts.date.sort][:ENTRIES]
    entries = [
        {
            "article": article,
            "text": article.text(lang),
            "url": site.settings.site_url + address.article(lang, article.id),
            "updated": _instant(article.facts.date.sort),
            "published": published(article),
            "summary": description(article.text(lang), article, say),
            "terms": [
                *(site.vocabulary.partners[m.code].names[lang] for m in article.facts.partners),
                *(site.vocabulary.themes[t.slug].names[lang] for t in article.facts.themes),
            ],
        }
        for article in dated
    ]
    path = f"{at}feed.xml"
    text = (
        environment()
        .get_template("feed.xml")
        .render(
            title=title,
            lang=lang,
            home=site.settings.site_url + at,
            own=site.settings.site_url + path,
            site=site.title(lang),
            updated=_instant(dated[0].facts.date.sort if dated else None),
            entries=entries,
        )
    )
    return Page(path, text)


def _instant(day: date | None) -> str:
    """Midnight UTC of a day; feeds must name an instant, and the clock is not asked for one."""
    return f"{(day or date(1970, 1, 1)).isoformat()}T00:00:00Z"
