"""JSON-LD: what a page is about, in the words of schema.org, for programs that read pages.

Each function gives the text that the frame puts into the page's head. What is not known is not
there; a date is published only where the source or the editor states it to the day.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from generator.library import Group
from generator.locales import voice
from generator.model import Basis, Lang
from generator.pages import address
from generator.pages.address import Address
from generator.pages.site import Site
from generator.pairing import Article
from generator.vocabulary import Entry, territory_codes

Node = dict[str, object]
LISTED = 20
"""Newest articles in the list of a partner's or theme's page."""


def article_data(site: Site, article: Article, lang: Lang, about: str) -> str:
    """An article's page: what it reports, where it was published, its other languages."""
    text, facts = article.text(lang), article.facts
    url = _url(site, address.article(lang, article.id))
    others = {
        other: _url(site, address.article(other, article.id))
        for other in article.readings
        if other != lang
    }
    entries = site.vocabulary.partners
    outlet = _organisation(facts.outlet.value) if facts.outlet else None
    node: Node = {
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "headline": text.title.value,
        "description": about,
        "inLanguage": text.lang,
        "datePublished": published(article),
        "author": _author(article) or outlet,
        "publisher": _publisher(site, lang),
        "image": site.settings.site_url + "assets/share.png",
        "about": [
            *(_thing(site, entries[m.code], lang) for m in facts.partners),
            *(_thing(site, site.vocabulary.themes[t.slug], lang) for t in facts.themes),
        ],
        "mentions": [
            *(_thing(site, entries[m.code], lang) for m in facts.mentioned),
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
        node["workTranslation"] = [_work(other, url) for other, url in others.items()]
    elif lang in article.readings:
        node["translationOfWork"] = _work(article.original, others[article.original])
    first = next((entries[m.code] for m in facts.partners), None)
    return _graph(node, _trail(site, lang, first, text.title.value, url))


def entry_data(site: Site, group: Group, lang: Lang, about: str) -> str:
    """A partner's or theme's page: a collection of articles."""
    url = _url(site, address.entry(lang, group.entry))
    node: Node = {
        "@type": "CollectionPage",
        "@id": url,
        "url": url,
        "name": group.entry.names[lang],
        "description": about,
        "inLanguage": lang,
        "about": _thing(site, group.entry, lang),
        "isPartOf": {"@type": "WebSite", "@id": _url(site, address.section(lang, ""))},
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": len(group.articles),
            "itemListElement": [
                _item(n, _url(site, address.article(lang, article.id)))
                for n, article in enumerate(group.articles[:LISTED], 1)
            ],
        },
    }
    return _graph(node, _trail(site, lang, None, group.entry.names[lang], url, group.entry.kind))


def home_data(site: Site, lang: Lang, about: str) -> str:
    """The home page: the site, and how to search it."""
    url = _url(site, address.section(lang, ""))
    return _graph(
        {
            "@type": "WebSite",
            "@id": url,
            "url": url,
            "name": site.title(lang),
            "description": about,
            "inLanguage": lang,
            "publisher": _publisher(site, lang),
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": _url(site, address.section(lang, "search")) + "?q={words}",
                },
            },
        }
    )


def published(article: Article) -> str | None:
    """The day of publication, where the source or the editor states it."""
    date = article.facts.date
    stated = date.basis in (Basis.STATED, Basis.EDITOR)
    return date.edtf if stated and date.sort and date.edtf == date.sort.isoformat() else None


def _url(site: Site, at: Address) -> str:
    return site.settings.site_url + at


def _organisation(name: str) -> Node:
    return {"@type": "Organization", "name": name}


def _publisher(site: Site, lang: Lang) -> Node:
    return _organisation(site.title(lang)) | {"url": _url(site, address.section(lang, ""))}


def _author(article: Article) -> Node | None:
    author, outlet = article.facts.author, article.facts.outlet
    if author is None:
        return None
    same = outlet is not None and author.value == outlet.value
    return {"@type": "Organization" if same else "Person", "name": author.value}


def _thing(site: Site, entry: Entry, lang: Lang) -> Node:
    """A country, an organisation or a theme, with its page where it has one."""
    if entry.kind == "theme":
        kind, known = "DefinedTerm", entry.key in site.library.themes
    else:
        kind = "Country" if entry.key in territory_codes() else "Organization"
        known = entry.key in site.library.partners
    thing: Node = {"@type": kind, "name": entry.names[lang]}
    return thing | ({"url": _url(site, address.entry(lang, entry))} if known else {})


def _work(lang: Lang, url: str) -> Node:
    return {"@type": "NewsArticle", "@id": url, "inLanguage": lang}


def _item(position: int, url: str) -> Node:
    return {"@type": "ListItem", "position": position, "url": url}


def _trail(
    site: Site, lang: Lang, first: Entry | None, name: str, url: str, kind: str = "partner"
) -> Node:
    """Home, the section or the first partner, the page."""
    say = voice(lang)
    steps = [(site.title(lang), address.section(lang, ""))]
    if first:
        steps.append((first.names[lang], address.entry(lang, first)))
    else:
        title = say.gettext("Partners") if kind == "partner" else say.gettext("Themes")
        steps.append((title, address.section(lang, f"{kind}s")))
    named = [(step, _url(site, at)) for step, at in steps] + [(name, url)]
    items = [
        {"@type": "ListItem", "position": n, "name": title, "item": at}
        for n, (title, at) in enumerate(named, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _graph(*nodes: Mapping[str, object]) -> str:
    """One line of JSON that can stand inside a script element."""
    known = [{key: value for key, value in node.items() if value} for node in nodes]
    data = {"@context": "https://schema.org", "@graph": known}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
