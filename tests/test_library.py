from itertools import permutations

import pytest

from generator.library import Library
from generator.vocabulary import Vocabulary
from tests.factory import LANGUAGES, article

VOCABULARY = Vocabulary(LANGUAGES)
ARTICLES = [
    article("a", date="2024-05-02", partners=["FR", "EU"], themes=["energy"]),
    article("b", date="2024-05-02", partners=["FR"], themes=["sport", "energy"]),
    article("c", date="2025~", partners=["IT", "FR"], mentioned=["EU", "SG"]),
    article("d", mentioned=["FR"], themes=["energy"]),
    article("e", date="../2024-05", partners=["TR"]),
    article("f"),
]


@pytest.fixture
def library() -> Library:
    return Library(ARTICLES, VOCABULARY)


def ids(articles) -> str:
    return "".join(a.id if a else "-" for a in articles)


def test_articles_stand_newest_first_ties_by_id_undated_last_whatever_order_they_came_in():
    for order in permutations(ARTICLES):
        assert ids(Library(order, VOCABULARY).articles) == "cabedf"


def test_partners_have_the_articles_about_them_and_those_that_name_them(library):
    groups = library.partners
    assert list(groups) == ["EU", "FR", "IT", "TR"]
    assert {code: (ids(g.articles), ids(g.named_in)) for code, g in groups.items()} == {
        "EU": ("a", "c"),
        "FR": ("cab", "d"),
        "IT": ("c", ""),
        "TR": ("e", ""),
    }
    assert groups["FR"].entry is VOCABULARY.partners["FR"]


def test_themes_stand_in_the_order_of_the_catalogue(library):
    assert list(library.themes) == [s for s in VOCABULARY.themes if s in ("energy", "sport")]
    assert {slug: ids(g.articles) for slug, g in library.themes.items()} == {
        "energy": "abd",
        "sport": "b",
    }


@pytest.mark.parametrize(
    ("kind", "key", "partners", "themes"),
    [
        ("partners", "FR", {"EU": 1, "IT": 1}, {"energy": 2, "sport": 1}),
        ("partners", "EU", {"FR": 1}, {"energy": 1}),
        ("partners", "TR", {}, {}),
        ("themes", "energy", {"FR": 2, "EU": 1}, {"sport": 1}),
        ("themes", "sport", {"FR": 1}, {"energy": 1}),
    ],
)
def test_what_is_met_together_is_counted_without_the_entry_itself(
    library, kind, key, partners, themes
):
    group = getattr(library, kind)[key]
    assert (dict(group.partners), dict(group.themes)) == (partners, themes)


def test_years_stand_newest_first_and_the_undated_last(library):
    assert [(year, ids(group)) for year, group in library.years.items()] == [
        (2025, "c"),
        (2024, "abe"),
        (None, "df"),
    ]


def test_neighbours_are_the_article_before_and_after_in_time(library):
    assert {id: ids(pair) for id, pair in library.neighbours.items()} == {
        "e": "-b",
        "b": "ea",
        "a": "bc",
        "c": "a-",
        "d": "--",
        "f": "--",
    }


@pytest.mark.parametrize("articles", [[], ARTICLES[:1]])
def test_a_small_library_has_no_neighbours_and_nothing_related(articles):
    library = Library(articles, VOCABULARY)
    assert [ids(pair) for pair in library.neighbours.values()] == ["--"] * len(articles)
    assert [library.related(a) for a in articles] == [[]] * len(articles)


@pytest.mark.parametrize(
    ("id", "related"),
    [
        ("a", "bcd"),  # b shares a partner and a theme, c a partner, d a theme
        ("b", "acd"),
        ("c", "ab"),  # equally near: the newest, then by id
        ("d", "ab"),
        ("e", ""),
        ("f", ""),
    ],
)
def test_related_articles_share_most_partners_counting_double(library, id, related):
    (one,) = [a for a in library.articles if a.id == id]
    assert ids(library.related(one)) == related


def test_a_rare_partner_relates_more_than_a_common_one():
    common = [article(f"x{n}", date="2025-01", partners=["FR"]) for n in range(8)]
    one, rare = article("one", partners=["FR", "SG"]), article("rare", partners=["SG"])
    related = Library([one, rare, *common], VOCABULARY).related(one, most=3)
    assert [a.id for a in related] == ["rare", "x0", "x1"]


def test_only_so_many_are_related():
    many = [article(f"x{n}", partners=["FR"]) for n in range(9)]
    assert ids(Library(many, VOCABULARY).related(many[4])) == "x0x1x2x3"
    assert ids(Library(many, VOCABULARY).related(many[0], most=1)) == "x1"


def test_a_shared_partner_relates_more_than_a_shared_theme():
    one = article("one", partners=["FR"], themes=["energy"])
    others = [article("newer", date="2025", themes=["energy"]), article("older", partners=["FR"])]
    related = Library([one, *others], VOCABULARY).related(one)
    assert [a.id for a in related] == ["older", "newer"]


def test_the_newest_article_does_not_decide_the_order_of_themes():
    slugs = list(VOCABULARY.themes)
    articles = [article(f"x{n}", date=f"{2000 + n}", themes=[s]) for n, s in enumerate(slugs)]
    assert list(Library(articles, VOCABULARY).themes) == slugs
