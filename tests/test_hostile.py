"""Hostile and damaged sources, all together through a real build: a clear line or a right page.

Nothing of them is markup or script in any output, nothing of them runs, and other articles are as
they were.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import lxml.html
import pytest
import yaml
from lxml import etree
from playwright.sync_api import Browser

from generator.pipeline import build, read
from generator.settings import load_settings
from generator.strip import strip
from tests.conftest import ROOT, copy_project, serving
from tests.hostile import NAMES, PWNED, SUM, TEXT, attacks, damaged, fill, traps

SECONDS, MEMORY = 300, 4 << 30
"""For all of them together; the address space of a process in bytes."""
ATTRIBUTES = {"aria-label", "alt", "content", "data-ris", "data-text", "datetime", "title"}
"""Of elements: those that only hold text."""
SHIPPED = sorted((ROOT / "source_articles").glob("*.txt"))


@dataclass(frozen=True)
class Built:
    """A built project, and what the build said."""

    folder: Path
    said: str

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def lines(self, name: str) -> list[str]:
        """What was said of a source."""
        return [line for line in self.said.splitlines() if f"source_articles/{name}:" in line]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = copy_project(tmp_path_factory.mktemp("hostile") / "project")
    source = folder / "source_articles"
    harmless = {name: TEXT.encode() for name in NAMES}
    fill(source, {**damaged(), **attacks(), **harmless})
    traps(source)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://pages.example/repo/"},
        capture_output=True,
        timeout=SECONDS,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    said = done.stderr.decode("utf-8")
    assert done.returncode == 0, said[-3000:]
    return Built(folder, said)


def outputs(built: Built) -> Iterator[Path]:
    return (path for path in sorted(built.site.rglob("*")) if path.is_file())


@pytest.mark.slow
def test_every_file_gives_a_clear_line_or_a_page(built: Built) -> None:
    assert "Traceback" not in built.said
    assert "\x1b]" not in built.said
    unclear = [
        line
        for line in built.said.splitlines()
        if "source_articles/" in line
        and not re.search(r"(ERROR|INFO) .*source_articles/[^:]*(:\d+)?: \S.*", line)
    ]
    assert unclear == []
    for name in {**damaged(), **attacks()}:
        made = (built.site / name.split(".")[1] / "articles" / name.split(".")[0]).is_dir()
        assert made or built.lines(name), name


@pytest.mark.slow
def test_an_article_with_code_in_it_is_an_article(built: Built) -> None:
    for name in attacks():
        article, lang, _ = name.split(".")
        page = lxml.html.parse(built.site / lang / "articles" / article / "index.html")
        text = " ".join(page.getroot().xpath("//article")[0].text_content().split())
        assert "60 millions d'euros, qui prévoit la rénovation de douze barrages" in text, name


@pytest.mark.slow
def test_traps_and_names_are_named(built: Built) -> None:
    traps_ = ("loop-a", "loop-b", "broken", "device", "pipe")
    assert [name for name in traps_ if not built.lines(f"{name}.fr.txt")] == []
    for name in ("CON.fr.txt", "nul.txt", "index.fr.txt", "\N{ROCKET}.fr.txt", " .fr.txt"):
        assert built.lines(name), name
    assert built.lines(f"{'l' * 240}.fr.txt")
    assert any("is the same article" in line for line in built.said.splitlines())


@pytest.mark.slow
def test_nothing_was_run(built: Built) -> None:
    assert not list(built.folder.rglob(PWNED))
    for path in outputs(built):
        assert SUM not in path.read_text("utf-8", "replace"), path


@pytest.mark.slow
def test_the_articles_that_do_no_harm_are_as_they_were(built: Built, tmp_path: Path) -> None:
    build(ROOT / "source_articles", tmp_path, load_settings(ROOT / "mkdocs.yml"))
    pages = sorted(tmp_path.glob("??/articles/*.md"))
    assert len(pages) >= 2 * len({path.name.split(".")[0] for path in SHIPPED})
    for page in pages:
        again = built.folder / "docs" / page.relative_to(tmp_path)
        one, two = (path.read_text("utf-8").split("\n---\n") for path in (page, again))
        assert one[1] == two[1], page


@pytest.mark.slow
def test_no_page_holds_anything_of_them_as_markup(built: Built) -> None:
    wrong = []
    for path in built.site.rglob("*.html"):
        for element in lxml.html.parse(path).getroot().iter():
            if not isinstance(element.tag, str):
                wrong += [(path, "comment")] if PWNED in str(element.text) else []
                continue
            if (
                element.tag in ("iframe", "style", "base", "object", "embed")
                or PWNED in element.tag
            ):
                wrong.append((path, element.tag))
            if element.tag == "script" and element.get("type") == "application/ld+json":
                json.loads(element.text)
                assert not re.search("<[/!s]", element.text), path
            elif element.tag == "script":
                assert element.get("src"), path
                assert not element.text, path
            for name, value in element.items():
                if name.startswith("on") or (name == "http-equiv" and "refresh" in value):
                    wrong.append((path, name))
                place = re.fullmatch(
                    r"(https://pages\.example/repo/)?[\w/.-]+(\?q=[\w%/.~+-]*)?(#\w+)?", value
                )
                if name not in ATTRIBUTES and PWNED in value and not place:
                    wrong.append((path, f"{name}={value}"))
    assert wrong[:20] == []


@pytest.mark.slow
def test_no_file_for_programs_holds_anything_of_them_as_markup(built: Built) -> None:
    for path in outputs(built):
        text = path.read_bytes().decode("utf-8") if path.suffix not in (".png", ".gz") else ""
        match path.suffix:
            case ".xml":
                tree = etree.fromstring(text.encode())
                assert not [e for e in tree.iter() if PWNED in str(e.tag)], path
                assert not [v for e in tree.iter() for v in e.values() if "javascript" in v], path
                assert not [e for e in tree.iter() if e.tag is etree.Comment], path
            case ".json":
                json.loads(text)
            case ".bib":
                assert text.count("{") == text.count("}"), path
                assert len(re.findall("^@", text, re.MULTILINE)) == 1, path
            case ".ris":
                records = re.findall(r"^(TY|ER)  - ", text, re.MULTILINE)
                assert records == ["TY", "ER"], path
                assert all(re.match(r"[A-Z][A-Z0-9]  - ", x) for x in text.split("\r\n")[:-1]), path
            case ".js" | ".css" | ".svg":
                assert PWNED not in text, path


def test_the_front_matter_of_hostile_articles_says_what_they_say(tmp_path: Path) -> None:
    fill(tmp_path / "in", attacks())
    outcome = build(tmp_path / "in", tmp_path / "docs", load_settings(ROOT / "mkdocs.yml"))
    assert [p for p in outcome.problems if p.error] == []
    for article in outcome.site.library.articles:
        for lang in ("fr", "en"):
            text = (tmp_path / "docs" / lang / "articles" / f"{article.id}.md").read_text("utf-8")
            meta = yaml.safe_load(text.removeprefix("---\n").partition("\n---\n")[0])
            assert meta["title"] == article.text(lang).title.value
            assert meta["people"] == [person.name(lang) for person in article.facts.people]


def test_the_editors_strip_shows_code_as_text(tmp_path: Path) -> None:
    fill(tmp_path / "in", {n: d for n, d in attacks().items() if n.startswith(("x00", "x03"))})
    outcome = read(tmp_path / "in", load_settings(ROOT / "mkdocs.yml"))
    for article in outcome.site.library.articles:
        shown = lxml.html.fromstring(strip(article, "fr", outcome.problems))
        tags = {element.tag for element in shown.iter()}
        assert tags <= set("aside details summary strong code h2 ul li b p pre".split())


@pytest.mark.parametrize("moment", ["stat", "read_bytes"])
@pytest.mark.parametrize(
    "error", [FileNotFoundError(2, "gone"), PermissionError(13, "no"), OSError(5, "broken disk")]
)
def test_a_file_that_vanishes_or_breaks_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str, error: OSError
) -> None:
    fill(tmp_path / "in", {"a.fr.txt": TEXT.encode(), "b.fr.txt": TEXT.encode()})
    real, asked = getattr(Path, moment), [0]

    def fail(path: Path, **how: object) -> object:
        if path.name == "a.fr.txt":
            asked[0] += 1
            if moment == "read_bytes" or asked[0] > 1:
                raise error
        return real(path, **how)

    monkeypatch.setattr(Path, moment, fail)
    outcome = read(tmp_path / "in", load_settings(ROOT / "mkdocs.yml"))
    assert [article.id for article in outcome.site.library.articles] == ["b"]
    (problem,) = outcome.problems
    assert problem.path.endswith("in/a.fr.txt")
    assert problem.error


@pytest.mark.slow
@pytest.mark.browser
def test_nothing_runs_in_a_browser(built: Built, browser: Browser) -> None:
    wrong: list[str] = []
    with serving(built.site) as home:
        page = browser.new_page()
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("request", lambda r: r.url.startswith(home) or wrong.append(r.url))
        names = [name for name in attacks() if re.search("title|header.fr", name)]
        for name in names:
            article, lang, _ = name.split(".")
            page.goto(f"{home}{lang}/articles/{article}/")
            assert page.evaluate(f"typeof window.{PWNED}") == "undefined", name
        for address in ("fr/", "en/partners/france/", "fr/chiffres/", f"fr/search/?q={PWNED}"):
            page.goto(home + address)
            box = page.locator("[data-search] input, [data-search-page] input[type=search]").first
            for words in (PWNED, "script", "onerror", "<img"):
                box.fill("")
                box.press_sequentially(words)
                page.wait_for_timeout(300)
                assert page.locator(".b-hit, [data-panel]").count(), address
            page.mouse.move(300, 300)
            assert page.evaluate(f"typeof window.{PWNED}") == "undefined", address
            assert page.evaluate("document.querySelectorAll('svg svg, iframe, style').length") == 0
        page.close()
    assert wrong == []
