"""`python -m generator.clean`: take every generated file out of `docs/`. Needs no package."""

from __future__ import annotations

from pathlib import Path

from generator import ROOT
from generator.write import MANIFEST, read_manifest, remove

DOCS = ROOT / "docs"


def main(docs: Path = DOCS) -> None:
    """Hand-written pages stay."""
    for path in read_manifest(docs):
        remove(docs, path)
    (docs / MANIFEST).unlink(missing_ok=True)


if __name__ == "__main__":
    main()
