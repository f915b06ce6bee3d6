"""The words of the page frame, from the catalogues into the one partial that templates read.

Templates of the engine know nothing of gettext. `make messages` runs this module after the
catalogues changed; a test holds the partial to them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator import ROOT
from generator.locales import FOLDER, voice
from generator.model import Lang
from generator.pages import address

DOCS = ROOT / "docs"
"""Where the page about the site is written by hand; a language may not have one yet."""
PARTIAL = ROOT / "overrides" / "partials" / "interface.html"


def labels(lang: Lang) -> Mapping[str, object]:
    """Everything the frame of a page says in a language, and where its links lead."""
    say, home = voice(lang), address.section(lang, "")
    nav = {
        "partners": say.gettext("Partners"),
        "themes": say.gettext("Themes"),
        "chronology": say.gettext("Chronology"),
        "figures": say.gettext("Figures"),
        "about": say.gettext("About"),
    }
    return {
        "name": say.name(),
        "locale": str(say.locale),
        "home": home,
        "search_path": address.section(lang, "search").removeprefix(home),
        "nav": [
            {"name": key, "label": label, "path": address.section(lang, key).removeprefix(home)}
            for key, label in nav.items()
            if key != "about" or (DOCS / address.file(address.section(lang, key))).is_file()
        ],
        "skip": say.gettext("Skip to content"),
        "navigation": say.gettext("Main navigation"),
        "menu": say.gettext("Menu"),
        "search": say.gettext("Search"),
        "search_hint": say.gettext("Search…"),
        "search_keys": say.gettext("Press the down arrow to go to the results."),
        "languages": say.gettext("Languages"),
        "palette": say.gettext("Light or dark mode"),
        "feed": say.gettext("Feed"),
        "data": say.gettext("Data"),
        "not_found": say.gettext("This page does not exist"),
        "not_found_help": say.gettext(
            "It may have moved, or the address may have been mistyped. Start again from the home"
            " page, or search for it."
        ),
        "results": {
            "none": say.gettext("No results"),
            "one": say.gettext("1 result"),
            "many": say.gettext("{n} results"),
            "all": say.gettext("All {n} results"),
            "article": say.gettext("1 article"),
            "articles": say.gettext("{n} articles"),
            "partner": say.gettext("Partner"),
            "theme": say.gettext("Theme"),
            "corrected": say.gettext("Results for “{words}”"),
            "partial": say.gettext("No article contains all these words. The closest matches:"),
            "advice": say.gettext(
                "Check the spelling, or try fewer words: a partner, a person or a theme."
            ),
            "error": say.gettext("The search index could not be loaded. Try again in a moment."),
        },
    }


def partial(languages: Iterable[Lang]) -> str:
    """The Jinja partial that holds the labels of all languages."""
    table = {lang: labels(lang) for lang in languages}
    text = json.dumps(table, ensure_ascii=False, indent=2, sort_keys=True)
    return (
        "{#- Made from the gettext catalogues by `make messages`; do not edit. -#}\n"
        f"{{%- set interface = {text} -%}}\n"
    )


def catalogues() -> list[Lang]:
    """The languages that have a catalogue."""
    return sorted(path.parent.parent.name for path in FOLDER.glob("*/LC_MESSAGES/messages.po"))


def main(target: Path = PARTIAL) -> None:
    """Write the partial."""
    target.write_text(partial(catalogues()), encoding="utf-8")


if __name__ == "__main__":
    main()
