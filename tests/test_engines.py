"""The engine can be changed: the same tree with Zensical, and no engine for the generator."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import lxml.html
import pytest

from tests.conftest import run

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def other(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that Zensical makes of the docs that MkDocs was given."""
    folder = tmp_path_factory.mktemp("zensical")
    for name in ("docs", "overrides", "generator", "source_articles"):
        shutil.copytree(project / name, folder / name)
    shutil.copy(project / "mkdocs.yml", folder)
    env = {"SITE_URL": "https://pages.example/repo/"}
    done = run("zensical", "build", cwd=folder, **env)
    assert done.returncode == 0, done.stdout + done.stderr
    done = run("generator", "search", cwd=folder, **env)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def pages(site: Path) -> dict[str, Path]:
    return {p.relative_to(site).as_posix(): p for p in sorted(site.rglob("*.html"))}


def targets(name: str, page: lxml.html.HtmlElement) -> list[str]:
    """Where the links of a page lead, however they are written (`./` and `././` are one place)."""
    return [urljoin(f"https://pages.example/repo/{name}", a) for a in page.xpath("//a/@href")]


def test_same_addresses(site: Path, other: Path) -> None:
    assert sorted(pages(other)) == sorted(pages(site))


def test_same_language_links_and_text_on_every_page(site: Path, other: Path) -> None:
    for name, path in pages(site).items():
        if name == "404.html":  # Zensical renders it without the base path of error pages
            continue
        ours, theirs = (lxml.html.document_fromstring(p.read_bytes()) for p in (path, other / name))
        assert theirs.get("lang") == ours.get("lang"), name
        assert targets(name, theirs) == targets(name, ours), name
        for query in (
            "//head/link[@hreflang]/@href",
            "//head/link[@rel='canonical']/@href",
            "//head/meta/@content",
            "//*[@lang]/@lang",
            "//article//@id",
        ):
            assert theirs.xpath(query) == ours.xpath(query), (name, query)
        words = [" ".join(page.find("body").text_content().split()) for page in (ours, theirs)]
        assert words[0] == words[1], name


def test_both_have_the_search_index(site: Path, other: Path) -> None:
    for folder in (site, other):
        assert (folder / "find" / "fr" / "names.json").is_file()


def test_the_generator_runs_without_an_engine(project: Path, tmp_path: Path) -> None:
    """With MkDocs, Material and Zensical made impossible to import."""
    for name in ("mkdocs", "material", "zensical"):
        (tmp_path / "blocked" / f"{name}.py").parent.mkdir(exist_ok=True)
        (tmp_path / "blocked" / f"{name}.py").write_text("raise ImportError('blocked')")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--docs", str(tmp_path / "docs")],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "blocked")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "docs/fr/articles/2026-01-maroc-echanges.md").is_file()
