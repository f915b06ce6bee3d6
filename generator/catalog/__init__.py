"""Data about the world, in YAML: partners, themes, people, outlets, page noise, units; its map."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def table(name: str) -> Any:
    """The content of `generator/catalog/NAME.yaml`; read once. Callers must not change it."""
    with (FOLDER / f"{name}.yaml").open(encoding="utf-8") as stream:
        return yaml.load(stream, _LOADER)


@cache
def drawing(name: str) -> Any:
    """The content of `generator/catalog/NAME.json`, made by `scripts/make_NAME.py`; read once."""
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
