"""Which numbers of an article are its figures, and what each one says.

A number becomes a figure when it has substance: a unit, a currency, a scale, or a counted noun.
Each figure keeps its verbatim words and their place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from generator.model import Document, Evidence, Figure, Lang
from generator.reading.fractions import fraction_words
from generator.reading.governing import measures, years
from generator.reading.numbers import number_words
from generator.reading.quantities import RATES, find_quantities
from generator.reading.words import Passage, passages, tongue
from generator.text import plain


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

    Only what cannot both be true is told: a percentage and a multiple of one thing, and one
    measure and year with two values in sentences that name the same names.
    """
    return (*_percent_against_times(figures, document), *_two_values(figures, document))


def _percent_against_times(figures: Sequence[Figure], document: Document) -> Iterator[Evidence]:
    """`+1800 %` beside `multipliée par 18`: eighteen times as much is +1700 %."""
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
            yield Evidence(times.line, times.text, rule, times.anchor)


def _two_values(figures: Sequence[Figure], document: Document) -> Iterator[Evidence]:
    """One measure of one year with two exact values, in sentences that name the same names."""
    texts = {block.anchor: block.text for block in document.blocks}
    texts["title"] = document.title.value
    seen: dict[tuple[object, ...], tuple[float, Figure]] = {}
    for figure in figures:
        value, rate = figure.value, figure.unit in (None, *RATES, "percentage-points")
        if (
            isinstance(value, tuple)
            or None in (figure.year, figure.measure)
            or figure.bound
            or rate
        ):
            continue
        names = _names_around(texts.get(figure.anchor, ""), figure.start)
        key = (figure.measure, figure.year, figure.unit, names)
        first, other = seen.setdefault(key, (value, figure))
        apart = abs(value - first) > 0.05 * abs(first)  # by more than rounding
        if names and apart and figure.anchor != other.anchor:
            rule = (
                f"{figure.measure} of {figure.year} is given as “{other.text}” (line {other.line})"
                f" and as “{figure.text}”"
            )
            yield Evidence(figure.line, figure.text, rule, figure.anchor)


def _names_around(text: str, at: int) -> frozenset[str]:
    """The capitalised words of the sentence at a place, its first word left out."""
    window = max(0, at - 400)
    for start, end in Passage(text[window : at + 400]).spans:
        if start <= at - window < end:
            words = re.findall(r"(?<=[\s'’(«-])[A-ZÀ-Ý][\w-]{2,}", text[window:][start:end])
            return frozenset(map(plain, words))
    return frozenset()
