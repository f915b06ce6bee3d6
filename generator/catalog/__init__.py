"""Data about the world, in YAML: partners, themes, people, outlets, page noise, units."""

from __future__ import annotations

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
