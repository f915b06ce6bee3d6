"""Readings of earlier runs, so that only changed articles are read again.

Kept in `.cache/`, which can be deleted at any time. A reading is found by the digest of everything
it depends on: the source, the settings, the rules and data of the generator, the versions below.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from functools import cache
from pathlib import Path

import babel

from generator.model import Reading
from generator.read import Source
from generator.settings import ROOT, Settings
from generator.write import write_atomically

FOLDER = ROOT / ".cache"


class ReadingCache:
    """The readings of one folder of sources: what earlier runs left, and what this one used."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
        self._path = FOLDER / f"readings-{name}.pickle"
        self._base = repr((_rules(), settings.home, settings.languages)).encode()
        self._old = _load(self._path)
        self._used: dict[str, Reading] = {}

    def get(self, source: Source) -> Reading | None:
        """The reading of a source that has been read before just as it is now."""
        reading = self._old.get(key := self._key(source))
        if reading is not None:
            self._used[key] = reading
        return reading

    def put(self, source: Source, reading: Reading) -> None:
        """Remember a reading."""
        self._used[self._key(source)] = reading

    def save(self) -> None:
        """Keep what this run used, and forget the rest. A disk that refuses costs only time."""
        if self._used.keys() == self._old.keys():
            return
        data = pickle.dumps(self._used, protocol=5)
        try:
            write_atomically(self._path, hashlib.sha256(data).digest() + data)
        except OSError:
            return

    def _key(self, source: Source) -> str:
        return hashlib.sha256(self._base + repr(source).encode("utf-8", "replace")).hexdigest()


def _load(path: Path) -> dict[str, Reading]:
    """The readings of a file; none where it is missing, cut short or damaged."""
    try:
        data = path.read_bytes()
    except OSError:
        return {}
    if hashlib.sha256(data[32:]).digest() != data[:32]:
        return {}
    found: dict[str, Reading] = pickle.loads(data[32:])
    return found


@cache
def _rules() -> str:
    """A digest of the generator's code and data, and of what they rely on."""
    digest = hashlib.sha256(f"{sys.version_info} {babel.__version__}".encode())
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in (".py", ".yaml"):
            digest.update(path.read_bytes())
    return digest.hexdigest()
