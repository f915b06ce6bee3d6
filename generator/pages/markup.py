"""Text → Markdown that says just that text: nothing in an article is ever markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup

from generator.model import Block, Figure, Lang

# Characters that mean something to Python-Markdown or a usual extension, wherever they stand.
_HTML = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;", "~": "&#126;"})
_INLINE = _HTML | str.maketrans({c: "\\" + c for c in "\\`*_{}[]#"})
Table = dict[int, str]
"""What to write for characters: `_INLINE` for Markdown, `_HTML` for what Markdown makes of it."""
# Spaces that are not one plain space, those that do not break aside.
_SPACES = re.compile(r"[^\S\u00a0\u202f\u2009]{2,}|[^\S \u00a0\u202f\u2009]")
_NUMBERED = re.compile(r"(\d+)([.)])(?=\s)")
_QUOTED_OPENERS = "«“\"'’‘…"


def escape(text: str, table: Table = _INLINE) -> str:
    """One line of Markdown that renders as the text, at the start of a block or inside one."""
    line = _SPACES.sub(" ", text.strip())
    if not line:
        return ""
    first, rest = line[0], line[1:]
    if not (first.isalnum() or first in _QUOTED_OPENERS):
        # `#`, `-`, `+`, `:`, `!!!`, `---` and their like open a block only at its very start.
        return f"&#{ord(first)};" + rest.translate(table)
    if match := _NUMBERED.match(line):
        number, stop = match.groups()
        return f"{number}&#{ord(stop)};" + line[match.end() :].translate(table)
    return line.translate(table)


def body(
    blocks: Sequence[Block], figures: Iterable[Figure], lang: Lang | None, permalink: str = ""
) -> str:
    """An article's blocks as Markdown, anchored, with its figures marked where they stand.

    `lang` is the language of the text where it is not the page's own, else None. With a
    `permalink`, each block ends in an empty link of that name to itself, for the sheet to show.
    """
    marks = _by_anchor(figures)
    return "\n\n".join(
        _block(block, marks.get(block.anchor, []), lang, _link(block, permalink))
        for block in blocks
    )


def body_html(
    blocks: Sequence[Block], figures: Iterable[Figure], lang: Lang | None, permalink: str = ""
) -> str | None:
    """What Python-Markdown makes of `body`, at a tenth of the time; None where it has to say.

    That is with one list after another, which Markdown takes for one.
    """
    kinds = [block.kind for block in blocks]
    if ("list", "list") in pairwise(kinds):
        return None
    marks = _by_anchor(figures)
    made = "\n".join(
        _block_html(block, marks.get(block.anchor, []), lang, _link(block, permalink))
        for block in blocks
    )
    return made.replace("\n</blockquote>\n<blockquote>\n", "\n")


def _by_anchor(figures: Iterable[Figure]) -> dict[str, list[tuple[int, Figure]]]:
    """The figures, numbered from 1, by the block they stand in."""
    marks: dict[str, list[tuple[int, Figure]]] = {}
    for number, figure in enumerate(figures, 1):
        marks.setdefault(figure.anchor, []).append((number, figure))
    return marks


def title(text: str, figures: Iterable[Figure]) -> Markup:
    """An article's title as HTML, its figures marked."""
    return Markup(_marked(text, _by_anchor(figures).get("title", []), table=_HTML))


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


def _block_html(
    block: Block, figures: list[tuple[int, Figure]], lang: Lang | None, link: str
) -> str:
    language = f' lang="{lang}"' if lang else ""
    attributes = f' id="{block.anchor}"{language}'
    if block.kind == "list":
        items = []
        for number, (item, start, inside) in enumerate(_items(block, figures)):
            words = _marked(item, inside, start, table=_HTML)
            items.append(f"<li{attributes if not number else language}>{words}</li>")
        return "\n".join(["<ul>", *items, "</ul>"])
    words = _marked(block.text, figures, table=_HTML) + link
    match block.kind:
        case "heading":
            return f"<h2{attributes}>{words}</h2>"
        case "quote":
            return f"<blockquote>\n<p{attributes}>{words}</p>\n</blockquote>"
        case _:
            return f"<p{attributes}>{words}</p>"


def _items(
    block: Block, figures: list[tuple[int, Figure]]
) -> Iterator[tuple[str, int, list[tuple[int, Figure]]]]:
    """The items of a list, where each starts in its text, and the figures in it."""
    start = 0
    for item in block.items:
        end = start + len(item)
        yield item, start, [(n, f) for n, f in figures if start <= f.start < end]
        start = end + 1


def _list(block: Block, figures: list[tuple[int, Figure]], attributes: str, language: str) -> str:
    """The anchor goes to the first item: Markdown has no place for attributes of a whole list."""
    lines: list[str] = []
    for item, start, inside in _items(block, figures):
        lines.append(f"- {_marked(item, inside, start)}")
        if len(lines) == 1 or language:  # on a line of their own, or attr_list does not see them
            lines.append(f"    {attributes if len(lines) == 1 else f'{{:{language} }}'}")
    return "\n".join(lines)


def _piece(text: str, table: Table, opens: bool) -> str:
    """A piece of a line; only the one that opens its block needs the guard at its start."""
    if opens:
        # The space before a figure is text too: French puts one that does not break there.
        return escape(text, table) + _SPACES.sub(" ", text[len(text.rstrip()) :])
    return _SPACES.sub(" ", text).translate(table)


def _marked(
    text: str, figures: list[tuple[int, Figure]], offset: int = 0, table: Table = _INLINE
) -> str:
    """The text with a span around each figure, so that links can lead to its very words."""
    parts, done = [], 0
    for number, figure in sorted(figures, key=lambda pair: pair[1].start):
        start = figure.start - offset
        end = start + len(figure.text)
        if start < done or text[start:end] != figure.text:
            parts.append(f'<span id="f{number}"></span>')  # inside another: a place to lead to
            continue
        parts.append(_piece(text[done:start], table, done == 0))
        words = _piece(text[start:end], table, False)
        parts.append(f'<span class="b-figure" id="f{number}">{words}</span>')
        done = end
    parts.append(_piece(text[done:], table, done == 0))
    return "".join(parts).rstrip(" ")  # two spaces at its end would break the line


def attribute(text: str) -> str:
    """Text for an HTML attribute or element."""
    return html.escape(text, quote=True)


def flat(text: str) -> str:
    """The text in one line, its no-break spaces kept."""
    return _SPACES.sub(" ", text).strip()


def shorten(text: str, most: int = 170) -> str:
    """The text cut at a word, with an ellipsis, to at most so many characters."""
    line = flat(text)
    if len(line) <= most:
        return line
    cut = line[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-«(")
    return cut + "…"
