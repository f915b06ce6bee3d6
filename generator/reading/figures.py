"""Which numbers of an article are its figures, and what each one says.

A number becomes a figure when it has substance: a unit, a currency, a scale, or a counted noun.
Each figure keeps its verbatim words and their place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from generator.model import Document, Evidence, Figure, Lang
from generator.reading.fractions import fraction_words
from generator.reading.governing import measures, years
from generator.reading.numbers import number_words
from generator.reading.quantities import find_quantities
from generator.reading.words import Passage, passages, tongue


def read_figures(document: Document) -> tuple[Figure, ...]:
    """The figures of title and body, in text order; each stands verbatim at its place.

    What the title or a heading says and the body repeats is one figure, the body's.
    """
    pages = passages(document)
    found = [figure for text in pages for figure in _figures(text, tongue(document.lang))]
    headings = {text.anchor or "title" for text in pages if text.role in ("title", "heading")}
    return tuple(_once(found, headings))


def read_text_figures(text: str, lang: Lang) -> list[Figure]:
    """The figures of one string, in its order."""
    return list(_figures(Passage(text), lang))


def _figures(text: Passage, lang: Lang) -> Iterator[Figure]:
    anchor = text.anchor or "title"
    near: dict[int, list[int]] = defaultdict(list)
    telling = _telling(lang)
    for index in [n for n, w in enumerate(text.folded) if w in telling or not w.isalpha()]:
        near[text.sentence(index)].append(index)
    for number, numbers in near.items():
        words = text.words_in(number)
        found = find_quantities(text, words, lang, numbers)
        if not found:
            continue
        told = zip(years(text, words, found), measures(text, words, found, lang), strict=True)
        for quantity, (year, measure) in zip(found, told, strict=True):
            unit = quantity.unit.name if quantity.unit else None
            lead, said = quantity.lead, text.text[quantity.lead : quantity.end]
            of = (quantity.value, unit, quantity.bound, year, measure, said, anchor)
            yield Figure(*of, start=lead, line=text.line(lead))


@cache
def _telling(lang: Lang) -> frozenset[str]:
    """Words without digits that tell of an amount; in most sentences there is none."""
    return number_words(lang) | fraction_words(lang)


def _once(figures: Sequence[Figure], headings: set[str]) -> list[Figure]:
    """Figures without repetitions: a heading yields to the body, a later statement to the first."""
    kept: list[int] = []
    said: dict[object, list[Figure]] = {}
    for n, figure in sorted(enumerate(figures), key=lambda pair: pair[1].anchor in headings):
        before = said.setdefault(figure.value, [])
        if figure.anchor in headings:
            # A large number is no coincidence, whatever it counts (`Mille jeunes`: 1 000 bourses).
            large = isinstance(figure.value, float) and figure.value >= 1000
            repeats = any(large or figure.unit in (None, other.unit) for other in before)
        else:
            repeats = any(_same(figure, other) for other in before)
        if not repeats:
            before.append(figure)
            kept.append(n)
    return [figures[n] for n in sorted(kept)]


def _same(figure: Figure, other: Figure) -> bool:
    """Whether a figure states what another one of its value has stated."""
    one_year = figure.year is None or other.year in (None, figure.year)
    return one_year and (figure.unit, figure.measure) == (other.unit, other.measure)


def contradictions(figures: Sequence[Figure], document: Document) -> tuple[Evidence, ...]:
    """Statements of one article that disagree; `rule` says in English how.

    Only what cannot both be true is told: a percentage and a multiple of one thing. Of `+1800 %`
    and `multipliée par 18` one is wrong: eighteen times as much is +1700 %.
    """
    told = []
    order = {block.anchor: rank for rank, block in enumerate(document.blocks)}
    rates = {figure.value: figure for figure in figures if figure.unit == "percent"}
    for times in figures:
        if times.unit != "times" or isinstance(times.value, tuple) or times.value < 2:
            continue
        # The coincidence of the digits shows that both speak of the same thing.
        rate = rates.get(100 * times.value)
        if rate and abs(order.get(rate.anchor, -1) - order.get(times.anchor, -1)) <= 1:
            rule = (
                f"disagrees with “{rate.text}” (line {rate.line}): {times.value:g} times as much"
                f" is {100 * (times.value - 1):+g} %"
            )
            told.append(Evidence(times.line, times.text, rule, times.anchor))
    return tuple(told)
