"""How French and English prose frames its numbers: bounds, ranges, changes, multiples, dates.

Patterns match lower-case `plain` text. Those that end in `\\Z` look at the words before a number;
callers give them a short window, so that the work on a page stays linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

Pattern = re.Pattern[str]

MONTH = (
    r"(?:janv(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept(?:embre)?"
    r"|oct(?:obre)?|nov(?:embre)?|dec(?:embre)?|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|jan|feb|mar|apr|jun|jul|aug)\b"
)
DAY_AFTER = re.compile(rf"(?:er)?(?: ?(?:et|au|a|ou|-|,|and|to) ?\d{{1,2}})? ?(?:of )?{MONTH}")
"""After a day of the month: `5 et 6 novembre`, `3 au 5 juin`."""
LABEL_BEFORE = re.compile(
    r"\b(?:articles?|art\.|n[°o]s?\.?|numeros?|pages?|pp?\.|resolutions?|chapitres?|boeing|airbus"
    r"|top|phase|etape|annees|rue|avenue|street|tel\.?|fax|version|vision|agenda|horizon|chaine"
    rf"|groupe|section|les moins de|les plus de|ages? de|aged|{MONTH}\.?)[ :]*\Z"
)
"""Before a number that is part of a name, an age or a date."""
YEAR_BEFORE = re.compile(
    r"\b(?:en|fin|debut|mi|depuis|avant|annee|l'an|horizon|ici|in|since|by|until"
    rf"|{MONTH})[ -]\Z"
)
AGAINST = re.compile(
    r"\b(?:contre|au lieu de|dont|against|of which|up from|down from|versus|compared (?:to|with))"
    r" (?:seulement |just |only )?\Z"
)
"""Before a number that repeats the unit of the one before it: `contre 25,7 l'an passé`."""
FULL_STOP = re.compile(r"[.;!?]\s|\n")
COMPLEMENT = re.compile(r" d[e'u]| of\b| in (?!\d)")
THRESHOLD = re.compile(
    r"\b(?:cap|seuil|barre|franchi\w*|depass\w+|pass\w+|frol\w+|approch\w+|mark) (?:du |le )?\Z"
)
PASSED = re.compile(r"\b(?:pass|franchi|depass|top|hit)\w* \Z")
RACE = re.compile(r"\b(?:le|du|au|sur) \Z")
SALES_TALK = re.compile(
    r"abonn|subscri|/ ?mois|sans engagement|numeros\)|capital social|vente au numero"
)
LIMIT_VERB = re.compile(r"depass|exced|franchi|crev|avoisin|frol|approch|surpass|top|pass|near|~")
BOUNDS = {
    "more": "more-than", "over": "more-than", "less": "less-than", "under": "less-than",
    "about": "about", "near": "about",
}  # fmt: skip
"""What each group of a bound pattern means. A verb (over, under, near) is no part of the words."""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """The patterns of one language."""

    bound: Pattern
    bound_ends: frozenset[str]
    """Words a bound can end with: a cheap test before the search."""
    bound_after: Pattern
    join: Pattern
    """All that stands between two numbers that share a unit, `word` in its middle."""
    between: Pattern
    change: Pattern
    """Before `4 à 10 milliards` where two figures are told, no range."""
    ellipsis: Pattern
    number_of: Pattern
    multiplied: Pattern
    times_after: Pattern
    times_word: Pattern
    grown: Pattern
    """Before a number of times that is a multiple: `multiplier la valeur de 5 à 10 fois`."""
    folded: Pattern
    """Verbs that hold a multiple (`a doublé`); matches the text as written."""


def _bound(adverbs: dict[str, str], verbs: dict[str, str], article: str) -> Pattern:
    """A bound at the end of a window; the names of its groups are those of `BOUNDS`."""
    first = "|".join(f"(?P<{name}>{words})" for name, words in adverbs.items())
    second = "|".join(f"(?P<{name}>{words})" for name, words in verbs.items())
    return re.compile(rf"(?<![^\W_])(?:(?:{first}) ?(?:l'|les )?|(?:{second}) {article})\Z")


_FRENCH = Phrasing(
    bound=_bound(
        {
            "more": r"plus d[e']|au moins|au minimum|au-dela d[e']|au-dessus d[e']"
            r"|pas moins d[e']",
            "less": r"moins d[e']|jusqu'a|au plus|au maximum|un maximum d[e']|en dessous d[e']",
            "about": r"environ|quelques?|pres d[e']|presque|autour d[e']|approximativement"
            r"|aux (?:alentours|environs) d[e']|a peu pres|pas loin d[e']|a peine"
            r"|de l'ordre d[e']|quasiment|pratiquement",
        },
        {
            "under": r"(?:depass\w+|exced\w+) (?:pas|guere)|inferieure?s? a"
            r"|sous (?:la barre|le seuil|le cap) d[e']",
            "over": r"depass\w+|exced\w+|franchi\w*|superieure?s? a|crev\w+",
            "near": r"avoisin\w+|frol\w+|approch\w+(?: d[e'])?|proches? d[e']",
        },
        r"(?:(?:le cap|la barre|le seuil) )?(?:des? |d'|du |les |la |le |l')?",
    ),
    bound_ends=frozenset(
        "de d a les des la le l du environ quelque quelques moins minimum plus maximum presque"
        " approximativement pres peine quasiment pratiquement".split()
    ),
    bound_after=re.compile(
        r" (?:(?P<about>environ)|(?P<more>au moins|au minimum|ou plus|et plus(?! d))"
        r"|(?P<less>au maximum|au plus))\b"
    ),
    join=re.compile(r" ?(?P<word>a|au|aux|-|et|ou|voire) ?(?:les |l')?\Z"),
    between=re.compile(r"\bentre (?:les )?\Z"),
    change=re.compile(
        r"\b(?:pass|port|relev|ramen|mont|hiss|tomb|descend|chut|grimp|bondi|saut|evolu|abaiss"
        r"|rehauss)\w*(?: [\w'-]+){0,4}? (?:de |d')\Z"
    ),
    ellipsis=re.compile(
        r"\b(?:contre|dont|puis|a|et|soit|vs|au lieu de|apres|de)"
        r"(?: les?| celui de| seulement)? \Z"
    ),
    number_of=re.compile(r"\bnombre(?: total)?\b"),
    multiplied=re.compile(r"\bmultipli\w+(?: [\w'-]+){0,5}? par (?:plus de |pres de |environ )?\Z"),
    times_after=re.compile(
        r" fois(?: (?:plus|moins|superieure?s?|inferieure?s?|mieux)\b"
        r"|(?= (?:l[ae]s? |l'|celui |celle |sa |son )))"
    ),
    times_word=re.compile(r" fois\b"),
    grown=re.compile(
        r"\b(?:augment|accr|progress|croi|crû|multipli|gagn|hauss|valeur|grandi)\w*[^.;,]{0,60}\Z"
    ),
    folded=re.compile(
        r"(?i)\b(?:(?:ont|a|ait|avait|aura|auraient|aurait|est|sont|sera|seront|être) (?:été )?"
        r"(?:(?:presque|quasiment|plus que|pratiquement|déjà) )?"
        r"(?P<done>doubl|tripl|quadrupl|quintupl|décupl)ée?s?"
        r"|(?<!\bun )(?<!\ble )(?P<verb>doubl|tripl|quadrupl|quintupl|décupl)"
        r"(?:er|era|eront|ant|ait|aient|èrent))\b"
    ),
)
_ENGLISH = Phrasing(
    bound=_bound(
        {
            "more": r"more than|over|at least|above|in excess of|upwards of|no (?:fewer|less) than",
            "less": r"(?:less|fewer|no more) than|under|below|up to|at most|as (?:much|many) as",
            "about": r"about|around|approximately|roughly|some|nearly|almost|close to|circa"
            r"|an estimated",
        },
        {
            "over": r"exceed\w*|surpass\w*|top(?:ped|s|ping)?|(?:great|high)er than|pass(?:ed|es)",
            "under": r"(?:low|small)er than",
            "near": r"approach\w*|near(?:ed|s|ing)?",
        },
        r"(?:the |a |an )?(?:mark of )?",
    ),
    bound_ends=frozenset(
        "than over least above of under below to most as about around approximately roughly some"
        " nearly almost estimated circa the a an".split()
    ),
    bound_after=re.compile(
        r" (?:(?P<about>or so)|(?P<more>or more|at least)|(?P<less>or less|at most))\b"
    ),
    join=re.compile(r" ?(?P<word>to|-|and|or) ?(?:the )?\Z"),
    between=re.compile(r"\bbetween \Z"),
    change=re.compile(r"(?<!ranges )(?<!ranging )(?<!vary )(?<!range )\bfrom \Z"),
    ellipsis=re.compile(
        r"\b(?:against|to|from|vs\.?|versus|compared (?:to|with)|and|of which|including) \Z"
    ),
    number_of=re.compile(r"\bnumber\b"),
    multiplied=re.compile(
        r"\b(?:multipl\w+|increas\w+|grew|grown|by)(?: [\w'-]+){0,4}? (?:by )?a factor of \Z"
    ),
    times_after=re.compile(
        r"(?:[ -]?fold\b"
        r"| times(?: (?:more|less|higher|larger|bigger|greater|faster|smaller|over)\b"
        r"|(?= (?:as|the) )))"
    ),
    times_word=re.compile(r" times\b"),
    grown=re.compile(r"\b(?:increas|gr[eo]w|risen|rose|multipl|expand|jump)\w*[^.;,]{0,60}\Z"),
    folded=re.compile(
        r"(?i)\b(?:(?:has|have|had) )?(?:(?:almost|nearly|more than) )?"
        r"(?:(?P<done>doubl|tripl|quadrupl|quintupl)(?:ed|ing)"
        r"|(?:to|will|would) (?P<verb>doubl|tripl|quadrupl)e"
        r"|(?P<fold>two|three|four|five|six|seven|eight|nine|ten)fold)\b"
    ),
)
PHRASINGS = {"fr": _FRENCH, "en": _ENGLISH}
FOLDS = {"doubl": 2, "tripl": 3, "quadrupl": 4, "quintupl": 5, "décupl": 10} | {
    word: n for n, word in enumerate("two three four five six seven eight nine ten".split(), 2)
}
"""What the groups of `folded` are worth."""
