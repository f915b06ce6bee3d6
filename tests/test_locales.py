from datetime import date

import pytest

from generator.locales import voice
from tests.factory import figure

NB, NNB = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("day", "french", "english"),
    [
        (date(2025, 4, 1), "1er avril 2025", "1 April 2025"),
        (date(2025, 1, 1), "1er janvier 2025", "1 January 2025"),
        (date(2011, 11, 11), "11 novembre 2011", "11 November 2011"),
        (date(2025, 8, 21), "21 août 2025", "21 August 2025"),
        (date(2001, 2, 28), "28 février 2001", "28 February 2001"),
    ],
)
def test_a_day_in_words(day, french, english):
    assert (voice("fr").day(day), voice("en").day(day)) == (french, english)


@pytest.mark.parametrize(
    ("edtf", "french", "english"),
    [
        ("2025-04-01", "1er avril 2025", "1 April 2025"),
        ("2025-04", "avril 2025", "April 2025"),
        ("2025", "2025", "2025"),
        ("2026-01~", "vers janvier 2026", "c. January 2026"),
        ("2018~", "vers 2018", "c. 2018"),
        ("2018?", "vers 2018", "c. 2018"),
        ("../2023-11", "avant novembre 2023", "before November 2023"),
        ("../2023", "avant 2023", "before 2023"),
        (None, "date inconnue", "date unknown"),
        ("", "date inconnue", "date unknown"),
        ("hier", "date inconnue", "date unknown"),
    ],
)
def test_a_date_in_words_says_how_sure_it_is(edtf, french, english):
    assert (voice("fr").edtf(edtf), voice("en").edtf(edtf)) == (french, english)


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (3500, f"3{NNB}500", "3,500"),
        (1_234_567, f"1{NNB}234{NNB}567", "1,234,567"),
        (6.3, "6,3", "6.3"),
        (0.125, "0,125", "0.125"),
        (-3.5, "-3,5", "-3.5"),
    ],
)
def test_numbers_have_the_separators_of_the_language(number, french, english):
    assert (voice("fr").number(number), voice("en").number(number)) == (french, english)


@pytest.mark.parametrize(
    ("count", "french", "english"),
    [
        (0, "0 article", "0 articles"),
        (1, "1 article", "1 article"),
        (2, "2 articles", "2 articles"),
        (1500, f"1{NNB}500 articles", "1,500 articles"),
    ],
)
def test_counts_have_the_plural_of_the_language(count, french, english):
    said = [
        voice(lang).ngettext("%(num)s article", "%(num)s articles", count) for lang in ("fr", "en")
    ]
    assert said == [french, english]


@pytest.mark.parametrize(
    ("shown", "french", "english"),
    [
        (figure(67), f"67{NNB}%", "67%"),
        (figure(1.5, bound="about"), f"environ 1,5{NNB}%", "about 1.5%"),
        (figure((5, 10)), f"de 5{NNB}% à 10{NNB}%", "5% to 10%"),
        (figure(6.3e9, "USD"), f"6,3{NB}Md{NB}$US", "US$6.3bn"),
        (figure(1e12, "EUR"), f"1{NB}Bn{NB}€", "€1tn"),
        (figure(1.25e6, "EUR"), f"1,25{NB}M{NB}€", "€1.25m"),
        (figure(500, "EUR", bound="less-than"), f"moins de 500{NB}€", "less than €500"),
        (figure(4.2e9, "KZT"), f"4,2{NB}Md{NB}KZT", "KZT4.2bn"),
        (figure((1e9, 2e9), "USD"), f"de 1{NB}Md{NB}$US à 2{NB}Md{NB}$US", "US$1bn to US$2bn"),
        (figure(1000, "MW"), f"1{NNB}000{NB}MW", f"1,000{NB}MW"),
        (
            figure(15500, "km", bound="more-than"),
            f"plus de 15{NNB}500{NB}km",
            f"more than 15,500{NB}km",
        ),
        (figure(3, "times"), "× 3", "× 3"),
        (figure(12, None), "12", "12"),
        (figure(2e6, None), "2 millions", "2 million"),
        (figure(3, "made-up-things"), f"3{NB}made up things", f"3{NB}made up things"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_amount_in_words(shown, french, english):
    assert (voice("fr").amount(shown), voice("en").amount(shown)) == (french, english)


@pytest.mark.parametrize(
    ("names", "ordered"),
    [
        ("Zinc Énergie", "Énergie Zinc"),
        ("Zambie Émirats Égypte Espagne", "Égypte Émirats Espagne Zambie"),
        ("b B a A", "A a B b"),
        ("Œuvre Ouest Oman", "Œuvre Oman Ouest"),
        ("cote côté côte", "cote côte côté"),
    ],
)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_names_stand_in_alphabetical_order(lang, names, ordered):
    for given in (names.split(), names.split()[::-1]):
        assert voice(lang).sorted((name, name) for name in given) == ordered.split()


def test_a_language_says_its_own_name():
    assert [voice(lang).name() for lang in ("fr", "en")] == ["Français", "English"]


def test_a_language_without_a_catalogue_has_no_voice():
    with pytest.raises(FileNotFoundError):
        voice("xx")


@pytest.mark.parametrize("variable", ["LANG", "LC_ALL", "LANGUAGE", "LC_TIME"])
def test_the_language_of_the_system_is_not_asked(monkeypatch, variable):
    monkeypatch.setenv(variable, "de_DE.UTF-8")
    voice.cache_clear()
    assert voice("fr").day(date(2025, 4, 1)) == "1er avril 2025"
    assert voice("en").number(3500) == "3,500"


def test_an_unknown_message_stays_as_it_is():
    assert voice("fr").gettext("no such message") == "no such message"
