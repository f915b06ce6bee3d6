"""The picture that goes with a shared link → `docs/assets/share.png`, 1200 × 630 pixels.

Run it again after the titles or the home country in `mkdocs.yml` change; what it writes is kept.
It needs Chromium, like the tests: `.venv/bin/python -m scripts.make_share`
"""

from __future__ import annotations

import html
import json
import os
import shutil

from playwright.sync_api import sync_playwright

from generator import ROOT
from generator.settings import Settings, load_settings

TARGET = ROOT / "docs" / "assets" / "share.png"
SIZE = {"width": 1200, "height": 630}


def drawing(settings: Settings) -> str:
    """The world with the home country marked, and the site's name in every language."""
    world = json.loads((ROOT / "generator" / "catalog" / "world.json").read_text("utf-8"))
    lands = "".join(
        f'<path d="{path}" fill="{"#e0b04a" if code == settings.home else "#124459"}"/>'
        for code, path in world["paths"].items()
    )
    names = "".join(
        f'<text x="72" y="{400 + 84 * n}" font-size="{60 if n == 0 else 44}" fill="#fff"'
        f' fill-opacity="{1 if n == 0 else 0.82}">{html.escape(settings.titles[lang])}</text>'
        for n, lang in enumerate(settings.languages)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630">'
        '<rect width="1200" height="630" fill="#0b3a50"/>'
        f'<g transform="translate(30 40) scale(1.2)">{lands}</g>'
        '<rect x="72" y="330" width="96" height="6" fill="#e0b04a"/>'
        f'<g font-family="Georgia, Liberation Serif, serif" font-weight="600">{names}</g></svg>'
    )


def main() -> None:
    """Draw it in the browser that is there."""
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=flags)
        page = browser.new_page(viewport=SIZE)
        page.set_content(
            f"<style>*{{margin:0}}svg{{display:block}}</style>{drawing(load_settings())}"
        )
        page.screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    main()
