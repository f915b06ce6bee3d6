"""Every value of a reading with its words, its line and its rule, for the editor to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from itertools import chain
from typing import Any

from generator.errors import Message, Problem, Reason, tell
from generator.locales import voice
from generator.messages import translated
from generator.model import Basis, Evidence, Finding, Lang, Reading
from generator.settling import questions
from generator.tables import Pen
from generator.vocabulary import nearest

_BASES = {
    Basis.STATED: tell("stated"),
    Basis.INFERRED: tell("inferred"),
    Basis.EDITOR: tell("by the editor"),
    Basis.ABSENT: tell("not found"),
}
_COLOURS = {Basis.STATED: "green", Basis.INFERRED: "yellow", Basis.EDITOR: "blue"}


def unknown(article: str, known: Sequence[str]) -> Problem:
    """What to say when there is no such article."""
    near = nearest(article, known)
    if near:
        hint = tell("did you mean {near}?", near=near)
    elif known:
        hint = tell("known are {known} …", known=", ".join(known[:8]))
    else:
        hint = tell("there is no article yet")
    return Problem(article, 0, tell("is not the id of an article; {hint}", hint=hint))


def as_data(reading: Reading, *, original: bool) -> dict[str, Any]:
    """The whole reading as JSON can hold it, with what to settle in an original."""
    data = asdict(reading, dict_factory=lambda pairs: {k: _plain(v) for k, v in pairs})
    left = questions(reading) if original else ()
    return {**data, "to_settle": [asdict(question) for question in left]}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def describe(reading: Reading, tongue: Lang, write: Pen, *, original: bool) -> str:
    """The whole reading of one source as text, in the editor's language.

    An original ends with the header lines that would settle what is not sure.
    """
    describer = _Describer(reading, tongue, write)
    return "\n".join(chain(describer.lines(), describer.settling() if original else ())) + "\n"


class _Describer:
    """Says one reading line by line."""

    def __init__(self, reading: Reading, tongue: Lang, write: Pen) -> None:
        self.reading, self.write = reading, write
        self.say: Callable[[str], str] = lambda message: translated(message, tongue)

    def lines(self) -> Iterator[str]:
        reading, write = self.reading, self.write
        yield f"{write(reading.path, 'strong')} ({reading.lang})"
        yield from self.finding(tell("title"), reading.title)
        yield from self.date()
        yield from self.finding(tell("outlet"), reading.outlet)
        yield from self.finding(tell("author"), reading.author)
        yield from self.finding(tell("place"), reading.place)
        yield from self.about()
        yield from self.figures()
        yield from self.left_out()

    def value(self, label: Message, text: str, note: str = "", style: str = "") -> str:
        shown = self.write(text, *filter(None, (style,)))
        if note:
            shown = f"{shown} ({note})"
        return "  " + self.labelled(label, shown)

    def labelled(self, label: Message, text: str) -> str:
        name = self.write(self.say(label), "strong")
        return self.say(tell("{label}: {text}", label=name, text=text))

    def finding(self, label: Message, finding: Finding | None) -> Iterator[str]:
        if finding is None:
            yield self.value(label, self.say(tell("unknown")), style="faint")
            return
        basis = self.say(_BASES[finding.basis])
        yield self.value(label, finding.value, basis, _COLOURS.get(finding.basis, ""))
        yield self.evidence(finding.evidence)

    def date(self) -> Iterator[str]:
        found = self.reading.date
        text = found.edtf or self.say(tell("unknown"))
        style = _COLOURS.get(found.basis, "faint")
        line = self.value(tell("date"), text, self.say(_BASES[found.basis]), style)
        yield f"{line} – {self.say(Reason(found.why))}"
        if found.evidence:
            yield self.evidence(found.evidence)
        for refused in found.refused:
            yield self.evidence(refused, self.say(tell("refused")) + ", ")

    def about(self) -> Iterator[str]:
        reading = self.reading
        groups = ((tell("partner"), reading.partners), (tell("mentioned"), reading.mentioned))
        for label, mentions in groups:
            for mention in mentions:
                yield self.value(label, mention.code, self.score(mention.score))
                yield from map(self.evidence, mention.evidence[:5])
        for theme in reading.themes:
            yield self.value(tell("theme"), theme.slug, self.score(theme.score))
            yield f"      {self.phrases(theme.evidence)}"
        for person in reading.people:
            office = f", {person.office}" if person.office else ""
            yield self.value(tell("person"), person.name(reading.lang) + office)
            yield self.evidence(person.evidence)

    def figures(self) -> Iterator[str]:
        voiced = voice(self.reading.lang)
        for figure in self.reading.figures:
            about = ", ".join(str(x) for x in (figure.measure, figure.year) if x)
            yield self.value(tell("figure"), voiced.amount(figure), about)
            place = f"{self.line(figure.line)}, {figure.anchor}"
            quoted = f"« {figure.text} »"
            yield "      " + self.say(tell("{label}: {text}", label=place, text=quoted))

    def left_out(self) -> Iterator[str]:
        for doubt in self.reading.doubts:
            yield self.listed(
                tell("doubtful"), doubt.line, f"« {doubt.text} » – {self.say(Reason(doubt.rule))}"
            )
        for line in self.reading.related:
            yield self.listed(tell("related reading"), line.number, line.text)
        for line in self.reading.head:
            yield self.listed(tell("page head"), line.number, line.text)
        for dropped in self.reading.dropped:
            text = f"« {dropped.text} » – {self.say(Reason(dropped.reason))}"
            yield self.listed(tell("dropped"), dropped.line, text)

    def settling(self) -> Iterator[str]:
        """The header lines that would settle what is not sure."""
        for question in questions(self.reading):
            yield self.value(tell("to settle"), question.settled, style="yellow")

    def listed(self, label: Message, line: int, text: str) -> str:
        name = self.write(self.say(label), "strong")
        return "  " + self.say(
            tell("{label}, {line}: {text}", label=name, line=self.line(line), text=text)
        )

    def evidence(self, evidence: Evidence, before: str = "") -> str:
        place = self.line(evidence.line) if evidence.line else self.say(tell("header"))
        anchor = f", {evidence.anchor}" if evidence.anchor else ""
        rule = self.write(f"– {self.say(Reason(evidence.rule))}", "faint")
        quoted = f"« {evidence.text} » {rule}"
        return "      " + self.say(
            tell("{label}: {text}", label=f"{before}{place}{anchor}", text=quoted)
        )

    def phrases(self, evidence: Iterable[Evidence]) -> str:
        return ", ".join(f"« {e.text} » ({self.line(e.line)})" for e in evidence)

    def line(self, number: int) -> str:
        return self.say(tell("line {n}", n=number))

    def score(self, score: float) -> str:
        return self.say(tell("score {score}", score=f"{score:.1f}"))
