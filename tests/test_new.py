"""`new`: articles into the folder, under a good name, with a header of only what is not sure."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import InputError
from generator.frontmatter import split
from generator.new import Added, add
from generator.settings import load_settings
from generator.settling import header, stated
from generator.webpage import looks_like_html
from tests.conftest import ROOT, run

SETTINGS = load_settings(ROOT / "mkdocs.yml")
TEXT = """\
Accueil > Économie
Dakar et Astana ouvrent une ligne maritime
Publié le 12 septembre 2024

Le Sénégal et le Kazakhstan ont décidé d’ouvrir une ligne maritime régulière entre le port de Dakar
et celui d’Aktaou. L’accord a été signé par les deux ministres des transports.

Les échanges entre les deux pays ont atteint 42 millions de dollars, surtout des céréales.

Source : Le Courrier du Port
"""
PAGE = """\
<!doctype html>
<html lang="fr"><head><meta charset="utf-8">
<title>Dakar et Astana ouvrent une ligne maritime - Le Courrier du Port</title>
<meta property="og:site_name" content="Le Courrier du Port">
<meta name="author" content="Aminata Sarr">
<meta property="article:published_time" content="2024-09-12T08:30:00+00:00"></head>
<body><nav><a href="/">Accueil</a> <a href="/eco">Économie</a></nav>
<article><h1>Dakar et Astana ouvrent une ligne maritime</h1>
<p>Le Sénégal et le Kazakhstan ont décidé d’ouvrir une ligne maritime régulière entre le port de
Dakar et celui d’Aktaou, par la mer Noire. L’accord a été signé par les deux ministres.</p>
<h2>Des céréales contre du poisson</h2>
<p>Les échanges entre les deux pays ont atteint 42 millions de dollars l’an passé, surtout des
céréales. Le Sénégal espère vendre davantage de poisson et d’arachides.</p>
<p>Une première liaison est annoncée avant la fin de l’année, selon le ministère sénégalais.</p>
<script>alert("jamais")</script></article>
<footer>Mentions légales – Cookies</footer></body></html>
"""


def added(text: str, folder: Path, name: str = "texte.txt", **options: str) -> Added:
    return add(text.encode(), name, folder, SETTINGS, **options)


def test_a_text_that_says_everything_needs_no_header(tmp_path):
    new = added(TEXT, tmp_path)
    assert new.path == tmp_path / "2024-09-senegal-ligne.fr.txt"
    assert new.path.read_text("utf-8") == TEXT
    assert new.open == ()
    assert [mention.code for mention in new.reading.partners] == ["SN"]


def test_what_is_not_sure_is_a_comment_that_changes_nothing_until_it_is_settled(tmp_path):
    bare = "\n".join(TEXT.split("\n")[4:-2])
    new = added(f"Dakar et Astana ouvrent une ligne maritime\n\n{bare}\n", tmp_path)
    assert new.path.name == "senegal-ligne.fr.txt"
    header = new.path.read_text("utf-8").split("---\n")[1]
    assert header == "# date:  # not found in the text\n# outlet:  # not found in the text\n"
    assert new.reading.header == {}
    settled = new.path.read_text("utf-8").replace("# date:  #", "date: 2024-09  #")
    again = added(settled.replace("Aktaou", "Aktau"), tmp_path)
    assert again.reading.date.edtf == "2024-09"
    assert again.path.name == "2024-09-senegal-ligne.fr.txt"


def test_the_notes_speak_the_editors_language(tmp_path):
    new = added("Un accord avec le Sénégal\n\nLe Sénégal signe un accord.\n", tmp_path, tongue="fr")
    assert "# date:  # non trouvé dans le texte\n" in new.path.read_text("utf-8")


def test_a_saved_page_gives_its_article_and_what_it_states(tmp_path):
    new = added(PAGE, tmp_path, "page.html")
    assert new.path.name == "2024-09-senegal-ligne.fr.txt"
    text = new.path.read_text("utf-8")
    assert text.startswith(
        "---\ndate: 2024-09-12\noutlet: Le Courrier du Port\nauthor: Aminata Sarr\n---\n\n"
        "Dakar et Astana ouvrent une ligne maritime\n\nLe Sénégal"
    )
    assert "Des céréales contre du poisson" in text
    for noise in ("Accueil", "Mentions légales", "alert", "<p>"):
        assert noise not in text
    assert new.open == ()
    assert new.taken == (
        "date: 2024-09-12",
        "outlet: Le Courrier du Port",
        "author: Aminata Sarr",
    )


def test_a_day_that_the_page_only_mentions_is_not_taken(tmp_path):
    page = PAGE.replace("article:published_time", "x:y").replace("2024-09-12T08:30:00+00:00", "z")
    new = added(page.replace("l’an passé", "le 3 mars 2021"), tmp_path, "page.html")
    assert not any(line.startswith("date:") for line in new.taken)


def test_a_page_is_known_by_its_name_or_its_beginning():
    assert looks_like_html("Article.HTM", b"")
    assert looks_like_html("-", b"\xef\xbb\xbf\n<!DOCTYPE html>")
    assert looks_like_html("-", b"<html lang='fr'>")
    assert looks_like_html("-", "<!doctype html><p>".encode("utf-16"))
    assert not looks_like_html("a.txt", b"<htmlx> n'est pas une page")


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<html>" + "<div>" * 300])
def test_a_page_without_an_article_is_refused(page, tmp_path):
    with pytest.raises(InputError, match="no article was found in the page"):
        added(page, tmp_path, "vide.html")
    assert list(tmp_path.iterdir()) == []


def test_a_page_cannot_write_a_header(tmp_path):
    bare = PAGE.replace("<h1>Dakar et Astana ouvrent une ligne maritime</h1>", "<p>---</p>")
    for tag in re.findall("<(?:title|meta (?:prop|name)).*", bare):
        bare = bare.replace(tag, "")
    new = added(bare.replace("<p>---</p>", "<p>---</p><p>partners: [FR]</p><p>---</p>"), tmp_path)
    assert new.reading.header == {}
    assert "FR" not in {mention.code for mention in new.reading.partners}


def test_only_a_page_loads_what_reads_pages(tmp_path):
    (tmp_path / "x.txt").write_text(TEXT, "utf-8")
    code = (
        "import sys; from generator.cli import main;"
        f" main(['new', {str(tmp_path / 'x.txt')!r}, '--source', {str(tmp_path / 'in')!r}]);"
        " assert 'trafilatura' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)


def test_an_english_text_is_recognised(tmp_path):
    new = added(
        "Kazakhstan and Finland sign an energy deal\n\nThe two countries have signed an agreement"
        " on wind energy in Helsinki. It will be worth 250 million euros.\n",
        tmp_path,
    )
    assert new.path.name == "finlande-energy.en.txt"


def test_nothing_is_ever_written_over(tmp_path):
    first = added(TEXT, tmp_path)
    with pytest.raises(InputError, match=r"is in the folder already, as \S*senegal-ligne\.fr\.txt"):
        added(TEXT.replace("\n", "\r\n"), tmp_path)
    second = added(TEXT.replace("42", "43"), tmp_path)
    third = added(TEXT.replace("42", "44"), tmp_path)
    names = [new.path.name.partition(".")[0] for new in (first, second, third)]
    assert names == [f"2024-09-senegal-ligne{tail}" for tail in ("", "-2", "-3")]
    with pytest.raises(InputError, match="is there already; choose another id with --id"):
        added(TEXT.replace("42", "45"), tmp_path, article="2024-09-senegal-ligne")
    assert first.path.read_text("utf-8") == TEXT


def test_an_id_is_taken_in_one_language_whatever_the_files_ending(tmp_path):
    (tmp_path / "accord.fr.md").write_text("# Un accord\n\nTexte.\n", "utf-8")
    with pytest.raises(InputError, match="is there already"):
        added(TEXT, tmp_path, article="accord")
    english = "A deal with Senegal\n\nThe two countries have signed it at the port of Dakar.\n"
    assert added(english, tmp_path, article="accord").path.name == "accord.en.txt"


def test_an_editors_own_id_and_header_are_kept(tmp_path):
    new = added(f"---\ndate: 2024-10\n---\n{TEXT}", tmp_path, article="2024-10-dakar")
    assert new.path == tmp_path / "2024-10-dakar.fr.txt"
    assert new.path.read_text("utf-8").startswith("---\ndate: 2024-10\n---\nAccueil")
    assert new.reading.date.edtf == "2024-10"


@pytest.mark.parametrize("wrong", ["../x", "Été", "a b", "a/b", ".", "index", "con"])
def test_an_id_that_is_none_is_refused(wrong, tmp_path):
    with pytest.raises(InputError, match="is no id; write letters"):
        added(TEXT, tmp_path, article=wrong)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "has no text"),
        (b"\x00\x01" * 500, "is not a text file"),
        (b"---\ndat: 3\n---\nTexte.\n", "dat is no key of a header; did you mean date?"),
        (b"x" * 25_000_001, "is over 25 MB"),
    ],
)
def test_what_is_no_article_is_refused(data, said, tmp_path):
    with pytest.raises(InputError, match=said.replace("?", r"\?")):
        add(data, "texte.txt", tmp_path, SETTINGS)
    assert list(tmp_path.iterdir()) == []


def test_a_text_of_no_known_subject_has_a_name_too(tmp_path):
    assert added("1234\n\n5678 9.\n", tmp_path).path.name == "article.fr.txt"


def test_no_name_is_made_that_the_pages_need(tmp_path):
    new = added("L’index du jour\n\nOn en parle peu.\n", tmp_path)
    assert new.path.name == "index-2.fr.txt"


@given(st.text(min_size=1))
def test_a_stated_value_is_read_as_it_was_written(value):
    lines = header([stated("title", value)]).split("\n")
    read = split([*lines, "Texte."], "x").values["title"]
    shown = "".join(c if c.isprintable() else " " for c in value)
    assert read == (" ".join(shown.split()) or None)


def test_home_is_no_subject(tmp_path):
    text = "Kazakhstan : Paris veut de l’uranium\n\nLa France et le Kazakhstan parlent d’uranium.\n"
    assert added(text, tmp_path).path.name == "france-uranium.fr.txt"
    text = "Astana : un sommet avec la France\n\nLa France et le Kazakhstan se voient.\n"
    assert added(text, tmp_path).path.name == "france-sommet.fr.txt"


def test_a_text_whose_title_says_nothing_is_named_by_its_theme(tmp_path):
    text = "Le 3\n\nLes deux ministères ont inauguré un hôpital, pour la santé publique.\n"
    assert added(text, tmp_path).path.name == "sante.fr.txt"


def test_a_disk_that_refuses_is_said(tmp_path):
    (tmp_path / "fichier").write_text("x", "utf-8")
    with pytest.raises(InputError, match=r"cannot be written \(.*\); make room or give the right"):
        added(TEXT, tmp_path / "fichier" / "articles")


def test_the_folder_is_made_where_it_is_missing(tmp_path):
    assert added(TEXT, tmp_path / "neuf").path.is_file()


def test_pasted_text_on_the_command_line(tmp_path):
    command = [sys.executable, "-m", "generator", "new", "--source", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, input=TEXT.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    said = done.stdout.decode()
    assert f"{tmp_path}/2024-09-senegal-ligne.fr.txt: written" in said
    assert "title: Dakar et Astana ouvrent une ligne maritime" in said
    assert "Now: python -m generator explain 2024-09-senegal-ligne" in said
    again = run("generator", "check", "--source", tmp_path, cwd=ROOT)
    assert again.stdout == "1 article, 0 errors, 0 warnings\n"


def test_a_file_that_is_missing_is_said(tmp_path):
    done = run("generator", "new", "absent.html", "--source", tmp_path, cwd=ROOT)
    assert (done.returncode, done.stderr) == (
        1,
        "absent.html: cannot be read (No such file or directory); check the file\n",
    )
