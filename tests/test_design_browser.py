"""What only a browser can tell of the look: nothing overflows, the keys reach everything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

KINDS = {
    "chooser": "",
    "home": "fr/",
    "article": "fr/articles/2025-04-ue-visas/",
    "side by side": "en/articles/2018-05-france-anniversaire/side-by-side/",
    "partners": "fr/partenaires/",
    "partner": "fr/partenaires/turquie/",
    "themes": "en/themes/",
    "theme": "fr/themes/commerce-investissement/",
    "chronology": "fr/chronologie/",
    "year": "en/chronology/2025/",
    "figures": "fr/chiffres/",
    "about": "fr/a-propos/",
    "search": "fr/search/?q=Turquie",
    "not found": "404.html",
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own for each test, on a desk's screen."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield page
    page.close()


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("width", [320, 768])
def test_no_kind_of_page_scrolls_sideways(
    page: Page, served: str, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(served + address)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = page.evaluate(
        """[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right >
        innerWidth + 1 && !e.closest('.b-table, svg, .b-hidden, .b-skip')).map(e => e.outerHTML)"""
    )
    assert wide == []


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_text_of_twice_the_size_fits_too(page: Page, served: str, address: str) -> None:
    page.set_viewport_size({"width": 640, "height": 800})
    page.goto(served + address)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_the_keyboard_reaches_every_partner_on_the_map(page: Page, served: str) -> None:
    page.goto(served + "fr/")
    names = page.eval_on_selector_all(".b-world a", "found => found.map(a => a.ariaLabel)")
    assert names
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert [name for name in reached if name in names] == names


def test_enter_on_the_map_opens_the_partner(page: Page, served: str) -> None:
    page.goto(served + "fr/")
    page.locator(".b-world a").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")  # reached by keyboard, not by script: the focus shows
    shown = page.locator(".b-world a").first.evaluate("a => getComputedStyle(a).strokeWidth")
    assert shown == "2px"
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/partenaires/*/")


@pytest.mark.parametrize("address", ["fr/partenaires/", "fr/partenaires/turquie/", "fr/chiffres/"])
def test_tables_can_be_scrolled_with_the_keyboard(page: Page, served: str, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(served + address)
    for table in page.locator(".b-table").all():
        table.focus()
        assert table.get_attribute("tabindex") == "0"  # Chromium alone would do without
        assert table.evaluate("e => e === document.activeElement")
        assert table.get_attribute("role") == "region"
        names = (table.get_attribute("aria-labelledby") or "").split()
        assert names
        assert all(page.locator(f"#{name}").count() == 1 for name in names)
        room = table.evaluate("e => e.scrollWidth - e.clientWidth")
        if room > 0:
            page.keyboard.press("ArrowRight")
            page.wait_for_function("e => e.scrollLeft > 0", arg=table.element_handle())


def test_heads_of_the_matrix_stay_in_sight(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 320, "height": 300})
    page.goto(served + "fr/partenaires/")
    matrix = page.locator(".b-matrix")
    matrix.evaluate("e => e.scrollTo(150, 60)")
    inside = matrix.bounding_box()
    row = page.locator(".b-matrix tbody th").first.bounding_box()
    column = page.locator(".b-matrix thead th").nth(4).bounding_box()
    assert inside
    assert row
    assert column
    assert abs(row["x"] - inside["x"]) < 2
    assert abs(column["y"] - inside["y"]) < 2


def test_a_number_of_the_matrix_opens_its_articles(page: Page, served: str) -> None:
    page.goto(served + "fr/partenaires/")
    page.locator(".b-matrix td a").first.click()
    page.wait_for_url("**/fr/partenaires/*/#with-*")
    anchor = page.evaluate("location.hash")
    assert page.locator(anchor).is_visible()
    assert page.locator(f"{anchor} .b-lines a").count() >= 1


def test_links_to_passages_show_when_they_are_reached(page: Page, served: str) -> None:
    page.goto(served + "fr/articles/2025-07-turquie-visite/")
    link = page.locator("#p2 > .b-anchor")
    assert link.evaluate("e => getComputedStyle(e).opacity") == "0"
    page.locator("#p2").hover()
    assert link.evaluate("e => getComputedStyle(e).opacity") == "1"
    page.locator("h1").hover()
    page.locator("#p1 > .b-anchor").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    shown = page.locator("#p1 > .b-anchor")
    assert shown.evaluate("e => getComputedStyle(e).opacity") == "1"
    assert shown.get_attribute("aria-label")


def test_a_figure_leads_to_its_words_and_marks_them(page: Page, served: str) -> None:
    page.goto(served + "fr/articles/2025-07-turquie-visite/")
    page.locator(".b-keyfigures a").nth(1).click()
    words = page.locator(".b-figure:target")
    assert words.inner_text() == "6,3 milliards de dollars"
    plain = page.locator(".b-figure:not(:target)").first
    ground = "e => getComputedStyle(e).backgroundColor"
    assert words.evaluate(ground) != plain.evaluate(ground)


def test_without_a_script_every_section_is_in_reach(browser: Browser, served: str) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page.goto(served + "fr/")
    for link in page.locator(".b-nav a, .b-footer a").all():
        box = link.bounding_box()
        assert box is None or box["x"] + box["width"] <= 320
    shown = {link.inner_text() for link in page.locator(".b-nav a:visible, .b-footer a").all()}
    assert {"Partenaires", "Thèmes", "Chronologie", "Chiffres", "À propos"} <= shown
    page.close()
