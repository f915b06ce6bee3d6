"""What a readable file holds: its lines with their numbers, its characters, its digest."""

import re

import pytest

from generator.read import printable, read_source, read_sources
from tests.factory import LANGUAGES


def lines(tmp_path, text: str) -> list[tuple[int, str]]:
    (tmp_path / "a.txt").write_bytes(text.encode())
    source, problems = read_source(tmp_path / "a.txt", "in/a.txt", LANGUAGES)
    assert problems == []
    return [(line.number, line.text) for line in source.lines]


@pytest.mark.parametrize("stop", ["\n", "\r", "\r\n", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_every_kind_of_line_end_ends_one_line(tmp_path, stop):
    assert lines(tmp_path, f"Un{stop}{stop}Trois") == [(1, "Un"), (2, ""), (3, "Trois")]


def test_kinds_of_line_ends_may_be_mixed(tmp_path):
    assert lines(tmp_path, "1\r\n2\r3\n\r4") == [(1, "1"), (2, "2"), (3, "3"), (4, ""), (5, "4")]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("---\ntitle: T\n---\nCorps", (4, "Corps")),
        ("\ufeff---\r\ntitle: T\r\n---\r\nCorps", (4, "Corps")),
        ("---  \ntitle: T\n--- \t\n\nCorps", (4, "")),
        ("---\n---\nCorps", (3, "Corps")),
        ("---\n\nUn filet, puis le texte.", (1, "---")),
    ],
)
def test_lines_keep_the_numbers_that_an_editor_sees(tmp_path, text, first):
    assert lines(tmp_path, text)[0] == first


@pytest.mark.parametrize(
    "mark",
    [
        "\u200b",
        "\u200e",
        "\u200f",
        "\u202a",
        "\u202e",
        "\u2066",
        "\u2069",
        "\u2060",
        "\u00ad",
        "\ufeff",
    ],
)
def test_invisible_marks_are_taken_out(tmp_path, mark):
    assert lines(tmp_path, f"{mark}kaza{mark}kh{mark}") == [(1, "kazakh")]


def test_visible_spaces_and_composed_letters_stay(tmp_path):
    text = "6,3\u00a0% : 3\u202f500 Éte\u0301"
    assert lines(tmp_path, text) == [(1, "6,3\u00a0% : 3\u202f500 Été")]


def test_a_stray_control_character_in_a_long_text_becomes_a_space(tmp_path):
    text = "Un\x1btexte " + "assez long pour rester du texte " * 40
    assert lines(tmp_path, text) == [(1, text.replace("\x1b", " "))]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("\ufeffUn texte\r\n", True),
        ("---\ntitle: T\n---\nUn texte\n\n", True),
        ("Un\n  texte", True),
        ("Un autre texte\n", False),
        ("Un Texte\n", False),
    ],
)
def test_the_digest_is_of_the_words_below_the_header(tmp_path, text, same):
    digests = set()
    for content in ("Un texte\n", text):
        (tmp_path / "a.txt").write_bytes(content.encode())
        digests.add(read_source(tmp_path / "a.txt", "in/a.txt", LANGUAGES)[0].digest)
    assert (len(digests) == 1) == same
    assert all(re.fullmatch("[0-9a-f]{12}", digest) for digest in digests)


def test_a_file_below_where_the_editor_stands_is_shown_from_there(tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Texte")
    monkeypatch.chdir(tmp_path)
    assert read_sources(tmp_path / "in", LANGUAGES)[0][0].path == "in/a.txt"
    monkeypatch.chdir(tmp_path / "in")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "b.txt").write_text("Texte")
    assert read_sources(tmp_path / "out", LANGUAGES)[0][0].path == f"{tmp_path}/out/b.txt"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Été 1.txt", "Été 1.txt"),
        ("a\nb", "a\ufffdb"),
        ("a\x1b[31m", "a\ufffd[31m"),
        ("\udce9", "\ufffd"),
        ("a\u202eb", "a\ufffdb"),
    ],
)
def test_a_file_name_is_printed_without_harm(name, shown):
    assert printable(name) == shown
