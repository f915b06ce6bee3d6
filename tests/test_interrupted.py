"""Work cut short: killed, with a full disk, without the right to write, twice at once.

Afterwards every file is whole, a next run gives just what an undisturbed one gives, and nothing
hand-written was touched. The moments are drawn by a seed that is printed; BRIEFING_SEED=N draws
them again.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

import generator.cache
import generator.making
from generator import mkdocs_hook as hook
from generator.errors import InputError
from generator.pipeline import build
from generator.settings import load_settings
from generator.staging import Staging
from tests.conftest import ROOT, copy_project
from tests.corpus import write_corpus
from tests.factory import tree

pytestmark = pytest.mark.slow

SETTINGS = load_settings(ROOT / "mkdocs.yml")
SEED = int(os.environ.get("BRIEFING_SEED") or random.randrange(10**6))
ARTICLES = 8
WRITING = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "shutil.rmtree"}
BY_HAND = {"fr/a-propos.md": "# À propos\n", "assets/site.css": "p {}\n", ".hidden": "x\n"}


class Moments:
    """Counts what a process changes below a folder, and calls `end` at moment `at`."""

    def __init__(self, folder: Path, at: int, end: Callable[[str], None]) -> None:
        self.folder, self.left, self.end = str(folder), at, end
        self.count = 0

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            if not (isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
                return
        elif event not in WRITING:
            return
        if isinstance(arguments[0], str | os.PathLike) and str(arguments[0]).startswith(
            self.folder
        ):
            self.count += 1
            if self.count >= self.left:
                self.end(event)


def die(event: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def watched(folder: Path, at: int, end: Callable[[str], None], work: Callable[[], object]) -> int:
    """Do work in a process of its own; its status, or minus the number of what killed it."""
    child = os.fork()
    if not child:
        sys.addaudithook(Moments(folder, at, end))
        try:
            work()
        except InputError:
            os._exit(3)
        except BaseException:
            os._exit(4)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


class Desk:
    """A folder of sources, `docs/` and a cache, in two versions."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.source, self.docs = folder, folder / "in", folder / "docs"

    def enter(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for module in (generator.cache, generator.making):
            monkeypatch.setattr(module, "CACHE", self.folder / "cache")
        monkeypatch.setattr(generator.cache, "_live", {})

    def build(self) -> None:
        generator.cache._live.clear()
        build(self.source, self.docs, SETTINGS)

    def edit(self) -> None:
        """One article changed, one gone, one new."""
        first, second, *_ = sorted(self.source.glob("*.fr.txt"))
        first.write_text(first.read_text("utf-8") + "\nUn alinéa de plus, sur 12 % du total.\n")
        second.rename(self.source / "2030-01-nouveau.fr.txt")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Built once, then edited; not built again yet."""
    made = Desk(tmp_path / "desk")
    write_corpus(made.source, ARTICLES)
    for path, text in BY_HAND.items():
        (made.docs / path).parent.mkdir(parents=True, exist_ok=True)
        (made.docs / path).write_text(text, "utf-8")
    made.enter(monkeypatch)
    made.build()
    made.edit()
    return made


def states(desk: Desk) -> tuple[dict[str, str], dict[str, str], int]:
    """The files of `docs/` before and after the build, undisturbed, and its number of moments."""
    old = tree(desk.docs)
    undisturbed = desk.folder.parent / "undisturbed"
    shutil.copytree(desk.folder, undisturbed)
    desk.folder.rename(desk.folder.parent / "kept")
    undisturbed.rename(desk.folder)
    counter = Moments(desk.folder, 10**9, die)
    sys.addaudithook(counter)
    desk.build()
    counter.folder = "\0"
    return old, tree(desk.docs), counter.count


def again(desk: Desk) -> None:
    """Back to what `states` kept."""
    shutil.rmtree(desk.folder)
    shutil.copytree(desk.folder.parent / "kept", desk.folder)


def damage(desk: Desk, old: dict[str, str], new: dict[str, str]) -> Iterator[str]:
    """What is neither as it was nor as it should be."""
    found = {path: text for path, text in tree(desk.docs).items() if not path.endswith(".half")}
    for path, text in found.items():
        if path != ".generated.json" and text not in (old.get(path), new.get(path)):
            yield path
    yield from (path for path, text in BY_HAND.items() if found.get(path) != text)


def test_killed_at_any_moment(desk: Desk) -> None:
    old, new, count = states(desk)
    assert count > 50
    print(f"BRIEFING_SEED={SEED}")
    for at in sorted(random.Random(SEED).sample(range(1, count), 8)):
        again(desk)
        assert watched(desk.folder, at, die, desk.build) == -signal.SIGKILL
        assert list(damage(desk, old, new)) == [], at
        desk.build()
        assert tree(desk.docs) == new, at


def test_killed_again_and_again(desk: Desk) -> None:
    old, new, count = states(desk)
    print(f"BRIEFING_SEED={SEED}")
    draw = random.Random(SEED)
    again(desk)
    for _ in range(5):
        watched(desk.folder, draw.randrange(1, count // 2), die, desk.build)
        assert list(damage(desk, old, new)) == []
    desk.build()
    assert tree(desk.docs) == new


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        PermissionError(errno.EACCES, "Permission denied"),
    ],
    ids=str,
)
def test_the_disk_refuses_from_any_moment_on(desk: Desk, error: OSError) -> None:
    old, new, count = states(desk)

    def refuse(event: str) -> None:
        if error.errno != errno.ENOSPC or event in ("open", "os.mkdir"):
            raise error

    print(f"BRIEFING_SEED={SEED}")
    for at in [1, *sorted(random.Random(SEED).sample(range(2, count), 4))]:
        again(desk)
        # What cannot be remembered costs only time: the last moments may pass without a word.
        assert watched(desk.folder, at, refuse, desk.build) in (0, 3), at
        assert list(damage(desk, old, new)) == [], at
        desk.build()
        assert tree(desk.docs) == new, at


def test_docs_without_the_right_to_write(desk: Desk) -> None:
    old, new, _ = states(desk)

    def refuse(event: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    again(desk)
    assert watched(desk.docs, 1, refuse, desk.build) == 3
    assert tree(desk.docs) == old
    desk.build()
    assert tree(desk.docs) == new


def test_many_at_once(desk: Desk) -> None:
    _, new, _ = states(desk)
    again(desk)
    children = []
    for _ in range(4):
        if not (child := os.fork()):
            try:
                desk.build()
            finally:
                os._exit(0 if tree(desk.docs) == new else 5)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(c, 0)[1]) for c in children] == [0] * 4
    assert tree(desk.docs) == new


BUILD = """
import sys, runpy, atexit
from pathlib import Path
from tests.test_interrupted import Moments, die, full, stop
ends = {"die": die, "full": full, "stop": stop}
moments = Moments(Path.cwd(), int(sys.argv[1]), ends[sys.argv[2]])
atexit.register(lambda: print("moments:", moments.count))
sys.addaudithook(moments)
sys.argv = ["mkdocs", "build", "--quiet"]
runpy.run_module("mkdocs", run_name="__main__")
"""


def full(event: str) -> None:
    if event in ("open", "os.mkdir"):  # there is always room for taking away
        raise OSError(errno.ENOSPC, "No space left on device")


def stop(event: str, done: list[str] = []) -> None:  # noqa: B006
    """Once, as when somebody presses Ctrl-C."""
    if not done:
        done.append(event)
        raise KeyboardInterrupt


def mkdocs(folder: Path, at: int = 10**9, end: str = "die") -> subprocess.CompletedProcess[str]:
    """A real build that ends at a moment."""
    return subprocess.run(
        [sys.executable, "-B", "-c", BUILD, str(at), end],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def everything(folder: Path) -> dict[str, bytes]:
    """The files of the project, caches aside."""
    return {
        name: path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not (name := path.relative_to(folder).as_posix()).startswith(".cache")
    }


class Project:
    """A project that was built, then edited; and its files after the next build, undisturbed."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.kept = folder / "project", folder / "kept"
        copy_project(self.kept)
        shutil.copytree(self.kept, self.folder)
        assert mkdocs(self.folder).returncode == 0
        article = sorted((self.folder / "source_articles").glob("*.fr.txt"))[0]
        article.write_text(article.read_text("utf-8") + "\nUn alinéa de plus, sur 12 %.\n", "utf-8")
        shutil.rmtree(self.kept)
        shutil.copytree(self.folder, self.kept)
        self.old = everything(self.folder)
        done = mkdocs(self.folder)
        assert done.returncode == 0, done.stderr
        self.count = int(done.stdout.rpartition("moments:")[2])
        self.new = everything(self.folder)

    def again(self) -> None:
        shutil.rmtree(self.folder)
        shutil.copytree(self.kept, self.folder)

    def wrong(self) -> list[str]:
        """What is not as after an undisturbed build."""
        found = everything(self.folder)
        paths = sorted(found.keys() | self.new.keys())
        return [path for path in paths if found.get(path) != self.new.get(path)]

    def damage(self) -> Iterator[str]:
        for path, data in everything(self.folder).items():
            half = path.endswith((".half", ".generated.json")) or path.startswith(".site.staged/")
            if not half and data not in (self.old.get(path), self.new.get(path)):
                yield path


@pytest.fixture(scope="module")
def project_to_end(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("ends"))


def test_a_real_build_killed_at_any_moment(project_to_end: Project) -> None:
    project = project_to_end
    assert project.count > 30
    print(f"BRIEFING_SEED={SEED}")
    for at in sorted(random.Random(SEED).sample(range(1, project.count), 4)):
        project.again()
        assert mkdocs(project.folder, at).returncode == -signal.SIGKILL, at
        assert list(project.damage()) == [], at
        done = mkdocs(project.folder)
        assert done.returncode == 0, done.stderr
        assert project.wrong() == [], at


def test_a_real_build_on_a_disk_that_is_full(project_to_end: Project) -> None:
    project = project_to_end
    print(f"BRIEFING_SEED={SEED}")
    for at in [1, *sorted(random.Random(SEED).sample(range(2, project.count), 3))]:
        project.again()
        done = mkdocs(project.folder, at, "full")
        assert "Traceback" not in done.stderr, (at, done.stderr)
        assert done.returncode == 0 or "No space left" in done.stderr, (at, done.stderr)
        assert list(project.damage()) == [], at
        done = mkdocs(project.folder)
        assert done.returncode == 0, done.stderr
        assert project.wrong() == [], at


def test_a_real_build_stopped_by_hand_leaves_a_whole_site(project_to_end: Project) -> None:
    project = project_to_end
    print(f"BRIEFING_SEED={SEED}")
    for at in sorted(random.Random(SEED).sample(range(1, project.count), 4)):
        project.again()
        mkdocs(project.folder, at, "stop")
        assert list(project.damage()) == [], at
        assert (project.folder / "site/fr/index.html").is_file(), at
        assert not (project.folder / ".site.staged").exists(), at
        assert mkdocs(project.folder).returncode == 0
        assert project.wrong() == [], at


def test_what_the_next_build_sets_aside_is_not_ours(tmp_path: Path) -> None:
    """A build that ends shuts down while the next one, which waited for it, is at work."""
    hook._state.staging = staging = Staging.of(tmp_path / "site")
    (staging.folder / "index.html").write_text("ours")
    hook.on_post_build(MkDocsConfig())
    theirs = Staging.of(tmp_path / "site")
    hook.on_shutdown()
    assert (theirs.folder / "index.html").read_text() == "ours"


def test_real_builds_at_once(project_to_end: Project) -> None:
    project = project_to_end
    project.again()
    command = [sys.executable, "-B", "-m", "mkdocs", "build", "--quiet"]
    runs = [subprocess.Popen(command, cwd=project.folder) for _ in range(2)]
    assert [one.wait(120) for one in runs] == [0, 0]
    assert project.wrong() == []
