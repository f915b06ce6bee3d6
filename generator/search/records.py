"""What can be found on a site, as plain data that another process can read."""

from __future__ import annotations

from typing import TypedDict

from generator.locales import voice
from generator.model import Lang
from generator.pages import address
from generator.pages.site import Site
from generator.pairing import Article


class Record(TypedDict):
    """An article in one language."""

    id: str
    title: str
    date: str
    """In words; `day` is the one to sort by, empty where none is known."""
    day: str
    partners: list[str]
    """Codes; `themes` are slugs, as in the front matter."""
    themes: list[str]
    blocks: list[tuple[str, str, str]]
    """Kind, anchor and text."""


class Findable(TypedDict):
    """Everything that can be found in one language."""

    records: list[Record]
    """Newest first."""
    pages: dict[str, tuple[str, int]]
    """Address and number of articles of each partner (by code) and theme (by slug)."""


def findable(site: Site) -> dict[Lang, Findable]:
    """All that the index is made of: the same values, the same index."""
    groups = (*site.library.partners.values(), *site.library.themes.values())
    return {
        lang: {
            "records": [_record(article, lang) for article in site.library.articles],
            "pages": {g.entry.key: (address.entry(lang, g.entry), len(g.articles)) for g in groups},
        }
        for lang in site.settings.languages
    }


def _record(article: Article, lang: Lang) -> Record:
    text, facts = article.text(lang), article.facts
    return {
        "id": article.id,
        "title": text.title.value,
        "date": voice(lang).edtf(facts.date.edtf),
        "day": facts.date.sort.isoformat() if facts.date.sort else "",
        "partners": [m.code for m in facts.partners],
        "themes": [t.slug for t in facts.themes],
        "blocks": [(b.kind, b.anchor, b.text) for b in text.blocks],
    }
