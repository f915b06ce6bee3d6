from datetime import date

import pytest

from generator.editor import Edits, ListEdit, first_day, read_edits
from generator.vocabulary import Vocabulary
from tests.factory import LANGUAGES, source

VOCABULARY = Vocabulary(LANGUAGES)
HOW_TO_DATE = "write 2025-04-01, 2025-04, 2025-04~ or ../2025-04"


def edits(header: str) -> Edits:
    read, problems = read_edits(source(header), VOCABULARY)
    assert problems == ()
    return read


def faults(header: str) -> list[str]:
    _, problems = read_edits(source(header), VOCABULARY)
    assert all(problem.error for problem in problems)
    return [str(problem).removeprefix("in/accord.txt:") for problem in problems]


def test_no_header_states_nothing():
    assert read_edits(source(), VOCABULARY) == (Edits(), ())


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


@pytest.mark.parametrize(
    "written",
    [
        "2025-02-31", "2025-31-02", "2023-02-29", "2025-13", "2025-00-10", "0000", "31/02/2025", "2025-4-1", "20250401",
        "1er avril 2025", "2025-04-01T10:00", "demain", "1:30", "2025~~", "../..", "2025-04/..", "../2025/..",
        "2025-04-01/2025-04-03", "\N{ARABIC-INDIC DIGIT TWO}025", "25-04-01", "12025",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(written):
    assert first_day(written) is None
    assert faults(f"title: T\ndate: {written}") == [f"3: {written} is no date; {HOW_TO_DATE}"]


@pytest.mark.parametrize("written", ["[2025-04-01]", "{jour: 1}"])
def test_a_date_is_one_text(written):
    assert faults(f"date_edtf: {written}") == [f"2: this is no date; {HOW_TO_DATE}"]


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
    read = edits("lang: en\noriginal: fr\ntranslation: machine\nkeep: [12, 14]\ndrop: 3, 4")
    assert (read.lang, read.original, read.translation) == ("en", "fr", "machine")
    assert (read.keep, read.drop) == ((12, 14), (3, 4))


def test_the_digest_of_a_reviewed_translation_is_accepted():
    assert edits("original_digest: 0123456789ab") == Edits()


KEYS = (
    "title, description, outlet, author, place, date, date_edtf, partners, mentioned, themes, people, lang,"
    " original, translation, keep, drop, original_digest"
)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("titre: T", "2: titre is no key of a header; did you mean title?"),
        ("Partner: FR", "2: Partner is no key of a header; did you mean partners?"),
        ("zzz: 1", f"2: zzz is no key of a header; use one of {KEYS}"),
        ("'': 1", f"2:  is no key of a header; use one of {KEYS}"),
        *(
            (f"{key}: x", f"2: {key} is worked out from the rest; take the line out")
            for key in ("article", "alternates", "date_basis", "stale")
        ),
        ("title: [a, b]", "2: title is one text, not a list; put it in quotes"),
        ("author: {a: b}", "2: author is one text, not a list; put it in quotes"),
        ("partners: Frnace", "2: partner Frnace is unknown; did you mean FR (France)?"),
        ("mentioned: [FR, Singapoure]", "2: partner Singapoure is unknown; did you mean SG (Singapour)?"),
        ("partners: +Zorglub", "2: partner Zorglub is unknown; see generator/catalog/ for those known"),
        ("partners: [FR, +TR]", "2: partners mixes a whole list with + and -; use one or the other"),
        ("partners: ['']", "2: partner  is unknown; see generator/catalog/ for those known"),
        ("partners: ['+']", "2: partner  is unknown; see generator/catalog/ for those known"),
        ("partners: [[FR]]", "2: partners is a list of texts, such as [FR, TR]"),
        ("partners: {FR: TR}", "2: partners is a list of texts, such as [FR, TR]"),
        ("mentioned: [~]", "2: mentioned is a list of texts, such as [FR, TR]"),
        ("themes: [[sport]]", "2: themes is a list of texts, such as [energy]"),
        ("themes: enrgy", "2: theme enrgy is unknown; did you mean energy?"),
        ("themes: zzz", "2: theme zzz is unknown; see generator/catalog/ for those known"),
        ("people: ['']", "2: a name in people is empty; take it out"),
        ("people: [Ana, '-']", "2: a name in people is empty; take it out"),
        ("lang: de", "2: lang: de is not a language of this site; use one of fr, en"),
        ("original: FR", "2: original: FR is not a language of this site; use one of fr, en"),
        ("lang: [fr]", "2: lang: ['fr'] is not a language of this site; use one of fr, en"),
        ("translation: machin", "2: translation: machin is unknown; did you mean machine?"),
        ("translation: missing", "2: translation: missing is unknown; use one of original, human, machine"),
        ("keep: [a]", "2: keep lists line numbers of this file, such as [12, 14]"),
        ("drop: -3", "2: drop lists line numbers of this file, such as [12, 14]"),
        ("drop: 12345678", "2: drop lists line numbers of this file, such as [12, 14]"),
        ("people: {a: b}", "2: people is a list of texts, such as [Ana Diaz]"),
        ("keep: {a: b}", "2: keep is a list of texts, such as [12, 14]"),
        ("original_digest: no", "2: original_digest is written by `python -m generator reviewed`; take the line out"),
    ],
)  # fmt: skip
def test_a_fault_is_said_with_what_to_do(header, said):
    assert faults(header) == [said]


def test_all_faults_of_a_header_are_said_at_once_and_the_rest_is_read():
    header = "titel: T\nplace: Paris\ndate: hier\nthemes: [enrgy, sport, zzz]\npartners: [Frnace, Turkye]"
    read, problems = read_edits(source(header), VOCABULARY)
    assert [p.line for p in problems] == [2, 4, 5, 5, 6, 6]
    assert (read.texts, read.lists["themes"].whole) == ({"place": "Paris"}, ("sport",))
