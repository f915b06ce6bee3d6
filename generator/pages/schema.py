"""Pieces of JSON-LD that several pages say: things, organisations, the way to a page."""

from __future__ import annotations

import json
from collections.abc import Mapping

from generator.locales import voice
from generator.model import Lang
from generator.pages import address
from generator.pages.site import Site
from generator.vocabulary import Entry, territory_codes

Node = dict[str, object]
"""An object of schema.org; a value that is None or empty is left out of what is written."""


def organisation(name: str) -> Node:
    """A publisher of articles, of whom no more than the name is known."""
    return {"@type": "Organization", "name": name}


def publisher(site: Site, lang: Lang) -> Node:
    """Who publishes the pages: the site."""
    return organisation(site.title(lang)) | {"url": site.url(address.section(lang, ""))}


def thing(site: Site, entry: Entry, lang: Lang) -> Node:
    """A country, an organisation or a theme, with its page where it has one."""
    if entry.kind == "theme":
        kind, known = "DefinedTerm", entry.key in site.library.themes
    else:
        kind = "Country" if entry.key in territory_codes() else "Organization"
        known = entry.key in site.library.partners
    node: Node = {"@type": kind, "name": entry.names[lang]}
    return node | ({"url": site.url(address.entry(lang, entry))} if known else {})


def work(lang: Lang, url: str) -> Node:
    """The same article in another language."""
    return {"@type": "NewsArticle", "@id": url, "inLanguage": lang}


def trail(
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
    named = [(step, site.url(at)) for step, at in steps] + [(name, url)]
    items = [
        {"@type": "ListItem", "position": n, "name": title, "item": at}
        for n, (title, at) in enumerate(named, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def graph(*nodes: Mapping[str, object]) -> str:
    """One line of JSON that can stand inside a script element."""
    known = [{key: value for key, value in node.items() if value} for node in nodes]
    data = {"@context": "https://schema.org", "@graph": known}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
