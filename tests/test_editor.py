from datetime import date

import pytest

from generator.editor import Edits, ListEdit, first_day, read_edits
from generator.vocabulary import Vocabulary
from tests.factory import LANGUAGES, source

VOCABULARY = Vocabulary(LANGUAGES)


def edits(header: str) -> Edits:
    read, problems = read_edits(source(header), VOCABULARY, "KZ")
    assert problems == ()
    return read


def test_no_header_states_nothing():
    assert read_edits(source(), VOCABULARY, "KZ") == (Edits(), ())


@pytest.mark.parametrize("key", ["title", "description", "outlet", "author", "place"])
@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Un mot", "Un mot"),
        ("'  deux   mots '", "deux mots"),
        ("|\n  deux\n  mots", "deux mots"),
        ("NO", "NO"),
        ("12", "12"),
        ("", None),
        ("null", None),
        ("' '", None),
    ],
)
def test_a_text_is_stated_or_stated_to_be_unknown(key, written, value):
    assert edits(f"{key}: {written}").texts == {key: value}


@pytest.mark.parametrize("key", ["date", "date_edtf"])
@pytest.mark.parametrize(
    ("written", "sort"),
    [
        ("2025-04-01", date(2025, 4, 1)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2025-04", date(2025, 4, 1)),
        ("2025", date(2025, 1, 1)),
        ("2026-01~", date(2026, 1, 1)),
        ("2018?", date(2018, 1, 1)),
        ("2025-04-02~", date(2025, 4, 2)),
        ("../2023-11", date(2023, 10, 31)),
        ("../2023-11-05", date(2023, 11, 4)),
        ("../2023", date(2022, 12, 31)),
        ("../0001", date(1, 1, 1)),
    ],
)
def test_a_date_is_stated(key, written, sort):
    read = edits(f"{key}: {written}")
    assert (read.dated, read.edtf, first_day(written)) == (True, written, sort)


@pytest.mark.parametrize("written", ["", "null", "~", "''", "'null'"])
def test_a_date_is_stated_to_be_unknown(written):
    read = edits(f"date: {written}")
    assert (read.dated, read.edtf) == (True, None)


@pytest.mark.parametrize("key", ["partners", "mentioned"])
@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("FR", ("FR",)),
        ("[fr, EU]", ("FR", "EU")),
        ("FR, TR; IT", ("FR", "TR", "IT")),
        ("\n  - Turquie\n  - south korea", ("TR", "KR")),
        ("[NO]", ("NO",)),
        ("Côte d'Ivoire, emirats arabes unis", ("CI", "AE")),
        ("[FR, France, fr]", ("FR",)),
        ("", ()),
        ("[]", ()),
    ],
)
def test_a_whole_list_is_given_by_codes_or_names(key, written, whole):
    assert edits(f"{key}: {written}").lists == {key: ListEdit(whole)}


@pytest.mark.parametrize(
    ("written", "added", "removed"),
    [
        ("+SG", ("SG",), ()),
        ("-IT", (), ("IT",)),
        ("+SG -IT", ("SG",), ("IT",)),
        ("+SG, -IT", ("SG",), ("IT",)),
        ("[+SG, -Italie, +SG]", ("SG",), ("IT",)),
        ("+Corée du Sud -Émirats arabes unis", ("KR",), ("AE",)),
        ("['+ SG', ' -IT']", ("SG",), ("IT",)),
    ],
)
def test_a_list_is_changed_with_plus_and_minus(written, added, removed):
    assert edits(f"partners: {written}").lists == {"partners": ListEdit(None, added, removed)}


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("energy", ("energy",)),
        ("Énergie, ENERGY", ("energy",)),
        ("[Droits humains, raw materials]", ("human-rights", "raw-materials")),
    ],
)
def test_themes_are_given_by_slug_or_label(written, whole):
    assert edits(f"themes: {written}").lists == {"themes": ListEdit(whole)}


def test_people_are_any_names():
    assert edits("people: [Ana Díaz]").lists["people"].whole == ("Ana Díaz",)
    assert edits("people: +Ana Díaz -Jean-Luc Petit").lists["people"] == ListEdit(
        None, ("Ana Díaz",), ("Jean-Luc Petit",)
    )


@pytest.mark.parametrize(
    ("edit", "result"),
    [
        (ListEdit(("SG",)), ("SG",)),
        (ListEdit(()), ()),
        (ListEdit(None), ("FR", "IT")),
        (ListEdit(None, ("SG", "FR")), ("FR", "IT", "SG")),
        (ListEdit(None, (), ("FR", "SG")), ("IT",)),
        (ListEdit(None, ("FR",), ("FR",)), ("IT", "FR")),
    ],
)
def test_an_edit_is_applied_to_what_was_read(edit, result):
    assert edit.apply(("FR", "IT")) == result


def test_languages_states_and_lines_are_read():
    read = edits("lang: en\noriginal: fr\ntranslation: machine\nkeep: [12, 14]\ndrop: 8, 9")
    assert (read.lang, read.original, read.translation) == ("en", "fr", "machine")
    assert (read.keep, read.drop) == ((12, 14), (8, 9))


def test_the_digest_of_a_reviewed_translation_is_accepted():
    assert edits("original_digest: 0123456789ab") == Edits()
