"""How each language says things: labels, dates, numbers, names, order. Babel behind one door.

The language is always an argument; nothing asks the system for its locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_compact_currency, format_compact_decimal, format_decimal
from babel.support import Translations

from generator.catalog import table
from generator.model import Figure, Lang
from generator.text import fold

FOLDER = Path(__file__).parent / "locale"
T = TypeVar("T")

_EDTF = re.compile(r"(\.\./)?(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?])?(/\.\.)?")


@cache
def translations(lang: Lang, domain: str) -> Translations:
    """A catalogue, ready for use; raises `FileNotFoundError` when a language has none."""
    with (FOLDER / lang / "LC_MESSAGES" / f"{domain}.po").open("rb") as stream:
        catalog = read_po(stream, locale=lang)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Translations(compiled)


@cache
def voice(lang: Lang) -> Voice:
    """The voice of a language; raises `FileNotFoundError` when it has no catalogue."""
    return Voice(lang)


class Voice:
    """One language: its gettext catalogue and its CLDR locale."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._translations = translations(lang, "messages")
        self.locale = Locale.parse(self.pgettext("CLDR locale for dates and numbers", "en_GB"))

    def gettext(self, message: str) -> str:
        """The message in this language, typeset."""
        return str(self._translations.ugettext(message))

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The plural form for a count, with `%(num)s` still in it filled."""
        text = str(self._translations.ungettext(one, many, count))
        return text.replace("%(num)s", self.number(count))

    def pgettext(self, context: str, message: str) -> str:
        """A message that needs its context to be understood."""
        return str(self._translations.upgettext(context, message))

    def name(self) -> str:
        """The language's name in itself (`Français`)."""
        own = Locale(self.lang).get_language_name(self.lang) or self.lang
        return own[:1].upper() + own[1:]

    def number(self, value: float) -> str:
        """A plain number with this language's separators."""
        return _number(self, value)

    def day(self, day: date) -> str:
        """A full date: `1er avril 2025`, `1 April 2025`."""
        text = format_date(day, "long", locale=self.locale)
        if day.day == 1:
            text = re.sub(r"\b1\b", self.pgettext("first day of a month", "1"), text, count=1)
        return text

    def edtf(self, value: str | None) -> str:
        """An EDTF date in words, its uncertainty included; `date unknown` for None."""
        return _dated(self, value or "")

    def _date(self, value: str) -> str:
        match = _EDTF.fullmatch(value)
        if not match:
            return self.gettext("date unknown")
        before, year, month, day, doubt, _ = match.groups()
        if day:
            text = self.day(date(int(year), int(month), int(day)))
        elif month:
            first = date(int(year), int(month), 1)
            text = format_skeleton("yMMMM", first, locale=self.locale)
        else:
            text = year
        if before and day:
            return self.gettext("before %(day)s") % {"day": text}
        if before:
            return self.gettext("before %(date)s") % {"date": text}
        if doubt and day:
            return self.gettext("c. %(day)s") % {"day": text}
        if doubt:
            return self.gettext("c. %(date)s") % {"date": text}
        return text

    def amount(self, figure: Figure) -> str:
        """A figure in this language: `6,3 Md $US`, `plus de 3 500 entreprises`, `67 %`."""
        value = figure.value
        if isinstance(value, tuple):
            low, high = (_quantity(self, v, figure.unit) for v in value)
            text = self.gettext("%(low)s to %(high)s") % {"low": low, "high": high}
        else:
            text = _quantity(self, value, figure.unit)
        match figure.bound:
            case "more-than":
                return self.gettext("more than %(amount)s") % {"amount": text}
            case "less-than":
                return self.gettext("less than %(amount)s") % {"amount": text}
            case "about":
                return self.gettext("about %(amount)s") % {"amount": text}
        return text

    def _spell(self, value: float, unit: str | None) -> str:
        if unit and re.fullmatch("[A-Z]{3}", unit):
            text = format_compact_currency(value, unit, locale=self.locale, fraction_digits=2)
            sign = text[-1:]
            pressed = table("labels")["compact"].get(self.lang, {}).get(sign, sign)
            return text[:-1] + str(pressed)
        if value >= 1e6:
            number = format_compact_decimal(
                value, format_type="long", locale=self.locale, fraction_digits=2
            )
        else:
            number = self.number(value)
        if unit == "percent":
            return self.gettext("%(number)s%%") % {"number": number}
        if unit == "times":
            return f"× {number}"
        if unit is None:
            return number
        if value < 1e6:
            return f"{number}\u00a0{self.unit(unit)}"
        name = self.unit(unit)
        if name[:1].lower() in "aàâeéèêiîoôuyh":
            many = self.pgettext(
                "millions of things whose name begins with a vowel", "%(number)s %(unit)s"
            )
        else:
            many = self.pgettext("millions of things", "%(number)s %(unit)s")
        return many % {"number": number, "unit": name}

    def unit(self, unit: str) -> str:
        """A unit's name, in the plural; symbols stay, and so do nouns without a translation."""
        if name := (table("labels")["units"].get(unit) or {}).get(self.lang):
            return str(name)
        noun = table("units")["nouns"].get(unit) or {}
        if self.lang != "fr" or not noun.get("fr"):
            return unit.replace("-", " ")
        return _french_plural(str(noun["fr"][0]))

    def measure(self, figure: Figure) -> str:
        """What a figure measures, where that is more than its unit says; empty otherwise."""
        if figure.measure is None or figure.measure == figure.unit:
            return ""
        name = (table("labels")["measures"].get(figure.measure) or {}).get(self.lang)
        return str(name or figure.measure.replace("-", " "))

    def sorted(self, items: Iterable[tuple[str, T]]) -> list[T]:
        """The items in the alphabetical order of their names: Énergie before Zinc."""
        return [item for _, item in sorted(items, key=lambda pair: (fold(pair[0]), pair[0]))]


@cache
def _dated(say: Voice, value: str) -> str:
    """Lists say each date again."""
    return say._date(value)


@cache
def _number(say: Voice, value: float) -> str:
    return format_decimal(value, locale=say.locale)


@cache
def _quantity(say: Voice, value: float, unit: str | None) -> str:
    """Many figures are the same, and CLDR's patterns take their time."""
    return say._spell(value, unit)


def _french_plural(noun: str) -> str:
    """The plural of a noun phrase, whose first word carries it (`poste de travail`)."""
    first, space, rest = noun.partition(" ")
    if first[-1] in "sxz":
        return noun
    if first.endswith("al"):
        return first[:-1] + "ux" + space + rest
    return first + ("x" if first.endswith(("eau", "eu")) else "s") + space + rest
