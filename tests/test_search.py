"""The search index: names in any spelling, words and their weight, the process that writes it."""

from __future__ import annotations

import gzip
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from generator.errors import InputError
from generator.library import Library
from generator.pages.site import Site
from generator.search import Indexing
from generator.search.indexing import BUNDLE, place, write_index
from generator.search.names import Names, phrase, table_of, token, words_of
from generator.search.postings import Postings, shard
from generator.settings import load_settings
from generator.text import fold
from generator.vocabulary import Vocabulary
from tests import corpus
from tests.factory import article

VOCABULARY = Vocabulary(("fr", "en"))
NAMES = {lang: Names(VOCABULARY, lang) for lang in ("fr", "en")}
ASSETS = Path(__file__).resolve().parent.parent / "docs" / "assets"


def found(text: str, lang: str = "fr") -> set[str]:
    return NAMES[lang].found_in(text, words_of(fold(text)))


@pytest.mark.parametrize(
    "spellings",
    [
        ("Tokaïev", "Tokaiev", "Tokayev", "TOQAEV"),
        ("l’Union européenne", "l'UE", "l’EU", "European Union"),
        ("l’UEEA", "EAEU", "Union économique eurasienne", "Eurasian Economic Union"),
        ("Astana", "Nur-Sultan", "Nour-Soultan", "Akmola"),
        ("Bakou", "Baku"),
        ("Almaty", "Alma-Ata"),
        ("le Burkina Faso", "la Haute-Volta"),
        ("Chaïdorov", "Shaidorov"),
        ("la Turquie", "turc", "turques", "Turkey", "Türkiye"),
    ],
)
def test_every_spelling_of_a_name_is_the_same_word(spellings):
    words = [found(f"Hier, {spelling} a dit oui.") for spelling in spellings]
    assert len(words[0]) == 1
    assert words == words[:1] * len(words)


def test_acronyms_count_in_capitals_only():
    assert found("Il a eu un accord") == set()
    assert found("L’EU a un accord") == {token("EU")}
    assert found("The U.N. said", "en") == {token("UN")}


def test_a_given_name_is_one_only_before_a_surname():
    assert found("à Nur-Sultan, hier") == {token("KZ", "capital")}
    assert token("KZ", "capital") not in found("Noursoultan Nazarbaïev a parlé")


def test_longer_names_hide_shorter_ones():
    assert found("la Corée du Sud") == {token("KR")}
    assert found("Équipe de Guinée équatoriale") == {token("GQ")}


def test_no_word_of_a_name_begins_another():
    words = sorted({n.token for names in NAMES.values() for n in names.all if n.token})
    assert not [a for a, b in pairwise(words) if b.startswith(a)]
    assert all(re.fullmatch("zq[a-z0-9]+zq", word) for word in words)


def test_the_table_of_names_holds_what_is_met_and_what_has_a_page():
    pages = {"TR": ("fr/partenaires/turquie/", 3), "energy": ("fr/themes/energie/", 1)}
    names = table_of(NAMES["fr"], "fr", pages, {token("TR"), token("surname", "tokaiev")})
    assert names["pages"] == [
        ["Turquie", "fr/partenaires/turquie/", "partner", 3],
        ["Énergie", "fr/themes/energie/", "theme", 1],
    ]
    forms = {word: joined.split("|") for word, joined, _ in names["names"] if word}
    assert {"turquie", "turc", "turque", "turkey"} <= set(forms[token("TR")])
    assert "toqaev" in forms[token("surname", "tokaiev")]
    assert token("FR") not in forms  # neither met nor with a page
    leads = [joined for word, joined, page in names["names"] if page == 0]
    assert any("ankara" in joined for joined in leads)


def record(name: str, title: str, *texts: str, **facts) -> dict[str, object]:
    blocks = [("paragraph", f"p{n}", text) for n, text in enumerate(texts, 1)]
    base = {"id": name, "title": title, "date": "", "day": "", "partners": [], "themes": []}
    return base | {"blocks": blocks} | facts


def files(*records, lang: str = "fr") -> dict[str, str]:
    return dict(Postings(VOCABULARY, lang, {"records": list(records), "pages": {}}).files("1"))


def holders(made: dict[str, str], word: str) -> dict[int, str]:
    """The articles that hold a word, each with its letter: what search-index.js reads."""
    names = (f"words/{shard(word, letters)}.txt" for letters in (2, 1))
    lines = dict(line.split(" ") for line in made[next(n for n in names if n in made)].split("\n"))
    held, number = {}, -1
    for gap, level in re.findall("([0-9a-z]*)([A-Z])", lines[word]):
        number += int(gap, 36) if gap else 1
        held[number] = level
    return held


def test_words_lead_to_their_articles():
    empty = [record(f"a{n}", "Rien", "Rien.") for n in range(40)]
    made = files(
        record("x", "L’uranium kazakh", "Texte."), *empty, record("y", "Autre", "De l’uranium.")
    )
    levels = holders(made, "uranium")
    assert list(levels) == [0, 41]
    assert levels[0] > levels[41]  # a title says more than the text


def test_what_an_article_is_about_counts_more():
    made = files(
        record("x", "Titre", "La Turquie.", partners=["TR"]), record("y", "Titre", "La Turquie.")
    )
    levels = holders(made, token("TR"))
    assert levels[0] > levels[1]


def test_small_words_are_left_out_and_themes_can_be_found():
    made = files(record("x", "Le gaz", "Dans la ville.", themes=["energy"]))
    assert "words/da.txt" not in made
    assert list(holders(made, "energie")) == [0]
    assert json.loads(made["names.json"])["labels"] == {"energy": "Énergie"}


def test_what_is_shown_is_the_text_as_it_is():
    made = files(record("x", "L’été", "« Oui », dit-il.", date="été 2020"))
    assert json.loads(made["articles/x.json"]) == {
        "title": "L’été",
        "date": "été 2020",
        "blocks": [["p1", "« Oui », dit-il."]],
    }


@pytest.mark.parametrize(
    ("word", "letters", "name"),
    [
        ("uranium", 2, "ur"),
        ("uranium", 1, "u"),
        ("7", 2, "7"),
        (token("TR"), 2, "zqtr"),
        (token("TR"), 1, "zqt"),
        ("øre", 2, "f8r"),
        ("ве", 2, "432435"),
    ],
)
def test_shards_have_plain_names(word, letters, name):
    assert shard(word, letters) == name


def test_few_words_share_a_file_and_many_are_parted():
    few = [name for name in files(*synthetic(3)) if name.startswith("words/")]
    many = [name for name in files(*synthetic(400)) if name.startswith("words/")]
    assert {len(name) for name in few if "zq" not in name} == {len("words/x.txt")}
    assert "words/pa.txt" in many
    assert "words/p.txt" not in many
    assert "words/q.txt" in many


def test_no_articles_make_an_empty_index():
    assert set(files()) == {"names.json"}
    assert json.loads(files()["names.json"])["count"] == 0


def a_site() -> Site:
    return Site(load_settings(), VOCABULARY, Library([article(partners=["TR"])], VOCABULARY))


@pytest.mark.parametrize("few", [0, 100])
def test_the_index_is_written_beside_other_work(tmp_path, monkeypatch, few):
    monkeypatch.setattr("generator.search.indexing.FEW", few)
    indexing = Indexing(a_site())
    assert indexing.finish(tmp_path)
    names = json.loads((tmp_path / BUNDLE / "fr" / "names.json").read_text("utf-8"))
    assert len(names["version"]) == 12
    assert sorted(path.name for path in tmp_path.iterdir()) == [BUNDLE]
    again = Indexing(a_site(), indexing.digest)
    assert not again.finish(tmp_path / "nowhere")  # nothing new, nothing built


def test_the_same_articles_make_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        Indexing(a_site()).finish(tmp_path / name)
    one, two = (
        {p.relative_to(tmp_path / n): p.read_bytes() for p in (tmp_path / n).rglob("*.*")}
        for n in ("one", "two")
    )
    assert one == two


def test_a_failure_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("generator.search.indexing._RECORDS", "nowhere/records.json")
    (tmp_path / "nowhere").mkdir()
    with pytest.raises(FileNotFoundError):
        write_index(tmp_path)
    monkeypatch.undo()
    monkeypatch.setattr("generator.search.indexing.FEW", 0)
    indexing = Indexing(a_site())
    (indexing._folder / "records.json").write_text("no JSON")
    with pytest.raises(InputError, match="the index could not be built"):
        indexing.finish(tmp_path)


def test_a_stopped_run_leaves_nothing(tmp_path):
    indexing = Indexing(a_site())
    folder = indexing._folder
    indexing.cancel()
    assert not folder.exists()
    assert not indexing.finish(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_index_is_replaced_whole(tmp_path):
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(name)
        place(tmp_path / name, tmp_path)
    assert [path.name for path in (tmp_path / BUNDLE).iterdir()] == ["new.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [BUNDLE]


def synthetic(count: int) -> list[dict[str, object]]:
    records = []
    for index in range(count):
        about = corpus.subject(index)
        title, _, *texts = corpus.article(about, "fr", index).strip().split("\n\n")
        day = f"{about.year}-{about.month:02}-{about.day:02}"
        facts = {"day": day, "partners": [about.partner], "themes": [about.theme]}
        records.append(record(about.id, title, *texts, **facts))
    return records


def test_a_first_result_is_light_at_a_thousand_articles():
    """All that a reader loads for a first page of results, compressed; the goal is 200 kB."""
    made = files(*synthetic(1000))
    size = {name: len(gzip.compress(text.encode("utf-8"), 6)) for name, text in made.items()}
    shards = sorted((n for name, n in size.items() if name.startswith("words/")), reverse=True)
    shown = sorted(n for name, n in size.items() if name.startswith("articles/"))[-5:]
    scripts = sum(len(gzip.compress(p.read_bytes(), 6)) for p in ASSETS.glob("search*.js"))
    rows = [n for name, n in size.items() if name.startswith("rows/")]
    total = size["names.json"] + sum(rows) + sum(shards[:3]) + sum(shown) + scripts
    assert total < 100_000


def test_the_corpus_is_the_same_every_time(tmp_path):
    small = corpus.write_corpus(tmp_path / "small", 3)
    large = corpus.write_corpus(tmp_path / "large", 90)
    assert large[:3] == small
    assert len({about.name for about in large}) == 90
    for path in (tmp_path / "small").iterdir():
        assert path.read_bytes() == (tmp_path / "large" / path.name).read_bytes()
    for path in (tmp_path / "large").iterdir():
        assert 350 <= len(path.read_text("utf-8").split()) <= 700, path.name
    names = {path.name for path in (tmp_path / "large").iterdir()}
    assert names == {f"{about.id}.{lang}.txt" for about in large for lang in ("fr", "en")}


def test_phrases_are_folded():
    assert phrase("Bosnie-Herzégovine") == ("bosnie", "herzegovine")
