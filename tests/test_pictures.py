"""What the drawings and the partner and theme pages say, and that they say it to everybody."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import lxml.html
import pytest

from generator.catalog import drawing
from generator.library import Library
from generator.locales import voice
from generator.model import Figure, Page
from generator.pages.charts import picture, series
from generator.pages.chronology import year_page
from generator.pages.entries import BESIDE, CARDS, FIGURES, anchored, entry_page, folded, together
from generator.pages.indexes import LEADING, home_page
from generator.pages.pictures import SHADES, matrix, shade, timeline, world
from generator.pages.site import Site
from generator.pairing import Article
from generator.settings import load_settings
from generator.vocabulary import Vocabulary, territory_codes
from tests.factory import LANGUAGES, article, figure

WORDS = Vocabulary(LANGUAGES)
FR = voice("fr")


def site(*articles: Article) -> Site:
    """A site of these articles."""
    return Site(load_settings(), WORDS, Library(articles, WORDS))


def told(id: str, date: str, *figures: Figure, partners: Iterable[str] = ("TR",)) -> Article:
    """An article with figures."""
    made = article(id, date=date, partners=tuple(partners), themes=("energy",))
    return replace(made, readings={"fr": replace(made.facts, figures=figures)})


def trade(value: float | tuple[float, float], year: int | None, unit: str = "USD") -> Figure:
    """A figure of trade."""
    return replace(figure(value, unit), year=year, measure="trade")


def page(made: Page) -> lxml.html.HtmlElement:
    """What a browser gets of a page made of data."""
    assert made.header is not None
    assert made.body == ""
    return lxml.html.fromstring(f"<div>{made.header['above']}</div>")


# The world


def test_every_territory_is_on_the_map() -> None:
    outlines = drawing("world")
    assert territory_codes() - {"AQ"} <= outlines["paths"].keys() | outlines["dots"].keys()
    assert all(re.fullmatch(r"[Mlz0-9 -]+", path) for path in outlines["paths"].values())


def test_small_states_are_dots() -> None:
    dots = drawing("world")["dots"]
    assert {"SG", "LU", "MT", "QA", "MC"} <= dots.keys()
    assert not {"CN", "KZ", "FR", "TR"} & dots.keys()


def test_the_map_links_territories_in_the_order_of_their_names_and_no_organisation() -> None:
    made = site(
        article("a", partners=["SG", "EU"]),
        article("b", partners=["DE"]),
        article("c", partners=["AT", "DE"]),
    )
    drawn = world(made, "fr")
    assert [p.entry.key for p in drawn.places] == ["DE", "AT", "SG"]  # Allemagne, Autriche, …
    assert [p.count for p in drawn.places] == [2, 1, 1]
    assert drawn.places[2].dot
    home = drawing("world")["paths"]["KZ"]
    assert drawn.home == home
    assert home not in drawn.rest
    assert drawing("world")["paths"]["DE"] not in drawn.rest
    assert drawing("world")["paths"]["IT"] in drawn.rest


def test_links_of_the_map_have_names_and_lead_to_partners() -> None:
    home = page(home_page(site(article("a", partners=["TR"])), "fr"))
    (link,) = home.xpath("//svg//a")
    assert link.get("href") == "partenaires/turquie/"
    assert link.get("aria-label") == "Turquie\u202f: 1 article"
    assert link.find("title").text == link.get("aria-label")


def test_the_map_is_light() -> None:
    codes = [c for c in sorted(territory_codes()) if c != "KZ"]
    few, many = (home_page(site(article("a", partners=some)), "fr").text for some in ([], codes))
    drawn = [re.search("(?s)<svg.*?</svg>", text) for text in (few, many)]
    assert all(drawn)
    assert len(drawn[0][0]) < 20_000
    assert len(drawn[1][0]) < 64_000  # with every territory of the world a partner


def test_more_partners_than_fit_beside_the_map_are_all_folded_below_it() -> None:
    codes = ["FR", "DE", "IT", "ES", "PT", "BE", "NL", "CH", "AT", "PL", "SE", "NO"]
    home = page(home_page(site(article("a", partners=codes)), "fr"))
    beside = home.xpath("//*[@class='b-atlas__list']//li")
    assert len(beside) <= LEADING < len(codes)
    assert len(home.xpath("//details//li")) == len(codes)


@pytest.mark.parametrize(
    ("number", "most", "step"), [(0, 9, 0), (1, 1, 4), (1, 100, 1), (100, 100, 4), (30, 100, 3)]
)
def test_shades(number: int, most: int, step: int) -> None:
    assert shade(number, most) == step <= SHADES


# Partners and themes


def test_matrix_counts_each_pair_and_links_to_its_articles() -> None:
    made = site(
        article("a", partners=["TR"], themes=["energy", "trade-investment"]),
        article("b", partners=["TR", "FR"], themes=["energy"]),
    )
    table = matrix(made, "fr")
    assert [t.key for t in table.themes] == ["trade-investment", "energy"]
    assert [(p.key, [n for _, n, _ in cells]) for p, cells in table.rows] == [
        ("FR", [0, 1]),
        ("TR", [1, 2]),
    ]
    turkey = page(entry_page(made, made.library.partners["TR"], "fr"))
    assert len(turkey.xpath("//*[@id='with-energy']//li")) == 2


def test_what_an_entry_is_met_with_keeps_to_the_newest_articles() -> None:
    many = [
        article(f"a{n}", date=f"20{n:02}", partners=["TR"], themes=["energy"]) for n in range(20)
    ]
    group = Library(many, WORDS).partners["TR"]
    (met,) = together(group.articles, group.themes, WORDS.themes)
    assert (met.count, [a.id for a in met.articles]) == (
        20,
        [f"a{n}" for n in range(19, 19 - BESIDE, -1)],
    )


# Years


def test_timeline_has_empty_years_and_undated_articles_last() -> None:
    bars = timeline([article("a", date="2020"), article("b", date="2018"), article("c")])
    assert [(b.year, b.count, b.anchor) for b in bars] == [
        (2018, 1, "y2018"),
        (2019, 0, "y2019"),
        (2020, 1, "y2020"),
        (None, 1, "undated"),
    ]
    assert [b.share for b in bars] == [100, 0, 100, 100]


def test_timeline_of_a_long_stretch_has_only_years_with_articles() -> None:
    bars = timeline([article("a", date="1900"), article("b", date="2020")])
    assert [b.year for b in bars] == [1900, 2020]


def test_every_year_of_a_timeline_has_its_place_on_the_page() -> None:
    many = [article(f"a{n:03}", date=str(1990 + n % 30), partners=["TR"]) for n in range(500)]
    many.append(article("undated", partners=["TR"]))
    group = Library(many, WORDS).partners["TR"]
    cards = anchored(group.articles[:CARDS])
    older = folded(group.articles[CARDS:], group.articles[:CARDS])
    places = [a for _, a in cards if a] + [a for _, a, _ in older if a]
    assert sorted(places) == sorted({b.anchor for b in timeline(group.articles)})
    assert len(cards) + sum(len(found) for _, _, found in older) == 501


def test_five_hundred_articles_make_a_page_that_is_still_light() -> None:
    figures = [figure(n, text=f"{n} %") for n in range(9)]
    many = [told(f"a{n:03}", str(1990 + n % 30), *figures) for n in range(500)]
    made = site(*many)
    turkey = entry_page(made, made.library.partners["TR"], "fr")
    text, got = turkey.text, page(turkey)
    assert len(got.xpath("//*[@class='b-card']")) == CARDS <= 40
    group = made.library.partners["TR"]
    years = [page(year_page(made, year, "fr", group)) for year in group.years]
    listed = [a for one in years for a in one.xpath("//ul[@class='b-cards']//h2/a/@href")]
    assert sorted(listed) == [f"../../../articles/a{n:03}/" for n in range(500)]
    linked = got.xpath("//ul[@class='b-index']//a[not(contains(@href, 'q='))]/@href")
    assert linked == [f"../../partenaires/turquie/{year}/" for year in group.years]
    assert FIGURES <= len(got.xpath("//table//tr/td[1]")) < FIGURES + 9
    assert len(text) < 300_000


# Figures over the years


def test_a_series_needs_two_years_of_one_measure_unit_and_partner() -> None:
    assert series([told("a", "2024", trade(4, 2022), trade(6, 2024))], "fr")
    assert not series([told("a", "2024", trade(4, 2022), trade(6, 2022))], "fr")
    assert not series([told("a", "2024", trade(4, 2022), trade(6, None))], "fr")
    assert not series([told("a", "2024", trade(4, 2022), trade((5, 6), 2024))], "fr")
    assert not series([told("a", "2024", trade(4, 2022), trade(6, 2024, "EUR"))], "fr")
    two = [told("a", "2024", trade(4, 2022)), told("b", "2024", trade(6, 2024), partners=["FR"])]
    assert not series(two, "fr")


def test_a_partner_is_shown_only_its_own_series() -> None:
    made = told("a", "2024", trade(4, 2022), trade(6, 2024), partners=["FR", "TR"])
    assert [s.partner for s in series([made], "fr")] == ["FR"]
    assert series([made], "fr", "FR")
    assert not series([made], "fr", "TR")


def test_the_newest_article_decides_what_is_drawn_and_the_difference_is_told() -> None:
    new, old = told("n", "2025", trade(7, 2022)), told("o", "2023", trade(4, 2022), trade(5, 2021))
    (found,) = series([new, old], "fr")
    assert found.drawn[2022].figure.value == 7
    assert found.disputed
    assert [p.figure.year for p in found.points] == [2021, 2022, 2022]


def test_a_year_after_the_article_is_expected() -> None:
    (found,) = series([told("a", "2024", trade(4, 2022), trade(15, 2030))], "fr")
    assert [p.expected for p in found.points] == [False, True]
    assert 'class="b-bar--expected"' in picture(found, FR)


def test_a_drawing_is_only_shapes_text_and_classes() -> None:
    (found,) = series([told("a", "2024", trade(4e9, 2022), trade(6.3e9, 2024))], "fr")
    text = picture(found, FR)
    tree = lxml.html.fragment_fromstring(f"<svg>{text}</svg>")
    assert {e.tag for e in tree.iter()} <= {"svg", "g", "rect", "line", "text"}
    assert not {a for e in tree.iter() for a in e.attrib} & {"style", "fill", "stroke", "onclick"}
    assert len(tree.xpath("//rect[@class='b-bar']")) == 2
    assert {"2022", "2023", "2024"} <= set(tree.xpath("//text/text()"))
    assert any("Md" in label for label in tree.xpath("//text/text()"))  # in the page's language
    assert text == picture(found, FR)


def test_the_numbers_stand_in_a_table_beside_the_drawing() -> None:
    made = site(told("a", "2024", trade(4e9, 2022), trade(6.3e9, 2024)))
    turkey = page(entry_page(made, made.library.partners["TR"], "fr"))
    (chart,) = turkey.xpath("//*[@class='b-chart']")
    rows = [[c.text_content() for c in row] for row in chart.xpath(".//tbody/tr")]
    assert [row[0] for row in rows] == ["2022", "2024"]
    assert chart.xpath(".//tbody//a/@href")[0] == "../../articles/a/#f1"
    ids = chart.find(".//svg").get("aria-labelledby").split()
    said = " ".join(chart.xpath(f"//*[@id='{i}']")[0].text_content() for i in ids)
    assert "Échanges, 2022–2024" in said
    assert "2024\u202f: 6,3\u00a0Md\u00a0$US" in said


def test_the_page_of_a_partner_begins_with_a_line_of_data() -> None:
    made = site(told("a", "2018", trade(4, 2017)), told("b", "2025", trade(4, 2017)))
    turkey = page(entry_page(made, made.library.partners["TR"], "fr"))
    (line,) = turkey.xpath("//p[@class='b-summary']")
    assert " ".join(line.text_content().split()) == (
        "2 articles, de 2018 à 2025 2 chiffres thèmes : Énergie"
    )
