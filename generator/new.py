"""An article into the folder: a text, a saved web page → `ID.fr.txt` with a short header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.editor import read_edits
from generator.errors import InputError, Message, Problem, Reason, tell, tell_many
from generator.messages import translated
from generator.model import Basis, Finding, Lang, Reading
from generator.naming import suggest
from generator.read import RESERVED, Source, decode, read_sources, shorter, source_of
from generator.reading.article import read_article
from generator.settings import Settings
from generator.settling import Question, header, questions, stated
from generator.text import slugify
from generator.vocabulary import Vocabulary
from generator.webpage import WebPage, looks_like_html, read_web_page

MAX_BYTES = 25_000_000
"""A page saved with its pictures inside is far larger than its article."""


@dataclass(frozen=True, slots=True)
class Added:
    """What was written, and what the editor should know of it."""

    path: Path
    reading: Reading
    """The article as it is read with its new header."""
    taken: tuple[str, ...]
    """Header lines that come from what a web page states about itself."""
    open: tuple[Question, ...]
    """What could not be read with confidence."""
    notes: tuple[Problem, ...]

    def summary(self) -> Iterator[Message]:
        """What was read, in a few lines."""
        reading = self.reading
        yield tell("title: {title}", title=reading.title.value)
        if reading.date.edtf:
            yield tell("date: {date} ({why})", date=reading.date.edtf, why=Reason(reading.date.why))
        if reading.outlet:
            yield tell("outlet: {outlet}", outlet=reading.outlet.value)
        yield tell("partners: {codes}", codes=", ".join(m.code for m in reading.partners) or "–")
        yield tell("themes: {slugs}", slugs=", ".join(t.slug for t in reading.themes) or "–")
        yield tell_many(
            "{n} line of page noise left out",
            "{n} lines of page noise left out",
            len(reading.dropped),
        )


def add(
    data: bytes,
    name: str,
    folder: Path,
    settings: Settings,
    *,
    article: str = "",
    tongue: Lang = "en",
) -> Added:
    """Write an article into a folder of sources; never over a file that is there.

    `name` is the file it comes from, for messages; `article` is its id, else one is made;
    `tongue` is the language of the notes in its header. Raises `InputError` when there is no
    article in it, when it is in the folder already, or when the id is taken.
    """
    vocabulary = Vocabulary(settings.languages)
    if len(data) > MAX_BYTES:
        raise _fault(name, tell("is over 25 MB, which is no article; save its text alone"))
    page: WebPage | None = None
    if looks_like_html(name, data):
        page = read_web_page(data, name)
        data = page.text.encode("utf-8", "replace")
    text, notes = decode(data, name)
    source = source_of(text, name, "article", None, markdown=False)
    reading = _read(source, settings, vocabulary)
    taken = tuple(_taken(page, reading)) if page else ()
    left = [q for q in questions(reading) if q.key not in {t.partition(":")[0] for t in taken}]
    asked = [] if source.header.end else _asked(left, tongue)
    whole = _with_header(text, [*taken, *asked])
    present, _ = read_sources(folder, settings.languages) if folder.is_dir() else ([], [])
    for other in present:
        if other.digest == source.digest:
            raise _fault(name, tell("is in the folder already, as {path}", path=other.path))
    if article:
        article = _given(article, name)
    else:
        date = page.date if page and any(t.startswith("date:") for t in taken) else ""
        ids = {other.article for other in present} | RESERVED
        article = _free(suggest(reading, vocabulary, settings.home, date), ids)
    path = folder / f"{article}.{reading.lang}.txt"
    final = source_of(whole, shorter(path), article, reading.lang, markdown=False)
    added = Added(path, _read(final, settings, vocabulary), taken, tuple(left), tuple(notes))
    _write(path, whole, [s for s in present if (s.article, s.lang) == (article, reading.lang)])
    return added


def _fault(path: str, message: Message) -> InputError:
    return InputError(Problem(path, 0, message))


def _read(source: Source, settings: Settings, vocabulary: Vocabulary) -> Reading:
    edits, faults = read_edits(source, vocabulary, settings.home)
    if faults:
        raise InputError(*faults)
    return read_article(source, edits, settings)


def _taken(page: WebPage, reading: Reading) -> Iterator[str]:
    """Header lines for what the page states about itself and its text does not."""
    read = reading.date
    if page.date and not (read.basis is Basis.STATED and len(read.edtf or "") == len(page.date)):
        yield stated("date", page.date)
    for key in ("title", "outlet", "author"):
        value = getattr(page, key)
        if value and not _sure(getattr(reading, key)):
            yield stated(key, value)


def _sure(finding: Finding | None) -> bool:
    return finding is not None and finding.basis is not Basis.INFERRED


def _asked(open_questions: Sequence[Question], tongue: Lang) -> list[str]:
    """Header lines that say nothing yet: the editor takes the # away, or the line out."""
    return [f"# {q.settled}  # {translated(q.says, tongue)}" for q in open_questions]


def _with_header(text: str, lines: list[str]) -> str:
    return header(lines) + text.strip("\n") + "\n"


def _write(path: Path, text: str, there: Sequence[Source]) -> None:
    """Raises `InputError` where the article has a file in this language, whatever its ending."""
    try:
        if there:
            raise FileExistsError
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as error:
        shown = there[0].path if there else shorter(path)
        raise _fault(shown, tell("is there already; choose another id with --id")) from error
    except OSError as error:
        message = tell(
            "cannot be written ({reason}); make room or give the right to write",
            reason=error.strerror,
        )
        raise _fault(shorter(path), message) from error


def _given(article: str, name: str) -> str:
    """An id as the editor wants it."""
    if article != slugify(article) or article in RESERVED:
        message = tell(
            "{id} is no id; write letters a-z, digits and hyphens, such as {example}",
            id=article,
            example=slugify(article) or "2026-01-maroc-accord",
        )
        raise _fault(name, message)
    return article


def _free(article: str, there: set[str]) -> str:
    """The id, or the first of `id-2`, `id-3` … that no article has."""
    number, free = 1, article
    while free in there:
        number += 1
        free = f"{article}-{number}"
    return free
