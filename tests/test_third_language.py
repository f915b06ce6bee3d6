"""A third language is data: a catalogue, names in the vocabularies, a line in the settings."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest
import yaml

from tests.conftest import copy_project, run

pytestmark = pytest.mark.slow

GERMAN = {
    "Partners": "Partner",
    "Themes": "Themen",
    "Chronology": "Chronik",
    "Latest articles": "Neueste Artikel",
    "date unknown": "Datum unbekannt",
    "before %(date)s": "vor %(date)s",
    "This article has not been translated yet. The text is in the original language; the key facts"
    " are in English.": "Dieser Artikel ist noch nicht übersetzt.",
}
CONTEXTS = {
    "en_GB": "de_DE",
    "1": "1",
    "partners": "partner",
    "themes": "themen",
    "chronology": "chronik",
    "figures": "zahlen",
    "about": "ueber",
    "search": "search",
    "undated": "undatiert",
    "side-by-side": "nebeneinander",
}


def add_german(project: Path) -> None:
    """Exactly what the README tells a maintainer to do."""
    english = (project / "generator/locale/en/LC_MESSAGES/messages.po").read_text("utf-8")
    blocks = english.replace('"Language: en\\n"', '"Language: de\\n"').split("\n\n")
    for number, block in enumerate(blocks):
        context = 'msgctxt "' in block
        message = "".join(re.findall(r'"(.*)"', block.split("msgstr")[0].split("msgid")[-1]))
        german = (CONTEXTS if context else GERMAN).get(message)
        if german:
            blocks[number] = block.split("msgstr")[0] + f'msgstr "{german}"'
    catalogue = project / "generator/locale/de/LC_MESSAGES/messages.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text("\n\n".join(blocks) + "\n", "utf-8")
    themes = project / "generator/catalog/themes.yaml"
    data = yaml.safe_load(themes.read_text("utf-8"))
    for slug, theme in data.items():
        theme["de"] = {"label": f"Thema {slug}", "slug": f"thema-{slug}"}
    data["energy"]["de"] = {"label": "Energie", "slug": "energie"}
    themes.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    organisations = project / "generator/catalog/organisations.yaml"
    data = yaml.safe_load(organisations.read_text("utf-8"))
    data["EU"]["de"] = {"name": "Europäische Union"}
    organisations.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8").replace("languages: [fr, en]", "languages: [fr, en, de]")
    text = re.sub(r"(    titles:\n)", r"\1      de: Kasachstan und seine Partner\n", text)
    text = re.sub(r"(    rights:\n)", r"\1      de: Die Rechte liegen bei den Quellen.\n", text)
    config.write_text(text, "utf-8")


def test_german_needs_no_code(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    code = {p: p.read_bytes() for p in (project / "generator").rglob("*.py")}
    add_german(project)
    assert run("generator.interface", cwd=project).returncode == 0
    done = run("mkdocs", "build", "--strict", cwd=project, SITE_URL="https://pages.example/repo/")
    assert done.returncode == 0, done.stderr
    assert code == {p: p.read_bytes() for p in (project / "generator").rglob("*.py")}
    article = project / "site/de/articles/2023-11-france-visite/index.html"
    page = lxml.html.document_fromstring(article.read_bytes())
    assert page.get("lang") == "de"
    text = page.text_content()
    assert "vor November 2023" in text
    assert "Frankreich" in text
    assert "Dieser Artikel ist noch nicht übersetzt." in text
    assert page.xpath("//h1/@lang") == ["fr"]
    assert {a.get("hreflang") for a in page.xpath("//nav[@class='b-switch']/a")} == {"fr", "en"}
    assert (project / "site/de/partner/europaische-union/index.html").is_file()
    assert (project / "site/de/themen/energie/index.html").is_file()
    assert not page.xpath("//a[contains(@href, 'ueber/')]")  # no German page about the site yet
