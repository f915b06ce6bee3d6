"""What is indexed: a document for each article and language, with the text as it should be found.

The documents are apart from any engine's HTML, so that the index can be built while an engine
renders, and is the same whichever engine that is.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from generator.locales import voice
from generator.model import Block, Lang
from generator.pages import address
from generator.pages.site import Site
from generator.pairing import Article
from generator.reading.language import STOP_WORDS
from generator.search.names import Names, table_of, token, words_of
from generator.text import fold

ABOUT = 4
"""Weight of what an article is about, against a word of its text; titles weigh 7."""
LEAST = 4
"""Letters of a word that a slip of the finger is looked for in."""
NAMES, WORDS = "names.json", "words.txt"


class Documents:
    """The documents of one language; `files` and `lists` are to be read in this order."""

    def __init__(self, site: Site, lang: Lang) -> None:
        self.site, self.lang, self.say = site, lang, voice(lang)
        self.names = Names(site.vocabulary, lang)
        self._met: set[str] = set()
        self._counts: Counter[str] = Counter()

    def files(self) -> Iterator[tuple[str, str]]:
        """Path (the page's address) and HTML of each article's document."""
        for article in self.site.library.articles:
            path = address.article(self.lang, article.id) + "index.html"
            yield path, self._document(article)

    def lists(self) -> Iterator[tuple[str, str]]:
        """Path below the index's folder and text: the names, and the words by first letter.

        Words are in order of frequency, in steps of two, then of the alphabet.
        """
        groups = (*self.site.library.partners.values(), *self.site.library.themes.values())
        pages = {
            g.entry.key: (address.entry(self.lang, g.entry), len(g.articles)) for g in groups
        }
        found = table_of(self.names, self.lang, pages, self._met)
        letters: dict[str, list[str]] = {}
        for word, _ in sorted(self._counts.items(), key=lambda w: (-w[1].bit_length(), w[0])):
            letters.setdefault(word[0], []).append(word)
        found["letters"] = "".join(sorted(letters))
        found["stop"] = " ".join(sorted(STOP_WORDS.get(self.lang, ())))
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        yield f"{self.lang}/{NAMES}", text
        for letter, words in letters.items():
            yield f"{self.lang}/{ord(letter):x}.{WORDS}", " ".join(words)

    def _document(self, article: Article) -> str:
        lang, text, facts = self.lang, article.text(self.lang), article.facts
        vocabulary = self.site.vocabulary
        partners = [vocabulary.partners[m.code].names[lang] for m in facts.partners]
        themes = [vocabulary.themes[t.slug].names[lang] for t in facts.themes]
        filters = [("partner", p) for p in partners] + [("theme", t) for t in themes]
        if facts.date.sort:
            filters.append(("year", str(facts.date.sort.year)))
        meta = {
            "title": text.title.value,
            "date": self.say.edtf(facts.date.edtf),
            "partners": ", ".join(partners),
        }
        tokens = [token(m.code) for m in facts.partners]
        # Each word once, however often the article says it: for the list of words.
        seen: set[str] = set()
        parts = [
            *(f'<i data-pagefind-filter="{key}">{_text(value)}</i>' for key, value in filters),
            *(f'<i data-pagefind-meta="{key}">{escape(value)}</i>' for key, value in meta.items()),
            f'<i data-pagefind-sort="date">{facts.date.sort or "0000"}</i>',
        ]
        body = [
            f"<h1>{self._read(text.title.value, seen)}</h1>",
            *(self._block(block, seen) for block in text.blocks),
            f'<p id="-" data-pagefind-weight="{ABOUT}">'
            f"{self._read(', '.join(themes), seen)} {' '.join(tokens)}</p>",
        ]
        self._counts.update(seen)
        self._met.update(tokens)
        return (
            f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"></head><body>'
            f"<div data-pagefind-ignore>{''.join(parts)}</div>"
            f"<main data-pagefind-body>{''.join(body)}</main></body></html>"
        )

    def _block(self, block: Block, seen: set[str]) -> str:
        tag = "h2" if block.kind == "heading" else "p"
        return f'<{tag} id="{block.anchor}">{self._read(block.text, seen)}</{tag}>'

    def _read(self, text: str, seen: set[str]) -> str:
        """The text as it is indexed, the words of its names after it."""
        words = words_of(fold.__wrapped__(text))  # a paragraph comes once: nothing to remember
        seen.update(word for word in words if len(word) >= LEAST and word.isalpha())
        found = sorted(self.names.found_in(text, words))
        self._met.update(found)
        return " ".join([_text(text), *found])


def _text(text: str) -> str:
    """Escaped, with straight apostrophes: an elided word is then found without its article."""
    return escape(text.replace("’", "'"))


def documents(site: Site) -> Sequence[Documents]:
    """The documents of every language of a site."""
    return [Documents(site, lang) for lang in site.settings.languages]
