"""The commands one by one, called in this process: what they print, and their exit status."""

from __future__ import annotations

import io
import json
import sys

import pytest

from generator import cli
from generator.errors import InputError, Problem, tell
from tests.conftest import FRENCH

ENGLISH = (
    "Finland and Kazakhstan talk about energy\n\nHelsinki and Astana have signed an agreement on"
    " energy. Trade reached 250 million euros in 2021.\n"
)


def test_build_is_what_nothing_means(folder, tmp_path, capsys):
    docs = str(tmp_path / "docs")
    assert cli.main(["--source", str(folder), "--docs", docs]) == 0
    assert capsys.readouterr().out.startswith("1 article, ")
    assert cli.main(["build", "--source", str(folder), "--docs", docs]) == 0
    assert capsys.readouterr().out == "1 article, 0 files changed\n"
    (folder / "vide.fr.txt").write_text("", "utf-8")
    assert cli.main(["build", "--source", str(folder), "--docs", docs]) == 1
    assert "vide.fr.txt: has no text" in capsys.readouterr().err


def test_check_counts(folder, capsys):
    assert cli.main(["check", "--source", str(folder)]) == 0
    assert capsys.readouterr().out.endswith("1 article, 0 errors, 0 warnings\n")
    (folder / "Deux Mots.fr.txt").write_text(FRENCH.replace("250", "251"), "utf-8")
    assert cli.main(["check", "--source", str(folder)]) == 0
    assert cli.main(["check", "--strict", "--source", str(folder)]) == 1


def test_an_id_is_looked_for(folder, capsys):
    for command in ("explain", "reviewed", "translate"):
        assert cli.main([command, "finland", "--source", str(folder)]) == 1
        assert capsys.readouterr().err == (
            "finland: is not the id of an article; did you mean finlande?\n"
        )
    assert cli.main(["explain", "zzzzzz", "--source", str(folder)]) == 1
    assert "known are finlande …" in capsys.readouterr().err
    (folder / "finlande.fr.txt").unlink()
    assert cli.main(["explain", "zzzzzz", "--source", str(folder)]) == 1
    assert "there is no article yet" in capsys.readouterr().err


def test_explain_tells_of_original_and_translation(folder, capsys):
    (folder / "finlande.en.txt").write_text(ENGLISH, "utf-8")
    assert cli.main(["explain", "finlande", "--source", str(folder)]) == 0
    said = capsys.readouterr().out
    assert said.count("partner: FI (score") == 2
    assert "« 250 millions d’euros »" in said
    assert "« 250 million euros »" in said
    assert said.count("to settle: outlet:") == 1


def test_a_broken_article_is_explained_by_its_faults(folder, capsys):
    (folder / "finlande.fr.txt").write_text(f"---\ndat: 3\n---\n{FRENCH}", "utf-8")
    assert cli.main(["explain", "finlande", "--source", str(folder)]) == 1
    assert capsys.readouterr().err.endswith(
        "finlande.fr.txt:2: dat is no key of a header; did you mean date?\n"
    )


def test_a_translation_is_reviewed(folder, capsys):
    assert cli.main(["reviewed", "finlande", "--source", str(folder)]) == 1
    assert "has no translation into en to mark" in capsys.readouterr().err
    (folder / "finlande.en.txt").write_text(ENGLISH, "utf-8")
    assert cli.main(["reviewed", "finlande", "--source", str(folder)]) == 0
    assert capsys.readouterr().out.endswith("finlande.en.txt: marked as reviewed\n")
    (folder / "finlande.fr.txt").write_text(FRENCH.replace("signé", "conclu"), "utf-8")
    assert cli.main(["status", "--source", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "article   fr        en",
        "finlande  original  human, stale",
        "1 translation to do",
    ]


def test_status_of_an_empty_folder(tmp_path, capsys):
    assert cli.main(["status", "--source", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "0 translations to do\n"


def test_a_folder_that_is_missing_is_said(tmp_path, capsys):
    assert cli.main(["check", "--source", str(tmp_path / "absent")]) == 1
    assert "cannot be read (No such file or directory); give another folder" in (
        capsys.readouterr().err
    )


def test_a_translation_needs_a_provider(folder, capsys):
    assert cli.main(["translate", "finlande", "--source", str(folder)]) == 1
    assert capsys.readouterr().err == (
        "translate: extra.briefing.translation.provider must be deepl or libretranslate\n"
    )


def test_whoever_pastes_is_told_how_to_end(folder, capsys, monkeypatch):
    class Typed(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Typed(io.BytesIO(ENGLISH.encode())))
    assert cli.main(["new", "--source", str(folder)]) == 0
    said = capsys.readouterr()
    assert "Ctrl-D" in said.err
    assert "finlande-energy.en.txt: written" in said.out
    assert "to settle: outlet: (not found in the text)" in said.out


def test_json_is_whole(folder, capsys):
    for command in (["check"], ["status"], ["explain", "finlande"]):
        assert cli.main([*command, "--source", str(folder), "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out)


def test_faults_of_the_settings_are_said_by_the_command(folder, capsys, monkeypatch):
    def broken() -> None:
        raise InputError(Problem("mkdocs.yml", 4, tell("a text")))

    monkeypatch.setattr(cli, "load_settings", broken)
    assert cli.main(["check", "--source", str(folder)]) == 1
    assert capsys.readouterr().err == "mkdocs.yml:4: a text\n"


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_and_version_need_no_command(argument, capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.main([argument])
    assert stopped.value.code == 0
    assert capsys.readouterr().out
