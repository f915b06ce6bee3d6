"""Titles: where they stand, what is taken off them, and how they are set."""

import textwrap

import pytest

from generator.model import Line
from generator.reading.casing import normal_case
from generator.reading.headline import strip_affixes
from generator.reading.layout import lay_out
from generator.reading.typography import french_typography

TITLE = "Le blé kazakh trouve un port sur la Caspienne"
LEAD = (
    "Le premier navire chargé de blé a quitté mardi le port kazakh d'Aktaou pour la rive opposée"
    " de la Caspienne, selon les autorités."
)
MORE = (
    "Les négociants y voient une route plus courte que celle du nord, où les wagons attendent"
    " parfois plusieurs semaines à la frontière."
)


def title(*lines, lang="fr"):
    text = [*lines, LEAD, MORE]
    return lay_out([Line(n, t) for n, t in enumerate(text, 1)], lang).title


@pytest.mark.parametrize(
    "head",
    [
        [TITLE],
        ["Accueil", "Économie", TITLE, "Publié le 4 mai 2021"],
        ["Accueil > Monde > Asie", "Matières premières", TITLE],
        ["RFI", "04/05/2021", TITLE, "Par Jeanne Duval"],
        [f"{TITLE} - RFI", "Partager", "Twitter", TITLE],
        [f"{TITLE} | Le Courrier des ports"],
        [f"Accueil › Monde › {TITLE}", "Publié le 4 mai 2021"],
        [f"ÉCONOMIE - {TITLE}"],
        ["Nous utilisons des cookies pour améliorer votre expérience.", "Accepter", TITLE],
        [TITLE, "Un premier navire est parti mardi, et d'autres doivent suivre avant l'hiver"],
        ["Une mer fermée peut mener loin.", "", TITLE, "Jeanne Duval"],
        [TITLE + "."],
        ["Le magazine des ports et des steppes", TITLE, "il y a 7 heures · Caspienne"],
        ["Le blé kazakh trouve un port", TITLE, "Publié le 4 mai 2021"],
        ["Réf. : SE/2-117 — Page 1/2", TITLE],
        ["Kazakhstan Russie Chine Iran Turquie", TITLE],
        ["Cet article est gratuit cette semaine", TITLE, "Jeanne Duval", "4 mai 2021 à 9h12"],
        ["Carte : les ports de la mer", TITLE],
        [f"{TITLE} [vidéo]"],
        [f"{TITLE} - Par Jeanne Duval"],
        [TITLE.upper()],
    ],
)
def test_the_title_is_found_wherever_it_stands(head):
    found = title(*head)
    assert (found.value, found.basis) == (TITLE, "stated")


def test_a_title_of_capitals_over_two_lines_is_one():
    wrapped = textwrap.wrap(f"{LEAD} {MORE}", 50)
    lines = ["LE BLÉ KAZAKH TROUVE ENFIN UN PORT", "SUR LA CASPIENNE", "", *wrapped, *wrapped]
    found = lay_out([Line(n, t) for n, t in enumerate(lines, 1)], "fr").title
    assert found.value == "Le blé kazakh trouve enfin un port sur la Caspienne"


def test_without_a_title_the_first_sentence_serves_and_stays():
    document = lay_out([Line(1, LEAD), Line(2, MORE)], "fr")
    assert document.title.basis == "inferred"
    assert LEAD.startswith(document.title.value.rstrip(".").replace("’", "'"))
    assert [block.text for block in document.blocks] == [LEAD, MORE]


@pytest.mark.parametrize(
    ("text", "stripped"),
    [
        ("Le blé manque - Le Monde", "Le blé manque"),
        ("Le Figaro : le blé manque encore", "le blé manque encore"),
        ("Le blé manque – Actualités – exemple.fr", "Le blé manque"),
        ("International | Le blé manque", "Le blé manque"),
        ("(2e LD) Le blé manque encore", "Le blé manque encore"),
        ("Le point : où en est le blé ?", "Le point : où en est le blé ?"),
        ("Kazakhstan : le blé manque", "Kazakhstan : le blé manque"),
        ("Objet : le blé manque encore", "le blé manque encore"),
        ("VIDÉO. Le blé manque encore", "Le blé manque encore"),
        ("Le blé manque encore - 4 mai 2021", "Le blé manque encore"),
        ("Le blé manque_Xinhua", "Le blé manque"),
        ("Vidéo : le blé manque encore", "le blé manque encore"),
        ("MATIÈRES – Le blé manque encore", "Le blé manque encore"),
        ("KAZAKHSTAN – Le blé manque encore", "KAZAKHSTAN – Le blé manque encore"),
        ("Le blé manque encore (PAPIER D'ANGLE)", "Le blé manque encore"),
        ("Le blé manque encore - (AFP)", "Le blé manque encore"),
        ("Le blé manque à tous (OMC)", "Le blé manque à tous (OMC)"),
        ("Le blé manque encore, par Jeanne Duval", "Le blé manque encore"),
        ("Blé - rail : deux routes, un port", "Blé - rail : deux routes, un port"),
    ],
)
def test_what_sites_hang_on_titles_comes_off(text, stripped):
    assert strip_affixes(text) == stripped


@pytest.mark.parametrize(
    ("shouted", "set_in_case"),
    [
        ("LE PRESIDENT TOKAIEV REÇOIT L'UE", "Le président Tokaïev reçoit l'UE"),
        ("VISITE A PARIS EN JUILLET", "Visite à Paris en juillet"),
        ("LA CHINE ET LES KAZAKHS", "La Chine et les Kazakhs"),
        ("LE BLÉ KAZAKH", "Le blé kazakh"),
        ("ACCORD ENTRE LA BERD ET LES PAYS-BAS", "Accord entre la BERD et les Pays-Bas"),
        ("KAZAKHSTAN : le blé manque", "Kazakhstan : le blé manque"),
        ("Le PIB et l'OTAN", "Le PIB et l'OTAN"),
    ],
)
def test_capitals_are_set_in_normal_case(shouted, set_in_case):
    body = ["À Bruxelles, le président Tokaïev reçoit l'UE, dit-on."]
    assert normal_case(shouted, body, "fr") == set_in_case


@pytest.mark.parametrize(
    ("text", "set_in_type"),
    [
        ("L'eau : qui paie ?", "L’eau\u202f: qui paie\u202f?"),
        ("Fini; enfin!", "Fini\u202f; enfin\u202f!"),
        ("« Oui »", "«\u202fOui\u202f»"),
        ('Il dit "non"', "Il dit «\u202fnon\u202f»"),
        ("À 18:02, voir https://a.example/?b=c", "À 18:02, voir https://a.example/?b=c"),
        ("1'200 postes", "1'200 postes"),
    ],
)
def test_french_typography(text, set_in_type):
    assert french_typography(text) == set_in_type
    assert french_typography(set_in_type) == set_in_type
