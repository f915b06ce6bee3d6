"""Where each page lives: addresses relative to the site's root, with a slash at their end."""

from __future__ import annotations

import posixpath
from functools import cache

from generator.locales import voice
from generator.model import Lang
from generator.vocabulary import Entry

Address = str
"""Path below the site's root: `fr/articles/ID/`, or a file such as `fr/feed.xml`."""


def article(lang: Lang, article_id: str) -> Address:
    """An article's page."""
    return f"{lang}/articles/{article_id}/"


def beside(lang: Lang, article_id: str) -> Address:
    """The page that shows an article's languages paragraph beside paragraph."""
    return f"{article(lang, article_id)}{_slugs(lang)['side-by-side']}/"


def section(lang: Lang, name: str) -> Address:
    """An overview (`partners`, `chronology`, `search`, ...), or the home page for an empty name."""
    return f"{lang}/{_slugs(lang)[name]}/" if name else f"{lang}/"


@cache
def _slugs(lang: Lang) -> dict[str, str]:
    """Last parts of the overviews' addresses, as the language's catalogue gives them."""
    say = voice(lang)
    return {
        "partners": say.pgettext("address", "partners"),
        "themes": say.pgettext("address", "themes"),
        "chronology": say.pgettext("address", "chronology"),
        "figures": say.pgettext("address", "figures"),
        "about": say.pgettext("address", "about"),
        "search": say.pgettext("address", "search"),
        "side-by-side": say.pgettext("address", "side-by-side"),
    }


def entry(lang: Lang, of: Entry) -> Address:
    """The page of a partner or theme."""
    return f"{section(lang, of.kind + 's')}{of.slugs[lang]}/"


def file(address: Address) -> str:
    """The Markdown file, relative to `docs/`, that an engine renders to an address."""
    folder = address.rstrip("/")
    if folder == "" or folder.count("/") == 0:
        return posixpath.join(folder, "index.md")
    return f"{folder}.md"


def of(path: str) -> Address:
    """Where an engine puts a Markdown file: `file` the other way round."""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    return "".join(f"{part}/" for part in (folder, name) if part not in ("", "index"))


def relative(origin: Address, target: Address) -> str:
    """The link from one page to another page or file, good under any project path."""
    if target.startswith(origin + "#"):
        return target[len(origin) :]
    start, _, below = origin.partition("/")
    if below and target.startswith(start + "/"):  # within a language, its folder is not left
        origin, target = below, target[len(start) + 1 :]
    elif start and target.startswith(start + "/"):
        origin, target = "", target[len(start) + 1 :]
    return "../" * origin.count("/") + target or "./"
