import time

import pytest

from generator.model import Basis, Block, Document, Evidence, Finding
from generator.reading.figures import contradictions, read_figures, read_text_figures

# One sentence a line; then, for each of its figures: words | value | unit | bound | year
FRENCH = """
Le commerce est passé de 5 milliards en 2021 à 7,4 milliards de dollars en 2023.
  5 milliards | 5e9 | USD | | 2021
  7,4 milliards de dollars | 7.4e9 | USD | | 2023
De 2003 à 2021, il a atteint entre 3,1 et 6,4 milliards de dollars, avec plus de 2 500 entreprises.
  entre 3,1 et 6,4 milliards de dollars | 3.1e9-6.4e9 | USD | |
  plus de 2 500 entreprises | 2500 | companies | more-than |
La banque vaut plus de 10 milliards de dollars ; la société a fait 1,6 milliard de revenus en 2024.
  plus de 10 milliards de dollars | 10e9 | USD | more-than |
  1,6 milliard | 1.6e9 | | | 2024
Sur 24,2 milliards de dollars de commerce, le pays en importe 17,7 milliards.
  24,2 milliards de dollars | 24.2e9 | USD | |
  17,7 milliards | 17.7e9 | USD | |
Les échanges doivent passer de 4 à 10 milliards d’euros d'ici 2030, contre 2,5 il y a dix ans.
  4 | 4e9 | EUR | |
  10 milliards d’euros | 10e9 | EUR | | 2030
  2,5 | 2.5e9 | EUR | |
Le PIB croîtra de 5 à 7 %, et 39 autres projets, 1,5 milliard $ et 7,31Mt suivront.
  5 à 7 % | 5-7 | percent | |
  39 autres projets | 39 | projects | |
  1,5 milliard $ | 1.5e9 | USD | |
  7,31Mt | 7.31e6 | t | |
Les visiteurs, 8000 touristes en 2019, passeront de 8000 touristes à 30000 en trois ans.
  8000 touristes | 8000 | visitors | | 2019
  8000 touristes | 8000 | visitors | |
  30000 | 30000 | visitors | |
Les échanges n'ont pas dépassé 164 millions de dollars, les ventes 17,5 MDT et CHF 9,4 mias.
  164 millions de dollars | 164e6 | USD | less-than |
  17,5 MDT | 17.5e6 | TND | |
  CHF 9,4 mias | 9.4e9 | CHF | |
Le séjour sans visa est de 30 jours ; cent livres d'uranium, environ 600 livres de concentré.
  30 jours | 30 | days | |
  cent livres d'uranium | 100 | lb | |
  environ 600 livres de concentré | 600 | lb | about |
En 30 jours, Londres a vendu pour 700 millions de livres, trois fois la nuit, à 120 sous-traitants.
  700 millions de livres | 700e6 | GBP | |
  120 sous-traitants | 120 | companies | |
Les ventes, multipliées par 18 en 2024, ont doublé au Maroc ; il y a trois fois plus de clients.
  multipliées par 18 | 18 | times | | 2024
  doublé | 2 | times | |
  trois fois plus | 3 | times | |
Avec 36 T-72, il a reculé d'un tiers sur le bien d'un tiers ; ils ont été divisés par trois.
  36 T-72 | 36 | products | |
  un tiers | 33.3 | percent | |
  divisés par trois | 3 | times | |
Il a signé cinq accords et deux contrats, pour 86 millions d'euros dont 64,5 prêtés par la Banque.
  cinq accords | 5 | agreements | |
  86 millions d'euros | 86e6 | EUR | |
  64,5 | 64.5e6 | EUR | |
Ce fut le double de 2005 : multiplié par deux fois et demie, x 3,1 ; neuf mille en trois mille ans.
  le double | 2 | times | |
  multiplié par deux fois et demie | 2.5 | times | |
  x 3,1 | 3.1 | times | |
  neuf mille | 9000 | | |
Une quinzaine d’entreprises et deux accords veulent passer le milliard d’euros.
  Une quinzaine d’entreprises | 15 | companies | about |
  milliard d’euros | 1e9 | EUR | more-than |
Entre 10 et 12.000 personnes, de deux à trois cents saisonniers.
  Entre 10 et 12.000 personnes | 10000-12000 | people | |
  deux à trois cents saisonniers | 200-300 | workers | |
La Chine a pris 20 % à 25 % du fret, jusqu'à 1,4 Mb/j et 300.000 barils par jour.
  20 % à 25 % | 20-25 | percent | |
  jusqu'à 1,4 Mb/j | 1.4e6 | barrels/day | less-than |
  300.000 barils par jour | 300000 | barrels/day | |
Une centrale de 1 000 MW coûtera 500 milliards de tengués (environ 900 M$) pour 120 gazelles.
  1 000 MW | 1000 | MW | |
  500 milliards de tengués | 500e9 | KZT | |
  environ 900 M$ | 900e6 | USD | about |
  120 gazelles | 120 | | |
Le taux a perdu 1,5 point, à -3 %, malgré 55 milliards de mètres cubes et 2,7 millions de km².
  1,5 point | 1.5 | points | |
  -3 % | -3 | percent | |
  55 milliards de mètres cubes | 55e9 | m3 | |
  2,7 millions de km² | 2.7e6 | km2 | |
Un bon tiers des familles et plus des deux tiers du blé, sept prêtres sur dix, 1,7 GW, 12 ¢.
  Un bon tiers | 33.3 | percent | |
  deux tiers | 66.7 | percent | |
  sept prêtres sur dix | 70 | percent | |
  1,7 GW | 1.7e3 | MW | |
  12 ¢ | 0.12 | USD | |
Le trafic (X2,5) porte 4,2 millions de pages.
  X2,5 | 2.5 | times | |
  4,2 millions de pages | 4.2e6 | | |
Près d'un million de lecteurs ont payé plus d'une centaine d'euros.
  Près d'un million de lecteurs | 1e6 | | about |
  plus d'une centaine d'euros | 100 | EUR | more-than |
Le ticket vaut 1 dollar, le repas 2 dollars, et la réserve abrite 3 millions de gazelles.
  2 dollars | 2 | USD | |
  3 millions | 3e6 | | |
Le canal fait 40 km au moins, et le tunnel 30 km environ ; le parc compte 1 MW.
  40 km | 40 | km | more-than |
  30 km | 30 | km | about |
  1 MW | 1 | MW | |
On a compté 1899 gazelles, puis 1900 gazelles, 2100 gazelles et 2101 gazelles.
  1899 gazelles | 1899 | | |
  2101 gazelles | 2101 | | |
Il faut 5 % ou 6 à 7 % ; il va de 5 % en 2019 à 7 % ; il va de 5 % à 7 MW.
  5 % | 5 | percent | |
  6 à 7 % | 6-7 | percent | |
  5 % | 5 | percent | | 2019
  7 % | 7 | percent | |
  5 % | 5 | percent | |
  7 MW | 7 | MW | |
Il gagne 5 % et 7 %, puis environ 5 à 7 %, et deux pour cent.
  5 % | 5 | percent | |
  7 % | 7 | percent | |
  environ 5 à 7 % | 5-7 | percent | about |
  deux pour cent | 2 | percent | |
Les barrages donnent de 4 à 4500 MW, ou de 4 à 90 000 MW ; il en reste 5 mille.
  4 à 4500 MW | 4-4500 | MW | |
  4 à 90 000 MW | 4-90000 | MW | |
  5 mille | 5e3 | | |
Il a signé dix contrats et vu 10 pays, 10 gazelles et 120 grandes gazelles.
  dix contrats | 10 | contracts | |
  10 pays | 10 | countries | |
  10 gazelles | 10 | | |
  120 grandes gazelles | 120 | | |
La mine a donné 3 mégatonnes pour 2 contrats ; 30 éoliennes tournent sur 12 sites de production.
  3 mégatonnes | 3e6 | t | |
  2 contrats | 2 | contracts | |
  30 éoliennes | 30 | wind turbines | |
  12 sites de production | 12 | production sites | |
Il a signé deux contrats, puis 1 contrat, avec 9 pays et 9 gazelles. Le milliard a été voté.
En un quart d'heure, au nom d'un tiers, il a gagné (0-0, 3 t.a.b. à 2) en quart de finale.
Le G20, le C5+1, l'Airbus A320, le Boeing 737, la 5G, le Covid-19, l'article 12, la résolution 1540.
Âgé de 45 ans, il a gagné 6-4, 7-5 le 20 janvier 2026 à 14h30, en deux heures et 3 jours.
La 3ème place, le 10e anniversaire, le XXIe siècle et les 5 pays d'Asie.
Tél. : 01 42 60 12 34, 75008 Paris, 12 rue de la Paix, n° 47, page 12, Vision 2050, Expo 2017.
Deux pays, les deux chefs d'État, trois jours, une fois, des dizaines d'accords.
Il revient une quinzaine de jours plus tard.
"""
ENGLISH = """
Trade reached $5bn in 2023, up from $4.2 billion a year earlier, and tripled.
  $5bn | 5e9 | USD | | 2023
  $4.2 billion | 4.2e9 | USD | |
  tripled | 3 | times | |
About 3,500 Turkish companies, 20 joint projects, 120 abandoned lighthouses and up to €11.14bn.
  About 3,500 Turkish companies | 3500 | companies | about |
  20 joint projects | 20 | projects | |
  120 abandoned lighthouses | 120 | | |
  up to €11.14bn | 11.14e9 | EUR | less-than |
It will invest between $4 billion and $5 billion by 2030 in a 500-megawatt plant.
  between $4 billion and $5 billion | 4e9-5e9 | USD | | 2030
  500-megawatt | 500 | MW | |
The share rose from 5% to 7%, i.e. 2 percentage points.
  5% | 5 | percent | |
  7% | 7 | percent | |
  2 percentage points | 2 | percentage-points | |
It took six years for its value to be multiplied by 18; prices grew by a factor of 3 and 18-fold.
  multiplied by 18 | 18 | times | |
  by a factor of 3 | 3 | times | |
  18-fold | 18 | times | |
Kaspi is valued at $10 billion, and Freedom’s revenue came to 1.6 billion; $5-6 billion were lost.
  $10 billion | 10e9 | USD | |
  1.6 billion | 1.6e9 | | |
  $5-6 billion | 5e9-6e9 | USD | |
Three-quarters of the cargo, one in five archives, 2.5 GW, 15.6m tonnes, a 60m tower.
  Three-quarters | 75 | percent | |
  one in five | 20 | percent | |
  2.5 GW | 2.5e3 | MW | |
  15.6m tonnes | 15.6e6 | t | |
  60m | 60 | m | |
It burns 3 tonnes of oil equivalent; a cup costs $1, a meal $2.
  3 tonnes of oil equivalent | 3 | toe | |
  $2 | 2 | USD | |
On July 20, 2024, at 10:30, the 5th summit of 27 member states opened 3 days of talks.
"""


def cases(lang, table):
    sentence, expected = "", []
    for line in [*table.strip().splitlines(), ""]:
        if line.startswith("  "):
            expected.append(tuple(cell.strip() for cell in line.split("|")))
        else:
            if sentence:
                yield pytest.param(lang, sentence, expected, id=sentence[:40])
            sentence, expected = line, []


def told(figure):
    ends = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    return figure.text, ends, figure.unit or "", figure.bound or "", str(figure.year or "")


@pytest.mark.parametrize(
    ("lang", "sentence", "expected"), [*cases("fr", FRENCH), *cases("en", ENGLISH)]
)
def test_figures_of_a_sentence(lang, sentence, expected):
    wanted = []
    for text, value, *rest in expected:
        low, dash, high = value[1:].partition("-")
        ends = (value[0] + low, high) if dash else (value,)
        wanted.append((text, tuple(float(end) for end in ends), *rest))
    assert [told(figure) for figure in read_text_figures(sentence, lang)] == wanted


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("Les échanges ont atteint 6 milliards de dollars.", "trade"),
        ("Une hausse de 67 % des échanges.", "growth"),
        ("L'inflation a reculé de deux dixièmes, à 8,6 %.", "inflation"),
        ("Kaspi pèse 10 milliards de dollars de valorisation.", "valuation"),
        ("Une capacité de 200 MW.", "capacity"),
        ("Le pays compte 20 millions d'habitants.", "population"),
        ("On ajoute 30 MVA.", "capacity"),
        ("Ils ont 40 wagons.", "wagons"),
        ("Il y a 12 milliards d'euros.", None),
    ],
)
def test_measure(sentence, measure):
    assert read_text_figures(sentence, "fr")[0].measure == measure


def document(title, *blocks):
    made = [
        Block(kind, text, tuple(range(n * 10, n * 10 + 1 + text.count("\n"))), f"{kind[0]}{n}")
        for n, (kind, text) in enumerate(blocks, 1)
    ]
    finding = Finding(title, Basis.STATED, Evidence(1, title, "title"))
    return Document("fr", finding, tuple(made), (), (), (), ())


def test_what_title_and_body_both_say_is_the_bodys():
    page = document(
        "Un contrat à 2,3 milliards et 12 avions",
        ("heading", "Un projet à 1,5 milliard $"),
        ("paragraph", "Il coûte 1,5 milliard de dollars, sur 2,3 milliards de dollars."),
    )
    places = [(f.anchor, f.value, f.line) for f in read_figures(page)]
    assert places == [("title", 12, 1), ("p2", 1.5e9, 20), ("p2", 2.3e9, 20)]


def test_a_figure_stands_verbatim_at_its_place_and_line():
    page = document(
        "", ("list", "Une usine de\u00a0200\u202fMW\nPlus de 8\u202f000\u00a0utilisateurs")
    )
    figures = read_figures(page)
    text = page.blocks[0].text
    assert [text[f.start : f.start + len(f.text)] for f in figures] == [f.text for f in figures]
    assert [(f.value, f.unit, f.line) for f in figures] == [(200, "MW", 10), (8000, "users", 11)]


def test_the_same_statement_twice_is_one_figure_other_years_are_others():
    page = document(
        "",
        ("paragraph", "La hausse de 67 % des échanges."),
        ("paragraph", "Une croissance de plus de 67% des échanges."),
        ("paragraph", "Les ventes étaient de 5 % en 2020 et de 5 % en 2021."),
    )
    assert [(f.value, f.year) for f in read_figures(page)] == [(67, None), (5, 2020), (5, 2021)]


def test_a_percentage_and_a_multiple_that_disagree():
    page = document(
        "",
        ("heading", "La tech explose : +1800 % de croissance en 6 ans"),
        ("paragraph", "La valeur du secteur a été multipliée par 18."),
    )
    (doubt,) = contradictions(read_figures(page), page)
    assert (doubt.text, doubt.line, doubt.anchor) == ("multipliée par 18", 20, "p2")
    assert doubt.rule == "disagrees with “+1800 %” (line 10): 18 times as much is +1700 %"


@pytest.mark.parametrize(
    "line", ["5 milliards de dollars ", "en 2024, 5 % ", "5-", "a doublé ", "1 ", "de 5 à 6, "]
)
@pytest.mark.parametrize("end", ["", "\n"])
def test_a_long_text_does_not_hang(line, end):
    start = time.process_time()
    for _ in range(2):
        read_text_figures((line * (1000 // len(line)) + end) * 50, "fr")
    assert time.process_time() - start < 10
