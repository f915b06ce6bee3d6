"""The index, built in a process of its own beside other work."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from generator import CACHE, ROOT
from generator.cache import rules
from generator.errors import InputError, Problem, tell
from generator.model import Lang
from generator.pages.site import Site
from generator.search.postings import Postings
from generator.search.records import Findable, findable
from generator.vocabulary import Vocabulary

BUNDLE = "find"
"""Folder of the index, below the site's root."""
VERSION = "version"
"""In the index: of what it was made."""
_RECORDS = "records.json"
FEW = 100
"""Records that are not worth a process of their own, which takes a while to start."""


def write_index(folder: Path) -> None:
    """Read the records of a folder, and write the files of their index below it."""
    data = (folder / _RECORDS).read_bytes()
    found: dict[Lang, Findable] = json.loads(data)
    vocabulary, version = Vocabulary(found), hashlib.sha256(data).hexdigest()[:12]
    for lang, part in found.items():
        made: set[Path] = set()
        for path, text in Postings(vocabulary, lang, part).files(version):
            target = folder / BUNDLE / lang / path
            if target.parent not in made:
                target.parent.mkdir(parents=True, exist_ok=True)
                made.add(target.parent)
            target.write_bytes(text.encode("utf-8"))


class Indexing:
    """A search index being built; `finish` waits for it and puts it into the site."""

    def __init__(self, site: Site, known: str = "") -> None:
        """Start the process; there is nothing to build where the digest is the `known` one."""
        found = findable(site)
        data = json.dumps(found, ensure_ascii=False).encode("utf-8")
        self.digest = hashlib.sha256(rules().encode() + data).hexdigest()
        """Of everything that goes into the index: the same digest, the same index."""
        # On the site's disk, or nearly: thousands of files are moved there as one folder.
        CACHE.mkdir(parents=True, exist_ok=True)
        self._folder = Path(tempfile.mkdtemp(prefix="search-", dir=CACHE))
        self._process: subprocess.Popen[bytes] | None = None
        self._cancelled = False
        if self.digest != known:
            (self._folder / _RECORDS).write_bytes(data)
            if sum(len(part["records"]) for part in found.values()) < FEW:
                write_index(self._folder)
                return
            self._process = subprocess.Popen(
                [sys.executable, "-m", "generator.search", self._folder],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )

    def finish(self, site_dir: Path) -> bool:
        """Put the finished index into the built site; whether there was anything new.

        An index that is there already stays until the new one is whole. Raises `InputError` if
        the index could not be built.
        """
        try:
            said = self._process.communicate()[1] if self._process else b""
            if self._cancelled or not (self._folder / _RECORDS).is_file():
                return False
            if self._process and self._process.returncode:
                reason = said.decode("utf-8", "replace").strip()
                message = tell("the index could not be built: {reason}", reason=reason)
                raise InputError(Problem("search", 0, message))
            (self._folder / BUNDLE / VERSION).write_text(self.digest, "utf-8")
            place(self._folder / BUNDLE, site_dir)
            return True
        finally:
            self.cancel()

    def cancel(self) -> None:
        """Stop, and leave nothing behind."""
        self._cancelled = True
        if self._process and self._process.poll() is None:
            self._process.kill()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=5)
        shutil.rmtree(self._folder, ignore_errors=True)


def place(bundle: Path, site_dir: Path) -> None:
    """Move an index into a site, in place of the one that is there."""
    # Across file systems a move takes a while: it goes to another name first.
    fresh, stale = site_dir / f".{BUNDLE}-new", site_dir / f".{BUNDLE}-old"
    for leftover in (fresh, stale):
        shutil.rmtree(leftover, ignore_errors=True)
    shutil.move(bundle, fresh)
    if (site_dir / BUNDLE).exists():
        (site_dir / BUNDLE).rename(stale)
    fresh.rename(site_dir / BUNDLE)
    shutil.rmtree(stale, ignore_errors=True)
