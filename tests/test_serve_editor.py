"""What the editor sees in `mkdocs serve`, and nobody in the published site."""

from __future__ import annotations

import time

import pytest

from tests.test_serve import ARTICLE, PAGE, Server, server  # noqa: F401

pytestmark = pytest.mark.slow


def test_each_article_has_its_strip_and_no_file_of_the_site_has_one(server: Server) -> None:  # noqa: F811
    page = server.wait_for(PAGE, 'class="b-editor"')
    assert "date: ../2023-11" in page
    assert "b-editor" not in server.page("fr/")
    site = server.folder / "site"
    assert not [p for p in site.rglob("*.html") if "b-editor" in p.read_text("utf-8")]


def test_an_error_is_on_every_page_until_it_is_mended(server: Server) -> None:  # noqa: F811
    time.sleep(1.5)
    source = server.folder / ARTICLE
    text = source.read_text("utf-8")
    source.write_text("---\npartners: [Frankreich]\n---\n" + text, "utf-8")
    assert "partner Frankreich is unknown" in server.wait_for("en/", 'class="b-fault"')
    assert "b-fault" in server.page(PAGE)
    source.write_text(text, "utf-8")
    until = time.monotonic() + 20
    while "b-fault" in server.page("en/") and time.monotonic() < until:
        time.sleep(0.1)
    assert "<h1" in server.page("en/")
    assert "b-fault" not in server.page("en/")
