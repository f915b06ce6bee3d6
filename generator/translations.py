"""The state of translations: a table of what is to do, and the mark that one was reviewed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.errors import InputError, Problem
from generator.model import Lang
from generator.pairing import Article
from generator.write import write_atomically

REMEMBERED = "original_digest"
"""The header key by which a translation remembers the text it was made from."""


def states(articles: Iterable[Article], languages: Iterable[Lang]) -> Iterator[tuple[str, ...]]:
    """Rows of a table: the id, and the state in each language (`human, stale`)."""
    langs = tuple(languages)
    yield ("article", *langs)
    for article in articles:
        yield (article.id, *(_state(article, lang) for lang in langs))


def _state(article: Article, lang: Lang) -> str:
    return article.state(lang) + (", stale" if article.stale(lang) else "")


def to_do(articles: Iterable[Article], languages: Iterable[Lang]) -> int:
    """How many translations are missing, out of date, or not reviewed by anybody."""
    langs = tuple(languages)
    return sum(
        article.state(lang) in ("missing", "machine") or article.stale(lang)
        for article in articles
        for lang in langs
    )


def mark_reviewed(article: Article, lang: Lang) -> Path:
    """Note in a translation's header that it says what its original says now; the file changed.

    A machine translation that was reviewed is one no longer. Raises `InputError` where there is
    no translation to mark.
    """
    if article.state(lang) not in ("human", "machine"):
        message = f"has no translation into {lang} to mark; write {article.id}.{lang}.txt first"
        raise InputError(Problem(article.id, 0, message))
    path = Path(article.readings[lang].path)
    lines = path.read_text("utf-8").split("\n")
    line = f"{REMEMBERED}: '{article.facts.digest}'"
    if lines[0].strip() != "---":
        lines[:0] = ["---", line, "---"]
    else:
        end = next(n for n, text in enumerate(lines[1:], 1) if text.strip() == "---")
        header = [t for t in lines[1:end] if not re.match(rf"({REMEMBERED}|translation)\s*:", t)]
        lines[1:end] = [*header, line]
    write_atomically(path, "\n".join(lines).encode("utf-8"))
    return path
