"""The reading view: an article's languages, paragraph beside paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from generator.locales import voice
from generator.model import Block, Lang, Page
from generator.pages import address
from generator.pages.articles import description
from generator.pages.site import Site, render
from generator.pairing import Article

Row = tuple[Block | None, Block | None]


def beside_page(site: Site, article: Article, lang: Lang) -> Page:
    """The page's own language on the left; beside it the original, or its first translation."""
    other = article.original
    if other == lang:
        other = next(o for o in article.readings if o != lang)
    text, beside = article.readings[lang], article.readings[other]
    say = voice(lang)
    values = {
        "article": article,
        "text": text,
        "other": other,
        "rows": align(text.blocks, beside.blocks),
    }
    meta = {
        "title": say.gettext("%(title)s (side by side)") % {"title": text.title.value},
        "description": description(text, article, say),
        "kind": "beside",
        "robots": "noindex",  # the same words as the two articles' own pages
    }
    alternates = {o: address.beside(o, article.id) for o in article.readings}
    return render(site, "beside.html", lang, alternates, meta, values, origin=text.path)


def align(left: Sequence[Block], right: Sequence[Block]) -> list[Row]:
    """Blocks side by side: step by step while their kinds agree, and again after they differ."""
    kinds = [[block.kind for block in blocks] for blocks in (left, right)]
    rows: list[Row] = []
    matcher = SequenceMatcher(a=kinds[0], b=kinds[1], autojunk=False)
    for _, start, end, other_start, other_end in matcher.get_opcodes():
        rows += zip_longest(left[start:end], right[other_start:other_end])
    return rows
