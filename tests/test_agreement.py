"""The halves of an article are compared; translations know what they were made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from generator import pipeline
from generator.agreement import disagreements
from generator.errors import InputError
from generator.model import Block, Evidence, Figure, Mention, Person, Reading, ThemeFinding
from generator.pairing import Article
from generator.settings import Settings
from generator.translations import mark_reviewed, states, to_do
from tests.factory import figure, reading

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


KINDS = {"p": "paragraph", "h": "heading", "l": "list", "q": "quote"}
NADIA = Person({"fr": "Nadia Tchérif", "en": "Nadia Cherif"}, None, Evidence(60, "x", "x"))
NADIA_AS_WRITTEN = Person(
    {"fr": "NADIA CHERIF", "en": "NADIA CHERIF"}, None, Evidence(61, "x", "x")
)


def half(
    lang: str,
    kinds: str = "",
    figures: Sequence[Figure] = (),
    codes: str = "",
    people: Sequence[Person] = (),
    themes: str = "",
    states: dict[str, object] | None = None,
) -> Reading:
    """One half: its blocks stand on lines 10, 20 ..., in English on lines 11, 21 ..."""
    odd = lang == "en"
    there = {"title": 1} | {f"p{n}": 10 * n + odd for n in range(1, 9)}
    return replace(
        reading(lang=lang, states=states),
        blocks=tuple(
            Block(KINDS[k], "x", (there[f"p{n}"],), f"p{n}") for n, k in enumerate(kinds, 1)
        ),
        figures=tuple(replace(one, line=there[one.anchor]) for one in figures),
        partners=tuple(
            Mention(code, 1.0, (Evidence(70 + odd, "x", "x"),)) for code in codes.split()
        ),
        people=tuple(people),
        themes=tuple(
            ThemeFinding(slug, 1.0, (Evidence(80 + odd, "blé", "x"), Evidence(9, "quai", "x")))
            for slug in themes.split()
        ),
    )


FIVE, SIX = figure(5, text="5 %", anchor="p2"), figure(6, text="6 %", anchor="p2")
ORIGINAL = "in/accord.fr.txt"
PART = f"of {ORIGINAL}: bring them into step"
DIFFERENCES: dict[str, tuple[dict[str, object], dict[str, object], list[str]]] = {
    "nothing": ({"kinds": "phlq"}, {"kinds": "phlq"}, []),
    "no text here": (
        {"kinds": "p"},
        {"kinds": ""},
        [f"1: 0 paragraphs where the original has 1; the halves part at line 1 {PART}"],
    ),
    "no text in the original": (
        {"kinds": ""},
        {"kinds": "p"},
        [f"1: 1 paragraphs where the original has 0; the halves part at line 1 {PART}"],
    ),
    "a paragraph amid the others": (
        {"kinds": "php"},
        {"kinds": "pphp"},
        [f"21: 3 paragraphs where the original has 2; the halves part at line 20 {PART}"],
    ),
    "a paragraph at the end": (
        {"kinds": "ppp"},
        {"kinds": "pp"},
        [f"21: 2 paragraphs where the original has 3; the halves part at line 20 {PART}"],
    ),
    "a list for a heading": (
        {"kinds": "hph"},
        {"kinds": "hpl"},
        [
            f"31: 1 headings where the original has 2; the halves part at line 30 {PART}",
            f"31: 1 lists where the original has 0; the halves part at line 30 {PART}",
        ],
    ),
    "another order": ({"kinds": "hp"}, {"kinds": "ph"}, []),
    "another figure": (
        {"kinds": "pp", "figures": [FIVE]},
        {"kinds": "pp", "figures": [SIX]},
        [f"21: « 6 % », but the original says « 5 % » (line 20 of {ORIGINAL}): correct one"],
    ),
    "a figure less": (
        {"kinds": "pp", "figures": [FIVE]},
        {"kinds": "pp"},
        [f"21: the figure « 5 % » (line 20 of {ORIGINAL}) is missing here: add it"],
    ),
    "a figure of the title less": (
        {"kinds": "p", "figures": [figure(5, text="5 %", anchor="title")]},
        {"kinds": "p"},
        [f"1: the figure « 5 % » (line 1 of {ORIGINAL}) is missing here: add it"],
    ),
    "a figure more": (
        {"kinds": "pp"},
        {"kinds": "pp", "figures": [SIX]},
        [
            "21: « 6 % » is not in the original: take it out, or correct the original at line 20"
            f" of {ORIGINAL}"
        ],
    ),
    "a figure that is said once less": (
        {"kinds": "pp", "figures": [FIVE, FIVE]},
        {"kinds": "pp", "figures": [FIVE]},
        [f"21: the figure « 5 % » (line 20 of {ORIGINAL}) is missing here: add it"],
    ),
    "a figure twice in both": ({"figures": [FIVE, FIVE]}, {"figures": [FIVE, FIVE]}, []),
    "a range": ({"figures": [figure((4, 6))]}, {"figures": [figure((4.0, 6.0))]}, []),
    "the same but for rounding": ({"figures": [figure(0.3)]}, {"figures": [figure(0.1 + 0.2)]}, []),
    "another decimal": (
        {"kinds": "p", "figures": [figure(0.4, text="0,4 %")]},
        {"kinds": "p", "figures": [figure(0.2, text="0.2%")]},
        [f"11: « 0.2% », but the original says « 0,4 % » (line 10 of {ORIGINAL}): correct one"],
    ),
    "other countries": (
        {"codes": "FI SE"},
        {"codes": "FI NO"},
        [
            f"1: SE, at line 70 of {ORIGINAL}, is not found here: add it",
            f"71: NO is not found in the original, {ORIGINAL}: check both",
        ],
    ),
    "a person less": (
        {"people": [NADIA]},
        {},
        [f"1: Nadia Tchérif, at line 60 of {ORIGINAL}, is not found here: add it"],
    ),
    "a person more": (
        {},
        {"people": [NADIA]},
        [f"60: Nadia Cherif is not found in the original, {ORIGINAL}: check both"],
    ),
    "a person in another spelling": ({"people": [NADIA]}, {"people": [NADIA_AS_WRITTEN]}, []),
    "other themes": (
        {"themes": "energy health"},
        {"themes": "energy sport"},
        [
            f"1: only {ORIGINAL} speaks of health (« blé », line 80): compare the two",
            "1: only in/accord.en.txt speaks of sport (« blé », line 81): compare the two",
        ],
    ),
    "other weak themes": ({"themes": "energy sport space"}, {"themes": "sport energy health"}, []),
    "themes of the editor's, here": (
        {"themes": "energy"},
        {"themes": "sport", "states": {"themes": ["sport"]}},
        [],
    ),
    "themes of the editor's, there": (
        {"themes": "energy", "states": {"themes": ["energy"]}},
        {"themes": "sport"},
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("french", "english", "warnings"), DIFFERENCES.values(), ids=DIFFERENCES)
def test_each_difference_names_both_lines(
    french: dict[str, object], english: dict[str, object], warnings: list[str]
) -> None:
    halves = {"fr": half("fr", **french), "en": half("en", **english)}  # type: ignore[arg-type]
    problems = list(disagreements(Article("accord", "fr", halves)))
    assert [str(problem) for problem in problems] == [f"in/accord.en.txt:{w}" for w in warnings]
    assert not any(problem.error for problem in problems)
