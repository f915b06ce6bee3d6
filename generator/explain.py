"""Every value of a reading with its words, its line and its rule, for the editor to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.errors import Problem
from generator.locales import voice
from generator.model import Evidence, Finding, Reading
from generator.vocabulary import nearest


def unknown(article: str, known: Sequence[str]) -> Problem:
    """What to say when there is no such article."""
    near = nearest(article, known)
    hint = f"did you mean {near}?" if near else f"known are {', '.join(known[:8])} …"
    return Problem(article, 0, f"is not the id of an article; {hint}")


def describe(reading: Reading) -> str:
    """The whole reading of one source, as plain text."""
    return "\n".join(_lines(reading)) + "\n"


def _lines(reading: Reading) -> Iterator[str]:
    say = voice(reading.lang)
    yield f"{reading.path} ({reading.lang})"
    yield from _finding("title", reading.title)
    date = reading.date
    yield f"  date: {date.edtf or 'unknown'} ({date.basis}) – {date.why}"
    if date.evidence:
        yield _evidence(date.evidence)
    for refused in date.refused:
        yield f"      refused, line {refused.line}: « {refused.text} » – {refused.rule}"
    for key in ("outlet", "author", "place"):
        yield from _finding(key, getattr(reading, key))
    for key, mentions in (("partner", reading.partners), ("mentioned", reading.mentioned)):
        for mention in mentions:
            yield f"  {key}: {mention.code} (score {mention.score:.1f})"
            yield from map(_evidence, mention.evidence[:5])
    for theme in reading.themes:
        yield f"  theme: {theme.slug} (score {theme.score:.1f})"
        yield f"      {_phrases(theme.evidence)}"
    for person in reading.people:
        office = f", {person.office}" if person.office else ""
        yield f"  person: {person.name(reading.lang)}{office}"
        yield _evidence(person.evidence)
    for figure in reading.figures:
        about = ", ".join(str(x) for x in (figure.measure, figure.year) if x)
        yield f"  figure: {say.amount(figure)}{f' ({about})' if about else ''}"
        yield f"      line {figure.line}, {figure.anchor}: « {figure.text} »"
    for doubt in reading.doubts:
        yield f"  doubtful, line {doubt.line}: « {doubt.text} » – {doubt.rule}"
    for line in reading.related:
        yield f"  related reading, line {line.number}: {line.text}"
    for dropped in reading.dropped:
        yield f"  dropped, line {dropped.line}: « {dropped.text} » – {dropped.reason}"


def _finding(key: str, finding: Finding | None) -> Iterator[str]:
    if finding is None:
        yield f"  {key}: unknown"
        return
    yield f"  {key}: {finding.value} ({finding.basis})"
    yield _evidence(finding.evidence)


def _evidence(evidence: Evidence) -> str:
    place = f"line {evidence.line}" if evidence.line else "header"
    anchor = f", {evidence.anchor}" if evidence.anchor else ""
    return f"      {place}{anchor}: « {evidence.text} » – {evidence.rule}"


def _phrases(evidence: Iterable[Evidence]) -> str:
    return ", ".join(f"« {e.text} » (line {e.line})" for e in evidence)
