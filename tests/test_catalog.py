"""Tables are read from YAML once, then from what an earlier run kept."""

from __future__ import annotations

import pytest
import yaml

from generator import catalog


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A folder for kept tables that is this test's own, and no table read yet."""
    monkeypatch.setattr(catalog, "CACHE", tmp_path / ".cache")
    catalog.table.cache_clear()
    yield tmp_path / ".cache"
    catalog.table.cache_clear()


def test_a_kept_table_says_the_same(kept):
    read = catalog.table("labels")
    assert len(list(kept.glob("table-labels-*.json"))) == 1
    catalog.table.cache_clear()
    assert catalog.table("labels") == read


def test_a_damaged_one_is_made_again(kept):
    read = catalog.table("labels")
    (path,) = kept.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:-5])
    catalog.table.cache_clear()
    assert catalog.table("labels") == read
    assert path.read_bytes() == whole


def test_one_of_older_data_goes(kept):
    kept.mkdir()
    (kept / "table-labels-0123.json").write_text("{}", "utf-8")
    catalog.table("labels")
    assert not (kept / "table-labels-0123.json").exists()


def test_a_disk_that_refuses_costs_only_time(kept):
    kept.write_text("no folder", "utf-8")
    assert catalog.table("labels")


@pytest.mark.parametrize("path", sorted(catalog.FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_table_is_what_yaml_says(path, kept):
    assert catalog.table(path.stem) == yaml.load(path.read_bytes(), catalog._LOADER)
