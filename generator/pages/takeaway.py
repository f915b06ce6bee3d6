"""An article taken away: files for BibTeX, RIS and CSL-JSON beside its page.

A date that nobody knows is left out, one worked out from the text is marked as approximate.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

from babel import Locale

from generator.locales import voice
from generator.model import Lang, Page
from generator.pages import address
from generator.pages.citing import Source, source_of
from generator.pages.site import Site
from generator.pairing import Article

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


def citation_pages(site: Site, article: Article, lang: Lang) -> Iterator[Page]:
    """The three files of an article in a language."""
    source = source_of(site, article, lang)
    folder = address.article(lang, article.id)
    for ending, write in (("bib", bibtex), ("ris", ris), ("json", csl)):
        yield Page(f"{folder}cite.{ending}", write(source), article.facts.path)


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


@cache
def _language(lang: Lang) -> str:
    """The language's English name in lower case, as babel and biblatex call it."""
    return (Locale(lang).get_language_name("en") or lang).lower()
