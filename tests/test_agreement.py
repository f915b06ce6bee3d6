"""The halves of an article are compared; translations know what they were made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.errors import InputError
from generator.settings import Settings
from generator.translations import mark_reviewed, states, to_do

TEXTS = {"fr": "", "en": ""}
SETTINGS = Settings("KZ", ("fr", "en"), TEXTS, "https://example.org/", TEXTS)
FRENCH = (
    "La Finlande et le Kazakhstan signent un accord\n\n"
    "La Finlande et le Kazakhstan ont signé un accord sur l’énergie à Helsinki, lundi.\n\n"
    "Les échanges entre les deux pays ont atteint 250 millions d’euros en 2020, a dit Astana.\n"
)
ENGLISH = (
    "Finland and Kazakhstan sign an agreement\n\n"
    "Finland and Kazakhstan signed an agreement on energy in Helsinki on Monday.\n\n"
    "Trade between the two countries reached €250 million in 2020, Astana said.\n"
)


def outcome(folder: Path, english: str | None = ENGLISH, french: str = FRENCH) -> pipeline.Outcome:
    (folder / "finlande.fr.txt").write_text(french, "utf-8")
    if english:
        (folder / "finlande.en.txt").write_text(english, "utf-8")
    return pipeline.read(folder, SETTINGS)


def said(folder: Path, english: str, french: str = FRENCH) -> list[tuple[int, str, bool]]:
    return [(p.line, p.message, p.error) for p in outcome(folder, english, french).problems]


def test_halves_that_agree_are_not_mentioned(tmp_path: Path) -> None:
    assert said(tmp_path, ENGLISH) == []


def test_another_figure_is_a_warning_with_both_lines(tmp_path: Path) -> None:
    ((line, message, error),) = said(tmp_path, ENGLISH.replace("250", "280"))
    assert (line, error) == (5, False)
    assert "280 million" in message
    assert "« 250 millions d’euros » (line 5 of " in message


def test_a_missing_figure_is_a_warning(tmp_path: Path) -> None:
    ((line, message, _),) = said(tmp_path, ENGLISH.replace("€250 million", "a new height"))
    assert line == 5
    assert "250 millions d’euros" in message
    assert "is missing here" in message


def test_a_country_that_only_one_half_names_is_a_warning(tmp_path: Path) -> None:
    english = ENGLISH.replace("on Monday", "on Monday, beside Japan")
    assert any(message.startswith("JP is not found") for _, message, _ in said(tmp_path, english))


def test_a_paragraph_too_many_is_a_warning(tmp_path: Path) -> None:
    english = ENGLISH + "\nBoth capitals were said to be pleased with what had been achieved.\n"
    found = [message for _, message, _ in said(tmp_path, english)]
    assert any(m.startswith("3 paragraphs where the original has 2") for m in found)


def test_what_only_one_half_is_about_is_a_warning(tmp_path: Path) -> None:
    sport = "\n".join(
        [
            FRENCH.strip(),
            "",
            "Le championnat de football, la coupe et le tournoi de judo ont passionné les"
            " supporters, et l’équipe olympique a remporté la médaille.",
        ]
    )
    english = ENGLISH + "\nEverybody was pleased with what they saw, and said so to each other.\n"
    found = [message for _, message, _ in said(tmp_path, english, sport)]
    assert [m for m in found if " speaks of sport (« " in m and ".fr.txt" in m]


@pytest.mark.parametrize(
    ("english", "state"),
    [
        (None, "missing"),
        (ENGLISH, "human"),
        ("---\ntranslation: machine\n---\n" + ENGLISH, "machine"),
    ],
)
def test_the_state_of_a_translation(tmp_path: Path, english: str | None, state: str) -> None:
    articles = outcome(tmp_path, english).site.library.articles
    assert list(states(articles, ("fr", "en")))[1] == ("finlande", "original", state)
    assert to_do(articles, ("fr", "en")) == (state != "human")


def test_a_translation_is_stale_once_its_original_changes(tmp_path: Path) -> None:
    (article,) = outcome(tmp_path).site.library.articles
    path = mark_reviewed(article, "en")
    (article,) = pipeline.read(tmp_path, SETTINGS).site.library.articles
    assert not article.stale("en")
    assert path.read_text("utf-8").endswith(ENGLISH)
    changed = FRENCH.replace("lundi", "mardi")
    (article,) = outcome(tmp_path, None, changed).site.library.articles
    assert article.stale("en")
    mark_reviewed(article, "en")
    (article,) = pipeline.read(tmp_path, SETTINGS).site.library.articles
    assert not article.stale("en")


def test_what_is_not_translated_cannot_be_reviewed(tmp_path: Path) -> None:
    (article,) = outcome(tmp_path, None).site.library.articles
    with pytest.raises(InputError, match="has no translation into en to mark"):
        mark_reviewed(article, "en")
