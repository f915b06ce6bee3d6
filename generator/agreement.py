"""Do the two halves of an article agree? Each difference is a warning that names both lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.errors import Message, Problem, tell
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


def _differences(original: Reading, translation: Reading) -> Iterator[tuple[int, Message]]:
    """The line of the translation to look at, and what differs there."""
    yield from _shape(original, translation)
    yield from _figures(original, translation)
    yield from _named(original, translation)
    yield from _themes(original, translation)


_KINDS = {
    "heading": tell("headings"),
    "paragraph": tell("paragraphs"),
    "list": tell("lists"),
    "quote": tell("quotations"),
}


def _shape(original: Reading, translation: Reading) -> Iterator[tuple[int, Message]]:
    """Headings, lists and paragraphs: as many in both, in the same order."""
    kinds = [[block.kind for block in r.blocks] for r in (original, translation)]
    if kinds[0] == kinds[1]:
        return
    for kind in _KINDS:
        here, there = (sum(k == kind for k in own) for own in (kinds[1], kinds[0]))
        if here != there:
            place = next(
                (i for i, pair in enumerate(zip(*kinds, strict=False)) if pair[0] != pair[1]),
                min(map(len, kinds)) - 1,
            )
            message = tell(
                "{here} {kinds} where the original has {there}; the halves part at line"
                " {line} of {path}: bring them into step",
                kinds=_KINDS[kind],
                here=here,
                there=there,
                line=_place(original, place),
                path=original.path,
            )
            yield _place(translation, place), message


def _place(reading: Reading, block: int) -> int:
    """The line of a block; of the title, where the text has none."""
    return reading.blocks[block].lines[0] if block >= 0 else reading.title.evidence.line


def _figures(original: Reading, translation: Reading) -> Iterator[tuple[int, Message]]:
    """The same values, units and bounds; where they differ, the likeliest partner is named."""
    missing, extra = _unmatched(original, translation), _unmatched(translation, original)
    for figure in missing:
        stated = {"figure": figure.text, "at": figure.line, "path": original.path}
        partner = next((f for f in extra if f.anchor == figure.anchor), None)
        if partner:
            extra.remove(partner)
            message = tell(
                "« {own} », but the original says « {figure} » (line {at} of {path}): correct one",
                own=partner.text,
                **stated,
            )
            yield partner.line, message
        else:
            message = tell(
                "the figure « {figure} » (line {at} of {path}) is missing here: add it", **stated
            )
            yield _line(translation, figure.anchor), message
    for figure in extra:
        message = tell(
            "« {figure} » is not in the original: take it out, or correct the original at line"
            " {at} of {path}",
            figure=figure.text,
            at=_line(original, figure.anchor),
            path=original.path,
        )
        yield figure.line, message


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


def _named(original: Reading, translation: Reading) -> Iterator[tuple[int, Message]]:
    """The same countries, organisations and people."""
    ours, theirs = _names(original), _names(translation)
    for name, line in _without(ours, theirs):
        message = tell(
            "{name}, at line {line} of {path}, is not found here: add it",
            name=name,
            line=line,
            path=original.path,
        )
        yield translation.title.evidence.line, message
    for name, line in _without(theirs, ours):
        message = tell(
            "{name} is not found in the original, {path}: check both",
            name=name,
            path=original.path,
        )
        yield line, message


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


STRONGEST = 2
"""Themes that a text cannot have while its other half says nothing of them: weaker ones can."""


def _themes(original: Reading, translation: Reading) -> Iterator[tuple[int, Message]]:
    """What each half is most about, the other speaks of too; an editor's themes are no text's."""
    if original.header.get("themes") or translation.header.get("themes"):
        return
    for one, other in ((original, translation), (translation, original)):
        for theme in one.themes[:STRONGEST]:
            if theme.slug not in {t.slug for t in other.themes}:
                evidence = theme.evidence[0]
                message = tell(
                    "only {path} speaks of {theme} (« {words} », line {line}): compare the two",
                    path=one.path,
                    theme=theme.slug,
                    words=evidence.text,
                    line=evidence.line,
                )
                yield translation.title.evidence.line, message


def _without(first: _Names, second: _Names) -> list[tuple[str, int]]:
    return [
        (name, line)
        for name, keys, line in first
        if not any(keys & others for _, others, _ in second)
    ]
