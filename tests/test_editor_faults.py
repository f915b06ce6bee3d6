"""What an editor reads when a header says something that cannot be."""

import pytest

from generator.editor import first_day, read_edits
from generator.vocabulary import Vocabulary
from tests.factory import LANGUAGES, source

VOCABULARY = Vocabulary(LANGUAGES)
HOW_TO_DATE = "write 2025-04-01, 2025-04, 2025-04~ or ../2025-04"


def faults(header: str) -> list[str]:
    _, problems = read_edits(source(header), VOCABULARY, "KZ")
    assert all(problem.error for problem in problems)
    return [str(problem).removeprefix("in/accord.txt:") for problem in problems]


SEE = "see generator/catalog/ for those known"
KEYS = (
    "title, description, outlet, author, place, date, date_edtf, partners, mentioned, themes,"
    " people, lang, original, translation, keep, drop, original_digest"
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
        (
            "mentioned: [FR, Singapoure]",
            "2: partner Singapoure is unknown; did you mean SG (Singapour)?",
        ),
        ("partners: +Zorglub", f"2: partner Zorglub is unknown; {SEE}"),
        (
            "partners: [FR, +TR]",
            "2: partners mixes a whole list with + and -; use one or the other",
        ),
        ("partners: ['']", f"2: partner  is unknown; {SEE}"),
        ("partners: ['+']", f"2: partner  is unknown; {SEE}"),
        ("partners: [[FR]]", "2: partners is a list of texts, such as [FR, TR]"),
        ("partners: {FR: TR}", "2: partners is a list of texts, such as [FR, TR]"),
        ("mentioned: [~]", "2: mentioned is a list of texts, such as [FR, TR]"),
        ("themes: [[sport]]", "2: themes is a list of texts, such as [energy]"),
        ("themes: enrgy", "2: theme enrgy is unknown; did you mean energy?"),
        ("themes: zzz", f"2: theme zzz is unknown; {SEE}"),
        ("people: ['']", "2: a name in people is empty; take it out"),
        ("people: [Ana, '-']", "2: a name in people is empty; take it out"),
        ("lang: de", "2: lang: de is not a language of this site; use one of fr, en"),
        ("original: FR", "2: original: FR is not a language of this site; use one of fr, en"),
        ("lang: [fr]", "2: lang: ['fr'] is not a language of this site; use one of fr, en"),
        ("translation: machin", "2: translation: machin is unknown; did you mean machine?"),
        (
            "translation: missing",
            "2: translation: missing is unknown; use one of original, human, machine",
        ),
        ("keep: [9, 2]", "2: keep: line 2 holds no text; did you mean 4?"),
        ("drop: 99", "2: drop: line 99 holds no text; did you mean 23?"),
        ("keep: [a]", "2: keep lists line numbers of this file, such as [12, 14]"),
        ("drop: -3", "2: drop lists line numbers of this file, such as [12, 14]"),
        ("drop: 12345678", "2: drop lists line numbers of this file, such as [12, 14]"),
        ("people: {a: b}", "2: people is a list of texts, such as [Ana Diaz]"),
        ("keep: {a: b}", "2: keep is a list of texts, such as [12, 14]"),
        (
            "original_digest: no",
            "2: original_digest is written by `python -m generator reviewed`; take the line out",
        ),
    ],
)
def test_a_fault_is_said_with_what_to_do(header, said):
    assert faults(header) == [said]


def test_all_faults_of_a_header_are_said_at_once_and_the_rest_is_read():
    header = (
        "titel: T\nplace: Paris\ndate: hier\nthemes: [enrgy, sport, zzz]\n"
        "partners: [Frnace, Turkye]"
    )
    read, problems = read_edits(source(header), VOCABULARY, "KZ")
    assert [p.line for p in problems] == [2, 4, 5, 5, 6, 6]
    assert (read.texts, read.lists["themes"].whole) == ({"place": "Paris"}, ("sport",))


@pytest.mark.parametrize(
    "written",
    [
        "2025-02-31",
        "2025-31-02",
        "2023-02-29",
        "2025-13",
        "2025-00-10",
        "0000",
        "31/02/2025",
        "2025-4-1",
        "20250401",
        "1er avril 2025",
        "2025-04-01T10:00",
        "demain",
        "1:30",
        "2025~~",
        "../..",
        "2025-04/..",
        "../2025/..",
        "2025-04-01/2025-04-03",
        "\N{ARABIC-INDIC DIGIT TWO}025",
        "25-04-01",
        "12025",
    ],
)
def test_what_is_no_date_is_refused(written):
    assert first_day(written) is None
    assert faults(f"title: T\ndate: {written}") == [f"3: {written} is no date; {HOW_TO_DATE}"]


@pytest.mark.parametrize("written", ["[2025-04-01]", "{jour: 1}"])
def test_a_date_is_one_text(written):
    assert faults(f"date_edtf: {written}") == [f"2: this is no date; {HOW_TO_DATE}"]


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("partners: [KZ]", "KZ is the home country, never its own partner; take it out"),
        ("date: 2025\ndate_edtf: 2025~", "the date is stated twice; keep date or date_edtf"),
    ],
)
def test_what_contradicts_the_site_or_itself_is_a_fault(header, message):
    _, problems = read_edits(source(header), VOCABULARY, "KZ")
    assert [p.message for p in problems] == [message]
