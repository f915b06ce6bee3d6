"""`python -m generator.clean`: take every generated file out of `docs/`. Needs no package."""

from __future__ import annotations

from pathlib import Path

from generator.write import MANIFEST, write_pages

DOCS = Path(__file__).resolve().parent.parent / "docs"


def main(docs: Path = DOCS) -> None:
    """Hand-written pages stay."""
    write_pages([], docs)
    (docs / MANIFEST).unlink()


if __name__ == "__main__":
    main()
