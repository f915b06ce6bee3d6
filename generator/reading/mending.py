"""Lines → units: the writer's marks read, lines that belong together joined, glue undone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from generator.model import Line
from generator.reading.shape import JOINERS, Unit, measure
from generator.text import fold

_SPACES = re.compile("[ \t\r\f\v]{2,}|[\t\r\f\v]")
_FAR = re.compile(r"[ \u00a0]{2,}|\t+")
_BULLET = re.compile(r"[•▪▫◦‣·●○■□►▶➢➤✓✔\uf0b7*–-][\s\u00a0]+(?=\S)|[•▪●■►➢➤](?=\w)")
_MARKDOWN = (
    ("#", re.compile(r"#\s+(?P<text>.*?)\s*#*$")),
    ("##", re.compile(r"#{2,6}\s+(?P<text>.*?)\s*#*$")),
    ("-", re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+(?=\S)(?P<text>.*)")),
    (">", re.compile(r">\s?(?P<text>.*)")),
    ("", re.compile(r"(?P<strong>\*\*|__)(?P<text>.{1,200})(?P=strong)$")),
)
_STOPS = re.compile(r"[.!?…:;][»”\"’)\]]*$")
_STOPS_INSIDE = re.compile(r"[a-zà-öø-ÿ»]{2}[.!?] [A-ZÀ-ÖØ-Þ]")
_OPENS = re.compile(r"[«“(\[]\s*$|\b[lLdDqQnNsScCjJ][’']$")
_HOST = re.compile(r"[\w-]+\.[a-z]{2,4}\b")
_LAST_WORD = re.compile(r"([^\W\d_]+)$")
_MOST = 2000
"""Lines that one unit is made of, at most; and whose words tell how a broken word is spelt."""

_Marked = tuple[str, bool, str, Line]
"""The mark of a line, whether a blank one stands above, its text without the mark."""
_Words = Callable[[], frozenset[str]]
"""The words of a page, gathered only if a hyphen at the end of a line asks for them."""


def mend(
    lines: Iterable[Line], *, markdown: bool, apart: Callable[[str], bool]
) -> tuple[Unit, ...]:
    """The units of a page, in order; every non-blank line is in exactly one of them.

    `apart` tells of a line that it stands for itself (a date, a byline, a button): it is asked
    only where two lines would else be joined. Inside a paragraph of broken lines it is not asked
    about lines in lower case: `par Jeanne Duval` is there the end of a sentence.
    """
    drafts: list[list[_Marked]] = []
    raw = list(_marked(lines, markdown))
    width = _wrap_width(raw)
    gaps = sum(gap for _, gap, _, _ in raw)
    # Where blank lines part paragraphs of several lines, a full stop parts nothing.
    spaced = gaps > 0 and gaps * 2 < len(raw)
    for marked in raw:
        last = drafts[-1] if drafts else None
        if (
            last is not None
            and not marked[0]
            and last[0][0] not in ("#", "##")
            and len(last) < _MOST
            and _joins(last, marked, width, spaced, first=len(drafts) < 4)
            and not _is_apart(last, marked[2], apart)
        ):
            last.append(marked)
        else:
            drafts.append([marked])
    words = cache(lambda: _words(raw))
    return tuple(_unit(draft, words) for draft in drafts)


def _words(raw: Sequence[_Marked]) -> frozenset[str]:
    page = fold(" ".join(text[:_MOST] for _, _, text, _ in raw[:_MOST]))
    return frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", page))


def _unit(draft: Sequence[_Marked], words: _Words) -> Unit:
    mark, gap, text, _ = draft[0]
    whole = _joined([marked[2] for marked in draft], words) if len(draft) > 1 else text
    return measure(unglue(whole), tuple(marked[3] for marked in draft), mark, gap)


def _marked(lines: Iterable[Line], markdown: bool) -> Iterator[_Marked]:
    gap = False
    for line in lines:
        text = _SPACES.sub(" ", _barred(line.text.strip()))
        if not text:
            gap = True
            continue
        mark, text = _mark(text, markdown)
        yield mark, gap, text or line.text.strip(), line
        gap = False


def _barred(text: str) -> str:
    """Words set far apart are the entries of a menu: a bar shows it once the spaces are gone."""
    pieces = _FAR.split(text) if len(text) < 300 and ("  " in text or "\t" in text) else []
    menu = len(pieces) >= 3 and all(len(piece.split()) <= 3 for piece in pieces)
    return " | ".join(pieces) if menu and not any(c.isdigit() for c in text) else text


def _mark(text: str, markdown: bool) -> tuple[str, str]:
    for mark, pattern in _MARKDOWN if markdown else ():
        if match := pattern.match(text):
            return mark, match["text"]
    match = _BULLET.match(text)
    return ("-", text[match.end() :]) if match else ("", text)


def _wrap_width(raw: Sequence[_Marked]) -> int:
    """The column at which the page's lines were broken; 0 where they were not.

    Broken lines are many, of like length, followed without a blank line, and mostly end inside
    a sentence.
    """
    lengths = sorted(len(text) for _, _, text, _ in raw if len(text) >= 25)
    width = lengths[len(lengths) * 9 // 10] if len(lengths) >= 6 else 0
    broken = sum(
        not below[1] and len(text) >= width * 0.6 and not _STOPS.search(text[-6:])
        for (_, _, text, _), below in pairwise(raw)
    )
    return width if broken * 2 >= len(lengths) else 0


def _is_apart(last: Sequence[_Marked], text: str, apart: Callable[[str], bool]) -> bool:
    """Whether a line, or the one above it, stands for itself; not in lower case amid sentences."""
    before = last[-1][2]
    amid = len(last) > 1 or _STOPS_INSIDE.search(last[0][2])
    if amid and text[0].islower() and len(before) >= 40:
        return False
    return apart(text) or apart(before)


def _joins(last: Sequence[_Marked], marked: _Marked, width: int, spaced: bool, first: bool) -> bool:
    """Whether a line goes on where the one before it broke off."""
    before, (_, gap, text, _) = last[-1][2], marked
    if before.isupper() and len(before) >= 25 and not text.isupper():
        return False  # a title in capitals above its text
    stopped = _STOPS.search(before, max(0, len(before) - 6))
    if _OPENS.search(before, max(0, len(before) - 4)) or text[0] in ",;)]»”’":
        return True
    if width and not gap and len(before) >= 30 and before.isupper() and text.isupper():
        return not stopped  # a title over two lines
    if width and not gap and len(before) >= width * 0.7 and (len(last) > 1 or not first):
        return spaced or not stopped
    if stopped or (gap and not text[0].islower()):
        return False
    return (not gap and _ends_open(before)) or (text[0].islower() and _goes_on(before, text))


def _ends_open(before: str) -> bool:
    """Whether a line ends with a word that wants another one (`le président du`)."""
    match = _LAST_WORD.search(before, max(0, len(before) - 12))
    return match is not None and len(before) > 4 and match[1] in JOINERS


def _goes_on(before: str, text: str) -> bool:
    """Whether a line in lower case continues the one before, and is no crumb of its own."""
    if _ends_open(before) or _HOST.match(text):
        return not _HOST.match(text)
    return len(before) + len(text) >= 40 and (len(before) >= 25 or len(text.split()) >= 4)


def _joined(parts: Sequence[str], words: _Words) -> str:
    """The parts as one text; a word broken over two lines is whole again."""
    pieces = [parts[0]]
    for part in parts[1:]:
        before = pieces[-1]
        if before[-1] == "-" and before[-2:-1].isalpha() and part[0].isalpha():
            if part[0].islower() and _is_broken(before, part, words()):
                pieces[-1] = before[:-1]
            pieces.append(part)
        elif before[-1] in "’'(" or part[0] in ",.)'’":
            pieces.append(part)
        else:
            pieces += (" ", part)
    return "".join(pieces)


def _is_broken(before: str, part: str, known: frozenset[str]) -> bool:
    """Whether the hyphen between two parts only broke a word, and is no part of it."""
    left = re.split(r"[\s’']", before[-40:-1])[-1]
    right = re.split(r"[\W\d_]", part[:40], maxsplit=1)[0]
    if fold(left + right) in known:
        return True
    # Compounds (`franco-kazakh`, `rendez-vous`) have two halves that are words elsewhere.
    halves = fold(left) in known and fold(right) in known
    return not (fold(f"{left}-{right}") in known or halves or left[-1:] == "o" or len(right) < 3)


_GLUED = re.compile(
    r"(?:(?<=[a-zà-öø-ÿœ»)%\]][a-zà-öø-ÿœ»)%\]])|(?<=[\s\u00a0][»)])|(?<=[A-ZÀ-Þ]{2})|(?<=\d{4}))[.!?…]"
    r"(?=[«“]?[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ’']+[\s,])|(?<=[a-zà-öø-ÿœ][.!?…][»”])(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ’']+\s)"
)
_POINTER = re.compile(r"^((?i:(?:à )?(?:lire|voir|écouter|relire) aussi))(?=[A-ZÀ-Þ«])")
_MAY_GLUE = re.compile(r"[.!?…][»”]?[«“]?[A-ZÀ-ÖØ-Þ]")


def unglue(text: str) -> str:
    """Sentences glued at a stop (`fin.Le président`) parted; addresses and names stay whole.

    >>> unglue("C'est la fin.Le centre alem.ai, U.S.A., est prêt")
    "C'est la fin. Le centre alem.ai, U.S.A., est prêt"
    """
    if "aussi" in text[:16]:
        text = _POINTER.sub(r"\1 : ", text)
    return _GLUED.sub(lambda m: m[0] + " ", text) if _MAY_GLUE.search(text) else text
