"""An article cited and taken away: a reference in words, BibTeX, RIS and CSL-JSON.

A date that nobody knows is left out, one worked out from the text is marked as approximate.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from babel import Locale

from generator.locales import voice
from generator.model import Basis, DateFinding, Lang, Page
from generator.pages import address
from generator.pages.site import Site
from generator.pairing import Article

_EDTF = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?])?")
_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # BibTeX counts braces, escaped or not
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{c: "\\" + c for c in "&%$#_"},
    }
)
FORMATS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
"""The files beside an article's page, by the ending of `cite.*`."""

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


def citation_pages(site: Site) -> Iterator[Page]:
    """The three files of every article in every language."""
    for article in site.library.articles:
        for lang in site.settings.languages:
            source = source_of(site, article, lang)
            folder = address.article(lang, article.id)
            for ending, write in (("bib", bibtex), ("ris", ris), ("json", csl)):
                yield Page(f"{folder}cite.{ending}", write(source), article.facts.path)


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
        title=_flat(text.title.value),
        original_title=_flat(facts.title.value) if translated else "",
        text_lang=text.lang,
        original_lang=article.original,
        author=_flat(facts.author.value) if facts.author else "",
        outlet=_flat(facts.outlet.value) if facts.outlet else "",
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
        return say.gettext("%(date)s (inferred date)") % {"date": words}
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


def bibtex(source: Source) -> str:
    """For LaTeX: `date` as biblatex reads it (EDTF), `year` for classic BibTeX."""
    date = source.date.edtf or ""
    if date and source.circa and source.parts and date[-1] not in "~?":
        date += "~"
    fields = {
        "author": f"{{{source.author.translate(_BIBTEX)}}}" if source.author else "",
        "title": f"{{{source.title.translate(_BIBTEX)}}}",
        "journal": source.outlet.translate(_BIBTEX),
        "date": date,
        "year": str(source.parts[0]) if source.parts else "",
        "url": source.url,
        "langid": _language(source.text_lang),
        "origtitle": source.original_title.translate(_BIBTEX),
        "origlanguage": _language(source.original_lang) if source.original_title else "",
        "keywords": ", ".join(source.keywords).translate(_BIBTEX),
        "note": source.note.translate(_BIBTEX),
    }
    kind = "article" if source.outlet else "misc"
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{source.key},", *lines, "}", ""])


def ris(source: Source) -> str:
    """For reference managers: two letters, two spaces, a dash, a value; lines end in CR LF."""
    day = [f"{part:02}" for part in source.parts]
    fields = [
        ("TY", "NEWS"),
        ("ID", source.key),
        ("AU", source.author),
        ("TI", source.title),
        ("TT", source.original_title),
        ("T2", source.outlet),
        ("PY", day[0] if day else ""),
        ("DA", "/".join([*day, "", "", ""][:3]) + "/" + "circa" * source.circa if day else ""),
        ("LA", source.text_lang),
        *(("KW", word) for word in source.keywords),
        ("N1", source.note),
        ("DB", source.site),
        ("UR", source.url),
    ]
    lines = [f"{tag}  - {value}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def csl(source: Source) -> str:
    """For citation processors (CSL 1.0): a list of one item."""
    issued: dict[str, object] = {"date-parts": [source.parts]} if source.parts else {}
    if source.parts and source.circa:
        issued["circa"] = True
    if source.date.edtf and not source.parts:
        issued["literal"] = voice(source.key.rpartition("-")[2]).edtf(source.date.edtf)
    item = {
        "id": source.key,
        "type": "article-newspaper",
        "title": source.title,
        "original-title": source.original_title,
        "author": [{"literal": source.author}] if source.author else [],
        "container-title": source.outlet,
        "issued": issued,
        "language": source.text_lang,
        "keyword": ", ".join(source.keywords),
        "note": source.note,
        "source": source.site,
        "URL": source.url,
    }
    known = {name: value for name, value in item.items() if value}
    return json.dumps([known], ensure_ascii=False, indent=1) + "\n"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _language(lang: Lang) -> str:
    """The language's English name in lower case, as babel and biblatex call it."""
    return (Locale(lang).get_language_name("en") or lang).lower()
