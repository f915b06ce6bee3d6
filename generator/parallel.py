"""Work spread over the processors: shares of a list, each in a process of its own.

Processes are forked, so that they have everything the caller has; where that is not safe (another
thread runs, another system), the caller does all the work itself.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Generic, TypeVar, cast

T = TypeVar("T")
R = TypeVar("R")


Told = Callable[[int, int], None]
"""Is told from time to time how many of how many things are done."""


def spread(
    work: Callable[[T], R], items: Sequence[T], least: int, told: Told | None = None
) -> list[R]:
    """What `work` makes of each item, in their order; a process has at least so many of them.

    Exceptions of `work` are raised here; a process that dies is made up for by this one.
    """
    count = min(_processors(), len(items) // least) if _may_fork() else 1
    helpers = [_Helper(work, items[n::count]) for n in range(1, count)]
    made: list[R | None] = [None] * len(items)
    try:
        for place in range(0, len(items), max(1, count)):
            if told and place // max(1, count) % 50 == 0:
                told(place, len(items))
            made[place] = work(items[place])
        for number, helper in enumerate(helpers, 1):
            made[number::count] = helper.result()
    except BaseException:
        for helper in helpers:
            helper.stop()
        raise
    return cast("list[R]", made)


def orphaned(parent: int = os.getpid()) -> bool:
    """Whether this is a process of `spread` whose caller is gone."""
    return os.getpid() != parent and os.getppid() != parent


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _may_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


class _Helper(Generic[T, R]):
    """A process at work on one share."""

    def __init__(self, work: Callable[[T], R], share: Sequence[T]) -> None:
        self._work, self._share = work, share
        self._from, to = os.pipe()
        # What there is already will stay: looking for rings in it would cost time, and memory
        # that the two processes share.
        gc.freeze()
        self._pid = os.fork()
        if self._pid:
            gc.unfreeze()
            os.close(to)
            return
        status = 1
        try:
            with os.fdopen(to, "wb") as stream:
                stream.write(_answer(work, share))
            status = 0
        finally:
            os._exit(status)

    def result(self) -> list[R]:
        with os.fdopen(self._from, "rb") as stream:
            data = stream.read()
        _, status = os.waitpid(self._pid, 0)
        self._pid = 0
        if status:
            return list(map(self._work, self._share))
        good, value = pickle.loads(data)
        if not good:
            raise value
        result: list[R] = value
        return result

    def stop(self) -> None:
        """Leave no process behind, whether it was waited for or not."""
        if self._pid:
            os.kill(self._pid, 9)
            os.waitpid(self._pid, 0)
            with suppress(OSError):  # closed already where reading was cut short
                os.close(self._from)


def _answer(work: Callable[[T], R], share: Sequence[T]) -> bytes:
    try:
        # The caller may be gone: then this is stale, and another run may be at work already.
        return pickle.dumps((True, [work(item) for item in share if not orphaned()]), protocol=5)
    except Exception as error:  # handed to the caller, whatever it is
        return pickle.dumps((False, error), protocol=5)
