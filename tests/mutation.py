"""A plugin for `make mutation`: what is kept for later tests is forgotten.

A function that fills a table once, in whichever test comes first, would else seem tested by that
one alone, and a mutant of it would meet a table that is full already.
"""

from __future__ import annotations

import os
import sys


def _forget() -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith("generator.") and name != "generator.catalog":
            for value in vars(module).values():
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()


def pytest_sessionstart() -> None:
    """Before the tests of a mutant."""
    _forget()


def pytest_runtest_setup() -> None:
    """Before each test, while it is found out which functions a test calls."""
    if os.environ.get("MUTANT_UNDER_TEST") in (None, "", "stats"):
        _forget()
