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
    return fold(text).strip(" .:;,|/-()[]\"'«»").removeprefix("www.")


# Names of newspapers that are everyday headings as well: by themselves they name nothing.
_HEADINGS_TOO = frozenset(("l'essentiel", "voyages d'affaires", "le billet", "decryptage"))


def known_outlet(text: str) -> Outlet | None:
    """The outlet that a text names and says nothing else, if the catalog knows it."""
    key = _key(text) if len(text) < 80 else ""
    return None if key in _HEADINGS_TOO else _outlets().get(key)


_JOINED = re.compile(r"\b(?:avec|with|et|and|via)\b|[/|,·]|\s[–—-]\s|^agence|^l['’]", re.I)
_JOINTS = re.compile(r"\s+(?:avec|with|et|and|via)\s+|\s*[/|,·]\s*|\s+[–—-]\s+", re.I)
_ARTICLE = re.compile(r"(?:l['’]|agences?\s+|with )+", re.I)


def outlets_named(text: str) -> list[Outlet]:
    """The outlets that a text names and nothing else: `Le Figaro avec AFP`, `(ATS)`."""
    text = text.strip("() ")
    if len(text) > 80:
        return []
    if known := known_outlet(text):
        return [known]
    if not _JOINED.search(text):
        return []
    parts = [_ARTICLE.sub("", part, count=1) for part in _JOINTS.split(text) if part]
    found = [outlet for part in parts if (outlet := known_outlet(part))]
    return found if len(found) == len(parts) else []


_NOUNS = (
    r"(?:lettre|revue|journal|courrier|gazette|quotidien|opinion|[ée]cho|tribune|magazine|d[ée]p[êe]che"
    r"|observat\w+|nouvelles|temps|voix|presse|hebdo)"
)
_PRESS = re.compile(
    rf"(?:(?:le|la|les) |l['’])(?:nouvel(?:le)? |petit )?{_NOUNS}\b"
    r"|(?:revue|journal|courrier|gazette|tribune|magazine|hebdo|agence)\b"
    r"|(?:the )?(?:[A-Z][\w-]+ ){1,3}"
    r"(?:times|herald|chronicle|review|observer|monitor|gazette|tribune|journal)$",
    re.I,
)
DESCRIBED = re.compile(
    r"(?:(?:le|la|une?) |l['’])?(?:mensuel|bimensuel|bulletin|lettre|quotidien|hebdomadaire|revue"
    r"|magazine|journal|trimestriel|m[ée]dia|site|blog|portail|newsletter|weekly|monthly|daily)\b",
    re.I,
)
"""How a newspaper says below its name what it is: `Le mensuel des matières premières`."""


def is_press_name(name: str, description: str = "") -> bool:
    """Whether a name is in form of a newspaper's, or what stands beside it says that it is one."""
    size = len(name.split())
    if not name[-1:].isalnum() or not name[0].isupper() or size > 6:
        return False
    named = size >= 2 and _PRESS.match(name)
    return bool(named or (description and DESCRIBED.match(description)))
