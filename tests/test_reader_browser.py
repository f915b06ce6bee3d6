"""What readers meet, in Chromium: policy, access, print, no scripts, narrow screens, buttons."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ARTICLE = "fr/articles/2025-04-ue-visas/"
KINDS = [
    "",
    "fr/",
    "en/",
    ARTICLE,
    "en/articles/2018-05-france-anniversaire/",
    "en/articles/2026-01-maroc-echanges/side-by-side/",
    "fr/partenaires/",
    "fr/partenaires/turquie/",
    "en/themes/",
    "en/themes/trade-investment/",
    "fr/chronologie/",
    "en/chronology/2018/",
    "fr/chiffres/",
    "en/search/",
    "fr/a-propos/",
    "404.html",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SPACED = (
    "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
    "p{margin-bottom:2em!important}"
)


@pytest.fixture
def opened(browser: Browser, served: str) -> Iterator[Any]:
    """`opened(address, ...)` gives a page; whatever it complains about fails the test."""
    wrong: list[str] = []
    contexts = []

    def open_page(address: str, **options: Any) -> Page:
        context = browser.new_context(reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "console", lambda said: said.type in ("error", "warning") and wrong.append(said.text)
        )
        page.on("request", lambda r: r.url.startswith(served) or wrong.append(r.url))
        page.on("response", lambda r: r.status < 400 or wrong.append(f"{r.status} {r.url}"))
        page.goto(served + address, wait_until="networkidle")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


def width(page: Page) -> tuple[int, int]:
    over, room = page.evaluate(
        "[document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]"
    )
    return over, room


def printed(page: Page) -> list[str]:
    reader = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
    return [" ".join(sheet.extract_text().split()) for sheet in reader.pages]


@pytest.mark.parametrize("address", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened: Any, address: str, scheme: str) -> None:
    page = opened(address, color_scheme=scheme)
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    assert [(v["id"], v["nodes"][0]["target"]) for v in found] == []


def test_the_policy_stops_what_is_not_of_the_site(browser: Browser, served: str) -> None:
    page = browser.new_page()
    blocked: list[str] = []
    page.on("console", lambda said: blocked.append(said.text))
    page.goto(served + ARTICLE)
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://a.example/x'}))")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: '0'}))"
    )
    page.evaluate("fetch('https://a.example/').catch(() => 0)")
    page.wait_for_timeout(200)
    page.close()
    for directive in ("img-src", "script-src", "connect-src"):
        assert any(f"{directive} 'self'" in text for text in blocked), directive


@pytest.mark.parametrize("address", KINDS)
def test_nothing_scrolls_sideways_at_320_pixels(opened: Any, address: str) -> None:
    over, room = width(opened(address, viewport={"width": 320, "height": 640}))
    assert over <= room


@pytest.mark.parametrize("address", [ARTICLE, "fr/", "fr/partenaires/turquie/", "en/search/"])
def test_large_and_widely_set_text_stays_whole(opened: Any, address: str) -> None:
    page = opened(address, viewport={"width": 640, "height": 450})
    page.add_style_tag(content=SPACED)
    over, room = width(page)
    assert over <= room


@pytest.mark.parametrize("address", [a for a in KINDS if a not in ("", "404.html")])
def test_reading_and_navigating_need_no_script(opened: Any, address: str) -> None:
    page = opened(address, java_script_enabled=False)
    assert page.locator("h1").first.is_visible()
    assert page.locator(".b-switch a").first.is_visible()
    assert page.locator(".b-nav a").first.is_visible()
    assert not page.locator("[data-palette], .b-copy").first.is_visible()
    for link in page.locator(".b-nav a").all()[:1]:
        link.click()
        assert page.locator("h1").count() == 1


def test_the_first_stop_of_the_keyboard_leads_to_the_text(opened: Any) -> None:
    page = opened(ARTICLE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "b-skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_the_palette_is_the_systems_until_the_reader_chooses(opened: Any) -> None:
    page = opened(ARTICLE, color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.locator("button[data-palette]").click()
    light = page.evaluate(ground)
    assert light != dark
    page.reload()
    assert page.evaluate(ground) == light


def test_the_frame_does_not_move_while_a_page_loads(opened: Any) -> None:
    page = opened(ARTICLE, viewport={"width": 412, "height": 823})
    moved = page.evaluate(
        """() => new Promise(done => new PerformanceObserver(list =>
            done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
            .observe({type: 'layout-shift', buffered: true}) || setTimeout(() => done(0), 300))"""
    )
    assert moved < 0.01


def test_the_language_switch_leads_to_the_same_article_and_back(opened: Any, served: str) -> None:
    page = opened(ARTICLE)
    page.locator(".b-switch a").click()
    assert page.url == f"{served}en/articles/2025-04-ue-visas/"
    page.locator(".b-switch a").click()
    assert page.url == served + ARTICLE


def test_the_reference_is_copied_by_a_button(opened: Any) -> None:
    page = opened(ARTICLE, permissions=["clipboard-read", "clipboard-write"])
    page.locator(".b-copy").click()
    page.locator("[role=status]", has_text="Référence copiée").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == " ".join(page.locator(".b-reference").inner_text().split())


@pytest.mark.parametrize("address", [a for a in KINDS if a not in ("", "404.html", "en/search/")])
def test_any_page_prints_as_a_briefing(opened: Any, site: Path, address: str) -> None:
    page = opened(address)
    sheets = printed(page)
    tree = lxml.html.document_fromstring((site / address / "index.html").read_bytes())
    canonical = tree.xpath("//link[@rel='canonical']/@href")[0]
    title = page.locator(".b-brand").inner_text()
    assert all(len(sheet) > 200 for sheet in sheets), "a blank page"
    for number, sheet in enumerate(sheets, 1):
        assert f"{number} / {len(sheets)}" in sheet
        assert canonical in sheet
        assert title in sheet
    whole = re.sub(r"\W", "", "".join(sheets))
    for words in tree.xpath("//main//h1 | //main//article/p[not(@class)]"):
        assert re.sub(r"\W", "", words.text_content())[:60] in whole
    page.emulate_media(media="print")
    for interface in ("nav.b-nav", ".b-switch", "form", "button", ".b-skip", ".b-downloads"):
        assert not any(part.is_visible() for part in page.locator(interface).all()), interface


def test_an_article_page_is_light(browser: Browser, served: str) -> None:
    page = browser.new_page()
    weights: list[int] = []
    page.on("response", lambda response: weights.append(len(response.body())))
    page.goto(served + ARTICLE, wait_until="networkidle")
    page.close()
    assert len(weights) <= 6
    assert sum(weights) < 95_000  # bytes before compression: about 20 kB after it
