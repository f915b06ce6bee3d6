"""Titles in capitals set in normal case: proper names kept, accents restored from the body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from itertools import islice

from babel import Locale

from generator.catalog import table
from generator.model import Lang
from generator.reading.shape import FUNCTION_WORDS, letters_upper
from generator.text import Token, fold, tokens

_READ = 1500
"""Characters of a paragraph, and paragraphs, from which spellings are learnt."""
_ROMAN = re.compile(r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})$")
_WORD = re.compile(r"[^\W_]+")
_TITLE = re.compile(r"\b(?:MM?|Mr|Mrs|Dr)\.$")
_DATED = frozenset(
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi"
    " mardi mercredi jeudi vendredi samedi dimanche".split()
)
# Capitals nobody takes for a word of the language; the catalog knows the organisations'.
_ACRONYMS = frozenset(
    "UE USA PIB TVA PDG RDC RCA ONG GNL UEEA EDF SNCF CNPC BTP TGV IA PME ADN".split()
)
# What French headlines say most and the body may not: spelt with its accents.
_ACCENTED = {
    fold(word): word
    for word in (
        "président présidente présidents présidentielle présidentielles présidence vice-président"
        " économie économique économiques énergie énergies énergétique énergétiques coopération"
        " sécurité stratégie stratégique stratégiques république réforme réformes élection"
        " élections électeurs été après déjà très première premières deuxième troisième"
        " état états européen européenne européens européennes étranger étrangère étrangères"
        " échanges échange développement développe développer bilatéral bilatérale bilatérales"
        " bilatéraux délégation démocratie dépêche référendum régime région régions régional"
        " régionale sénat sénateur sénateurs société sociétés média médias marchés métaux"
        " pétrole pétrolier pétrolière nucléaire numérique numériques intérêt intérêts liberté"
        " libertés fédération célèbre célébration créer création relève réunion réunit sommet"
        " privilégié privilégiée renforcée décès défense début diplômé médecins"
        " mémorandum général générale généraux ingénieurs école écoles église éducation équipe"
        " musée médaille modèle matières espère évoque évacue âge rôle tête fête conquête enquête"
        " arrêt intérieur frontière frontières carrière dernière dernières ère".split()
    )
}


def is_shouted(text: str) -> bool:
    """Whether a text is in capitals where it could be in normal case."""
    return letters_upper(text) >= 0.7 and sum(len(w) >= 4 and w.isupper() for w in text.split()) > 0


def normal_case(title: str, body: Iterable[str], lang: Lang) -> str:
    """A title in capitals, in normal case, as the body and the world spell its words.

    Of a title only partly in capitals (`KAZAKHSTAN : le président …`), only those words change.
    """
    shouted = is_shouted(title)
    words = tokens(title)
    if not shouted and not any(len(w.raw) >= 5 and w.raw.isupper() for w in words):
        return title
    spelt = _spellings(body, {w.folded for w in words})
    names = _names(lang)
    pieces: list[str] = []
    end = index = 0
    while index < len(words):
        size, forms = _longest_name(words, index, names)
        if not size:
            size, forms = 1, (_word(words, index, spelt, lang, shouted),)
        for word, form in zip(words[index : index + size], forms, strict=True):
            # A word in capitals within a title in normal case is an acronym unless known as a word.
            keep = not word.raw.isupper() or (not shouted and len(word.raw) < 5)
            pieces += (title[end : word.start], word.raw if keep else form)
            end = word.end
        index += size
    text = "".join(pieces) + title[end:]
    return (
        text[:1].upper() + text[1:]
        if shouted or (words[:1] != [] and words[0].start == 0)
        else text
    )


def _word(
    words: list[Token], index: int, spelt: Mapping[str, str], lang: Lang, all_caps: bool
) -> str:
    word = words[index]
    if word.folded in _DATED and lang == "fr":
        return _ACCENTED.get(word.folded, word.raw.lower())
    if word.raw in _acronyms() and word.folded not in FUNCTION_WORDS:
        return word.raw
    if lang == "fr" and word.folded == "a":
        return _a(words, index, spelt)
    if lang == "fr" and word.folded in _demonyms():
        # People have a capital (`les Kazakhs`), what is theirs has none (`le pétrole kazakh`).
        people = index > 0 and words[index - 1].folded in _ARTICLES
        form = spelt.get(word.folded, word.raw).lower()
        return form[0].upper() + form[1:] if people else form
    if word.folded in spelt:
        return spelt[word.folded]
    if _ROMAN.match(word.raw) or any(c.isdigit() for c in word.raw):
        return word.raw
    if len(word.raw) > 1 and not re.search("[aeiouy]", word.folded):
        return word.raw
    if not all_caps:
        return word.raw
    return _ACCENTED.get(word.folded, word.raw.lower()) if lang == "fr" else word.raw.lower()


def _a(words: list[Token], index: int, spelt: Mapping[str, str]) -> str:
    """`A` in capitals: the verb before a participle, else the preposition."""
    if index + 1 < len(words):
        after = words[index + 1]
        if is_place(after.raw):
            return "à"
        form = spelt.get(after.folded, after.raw.lower())
        if re.search(r"(?:é|ées?|és|[bdlnrt]u|[mpr]is|[df]ait|û|rt)$", form) and form.islower():
            return "a"
    return "à"


@cache
def _acronyms() -> frozenset[str]:
    known = {
        acronym
        for entry in table("organisations").values()
        for lang in ("fr", "en")
        for acronym in entry.get(lang, {}).get("acronyms", ())
    }
    return _ACRONYMS | known


_REGIONS = (
    "Asie centrale|Asie|Asie-Pacifique|Moyen-Orient|Proche-Orient|Caspienne|Mer Caspienne|Eurasie"
    "|Europe|Afrique|Amérique|Amérique latine|Maghreb|Caucase|Balkans|Occident|Méditerranée|Kremlin"
    "|Maison-Blanche|Élysée|Central Asia|Asia|Middle East|Caspian|Caspian Sea|Eurasia|Africa"
    "|America|Latin America|Asia-Pacific|Caucasus"
)
"""What lies between countries, and is written with capitals all the same."""


@cache
def _names(lang: Lang) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Names of countries, towns and organisations: folded words → words as spelt."""
    names = [entry[lang]["name"] for entry in table("organisations").values() if lang in entry]
    spelt = {}
    for name in (*names, *_places(lang)):
        words = tokens(re.sub(r"\s*[(\[].*", "", name))
        spelt[tuple(w.folded for w in words)] = tuple(w.raw for w in words)
    return spelt


def _places(lang: Lang) -> Iterator[str]:
    """Names of countries, towns and regions, from CLDR and from the catalog."""
    locale = Locale(lang)
    yield from (zone["city"] for zone in locale.time_zones.values() if "city" in zone)
    for entry in table("territories").values():
        for kind in ("cities", "careful", "capital", "former"):
            yield from map(str, entry.get(lang, {}).get(kind, ()))
    yield from (name for code, name in locale.territories.items() if len(code) == 2)
    yield from _REGIONS.split("|")


@cache
def _known_places() -> frozenset[str]:
    return frozenset(
        " ".join(w.folded for w in tokens(n)) for lang in ("fr", "en") for n in _places(lang)
    )


def is_place(text: str) -> bool:
    """Whether a text is the name of a country, a town or a part of the world, and nothing else."""
    return len(text) < 60 and " ".join(w.folded for w in tokens(text)) in _known_places()


def is_organisation(text: str) -> bool:
    """Whether a text is the name of an international organisation, and nothing else."""
    return len(text) < 100 and " ".join(w.folded for w in tokens(text)) in _known_organisations()


@cache
def _known_organisations() -> frozenset[str]:
    entries = (
        e[lang] for e in table("organisations").values() for lang in ("fr", "en") if lang in e
    )
    return frozenset(
        " ".join(w.folded for w in tokens(name))
        for entry in entries
        for name in (entry["name"], *entry.get("acronyms", ()), *entry.get("aliases", ()))
    )


def plain_case(name: str, lang: Lang = "fr") -> str:
    """A name in capitals in normal case (`CLAUDINE HARTER` → `Claudine Harter`)."""
    known = _names(lang).get(tuple(w.folded for w in tokens(name)))
    if known is not None and len(known) == 1:
        return known[0]
    return re.sub(
        r"[^\W\d_]+", lambda m: m[0][0] + m[0][1:].lower() if len(m[0]) > 1 else m[0], name
    )


_ARTICLES = frozenset("les des aux un une le la l ces deux trois quatre mille entre chez".split())


@cache
def _demonyms() -> frozenset[str]:
    """Words for peoples and what is theirs, in French, singular and plural."""
    entries = [entry.get("fr", {}).get("demonyms", ()) for entry in table("territories").values()]
    return frozenset(fold(word) + end for words in entries for word in words for end in ("", "s"))


def _longest_name(
    words: list[Token], index: int, names: Mapping[tuple[str, ...], tuple[str, ...]]
) -> tuple[int, tuple[str, ...]]:
    for size in range(min(6, len(words) - index), 0, -1):
        key = tuple(w.folded for w in words[index : index + size])
        if key in names:
            return size, names[key]
    return 0, ()


def _spellings(body: Iterable[str], wanted: Container[str]) -> Mapping[str, str]:
    """How the body spells the words wanted. Inside a sentence, a capital means a name."""
    inside: dict[str, Counter[str]] = {}
    first: dict[str, str] = {}
    for text in islice(body, _READ):
        piece = text[:_READ]
        if piece.isupper():
            continue
        for word in _WORD.finditer(piece):
            if (key := fold(word[0])) not in wanted:
                continue
            before = piece[max(0, word.start() - 6) : word.start()].rstrip(" \u00a0\u202f'’«“\"(")
            if before and (before[-1] not in ".!?…:»-–—•" or _TITLE.search(before)):
                inside.setdefault(key, Counter())[word[0]] += 1
            else:
                first.setdefault(key, _opening(word[0]))
    return first | {key: count.most_common(1)[0][0] for key, count in inside.items()}


def _opening(raw: str) -> str:
    """How a word that opens a sentence is spelt inside one, as far as can be told."""
    return raw if len(raw) > 1 and raw.isupper() else raw.lower()
