"""What an editor sees in `mkdocs serve` and no reader ever does: a strip under each article that
says what is not sure and what was left out, and a panel with the errors of the last save.

HTML text with everything escaped; its styles are `templates/editor.css`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape

from generator.errors import Message, Problem, Reason, tell
from generator.messages import translated
from generator.model import Lang, Reading
from generator.pairing import Article
from generator.settling import Question, header, questions

Say = Callable[[str], str]


def strip(article: Article, lang: Lang, problems: Iterable[Problem] = ()) -> str:
    """The strip of an article's page in a language; `problems` of other files are left aside."""
    say = _voice(lang)
    shown = article.text(lang)
    paths = {reading.path for reading in article.readings.values()}
    parts = [
        *_to_settle(article.facts, say),
        *_doubts(shown, say),
        *_left_out(shown, say),
        *_wrong(tell("Warnings"), [p for p in problems if p.path in paths], say),
    ]
    label = say(tell("Editor’s strip"))
    path = f"<code>{escape(shown.path)}</code>"
    count = say(_count(article.facts))
    return (
        f'<aside class="b-editor" lang="{escape(lang)}" aria-label="{label}">'
        f"<details><summary><strong>{label}</strong> {path} – {count}</summary>"
        f"{''.join(parts)}</details></aside>\n"
    )


def panel(problems: Iterable[Problem], lang: Lang) -> str:
    """The errors of the last save, for every page; empty when there are none."""
    errors = [problem for problem in problems if problem.error]
    if not errors:
        return ""
    say, title = _voice(lang), tell("To mend: {n}", n=len(errors))
    until = say(tell("The last good version is shown until this is mended."))
    return (
        f'<div class="b-fault" role="alert" lang="{escape(lang)}">'
        f"{''.join(_wrong(title, errors, say))}"
        f"<p>{until}</p></div>\n"
    )


def _voice(lang: Lang) -> Say:
    return lambda message: escape(translated(message, lang))


def _count(facts: Reading) -> Message:
    left = sum(1 for _ in questions(facts)) + len(facts.doubts)
    if not left:
        return tell("nothing to settle")
    return tell("to settle: {n}", n=left)


def _to_settle(facts: Reading, say: Say) -> Iterator[str]:
    """What was inferred or not found, with the header that settles it."""
    asked = list(questions(facts))
    yield from _listed(tell("Not sure"), (_question(one, say) for one in asked), say)
    if asked:
        how = tell(
            "To settle it, put this at the top of the file, and correct it where it is wrong:"
        )
        yield _copied(how, header(question.settled for question in asked), say)


def _question(asked: Question, say: Say) -> str:
    value = f": {escape(asked.value)}" if asked.value else ""
    line = say(tell("line {n}", n=asked.line)) if asked.line else ""
    at = f" ({line})" if line else ""
    return f"<b>{escape(asked.key)}</b>{value} – {say(asked.says)}{at}"


def _doubts(shown: Reading, say: Say) -> Iterator[str]:
    told = (_at(doubt.line, doubt.text, doubt.rule, say) for doubt in shown.doubts)
    yield from _listed(tell("Doubtful"), told, say)


def _left_out(shown: Reading, say: Say) -> Iterator[str]:
    """The lines that are not on the page, and how to bring them back."""
    told = (_at(line.line, line.text, line.reason, say) for line in shown.dropped)
    yield from _listed(tell("Left out"), told, say)
    if shown.dropped:
        how = tell("To bring lines back, keep their numbers in the header:")
        numbers = ", ".join(str(line.line) for line in shown.dropped)
        yield _copied(how, header([f"keep: [{numbers}]"]), say)


def _wrong(title: Message, problems: Iterable[Problem], say: Say) -> Iterator[str]:
    told = (f"<code>{escape(one.place)}</code>: {say(one.message)}" for one in problems)
    return _listed(title, told, say)


def _listed(title: Message, told: Iterable[str], say: Say) -> Iterator[str]:
    """A heading and a list of HTML texts; nothing where there are none."""
    if items := [f"<li>{text}</li>" for text in told]:
        yield f"<h2>{say(title)}</h2><ul>{''.join(items)}</ul>"


def _at(line: int, text: str, reason: str, say: Say) -> str:
    place = say(tell("line {n}", n=line))
    why = say(Reason(reason))
    return f"{place}: « {escape(text)} » – {why}"


def _copied(how: Message, text: str, say: Say) -> str:
    return f'<p>{say(how)}</p><pre tabindex="0"><code>{escape(text.strip())}</code></pre>'
