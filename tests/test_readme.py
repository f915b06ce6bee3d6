"""The READMEs: one structure in two languages, and examples that work as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from generator.catalog.checking import faults
from generator.editor import read_edits
from generator.read import source_of
from generator.settings import load_settings
from generator.vocabulary import Vocabulary
from tests.conftest import ROOT

ENGLISH = (ROOT / "README.md").read_text("utf-8")
FRENCH = (ROOT / "README.fr.md").read_text("utf-8")
MAINTAINING = (ROOT / "MAINTAINING.md").read_text("utf-8")
FENCE = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


def structure(text: str) -> Iterator[tuple[str, str]]:
    """What both languages must have alike, in order: headings, code, tables, lists, links."""
    for number, piece in enumerate(re.split(r"(^ *```\w*\n.*?^ *```$)", text, flags=re.M | re.S)):
        if number % 2:
            lines = (re.sub(r"\s*#.*", "", line) for line in piece.strip().split("\n"))
            yield "code", "\n".join(_neutral(line.strip()) for line in lines)
            continue
        for line in piece.split("\n"):
            if match := re.match(r"(#+) |( *(?:-|\d+\.)) ", line):
                yield "line", match[0].strip()
            elif line.startswith("|"):
                first = line.split("|")[1].strip()
                yield "row", first if "`" in first else ""
            for target in re.findall(r"\]\(([^)]+)\)", line):
                yield "link", target.replace("README.fr.md", "README.md").replace(".fr.png", ".png")


def _neutral(line: str) -> str:
    """Without texts that each language says in its own words."""
    return re.sub(r'"[^"]*"', '""', line)


def code(text: str, language: str) -> list[str]:
    return [match[3] for match in FENCE.finditer(text) if match[2] == language]


def test_the_french_readme_keeps_step():
    assert list(structure(FRENCH)) == list(structure(ENGLISH))


def test_the_measure_sees_what_it_compares():
    kinds = [kind for kind, _ in structure(ENGLISH)]
    assert {kind: kinds.count(kind) for kind in set(kinds)}.keys() == {
        "code",
        "line",
        "row",
        "link",
    }
    assert list(structure(ENGLISH.replace("## Publishing", "### Publishing"))) != list(
        structure(ENGLISH)
    )


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, MAINTAINING], ids=["en", "fr", "maintaining"])
def test_links_lead_somewhere(text):
    targets = re.findall(r"\]\(([^)#]+)", text)
    missing = [t for t in targets if "://" not in t and not (ROOT / t).is_file()]
    assert missing == []


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, MAINTAINING], ids=["en", "fr", "maintaining"])
def test_files_that_are_named_are_there(text):
    named = set(re.findall(r"`((?:generator|tests|scripts|docs|overrides)/[\w./]+)`", text))
    named |= {f"generator/{name}" for name in re.findall(r"`((?:catalog/)?\w+\.py)`", text)}
    named = {name for name in named if not re.search("[A-Z]{4}|/de/", name)}  # NAME, LANG
    built = {"docs/.generated.json"}
    missing = {name for name in named - built if not (ROOT / name).exists()}
    assert missing == set()


def test_pictures_are_small():
    for name in ("site.png", "site.fr.png"):
        assert (ROOT / ".github" / name).stat().st_size < 150_000


@pytest.mark.parametrize("text", [ENGLISH, FRENCH], ids=["en", "fr"])
def test_the_header_of_the_example_is_accepted(text):
    (header,) = (block for block in code(text, "yaml") if block.startswith("---"))
    body = "\n".join(f"Ligne {number}." for number in range(60))
    source = source_of(header + body, "x.fr.txt", "x", "fr", markdown=False)
    _, problems = read_edits(source, Vocabulary(("fr", "en")), "KZ")
    assert [str(p) for p in problems if "holds no text" not in p.message] == []
    assert set(source.header.values) <= set(re.findall(r"`(\w+)`", text))


@pytest.mark.parametrize("text", [ENGLISH, FRENCH], ids=["en", "fr"])
def test_the_entries_of_the_examples_are_in_order(text):
    shown = [b for b in code(text, "yaml") if not b.startswith(("---", "extra:"))]
    names = re.findall(r"^\*\*.*?`(\w+)\.yaml`", text, re.MULTILINE)
    assert names == ["themes", "organisations", "outlets", "people"]
    assert len(shown) == len(names)
    for name, block in zip(names, shown, strict=True):
        assert [str(problem) for problem in faults(name, block.encode())] == []


@pytest.mark.parametrize("text", [ENGLISH, FRENCH], ids=["en", "fr"])
def test_the_settings_of_the_examples_are_accepted(text, tmp_path: Path):
    briefing: dict[str, object] = {}
    for block in code(text, "yaml"):
        if block.startswith("extra:"):
            briefing |= yaml.safe_load(block)["extra"]["briefing"]
    path = tmp_path / "mkdocs.yml"
    path.write_text(yaml.safe_dump({"extra": {"briefing": briefing}}, allow_unicode=True), "utf-8")
    settings = load_settings(path)
    assert (settings.home, settings.messages) == ("MA", "fr")
    assert settings.translation["provider"] == "libretranslate"
