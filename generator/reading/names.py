"""Where a text names countries and organisations: each place with what it may mean."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.model import Lang
from generator.reading.finding import found, word_set
from generator.reading.gazetteer import Kind, Name
from generator.reading.language import STOP_WORDS
from generator.reading.lookup import longest
from generator.reading.words import SPACES, Passage

_HYPHENS = ("-", "‑", "‐", "–", "—", "/", "")


class Named(NamedTuple):
    """A place where a text names a partner: its first word, and the word after its last."""

    start: int
    end: int
    options: Sequence[Name]
    """What it may mean; more than one for `Bruxelles`, most often just one."""

    @property
    def kind(self) -> Kind:
        """How it is named."""
        return self.options[0].kind


@lru_cache(maxsize=512)
def find_names(text: Passage, lang: Lang) -> tuple[Named, ...]:
    """Every name of a partner in a text, in order."""
    matches = list(longest(found(text, lang, Name)))
    begun = {match.start for match in matches}
    names = []
    for start, end, values in matches:
        # A prefix (`sino-`) counts only before an adjective, as an adjective itself.
        before = end in begun and text.gap(end - 1).strip() in _HYPHENS
        options = [
            value._replace(kind=Kind.PEOPLE) if value.kind is Kind.PREFIX else value
            for value in values
            if (before or value.kind is not Kind.PREFIX) and _cased(value, text, start, end, lang)
        ]
        masked = any(not value.code for value in values)
        if options and not masked and not _foreign_use(text, start, end, options[0], lang):
            names.append(Named(start, end, options))
    return tuple(names)


def _cased(name: Name, text: Passage, start: int, end: int, lang: Lang) -> bool:
    """Whether a name is written in the case it is known by."""
    raws = text.raw[start:end]
    if not name.case:
        return True
    if name.case == "first":
        # Of a longer name, one capital is enough (many write `Afrique du sud`), but not that of
        # `La défense prévoit`.
        small = STOP_WORDS[lang] if len(raws) > 1 else ()
        pairs = zip(raws, text.folded[start:end], strict=True)
        return any(raw[0].isupper() and word not in small for raw, word in pairs)
    if name.case != "all":
        return raws == [name.case]
    if any(raw != raw.upper() for raw in raws) or text.text.startswith("$", text.ends[end - 1]):
        return False
    word = text.folded[start]
    return not text.shouting or word not in STOP_WORDS[lang] | word_set(lang, "shouts")


def _foreign_use(text: Passage, start: int, end: int, name: Name, lang: Lang) -> bool:
    """Whether the name is something else here: a person, a currency, a language, a manner."""
    last, after = text.word(start - 1), text.word(end) if text.joined(end - 1) else ""
    if name.kind is not Kind.PEOPLE:
        if last in word_set(lang, "civil") and text.gap(start - 1) in (*SPACES, ". "):
            return True
        # Jordan Smith is a person, Liège Airport is not.
        goes_on = name.careful and text.capital(end) and text.gap(end - 1) == " "
        return goes_on and after not in word_set("fr", "no_name") | word_set("en", "no_name")
    beside = {last, after} if lang == "en" else {last}
    if not beside.isdisjoint(word_set(lang, "money") | word_set(lang, "tongue")):
        return True
    if last not in word_set(lang, "spoken"):
        return lang == "fr" and last in ("la", "l") and text.word(start - 2) == "a"
    if lang == "fr":
        # `Du russe`: a person has a capital, a company has one behind it (`le russe Gazprom`).
        return text.raw[start].islower() and not text.capital(end)
    return not after or after in STOP_WORDS[lang]
