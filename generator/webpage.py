"""A saved web page → the text of its article and what the page states about it (trafilatura)."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import Any

from generator.errors import InputError, Problem, tell


@dataclass(frozen=True, slots=True)
class WebPage:
    """What was got out of a page; a value that the page does not state is empty."""

    text: str
    """The title, then the paragraphs, with a blank line between them."""
    title: str
    date: str
    """An ISO day."""
    author: str
    outlet: str


def looks_like_html(name: str, data: bytes) -> bool:
    """Whether a file is a web page, by its name or its first bytes."""
    if name.lower().endswith((".html", ".htm", ".xhtml")):
        return True
    head = data[:1000].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")  # UTF-16 too
    return bool(re.match(rb"\s*<(?:!doctype\s+html|html\b)", head, re.IGNORECASE))


def read_web_page(data: bytes, shown: str) -> WebPage:
    """The article of a page; raises `InputError` where none is found."""
    import trafilatura  # heavy, and of use here alone

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(
        data,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    stated = found if isinstance(found, dict) else found.as_dict() if found else {}
    body = [_line(line) for line in _text(stated.get("text")).splitlines()]
    paragraphs = [line for line in body if line.strip("-")]  # a page opens no header
    if not paragraphs:
        message = tell("no article was found in the page; copy its text and paste it instead")
        raise InputError(Problem(shown, 0, message))
    title = _line(stated.get("title"))
    if title.strip("-") and paragraphs[0] != title:
        paragraphs.insert(0, title)
    return WebPage(
        text="\n\n".join(paragraphs) + "\n",
        title=title,
        date=_day(_text(stated.get("date")), data),
        author=_line(stated.get("author")),
        outlet=_line(stated.get("sitename")) or _line(stated.get("hostname")),
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _line(value: Any) -> str:
    return " ".join(_text(value).split())


def _day(day: str, data: bytes) -> str:
    """The day that was found, if the page states it for machines: any other may be a guess."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", day, re.ASCII):
        return ""
    stated = rf'(?:<meta\b[^>]*|"datePublished"\s*:\s*"){day}'
    return day if re.search(stated.encode(), data, re.IGNORECASE) else ""
