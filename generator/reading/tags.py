"""Tag lines: `France, Kazakhstan, visite`, `Mots-clés : …`, `#Astana #OCS`, `KazakhstanRussie`."""

from __future__ import annotations

import re

from generator.reading.shape import FUNCTION_WORDS
from generator.text import fold

_LISTS = re.compile(r"[,;|•·#]|\s/\s")
_GLUE = re.compile(r"(?<=[a-zà-öø-ÿœ])(?=[A-ZÀ-ÖØ-Þ])")
_LABEL = re.compile(
    r"(?:tags?|libelles|mots?[- ]cle?fs?|mots?[- ]cles?|keywords?|etiquettes?|sujets?|themes?"
    r"|topics?|filed under)\s?:\s?"
)
# A list amid words, with a year or in brackets, is more likely text.
_TEXT = re.compile(r"\set\s|\sand\s|[:«»()]|\d{4}")
_JOINS = FUNCTION_WORDS - {"de", "du", "la", "des"}


def keywords(text: str) -> tuple[str, ...]:
    """The tags of a tag line, else nothing."""
    if not (_LISTS.search(text) or _GLUE.search(text) or ":" in text[:30]):
        return ()
    label = _LABEL.match(fold(text[:40]))
    rest = text[label.end() :] if label else text
    if rest.lstrip().startswith("#"):
        return tuple(tag for tag in re.split(r"[\s,;]*#", rest.strip()) if tag)
    parts = [part.strip() for part in re.split(r"[,;|•·]|\s/\s", rest) if part.strip()]
    if parts and (
        label or (len(parts) >= 3 and all(map(_is_tag, parts)) and not _TEXT.search(rest))
    ):
        return tuple(parts)
    glued = [part.strip() for part in _GLUE.split(rest)]
    if len(glued) >= 3 and all(map(_is_tag, glued)) and rest.count(" ") < 12:
        return tuple(glued)
    return ()


def _is_tag(part: str) -> bool:
    words = part.split()
    return len(words) <= 4 and not any(fold(word) in _JOINS for word in words)
