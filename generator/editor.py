"""What an editor states in a header: validated, typed, and laid over what was read.

An editor's word always wins and is marked `editor`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from generator.errors import Message, Problem, tell
from generator.frontmatter import Value
from generator.model import Code, Lang
from generator.read import Source
from generator.vocabulary import Vocabulary, nearest

COMPUTED = ("article", "alternates", "date_basis", "stale")
"""Keys of a page that follow from others, so that no editor can state them."""
_EXAMPLES = {"themes": "energy", "people": "Ana Diaz", "keep": "12, 14", "drop": "12, 14"}
TRANSLATION_STATES = ("original", "human", "machine")


@dataclass(frozen=True, slots=True)
class ListEdit:
    """A list as the editor wants it: the whole list, or changes to what was read."""

    whole: tuple[str, ...] | None = None
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def apply(self, read: tuple[str, ...]) -> tuple[str, ...]:
        """The list that results from what was read."""
        if self.whole is not None:
            return self.whole
        kept = [item for item in read if item not in self.removed]
        return tuple(kept + [item for item in self.added if item not in kept])


@dataclass(frozen=True, slots=True)
class Edits:
    """Everything that a header can state; None and empty where it says nothing."""

    texts: Mapping[str, str | None] = field(default_factory=dict)
    """`title`, `description`, `outlet`, `author`, `place`; None: stated to be unknown."""
    edtf: str | None = None
    dated: bool = False
    """Whether the header speaks of the date; with `edtf` None the date is stated to be unknown."""
    lists: Mapping[str, ListEdit] = field(default_factory=dict)
    """`partners`, `mentioned`, `themes`, `people`."""
    lang: Lang | None = None
    original: Lang | None = None
    translation: str | None = None
    keep: tuple[int, ...] = ()
    drop: tuple[int, ...] = ()


def read_edits(
    source: Source, vocabulary: Vocabulary, home: Code
) -> tuple[Edits, tuple[Problem, ...]]:
    """The edits of a source's header, and every fault in it at once."""
    checker = _Checker(source, vocabulary, home)
    return checker.edits(), tuple(checker.problems)


class _Checker:
    """Reads one header and collects its faults."""

    def __init__(self, source: Source, vocabulary: Vocabulary, home: Code) -> None:
        self.path, self.header = source.path, source.header
        self.written = {line.number for line in source.lines if line.text.strip()}
        self.vocabulary, self.home = vocabulary, home
        self.problems: list[Problem] = []
        self.keys: Mapping[str, Callable[[str, Value], None]] = {
            **dict.fromkeys(("title", "description", "outlet", "author", "place"), self._text),
            **dict.fromkeys(("date", "date_edtf"), self._date),
            **dict.fromkeys(("partners", "mentioned"), self._partners),
            "themes": self._themes,
            "people": self._people,
            **dict.fromkeys(("lang", "original"), self._lang),
            "translation": self._translation,
            **dict.fromkeys(("keep", "drop"), self._line_numbers),
            "original_digest": self._digest,
        }
        self.texts: dict[str, str | None] = {}
        self.edtf: str | None = None
        self.dated = False
        self.lists: dict[str, ListEdit] = {}
        self.langs: dict[str, Lang] = {}
        self.translation: str | None = None
        self.numbers: dict[str, tuple[int, ...]] = {}

    def edits(self) -> Edits:
        for key, value in self.header.values.items():
            if key in COMPUTED:
                self.fault(
                    key, tell("{key} is worked out from the rest; take the line out", key=key)
                )
            elif key in self.keys:
                self.keys[key](key, value)
            else:
                near = self.hint(key, self.keys)
                self.fault(key, tell("{key} is no key of a header; {near}", key=key, near=near))
        return Edits(
            texts=self.texts,
            edtf=self.edtf,
            dated=self.dated,
            lists=self.lists,
            lang=self.langs.get("lang"),
            original=self.langs.get("original"),
            translation=self.translation,
            keep=self.numbers.get("keep", ()),
            drop=self.numbers.get("drop", ()),
        )

    def fault(self, key: str, message: Message) -> None:
        self.problems.append(Problem(self.path, self.header.lines[key], message))

    @staticmethod
    def hint(word: str, known: Mapping[str, object]) -> Message:
        found = nearest(word, known)
        if found:
            return tell("did you mean {near}?", near=found)
        return tell("use one of {known}", known=", ".join(known))

    def _text(self, key: str, value: Value) -> None:
        if value is None or isinstance(value, str):
            self.texts[key] = " ".join(value.split()) or None if value else None
        else:
            self.fault(key, tell("{key} is one text, not a list; put it in quotes", key=key))

    def _date(self, key: str, value: Value) -> None:
        if self.dated:
            self.fault(key, tell("the date is stated twice; keep date or date_edtf"))
        self.dated = True
        if value in (None, "", "null"):
            return
        if isinstance(value, str) and first_day(value) is not None:
            self.edtf = value
        else:
            message = tell(
                "{text} is no date; write 2025-04-01, 2025-04, 2025-04~ or ../2025-04",
                text=value if isinstance(value, str) else tell("this"),
            )
            self.fault(key, message)

    def _items(self, key: str, value: Value) -> list[str]:
        if value is None:
            return []
        if isinstance(value, str):
            # `partners: +SG -IT`, `partners: FR, TR` and `people: +Ana Diaz` are natural to write.
            return _split(value)
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return [str(item) for item in value]
        example = f"[{_EXAMPLES.get(key, 'FR, TR')}]"
        message = tell("{key} is a list of texts, such as {example}", key=key, example=example)
        self.fault(key, message)
        return []

    def _list(
        self,
        key: str,
        value: Value,
        known: Callable[[str], str | None],
        unknown: Callable[[str], Message],
    ) -> None:
        whole: list[str] = []
        added: list[str] = []
        removed: list[str] = []
        items = self._items(key, value)
        for item in map(str.strip, items):
            sign, word = (item[0], item[1:].strip()) if item[:1] in ("+", "-") else ("", item)
            found = known(word)
            if found is None:
                self.fault(key, unknown(word))
            else:
                {"+": added, "-": removed, "": whole}[sign].append(found)
        if whole and (added or removed):
            self.fault(
                key, tell("{key} mixes a whole list with + and -; use one or the other", key=key)
            )
        changes = bool(added or removed)
        # A partner named twice, or by code and by name, is one partner.
        once, more, less = (tuple(dict.fromkeys(codes)) for codes in (whole, added, removed))
        self.lists[key] = ListEdit(None if changes else once, more, less)

    def _unknown_partner(self, word: str) -> Message:
        names = {n: c for c, e in self.vocabulary.partners.items() for n in (c, *e.names.values())}
        name = nearest(word, names)
        near = _did_you_mean(f"{names[name]} ({name})" if name else None)
        return tell("partner {word} is unknown; {near}", word=word, near=near)

    def _unknown_theme(self, word: str) -> Message:
        near = _did_you_mean(nearest(word, self.vocabulary.themes))
        return tell("theme {word} is unknown; {near}", word=word, near=near)

    def _partners(self, key: str, value: Value) -> None:
        self._list(key, value, self.vocabulary.partner_code, self._unknown_partner)
        if key in self.lists and self.home in (
            *(self.lists[key].whole or ()),
            *self.lists[key].added,
        ):
            message = tell(
                "{home} is the home country, never its own partner; take it out", home=self.home
            )
            self.fault(key, message)

    def _themes(self, key: str, value: Value) -> None:
        self._list(key, value, self.vocabulary.theme_slug, self._unknown_theme)

    def _people(self, key: str, value: Value) -> None:
        empty = tell("a name in people is empty; take it out")
        self._list(key, value, lambda name: name or None, lambda word: empty)

    def _lang(self, key: str, value: Value) -> None:
        if value in self.vocabulary.languages:
            self.langs[key] = str(value)
        else:
            message = tell(
                "{key}: {value} is not a language of this site; use one of {known}",
                key=key,
                value=value,
                known=", ".join(self.vocabulary.languages),
            )
            self.fault(key, message)

    def _translation(self, key: str, value: Value) -> None:
        if value in TRANSLATION_STATES:
            self.translation = str(value)
        else:
            near = self.hint(str(value), dict.fromkeys(TRANSLATION_STATES))
            message = tell("translation: {value} is unknown; {near}", value=value, near=near)
            self.fault(key, message)

    def _digest(self, key: str, value: Value) -> None:
        if not (isinstance(value, str) and re.fullmatch("[0-9a-f]{12}", value)):
            message = tell(
                "{key} is written by `python -m generator reviewed`; take the line out", key=key
            )
            self.fault(key, message)

    def _line_numbers(self, key: str, value: Value) -> None:
        items = self._items(key, value)
        if not all(re.fullmatch(r"\d{1,7}", item) for item in items):
            message = tell("{key} lists line numbers of this file, such as [12, 14]", key=key)
            self.fault(key, message)
            return
        self.numbers[key] = tuple(map(int, items))
        for number in self.numbers[key]:
            if number not in self.written:
                near = min(self.written, key=lambda n: (abs(n - number), n), default=0)
                message = tell(
                    "{key}: line {n} holds no text; did you mean {near}?",
                    key=key,
                    n=number,
                    near=near,
                )
                self.fault(key, message)


def _did_you_mean(found: str | None) -> Message:
    if found:
        return tell("did you mean {near}?", near=found)
    return tell("see generator/catalog/ for those known")


def _split(text: str) -> list[str]:
    return [part for part in (p.strip() for p in re.split(r"[,;]|\s(?=[+-]\S)", text)) if part]


_EDTF = re.compile(r"(\.\./)?(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?]?", re.ASCII)


def first_day(edtf: str) -> date | None:
    """The day to sort an EDTF date by, or None when it is not one we write.

    The day itself, the first of a month or year, or the last day before an upper bound.
    """
    match = _EDTF.fullmatch(edtf)
    if not match:
        return None
    before, year, month, day = match[1], int(match[2]), int(match[3] or 1), int(match[4] or 1)
    try:
        first = date(year, month, day)
    except ValueError:
        return None
    return first - timedelta(days=1) if before and first > date.min else first
