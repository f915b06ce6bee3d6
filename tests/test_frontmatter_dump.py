"""A dumped page reads back: no text of an article ever becomes YAML."""

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.frontmatter import dump

HOSTILE = [
    "",
    " ",
    " a ",
    "a: b",
    "a #b",
    "#",
    "- a",
    "? a",
    "---",
    "...",
    "\n---\n",
    "a\n---\nb: c",
    "NO",
    "null",
    "~",
    "1:30",
    "2025-04-01",
    "0o7",
    "1e3",
    "&a",
    "*a",
    "!a",
    "%a",
    "@a",
    "`a`",
    "'",
    '"',
    'it\'s "q"',
    "{a",
    "[a",
    "\\",
    "\\n",
    "\t",
    "a\tb",
    "a\x85b",
    "a\u2028b\u2029c",
    "\xa0",
    "\ufeffa",
    "\u202e",
    "\x00",
    "\x1b[0m",
    "\x7f",
    "é",
    "\N{ROCKET}",
    "{{ x }}",
    "{% raw %}",
    "<script>",
    "key: |\n  x",
    "a\n",
    "\na",
    "a\n\n\nb",
    "x" * 2000,
    "<<",
    "=",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_dumped_text_reads_back(text):
    check_round_trip(text)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_dumped_text_reads_back(text):
    check_round_trip(text)


def check_round_trip(text: str) -> None:
    values = {"title": text, "people": [text], "alternates": {"fr": text}, text[:500] + "k": None}
    page = dump(values, "# Corps\n\n---\n")
    # The very pattern by which engines take the header off a page.
    match = re.match(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", page, re.DOTALL)
    assert match
    assert yaml.safe_load(match[1]) == values
    assert page[match.end() :] == "\n# Corps\n\n---\n"


@pytest.mark.parametrize("value", [None, True, 6_300_000_000, 6.3, [5, 10], [], {}, 1e21])
def test_a_dumped_value_keeps_its_type(value):
    read = yaml.safe_load(dump({"k": value}, "").split("---\n")[1])
    assert (read["k"], type(read["k"])) == (value, type(value))


def test_keys_are_dumped_in_the_order_given():
    page = dump({"zone": 1, "area": "é"}, "corps\n")
    assert page == '---\nzone: 1\narea: "é"\n---\n\ncorps\n'
