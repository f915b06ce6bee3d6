"""The door in: files of `source_articles/` → `Source` values, and what is wrong with the rest."""

from __future__ import annotations

import hashlib
import re
import stat
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import charset_normalizer

from generator.errors import InputError, Message, Problem, tell
from generator.frontmatter import Header, split
from generator.model import Lang, Line
from generator.text import fold

MAX_BYTES = 5_000_000
"""A press article has some 10 kB; what is larger is no article, and would only take time."""
MAX_LINES = 20_000
"""Lines with text, for the same reason."""
MAX_ID = 120
"""Characters; disks have names of some 250, and pages add their endings."""
_SUFFIXES = (".txt", ".md")
RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    "index",
    *(f"{d}{n}" for d in ("com", "lpt") for n in range(10)),
}
"""Ids that no article can have: some systems and the pages themselves need these names."""
_SEPARATORS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Source:
    """One file, decoded and split; nothing in it has been interpreted yet."""

    path: str
    """As shown to the editor."""
    article: str
    """The id that pairs it with its translations and names its pages."""
    lang: Lang | None
    """The language said in the file's name; None: to be detected."""
    markdown: bool
    header: Header
    lines: tuple[Line, ...]
    """Every line below the header, blank ones included, numbered as in the file."""
    digest: str
    """Of the text below the header, spaces aside: tells whether a translation is out of date."""


def read_sources(folder: Path, languages: Sequence[Lang]) -> tuple[list[Source], list[Problem]]:
    """All usable sources below a folder, in order of their ids, and what is wrong with the others.

    Reads the folder itself, not folders below it. A folder that is missing is a problem too.
    """
    sources: dict[tuple[str, Lang | None], Source] = {}
    problems: list[Problem] = []
    shown = shorter(folder)
    try:
        paths = sorted(p for p in folder.iterdir() if not p.name.startswith("."))
    except OSError as error:
        message = tell("cannot be read ({reason}); give another folder", reason=error.strerror)
        return [], [Problem(str(folder), 0, message)]
    for path in paths:
        mode = _mode(path)
        if path.suffix.lower() not in _SUFFIXES or stat.S_ISDIR(mode):
            continue
        if not stat.S_ISREG(mode):  # a broken or looping link, or a pipe that would be waited for
            message = tell("is no regular file; put the article itself there")
            problems.append(Problem(f"{shown}/{printable(path.name)}", 0, message))
            continue
        try:
            source, notes = _read_again(path, f"{shown}/{printable(path.name)}", tuple(languages))
        except InputError as error:
            problems += error.problems
            continue
        problems += notes
        key = source.article, source.lang
        if key in sources:
            message = tell(
                "is the same article and language as {other}; keep one of the two",
                other=sources[key].path,
            )
            problems.append(Problem(source.path, 0, message))
        else:
            sources[key] = source
    return sorted(sources.values(), key=lambda s: (s.article, s.lang or "", s.path)), problems


_before: dict[tuple[str, str, tuple[Lang, ...]], tuple[object, Source, list[Problem]]] = {}
"""Files read by this process: a server reads only those that changed."""


def _read_again(
    path: Path, shown: str, languages: tuple[Lang, ...]
) -> tuple[Source, list[Problem]]:
    """`read_source`, or what it said before where the file is as it was."""
    try:
        found = path.stat()
    except OSError:
        return read_source(path, shown, languages)
    state, key = (found.st_mtime_ns, found.st_size, found.st_ino), (str(path), shown, languages)
    if key not in _before or _before[key][0] != state:
        _before[key] = (state, *read_source(path, shown, languages))
    return _before[key][1:]


def _mode(path: Path) -> int:
    """What kind of file a path leads to; 0 where it leads nowhere, or nobody may look."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def read_source(path: Path, shown: str, languages: Sequence[Lang]) -> tuple[Source, list[Problem]]:
    """One file, and warnings about it; raises `InputError` when it cannot be used."""
    article, lang, notes = _identity(path, shown, languages)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _unusable(
                shown, tell("is over 5 MB, which is no article; split it or take it out")
            )
        data = path.read_bytes()
    except OSError as error:
        message = tell("cannot be read ({reason}); check the file", reason=error.strerror)
        raise _unusable(shown, message) from error
    text, more = decode(data, shown)
    markdown = path.suffix.lower() == ".md"
    return source_of(text, shown, article, lang, markdown=markdown), notes + more


def source_of(text: str, shown: str, article: str, lang: Lang | None, *, markdown: bool) -> Source:
    """A text as a source, its header taken off; raises `InputError` when it cannot be used."""
    raw = _SEPARATORS.split(text)
    header = split(raw, shown)
    lines = tuple(Line(n, raw[n - 1]) for n in range(header.end + 1, len(raw) + 1))
    written = sum(1 for line in lines if line.text.strip())
    if not written:
        raise _unusable(shown, tell("has no text; write the article into it or delete it"))
    if written > MAX_LINES:
        message = tell(
            "has over {n} lines, which is no article; split it or take it out", n=MAX_LINES
        )
        raise _unusable(shown, message)
    words = " ".join(" ".join(line.text for line in lines).split())
    digest = hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:12]
    return Source(shown, article, lang, markdown, header, lines, digest)


def _identity(
    path: Path, shown: str, languages: Sequence[Lang]
) -> tuple[str, Lang | None, list[Problem]]:
    name = unicodedata.normalize("NFC", path.name[: -len(path.suffix)])
    stem, dot, code = name.rpartition(".")
    lang = None
    if dot and re.fullmatch("[A-Za-z]{2}", code):
        lang = code.lower()
        name = stem
        if lang not in languages:
            known = ", ".join(languages)
            message = tell(
                "language {lang} is not one of {known}; rename the file", lang=lang, known=known
            )
            raise _unusable(shown, message)
    article = "-".join(re.findall("[a-z0-9_]+", fold(name)))
    if not article or article in RESERVED:
        raise _unusable(
            shown, tell("needs a name of letters and digits, such as 2026-01-accord.txt")
        )
    if len(article) > MAX_ID:
        raise _unusable(shown, tell("has a name of over {n} characters; shorten it", n=MAX_ID))
    if article == name:
        return article, lang, []
    message = tell(
        "its name is no plain id; read as {id} (rename it to {name})",
        id=article,
        name=".".join(filter(None, (article, lang, path.suffix.lower()[1:]))),
    )
    return article, lang, [Problem(shown, 0, message, error=False)]


def shorter(path: Path) -> str:
    """A path as an editor would write it: relative to where they stand, if it lies below."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix() or "."
    except ValueError:
        return path.as_posix()


def printable(name: str) -> str:
    """A file name safe to print: undecodable bytes and control characters made visible."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)


_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# What Windows editors still write. Others are refused rather than guessed at.
_CANDIDATES = ["cp1252", "utf_16_le", "utf_16_be", "mac_roman"]


def decode(data: bytes, shown: str) -> tuple[str, list[Problem]]:
    """The text of a file: UTF-8, or another encoding recognised with confidence (with a warning).

    Raises `InputError` for binary files and for bytes that fit no encoding well.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            try:
                return _clean(data.decode(name), shown), []
            except UnicodeDecodeError as error:
                message = tell("is damaged {encoding}; save it as UTF-8", encoding=name.upper())
                raise _unusable(shown, message) from error
    try:
        return _clean(data.decode("utf-8"), shown), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    best = charset_normalizer.from_bytes(data[:100_000], cp_isolation=_CANDIDATES).best()
    if best is not None and not _DAMAGED_UTF8.search(data):
        try:
            text = data.decode(best.encoding)
        except UnicodeDecodeError:
            text = ""
        if text and _plausible(text):
            note = tell(
                "is not UTF-8 but {encoding}; read as such, save it as UTF-8",
                encoding=best.encoding,
            )
            return _clean(text, shown), [Problem(shown, line, note, error=False)]
    message = tell("is not text in UTF-8; open it in an editor and save it as UTF-8")
    raise _unusable(shown, message, line)


def _unusable(shown: str, message: Message, line: int = 0) -> InputError:
    return InputError(Problem(shown, line, message))


# Accents and quotation marks in two or three bytes: UTF-8, but for a byte that went wrong.
_DAMAGED_UTF8 = re.compile(rb"[\xc2-\xc5][\x80-\xbf]|\xe2\x80[\x80-\xbf]")
# What the accents and ligatures of other code pages turn into when they are misread.
_MISREAD = re.compile(r"[‚ƒˆ˜‡¤¨¸¯]|[^\W\d_][½¼]|[½¼][^\W\d_]|[a-zß-öø-ÿ][À-ÖØ-ÞŠŒŽŸ]")
_TYPOGRAPHY = frozenset("«»“”‘’–—…•°€\u00a0")


def _plausible(text: str) -> bool:
    """Whether a guessed decoding reads as text: nearly all of it letters, spaces, punctuation."""
    odd = sum(not (c.isalnum() or c.isspace() or unicodedata.category(c)[0] in "PS") for c in text)
    rare = sum(ord(c) > 127 and not c.isalpha() and c not in _TYPOGRAPHY for c in text)
    latin = sum(c < "\u0250" or c in _TYPOGRAPHY for c in text)
    few = odd * 200 <= len(text) and rare * 20 <= len(text)
    return few and latin * 2 >= len(text) and not _MISREAD.search(text)


_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
# Marks that steer the direction or joining of text: invisible, and able to make a line lie.
_MARKS = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff\u00ad"
_CONTROL, _MARK = re.compile(f"[{_CONTROLS}]"), re.compile(f"[{_MARKS}]")
_ODD = re.compile(f"[{_CONTROLS}{_MARKS}]")


def _clean(text: str, shown: str) -> str:
    """Without invisible marks; raises `InputError` where control characters show a binary file."""
    if _ODD.search(text):  # seldom
        if (found := len(_CONTROL.findall(text))) and found * 1000 > len(text):
            raise _unusable(shown, tell("is not a text file; save the article as plain text"))
        text = _MARK.sub("", _CONTROL.sub(" ", text))
    return unicodedata.normalize("NFC", text)
