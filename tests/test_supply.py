"""What the project relies on: pinned, with hashes, and no more rights than are needed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

LOCKED = sorted(ROOT.glob("requirements*.txt"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("path", LOCKED, ids=lambda path: path.name)
def test_every_package_is_pinned_with_its_hashes(path: Path) -> None:
    text = path.read_text("utf-8")
    entries = [entry for entry in re.split(r"^(?=[a-zA-Z0-9])", text, flags=re.MULTILINE) if entry]
    assert len(entries) > 3
    for entry in entries:
        assert re.match(
            r"[\w.\[\]-]+==[\w.]+( ; [^\\]+)? \\\n    --hash=sha256:[0-9a-f]{64}", entry
        )
    assert "://" not in text


def test_every_list_of_packages_is_locked() -> None:
    assert {path.stem for path in LOCKED} == {path.stem for path in ROOT.glob("requirements*.in")}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_pin_actions_and_have_no_rights_to_spare(path: Path) -> None:
    text = path.read_text("utf-8")
    uses = re.findall(r"uses: (\S+)(.*)", text)
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action) for action, _ in uses)
    assert all(re.fullmatch(r" # v[\d.]+", version) for _, version in uses)
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        rights = job["permissions"]
        assert rights.get("contents", "read") == "read"
        assert job["timeout-minutes"] <= 60
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False
            assert "${{" not in step.get("run", ""), "values come in as variables"
