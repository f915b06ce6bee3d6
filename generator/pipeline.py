"""The whole way through the house: read → extract → pair → index → render → write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from generator.agreement import disagreements
from generator.cache import ReadingCache
from generator.editor import read_edits
from generator.errors import InputError, Problem
from generator.library import Library
from generator.model import Page, Reading
from generator.pages.articles import article_pages
from generator.pages.beside import beside_pages
from generator.pages.chronology import chronology_pages
from generator.pages.data import data_pages
from generator.pages.entries import entry_pages
from generator.pages.indexes import index_pages
from generator.pages.site import Site
from generator.pages.takeaway import citation_pages
from generator.pairing import pair
from generator.read import read_sources
from generator.reading.article import read_article
from generator.settings import Settings
from generator.vocabulary import Vocabulary
from generator.write import write_pages


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: the site it made, what was wrong, how many files changed."""

    site: Site
    readings: Mapping[str, Reading]
    """By source path; a next run can fall back on them."""
    problems: tuple[Problem, ...]
    changed: int = 0


def build(
    source: Path, docs: Path, settings: Settings, last_good: Mapping[str, Reading] | None = None
) -> Outcome:
    """Make the pages of `docs/` from the articles of `source`.

    An article that cannot be used is left out and listed in the outcome's problems; with
    `last_good`, its last usable reading stays in its place. Raises `InputError` when the pages
    cannot be written.
    """
    outcome = read(source, settings, last_good)
    changed = write_pages(pages(outcome.site), docs)
    return Outcome(outcome.site, outcome.readings, outcome.problems, changed)


def read(
    source: Path, settings: Settings, last_good: Mapping[str, Reading] | None = None
) -> Outcome:
    """The first half: everything read, paired and indexed, nothing written."""
    vocabulary = Vocabulary(settings.languages)
    if settings.home not in vocabulary.partners:
        message = f"extra.briefing.home is {settings.home}; use a country code such as KZ"
        raise InputError(Problem("mkdocs.yml", 0, message))
    sources, problems = read_sources(source, settings.languages)
    cache = ReadingCache(source, settings)
    readings: dict[str, Reading] = {}
    for item in sources:
        edits, faults = read_edits(item, vocabulary, settings.home)
        problems += faults
        if any(fault.error for fault in faults):
            continue
        reading = cache.get(item)
        if reading is None:
            reading = read_article(item, edits, settings)
            cache.put(item, reading)
        readings[item.path] = reading
    cache.save()
    for path in {p.path for p in problems if p.error} - readings.keys():
        if last_good and path in last_good:
            readings[path] = last_good[path]
    articles, clashes = pair(readings.values(), settings.languages)
    for article in articles:
        problems += disagreements(article)
    site = Site(settings, vocabulary, Library(articles, vocabulary))
    return Outcome(site, readings, tuple(sorted({*problems, *clashes})))


def pages(site: Site) -> list[Page]:
    """Every generated file of the site."""
    return list(
        chain(
            article_pages(site),
            beside_pages(site),
            citation_pages(site),
            index_pages(site),
            entry_pages(site),
            chronology_pages(site),
            data_pages(site),
        )
    )
