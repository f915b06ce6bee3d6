"""JSON-LD: what a page is about, in the words of schema.org, for programs that read pages.

Each function gives the text that the frame puts into the page's head. What is not known is not
there; a date is published only where the source or the editor states it to the day.
"""

from __future__ import annotations

from generator.library import Group
from generator.model import Basis, Lang
from generator.pages import address
from generator.pages.schema import Node, graph, organisation, publisher, thing, trail, work
from generator.pages.site import Site
from generator.pairing import Article

LISTED = 20
"""Newest articles in the list of a partner's or theme's page."""


def article_data(site: Site, article: Article, lang: Lang, about: str) -> str:
    """An article's page: what it reports, where it was published, its other languages."""
    text, facts = article.text(lang), article.facts
    url = site.url(address.article(lang, article.id))
    others = {
        other: site.url(address.article(other, article.id))
        for other in article.readings
        if other != lang
    }
    entries = site.vocabulary.partners
    outlet = organisation(facts.outlet.value) if facts.outlet else None
    node: Node = {
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "headline": text.title.value,
        "description": about,
        "inLanguage": text.lang,
        "datePublished": published(article),
        "author": _author(article) or outlet,
        "publisher": publisher(site, lang),
        "image": site.url("assets/share.png"),
        "about": [
            *(thing(site, entries[m.code], lang) for m in facts.partners),
            *(thing(site, site.vocabulary.themes[t.slug], lang) for t in facts.themes),
        ],
        "mentions": [
            *(thing(site, entries[m.code], lang) for m in facts.mentioned),
            *({"@type": "Person", "name": person.name(lang)} for person in facts.people),
        ],
        "isBasedOn": {
            "@type": "NewsArticle",
            "headline": facts.title.value,
            "inLanguage": article.original,
            "publisher": outlet,
        }
        if outlet
        else None,
    }
    if lang == article.original:
        node["workTranslation"] = [work(other, url) for other, url in others.items()]
    elif lang in article.readings:
        node["translationOfWork"] = work(article.original, others[article.original])
    first = next((entries[m.code] for m in facts.partners), None)
    return graph(node, trail(site, lang, first, text.title.value, url))


def entry_data(site: Site, group: Group, lang: Lang, about: str) -> str:
    """A partner's or theme's page: a collection of articles."""
    url = site.url(address.entry(lang, group.entry))
    node: Node = {
        "@type": "CollectionPage",
        "@id": url,
        "url": url,
        "name": group.entry.names[lang],
        "description": about,
        "inLanguage": lang,
        "about": thing(site, group.entry, lang),
        "isPartOf": {"@type": "WebSite", "@id": site.url(address.section(lang, ""))},
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": len(group.articles),
            "itemListElement": [
                _item(n, site.url(address.article(lang, article.id)))
                for n, article in enumerate(group.articles[:LISTED], 1)
            ],
        },
    }
    return graph(node, trail(site, lang, None, group.entry.names[lang], url, group.entry.kind))


def home_data(site: Site, lang: Lang, about: str) -> str:
    """The home page: the site, and how to search it."""
    url = site.url(address.section(lang, ""))
    return graph(
        {
            "@type": "WebSite",
            "@id": url,
            "url": url,
            "name": site.title(lang),
            "description": about,
            "inLanguage": lang,
            "publisher": publisher(site, lang),
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": site.url(address.section(lang, "search")) + "?q={words}",
                },
            },
        }
    )


def published(article: Article) -> str | None:
    """The day of publication, where the source or the editor states it."""
    date = article.facts.date
    stated = date.basis in (Basis.STATED, Basis.EDITOR)
    return date.edtf if stated and date.sort and date.edtf == date.sort.isoformat() else None


def _author(article: Article) -> Node | None:
    author, outlet = article.facts.author, article.facts.outlet
    if author is None:
        return None
    same = outlet is not None and author.value == outlet.value
    return {"@type": "Organization" if same else "Person", "name": author.value}


def _item(position: int, url: str) -> Node:
    return {"@type": "ListItem", "position": position, "url": url}
