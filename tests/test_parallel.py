"""Work spread over processes: all of it done, in order; one that fails takes no work with it."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from generator import parallel, pipeline
from generator.errors import InputError, Problem, tell
from generator.parallel import orphaned, spread
from generator.settings import load_settings
from tests.conftest import FRENCH, ROOT

PARENT = os.getpid()


@pytest.fixture(autouse=True)
def three_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_processors", lambda: 3)
    here = threading.active_count()  # other tests' servers and browsers
    monkeypatch.setattr(parallel, "_may_fork", lambda: threading.active_count() == here)


def in_helper() -> bool:
    return os.getpid() != PARENT


def test_every_item_is_done_in_order_by_three_processes() -> None:
    done = spread(lambda item: (os.getpid(), item * 2), range(10), 3)
    assert [made for _, made in done] == list(range(0, 20, 2))
    assert len({process for process, _ in done}) == 3


@pytest.mark.parametrize("count", [0, 1, 5])
def test_little_work_is_done_here(count: int) -> None:
    done = spread(lambda item: (os.getpid(), item), range(count), 3)
    assert done == [(PARENT, item) for item in range(count)]


def test_beside_another_thread_nothing_is_forked() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert set(spread(lambda item: os.getpid(), range(9), 3)) == {PARENT}
    finally:
        stop.set()
        thread.join()


@pytest.mark.parametrize("helper", [True, False])
def test_what_goes_wrong_is_raised_here(helper: bool) -> None:
    def work(item: int) -> int:
        if in_helper() == helper:
            raise InputError(Problem("a.txt", 3, tell("has no text")))
        return item

    with pytest.raises(InputError, match=r"a\.txt:3: has no text"):
        spread(work, range(9), 3)
    with pytest.raises(ChildProcessError):  # no process is left
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_a_process_that_dies_is_made_up_for(end: signal.Signals) -> None:
    def work(item: int) -> int:
        if in_helper():
            os.kill(os.getpid(), end)
        return item

    assert spread(work, range(9), 3) == list(range(9))


def test_a_result_that_cannot_be_sent_is_said() -> None:
    with pytest.raises(TypeError, match="pickle"):
        spread(lambda item: threading.Lock() if in_helper() else None, range(9), 3)


def test_large_results_arrive() -> None:
    assert [len(made) for made in spread(lambda item: bytes(3_000_000), range(9), 3)] == [
        3_000_000
    ] * 9


def test_a_helper_whose_caller_is_gone_is_orphaned() -> None:
    assert not orphaned()
    told = spread(lambda item: in_helper() and orphaned(os.getppid() + 1), range(9), 3)
    assert told == [False, True, True] * 3


def test_a_fault_of_the_generator_spares_the_other_articles(tmp_path, monkeypatch):
    """Whatever breaks in reading one article, in this process or in another."""
    for number in range(60):
        (tmp_path / f"a{number}.fr.txt").write_text(FRENCH, "utf-8")

    def read_article(source, *rest):
        if source.article in ("a0", "a1"):  # here, and in the other process
            raise ValueError("no such thing")
        return true_reading(source, *rest)

    true_reading = pipeline.read_article
    monkeypatch.setattr(pipeline, "read_article", read_article)
    outcome = pipeline.read(tmp_path, load_settings(ROOT / "mkdocs.yml"))
    faults = [str(problem) for problem in outcome.problems if problem.error]
    assert len(faults) == 2
    for name, fault in zip(("a0", "a1"), faults, strict=True):
        assert f"{name}.fr.txt: cannot be read: a fault of the generator itself" in fault
        assert "ValueError: no such thing at test_parallel.py:" in fault
    assert len(outcome.site.library.articles) == 58
