"""The shipped site, built strictly: its HTML as readers and search engines get it."""

from __future__ import annotations

import json
import posixpath
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
import yaml
from lxml import etree

pytestmark = pytest.mark.slow

URL = "https://pages.example/repo/"
IDS = {
    "2018-05-france-anniversaire",
    "2023-11-france-visite",
    "2025-04-ue-visas",
    "2025-07-turquie-visite",
    "2026-01-maroc-echanges",
}


@cache
def pages(site: Path) -> dict[str, lxml.html.HtmlElement]:
    """Every HTML page by its address below the site's root."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        found[address] = lxml.html.document_fromstring(path.read_bytes())
    return found


def indexable(site: Path) -> dict[str, lxml.html.HtmlElement]:
    """The pages that search engines are invited to: each has a counterpart."""
    return {
        address: page
        for address, page in pages(site).items()
        if address != "404.html" and not page.xpath("//meta[@name='robots']")
    }


def target(address: str, link: str) -> tuple[str, str]:
    """The address below the root, and the anchor, that a link on a page leads to."""
    parts = urlsplit(link.removeprefix(URL) if link.startswith(URL) else link)
    if link.startswith(URL):
        return unquote(parts.path), parts.fragment
    base = address if address.endswith("/") or not address else posixpath.dirname(address) + "/"
    joined = posixpath.normpath(posixpath.join("/", base, unquote(parts.path))).lstrip("/")
    if not parts.path:
        return address, parts.fragment
    return joined + "/" * (parts.path.endswith("/") and joined != ""), parts.fragment


def test_every_article_has_a_page_in_every_language(site: Path) -> None:
    for lang in ("fr", "en"):
        assert {p.name for p in (site / lang / "articles").iterdir()} == IDS


def test_partners_and_themes_live_under_their_localised_names(site: Path) -> None:
    for address, title in {
        "fr/partenaires/maroc/": "Maroc",
        "en/partners/morocco/": "Morocco",
        "fr/partenaires/union-europeenne/": "Union européenne",
        "en/partners/european-union/": "European Union",
        "fr/themes/energie/": "Énergie",
        "en/themes/energy/": "Energy",
    }.items():
        heading = pages(site)[address].findtext(".//h1") or ""
        heading = pages(site)[address].find(".//h1").text_content()
        assert title in heading, address


def test_every_page_says_its_language_in_html_lang(site: Path) -> None:
    for address, page in pages(site).items():
        if address[:3] in ("fr/", "en/"):
            assert page.get("lang") == address[:2], address


def test_frame_speaks_the_language_of_the_page(site: Path) -> None:
    for address, page in pages(site).items():
        labels = [a.text_content() for a in page.xpath("//nav[@class='b-nav']//a")]
        wanted = "Partners" if page.get("lang") == "en" else "Partenaires"
        assert wanted in labels, address


def test_hreflang_pairs_are_absolute_reciprocal_and_have_a_default(site: Path) -> None:
    for address, page in indexable(site).items():
        links = page.xpath("//head/link[@rel='alternate'][@hreflang]")
        by_lang = {link.get("hreflang"): link.get("href") for link in links}
        assert set(by_lang) == {"fr", "en", "x-default"}, address
        assert by_lang[page.get("lang")] == URL + address
        for lang in ("fr", "en"):
            other = pages(site)[by_lang[lang].removeprefix(URL)]
            back = other.xpath("//head/link[@rel='alternate'][@hreflang]/@href")
            assert other.get("lang") == lang
            assert URL + address in back


def test_language_switch_leads_to_the_same_page_never_home(site: Path) -> None:
    for address, page in indexable(site).items():
        (switch,) = page.xpath("//nav[@class='b-switch']/a")
        other = switch.get("hreflang")
        pair = page.xpath(f"//head/link[@hreflang='{other}']/@href")[0].removeprefix(URL)
        assert target(address, switch.get("href"))[0] == pair, address


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    missing = []
    for address, page in pages(site).items():
        for link in page.xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
            if urlsplit(link).scheme and not link.startswith(URL):
                missing.append((address, link))
                continue
            if address == "404.html":  # its links are absolute below the site's path
                assert link.startswith(("/repo/", "#")), link
                continue
            path, anchor = target(address, link)
            file = site / path / "index.html" if path.endswith("/") or not path else site / path
            if not file.is_file() or (
                anchor
                and path in pages(site)
                and not pages(site)[path].xpath(f"//*[@id='{anchor}']")
            ):
                missing.append((address, link))
    assert missing == []


def test_side_by_side_pages_switch_to_their_counterpart(site: Path) -> None:
    address = "fr/articles/2026-01-maroc-echanges/en-regard/"
    page = pages(site)[address]
    (switch,) = page.xpath("//nav[@class='b-switch']/a/@href")
    assert target(address, switch)[0] == "en/articles/2026-01-maroc-echanges/side-by-side/"
    rows = page.xpath("//div[contains(concat(@class, ' '), 'b-beside__row ')]")
    assert all(row.xpath("./div/@lang") == ["fr", "en"] for row in rows)
    assert len(rows) > 5


def test_root_offers_the_languages_without_a_script(site: Path) -> None:
    links = pages(site)[""].xpath("//article//a/@href")
    assert links == ["fr/", "en/"]


def test_partner_page_lists_its_articles_themes_and_company(site: Path) -> None:
    page = pages(site)["fr/partenaires/france/"]
    links = [target("fr/partenaires/france/", a)[0] for a in page.xpath("//article//a/@href")]
    assert "fr/articles/2023-11-france-visite/" in links
    assert "fr/articles/2018-05-france-anniversaire/" in links
    assert links.index("fr/articles/2023-11-france-visite/") < links.index(
        "fr/articles/2018-05-france-anniversaire/"
    )
    assert "fr/themes/diplomatie/" in links
    counts = [s.text_content().split() for s in page.xpath("//ul[@class='b-met']//summary")]
    assert ["Diplomatie", "2"] in counts


def test_article_links_to_its_partners_themes_neighbours_and_translation(site: Path) -> None:
    address = "en/articles/2023-11-france-visite/"
    links = {target(address, a)[0] for a in pages(site)[address].xpath("//a/@href")}
    assert {
        "en/partners/france/",
        "en/themes/diplomacy/",
        "en/articles/2018-05-france-anniversaire/",
        "en/articles/2025-04-ue-visas/",
        "fr/articles/2023-11-france-visite/",
    } <= links


def test_front_matter_keeps_to_the_contract(project: Path) -> None:
    keys = (
        "title description lang original article translation date date_edtf date_basis outlet"
        " author place partners mentioned themes people figures alternates"
    ).split()
    for lang in ("fr", "en"):
        for path in sorted((project / "docs" / lang / "articles").glob("*.md")):
            meta = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
            assert [k for k in keys if k not in meta] == [], path
            assert meta["article"] == path.stem
            assert meta["lang"] == lang
            assert meta["alternates"][lang] == f"{lang}/articles/{path.stem}/"
            body = path.read_text("utf-8")
            for figure in meta["figures"]:
                assert list(figure) == ["value", "unit", "bound", "year", "text", "paragraph"]
                assert figure["paragraph"] == "title" or f"#{figure['paragraph']}" in body


def test_every_figure_shown_leads_to_its_words(site: Path) -> None:
    for address, page in pages(site).items():
        if "/articles/" not in address:
            continue
        for link in page.xpath("//ul[@class='b-keyfigures']//a"):
            (words,) = page.xpath(f"//*[@id='{link.get('href')[1:]}']")
            assert re.search(r"\d", words.text_content()) or words.text_content(), address


def test_both_halves_carry_the_same_facts(project: Path) -> None:
    for path in sorted((project / "docs" / "fr" / "articles").glob("*.md")):
        other = project / "docs" / "en" / "articles" / path.name
        fr, en = (yaml.safe_load(p.read_text("utf-8").split("---\n")[1]) for p in (path, other))
        for key in ("partners", "mentioned", "themes", "date_edtf", "date_basis", "original"):
            assert fr[key] == en[key], (path.name, key)
        values = [
            [(f["value"], f["unit"], f["bound"]) for f in half["figures"]] for half in (fr, en)
        ]
        assert values[0] == values[1], path.name


def test_feeds_and_data_are_well_formed_and_in_their_language(site: Path) -> None:
    feeds = sorted(site.rglob("feed.xml"))
    assert site / "fr/partenaires/maroc/feed.xml" in feeds
    for path in feeds:
        feed = etree.parse(path).getroot()
        lang = path.relative_to(site).parts[0]
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
        links = feed.findall("{*}entry/{*}link")
        assert links
        assert all(link.get("href").startswith(f"{URL}{lang}/articles/") for link in links)
    for lang in ("fr", "en"):
        data = json.loads((site / lang / "articles.json").read_text("utf-8"))
        assert {record["article"] for record in data["articles"]} == IDS


def test_nothing_of_the_engine_or_of_others_is_requested(site: Path) -> None:
    for address, page in pages(site).items():
        assert page.xpath("//script[not(@src)][not(@type='application/ld+json')]") == [], address
        assert page.xpath("//style") == [], address
        assert page.xpath("//*[@style]") == [], address
