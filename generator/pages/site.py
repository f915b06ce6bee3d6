"""What every page of a site needs: its settings, its library, links, labels and templates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.frontmatter import dump
from generator.library import Library
from generator.locales import Voice, voice
from generator.model import Lang, Page
from generator.pages import address
from generator.pages.address import Address
from generator.pages.markup import escape, shorten
from generator.settings import Settings
from generator.vocabulary import Entry, Vocabulary

TEMPLATES = Path(__file__).parent.parent / "templates"


@dataclass(frozen=True, slots=True)
class Site:
    """One site: what it is about, its words, its articles."""

    settings: Settings
    vocabulary: Vocabulary
    library: Library

    def title(self, lang: Lang) -> str:
        """The site's name."""
        return self.settings.titles[lang]

    def url(self, at: Address) -> str:
        """The public address of a page or file."""
        return self.settings.site_url + at


@cache
def environment() -> Environment:
    """The templates, with everything escaped unless a template says otherwise."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    env.filters["md"] = escape
    env.filters["shorten"] = shorten
    return env


def render(
    site: Site,
    template: str,
    lang: Lang,
    alternates: Mapping[Lang, Address],
    meta: Mapping[str, object],
    values: Mapping[str, object],
    *,
    origin: str = "",
    at: Address | None = None,
) -> Page:
    """A Markdown page in one language; `meta` goes into its front matter after the base keys.

    The page lives at its own entry of `alternates` unless `at` says otherwise.
    """
    here = alternates[lang] if at is None else at
    say = voice(lang)
    header = {"title": meta["title"], "description": meta["description"], "lang": lang}
    header |= {key: value for key, value in meta.items() if key not in header}
    header["alternates"] = dict(alternates)
    text = (
        environment()
        .get_template(template)
        .render(
            values,
            site=site,
            lang=lang,
            say=say,
            _=say.gettext,
            ngettext=say.ngettext,
            pgettext=say.pgettext,
            meta=header,
            link=linker(here),
            article_at=lambda item: address.relative(here, address.article(lang, item.id)),
            entry_at=lambda entry: address.relative(here, address.entry(lang, entry)),
            section_at=lambda name: address.relative(here, address.section(lang, name)),
        )
    )
    return Page(address.file(here), dump(header, text.strip() + "\n"), origin)


def linker(here: Address) -> Callable[[Address], str]:
    """A function from addresses to links as seen from one page."""
    return lambda target: address.relative(here, target)


def by_name(say: Voice, entries: Iterable[Entry]) -> list[Entry]:
    """Partners or themes in the alphabetical order of a language."""
    return say.sorted((entry.names[say.lang], entry) for entry in entries)
