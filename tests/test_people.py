"""Whom an article names: known people in any spelling, others by the form of the text."""

from __future__ import annotations

import pytest

from generator.model import Evidence
from generator.reading.people import person_named, read_people
from tests.test_partners import page

EVIDENCE = Evidence(1, "mots", "test")


def people(text: str, lang: str = "fr") -> list[str]:
    return [person.name(lang) for person in read_people(page("Un titre", text, lang=lang))]


FRENCH = [
    ("Le président Tokayev a parlé.", ["Kassym-Jomart Tokaïev"]),
    ("M. K.-J. Tokaïev, puis Tokaïev encore.", ["Kassym-Jomart Tokaïev"]),
    ("Nicolas SARKOZY était là.", ["Nicolas Sarkozy"]),
    ("Ursula von der Leyen et Ban Ki-moon.", ["Ursula von der Leyen", "Ban Ki-moon"]),
    ("Le roi Mohammed VI l’a reçu.", ["Mohammed VI"]),
    ("Le patriarche Kirill ne viendra pas.", ["Kirill"]),
    ("Le ministre du Numérique, Yerkin Baltash, a signé.", ["Yerkin Baltash"]),
    ("M. Orazbek Tulegen a répondu.", ["Orazbek Tulegen"]),
    ("Selon Jean-Pierre Martin, directeur de l’usine, oui.", ["Jean-Pierre Martin"]),
    ("Le Kazakh Bolsun Ertay l’emporte.", ["Bolsun Ertay"]),
    ("L’ambassadrice de Norvège, Gro van Huld, est venue.", ["Gro van Huld"]),
    ("Le groupe Air Liquide et le président de Total Énergies.", []),
    ("L’université Jean Monnet, rue Victor Hugo, prix Jean Vigo.", []),
    ("L’aéroport Noursoultan Nazarbaïev a rouvert.", []),
    ("Human Rights Watch et la Banque Mondiale protestent.", []),
    ("La Nouvelle Delhi et les États Unis d’Amérique.", []),
    ("Photo : Marie Durand", []),
]


@pytest.mark.parametrize(("text", "names"), FRENCH)
def test_french(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("President Tokayev met David Cameron.", ["Kassym-Jomart Tokayev", "David Cameron"]),
        ("Deputy Minister Erkin Balta said so.", ["Erkin Balta"]),
        ("John Carter, head of the mission, left.", ["John Carter"]),
        ("Nazarbayev University opened.", []),
        ("The Bank of Kazakhstan and Silk Road Fund lent.", []),
    ],
)
def test_english(text: str, names: list[str]) -> None:
    assert people(text, "en") == names


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "Le ministre kazakh des Transports, Yerkin Baltash, part.",
            "ministre kazakh des Transports",
        ),
        ("L’ancien Premier ministre Paul Dumas part.", "ancien Premier ministre"),
        ("Paul Dumas, directeur général de la mine, part.", "directeur général de la mine"),
        ("Paul Dumas (président du club) part.", "président du club"),
        ("Paul Dumas part.", None),
    ],
)
def test_office_as_stated(text: str, office: str | None) -> None:
    (person,) = read_people(page("Un titre", text))
    assert person.office == office


def test_a_later_office_is_learnt_and_each_person_listed_once() -> None:
    found = read_people(
        page("Macron à Astana", "Paul Dumas chante.", "Le ténor Paul Dumas et le président Macron.")
    )
    assert [person.name("fr") for person in found] == ["Emmanuel Macron", "Paul Dumas"]
    assert found[0].office == "président"


def test_another_given_name_is_another_person() -> None:
    assert people("Sigmar Merkel, économiste, écrit.") == ["Sigmar Merkel"]


def test_person_named_knows_every_spelling() -> None:
    known = person_named("Kassym-Jomart Tokayev", EVIDENCE)
    assert known.names == {"fr": "Kassym-Jomart Tokaïev", "en": "Kassym-Jomart Tokayev"}
    assert person_named("Ana Nym", EVIDENCE).names == {"fr": "Ana Nym", "en": "Ana Nym"}


def test_evidence_is_the_name_as_written() -> None:
    (person,) = read_people(page("Un titre", "Hier, Tokayev a dit oui."))
    assert (person.evidence.text, person.evidence.line, person.evidence.anchor) == (
        "Tokayev",
        2,
        "p1",
    )
