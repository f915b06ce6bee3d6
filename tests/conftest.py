"""What tests share: a copy of the project, a built site, and a server that serves like Pages."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import errors

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
FRENCH = (
    "La Finlande et le Kazakhstan parlent d’énergie\n\nHelsinki et Astana ont signé un accord sur"
    " l’énergie. Les échanges ont atteint 250 millions d’euros en 2021.\n"
)
"""A small article."""
KEPT = ("mkdocs.yml", "docs", "generator", "overrides", "source_articles")

SAID: set[str] = set()
"""Templates of all messages that were made so far, in this process."""
_made = errors._made


def _noted(template: str, many: str, chosen: str, values: Mapping[str, object]) -> errors.Message:
    SAID.update((template, many))
    return _made(template, many, chosen, values)


errors._made = _noted
os.environ["BRIEFING_LANG"] = "en"  # whatever the terminal that runs the tests speaks

needs_seeds = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the raw articles of ../shared/seeds are not at hand"
)


def copy_project(target: Path) -> Path:
    """The project's own files, without what earlier builds left."""
    target.mkdir(exist_ok=True)
    ignore = shutil.ignore_patterns("__pycache__", ".generated.json")
    for name in KEPT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=ignore)
        else:
            shutil.copy(source, target / name)
    tracked = {"assets", "fr", "en"}
    for path in (target / "docs").rglob("*"):
        inside = path.relative_to(target / "docs")
        own = inside.parts[0] == "assets" or inside.name in ("a-propos.md", "about.md")
        if path.is_file() and not (own and inside.parts[0] in tracked):
            path.unlink()
    return target


def run(*command: object, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command with this Python's packages; the result, whatever its exit status."""
    return subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        cwd=cwd,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test caches goes with it."""
    folder = tmp_path_factory.mktemp("cache")
    for module in ("cache", "making"):
        monkeypatch.setattr(f"generator.{module}.CACHE", folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one French article, `finlande`."""
    source = tmp_path / "articles"
    source.mkdir()
    (source / "finlande.fr.txt").write_text(FRENCH, "utf-8")
    return source


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next((path for name in names if (path := shutil.which(name))), None)
    if not program:
        pytest.skip("no Chromium on this machine")
    # Not above: `make test-lowest` has no browser.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=CHROMIUM)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with its generated pages and its built `site/`; read only."""
    folder = copy_project(tmp_path_factory.mktemp("project"))
    done = run("mkdocs", "build", "--strict", cwd=folder, SITE_URL="https://pages.example/repo/")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    """The built site of the shipped articles."""
    return project / "site"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args: object, base: str, folder: str, **kwargs: object) -> None:
        self.base = base
        super().__init__(*args, directory=folder, **kwargs)

    def translate_path(self, path: str) -> str:
        """Only below the project path, as on GitHub Pages."""
        if not path.startswith(self.base):
            return "/nonexistent"
        return super().translate_path(path[len(self.base) - 1 :])

    def log_message(self, *args: object) -> None:
        """Silence."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a built site, served below `/repo/` while the block runs."""
    handler = functools.partial(_Quiet, base="/repo/", folder=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/repo/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the built site, served below `/repo/`."""
    with serving(site) as address:
        yield address
