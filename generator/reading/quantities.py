"""From numbers to quantities: units, bounds, ranges, shared units, multiples.

What says nothing of the article (dates, ranks, ages, names, small change of prose) is left out.
The phrases around numbers are data: `wording` in `units.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from generator.catalog import table
from generator.model import Lang
from generator.reading.fractions import find_fractions
from generator.reading.numbers import Kind, Number, any_of, find_numbers
from generator.reading.units import MODELS, UNKNOWN, Unit, unit_after
from generator.reading.words import Passage

Pattern = re.Pattern[str]

RATES = frozenset(("percent", "points", "times"))
_TIMES = Unit("times", "times")
_NEAR = 60
"""How far before a number its phrases are looked for, in characters."""
_LENT = 120
"""Over how many characters a number lends its unit."""


class Quantity(NamedTuple):
    """A number with its unit, on the way to being a figure."""

    number: Number
    unit: Unit | None
    lead: int
    """Where its words begin, bound (`plus de`) included."""
    end: int
    bound: str | None
    least: float | None = None
    """The lower end, where it is a range."""
    lent: bool = False
    """Its neighbours tell that it is a figure, though it has no unit of its own."""

    @property
    def amount(self) -> float:
        """The plain amount in the unit's own measure; of a range, its upper end."""
        power = self.number.exponent + (self.unit.exponent if self.unit else 0)
        return float(f"{self.number.mantissa}e{power}")

    @property
    def value(self) -> float | tuple[float, float]:
        """As in `Figure.value`."""
        return self.amount if self.least is None else (self.least, self.amount)

    def like(self, other: Quantity) -> Quantity:
        """The same words with the unit and the scale that a neighbour states for both."""
        number = self.number
        if not number.exponent and number.kind != Kind.GROUPED:
            number = number._replace(exponent=other.number.exponent)
        return self._replace(number=number, unit=other.unit, lent=True)


class _Wording(NamedTuple):
    """The phrases of one language. They match lower-case plain text; most end where they must."""

    bound: Pattern
    """Its groups are named `before_more_than`, `verbs_about`; a verb is no part of the words."""
    bound_after: Pattern
    between: Pattern
    times: Pattern
    change: Pattern
    """Before `4 à 10 milliards` where two figures are told, no range."""
    join: Pattern
    """All that stands between two numbers that share a unit."""
    against: Pattern
    """Before a number that is compared to the one before it: `contre 25,7 l'an passé`."""


@cache
def _wording(lang: Lang) -> _Wording:
    data = table("units")["wording"][lang]
    places: dict[str, list[str]] = {"before": [], "verbs": [], "after": []}
    for bound, phrases in data["bounds"].items():
        for place, words in phrases.items():
            ends = any_of(words) if place == "after" else _ending(words)
            places[place].append(f"(?P<{place}_{bound.replace('-', '_')}>{ends})")
    before = "|".join(places["before"] + places["verbs"])
    year = r"(?P<year> (?:en|in) (?:19|20)\d\d)?"
    return _Wording(
        bound=re.compile(rf"\b(?:{before})(?:les |la |le |l'|the |an? )?\Z"),
        bound_after=re.compile(rf" (?:{'|'.join(places['after'])})\b"),
        between=re.compile(rf"\b(?:{_ending(data['between'])})(?:les )?\Z"),
        times=re.compile(rf"\b(?:{_ending(data['times'])})\Z"),
        change=re.compile(rf"\b(?:{_ending(data['change'])})\Z"),
        join=re.compile(rf"{year}(?: ?- ?| (?P<word>{any_of(data['join'])}) )(?:les |l'|the )?"),
        against=re.compile(rf"\b(?:{_ending(data['against'])})(?:celui de |les |the )?\Z"),
    )


def _ending(phrases: Iterable[str]) -> str:
    """A pattern of phrases that end right before a number; `de` may be `d'` there."""
    forms = [f"{phrase} " for phrase in phrases]
    return any_of(forms + [f"{form[:-2]}'" for form in forms if form.endswith(" de ")])


def find_quantities(
    text: Passage, sentence: range, lang: Lang, near: Iterable[int]
) -> list[Quantity]:
    """The quantities that say something in a sentence, in order.

    `near` are the words of the sentence that belong to numbers.
    """
    # A number may begin before its noun: `une petite quinzaine`.
    begins = {max(word - back, sentence.start) for word in near for back in range(3)}
    numbers = find_numbers(text.plain, lang, [text.starts[word] for word in sorted(begins)])
    told = list(find_fractions(text, sentence, lang))
    if told:  # `quatre barils sur cinq` is no number of barrels
        numbers = [n for n in numbers if not any(t.start < n.end and n.start < t.end for t in told)]
        numbers = sorted((*numbers, *told))
    found: list[Quantity] = []
    floor = text.starts[sentence.start]
    for number in numbers:
        if number.start >= floor and (one := _quantity(text, number, floor, sentence, lang)):
            found.append(one)
            floor = one.end
    # From the end: French states the unit of a pair with its last member.
    for at in range(len(found) - 2, -1, -1):
        found[at : at + 2] = _pair(text.low, found[at], found[at + 1], _wording(lang))
    return [quantity for quantity in found if _says_something(quantity)]


def _quantity(
    text: Passage, number: Number, floor: int, sentence: range, lang: Lang
) -> Quantity | None:
    """A number with what stands around it; None where that tells a duration, a rank or a year."""
    wording, low = _wording(lang), text.low
    unit, end = unit_after(text, number.end, sentence, lang)
    if number.unit:
        family = number.unit if number.unit in RATES else "money"
        unit, end = Unit(number.unit, family), number.end
    elif unit == UNKNOWN and (number.exponent >= 6 or "." in number.mantissa):
        # `1,6 milliard de revenus`: the noun says what is measured, not what is counted.
        unit, end = None, number.end
    lead, bound, times = _before(low, number.start, floor, wording)
    if times:
        unit, end = _TIMES, number.end
    elif (unit and unit.family == "refused" and number.exponent < 6) or (
        unit in (None, UNKNOWN, MODELS) and _is_year(number)
    ):
        return None
    if bound is None and (after := wording.bound_after.match(low, end)):
        bound = _meaning(after)
    if bound is None and number.kind == Kind.ROUND:
        bound = "about"
    return Quantity(number, unit, lead, end, bound)


def _is_year(number: Number) -> bool:
    """Whether digits are a year unless a unit says otherwise."""
    bare = number.kind == Kind.DIGITS and number.end - number.start == 4
    return bare and number.mantissa.isdigit() and 1900 <= int(number.mantissa) <= 2100


def _before(low: str, start: int, floor: int, wording: _Wording) -> tuple[int, str | None, bool]:
    """Where a quantity's words begin; the bound and the word for a multiple that they hold."""
    if not low[max(floor, start - 2) : start].strip(" '").isalpha():
        return start, None, False  # like most numbers of tables
    lead, bound = start, None
    if match := wording.bound.search(low, max(floor, start - _NEAR), start):
        bound = _meaning(match)
        lead = start if (match.lastgroup or "").startswith("verbs") else match.start()
    times = wording.times.search(low, max(floor, lead - _NEAR), lead)
    return times.start() if times else lead, bound, times is not None


def _meaning(match: re.Match[str]) -> str:
    """The bound that the name of a matched group tells."""
    return (match.lastgroup or "").partition("_")[2].replace("_", "-")


def _pair(low: str, first: Quantity, second: Quantity, wording: _Wording) -> list[Quantity]:
    """Two neighbours as a range, or each with the unit that one of them states for both.

    `de 4 à 6 milliards d'euros`; `40 milliards d'euros, contre 25,7 l'an passé`.
    """
    alike = first.unit is None and second.unit is None and not second.number.exponent
    if alike or second.lead - first.end > _LENT:
        return [first, second]
    join = wording.join.fullmatch(low, first.end, second.lead)
    if join is None:
        compared = wording.against.search(low, first.end, second.lead) and first.unit
        return [first, second.like(first) if compared and second.unit is None else second]
    changed = wording.change.search(low, max(0, first.lead - _NEAR), first.lead)
    if first.unit is None:
        first = first.like(second)
    elif second.unit is None and (changed or second.number.exponent):
        second = second.like(first)
    if first.unit != second.unit or second.least is not None or join["year"]:
        return [first, second]
    if first.number.unit:
        first = first.like(second)  # `$5-6 billion`
    between = wording.between.search(low, max(0, first.lead - 16), first.lead)
    told_apart = join["word"] in ("et", "and") or changed or first.amount >= second.amount
    if told_apart and not between:
        return [first, second]
    least = first.amount
    # `entre 10 et 12.000`, `deux à trois cents`: the first is shortened.
    for factor in (1000.0, 100.0) if join["word"] and 0 < least < 100 else ():
        if second.amount % factor == 0 and second.amount / 10 <= least * factor < second.amount:
            least *= factor
            break
    lead = between.start() if between else first.lead
    return [second._replace(lead=lead, least=least, bound=first.bound)]


def _says_something(quantity: Quantity) -> bool:
    """Whether a quantity is a figure of the article, and no small change of its prose."""
    number, unit = quantity.number, quantity.unit
    if unit is None:
        if number.kind == Kind.SCALE:
            return quantity.bound is not None
        large = number.exponent >= 3 or number.kind == Kind.GROUPED
        return quantity.lent or large or (number.kind == Kind.WORDS and quantity.amount >= 1000)
    if unit.family in ("percent", "times"):
        return True
    least = 3 if unit.family == "count" else 10
    if number.kind not in (Kind.DIGITS, Kind.GROUPED) and quantity.amount < least:
        return False
    if unit.family == "count":
        return quantity.amount >= (10 if unit.weak or unit.measure is None else 2)
    return unit.family != "money" or quantity.amount != 1  # `l'euro symbolique`, `1 dollar = 450`
