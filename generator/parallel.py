"""Work spread over the processors: shares of a list, each in a process of its own.

Processes are forked, so that they have everything the caller has; where that is not safe (another
thread runs, another system), the caller does all the work itself.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def in_shares(work: Callable[[Sequence[T]], R], items: Sequence[T], least: int) -> list[R]:
    """What `work` makes of each share of the items; a share has at least so many items.

    Every share holds items from the whole length of the list, in their order. Exceptions of `work`
    are raised here; a process that dies is made up for by this one.
    """
    count = min(_processors(), len(items) // least) if _may_fork() else 1
    if count < 2:
        return [work(items)]
    shares = [items[n::count] for n in range(count)]
    helpers = [_Helper(work, share) for share in shares[1:]]
    try:
        own = work(shares[0])
    except BaseException:
        for helper in helpers:
            helper.stop()
        raise
    return [own, *(helper.result() for helper in helpers)]


def orphaned(parent: int = os.getpid()) -> bool:
    """Whether this is a process of `in_shares` whose caller is gone: then its work is stale."""
    return os.getpid() != parent and os.getppid() != parent


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _may_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


class _Helper(Generic[T, R]):
    """A process at work on one share."""

    def __init__(self, work: Callable[[Sequence[T]], R], share: Sequence[T]) -> None:
        self._work, self._share = work, share
        self._from, to = os.pipe()
        self._pid = os.fork()
        if self._pid:
            os.close(to)
            return
        status = 1
        try:
            with os.fdopen(to, "wb") as stream:
                stream.write(_answer(work, share))
            status = 0
        finally:
            os._exit(status)

    def result(self) -> R:
        with os.fdopen(self._from, "rb") as stream:
            data = stream.read()
        _, status = os.waitpid(self._pid, 0)
        if status:
            return self._work(self._share)
        good, value = pickle.loads(data)
        if not good:
            raise value
        result: R = value
        return result

    def stop(self) -> None:
        os.close(self._from)
        os.kill(self._pid, 9)
        os.waitpid(self._pid, 0)


def _answer(work: Callable[[Sequence[T]], R], share: Sequence[T]) -> bytes:
    try:
        return pickle.dumps((True, work(share)), protocol=5)
    except Exception as error:  # handed to the caller, whatever it is
        return pickle.dumps((False, error), protocol=5)
