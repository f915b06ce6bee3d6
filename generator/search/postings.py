"""The files of one language: which article holds which word, and how much it is about it.

Files, below the language's folder:

- `names.json`: pages of partners and themes, names in every spelling, what grammar needs;
- `rows/N.json`: id, day, partners and themes of each article, newest first, so many in a file;
- `words/X.txt` or, where that would be long, `words/XY.txt`: for each word that begins so, the
  articles that hold it;
- `articles/ID.json`: an article's title, date and text, to show it as a result.

A line of a words file is a word, a space, and for each article the distance to the one before
(in base 36, left out where it is 1) and a letter: A where the word hardly matters, Z where the
article is about it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from generator.catalog import table
from generator.model import Lang
from generator.reading.language import STOP_WORDS
from generator.search.names import Names, table_of, token, words_of
from generator.search.records import Findable, Record
from generator.text import fold
from generator.vocabulary import Vocabulary

TITLE, HEADING, LEAD, BODY, ABOUT = 6.0, 2.0, 1.5, 1.0, 4.0
"""What a word counts for: by its place, and where it names what the article is about."""
_SATURATION, _LENGTH = 2.5, 0.6
"""As k1 and b of BM25: repetition and length count for less and less."""
ROWS = 250
"""Articles in a file of rows: a first page of results asks for a few such files at most."""
_LONG = 8000
"""Characters of words with one first letter that are parted by their second one."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Postings:
    """The index of one language; built from the records when made."""

    def __init__(self, vocabulary: Vocabulary, lang: Lang, found: Findable) -> None:
        self.vocabulary, self.lang, self.found = vocabulary, lang, found
        self.names = Names(vocabulary, lang)
        self._stop = STOP_WORDS.get(lang, frozenset())
        self._weights: dict[str, list[tuple[int, float]]] = defaultdict(list)
        """By word: the number of each article and the word's weight in it."""
        self._lengths: list[int] = []
        for number, record in enumerate(found["records"]):
            for word, weight in self._read(record).items():
                self._weights[word].append((number, weight))

    def files(self, version: str) -> Iterator[tuple[str, str]]:
        """Path below the language's folder and text of each file.

        The search box asks for all but the names by their version: parts of two indexes, one of
        them from a browser's cache, are never mixed.
        """
        lists = self._lists()
        records = self.found["records"]
        told = {"version": version, "count": len(records)}
        yield "names.json", _json(told | self._table(sorted(lists)))
        for start in range(0, len(records), ROWS):
            rows = [self._row(record) for record in records[start : start + ROWS]]
            yield f"rows/{start // ROWS}.json", _json(rows)
        for name, lines in lists.items():
            yield f"words/{name}.txt", "\n".join(lines)
        for record in self.found["records"]:
            yield f"articles/{record['id']}.json", _json(self._shown(record))

    def _lists(self) -> dict[str, list[str]]:
        """The lines of each words file, by its name."""
        lists: dict[str, list[str]] = defaultdict(list)
        lines = {
            word: f"{word} {self._line(found)}" for word, found in sorted(self._weights.items())
        }
        sizes: Counter[str] = Counter()
        for word, line in lines.items():
            sizes[shard(word, 1)] += len(line)
        for word, line in lines.items():
            lists[shard(word, 2 if sizes[shard(word, 1)] > _LONG else 1)].append(line)
        return lists

    def _read(self, record: Record) -> dict[str, float]:
        """The words of an article, names' own words included, each with its weight."""
        weights: dict[str, float] = {}
        length = 0
        role = LEAD
        for kind, _, text in (("title", "", record["title"]), *record["blocks"]):
            worth = TITLE if kind == "title" else HEADING if kind == "heading" else role
            words = words_of(fold.__wrapped__(text))  # each text comes once: not to be remembered
            length += len(words)
            for word in words:
                if len(word) > 1 or word.isdigit():
                    weights[word] = weights.get(word, 0.0) + worth
            for name in self.names.found_in(text, words):
                weights[name] = weights.get(name, 0.0) + worth
            if kind != "title" and kind != "heading":
                role = BODY
        for code in record["partners"]:
            weights[token(code)] = weights.get(token(code), 0.0) + ABOUT
        for theme in record["themes"]:
            for word in words_of(fold(self.vocabulary.themes[theme].names[self.lang])):
                weights[word] = weights.get(word, 0.0) + BODY
        self._lengths.append(length)
        for word in self._stop & weights.keys():
            del weights[word]
        return weights

    def _line(self, weights: list[tuple[int, float]]) -> str:
        average = sum(self._lengths) / len(self._lengths) or 1
        parts, last = [], -1
        for number, weight in weights:
            norm = 1 - _LENGTH + _LENGTH * self._lengths[number] / average
            level = int(26 * weight / (weight + _SATURATION * norm))
            gap = number - last
            parts.append(("" if gap == 1 else _base36(gap)) + chr(65 + level))
            last = number
        return "".join(parts)

    def _table(self, shards: list[str]) -> dict[str, Any]:
        found = table_of(self.names, self.lang, self.found["pages"], self._weights.keys())
        found["stop"] = " ".join(sorted(self._stop))
        found["endings"] = table("endings").get(self.lang, [])
        found["shards"] = " ".join(shards)
        used = {key for r in self.found["records"] for key in (*r["partners"], *r["themes"])}
        found["labels"] = {key: self._label(key) for key in sorted(used)}
        return found

    def _label(self, key: str) -> str:
        entries = self.vocabulary.themes if key in self.vocabulary.themes else None
        return (entries or self.vocabulary.partners)[key].names[self.lang]

    def _row(self, record: Record) -> list[object]:
        return [record["id"], record["day"], " ".join(record["partners"] + record["themes"])]

    def _shown(self, record: Record) -> dict[str, object]:
        return {
            "title": record["title"],
            "date": record["date"],
            "blocks": [(anchor, text) for _, anchor, text in record["blocks"]],
        }


def shard(word: str, letters: int) -> str:
    """The file that holds a word, by so many first letters; a name's are behind its `zq`."""
    start = word[: 2 + letters] if word.startswith("zq") else word[:letters]
    return "".join(c if c in _DIGITS else f"{ord(c):x}" for c in start)


def _base36(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = _DIGITS[digit] + text
    return text


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
