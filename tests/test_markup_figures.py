"""Which figure is marked where, when there are several blocks, items, or doubtful places."""

import pytest

from generator.pages.markup import body
from tests.factory import block, figure, rendered


def marks(blocks, figures) -> list[tuple[str, str, str]]:
    """The id of each mark, its words, and the anchor of the element it stands in."""
    tree = rendered(body(blocks, figures, None))
    return [
        (e.get("id"), e.text_content(), e.xpath("string(ancestor::*[@id][1]/@id)"))
        for e in tree.xpath("//span[@class='b-figure']")
    ]


def test_numbers_follow_the_list_of_figures_not_the_text():
    blocks = [block("5 % puis 7 %", "p1"), block("encore 5 %", "p2")]
    figures = [
        figure(text="5 %", anchor="p2", start=7),
        figure(text="7 %", anchor="p1", start=9),
        figure(text="5 %", anchor="p1", start=0),
    ]
    assert marks(blocks, figures) == [("f3", "5 %", "p1"), ("f2", "7 %", "p1"), ("f1", "5 %", "p2")]


def test_figures_of_a_list_are_marked_in_their_own_items():
    items = "5 % ici\nrien\nlà 5 % et 7 %"
    figures = [figure(start=0), figure(start=16), figure(text="7 %", start=23)]
    tree = rendered(body([block(items, "p1", "list")], figures, None))
    assert [[s.get("id") for s in item.iter("span")] for item in tree.iter("li")] == [
        ["f1"],
        [],
        ["f2", "f3"],
    ]


@pytest.mark.parametrize(
    "doubtful",
    [
        figure(text="9 %", start=3),
        figure(text="5 %", start=99),
        figure(text="5 % pl", start=3),
        figure(text="5 %", start=3, anchor="p9"),
        figure(text="5 %", start=3, anchor="title"),
    ],
    ids=["other words", "beyond the end", "overlapping", "unknown block", "title"],
)
def test_what_does_not_stand_there_is_not_marked(doubtful):
    sound = figure(text="5 %", start=3)
    assert marks([block("De 5 % plus", "p1")], [sound, doubtful]) == [("f1", "5 %", "p1")]


def test_the_title_is_no_block_and_an_empty_body_is_empty():
    assert body([], [figure(anchor="title")], "fr") == ""


def test_a_space_at_the_end_breaks_no_line():
    tree = rendered(body([block("De 5 %  ", "p1")], [figure(start=3)], None))
    assert (tree.xpath("//br"), tree.text_content()) == ([], "De 5 %")
