"""Bytes → text: read right, or refused with a word; never garbled."""

import pytest

from generator.errors import InputError
from generator.read import decode

FRENCH = "La délégation est arrivée à Bakou.\nElle y restera jusqu’à l’été.\n" * 3
NOT_UTF8 = "is not text in UTF-8; open it in an editor and save it as UTF-8"
BINARY = "is not a text file; save the article as plain text"


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
    [
        ("cp1252", "cp1252"),
        ("mac_roman", "mac_roman"),
        ("utf-16-le", "utf_16_le"),
        ("utf-16-be", "utf_16_be"),
    ],
)
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
                yield pytest.param(
                    text.encode(encoding), text, id=f"{encoding}-{texts.index(text)}"
                )


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


@pytest.mark.parametrize("text", ["Il va à Rome.\n", "Élan.\n", "L’aile « sud » part.\n", FRENCH])
@pytest.mark.parametrize("times", [1, 30])
def test_utf8_with_one_byte_of_cp1252_is_not_taken_for_cp1252(text, times):
    data = (text * times).encode() + b"\xe9t\xe9\n"
    with pytest.raises(InputError, match=NOT_UTF8):
        decode(data, "in/a.txt")
