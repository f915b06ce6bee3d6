"""YAML headers both ways: taken off a source with the lines of its keys, and put on a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from generator.errors import InputError, Problem

MAX_HEADER = 65_536
"""Characters; a longer header is refused: it is no header."""
_MAX_DEPTH = 8
_FENCE = re.compile(r"-{3}[ \t]*")
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

Value = str | list[Any] | dict[str, Any] | None
"""What a header can hold: text as the editor typed it (`NO` stays `NO`), lists, mappings."""


@dataclass(frozen=True, slots=True)
class Header:
    """An editor's header: what it says, and on which line each top-level key stands."""

    values: Mapping[str, Value]
    lines: Mapping[str, int]
    end: int
    """Number of lines the header takes, fences included; 0 without a header."""


NO_HEADER = Header({}, {}, 0)


def split(lines: list[str], path: str) -> Header:
    """The header at the top of a source, if there is one.

    Raises `InputError` when a header is opened and not closed, is not YAML, is not a list of
    `key: value` lines, or uses what a header has no need of (anchors, tags, deep nesting).
    """
    if not lines or not _FENCE.fullmatch(lines[0]):
        return NO_HEADER
    closing = next((i for i, line in enumerate(lines[1:], 1) if _FENCE.fullmatch(line)), None)
    if closing is None:
        # A line of dashes may simply open the text; only `key:` below it makes a header.
        below = next((t for t in lines[1:] if t.strip() and not t.startswith("#")), "")
        if re.match(r"\w+[ \t]*:", below):
            raise InputError(Problem(path, 1, "the header is not closed; add a line --- below it"))
        return NO_HEADER
    text = "\n".join(lines[1:closing])
    if len(text) > MAX_HEADER:
        raise InputError(
            Problem(path, 1, "the header is too long; close it with --- above the text")
        )
    return _parse(text, closing, path)


def _parse(text: str, closing: int, path: str) -> Header:
    try:
        _check_events(text, path)
        node = yaml.compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + 2
        hint = "write one `key: value` a line, and put a text with a colon or # in quotes"
        raise InputError(
            Problem(path, line, f"the header is not YAML ({error.problem}); {hint}")
        ) from error
    except yaml.YAMLError as error:
        raise InputError(
            Problem(path, 1, "the header is not YAML; write one `key: value` a line")
        ) from error
    if node is None:
        return Header({}, {}, closing + 1)
    if not isinstance(node, yaml.MappingNode):
        raise InputError(Problem(path, 2, "the header is not YAML; write one `key: value` a line"))
    values: dict[str, Value] = {}
    where: dict[str, int] = {}
    for key, value in node.value:
        line = key.start_mark.line + 2
        if not isinstance(key, yaml.ScalarNode):
            raise InputError(
                Problem(path, line, "the header is not YAML; write one `key: value` a line")
            )
        name = str(key.value)
        if name in values:
            raise InputError(
                Problem(path, line, f"{name} stands twice in the header; keep one of them")
            )
        values[name], where[name] = _value(value, path), line
    return Header(values, where, closing + 1)


def _check_events(text: str, path: str) -> None:
    """Raise `InputError` at the first anchor or deep nesting: before either can cost time."""
    depth = 0
    for event in yaml.parse(text, yaml.SafeLoader):
        line = (event.start_mark.line if event.start_mark else 0) + 2
        if getattr(event, "anchor", None):  # an alias event has one too
            raise InputError(
                Problem(path, line, "& and * mean something in YAML; put the text in quotes")
            )
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            raise InputError(
                Problem(path, line, "the header is nested too deeply; lists of texts are enough")
            )


def _value(node: yaml.Node, path: str) -> Value:
    """Text stays text: no dates, booleans or base-60 numbers are guessed from it."""
    line = node.start_mark.line + 2
    if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.startswith(
        "tag:yaml.org,2002:python"
    ):
        raise InputError(
            Problem(path, line, f"{node.tag} has no place in a header; put the text in quotes")
        )
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, path) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {str(k.value): _value(v, path) for k, v in node.value}
    if node.tag.endswith(":null"):
        return None
    return str(node.value)


def dump(values: Mapping[str, object], body: str) -> str:
    """A page: YAML front matter, then its text."""
    header = yaml.dump(
        dict(values), Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1_000_000
    )
    return f"---\n{header}---\n\n{body}"
