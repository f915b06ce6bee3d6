"""A title as an editor would set it: in normal case, with nothing hung on it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from generator.model import Basis, Evidence, Finding, Lang
from generator.reading.casing import is_place, normal_case
from generator.reading.dates import is_date_line
from generator.reading.outlets import known_outlet
from generator.reading.phrases import is_section
from generator.reading.typography import french_typography
from generator.text import fold, sentences

JOINTS = re.compile(r"\s+[|–—·•»«]\s+|\s*\|\s*|\s+(?:-{1,2}|::?|/|>|›|→)\s+|(?<=\w):\s+|\s+~\s+|_")
MAY_JOIN = re.compile(r"[|–—·•»«:/>›→~_]| -")
# What stands before a title: signs, `(2e LD)`, `[Exclusif]`, `URGENT -`, `VIDÉO.`, `Objet :`.
_SLUG = re.compile(
    r"^(?:[^\w«“\"'’‘(\[]+|[(\[][^)\]]{1,14}[)\]]\s|\d\.\s(?=[A-Z])"
    r"|(?:URGENT|ALERTE|EXCLUSIF|LEAD|VID[ÉE]O|EN IMAGES)\b"
    r"|(?i:vid[ée]os?|photos?|podcast|diaporama)\s?(?=[.:–-]\s)"
    r"|(?i:objet|subject|titre|title)\s?(?=:))\s?[-:–.]?\s*(?=\S+\s\S+\s\S)"
)
# Agencies mark the kind of a piece behind its title: `(PAPIER GENERAL)`, `[vidéo]`.
_GENRE = re.compile(
    r"\s*[(\[](?:(?i:vid[ée]os?|photos?|audio|infographie|diaporama|interview|entretien|portrait"
    r"|reportage|analyse|tribune|actualis[ée]|mise? à jour|updated?|synth[èe]se|lead|exclusif)"
    r"|[A-ZÀ-Þ]{9,}|[A-ZÀ-Þ]{3,}(?:[ '’-][A-ZÀ-Þ]+)+)[)\]]$"
)
BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]{2,24})[)\]]$")
"""The day that ministries put behind their titles, or the agency that wrote the text."""
# `… du marché kazakhPar : Jeanne Duval`
_GLUED_BYLINE = re.compile(
    r"(?<=[a-zà-öø-ÿ»!?])(?:Par|By)\s?:.*$|,\s(?:[Pp]ar|[Bb]y)(?:\s[A-ZÀ-Þ][\w’'.-]+){2,3}$"
)
_DOMAIN = re.compile(
    r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:[a-z]{2}|com|org|net|info|int|media|news)/?$",
    re.I,
)


def strip_affixes(text: str, lone: Collection[str] = ()) -> str:
    """A title without the outlet, section or address that sites put before or behind it.

    `lone` are the short lines of the page, where the name of an unknown site stands again.

    >>> strip_affixes("ECONOMIE - Le blé manque | RFI")
    'Le blé manque'
    """
    text = " ".join(text.split()).strip(" |›>-–—·•*_")
    text = text if "«" in text else text.strip(" »")
    text = _GLUED_BYLINE.sub("", _SLUG.sub("", text))
    if text[-1:] in (")", "]"):
        text = _GENRE.sub("", text)
    for _ in range(4):
        joints = list(JOINTS.finditer(text[:400])) if MAY_JOIN.search(text) else []
        if not joints:
            break
        first, last = joints[0], joints[-1]
        title, piece = text[: last.start()].rstrip(), text[last.end() :]
        if _is_affix(piece, last[0], lone) and len(title.split()) >= 3:
            text = title
        elif (
            _is_affix(text[: first.start()], first[0], lone)
            and len(text[first.end() :].split()) >= 3
        ):
            text = text[first.end() :].lstrip()
        else:
            break
    return text


_ASIDE = re.compile(r"\(\d{4,5}\)$|^(?:[Pp]ar|[Bb]y)\s[A-ZÀ-Þ]|^[Pp](?:age|\.)\s?\d+$|^[Aa]bonnés$")


def _is_affix(piece: str, joint: str, lone: Collection[str]) -> bool:
    piece = piece.strip(" «»\"'.")
    words = piece.split()
    if is_date_line(piece, "fr") or _ASIDE.search(piece):
        return True  # when; by whom; on which page; or, in local newspapers, a postal code
    if not words or known_outlet(piece) or _DOMAIN.match(piece):
        # `Le point : où en est …` is no outlet: a name is written with its capital.
        return not words or not joint.strip().startswith(":") or words[-1][0].isupper()
    if is_section(piece):
        return joint.strip() != ":" or piece.isupper()
    if joint.strip() in ("–", "—", "-") and len(words) == 1 and len(piece) > 5 and piece.isupper():
        return not is_place(piece)  # a kicker: `JUSTICE – `
    if len(words) > 7 or re.search(r"[.!?»]$", piece):
        return False
    if joint.strip() == "|":
        return len(words) <= 5
    if joint.strip() in (":", "«", "»"):
        return False
    named = len(words) > 1 and piece[0].isupper() and not is_place(piece)
    return named and any(fold(piece) in line for line in lone)


# Not of an ellipsis, nor of an initial (`U.S.A.`).
_FULL_STOP = re.compile(r"(?<=[^.\s])(?<!\b[A-Z])\.(?=[»”\"]?$)")
# French capitals are often left without their accent; at the head of a sentence, or before a name,
# `A` is the preposition: the verb stands there with a hyphen.
_BARE_A = re.compile(r"(?:^|(?<=« )|(?<=: )|(?<=«\u00a0))A(?= [^\W\d_]{2})")


def polish(text: str, body: Iterable[str], lang: Lang) -> str:
    """A title as an editor would set it: normal case, no full stop, the language's typography."""
    text = _FULL_STOP.sub("", " ".join(text.split()))
    text = normal_case(text, body, lang)
    if lang == "fr":
        text = _BARE_A.sub("À", text)
    return french_typography(text) if lang == "fr" else text


_CLAUSE = re.compile(r"\s*[,;:–—]\s")
_WANTED = 110
"""Characters beyond which a sentence that serves as title is cut at a clause."""


def from_sentence(text: str, number: int, lang: Lang) -> Finding:
    """A title for a page that has none: the first sentence of its text, shortened at a clause."""
    start, end = sentences(text[:2000])[0]
    sentence = text[start:end].strip()
    short = sentence
    if len(sentence) > 160:
        cuts = [m.start() for m in _CLAUSE.finditer(sentence) if 40 <= m.start() <= _WANTED]
        short = sentence[: cuts[-1]] if cuts else sentence[:_WANTED].rsplit(" ", 1)[0] + "…"
    rule = "the page has no title: its first sentence"
    return Finding(polish(short, (text,), lang), Basis.INFERRED, Evidence(number, sentence, rule))
