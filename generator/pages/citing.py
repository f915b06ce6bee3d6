"""An article cited: what is known of its source, and the reference that its page shows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.locales import voice
from generator.model import Basis, DateFinding, Lang
from generator.pages import address
from generator.pages.markup import flat
from generator.pages.site import Site
from generator.pairing import Article

_EDTF = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?])?")
Run = tuple[str, Lang | None]
"""A piece of a reference, and its language where that is not the page's."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a reference to one article's page in one language says; empty where not known."""

    key: str
    title: str
    original_title: str
    """Of a translation."""
    text_lang: Lang
    original_lang: Lang
    author: str
    outlet: str
    site: str
    url: str
    date: DateFinding
    note: str
    keywords: tuple[str, ...]

    @property
    def parts(self) -> list[int]:
        """Year, month and day, as far as they are known; empty for `before 2023` or nothing."""
        match = _EDTF.fullmatch(self.date.edtf or "")
        return [int(part) for part in match.groups()[:3] if part] if match else []

    @property
    def circa(self) -> bool:
        """Whether the date is approximate: by its form, or because no source states it."""
        return self.date.basis is Basis.INFERRED or (self.date.edtf or "").endswith(("~", "?"))


def source_of(site: Site, article: Article, lang: Lang) -> Source:
    """What is known of an article, as its page in a language gives it."""
    say, text, facts = voice(lang), article.text(lang), article.facts
    translated = article.state(lang) in ("human", "machine")
    notes = [
        dated(article, lang) if facts.date.edtf and facts.date.basis is Basis.INFERRED else "",
        say.gettext("machine translation") if article.state(lang) == "machine" else "",
        site.title(lang),
    ]
    terms = [site.vocabulary.partners[m.code].names[lang] for m in facts.partners]
    terms += [site.vocabulary.themes[t.slug].names[lang] for t in facts.themes]
    return Source(
        key=f"{article.id}-{lang}",
        title=flat(text.title.value),
        original_title=flat(facts.title.value) if translated else "",
        text_lang=text.lang,
        original_lang=article.original,
        author=flat(facts.author.value) if facts.author else "",
        outlet=flat(facts.outlet.value) if facts.outlet else "",
        site=site.title(lang),
        url=site.settings.site_url + address.article(lang, article.id),
        date=facts.date,
        note="; ".join(note for note in notes if note),
        keywords=tuple(terms),
    )


def dated(article: Article, lang: Lang) -> str:
    """The date in words, and whether it was worked out."""
    say, date = voice(lang), article.facts.date
    words = say.edtf(date.edtf)
    if date.edtf and date.basis is Basis.INFERRED:
        return say.gettext("%(date)s (date inferred)") % {"date": words}
    return words


def reference(site: Site, article: Article, lang: Lang) -> list[Run]:
    """The reference as the page shows it, in pieces because titles keep their language."""
    say, source = voice(lang), source_of(site, article, lang)
    quoted = say.gettext("“%(title)s”")
    runs: list[Run] = [(f"{source.author}, ", None)] if source.author else []
    runs += _around(quoted, source.title, None if source.text_lang == lang else source.text_lang)
    if source.original_title:
        machine = say.gettext("[machine translation of %(title)s]")
        told = (
            machine
            if article.state(lang) == "machine"
            else say.gettext("[translation of %(title)s]")
        )
        runs.append((" ", None))
        runs += _around(told % {"title": quoted}, source.original_title, source.original_lang)
    rest = [source.outlet, dated(article, lang), source.site, source.url]
    return [*runs, (", " + ", ".join(part for part in rest if part), None)]


def _around(pattern: str, title: str, lang: Lang | None) -> list[Run]:
    before, after = pattern.split("%(title)s")
    return [(before, None), (title, lang), (after, None)]
