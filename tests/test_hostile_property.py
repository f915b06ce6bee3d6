"""Whatever stands in a file: a clear line, or pages that say just that and parse."""

from __future__ import annotations

import json

import lxml.html
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.editor import Edits, read_edits
from generator.errors import InputError
from generator.library import Library
from generator.model import Page, Reading
from generator.pages.site import Site
from generator.pages.tasks import pages
from generator.pairing import pair
from generator.read import decode, source_of
from generator.reading.article import read_article
from generator.search.records import findable
from generator.settings import load_settings
from generator.strip import strip
from generator.vocabulary import Vocabulary
from tests.conftest import ROOT
from tests.factory import rendered
from tests.hostile import CODE, TEXT

SETTINGS = load_settings(ROOT / "mkdocs.yml")
VOCABULARY = Vocabulary(SETTINGS.languages)
KEYS = "title description outlet author place date partners mentioned themes people lang original"

ODD = st.characters(codec="utf-8") | st.sampled_from(
    "\x00\x85\u2028\u202e\ufeff\uffff<>&\"'`{}[]|~"
)
TEXTS = st.text(ODD, max_size=200) | st.sampled_from([*CODE, TEXT, "---", "---\na: b\n---"])
BODIES = st.lists(TEXTS, max_size=8).map("\n\n".join)
HEADERS = st.dictionaries(
    st.sampled_from([*KEYS.split(), "keep", "drop", "translation", "pwned"]),
    TEXTS.map(lambda text: json.dumps(text, ensure_ascii=False)) | TEXTS,
    max_size=4,
).map(lambda values: "".join(f"{key}: {value}\n" for key, value in values.items()))


def made(data: bytes, *, markdown: bool) -> tuple[Reading, list[Page]] | None:
    """The reading and all the pages of a file; None where it is refused with a clear line."""
    try:
        text, _ = decode(data, "in/a.txt")
        source = source_of(text, "in/a.txt", "a", None, markdown=markdown)
    except InputError as error:
        problems = error.problems
    else:
        problems = ()
    if problems:
        assert all(p.path == "in/a.txt" and p.message for p in problems)
        return None
    edits, faults = read_edits(source, VOCABULARY, SETTINGS.home)
    assert all("\n" not in str(fault) for fault in faults)
    reading = read_article(source, edits, SETTINGS)
    articles, _ = pair([reading], SETTINGS.languages)
    site = Site(SETTINGS, VOCABULARY, Library(articles, VOCABULARY))
    json.dumps(findable(site), ensure_ascii=False).encode("utf-8")
    for lang in SETTINGS.languages:
        lxml.html.fromstring(strip(articles[0], lang, faults))
    return reading, pages(site)


def parses(page: Page) -> None:
    """Raises where a program that knows the format would."""
    text = page.text.encode("utf-8").decode("utf-8")
    match page.path.rpartition(".")[2]:
        case "md":
            head, _, body = text.removeprefix("---\n").partition("\n---\n")
            meta = yaml.safe_load(f"{head}\n")
            assert meta == dict(page.header or {})
            assert body.strip() == page.body.strip()
        case "json":
            json.loads(text)
        case "xml":
            etree.fromstring(text.encode("utf-8"))
        case "bib":
            assert text.count("{") == text.count("}")
        case "ris":
            lines = text.split("\r\n")
            assert [line[:2] for line in lines if line].count("ER") == 1
            assert not any(c in line for line in lines for c in "\r\n\x0b\x0c\x85\u2028\u2029")


def words(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(HEADERS, BODIES, st.booleans())
@example('translation: "\\n"\n', "0", False)
def test_any_article_makes_pages_that_parse_and_say_what_it_says(
    header: str, body: str, markdown: bool
) -> None:
    data = (f"---\n{header}---\n{body}" if header else body).encode("utf-8")
    found = made(data, markdown=markdown)
    if found is None:
        return
    reading, files = found
    for page in files:
        parses(page)
    (page,) = (p for p in files if p.path == f"{reading.lang}/articles/a.md")
    told = words("".join(block.text for block in reading.blocks))
    assert words(rendered(page.body).text_content()) == told
    assert (
        page.html is None or words(lxml.html.fromstring(f"<p>{page.html}").text_content()) == told
    )


@settings(max_examples=80, deadline=None)
@given(
    st.binary(max_size=400)
    | st.tuples(st.binary(max_size=6), st.integers(0, len(TEXT))).map(
        lambda cut: TEXT.encode()[: cut[1]] + cut[0] + TEXT.encode()[cut[1] :]
    )
    | st.sampled_from(["cp1252", "utf-16", "utf-16-le", "utf-32", "mac_roman"]).map(TEXT.encode)
)
def test_any_bytes_are_refused_or_make_pages_that_parse(data: bytes) -> None:
    found = made(data, markdown=False)
    for page in found[1] if found else ():
        parses(page)


SCRAPS = (
    "1.434,6|1 434,6|12/03/2012|31/|05/2021|31/02/2020|29 février|1er|XXe siècle|n°|½|entre 3 et"
    "|+1800 %|x3|5°C|2003-2005|20/20|999999999999999|$5bn|€|MW|millions|milliards"
    "|un demi-|deux tiers|trente ans après|hier|mardi dernier|Publié le|Mis à jour le|©|0000"
    "|Source :|Par|(AFP)|ASTANA,|le président|M. Tokaïev|Jean-Marie|de|du|et|l’Union européenne"
    "|sino-|Lire aussi :|http://x.y/2012/|«|»|(|)|—|#|- |>|1.|?|:|;|,|.|juin|May|12|7|2019"
).split("|")
PRESS = st.lists(
    st.lists(
        st.sampled_from(SCRAPS), min_size=1, max_size=14
    ).flatmap(lambda words: st.sampled_from([" ", "", "\u202f"]).map(lambda gap: gap.join(words))),
    min_size=1, max_size=9,
).map("\n".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(PRESS, st.sampled_from(["fr", "en", None]))
@example("Le 12 mars, 1.434,6 millions.", "fr")
@example("Fini le 31/\u202f05/2021", "fr")
def test_scraps_of_press_pages_in_any_order_are_read(text: str, lang: str | None) -> None:
    source = source_of(f"Titre\n{text}", "in/a.txt", "a", lang, markdown=False)
    reading = read_article(source, Edits(), SETTINGS)
    texts = {block.anchor: block.text for block in reading.blocks} | {"title": reading.title.value}
    for figure in reading.figures:
        assert texts[figure.anchor].startswith(figure.text, figure.start)
