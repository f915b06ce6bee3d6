"""What the generator tells the editor, in the editor's language.

Problems and the texts of the command line are made in English (`errors.tell`); the doors that
show them say them through `translated` and `line`. The catalogues are `locale/LANG/LC_MESSAGES/
editor.po`; a language without one is spoken to in English.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache

from generator.catalog import table
from generator.errors import Message, Problem, Reason
from generator.locales import FOLDER, translations
from generator.model import Lang

VARIABLE = "BRIEFING_LANG"
"""Environment: the editor's language, before everything else."""
SOURCE: Lang = "en"
"""The language that the texts are written in."""


def editor_language(setting: str = "", environ: Mapping[str, str] = os.environ) -> Lang:
    """The language to speak to the editor in.

    The first that is stated of: `BRIEFING_LANG`; `extra.briefing.messages` of the settings; the
    terminal's own language (`LC_ALL`, `LC_MESSAGES`, `LANG`). English where that has no catalogue.
    """
    system = (environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    stated = (environ.get(VARIABLE), setting, *system)
    lang = next((text for text in stated if text), SOURCE)[:2].lower()
    return lang if lang in languages() else SOURCE


@cache
def languages() -> frozenset[Lang]:
    """The languages that an editor can be spoken to in."""
    found = (path.parent.parent.name for path in FOLDER.glob("*/LC_MESSAGES/editor.po"))
    return frozenset({SOURCE, *found})


def translated(text: str, lang: Lang) -> str:
    """A message in a language; a text that is no message, such as a name, stays as it is."""
    if lang == SOURCE or lang not in languages():
        return str(text)
    if isinstance(text, Reason):
        return _reason(text, lang)
    if not isinstance(text, Message):
        return str(text)
    catalogue = translations(lang, "editor")
    values = {
        name: translated(value, lang) if isinstance(value, str) else value
        for name, value in text.values.items()
    }
    if text.many:
        template = catalogue.ungettext(text.template, text.many, int(str(values["n"])))
    else:
        template = catalogue.ugettext(text.template)
    return str(template).format_map(values)


def _reason(text: str, lang: Lang) -> str:
    """A reason whole, or in its pieces; a piece without a translation stays in English."""
    known: Mapping[str, str] = table("reasons").get(lang, {})
    quote = known.get("“{}”", "“{}”")
    values = iter([_quoted(value, quote) for value in _VALUES.findall(text)])
    bare = _VALUES.sub("{}", text)
    pieces = [bare] if bare in known else _BETWEEN.split(bare)
    said = "".join(known.get(piece, piece) for piece in pieces)
    return re.sub(r"\{\}", lambda _: next(values, "{}"), said)


def _quoted(value: str, quote: str) -> str:
    return quote.replace("{}", value[1:-1]) if value.startswith("“") else value


_VALUES = re.compile(r"“[^”]*”|\d+(?:[.,:/-]\d+)*~?")
_BETWEEN = re.compile(r"([,;] | \(|\)(?:[,:] )?)")


def line(problem: Problem, lang: Lang) -> str:
    """A problem as one line: `path:line: what is wrong, and what to do`."""
    return f"{problem.place}: {translated(problem.message, lang)}"
