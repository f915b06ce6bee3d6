"""The site while it is being made: the last one, set aside and brought up to date, then put back.

An engine empties the folder of its site before it builds. What the generator made there would be
lost, and with it the knowledge that most of it is still right.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.search.indexing import BUNDLE, VERSION
from generator.write import files_below


@dataclass(frozen=True)
class Staging:
    """Where the generated part of a site is brought up to date."""

    site: Path
    """Where the site belongs; the engine writes its own part there in the meantime."""
    folder: Path
    """Where the generated part is now: beside it, under a hidden name."""

    @classmethod
    def of(cls, site: Path) -> Staging:
        """Set the site aside; what a run that was cut short had set aside is used first."""
        folder = site.parent / f".{site.name}.staged"
        if not folder.is_dir():
            with suppress(OSError):  # there is none yet, or it cannot be moved: all is made anew
                site.rename(folder)
        folder.mkdir(parents=True, exist_ok=True)
        return cls(site, folder)

    @property
    def index(self) -> str:
        """Of what the search index of the last site was made; empty where there is none."""
        try:
            return (self.folder / BUNDLE / VERSION).read_text("utf-8")
        except OSError:
            return ""

    def publish(self, made: frozenset[str] | None) -> None:
        """Put the engine's part and the generated part together, and the whole where it belongs.

        Of the last site, only the generated files that are `made` stay, or all for None.
        """
        theirs = files_below(self.site)
        for path in files_below(self.folder) - theirs - (made or set()):
            if made is not None and not path.startswith((f"{BUNDLE}/", ".")):
                (self.folder / path).unlink()
        for path in theirs:
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(self.site / path, target)
        for folder, _, _ in os.walk(self.folder, topdown=False):
            with suppress(OSError):  # it is not empty
                os.rmdir(folder)
        shutil.rmtree(self.site, ignore_errors=True)
        self.folder.rename(self.site)

    def restore(self) -> None:
        """Put the last site back, for want of a better one; nothing after `publish`."""
        if self.folder.is_dir():
            shutil.rmtree(self.site, ignore_errors=True)
            with suppress(OSError):
                self.folder.rename(self.site)
