"""The state of translations: a table of what is to do, and the mark that one was reviewed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.errors import InputError, Message, Problem, tell
from generator.model import Lang
from generator.pairing import Article
from generator.write import write_atomically

REMEMBERED = "original_digest"
"""The header key by which a translation remembers the text it was made from."""


_STATES: Mapping[str, Message] = {
    "original": tell("original"),
    "human": tell("human"),
    "machine": tell("machine"),
    "missing": tell("missing"),
}
_STALE: Mapping[str, Message] = {
    "human": tell("human, stale"),
    "machine": tell("machine, stale"),
}
COLOURS: Mapping[Message, str] = {
    _STATES["human"]: "green",
    _STATES["machine"]: "yellow",
    _STATES["missing"]: "red",
    **dict.fromkeys(_STALE.values(), "yellow"),
}
"""What a state looks like on a terminal."""


def states(articles: Iterable[Article], languages: Iterable[Lang]) -> Iterator[tuple[str, ...]]:
    """Rows of a table: the id, and the state in each language (`human, stale`)."""
    langs = tuple(languages)
    yield (tell("article"), *langs)
    for article in articles:
        yield (article.id, *(_state(article, lang) for lang in langs))


def _state(article: Article, lang: Lang) -> Message:
    known = _STALE if article.stale(lang) else _STATES
    return known[article.state(lang)]


def as_data(articles: Iterable[Article], languages: Iterable[Lang]) -> list[dict[str, object]]:
    """The same for scripts."""
    langs = tuple(languages)
    return [
        {
            "id": article.id,
            "original": article.original,
            "states": {
                lang: {"state": article.state(lang), "stale": article.stale(lang)} for lang in langs
            },
        }
        for article in articles
    ]


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
        message = tell(
            "has no translation into {lang} to mark; write {name} first",
            lang=lang,
            name=f"{article.id}.{lang}.txt",
        )
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
