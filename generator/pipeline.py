"""The whole way through the house: read → extract → pair → index → render → write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from traceback import extract_tb

from generator.agreement import disagreements
from generator.cache import ReadingCache, pack
from generator.catalog.checking import check_catalogue
from generator.editor import Edits, read_edits
from generator.errors import InputError, Message, Problem, tell
from generator.library import Library
from generator.making import Made, Rendering, claimed, make
from generator.model import Reading
from generator.pages.site import Site
from generator.pages.tasks import tasks
from generator.pairing import pair
from generator.parallel import Told, spread
from generator.read import Source, read_sources
from generator.reading.article import read_article
from generator.settings import Settings
from generator.vocabulary import Vocabulary

_LEAST = 24
"""Sources that are worth another process."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run read: the site it makes, and what was wrong."""

    site: Site
    readings: Mapping[str, Reading]
    """By source path; a next run can fall back on them."""
    marks: Mapping[str, str]
    """By source path: the digest of all that its reading depends on."""
    problems: tuple[Problem, ...]
    changed: int = 0
    """Files of `docs/` that `build` changed."""


def build(source: Path, docs: Path, settings: Settings, told: Told | None = None) -> Outcome:
    """Make the pages of `docs/` from the articles of `source`, without any engine.

    Raises `InputError` when they cannot be written.
    """
    outcome = read(source, settings, told=told)
    with claimed(docs):
        return replace(outcome, changed=write(outcome, docs, told=told).changed)


def write(
    outcome: Outcome,
    docs: Path,
    rendering: Rendering | None = None,
    told: Told | None = None,
) -> Made:
    """The second half: the files of `docs/`, and of the site.

    Raises `InputError` when they cannot be written.
    """
    return make(tasks(outcome.site, outcome.marks), docs, rendering, told)


def read(
    source: Path,
    settings: Settings,
    last_good: Outcome | None = None,
    told: Told | None = None,
) -> Outcome:
    """Everything read, paired and indexed; nothing written.

    An article that cannot be used is left out and listed in the problems; with `last_good`, its
    last usable reading stays in its place.
    """
    check_catalogue()
    vocabulary = Vocabulary(settings.languages)
    if settings.home not in vocabulary.partners:
        message = tell(
            "extra.briefing.home is {home}; use a country code such as KZ", home=settings.home
        )
        raise InputError(Problem("mkdocs.yml", 0, message))
    sources, problems = read_sources(source, settings.languages)
    cache = ReadingCache(source, settings)
    marks: dict[str, str] = {}
    readings: dict[str, Reading | None] = {}
    unread: list[tuple[Source, Edits]] = []
    for item in sources:
        edits, faults = read_edits(item, vocabulary, settings.home)
        problems += faults
        if any(fault.error for fault in faults):
            continue
        marks[item.path] = cache.key(item)
        readings[item.path] = cache.get(marks[item.path])
        if readings[item.path] is None:
            unread.append((item, edits))

    def work(one: tuple[Source, Edits]) -> bytes | Problem:
        try:
            return pack(read_article(*one, settings))
        except Exception as error:  # a fault of ours leaves the other articles unharmed
            return Problem(one[0].path, 0, _our_fault(error))

    for (item, _), made in zip(unread, spread(work, unread, _LEAST, told), strict=True):
        if isinstance(made, Problem):
            problems.append(made)
        else:
            readings[item.path] = cache.put(marks[item.path], made)
    cache.save()
    usable = {path: reading for path, reading in readings.items() if reading}
    for path in {p.path for p in problems if p.error} - usable.keys():
        if last_good and path in last_good.readings:
            usable[path], marks[path] = last_good.readings[path], last_good.marks[path]
    articles, clashes = pair(usable.values(), settings.languages)
    for article in articles:
        problems += disagreements(article)
    site = Site(settings, vocabulary, Library(articles, vocabulary))
    return Outcome(site, usable, marks, tuple(sorted({*problems, *clashes})))


def _our_fault(error: Exception) -> Message:
    place = extract_tb(error.__traceback__)[-1]
    return tell(
        "cannot be read: a fault of the generator itself ({error} at {place}); report it, and set"
        " the article aside",
        error=f"{type(error).__name__}: {error}",
        place=f"{Path(place.filename).name}:{place.lineno}",
    )
