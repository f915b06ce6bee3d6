"""Which numbers of an article are its figures, and what each one says.

A number becomes a figure when it has substance: a unit, a currency, a scale, or a counted noun.
Dates, ranks, ages, durations and names that hold digits are not figures. Each figure keeps its
verbatim words and their place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, repeat

from generator.catalog import table
from generator.model import Block, Document, Evidence, Figure, Lang
from generator.reading.numbers import Number, find_numbers, plain
from generator.reading.units import UNKNOWN, Unit, unit_after
from generator.text import sentences

Value = float | tuple[float, float]
_TIMES = Unit("times", "times", least=2)

_MONTH = (
    r"(?:janv(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept(?:embre)?|oct(?:obre)?"
    r"|nov(?:embre)?|dec(?:embre)?|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|jan|feb|mar|apr|jun|jul|aug)\b"
)
_DAY_AFTER = re.compile(rf"(?:er)?(?: ?(?:et|au|a|ou|-|,|and|to) ?\d{{1,2}})? ?(?:of )?{_MONTH}")
_DAY_BEFORE = re.compile(rf"\b{_MONTH}\.? \Z")
_NAME_BEFORE = re.compile(
    r"\b(?:articles?|art\.|n[°o]s?\.?|numeros?|pages?|pp?\.|resolutions?|chapitres?|boeing|airbus|top|phase"
    r"|etape|annees|rue|avenue|street|tel\.?|fax|version|vision|agenda|horizon|chaine|groupe|section"
    r"|les moins de|les plus de|ages? de|aged)[ :]*\Z"
)
_YEAR_BEFORE = re.compile(
    rf"(?:\b(?:en|fin|debut|mi|depuis|avant|annee|l'an|horizon|ici|in|since|by|until|{_MONTH})[ -])\Z"
)

_BOUNDS = {
    "fr": {
        "more": r"plus d[e']|au moins|au minimum|au-dela d[e']|au-dessus d[e']|pas moins d[e']",
        "less": r"moins d[e']|jusqu'a|au plus|au maximum|un maximum d[e']|en dessous d[e']",
        "about": r"environ|quelques?|pres d[e']|presque|autour d[e']|aux (?:alentours|environs) d[e']"
        r"|approximativement|a peu pres|pas loin d[e']|a peine|de l'ordre d[e']|quasiment|pratiquement",
        "over": r"depass\w+|exced\w+|franchi\w*|superieure?s? a|crev\w+",
        "under": r"(?:depass\w+|exced\w+) (?:pas|guere)|inferieure?s? a|sous (?:la barre|le seuil|le cap) d[e']",
        "near": r"avoisin\w+|frol\w+|approch\w+(?: d[e'])?|proches? d[e']|estime\w* a quelque",
        "article": r"(?:(?:le cap|la barre|le seuil) )?(?:des? |d'|du |les |la |le |l')?",
    },
    "en": {
        "more": r"more than|over|at least|above|in excess of|upwards of|no fewer than|no less than|well over",
        "less": r"less than|fewer than|under|below|up to|at most|as (?:much|many) as|no more than|just under",
        "about": r"about|around|approximately|roughly|some|nearly|almost|close to|an estimated|circa|~",
        "over": r"exceed\w*|surpass\w*|top(?:ped|s|ping)?|greater than|higher than|pass(?:ed|es)",
        "under": r"lower than|smaller than",
        "near": r"approach\w*|near(?:ed|s|ing)?",
        "article": r"(?:the |a |an )?(?:mark of )?",
    },
}
_BOUND = {
    lang: re.compile(
        rf"(?<![^\W_])(?:(?:(?P<more>{b['more']})|(?P<less>{b['less']})|(?P<about>{b['about']})) ?(?:l'|les )?"
        rf"|(?:(?P<under>{b['under']})|(?P<over>{b['over']})|(?P<near>{b['near']})) {b['article']})\Z"
    )
    for lang, b in _BOUNDS.items()
}
_BOUND_NAMES = {
    "more": "more-than", "over": "more-than", "less": "less-than", "under": "less-than",
    "about": "about", "near": "about",
}  # fmt: skip
_LAST_WORDS = {
    lang: frozenset(
        "de d a les des la le l du environ quelque quelques moins minimum plus maximum presque approximativement"
        " pres peine quasiment pratiquement jusqu".split()
        if lang == "fr"
        else "than over least above of under below to most as about around approximately roughly some nearly"
        " almost estimated circa the a an".split()
    )
    for lang in _BOUNDS
}
_POST_BOUND = {
    "fr": re.compile(r" (?:(?P<about>environ)|(?P<more>au moins|au minimum|ou plus|et plus(?! d))|(?P<less>au maximum|au plus))\b"),
    "en": re.compile(r" (?:(?P<about>or so)|(?P<more>or more|at least)|(?P<less>or less|at most))\b"),
}  # fmt: skip

_JOIN = {
    "fr": re.compile(r" ?(?P<word>a|au|aux|-|et|ou|voire) ?(?:les |l')?\Z"),
    "en": re.compile(r" ?(?P<word>to|-|and|or) ?(?:the )?\Z"),
}
_BETWEEN = {"fr": re.compile(r"\bentre (?:les )?\Z"), "en": re.compile(r"\bbetween \Z")}
# These verbs tell of a change: `passer de 4 à 10 milliards` gives two figures, not a range.
_CHANGE = {
    "fr": re.compile(
        r"\b(?:pass|port|relev|releve|ramen|ramene|monter?|hiss|tomb|descend|chut|grimp|bondi|saut|evolu"
        r"|abaiss|rehauss)\w*(?: [\w'-]+){0,4}? (?:de |d')\Z"
    ),
    "en": re.compile(r"(?<!rang)(?<!ranges )(?<!ranging )(?<!vary )(?<!range )\bfrom \Z"),
}
# After these words a number repeats the unit of the one before it (`contre 25,7 milliards l'an passé`).
_ELLIPSIS = {
    "fr": re.compile(r"\b(?:contre|dont|puis|a|et|soit|vs|au lieu de|apres|de)(?: les?| celui de| seulement)? \Z"),
    "en": re.compile(r"\b(?:against|to|from|vs\.?|versus|compared (?:to|with)|and|of which|including) \Z"),
}  # fmt: skip
_AGAINST = re.compile(
    r"\b(?:contre|au lieu de|dont|against|of which|up from|down from|versus|compared (?:to|with))"
    r" (?:seulement |just |only )?\Z"
)
_FULL_STOP = re.compile(r"[.;!?]\s|\n")
_COMPLEMENT = re.compile(r" d[e'u]| of\b| in (?!\d)")
_NUMBER_OF = {"fr": re.compile(r"\bnombre(?: total)?\b"), "en": re.compile(r"\bnumber\b")}
_MULTIPLIED = {
    "fr": re.compile(r"\bmultipli\w+(?: [\w'-]+){0,5}? par (?:plus de |pres de |environ )?\Z"),
    "en": re.compile(r"\b(?:multipl\w+|increas\w+|grew|grown|by)(?: [\w'-]+){0,4}? (?:by )?a factor of \Z"),
}  # fmt: skip
_TIMES_AFTER = {
    "fr": re.compile(r" fois (?:plus|moins|superieure?s?|inferieure?s?|mieux|la |le |les |l'|celui|celle|sa |son )"),
    "en": re.compile(r"(?:[ -]?fold\b| times (?:more|less|higher|larger|bigger|greater|faster|smaller|as |the |over))"),
}  # fmt: skip
_TIMES_GROWN = {
    "fr": re.compile(
        r"\b(?:augment|accr|progress|croi|crû|multipli|gagn|hauss|valeur|grandi)\w*[^.;,]{0,60}\Z"
    ),
    "en": re.compile(r"\b(?:increas|gr[eo]w|risen|rose|multipl|expand|jump)\w*[^.;,]{0,60}\Z"),
}
_TIMES_WORD = {"fr": re.compile(r" fois\b"), "en": re.compile(r" times\b")}
_FOLDED = {
    "fr": re.compile(
        r"(?i)\b(?:(?:ont|a|ait|avait|aura|auraient|aurait) (?:été )?)?(?:(?:presque|quasiment|plus que|pratiquement) )?"
        r"(?<!\bun )(?<!\ble )(?<!\bdu )(?<!\bson )(?P<verb>doubl|tripl|quadrupl|quintupl|décupl)(?:é|ée|és|ées|er|era|eront|ant|ait|aient|èrent)\b"
    ),
    "en": re.compile(
        r"(?i)\b(?:(?:has|have|had) )?(?:(?:almost|nearly|more than) )?"
        r"(?:(?P<verb>doubl|tripl|quadrupl|quintupl)(?:ed|ing)|(?:to|will|would) (?P<base>doubl|tripl|quadrupl)e"
        r"|(?P<fold>two|three|four|five|six|seven|eight|nine|ten)fold)\b"
    ),
}
_FOLDS = {"doubl": 2, "tripl": 3, "quadrupl": 4, "quintupl": 5, "décupl": 10}
_FOLDS |= {w: n for n, w in enumerate("two three four five six seven eight nine ten".split(), 2)}
_FOLD_HINT = re.compile(r"(?i)oubl|tripl|upl|fold")
_THRESHOLD = re.compile(
    r"\b(?:cap|seuil|barre|franchi\w*|depass\w+|pass\w+|frol\w+|approch\w+|mark) (?:du |le )?\Z"
)
_RACE = re.compile(r"\b(?:le|du|au|sur) \Z")
_SALES_TALK = re.compile(
    r"abonn|subscri|/ ?mois|sans engagement|numeros\)|capital social|vente au numero"
)


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A number with its unit, on the way to being a figure."""

    number: Number
    unit: Unit | None
    start: int
    end: int
    lead: int
    """Where its bound begins (`plus de`); `start` without one."""
    bound: str | None
    value: Value
    sure: bool = False
    """Its neighbours tell that it is a figure, though it has no unit of its own."""


def read_figures(document: Document) -> tuple[Figure, ...]:
    """The figures of title and body, in text order; each stands verbatim at its place.

    What the title or a heading says and the body repeats is one figure, the body's.
    """
    title = document.title
    found = [
        replace(figure, anchor="title", line=title.evidence.line)
        for figure in read_text_figures(title.value, document.lang)
    ]
    headings = {"title"}
    for block in document.blocks:
        if block.kind == "heading":
            headings.add(block.anchor)
        found += [
            replace(figure, anchor=block.anchor, line=_line(block, figure.start))
            for figure in read_text_figures(block.text, document.lang)
        ]
    return tuple(_once(found, headings))


def _line(block: Block, offset: int) -> int:
    """The source line of a place in a block; of its first line where items and lines differ."""
    row = block.text.count("\n", 0, offset)
    return block.lines[row if row < len(block.lines) else 0] if block.lines else 0


def _once(figures: Sequence[Figure], headings: set[str]) -> list[Figure]:
    """Figures without repetitions: a heading yields to the body, a later statement to the first."""
    kept: list[Figure] = []
    body = [f for f in figures if f.anchor not in headings]
    for figure in figures:
        above = figure.anchor in headings
        said = [*kept, *(body if above else ())]
        if not any(_repeats(figure, other, loose=above) for other in said):
            kept.append(figure)
    return kept


def _repeats(figure: Figure, other: Figure, *, loose: bool) -> bool:
    """Whether a figure states what another one has stated; loosely where it stands in a heading."""
    if figure.value != other.value:
        return False
    if loose:
        return figure.unit == other.unit or figure.unit is None
    years = {figure.year, other.year} - {None}
    return (figure.unit, figure.measure) == (other.unit, other.measure) and len(years) < 2


def read_text_figures(text: str, lang: Lang) -> list[Figure]:
    """The figures of one string, in its order; anchor and line are left empty."""
    letters = plain(text)
    low = letters.lower()
    quantities = _quantities(letters, low, lang)
    if _FOLD_HINT.search(text):
        quantities = _with_folds(text, quantities, lang)
    if not quantities:
        return []
    figures: list[Figure] = []
    starts = [q.start for q in quantities]
    for start, end in _sentence_spans(text):
        inside = quantities[bisect_left(starts, start) : bisect_left(starts, end)]
        inside = [q for q in inside if not _is_price_tag(q, low, start, end)]
        if not inside:
            continue
        years = _years(low, start, end, inside)
        measures = _measures(low, start, end, inside, lang)
        figures += map(_figure, repeat(text), inside, years, measures)
    return figures


# Work on a sentence grows with its numbers squared: a page without full stops must not hang.
_LONGEST = 4000


def _figure(text: str, quantity: _Quantity, year: int | None, measure: str | None) -> Figure:
    unit = quantity.unit.name if quantity.unit else None
    words = text[quantity.lead : quantity.end]
    return Figure(quantity.value, unit, quantity.bound, year, measure, words, "", quantity.lead, 0)


def _sentence_spans(text: str) -> list[tuple[int, int]]:
    """Sentences; the items of a list never run together. None is longer than `_LONGEST`."""
    spans, at = [], 0
    for line in text.split("\n"):
        for cut in range(0, len(line), _LONGEST):
            piece = line[cut : cut + _LONGEST]
            spans += [(at + cut + start, at + cut + end) for start, end in sentences(piece)]
        at += len(line) + 1
    return spans


def _quantities(text: str, low: str, lang: Lang) -> list[_Quantity]:
    """Numbers with units, joined into ranges, without those that say nothing."""
    found: list[_Quantity] = []
    for number in find_numbers(text, lang):
        floor = found[-1].end if found else 0
        if number.start >= floor and (quantity := _quantity(text, low, number, floor, lang)):
            found.append(quantity)
    return [q for q in _joined(low, found, lang) if _says_something(low, q)] if found else []


def _quantity(text: str, low: str, number: Number, floor: int, lang: Lang) -> _Quantity | None:
    """A number with what stands around it; None where that tells a date, a rank or a name."""
    before = low[max(floor, number.start - 48) : number.start]
    unit, end = unit_after(text, number.end, lang) or (None, number.end)
    if not number.words and text[number.start] not in "0123456789+-":
        # The currency is printed first, as in `US$ 4 billion`.
        prefix = unit_after(text, number.start, lang)
        unit, end = (prefix[0] if prefix else unit), number.end
    start = number.start
    if times := _times(low, number, before, lang):
        unit, start, end = _TIMES, number.start - times[0], times[1]
    elif unit is not None and unit.family == "refused":
        return None
    elif not number.exponent and _is_label(low, number, unit, before):
        return None
    lead, bound = _bound(low, start, floor, end, lang)
    if number.vague and bound is None:
        bound = "about"
    return _Quantity(number, unit, start, end, lead, bound, _value(number, unit))


def _value(number: Number, unit: Unit | None) -> float:
    """The plain amount in the unit's own measure."""
    if unit is None:
        return number.value
    if unit.family == "count":
        number = number.whole()
    elif unit.family in ("percent", "points", "times"):
        number = number.rate()
    return float(f"{number.mantissa}e{number.exponent + unit.exponent}")


def _is_label(low: str, number: Number, unit: Unit | None, before: str) -> bool:
    """Whether a number without scale is a date, a year, or part of a name."""
    if number.words:
        return False
    if _DAY_AFTER.match(low, number.end):
        return True
    if unit is None or unit.family == "count":
        near = before[-18:]
        if _NAME_BEFORE.search(near) or _DAY_BEFORE.search(near):
            return True
    year = (
        number.end - number.start == 4
        and number.mantissa.isdigit()
        and 1900 <= number.value <= 2100
    )
    return year and (unit in (None, UNKNOWN) or bool(_YEAR_BEFORE.search(before)))


def _times(low: str, number: Number, before: str, lang: Lang) -> tuple[int, int] | None:
    """For `multiplié par 18` and `trois fois plus`: (letters before the number, end), else None."""
    if match := _MULTIPLIED[lang].search(before):
        return len(before) - match.start(), number.end
    if match := _TIMES_AFTER[lang].match(low, number.end):
        return 0, number.end + len(match[0].rstrip().rstrip("'"))
    match = _TIMES_WORD[lang].match(low, number.end)
    grown = match and _TIMES_GROWN[lang].search(low, max(0, number.start - 80), number.start)
    return (0, match.end()) if match and grown else None


def _bound(low: str, start: int, floor: int, end: int, lang: Lang) -> tuple[int, str | None]:
    """Where the words of the bound begin, and the bound. A verb (`dépasse`) stays outside."""
    window = max(floor, start - 40)
    # Few numbers have a bound; the last words tell whether the search is worth while.
    last = low[window:start].replace("'", " ").split()[-2:]
    worth = last and (last[-1] in _LAST_WORDS[lang] or any(map(_VERBAL.match, last)))
    if worth and (match := _BOUND[lang].search(low, window, start)):
        name = match.lastgroup or ""
        return (start if name in ("over", "under", "near") else match.start()), _BOUND_NAMES[name]
    if low.startswith(("le m", "the m"), start) and _PASSED.search(low, window, start):
        return start, "more-than"
    after = _POST_BOUND[lang].match(low, end)
    return start, _BOUND_NAMES[after.lastgroup or ""] if after else None


_VERBAL = re.compile(r"depass|exced|franchi|crev|avoisin|frol|approch|surpass|top|pass|near|~")
_PASSED = re.compile(r"\b(?:pass|franchi|depass|top|hit)\w* \Z")


def _joined(low: str, found: list[_Quantity], lang: Lang) -> list[_Quantity]:
    """Join ranges, and give each number the unit that its neighbour states for both."""
    # From the end: French states the unit of a pair with its last member.
    for at in range(len(found) - 2, -1, -1):
        first, second = found[at], found[at + 1]
        if (word := _JOIN[lang].match(low, first.end, second.lead)) is None:
            found[at], found[at + 1] = _elliptic(low, first, second, lang)
            continue
        left, right = _shared(first, second, hyphen=word["word"] == "-")
        if first.unit is None and second.unit is None:
            found[at], found[at + 1] = _counted(low, first, second, lang)
        if left is None:
            continue
        found[at], found[at + 1] = left, right
        left = _same_order(left, right, word["word"])
        begin = _range_start(low, left, right, word["word"], lang)
        if begin is not None and isinstance(left.value, float) and isinstance(right.value, float):
            found[at : at + 2] = [
                replace(
                    right,
                    start=left.start,
                    lead=begin,
                    value=(left.value, right.value),
                    bound=left.bound,
                )
            ]
    return found


def _counted(
    low: str, first: _Quantity, second: _Quantity, lang: Lang
) -> tuple[_Quantity, _Quantity]:
    """`le nombre d'étudiants est passé de 300 à 1 200`: the noun stands before its numbers."""
    noun = None
    if not _CHANGE[lang].search(low, max(0, first.lead - 60), first.lead):
        return first, second
    for match in _NUMBER_OF[lang].finditer(low, max(0, first.lead - 160), first.lead):
        noun = unit_after(low, match.end(), lang)
    unit = noun[0] if noun and noun[0].family == "count" else None
    return replace(first, unit=unit, sure=True), replace(second, unit=unit, sure=True)


def _same_order(first: _Quantity, second: _Quantity, word: str) -> _Quantity:
    """`entre 10 et 12.000`, `deux à trois cents`: the first number goes without its hundreds."""
    low, high = first.value, second.value
    if isinstance(low, tuple) or isinstance(high, tuple) or word == "-" or not 0 < low < 100:
        return first
    for factor in (1000.0, 100.0):
        if high % factor == 0 and high / 10 <= low * factor < high:
            return replace(first, value=low * factor)
    return first


def _shared(
    first: _Quantity, second: _Quantity, *, hyphen: bool
) -> tuple[_Quantity | None, _Quantity]:
    """Two neighbours with the unit and scale of either; (None, second) where they do not belong."""
    if first.unit is None and (second.unit is not None or second.number.exponent):
        if second.unit and second.unit.family == "count" and not second.number.exponent and hyphen:
            return None, second  # `2024-25 projets`
        number = first.number
        if not number.exponent and not number.looks_grouped:
            number = replace(number, exponent=second.number.exponent)
        unit = second.unit
        return replace(
            first, number=number, unit=unit, value=_value(number, unit), sure=True
        ), second
    if second.unit is None and first.unit is not None and second.number.exponent:
        value = _value(second.number, first.unit)
        return first, replace(second, unit=first.unit, value=value)
    return (first if first.unit == second.unit and first.unit else None), second


def _range_start(
    low: str, first: _Quantity, second: _Quantity, word: str, lang: Lang
) -> int | None:
    """Where the words of the range begin, or None if two numbers are told, not a range."""
    if isinstance(first.value, tuple) or isinstance(second.value, tuple):
        return None
    if between := _BETWEEN[lang].search(low, max(0, first.lead - 12), first.lead):
        return between.start()
    if word in ("et", "and") or _CHANGE[lang].search(low, max(0, first.lead - 60), first.lead):
        return None
    return first.lead if first.value < second.value else None


def _elliptic(
    low: str, first: _Quantity, second: _Quantity, lang: Lang
) -> tuple[_Quantity, _Quantity]:
    """Lend a unit over a few words: `contre 25,7 milliards`, `de 4 milliards en 2022 à 6 milliards de dollars`."""
    gap = low[first.end : second.lead]
    if len(gap) > 120 or _FULL_STOP.search(gap):
        return first, second
    if first.unit and second.unit is None:
        against = _AGAINST.search(gap)
        # `17,7 milliards.` of nothing are those of the sentence; `1,6 milliard de revenus` may not be.
        number = second.number
        alone = first.unit.family == "money" and not _COMPLEMENT.match(low, second.end)
        rate = first.unit.family in ("percent", "points", "times")
        meant = number.exponent and (
            _ELLIPSIS[lang].search(gap) or (alone and number.exponent >= 6)
        )
        if not against and not (meant and not rate):
            return first, second
        if not number.exponent and not number.looks_grouped:
            number = replace(number, exponent=first.number.exponent)
        value = _value(number, first.unit)
        return first, replace(second, number=number, unit=first.unit, value=value, sure=True)
    money = second.unit is not None and second.unit.family == "money"
    if money and first.unit is None and first.number.exponent and _ELLIPSIS[lang].search(gap):
        if not _COMPLEMENT.match(gap):
            first = replace(first, unit=second.unit, value=_value(first.number, second.unit))
    return first, second


def _says_something(low: str, quantity: _Quantity) -> bool:
    """Whether a quantity is a figure of the article, and no small change of its prose."""
    number, unit = quantity.number, quantity.unit
    if number.naked_scale and unit is None:
        return bool(_THRESHOLD.search(low, max(0, quantity.start - 24), quantity.start + 3))
    if unit is None:
        return quantity.sure or number.exponent >= 3 or number.looks_grouped
    if unit.family != "count":
        race = unit.name == "m" and _RACE.search(low, max(0, quantity.start - 8), quantity.start)
        return not race
    high = max(quantity.value) if isinstance(quantity.value, tuple) else quantity.value
    if unit.weak or unit.measure is None:
        return high >= 10
    return high >= (unit.least if number.words else 2)


def _with_folds(text: str, quantities: list[_Quantity], lang: Lang) -> list[_Quantity]:
    """Add the multiples that a verb tells: `a doublé`, `tripled`."""
    found = list(quantities)
    for match in _FOLDED[lang].finditer(text):
        root = next(group for group in match.groups() if group).lower()
        number = Number(match.start(), match.end(), str(_FOLDS[root]), 0, words=True)
        words = match[0].lower()
        bound = "more-than" if "plus que" in words or "more than" in words else None
        if any(hedge in words for hedge in ("presque", "quasi", "pratiq", "almost", "nearly")):
            bound = "about"
        start, end = match.span()
        found.append(_Quantity(number, _TIMES, start, end, start, bound, number.value))
    return sorted(found, key=lambda q: q.start)


def _is_price_tag(quantity: _Quantity, low: str, start: int, end: int) -> bool:
    """Prices of the newspaper itself, and the small print of its company."""
    money = quantity.unit is not None and quantity.unit.family == "money"
    return money and not quantity.number.exponent and bool(_SALES_TALK.search(low, start, end))


_YEAR = re.compile(r"(?<![\w.,/-])(?:19[5-9]|20[0-6])\d(?![\w/-]|[.,]\d| ?%)")
_YEAR_LEAD = re.compile(
    rf"(?:\b(?:en|fin|debut|courant|avant|annees?|l'an|exercice|horizon|pour|ici|ici a|trimestre|semestre|a partir"
    rf"|quarter|half|in|by|for|during|of|year|early|late|end|until|campagne|{_MONTH})(?: de| d'| of)? |[(])"
    r"(?:fin |la fin |l'annee |the end of |late )?\Z"
)
# The day of an event, and the end of a term.
_NO_PERIOD = re.compile(
    rf"(?:\d{{1,2}}(?:er)? {_MONTH}\.? |{_MONTH} \d{{1,2}},? |\bjusqu'(?:en|a) (?:fin )?|\buntil )\Z"
)
_APART = re.compile(r"[,;:(]| a \Z| to \Z")
_CLAUSE = re.compile(r"[;:]| tandis | alors que | mais | while | whereas | but ")


def _years(low: str, start: int, end: int, quantities: Sequence[_Quantity]) -> list[int | None]:
    """The year that each quantity of a sentence speaks of, where the sentence says so.

    A year stands right after its number, or it opens the sentence and holds for all that follows.
    """
    years: list[int | None] = [None] * len(quantities)
    found = [
        (m.start(), int(m[0]))
        for m in _YEAR.finditer(low, start, end)
        if _is_period(low, m.start())
    ]
    free = [(at, y) for at, y in found if not any(q.lead <= at < q.end for q in quantities)]
    if not free:
        return years
    limits = [*(q.lead for q in quantities[1:]), end]
    for n, (quantity, limit) in enumerate(zip(quantities, limits, strict=False)):
        until = min(limit, quantity.end + 90)
        own = next(((at, y) for at, y in free if quantity.end <= at < until), None)
        if own and not _CLAUSE.search(low, quantity.end, own[0]):
            years[n] = own[1]
            free.remove(own)
    for n, quantity in enumerate(quantities):
        before = [year for at, year in free if at < quantity.lead]
        if years[n] is None and before and not _AGAINST.search(low, start, quantity.lead):
            years[n] = before[-1]
    for n, (left, right) in reversed(list(enumerate(pairwise(quantities)))):
        near = right.lead - left.end < 60 and not _APART.search(low, left.end, right.lead)
        if years[n] is None and near:
            years[n] = years[n + 1]
    return years


def _is_period(low: str, at: int) -> bool:
    """Whether a year is when something is so, not the year of a dated event or a name."""
    head = low[max(0, at - 32) : at]
    return bool(_YEAR_LEAD.search(head)) and not _NO_PERIOD.search(head)


@cache
def _measure_words(lang: Lang) -> tuple[re.Pattern[str], dict[str, tuple[str, frozenset[str]]]]:
    """One pattern of all governing nouns, and what each of its groups measures."""
    parts, names = [], {}
    for rank, (name, entry) in enumerate(table("units")["measures"].items()):
        words = (re.escape(plain(w).lower()).replace(r"\*", r"\w*") for w in entry[lang])
        parts.append(f"(?P<m{rank}>{'|'.join(words)})")
        names[f"m{rank}"] = name, frozenset(entry["families"])
    return re.compile(rf"\b(?:{'|'.join(parts)})\b"), names


_OF = re.compile(
    r" ?(?:de |d'|du |des |de la |de l'|en |of |in |dans |worth of |pour )?(?:la |le |les |l'|the )?(?:\w+ )?\Z"
)
# What stands between a change and its number: `a augmenté de`, `hausse spectaculaire de`, `up `.
_BY = re.compile(r"(?: [\w'-]+){0,3}? (?:de |d'|by )?[+]?|[ :+]*")
_CHANGES = frozenset({"growth", "decline"})


def _measures(
    low: str, start: int, end: int, quantities: Sequence[_Quantity], lang: Lang
) -> list[str | None]:
    """What each quantity of a sentence measures, as its nearest governing noun says."""
    pattern, names = _measure_words(lang)
    nouns = [
        (match.start(), match.end(), *names[match.lastgroup or ""])
        for match in pattern.finditer(low, start, end)
    ]
    limits = [*(q.lead for q in quantities[1:]), end]
    return [_measure(low, q, nouns, limit) for q, limit in zip(quantities, limits, strict=False)]


def _measure(
    low: str, quantity: _Quantity, nouns: list[tuple[int, int, str, frozenset[str]]], until: int
) -> str | None:
    """The measure of one quantity; nouns behind the next number do not govern it."""
    family = quantity.unit.family if quantity.unit else "none"
    if family == "count":
        return quantity.unit.measure if quantity.unit else None
    before = change = after = None
    for start, end, name, families in nouns:
        if family not in families:
            continue
        if end <= quantity.lead:
            if name in _CHANGES:
                change = name if _BY.fullmatch(low, end, quantity.lead) else None
            else:
                before = name
        elif quantity.end <= start < until:
            after = name
            if _OF.match(low, quantity.end, start):
                return change or name
            break
    return change or before or after or (quantity.unit and quantity.unit.measure)


def contradictions(figures: Sequence[Figure], document: Document) -> tuple[Evidence, ...]:
    """Statements of one article that disagree; `rule` says in English how.

    Only what cannot both be true is told: a percentage and a multiple of one thing, and one
    measure, year and company of names with two values.
    """
    order = {block.anchor: n for n, block in enumerate(document.blocks)}
    return (*_percent_against_times(figures, order), *_two_values(figures, document))


def _percent_against_times(figures: Iterable[Figure], order: dict[str, int]) -> list[Evidence]:
    """`+1800 %` beside `multipliée par 18`: eighteen times is +1700 %."""
    found = []
    rates = [f for f in figures if f.unit == "percent" and isinstance(f.value, float)]
    for times in figures:
        if times.unit != "times" or not isinstance(times.value, float):
            continue
        for rate in rates:
            near = abs(order.get(rate.anchor, -1) - order.get(times.anchor, -1)) <= 1
            # The coincidence of the digits shows that both speak of the same thing.
            if near and times.value >= 2 and rate.value == 100 * times.value:
                rule = (
                    f"disagrees with “{rate.text}”: {times.value:g} times as much"
                    f" is {100 * (times.value - 1):+g} %"
                )
                found.append(Evidence(times.line, times.text, rule, times.anchor))
    return found


def _two_values(figures: Sequence[Figure], document: Document) -> list[Evidence]:
    """One measure of one year with two values, in sentences that name the same names."""
    texts = {block.anchor: block.text for block in document.blocks}
    texts["title"] = document.title.value
    seen: dict[tuple[object, ...], Figure] = {}
    found = []
    for figure in figures:
        if figure.year is None or figure.measure in (None, "growth", "decline", "share"):
            continue
        if isinstance(figure.value, tuple) or figure.unit in (None, "percent", "times"):
            continue
        names = _names_around(texts.get(figure.anchor, ""), figure.start)
        key = (figure.measure, figure.year, figure.unit, names)
        other = seen.setdefault(key, figure)
        if names and other.value != figure.value and not _compatible(figure, other):
            rule = (
                f"{figure.measure} of {figure.year} is given as “{other.text}” (line {other.line})"
                f" and as “{figure.text}”"
            )
            found.append(Evidence(figure.line, figure.text, rule, figure.anchor))
    return found


def _names_around(text: str, at: int) -> frozenset[str]:
    """The capitalised words of the sentence at a place, its first word left out."""
    for start, end in _sentence_spans(text):
        if start <= at < end:
            words = re.findall(r"(?<=[\s'’(«-])[A-ZÀ-Ý][\w-]{2,}", text[start:end])
            return frozenset(plain(w) for w in words)
    return frozenset()


def _compatible(figure: Figure, other: Figure) -> bool:
    """Whether two values may both be true: one of them is a bound or rounded."""
    assert isinstance(figure.value, float)
    assert isinstance(other.value, float)
    close = abs(figure.value - other.value) <= 0.05 * max(figure.value, other.value)
    return close or bool(figure.bound or other.bound) or figure.anchor == other.anchor
