"""Names in any spelling: each gets one word of its own, which stands for it in the index.

A text says `Tokayev`, a reader types `Toqaev`: the index holds `zqtokaievzq` for the first, and
the search box asks for the same word instead of the second. Such a word begins and ends with
letters that no word of a text does, so none is the beginning of another.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.catalog import table
from generator.model import Code, Lang
from generator.reading.words import singular
from generator.text import fold
from generator.vocabulary import Entry, Vocabulary

Phrase = tuple[str, ...]
"""Folded words."""

_WORD = re.compile(r"[^\W_]+")
_CAPITALS = re.compile(r"\b[A-Z](?:\.?[A-Z])+\b")
_AND = re.compile(r",|\bet\b|\band\b|&")


def words_of(folded: str) -> list[str]:
    """The words of a folded text; the search box splits queries in the same way."""
    return _WORD.findall(folded)


def phrase(text: str) -> Phrase:
    """The folded words of a name."""
    return tuple(words_of(fold(text)))


@dataclass(slots=True)
class Name:
    """Something that is named in several ways."""

    token: str
    """Its word in the index; empty where its forms are searched for as they are typed."""
    forms: dict[Phrase, None] = field(default_factory=dict)
    acronyms: dict[str, None] = field(default_factory=dict)
    """Forms that count in capitals only: `UE`, but not `eu`."""
    vague: dict[Phrase, None] = field(default_factory=dict)
    """Forms that may mean something else too: they lead to the page, and to nothing more."""
    entry: Entry | None = None
    """The partner or theme whose page a reader may want who types one of the forms."""

    def add(self, texts: Iterable[str]) -> None:
        """More forms, as people write them."""
        for text in texts:
            if len(text) > 1 and text.isupper() and text.replace(".", "").isalpha():
                self.acronyms[text.replace(".", "")] = None
            elif found := phrase(text):
                self.forms[found] = None


class Names:
    """The names of a language: what the texts of its pages and its readers may call things."""

    def __init__(self, vocabulary: Vocabulary, lang: Lang) -> None:
        self.all: list[Name] = [
            *_partners(vocabulary, lang),
            *_capitals(vocabulary),
            *_people("surname"),
            *_themes(vocabulary, lang),
        ]
        self.given = list(_people("given"))
        """Given names count only before a surname: `Nur-Sultan` alone is a town."""
        self._forms: dict[Phrase, str] = {}
        self._acronyms: dict[str, str] = {}
        for name in self.all:
            if name.token:
                for form in name.forms:
                    self._forms.setdefault(form, name.token)
                for acronym in name.acronyms:
                    self._acronyms.setdefault(acronym, name.token)
        self._given = {form: name.token for name in self.given for form in name.forms}
        self._surnames = frozenset(f[0] for n in _people("surname", 1) for f in n.forms)
        self._longest: dict[str, int] = {}
        """By the first word of a form: the words of the longest that begins with it."""
        for form in (*self._forms, *self._given):
            self._longest[form[0]] = max(len(form), self._longest.get(form[0], 0))

    def found_in(self, text: str, words: Sequence[str]) -> set[str]:
        """The words in the index of what a text names; `words` are its folded words."""
        found = {self._acronyms.get(a.replace(".", ""), "") for a in _CAPITALS.findall(text)}
        if not self._longest.keys().isdisjoint(words):
            start = 0
            while start < len(words):
                step, tokens = self._at(words, start) if words[start] in self._longest else (1, ())
                found.update(tokens)
                start += step
        return found - {""}

    def _at(self, words: Sequence[str], start: int) -> tuple[int, tuple[str, ...]]:
        """How many words the longest name at a place takes, and what it stands for."""
        for size in range(min(self._longest[words[start]], len(words) - start), 0, -1):
            form, after = tuple(words[start : start + size]), start + size
            if form in self._given and after < len(words) and words[after] in self._surnames:
                return size, (self._given[form],)
            if form in self._forms:
                return size, (self._forms[form],)
        return 1, ()


def token(*parts: str) -> str:
    """A word for the index that no text holds."""
    return "zq" + "".join(c for part in parts for c in fold(part) if c.isalnum()) + "zq"


def _listed(data: Any, *keys: str) -> Iterator[str]:
    for key in keys:
        yield from map(str, (data or {}).get(key) or ())


def _partners(vocabulary: Vocabulary, lang: Lang) -> Iterator[Name]:
    """Territories and organisations: by every name in any language, by people in the page's."""
    territories, organisations = table("territories"), table("organisations")
    for code, entry in vocabulary.partners.items():
        name = Name(token(code), entry=entry)
        data = territories.get(code) or organisations[code]
        texts = [data.get(language) or {} for language in vocabulary.languages]
        capitals = {fold(form) for text in texts for form in _listed(text, "capital")}
        name.add(entry.names[language] for language in vocabulary.languages)
        for text in texts:
            # The catalogue lists a capital's foreign names with the country's.
            aliases = _listed(text, "acronyms", "aliases")
            name.add(alias for alias in aliases if fold(alias) not in capitals)
            former = (text.get("former") or {}).items()
            name.add(str(old) for old, new in former if phrase(str(new)) in name.forms)
        own = data.get(lang) or {}
        for people in _listed(own, "demonyms", "adjectives"):
            name.add([people, people if people[-1:] in "sxz" else people + "s"])
        name.vague = {phrase(text): None for text in _listed(own, "careful", "weak")}
        yield name


def _capitals(vocabulary: Vocabulary) -> Iterator[Name]:
    """Towns of several names: capitals, which lead to their country, and renamed towns."""
    for code, data in table("territories").items():
        texts = [data.get(lang) or {} for lang in vocabulary.languages]
        capital = {fold(form): form for text in texts for form in _listed(text, "capital")}
        groups: dict[str, list[str]] = {"": []} if capital else {}
        for text in texts:
            for old, new in (text.get("former") or {}).items():
                key = "" if fold(new) in capital else fold(new)
                groups.setdefault(key, [new]).append(old)
        for key, forms in groups.items():
            name = Name(token(code, key or "capital"))
            name.add([*(capital.values() if not key else ()), *forms])
            name.entry = None if key else vocabulary.partners.get(code)
            yield name


def _people(part: str, least: int = 2) -> Iterator[Name]:
    """Surnames or given names of at least so many spellings; those that share one are one."""
    by_form: dict[Phrase, Name] = {}
    for person in table("people"):
        forms = list(dict.fromkeys(phrase(str(text)) for text in person[part] or ()))
        known = next((by_form[form] for form in forms if form in by_form), None)
        name = known or Name(token(part, *forms[0]) if forms else "")
        for form in forms:
            name.forms[form] = None
            by_form[form] = name
    for name in {id(n): n for n in by_form.values()}.values():
        if len(name.forms) >= least:
            yield name


def _themes(vocabulary: Vocabulary, lang: Lang) -> Iterator[Name]:
    """Themes by label, by each half of a label (`Transport et logistique`), in any language."""
    for entry in vocabulary.themes.values():
        name = Name("", entry=entry)
        for language in vocabulary.languages:
            label = entry.names[language]
            name.add([label.lower(), *(half.strip() for half in _AND.split(label))])
        yield name


def table_of(
    names: Names, lang: Lang, pages: Mapping[Code, tuple[str, int]], met: Container[str]
) -> dict[str, Any]:
    """What the search box needs of the names: those met in the texts, and those with a page.

    `pages` gives the address of an entry and its number of articles. Forms are joined by `|`,
    acronyms in capitals; the words of a form by a space.
    """
    rows: list[list[object]] = []
    listed: list[list[object]] = []
    numbers: dict[str, int] = {}
    for name in names.all:
        entry = name.entry if name.entry and name.entry.key in pages else None
        if not entry and name.token not in met:
            continue
        number = -1
        if entry:
            if entry.key not in numbers:
                numbers[entry.key] = len(listed)
                address, count = pages[entry.key]
                listed.append([entry.names[lang], address, entry.kind, count])
            number = numbers[entry.key]
        rows.append([name.token, _joined(name.forms, name.acronyms), number])
        if entry and name.vague:
            rows.append(["", _joined(name.vague), number])
    given = [[n.token, _joined(n.forms)] for n in names.given if n.token in met]
    return {"pages": listed, "names": rows, "given": given}


def _joined(forms: Iterable[Phrase], acronyms: Iterable[str] = ()) -> str:
    """Forms that differ only in the plural are one: the search box folds it too."""
    kept = {" ".join(map(singular, form)): " ".join(form) for form in reversed(list(forms))}
    return "|".join([*acronyms, *reversed(kept.values())])
