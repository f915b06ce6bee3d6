"""What a line of a page is, judged by itself: button, credit, menu, date, byline, or text.

A verdict weighs the form of a line (length, function words, how it ends) together with the phrases
of the catalog. Where it stands on the page is for `layout` to weigh.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from generator.catalog import table
from generator.model import Lang
from generator.reading.byline import is_byline_line, known_outlet
from generator.reading.casing import is_place
from generator.reading.dates import find_dates, is_date_line
from generator.reading.language import STOP_WORDS
from generator.reading.shape import FUNCTION_WORDS, Unit, is_name, letters_upper
from generator.text import fold


class Kind(StrEnum):
    """What a unit looks like, wherever it stands."""

    TEXT = "text"
    SHORT = "short"
    """No sentence and no known noise: a title, a heading, or a crumb; its place will tell."""
    NOISE = "noise"
    MENU = "menu"
    """Links in a row; the last of a breadcrumb may be the title."""
    CAPTION = "caption"
    CREDIT = "credit"
    """Whom a photo is from: noise, and a sign that the short text above is its caption."""
    FOREIGN = "foreign"
    RELATED = "related"
    ENDS = "ends"
    """A line that stands where articles end: comments, other readings."""
    DATE = "date"
    BYLINE = "byline"
    KEYWORDS = "keywords"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a unit looks like, and why an editor would say so."""

    kind: Kind
    reason: str = ""


_WORDS = re.compile(r"[^\W_]+")
_TEXT, _SHORT = Verdict(Kind.TEXT), Verdict(Kind.SHORT)
_LONGEST = 45
"""Words beyond which a whole sentence is never taken for noise because of a phrase in it."""


def judge(unit: Unit, lang: Lang) -> Verdict:
    """What a unit looks like. The first rule that knows answers; text is what no rule knows."""
    if not unit.words:
        return Verdict(Kind.NOISE, "ornament")
    for rule in _RULES if not unit.solid else _PROSE_RULES:
        if verdict := rule(unit, lang):
            return verdict
    return _TEXT if unit.sentence else _SHORT


_ADDRESS = re.compile(
    r"(?:\w+ ?: ?)?(?:A[+-]?\s*){2,4}$|(?:https?://|www\.)\S+$|\S+@\S+\.\w{2,6}$|@\w+$|[\w-]+(?:\.[\w-]+)*\.(?:html?|php|aspx?|jpe?g|png)$"
    r"|!?\[[^\]]*\]\([^)]*\)$|\d{1,3}(?:\.\d{1,3}){3}$",
    re.I,
)
_COUNTER = re.compile(
    r"(?:(?:\d[\d\s.,']*\s?[km]?|aucun|no|un|one|pas de)\s?[x(]?\s?)(?:vues?|views?"
    r"|lectures?|lecteurs?|partages?|shares?|j'aime|likes?|avis|votes?|abonnes|followers?"
    r"|clics?|visites?|visiteurs?|pages vues|photos?|videos?|tweets?|retweets?|caracteres|mots"
    r"|min(?:ute)?s?(?: de lecture| read)?|mn|sec(?:ondes?)?|stars?|etoiles?)\)?\s?\.?$"
    r"|(?:commentaires?|comments?|vues?|views?|lu|partages?|shares?|visites?|lectures?|affichages?|hits?|likes?"
    r"|votes?|reactions?|note|rating|vu)\s?[:(]?\s?\d[\d\s.,k]*(?:fois|times)?\)?$"
    r"|(?:p|page|pp)\.?\s?\d{1,4}(?:\s?(?:/|sur|of)\s?\d{1,4})?$|\d{1,4}\s?(?:/|sur|of)\s?\d{1,4}$"
    r"|[-–\s]{0,3}\d[\d\s.,:]{0,12}[km]?[-–\s]{0,3}$|\(?suite (?:en )?(?:de la )?p(?:age|\.) \d+\)?$|\d{1,2}\s?(?:h|min|mn|sec|s|j|d)$|.{0,24}\b\d{1,2}:\d{2}(?::\d{2})?\s?/\s?\d{1,2}:\d{2}"
)
_SEPARATOR = re.compile(r"\s*(?:\||>+|›+|»+(?=\s)|→|•|·|::|/(?=\s)|\\|¦|▸|▶|❯)\s*")
_TICKER = re.compile(r"[+\u2212-]\s?\d+[.,]\d+\s?%")
_CREDIT_END = re.compile(
    r"(?:[©Ⓒ]|\(c\)|\b(?:photos?|ph|credits?|credit[- ]photos?|images?|illustration|source photo|visuel)\s?:|[.!?]\s+photos?\b)"
    r"\s?(?:[^.!?:;]|\b\w\.){0,60}[.)]?$|[(\[](?:[\w/-]{1,20} )?(?:photos?|images?|illustration|archives?)\b[^)\]]{0,60}[)\]]\.?$"
    r"|[/|-]\s?(?:afp|reuters|ap|sipa|epa|getty images|shutterstock|keystone|maxppp|tass|sputnik|ria novosti)"
    r"(?: photo| images)?\.?$|\b(?:afp|reuters|ap|sipa|epa|keystone|maxppp|getty images|abaca|belga|ats|sipa press"
    r"|bestimage|panoramic|imago|picture alliance)\s?/\s?(?:[^.!?]|\b\w\.){2,40}$"
)
_CREDIT_MARK = re.compile(r"[©Ⓒ/|:(\[]|photo| - ")
_PHOTO_AGENCIES = frozenset(
    "keystone getty getty images shutterstock maxppp abaca epa sipa d.r. dr afp photo istock".split()
) | {"getty images", "afp photo", "sipa press", "ap photo", "istock photo"}
_COPYRIGHT = re.compile(r"(?:[©Ⓒ]|\(c\)|copyright\b)", re.I)
_RIGHTS = re.compile(
    r"tous droits (?:de [\w\s]{4,40})?reserves|all rights reserved|reproduction (?:\w+ ){0,6}(?:interdite|soumise)"
)


def _address(unit: Unit, lang: Lang) -> Verdict | None:
    if unit.count <= 12 and _ADDRESS.match(unit.text):
        return Verdict(Kind.NOISE, "address or file name")
    if unit.text[:1] == "#" and all(w.startswith("#") for w in unit.text.split()):
        return Verdict(Kind.KEYWORDS, "tags")
    return None


_BRACKETED = re.compile(r"\[{1,2}[^\[\]]{1,90}\]{1,2}$")


def _bracketed(unit: Unit, lang: Lang) -> Verdict | None:
    """What a content system left in brackets: `[Photo]`, `[[ad-mid-1]]`."""
    if unit.count <= 14 and _BRACKETED.match(unit.text):
        return Verdict(Kind.NOISE, "placeholder")
    return None


def _counter(unit: Unit, lang: Lang) -> Verdict | None:
    if unit.count <= 8 and len(unit.text) < 60 and _COUNTER.match(unit.folded):
        return Verdict(Kind.NOISE, "counter")
    if unit.count <= 8 and unit.common == 0 and _TICKER.search(unit.text):
        return Verdict(Kind.NOISE, "stock ticker")
    return None


_EDGES = " .:!?»«>›→-–—|*…\"'()[]#+,←▶▼►♥×☰\u202f"
_TALLY = re.compile(r"^\d[\d\s.,]*\s|\s*[(\[]?\d[\d\s.,]*\+?[)\]]?$|^\[?x\]\s")
_REMARKS = re.compile(
    r"\d+ (?:commentaires?|reflexions?|reponses?|reactions?|comments?|thoughts?|replies|responses?)\b"
)


def _bare(unit: Unit) -> str:
    """A line without marks and counts around it: `Commentaires (12)` → `commentaires`."""
    bare = unit.folded.strip(_EDGES).removeprefix("x] ")
    return _TALLY.sub("", bare).strip(_EDGES) if bare[:1].isdigit() or unit.folded[-1:] in ")]0123456789" else bare


def _button(unit: Unit, lang: Lang) -> Verdict | None:
    if unit.count > 12:
        return None
    phrases, bare = _phrases(), _bare(unit)
    if bare in phrases["ends"].exact:
        return Verdict(Kind.ENDS, "end of the article")
    if bare in phrases["related"].exact:
        return Verdict(Kind.RELATED, "other reading")
    if bare in phrases["lines"].exact:
        return Verdict(Kind.NOISE, "page furniture")
    return None


def _phrase(unit: Unit, lang: Lang) -> Verdict | None:
    if unit.sentence and unit.count > _LONGEST:
        return None
    phrases = _phrases()
    if unit.count <= 20 and _REMARKS.match(unit.folded):
        return Verdict(Kind.ENDS, "end of the article")
    if (hit := phrases["ends"].begins(unit)) and unit.count <= 14 and not unit.stop and len(hit) > 11:
        return Verdict(Kind.ENDS, "end of the article")
    if (hit := phrases["related"].begins(unit)) and _points(unit, hit):
        return Verdict(Kind.RELATED, "other reading")
    # A sentence of the article may begin as a button does (`Suivez le guide, dit-il.`): the longer
    # it is, the less a short phrase proves.
    prose = unit.sentence and unit.count >= 18 and unit.common >= 0.25
    for hit in (phrases["starts"].begins(unit), phrases["contains"].within(unit)):
        if hit and not (prose and len(hit) < 14):
            return Verdict(Kind.NOISE, "page furniture")
    return None


def _points(unit: Unit, phrase: str) -> bool:
    """Whether what follows a pointer's words makes it one: a mark, a title, or nothing."""
    if unit.count > 30 and unit.stop:
        return False
    rest = pointed_at(unit, phrase)
    marked = phrase.endswith(":") or re.match(r"[\s\W]*$|[^:.!?]{0,30}:|\s*[>›»|→▶–—(-]", rest)
    return bool(marked) or (rest.lstrip()[:1].isupper() and not unit.sentence)


def _credit(unit: Unit, lang: Lang) -> Verdict | None:
    if unit.count > _LONGEST:
        return None
    rights = "re" in unit.folded and _RIGHTS.search(unit.folded)
    if _COPYRIGHT.match(unit.text):
        if rights or unit.count > 12:
            return Verdict(Kind.NOISE, "copyright line")
        year = re.search(r"\b(?:19|20)\d\d\b", unit.text)
        return Verdict(Kind.BYLINE, "copyright") if year else Verdict(Kind.CREDIT, "credit")
    if rights and unit.count <= 30:
        return Verdict(Kind.NOISE, "copyright line")
    if unit.folded in _PHOTO_AGENCIES:
        return Verdict(Kind.CREDIT, "photo caption or credit")
    tail = unit.folded[-110:]
    if _CREDIT_MARK.search(tail) and _CREDIT_END.search(tail):
        return Verdict(Kind.CREDIT if unit.count <= 5 else Kind.CAPTION, "photo caption or credit")
    if unit.count <= 30 and not unit.solid and _is_captioned(unit):
        return Verdict(Kind.CAPTION, "photo caption or credit")
    return None


def _is_captioned(unit: Unit) -> bool:
    """Whether a unit begins as captions do; a single word needs a mark or a name behind it."""
    phrase = _phrases()["caption"].begins(unit)
    if not phrase or " " in phrase or not phrase[-1].isalnum():
        return bool(phrase)
    rest = pointed_at(unit, phrase).lstrip(" ")
    return not rest or rest[0] in ":/|(©" or (rest[0].isupper() and not unit.stop)


_LINK = re.compile(r"[←⟵◀].|.{2,120}[→⟶]$|(?:[►▼▸▶] ?)\w+ \(\d+\)$")


def _menu(unit: Unit, lang: Lang) -> Verdict | None:
    if unit.sentence and unit.count > 14:
        return None
    if unit.count <= 30 and _LINK.match(unit.text):
        return Verdict(Kind.NOISE, "link")
    pieces = [piece for piece in _SEPARATOR.split(unit.text[:300]) if piece.strip()]
    short = sum(len(piece.split()) <= 4 for piece in pieces)
    if len(pieces) >= 3 and short >= len(pieces) - 1 and unit.text.count(" / ") < 2:
        return Verdict(Kind.MENU, "menu or breadcrumb")
    if len(pieces) == 2 and short == 2 and re.search("[>›»|→]", unit.text) and "«" not in unit.text:
        return Verdict(Kind.MENU, "menu or breadcrumb")
    return None


_ALIEN = re.compile(r"[ĞğŞşıİŐőŰűŁłŃńŽžŠšČčŘřĚěȚțȘșÃãÕõßÄäÖöÜüÑñÅåØøƏəĐđƠơƯưĂăẠ-ỹ]")
# Commonest words of languages that pages around Eurasia mix in; none of them all in French or English.
_ELSEWHERE = (
    "ve bir icin ile bu olarak da haberler tum daha cok gibi",
    "der das und ist nicht mit von fur ein eine dem den zu auf werden im",
    "el los las y del con para por una lo como su al es",
    "il di che per con della sono del gli nel alla non piu una",
    "o os e do da dos para com uma em no na nao mais",
    "het een van voor met zijn niet op te dat naar ook bij",
    "w z na nie do jest sie przez oraz dla",
    "va bilan uchun bu ham bo",
)
_TONGUES: Mapping[str, tuple[int, ...]] = {
    word: tuple(i for i, words in enumerate(_ELSEWHERE) if word in words.split())
    for word in " ".join(_ELSEWHERE).split()
}


def _foreign(unit: Unit, lang: Lang) -> Verdict | None:
    """A line in neither French nor English, by its script or its commonest words."""
    if not unit.folded.isascii():
        letters = [c for c in unit.folded[:160] if c.isalpha()]
        if sum(c > "\u036f" for c in letters) * 5 > len(letters) * 2:
            return Verdict(Kind.FOREIGN, "foreign language")
    ours = unit.common * len(unit.words)
    if ours <= 1 and len(unit.words) <= 16 and (not is_name(unit.text) or unit.text.isupper()):
        written = unit.text.split() if _ALIEN.search(unit.text) else ()
        if written and sum(bool(_ALIEN.search(word)) for word in written) * 2 >= len(written):
            return Verdict(Kind.FOREIGN, "foreign language")
    theirs = [i for word in unit.words if word in _TONGUES for i in _TONGUES[word]]
    # `la`, `en`, `les` are French as well: a foreign line has more words that are not.
    if (
        len(theirs) > 2
        and len(theirs) > ours
        and Counter(theirs).most_common(1)[0][1] > max(2, ours * 1.5)
    ):
        return Verdict(Kind.FOREIGN, "foreign language")
    return None


def _date(unit: Unit, lang: Lang) -> Verdict | None:
    if len(unit.text) > 160:
        return None
    if is_date_line(unit.text, lang) or (unit.count <= 12 and _is_dated_line(unit.text, lang)):
        return Verdict(Kind.DATE, "date of the page")
    return None


def _is_dated_line(text: str, lang: Lang) -> bool:
    """Whether a line has a date and else only what page heads have: place, outlet, section, count.

    `Bakou. 28 novembre. APA`, `5 août 2022 | Mines | 0 commentaires`
    """
    if not any(c.isdigit() for c in text) or not (dates := find_dates(text, lang)):
        return False
    if not any(date.day or date.time for date in dates):
        return False
    for date in reversed(dates):
        text = f"{text[: date.start]}|{text[date.end :]}"
    pieces = [piece for piece in re.split(r"[|.,()•·/–—&-]+", text) if piece.strip()]
    return bool(pieces) and all(
        is_place(piece) or known_outlet(piece) or is_section(piece) or _REMARKS.match(fold(piece).strip())
        for piece in pieces
    )


def _byline(unit: Unit, lang: Lang) -> Verdict | None:
    if unit.count <= 25 and is_byline_line(unit.text, lang):
        return Verdict(Kind.BYLINE, "byline")
    if unit.count <= 8 and known_outlet(unit.text):
        return Verdict(Kind.BYLINE, "outlet")
    return None


_LISTS = re.compile(r"[,;|•·#]|\s/\s")
_GLUE = re.compile(r"[a-zà-öø-ÿœ](?=[A-ZÀ-ÖØ-Þ])")
_TAGGED = re.compile(
    r"(?:tags?|libelles|mots?[- ]cle?fs?|mots?[- ]cles?|keywords?|etiquettes?|sujets?|themes?|topics?|filed under)\s?:\s?"
)


def _keywords(unit: Unit, lang: Lang) -> Verdict | None:
    if unit.stop or unit.count > 40:
        return None
    return Verdict(Kind.KEYWORDS, "keywords") if keywords(unit.text) else None


def keywords(text: str) -> tuple[str, ...]:
    """The tags of a tag line (`France, Kazakhstan, visite`, `KazakhstanRussie`), else nothing."""
    if not (_LISTS.search(text) or _GLUE.search(text) or ":" in text[:30]):
        return ()
    tagged = _TAGGED.match(fold(text[:40]))
    rest = text[tagged.end() :] if tagged else text
    if rest.lstrip().startswith("#"):
        return tuple(tag for tag in re.split(r"[\s,;]*#", rest.strip()) if tag)
    parts = [part.strip() for part in re.split(r"[,;|•·]|\s/\s", rest) if part.strip()]
    if tagged and parts:
        return tuple(parts)
    listed = len(parts) >= 3 and all(_is_tag(part) for part in parts)
    if listed and not re.search(r"\set\s|\sand\s|[:«»()]|\d{4}", rest):
        return tuple(parts)
    glued = _GLUE.sub("\\g<0>\n", rest).split("\n")
    if len(glued) >= 3 and all(_is_tag(part) for part in glued) and len(rest.split()) <= 12:
        return tuple(part.strip() for part in glued)
    return ()


def _is_tag(part: str) -> bool:
    words = part.split()
    function = sum(fold(word) in FUNCTION_WORDS - {"de", "du", "la", "des"} for word in words)
    return len(words) <= 4 and function == 0


_RULES = (
    _address,
    _bracketed,
    _button,
    _date,
    _credit,
    _byline,
    _menu,
    _phrase,
    _counter,
    _foreign,
    _keywords,
)


def pointed_at(unit: Unit, phrase: str | None = None) -> str:
    """The text of a pointer without its words (`Lire aussi : X` → ` : X`)."""
    phrase = _phrases()["related"].begins(unit) if phrase is None else phrase
    # Folding may change lengths (`œ`), so the words are counted off, not the letters.
    match = re.match(
        r"[\W_]*" + r"[\W_]+".join([r"[^\W_]+"] * len(_WORDS.findall(phrase))), unit.text
    )
    return unit.text[match.end() :] if phrase and match else unit.text


_PROSE_RULES = (_credit, _phrase, _foreign)
"""Rules for what is prose beyond doubt, and can still be a caption or an appeal to subscribe."""


def other_language(units: Iterable[Unit], lang: Lang) -> bool:
    """Whether units are in the other of our languages, by the words only it has."""
    other = "en" if lang == "fr" else "fr"
    ours = theirs = 0
    for unit in units:
        ours += sum(word in STOP_WORDS[lang] - STOP_WORDS[other] for word in unit.words)
        theirs += sum(word in STOP_WORDS[other] - STOP_WORDS[lang] for word in unit.words)
    return theirs >= 3 and theirs > ours * 2


def is_section(text: str) -> bool:
    """Whether a text is the name of a newspaper's section (`International`, `ECONOMIE`)."""
    return fold(text).strip(_EDGES) in _phrases()["sections"].exact


def is_shouting(unit: Unit) -> bool:
    """Whether a unit is in capitals throughout."""
    return letters_upper(unit.text) > 0.85


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Phrases of one kind, found by their first word."""

    exact: frozenset[str]
    by_word: Mapping[str, tuple[str, ...]]

    def begins(self, unit: Unit) -> str:
        """The phrase that a unit begins with, if any."""
        group = self.by_word.get(unit.words[0]) if unit.words else None
        if not group:
            return ""
        start = unit.folded.lstrip(_EDGES)
        for phrase in group:
            if start.startswith(phrase) and not start[len(phrase) : len(phrase) + 1].isalnum():
                return phrase
        return ""

    def within(self, unit: Unit) -> str:
        """The phrase that a unit contains, if any."""
        for word in self.by_word.keys() & unit.words:
            for phrase in self.by_word[word]:
                if phrase in unit.folded:
                    return phrase
        return ""


_KINDS = ("lines", "starts", "contains", "related", "caption", "ends", "sections")


@cache
def _phrases() -> Mapping[str, _Phrases]:
    data = table("noise")
    return {kind: _compile(data.get(kind, ())) for kind in _KINDS}


def _compile(phrases: Sequence[str]) -> _Phrases:
    folded = sorted({fold(str(phrase)).strip() for phrase in phrases}, key=lambda p: (-len(p), p))
    by_word: dict[str, list[str]] = {}
    for phrase in folded:
        if words := _WORDS.findall(phrase):
            by_word.setdefault(words[0], []).append(phrase)
    exact = frozenset(phrase.strip(_EDGES) for phrase in folded)
    return _Phrases(exact, {word: tuple(group) for word, group in by_word.items()})
