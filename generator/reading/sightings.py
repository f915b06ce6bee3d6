"""Every place where an article names a partner, weighed and ready to be shown as evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.model import Code, Evidence, Lang
from generator.reading.finding import word_set
from generator.reading.gazetteer import Kind, Name
from generator.reading.names import Named, find_names
from generator.reading.people import people_in
from generator.reading.words import Passage

_BASE = {
    Kind.NAME: 1.0,
    Kind.BODY: 1.0,
    Kind.PEOPLE: 0.8,
    Kind.CAPITAL: 0.8,
    Kind.CITY: 0.35,
    Kind.HINT: 0.4,
    Kind.FIRM: 0.35,
    Kind.LEADER: 0.5,
}
_TITLED = 0.75
"""What any name weighs at least in a title, which has no words to waste."""


@dataclass(slots=True, eq=False)
class Sighting:
    """A place where a partner is named; `weighing` changes its weight and its tie."""

    passage: Passage
    start: int
    end: int
    code: Code
    kind: Kind
    weight: float
    tie: float = 0.0
    """How much the grammar of the sentence says that it is home's partner."""
    frames: bool = False
    """Whether it is an organisation whose gathering the head of the article tells of."""
    why: list[str] = field(default_factory=list)

    def scale(self, factor: float, why: str) -> None:
        """Make it weigh less or more, and say why."""
        self.weight *= factor
        self.why.append(why)

    @property
    def evidence(self) -> Evidence:
        """The name with some words around it, and why it weighs what it does."""
        text, first, end = self.passage, self.start, self.end
        sentence = text.sentence(first)
        while first and self.start - first < 4 and text.sentence(first - 1) == sentence:
            first -= 1
        while end < text.size and end - self.end < 3 and text.sentence(end) == sentence:
            end += 1
        rule = ", ".join([self.kind.value, f"in the {text.role}", *dict.fromkeys(self.why)])
        return text.evidence(first, end, rule)


def sightings(pages: tuple[Passage, ...], lang: Lang) -> Iterator[list[Sighting]]:
    """The places in each passage where a partner is named, home included, in order."""
    read = []
    sure: Counter[Code] = Counter()
    for text, spots in zip(pages, people_in(pages, lang), strict=True):
        taken = {index for spot in spots for index in range(spot.start, spot.end)}
        names = [name for name in find_names(text, lang) if name.start not in taken]
        sure.update(o.code for name in names for o in name.options if not o.careful)
        read.append((text, spots, names))
    for text, spots, names in read:
        leaders = [(s.start, s.end, s.country, Kind.LEADER) for s in spots if s.country]
        meant = [(n, _meaning(n, text, lang, sure)) for n in names]
        named = [(n.start, n.end, name.code, name.kind) for n, name in meant if name]
        yield [_sighting(text, *place) for place in sorted(leaders + named)]


def organisations(text: Passage, lang: Lang) -> Iterator[Sighting]:
    """The organisations that a text names in full or by their acronyms."""
    for name in find_names(text, lang):
        if name.kind is Kind.BODY:
            yield _sighting(text, name.start, name.end, name.options[0].code, name.kind)


def _sighting(text: Passage, start: int, end: int, code: Code, kind: Kind) -> Sighting:
    weight = _BASE[kind]
    if text.role == "title":
        weight = max(weight, _TITLED)
    return Sighting(text, start, end, code, kind, weight)


def _meaning(named: Named, text: Passage, lang: Lang, sure: Mapping[Code, int]) -> Name | None:
    """What a name means here, judged by what else the article names; None where it is doubtful."""
    plain = [option for option in named.options if not option.careful]
    if plain:
        # Baïkonour lies in Kazakhstan and works for Russia.
        return next((option for option in plain if option.kind is Kind.FIRM), plain[0])
    known = [option for option in named.options if sure[option.code]]
    if known:
        return max(known, key=lambda option: sure[option.code])
    # `Bruxelles` decides as the Union, and lies in Belgium.
    hints = [option for option in named.options if option.kind is Kind.HINT]
    places = [option for option in named.options if option.kind is not Kind.HINT]
    there = text.word(named.start - 1) in word_set(lang, "there")
    return next(iter(places if there else hints if places else ()), None)
