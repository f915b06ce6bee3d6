"""Number expressions of French and English prose: digits in every notation, scales, words.

A number here is only an amount on the page; whether it is a figure of the article is decided in
`figures`. Everything runs on the `plain` form of a text, which has the text's own offsets.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from generator.model import Lang

_SPACES = ("\t", "\u00a0", *map(chr, range(0x2000, 0x200B)), "\u202f", "\u205f", "\u3000")
_PLAIN: dict[str, str] = (
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys("’‘ʼ´`′", "'")
    | dict.fromkeys("‐‑‒–—−", "-")
    | {"œ": "o", "Œ": "O", "ı": "i", "ø": "o", "ł": "l", "Ł": "L"}
    | {
        chr(c): base[0]
        for c in range(0xC0, 0x250)
        if (base := unicodedata.normalize("NFD", chr(c)))[0].isascii() and len(base) > 1
    }
)
# Faster than `str.translate`, which looks every letter up.
_FOREIGN = re.compile(r"[^\x00-\x08\x0a-\x7f]")


def plain(text: str) -> str:
    """The text without accents and typographic variants, letter for letter: offsets stay true."""
    return _FOREIGN.sub(lambda m: _PLAIN.get(m[0], m[0]), text)


@dataclass(frozen=True, slots=True)
class Number:
    """An amount: `plain_text[start:end]` are its words, scale (`milliards`) included."""

    start: int
    end: int
    mantissa: str
    """What is written before the scale, in decimal notation (`6.3`), as the language reads it."""
    exponent: int
    """The scale as a power of ten; 0 without a scale."""
    other: str | None = None
    """The other reading of a lone separator before three digits: `1.500` is 1500 or 1.5."""
    words: bool = False
    vague: bool = False
    """A round noun (`une quinzaine`): it says about, and stands before `de`."""
    naked_scale: bool = False
    """A scale and no amount (`le milliard`)."""

    @property
    def value(self) -> float:
        """The amount, exactly as a float of the decimal notation."""
        return float(f"{self.mantissa}e{self.exponent}")

    def whole(self) -> Number:
        """The same words where what is counted has no fractions: `1,500 emplois` is 1500."""
        return self if self.other is None or "." in self.other else self._swapped()

    def rate(self) -> Number:
        """The same words where thousands are rare: `2.125 %` is two and an eighth."""
        decimal = self.other is not None and "." in self.other and self.other[-2:] != "00"
        return self._swapped() if decimal else self

    def _swapped(self) -> Number:
        return replace(self, mantissa=self.other or self.mantissa, other=self.mantissa)

    @property
    def looks_grouped(self) -> bool:
        """Digits in groups of three, which no year, rank or house number has."""
        wide = self.end - self.start > len(self.mantissa)
        return wide and not self.words and not self.exponent and float(self.mantissa) >= 1000


_UNITS = {
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
    " seize",
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen",
}
_TENS = {
    "fr": "vingt:20 vingts:20 trente:30 quarante:40 cinquante:50 soixante:60 septante:70"
    " huitante:80 octante:80 nonante:90",
    "en": "twenty:20 thirty:30 forty:40 fourty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90",
}
_VALUES = {
    lang: {word: rank for rank, word in enumerate(_UNITS[lang].split(), 1)}
    | {word: int(ten) for word, ten in (pair.split(":") for pair in _TENS[lang].split())}
    for lang in _UNITS
}
_FACTORS = {"cent": 100, "cents": 100, "hundred": 100, "mille": 1000, "thousand": 1000}
_ROUND = {
    "fr": "dizaine:10 douzaine:12 quinzaine:15 vingtaine:20 trentaine:30 quarantaine:40"
    " cinquantaine:50 soixantaine:60 centaine:100 millier:1000 demi-douzaine:6",
    "en": "dozen:12",
}
_ROUND_VALUES = {
    lang: {word: int(n) for word, n in (p.split(":") for p in _ROUND[lang].split())}
    for lang in _ROUND
}
# The French billion is the million of millions. `Trillion` has no settled French use: newspapers
# that print it translate the English one.
_SCALES = {
    "fr": {"mille": 3, "millier": 3, "million": 6, "milliard": 9, "billion": 12, "trillion": 12},
    "en": {"thousand": 3, "million": 6, "milliard": 9, "billion": 9, "trillion": 12, "lakh": 5,
           "crore": 7},
}  # fmt: skip
_SHORT = {
    "mds": 9, "md": 9, "mrd": 9, "mrds": 9, "mia": 9, "mlrd": 9, "bn": 9, "bln": 9, "mio": 6,
    "mln": 6, "mn": 6, "mlns": 6, "tn": 12, "trn": 12, "trln": 12, "M": 6, "m": 6, "k": 3, "K": 3,
    "B": 9, "b": 9, "T": 12,
}  # fmt: skip

_MONEY = r"(?:US|CA|AU|HK|[CASR])?[$€£¥₸₽₺₴]"
_CODE = r"(?:USD|EUR|GBP|CHF|KZT|RUB|CNY|CAD|JPY|TRY|AED|MAD|XOF|DA|DH|FCFA|CFA|FF|Rs\.?)"
_DIGITS = (
    # Not inside a name or another number: A320, Covid-19, n°47, 12.09.2019, #3, 01/04.
    r"(?=\d)(?:(?<![^\W_])|(?<=\busd|\beur|\bgbp|\bchf|\bkzt|\brub|\bcny))"
    r"(?<![^\W\d_]-)(?<![#°º])(?<!\d[.,/:])(?P<amount>"
    r"\d{1,3}(?:(?P<sep>[ '.,])\d{3}(?!\d))(?:(?P=sep)\d{3}(?!\d))*(?:[.,]\d{1,2}(?!\d))?"
    r"|\d{1,15}[.,]\d{1,6}(?!\d)|\d{1,3}, ?\d(?= (?:milli|md))|\d{1,15})(?!\d)(?![./:,]\d)"
)
_BEFORE = re.compile(
    rf"(?P<money>(?:\b{_CODE}|{_MONEY}) ?)?"
    # A minus touches its digits, or stands where no dash can: after a comma or a bracket.
    r"(?P<sign>(?<=[\s(\[])[+-]|^[+-]|(?<=, )- |(?<=[(])- |\+ ?)?\Z"
)
_LONG = {
    "fr": r"(?: de)?[ -]?(?i:mille|milliers?|millions?|milliards?|billions?|trillions?)\b",
    "en": r"[ -]?(?i:thousand|million|milliard|billion|trillion|lakh|crore)s?\b",
}
_SCALE = {
    lang: re.compile(
        rf"(?P<long>{long}(?! (?:marin|nautique))(?:{long})?)"
        r"|[ -]?(?P<short>(?i:mds?|mrds?|mia|mlrd|bn|bln|mio|mlns?|mn|tn|trl?n))"
        r"(?=[A-Z]{3}\b|[^A-Za-z]|$)"
        # A letter is a scale only with money, or before `de`: `5 M€`, `2,5 M de tonnes`; not `5 m`.
        rf"|[ -]?(?P<letter>[MmkKBbT](?= ?(?:{_MONEY}|{_CODE}\b|d[e'] ?(?:euro|dollar)))"
        r"|M(?= d[e']))"
    )
    for lang, long in _LONG.items()
}
_AFTER_MONEY = re.compile(r" ?([MmkKBbT])(?![A-Za-z0-9])")
_HALF = {"fr": re.compile(r" et demie?\b", re.I), "en": re.compile(r" and a half\b", re.I)}
_REST = re.compile(
    r"(?<=illion) (\d{1,3})(?: 000| mille)\b|(?<=illions) (\d{1,3})(?: 000| mille)\b"
    r"|(?<=illiard) (\d{1,3}) millions?\b|(?<=illiards) (\d{1,3}) millions?\b"
)
_FEW = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "two": 2, "three": 3, "four": 4, "five": 5}


def _word_pattern(lang: Lang) -> str:
    """Number words: a round noun, a run of words, or a scale that stands alone after an article.

    The look at the first letter refuses most words of a page at one glance.
    """
    words = "|".join(sorted({*_VALUES[lang], *_FACTORS}, key=len, reverse=True))
    first = "|".join(w for w in words.split("|") if w not in ("un", "one"))
    few = "|".join(_FEW)
    if lang == "fr":
        return (
            rf"\b(?=[cdhlmnoqstuv])(?:(?:une?|la|cette|{few})(?: petite| bonne)?"
            rf" (?P<round>{'|'.join(_ROUND_VALUES['fr'])})s?\b"
            rf"|(?P<run>(?:{first})(?:(?:-| |-et-| et )(?:{words})\b)*)\b"
            r"|(?P<naked>un|le|du|au) (?:demi[- ])?(?=mill?i(?:on|ard)\b|billion\b))"
        )
    return (
        rf"\b(?=[aefhnost])(?:(?:a|one|{few}|half a) (?P<round>dozen)\b"
        # `A hundred` is 100, `several hundred` is no number.
        rf"|(?P<run>(?:(?:a|one) (?=hundred|thousand)|(?!hundred|thousand))(?:{first})"
        rf"(?:(?:-| | and )(?:{words})\b)*)\b"
        r"|(?P<naked>an?|one|the|half an?|half)[ -](?=(?:million|billion|trillion)\b))"
    )


_NUMBER = {lang: re.compile(f"{_DIGITS}|{_word_pattern(lang)}") for lang in ("fr", "en")}


def find_numbers(text: str, lang: Lang) -> list[Number]:
    """Every number of a plain text, in order. Linear in the text's length."""
    found, end = [], 0
    for match in _NUMBER[lang].finditer(text.lower()):
        if match.start() < end:
            continue  # already read as the scale of the number before it (`5 mille`)
        number = _digits(match, text, lang) if match["amount"] else _spelled(match, text, lang)
        if number is not None:
            found.append(number)
            end = number.end
    return found


def _digits(match: re.Match[str], text: str, lang: Lang) -> Number | None:
    """Digits with their scale; a currency printed before them is part of the words."""
    window = max(0, match.start() - 8)
    head = text[window : match.start()]
    # Most numbers follow a small word: a look at one letter spares them the search.
    before = None if head[-2:-1].islower() and head[-1] == " " else _BEFORE.search(head)
    start = window + before.start() if before else match.start()
    if before and before["sign"] == "+" and text[start - 1 : start].isalnum():
        return None  # C5+1
    mantissa, other = _notation(match["amount"], match["sep"], lang)
    if before and before["sign"] and before["sign"][0] == "-":
        mantissa, other = f"-{mantissa}", other and f"-{other}"
    exponent, end = _scale(text, match.end(), lang)
    if not exponent and before and before["money"]:
        letter = _AFTER_MONEY.match(text, match.end())
        exponent, end = (_SHORT[letter[1]], letter.end()) if letter else (0, end)
    mantissa, end = _and_half(mantissa, text, end, lang)
    number = Number(start, end, mantissa, exponent, other)
    return number.rate() if exponent else number  # `2.717 millions`, but `1.500 milliards`


def _notation(amount: str, separator: str | None, lang: Lang) -> tuple[str, str | None]:
    """Decimal notation of printed digits, and the other reading where two are possible."""
    if separator is None:
        return amount.replace(" ", "").replace(",", "."), None
    if separator in ".," and amount.count(separator) == 1 and len(amount) <= 7:
        whole, decimal = amount.replace(separator, ""), amount.replace(separator, ".")
        if amount[0] == "0":
            return decimal, None
        if separator == ",":
            return (decimal, whole) if lang == "fr" else (whole, None)
        return (whole, decimal) if lang == "fr" else (decimal, whole)
    whole, fraction = amount, ""
    if cut := re.search(r"[.,]\d{1,2}$", amount):
        whole, fraction = amount[: cut.start()], "." + amount[cut.start() + 1 :]
    return re.sub(r"\D", "", whole) + fraction, None


def _scale(text: str, at: int, lang: Lang) -> tuple[int, int]:
    """Power of ten of the scale that stands at a place, and where it ends."""
    match = _SCALE[lang].match(text, at)
    if match is None:
        return 0, at
    if match["long"]:
        words = re.findall(r"[a-z]+", match["long"].lower())
        return sum(_SCALES[lang].get(w.removesuffix("s"), 0) for w in words), match.end()
    if match["short"]:
        return _SHORT[match["short"].lower()], match.end()
    return _SHORT[match["letter"]], match.end()


def _and_half(mantissa: str, text: str, at: int, lang: Lang) -> tuple[str, int]:
    """Add the half of `un million et demi`, the rest of `1 milliard 200 millions`."""
    if "." in mantissa:
        return mantissa, at
    if half := _HALF[lang].match(text, at):
        return f"{mantissa}.5", half.end()
    if rest := _REST.match(text, at):
        return f"{mantissa}.{int(rest[rest.lastindex or 1]):03d}", rest.end()
    return mantissa, at


def _spelled(match: re.Match[str], text: str, lang: Lang) -> Number:
    """A number in words."""
    words = match[0].lower()
    if match["round"]:
        value = _ROUND_VALUES[lang][match["round"].lower()] * _FEW.get(words.split()[0], 1)
        if words.startswith("half"):
            value //= 2
        exponent, end = _scale(text, match.end(), lang)
        return Number(match.start(), end, str(value), exponent, words=True, vague=True)
    if match["run"] is None:
        exponent, end = _scale(text, match.end() - 1, lang)
        half = "half" in words or "demi" in words
        naked = words.split()[0] in ("le", "du", "au", "the")
        mantissa, end = _and_half("0.5" if half else "1", text, end, lang)
        start = match.start() if not naked or words.startswith(("le", "the")) else match.end()
        return Number(start, end, mantissa, exponent, words=True, naked_scale=naked)
    mantissa = str(_amount(words, lang))
    exponent, end = _scale(text, match.end(), lang)
    if exponent:
        mantissa, end = _and_half(mantissa, text, end, lang)
    return Number(match.start(), end, mantissa, exponent, words=True)


def _amount(words: str, lang: Lang) -> int:
    """The value of a run of number words (`deux cent cinquante`, `quatre-vingt-dix`)."""
    total = current = 0
    for word in re.findall(r"[a-z]+", words):
        if word in ("et", "and", "a"):
            continue
        if (factor := _FACTORS.get(word)) is not None:
            current = max(current, 1) * factor
            if factor == 1000:
                total, current = total + current, 0
        elif word in ("vingt", "vingts") and current % 100 == 4:
            current += 76
        else:
            current += _VALUES[lang].get(word, 0)
    return total + current
