"""Pages as an editor is served them: dressed on the way out, whatever server there is."""

from __future__ import annotations

from io import BytesIO
from wsgiref.util import FileWrapper

import lxml.html
import pytest

from generator.desk import Desk
from generator.errors import Problem, tell
from generator.settings import load_settings
from tests.conftest import ROOT
from tests.factory import article

SETTINGS = load_settings(ROOT / "mkdocs.yml")
PAGE = (
    '<!doctype html><html lang="fr"><head><title>Été</title></head><body><main>\n'
    '<article id="text"><p>Texte.</p></article>\n</main></body></html>'
).encode()
ERROR = Problem("a.fr.txt", 3, tell("the header is not closed; add a line --- below it"))


@pytest.fixture
def desk() -> Desk:
    shown = Desk()
    shown.show([article("accord")], (), SETTINGS)
    return shown


def served(desk: Desk, path: str, kind: str = "text/html", body: bytes = PAGE):
    """Status, headers and body as a browser gets them, and the file that was served."""
    file = BytesIO(body)
    said: list[object] = []

    def application(environ, start_response):
        length = str(len(body))
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", length)])
        return FileWrapper(file)

    answer = desk.around(application)({"PATH_INFO": path}, lambda *start: said.extend(start))
    content = b"".join(answer)
    status, headers = said
    return status, dict(headers), content, file


@pytest.mark.parametrize(
    "path",
    [
        "/fr/articles/accord/",
        "/briefing/fr/articles/accord/",
        "/fr/articles/accord/index.html",
        "/repo/en/articles/accord/",
    ],
)
def test_an_articles_page_gets_its_strip(desk, path):
    status, headers, content, file = served(desk, path)
    assert status == "200 OK"
    assert int(headers["Content-Length"]) == len(content)
    assert file.closed
    page = lxml.html.document_fromstring(content)
    (strip,) = page.xpath("//main/aside")
    assert strip.get("lang") == path.strip("/").split("/articles")[0][-2:]
    assert "in/accord.fr.txt" in strip.text_content()
    assert page.xpath("//head/style")


@pytest.mark.parametrize("path", ["/", "/fr/", "/fr/articles/autre/", "/fr/themes/energie/"])
def test_other_pages_stay_as_they_are(desk, path):
    assert served(desk, path)[2] == PAGE


def test_errors_are_on_every_page_until_they_are_mended(desk):
    desk.tell([ERROR])
    for path in ("/fr/", "/fr/articles/accord/", "/fr/articles/absent/"):
        page = lxml.html.document_fromstring(served(desk, path)[2])
        (panel,) = page.xpath("//main/*[1][@role='alert']")
        assert "a.fr.txt:3: the header is not closed" in panel.text_content()
    assert b"b-editor" in served(desk, "/fr/articles/accord/")[2]
    desk.show([article("accord")], (), SETTINGS)
    assert served(desk, "/fr/")[2] == PAGE


def test_errors_speak_the_editors_language(desk, monkeypatch):
    monkeypatch.setenv("BRIEFING_LANG", "fr")
    desk.tell([ERROR])
    assert "l’en-tête n’est pas fermé" in served(desk, "/en/")[2].decode()


@pytest.mark.parametrize(
    ("kind", "body"),
    [("text/css", b"main{}"), ("text/plain", b"17"), ("application/json", b"</main></head>")],
)
def test_what_is_no_page_is_passed_on(desk, kind, body):
    desk.tell([ERROR])
    _, headers, content, _ = served(desk, "/fr/articles/accord/", kind, body)
    assert (content, headers["Content-Length"]) == (body, str(len(body)))


def test_a_page_without_the_frame_is_left_alone(desk):
    desk.tell([ERROR])
    assert served(desk, "/x.html", body=b"<p>404")[2] == b"<p>404"
