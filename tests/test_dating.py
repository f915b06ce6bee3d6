"""Which date of a page is its publication date, and when none is."""

import time

import pytest

from generator.model import Basis, Block, Document, Dropped, Evidence, Finding, Line
from generator.reading.dateline import find_dateline
from generator.reading.dating import publication_date

PROSE = (
    "Les deux délégations sont restées enfermées tout l'après-midi dans la salle du conseil, où "
    "l'on a parlé de blé, de rails et de péages. À la sortie, personne ne souriait vraiment, mais "
    "chacun tenait à la main une chemise cartonnée, et les chauffeurs attendaient déjà."
)


REASONS = {
    "x": "page furniture",
    "c": "photo caption or credit",
    "e": "end of the article",
    "o": "of a comment or another article",
}


def page(*lines, title="Du blé contre des rails", lang="fr"):
    """A page from `kind text` lines: `h` head, `t` title, those of `REASONS`, else body."""
    head, dropped, blocks = [], [], []
    number = 0
    for number, line in enumerate(lines, start=1):
        mark, _, text = line.partition(" ")
        if mark == "h":
            head.append(Line(number, text))
        elif mark in REASONS:
            dropped.append(Dropped(number, text, REASONS[mark]))
        elif mark == "t":
            title = (text, number)
        else:
            blocks.append(Block("paragraph", line, (number,), f"p{len(blocks) + 1}"))
    value, at = title if isinstance(title, tuple) else (title, 0)
    finding = Finding(value, Basis.STATED, Evidence(at, value, "title"))
    dateline = find_dateline(blocks, lang)
    return Document(lang, finding, tuple(blocks), tuple(head), (), (), tuple(dropped), dateline)


STATED = [
    (["h Publié le 04/11/2015 à 07:30, mis à jour le 05/11/2015 à 16:12", PROSE], "2015-11-04"),
    (["h PAR C. F. Mis à jour le 15/06/201710h32 Publié le 14/06/201710h32", PROSE], "2017-06-14"),
    (["h Mis à jour le 5 novembre 2015", PROSE], "2015-11-05"),
    (["h Yves Rochaix, le 4 novembre 2022 à 11h38", PROSE], "2022-11-04"),
    (["h 12.09.2019", "t Titre", "h 13.09.2019", PROSE], "2019-09-13"),
    (["ASTANA, le 1er novembre 2019 (Xinhua) -- " + PROSE], "2019-11-01"),
    (["h 01/04/2025", "Almaty, 28 mars 2025 – " + PROSE], "2025-04-01"),
    (["h 05/08/2021", "Almaty, 28 mars 2013 – " + PROSE], "2013-03-28"),
    (["12.09.2019 | 18h02", PROSE], "2019-09-12"),
    ([PROSE, "Astana, le 12 mai 2011"], "2011-05-12"),
    ([PROSE, "x Mis en ligne le 12 mai 2011"], "2011-05-12"),
    (["h CASPIENNE – N° 47 – juin 2006", PROSE], "2006-06"),
    (["h Caspienne, été 2006", PROSE], "2006"),
    (["h L'ÉCHO DES MINES — Le mensuel des matières premières — nov. 2012", PROSE], "2012-11"),
    (["t Titre", "h jeudi 27 juin 2019, par attac", PROSE], "2019-06-27"),
    (["t Titre", "Les Échos n° 19563 du 16 décembre 2005 • page 9", PROSE], "2005-12-16"),
    (["h Libération, n° 1234, lundi 12 mai 2014, p. 8", PROSE], "2014-05-12"),
    (["h Propos recueillis par Jean Dupont, 12 mai 2014", PROSE], "2014-05-12"),
    (["t Titre latribune.fr | 08/02/2012, 17:04 - 486 mots", PROSE], "2012-02-08"),
    (["Pékin, 16 décembre 2005. " + PROSE], "2005-12-16"),
    (["Astana. 16 décembre 2005. KAZINFORM – " + PROSE], "2005-12-16"),
    (["Astana (AFP) 16 décembre 2005 – " + PROSE], "2005-12-16"),
    (["t Titre", "x July 24, 2019 by Amy 5 Comments", PROSE], "2019-07-24"),
    (["x Bulletin des amis - 17.01.04 - page 3", "t Titre", PROSE], "2004-01-17"),
    (["Par Béatrice Lormont le 14.09.2020 à 11h46", PROSE], "2020-09-14"),
    (["t Titre", PROSE, PROSE, PROSE, "h 19 février 2020", PROSE], "2020-02-19"),
    (["t Revue de presse du 3 mars 2014", PROSE], "2014-03-03"),
    (["t Titre", "h Communiqué du 3 mars 2014", PROSE], "2014-03-03"),
    (["t Titre", "h Soumis par admin le ven, 05/03/2021 - 10:15", PROSE], "2021-03-05"),
    (["t Titre", "x https://exemple.fr/2014/03/03/titre.html", PROSE], "2014-03-03"),
    (["(Astana, 3 mars 2014) – " + PROSE], "2014-03-03"),
    (["ASTANA, Kazakhstan, 3 mars 2014 /Dépêche/ -- " + PROSE], "2014-03-03"),
    (["t Titre", "h 03", "h Avr", "h 2014", PROSE], "2014-04-03"),
    (["t Titre", "h © AFP 3 avril 2014 18:02", PROSE], "2014-04-03"),
    (["t Titre (3 avril 2014)", PROSE], "2014-04-03"),
    (["h Semaine du 2 au 8 mars 2016", "t Titre", "h 02-03-2016", PROSE], "2016-03-02"),
    (["t Titre", "h Du 2 au 8 mars 2016", "h 02-03-2016", PROSE], "2016-03-02"),
    (["h 4 mai 2021", "h 9 mai 2021", "t Titre", PROSE], "2021-05-09"),
    (["t Du blé contre des rails | 08/02/2012", PROSE], "2012-02-08"),
]


@pytest.mark.parametrize(("lines", "edtf"), STATED)
def test_stated(lines, edtf):
    finding = publication_date(page(*lines))
    assert (finding.edtf, finding.basis) == (edtf, Basis.STATED)
    assert finding.evidence.text


ABSENT = {
    "caption": ["c Des manifestants à Bichkek, le 12 avril 2010. © V. O./AFP", PROSE],
    "caption left in the head": ["h Astana, le 12 avril 2010. © AFP", "Photo du 3 mai 2011", PROSE],
    "comments": [PROSE, "h 3 commentaires", "h 12/05/2016 à 08:14", "h 3 janvier 2021 à 10:02"],
    "comment": [PROSE, "h Réactions (1)", "h 12 mars 2014 à 10:22 par Jean"],
    "thread": ["t Titre", *[PROSE] * 4, "h Jo 5 mai 2016 à 8h14", "h Al 6 mai 2016 à 9h", PROSE],
    "list": [PROSE, "h 12 mai 2016", "h 13 mai 2016"],
    "next post": [PROSE, "h Article suivant : 14 mars 2018 – Portes ouvertes →"],
    "other posts": [PROSE, "x Publié le 3 mars 2014", "x Publié le 9 mai 2014"],
    "copyright": ["h © 2025 S-B-E Ltd", PROSE, "h Copyright 12/03/2019, tous droits réservés"],
    "law": ["La loi du 29 juillet 1881 a été modifiée. " + PROSE],
    "consulted": ["h Page consultée le 3 mars 2014", PROSE],
    "moved": ["x Mis en ligne le 2 mars 2019 (reprise de l'ancien site)", PROSE],
    "footnote": [PROSE, "h 2. Entretien de l'auteur, 4 février 2020."],
    "relative": ["h par Novastan · il y a 7 heures", PROSE],
    "yesterday": ["h Hier à 10:22", PROSE],
    "history": ["Le 16 décembre 1991, le pays a proclamé son indépendance. " + PROSE],
    "birth": ["Né le 6 juillet 1940, élu le 1er décembre 2011, il aimait le cheval. " + PROSE],
    "figures only": ["En 2017, les échanges ont atteint 3 milliards de dollars. " + PROSE],
    "archive without weekday": ["h 19 octobre, 10h", PROSE, "x octobre 2018", "x octobre 2017"],
    "day in the title": ["t Attentat d'Aktobé – 5 juin 2016", PROSE],
    "amid the text": [PROSE, PROSE, PROSE, "12 mai 2016", PROSE],
    "picture": ["t Titre", "h © AFP 3 avril 2014", PROSE],
    "days of an event": ["t Titre", "h Forum de Bakou, du 2 au 8 mars 2016", PROSE],
    "month of an event": ["t Titre", "h Le forum de Bakou de mars 2016", PROSE],
    "sentence beside the text": ["t Titre", "x Le port fête le 4 mai 2021 ses dix ans", PROSE],
    "later year": ["Le 7 mai 2013, il a prononcé un discours. En 2019, on l'a oublié. " + PROSE],
    "target": ["Le commerce atteindra 15 milliards de dollars en 2030. " + PROSE],
    "far off": ["En 2012, on a choisi Astana. La foire aura lieu en juin 2017. " + PROSE],
    "lone day": ["Le 29 juillet, ils ont signé. " + PROSE],
    "weekday alone": ["h Mardi 14 octobre, 10h12", PROSE],
    "weekday, old year": ["h Mardi 14 octobre", "Depuis 1991, le pays est libre. " + PROSE],
    "saved later": ["Le port a traité 2 Mt en 2010. " + PROSE, "x Copyright © 2023 Le Port"],
    "years of an archive": ["Le port a traité 2 Mt en 2010. " + PROSE, "x © 2005-2011 Le Port"],
    "participle, not summer": ["Elle a été lancée en 2017 et produira dès 2019. " + PROSE],
    "chronology": [f"{y} : le {y - 2000} mai {y}, un sommet a eu lieu." for y in range(2003, 2009)],
}


@pytest.mark.parametrize("lines", ABSENT.values(), ids=ABSENT)
def test_absent(lines):
    finding = publication_date(page(*lines))
    assert (finding.edtf, finding.sort, finding.basis) == (None, None, Basis.ABSENT)


NEWS = "Réunis à Kyzylorda, le 20 janvier 2026, les ministres ont détaillé leur plan. "
INFERRED = {
    "latest news": ([NEWS + PROSE], "2026-01~"),
    "announced visit": (["Il se rendra à Astana début novembre 2023. " + PROSE], "../2023-11"),
    "announced day after figures": (
        ["Le conseil est prévu le 29 juillet.", "Soit 6 milliards de dollars en 2024. " + PROSE],
        "2025-07~",
    ),
    "weekday, current year": (
        ["h Vendredi 3 novembre, 11h", "Les ventes ont bondi de 3 % en 2022. " + PROSE],
        "2023-11-03",
    ),
    "weekday, near plan": (
        ["h Lundi 8 octobre", "Le chantier est repoussé à la fin de 2010. " + PROSE],
        "2007-10-08",
    ),
    "part of a year": (
        ["TBILISSI, 24 mai. -- Au premier trimestre 2022, le fret a doublé. " + PROSE],
        "2022-05-24",
    ),
    "comment soon after": (
        ["h 3 mars, 18h02", PROSE, "x Igor dit : 5 mars 2014 à 9h11"],
        "2014-03-03",
    ),
    "update soon after": (
        ["h Mardi 14 octobre, 11h", "h Mis à jour le 16 octobre 2008", PROSE],
        "2008-10-14",
    ),
    "weekday in the lead": (
        ["(Ankara) Mardi 10 mai, " + PROSE, "Les échanges : 5 milliards de dollars en 2021."],
        "2022-05~",
    ),
    "weekday, archive of the page": (
        ["h Jeudi 19 octobre", PROSE, "x octobre 2018", "x octobre 2017", "x octobre 2016"],
        "2017-10-19",
    ),
    "day told soon before": (
        ["h 12 mai, 10h", "Le 5 mai 2019, ils ont signé un contrat. " + PROSE],
        "2019-05-12",
    ),
    "counted years": (
        ["En 1978, ils se sont vus ici. Quarante ans plus tard, les 25 et 26 mai, ils reviennent."],
        "2018-05~",
    ),
    "running year": (
        ["Vendredi, l'avion a décollé.", "4 millions d'avions depuis janvier 2018. " + PROSE],
        "2018~",
    ),
    "some years ago": (
        ["h Vendredi 3 novembre", "Il y a deux ans, en novembre 2021, ils ont signé. " + PROSE],
        "2023-11-03",
    ),
    "anniversary": (
        ["À la veille du dixième anniversaire du 16 décembre 2011, on se souvient. " + PROSE],
        "2021-12~",
    ),
    "first comment": (
        ["Depuis mai 2021, rien ne bouge. " + PROSE, "e 2 commentaires", "o Jo - 21 janvier 2022"],
        "2022-01~",
    ),
    "year of the copyright": (["h Posté le 17/11", PROSE, "x © Le Pont - 2025"], "2025-11~"),
    "lease that runs on": (
        [
            "Jeudi 17 novembre, un lanceur doit partir. Il a volé en septembre 2015.",
            "Le bail court jusqu'en 2050. " + PROSE,
        ],
        "2016-11~",
    ),
    "last year, mark of its own days": (
        ["Il l'avait promis l'an dernier.", "En 2023, il pesait 0,1 % des ventes. " + PROSE],
        "2024~",
    ),
    "plan for the next year": (
        ["Le fret a atteint 3 mln. t en 2015. Un second quai sera prêt en 2016. " + PROSE],
        "2016~",
    ),
    "between the years it names": (
        [
            "À l'été 2015, le port a fermé. Ses grues, livrables à partir de 2017, sont chères.",
            "Le maire a changé l'an dernier. " + PROSE,
        ],
        "2016~",
    ),
    "full year and year of the copyright": (
        ["Le fret a pesé 236 M$ en 2024. " + PROSE, "x © 2025 tous droits réservés"],
        "2025~",
    ),
    "years since a day": (["Trente ans ont passé depuis ce 5 décembre 1994. " + PROSE], "2024-12~"),
    "years ago to the day": (
        ["Il y a vingt ans, le 16 décembre 1991, ils ont voté. " + PROSE],
        "2011-12~",
    ),
    "last year, by its number": (["L'an dernier, en 2012, le port a fermé. " + PROSE], "2013~"),
    "between two days": (
        [
            PROSE,
            PROSE,
            PROSE,
            "Il est venu le 28 novembre 2023. Le sommet du 15 décembre tranchera.",
        ],
        "2023-11~",
    ),
    "who was in office": (
        ["La secrétaire d'État Hillary Clinton a visité le port, jeudi 2 décembre. " + PROSE],
        "2010-12~",
    ),
    "comment before the plan": (
        [
            "Ils reviendront au printemps 2020. " + PROSE,
            "e 2 commentaires",
            "o Jo — 10/06/2019 22:41",
        ],
        "2019-06~",
    ),
    "no verb of another clause": (
        ["Mardi 10 mai, ils ont signé. Ils ont vendu pour 5 Md$ en 2021, et l'objectif est haut."],
        "2022-05~",
    ),
    "this year": (
        ["En 2023, il pesait 0,1 % des ventes.", "Cette année doit trancher. " + PROSE],
        "2024~",
    ),
}


@pytest.mark.parametrize(("lines", "edtf"), INFERRED.values(), ids=INFERRED)
def test_inferred(lines, edtf):
    finding = publication_date(page(*lines))
    assert (finding.edtf, finding.basis) == (edtf, Basis.INFERRED)
    assert "“" in finding.why


def test_bound_sorts_before_its_month():
    finding = publication_date(page("Il se rendra à Astana début novembre 2023. " + PROSE))
    assert str(finding.sort) == "2023-10-31"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("Le sommet aura lieu le 5 juin 2012 à Astana. ", "still announces"),
        ("Il était minuit, jeudi 2 décembre, quand il a levé la séance. ", "weekday"),
        ("Le 3 mai 2021, ils ont signé. Le 9 mai 2021, ils ont dansé. ", "tells as past"),
    ],
)
def test_a_stamp_that_the_text_contradicts_is_refused(body, reason):
    finding = publication_date(page("h Publié le 17/03/2019", body + PROSE))
    assert finding.basis is not Basis.STATED
    assert any(reason in refused.rule for refused in finding.refused)


TITLED = "t Du blé contre des rails"
REFUSED = [
    (
        [TITLED, "h Copyright 12/03/2019, tous droits réservés", PROSE],
        2,
        "dates something else (by the words around it)",
    ),
    (
        [TITLED, "c Le port, le 12 avril 2010", PROSE],
        2,
        "dates something else (photo caption or credit)",
    ),
    ([PROSE, "h 12 mai 2016", "h 13 mai 2016"], 2, "is one of a list of dates"),
    (
        ["x 17.05.2019 Le port fête ses dix ans", "h 03.03.2019 Fête du blé", TITLED, PROSE],
        2,
        "is one of a list of dates",
    ),
    (
        [TITLED, PROSE, *["x ."] * 5, "h 12 mai 2016"],
        8,
        "stands too far from the head of the article",
    ),
    (
        ["h 12 mai 2016", *["x ."] * 25, TITLED, PROSE],
        1,
        "stands too far from the head of the article",
    ),
    ([TITLED, PROSE, "h Mai 2016"], 3, "names a month beside the article"),
    ([TITLED, "x Mai 2016", PROSE], 2, "names a month beside the article"),
    (
        [PROSE, "h 2. Entretien de l'auteur, 4 février 2020."],
        2,
        "stands below the article, as those of comments and of other pages do",
    ),
    (
        [PROSE, "h 27/11/2024 - Paris - Assises de la maintenance"],
        2,
        "stands below the article, as those of comments and of other pages do",
    ),
    (
        [PROSE, "h Al, le 3 janvier 2021 à 10:02"],
        2,
        "stands below the article, as those of comments and of other pages do",
    ),
    ([TITLED, "h Il y a 7 heures", PROSE], 2, "counts from a day that the page does not give"),
]


@pytest.mark.parametrize(("lines", "line", "reason"), REFUSED)
def test_a_date_that_is_not_the_pages_is_refused_with_its_reason(lines, line, reason):
    finding = publication_date(page(*lines))
    assert finding.basis is Basis.ABSENT
    assert [(e.line, e.text, e.rule) for e in finding.refused if e.line == line] == [
        (line, lines[line - 1][2:], reason)
    ]


def test_what_names_no_day_is_not_refused():
    lines = [TITLED, "h Le courrier des ports", "h 4 mai 2021", "c Le quai n° 4"]
    finding = publication_date(page(*lines, "Il y a 7 heures, tout allait.", PROSE))
    assert (finding.edtf, finding.refused) == ("2021-05-04", ())


@pytest.mark.parametrize(
    ("lines", "edtf", "line", "rule", "anchor"),
    [
        ([TITLED, "h Publié le 4 mai 2021", PROSE], "2021-05-04", 2, "publication stamp", None),
        ([TITLED, "h 4 mai 2021", PROSE], "2021-05-04", 2, "date in the page head", None),
        (
            [TITLED, "h Propos recueillis par Jean Dupont, 4 mai 2021", PROSE],
            "2021-05-04",
            2,
            "date in the byline",
            None,
        ),
        ([TITLED, "ASTANA, 4 mai 2021 – " + PROSE], "2021-05-04", 2, "dateline", "p1"),
        (
            [TITLED, "x 4 mai 2021", PROSE],
            "2021-05-04",
            2,
            "date beside the page head",
            None,
        ),
        (
            [TITLED, *[PROSE] * 3, "Astana, le 4 mai 2021"],
            "2021-05-04",
            5,
            "date at the foot of the article",
            "p4",
        ),
        (
            ["t Revue de presse du 4 mai 2021", PROSE],
            "2021-05-04",
            1,
            "date in the title of a regular report",
            None,
        ),
        ([TITLED, "h Mis à jour le 4 mai 2021", PROSE], "2021-05-04", 2, "update stamp", None),
    ],
)
def test_a_date_is_told_with_the_rule_and_its_place(lines, edtf, line, rule, anchor):
    finding = publication_date(page(*lines))
    found = finding.evidence
    assert (finding.edtf, found.line, found.rule, found.anchor) == (edtf, line, rule, anchor)


@pytest.mark.parametrize(
    "body",
    [
        "La foire aura lieu en juin 2020. ",
        "Le 9 mai 1945, la guerre a pris fin. ",
        "La loi du 5 juin 2012 prévoit que l'accord devra être ratifié. ",
        "Il a été reçu jeudi 13 mars par son homologue. ",
        "C'était en 1986 : mercredi 17 décembre, la foule a envahi la place. ",
    ],
)
def test_old_history_does_not_contradict_a_stamp(body):
    assert publication_date(page("h Publié le 17/03/2019", body + PROSE)).edtf == "2019-03-17"


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("N° 110, janvier 2015", "2015-01"),
        ("Issue 12, May 2014", "2014-05"),
        ("Janvier 2015", None),
    ],
)
def test_the_line_of_an_issue_may_stand_at_the_foot(line, edtf):
    found = publication_date(page("t Du blé contre des rails", PROSE, PROSE, f"h {line}"))
    assert found.edtf == edtf


@pytest.mark.parametrize(
    ("body", "edtf"),
    [
        ("Trois semaines après le séisme du 12 janvier 2010, Astana a envoyé du blé. ", "2010-02~"),
        ("En 1978, la déclaration fut un espoir. Quarante ans plus tard, on y revient. ", "2018~"),
        ("Dix ans plus tard, en 2035, le pont sera payé. ", None),
        ("En 1991, tout commença. Deux ans plus tard, tout finit. ", None),
        (
            "Le pays fêtera le 16 décembre prochain les trente ans de l'indépendance de 1991. ",
            "2021-12~",
        ),
        ("Au premier trimestre 2018, la production a progressé de 5 %. ", "2018~"),
        ("Le convoi a quitté Vandenberg lundi dernier, 3 décembre ; il est de 2017. ", "2018-12~"),
        ("Le 1er janvier, la mine a fermé. Elle avait produit 12 % de plus en 2024. ", "2025-01~"),
    ],
)
def test_time_that_has_passed_is_counted(body, edtf):
    assert publication_date(page("t Titre", body + PROSE)).edtf == edtf


@pytest.mark.parametrize(
    ("body", "around", "edtf"),
    [
        ("L'avion s'est écrasé mercredi 25 décembre. ", "x © 2025 France 24", "2024-12~"),
        ("Il a gagné dimanche 27 juillet, sept ans après 2007. ", "x Le Tour 2015", "2014-07~"),
        ("Il a gagné dimanche 6 avril, une première depuis 2003. ", "x Le Tour", None),
        (
            "Elle entre en Bourse vendredi 9 février, après 23 entrées en 2023, et veut 80 avions"
            " en 2028. ",
            "x Le calendrier de 2024",
            "2024-02~",
        ),
    ],
)
def test_the_lines_around_an_article_tell_the_year_of_a_weekday(body, around, edtf):
    assert publication_date(page("t Titre", body + PROSE, around)).edtf == edtf


def test_english_page():
    body = "HANOI, Aug 21 (VNA) — They signed here on Monday. Trade reached $586 million in 2022."
    assert publication_date(page(body, lang="en")).edtf == "2023-08-21"
    stamps = page("h Updated Jul 09, 2015", "h Jul 08, 2015", PROSE, lang="en")
    assert publication_date(stamps).edtf == "2015-07-08"
    american = page("h Updated 04/11/2015 4:05 PM EST", PROSE, lang="en")
    assert publication_date(american).edtf == "2015-04-11"


def test_empty_page():
    assert publication_date(page()).basis is Basis.ABSENT


@pytest.mark.parametrize("piece", ["1", "1 ", "en 2019, ", "5 juin 2012 a été ", "12/12/"])
def test_a_broken_page_takes_seconds_at_most(piece):
    """Ten million characters in one line: only its head is read."""
    text = piece * (10_000_000 // len(piece))
    start = time.perf_counter()
    publication_date(page("h " + text, text, "x " + text))
    assert time.perf_counter() - start < 5
