"""While an editor serves the site, pages get what no reader sees: the strip of an article, and the
errors of the last save on every page.

It is put into a page when a browser asks for it, so that nothing of it is ever in a file, and a
change of it renders nothing again. Any server that speaks WSGI will do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.errors import Problem
from generator.messages import editor_language
from generator.pages.address import article as address_of
from generator.pairing import Article
from generator.settings import Settings
from generator.strip import panel, strip

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_STYLES = Path(__file__).parent / "templates" / "editor.css"


@dataclass
class Desk:
    """What the editor is shown; a rebuild says it anew."""

    problems: tuple[Problem, ...] = ()
    tongue: str = "en"
    """The language to tell errors in; the strip speaks the page's."""
    _articles: dict[str, tuple[Article, str]] = field(default_factory=dict)
    """By the address of each page: the article, and the page's language."""

    def show(
        self, articles: Iterable[Article], problems: Iterable[Problem], settings: Settings
    ) -> None:
        """Show the outcome of a build."""
        self._articles = {
            address_of(lang, article.id): (article, lang)
            for article in articles
            for lang in settings.languages
        }
        self.tell(problems, settings.messages)

    def tell(self, problems: Iterable[Problem], messages: str = "") -> None:
        """Show what is wrong; the articles of the last build stay."""
        self.problems, self.tongue = tuple(problems), editor_language(messages)

    def around(self, application: WSGIApplication) -> WSGIApplication:
        """The application of a server, its HTML pages dressed for the editor."""

        def dressed(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            answer = _Answer()
            body = application(environ, answer.start)
            if not answer.is_html:
                answer.pass_on(start_response)
                return body
            page = self.dress(str(environ.get("PATH_INFO", "")), _whole(body))
            answer.pass_on(start_response, len(page))
            return [page]

        return dressed

    def dress(self, path: str, page: bytes) -> bytes:
        """A page as the editor sees it, by the path it was asked for."""
        errors = panel(self.problems, self.tongue)
        address = "/".join(path.removesuffix("index.html").strip("/").split("/")[-3:]) + "/"
        found = self._articles.get(address)
        below = strip(*found, self.problems) if found else ""
        if errors or below:
            page = _put(page, b"</head>", f"<style>{_STYLES.read_text('utf-8')}</style>\n")
            page = _put(page, b"</main>", below)
            page = _put(page, b"<main>", errors, after=True)
        return page


def _put(page: bytes, mark: bytes, text: str, *, after: bool = False) -> bytes:
    """A text before or after a mark of the frame; the page as it is where the mark is missing."""
    new = text.encode("utf-8")
    return page.replace(mark, mark + new if after else new + mark, 1)


class _Answer:
    """What an application says before its body."""

    def __init__(self) -> None:
        self.status = ""
        self.headers: list[tuple[str, str]] = []

    def start(self, status: str, headers: list[tuple[str, str]], *_: Any) -> Any:
        self.status, self.headers = status, headers

    @property
    def is_html(self) -> bool:
        kinds = (value for name, value in self.headers if name.lower() == "content-type")
        return any(kind.startswith("text/html") for kind in kinds)

    def pass_on(self, start_response: StartResponse, length: int | None = None) -> None:
        headers = self.headers
        if length is not None:
            headers = [(n, v) for n, v in headers if n.lower() != "content-length"]
            headers.append(("Content-Length", str(length)))
        start_response(self.status, headers)


def _whole(body: Iterable[bytes]) -> bytes:
    """A body in one piece, closed as WSGI wants it."""
    try:
        return b"".join(body)
    finally:
        if close := getattr(body, "close", None):
            close()
