"""The same answers for people at a terminal, for pipes and for scripts."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from generator.tables import Pen, pen, table
from tests.conftest import ROOT, run

ESCAPE = "\x1b["


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "accord.fr.txt").write_text(
        "La Finlande et le Kazakhstan\n\nLa Finlande et le Kazakhstan ont signé un accord sur"
        " l’énergie pour 250 millions d’euros.\n",
        "utf-8",
    )
    (tmp_path / "Autre Texte.en.txt").write_text("A text\n\nOf no great interest.\n", "utf-8")
    (tmp_path / "vide.fr.txt").write_text("", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("stream", "environ", "coloured"),
    [
        (StringIO(), {}, False),
        (_Terminal(), {}, True),
        (_Terminal(), {"TERM": "dumb"}, False),
        (_Terminal(), {"NO_COLOR": "1"}, False),
        (StringIO(), {"FORCE_COLOR": "1"}, True),
        (StringIO(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour_is_for_terminals(stream, environ, coloured):
    assert pen(stream, environ).colour == coloured


def test_a_table_stands_in_columns_with_or_without_colour():
    rows = [["article", "fr"], ["a", "human"], ["accord", "missing"]]
    plain = list(table(rows, {"human": "green"}, Pen(False)))
    assert plain == ["article  fr", "a        human", "accord   missing"]
    bright = list(table(rows, {"human": "green"}, Pen(True)))
    assert bright[1] == "a        \x1b[32mhuman\x1b[0m"
    assert bright[2] == plain[2]


@pytest.mark.parametrize("command", [("check",), ("status",), ("explain", "accord")])
def test_pipes_get_plain_text_and_terminals_colour(folder, command):
    plain = run("generator", *command, "--source", folder, cwd=ROOT)
    assert ESCAPE not in plain.stdout + plain.stderr
    bright = run("generator", *command, "--source", folder, cwd=ROOT, FORCE_COLOR="1")
    assert ESCAPE in bright.stdout + bright.stderr


def test_a_real_terminal_gets_colour(folder):
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "generator", "status", "--source", str(folder)]
    environ = {**os.environ, "TERM": "xterm"}
    subprocess.run(command, cwd=ROOT, env=environ, stdout=slave, check=True)
    os.close(slave)
    assert ESCAPE.encode() in os.read(master, 10_000)
    os.close(master)


def test_check_for_scripts(folder):
    done = run("generator", "check", "--format", "json", "--source", folder, cwd=ROOT)
    said = json.loads(done.stdout)
    assert done.returncode == 1
    assert done.stderr == ""
    assert (said["articles"], said["errors"], said["warnings"]) == (2, 1, 1)
    assert [question["key"] for question in said["to_settle"]["accord"]] == ["date", "outlet"]
    shown = {Path(problem["path"]).name: problem for problem in said["problems"]}
    assert shown["vide.fr.txt"] == {
        "path": f"{folder}/vide.fr.txt",
        "line": None,
        "error": True,
        "message": "has no text; write the article into it or delete it",
    }
    assert shown["Autre Texte.en.txt"]["error"] is False


def test_check_ends_with_a_table_of_what_to_settle(folder):
    done = run("generator", "check", "--source", folder, cwd=ROOT)
    head, *rows, counts = done.stdout.splitlines()
    assert head.split() == ["article", "date", "partners", "to", "settle"]
    assert "accord       –     FI        date, outlet" in rows
    assert counts == "2 articles, 1 error, 1 warning"


def test_status_for_scripts(folder):
    done = run("generator", "status", "--format", "json", "--source", folder, cwd=ROOT)
    said = json.loads(done.stdout)
    assert said["to_do"] == 2
    assert {
        "id": "accord",
        "original": "fr",
        "states": {
            "fr": {"state": "original", "stale": False},
            "en": {"state": "missing", "stale": False},
        },
    } in said["articles"]


def test_explain_for_scripts_gives_values_with_evidence_and_what_to_settle(folder):
    done = run("generator", "explain", "accord", "--format", "json", "--source", folder, cwd=ROOT)
    (reading,) = json.loads(done.stdout)
    assert reading["article"] == "accord"
    assert reading["partners"][0]["code"] == "FI"
    assert 1 in {evidence["line"] for evidence in reading["partners"][0]["evidence"]}
    assert reading["figures"][0]["value"] == 250e6
    assert {question["key"] for question in reading["to_settle"]} >= {"date", "outlet"}


def test_explain_ends_with_the_header_lines_to_copy(folder):
    done = run("generator", "explain", "accord", "--source", folder, cwd=ROOT)
    assert "  to settle: date:\n" in done.stdout


def test_a_reader_that_has_seen_enough_is_no_error():
    command = f"{sys.executable} -m generator explain 2026-01-maroc-echanges | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, check=False
    )
    assert done.stderr == b""
