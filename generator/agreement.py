"""Do the two halves of an article agree? Each difference is a warning that names both lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.errors import Problem
from generator.model import Figure, Reading
from generator.pairing import Article
from generator.text import fold


def disagreements(article: Article) -> Iterator[Problem]:
    """Warnings about every translation of an article, against its original."""
    for lang, reading in article.readings.items():
        if lang == article.original:
            continue
        for line, message in _differences(article.facts, reading):
            yield Problem(reading.path, line, message, error=False)


def _differences(original: Reading, translation: Reading) -> Iterator[tuple[int, str]]:
    """The line of the translation to look at, and what differs there."""
    yield from _shape(original, translation)
    yield from _figures(original, translation)
    yield from _named(original, translation)


def _shape(original: Reading, translation: Reading) -> Iterator[tuple[int, str]]:
    """Headings, lists and paragraphs: as many in both, in the same order."""
    kinds = [[block.kind for block in r.blocks] for r in (original, translation)]
    if kinds[0] == kinds[1]:
        return
    for kind in ("heading", "paragraph", "list", "quote"):
        here, there = (sum(k == kind for k in own) for own in (kinds[1], kinds[0]))
        if here != there:
            place = next(
                (i for i, pair in enumerate(zip(*kinds, strict=False)) if pair[0] != pair[1]),
                min(map(len, kinds)) - 1,
            )
            first, own = original.blocks[place], translation.blocks[place]
            message = (
                f"{here} {kind}s where the original has {there}; the halves part at line"
                f" {first.lines[0]} of {original.path}: bring them into step"
            )
            yield own.lines[0], message


def _figures(original: Reading, translation: Reading) -> Iterator[tuple[int, str]]:
    """The same values, units and bounds; where they differ, the likeliest partner is named."""
    missing, extra = _unmatched(original, translation), _unmatched(translation, original)
    for figure in missing:
        stated = f"« {figure.text} » (line {figure.line} of {original.path})"
        partner = next((f for f in extra if f.anchor == figure.anchor), None)
        if partner:
            extra.remove(partner)
            yield partner.line, f"« {partner.text} », but the original says {stated}: correct one"
        else:
            yield _line(translation, figure.anchor), f"the figure {stated} is missing here: add it"
    for figure in extra:
        message = f"« {figure.text} » is not in the original: take it out, or correct the original"
        yield figure.line, f"{message} at line {_line(original, figure.anchor)} of {original.path}"


def _unmatched(first: Reading, second: Reading) -> list[Figure]:
    """The figures of the first text that the second one does not have as often."""
    stock: dict[object, int] = defaultdict(int)
    for figure in second.figures:
        stock[_key(figure)] += 1
    left = []
    for figure in first.figures:
        stock[_key(figure)] -= 1
        if stock[_key(figure)] < 0:
            left.append(figure)
    return left


def _key(figure: Figure) -> object:
    value = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    return tuple(round(v, 6) for v in value), figure.unit, figure.bound


def _line(reading: Reading, anchor: str) -> int:
    block = next((b for b in reading.blocks if b.anchor == anchor), None)
    return block.lines[0] if block else reading.title.evidence.line


def _named(original: Reading, translation: Reading) -> Iterator[tuple[int, str]]:
    """The same countries, organisations, themes and people."""
    ours, theirs = _names(original), _names(translation)
    for name, line in _without(ours, theirs):
        message = f"{name}, at line {line} of {original.path}, is not found here: add it"
        yield translation.title.evidence.line, message
    for name, line in _without(theirs, ours):
        yield line, f"{name} is not found in the original, {original.path}: check both"


_Names = list[tuple[str, frozenset[str], int]]
"""What to call it in a message, everything it may be recognised by, and its line."""


def _names(reading: Reading) -> _Names:
    found: _Names = [
        (mention.code, frozenset({mention.code}), mention.evidence[0].line)
        for mention in (*reading.partners, *reading.mentioned)
    ]
    for person in reading.people:
        spellings = frozenset(fold(name) for name in person.names.values())
        found.append((person.name(reading.lang), spellings, person.evidence.line))
    return found


def _without(first: _Names, second: _Names) -> list[tuple[str, int]]:
    return [
        (name, line)
        for name, keys, line in first
        if not any(keys & others for _, others, _ in second)
    ]
