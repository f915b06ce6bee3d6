"""The search index: small documents of our own, one a page, and Pagefind over them.

The documents hold the text as it should be found, apart from any engine's HTML, so that the index
can be built while an engine renders, and is the same whichever engine that is.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from html import escape
from pathlib import Path

import pagefind_bin

from generator.errors import InputError, Problem
from generator.library import Group
from generator.locales import voice
from generator.model import Lang
from generator.pages import address
from generator.pages.site import Site
from generator.pairing import Article

BUNDLE = "pagefind"
"""Folder of the index, below the site's root."""


class Indexing:
    """A search index being built beside other work; `finish` waits for it."""

    def __init__(self, site: Site) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="briefing-search-"))
        documents = self._folder / "documents"
        for path, text in search_documents(site):
            target = documents / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        self._process = subprocess.Popen(
            [
                pagefind_bin.get_executable(),
                *("--site", documents, "--output-path", self._folder / BUNDLE, "--quiet"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def finish(self, site_dir: Path) -> None:
        """Put the finished index into the built site; raises `InputError` if there is none."""
        try:
            _, said = self._process.communicate()
            if self._process.returncode:
                reason = said.decode("utf-8", "replace").strip()
                raise InputError(Problem("search", 0, f"the index could not be built: {reason}"))
            target = site_dir / BUNDLE
            if target.exists():
                shutil.rmtree(target)
            shutil.move(self._folder / BUNDLE, target)
        finally:
            self.cancel()

    def cancel(self) -> None:
        """Stop, and leave nothing behind."""
        if self._process.poll() is None:
            self._process.kill()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=5)
        shutil.rmtree(self._folder, ignore_errors=True)


def search_documents(site: Site) -> Iterator[tuple[str, str]]:
    """Path (the page's address) and HTML of the document of every page that can be found."""
    for lang in site.settings.languages:
        for article in site.library.articles:
            path = address.article(lang, article.id) + "index.html"
            yield path, _article(site, article, lang)
        for groups in (site.library.partners, site.library.themes):
            for group in groups.values():
                yield address.entry(lang, group.entry) + "index.html", _entry(site, group, lang)


def _article(site: Site, article: Article, lang: Lang) -> str:
    say, text, facts = voice(lang), article.text(lang), article.facts
    partners = [site.vocabulary.partners[m.code].names[lang] for m in facts.partners]
    themes = [site.vocabulary.themes[t.slug].names[lang] for t in facts.themes]
    blocks = [
        f'<h2 id="{b.anchor}">{_text(b.text)}</h2>'
        if b.kind == "heading"
        else f"<p>{_text(b.text)}</p>"
        for b in text.blocks
    ]
    names = [*partners, *themes, *(person.names[lang] for person in facts.people)]
    filters = [("partner", p) for p in partners] + [("theme", t) for t in themes]
    if facts.date.sort:
        filters.append(("year", str(facts.date.sort.year)))
    return _document(
        lang,
        text.title.value,
        [*blocks, f"<p>{_text(', '.join(names))}</p>"],
        filters,
        {"date": say.edtf(facts.date.edtf), "partners": ", ".join(partners)},
        f'<span data-pagefind-sort="date">{facts.date.sort or "0000"}</span>',
    )


def _entry(site: Site, group: Group, lang: Lang) -> str:
    name = group.entry.names[lang]
    kind = voice(lang).gettext("Partners" if group.entry.kind == "partner" else "Themes")
    return _document(lang, name, [f"<p>{_text(name)}. {_text(kind)}</p>"], [], {"kind": kind})


def _document(
    lang: Lang,
    title: str,
    blocks: list[str],
    filters: list[tuple[str, str]],
    meta: dict[str, str],
    sort: str = "",
) -> str:
    tags = [f'<span data-pagefind-filter="{k}">{_text(v)}</span>' for k, v in filters]
    tags += [f'<span data-pagefind-meta="{k}">{_text(v)}</span>' for k, v in meta.items() if v]
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{_text(title)}'
        f"</title></head><body><div data-pagefind-ignore>{''.join(tags)}{sort}</div>"
        f"<main data-pagefind-body><h1>{_text(title)}</h1>{''.join(blocks)}</main></body></html>"
    )


def _text(text: str) -> str:
    """Escaped, with straight apostrophes: an elided word is then found without its article."""
    return escape(text.replace("’", "'"))
