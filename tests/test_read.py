import os
from pathlib import Path

import pytest

from generator.errors import InputError
from generator.read import MAX_BYTES, decode, read_sources
from tests.factory import LANGUAGES

FRENCH = "La délégation est arrivée à Bakou.\nElle y restera jusqu’à l’été.\n" * 3
NOT_UTF8 = "is not text in UTF-8; open it in an editor and save it as UTF-8"
NO_NAME = "needs a name of letters and digits, such as 2026-01-accord.txt"
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
        ("a.txt", b"\xff\xfe" + "Été".encode("utf-16-le")[:-1], "in/a.txt: is damaged UTF-16; save it as UTF-8"),
        ("a.txt", b"\xff\xfe\x00\x00abc", "in/a.txt: is damaged UTF-32; save it as UTF-8"),
        ("a.txt", b"\xef\xbb\xbf\xff", "in/a.txt: is damaged UTF-8-SIG; save it as UTF-8"),
        ("a.txt", b"A" * (MAX_BYTES + 1), "in/a.txt: is over 5 MB, which is no article; split it or take it out"),
        ("a.de.txt", b"Text", "in/a.de.txt: language de is not one of fr, en; rename the file"),
        ("CON.txt", b"Texte", f"in/CON.txt: {NO_NAME}"),
        ("index.fr.md", b"Texte", f"in/index.fr.md: {NO_NAME}"),
        ("lpt1.txt", b"Texte", f"in/lpt1.txt: {NO_NAME}"),
        ("\N{ROCKET}.txt", b"Texte", f"in/\N{ROCKET}.txt: {NO_NAME}"),
        ("– !.md", b"Texte", f"in/– !.md: {NO_NAME}"),
        ("a.txt", b"---\ntitle: T\n\nTexte\n", "in/a.txt:1: the header is not closed; add a line --- below it"),
    ],
)  # fmt: skip
def test_an_unusable_file_is_refused_and_the_others_are_read(tmp_path, monkeypatch, name, data, said):
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
    assert [(s.article, s.lang, s.markdown) for s in sources] == [(article, lang, name.endswith(".md"))]


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
    [("a.md", "a.txt"), ("a.fr.md", "a.fr.txt"), ("a.FR.txt", "a.fr.txt"), ("A.txt", "a.txt"), ("Été.txt", "ete.txt")],
)  # fmt: skip
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
    assert [p.message for p in problems] == ["cannot be read (No such file or directory); check the file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_a_file_without_the_right_to_read_it_is_said(tmp_path):
    (tmp_path / "a.txt").write_text("Texte")
    (tmp_path / "a.txt").chmod(0)
    _, problems = read_sources(tmp_path, LANGUAGES)
    assert [p.message for p in problems] == ["cannot be read (Permission denied); check the file"]


@pytest.mark.parametrize(
    "data",
    [
        FRENCH.encode(),
        b"\xef\xbb\xbf" + FRENCH.encode(),
        *(FRENCH.encode(name) for name in ("utf-16", "utf-32")),
        b"\xfe\xff" + FRENCH.encode("utf-16-be"),
        b"\x00\x00\xfe\xff" + FRENCH.encode("utf-32-be"),
    ],
    ids=["plain", "bom", "utf-16", "utf-32", "utf-16-be", "utf-32-be"],
)
def test_an_encoding_that_says_its_name_is_read_without_a_word(data):
    assert decode(data, "in/a.txt") == (FRENCH, [])


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1252", "cp1252"), ("mac_roman", "mac_roman"), ("utf-16-le", "utf_16_le"), ("utf-16-be", "utf_16_be")],
)  # fmt: skip
def test_an_encoding_recognised_by_its_text_is_read_with_a_warning(encoding, name):
    text, notes = decode(("Titre\n" + FRENCH).encode(encoding), "in/a.txt")
    assert text == "Titre\n" + FRENCH
    (note,) = notes
    assert note.message == f"is not UTF-8 but {name}; read as such, save it as UTF-8"
    assert (note.line, note.error) == (2, False)


def said_in_many_encodings():
    encodings = "cp850 cp437 mac_roman cp1252 iso-8859-15 cp1251 koi8-r gb18030 utf-16-le".split()
    texts = [
        "Café\n",
        "Le ministre est resté à Paris.\n",
        "Le cœur de l'été\n",
        "Ça : « dès l’été »…\n",
        "Договор о торговле\n",
        "贸易协定\n",
    ]
    for encoding in encodings:
        for text in texts:
            if text.encode(encoding, "ignore").decode(encoding) == text:
                yield pytest.param(text.encode(encoding), text, id=f"{encoding}-{texts.index(text)}")


@pytest.mark.parametrize(("data", "text"), [*said_in_many_encodings()])
@pytest.mark.parametrize("times", [1, 30])
def test_any_encoding_is_read_right_or_refused_and_never_garbled(data, text, times):
    try:
        read_as, _ = decode(data * times, "in/a.txt")
    except InputError as error:
        (problem,) = error.problems
        assert problem.message in (NOT_UTF8, BINARY)
    else:
        assert read_as == text * times


@pytest.mark.parametrize("times", [1, 30])
def test_french_typography_in_cp1252_is_read_even_where_marks_are_many(times):
    text = "Il a dit : « dès l’été », puis « jamais ». Et l’Élysée ? « Peut-être… »\n" * times
    assert decode(text.encode("cp1252"), "in/a.txt")[0] == text


@pytest.mark.parametrize("position", [0, 40, 100])
def test_damaged_utf8_is_refused_at_its_line(position):
    data = FRENCH.encode()
    damaged = data[:position] + b"\xff" + data[position:]
    with pytest.raises(InputError) as caught:
        decode(damaged, "in/a.txt")
    assert str(caught.value) == f"in/a.txt:{data[:position].count(10) + 1}: {NOT_UTF8}"
