"""The catalogues that a site's owner writes: each mistake is a line that says what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.catalog import FOLDER
from generator.catalog.checking import check_catalogue, faults
from generator.errors import InputError
from tests.conftest import copy_project, run


def said(name: str, text: str) -> list[str]:
    path = f"generator/catalog/{name}.yaml:"
    return [str(problem).removeprefix(path) for problem in faults(name, text.encode())]


def test_the_shipped_catalogues_are_in_order(tmp_path):
    check_catalogue(FOLDER, tmp_path / "stamp")
    assert (tmp_path / "stamp").is_file()


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "outlets",
            "- {name: Le Courrier, domain: [c.sn]}\n",
            ["1: domain is no key here; did you mean domains?"],
        ),
        (
            "outlets",
            "- {name: NO, aliases: [x]}\n",
            ["1: name: YAML reads this word as yes or no; put it in quotes"],
        ),
        ("outlets", "- name: A\n  aliases: x\n", ["2: aliases must be a list, such as [one, two]"]),
        ("outlets", "- name: A\n  agency: 1\n", ["2: agency must be true or false"]),
        ("outlets", "- {aliases: [x]}\n", ["1: outlets has no name; add it"]),
        ("outlets", "name: A\n", ["1: outlets must be a list, such as [one, two]"]),
        (
            "outlets",
            "- name: A\n- [\n",
            ["3: is not YAML (did not find expected node content); mend this line"],
        ),
        ("outlets", "", ["1: outlets must be a list, such as [one, two]"]),
        (
            "organisations",
            "MA: {en: {name: x}}\n",
            ["1: MA is the code of a country; choose another"],
        ),
        ("organisations", "CEDEAO:\n  fr: {name: x}\n", ["1: CEDEAO has no en; add it"]),
        (
            "organisations",
            "CEDEAO:\n  en: {nam: x}\n",
            [
                "2: nam is no key here; did you mean name?",
                "2: en has no name; add it",
            ],
        ),
        (
            "organisations",
            "AU:\n  English: {name: x}\n  en: {name: x}\n",
            [
                "1: AU is the code of a country; choose another",
                "2: English is no language, such as fr",
            ],
        ),
        (
            "themes",
            "Pêche:\n  en: {label: Fishing, slug: Fish ing}\n",
            [
                "1: Pêche must be letters a-z, digits and hyphens",
                "2: slug must be letters a-z, digits and hyphens",
            ],
        ),
        (
            "themes",
            "a:\n  en: {label: A, slug: a}\na:\n  en: {label: A, slug: a}\n",
            [
                "3: a stands twice; keep one of them",
            ],
        ),
        (
            "people",
            "- {fr: A B, en: A B, surname: [B], country: XX}\n",
            [
                "1: XX is no code of a country or organisation",
            ],
        ),
        (
            "territories",
            "XX: {fr: {capital: [x]}}\n",
            [
                "1: XX is no country code of ISO 3166-1, such as MA",
            ],
        ),
        (
            "territories",
            "MA: {fr: {demonym: [x]}}\n",
            ["1: demonym is no key here; did you mean demonyms?"],
        ),
        ("territories", "MA: x\n", ["1: MA must be a table of `key: value`"]),
        ("places", "MA: {any: {cities: [[x]]}}\n", ["1: cities must be a text"]),
    ],
)
def test_a_mistake_is_said_with_what_to_do(name, text, expected):
    assert said(name, text) == expected


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "catalog"))


def test_all_mistakes_of_all_files_are_said_at_once(catalogue, tmp_path):
    for name in ("outlets", "people"):
        with (catalogue / f"{name}.yaml").open("a", encoding="utf-8") as stream:
            stream.write("- {nam: x}\n")
    with pytest.raises(InputError) as caught:
        check_catalogue(catalogue, tmp_path / "stamp")
    assert {problem.path for problem in caught.value.problems} == {
        "generator/catalog/outlets.yaml",
        "generator/catalog/people.yaml",
    }
    assert not (tmp_path / "stamp").exists()


def test_files_in_order_are_looked_at_once(catalogue, tmp_path, monkeypatch):
    stamp = tmp_path / "deep" / "stamp"
    check_catalogue(catalogue, stamp)
    monkeypatch.setattr("generator.catalog.checking.faults", None)
    check_catalogue(catalogue, stamp)
    stamp.write_bytes(b"\xff")
    with pytest.raises(TypeError):
        check_catalogue(catalogue, stamp)


@pytest.mark.slow
def test_a_mistake_in_a_catalogue_is_a_line_on_the_command_line(tmp_path):
    project = copy_project(tmp_path)
    with (project / "generator/catalog/outlets.yaml").open("a", encoding="utf-8") as stream:
        stream.write("- name: [\n")
    done = run("generator", "check", cwd=project)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("generator/catalog/outlets.yaml:")
