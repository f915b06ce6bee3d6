"""Figures that can be compared over the years, and their drawing.

One measure in one unit of one partner makes a series; a partner's name is not enough where an
article is about several, so a figure belongs to the one that its article is most about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.locales import Voice
from generator.model import Code, Figure, Lang
from generator.pairing import Article

WIDTH, HEIGHT = 440, 270
"""Of the drawing, in units of its text's 14; it is scaled to the page."""
MOST = 6
"""Drawings on a page."""
GAPS = 12
"""Years that a drawing spans with its empty ones; of a longer stretch only those with figures."""

_NOT_OURS = re.compile(r' (?:stroke|stroke-width|font-family|font-size|fill)="[^"]*"')
_BAR = re.compile(r' fill="b-bar([^"]*)"')
_DECIMALS = re.compile(r"(?<=\d)\.(\d)\d+")


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of a series and where it was read."""

    article: Article
    number: int
    """Of the figure in its article, from 1."""
    figure: Figure

    @property
    def expected(self) -> bool:
        """Whether the figure speaks of a year after its article."""
        year = self.article.year
        return bool(year and self.figure.year and self.figure.year > year)


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one measure and unit, by year; those without a year come last."""

    partner: Code
    points: Sequence[Point]

    @property
    def figure(self) -> Figure:
        """One of the figures: they share measure and unit."""
        return self.points[0].figure

    @property
    def drawn(self) -> dict[int, Point]:
        """By year: the plain number of the newest article."""
        newest: dict[int, Point] = {}
        for point in self.points:
            if point.figure.year and not isinstance(point.figure.value, tuple):
                newest.setdefault(point.figure.year, point)
        return newest

    @property
    def disputed(self) -> bool:
        """Whether a year has several values."""
        values: dict[int | None, set[object]] = defaultdict(set)
        for point in self.points:
            values[point.figure.year].add(point.figure.value)
        return any(len(found) > 1 for year, found in values.items() if year)


def series(articles: Iterable[Article], lang: Lang, partner: Code | None = None) -> list[Series]:
    """The series of two years or more in some articles, longest first; `articles` newest first.

    With `partner`, only that one's.
    """
    found: dict[tuple[Code, str, str], list[Point]] = defaultdict(list)
    for article in articles:
        main = next((m.code for m in article.facts.partners), None)
        if main is None or partner not in (None, main):
            continue
        for number, figure in enumerate(article.text(lang).figures, 1):
            if figure.measure and figure.unit:
                found[main, figure.measure, figure.unit].append(Point(article, number, figure))
    made = [
        Series(code, sorted(points, key=lambda point: point.figure.year or 9999))
        for (code, _, _), points in sorted(found.items())
    ]
    kept = [one for one in made if len(one.drawn) > 1]
    return sorted(kept, key=lambda one: -len(one.drawn))[:MOST]


def label(figure: Figure, say: Voice) -> str:
    """What a series shows, as a heading: `Échanges`, `Jobs`."""
    name = say.measure(figure) or say.unit(figure.unit or "")
    return name[:1].upper() + name[1:]


def picture(shown: Series, say: Voice) -> str:
    """The content of an SVG element of `WIDTH` × `HEIGHT`: columns by year, for the sheet to paint.

    Only shapes, classes and text: no script, no style, nothing that a strict policy would stop.
    """
    drawn = shown.drawn
    first, last = min(drawn), max(drawn)
    years = range(first, last + 1) if last - first < GAPS else sorted(drawn)
    columns = [(str(y), drawn[y].figure.value if y in drawn else None) for y in years]
    waited = {str(y) for y, point in drawn.items() if point.expected}
    import leather  # takes a while, and few pages have a chart

    chart = leather.Chart()
    chart.add_columns(
        columns, fill_color=lambda datum: "b-bar--expected" if datum.x in waited else "b-bar"
    )
    plain = replace(shown.figure, bound=None)
    chart.add_y_axis(
        tick_formatter=lambda value, *_: say.amount(replace(plain, value=float(value)))
    )
    text = chart.to_svg(width=WIDTH, height=HEIGHT)
    inside = text[text.index(">") + 1 : text.rindex("</svg>")]
    inside = re.sub(r"<rect [^>]*fill=\"#f9f9f9\" />", "", inside, count=1)
    inside = _BAR.sub(lambda match: f' class="b-bar{match[1]}"', inside)
    return _DECIMALS.sub(r".\1", _NOT_OURS.sub("", inside))
