"""One source → one `Reading`: lay the page out, read every value, lay the editor's word over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from generator.editor import Edits, first_day
from generator.model import (
    Basis,
    DateFinding,
    Document,
    Evidence,
    Finding,
    Lang,
    Mention,
    Person,
    Reading,
    ThemeFinding,
)
from generator.read import Source
from generator.reading.byline import Byline, read_byline
from generator.reading.dating import publication_date
from generator.reading.figures import contradictions, read_figures
from generator.reading.language import detect
from generator.reading.layout import lay_out
from generator.reading.partners import read_partners
from generator.reading.people import person_named, read_people
from generator.reading.themes import read_themes
from generator.settings import Settings

HEADER = "stated in the header"


def read_article(source: Source, edits: Edits, settings: Settings) -> Reading:
    """Read one source as a careful editor would. Never fails on a text; doubts are listed."""
    lang = (
        source.lang
        or edits.lang
        or detect((line.text for line in source.lines), settings.languages)
    )
    document = lay_out(
        source.lines,
        lang,
        markdown=source.markdown,
        title=edits.texts.get("title"),
        keep=edits.keep,
        drop=edits.drop,
    )
    byline = read_byline(document)
    partners, mentioned = read_partners(document, settings.home)
    figures = read_figures(document)
    themes, people = read_themes(document), read_people(document)
    met = {
        "partners": {m.code for m in partners},
        "mentioned": {m.code for m in mentioned},
        "themes": {t.slug for t in themes},
        "people": {p.name(lang) for p in people},
    }
    return Reading(
        article=source.article,
        lang=lang,
        path=source.path,
        digest=source.digest,
        header=source.header.values,
        title=document.title,
        date=_date(document, edits),
        outlet=_text("outlet", byline, edits),
        author=_text("author", byline, edits),
        place=_text("place", byline, edits),
        partners=_mentions("partners", partners, edits),
        mentioned=_mentions("mentioned", mentioned, edits),
        themes=_themes(themes, edits),
        people=_people(people, edits, lang),
        figures=figures,
        keywords=document.keywords,
        blocks=document.blocks,
        related=document.related,
        dropped=document.dropped,
        doubts=(*contradictions(figures, document), *_idle(edits, met)),
        head=document.head,
    )


def _stated(text: str) -> Evidence:
    return Evidence(0, text, HEADER)


def _idle(edits: Edits, met: Mapping[str, AbstractSet[str]]) -> Iterator[Evidence]:
    """What the header takes off a list where nothing has put it on."""
    for key, edit in edits.lists.items():
        for item in edit.removed:
            if item not in met[key]:
                yield Evidence(0, f"{key}: -{item}", "taken off in the header, but not read")


def _date(document: Document, edits: Edits) -> DateFinding:
    if not edits.dated:
        return publication_date(document)
    if edits.edtf is None:
        return DateFinding(None, None, Basis.EDITOR, "the editor states that no date is known")
    why = f"the header says {edits.edtf}"
    return DateFinding(edits.edtf, first_day(edits.edtf), Basis.EDITOR, why, _stated(edits.edtf))


def _text(key: str, byline: Byline, edits: Edits) -> Finding | None:
    if key not in edits.texts:
        found: Finding | None = getattr(byline, key)
        return found
    value = edits.texts[key]
    return Finding(value, Basis.EDITOR, _stated(value)) if value else None


def _mentions(key: str, read: tuple[Mention, ...], edits: Edits) -> tuple[Mention, ...]:
    if key not in edits.lists:
        # A partner that the editor names is no longer merely mentioned.
        stated = edits.lists["partners"].apply(()) if "partners" in edits.lists else ()
        return tuple(m for m in read if m.code not in stated)
    by_code = {m.code: m for m in read}
    codes = edits.lists[key].apply(tuple(by_code))
    return tuple(by_code.get(c) or Mention(c, 0.0, (_stated(c),)) for c in codes)


def _themes(read: tuple[ThemeFinding, ...], edits: Edits) -> tuple[ThemeFinding, ...]:
    if "themes" not in edits.lists:
        return read
    by_slug = {t.slug: t for t in read}
    slugs = edits.lists["themes"].apply(tuple(by_slug))
    return tuple(by_slug.get(s) or ThemeFinding(s, 0.0, (_stated(s),)) for s in slugs)


def _people(read: tuple[Person, ...], edits: Edits, lang: Lang) -> tuple[Person, ...]:
    if "people" not in edits.lists:
        return read
    by_name = {p.name(lang): p for p in read}
    names = edits.lists["people"].apply(tuple(by_name))
    return tuple(by_name.get(n) or person_named(n, _stated(n)) for n in names)
