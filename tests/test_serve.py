"""`mkdocs serve`: one save, one rebuild; a broken article leaves the last good site up."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import copy_project

pytestmark = pytest.mark.slow


class Server:
    """A `mkdocs serve` in a copy of the project, and what it said."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder, self.log = folder, folder / "serve.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{self.port}"],
                cwd=folder,
                env={**os.environ, "SITE_URL": "https://pages.example/repo/"},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def builds(self) -> int:
        return len(re.findall("Building documentation", self.said()))

    def page(self, path: str) -> str:
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{self.port}/repo/{path}", timeout=5
            ) as got:
                return str(got.read().decode("utf-8"))
        except OSError:
            return ""

    def wait_for(self, path: str, text: str, seconds: float = 30) -> str:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if text in (page := self.page(path)):
                return page
            time.sleep(0.1)
        raise AssertionError(f"{text!r} not on {path}:\n{self.said()[-3000:]}")

    def wait_said(self, text: str, seconds: float = 30) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if text in self.said():
                return
            time.sleep(0.1)
        raise AssertionError(f"not said: {text}\n{self.said()[-3000:]}")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(copy_project(tmp_path))
    try:
        running.wait_for("fr/", "<h1")
        yield running
    finally:
        running.process.terminate()
        running.process.wait(timeout=20)


ARTICLE = "source_articles/2023-11-france-visite.fr.txt"
PAGE = "fr/articles/2023-11-france-visite/"


def test_one_save_is_one_rebuild(server: Server) -> None:
    time.sleep(2)  # whatever the first build wrote has been seen by the watcher by now
    assert server.builds() == 1, server.said()
    source = server.folder / ARTICLE
    text = source.read_text("utf-8")
    source.write_text(text + "\n\nUne phrase ajoutée pendant que le site est servi.\n", "utf-8")
    server.wait_for(PAGE, "Une phrase ajoutée pendant")
    time.sleep(2.5)
    assert server.builds() == 2, server.said()
    assert server.process.poll() is None


def test_a_broken_article_shows_its_error_and_the_last_good_site_stays(server: Server) -> None:
    time.sleep(1.5)
    source = server.folder / ARTICLE
    text = source.read_text("utf-8")
    source.write_text("---\npartners: [Frankreich]\n---\n" + text, "utf-8")
    server.wait_said("2023-11-france-visite.fr.txt:2: partner Frankreich is unknown")
    assert "<h1" in server.wait_for(PAGE, "<h1")
    other = server.folder / "source_articles/2026-01-maroc-echanges.fr.txt"
    text_of_other = other.read_text("utf-8")
    other.write_text(text_of_other.replace("Kurultai", "Kouroultaï"), "utf-8")
    server.wait_for("fr/articles/2026-01-maroc-echanges/", "Kouroultaï")
    source.write_text(text + "\n\nVoici la phrase qui remplace la faute.\n", "utf-8")
    server.wait_for(PAGE, "Voici la phrase qui remplace")


def test_a_handwritten_page_is_watched_too(server: Server) -> None:
    time.sleep(1.5)
    page = server.folder / "docs/fr/a-propos.md"
    page.write_text(page.read_text("utf-8") + "\nUn alinéa de plus, écrit à la main.\n", "utf-8")
    server.wait_for("fr/a-propos/", "Un alinéa de plus")


def test_the_policy_lets_the_servers_own_script_run(server: Server) -> None:
    page = server.page("fr/")
    assert "livereload(" in page
    assert "Content-Security-Policy" not in page
