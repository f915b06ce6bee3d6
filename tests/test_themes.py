"""What an article is about: words speak by their place, their worth and their variety."""

from __future__ import annotations

import pytest

from generator.reading.themes import read_themes
from tests.test_partners import page


def themes(title: str, *paragraphs: str, lang: str = "fr") -> list[str]:
    return [finding.slug for finding in read_themes(page(title, *paragraphs, lang=lang))]


@pytest.mark.parametrize(
    ("title", "text", "first"),
    [
        (
            "Une centrale nucléaire au bord du lac",
            "Le réacteur produira 1 200 mégawatts.",
            "energy",
        ),
        (
            "Un vol direct dès mai",
            "L’aéroport attend la compagnie aérienne.",
            "transport-logistics",
        ),
        ("La fusée partira de Baïkonour", "Le cosmonaute rejoindra la station.", "space"),
        ("Les visas supprimés", "Les voyageurs entreront sans visa.", "visas-mobility"),
        ("Le blé se vend", "Les agriculteurs ont livré leur récolte de blé.", "agriculture"),
        ("Finale de judo", "Le judoka a pris l’or aux championnats du monde.", "sport"),
    ],
)
def test_the_strongest_theme(title: str, text: str, first: str) -> None:
    assert themes(title, text)[0] == first


def test_english() -> None:
    assert themes("A new oil pipeline", "Crude oil exports will grow.", lang="en")[0] == "energy"


def test_plural_and_singular_are_one() -> None:
    assert themes("", "Les échanges commerciaux croissent.") == themes(
        "", "L’échange commercial croît."
    )


def test_one_common_word_shows_no_second_theme() -> None:
    assert themes("Le réacteur nucléaire", "L’uranium arrive. Une route passe.") == ["energy"]


def test_at_most_six_strongest_first() -> None:
    words = (
        "diplomatie, ambassade, exportations, investissements, uranium, pétrole, fret, aéroport,"
        " intelligence artificielle, start-up, armée, missiles, climat, désertification, visas,"
        " judo, championnat, blé, élevage, satellite, cosmonaute"
    )
    findings = read_themes(page("Tout à la fois", f"Il y eut {words}."))
    assert len(findings) == 6
    assert [f.score for f in findings] == sorted((f.score for f in findings), reverse=True)


def test_nothing_said_is_no_theme() -> None:
    assert themes("Bonjour", "Il fait beau.") == []


def test_phrases_are_the_evidence() -> None:
    finding = read_themes(page("Rien", "Un gazoduc et un oléoduc."))[0]
    assert {e.text for e in finding.evidence} == {"gazoduc", "oléoduc"}
    assert {(e.line, e.anchor, e.rule) for e in finding.evidence} == {
        (2, "p1", "strong phrase in the lead")
    }
