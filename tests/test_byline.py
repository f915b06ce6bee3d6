"""Outlet, author and place: read from the page head and foot, none rather than wrong."""

import pytest

from generator.model import Line
from generator.reading.byline import read_byline
from generator.reading.layout import lay_out
from generator.reading.signing import authors, is_byline_line

TITLE = "Un pont de plus sur la rivière Oural"
LEAD = (
    "Le pont, long de trois cents mètres, relie depuis lundi les deux rives de l'Oural et doit"
    " soulager la vieille ville, a indiqué la mairie à Reuters."
)
MORE = "Les riverains attendaient cet ouvrage depuis vingt ans, et les camions aussi, dit-on."


def byline(head=(), start="", foot=()):
    lines = [TITLE, *head, start + LEAD, MORE, *foot]
    document = lay_out([Line(n, text) for n, text in enumerate(lines, 1)], "fr")
    found = read_byline(document)
    return tuple(f.value if f else None for f in (found.outlet, found.author, found.place))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ({}, (None, None, None)),
        ({"head": ["Par Jeanne Duval"]}, (None, "Jeanne Duval", None)),
        ({"head": ["Par Le Figaro avec AFP"]}, ("Le Figaro", None, None)),
        ({"head": ["Par AFP"]}, ("AFP", None, None)),
        ({"head": ["Paris / La Gazette"]}, ("La Gazette", None, "Paris")),
        ({"head": ["AA / Astana / Jean Valois"]}, ("Anadolu", "Jean Valois", "Astana")),
        ({"head": ["02.12.2022 | Bruxelles"]}, (None, None, "Bruxelles")),
        ({"head": ["Ouzbékistan | 3 mars 2014"]}, (None, None, None)),
        ({"head": ["Jean Valois | Pont K | 20 janv. 2005"]}, (None, "Jean Valois", None)),
        ({"head": ["Envoyé spécial à Moscou"]}, (None, None, "Moscou")),
        ({"foot": ["© 2021 Le Courrier des ponts"]}, ("Le Courrier des ponts", None, None)),
        ({"foot": ["S’inscrire à la newsletter Pontjam"]}, ("Pontjam", None, None)),
        (
            {"head": ["De notre correspondante à Moscou, Irène Valois"]},
            (None, "Irène Valois", "Moscou"),
        ),
        ({"head": ["Propos recueillis par CLAIRE MOREAU"]}, (None, "Claire Moreau", None)),
        ({"head": ["Claire Moreau", "Publié le 4 mai 2021"]}, (None, "Claire Moreau", None)),
        ({"head": ["Posté le 3 mars 2014 à 18h02 par Paul Valois"]}, (None, "Paul Valois", None)),
        ({"head": ["Asie Centrale", "Publié le 4 mai 2021"]}, (None, None, None)),
        ({"head": ["Par admin"]}, (None, None, None)),
        ({"head": ["3 mars 2014Paul Valois"]}, (None, "Paul Valois", None)),
        ({"head": ["Le 3 mars 2014 à 18h02 par Paul Valois"]}, (None, "Paul Valois", None)),
        ({"head": ["Rédaction Sports", "Publié le 4 mai 2021"]}, (None, None, None)),
        ({"head": ["PontTimes Francophone", "Publié le 4 mai 2021"]}, (None, None, None)),
        ({"foot": ["YANN LE GUEN"]}, (None, "Yann Le Guen", None)),
        ({"foot": ["Thúy Hà/CVN"]}, (None, "Thúy Hà", None)),
        ({"foot": ["Source de l’article : Le Pont du mois"]}, ("Le Pont du mois", None, None)),
        ({"foot": ["Source : https://www.lemonde.fr/pont"]}, ("Le Monde", None, None)),
        ({"start": "OURALSK, 4 mai (AFP) - "}, ("AFP", None, "Ouralsk")),
        ({"start": "Astana, le 4 mai 2021 – "}, (None, None, "Astana")),
        ({"foot": ["© 2025 S-B-E Ltd"]}, (None, None, None)),
    ],
)
def test_byline(page, expected):
    assert byline(**page) == expected


def test_an_outlet_beside_the_title_is_the_pages():
    lines = [f"{TITLE} | Le Courrier des ponts", LEAD, MORE]
    document = lay_out([Line(n, text) for n, text in enumerate(lines, 1)], "fr")
    outlet = read_byline(document).outlet
    assert outlet is not None
    assert (outlet.value, outlet.evidence.line) == ("Le Courrier des ponts", 1)


@pytest.mark.parametrize(
    ("masthead", "foot", "outlet"),
    [
        ("Bridges & Rivers", "", "Bridges & Rivers"),
        ("OVALE & PONTS", "", "Ovale & Ponts"),
        ("Pontjam", "© 2021 Pontjam", "Pontjam"),
        ("Pontjam", "", None),
        ("Ponts du monde", "", None),
        ("ORBITES ET PONTS — n° 138 — décembre 2021", "", "Orbites et Ponts"),
    ],
)
def test_the_masthead_of_a_page_is_its_outlet(masthead, foot, outlet):
    lines = [masthead, TITLE, LEAD, MORE, foot]
    document = lay_out([Line(n, text) for n, text in enumerate(lines, 1)], "fr")
    found = read_byline(document).outlet
    assert (found.value if found else None) == outlet


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Par Jeanne Duval", True),
        ("Par Jeanne Duval, à Astana", True),
        ("Relu par Emma Jourdan", True),
        ("Source : APA", True),
        ("(Y. R.)", True),
        ("Par ailleurs, le pont est payant", False),
        ("Par Toutatis, le pont tient. Il tiendra longtemps.", False),
        ("Un accord signé par Jean Dupont", False),
        ("Selon Reuters, le pont tient bon", False),
    ],
)
def test_lines_that_only_sign(line, expected):
    assert is_byline_line(line) is expected


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Par Jeanne Duval et Paul Valois", "Jeanne Duval et Paul Valois"),
        ("Par C. FERRAND Mis à jour le 15/06/2017", "C. Ferrand"),
        ("By Helen Ashworth in London", "Helen Ashworth"),
        ("Par Jeanne Duval le Jeudi 3 Avril 2014", "Jeanne Duval"),
        ("Par Jeanne DuvalPublié le 03/04/2014", "Jeanne Duval"),
        ("Par la rédaction", ""),
        ("Traduit par Paul Valois", ""),
    ],
)
def test_names_of_authors(line, names):
    assert authors(line) == names
