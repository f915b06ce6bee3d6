"""Newspapers, sites and agencies: those of the catalog, and names in a newspaper's form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.catalog import table
from generator.text import fold


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newspaper, site or agency of the catalog."""

    name: str
    agency: bool


@cache
def _outlets() -> Mapping[str, Outlet]:
    """Outlets by their folded names, aliases and domains."""
    known: dict[str, Outlet] = {}
    for entry in table("outlets"):
        outlet = Outlet(entry["name"], bool(entry.get("agency")))
        names = (entry["name"], *entry.get("aliases", ()), *entry.get("domains", ()))
        known.update((_key(name), outlet) for name in names)
    return known


def _key(text: str) -> str:
    return fold(text).strip(" .:;,|/-()[]\"'«»©").removeprefix("www.")


def known_outlet(text: str) -> Outlet | None:
    """The outlet that a text names and says nothing else, if the catalog knows it."""
    key = _key(text) if len(text) < 80 else ""
    return _outlets().get(key) or _outlets().get(_AGENCY.sub("", key))


_AGENCY = re.compile(r"^agence (?:de presse )?")
_JOINTS = re.compile(r"\s+(?:avec|with|et|and|via)\s+|\s*[/|,·]\s*|\s+[–—-]\s+", re.I)
_ARTICLE = re.compile(r"(?:l['’]|agences?\s+|with )+", re.I)


def outlets_named(text: str) -> list[Outlet]:
    """The outlets that a text names and nothing else: `Le Figaro avec AFP`, `(ATS)`."""
    text = text.strip("() ")
    if len(text) > 80:
        return []
    if known := known_outlet(text):
        return [known]
    parts = [_ARTICLE.sub("", part, count=1) for part in _JOINTS.split(text) if part]
    found = [outlet for part in parts if (outlet := known_outlet(part))]
    return found if len(found) == len(parts) else []


_NOUNS = {kind: "|".join(words) for kind, words in table("press").items()}
# `La Tribune …`, `… Weekly`
_PRESS = re.compile(
    rf"(?:(?:le|la|les|the) |l['’])?(?:nouvel(?:le)? |petit )?(?:{_NOUNS['begins']})\b"
    rf"|.{{3,}}\b(?:{_NOUNS['ends']})$",
    re.I,
)
DESCRIBED = re.compile(rf"(?:(?:le|la|une?) |l['’])?(?:{_NOUNS['described']})\b", re.I)
"""How a newspaper says below its name what it is: `Le mensuel des matières premières`."""


def is_press_name(name: str, description: str = "", certain: bool = False) -> bool:
    """Whether a name is in form of a newspaper's, or what stands beside it says that it is one.

    Of more than one word, one has a capital, unless it is `certain` that the text is a name.
    """
    if not name[-1:].isalnum() or not name[:1].isupper() or len(name.split()) > 9 or ". " in name:
        return False
    named = (certain or capitals(name) > 1) and _PRESS.match(name)
    return bool(named or (description and DESCRIBED.match(description)))


def capitals(name: str) -> int:
    """How many capitals stand at the head of a word, or inside one: names have more than one."""
    return len(re.findall(r"[A-ZÀ-Þ]+(?=[a-zà-ÿ’'&. -]|$)", name))
