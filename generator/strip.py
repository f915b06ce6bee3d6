"""What an editor sees in `mkdocs serve` and no reader ever does: a strip under each article that
says what is not sure and what was left out, and a panel with the errors of the last save.

HTML text with everything escaped; its styles are `templates/editor.css`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from generator.errors import Message, Problem, Reason, tell
from generator.messages import translated
from generator.model import Lang, Reading
from generator.pairing import Article
from generator.settling import header, questions

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
        *_listed(tell("Warnings"), [p for p in problems if p.path in paths], say),
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
        f"{''.join(_listed(title, errors, say))}"
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
    if not asked:
        return
    yield _heading(tell("Not sure"), say)
    for question in asked:
        line = say(tell("line {n}", n=question.line)) if question.line else ""
        value = f": {escape(question.value)}" if question.value else ""
        at = f" ({line})" if line else ""
        yield f"<li><b>{escape(question.key)}</b>{value} – {say(question.says)}{at}</li>"
    yield "</ul>"
    how = tell("To settle it, put this at the top of the file, and correct it where it is wrong:")
    yield _copied(how, header(question.settled for question in asked), say)


def _doubts(shown: Reading, say: Say) -> Iterator[str]:
    if not shown.doubts:
        return
    yield _heading(tell("Doubtful"), say)
    for doubt in shown.doubts:
        yield f"<li>{_at(doubt.line, doubt.text, doubt.rule, say)}</li>"
    yield "</ul>"


def _left_out(shown: Reading, say: Say) -> Iterator[str]:
    """The lines that are not on the page, and how to bring them back."""
    if not shown.dropped:
        return
    yield _heading(tell("Left out"), say)
    for line in shown.dropped:
        yield f"<li>{_at(line.line, line.text, line.reason, say)}</li>"
    yield "</ul>"
    how = tell("To bring lines back, keep their numbers in the header:")
    numbers = ", ".join(str(line.line) for line in shown.dropped)
    yield _copied(how, header([f"keep: [{numbers}]"]), say)


def _listed(title: Message, problems: Sequence[Problem], say: Say) -> Iterator[str]:
    if not problems:
        return
    yield _heading(title, say)
    for problem in problems:
        yield f"<li><code>{escape(problem.place)}</code>: {say(problem.message)}</li>"
    yield "</ul>"


def _heading(title: Message, say: Say) -> str:
    return f"<h2>{say(title)}</h2><ul>"


def _at(line: int, text: str, reason: str, say: Say) -> str:
    place = say(tell("line {n}", n=line))
    why = say(Reason(reason))
    return f"{place}: « {escape(text)} » – {why}"


def _copied(how: Message, text: str, say: Say) -> str:
    return f'<p>{say(how)}</p><pre tabindex="0"><code>{escape(text.strip())}</code></pre>'
