"""What every page of a site needs: its settings, its library, links, labels and templates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.cache import compiled_templates
from generator.frontmatter import dump
from generator.library import Library
from generator.locales import Voice, voice
from generator.model import Figure, Lang, Page, Reading
from generator.pages import address
from generator.pages.address import Address
from generator.pages.markup import shorten
from generator.pairing import Article
from generator.settings import Settings
from generator.vocabulary import Entry, Vocabulary

_TEXT = "<!-- text -->\n"
TEMPLATES = Path(__file__).parent.parent / "templates"


@dataclass(frozen=True, slots=True)
class Site:
    """One site: what it is about, its words, its articles."""

    settings: Settings
    vocabulary: Vocabulary
    library: Library
    _pieces: dict[tuple[Lang, int], Pieces] = field(default_factory=dict, repr=False, compare=False)

    def title(self, lang: Lang) -> str:
        """The site's name."""
        return self.settings.titles[lang]

    def pieces(self, lang: Lang, here: Address) -> Pieces:
        """The macros for a page; pages of one depth share them."""
        key = (lang, here.count("/"))
        if key not in self._pieces:
            self._pieces[key] = Pieces(self, lang, here)
        return self._pieces[key]

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
        bytecode_cache=compiled_templates(),
    )
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
    body: str = "",
    origin: str = "",
    at: Address | None = None,
) -> Page:
    """A Markdown page in one language; `meta` goes into its front matter after the base keys.

    The Markdown is `body`, the text of an article; what the template makes of data is HTML, which
    the frame prints above it and, after the template's `<!-- text -->`, below. The page lives at
    its own entry of `alternates` unless `at` says otherwise.
    """
    here = alternates[lang] if at is None else at
    pieces = site.pieces(lang, here)
    header = {"title": meta["title"], "description": meta["description"], "lang": lang}
    header |= {key: value for key, value in meta.items() if key not in header}
    header["alternates"] = dict(alternates)
    made = environment().get_template(template).render(pieces.words, m=pieces, **values)
    above, _, below = (part.strip() for part in made.partition(_TEXT))
    header |= {key: f"{html}\n" for key, html in (("above", above), ("below", below)) if html}
    html = None if body else ""
    return Page(address.file(here), dump(header, body), origin, header, body, html)


class Pieces:
    """The macros as pages of one language and depth use them; what many pages repeat, made once."""

    def __init__(self, site: Site, lang: Lang, here: Address) -> None:
        say = voice(lang)
        # As seen from no page in particular: an address of the depth that is nobody's own.
        link = linker(f"{lang}/" + "-/" * (here.count("/") - 1) if here else "")
        self.words: dict[str, object] = {
            "site": site,
            "lang": lang,
            "say": say,
            "_": say.gettext,
            "ngettext": say.ngettext,
            "pgettext": say.pgettext,
            "link": link,
            "article_at": lambda item: link(address.article(lang, item.id)),
            "entry_at": lambda entry: link(address.entry(lang, entry)),
            "section_at": lambda name: link(address.section(lang, name)),
        }
        macros = (
            environment().get_template("macros.html").make_module(self.words | {"pieces": self})
        )
        self._macros: Any = macros
        self._made: dict[tuple[object, ...], Markup] = {}

    def __getattr__(self, name: str) -> Any:
        """Any macro that has no memory here."""
        return getattr(self._macros, name)

    def _once(self, macro: str, key: tuple[object, ...], *arguments: object) -> Markup:
        made = self._made.get((macro, *key))
        if made is None:
            made = self._made[(macro, *key)] = getattr(self._macros, macro)(*arguments)
        return made

    def chip(self, entry: Entry, linked: bool = True) -> Markup:
        """A partner or theme, with a link to its page where it has one."""
        return self._once("chip", (entry.key, linked), entry, linked)

    def card(self, article: Article, level: int = 3, anchor: str | None = None) -> Markup:
        """An article in a list of few."""
        return self._once("card", (article.id, level, anchor), article, level, anchor)

    def line(self, article: Article) -> Markup:
        """An article in a list of many."""
        return self._once("line", (article.id,), article)

    def date(self, facts: Reading) -> Markup:
        """A date in words, and whether it was worked out."""
        return self._once("date", (facts.date.edtf, facts.date.basis), facts)

    def figure_row(self, article: Article, number: int, figure: Figure) -> Markup:
        """A figure in a table of many articles' figures."""
        return self._once("figure_row", (article.id, number), article, number, figure)


def linker(here: Address) -> Callable[[Address], str]:
    """A function from addresses to links as seen from one page."""
    return lambda target: address.relative(here, target)


def by_name(say: Voice, entries: Iterable[Entry]) -> list[Entry]:
    """Partners or themes in the alphabetical order of a language."""
    return say.sorted((entry.names[say.lang], entry) for entry in entries)
