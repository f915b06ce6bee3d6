"""The command line: arguments, printing, exit codes. The only module that prints."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import __version__, explain, pipeline, translating, translations
from generator.errors import InputError, Problem
from generator.pages.site import Site
from generator.pairing import Article
from generator.search import Indexing
from generator.settings import ROOT, load_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is that of the design's table of commands."""
    options = _parser().parse_args(_with_default_command(arguments))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # French text also reaches a terminal that speaks ASCII
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return int(options.run(options))
    except InputError as error:
        return _report(error.problems)


def _with_default_command(arguments: Sequence[str] | None) -> list[str]:
    """`python -m generator --docs DIR` means `build`."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help", "--version")):
        given.insert(0, "build")
    return given


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m generator",
        description="Raw French press articles in, a bilingual briefing site out.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    build = commands.add_parser("build", help="write the pages (the default)")
    _add_source(build)
    build.add_argument(
        "--docs", type=Path, default=ROOT / "docs", help="folder to write to (default: docs/)"
    )
    build.set_defaults(run=_build)
    check = commands.add_parser("check", help="read everything, write nothing, list every problem")
    _add_source(check)
    check.add_argument("--strict", action="store_true", help="exit with 1 on warnings too")
    check.set_defaults(run=_check)
    index = commands.add_parser("search", help="build the search index into a rendered site")
    _add_source(index)
    index.add_argument("--site", type=Path, default=ROOT / "site", help="the site (default: site/)")
    index.set_defaults(run=_search)
    status = commands.add_parser("status", help="what is translated, out of date, or missing")
    _add_source(status)
    status.set_defaults(run=_status)
    reviewed = commands.add_parser(
        "reviewed", help="note that a translation says what its original says now"
    )
    _add_source(reviewed)
    reviewed.add_argument("id", help="the article's id")
    reviewed.add_argument("--lang", default="en", help="the translation's language (default: en)")
    reviewed.set_defaults(run=_reviewed)
    translate = commands.add_parser(
        "translate", help="write a draft translation through the provider of the settings"
    )
    _add_source(translate)
    translate.add_argument("id", help="the article's id")
    translate.add_argument("--lang", default="en", help="language to write (default: en)")
    translate.set_defaults(run=_translate)
    shown = commands.add_parser("explain", help="show how an article was read, and why")
    _add_source(shown)
    shown.add_argument("id", help="the article's id: its file name without .fr.txt")
    shown.set_defaults(run=_explain)
    return parser


def _add_source(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--source",
        type=Path,
        default=ROOT / "source_articles",
        help="folder of raw articles (default: source_articles/)",
    )


def _report(problems: Sequence[Problem]) -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    return int(any(problem.error for problem in problems))


def _build(options: argparse.Namespace) -> int:
    outcome = pipeline.build(options.source, options.docs, load_settings())
    status = _report(outcome.problems)
    count, changed = len(outcome.site.library.articles), outcome.changed
    print(f"{count} article{'s' * (count != 1)}, {changed} file{'s' * (changed != 1)} changed")
    return status


def _check(options: argparse.Namespace) -> int:
    outcome = pipeline.read(options.source, load_settings())
    status = _report(outcome.problems)
    errors = sum(problem.error for problem in outcome.problems)
    warnings = len(outcome.problems) - errors
    print(f"{len(outcome.site.library.articles)} articles, {errors} errors, {warnings} warnings")
    return 1 if options.strict and outcome.problems else status


def _status(options: argparse.Namespace) -> int:
    site = pipeline.read(options.source, load_settings()).site
    rows = list(translations.states(site.library.articles, site.settings.languages))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )
    print(f"{translations.to_do(site.library.articles, site.settings.languages)} to do")
    return 0


def _reviewed(options: argparse.Namespace) -> int:
    article = _article(pipeline.read(options.source, load_settings()).site, options.id)
    print(f"{translations.mark_reviewed(article, options.lang)}: marked as reviewed")
    return 0


def _translate(options: argparse.Namespace) -> int:
    site = pipeline.read(options.source, load_settings()).site
    path, problems = translating.write_draft(
        _article(site, options.id), options.lang, site.settings, site.vocabulary, options.source
    )
    _report(problems)
    print(f"{path}: a draft, marked as a machine's; review it, then run `reviewed`")
    return 0


def _article(site: Site, wanted: str) -> Article:
    articles = site.library.articles
    found = next((article for article in articles if article.id == wanted), None)
    if found is None:
        raise InputError(explain.unknown(wanted, [article.id for article in articles]))
    return found


def _search(options: argparse.Namespace) -> int:
    outcome = pipeline.read(options.source, load_settings())
    Indexing(outcome.site).finish(options.site)
    return 0


def _explain(options: argparse.Namespace) -> int:
    outcome = pipeline.read(options.source, load_settings())
    status = _report([p for p in outcome.problems if f"/{options.id}." in p.path])
    readings = [r for r in outcome.readings.values() if r.article == options.id]
    if not readings:
        known = [a.id for a in outcome.site.library.articles]
        raise InputError(explain.unknown(options.id, known))
    for reading in readings:
        print(explain.describe(reading))
    return status
