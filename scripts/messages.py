"""The catalogues: `extract` the messages of the sources, `update` the languages.

Two domains: `messages` is what readers see on the site, `editor` what the generator says to the
editor (`errors.tell`). Run through `make messages`. Unlike pybabel alone, it writes no dates and
keeps each catalogue's plural rule, so that the same sources give the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "generator" / "locale"
DOMAINS: Mapping[str, Mapping[str, Any]] = {
    "messages": {
        "_": None,
        "gettext": None,
        "ngettext": (1, 2),
        "pgettext": ((1, "c"), 2),
    },
    "editor": {"tell": None, "tell_many": (1, 2)},
}
"""The functions whose texts each domain holds."""
HEAD = """\
# {title}
msgid ""
msgstr ""
"Language: {lang}\\n"
"Plural-Forms: {plural}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
TITLES = {
    "messages": "Interface texts of the site.",
    "editor": "What the generator says to the editor.",
}


def template(domain: str) -> Catalog:
    """Every message of a domain in the Python files and templates."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as stream:
        methods, options = parse_mapping_cfg(stream)
    catalog = Catalog()
    found = extract_from_dir(ROOT, methods, options, keywords=DOMAINS[domain])
    for name, line, message, _, context in found:
        catalog.add(message, None, [(name, line)], context=context)
    return catalog


def extract() -> None:
    """Collect the messages of the sources into the template catalogues."""
    for domain in DOMAINS:
        (LOCALE / f"{domain}.pot").write_bytes(_body(template(domain)))


def update() -> None:
    """Give each language the messages it lacks, and take those that no source has any more."""
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        lang, domain = path.parent.parent.name, path.stem
        with path.open("rb") as stream:
            own = read_po(stream, locale=lang)
        with (LOCALE / f"{domain}.pot").open("rb") as stream:
            own.update(read_po(stream), no_fuzzy_matching=True)
        if lang == "en":  # the language of the sources says what they say
            for message in own:
                if not message.context:
                    message.string = message.id
        head = HEAD.format(title=TITLES[domain], lang=lang, plural=own.plural_forms)
        path.write_bytes(head.encode() + _body(own))


def _body(catalog: Catalog) -> bytes:
    buffer = BytesIO()
    write_po(
        buffer, catalog, omit_header=True, sort_output=True, no_location=True, ignore_obsolete=True
    )
    return buffer.getvalue()


if __name__ == "__main__":
    {"extract": extract, "update": update}[sys.argv[1]]()
