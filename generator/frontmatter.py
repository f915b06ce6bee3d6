"""YAML headers both ways: taken off a source with the lines of its keys, and put on a page."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from generator.errors import InputError, Message, Problem, tell

MAX_HEADER = 65_536
"""Characters; a longer header is refused: it is no header."""
_MAX_DEPTH = 8
_FENCE = re.compile(r"-{3}[ \t]*")

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
            raise _fault(path, 1, tell("the header is not closed; add a line --- below it"))
        return NO_HEADER
    text = "\n".join(lines[1:closing])
    if len(text) > MAX_HEADER:
        raise _fault(path, 1, tell("the header is too long; close it with --- above the text"))
    return _parse(text, closing, path)


_NOT_YAML = tell("the header is not YAML; write one `key: value` a line")


def _fault(path: str, line: int, message: Message) -> InputError:
    return InputError(Problem(path, line, message))


def _parse(text: str, closing: int, path: str) -> Header:
    try:
        _check_events(text, path)
        node = yaml.compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + 2
        message = tell(
            "the header is not YAML ({reason}); write one `key: value` a line, and put a text with"
            " a colon or # in quotes",
            reason=error.problem,
        )
        raise _fault(path, line, message) from error
    except yaml.YAMLError as error:
        raise _fault(path, 1, _NOT_YAML) from error
    if node is None:
        return Header({}, {}, closing + 1)
    if not isinstance(node, yaml.MappingNode):
        raise _fault(path, 2, _NOT_YAML)
    values: dict[str, Value] = {}
    where: dict[str, int] = {}
    for key, value in node.value:
        line = key.start_mark.line + 2
        if not isinstance(key, yaml.ScalarNode):
            raise _fault(path, line, _NOT_YAML)
        name = str(key.value)
        if name in values:
            raise _fault(
                path, line, tell("{key} stands twice in the header; keep one of them", key=name)
            )
        values[name], where[name] = _value(value, path), line
    return Header(values, where, closing + 1)


def _check_events(text: str, path: str) -> None:
    """Raise `InputError` at the first anchor or deep nesting: before either can cost time."""
    depth = 0
    for event in yaml.parse(text, yaml.SafeLoader):
        line = (event.start_mark.line if event.start_mark else 0) + 2
        if getattr(event, "anchor", None):  # an alias event has one too
            raise _fault(path, line, tell("& and * mean something in YAML; put the text in quotes"))
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            raise _fault(
                path, line, tell("the header is nested too deeply; lists of texts are enough")
            )


def _value(node: yaml.Node, path: str) -> Value:
    """Text stays text: no dates, booleans or base-60 numbers are guessed from it."""
    line = node.start_mark.line + 2
    if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.startswith(
        "tag:yaml.org,2002:python"
    ):
        message = tell("{tag} has no place in a header; put the text in quotes", tag=node.tag)
        raise _fault(path, line, message)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, path) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {str(k.value): _value(v, path) for k, v in node.value}
    if node.tag.endswith(":null"):
        return None
    return str(node.value)


def dump(values: Mapping[str, object], body: str) -> str:
    """A page: YAML front matter, then its text.

    Values are written as JSON, which is YAML too, a list of mappings and a text of several lines
    as blocks: that is quick to write, and to read for people, PyYAML and other readers.
    """
    header = "\n".join(
        f"{key if _KEY.fullmatch(key) else _json(key)}: {_written(value)}"
        for key, value in values.items()
    )
    return f"---\n{header}\n---\n" + (f"\n{body.strip()}\n" if body else "")


def _written(value: object) -> str:
    if isinstance(value, str) and _BLOCK.fullmatch(value) and not _SPECIAL.search(value):
        return "\n".join(["|", *(f"  {line}" if line else "" for line in value[:-1].split("\n"))])
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "".join(f"\n- {_json(item)}" for item in value)
    return _json(value)


def _json(value: object) -> str:
    text = _ENCODER.encode(value)
    if _EXPONENT.search(text):
        text = _spelled_out(value)
    return _SPECIAL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _spelled_out(value: object) -> str:
    """As JSON, but `1.0e+22`: YAML 1.1 takes `1e+22` for a text."""
    if isinstance(value, Mapping):
        pairs = (
            f"{json.dumps(k, ensure_ascii=False)}: {_spelled_out(v)}" for k, v in value.items()
        )
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_spelled_out, value))}]"
    text = json.dumps(value, ensure_ascii=False)
    return text.replace("e", ".0e") if isinstance(value, float) and "." not in text else text


_ENCODER = json.JSONEncoder(ensure_ascii=False)
_KEY = re.compile(r"[a-z_]{3,}")
# Several lines, of which the first is not indented, and a line end: as YAML keeps them in a block.
_BLOCK = re.compile(r"[^\s](?:.*\n)+(?<!\n\n)")
# What YAML reads as the end of a line, or refuses; JSON would leave it as it is.
_SPECIAL = re.compile("[\r\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_EXPONENT = re.compile(r"\de[+-]\d")
