"""French typography: apostrophes, and the narrow spaces before `: ; ! ?` and in « »."""

from __future__ import annotations

import re

NARROW = "\u202f"
_SPACES = f"[ \t\u00a0{NARROW}]*"
# Addresses and entities come first in the alternation, so that nothing inside them is touched.
_MARKS = re.compile(
    r"(?P<as_is>(?:https?://|www\.)\S+|&#?\w{1,8};)"
    r"|(?<=[^\W\d_])(?P<apostrophe>['‘´`])(?=[\w«“\"])"
    rf"|(?P<open>«){_SPACES}"
    rf"|(?<!\s){_SPACES}(?P<close>»)"
    rf"|(?<=[\w»)\]%$€£\"”’…]){_SPACES}(?P<mark>:|;|[!?]+)(?=[\s»)\]\"”]|$)"
)

_PAIR = re.compile(r'(?<![^\s(\u2019\'])"(?=\S)([^"]+)(?<=\S)"(?!\w)')


def french_typography(text: str) -> str:
    """The text with typographic apostrophes and French spaces; what is right stays as it is.

    Digits, times (`18:02`) and addresses are not touched; straight quotation marks become French
    ones where they pair, the writer's own others stay.
    """
    if text.count('"') in (2, 4, 6):
        text = _PAIR.sub("« \\1 »", text)
    return _MARKS.sub(_set, text)


def _set(match: re.Match[str]) -> str:
    if match["as_is"]:
        return match[0]
    if match["apostrophe"]:
        return "’"
    if match["open"]:
        return "«" + NARROW
    if match["close"]:
        return NARROW + "»"
    return NARROW + match["mark"]
