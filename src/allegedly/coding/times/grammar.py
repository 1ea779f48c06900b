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
    "NUM": "(?:(?:CARD|DAY|TWO|THREE|NUMBER|DIGITS)(?:HYPHEN?CARD)?(?:(?:AND A HALF|AND?FRACTION))?|FRACTION)",
    "SOME": "(?:A?VAGUE(?:MULTIPLE)?|A?COUPLE OF?VAGUE?|(?:SCORES|MULTIPLE) OF)",
    "COUNT": "(?:(?:NUM|A)?MULTIPLE|SOME|NUM|A)",
    "MOREPLUS": "(?:RATHER?(?:MORE|LESS)THAN|AT LEAST|OVER|JUST OVER)",
    "ZONES": "(?:ZONE|LOCAL TIME|NAME TIME|NAME NAME TIME)",
    "ANYUNIT": "(?:UNIT|UNITS)",
    "PART": "(?:(?:EARLY|LATE|MID)HYPHEN?(?:(?:TO|AND|OR)?HYPHEN?(?:MID|LATE)HYPHEN?)?)",
    "EDGEOF": "(?:(?:THE|A)?SAME?(?:LATTER|LATE|EARLY|ORDINAL|LAST|NEXT|MID)?(?:EDGE|PORTION|HALF)OF|(?:EARLY|LATE)IN)",
    "LEAD": "(?:EDGEOF(?:THE)?PART?|THE PART?|PART)",
    "YEARS": "(?:YEAR ERA?|(?:THREE|TWO|DAY)ERA|ERA YEAR)",
    "POINTER": "(?:THE?(?:LAST|NEXT|PREVIOUS|FOLLOWING|PAST|CURRENT|LATTER)|(?:THAT|THIS|THE)SAME|SAME|THIS|THAT)",
    "DAYS": "(?:DAY|NTH)",
}
# rule name → pattern. Groups: w weekday, d day, m month, y year, part of the day p …
_RULES = {
    # 7 March 2022 · March 7, 2022 · Friday, March 7 · the night of 8 February · July 25 of that year
    "month_day": (
        "(?P<lead>EDGEOF THE?|THE(?P<dp>DAYPART)UNITS?OF|EARLY(?:IN)THE(?P<dp2>DAYPART)OF|"
        "THE EARLY(?P<dp3>DAYPART)UNITS OF)?(?:(?P<w>WEEKDAY)(?:POSSESSIVE)?(?P<dp4>DAYPART)?COMMA?)?"
        "(?P<m>MONTH)(?:THE)?(?P<d>DAYS)"
        "(?:COMMA?(?P<y>YEARS)|OF(?P<ty>(?:THAT|THIS|THE SAME|THAT SAME)UNIT))?"
    ),
    "day_month": (
        "(?P<lead>EDGEOF THE?|THE(?P<dp>DAYPART)OF|EARLY IN THE(?P<dp2>DAYPART)OF|THE EARLY(?P<dp3>DAYPART)UNITS OF)?"
        "(?:(?P<w>WEEKDAY)(?P<dp4>DAYPART)?COMMA?)?(?:THE)?(?P<d>DAYS)(?:OF)?(?P<m>MONTH)"
        "(?:COMMA?(?P<y>YEARS)|OF(?P<ty>(?:THAT|THIS|THE SAME|THAT SAME)UNIT))?"
    ),
    # April 24 and 25 · January 25–29 · 27–28 May 1905
    "month_days": "(?P<a>(?P<m>MONTH)(?P<d>DAYS))(?:HYPHEN|DASH|TO|AND|OR)(?P<b>(?P<e>DAYS)(?:COMMA?(?P<y>YEARS))?)",
    "days_month": (
        "(?P<a>(?P<n>THE DAYPART OF)?(?P<d>DAYS))(?:HYPHEN|DASH|TO|AND|OR)(?P<b>(?P<e>DAYS)(?P<m>MONTH)(?:COMMA?(?P<y>YEARS))?)"
    ),
    # October · mid-October 1944 · the end of June · August of that year · last October
    "month": (
        "(?P<lead>LEAD)?(?P<which>LAST|NEXT|THIS|THAT|PAST|EACH)?(?P<m>MONTH)"
        "(?:(?:COMMA|OF)?(?P<y>YEARS)|(?:OF)?(?P<ty>(?:THE)?(?:THAT|THIS|SAME|THAT SAME|FOLLOWING|PREVIOUS|NEXT|LAST)UNIT))?"
    ),
    "year": "(?P<lead>LEAD|THE UNIT)?(?P<y>YEARS)",
    "years": "(?P<a>(?P<lead>LEAD|THE UNITS|UNITS)?(?P<y>YEAR|THREE|DAY|TWO))(?:HYPHEN|DASH)(?P<b>(?P<z>YEARS|TWO|DAY))",
    "years_bc": "(?P<a>(?P<lead>LEAD)?(?P<y>YEAR|THREE|TWO))(?:HYPHEN|DASH|TO|AND|COMMA|OR)(?P<b>(?P<lead2>LEAD)?(?P<z>(?:YEAR|THREE|TWO)ERA))",
    "decade": "(?P<lead>LEAD)?(?P<d>DECADE|DAY HYPHEN DECADEWORD|DECADEWORD|CARD HYPHEN DECADEWORD)",
    "century": "(?P<lead>LEAD)?(?P<n>NTH|ORDINAL|CARD HYPHEN ORDINAL)HYPHEN?(?P<u>UNIT)(?:ERA)?",
    "season": (
        "(?P<lead>LEAD)?(?P<which>POINTER)?(?P<part>PART)?(?P<s>SEASON)(?:(?:OF|COMMA)?(?P<y>YEARS)|OF(?P<ty>(?:THE)?(?:THAT|THIS|SAME|THAT SAME|FOLLOWING|PREVIOUS|NEXT|LAST)UNIT))?"
    ),
    "weekday": (
        "(?P<lead>THE(?P<dp>DAYPART)OF)?(?P<which>LAST|NEXT|THIS|THAT|PAST|FOLLOWING|PREVIOUS|THE?(?:FOLLOWING|PREVIOUS|PAST))?(?P<early>EARLY|LATE)?"
        "(?P<w>WEEKDAY)(?:(?P<dp2>DAYPART))?"
    ),
    "each_weekday": "EACH(?:OTHER)?(?P<w>WEEKDAY)(?P<dp>DAYPART)?",
    # last week · the next day · that same month · the previous three years · earlier this month · later that year
    "pointed": (
        "(?P<lead>LEAD|EARLIER|LATER|EARLY|LATE)?(?P<which>POINTER)(?P<n>NUM|SOME|MULTIPLE)?HYPHEN?(?P<u>UNIT|UNITS|WEEKEND|DAYPART|FORTNIGHT)"
    ),
    "the_unit": "(?P<lead>EDGEOF)(?P<the>THE|A)(?P<u>UNIT|WEEKEND)",
    "the_day_after": "(?P<lead>EARLY)?THE(?P<u>UNIT|DAYPART)(?P<o>FOLLOWING|BEFORE|AFTER)",
    # two weeks ago · a few days later · three months earlier · ten days before
    "offset": (
        "(?P<q>JUST?MOREPLUS|JUST)?(?P<n>COUNT|HALF A)?HYPHEN?(?P<u>ANYUNIT|FORTNIGHT|WEEKEND)(?P<o>AGO|LATER|EARLIER|FROM NOWWORD)"
    ),
    "duration": (
        "(?:THE|THESE)?(?P<which>LAST|NEXT|PAST|FOLLOWING|PREVIOUS)?(?P<q>MOREPLUS)?(?P<n>COUNT)(?:MORE)?HYPHEN?(?P<u>ANYUNIT)(?:HYPHEN LONG)?"
    ),
    "long": "(?P<u>UNITS|UNIT)HYPHEN?LONG",
    "bare_units": "(?P<u>UNITS)",
    "each_unit": "(?P<q>EACH)(?P<n>NUM|OTHER|SOME|ORDINAL)?(?P<u>ANYUNIT|DAYPART|WEEKEND|SEASON|MONTH)",
    "per_unit": "(?P<q>PER|A)(?P<u>UNIT)",
    "weekend": "(?P<lead>THE)(?P<u>WEEKEND)",
    "week_of": "THE(?P<u>UNIT)OF(?P<m>MONTH)(?P<d>DAYS)(?:COMMA?(?P<y>YEARS))?",
    # the third quarter of 1998 · the first half of 1942
    "quarter": "(?:THE)?(?P<which>LAST|THIS|NEXT)?(?P<n>ORDINAL|NTH)HYPHEN?(?P<u>UNIT|HALF)(?:(?:OF)?(?P<y>YEARS)|OF(?P<ty>(?:THE)?(?:THAT|THIS|LAST|NEXT|SAME)?UNIT))?",
    # 10:35 a.m. GMT Friday · 9 p.m., March 19 EST · 4 in the morning
    "clock": (
        "(?P<c>CLOCK|DAY|NOON)(?:OCLOCK)?(?P<h>HALFDAY)?(?P<z>ZONES)?(?:IN THE(?P<dp>DAYPART))?"
        "(?:(?:COMMA|ON)?(?P<w>WEEKDAY))?(?:(?:COMMA|ON)?(?P<m>MONTH)(?P<d>DAYS)(?P<z2>ZONES)?)?"
    ),
    "daypart": "(?:AT)?(?P<lead>THE|THAT|LATE|EARLY)?(?P<dp>DAYPART)",
    "iso": "ISO",
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


def candidates(tokens: Tokens) -> list[Match]:
    """Every match of every rule, in no special order."""
    classes = tokens.classes
    return [
        Match(name, found.start(), found.end(), found)
        for name, pattern in _compiled()
        for found in pattern.finditer(classes)
    ]


def rule_order() -> dict[str, int]:
    """The place of each rule: among matches of one length the earlier rule wins."""
    return {name: place for place, name in enumerate(_RULES)}
