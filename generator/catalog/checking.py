"""Are the catalogues that a site's owner writes well made? Every fault of them at once, by line.

Only the shape of the data is looked at, once for each state of the files: a stamp in `.cache/`
remembers that they were in order.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from generator import CACHE
from generator.catalog import FOLDER, table
from generator.errors import InputError, Message, Problem, tell
from generator.text import slugify
from generator.write import write_atomically

Faults = Iterator[tuple[tuple[Any, ...], Message]]
"""The way down to each fault (keys, and numbers of items), and what to say."""
Shape = Callable[[Any, str], Faults]
"""Looks at a value, which is called so in messages."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STAMP = CACHE / "catalogue-in-order"
_SHARED = ("EU", "UN")
"""ISO 3166 keeps these two codes for the organisations themselves."""


def check_catalogue(folder: Path = FOLDER, stamp: Path = _STAMP) -> None:
    """Raises `InputError` with every fault of the catalogues that people write."""
    sources = {name: (folder / f"{name}.yaml").read_bytes() for name in SHAPES}
    digest = sha256(Path(__file__).read_bytes() + b"\0".join(sources.values())).hexdigest()
    try:
        if stamp.read_text("ascii") == digest:
            return
    except (OSError, ValueError):
        pass
    read = table if folder == FOLDER else None
    problems = [fault for name in SHAPES for fault in faults(name, sources[name], read)]
    if problems:
        raise InputError(*problems)
    with suppress(OSError):  # then it is looked at again next time
        write_atomically(stamp, digest.encode("ascii"))


def faults(name: str, source: bytes, read: Callable[[str], Any] | None = None) -> Iterator[Problem]:
    """The faults of one catalogue; `read` has its content more quickly than YAML does."""
    path = f"generator/catalog/{name}.yaml"
    try:
        content = read(name) if read else yaml.load(source, _LOADER)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or type(error).__name__
        message = tell("is not YAML ({reason}); mend this line", reason=reason)
        yield Problem(path, mark.line + 1 if mark else 0, message)
        return
    found = [*SHAPES[name](content, name), *_doubles(source)]
    if found:
        tree = yaml.compose(source, _LOADER)
        for way, message in found:
            yield Problem(path, _line(tree, way), message)


def _line(node: yaml.Node | None, way: tuple[Any, ...]) -> int:
    """The line that a way leads to, as far as it can be followed."""
    line = 0
    for step in way:
        if isinstance(node, yaml.MappingNode):
            pairs = [pair for pair in node.value if str(pair[0].value) == str(step)]
            if not pairs:
                break
            line, node = pairs[-1][0].start_mark.line + 1, pairs[-1][1]
        elif isinstance(node, yaml.SequenceNode):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line or 1


def _doubles(source: bytes) -> Faults:
    """Entries that stand twice: of these, YAML keeps the last one and says nothing."""
    keys = Counter(re.findall(r"^([\w-]+):", source.decode("utf-8", "replace"), re.MULTILINE))
    for key in (key for key, times in keys.items() if times > 1):
        yield (key,), tell("{key} stands twice; keep one of them", key=key)


def _text(value: Any, name: str) -> Faults:
    if isinstance(value, bool):
        yield (), tell("{name}: YAML reads this word as yes or no; put it in quotes", name=name)
    elif not isinstance(value, str) or not value.strip():
        yield (), tell("{name} must be a text", name=name)


def _flag(value: Any, name: str) -> Faults:
    if not isinstance(value, bool):
        yield (), tell("{name} must be true or false", name=name)


def _slug(value: Any, name: str) -> Faults:
    if not isinstance(value, str) or slugify(value) != value:
        yield (), tell("{name} must be letters a-z, digits and hyphens", name=name)


def _code(value: Any, name: str) -> Faults:
    """A country or an organisation."""
    if value not in _codes():
        yield (), tell("{code} is no code of a country or organisation", code=str(value))


@cache
def _codes() -> frozenset[str]:
    """The codes that the catalogues know; read without YAML, which may be at fault."""
    files = [FOLDER / f"{name}.yaml" for name in ("organisations", "territories")]
    text = "".join(path.read_text("utf-8", "replace") for path in files)
    return frozenset(re.findall(r"^[\"']?([A-Z][A-Z0-9]+)[\"']?:", text, re.MULTILINE))


def _country(value: Any, name: str) -> Faults:
    if value not in {*Locale("en").territories, *_SHARED}:
        yield (), tell("{code} is no country code of ISO 3166-1, such as MA", code=str(value))


def _organisation(value: Any, name: str) -> Faults:
    if value in Locale("en").territories and value not in _SHARED:
        yield (), tell("{code} is the code of a country; choose another", code=value)


def _language(value: Any, name: str) -> Faults:
    if not (isinstance(value, str) and re.fullmatch("[a-z]{2}|any", value)):
        yield (), tell("{name} is no language, such as fr", name=str(value))


def _texts(value: Any, name: str) -> Faults:
    yield from _List(_text)(value, name)


@dataclass(frozen=True, slots=True)
class _List:
    """A list of values of one shape; tables in it are called by their first text."""

    each: Shape

    def __call__(self, value: Any, name: str) -> Faults:
        if not isinstance(value, list):
            yield (), tell("{name} must be a list, such as [one, two]", name=name)
            return
        for number, item in enumerate(value):
            first = next(iter(item.values()), name) if isinstance(item, dict) else name
            for way, message in self.each(item, first if isinstance(first, str) else name):
                yield (number, *way), message


@dataclass(frozen=True, slots=True)
class _Table:
    """Keys that are known, each with its shape; with `any_key`, all keys that pass it."""

    known: Mapping[str, Shape]
    needed: tuple[str, ...] = ()
    any_key: Shape | None = None
    each: Shape = _text

    def __call__(self, value: Any, name: str) -> Faults:
        if not isinstance(value, dict):
            yield (), tell("{name} must be a table of `key: value`", name=name)
            return
        for key, item in value.items():
            for way, message in self._entry(key, item):
                yield (key, *way), message
        for missing in (key for key in self.needed if key not in value):
            yield (), tell("{name} has no {key}; add it", name=name, key=missing)

    def _entry(self, key: Any, item: Any) -> Faults:
        if key in self.known:
            yield from self.known[key](item, key)
        elif self.any_key:
            wrong = [*_text(key, str(key))] or [*self.any_key(key, str(key))]
            yield from wrong
            yield from self.each(item, str(key))
        else:
            hint = _hint(str(key), self.known)
            yield (), tell("{key} is no key here; {hint}", key=str(key), hint=hint)


def _hint(word: str, known: Mapping[str, Any]) -> Message:
    near = difflib.get_close_matches(word, known, n=1)
    if near:
        return tell("did you mean {near}?", near=near[0])
    return tell("use one of {known}", known=", ".join(known))


def _lists(names: str) -> Mapping[str, Shape]:
    return dict.fromkeys(names.split(), _texts)


def _by_language(each: Shape, *needed: str) -> _Table:
    return _Table({}, needed, _language, each)


_NAMES = _Table({"name": _text, **_lists("acronyms aliases adjectives weak")}, ("name",))
_OUTLET = _Table({"name": _text, **_lists("aliases domains"), "agency": _flag}, ("name",))
_PERSON = _Table(
    {"fr": _text, "en": _text, **_lists("surname given"), "country": _code, "alone": _flag},
    ("fr", "en", "surname"),
)
_THEME = _Table({"label": _text, "slug": _slug, **_lists("strong weak")}, ("label", "slug"))
_TERRITORY = _Table(
    {
        "name": _text,
        "former": _Table({}, any_key=_text),
        **_lists("demonyms prefixes capital cities aliases careful"),
    }
)
SHAPES: Mapping[str, Shape] = {
    "organisations": _Table({}, any_key=_organisation, each=_by_language(_NAMES, "en")),
    "outlets": _List(_OUTLET),
    "people": _List(_PERSON),
    "places": _Table(
        {}, any_key=_country, each=_by_language(_Table(_lists("cities people hints firms")))
    ),
    "territories": _Table({}, any_key=_country, each=_by_language(_TERRITORY)),
    "themes": _Table({}, any_key=_slug, each=_by_language(_THEME, "en")),
}
"""The catalogues that people write, each with its shape."""
