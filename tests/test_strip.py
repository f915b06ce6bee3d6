"""The editor's strip and the panel of errors: what is not sure, with the lines to copy; escaped."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest

from generator.errors import Problem, tell
from generator.frontmatter import split
from generator.model import Basis, DateFinding, Dropped, Evidence, Finding
from generator.pairing import Article
from generator.strip import panel, strip
from tests.factory import reading

NOISE = "<script>alert(1)</script> & «\u202fx\u202f»"


def shown(html: str) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(html)


def doubtful():
    return replace(
        reading(partners=["MA"], themes=["energy"]),
        title=Finding('Un "titre": <b>déduit</b>', Basis.INFERRED, Evidence(3, "x", NOISE)),
        date=DateFinding("2026-01~", None, Basis.INFERRED, NOISE, Evidence(7, NOISE, "rule")),
        dropped=(Dropped(2, NOISE, "page furniture"), Dropped(9, "Partager", "page furniture")),
        doubts=(Evidence(5, NOISE, "two figures contradict each other"),),
    )


def one(facts):
    return Article("accord", "fr", {"fr": facts})


def test_what_is_not_sure_comes_with_the_header_that_settles_it():
    strip_ = shown(strip(one(doubtful()), "en"))
    settling, keeping = (pre.text_content() for pre in strip_.xpath(".//pre"))
    header = split([*settling.split("\n"), "Text"], "x")
    assert header.values == {
        "date": "2026-01~",
        "title": 'Un "titre": <b>déduit</b>',
        "outlet": None,
    }
    assert split([*keeping.split("\n"), "Text"], "x").values == {"keep": ["2", "9"]}
    text = strip_.text_content()
    assert "to settle: 4" in text
    assert "line 5" in text
    assert "(line 7)" in text
    assert "in/accord.fr.txt" in text


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_text_of_an_article_becomes_markup(lang):
    html = strip(
        one(doubtful()), lang, [Problem("in/accord.fr.txt", 1, tell("{x}", x=NOISE), False)]
    )
    tags = {element.tag for element in shown(html).iter()}
    assert tags <= {
        "aside",
        "details",
        "summary",
        "strong",
        "code",
        "h2",
        "ul",
        "li",
        "b",
        "p",
        "pre",
    }
    assert "<script" not in html


def test_it_speaks_the_pages_language():
    french = shown(strip(one(doubtful()), "fr"))
    assert french.get("lang") == "fr"
    assert french.get("aria-label") == "Bandeau de rédaction"
    assert "non trouvé dans le texte" in french.text_content()
    assert shown(strip(one(doubtful()), "de")).get("aria-label") == "Editor’s strip"


def test_a_reading_that_is_sure_asks_nothing():
    sure = replace(
        reading(date="2026-01-14", partners=["MA"], themes=["energy"]),
        outlet=Finding("Le Courrier", Basis.STATED, Evidence(1, "x", "rule")),
    )
    html = strip(one(sure), "en")
    assert "nothing to settle" in html
    assert "<pre" not in html


def test_only_warnings_of_the_article_are_shown():
    problems = [
        Problem("in/accord.fr.txt", 4, tell("here"), error=False),
        Problem("in/autre.fr.txt", 4, tell("there"), error=False),
    ]
    text = shown(strip(one(doubtful()), "en", problems)).text_content()
    assert "in/accord.fr.txt:4: here" in text
    assert "there" not in text


def test_the_panel_lists_errors_alone_and_goes_away_with_them():
    warning = Problem("a.fr.txt", 1, tell("doubtful"), error=False)
    error = Problem("<b>.fr.txt", 0, tell("{x}", x=NOISE))
    assert panel([warning], "fr") == ""
    assert panel([], "fr") == ""
    box = shown(panel([warning, error], "fr"))
    assert box.get("role") == "alert"
    assert "À corriger\N{NARROW NO-BREAK SPACE}: 1" in box.text_content()
    assert NOISE in box.text_content()
    assert "doubtful" not in box.text_content()
