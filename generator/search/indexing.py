"""The index itself: Pagefind over the documents, in a process of its own beside other work."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

import pagefind_bin

from generator.errors import InputError, Problem
from generator.pages.site import Site
from generator.search.documents import Documents

BUNDLE = "pagefind"
"""Folder of the index, below the site's root."""
_UNUSED = ("pagefind-*.js", "pagefind-*.css", "wasm.unknown.pagefind")
"""Pagefind's own boxes and the like: a third of a megabyte that no page of ours loads."""


class Indexing:
    """A search index being built beside other work; `finish` waits for it."""

    def __init__(self, site: Site, known: str = "") -> None:
        """Write the documents and start; nothing is started where `known` is their digest."""
        self._folder = Path(tempfile.mkdtemp(prefix="briefing-search-"))
        self._process: subprocess.Popen[bytes] | None = None
        self._cancelled = False
        digest = hashlib.sha256()
        for lang in site.settings.languages:
            documents = Documents(site, lang)
            for root, files in (("documents", documents.files()), ("lists", documents.lists())):
                for path, text in files:
                    data = text.encode("utf-8")
                    digest.update(f"{path} {len(data)} ".encode() + data)
                    target = self._folder / root / path
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(data)
        self.digest = digest.hexdigest()
        """Of everything that goes into the index: the same digest, the same index."""
        if self.digest != known:
            self._start()

    @property
    def needed(self) -> bool:
        """Whether there is anything to build."""
        return self._process is not None

    def _start(self) -> None:
        sites = ("--site", self._folder / "documents", "--output-path", self._folder / BUNDLE)
        self._process = subprocess.Popen(
            [pagefind_bin.get_executable(), *sites, "--quiet"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def finish(self, site_dir: Path) -> None:
        """Put the finished index into the built site; raises `InputError` if there is none.

        An index that is there already stays until the new one is whole.
        """
        try:
            if self._process is None:
                return
            _, said = self._process.communicate()
            if self._cancelled:
                return
            if self._process.returncode:
                reason = said.decode("utf-8", "replace").strip()
                raise InputError(Problem("search", 0, f"the index could not be built: {reason}"))
            self._place(site_dir)
        finally:
            self.cancel()

    def _place(self, site_dir: Path) -> None:
        bundle = self._folder / BUNDLE
        bundle.mkdir(exist_ok=True)  # a site without articles has an empty index
        for pattern in _UNUSED:
            for path in bundle.glob(pattern):
                if path.name != "pagefind-entry.json":
                    path.unlink()
        for path in (self._folder / "lists").iterdir():
            shutil.move(path, bundle / path.name)
        # Across file systems a move takes a while: do that under another name.
        fresh, stale = site_dir / f".{BUNDLE}-new", self._folder / "stale"
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.move(bundle, fresh)
        if (site_dir / BUNDLE).exists():
            shutil.move(site_dir / BUNDLE, stale)
        fresh.replace(site_dir / BUNDLE)

    def cancel(self) -> None:
        """Stop, and leave nothing behind."""
        self._cancelled = True
        if self._process and self._process.poll() is None:
            self._process.kill()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=5)
        shutil.rmtree(self._folder, ignore_errors=True)
