"""Another country's site is settings and data: home Morocco, own theme, organisation, outlet."""

from __future__ import annotations

import json
import re
from pathlib import Path

import lxml.html
import pytest

from tests.conftest import copy_project, run

pytestmark = pytest.mark.slow

SETTINGS = """\
    home: MA
    languages: [fr, en]
    titles:
      fr: Le Maroc et ses partenaires
      en: Morocco and its partners
    rights:
      fr: "Les droits de chaque article appartiennent à sa source."
      en: "The rights in each article belong to its source."
"""
THEME = """
fisheries:
  fr:
    label: Pêche
    slug: peche
    strong: [pêche maritime, pêcheurs, quotas de pêche, sardines]
    weak: [ports]
  en:
    label: Fisheries
    slug: fisheries
    strong: [sea fishing, fishermen, fishing quotas, sardines]
    weak: [ports]
"""
ORGANISATION = """
ECOWAS:
  fr: {name: Communauté économique des États de l’Afrique de l’Ouest, acronyms: [CEDEAO]}
  en: {name: Economic Community of West African States, acronyms: [ECOWAS]}
"""
OUTLET = "\n- {name: La Dépêche des Quais, domains: [depeche-des-quais.example]}\n"
ARTICLES = {
    "2024-05-senegal-peche.fr.txt": """\
Rabat et Dakar partagent leurs quotas de pêche

La Dépêche des Quais, 14 mai 2024

Le Maroc et le Sénégal ont signé à Dakar un accord sur la pêche maritime. Les pêcheurs sénégalais
pourront débarquer 12 000 tonnes de sardines par an dans les ports du sud marocain, et le Maroc
formera 300 capitaines sénégalais.

La CEDEAO a salué un texte qui servira de modèle à la région. Les échanges entre le Maroc et le
Sénégal ont atteint 3,7 milliards de dirhams en 2023.
""",
    "2023-10-espagne-cable.fr.txt": """\
Un troisième câble électrique entre le Maroc et l’Espagne

La Dépêche des Quais, 3 octobre 2023

Le Maroc et l’Espagne poseront un troisième câble électrique sous le détroit. La liaison de
700 mégawatts coûtera 150 millions d’euros, partagés à parts égales entre Rabat et Madrid.
""",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with another home, and not one line of code changed."""
    folder = copy_project(tmp_path_factory.mktemp("maroc"))
    code = {p: p.read_bytes() for p in (folder / "generator").rglob("*.py")}
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8")
    head, section = text.split("  briefing:\n")
    rest = re.sub(r"\A(?:    .*\n)+", "", section)
    config.write_text(f"{head}  briefing:\n{SETTINGS}{rest}", "utf-8")
    for name, more in (("themes", THEME), ("organisations", ORGANISATION), ("outlets", OUTLET)):
        with (folder / f"generator/catalog/{name}.yaml").open("a", encoding="utf-8") as stream:
            stream.write(more)
    sources = folder / "source_articles"
    for path in sources.iterdir():
        path.unlink()
    for name, text in ARTICLES.items():
        (sources / name).write_text(text, "utf-8")
    done = run("mkdocs", "build", "--strict", cwd=folder, SITE_URL="https://maroc.example/")
    assert done.returncode == 0, done.stderr
    assert code == {p: p.read_bytes() for p in (folder / "generator").rglob("*.py")}
    return folder


def page(project: Path, path: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring((project / "site" / path / "index.html").read_bytes())


def test_every_article_is_read_for_the_new_home(project):
    data = json.loads((project / "site/fr/articles.json").read_text("utf-8"))
    text = json.dumps(data, ensure_ascii=False)
    assert "2024-05-senegal-peche" in text
    done = run("generator", "explain", "2024-05-senegal-peche", "--format", "json", cwd=project)
    (read,) = json.loads(done.stdout)
    assert [mention["code"] for mention in read["partners"]][:1] == ["SN"]
    named = {mention["code"] for mention in (*read["partners"], *read["mentioned"])}
    assert "ECOWAS" in named
    assert "MA" not in named
    assert "fisheries" in [theme["slug"] for theme in read["themes"]]
    assert read["outlet"]["value"] == "La Dépêche des Quais"
    assert read["date"]["edtf"] == "2024-05-14"


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("fr/partenaires/senegal", "Sénégal"),
        ("en/partners/senegal", "Senegal"),
        ("fr/partenaires/espagne", "Espagne"),
        ("fr/themes/peche", "Pêche"),
        ("en/themes/fisheries", "Fisheries"),
    ],
)
def test_partners_and_themes_have_pages_in_both_languages(project, path, title):
    (heading,) = page(project, path).xpath("//h1")
    assert title in heading.text_content()


@pytest.mark.parametrize(
    ("path", "title"), [("fr", "Le Maroc et ses partenaires"), ("en", "Morocco and its partners")]
)
def test_the_site_bears_its_own_name_and_no_other(project, path, title):
    assert title in page(project, path).text_content()
    for built in (project / "site").rglob("*.html"):
        assert "azakhstan" not in lxml.html.document_fromstring(built.read_bytes()).text_content()


def test_home_has_no_page_as_a_partner(project):
    assert not (project / "site/fr/partenaires/maroc").exists()


def test_a_home_that_is_no_country_is_said(project, tmp_path):
    config = project / "mkdocs.yml"
    before = config.read_text("utf-8")
    config.write_text(before.replace("home: MA", "home: Maroc"), "utf-8")
    try:
        done = run("generator", "check", cwd=project)
    finally:
        config.write_text(before, "utf-8")
    assert done.returncode == 1
    assert (
        done.stderr == "mkdocs.yml: extra.briefing.home is Maroc; use a country code such as KZ\n"
    )
