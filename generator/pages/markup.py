"""Text → Markdown that says just that text: nothing in an article is ever markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from generator.model import Block, Figure, Lang

# Characters that mean something to Python-Markdown or a usual extension, wherever they stand.
_INLINE = str.maketrans(
    {
        **{c: "\\" + c for c in "\\`*_{}[]#"},
        **{c: f"&#{ord(c)};" for c in "|~"},
        "<": "&lt;",
        ">": "&gt;",
        "&": "&amp;",
    }
)
_SPACES = re.compile(r"[^\S\u00a0\u202f\u2009]+")
_NUMBERED = re.compile(r"(\d+)([.)])(?=\s)")
_QUOTED_OPENERS = "«“\"'’‘…"


def escape(text: str) -> str:
    """One line of Markdown that renders as the text, at the start of a block or inside one."""
    line = _SPACES.sub(" ", text.strip())
    if not line:
        return ""
    first, rest = line[0], line[1:]
    if not (first.isalnum() or first in _QUOTED_OPENERS):
        # `#`, `-`, `+`, `:`, `!!!`, `---` and their like open a block only at its very start.
        return f"&#{ord(first)};" + rest.translate(_INLINE)
    if match := _NUMBERED.match(line):
        number, stop = match.groups()
        return f"{number}&#{ord(stop)};" + line[match.end() :].translate(_INLINE)
    return line.translate(_INLINE)


def body(
    blocks: Sequence[Block],
    figures: Iterable[Figure],
    lang: Lang | None,
    permalink: str | None = None,
) -> str:
    """An article's blocks as Markdown, anchored, with its figures marked where they stand.

    `lang` is the language of the text where it is not the page's own, else None. With a
    `permalink`, each block ends in an empty link of that name to itself, for the sheet to show.
    """
    marks: dict[str, list[tuple[int, Figure]]] = {}
    for number, figure in enumerate(figures, 1):
        marks.setdefault(figure.anchor, []).append((number, figure))
    return "\n\n".join(
        _block(block, marks.get(block.anchor, []), lang, _link(block, permalink))
        for block in blocks
    )


def title(text: str, figures: Iterable[Figure]) -> str:
    """An article's title, its figures marked."""
    return _marked(text, [(n, f) for n, f in enumerate(figures, 1) if f.anchor == "title"])


def _link(block: Block, name: str | None) -> str:
    if not name:
        return ""
    return f'<a class="b-anchor" href="#{block.anchor}" aria-label="{attribute(name)}"></a>'


def _block(block: Block, figures: list[tuple[int, Figure]], lang: Lang | None, link: str) -> str:
    language = f' lang="{lang}"' if lang else ""
    attributes = f"{{: #{block.anchor}{language} }}"
    match block.kind:
        case "heading":
            return f"## {_marked(block.text, figures)}{link} {attributes}"
        case "quote":
            return f"> {_marked(block.text, figures)}{link}\n> {attributes}"
        case "list":
            return _list(block, figures, attributes, language)
        case _:
            return f"{_marked(block.text, figures)}{link}\n{attributes}"


def _list(block: Block, figures: list[tuple[int, Figure]], attributes: str, language: str) -> str:
    """The anchor goes to the first item: Markdown has no place for attributes of a whole list."""
    lines: list[str] = []
    start = 0
    for item in block.items:
        end = start + len(item)
        inside = [(n, f) for n, f in figures if start <= f.start < end]
        lines.append(f"- {_marked(item, inside, start)}")
        if len(lines) == 1 or language:  # on a line of their own, or attr_list does not see them
            lines.append(f"    {attributes if len(lines) == 1 else f'{{:{language} }}'}")
        start = end + 1
    return "\n".join(lines)


def _marked(text: str, figures: list[tuple[int, Figure]], offset: int = 0) -> str:
    """The text with a span around each figure, so that links can lead to its very words."""
    parts, done = [], 0
    for number, figure in sorted(figures, key=lambda pair: pair[1].start):
        start = figure.start - offset
        end = start + len(figure.text)
        if start < done or text[start:end] != figure.text:
            parts.append(f'<span id="f{number}"></span>')  # inside another: a place to lead to
            continue
        before, words = text[done:start], text[start:end]
        parts.append(_piece(before, done == 0))
        parts.append(f'<span class="b-figure" id="f{number}">{_piece(words, False)}</span>')
        done = end
    parts.append(_piece(text[done:], done == 0))
    return "".join(parts).rstrip(" ")  # two spaces at its end would break the line


def _piece(text: str, opens: bool) -> str:
    """A piece of a line; only the one that opens its block needs the guard at its start."""
    if opens:
        # The space before a figure is text too: French puts one that does not break there.
        return escape(text) + _SPACES.sub(" ", text[len(text.rstrip()) :])
    return _SPACES.sub(" ", text).translate(_INLINE)


def attribute(text: str) -> str:
    """Text for an HTML attribute or element."""
    return html.escape(text, quote=True)


def shorten(text: str, most: int = 170) -> str:
    """The text cut at a word, with an ellipsis, to at most so many characters."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    cut = flat[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-«(")
    return cut + "…"
