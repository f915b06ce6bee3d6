import os
from pathlib import Path

import pytest

from generator.read import MAX_BYTES, read_sources
from tests.factory import LANGUAGES

NOT_UTF8 = "is not text in UTF-8; open it in an editor and save it as UTF-8"
NO_NAME = "needs a name of letters and digits, such as 2026-01-accord.txt"
LONG = "has a name of over 120 characters; shorten it"
NO_TEXT = "has no text; write the article into it or delete it"
BINARY = "is not a text file; save the article as plain text"


def fill(folder: Path, files: dict[str, bytes]) -> Path:
    source = folder / "in"
    source.mkdir()
    for name, data in files.items():
        (source / name).write_bytes(data)
    return source


def read(folder: Path, files: dict[str, bytes], monkeypatch):
    """Sources and problems of a folder `in`, seen from where the editor stands."""
    fill(folder, files)
    monkeypatch.chdir(folder)
    sources, problems = read_sources(Path("in"), LANGUAGES)
    return sources, [(str(p), p.error) for p in problems]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", f"in/a.txt: {NO_TEXT}"),
        ("a.txt", b" \n\t\n\xc2\xa0\n", f"in/a.txt: {NO_TEXT}"),
        ("a.txt", b"---\ntitle: T\n---\n\n", f"in/a.txt: {NO_TEXT}"),
        ("a.txt", "\u200b\ufeff\u2067\n".encode(), f"in/a.txt: {NO_TEXT}"),
        ("a.txt", b"Un texte\x00 court.\n", f"in/a.txt: {BINARY}"),
        ("a.txt", bytes(range(128)) * 3, f"in/a.txt: {BINARY}"),
        ("a.txt", bytes(range(256)) * 3, f"in/a.txt:2: {NOT_UTF8}"),
        (
            "a.txt",
            b"\xff\xfe" + "Été".encode("utf-16-le")[:-1],
            "in/a.txt: is damaged UTF-16; save it as UTF-8",
        ),
        ("a.txt", b"\xff\xfe\x00\x00abc", "in/a.txt: is damaged UTF-32; save it as UTF-8"),
        ("a.txt", b"\xef\xbb\xbf\xff", "in/a.txt: is damaged UTF-8-SIG; save it as UTF-8"),
        (
            "a.txt",
            b"A" * (MAX_BYTES + 1),
            "in/a.txt: is over 5 MB, which is no article; split it or take it out",
        ),
        ("a.de.txt", b"Text", "in/a.de.txt: language de is not one of fr, en; rename the file"),
        ("CON.txt", b"Texte", f"in/CON.txt: {NO_NAME}"),
        ("index.fr.md", b"Texte", f"in/index.fr.md: {NO_NAME}"),
        (f"{'a' * 121}.txt", b"Texte", f"in/{'a' * 121}.txt: {LONG}"),
        ("lpt1.txt", b"Texte", f"in/lpt1.txt: {NO_NAME}"),
        ("\N{ROCKET}.txt", b"Texte", f"in/\N{ROCKET}.txt: {NO_NAME}"),
        ("– !.md", b"Texte", f"in/– !.md: {NO_NAME}"),
        (
            "a.txt",
            b"---\ntitle: T\n\nTexte\n",
            "in/a.txt:1: the header is not closed; add a line --- below it",
        ),
    ],
)
def test_an_unusable_file_is_refused_and_the_others_are_read(
    tmp_path, monkeypatch, name, data, said
):
    sources, problems = read(tmp_path, {name: data, "bon.txt": b"Texte"}, monkeypatch)
    assert problems == [(said, True)]
    assert [s.article for s in sources] == ["bon"]


@pytest.mark.parametrize("size", [MAX_BYTES - 1, MAX_BYTES])
def test_up_to_five_megabytes_are_read(tmp_path, monkeypatch, size):
    sources, problems = read(tmp_path, {"a.txt": b"A" * size}, monkeypatch)
    assert (len(sources), problems) == (1, [])


@pytest.mark.parametrize(
    ("name", "article", "lang"),
    [
        ("a.txt", "a", None),
        ("a.md", "a", None),
        ("a.TXT", "a", None),
        ("a.fr.txt", "a", "fr"),
        ("a.EN.md", "a", "en"),
        ("2026-01_note.fr.txt", "2026-01_note", "fr"),
        ("console.txt", "console", None),
    ],
)
def test_a_plain_name_is_the_id_without_a_word(tmp_path, monkeypatch, name, article, lang):
    sources, problems = read(tmp_path, {name: b"Texte"}, monkeypatch)
    assert problems == []
    assert [(s.article, s.lang, s.markdown) for s in sources] == [
        (article, lang, name.endswith(".md"))
    ]


@pytest.mark.parametrize(
    ("name", "article"),
    [
        ("Visite à Rome.txt", "visite-a-rome"),
        ("ACCORD.txt", "accord"),
        ("e\u0301te\u0301.txt", "ete"),
        ("gaz \N{ROCKET} 2.txt", "gaz-2"),
        ("a..b.txt", "a-b"),
        ("v1.2.txt", "v1-2"),
        ("Œuvre d’art.txt", "oeuvre-d-art"),
    ],
)
def test_another_name_is_folded_with_a_warning(tmp_path, monkeypatch, name, article):
    sources, problems = read(tmp_path, {name: b"Texte"}, monkeypatch)
    said = f"in/{name}: its name is no plain id; read as {article} (rename it to {article}.txt)"
    assert problems == [(said, False)]
    assert sources[0].article == article


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a.md", "a.txt"),
        ("a.fr.md", "a.fr.txt"),
        ("a.FR.txt", "a.fr.txt"),
        ("A.txt", "a.txt"),
        ("Été.txt", "ete.txt"),
    ],
)
def test_two_files_for_one_id_and_language_clash(tmp_path, monkeypatch, first, second):
    sources, problems = read(tmp_path, {first: b"Un", second: b"Deux"}, monkeypatch)
    earlier, later = sorted((first, second))
    said = f"in/{later}: is the same article and language as in/{earlier}; keep one of the two"
    assert (said, True) in problems
    assert [s.path for s in sources] == [f"in/{earlier}"]


def test_two_languages_of_one_id_do_not_clash_and_come_in_order(tmp_path, monkeypatch):
    files = {"b.fr.txt": b"1", "b.en.txt": b"2", "a.txt": b"3"}
    sources, problems = read(tmp_path, files, monkeypatch)
    assert [s.path for s in sources] == ["in/a.txt", "in/b.en.txt", "in/b.fr.txt"]
    assert problems == []


def test_other_files_and_folders_are_ignored(tmp_path, monkeypatch):
    files = dict.fromkeys([".caché.txt", "..md", "a.docx", "a.txt~", "txt", "a.yaml"], b"x")
    source = fill(tmp_path, files)
    (source / "sous.txt").mkdir()
    (source / "sous.txt" / "b.txt").write_text("x")
    assert read_sources(source, LANGUAGES) == ([], [])


def test_a_missing_folder_is_said(tmp_path):
    sources, problems = read_sources(tmp_path / "nulle-part", LANGUAGES)
    said = f"{tmp_path}/nulle-part: cannot be read (No such file or directory); give another folder"
    assert (sources, [str(p) for p in problems]) == ([], [said])


def test_a_file_that_cannot_be_opened_is_said(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    _, problems = read_sources(tmp_path, LANGUAGES)
    assert [p.message for p in problems] == ["is no regular file; put the article itself there"]


def test_a_pipe_is_said_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    _, problems = read_sources(tmp_path, LANGUAGES)
    assert [p.message for p in problems] == ["is no regular file; put the article itself there"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_a_file_without_the_right_to_read_it_is_said(tmp_path):
    (tmp_path / "a.txt").write_text("Texte")
    (tmp_path / "a.txt").chmod(0)
    _, problems = read_sources(tmp_path, LANGUAGES)
    assert [p.message for p in problems] == ["cannot be read (Permission denied); check the file"]
