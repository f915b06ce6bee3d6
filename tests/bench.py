"""Speed beside what one would use instead, in one run: `make bench`, or `python -m tests.bench`.

A table with a row for each measurement: wall and CPU seconds of a process and its children, the
peak memory of the largest one, the median article page (raw and gzipped), the files of the site,
and ratios: what ours took, divided by what the other took; of a second build, divided by the first.
The articles are synthetic (`tests/corpus.py`), the peers' projects are written by `tests/peers.py`.

Machines are shared and noisy: runs of ours and of the others take turns, and medians count. The
scratch folders are in the system's temporary folder; the environment's `BENCH_TMP` can name one
on a faster disk.
"""

from __future__ import annotations

import argparse
import gzip
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from itertools import pairwise
from pathlib import Path

from tests.conftest import ROOT, copy_project
from tests.test_serve import Server

BENCH = ROOT / ".venv-bench"
FEW = 5
"""Articles of a small site: it is compared with plain Material, and is to show an edit at once."""
MANY = 1000
"""Articles that most goals are set for."""
MOST = 2000
"""Articles above which the usual stack, whose pages list them all, would take hours."""
MADE = ("site", ".site.staged", "public", "resources", ".cache")
CHANGED = "ours, one article changed"
ROW = "{:>8}  {:32} {:>7} {:>7} {:>7} {:>13} {:>6} {:>6} {:>6}  {}"
HEADINGS = "articles,,wall s,CPU s,MiB,page kB / gz,files,÷ wall,÷ CPU,goal".split(",")


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of wall and of CPU, and the peak of memory in MiB."""

    wall: float
    cpu: float
    peak: float

    def __truediv__(self, other: Spent) -> Spent:
        return Spent(*(a / b for a, b in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True, slots=True)
class Weight:
    """Of a site: bytes of the median article page, as it is and gzipped, and the files of all."""

    page: int
    gzipped: int
    files: int


@dataclass(frozen=True, slots=True)
class Project:
    """A project, how its site is built, and what our time may be as a share of its time."""

    name: str
    folder: Path
    commands: tuple[tuple[object, ...], ...]
    goal: float | None = None

    def build(self) -> Spent:
        """One build, with what is there."""
        parts = [run(self.folder, *command) for command in self.commands]
        return Spent(
            sum(p.wall for p in parts), sum(p.cpu for p in parts), max(p.peak for p in parts)
        )

    def cold(self) -> Spent:
        """A build from nothing."""
        for name in MADE:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        if (self.folder / "generator").exists():
            run(self.folder, sys.executable, "-m", "generator.clean")
        return self.build()

    def weight(self) -> Weight:
        """What its site weighs."""
        site = next(p for p in (self.folder / "site", self.folder / "public") if p.is_dir())
        pages = sorted(site.glob("**/articles/*/index.html"), key=lambda page: page.stat().st_size)
        page = pages[len(pages) // 2].read_bytes()
        files = sum(path.is_file() for path in site.rglob("*"))
        return Weight(len(page), len(gzip.compress(page)), files)


def run(folder: Path, *command: object, **env: str) -> Spent:
    """A whole process, as the system accounts for it and for the children it waited for."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "BRIEFING_SOURCE": "", **env}
    words = list(map(str, command))
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(words, cwd=folder, env=environment, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(words)}:\n{said.read().decode()[-3000:]}")
    return Spent(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def our_project(folder: Path, count: int) -> Project:
    """A copy of the project with so many synthetic articles."""
    copy_project(folder)
    shutil.rmtree(folder / "source_articles")
    run(ROOT, sys.executable, "-m", "tests.corpus", folder / "source_articles", count)
    run(folder, sys.executable, "-m", "compileall", "-q", "generator")
    return Project("ours, cold", folder, ((sys.executable, "-m", "mkdocs", "build", "--strict"),))


def peers(ours: Project, folder: Path, count: int) -> Iterator[Project]:
    """The same articles in other projects, as far as those are installed and can cope."""
    # The peers are written elsewhere: here their articles would count as memory of what we start.
    run(ours.folder, sys.executable, "-m", "tests.peers", "source_articles", folder,
        PYTHONPATH=str(ROOT))  # fmt: skip
    build, many = ("-m", "mkdocs", "build", "--quiet"), count == MANY
    if count <= FEW:
        yield Project("plain Material, cold", folder / "plain", ((sys.executable, *build),), 1.33)
    python, hugo, pagefind = installed()
    if python and count <= MOST:
        goal = 0.1 if many else None
        yield Project("Material and plugins, cold", folder / "stack", ((python, *build),), goal)
    if hugo and pagefind:
        commands = ((hugo, "--quiet"), (pagefind, "--site", "public"))
        yield Project("Hugo and Pagefind, cold", folder / "hugo", commands, 1 if many else None)


def installed() -> list[Path | None]:
    """Python with the usual stack, Hugo and Pagefind, or None for what is missing."""
    packages = "lib/*/site-packages"
    names = ("bin/python", f"{packages}/hugo/binaries/hugo*", f"{packages}/pagefind_bin/pagefind*")
    return [next(BENCH.glob(name), None) for name in names]


class Edit:
    """An article that is changed, again and again, and the page that shows it."""

    def __init__(self, folder: Path) -> None:
        sources = sorted((folder / "source_articles").glob("*.fr.txt"))
        self.source = sources[len(sources) // 2]
        self.text = self.source.read_text("utf-8")
        self.page = f"fr/articles/{self.source.name.removesuffix('.fr.txt')}/"
        self.turns = 0

    def save(self) -> str:
        """Change the article; the word that its page shows from now on."""
        self.turns += 1
        word = "Relu" + "a" * self.turns  # no earlier word holds it
        body, end = self.text.rsplit("\n\n", 1)
        changed = f"{body}\n\nLes deux délégations ont nommé cette étape {word}.\n\n{end}"
        self.source.write_text(changed, encoding="utf-8")
        return word


def again(ours: Project, edit: Edit) -> Spent:
    """A build by a fresh process after one article changed."""
    word = edit.save()
    spent = ours.build()
    if word not in (ours.folder / "site" / edit.page / "index.html").read_text("utf-8"):
        raise SystemExit(f"the change is not on {edit.page}")
    return spent


def saving_to_seeing(ours: Project, edit: Edit) -> float:
    """Seconds from an editor's save to the changed page, from `mkdocs serve`: median of 3."""
    server, seconds = Server(ours.folder), []
    try:
        server.wait_for(edit.page, "<h1", 600)
        for _ in range(3):
            time.sleep(2)  # the watcher has seen whatever the last build wrote
            word, start = edit.save(), time.perf_counter()
            while word not in server.page(edit.page):
                if time.perf_counter() - start > 120:
                    raise SystemExit(f"the change is not on {edit.page}:\n{server.said()[-3000:]}")
                time.sleep(0.02)
            seconds.append(time.perf_counter() - start)
    finally:
        server.process.terminate()
        server.process.wait(timeout=60)
    return statistics.median(seconds)


def first_result(site: Path) -> int:
    """Compressed bytes that a reader loads for a first page of results, at most.

    That is the scripts, the tables, the three largest files of words (a query of three words) and
    the five largest articles, in the language that needs more.
    """

    def largest(paths: Iterable[Path], most: int | None = None) -> int:
        sizes = sorted((len(gzip.compress(p.read_bytes())) for p in paths), reverse=True)
        return sum(sizes[:most])

    def index(folder: Path) -> int:
        shown = largest(folder.glob("words/*"), 3) + largest(folder.glob("articles/*"), 5)
        return shown + largest(folder.glob("*.json"))

    found = max(index(folder) for folder in (site / "find").iterdir() if folder.is_dir())
    return found + largest((site / "assets").glob("search*.js"))


def middle(values: Sequence[Spent]) -> Spent:
    """The median of each."""
    return Spent(*map(statistics.median, zip(*map(astuple, values), strict=True)))


def numbers(values: Spent) -> list[str]:
    """Three cells of a row."""
    return [f"{value:.2f}" for value in astuple(values)]


def show(*cells: object) -> None:
    """Print a row."""
    print(ROW.format(*cells).rstrip(), flush=True)


def race(ours: Project, others: Sequence[Project], edit: Edit, runs: int) -> dict[str, list[Spent]]:
    """What each run took, by name; they take turns."""
    spent: dict[str, list[Spent]] = {p.name: [] for p in (ours, *others)}
    spent[CHANGED] = []
    for _ in range(runs):
        spent[ours.name].append(ours.cold())
        spent[CHANGED].append(again(ours, edit))
        for other in others:
            spent[other.name].append(other.cold())
    return spent


def measure(count: int, runs: int, scratch: Path) -> tuple[Spent, Weight]:
    """Print the rows of one size; what ours took, from nothing, and weighs."""
    ours = our_project(scratch / "ours", count)
    others = list(peers(ours, scratch / "peers", count))
    edit = Edit(ours.folder)
    spent = race(ours, others, edit, runs)
    mine, changed = spent[ours.name], spent[CHANGED]
    many = count == MANY

    for project in (*others, ours):
        weight, theirs = project.weight(), spent[project.name]
        page = f"{weight.page / 1000:.1f} / {weight.gzipped / 1000:.1f}"
        ratio, goal = ["", ""], "under 400 MiB" if many else ""
        if project is not ours:
            ratio = numbers(middle([a / b for a, b in zip(mine, theirs, strict=True)]))[:2]
            goal = f"÷ at most {project.goal}" if project.goal else ""
        show(count, project.name, *numbers(middle(theirs)), page, weight.files, *ratio, goal)
    ratio = numbers(middle([b / a for a, b in zip(mine, changed, strict=True)]))[:2]
    goal = "÷ at most 0.33" if many else ""
    show(count, CHANGED, *numbers(middle(changed)), "", "", *ratio, goal)
    size = f"/ {first_result(ours.folder / 'site') / 1000:.1f}"
    show(count, "ours, a first search result", *[""] * 3, size, *[""] * 3, "under 200 kB gzipped")
    seconds = f"{saving_to_seeing(ours, edit):.2f}"
    goal = f"under {0.5 if count <= FEW else 1.5} s" if count <= MANY else ""
    show(count, "ours, from saving to seeing", seconds, *[""] * 6, goal)
    return middle(mine), weight


def show_growth(small: int, large: int, before: Spent, after: Spent, page: float) -> None:
    """Print how time and memory grow: as what power of the number of articles."""
    steps = math.log(large / small)
    powers = Spent(*(math.log(share) / steps for share in astuple(after / before)))
    row = (f"× {large / small:g}", "ours, cold: growth as its power", *numbers(powers))
    show(*row, f"× {page:.2f}", *[""] * 3, "1 at most; page × 1")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs of each (default: 3)")
    parser.add_argument("--articles", default="5,1000", help="sizes (default: 5,1000)")
    options = parser.parse_args()
    for name, path in zip(("The usual stack", "Hugo", "Pagefind"), installed(), strict=True):
        if path is None:
            print(f"{name} is not installed in {BENCH.name}: left out")
    show(*HEADINGS)
    sizes = sorted(map(int, options.articles.split(",")))
    seen = {}
    for count in sizes:
        with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_TMP")) as scratch:
            seen[count] = measure(count, options.runs, Path(scratch))
    for small, large in pairwise(sizes):
        (before, light), (after, heavy) = seen[small], seen[large]
        show_growth(small, large, before, after, heavy.page / light.page)


if __name__ == "__main__":
    main()
