"""Number expressions of French and English prose: digits in every notation, scales, words.

A number here is only an amount on the page; whether it is a figure of the article is decided in
`quantities`. Everything runs on the `plain` form of a text, which has the text's own offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple, TypeVar

from generator.catalog import table
from generator.model import Lang
from generator.text import plain

T = TypeVar("T")


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
    scale: re.Pattern[str]
    words: dict[str, dict[str, float]]
    powers: dict[str, int]
    opening: frozenset[str]
    """One of these words, or a digit, is in every number."""


@cache
def _grammar(lang: Lang) -> _Grammar:
    data = table("units")["numbers"]
    words = data[lang]
    half = any_of(words["half"])
    scale = (
        rf"(?:(?P<early> (?:{half}))?(?:(?: de| petits?| bons?)?"
        rf"[ -]?(?P<long>(?i:{any_of(words['scales'])}))\b"
        rf"|[ -]?(?P<short>(?i:{any_of(data['short'])}))(?=[A-Z]{{3}}\b|[^A-Za-z]|$)"
        rf"))?(?P<late>(?: fois)? (?:{half})\b)?"
    )
    # Round nouns and scales after an article or a small count, and runs of number words.
    opening = words["words"].keys() - words["inside"]
    nouns = words["round"].keys() | {word for word, power in words["scales"].items() if power > 3}
    spelled = (
        rf"(?P<count>{any_of(words['counts'])})"
        rf"[ -](?:petite |bonne |demi[ -])?(?P<noun>{any_of(nouns)})\b"
        rf"|(?P<run>(?:{any_of(opening)})\b"
        rf"(?:[ -](?:et[ -]|and )?(?:{any_of(words['words'])})\b)*)"
    )
    return _Grammar(
        number=re.compile(rf"{_DIGIT_PATTERN}|{spelled}"),
        scale=re.compile(scale),
        words=words,
        powers=words["scales"] | data["short"] | data["letters"],
        opening=frozenset(re.split("[ -]", phrase)[-1] for phrase in opening | nouns),
    )


@cache
def currencies() -> Mapping[str, str]:
    """The currency of each code and each printed symbol."""
    return {
        plain(printed): code
        for code, entry in table("units")["currencies"].items()
        for printed in (code, *entry.get("symbols", ()))
    }


_LONGEST = 8
"""Letters of the longest symbol."""


def symbol_at(text: str, at: int, symbols: Mapping[str, T]) -> tuple[T, int] | None:
    """The longest symbol that stands at a place, and where it ends; no part of a word does."""
    if len(word := text[at : at + 6]) == 6 and word.isalpha():
        return None  # a word; no symbol has so many letters
    for end in range(min(at + _LONGEST, len(text)), at, -1):
        behind = text[end : end + 2].removeprefix(".")  # 3 t.a.b.
        inside = text[end - 1].isalnum() and behind[:1].isalnum()
        if not inside and (found := symbols.get(text[at:end])):
            return found, end
    return None


# A minus touches its digits, or stands where no dash can: after a comma.
_SIGN = re.compile(r"(?:(?:^|(?<=[\s(\[]))[+-]|(?<=[\s(])\+ |(?<=, )- )\Z")
_WORD = re.compile(r"\b\w")
_THINGS = re.compile(" [a-z]{3,}s\\b")
_LETTER = re.compile(r"[ -]?([bBkKmMGT])")
# Digits that are not inside a name or another number: A320, n°47, C5+1, 12.09.2019, 01/04.
_DIGIT_PATTERN = (
    r"(?=\d|x \d|[a-z]{1,3}\d)(?P<code>(?<!\d )x |[a-z]{1,3})?"
    r"(?<![^\W\d_]-)(?<!\w\+)(?<![#°º])(?<!\d[.,/:])"
    r"(?P<amount>\d{1,3}(?:(?P<sep>[ '.,])\d{3}(?!\d))(?:(?P=sep)\d{3}(?!\d))*"
    r"(?:[.,]\d{1,2}(?!\d))?|\d{1,15}[.,]\d{1,6}(?!\d)|\d{1,15})(?!\d)(?![./:,]\d)"
)


def find_numbers(text: str, lang: Lang, places: Iterable[int] | None = None) -> list[Number]:
    """Every number of a plain text, in order; only those that begin at some places, if given."""
    grammar, low = _grammar(lang), text.lower()
    found, behind = [], 0
    for place in places if places is not None else (m.start() for m in _WORD.finditer(low)):
        # What is read as the scale of the number before it (`5 mille`) is no number.
        match = grammar.number.match(low, place) if place >= behind else None
        if match is None:
            continue
        if match["amount"] is None:
            found.append(_spelled(match, text, grammar))
        elif match["code"] is None or match["code"].upper() in currencies():
            found.append(_digits(match, text, grammar, lang))
        elif match["code"].strip() == "x":  # X2,5
            digits = _notation(match["amount"], match["sep"], lang)
            found.append(Number(place, match.end(), digits, unit="times"))
        else:
            continue
        behind = found[-1].end
        if len(found) > 1 and _goes_on(found[-2], found[-1]):  # `un million deux cent mille`
            rest, whole = found.pop(), found.pop()
            total = f"{whole.value + rest.value:.0f}"
            found.append(whole._replace(end=rest.end, mantissa=total, exponent=0, unit=rest.unit))
    return found


def _goes_on(whole: Number, rest: Number) -> bool:
    """Whether the second of two neighbours is the smaller part of one number."""
    touching = whole.exponent >= 6 and rest.start == whole.end + 1
    large = rest.kind is not Kind.DIGITS or rest.exponent >= 3
    return touching and large and 1000 <= rest.value < 10**whole.exponent


def number_words(lang: Lang) -> frozenset[str]:
    """Folded words of which every number that is not in digits holds one."""
    return _grammar(lang).opening


def _digits(match: re.Match[str], text: str, grammar: _Grammar, lang: Lang) -> Number:
    """Digits with their scale; a currency printed before them is part of the words."""
    start, unit, minus = _printed_before(text, match.start("amount"))
    exponent, half, end = _scale(text, match.end(), grammar)
    letter = None if exponent else _LETTER.match(text, end)
    if letter and _is_scale(text, letter, paid=unit is not None):
        exponent, end = grammar.powers[letter[1]], letter.end()
    finely = exponent > 0 or text.startswith(("%", " %"), end)
    digits = _notation(match["amount"], match["sep"], lang, finely=finely)
    mantissa = minus + digits + ("" if "." in digits else half)
    kind = Kind.GROUPED if match["sep"] and abs(float(mantissa)) >= 1000 else Kind.DIGITS
    return Number(start, end, mantissa, exponent, kind, unit)


def _printed_before(text: str, at: int) -> tuple[int, str | None, str]:
    """Where the words of digits begin; the currency and the minus printed before them."""
    head = text[max(0, at - _LONGEST) : at]
    # Most numbers follow a small word or a number: a look at two letters spares them the search.
    if not head or (head[-1] == " " and (head[-3:-1].islower() or head[-2:-1].isdigit())):
        return at, None, ""
    sign = _SIGN.search(head)
    start = at - len(sign[0]) if sign else at
    minus = "-" if sign and sign[0][0] == "-" else ""
    end = start - 1 if text[start - 1 : start] == " " else start
    for first in range(max(0, end - _LONGEST), end):
        code = currencies().get(text[first:end])
        if code and not (first and text[first - 1].isalpha()):
            return first, code, minus
    return start, None, minus


def _is_scale(text: str, letter: re.Match[str], *, paid: bool) -> bool:
    """Whether a letter is a scale: `5 M€`, `2,5 M de tonnes`, `15.6m tonnes`."""
    rest = text[letter.end() : letter.end() + 12]
    if letter[0] in ("m", "b") and _THINGS.match(rest):
        return True
    if paid:
        return not rest[:1].isalnum()
    if rest.lstrip().startswith(("de ", "d'")):
        return letter[1] == "M" or rest.lstrip()[2:].lstrip(" ").startswith(("euro", "dollar"))
    return symbol_at(rest, rest[:1] == " ", currencies()) is not None


def _notation(amount: str, separator: str | None, lang: Lang, *, finely: bool = False) -> str:
    """Decimal notation of printed digits.

    A lone separator before three digits is read as the language does, but parts decimals where
    thousands are rare: `2.717 millions`, `2.125 %`.
    """
    if separator is None:
        return amount.replace(",", ".")
    if separator in ".," and amount.find(separator) == len(amount) - 4:
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
    mantissa = f"{amount + float(half or 0):f}".rstrip("0").rstrip(".")
    return Number(start, end, mantissa, exponent, kind)


def _scale(text: str, at: int, grammar: _Grammar) -> tuple[int, str, int]:
    """The power of ten of the scale that stands at a place, the decimals of its half, its end."""
    match = grammar.scale.match(text, at)
    if not (match and match[0]):
        return 0, "", at
    word = match["long"] or match["short"]
    power = grammar.powers[word.lower()] if word else 0
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
