"""Synthetic articles, in French and English pairs: for the search's tests and for the benchmark.

`python -m tests.corpus FOLDER COUNT [--seed N]`. The same arguments write the same bytes; the
first articles of a larger corpus are those of a smaller one.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

WORDS = Path(__file__).with_suffix(".yaml")
_ONSETS = "b br c ch d dr f fl g gl gr j k l m n p pl pr r s st t tr v vr z".split()
_VOWELS = "a e i o u ou ai ei".split()
_ENDINGS = "l n r s th x nd rk lm sk".split()


@dataclass(frozen=True, slots=True)
class Subject:
    """What one article is about, the same in both languages."""

    id: str
    partner: str
    """Code."""
    theme: str
    """Slug."""
    name: str
    """An invented word that no other article holds."""
    company: str
    town: str
    year: int
    month: int
    day: int
    texts: dict[str, str]
    """The subject in each language, as its title says it."""


@cache
def _data() -> Any:
    return yaml.safe_load(WORDS.read_text("utf-8"))


def _invented(rng: random.Random, syllables: int) -> str:
    parts = [rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(syllables)]
    return ("".join(parts) + rng.choice(_ENDINGS)).capitalize()


def subject(index: int, seed: int = 1) -> Subject:
    """The subject of article number `index`, from 0: partners and themes take turns."""
    data, rng = _data(), random.Random(f"{seed}/{index}")
    themes = list(data["themes"])
    # The turns of the partners are shifted each round, so that every pair comes in time.
    partner = data["partners"][index % len(data["partners"])][0]
    theme = themes[(index + index // len(data["partners"])) % len(themes)]
    french, english = rng.choice(data["themes"][theme]["subjects"])
    name, year = f"{_invented(rng, 3)}", rng.randint(2008, 2025)
    return Subject(
        f"{year}-{index:05}-{name.lower()}",
        partner,
        theme,
        name,
        f"{_invented(rng, 2)} {rng.choice(['Group', 'Holding', 'Industries', 'Partners'])}",
        _invented(rng, 2),
        year,
        rng.randint(1, 12),
        rng.randint(1, 28),
        {"fr": french, "en": english},
    )


def article(about: Subject, lang: str, index: int, seed: int = 1) -> str:
    """The text of an article: date, title, body with headings, source; 350 to 700 words."""
    data = _data()
    words, theme = data[lang], data["themes"][about.theme]
    # The draws must not depend on the language: both halves say the same in the same order.
    rng = random.Random(f"{seed}/{index}/text")
    row = next(p for p in data["partners"] if p[0] == about.partner)
    fr = lang == "fr"
    month = words["months"][about.month - 1]
    first = "1er" if fr and about.day == 1 else str(about.day)
    city = rng.choice(data["cities"])[0 if fr else 1]

    def fill(sentence: str) -> str:
        draws = [rng.random() for _ in range(5)]
        people = data["people"][int(draws[0] * len(data["people"]))][0 if fr else 1]
        number = str(3 + int(draws[2] * 900))
        text = sentence.format(
            p=row[1] if fr else row[5],
            m=row[2] if fr else row[6],
            f=row[3] if fr else row[6],
            c=row[4] if fr else row[7],
            s=about.texts[lang],
            n=about.name,
            v=about.town,
            w=about.company,
            k=city,
            d=f"{first} {month} {about.year}",
            who=people[int(draws[1] * len(people))],
            a=words["sums"][int(draws[3] * 3)].format(x=number),
            x=number,
            y=2005 + int(draws[4] * 20),
        )
        return text[:1].upper() + text[1:]

    title = fill(rng.choice(words["titles"]))
    common = rng.sample(words["common"], k=rng.randint(22, len(words["common"])))
    sentences = [*common, *theme[lang]]
    rng.shuffle(sentences)
    paragraphs = [fill(words["opening"])]
    headings = iter(rng.sample(words["headings"], k=3))
    while sentences:
        count = rng.randint(2, 4)
        taken, sentences = sentences[:count], sentences[count:]
        if len(paragraphs) % 3 == 0 and (heading := next(headings, None)):
            paragraphs.append(fill(heading))
        paragraphs.append(" ".join(fill(s) for s in taken))
    date = f"{first} {month} {about.year}"
    return "\n\n".join([title, date, *paragraphs, fill(words["source"])]) + "\n"


def write_corpus(folder: Path, count: int, seed: int = 1) -> list[Subject]:
    """Write `count` pairs, `ID.fr.txt` and `ID.en.txt`; the subjects, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    subjects = [subject(index, seed) for index in range(count)]
    for index, about in enumerate(subjects):
        for lang in ("fr", "en"):
            path = folder / f"{about.id}.{lang}.txt"
            path.write_text(article(about, lang, index, seed), encoding="utf-8")
    return subjects


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write_corpus(options.folder, options.count, options.seed)


if __name__ == "__main__":
    main()
