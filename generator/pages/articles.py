"""The page of an article in one language: its front matter keeps to the contract of the design."""

from __future__ import annotations

from dataclasses import replace

from generator.former import former_names
from generator.locales import Voice, voice
from generator.model import Figure, Lang, Page, Reading
from generator.pages import address, markup
from generator.pages.citing import reference
from generator.pages.linked import article_data, published
from generator.pages.site import Site, render
from generator.pages.takeaway import FORMATS
from generator.pairing import Article


def article_page(site: Site, article: Article, lang: Lang) -> Page:
    """The page exists in every language; without a translation it shows the original's text."""
    say, text, facts = voice(lang), article.text(lang), article.facts
    state = article.state(lang)
    foreign = text.lang if state == "missing" else None
    before, after = site.library.neighbours[article.id]
    alternates = {other: address.article(other, article.id) for other in site.settings.languages}
    values = {
        "article": article,
        "facts": facts,
        "text": text,
        "state": state,
        "stale": article.stale(lang),
        "beside": address.beside(lang, article.id) if len(article.readings) > 1 else None,
        "foreign": foreign,
        "title": markup.title(text.title.value, text.figures),
        "partners": [site.vocabulary.partners[m.code] for m in facts.partners],
        "mentioned": [site.vocabulary.partners[m.code] for m in facts.mentioned],
        "with_page": site.library.partners,
        "themes": [site.vocabulary.themes[t.slug] for t in facts.themes],
        "figures": [(n, f, say.amount(f)) for n, f in enumerate(text.figures, 1)],
        "former": former_names((block.text for block in text.blocks), text.lang),
        "related": site.library.related(article),
        "before": before,
        "after": after,
        "other_languages": [other for other in site.settings.languages if other != lang],
        "alternates": alternates,
        "reference": reference(site, article, lang),
        "formats": FORMATS,
    }
    about = description(text, article, say)
    meta = front_matter(article, lang, about)
    if day := published(article):
        meta["published"] = day
    meta["jsonld"] = article_data(site, article, lang, about)
    told = text.blocks, text.figures, foreign, say.gettext("Link to this passage")
    page = render(
        site,
        "article.html",
        lang,
        alternates,
        meta,
        values,
        body=markup.body(*told),
        origin=text.path,
    )
    return replace(page, html=markup.body_html(*told))


def front_matter(article: Article, lang: Lang, about: str) -> dict[str, object]:
    """The contract's keys (design, section 3), all there even where nothing is known."""
    text, facts, state = article.text(lang), article.facts, article.state(lang)
    return {
        "title": text.title.value,
        "description": about,
        "kind": "article",
        "original": article.original,
        "article": article.id,
        "translation": state,
        **({"stale": True} if article.stale(lang) else {}),
        "date": facts.date.sort.isoformat() if facts.date.sort else None,
        "date_edtf": facts.date.edtf,
        "date_basis": facts.date.basis.value,
        "outlet": facts.outlet.value if facts.outlet else None,
        "author": facts.author.value if facts.author else None,
        "place": facts.place.value if facts.place else None,
        "partners": [m.code for m in facts.partners],
        "mentioned": [m.code for m in facts.mentioned],
        "themes": [t.slug for t in facts.themes],
        "people": [p.name(lang) for p in facts.people],
        "figures": [_figure(f) for f in text.figures],
    }


def _figure(figure: Figure) -> dict[str, object]:
    value = figure.value
    return {
        "value": [_plain(v) for v in value] if isinstance(value, tuple) else _plain(value),
        "unit": figure.unit,
        "bound": figure.bound,
        "year": figure.year,
        "text": figure.text,
        "paragraph": figure.anchor,
    }


def _plain(value: float) -> float | int:
    """Whole numbers without a decimal point, whatever arithmetic made them."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def description(text: Reading, article: Article, say: Voice) -> str:
    """The editor's description, else the beginning of the text, else what is known of it."""
    stated = text.header.get("description")
    if isinstance(stated, str) and stated.strip():
        return markup.shorten(stated)
    first = next((b.text for b in text.blocks if b.kind in ("paragraph", "quote")), "")
    if article.state(say.lang) != "missing" and first:
        return markup.shorten(first)
    return markup.shorten(f"{text.title.value} ({say.edtf(article.facts.date.edtf)})")
