"""Number expressions of French and English prose: digits in every notation, scales, words.

A number here is only an amount on the page; whether it is a figure of the article is decided in
`quantities`. Everything runs on the `plain` form of a text, which has the text's own offsets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from generator.catalog import table
from generator.model import Lang

_LETTERS = (
    dict.fromkeys("’‘ʼ´`′", "'")
    | dict.fromkeys("‐‑‒–—−", "-")
    | {"œ": "o", "Œ": "O", "ı": "i", "ø": "o", "ł": "l", "Ł": "L"}
)
_FOREIGN = re.compile(r"[^\x00-\x08\x0a-\x7f]")


def plain(text: str) -> str:
    """The text without accents and typographic variants, letter for letter: offsets stay true."""
    return _FOREIGN.sub(lambda match: _letter(match[0]), text)


@lru_cache(maxsize=1024)
def _letter(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return " " if letter.isspace() else _LETTERS.get(letter, base if base.isascii() else letter)


def any_of(phrases: Iterable[str]) -> str:
    """A pattern of catalog phrases in lower-case plain text, the longest first.

    `*` is the rest of a word, `…` a few words. By first letter: most words are refused at one look.
    """
    by_letter: dict[str, list[str]] = {}
    for phrase in sorted(map(plain, phrases), key=len, reverse=True):
        by_letter.setdefault(phrase[0].lower(), []).append(re.escape(phrase[1:].lower()))
    pattern = "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return pattern.replace(r"\*", r"\w*").replace("…\\ ", r"(?:[\w'-]+ ){0,5}?")


class Kind(StrEnum):
    """How a number is written: `une quinzaine` is round, `le milliard` a scale and no amount."""

    DIGITS = "digits"
    GROUPED = "grouped"  # in threes, as no year, rank or house number is
    WORDS = "words"
    ROUND = "round"
    SCALE = "scale"


class Number(NamedTuple):
    """An amount: `plain_text[start:end]` are its words, scale (`milliards`) included."""

    start: int
    end: int
    mantissa: str
    """What is written before the scale, in decimal notation (`6.3`), as the language reads it."""
    exponent: int = 0
    """The scale as a power of ten; 0 without a scale."""
    kind: Kind = Kind.DIGITS
    unit: str | None = None
    """The unit that its own words tell: the currency printed first, `times` for `doubled`."""

    @property
    def value(self) -> float:
        """The amount, exactly as a float of the decimal notation."""
        return float(f"{self.mantissa}e{self.exponent}")


class _Grammar(NamedTuple):
    """How one language writes numbers."""

    number: re.Pattern[str]
    """Digits (`amount`), a `count` with its round `noun`, or a `run` of number words."""
    before: re.Pattern[str]
    """What is printed right before digits: a currency, a sign."""
    scale: re.Pattern[str]
    words: dict[str, dict[str, float]]
    powers: dict[str, int]
    money: dict[str, str]


@cache
def _grammar(lang: Lang) -> _Grammar:
    data, currencies = table("units")["numbers"], table("units")["currencies"]
    words, letters = data[lang], "".join(data["letters"])
    money = {
        plain(printed): code
        for code, entry in currencies.items()
        for printed in (code, *entry.get("symbols", ()))
    }
    symbol = "|".join(sorted(map(re.escape, money), key=len, reverse=True))
    half = any_of(words["half"])
    scale = (
        rf"(?P<early> (?:{half}))?(?:(?: de)?[ -]?(?P<long>(?i:{any_of(words['scales'])}))\b"
        rf"|[ -]?(?P<short>(?i:{any_of(data['short'])}))(?=[A-Z]{{3}}\b|[^A-Za-z]|$)"
        # A letter is a scale only with money, or before `de`: `5 M€`, `2,5 M de tonnes`; not `5 m`.
        rf"|[ -]?(?P<letter>[{letters}])(?= ?(?:{symbol})(?![a-z])| ?d[e'] ?(?:euro|dollar)"
        rf"|(?<=M) d[e']))(?P<late> (?:{half})\b)?"
    )
    # A minus touches its digits, or stands where no dash can: after a comma.
    sign = r"(?:^|(?<=[\s(\[]))[+-]|(?<=[\s(])\+ |(?<=, )- "
    return _Grammar(
        number=re.compile(rf"\b(?:{_DIGIT_PATTERN}|{_word_pattern(words)})"),
        before=re.compile(rf"(?:(?<![A-Za-z])(?P<money>{symbol}) ?)?(?P<sign>{sign})?\Z"),
        scale=re.compile(scale),
        words=words,
        powers=words["scales"] | data["short"] | data["letters"],
        money=money,
    )


# A scale of one letter, where a currency stands before the number: `$5m`.
_LETTER = re.compile(r" ?([bBkKmMT])(?![A-Za-z0-9])")
# Digits that are not inside a name or another number: A320, n°47, C5+1, 12.09.2019, 01/04.
_DIGIT_PATTERN = (
    r"(?=\d|[a-z]{3}\d)(?P<code>[a-z]{3})?(?<![^\W\d_]-)(?<!\w\+)(?<![#°º])(?<!\d[.,/:])"
    r"(?P<amount>\d{1,3}(?:(?P<sep>[ '.,])\d{3}(?!\d))(?:(?P=sep)\d{3}(?!\d))*"
    r"(?:[.,]\d{1,2}(?!\d))?|\d{1,15}[.,]\d{1,6}(?!\d)|\d{1,15})(?!\d)(?![./:,]\d)"
)


def _word_pattern(words: dict[str, dict[str, float]]) -> str:
    """Round nouns and scales after an article or a small count, and runs of number words."""
    opening = words["words"].keys() - words["inside"]
    nouns = words["round"].keys() | {word for word, power in words["scales"].items() if power > 3}
    return (
        rf"(?P<count>{any_of(words['counts'])})"
        rf"[ -](?:petite |bonne |demi[ -])?(?P<noun>{any_of(nouns)})\b"
        rf"|(?P<run>(?:{any_of(opening)})\b"
        rf"(?:[ -](?:et[ -]|and )?(?:{any_of(words['words'])})\b)*)"
    )


def find_numbers(text: str, lang: Lang) -> list[Number]:
    """Every number of a plain text, in order. Linear in the text's length."""
    grammar = _grammar(lang)
    found, end = [], 0
    for match in grammar.number.finditer(text.lower()):
        if match.start() < end:
            continue  # already read as the scale of the number before it (`5 mille`)
        if match["amount"] is None:
            found.append(_spelled(match, text, grammar))
        elif match["code"] is None or match["code"].upper() in grammar.money:
            found.append(_digits(match, text, grammar, lang))
        end = found[-1].end if found else 0
    return found


def _digits(match: re.Match[str], text: str, grammar: _Grammar, lang: Lang) -> Number:
    """Digits with their scale; a currency printed before them is part of the words."""
    at = match.start("amount")
    head = text[max(0, at - 8) : at]
    # Most numbers follow a small word or a number: a look at two letters spares them the search.
    spared = head[-1:] == " " and (head[-3:-1].islower() or head[-2:-1].isdigit())
    before = None if spared else grammar.before.search(head)
    unit = grammar.money[before["money"]] if before and before["money"] else None
    exponent, half, end = _scale(text, match.end(), grammar)
    if unit and not exponent and (letter := _LETTER.match(text, end)):
        exponent, end = grammar.powers[letter[1]], letter.end()
    finely = exponent > 0 or text.startswith(("%", " %"), end)
    mantissa = _notation(match["amount"], match["sep"], lang, finely=finely) + half
    kind = Kind.GROUPED if match["sep"] and float(mantissa) >= 1000 else Kind.DIGITS
    if before and before["sign"] and before["sign"][0] == "-":
        mantissa = f"-{mantissa}"
    start = at - len(before[0]) if before else at
    return Number(start, end, mantissa, exponent, kind, unit)


def _notation(amount: str, separator: str | None, lang: Lang, *, finely: bool) -> str:
    """Decimal notation of printed digits.

    A lone separator before three digits is read as the language does, but parts decimals where
    thousands are rare: `2.717 millions`, `2.125 %`.
    """
    if separator is None:
        return amount.replace(",", ".")
    if separator in ".," and amount.count(separator) == 1 and len(amount) <= 7:
        finely = finely and not amount.endswith("00")
        decimal = finely or amount[0] == "0" or separator == ("," if lang == "fr" else ".")
        return amount.replace(separator, "." if decimal else "")
    return re.sub(r"[ '.,](?=\d{3}(?!\d))", "", amount).replace(",", ".")


def _spelled(match: re.Match[str], text: str, grammar: _Grammar) -> Number:
    """A number in words; of a scale alone only the scale itself."""
    words, noun = match[0].lower(), match["noun"]
    start, at, kind = match.start(), match.end(), Kind.WORDS
    if noun is None:
        amount = _amount(words, grammar.words["words"])
    else:
        amount = grammar.words["counts"][match["count"]] * (0.5 if "demi" in words else 1)
        if noun in grammar.words["round"]:
            amount, kind = amount * grammar.words["round"][noun], Kind.ROUND
        else:
            at = match.start("noun") - 1
            if match["count"] in ("le", "du", "au", "the"):
                start, kind = match.start("noun"), Kind.SCALE
    exponent, half, end = _scale(text, at, grammar)
    return Number(start, end, f"{amount:g}{half}", exponent, kind)


def _scale(text: str, at: int, grammar: _Grammar) -> tuple[int, str, int]:
    """The power of ten of the scale that stands at a place, the decimals of its half, its end."""
    match = grammar.scale.match(text, at)
    if match is None:
        return 0, "", at
    word = match["long"] or match["short"]
    power = grammar.powers[word.lower() if word else match["letter"]]
    return power, ".5" if match["early"] or match["late"] else "", match.end()


def _amount(run: str, values: Mapping[str, float]) -> float:
    """The value of a run of number words (`deux cent cinquante`, `quatre-vingt-dix`)."""
    total = 0.0
    for word in re.findall(r"[a-z]+", run):
        value = values.get(word, 0)  # of `et`, `and`, `a`
        if value == 1000:
            total = max(total, 1) * 1000
        elif value == 100:
            total += max(total % 1000, 1) * 100 - total % 1000
        elif value == 20 and total % 100 == 4:
            total += 76
        else:
            total += value
    return total
