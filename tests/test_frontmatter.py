import re
import time

import pytest

from generator.errors import InputError
from generator.frontmatter import MAX_HEADER, NO_HEADER, split

NOT_YAML = "the header is not YAML"
HINT = "write one `key: value` a line, and put a text with a colon or # in quotes"
NOT_PAIRS = "the header is not YAML; write one `key: value` a line"
NO_TAGS = "has no place in a header; put the text in quotes"
REFERENCE = "& and * mean something in YAML; put the text in quotes"
TOO_LONG = "the header is too long; close it with --- above the text"
TOO_DEEP = "the header is nested too deeply; lists of texts are enough"


def header(*lines: str):
    return split(["---", *lines, "---", "Texte"], "in/a.txt")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ["title: T", "titre : U", "title: V"],
            "4: title stands twice in the header; keep one of them",
        ),
        (["title: a: b"], f"2: {NOT_YAML} (mapping values are not allowed here); {HINT}"),
        (["title: T", "place: 'Paris"], f"3: {NOT_YAML} (found unexpected end of stream); {HINT}"),
        (
            ["title: T", "place: [Paris"],
            f"3: {NOT_YAML} (expected ',' or ']', but got '<stream end>'); {HINT}",
        ),
        (
            ["title: @tous"],
            f"2: {NOT_YAML} (found character '@' that cannot start any token); {HINT}",
        ),
        (
            ["title: T", "\tplace: Paris"],
            f"3: {NOT_YAML} (found character '\\t' that cannot start any token); {HINT}",
        ),
        (
            ["title: T", "...", "place: P"],
            f"4: {NOT_YAML} (expected '<document start>', but found '<block mapping start>');"
            f" {HINT}",
        ),
        (["title: \x07"], f"1: {NOT_PAIRS}"),
        (["Un texte entre deux filets."], f"2: {NOT_PAIRS}"),
        (["- FR", "- TR"], f"2: {NOT_PAIRS}"),
        (["title: T", "[a, b]: c"], f"3: {NOT_PAIRS}"),
        (["? {a: b}", ": c"], f"2: {NOT_PAIRS}"),
        (["title: T", "place: &p Paris"], f"3: {REFERENCE}"),
        (["title: *rien"], f"2: {REFERENCE}"),
        (
            ["title: !!python/object/apply:os.system [ls]"],
            f"2: tag:yaml.org,2002:python/object/apply:os.system {NO_TAGS}",
        ),
        (["title: T", "place: !ENV HOME"], f"3: !ENV {NO_TAGS}"),
        (["people: [a, !x b]"], f"2: !x {NO_TAGS}"),
        (["title: " + "[" * 8 + "]" * 8], f"2: {TOO_DEEP}"),
        (["a:", *(f"{' ' * n}a:" for n in range(1, 9))], f"10: {TOO_DEEP}"),
        (
            ["title: " + "a" * MAX_HEADER],
            f"1: {TOO_LONG}",
        ),
    ],
)
def test_a_faulty_header_is_refused_with_its_line(lines, said):
    with pytest.raises(InputError) as caught:
        header(*lines)
    assert str(caught.value) == f"in/a.txt:{said}"


@pytest.mark.parametrize("first", ["title: T", "title : T", "title:", "Ville : une dépêche"])
def test_a_header_that_is_not_closed_is_refused(first):
    with pytest.raises(InputError) as caught:
        split(["---", first, "", "Texte"], "in/a.txt")
    assert str(caught.value) == "in/a.txt:1: the header is not closed; add a line --- below it"


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["---"],
        ["Texte", "---", "a: b", "---"],
        ["---", "", "Un filet, puis le texte."],
        ["---", "Un filet, puis le texte."],
        ["----", "a: b", "----"],
        ["– – –", "a: b"],
        [" ---", "a: b", "---"],
    ],
)
def test_a_rule_at_the_top_of_a_text_is_no_header(lines):
    assert split(lines, "in/a.txt") == NO_HEADER


@pytest.mark.parametrize("lines", [[], [""], ["# rien"], ["", "  "]])
def test_an_empty_header_states_nothing_but_takes_its_lines(lines):
    read = header(*lines)
    assert (read.values, read.end) == ({}, len(lines) + 2)


def test_a_billion_laughs_are_refused_at_once():
    bomb = [
        "a: &a [x, x]",
        *(f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
    ]
    with pytest.raises(InputError, match=re.escape(f"in/a.txt:2: {REFERENCE}")):
        header(*bomb)


@pytest.mark.parametrize("opener", ["[", "{a: ", "- ", "? "])
def test_ten_thousand_levels_are_refused_at_once(opener):
    start = time.perf_counter()
    with pytest.raises(InputError, match=re.escape(TOO_DEEP)):
        header("k: [" if opener == "[" else "", opener * 10_000)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NO", "NO"),
        ("on", "on"),
        ("yes", "yes"),
        ("True", "True"),
        ("1:30", "1:30"),
        ("0x1F", "0x1F"),
        ("010", "010"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("2025-04-01", "2025-04-01"),
        ("2025-04-01 10:00:00", "2025-04-01 10:00:00"),
        ("=", "="),
        ("'a: b'", "a: b"),
        ("NO # oui", "NO"),
        ("", None),
        ("~", None),
        ("null", None),
        ('"null"', "null"),
        ("[FR, NO, 12]", ["FR", "NO", "12"]),
        ("{a: {b: NO}}", {"a": {"b": "NO"}}),
        ("[[a], ~]", [["a"], None]),
        ("!!str 12", "12"),
        ("<b>{{ x }}</b>", "<b>{{ x }}</b>"),
    ],
)
def test_text_stays_the_text_that_was_typed(written, value):
    assert header(f"k: {written}").values == {"k": value}


def test_keys_know_their_lines_and_the_header_its_length():
    read = header("title: T", "", "# note", "themes:", "  - sport", "NO: x", "1: y")
    assert read.lines == {"title": 2, "themes": 5, "NO": 7, "1": 8}
    assert read.end == 9
