"""Date expressions: what the grammar finds, and which lines only say when."""

import time

import pytest

from generator.reading.dates import find_dates, is_date_line
from generator.reading.timeline import find_years


def found(text, lang="fr"):
    return [(s.year, s.month, s.day) for s in find_dates(text, lang)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le 1er novembre 2023", (2023, 11, 1)),
        ("le 2 fév. 2021", (2021, 2, 2)),
        ("22 AOÛT 2006", (2006, 8, 22)),
        ("mar. 14 oct. 2008", (2008, 10, 14)),
        ("12.09.2019", (2019, 9, 12)),
        ("04/11/15", (2015, 11, 4)),
        ("17-03-98", (1998, 3, 17)),
        ("12 / 09 / 2019", (2019, 9, 12)),
        ("2014-03-03T18:02", (2014, 3, 3)),
        ("15/06/201710h32", (2017, 6, 15)),
        ("15 juin 201710h32", (2017, 6, 15)),
        ("Nov 20, 2012", (2012, 11, 20)),
        ("novembre 20, 2012", (2012, 11, 20)),
        ("20th of November 2012", (2012, 11, 20)),
        ("20-Nov-12", (2012, 11, 20)),
        ("06/14/2011", (2011, 6, 14)),
        ("5 juin", (None, 6, 5)),
        ("juin 2006", (2006, 6, None)),
        ("11/2019", (2019, 11, None)),
        ("début novembre 2023", (2023, 11, None)),
        ("fin 2024", (2024, None, None)),
        ("l'été 2019", (2019, None, None)),
        ("du 3 au 5 juin 2019", (2019, 6, 5)),
        ("du 28 mai au 3 juin 2019", (2019, 6, 3)),
        ("September 3-5, 2019", (2019, 9, 5)),
        ("mai-juin 2013", (2013, 5, None)),
        ("la loi du 29 juillet 1881", (1881, 7, 29)),
        ("ats/jd/03.04.2014 18h02", (2014, 4, 3)),
        ("17-03-49", (2049, 3, 17)),
        ("17-03-50", (1950, 3, 17)),
        ("31/01/2012", (2012, 1, 31)),
        ("30 avril 2012", (2012, 4, 30)),
        ("29 février", (None, 2, 29)),
    ],
)
def test_finds_a_date(text, expected):
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    "31/02/2012 | 31 février 2012 | 192.168.1.1 | 01.42.34.56.78 | en 2024 12 personnes"
    " | 5 à 10 % | Paris 20 000 personnes | Expo 2017 | 12 mardis | 45.13.2019"
    " | November 20 (AP) | novembre 20, dit-il | fin 12, 2019 | 29 février 2011".split(" | "),
)
def test_finds_none(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("04/11/2015", 11, 4),
        ("04/11/2015 4:05 PM EST", 4, 11),
        ("04/11/2015, updated 04/25/2015", 4, 11),
        ("November 20 (AP)", 11, 20),
    ],
)
def test_order_in_english(text, month, day):
    assert found(text, "en")[0][1:] == (month, day)


@pytest.mark.parametrize(
    ("text", "lang", "month", "day"),
    [
        ("04/12/2015", "fr", 12, 4),
        ("06/13/2011", "fr", 6, 13),
        ("mercredi 04/11/2015", "fr", 11, 4),
        ("samedi 04/11/2015", "fr", 4, 11),
        ("lundi 04/11/2015", "fr", 11, 4),
        ("dimanche 04/12/2015", "fr", 4, 12),
        ("lundi 06/13/2011", "fr", 6, 13),
        ("samedi 07/11/2015", "fr", 11, 7),  # both are Saturdays
        ("Wednesday 04/11/2015, updated 04/25/2015", "en", 11, 4),
        ("Monday 04/11/2015, updated 04/25/2015", "en", 4, 11),
        ("12/11/2015, updated 04/25/2015", "en", 12, 11),
        ("13/05/2015, updated 04/25/2015", "en", 5, 13),
        ("04.11.2015, updated 04/25/2015", "en", 11, 4),
    ],
)
def test_order_of_day_and_month(text, lang, month, day):
    """A weekday tells it; else the day is first, unless it cannot be or the page is American."""
    assert found(text, lang)[0][1:] == (month, day)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("5 juin 2012", "words"),
        ("Nov 20, 2012", "words"),
        ("05/06/2012", "digits"),
        ("11/2019", "month"),
        ("2014-03-03", "iso"),
        ("juin 2006", "month"),
        ("début novembre 2023", "part"),
        ("fin 2024", "part"),
        ("l'été 2019", "season"),
        ("du 3 au 5 juin 2019", "range"),
        ("mai-juin 2013", "range"),
    ],
)
def test_form(text, form):
    assert [span.form for span in find_dates(text, "fr")] == [form]


def test_span_says_what_is_around():
    (span,) = find_dates("Publié le mardi 14 octobre 2008 à 07h30", "fr")
    assert (span.text, span.weekday, span.time) == ("mardi 14 octobre 2008", 1, True)


def test_years_stand_alone():
    text = "En 2024, 2019 tonnes ; entre 2005 et 2013 (2016), le 5 mai 2012, l'Expo 2017, en 2000 %"
    years = find_years(text, find_dates(text, "fr"))
    assert [y.year for y in years] == [2024, 2005, 2013, 2016]


@pytest.mark.parametrize(
    "text",
    [
        "Publié le 04/11/2015 à 07:30, mis à jour le 05/11/2015 à 16:12",
        "Mardi 14 octobre",
        "12.09.2019 | 18h02",
        "le 3 mars 2014 à 18h02",
        "Mis en ligne le 3 mars 2014",
        "N° 47 – juin 2006",
        "Il y a 7 heures",
        "Updated 5 hours ago",
        "Astana, le 12 mai 2011",
        "Politique - 12/09/2019",
        "LE MONDE | 12.03.2014 à 10h22 • Mis à jour le 13.03.2014 à 09h12 |",
        "Publié le 12 mars 2014 par Jean Dupont dans Économie",
        "AFP le 03/04/2014 à 18:02",
        "ats/jd/03.04.2014 18h02",
        "AFP/VNA/CVN 03/04/2014",
    ],
)
def test_date_lines(text):
    assert is_date_line(text, "fr")


@pytest.mark.parametrize(
    "text",
    [
        "5 juin",
        "1991",
        "© 2025",
        "Accord du 12 mai 2011",
        "L'Expo ouvre le 10 juin 2017",
        "Le 5 juin 2012, le président a signé un accord",
        "12 mars 2014 à 10:22 par Jean",
        "Hier, le président a reçu son homologue",
        "Concert le 03/04/2014 à 18:02",
        "Publié le 12 mars 2014 " * 8,
    ],
)
def test_other_lines(text):
    assert not is_date_line(text, "fr")


@pytest.mark.parametrize(
    "piece", ["1 ", "novembre ", "1", "12/12/", "2012 ", "5 juin ", "a", "(le "]
)
def test_long_lines_take_linear_time(piece):
    """Four times the text, about four times the time: a page may be one line."""

    def seconds(size):
        text = piece * (size // len(piece))
        runs = []
        for _ in range(3):  # the least of three: the machine may be busy
            find_dates.cache_clear()
            start = time.perf_counter()
            find_years(text, find_dates(text, "fr"))
            runs.append(time.perf_counter() - start)
        return min(runs)

    assert seconds(20_000) < 0.05 + 10 * seconds(5_000)
