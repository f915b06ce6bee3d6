"""The house stands: imports point downwards only, engines stay in one module, one module prints."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = [
    ["model", "errors"],
    ["text", "parallel", "write"],
    ["catalog"],
    ["frontmatter"],
    ["locales", "vocabulary", "former"],
    ["settings", "messages"],
    ["read"],
    ["editor"],
    ["reading"],
    ["pairing"],
    ["agreement", "translations", "cache"],
    ["library", "making"],
    ["pages"],
    ["interface", "search"],
    ["pipeline", "staging"],
    ["tables", "settling", "naming", "webpage"],
    ["explain", "clean", "translating", "new", "strip"],
    ["options", "desk"],
    ["cli"],
    ["__main__", "mkdocs_hook"],
]
"""From the ground up. Names on one line do not import each other."""
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
ENGINES = {"mkdocs", "watchdog", "material", "zensical", "pymdownx"}
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): ast.parse(path.read_text("utf-8"))
    for path in sorted((ROOT / "generator").rglob("*.py"))
}


def imports(module: str) -> Iterator[tuple[int, str]]:
    """Line and full name of everything a module imports, wherever in it."""
    for node in ast.walk(MODULES[module]):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = "generator." if node.level else ""
            for alias in node.names:
                full = f"{start}{node.module or ''}.{alias.name}".replace("..", ".")
                yield node.lineno, full if full in MODULES else full.rpartition(".")[0]


def room(module: str) -> str | None:
    """The file or package below `generator` that a module belongs to; None: the package itself."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] != "__init__" else None


def wrong_way(module: str, imported: str) -> bool:
    here, there = room(module), room(imported)
    if there is None:
        return False
    if here == there:
        return False
    return here is None or RANK[there] >= RANK[here]


def test_every_room_has_its_place():
    rooms = {r for module in MODULES if (r := room(module))}
    assert sorted(rooms - RANK.keys()) == []
    assert sorted(RANK.keys() - rooms) == []


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_downwards_only(module):
    found = [
        f"{module}:{line} imports {name}"
        for line, name in imports(module)
        if name.split(".")[0] == "generator" and wrong_way(module, name)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("module", "imported", "wrong"),
    [
        ("generator.model", "generator.text", True),
        ("generator.text", "generator.write", True),
        ("generator.reading.dates", "generator.pipeline", True),
        ("generator.cli", "generator", False),
        ("generator.cli", "generator.pipeline", False),
        ("generator.pages.site", "generator.pages.address", False),
    ],
)
def test_the_measure_itself_tells_up_from_down(module, imported, wrong):
    assert wrong_way(module, imported) == wrong


def test_the_rooms_of_a_floor_do_not_go_in_circles():
    graph = {
        module: {name for _, name in imports(module) if name in MODULES and name != module}
        for module in MODULES
    }
    assert set(TopologicalSorter(graph).static_order()) == set(MODULES)


def test_the_ground_stands_on_nothing():
    standing = [
        name
        for module in ("generator.model", "generator.errors")
        for _, name in imports(module)
        if name.split(".")[0] not in sys.stdlib_module_names
    ]
    assert standing == []


@pytest.mark.parametrize("module", MODULES)
def test_only_the_glue_knows_an_engine(module):
    known = {name.split(".")[0] for _, name in imports(module)} & ENGINES
    assert known <= ({"mkdocs", "watchdog"} if module == "generator.mkdocs_hook" else set())


def test_the_glue_would_be_noticed():
    assert {name.split(".")[0] for _, name in imports("generator.mkdocs_hook")} >= {
        "mkdocs",
        "watchdog",
    }


def speaks(node: ast.AST) -> bool:
    """Whether a piece of code prints or writes to the terminal."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id in ("print", "pprint")
    return isinstance(node, ast.Attribute) and node.attr in ("stdout", "stderr") and (
        isinstance(node.value, ast.Name) and node.value.id == "sys"
    )  # fmt: skip


@pytest.mark.parametrize("module", [m for m in MODULES if m != "generator.cli"])
def test_only_the_command_line_prints(module):
    lines = [node.lineno for node in ast.walk(MODULES[module]) if speaks(node)]
    assert lines == []


def test_the_command_line_would_be_noticed():
    assert any(speaks(node) for node in ast.walk(MODULES["generator.cli"]))


@pytest.mark.parametrize("module", [m for m in MODULES if m != "generator.translating"])
def test_nothing_asks_the_clock_the_system_or_chance(module):
    """Same input, same bytes: nothing that differs from run to run is asked for.

    Drafting a translation is no part of building, and speaks to a server.
    """
    asked = {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(MODULES[module])
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    } & {
        "date.today",
        "datetime.now",
        "datetime.today",
        "time.time",
        "locale.setlocale",
        "time.localtime",
    }
    banned = {
        "random",
        "secrets",
        "uuid",
        "locale",
        "socket",
        "urllib.request",
        "http.client",
        "requests",
    }
    assert (asked, {name for _, name in imports(module)} & banned) == (set(), set())
