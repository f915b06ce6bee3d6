"""Tasks → files: in `docs/`, and rendered in the site. Only what changed, on all processors."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

try:
    import fcntl
except ImportError:  # a system with other locks: there, two runs at once are on their own
    fcntl = None  # type: ignore[assignment]

from generator import CACHE
from generator.cache import digest, load, rules, save
from generator.errors import InputError, Problem, tell
from generator.model import Page, Task
from generator.parallel import Told, spread
from generator.write import (
    HALF,
    cannot_write,
    is_inside,
    read_manifest,
    remove,
    write_if_changed,
    write_manifest,
)

_LEAST = 32
"""Tasks that are worth another process."""


@dataclass(frozen=True)
class Rendering:
    """How pages become files of the site."""

    render: Callable[[Page], tuple[str, bytes]]
    """A page → its path below the site's root, and what the engine makes of it."""
    key: str
    """Digest of all that the result depends on beside the page: templates, settings, versions."""
    folder: Path


@dataclass(frozen=True)
class Made:
    """What a run made."""

    changed: int
    """Files of `docs/` that were written or removed."""
    rendered: frozenset[str]
    """All files of the generated part of the site, below its root; none without a rendering."""


Files = tuple[tuple[str, str, int, int], ...]
"""Of files that a task made: `docs` or `site`, path, size, time of change in nanoseconds."""


def make(
    tasks: Iterable[Task],
    docs: Path,
    rendering: Rendering | None = None,
    told: Told | None = None,
) -> Made:
    """Make the generated part of `docs/`, and of the site, exactly what the tasks say.

    Files of earlier runs whose task is gone are removed from `docs/`. Raises `InputError`, before
    anything is written, when two pages claim one path or a page would overwrite a hand-written
    file, and when the disk refuses; a later run then finishes what this one began.
    """
    try:
        return _make(tasks, docs, rendering, told)
    except OSError as error:
        raise cannot_write(error, docs) from error


@contextmanager
def claimed(docs: Path) -> Iterator[None]:
    """While it lasts, no other run of this project writes to `docs/`: it waits for this one.

    A run that was killed has left its claim unsettled: then files that it half wrote are removed.
    Raises `InputError` when the disk refuses.
    """
    with ExitStack() as stack:
        try:
            CACHE.mkdir(parents=True, exist_ok=True)
            name = f"claim-{digest(str(docs.resolve()))[:16]}"
            claim = stack.enter_context((CACHE / name).open("a+", buffering=1))
            if fcntl:
                fcntl.flock(claim, fcntl.LOCK_EX)
            if claim.seek(0, os.SEEK_END):  # by now, after waiting
                for path in docs.rglob(f".*{HALF}"):
                    path.unlink(missing_ok=True)
            claim.write("unsettled\n")
        except OSError as error:
            raise cannot_write(error, CACHE) from error
        yield
        claim.truncate(0)


def _make(
    tasks: Iterable[Task], docs: Path, rendering: Rendering | None, told: Told | None
) -> Made:
    owners = _owners(tasks)
    ours = read_manifest(docs)
    _keep_foreign(owners, ours, docs)
    roots = {"docs": str(docs), "site": str(rendering.folder) if rendering else ""}
    base = digest(rules(), rendering.key if rendering else "")
    memory = CACHE / f"made-{digest(str(docs.resolve()))[:16]}.pickle"
    known = _load(memory)
    needs = {task.paths[0]: digest(base, *task.needs) for task in owners.values()}
    # The manifest first: a run that is killed half-way leaves no file that nobody owns.
    write_manifest(docs, ours | owners.keys())
    stale, done = [], {}
    for task in dict.fromkeys(owners.values()):
        name = task.paths[0]
        if name in known and known[name][0] == needs[name] and _whole(known[name][1], roots):
            done[name] = known[name]
        else:
            stale.append(task)

    changed = 0
    for name, files, count in spread(lambda task: _do(task, roots, rendering), stale, _LEAST, told):
        done[name] = needs[name], files
        changed += count
    changed += sum(remove(docs, path) for path in sorted(ours - owners.keys()))
    write_manifest(docs, owners.keys())
    if stale or done.keys() != known.keys():
        save(memory, {name: pickle.dumps(made, protocol=5) for name, made in done.items()})
    rendered = (file[1] for _, files in done.values() for file in files if file[0] == "site")
    return Made(changed, frozenset(rendered))


def _load(memory: Path) -> dict[str, tuple[str, Files]]:
    return {name: pickle.loads(data) for name, data in (load(memory) or {}).items()}


def _whole(files: Files, roots: Mapping[str, str]) -> bool:
    """Whether the files are as they were left."""
    try:
        for root, path, size, changed in files:
            found = os.stat(f"{roots[root]}/{path}")
            if (found.st_size, found.st_mtime_ns) != (size, changed):
                return False
    except OSError:
        return False
    return True


def _do(
    task: Task, roots: Mapping[str, str], rendering: Rendering | None
) -> tuple[str, Files, int]:
    files, changed = [], 0

    def keep(root: str, path: str, data: bytes) -> bool:
        new = write_if_changed(place := f"{roots[root]}/{path}", data)
        found = os.stat(place)
        files.append((root, path, found.st_size, found.st_mtime_ns))
        return new

    for page in task.make():
        changed += keep("docs", page.path, page.text.encode("utf-8"))
        if rendering:
            keep("site", *rendering.render(page))
    return task.paths[0], tuple(files), changed


def _owners(tasks: Iterable[Task]) -> dict[str, Task]:
    """By path, in order; raises `InputError` for a path outside `docs/`, or claimed twice."""
    owners: dict[str, Task] = {}
    for task in tasks:
        for path in task.paths:
            if not is_inside(path):
                message = tell("{path} is outside docs/; rename the article", path=path)
                raise InputError(Problem(task.origin or path, 0, message))
            if path in owners:
                both = " and ".join(sorted({owners[path].origin, task.origin} - {""}))
                message = tell("two pages claim {path}; rename one", path=path)
                raise InputError(Problem(both or path, 0, message))
            owners[path] = task
    return owners


def _keep_foreign(owners: Mapping[str, Task], ours: set[str], docs: Path) -> None:
    """Raise `InputError` naming every hand-written file that a page would overwrite."""
    foreign = []
    for path in sorted(owners.keys() - ours):
        if os.path.lexists(docs / path) and not _says(docs / path, path, owners[path]):
            message = tell("is hand-written, but a generated page wants its place; rename it")
            foreign.append(Problem(f"{docs.name}/{path}", 0, message))
    if foreign:
        raise InputError(*foreign)


def _says(file: Path, path: str, task: Task) -> bool:
    """Whether a file is just what a task would make of it: its manifest was lost."""
    try:
        data = file.read_bytes()
    except OSError:
        return False
    return any(p.text.encode("utf-8") == data for p in task.make() if p.path == path)
