"""What finders, feed readers and sharers get: heads, JSON-LD, feeds, sitemap, robots, 404."""

from __future__ import annotations

import json
import re
import struct
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from tests.test_site import URL, indexable, pages

pytestmark = pytest.mark.slow
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
LOCALES = {"fr": "fr_FR", "en": "en_GB"}


def meta(page: Any, name: str) -> list[str]:
    return page.xpath(f"//head/meta[@property='{name}' or @name='{name}']/@content")


def graph(page: Any) -> list[dict[str, Any]]:
    (text,) = page.xpath("//head/script[@type='application/ld+json']/text()")
    assert "<" not in text
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def front(project: Path, path: str) -> dict[str, Any]:
    return yaml.safe_load((project / "docs" / path).read_text("utf-8").split("---\n")[1])


def test_every_page_is_shared_with_words_and_a_local_picture(site: Path) -> None:
    for address, page in indexable(site).items():
        lang = page.get("lang")
        assert meta(page, "og:url") == [URL + address]
        assert meta(page, "og:locale") == [LOCALES[lang]], address
        assert meta(page, "og:locale:alternate") == [LOCALES["en" if lang == "fr" else "fr"]]
        assert meta(page, "og:image") == [f"{URL}assets/share.png"]
        assert meta(page, "twitter:card") == ["summary_large_image"]
        assert meta(page, "og:title")[0]
        assert 50 <= len(meta(page, "description")[0]) <= 170, address
        assert meta(page, "og:description") == meta(page, "description")
    image = (site / "assets/share.png").read_bytes()
    assert struct.unpack(">II", image[16:24]) == (1200, 630)
    assert len(image) < 150_000


def test_titles_are_each_pages_own(site: Path) -> None:
    for lang in ("fr", "en"):
        titles = [p.findtext(".//title") for a, p in pages(site).items() if a.startswith(lang)]
        assert len(titles) == len(set(titles))


def test_a_day_of_publication_is_given_only_where_it_is_stated(site: Path, project: Path) -> None:
    days = {}
    for path in sorted((project / "docs").glob("*/articles/*.md")):
        told = front(project, path.relative_to(project / "docs").as_posix())
        page = pages(site)[told["alternates"][told["lang"]]]
        known = told["date_basis"] in ("stated", "editor") and told["date"] == told["date_edtf"]
        days[path] = [told["date"]] if known else []
        assert meta(page, "article:published_time") == days[path], path
        assert [graph(page)[0].get("datePublished")] == (days[path] or [None]), path
    assert any(days.values())
    assert not all(days.values())


def test_an_article_says_what_it_is_about_and_based_on(site: Path) -> None:
    article, trail = graph(pages(site)["en/articles/2025-04-ue-visas/"])
    assert article["@type"] == "NewsArticle"
    assert article["inLanguage"] == "en"
    assert article["translationOfWork"]["@id"] == f"{URL}fr/articles/2025-04-ue-visas/"
    assert article["isBasedOn"]["publisher"]["name"] == "Bruxelles Korner"
    assert {"@type": "Organization", "name": "European Union"}.items() <= article["about"][
        0
    ].items()
    assert {about["@type"] for about in article["about"][1:]} == {"DefinedTerm"}
    assert trail["@type"] == "BreadcrumbList"
    french = graph(pages(site)["fr/articles/2025-04-ue-visas/"])[0]
    assert [work["@id"] for work in french["workTranslation"]] == [article["@id"]]
    country = graph(pages(site)["fr/articles/2026-01-maroc-echanges/"])[0]["about"][0]
    assert country == {"@type": "Country", "name": "Maroc", "url": f"{URL}fr/partenaires/maroc/"}


def test_addresses_in_json_ld_are_in_the_site(site: Path) -> None:
    known = set(pages(site))
    for address, page in pages(site).items():
        for text in page.xpath("//script[@type='application/ld+json']/text()"):
            for url in re.findall(r'"(?:@id|url|item)":"([^"]+)"', text):
                assert url.startswith(URL), address
                assert url.removeprefix(URL) in known, (address, url)


def test_partner_theme_and_home_pages_say_what_they_are(site: Path) -> None:
    partner = graph(pages(site)["fr/partenaires/france/"])[0]
    assert partner["@type"] == "CollectionPage"
    assert partner["about"]["@type"] == "Country"
    assert partner["mainEntity"]["numberOfItems"] == 2
    assert graph(pages(site)["en/themes/energy/"])[0]["about"]["@type"] == "DefinedTerm"
    home = graph(pages(site)["en/"])[0]
    assert home["@type"] == "WebSite"
    assert home["potentialAction"]["target"]["urlTemplate"] == f"{URL}en/search/?q={{words}}"


def test_every_page_announces_its_feeds_its_own_first(site: Path) -> None:
    for address, page in pages(site).items():
        feeds = page.xpath("//head/link[@type='application/atom+xml']/@href")
        own = re.match(r"\w\w/(partenaires|partners|themes)/.", address) is not None
        assert len(feeds) == 1 + own, address
        assert not own or feeds[0].removeprefix("./") == "feed.xml", address
        assert not own or "feed.xml" in page.xpath("//article//a/@href"), address


def test_feeds_keep_to_rfc_4287(site: Path) -> None:
    for path in sorted(site.rglob("feed.xml")):
        feed = etree.parse(path).getroot()
        own = URL + path.relative_to(site).as_posix()
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert links == {"self": own, "alternate": own.removesuffix("feed.xml")}
        entries = feed.findall(f"{ATOM}entry")
        ids = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(set(ids)) == len(ids)
        for node in (feed, *entries):
            for name in ("id", "title", "updated"):
                assert node.findtext(f"{ATOM}{name}"), (path, name)
            moment = datetime.fromisoformat(node.findtext(f"{ATOM}updated"))
            assert moment.tzinfo is not None
        assert feed.find(f"{ATOM}author/{ATOM}name").text
        dates = [entry.findtext(f"{ATOM}updated") for entry in entries]
        assert dates == sorted(dates, reverse=True)


def test_sitemap_lists_every_page_for_finders_with_its_counterparts(site: Path) -> None:
    tree = etree.parse(site / "sitemap.xml")
    listed = {}
    for url in tree.findall("s:url", SITEMAP):
        links = url.findall("x:link", SITEMAP)
        listed[url.findtext("s:loc", namespaces=SITEMAP)] = {
            link.get("hreflang"): link.get("href") for link in links
        }
    assert set(listed) == {URL + address for address in indexable(site)}
    for url, others in listed.items():
        page = pages(site)[url.removeprefix(URL)]
        heads = page.xpath("//head/link[@hreflang]")
        assert others == {link.get("hreflang"): link.get("href") for link in heads}


def test_robots_txt_names_the_sitemap_and_forbids_nothing(site: Path) -> None:
    text = (site / "robots.txt").read_text("utf-8")
    assert f"Sitemap: {URL}sitemap.xml" in text
    assert "Disallow" not in text


def test_404_speaks_both_languages_and_works_from_any_depth(site: Path) -> None:
    page = pages(site)["404.html"]
    assert page.xpath("//article/section/@lang") == ["fr", "en"]
    assert meta(page, "robots") == ["noindex"]
    for link in page.xpath("//@href | //@src"):
        assert link.startswith(("/repo/", "#")), link


def test_policy_comes_first_and_lets_nothing_out(site: Path) -> None:
    for address, page in pages(site).items():
        first, second = page.xpath("//head/*")[:2]
        assert first.get("charset") == "utf-8"
        assert second.get("http-equiv") == "Content-Security-Policy", address
        policy = dict(part.strip().split(" ", 1) for part in second.get("content").split(";"))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == "'self'"
        assert policy["base-uri"] == "'none'"
        sources = " ".join(policy.values()).split()
        assert set(sources) <= {"'self'", "'none'", "'unsafe-inline'"}, sources


def test_nothing_of_the_theme_is_in_the_site(site: Path) -> None:
    ours = {path.name for path in (site.parent / "docs" / "assets").iterdir()}
    assert {path.name for path in (site / "assets").iterdir()} == ours
    for address, page in pages(site).items():
        assert page.xpath("//*[starts-with(@class, 'md-')] | //label[@for='__drawer']") == [], (
            address
        )


def test_files_to_cite_an_article_are_there_and_linked(site: Path) -> None:
    folder = site / "fr/articles/2026-01-maroc-echanges"
    page = pages(site)["fr/articles/2026-01-maroc-echanges/"]
    links = page.xpath("//section[@class='b-cite']//a/@href")
    assert links == ["cite.bib", "cite.ris", "cite.json"]
    assert (folder / "cite.bib").read_text("utf-8").startswith("@article{")
    assert (folder / "cite.ris").read_bytes().endswith(b"ER  - \r\n")
    assert json.loads((folder / "cite.json").read_text("utf-8"))[0]["language"] == "fr"
    assert URL in page.xpath("//p[@class='b-reference']")[0].text_content()
