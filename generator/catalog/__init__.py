"""Data about the world, in YAML: partners, themes, people, outlets, page noise, units; its map."""

from __future__ import annotations

import gc
import json
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from generator import CACHE
from generator.write import write_atomically

FOLDER = Path(__file__).parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_TEXT = "tag:yaml.org,2002:str"


@cache
def table(name: str) -> Any:
    """The content of `generator/catalog/NAME.yaml`; read once. Callers must not change it.

    YAML takes long to read: what it says is kept as JSON in `.cache/`, by the digest of the file;
    that folder can be deleted at any time.
    """
    source = (FOLDER / f"{name}.yaml").read_bytes()
    kept = CACHE / f"table-{name}-{sha256(source).hexdigest()[:16]}.json"
    try:
        return json.loads(kept.read_bytes())
    except (OSError, ValueError):  # not there, cut short, damaged
        content = _read(source)
        _keep(kept, f"table-{name}-*", content)
        return content


def _read(source: bytes) -> Any:
    """What YAML says, twice as fast as its own way from nodes to values."""
    loader = _LOADER(source)
    collects = gc.isenabled()
    gc.disable()  # it would look at the many nodes again and again
    try:
        return _value(loader, loader.get_single_node())
    finally:
        if collects:
            gc.enable()
        loader.dispose()


def _value(loader: Any, node: Any) -> Any:
    if node.tag == _TEXT:
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_value(loader, item) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {_value(loader, key): _value(loader, value) for key, value in node.value}
    return loader.construct_object(node)


def _keep(path: Path, old: str, content: Any) -> None:
    """Keep a table for the next run. A disk that refuses costs only time."""
    text = json.dumps(content, ensure_ascii=False)
    if json.loads(text) != content:
        return  # JSON cannot say it all: dates, numbers as keys
    with suppress(OSError):
        for former in path.parent.glob(old):
            former.unlink(missing_ok=True)
        write_atomically(path, text.encode("utf-8"))


@cache
def drawing(name: str) -> Any:
    """The content of `generator/catalog/NAME.json`, made by `scripts/make_NAME.py`; read once."""
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
