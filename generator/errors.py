"""Problems, as editors read them: where, what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


class Message(str):
    """An English text for the editor that remembers what it was made of, to be translated later.

    Made by `tell` and `tell_many` alone; `generator.messages` says it in another language.
    """

    template: str
    many: str
    """The template for several things; empty where nothing is counted."""
    values: Mapping[str, object]

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (str(self), self.template, self.many, self.values)


class Reason(str):
    """Why a value was read so, as the reading says it; `generator.messages` puts it in words."""


def tell(template: str, **values: object) -> Message:
    """A text with its values, which stand in the template as `{name}`."""
    return _made(template, "", template, values)


def tell_many(one: str, many: str, n: int, **values: object) -> Message:
    """A text about one or many things, whose number stands in it as `{n}`."""
    return _made(one, many, one if n == 1 else many, {"n": n, **values})


def _made(template: str, many: str, chosen: str, values: Mapping[str, object]) -> Message:
    flat = {name: _flat(value) for name, value in values.items()}
    return _again(chosen.format_map(flat), template, many, flat)


def _flat(value: object) -> object:
    """Words of a file may hold line ends; a problem stays one line."""
    if not isinstance(value, str) or value.splitlines() == [value]:
        return value
    return " ".join(value.splitlines())


def _again(text: str, template: str, many: str, values: Mapping[str, object]) -> Message:
    message = Message(text)
    message.template, message.many, message.values = template, many, values
    return message


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One line for the editor: `path:line: what is wrong, and what to do`.

    An error keeps an article from being used; a warning does not.
    """

    path: str
    line: int
    """From 1; 0 where the whole file is meant (printed without a number)."""
    message: Message
    error: bool = True

    @property
    def place(self) -> str:
        """The path, with the line where there is one."""
        return f"{self.path}:{self.line}" if self.line else self.path

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class InputError(Exception):
    """Raised at a door when a file or setting cannot be used; carries every problem found."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems

    def __reduce__(self) -> tuple[type[InputError], tuple[Problem, ...]]:
        return InputError, self.problems
