"""Every line of a source is on the page, in its head, among other readings, or dropped and listed.

Over the shipped articles, synthetic ones, the cases of the evaluation, and whatever Hypothesis
puts together; letter by letter, so that no word goes either.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.editor import Edits
from generator.model import Line, Reading
from generator.pages import markup
from generator.read import Source, read_source, source_of
from generator.reading.article import read_article
from tests.conftest import ROOT
from tests.corpus import write_corpus
from tests.evaluation import CASES, PARTS, SETTINGS

SHIPPED = sorted((ROOT / "source_articles").glob("*.*"))
RAW = sorted(path for part in PARTS for path in (CASES / part).glob("*.txt"))
_NUMBER = re.compile(r"\s*\d{1,3}[.)]\s+")


def letters(text: str) -> str:
    """What no joining, wrapping or marking of lines may change."""
    return "".join(c for c in text if c.isalnum())


def lost(lines: Sequence[Line], reading: Reading, *, markdown: bool = False) -> Iterator[str]:
    """What became of no line, of a line twice, or of a line's words."""
    owners: Counter[int] = Counter(n for block in reading.blocks for n in block.lines)
    owners.update(line.number for line in reading.head)
    owners.update(line.line for line in reading.dropped)
    written = {line.number: line.text for line in lines if line.text.strip()}
    yield from (f"line {n} is no line with text" for n in owners.keys() - written.keys())
    title, at = reading.title.evidence.text, reading.title.evidence.line
    elsewhere = letters(title) if at not in owners else ""
    elsewhere += "".join(letters(line.text) for line in reading.related)
    for number, text in written.items():
        if owners[number] > 1:
            yield f"line {number} is in {owners[number]} places: {text!r}"
        pointer = any(letters(text).endswith(letters(r.text)) for r in reading.related)
        if not owners[number] and not pointer and letters(text) not in elsewhere:
            yield f"line {number} is nowhere: {text!r}"
    for block in reading.blocks:
        source = "".join(
            letters(_NUMBER.sub("", written[n], count=1) if markdown else written[n])
            for n in block.lines
        )
        told = letters(block.text)
        if told != source and letters("".join(written[n] for n in block.lines)) != told:
            yield f"{block.anchor} says {block.text!r} for {[written[n] for n in block.lines]}"


def read(
    text: str, edits: Edits | None = None, *, markdown: bool = False
) -> tuple[Source, Reading]:
    source = source_of(text, "in/a.txt", "a", None, markdown=markdown)
    return source, read_article(source, edits or Edits(), SETTINGS)


@pytest.mark.parametrize("path", [*SHIPPED, *RAW], ids=lambda path: path.stem)
def test_no_line_of_an_article_is_lost(path: Path) -> None:
    source, _ = read_source(path, path.name, SETTINGS.languages)
    reading = read_article(source, Edits(), SETTINGS)
    assert list(lost(source.lines, reading, markdown=source.markdown)) == []


def test_no_line_of_a_synthetic_article_is_lost(tmp_path: Path) -> None:
    write_corpus(tmp_path, 12)
    for path in sorted(tmp_path.iterdir()):
        source, _ = read_source(path, path.name, SETTINGS.languages)
        assert list(lost(source.lines, read_article(source, Edits(), SETTINGS))) == []


def test_the_words_of_every_block_are_on_the_page() -> None:
    for path in [*SHIPPED, *RAW]:
        source, _ = read_source(path, path.name, SETTINGS.languages)
        reading = read_article(source, Edits(), SETTINGS)
        shown = markup.body_html(reading.blocks, reading.figures, None)
        if shown:
            page = lxml.html.fromstring(f"<div>{shown}</div>").text_content()
            assert letters(page) == letters("".join(b.text for b in reading.blocks)), path.name


# Lines of every kind that reading tells apart, to be put together in any order.
PIECES = st.sampled_from(
    """
    Le ministre des Transports a inauguré lundi la nouvelle gare, qui accueillera vingt trains.
    Les travaux ont duré quatre ans et mobilisé trois cents ouvriers, dont une partie venue des
    régions voisines et du nord-
    ouest du pays, selon le communiqué.
    The two ministers signed an agreement worth 6.3 billion dollars on Monday.
    LE KAZAKHSTAN ET LA FRANCE SIGNENT UN ACCORD SUR L'EAU
    Un accord sur l'eau signé à Astana
    Publié le 3 mars 2024 à 10 h 12
    Par Jeanne Duval
    ASTANA, 1er novembre (Xinhua) – Le président a reçu son homologue.
    Source : Agence de presse
    © Agence Photo / J. D.
    Lire aussi : Un autre accord
    Lire aussi
    Mots-clés : énergie, eau
    PUBLICITÉ
    Partager sur Facebook
    Accueil > Monde > Asie
    - un premier point
    • un deuxième point
    1. un troisième point
    # Un titre de Markdown
    > une citation
    **En gras**
    « Nous avons signé un accord de 60 millions d'euros », a-t-il dit.
    »
    ,
    ---
    12
    🙂
    https://example.org/page
    Qui sommes-nous ?   Contact   Plan du site
    Читайте также
    """.splitlines()
).map(str.strip)
ANY = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf")), max_size=80)
PAGES = st.lists(PIECES | ANY | st.just(""), max_size=30).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(PAGES.filter(str.strip), st.booleans())
def test_no_line_of_any_page_is_lost(text: str, markdown: bool) -> None:
    body = "\n" + text  # a first line of dashes would open a header
    source, reading = read(body, markdown=markdown)
    assert list(lost(source.lines, reading, markdown=markdown)) == []


@settings(max_examples=60, deadline=None)
@given(PAGES.filter(str.strip), ANY, st.sets(st.integers(1, 31)), st.sets(st.integers(1, 31)))
def test_nor_where_the_editor_has_a_say(
    text: str, title: str, keep: set[int], drop: set[int]
) -> None:
    written = {n for n, line in enumerate(text.splitlines(), 2) if line.strip()}  # as is checked
    edits = Edits(
        texts={"title": title or None}, keep=tuple(keep & written), drop=tuple(drop & written)
    )
    source, reading = read("\n" + text, edits)
    assert list(lost(source.lines, reading)) == []


def test_the_measure_sees_what_is_lost() -> None:
    source, _ = read_source(SHIPPED[0], "a.txt", SETTINGS.languages)
    reading = read_article(source, Edits(), SETTINGS)
    assert list(lost(source.lines, replace(reading, blocks=reading.blocks[1:])))
    assert list(lost(source.lines, replace(reading, blocks=(*reading.blocks, reading.blocks[0]))))
    short = replace(reading.blocks[0], text=reading.blocks[0].text[5:])
    assert list(lost(source.lines, replace(reading, blocks=(short, *reading.blocks[1:]))))
