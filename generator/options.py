"""The commands and their options, as `--help` lists them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from generator import ROOT, __version__
from generator.errors import Message, tell
from generator.messages import translated
from generator.model import Lang

Command = Callable[[argparse.Namespace], int]


def parser(commands: Mapping[str, Command], lang: Lang) -> argparse.ArgumentParser:
    """The parser of these commands; what it parses has the command itself as `run`."""

    def say(message: Message) -> str:
        return translated(message, lang).replace("%", "%%")

    source = _option("--source", tell("folder of raw articles"), **_folder("source_articles"))
    docs = _option("--docs", tell("folder to write to"), **_folder("docs"))
    site = _option("--site", tell("the site"), **_folder("site"))
    article = _option("id", tell("the article's id: its file name without .fr.txt"))
    into = _option("--lang", tell("the translation's language"), default="en")
    strict = _option("--strict", tell("exit with 1 on warnings too"), action="store_true")
    shape = _option(
        "--format", tell("json is for scripts"), choices=("text", "json"), default="text"
    )
    file = _option(
        "file", tell("the file; - or none: what is pasted, to its end"), nargs="?", default="-"
    )
    own_id = _option("--id", tell("the article's id; without it, one is made"), default="")
    known = (
        ("build", tell("write the pages (the default)"), (source, docs)),
        (
            "new",
            tell("take in an article: a text, a saved web page, or pasted text"),
            (file, source, own_id),
        ),
        (
            "check",
            tell("read everything, write nothing, list every problem"),
            (source, strict, shape),
        ),
        ("explain", tell("show how an article was read, and why"), (article, source, shape)),
        ("status", tell("what is translated, out of date, or missing"), (source, shape)),
        (
            "translate",
            tell("write a draft translation through the provider of the settings"),
            (article, source, into),
        ),
        (
            "reviewed",
            tell("note that a translation says what its original says now"),
            (article, source, into),
        ),
        ("search", tell("build the search index into a rendered site"), (source, site)),
    )
    top = argparse.ArgumentParser(
        prog="python -m generator",
        description=say(tell("Raw French press articles in, a bilingual briefing site out.")),
    )
    top.add_argument("--version", action="version", version=__version__)
    groups = top.add_subparsers(required=True, metavar="COMMAND")
    for name, summary, options in known:
        group = groups.add_parser(name, help=say(summary), description=say(summary))
        for flag, text, settings in options:
            default = settings.get("default")
            if default:
                text = tell("{help} (default: {value})", help=text, value=_short(default))
            group.add_argument(flag, help=say(text), **settings)
        group.set_defaults(run=commands[name])
    return top


def _option(flag: str, text: Message, **settings: Any) -> tuple[str, Message, dict[str, Any]]:
    return flag, text, settings


def _folder(name: str) -> dict[str, Any]:
    return {"type": Path, "default": ROOT / name}


def _short(default: object) -> str:
    return f"{default.name}/" if isinstance(default, Path) else str(default)
