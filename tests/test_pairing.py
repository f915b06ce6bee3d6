from itertools import permutations

import pytest

from generator.pairing import Article, pair
from tests.factory import LANGUAGES, article, reading


def only(*readings) -> Article:
    (found,), problems = pair(readings, LANGUAGES)
    assert problems == []
    return found


def test_readings_of_one_id_are_one_article_in_order_of_ids():
    readings = [reading("b", "en"), reading("a"), reading("b", "fr")]
    for order in permutations(readings):
        articles, problems = pair(order, LANGUAGES)
        assert [(a.id, list(a.readings)) for a in articles] == [("a", ["fr"]), ("b", ["fr", "en"])]
        assert problems == []


def test_nothing_read_is_no_article():
    assert pair([], LANGUAGES) == ([], [])


@pytest.mark.parametrize(
    ("french", "english", "original"),
    [
        ({}, {}, "fr"),
        ({}, {"translation": "human"}, "fr"),
        ({"translation": "human"}, {}, "en"),
        ({"translation": "machine"}, {"translation": "original"}, "en"),
        ({"translation": "human"}, {"translation": "machine"}, "fr"),
        ({"original": "en"}, {}, "en"),
        ({}, {"original": "en"}, "en"),
        ({"original": "fr", "translation": "human"}, {}, "fr"),
        ({"original": "de"}, {}, "fr"),
        ({"original": "en", "translation": "original"}, {"original": "fr"}, "en"),
    ],
)
def test_the_original_is_what_the_headers_say_else_the_first_language(french, english, original):
    found = only(reading(lang="en", states=english), reading(lang="fr", states=french))
    assert found.original == original
    assert found.facts.lang == original


def test_an_article_in_one_language_is_its_own_original_whatever_its_header_says():
    found = only(reading(lang="en", states={"translation": "human", "original": "fr"}))
    assert (found.original, found.state("en"), found.state("fr")) == ("en", "original", "missing")


@pytest.mark.parametrize(
    ("states", "state"),
    [
        ({}, "human"),
        ({"translation": "machine"}, "machine"),
        ({"translation": "human"}, "human"),
        ({"translation": None}, "human"),
    ],
)
def test_the_state_of_a_translation_is_what_its_header_says(states, state):
    found = only(reading(), reading(lang="en", states={**states, "original": "fr"}))
    assert (found.state("fr"), found.state("en")) == ("original", state)


def test_a_page_shows_its_own_text_or_the_originals():
    both, one = only(reading(), reading(lang="en")), only(reading(lang="en"))
    assert (both.text("fr").lang, both.text("en").lang) == ("fr", "en")
    assert one.text("fr").lang == "en"


def test_two_readings_in_one_language_are_a_problem_and_the_first_is_kept():
    twice = [reading(path="in/a.txt"), reading(path="in/a.fr.txt"), reading(path="in/a.md")]
    for order in permutations(twice):
        (found,), problems = pair(order, LANGUAGES)
        assert found.facts.path == "in/a.fr.txt"
        said = (
            "is the same article and language (fr) as in/a.fr.txt; keep one of the two, or say"
            " the language in the name (accord.en.txt)"
        )
        assert [str(p) for p in problems] == [f"in/a.md: {said}", f"in/a.txt: {said}"]
        assert all((p.error, p.line) == (True, 0) for p in problems)


@pytest.mark.parametrize(
    ("states", "stale"),
    [
        ({}, False),
        ({"original_digest": "0"}, False),
        ({"original_digest": "1"}, True),
        ({"original_digest": "1", "translation": "machine"}, True),
    ],
)
def test_a_translation_is_stale_when_it_was_made_from_another_text(states, stale):
    found = only(reading(), reading(lang="en", states={"translation": "human", **states}))
    assert (found.stale("en"), found.stale("fr")) == (stale, False)


def test_what_is_not_there_is_not_stale():
    assert article().stale("en") is False
