from itertools import pairwise
from pathlib import Path

import lxml.html
import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Block
from generator.pages.markup import attribute, body, body_html, escape, shorten
from tests.factory import EXTENSIONS, block, figure, rendered

# One text a line: Markdown, attributes, shortcodes, HTML, Jinja, YAML, and what articles have.
LINES = Path(__file__).with_name("hostile.txt").read_text("utf-8").splitlines()
HOSTILE = [*LINES, "    quatre", "\ttab", "a  ", "---\ntitle: a\n---"]


def plain(text: str) -> str:
    """The text as a reader sees it: runs of breaking spaces are one."""
    kept = "\u00a0\u202f\u2009"
    return "".join(c if c in kept or not c.isspace() else " " for c in text).strip(" ")


def squeezed(text: str) -> str:
    return " ".join(part for part in plain(text).split(" ") if part).strip()


def surroundings(line: str) -> dict[str, str]:
    """An escaped line at each place where templates put one."""
    return {
        "alone": line,
        "paragraph": f"avant\n\n{line}\n\naprès",
        "second": f"avant {line}",
        "attributed": f"{line}\n{{: #z }}",
        "heading": f"# {line}",
        "anchored": f"## {line} {{: #z }}",
        "quote": f"> {line}\n> {{: #z }}",
        "item": f"- {line}\n    {{: #z }}\n- b",
    }


EXPECTED = {"paragraph": "avant {} après", "second": "avant {}", "item": "{} b"}


def check(text: str) -> None:
    for place, source in surroundings(escape(text)).items():
        tree = rendered(source)
        shown = EXPECTED.get(place, "{}").format(squeezed(text))
        assert squeezed(tree.text_content()) == squeezed(shown), (place, source)
        assert {e.tag for e in tree.iter()} <= {"div", "p", "h1", "h2", "blockquote", "ul", "li"}, (
            place
        )
        if place in ("attributed", "anchored", "quote", "item"):
            assert [squeezed(e.text_content()) for e in tree.xpath("//*[@id='z']")] == [
                squeezed(text)
            ]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_shown_as_it_is_and_means_nothing(text):
    check(text)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from("#*_-+`~[](){}<>!|\\:.&=\"'^$%@0123456789 \n"),
            st.sampled_from(["1. ", "](", "{: ", "---", "&#", "<!--", "\n===\n"]),
            st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=4),
        ),
        max_size=12,
    ).map("".join)
)
def test_no_text_at_all_becomes_markup(text):
    if squeezed(text):
        check(text)


def test_what_usual_extensions_would_read_is_escaped_too():
    assert escape("a | b ~c~") == "a &#124; b &#126;c&#126;"


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0"])
def test_nothing_stays_nothing(text):
    assert escape(text) == ""


@pytest.mark.parametrize("text", HOSTILE)
def test_an_attribute_holds_any_text(text):
    element = lxml.html.fromstring(f'<div title="{attribute(text)}">{attribute(text)}</div>')
    assert (element.get("title"), element.text_content()) == (text, text)
    assert len(element) == 0


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("un deux trois", 13, "un deux trois"),
        ("un deux trois", 12, "un deux…"),
        ("un  deux\ntrois", 20, "un deux trois"),
        ("un deux, trois quatre", 12, "un deux…"),
        ("un « deux trois", 8, "un…"),
        ("anticonstitutionnellement", 10, "anticonst…"),
    ],
)
def test_a_long_text_is_cut_at_a_word(text, most, short):
    assert shorten(text, most) == short
    assert len(shorten(text, most)) <= most


def test_a_list_of_blocks_is_joined_by_blank_lines():
    assert (
        body([block("Un."), block("Deux.", "p2")], [], None) == "Un.\n{: #p1 }\n\nDeux.\n{: #p2 }"
    )


@pytest.mark.parametrize("lang", [None, "fr"])
@pytest.mark.parametrize("figures", [[], [figure(anchor="x7", start=3)]], ids=["plain", "figure"])
@pytest.mark.parametrize(
    ("kind", "path"),
    [("paragraph", "p"), ("heading", "h2"), ("quote", "blockquote/p"), ("list", "ul/li")],
)
def test_every_kind_of_block_has_its_anchor_and_its_language(kind, path, figures, lang):
    tree = rendered(body([block("De 5 % #1 # à 7.", "x7", kind)], figures, lang))
    (found,) = tree.xpath(path)
    assert (found.get("id"), found.get("lang")) == ("x7", lang)
    assert tree.text_content().strip() == "De 5 % #1 # à 7."
    assert [e.text for e in tree.xpath("//span[@class='b-figure']")] == ["5 %"] * len(figures)


@pytest.mark.parametrize("lang", [None, "en"])
def test_a_list_keeps_its_items_and_each_says_its_language(lang):
    text = "1. un\n- deux\n# trois {: #x }\n*"
    tree = rendered(body([block(text, "p1", "list"), block("Fin.", "p2")], [], lang))
    items = tree.xpath("ul/li")
    assert [item.text_content() for item in items] == text.split("\n")
    assert [item.get("id") for item in items] == ["p1", None, None, None]
    assert {item.get("lang") for item in items} == {lang}
    assert tree.xpath("p/@id") == ["p2"]


def test_neighbouring_quotes_and_lists_keep_their_anchors():
    kinds = ["quote", "quote", "list", "list", "heading", "list"]
    blocks = [block("a\nb" if k == "list" else "c", f"x{i}", k) for i, k in enumerate(kinds)]
    tree = rendered(body(blocks, [], "en"))
    assert tree.xpath("//@id") == [f"x{i}" for i in range(6)]
    assert "{" not in tree.text_content()


PLACES = [
    ("5 % de plus", ["5 %"]),
    ("De 5 % à 7 %", ["5 %", "7 %"]),
    ("de\u00a05 % à\u202f7 %", ["5 %", "7 %"]),
    ("(5 %)", ["5 %"]),
    ("# 5 % | 7 %", ["5 %", "7 %"]),
    ("1. soit 5 %", ["5 %"]),
    ("*5 %* [7 %](x)", ["5 %", "7 %"]),
    ("<b>5 %</b>", ["5 %"]),
    ("+5 %", ["+5 %"]),
    ("5 %7 %", ["5 %", "7 %"]),
    ("*12* *13*", ["*12*", "*13*"]),
    ("\ta\t5 %\t b", ["5 %"]),
]


@pytest.mark.parametrize(("text", "words"), PLACES)
@pytest.mark.parametrize("kind", ["paragraph", "heading", "quote", "list"])
def test_figures_are_marked_at_their_very_words(kind, text, words):
    figures = [figure(text=w, anchor="x", start=text.index(w)) for w in words]
    tree = rendered(body([block(text, "x", kind)], figures, None))
    assert squeezed(tree.text_content()) == squeezed(text)
    assert [(e.get("id"), e.text_content()) for e in tree.iter("span")] == [
        (f"f{number}", word) for number, word in enumerate(words, 1)
    ]


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)
KINDS = st.sampled_from(["paragraph", "heading", "quote", "list"])


@given(st.lists(st.tuples(KINDS, ANY_TEXT), min_size=1, max_size=4), st.sampled_from([None, "en"]))
def test_what_is_said_to_be_made_of_the_markdown_is_what_is_made_of_it(told, lang):
    blocks = [Block(kind, text, (n,), f"x{n}") for n, (kind, text) in enumerate(told)]
    html = body_html(blocks, [], lang, "Lien")
    assert html in (None, markdown.markdown(body(blocks, [], lang, "Lien"), extensions=EXTENSIONS))
    assert html is not None or ("list", "list") in pairwise(kind for kind, _ in told)


def test_figures_stand_in_both_where_they_were_read():
    text = "Plus de 3 M€, soit 5 % ; et *3 M€* encore."
    found = [figure(3e6, text="Plus de 3 M€", start=0), figure(5, text="5 %", start=19)]
    blocks = [block(text), Block("list", "a\n5 % b", (2,), "l1")]
    html = body_html(blocks, found, None)
    assert html == markdown.markdown(body(blocks, found, None), extensions=EXTENSIONS)
    assert html.count("b-figure") == 2
