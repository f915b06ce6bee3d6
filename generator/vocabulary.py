"""The closed vocabularies, in each language: partners (territories, organisations), themes."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from babel import Locale

from generator.catalog import table
from generator.model import Code, Lang
from generator.text import fold, slugify


@dataclass(frozen=True, slots=True)
class Entry:
    """A partner or a theme: what an index page is made for."""

    kind: str
    """`partner` or `theme`."""
    key: str
    """A partner's code, or a theme's slug in the front matter (`trade-investment`)."""
    names: Mapping[Lang, str]
    slugs: Mapping[Lang, str]
    """Last part of its address in each language."""

    def badge(self, lang: Lang) -> str:
        """A partner's few letters: the country code, or the acronym in a language (`OTAN`)."""
        said = table("organisations").get(self.key, {}).get(lang) or {}
        return str(next(iter(said.get("acronyms") or ()), self.key))


@cache
def territory_codes() -> frozenset[Code]:
    """ISO 3166-1 alpha-2 codes (and XK) of the territories that CLDR names."""
    return frozenset(table("territories"))


class Vocabulary:
    """Every partner and theme, in the languages of a site."""

    def __init__(self, languages: Iterable[Lang]) -> None:
        self.languages = tuple(languages)

    @cached_property
    def partners(self) -> Mapping[Code, Entry]:
        """Partners by code."""
        names: dict[Code, dict[Lang, str]] = {
            code: {lang: _territory(code, lang) for lang in self.languages}
            for code in sorted(territory_codes())
        }
        for code, data in table("organisations").items():
            names[code] = {lang: (data.get(lang) or data["en"])["name"] for lang in self.languages}
        return {code: _entry("partner", code, by_lang) for code, by_lang in names.items()}

    @cached_property
    def themes(self) -> Mapping[str, Entry]:
        """Themes by slug, in the order of the catalogue."""
        entries = {}
        for slug, data in table("themes").items():
            texts = {lang: data.get(lang) or data["en"] for lang in self.languages}
            entries[slug] = Entry(
                "theme",
                slug,
                {lang: text["label"] for lang, text in texts.items()},
                {lang: text["slug"] for lang, text in texts.items()},
            )
        return entries

    def partner_code(self, text: str) -> Code | None:
        """The code that an editor means by a code or by a name in any language of the site."""
        if text.upper() in self.partners:
            return text.upper()
        return self._partner_names.get(fold(text))

    def theme_slug(self, text: str) -> str | None:
        """The theme that an editor means by its slug or its label."""
        wanted = fold(text)
        for slug, entry in self.themes.items():
            if wanted in (slug, *map(fold, entry.names.values()), *entry.slugs.values()):
                return slug
        return None

    @cached_property
    def _partner_names(self) -> Mapping[str, Code]:
        return {fold(name): code for code, e in self.partners.items() for name in e.names.values()}


def nearest(text: str, known: Iterable[str]) -> str | None:
    """The known word most like an unknown one, or None when nothing is alike."""
    by_fold = {fold(word): word for word in known}
    begun = [word for key, word in by_fold.items() if len(text) > 3 and key.startswith(fold(text))]
    if begun:
        return begun[0]
    found = difflib.get_close_matches(fold(text), by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None


def _territory(code: Code, lang: Lang) -> str:
    """The territory's name: the house's own where CLDR's is clumsy, else CLDR's."""
    own = (table("territories")[code].get(lang) or {}).get("name")
    return str(own or Locale(lang).territories.get(code, code))


def _entry(kind: str, key: str, names: Mapping[Lang, str]) -> Entry:
    return Entry(kind, key, names, {lang: slugify(name) for lang, name in names.items()})
