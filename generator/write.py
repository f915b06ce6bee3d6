"""The door out: pages → `docs/`. Whole files only, only what changed, and only what is ours."""

from __future__ import annotations

import itertools
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePath

from generator.errors import InputError, Problem, tell

MANIFEST = ".generated.json"
"""In `docs/`: the files that the generator wrote, relative to it. Nothing else is ever touched."""
HALF = ".half"
"""The ending of a file that is being written, and is not there yet."""
_numbers = itertools.count()


def cannot_write(error: OSError, folder: Path) -> InputError:
    """What to tell the editor when the disk refuses."""
    message = tell(
        "cannot be written ({reason}); make room or give the right to write", reason=error.strerror
    )
    return InputError(Problem(str(error.filename or folder), 0, message))


def read_manifest(docs: Path) -> set[str]:
    """Paths of the generated files, relative to `docs/`; empty where there are none yet."""
    try:
        names = json.loads((docs / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return set()
    return (
        {n for n in names if isinstance(n, str) and is_inside(n)}
        if isinstance(names, list)
        else set()
    )


def copy_handwritten(docs: Path, target: Path) -> Path:
    """A folder that holds the hand-written part of `docs/`, for a site from other articles.

    The generated files of an earlier run in `target` stay, and are brought up to date by the next.
    """
    ours, theirs = read_manifest(docs), read_manifest(target)
    names = {path for path in files_below(docs) if not PurePath(path).name.startswith(".")} - ours
    for path in files_below(target) - theirs - names - {MANIFEST}:
        (target / path).unlink()
    if theirs & names:  # hand-written now, so no longer the generator's to replace
        write_manifest(target, theirs - names)
    for name in sorted(names):
        write_if_changed(f"{target}/{name}", (docs / name).read_bytes())
    return target


def files_below(folder: Path) -> set[str]:
    """All files below a folder, as paths relative to it."""
    start = len(str(folder)) + 1
    return {f"{place}/{name}"[start:] for place, _, names in os.walk(folder) for name in names}


def is_inside(path: str) -> bool:
    """Whether a relative path stays in its folder."""
    return path not in ("", ".") and not path.startswith("/") and ".." not in path.split("/")


def write_manifest(docs: Path, paths: Iterable[str]) -> bool:
    """Note which files are generated; whether that was news."""
    docs.mkdir(parents=True, exist_ok=True)
    data = json.dumps(sorted(paths), indent=0) + "\n"
    return write_if_changed(str(docs / MANIFEST), data.encode("utf-8"))


def write_if_changed(path: str, data: bytes) -> bool:
    """Write a file unless it is just that already; whether it was written."""
    try:
        with open(path, "rb") as stream:
            if stream.read() == data:
                return False
    except FileNotFoundError:
        pass
    write_atomically(path, data)
    return True


def write_atomically(path: str | Path, data: bytes) -> None:
    """A reader sees the old file or the new one, never half of one; makes missing folders."""
    folder = os.path.dirname(path)
    half = f"{folder or '.'}/.{os.getpid()}-{next(_numbers)}{HALF}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    try:
        handle = os.open(half, flags, 0o644)
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)
        handle = os.open(half, flags, 0o644)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.chmod(half, 0o644)  # whatever the umask: the site is for everybody
        os.replace(half, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(half)
        raise


def remove(docs: Path, path: str) -> bool:
    """Remove a generated file and the folders that it leaves empty; whether it was there."""
    target = docs / path
    if not target.is_file():
        return False
    target.unlink()
    for folder in target.parents:
        if folder == docs or any(folder.iterdir()):
            break
        folder.rmdir()
    return True
