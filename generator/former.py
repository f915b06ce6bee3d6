"""Former names that a text uses, and what the places are called today."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from generator.catalog import table
from generator.model import Lang

_WORD = re.compile(r"\w")


def former_names(texts: Iterable[str], lang: Lang) -> list[tuple[str, str]]:
    """Pairs of former and present name, in the order in which a text in `lang` uses them."""
    found: dict[str, str] = {}
    pattern, today = _names(lang)
    for text in texts:
        for match in pattern.finditer(text):
            if not _WORD.match(text[max(0, match.start() - 1) : match.start()]):
                found.setdefault(match[0], today[match[0]])
    return list(found.items())


@cache
def _names(lang: Lang) -> tuple[re.Pattern[str], dict[str, str]]:
    today: dict[str, str] = {}
    for territory in table("territories").values():
        today |= (territory.get(lang) or {}).get("former") or {}
    longest_first = sorted(today, key=lambda name: (-len(name), name))
    # Without a word edge in front the search skips to the letters that a name can begin with.
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})\b"), today
