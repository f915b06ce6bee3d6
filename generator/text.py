"""Small tools for text: folding, words with their places, sentences, slugs. No language data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

T = TypeVar("T")
_MOST = 100_000
"""Words that are remembered: more than a language has in use."""
_SPECIAL = str.maketrans(
    {
        "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o", "ł": "l",
        "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "İ": "i", "’": "'", "‘": "'", "ʼ": "'", "`": "'",
        "´": "'", "‑": "-", "‐": "-", "–": "-", "—": "-", "−": "-",
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+", re.UNICODE)


class _Folding(dict[int, str]):
    """What each character folds to; worked out when a character is first met."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKD", chr(code).translate(_SPECIAL)).lower()
        self[code] = "".join(c for c in plain if not unicodedata.combining(c))
        return self[code]


_FOLDING = _Folding()


class Memory(dict[str, T]):
    """What a function says of words, each worked out once: quicker than a cache that ages."""

    def __init__(self, function: Callable[[str], T]) -> None:
        self._function = function

    def __missing__(self, word: str) -> T:
        if len(self) > _MOST:
            self.clear()
        found = self[word] = self._function(word)
        return found


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, no accents, no ligatures, straight apostrophes and hyphens, single spaces."""
    if not text.isascii() or "`" in text:
        text = text.translate(_FOLDING)
    return " ".join(text.lower().split())


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


class Token(NamedTuple):
    """A word: folded, as written, and its place in the text (`text[start:end] == raw`)."""

    folded: str
    raw: str
    start: int
    end: int


FOLDED = Memory(fold)
"""Words folded: `FOLDED[word] == fold(word)`, only quicker."""


def tokens(text: str) -> list[Token]:
    """The words of a text. Apostrophes, hyphens, dots and dashes separate words."""
    return [Token(FOLDED[m[0]], m[0], m.start(), m.end()) for m in _WORD.finditer(text)]


_ABBREVIATION = re.compile(
    r"(?:\b(?:M|MM|Mme|Mmes|Mlle|Dr|Pr|St|Ste|Mr|Mrs|Ms|etc|cf|art|env|vol|no|n|p|ex|av|apr|J\.-C|U\.S"
    r"|Inc|Ltd|Jr|Sr|Gen|Gov|vs)|\b[A-ZÉ])$"
)
_STOP = re.compile(r"[.!?…]+[»”\"’)\]]*(?=\s+[«“\"(\[—–-]?\s*[A-ZÀ-ÖØ-ÝŒ0-9])")


@lru_cache(maxsize=256)
def sentences(text: str) -> Sequence[tuple[int, int]]:
    """The (start, end) places of the sentences of a text, in order, covering all of it.

    Kept a while: a paragraph is laid out, and then searched for names and for figures.
    """
    cuts, start = [], 0
    for match in _STOP.finditer(text):
        before = text[max(start, match.start() - 12) : match.start()]  # no abbreviation is longer
        if match[0] == "." and _ABBREVIATION.search(before):
            continue
        cuts.append((start, match.end()))
        start = match.end()
        while start < len(text) and text[start].isspace():
            start += 1
    if start < len(text):
        cuts.append((start, len(text)))
    return cuts


def slugify(text: str) -> str:
    """An address-safe form: folded ascii words joined by hyphens (`union-europeenne`)."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))
