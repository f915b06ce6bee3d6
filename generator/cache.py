"""What earlier runs left, so that only what changed is done again.

Kept in `.cache/`, which can be deleted at any time. Everything is found by the digest of all that
it depends on, the generator's own code and data included.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from functools import cache
from pathlib import Path

import babel
from jinja2 import FileSystemBytecodeCache

from generator import CACHE
from generator.model import Reading
from generator.read import Source
from generator.settings import Settings
from generator.write import write_atomically

_LATER = {"pages", "search", "templates", "cli.py", "mkdocs_hook.py", "making.py", "pipeline.py"}
"""Parts of the generator that come after reading: a change of them leaves readings as they are."""
_FEW = 24
"""Readings that are rather read again by the next process than saved by a server."""
_live: dict[Path, dict[str, Reading]] = {}
"""The readings of each file, whole: a server does not load them again."""


class ReadingCache:
    """The readings of one folder of sources: what earlier runs left, and what this one used."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._path = CACHE / f"readings-{digest(str(folder.resolve()))[:16]}.pickle"
        self._base = digest(rules(reading=True), settings.home, repr(settings.languages))
        self._live = _live.get(self._path, {})
        self._old: dict[str, bytes] = {} if self._live else load(self._path) or {}
        self._known = {*self._old, *self._live}
        self._used: dict[str, Reading] = {}

    def key(self, source: Source) -> str:
        """Tells a source apart from every other, and from itself read by other rules."""
        text = "\n".join(line.text for line in source.lines)
        said = (source.path, source.article, source.lang, source.markdown, source.header)
        return digest(self._base, repr(said), text)

    def get(self, key: str) -> Reading | None:
        """The reading of a source that has been read before just as it is now."""
        reading = self._live.get(key)
        if reading is None and key in self._old:
            reading = pickle.loads(self._old[key])
        if reading is not None:
            self._used[key] = reading
        return reading

    def put(self, key: str, packed: bytes) -> Reading:
        """Remember a reading, packed."""
        self._old[key] = packed
        self._used[key] = pickle.loads(packed)
        return self._used[key]

    def save(self) -> None:
        """Keep what this run used, and forget the rest."""
        new = len(self._used.keys() ^ self._known)
        if self._live and new < _FEW:
            # A server, after a change or two: not worth writing all again.
            self._live |= self._used
            return
        _live[self._path] = self._used
        if new:
            kept = {key: self._old.get(key) or pack(reading) for key, reading in self._used.items()}
            save(self._path, kept)


def pack(reading: Reading) -> bytes:
    """A reading as it is kept, and handed from one process to another."""
    return pickle.dumps(reading, protocol=5)


def digest(*parts: str) -> str:
    """Of several texts, told apart from any others."""
    made = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        made.update(b"%d:" % len(data) + data)
    return made.hexdigest()


def load(path: Path) -> dict[str, bytes] | None:
    """What `save` kept; None where it is missing, cut short or damaged."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    if hashlib.sha256(data[32:]).digest() != data[:32]:
        return None
    found: dict[str, bytes] = pickle.loads(data[32:])
    return found


def save(path: Path, values: dict[str, bytes]) -> None:
    """Keep values for a later run. A disk that refuses costs only time."""
    data = pickle.dumps(values, protocol=5)
    try:
        write_atomically(path, hashlib.sha256(data).digest() + data)
    except OSError:
        return


def compiled_templates() -> FileSystemBytecodeCache | None:
    """Where compiled templates are kept, each found by its text; None where the disk refuses."""
    folder = CACHE / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder))


@cache
def rules(*, reading: bool = False) -> str:
    """A digest of the generator's code and data, and of what they rely on; or of reading's part."""
    folder = Path(__file__).parent
    made = hashlib.blake2b(f"{sys.version_info} {babel.__version__}".encode())
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if path.suffix in (".py", ".yaml", ".json", ".po", ".html", ".xml") and not (
            reading and inside[0] in _LATER
        ):
            made.update("/".join(inside).encode() + b"\0" + path.read_bytes())
    return made.hexdigest()
