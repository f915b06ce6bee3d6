"""Interface texts: every message is translated, none is unused, and the partial is up to date."""

from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import read_po

from generator import interface
from generator.locales import FOLDER

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = interface.catalogues()
KEYWORDS = DEFAULT_KEYWORDS | parse_keywords(["pgettext:1c,2"])
Key = tuple[str | None, str | tuple[str, ...]]


def wanted() -> dict[Key, str]:
    """Every message of the sources and templates, with the place it was found first."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as stream:
        methods, options = parse_mapping_cfg(stream)
    found: dict[Key, str] = {}
    for name, line, message, _, context in extract_from_dir(ROOT, methods, options, KEYWORDS):
        found.setdefault((context, message), f"{name}:{line}")
    return found


WANTED = wanted()


def catalogue(lang: str):
    with (FOLDER / lang / "LC_MESSAGES" / "messages.po").open("rb") as stream:
        return read_po(stream, locale=lang)


def translations(lang: str) -> dict[Key, object]:
    return {(m.context, m.id): m for m in catalogue(lang) if m.id}


def test_the_sources_are_seen():
    places = {place.partition(":")[0] for place in WANTED.values()}
    assert {"generator/pages/address.py", "generator/templates/article.html"} <= places
    assert ("address", "partners") in WANTED


def test_there_is_a_catalogue_for_french_and_english():
    assert LANGUAGES == ["en", "fr"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_message_is_without_its_translation(lang):
    known = translations(lang)
    assert [f"{place}: {key[1]!r}" for key, place in WANTED.items() if key not in known] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_translation_is_empty_or_doubtful(lang):
    faulty = [
        str(key)
        for key, message in translations(lang).items()
        if message.fuzzy
        or not all([message.string] if isinstance(message.string, str) else message.string)
    ]
    assert faulty == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_translation_is_unused(lang):
    assert [str(key) for key in translations(lang) if key not in WANTED] == []
    assert [str(key) for key in catalogue(lang).obsolete] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_translations_keep_the_places_for_values(lang):
    faults = [f"{m.id!r}: {error}" for m, errors in catalogue(lang).check() for error in errors]
    assert faults == []


def test_the_template_catalogue_holds_the_same_messages():
    with (FOLDER / "messages.pot").open("rb") as stream:
        held = {(m.context, m.id) for m in read_po(stream) if m.id}
    assert held ^ set(WANTED) == set()


def test_english_says_what_the_sources_say():
    """English is the language of the sources: a message that differs was changed in one place."""
    differing = [
        message.id
        for message in translations("en").values()
        if not message.context and message.string != message.id
    ]
    assert differing == []


def test_french_typography_is_kept():
    """A space that does not break before double punctuation, and typographic apostrophes."""
    texts = [
        text
        for message in translations("fr").values()
        if message.context != "CLDR locale for dates and numbers"
        for text in ([message.string] if isinstance(message.string, str) else message.string)
    ]
    marks = [(text, i) for text in texts for i, c in enumerate(text) if c in ":;!?»"]
    assert len(marks) > 3
    assert [
        t for t, i in marks if i and t[i - 1] not in "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
    ] == []
    assert [text for text in texts if "'" in text] == []


def test_the_partial_of_the_page_frame_is_up_to_date():
    assert interface.PARTIAL == ROOT / "overrides" / "partials" / "interface.html"
    assert interface.PARTIAL.read_text("utf-8") == interface.partial(LANGUAGES), (
        "run `make messages`"
    )


def test_the_partial_is_written_where_it_is_asked_for(tmp_path):
    interface.main(tmp_path / "interface.html")
    assert (tmp_path / "interface.html").read_text("utf-8") == interface.partial(LANGUAGES)
