"""The door out: pages → `docs/`. Whole files only, only what changed, and only what is ours."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from generator.errors import InputError, Problem
from generator.model import Page

MANIFEST = ".generated.json"
"""In `docs/`: the files that the generator wrote, relative to it. Nothing else is ever touched."""


def write_pages(pages: Iterable[Page], docs: Path) -> int:
    """Make the generated part of `docs/` exactly these pages; the number of files changed.

    Files of earlier runs whose page is gone are removed. Raises `InputError`, before anything is
    written, when two pages claim one path or a page would overwrite a hand-written file, and
    when the disk refuses; a later run then finishes what this one began.
    """
    try:
        return _write_pages(pages, docs)
    except OSError as error:
        place = str(error.filename or docs)
        message = f"cannot be written ({error.strerror}); make room or give the right to write"
        raise InputError(Problem(place, 0, message)) from error


def _write_pages(pages: Iterable[Page], docs: Path) -> int:
    wanted = _by_path(pages)
    ours = read_manifest(docs)
    foreign = [
        Problem(
            f"{docs.name}/{path}",
            0,
            "is hand-written, but a generated page wants its place; rename it",
        )
        for path in sorted(wanted.keys() - ours)
        if (docs / path).exists() and not _same(docs / path, wanted[path].text)
    ]
    if foreign:
        raise InputError(*foreign)
    # The manifest first: a run that is killed half-way leaves no file that nobody owns.
    _write_manifest(docs, ours | wanted.keys())
    changed = sum(_write_if_changed(docs / path, page.text) for path, page in wanted.items())
    for path in sorted(ours - wanted.keys()):
        changed += _remove(docs, path)
    _write_manifest(docs, wanted.keys())
    return changed


def read_manifest(docs: Path) -> set[str]:
    """Paths of the generated files, relative to `docs/`; empty where there are none yet."""
    try:
        names = json.loads((docs / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return set()
    return (
        {n for n in names if isinstance(n, str) and _inside(n)}
        if isinstance(names, list)
        else set()
    )


def copy_handwritten(docs: Path, target: Path) -> Path:
    """A folder that holds the hand-written part of `docs/`, for a site from other articles.

    The generated files of an earlier run in `target` stay, and are brought up to date by the next.
    """
    ours, theirs = read_manifest(docs), read_manifest(target)
    names = {
        path.relative_to(docs).as_posix()
        for path in docs.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    } - ours
    for path in target.rglob("*"):
        inside = path.relative_to(target).as_posix()
        if path.is_file() and inside not in theirs | names | {MANIFEST}:
            path.unlink()
    if theirs & names:  # hand-written now, so no longer the generator's to replace
        _write_manifest(target, theirs - names)
    for name in sorted(names):
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(docs / name, copy)
    return target


def _inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and ".." not in parts and not path.startswith("/")


def _by_path(pages: Iterable[Page]) -> dict[str, Page]:
    wanted: dict[str, Page] = {}
    for page in pages:
        if not _inside(page.path):
            raise InputError(Problem(page.origin or page.path, 0, f"{page.path} is outside docs/"))
        if page.path in wanted:
            both = " and ".join(sorted({wanted[page.path].origin, page.origin} - {""}))
            raise InputError(
                Problem(both or page.path, 0, f"two pages claim {page.path}; rename one")
            )
        wanted[page.path] = page
    return wanted


def _same(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() == text.encode("utf-8")
    except OSError:
        return False


def _write_manifest(docs: Path, paths: Iterable[str]) -> bool:
    docs.mkdir(parents=True, exist_ok=True)
    return _write_if_changed(docs / MANIFEST, json.dumps(sorted(paths), indent=0) + "\n")


def _write_if_changed(path: Path, text: str) -> bool:
    data = text.encode("utf-8")
    try:
        if path.read_bytes() == data:
            return False
    except FileNotFoundError:
        pass
    write_atomically(path, data)
    return True


def write_atomically(path: Path, data: bytes) -> None:
    """A reader sees the old file or the new one, never half of one; makes missing folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _remove(docs: Path, path: str) -> bool:
    """Remove a generated file and the folders that it leaves empty."""
    target = docs / path
    if not target.is_file():
        return False
    target.unlink()
    for folder in target.parents:
        if folder == docs or any(folder.iterdir()):
            break
        folder.rmdir()
    return True
