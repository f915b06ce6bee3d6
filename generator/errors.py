"""Problems, as editors read them: where, what is wrong, and what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One line for the editor: `path:line: what is wrong, and what to do`.

    An error keeps an article from being used; a warning does not.
    """

    path: str
    line: int
    """From 1; 0 where the whole file is meant (printed without a number)."""
    message: str
    error: bool = True

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"


class InputError(Exception):
    """Raised at a door when a file or setting cannot be used; carries every problem found."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
