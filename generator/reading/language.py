"""Which language a text is in, by its commonest words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.catalog import table
from generator.model import Lang
from generator.text import tokens

STOP_WORDS: Mapping[Lang, frozenset[str]] = {
    lang: frozenset(table("function_words")[lang].split()) for lang in ("fr", "en")
}
"""The commonest words of each language."""
_SAMPLE = 400
"""Words looked at: enough to be sure, and no more work for a long article."""


def detect(texts: Iterable[str], languages: Iterable[Lang]) -> Lang:
    """The likeliest of the languages; the first one when nothing speaks for any."""
    counts = dict.fromkeys(languages, 0)
    seen = 0
    for text in texts:
        words = [token.folded for token in tokens(text[:20_000])]
        seen += len(words)
        for lang in counts:
            counts[lang] += sum(word in STOP_WORDS.get(lang, ()) for word in words)
        if seen > _SAMPLE:
            break
    return max(counts, key=lambda lang: counts[lang])
