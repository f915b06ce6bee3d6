"""The same articles give the same bytes, wherever, whenever and however often they are built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import copy_project
from tests.corpus import write_corpus

pytestmark = pytest.mark.slow

ARTICLES = 40
"""Enough for every share of the work to be done by a process of its own."""
ELSEWHERE = """
import os, runpy, sys

class Listed(list):
    def __init__(self, entries):
        super().__init__(sorted(entries, key=lambda entry: entry.name, reverse=True))
        self.rest = iter(self)
    def __enter__(self): return self
    def __exit__(self, *error): pass
    def __iter__(self): return getattr(self, "rest", None) or super().__iter__()
    def __next__(self): return next(self.rest)
    def close(self): pass

listdir, scandir = os.listdir, os.scandir
os.listdir = lambda *where: sorted(listdir(*where), reverse=True)
os.scandir = lambda *where: Listed(scandir(*where))
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
sys.argv = ["mkdocs", "build", "--strict", "--quiet"]
runpy.run_module("mkdocs", run_name="__main__")
"""
"""A build that finds files in the opposite order, on one processor."""


def build(folder: Path, *command: str, **env: str) -> dict[str, bytes]:
    """Build a project; the files of its `docs/` and site."""
    done = subprocess.run(
        [sys.executable, *(command or ("-m", "mkdocs", "build", "--strict", "--quiet"))],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "SITE_URL": "https://pages.example/repo/", **env},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return made(folder)


def made(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for part in ("docs", "site")
        for path in sorted((folder / part).rglob("*"))
        if path.is_file()
    }


def differing(one: dict[str, bytes], two: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | two.keys() if one.get(path) != two.get(path))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A project, and what its first build made."""
    folder = copy_project(tmp_path_factory.mktemp("same") / "project")
    write_corpus(folder / "source_articles", ARTICLES)
    files = build(folder, PYTHONHASHSEED="1")
    assert len([path for path in files if path.startswith("site/fr/articles/")]) > ARTICLES
    return folder, files


def elsewhere(folder: Path, target: Path) -> Path:
    """The same project in another folder, without a cache, its files of another day."""
    copy_project(target)
    shutil.rmtree(target / "source_articles")
    shutil.copytree(folder / "source_articles", target / "source_articles")
    for path in target.rglob("*"):
        os.utime(path, (10**9, 10**9))
    return target


def test_in_another_folder_time_zone_language_and_order(
    first: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    folder, files = first
    again = build(
        elsewhere(folder, tmp_path / "Un autre dossier"),
        "-c",
        ELSEWHERE,
        PYTHONHASHSEED="4711",
        LANG="C",
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
        TZ="Pacific/Kiritimati",
        BRIEFING_LANG="fr",
    )
    assert differing(files, again) == []


def test_again_with_and_without_what_was_remembered(
    first: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    folder, files = first
    assert differing(files, build(folder, PYTHONHASHSEED="2")) == []
    shutil.rmtree(folder / ".cache")
    assert differing(files, build(folder, PYTHONHASHSEED="3")) == []
    shutil.rmtree(folder / "site")
    assert differing(files, build(folder, PYTHONHASHSEED="4")) == []


def test_after_an_edit_as_if_built_anew(
    first: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    """An article that changes partner, date and figures; one that goes; one that comes."""
    folder, _ = first
    edited = tmp_path / "edited"
    shutil.copytree(folder, edited)
    one, two, three, *_ = sorted((edited / "source_articles").glob("*-0*.fr.txt"))
    header = "---\ntitle: Un autre titre\npartners: [JP]\nthemes: [energy]\ndate: 2001-01-01\n---\n"
    one.write_text(header + one.read_text("utf-8"), "utf-8")
    two.unlink()
    three.rename(three.with_name("2030-01-nouveau.fr.txt"))
    warm = build(edited)
    cold = build(elsewhere(edited, tmp_path / "cold"))
    assert differing(warm, cold) == []
