"""Values for tests: every field has a harmless default, so a test states only what it means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import lxml.html
import markdown

from generator.editor import first_day
from generator.frontmatter import NO_HEADER, Header, split
from generator.making import make
from generator.model import (
    Basis,
    Block,
    DateFinding,
    Evidence,
    Figure,
    Finding,
    Line,
    Mention,
    Page,
    Reading,
    Task,
    ThemeFinding,
)
from generator.pairing import Article
from generator.read import Source

LANGUAGES = ("fr", "en")
EXTENSIONS = ["attr_list", "toc", "tables", "fenced_code"]
EVIDENCE = Evidence(1, "mots", "rule")


def source(header: str = "", name: str = "accord") -> Source:
    """A source whose header is given as YAML, as `read` would hand it on."""
    lines = ["---", *header.split("\n"), "---", "Texte."]
    return Source(
        path=f"in/{name}.txt",
        article=name,
        lang=None,
        markdown=False,
        header=split(lines, f"in/{name}.txt") if header else NO_HEADER,
        lines=tuple(Line(number, "Texte.") for number in range(len(lines), len(lines) + 20)),
        digest="0",
    )


def header(**values: object) -> Header:
    """A parsed header, its keys on lines 2, 3, ..."""
    lines = {key: number for number, key in enumerate(values, 2)}
    return Header(values, lines, len(values) + 2)  # type: ignore[arg-type]


def figure(
    value: float | tuple[float, float] = 5,
    unit: str | None = "percent",
    *,
    text: str = "5 %",
    anchor: str = "p1",
    start: int = 0,
    bound: str | None = None,
) -> Figure:
    """A figure; its place is the start of the first paragraph unless said."""
    return Figure(value, unit, bound, None, None, text, anchor, start, 1)


def block(text: str, anchor: str = "p1", kind: str = "paragraph") -> Block:
    """A block of one source line."""
    return Block(kind, text, (1,), anchor)


def dated(edtf: str | None) -> DateFinding:
    """A date as stated by the source; None: no date is known."""
    day: date | None = first_day(edtf) if edtf else None
    return DateFinding(edtf, day, Basis.STATED if edtf else Basis.ABSENT, "for a test")


def mentions(codes: Iterable[str]) -> tuple[Mention, ...]:
    """Mentions of these partners."""
    return tuple(Mention(code, 1.0, (EVIDENCE,)) for code in codes)


def reading(
    article: str = "accord",
    lang: str = "fr",
    *,
    date: str | None = None,
    partners: Sequence[str] = (),
    mentioned: Sequence[str] = (),
    themes: Sequence[str] = (),
    states: dict[str, object] | None = None,
    path: str = "",
) -> Reading:
    """A reading; `states` is the editor's header."""
    return Reading(
        article=article,
        lang=lang,
        path=path or f"in/{article}.{lang}.txt",
        digest="0",
        header=states or {},
        title=Finding(f"Titre {article}", Basis.STATED, EVIDENCE),
        date=dated(date),
        outlet=None,
        author=None,
        place=None,
        partners=mentions(partners),
        mentioned=mentions(mentioned),
        themes=tuple(ThemeFinding(slug, 1.0, (EVIDENCE,)) for slug in themes),
        people=(),
        figures=(),
        keywords=(),
        blocks=(block("Texte."),),
        related=(),
        dropped=(),
    )


def article(
    id: str = "accord",
    *,
    date: str | None = None,
    partners: Sequence[str] = (),
    mentioned: Sequence[str] = (),
    themes: Sequence[str] = (),
) -> Article:
    """An article in French only."""
    read = reading(id, date=date, partners=partners, mentioned=mentioned, themes=themes)
    return Article(id, "fr", {"fr": read})


def page(path: str, text: str = "texte\n", origin: str = "") -> Page:
    """A page to write."""
    return Page(path, text, origin)


def write_pages(pages: Iterable[Page], docs: Path) -> int:
    """Make the generated part of a folder just these pages; the number of files changed."""
    return make(
        [Task((p.path,), (p.text,), lambda p=p: [p], p.origin) for p in pages], docs
    ).changed


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder, hidden ones included, with its text."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def rendered(text: str) -> lxml.html.HtmlElement:
    """Markdown as the engine renders it, as a tree."""
    return lxml.html.fromstring(f"<div>{markdown.markdown(text, extensions=EXTENSIONS)}</div>")
