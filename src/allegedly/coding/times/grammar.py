"""The grammar of time expressions: patterns over classes of words (TimeML's annotation guidelines for TIMEX3).

A pattern is a regular expression whose capital words are the classes of `tokens` and `words.csv`; `find` gives the
longest match at each place, earlier rules first among equals. What a match means is the business of `meanings`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from allegedly.coding.times.tokens import Tokens, class_characters

# Pieces that several rules share; a piece may use other pieces.
_PIECES = {
    "NUM": "(?:(?:CARD|DAY|TWO|THREE|NUMBER|DIGITS)(?:HYPHEN?CARD)?(?:ANDAHALF|AND?FRACTION)?|FRACTION)",
    "ANDAHALF": "(?:HYPHEN?AND HYPHEN?A HYPHEN?HALF)",
    "SOME": "(?:A?VAGUE MULTIPLE?|A?COUPLE OF?VAGUE?|(?:SCORES|MULTIPLE) OF)",
    "COUNT": "(?:(?:NUM|A)?MULTIPLE|SOME|NUM|A)",
    "MOREPLUS": "(?:RATHER?(?:MORE|LESS)THAN|AT LEAST|OVER)",
    "ANYUNIT": "(?:UNIT|UNITS)",
    "JOIN": "(?:HYPHEN|DASH|TO|AND|OR)",
    # early · mid- · late to mid- · post-
    "PART": "(?:(?:(?:EARLY|LATE|MID)HYPHEN?(?:JOIN?HYPHEN?(?:MID|LATE)HYPHEN?)?)|POST HYPHEN)",
    # the end of · the latter part of · early in
    "EDGEOF": (
        "(?:(?:THE|A)?SAME?(?:LATTER|LATE|EARLY|ORDINAL|LAST|NEXT|MID)?(?:EDGE|PORTION|HALF)OF|(?:EARLY|LATE|LATER|EARLIER)IN)"
    ),
    "LEAD": "(?:EDGEOF THE?PART?|PART)",
    "THELEAD": "(?:EDGEOF THE?PART?|THE PART?|PART)",
    # the night of · the early morning hours of · the early hours of
    "NIGHTOF": "(?:(?:EARLY IN)?THE EARLY?(?P<dp>DAYPART)UNITS?OF|THE(?P<hours>EARLY UNITS)OF)",
    "YEARS": "(?:YEAR ERA?|(?:THREE|TWO|DAY)ERA|ERA(?:YEAR|THREE|TWO|DAY))",
    "POINTER": (
        "(?:THIS(?:PAST|NEXT)|THE?(?:LAST|NEXT|PREVIOUS|FOLLOWING|PAST|CURRENT|LATTER)|(?:THAT|THIS|THE)SAME|SAME|THIS"
        "|THAT)"
    ),
    # (of) that year · the following year · last year
    "THATYEAR": "(?P<ty>(?:THE?(?:FOLLOWING|PREVIOUS|NEXT|LAST|SAME)|(?:THAT|THIS)SAME?)UNIT)",
    "DAYS": "(?:DAY|NTH)",
}
# The tail of a date without a year of its own: ", 1942" or "of that year".
_PIECES["TAIL"] = "(?:COMMA?(?P<y>YEARS)|OF THATYEAR)"
_PIECES["LONGTAIL"] = "(?:(?:COMMA|OF)?(?P<y>YEARS)|OF?THATYEAR)"

# Groups: w weekday, d and e days, m month, y and z years, n number, u unit, dp part of the day, which "last", lead what
# stands before, a and b the halves of a range.
_RULES = {
    # March 7, 2022 · Friday, March 7 · the night of July 25 of that year
    "month_day": "(?:EDGEOF THE?|NIGHTOF)?(?:(?P<w>WEEKDAY)(?P<dp2>DAYPART)?COMMA?)?(?P<m>MONTH)THE?(?P<d>DAYS)TAIL?",
    # 7 March 2022 · the 7th of March
    "day_month": (
        "(?:EDGEOF THE?|NIGHTOF)?(?:(?P<w>WEEKDAY)(?P<dp2>DAYPART)?COMMA?)?THE?(?P<d>DAYS)OF?(?P<m>MONTH)TAIL?"
    ),
    # April 24 and 25 · January 25–29 · 27–28 May 1905
    "month_days": "(?P<a>(?P<m>MONTH)(?P<d>DAYS))JOIN(?P<b>(?P<e>DAYS)(?:COMMA?(?P<y>YEARS))?)",
    "days_month": "(?P<a>NIGHTOF?(?P<d>DAYS))JOIN(?P<b>(?P<e>DAYS)(?P<m>MONTH)(?:COMMA?(?P<y>YEARS))?)",
    # October · mid-October 1944 · the end of June · August of that year · last October
    "month": "(?P<lead>LEAD)?(?P<which>LAST|NEXT|THIS|THAT|PAST|EACH)?(?P<m>MONTH)LONGTAIL?",
    "year": "(?P<lead>LEAD|THE UNIT|FISCAL UNIT?|FISCALYEAR)?(?P<y>YEARS)",
    "years": "(?P<a>(?P<lead>LEAD|THE UNITS|UNITS)?(?P<y>YEAR))(?:HYPHEN|DASH)(?P<b>(?P<z>YEARS|TWO|DAY))",
    "years_bc": "(?P<a>(?P<lead>LEAD)?(?P<y>YEAR|THREE|TWO))(?:JOIN|COMMA)(?P<b>LEAD?(?P<z>(?:YEAR|THREE|TWO)ERA))",
    "year_bc": "(?P<lead>LEAD)?(?P<y>THREE)",
    "decade": "(?P<lead>THELEAD)?(?P<d>DECADE|(?:DAY|CARD)HYPHEN?DECADEWORD|DECADEWORD)(?P<era>ERA)?",
    "century": "(?P<lead>THELEAD)?(?P<n>NTH|ORDINAL|CARD HYPHEN ORDINAL)HYPHEN?(?P<u>UNIT)(?P<era>ERA)?",
    "season": (
        "(?P<lead>THELEAD)?(?P<which>POINTER)?PART?(?P<s>SEASON)(?:LONGTAIL(?:(?:HYPHEN|DASH)(?:YEAR|TWO|DAY))?)?"
    ),
    "weekday": (
        "NIGHTOF?(?P<which>THE?(?:LAST|PREVIOUS|PAST)|THE FOLLOWING|THIS?NEXT|THIS PAST|THIS|THAT|THAT SAME|THE SAME)?"
        "(?P<w>WEEKDAY)(?P<dp2>DAYPART)?"
    ),
    "each_weekday": (
        "(?:(?:EACH OTHER?(?P<w>WEEKDAY)|(?P<w2>WEEKDAYS))(?P<dp>DAYPART)?|(?P<w3>WEEKDAY)(?P<dp2>DAYPARTS))"
    ),
    # the week before last
    "before_last": "THE(?P<u>UNIT|WEEKEND|DAYPART)(?P<o>BEFORE)LAST",
    # last week · the next day · that same month · the previous three years · earlier this month · later that year
    "pointed": (
        "(?P<lead>LEAD|EARLIER|LATER|EARLY|LATE)?(?P<which>POINTER)(?P<n>NUM|SOME|MULTIPLE)?HYPHEN?"
        "(?P<u>UNIT|UNITS|WEEKEND|DAYPART|FORTNIGHT)"
    ),
    "unit_end": "(?P<u>UNIT)(?:POSSESSIVE|HYPHEN)(?P<e>EDGE)",
    "the_unit": "EDGEOF(?:THE|A)(?P<u>UNIT|WEEKEND)",
    "the_day_after": "EARLY?THE(?P<u>UNIT|DAYPART)(?P<o>FOLLOWING|BEFORE|AFTER)",
    # two weeks ago · a few days later · more than three months earlier · weeks later
    "offset": (
        "(?P<q>MOREPLUS)?(?P<n>COUNT|HALF A)?HYPHEN?(?P<u>ANYUNIT|FORTNIGHT|WEEKEND)(?P<half>AND A HALF)?"
        "(?P<between>HYPHEN)?(?P<o>AGO|LATER|EARLIER|FROM NOWWORD)"
    ),
    "per_unit": "(?:PER|A)(?P<u>UNIT)",
    # 16-hour · more than a month · the first seven weeks · the four previous weeks · a sixty-day period
    "duration": (
        "(?P<the>THE|THESE|THOSE|A)?SAME?(?P<which>LAST|NEXT|PAST|FOLLOWING|PREVIOUS|ORDINAL|LATTER)?MOREPLUS?(?P<n>COUNT)"
        "(?:MORE|FULL|PREVIOUS|FOLLOWING)?HYPHEN?(?P<u>ANYUNIT)(?P<half>AND A HALF)?(?P<long>HYPHEN?LONG|PERIOD)?"
    ),
    "vague_units": "THE(?P<which>ORDINAL|LATTER|EARLY|LATE|LAST|FOLLOWING|PREVIOUS|NEXT)(?P<u>UNITS)",
    "long": "(?:(?P<u>UNITS|UNIT)HYPHEN?LONG|(?P<old>UNITS)HYPHEN OLD)",
    "bare_units": "(?P<u>UNITS)",
    "each_unit": "EACH(?P<n>NUM|OTHER|SOME|ORDINAL)?(?P<u>ANYUNIT|DAYPART|WEEKEND|SEASON)",
    "weekend": "THE WEEKEND",
    "week_of": "THE(?P<u>UNIT)OF(?P<m>MONTH)(?P<d>DAYS)(?:COMMA?(?P<y>YEARS))?",
    # the third quarter of 1998 · the first half of this year · the fiscal second quarter · the first half of the year
    "quarter": (
        "(?P<lead>LEAD)?THE?(?P<which>LAST|THIS|NEXT)?FISCAL?(?P<n>ORDINAL|NTH|LATTER|LAST)HYPHEN?FISCAL?HYPHEN?(?P<u>UNIT|HALF)"
        "(?:LONGTAIL|OF(?P<own>THE UNIT))?"
    ),
    # 10:35 a.m. GMT Friday · 9 p.m., March 19 EST · 4 in the morning
    "clock": (
        "(?P<c>CLOCK|MILITARY|DAY|NOON)OCLOCK?(?P<h>HALFDAY)?ZONE?(?:IN THE(?P<dp>DAYPART))?"
        "(?:(?:COMMA|ON)?(?P<w>WEEKDAY))?(?:COMMA?(?P<m>MONTH)(?P<d>DAYS)(?:COMMA?(?P<y>YEARS))?ZONE?)?"
    ),
    "daypart": "AT?(?P<lead>THE|THAT|LATE|EARLY)?(?P<dp>DAYPART)",
    "iso": "ISO",
    "european": "EUROPEAN",
    "part_of_year": "(?P<q>QUARTER)(?:(?:OF|COMMA|HYPHEN)?(?P<y>YEARS))?",
    "slash": "SLASH",
}

_NAME = re.compile(r"(?<!\(\?)[A-Z]+")


def _expand(pattern: str) -> str:
    characters = class_characters()

    def character(found: re.Match[str]) -> str:
        name = found.group()
        if name in _PIECES:
            return _expand(_PIECES[name])
        return characters[name]

    return _NAME.sub(character, pattern).replace(" ", "")


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(_expand(pattern))) for name, pattern in _RULES.items())


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits the tokens from `start` to before `end`; `found` holds its groups as token positions."""

    rule: str
    start: int
    end: int
    found: re.Match[str]

    def range(self, group: str) -> tuple[int, int] | None:
        """First and last-but-one token of a group; None where the group is empty or the rule has none such."""
        if group not in self.found.re.groupindex:
            return None
        start, end = self.found.span(group)
        return None if start < 0 or start == end else (start, end)

    def at(self, group: str) -> int | None:
        """The first token of a group, or None."""
        span = self.range(group)
        return span[0] if span else None


# Every expression holds a word of one of these classes.
_ANCHORS = (
    "MONTH YEAR WEEKDAY SEASON UNIT UNITS WEEKEND FORTNIGHT DAYPART NOON HALFDAY OCLOCK CLOCK DECADE DECADEWORD ERA ISO"
    " SLASH EUROPEAN QUARTER WEEKDAYS MILITARY THREE"
).split()  # fmt: skip


@cache
def _runs() -> re.Pattern[str]:
    """Stretches of classes that occur in the grammar, with an anchor in each; rules need not look elsewhere."""
    characters = class_characters()
    used = {name for text in (*_RULES.values(), *_PIECES.values()) for name in _NAME.findall(text)}
    inside = "".join(characters[name] for name in used if name in characters)
    anchors = "".join(characters[name] for name in _ANCHORS)
    rest = "".join(sign for sign in inside if sign not in anchors)
    return re.compile(f"[{rest}]*[{anchors}][{inside}]*")


def candidates(tokens: Tokens) -> list[Match]:
    """Every match of every rule, in no special order."""
    classes = tokens.classes
    return [
        Match(name, found.start(), found.end(), found)
        for run in _runs().finditer(classes)
        for name, pattern in _compiled()
        for found in pattern.finditer(classes, run.start(), run.end())
    ]


def rule_order() -> dict[str, int]:
    """The place of each rule: among matches of one length the earlier rule wins."""
    return {name: place for place, name in enumerate(_RULES)}
