"""How well articles are read, against gold labels: `make eval` prints the table.

Cases are data: `tests/cases/PART/NAME.txt` is a raw page, `NAME.yaml` what a careful editor would
record. `tune` is for working on rules; `measure` is only measured on.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.editor import Edits
from generator.model import Figure, Reading
from generator.read import read_source
from generator.reading.article import read_article
from generator.settings import Settings

CASES = Path(__file__).parent / "cases"
PARTS = ("tune", "measure")
SETTINGS = Settings("KZ", ("fr", "en"), {}, "https://example.org/", {})


@dataclass(frozen=True)
class Case:
    """A raw page and its gold labels."""

    path: Path
    gold: dict[str, Any]


@dataclass
class Score:
    """Counts over the cases of a part; every rate is read from them."""

    count: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def rate(self, hit: str, of: str) -> float:
        return 100 * self.count[hit] / self.count[of] if self.count[of] else 100.0

    def f1(self, what: str) -> float:
        hit = 2 * self.count[what + " hit"]
        wrong = self.count[what + " extra"] + self.count[what + " missed"]
        return 100 * hit / (hit + wrong) if hit + wrong else 100.0

    def table(self) -> dict[str, float]:
        """The measures of the project's goals, in per cent (dates invented: a number)."""
        return {
            "date right where given": self.rate("date right", "date given"),
            "dates invented where none": float(self.count["date invented"]),
            "title exact": self.rate("title exact", "title"),
            "partners F1": self.f1("partners"),
            "mentioned F1": self.f1("mentioned"),
            "themes F1": self.f1("themes"),
            "people F1": self.f1("people"),
            "figures recall": self.rate("figures found", "figures gold"),
            "figures real": self.rate("figures real", "figures read"),
            "outlet right": self.rate("outlet right", "outlet"),
            "author right": self.rate("author right", "author"),
            "place right": self.rate("place right", "place"),
            "headings found": self.rate("headings found", "headings"),
            "noise lines gone": self.rate("noise gone", "noise"),
            "body lines lost": float(self.count["body lost"]),
        }


def cases(part: str) -> list[Case]:
    """The cases of a part, in order of their names."""
    return [
        Case(path, yaml.safe_load(path.with_suffix(".yaml").read_text("utf-8")))
        for path in sorted((CASES / part).glob("*.txt"))
    ]


def seeds(folder: Path) -> list[Case]:
    """The raw articles that the project started from, where they are at hand."""
    gold = yaml.safe_load((folder / "gold.yaml").read_text("utf-8"))
    labels = [g for g in gold if isinstance(g, dict)]
    for label in labels:
        date = label["date"]
        date.setdefault("accept", label.get("accept_edtf", []))
        label["noise"] = [line for line in label["dropped"] if ":" not in line and "/" not in line]
    return [Case(folder / label["file"], label) for label in labels]


def read_case(case: Case) -> tuple[Reading, list[str]]:
    """The reading of a case, and its source lines."""
    source, _ = read_source(case.path, case.path.name, SETTINGS.languages)
    return read_article(source, Edits(), SETTINGS), [line.text for line in source.lines]


def evaluate(some: Iterable[Case]) -> Score:
    """All counts over some cases; `notes` lists each difference."""
    score = Score()
    for case in some:
        reading, lines = read_case(case)
        for note in _compare(score.count, case.gold, reading, lines):
            score.notes.append(f"{case.path.stem}: {note}")
    return score


def _compare(
    count: Counter[str], gold: dict[str, Any], reading: Reading, lines: list[str]
) -> Iterator[str]:
    yield from _date(count, gold["date"], reading)
    if gold["title"]:
        count["title"] += 1
        if plain(gold["title"]) == plain(reading.title.value):
            count["title exact"] += 1
        else:
            yield f"title: {reading.title.value!r}, not {gold['title']!r}"
    yield from _lists(count, gold, reading)
    for key in ("outlet", "author", "place"):
        if key in gold:
            found = getattr(reading, key)
            count[key] += 1
            if plain(gold[key] or "") == plain(found.value if found else ""):
                count[key + " right"] += 1
            else:
                yield f"{key}: {found.value if found else None!r}, not {gold[key]!r}"
    yield from _figures(count, gold["figures"], reading.figures)
    yield from _layout(count, gold, reading, lines)


def _date(count: Counter[str], gold: dict[str, Any], reading: Reading) -> Iterator[str]:
    accepted = [str(v) for v in (gold["edtf"], *(gold.get("accept") or [])) if v]
    if gold["edtf"]:
        count["date given"] += 1
        if reading.date.edtf in accepted:
            count["date right"] += 1
        else:
            yield f"date: {reading.date.edtf}, not {gold['edtf']} ({reading.date.why})"
    elif reading.date.edtf and reading.date.edtf not in accepted:
        count["date invented"] += 1
        yield f"date invented: {reading.date.edtf} ({reading.date.why})"


def _lists(count: Counter[str], gold: dict[str, Any], reading: Reading) -> Iterator[str]:
    read: dict[str, set[str]] = {
        "partners": {m.code for m in reading.partners},
        "mentioned": {m.code for m in reading.mentioned},
        "themes": {t.slug for t in reading.themes},
        "people": {_surname(p.names["fr"]) for p in reading.people},
    }
    for key, found in read.items():
        wanted = {str(x) for x in gold[key]}
        accepted = {str(x) for x in gold.get(f"accept_{key}") or ()}
        if key == "people":
            wanted = {_surname(name) for name in wanted}
        extra, missed = found - wanted - accepted, wanted - found
        count[f"{key} hit"] += len(found & wanted)
        count[f"{key} extra"] += len(extra)
        count[f"{key} missed"] += len(missed)
        if extra or missed:
            yield f"{key}: too many {sorted(extra)}, missing {sorted(missed)}"


def _figures(
    count: Counter[str], gold: list[dict[str, Any]], figures: tuple[Figure, ...]
) -> Iterator[str]:
    count["figures gold"] += len(gold)
    count["figures read"] += len(figures)
    for wanted in gold:
        if any(_same_figure(wanted, figure) for figure in figures):
            count["figures found"] += 1
        else:
            yield f"figure missed: {wanted['text']!r} = {wanted['value']}"
    for figure in figures:
        if any(_same_figure(wanted, figure) for wanted in gold):
            count["figures real"] += 1
        else:
            yield f"figure not in gold: {figure.text!r} = {figure.value} {figure.unit}"


def _same_figure(gold: dict[str, Any], figure: Figure) -> bool:
    wanted = gold["value"] if isinstance(gold["value"], list) else [gold["value"]]
    found = list(figure.value) if isinstance(figure.value, tuple) else [figure.value]
    close = len(wanted) == len(found) and all(
        abs(float(a) - b) <= 1e-6 * max(1.0, abs(b)) for a, b in zip(wanted, found, strict=True)
    )
    words, own = plain(str(gold["text"])), plain(figure.text)
    return close and (words in own or own in words or bool(set(words.split()) & set(own.split())))


def _layout(
    count: Counter[str], gold: dict[str, Any], reading: Reading, lines: list[str]
) -> Iterator[str]:
    shown = Counter(n for block in reading.blocks for n in block.lines)
    on_page = {plain(lines[n - 1]) for n in shown}
    for noise in {plain(line) for line in gold["noise"]}:
        count["noise"] += 1
        if noise in on_page:
            yield f"noise kept: {noise[:90]!r}"
        else:
            count["noise gone"] += 1
    for heading in gold["headings"]:
        count["headings"] += 1
        headings = {plain(b.text).lower() for b in reading.blocks if b.kind == "heading"}
        if plain(heading).lower() in headings:
            count["headings found"] += 1
        else:
            yield f"heading missed: {heading[:90]!r}"
    if "meta" not in gold:
        return
    elsewhere = {plain(x) for key in ("noise", "meta", "repeated") for x in gold.get(key) or ()}
    elsewhere |= {plain(gold["title"] or ""), plain(reading.title.value), ""}
    for number, line in enumerate(lines, 1):
        if number not in shown and plain(line) not in elsewhere and plain(line) not in on_page:
            count["body lost"] += 1
            yield f"body lost, line {number}: {line[:90]!r}"


def plain(text: str) -> str:
    """Text for comparing: one kind of space, apostrophe, quote and dash."""
    text = text.replace("’", "'").replace("…", "...")
    text = re.sub('[«»“”"]', '"', text)
    text = re.sub("[–—‑]", "-", text)
    text = re.sub(r"\s*([:;!?\"%])\s*", r"\1", re.sub(r"[\s\u00a0\u202f]+", " ", text))
    return text.strip()


def _surname(name: str) -> str:
    """What spellings of one name have in common: the consonants of its last word."""
    last = re.sub(r"[^a-zà-ÿ ]", "", name.lower()).split()[-1:] or [""]
    skeleton = re.sub("[aeiouyàâäéèêëîïôöùûüj]", "", last[0])
    return re.sub("(.)\\1+", "\\1", skeleton.replace("ch", "s").replace("sh", "s"))


def main() -> int:
    """Print the table per part, and the differences of a part when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=[*PARTS], help="tune, measure, or a folder")
    parser.add_argument("--notes", metavar="WORD", help="also list differences holding a word")
    options = parser.parse_args()
    for part in options.parts:
        some = cases(part) if part in PARTS else seeds(Path(part))
        score = evaluate(some)
        print(f"{part}: {len(some)} cases")
        for what, value in score.table().items():
            print(f"  {what:28}{value:7.1f}")
        if options.notes is not None:
            print("\n".join(n for n in score.notes if options.notes in n))
    return 0


if __name__ == "__main__":
    sys.exit(main())
