"""What an editor decides in a header is what the site shows, after every rebuild."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from generator.settings import load_settings
from tests.conftest import ROOT, run

TEXT = """\
Finlande et Kazakhstan parlent d’énergie
Partager cet article
Helsinki et Astana ont signé un accord sur l’énergie le 3 mars 2021. La Suède et l’Italie y sont
associées.

Les échanges ont atteint 250 millions d’euros en 2020, selon Paul Martin.

Abonnez-vous à notre lettre
"""
HEADER = """\
---
title: Un accord décidé par la rédaction
date: 2021-03~
outlet: Le Courrier
author:
place: Rabat
partners: +SG -IT
themes: -energy +sport
people: +Ana Diaz
---
"""


def explained(folder: Path) -> dict[str, Any]:
    done = run("generator", "explain", "accord", "--format", "json", "--source", folder, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    (reading,) = json.loads(done.stdout)
    return dict(reading)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "articles"
    source.mkdir()
    return source


def write(folder: Path, header: str) -> None:
    (folder / "accord.fr.txt").write_text(header + TEXT, "utf-8")


def test_every_value_can_be_decided(folder):
    write(folder, "")
    read = explained(folder)
    write(folder, HEADER)
    decided = explained(folder)
    for key, value in (
        ("title", "Un accord décidé par la rédaction"),
        ("outlet", "Le Courrier"),
        ("place", "Rabat"),
    ):
        assert (decided[key]["value"], decided[key]["basis"]) == (value, "editor")
    assert (decided["date"]["edtf"], decided["date"]["basis"]) == ("2021-03~", "editor")
    assert decided["author"] is None
    codes = {mention["code"] for mention in read["partners"]}
    assert {mention["code"] for mention in decided["partners"]} == (codes | {"SG"}) - {"IT"}
    slugs = {theme["slug"] for theme in read["themes"]}
    assert {theme["slug"] for theme in decided["themes"]} == (slugs | {"sport"}) - {"energy"}
    assert "Ana Diaz" in {person["names"]["fr"] for person in decided["people"]}


def test_a_line_is_kept_and_another_dropped_against_the_rules(folder):
    write(folder, "")
    assert {"Partager cet article", "Abonnez-vous à notre lettre"} == {
        dropped["text"] for dropped in explained(folder)["dropped"]
    }
    write(folder, "---\nkeep: [11]\ndrop: [9]\n---\n".replace("11", "6").replace("9", "10"))
    text = (folder / "accord.fr.txt").read_text("utf-8").split("\n")
    assert text[5] == "Partager cet article"
    assert text[9].startswith("Les échanges")
    decided = explained(folder)
    body = " ".join(block["text"] for block in decided["blocks"])
    assert "Partager cet article" in body
    assert "Les échanges" not in body
    reasons = {dropped["text"][:12]: dropped["reason"] for dropped in decided["dropped"]}
    assert reasons["Les échanges"] == "dropped by the editor"


def test_decisions_survive_rebuilds_and_changes_around_them(folder, tmp_path):
    write(folder, HEADER)
    before = (folder / "accord.fr.txt").read_bytes()
    docs = tmp_path / "docs"
    build = ("generator", "build", "--source", folder, "--docs", docs)
    for round_ in range(2):
        assert run(*build, cwd=ROOT).returncode == 0
        pages = [path for path in docs.glob("fr/articles/accord.*") if path.is_file()]
        assert "Un accord décidé par la rédaction" in pages[0].read_text("utf-8")
        (folder / f"autre-{round_}.fr.txt").write_text(TEXT.replace("250", "251"), "utf-8")
    assert (folder / "accord.fr.txt").read_bytes() == before


def test_wrong_decisions_are_said_with_the_nearest_word(folder):
    write(folder, "---\npartners: +Finlnd\nthemes: energi\npeople: ''\nkeep: [3]\nautor: x\n---\n")
    done = run("generator", "check", "--source", folder, cwd=ROOT)
    assert [line.rpartition("accord.fr.txt:")[2] for line in done.stderr.splitlines()] == [
        "2: partner Finlnd is unknown; did you mean FI (Finland)?",
        "3: theme energi is unknown; did you mean energy?",
        "5: keep: line 3 holds no text; did you mean 8?",
        "6: autor is no key of a header; did you mean author?",
    ]


def test_taking_off_what_nobody_read_is_doubtful(tmp_path: Path) -> None:
    (tmp_path / "accord.fr.txt").write_text(
        "---\npartners: -IT\npeople: -Ana Diaz\n---\nAccord avec la Finlande\n\n"
        "La Finlande et le Kazakhstan ont signé un accord sur l’énergie à Helsinki.\n",
        "utf-8",
    )
    (reading,) = pipeline.read(tmp_path, load_settings()).readings.values()
    assert [doubt.text for doubt in reading.doubts] == ["partners: -IT", "people: -Ana Diaz"]
