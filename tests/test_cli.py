"""The commands as editors and scripts call them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import FRENCH, ROOT, SEEDS, copy_project, needs_seeds, run


def test_build_is_the_default_and_writes_both_languages(folder: Path, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    done = run("generator", "--source", folder, "--docs", docs, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert "1 article" in done.stdout
    for lang in ("fr", "en"):
        assert (docs / lang / "articles" / "finlande.md").is_file()


def test_a_second_run_changes_nothing(folder: Path, tmp_path: Path) -> None:
    command = ("generator", "build", "--source", folder, "--docs", tmp_path / "docs")
    run(*command, cwd=ROOT)
    before = {p: p.read_bytes() for p in (tmp_path / "docs").rglob("*") if p.is_file()}
    assert "0 files changed" in run(*command, cwd=ROOT).stdout
    assert before == {p: p.read_bytes() for p in (tmp_path / "docs").rglob("*") if p.is_file()}


def test_every_bad_file_gets_its_line_and_the_others_are_built(
    folder: Path, tmp_path: Path
) -> None:
    bad = {
        "vide.fr.txt": b"",
        "binaire.fr.txt": b"\x00\x01\x02" * 100,
        "ouvert.fr.txt": b"---\ntitle: Sans fin\nLe texte.\n",
        "yaml.fr.txt": b"---\ntitle: [a\n---\nLe texte.\n",
        "inconnu.fr.txt": b"---\npartners: [Finnland]\nthemes: [energi]\n---\nTexte.\n",
    }
    for name, data in bad.items():
        (folder / name).write_bytes(data)
    (folder / "finlande.fr.md").write_text(FRENCH, "utf-8")
    (folder / "Deux Mots.fr.txt").write_text(FRENCH, "utf-8")
    done = run("generator", "--source", folder, "--docs", tmp_path / "docs", cwd=ROOT)
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    for expected in (
        r"vide\.fr\.txt: has no text",
        r"binaire\.fr\.txt: is not a text file",
        r"ouvert\.fr\.txt:1: the header is not closed",
        r"yaml\.fr\.txt:\d: the header is not YAML",
        r"inconnu\.fr\.txt:2: partner Finnland is unknown; did you mean FI \(Finland\)\?",
        r"inconnu\.fr\.txt:3: theme energi is unknown; did you mean energy\?",
        r"finlande\.fr\.txt: is the same article and language as \S*finlande\.fr\.md",
        r"Deux Mots\.fr\.txt: its name is no plain id; read as deux-mots",
    ):
        assert any(re.search(expected, line) for line in lines), (expected, done.stderr)
    assert "Traceback" not in done.stderr
    assert (tmp_path / "docs/fr/articles/finlande.md").is_file()
    assert (tmp_path / "docs/en/articles/deux-mots.md").is_file()


def test_check_writes_nothing_and_strict_counts_warnings(folder: Path) -> None:
    (folder / "Avec Espace.fr.txt").write_text(FRENCH, "utf-8")
    before = sorted(folder.rglob("*"))
    assert run("generator", "check", "--source", folder, cwd=ROOT).returncode == 0
    assert run("generator", "check", "--strict", "--source", folder, cwd=ROOT).returncode == 1
    assert sorted(folder.rglob("*")) == before


def test_explain_shows_values_with_their_words(folder: Path) -> None:
    done = run("generator", "explain", "finlande", "--source", folder, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert "partner: FI" in done.stdout
    assert "« 250 millions d’euros »" in done.stdout


def test_explain_offers_the_nearest_id(folder: Path) -> None:
    done = run("generator", "explain", "finland", "--source", folder, cwd=ROOT)
    assert done.returncode == 1
    assert "did you mean finlande?" in done.stderr


def test_shipped_articles_are_without_fault() -> None:
    done = run("generator", "check", "--strict", cwd=ROOT)
    assert done.returncode == 0, done.stderr


@needs_seeds
@pytest.mark.slow
def test_the_raw_articles_become_a_site_and_leave_docs_alone(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    before = sorted(p for p in (project / "docs").rglob("*"))
    done = run(
        *("mkdocs", "build", "--strict", "--site-dir", tmp_path / "site"),
        cwd=project,
        BRIEFING_SOURCE=str(SEEDS),
    )
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "site/fr/articles").iterdir())) == 5
    assert len(list((tmp_path / "site/en/articles").iterdir())) == 5
    assert (tmp_path / "site/fr/a-propos/index.html").is_file()
    assert sorted(p for p in (project / "docs").rglob("*")) == before


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    helped = run("generator", "--help", cwd=ROOT).stdout
    commands = re.findall(r"^    (\w+) ", helped, re.MULTILINE)
    assert {"build", "check", "explain", "search"} <= set(commands)
    for command in commands:
        assert re.search(rf"python -m generator \[?{command}\b", readme), command
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for target in ("site", "test", "serve", "check", "eval", "bench", "clean"):
        assert target in targets
        assert f"make {target}" in readme
