"""From numbers to quantities: units, bounds, ranges, shared units, multiples.

What says nothing of the article (dates, ranks, ages, names, small change of prose) is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.model import Lang
from generator.reading import phrasing
from generator.reading.numbers import Number, find_numbers
from generator.reading.phrasing import PHRASINGS, Phrasing
from generator.reading.units import UNKNOWN, Unit, unit_after

_TIMES = Unit("times", "times", least=2)
_BREAKS = str.maketrans("'(\"«", "    ")
_RATES = ("percent", "points", "times")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, on the way to being a figure."""

    number: Number
    unit: Unit | None
    start: int
    end: int
    lead: int
    """Where its words begin, bound (`plus de`) included."""
    bound: str | None
    value: float | tuple[float, float]
    sure: bool = False
    """Its neighbours tell that it is a figure, though it has no unit of its own."""

    @property
    def high(self) -> float:
        """The value, or the upper end of the range."""
        return self.value[1] if isinstance(self.value, tuple) else self.value

    def counting(self, unit: Unit | None, exponent: int = 0) -> Quantity:
        """The same words with the unit, and the scale, that a neighbour states for both."""
        number = self.number
        if not number.exponent and not number.looks_grouped:
            number = replace(number, exponent=exponent)
        return replace(self, number=number, unit=unit, value=_value(number, unit), sure=True)


def find_quantities(text: str, low: str, original: str, lang: Lang) -> list[Quantity]:
    """The quantities of a text that say something, in order.

    `text` is the plain form of `original`, `low` the same in lower case.
    """
    speech = PHRASINGS[lang]
    found: list[Quantity] = []
    for number in find_numbers(text, lang):
        floor = found[-1].end if found else 0
        if number.start >= floor and (one := _quantity(text, low, number, floor, lang)):
            found.append(one)
    kept = [q for q in _joined(low, found, speech, lang) if _says_something(low, q)]
    if "oubl" in low or "upl" in low or "ripl" in low or "fold" in low:
        kept = sorted([*kept, *_folds(original, speech)], key=lambda q: q.start)
    return kept


def _quantity(text: str, low: str, number: Number, floor: int, lang: Lang) -> Quantity | None:
    """A number with what stands around it; None where that tells a date, a rank or a name."""
    speech = PHRASINGS[lang]
    unit, end = unit_after(text, number.end, lang) or (None, number.end)
    if not number.words and text[number.start] not in "0123456789+-":
        # The currency is printed first, as in `US$ 4 billion`.
        prefix = unit_after(text, number.start, lang)
        unit, end = (prefix[0] if prefix else unit), number.end
    if unit and unit.family == "count" and unit.measure is None and number.exponent >= 6:
        # `1,6 milliard de revenus`: the noun says what is measured, not what is counted.
        unit, end = None, number.end
    start = number.start
    if times := _times(low, number, floor, speech):
        unit, (start, end) = _TIMES, times
    elif (unit and unit.family == "refused") or _is_label(low, number, unit, floor):
        return None
    lead, bound = _bound(low, start, floor, end, speech)
    if number.vague and bound is None:
        bound = "about"
    return Quantity(number, unit, start, end, lead, bound, _value(number, unit))


def _value(number: Number, unit: Unit | None) -> float:
    """The plain amount in the unit's own measure."""
    if unit is None:
        return number.value
    if unit.family == "count":
        number = number.whole()
    elif unit.family in _RATES:
        number = number.rate()
    return float(f"{number.mantissa}e{number.exponent + unit.exponent}")


def _is_label(low: str, number: Number, unit: Unit | None, floor: int) -> bool:
    """Whether digits without scale are a date, a year, or part of a name."""
    if number.words or number.exponent:
        return False
    if phrasing.DAY_AFTER.match(low, number.end):
        return True
    before = low[max(floor, number.start - 18) : number.start]
    if (unit is None or unit.family == "count") and phrasing.LABEL_BEFORE.search(before):
        return True
    plain_digits = number.end - number.start == 4 and number.mantissa.isdigit()
    if not (plain_digits and 1900 <= number.value <= 2100):
        return False
    return unit in (None, UNKNOWN) or phrasing.YEAR_BEFORE.search(before) is not None


def _times(low: str, number: Number, floor: int, speech: Phrasing) -> tuple[int, int] | None:
    """The place of `multiplié par 18` or `trois fois plus` around a number, if it is one."""
    near = max(floor, number.start - 60)
    if match := speech.multiplied.search(low, near, number.start):
        return match.start(), number.end
    if match := speech.times_after.match(low, number.end):
        return number.start, match.end()
    if match := speech.times_word.match(low, number.end):
        grown = speech.grown.search(low, max(0, number.start - 80), number.start)
        return (number.start, match.end()) if grown else None
    return None


def _bound(low: str, start: int, floor: int, end: int, speech: Phrasing) -> tuple[int, str | None]:
    """Where a quantity's words begin, and its bound."""
    window = max(floor, start - 40)
    # Few numbers have a bound; the last words tell whether the search is worth while.
    last = low[window:start].translate(_BREAKS).split()[-2:]
    worth = last and (last[-1] in speech.bound_ends or any(map(phrasing.LIMIT_VERB.match, last)))
    if worth and (match := speech.bound.search(low, window, start)):
        name = match.lastgroup or ""
        verb = name in ("over", "under", "near")
        return (start if verb else match.start()), phrasing.BOUNDS[name]
    if low.startswith(("le m", "the m"), start) and phrasing.PASSED.search(low, window, start):
        return start, "more-than"
    after = speech.bound_after.match(low, end)
    return start, phrasing.BOUNDS[after.lastgroup or ""] if after else None


def _joined(low: str, found: list[Quantity], speech: Phrasing, lang: Lang) -> list[Quantity]:
    """Join ranges, and give each number the unit that its neighbour states for both."""
    # From the end: French states the unit of a pair with its last member.
    for at in range(len(found) - 2, -1, -1):
        first, second = found[at], found[at + 1]
        join = speech.join.match(low, first.end, second.lead)
        if join is None:
            found[at], found[at + 1] = _elliptic(low, first, second, speech)
        elif first.unit is None and second.unit is None and not second.number.exponent:
            found[at], found[at + 1] = _counted(low, first, second, speech, lang)
        elif pair := _shared(first, second, join["word"]):
            begin = _range_start(low, *pair, join["word"], speech)
            if begin is None:
                found[at], found[at + 1] = pair
            else:
                found[at : at + 2] = [_range(*pair, begin, join["word"])]
    return found


def _shared(first: Quantity, second: Quantity, word: str) -> tuple[Quantity, Quantity] | None:
    """Two neighbours with the unit and scale of either; None where they do not belong together."""
    if first.unit is None:
        scale = second.number.exponent
        if word == "-" and second.unit and second.unit.family == "count" and not scale:
            return None  # `2024-25 projets`
        return first.counting(second.unit, scale), second
    if second.unit is None:
        return (first, second.counting(first.unit)) if second.number.exponent else None
    return (first, second) if first.unit == second.unit else None


def _range_start(
    low: str, first: Quantity, second: Quantity, word: str, speech: Phrasing
) -> int | None:
    """Where the words of a range begin; None if two figures are told."""
    if isinstance(first.value, tuple) or isinstance(second.value, tuple):
        return None
    if between := speech.between.search(low, max(0, first.lead - 12), first.lead):
        return between.start()
    changed = speech.change.search(low, max(0, first.lead - 60), first.lead)
    told_apart = word in ("et", "and") or changed or first.value >= second.value
    return None if told_apart else first.lead


def _range(first: Quantity, second: Quantity, begin: int, word: str) -> Quantity:
    """One quantity from two. `entre 10 et 12.000`, `deux à trois cents`: the first is shortened."""
    small, high = first.high, second.high
    shortened = word != "-" and 0 < small < 100
    for factor in (1000.0, 100.0) if shortened else ():
        if high % factor == 0 and high / 10 <= small * factor < high:
            small *= factor
            break
    bound = first.bound
    return replace(second, start=first.start, lead=begin, value=(small, high), bound=bound)


def _counted(
    low: str, first: Quantity, second: Quantity, speech: Phrasing, lang: Lang
) -> tuple[Quantity, Quantity]:
    """`le nombre d'étudiants est passé de 300 à 1 200`: the noun stands before its numbers."""
    if not speech.change.search(low, max(0, first.lead - 60), first.lead):
        return first, second
    noun = None
    for match in speech.number_of.finditer(low, max(0, first.lead - 160), first.lead):
        noun = unit_after(low, match.end(), lang)
    unit = noun[0] if noun and noun[0].family == "count" else None
    return first.counting(unit), second.counting(unit)


def _elliptic(
    low: str, first: Quantity, second: Quantity, speech: Phrasing
) -> tuple[Quantity, Quantity]:
    """Lend a unit over a few words, forward or back.

    `40 milliards d'euros, contre 25,7 l'an passé`; `de 4 milliards en 2022 à 6 milliards d'euros`.
    """
    gap = low[first.end : second.lead]
    if len(gap) > 120 or phrasing.FULL_STOP.search(gap):
        return first, second
    if first.unit is not None and second.unit is None:
        if _repeats_unit(low, first.unit, second, gap, speech):
            return first, second.counting(first.unit, first.number.exponent)
    elif first.unit is None and second.unit is not None:
        scaled_money = second.unit.family == "money" and first.number.exponent
        linked = gap == ", " or speech.ellipsis.search(gap)
        if scaled_money and linked and not phrasing.COMPLEMENT.match(gap):
            return first.counting(second.unit), second
    return first, second


def _repeats_unit(low: str, unit: Unit, second: Quantity, gap: str, speech: Phrasing) -> bool:
    """Whether a number without unit means the unit of the one before it."""
    if phrasing.AGAINST.search(gap):
        return True
    if not second.number.exponent or unit.family in _RATES:
        return False
    # `en importe 17,7 milliards.` can only be dollars; `1,6 milliard de revenus` need not be.
    alone = unit.family == "money" and second.number.exponent >= 6
    bare = alone and not phrasing.COMPLEMENT.match(low, second.end)
    return bare or speech.ellipsis.search(gap) is not None


def _says_something(low: str, quantity: Quantity) -> bool:
    """Whether a quantity is a figure of the article, and no small change of its prose."""
    number, unit, start = quantity.number, quantity.unit, quantity.start
    if unit is None:
        if number.naked_scale:
            return phrasing.THRESHOLD.search(low, max(0, start - 24), start + 3) is not None
        return quantity.sure or number.exponent >= 3 or number.looks_grouped
    if unit.family != "count":
        if unit.family == "money" and quantity.value == 1:
            return False  # `1 dollar = 450 tenges`, `l'euro symbolique`
        race = unit.name == "m" and phrasing.RACE.search(low, max(0, start - 8), start)
        return not race
    if unit.weak or unit.measure is None:
        return quantity.high >= 10
    return quantity.high >= (unit.least if number.words else 2)


def _folds(text: str, speech: Phrasing) -> list[Quantity]:
    """The multiples that a verb tells: `a doublé`, `tripled`."""
    found = []
    for match in speech.folded.finditer(text):
        worth = phrasing.FOLDS[next(group for group in match.groups() if group).lower()]
        words, (start, end) = match[0].lower(), match.span()
        bound = "more-than" if "plus que" in words or "more than" in words else None
        if any(hedge in words for hedge in ("presque", "quasi", "pratiq", "almost", "nearly")):
            bound = "about"
        number = Number(start, end, str(worth), 0, words=True)
        found.append(Quantity(number, _TIMES, start, end, start, bound, number.value))
    return found
