"""The last tests of all: messages that no other test produces, and that none is left."""

from __future__ import annotations

import ast
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator import explain, pipeline, translating
from generator.cli import main
from generator.errors import InputError
from generator.new import add
from generator.read import MAX_LINES, source_of
from generator.settings import Settings, load_settings
from generator.tables import Pen
from tests.conftest import ROOT, SAID

SETTINGS = load_settings(ROOT / "mkdocs.yml")
PAGE = """\
Un accord sur le blé
12 septembre 2024
Par Aminata Sarr

Le ministre Karim Massimov a signé à Astana un accord avec la France, lundi, pour 250 millions
d’euros. Il était venu de Paris le 3 août 2011, selon un communiqué.

La récolte sera plus forte que l’an passé, de 12 % au moins, disent les deux ministères.

Lire aussi : Un autre accord
PUBLICITÉ
Source : Le Courrier du Port
"""
HALF = (
    "Finland and Kazakhstan sign an agreement\n\n"
    "Finland and Kazakhstan signed an agreement on energy in Helsinki, worth €40 million.\n"
)


def read(folder: Path, **texts: str) -> pipeline.Outcome:
    for name, text in texts.items():
        (folder / f"{name.replace('_', '.')}.txt").write_text(text, "utf-8")
    return pipeline.read(folder, SETTINGS)


def test_explain_tells_of_every_part_of_a_page(tmp_path: Path) -> None:
    header = "---\nplace: Astana\npeople: [Karim Massimov]\n---\n"
    (reading,) = read(tmp_path, ble_fr=header + PAGE).readings.values()
    told = explain.describe(reading, "en", Pen(False), original=True)
    for part in ("page head", "dropped", "related reading", "person", "header", "refused"):
        assert f"{part}" in told, told


def test_what_a_new_article_states_is_summed_up(tmp_path: Path) -> None:
    said = [str(m) for m in add(PAGE.encode(), "a.txt", tmp_path, SETTINGS).summary()]
    assert any(line.startswith("date: 2024-09-12 (") for line in said)
    assert "outlet: Le Courrier du Port" in said


def test_a_home_that_is_no_country(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="home is ZZ; use a country code such as KZ"):
        pipeline.read(tmp_path, replace(SETTINGS, home="ZZ"))


def test_more_lines_than_an_article_has() -> None:
    with pytest.raises(InputError, match="over 20000 lines"):
        source_of("Un.\n" * (MAX_LINES + 1), "in/a.txt", "a", None, markdown=False)
    source_of("Un.\n" * MAX_LINES, "in/a.txt", "a", None, markdown=False)


def test_a_figure_that_only_the_translation_has(tmp_path: Path) -> None:
    french = HALF.replace(", worth €40 million", "")
    original = "---\noriginal: fr\n---\n"
    said = read(tmp_path, a_fr=original + french, a_en=original + HALF).problems
    assert any("is not in the original: take it out" in problem.message for problem in said)


@pytest.fixture
def desk(tmp_path: Path) -> tuple[Path, Settings]:
    (tmp_path / "a.fr.txt").write_text(PAGE, "utf-8")
    return tmp_path, replace(SETTINGS, translation={"provider": "deepl"})


def translate(desk: tuple[Path, Settings], lang: str = "en") -> None:
    folder, chosen = desk
    site = pipeline.read(folder, chosen).site
    (article,) = site.library.articles
    translating.write_draft(article, lang, chosen, site.vocabulary, folder)


def test_an_original_is_not_translated_into_itself(desk: tuple[Path, Settings]) -> None:
    with pytest.raises(InputError, match="is the original; rename it"):
        translate(desk, "fr")


def test_a_draft_under_another_name_is_not_doubled(desk: tuple[Path, Settings]) -> None:
    (desk[0] / "a.en.txt").write_text("---\ntranslation: machine\n---\n" + HALF, "utf-8")
    with pytest.raises(InputError, match=r"rename it to a\.en\.md first"):
        translate(desk)


@pytest.mark.parametrize("provider", ["deepl", "libretranslate"])
def test_a_provider_whose_client_is_missing(
    desk: tuple[Path, Settings], provider: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("deepl", "libretranslatepy"):
        monkeypatch.setitem(sys.modules, module, None)
    choice = {"provider": provider, "url": "http://127.0.0.1:9/"}
    with pytest.raises(InputError, match=r"pip install -r requirements-translate\.txt"):
        translate((desk[0], replace(desk[1], translation=choice)))


def test_an_answer_of_deepl_that_is_none(
    desk: tuple[Path, Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    import deepl

    def answer(*texts: object, **options: object) -> None:
        raise KeyError("translations")

    monkeypatch.setenv("DEEPL_API_KEY", "secret:fx")
    monkeypatch.setattr(deepl.DeepLClient, "translate_text", answer)
    with pytest.raises(InputError, match="no translations"):
        translate(desk)


def test_a_draft_on_the_command_line(
    desk: tuple[Path, Settings], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(translating, "provider", lambda choice: lambda texts, *_: list(texts))
    assert main(["translate", "a", "--lang", "en", "--source", str(desk[0])]) == 0
    assert "a draft, marked as a machine's; review it" in capsys.readouterr().out
    assert (desk[0] / "a.en.md").is_file()


def test_a_page_taken_in_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = json.dumps({"@type": "NewsArticle", "datePublished": "2024-09-12"})
    text = "".join(f"<p>{part}</p>" for part in PAGE.split("\n\n")[1:3] * 2)
    page = tmp_path / "page.html"
    page.write_text(
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Un accord</title>'
        f'<meta property="og:site_name" content="Le Courrier du Port">'
        f'<script type="application/ld+json">{data}</script></head>'
        f"<body><article><h1>Un accord sur le blé</h1>{text}</article></body></html>",
        "utf-8",
    )
    assert main(["new", str(page), "--source", str(tmp_path / "in")]) == 0
    assert "from the page's own data: outlet: Le Courrier du Port" in capsys.readouterr().out


def test_every_message_is_said_in_some_test(request: pytest.FixtureRequest) -> None:
    config = request.config
    if config.args_source is not config.ArgsSource.TESTPATHS or config.option.keyword:
        pytest.skip("only some of the tests are run")
    calls = (
        node
        for path in (ROOT / "generator").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("tell", "tell_many")
    )
    texts = {str(call.args[0].value) for call in calls if isinstance(call.args[0], ast.Constant)}
    assert len(texts) > 100
    assert sorted(texts - SAID) == []
