"""Lines → units: the writer's marks read, lines that belong together joined, glue undone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.model import Line
from generator.reading.shape import JOINERS, Unit, measure
from generator.text import fold

_SPACES = re.compile("[ \t\r\f\v]{2,}|[\t\r\f\v]")
_FAR = re.compile(r"[ \u00a0]{2,}|\t+")
_BULLET = re.compile(r"[•▪▫◦‣·●○■□►▶➢➤✓✔\uf0b7*–-][\s\u00a0]+(?=\S)|[•▪●■►➢➤](?=\w)")
_MD_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_MD_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+(?=\S)")
_MD_QUOTE = re.compile(r">\s?")
_MD_STRONG = re.compile(r"(\*\*|__)(.+?)\1$")
_STOPS = re.compile(r"[.!?…:;][»”\"’)\]]*$")
_STOPS_INSIDE = re.compile(r"[a-zà-öø-ÿ»]{2}[.!?] [A-ZÀ-ÖØ-Þ]")
_OPENS = re.compile(r"[«“(\[]\s*$|\b[lLdDqQnNsScCjJ][’']$")
_CONTINUES = frozenset(",;)]»”…'’")
_HOST = re.compile(r"[\w-]+\.[a-z]{2,4}\b")
_LAST_WORD = re.compile(r"([^\W\d_]+)$")


@dataclass(slots=True)
class _Draft:
    """A unit in the making: its parts and their lines, and how the last part ends."""

    mark: str
    gap: bool
    parts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def mend(
    lines: Iterable[Line], *, markdown: bool, apart: Callable[[str], bool]
) -> tuple[Unit, ...]:
    """The units of a page, in order; every non-blank line is in exactly one of them.

    `apart` tells of a line that it stands for itself (a date, a byline, a button): it is asked
    only where two lines would else be joined. Inside a paragraph of broken lines it is not asked
    about lines in lower case: `par Jeanne Duval` is there the end of a sentence.
    """
    drafts: list[_Draft] = []
    raw = list(_marked(lines, markdown))
    width = _wrap_width(raw)
    spaced = _paragraphs_spaced(raw)
    for mark, gap, text, line in raw:
        last = drafts[-1] if drafts else None
        if (
            last is not None
            and not mark
            and last.mark not in ("#", "##")
            and len(last.parts) < 2000
            and _joins(last, gap, text, width, spaced, first=len(drafts) < 4)
            and not (_may_be_apart(last, text, width) and _is_apart(last.parts[-1], text, apart))
        ):
            last.parts.append(text)
            last.lines.append(line)
        else:
            drafts.append(_Draft(mark, gap, [text], [line]))
    known = _Vocabulary(raw)
    return tuple(measure(unglue(_joined(d.parts, known)), d.lines, d.mark, d.gap) for d in drafts)


_Marked = tuple[str, bool, str, Line]


def _marked(lines: Iterable[Line], markdown: bool) -> Iterator[_Marked]:
    """Each non-blank line with its mark, and whether a blank line stands above it."""
    gap = False
    for line in lines:
        text = _SPACES.sub(" ", _barred(line.text.strip()))
        if not text:
            gap = True
            continue
        mark, text = _markdown_mark(text) if markdown else _plain_mark(text)
        yield mark, gap, text or line.text.strip(), line
        gap = False


def _barred(text: str) -> str:
    """Words set far apart are the entries of a menu: a bar shows it once the spaces are gone."""
    pieces = _FAR.split(text) if len(text) < 300 and ("  " in text or "\t" in text) else []
    menu = len(pieces) >= 3 and all(len(piece.split()) <= 3 for piece in pieces)
    return " | ".join(pieces) if menu and not any(c.isdigit() for c in text) else text


def _plain_mark(text: str) -> tuple[str, str]:
    if match := _BULLET.match(text):
        return "-", text[match.end() :]
    return "", text


def _markdown_mark(text: str) -> tuple[str, str]:
    if match := _MD_HEADING.match(text):
        return "#" if len(match[1]) == 1 else "##", match[2]
    if match := _MD_ITEM.match(text):
        return "-", text[match.end() :]
    if match := _MD_QUOTE.match(text):
        return ">", text[match.end() :]
    if len(text) < 200 and (match := _MD_STRONG.match(text)):
        return "", match[2]
    return _plain_mark(text)


def _wrap_width(raw: Sequence[_Marked]) -> int:
    """The column at which the page's lines were broken; 0 where they were not.

    Broken lines are many, of like length, followed without a blank line, and mostly end inside
    a sentence.
    """
    lengths = sorted(len(text) for _, _, text, _ in raw if len(text) >= 25)
    if len(lengths) < 6:
        return 0
    width = lengths[len(lengths) * 9 // 10]
    if width > 120:
        return 0
    broken = sum(
        not below[1] and len(text) >= width * 0.6 and not _STOPS.search(text[-6:])
        for (_, _, text, _), below in pairwise(raw)
    )
    return width if broken * 2 >= len(lengths) else 0


def _is_apart(before: str, text: str, apart: Callable[[str], bool]) -> bool:
    return apart(text) or (not (len(before) >= 20 and _ends_open(before)) and apart(before))


def _may_be_apart(last: _Draft, text: str, width: int) -> bool:
    """Whether a line may stand for itself: not in lower case amid sentences."""
    before = last.parts[-1]
    amid = (
        len(last.parts) > 1 or _STOPS_INSIDE.search(last.parts[0]) or len(before) >= width * 0.7 > 0
    )
    return not (amid and text[0].islower() and len(before) >= 40)


def _paragraphs_spaced(raw: Sequence[_Marked]) -> bool:
    """Whether blank lines part paragraphs of several lines: then a full stop parts nothing."""
    gaps = sum(gap for _, gap, _, _ in raw)
    return gaps > 0 and gaps * 2 < len(raw)


def _joins(last: _Draft, gap: bool, text: str, width: int, spaced: bool, first: bool) -> bool:
    """Whether a line goes on where the one before it broke off."""
    before = last.parts[-1]
    if _OPENS.search(before, max(0, len(before) - 4)) or text in ("»", "”", "».", "."):
        return True
    if text[0] in _CONTINUES and len(before) > 3 and before[-1] not in ".…":
        return text[:2] not in ("..", "(…")
    if width and not gap and len(before) >= width * 0.7 and (len(last.parts) > 1 or not first):
        return spaced or not _STOPS.search(before, max(0, len(before) - 6))
    lower = text[0].islower()
    if gap and not lower:
        return False
    if _STOPS.search(before, max(0, len(before) - 6)):
        return False
    return (not gap and _ends_open(before)) or (lower and _goes_on(before, text, gap))


def _ends_open(before: str) -> bool:
    """Whether a line ends with a comma or a word that wants another one (`le président du`)."""
    if before.endswith(","):
        return len(before) > 30
    match = _LAST_WORD.search(before, max(0, len(before) - 12))
    return (
        match is not None and len(before) > 4 and match[1].islower() and fold(match[1]) in JOINERS
    )


def _goes_on(before: str, text: str, gap: bool) -> bool:
    """Whether a line in lower case continues the one before, and is no crumb of its own."""
    if _ends_open(before):
        return True
    if _HOST.match(text):
        return False
    if gap:
        return len(before) >= 40 and len(text) >= 25
    return len(before) + len(text) >= 40 and (len(before) >= 25 or len(text.split()) >= 4)


class _Vocabulary:
    """The words of a page, gathered only if a hyphen at the end of a line asks for them."""

    def __init__(self, raw: Sequence[_Marked]) -> None:
        self._raw = raw
        self._words: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._words is None:
            text = " ".join(t[:2000] for _, _, t, _ in self._raw[:2000])
            self._words = frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", fold(text)))
        return fold(word) in self._words


def _joined(parts: Sequence[str], known: _Vocabulary) -> str:
    """The parts as one text; a word broken over two lines is whole again."""
    if len(parts) == 1:
        return parts[0]
    pieces = [parts[0]]
    for part in parts[1:]:
        before = pieces[-1]
        if before[-1] == "-" and before[-2:-1].isalpha() and part[0].isalpha():
            if _soft(before, part, known):
                pieces[-1] = before[:-1]
            pieces.append(part)
        elif before[-1] in "’'(" or part[0] in ",.)" or part.startswith(("'", "’")):
            pieces.append(part)
        else:
            pieces += (" ", part)
    return "".join(pieces)


def _soft(before: str, part: str, known: _Vocabulary) -> bool:
    """Whether the hyphen between two parts only broke a word, and is no part of it."""
    left, right = (
        re.split(r"[\s’']", before[-40:-1])[-1],
        re.split(r"[\W\d_]", part[:40], maxsplit=1)[0],
    )
    if not part[0].islower() or f"{left}-{right}" in known:
        return False
    if left + right in known:
        return True
    # Compounds (`franco-kazakh`, `rendez-vous`) have two halves that are words elsewhere.
    return not (left[-1:] == "o" or (left in known and right in known) or len(right) < 3)


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
