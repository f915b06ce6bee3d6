import time

import pytest

from generator.reading.numbers import Kind, find_numbers
from generator.text import plain

FRENCH = {
    "3 500": 3500, "3 500 entreprises": 3500, "3\u202f500": 3500, "3\u2009500": 3500,
    "3.500 km": 3500, "1.500 emplois": 1500, "1'200 postes": 1200, "2 724 900": 2724900,
    "2.724.900,5": 2724900.5, "19 766 807": 19766807, "6,3": 6.3, "0,500": 0.5,
    "1,5 milliard $": 1.5e9, "2.717 millions": 2.717e6, "1.500 milliards": 1.5e12,
    "7,31Mt": 7.31, "3,9 Mds€": 3.9e9, "1,2 Md$": 1.2e9, "12 M€": 12e6, "5 MdEUR": 5e9,
    "5 M USD": 5e6, "1,2 G$": 1.2e9, "17,5 MDT": 17.5e6, "2,5 M de tonnes": 2.5e6,
    "US$ 4 millions": 4e6, "10 Mrds": 10e9,
    "1,5 billion de tengués": 1.5e12, "200 mille": 200e3, "mille milliards": 1e12,
    "un million et demi": 1.5e6, "2 millions et demi": 2.5e6, "un demi-milliard": 0.5e9,
    "deux cents": 200, "deux cent cinquante": 250, "mille deux cents": 1200, "cent": 100,
    "quatre-vingt-dix-sept": 97, "soixante et onze": 71, "nonante-deux": 92,
    "deux cent mille": 200e3, "soixante-dix mille": 70e3, "vingt-et-un": 21,
    "une quinzaine": 15, "une petite centaine": 100, "trois milliers": 3000,
    "une centaine de millions": 100e6, "deux dizaines": 20, "le milliard d'euros": 1e9,
    "L'A320 a 180 places": 180, "2.125%": 2.125, "2,125 km": 2.125, "0.500": 0.5, "2.500,5": 2500.5,
    "2,5 M d'euros": 2.5e6, "5 k d'euros": 5e3, "5 k de dollars": 5e3, "5 k de blé": 5,
    "cent quatre-vingts": 180,
    "+1800 %": 1800, "(-5,4 %)": -5.4, "en volume, - 3 %": -3, "+ 18 points": 18, "-40": -40,
}  # fmt: skip
ENGLISH = {
    "$5bn": 5e9, "US$ 4 billion": 4e9, "USD586 million": 586e6, "€11.14bn": 11.14e9, "$5m": 5e6,
    "1,500 jobs": 1500, "2,724,900": 2724900, "3.5-billion-dollar": 3.5e9, "6,3 billion": 6.3e9,
    "US$148 mil": 148e6, "RM2.4 bil": 2.4e9, "half a million": 0.5e6,
    "a million and a half": 1.5e6, "two and a half billion": 2.5e9,
    "a dozen": 12, "two dozen": 24, "5b barrels": 5e9, "5 m planks": 5, "2.125 km": 2.125,
    "1,500.5": 1500.5,
    "two hundred and fifty": 250, "a hundred thousand": 100e3, "30 crore": 300e6, "fifty-five": 55,
}  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "words", "value"),
    [("fr", *pair) for pair in FRENCH.items()] + [("en", *pair) for pair in ENGLISH.items()],
)
def test_value(lang, words, value):
    (number,) = find_numbers(plain(words), lang)
    assert number.value == value


@pytest.mark.parametrize(
    ("lang", "words", "kind"),
    [
        ("fr", "1500", Kind.DIGITS),
        ("fr", "1 000", Kind.GROUPED),
        ("fr", "1,500", Kind.DIGITS),
        ("en", "1,500", Kind.GROUPED),
        ("fr", "deux cents", Kind.WORDS),
        ("fr", "une quinzaine", Kind.ROUND),
        ("fr", "un million", Kind.WORDS),
        ("fr", "le million", Kind.SCALE),
        ("fr", "du million", Kind.SCALE),
        ("fr", "au million", Kind.SCALE),
        ("en", "the million", Kind.SCALE),
        ("en", "a million", Kind.WORDS),
    ],
)
def test_kind(lang, words, kind):
    assert [number.kind for number in find_numbers(words, lang)] == [kind]


@pytest.mark.parametrize(
    "words",
    ["A320", "C5+1", "Covid-19", "n°47", "12.09.2019", "01/04/2025", "14:30", "PSG12", "Su-30"],
)
def test_digits_inside_names_and_dates_are_no_numbers(words):
    assert find_numbers(plain(words), "fr") == []


@pytest.mark.parametrize("words", ["des dizaines", "plusieurs milliards", "several hundred"])
def test_vague_plurals_are_no_numbers(words):
    assert find_numbers(words, "en" if "several" in words else "fr") == []


def test_a_lone_separator_parts_decimals_where_thousands_are_rare():
    assert [find_numbers(words, "fr")[0].value for words in ("2.125", "2.125 %")] == [2125, 2.125]
    assert find_numbers("1.500 milliards", "fr")[0].value == 1.5e12


@pytest.mark.parametrize(
    ("words", "value", "currency"),
    [
        ("USD586 million", 586e6, "USD"), ("Rs 30", 30, "INR"), ("EUR 180m", 180e6, "EUR"),
        ("US$ 4", 4, "USD"), ("CHF 9,4 mias", 9.4e9, "CHF"),
    ],
)  # fmt: skip
def test_a_currency_printed_first(words, value, currency):
    (number,) = find_numbers(words, "en" if "million" in words else "fr")
    assert (number.value, number.unit, number.start, number.end) == (value, currency, 0, len(words))


def test_a_currency_amid_a_sentence_is_a_word_of_its_own():
    units = [n.unit for n in find_numbers("il paie EUR 180 millions, et SEUR 40", "fr")]
    assert units == ["EUR", None]


def test_plain_keeps_every_offset():
    text = "Œuvre d’İstanbul : 3 500 €, −5 % — « été »"
    assert len(plain(text)) == len(plain(text).lower()) == len(text)
    assert plain("3\u202f500 − l’été") == "3 500 - l'ete"


@pytest.mark.parametrize("line", ["1 " * 50_000, "deux " * 100_000, "1.000" * 100_000, " " * 10**6])
def test_a_long_line_does_not_hang(line):
    start = time.process_time()
    find_numbers(line, "fr")
    assert time.process_time() - start < 5
