"""Cite and take away: the reference in words, BibTeX, RIS and CSL-JSON of an article."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from generator.library import Library
from generator.model import Basis, Finding
from generator.pages.citing import reference, source_of
from generator.pages.linked import published
from generator.pages.site import Site
from generator.pages.takeaway import bibtex, csl, ris
from generator.pairing import Article
from generator.settings import load_settings
from generator.vocabulary import Vocabulary
from tests import factory

NASTY = 'Un {titre} \\ de "100 %" & plus\n#1 ~ $5_000 ^'


def found(value: str) -> Finding:
    return Finding(value, Basis.STATED, factory.EVIDENCE)


def article(
    date: str | None = "2025-04-01", basis: Basis = Basis.STATED, **facts: object
) -> Article:
    original = factory.reading(date=date, partners=["MA"], themes=["energy"])
    original = replace(original, date=replace(original.date, basis=basis), **facts)
    translation = replace(original, lang="en", title=found("The agreement"))
    return Article("accord", "fr", {"fr": original, "en": translation})


def site(one: Article) -> Site:
    vocabulary = Vocabulary(("fr", "en"))
    settings = replace(load_settings(), site_url="https://pages.example/repo/")
    return Site(settings, vocabulary, Library([one], vocabulary))


def source(one: Article, lang: str = "fr"):
    return source_of(site(one), one, lang)


def fields(text: str) -> dict[str, list[str]]:
    """The values of a RIS record by tag."""
    values: dict[str, list[str]] = {}
    for line in text.split("\r\n")[:-1]:
        match = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert match, line
        values.setdefault(match[1], []).append(match[2])
    return values


def words(one: Article, lang: str) -> str:
    return "".join(text for text, _ in reference(site(one), one, lang))


def test_reference_says_who_what_where_when_in_the_language_of_the_page():
    one = article(author=found("Jeanne Martin"), outlet=found("La Gazette"))
    assert words(one, "fr") == (
        "Jeanne Martin, «\u202fTitre accord\u202f», La Gazette, 1er avril 2025,"
        " Le Kazakhstan et ses partenaires, https://pages.example/repo/fr/articles/accord/"
    )
    assert words(one, "en") == (
        "Jeanne Martin, “The agreement” [translation of “Titre accord”], La Gazette, 1 April 2025,"
        " Kazakhstan and its partners, https://pages.example/repo/en/articles/accord/"
    )


def test_titles_keep_their_language_in_the_reference():
    one = article()
    assert ("Titre accord", "fr") in reference(site(one), one, "en")
    assert ("The agreement", None) in reference(site(one), one, "en")


def test_a_machine_translation_says_so_everywhere():
    one = article()
    header = {"translation": "machine"}
    one = replace(one, readings=one.readings | {"en": replace(one.readings["en"], header=header)})
    assert "[machine translation of “Titre accord”]" in words(one, "en")
    assert "machine translation" in source(one, "en").note


@pytest.mark.parametrize("write", [bibtex, ris, csl])
def test_an_unknown_date_is_no_date(write):
    text = write(source(article(None, Basis.ABSENT)))
    assert not re.search(r"date|year|issued|^(PY|DA)  -|\b(19|20)\d\d\b", text, re.M)


def test_an_inferred_date_is_approximate():
    inferred = source(article("2025-04-01", Basis.INFERRED))
    assert json.loads(csl(inferred))[0]["issued"] == {"date-parts": [[2025, 4, 1]], "circa": True}
    assert "  date = {2025-04-01~}," in bibtex(inferred)
    assert "date déduite" in bibtex(inferred)
    assert fields(ris(inferred))["DA"] == ["2025/04/01/circa"]


def test_a_stated_date_is_exact():
    stated = source(article())
    assert json.loads(csl(stated))[0]["issued"] == {"date-parts": [[2025, 4, 1]]}
    assert "  date = {2025-04-01}," in bibtex(stated)
    assert fields(ris(stated))["DA"] == ["2025/04/01/"]


def test_a_month_is_a_month_and_a_limit_is_said_in_words():
    assert json.loads(csl(source(article("2026-01"))))[0]["issued"] == {"date-parts": [[2026, 1]]}
    before = source(article("../2023-11"), "en")
    assert json.loads(csl(before))[0]["issued"] == {"literal": "before November 2023"}
    assert "year" not in bibtex(before)


def test_bibtex_survives_what_a_title_can_hold():
    text = bibtex(source(article(title=found(NASTY))))
    (title,) = re.findall(r"^  title = \{\{(.*)\}\},$", text, re.M)
    assert title == (
        r"Un \textbraceleft{}titre\textbraceright{} \textbackslash{} de"
        r' "100 \%" \& plus \#1 \textasciitilde{} \$5\_000 \textasciicircum{}'
    )
    assert text.count("{") == text.count("}")


def test_ris_and_csl_survive_what_a_title_can_hold():
    nasty = source(article(title=found(NASTY)))
    flat = " ".join(NASTY.split())
    assert fields(ris(nasty))["TI"] == [flat]
    assert json.loads(csl(nasty))[0]["title"] == flat


def test_ris_begins_and_ends_as_readers_expect():
    lines = ris(source(article(outlet=found("La Gazette")))).split("\r\n")
    assert lines[0] == "TY  - NEWS"
    assert lines[-2:] == ["ER  - ", ""]
    assert "T2  - La Gazette" in lines


def test_csl_keeps_to_its_vocabulary():
    (item,) = json.loads(csl(source(article(author=found("J. Martin")), "en")))
    assert item["type"] == "article-newspaper"
    assert item["author"] == [{"literal": "J. Martin"}]
    assert item["original-title"] == "Titre accord"
    assert item["language"] == "en"
    assert item["URL"] == "https://pages.example/repo/en/articles/accord/"


@pytest.mark.parametrize(
    ("date", "basis", "day"),
    [
        ("2025-04-01", Basis.STATED, "2025-04-01"),
        ("2025-04-01", Basis.EDITOR, "2025-04-01"),
        ("2025-04-01", Basis.INFERRED, None),
        ("2025-04", Basis.STATED, None),
        (None, Basis.ABSENT, None),
    ],
)
def test_a_day_is_published_only_where_it_is_stated(date, basis, day):
    assert published(article(date, basis)) == day
