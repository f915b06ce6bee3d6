"""What the drawings of a page show: the world of partners, partners × themes, articles by year."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.catalog import drawing
from generator.locales import voice
from generator.model import Code, Lang
from generator.pages import address
from generator.pages.site import Site, by_name
from generator.pairing import Article
from generator.vocabulary import Entry

SHADES = 4
"""Steps of colour between one article and the most."""
LONGEST = 40
"""Years that a timeline draws; of a longer stretch, only those that have articles."""


def shade(number: int, most: int) -> int:
    """1 to `SHADES`, by the root of the number: a few articles are told apart, many too."""
    return max(1, math.ceil(SHADES * math.sqrt(number / most))) if number else 0


@dataclass(frozen=True, slots=True)
class Place:
    """A partner on the map."""

    entry: Entry
    count: int
    shade: int
    path: str
    """Empty where the partner is too small for an outline."""
    dot: tuple[int, int] | None
    """Where it is too small to be seen otherwise."""


@dataclass(frozen=True, slots=True)
class World:
    """The map: its frame, the outlines nobody links, the home country, the partners."""

    box: str
    """Of the drawing: left, top, width, height."""
    rest: str
    home: str
    home_dot: tuple[int, int] | None
    places: Sequence[Place]


def world(site: Site, lang: Lang) -> World:
    """The partners that are territories, in the order of their names; organisations are not."""
    outlines = drawing("world")
    paths: Mapping[Code, str] = outlines["paths"]
    dots: Mapping[Code, list[int]] = outlines["dots"]
    groups, home = site.library.partners, site.settings.home
    most = max((len(group.articles) for group in groups.values()), default=1)
    shown = [code for code in groups if code in paths or code in dots]
    places = [
        Place(
            entry,
            count := len(groups[entry.key].articles),
            shade(count, most),
            paths.get(entry.key, ""),
            _point(dots, entry.key),
        )
        for entry in by_name(voice(lang), (groups[code].entry for code in shown))
    ]
    rest = "".join(path for code, path in paths.items() if code not in {*shown, home})
    box = " ".join(map(str, outlines["box"]))
    return World(box, rest, paths.get(home, ""), _point(dots, home), places)


def _point(dots: Mapping[Code, list[int]], code: Code) -> tuple[int, int] | None:
    return (dots[code][0], dots[code][1]) if code in dots else None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Partners down, themes across."""

    themes: Sequence[Entry]
    rows: Sequence[tuple[Entry, Sequence[tuple[Entry, int, int]]]]
    """A partner and, for each theme, the number of articles and its shade."""


def matrix(site: Site, lang: Lang) -> Matrix:
    """How many articles each partner has on each theme; both in the order of their names."""
    say, groups = voice(lang), site.library.partners
    themes = by_name(say, (group.entry for group in site.library.themes.values()))
    most = max((n for group in groups.values() for n in group.themes.values()), default=1)
    rows = []
    for partner in by_name(say, (group.entry for group in groups.values())):
        counts = groups[partner.key].themes
        cells = [(t, counts[t.key], shade(counts[t.key], most)) for t in themes]
        rows.append((partner, cells))
    return Matrix(themes, rows)


@dataclass(frozen=True, slots=True)
class Bar:
    """A year of a timeline; None: the articles without a date."""

    year: int | None
    count: int
    share: int
    """Hundredths of the year that has most."""

    @property
    def anchor(self) -> str:
        """Where a page puts the articles of the year."""
        return year_anchor(self.year)


def year_anchor(year: int | None) -> str:
    """Where a page puts the articles of a year."""
    return f"y{year}" if year else "undated"


def timeline(articles: Iterable[Article]) -> list[Bar]:
    """Articles by year, oldest first, empty years between them included; undated ones last."""
    counts: dict[int | None, int] = {}
    for article in articles:
        year = article.year
        counts[year] = counts.get(year, 0) + 1
    years: list[int] = sorted(year for year in counts if year)
    if years and years[-1] - years[0] < LONGEST:
        years = list(range(years[0], years[-1] + 1))
    order: list[int | None] = [*years, *([None] if None in counts else [])]
    most = max(counts.values(), default=1)
    return [
        Bar(year, n := counts.get(year, 0), max(3, round(100 * n / most)) if n else 0)
        for year in order
    ]


def year_address(lang: Lang, year: int | None, of: Entry | None = None) -> address.Address:
    """The page of a year's articles: all of them, or those of a partner or theme."""
    name = str(year) if year else voice(lang).pgettext("address", "undated")
    return f"{address.entry(lang, of) if of else address.section(lang, 'chronology')}{name}/"
