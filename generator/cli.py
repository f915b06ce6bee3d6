"""The command line: printing and exit codes. The only module that prints."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cached_property
from pathlib import Path

from generator import explain, new, pipeline, translating, translations
from generator.errors import InputError, Message, Problem, tell, tell_many
from generator.messages import editor_language, translated
from generator.model import Lang
from generator.options import parser
from generator.pages.site import Site
from generator.pairing import Article
from generator.search import Indexing
from generator.settings import Settings, load_settings
from generator.settling import overview, questions
from generator.tables import pen, table


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is that of the README's table of commands."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # French text also reaches a terminal that speaks ASCII
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    commands = _Commands()
    options = parser(commands.known, commands.tongue).parse_args(_with_default_command(arguments))
    try:
        return int(options.run(options))
    except InputError as error:
        return commands.report(error.problems)
    except BrokenPipeError:  # who reads has seen enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _with_default_command(arguments: Sequence[str] | None) -> list[str]:
    """`python -m generator --docs DIR` means `build`."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help", "--version")):
        given.insert(0, "build")
    return given


LONG = 100
"""Articles or pages that take long enough to show how far the work is."""


class _Commands:
    """The commands, and how they speak to the editor."""

    def __init__(self) -> None:
        self.known = {
            "build": self.build,
            "new": self.new,
            "check": self.check,
            "explain": self.explain,
            "status": self.status,
            "translate": self.translate,
            "reviewed": self.reviewed,
            "search": self.search,
        }

    @cached_property
    def settings(self) -> Settings:
        return load_settings()

    @cached_property
    def tongue(self) -> Lang:
        try:
            return editor_language(self.settings.messages)
        except InputError:  # a command that needs the settings says what is wrong with them
            return editor_language()

    def say(self, message: Message, indent: str = "") -> None:
        print(indent + translated(message, self.tongue))

    def table(self, rows: Sequence[Sequence[str]], colours: Mapping[Message, str]) -> None:
        """A table with its head, if there is anything in it."""
        said = [[translated(cell, self.tongue) for cell in row] for row in rows]
        styles = {translated(text, self.tongue): colour for text, colour in colours.items()}
        for line in table(said, styles, pen(sys.stdout)) if len(said) > 1 else ():
            print(line)

    def report(self, problems: Sequence[Problem]) -> int:
        """Every problem on a line of its own; 1 when there is an error among them."""
        write = pen(sys.stderr)
        for problem in problems:
            place = write(problem.place, "strong", "red" if problem.error else "yellow")
            print(f"{place}: {translated(problem.message, self.tongue)}", file=sys.stderr)
        return int(any(problem.error for problem in problems))

    def build(self, options: argparse.Namespace) -> int:
        outcome = pipeline.build(options.source, options.docs, self.settings, _progress)
        status = self.report(outcome.problems)
        self.say(
            tell(
                "{articles}, {files}",
                articles=_articles(len(outcome.site.library.articles)),
                files=tell_many("{n} file changed", "{n} files changed", outcome.changed),
            )
        )
        return status

    def new(self, options: argparse.Namespace) -> int:
        data, name = _input(options.file, self.tongue)
        added = new.add(
            data, name, options.source, self.settings, article=options.id, tongue=self.tongue
        )
        self.report(added.notes)
        write = pen(sys.stdout)
        self.say(tell("{path}: written", path=write(str(added.path), "strong")))
        for message in added.summary():
            self.say(message, "  ")
        for line in added.taken:
            self.say(tell("from the page's own data: {line}", line=write(line, "green")), "  ")
        for question in added.open:
            settled = write(question.settled, "yellow")
            self.say(tell("to settle: {line} ({why})", line=settled, why=question.says), "  ")
        self.say(tell("Now: python -m generator explain {id}", id=added.reading.article))
        return 0

    def check(self, options: argparse.Namespace) -> int:
        outcome = pipeline.read(options.source, self.settings, told=_progress)
        errors = sum(problem.error for problem in outcome.problems)
        counts = {"errors": errors, "warnings": len(outcome.problems) - errors}
        originals = [article.facts for article in outcome.site.library.articles]
        articles = len(originals)
        if options.format == "json":
            problems = [
                {
                    "path": problem.path,
                    "line": problem.line or None,
                    "error": problem.error,
                    "message": translated(problem.message, self.tongue),
                }
                for problem in outcome.problems
            ]
            asked = {r.article: [asdict(q) for q in questions(r)] for r in originals}
            left = {article: found for article, found in asked.items() if found}
            _print_json({"articles": articles, **counts, "problems": problems, "to_settle": left})
        else:
            self.report(outcome.problems)
            self.table(list(overview(originals)), {})
            self.say(
                tell(
                    "{articles}, {errors}, {warnings}",
                    articles=_articles(articles),
                    errors=tell_many("{n} error", "{n} errors", counts["errors"]),
                    warnings=tell_many("{n} warning", "{n} warnings", counts["warnings"]),
                )
            )
        return int(bool(errors or (options.strict and outcome.problems)))

    def explain(self, options: argparse.Namespace) -> int:
        outcome = pipeline.read(options.source, self.settings)
        status = self.report([p for p in outcome.problems if f"/{options.id}." in p.path])
        if status and options.id not in {a.id for a in outcome.site.library.articles}:
            return status
        article = _article(outcome.site, options.id)
        readings = [(r, lang == article.original) for lang, r in article.readings.items()]
        if options.format == "json":
            _print_json([explain.as_data(r, original=original) for r, original in readings])
        else:
            for reading, original in readings:
                print(explain.describe(reading, self.tongue, pen(sys.stdout), original=original))
        return status

    def status(self, options: argparse.Namespace) -> int:
        site = pipeline.read(options.source, self.settings).site
        articles, langs = site.library.articles, site.settings.languages
        left = translations.to_do(articles, langs)
        if options.format == "json":
            _print_json({"to_do": left, "articles": translations.as_data(articles, langs)})
            return 0
        self.table(list(translations.states(articles, langs)), translations.COLOURS)
        self.say(tell_many("{n} translation to do", "{n} translations to do", left))
        return 0

    def reviewed(self, options: argparse.Namespace) -> int:
        article = _article(pipeline.read(options.source, self.settings).site, options.id)
        path = translations.mark_reviewed(article, options.lang)
        self.say(tell("{path}: marked as reviewed", path=str(path)))
        return 0

    def translate(self, options: argparse.Namespace) -> int:
        site = pipeline.read(options.source, self.settings).site
        path, problems = translating.write_draft(
            _article(site, options.id), options.lang, site.settings, site.vocabulary, options.source
        )
        self.report(problems)
        self.say(
            tell(
                "{path}: a draft, marked as a machine's; review it, then run `reviewed`", path=path
            )
        )
        return 0

    def search(self, options: argparse.Namespace) -> int:
        outcome = pipeline.read(options.source, self.settings)
        Indexing(outcome.site).finish(options.site)
        return 0


def _articles(count: int) -> Message:
    return tell_many("{n} article", "{n} articles", count)


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))


_PASTE = tell("Paste the article, then press Ctrl-D on a line of its own.")


def _input(file: str, tongue: Lang) -> tuple[bytes, str]:
    """What `new` takes in, and its name in messages."""
    if file == "-":
        if sys.stdin.isatty():
            print(translated(_PASTE, tongue), file=sys.stderr)
        return sys.stdin.buffer.read(new.MAX_BYTES + 1), "-"
    path = Path(file)
    try:
        with path.open("rb") as stream:
            return stream.read(new.MAX_BYTES + 1), file
    except OSError as error:
        message = tell("cannot be read ({reason}); check the file", reason=error.strerror)
        raise InputError(Problem(file, 0, message)) from error


def _article(site: Site, wanted: str) -> Article:
    articles = site.library.articles
    found = next((article for article in articles if article.id == wanted), None)
    if found is None:
        raise InputError(explain.unknown(wanted, [article.id for article in articles]))
    return found


def _progress(done: int, count: int) -> None:
    """Long work shows on a terminal how far it is, on a line that the next one writes over."""
    if count >= LONG and sys.stderr.isatty():
        print(f"\r{100 * done // count:3} %", end="\r", file=sys.stderr, flush=True)
