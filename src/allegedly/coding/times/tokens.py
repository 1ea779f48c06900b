"""Light tokens for time expressions, each with the class that the grammar knows it by.

A text becomes a string of one character per token (`Tokens.classes`), so that a pattern of the grammar is a regular
expression over classes and the whole grammar runs over a text at the speed of `re`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from allegedly.knowledge.times import contexts, time_words

# Words come first: most tokens are words, and `re` tries the alternatives in order.
_TOKEN = re.compile(
    r"""
    (?P<dotted>\b(?:[AaPp]\.\s?[Mm]\b\.?|B\.C\.E?\.?|A\.D\.?))
  | (?P<short>\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.)
  | (?P<part>\b[QH][1-4]\b)
  | (?P<word>[^\W\d_]+(?:(?<=[oO])['’]clock\b)?)
  | (?=\d)(?:
        (?P<iso>\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d)?\b)
      | (?P<european>\b\d{1,2}\.\d{1,2}\.(?:1\d|20)\d\d\b|\b(?:1\d|20)\d\d/\d\d/\d\d\b)
      | (?P<slash>\b\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b)
      | (?P<clock>\b(?:[01]?\d|2[0-4])[:.h][0-5]\d(?::[0-5]\d)?(?!\d|[.,]\d|%)(?:\b|(?=[AaPp][Mm]\b)))
      | (?P<military>\b(?:[01]\d|2[0-4])[0-5]\d\s?(?:hours|hrs|[Hh]|GMT|UTC|Z)\b)
      | (?P<decade>\b\d{1,3}0['’]?s\b)
      | (?P<ordinal>\b\d{1,3}(?:st|nd|rd|th)\b)
      | (?P<fraction>\b[1-9]/[2-9]\b)
      | (?P<number>\b\d{1,3}(?:,\d{3})+(?:\.\d+)?\b|\b\d+\.\d+\b)
      | (?P<digits>\d+)
    )
  | (?P<comma>,)
  | (?P<stop>[.!?;:])
  | (?P<dash>--+|[-‐‑–—−])
  | (?P<short_decade>['’]\d0s\b)
  | (?P<possessive>['’]s?\b)
  | (?P<gap>\n[ \t]*\n\s*)
  | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)

# Classes beside those of words.csv. The order gives each class its character.
OTHER, NAME = "OTHERWISE", "NAME"
_PLAIN = (
    f"{OTHER} {NAME} ISO EUROPEAN QUARTER MILITARY SLASH CLOCK DECADE NTH FRACTION NUMBER DAY TWO THREE YEAR DIGITS"
    " HYPHEN DASH STOP COMMA POSSESSIVE GAP OPEN CLOSE MONEY SIGN"
).split()
# An earliest and a latest year that four digits alone are read as; others are taken for amounts.
FIRST_YEAR, LAST_YEAR = 1000, 2200
MONTHS = "MONTH"


@cache
def class_characters() -> dict[str, str]:
    """The character that stands for each class in a class string."""
    names = [*_PLAIN, *dict.fromkeys(word.kind for word in time_words().values())]
    return {name: chr(0x4E00 + number) for number, name in enumerate(dict.fromkeys(names))}


@dataclass(slots=True)
class Tokens:
    """A text's tokens: words in lower case, positions, the value of each and one character of class for each."""

    text: str
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    classes: str = ""

    def surface(self, number: int) -> str:
        """The token as written."""
        return self.text[self.starts[number] : self.ends[number]]


def _digits(text: str) -> str:
    number = int(text) if len(text) < 6 else 99999
    if len(text) <= 2:
        return "DAY" if 1 <= number <= 31 and not (len(text) == 2 and text[0] == "0") else "TWO"
    if len(text) == 3:
        return "THREE"
    if len(text) == 4 and FIRST_YEAR <= number <= LAST_YEAR:
        return "YEAR"
    return "DIGITS"


_KINDS = {
    **{
        group: group.upper()
        for group in "iso european military slash clock decade fraction number stop comma possessive gap".split()
    },
    "part": "QUARTER",
    "ordinal": "NTH",
    "short_decade": "DECADE",
}
_MARKS = {"(": "OPEN", "[": "OPEN", ")": "CLOSE", "]": "CLOSE", "$": "MONEY", "£": "MONEY", "€": "MONEY", "%": "SIGN"}


def tokenise(text: str) -> Tokens:
    """The tokens of a text with their classes. Any text will do."""
    known, characters = time_words(), class_characters()
    tokens = Tokens(text)
    values = tokens.values
    kinds: list[str] = []
    doubtful: list[int] = []
    for match in _TOKEN.finditer(text):
        group, surface = match.lastgroup, match.group()
        start, end = match.span()
        word, value = surface.lower(), ""
        if group == "word":
            entry = known.get(word)
            if entry is None:
                kind = OTHER if surface[0].islower() else NAME
            else:
                kind, value = entry.kind, entry.value
                if kind in _CALENDAR:
                    if surface[0].islower():
                        kind = OTHER
                    else:
                        doubtful.append(len(kinds))
        elif group in _KINDS:
            kind, value = _KINDS[group], word
        else:
            kind, value, word = _other(group or "mark", surface, word)
        tokens.words.append(word)
        tokens.starts.append(start)
        tokens.ends.append(end)
        values.append(value)
        kinds.append(kind)
    for number in doubtful:
        kinds[number] = _calendar_kind(tokens, kinds, number)
    tokens.classes = "".join([characters[kind] for kind in kinds])
    return tokens


def _other(group: str, surface: str, word: str) -> tuple[str, str, str]:
    """Class, value and word of a token that is no plain word."""
    if group == "digits":
        return _digits(surface), surface, word
    if group == "short":
        entry = time_words()[word[:-1]]
        return entry.kind.removesuffix("SHORT"), entry.value, word
    if group == "dotted":
        word = "".join(word.split()).rstrip(".")
        if word[-1] == "m":
            return "HALFDAY", word.replace(".", ""), word
        return "ERA", "BC" if word[0] == "b" else "AD", word
    if group == "dash":
        return ("HYPHEN" if surface in "-‐‑" else "DASH"), "", word
    return _MARKS.get(surface, OTHER), "", word


_NAMES = frozenset({NAME, "LONG", OTHER})
_CALENDAR = frozenset({"MONTH", "MONTHSHORT", "WEEKDAYSHORT", "WEEKDAY", "WEEKDAYS"})
_NUMBERS = frozenset({"DAY", "YEAR", "NTH"})


def _calendar_kind(tokens: Tokens, kinds: list[str], number: int) -> str:
    """Whether a capitalised word that may name a month or a weekday does so here: "May 7" but not "Theresa May"."""
    kind, word = kinds[number], tokens.words[number]
    after = kinds[number + 1] if number + 1 < len(kinds) else ""
    before = tokens.words[number - 1] if number else ""
    if kind == "MONTHSHORT":
        return "MONTH" if after in _NUMBERS or (number and kinds[number - 1] == "DAY") else NAME
    if kind == "WEEKDAYSHORT":
        return "WEEKDAY" if after == "COMMA" and kinds[number + 2 : number + 3] in (["MONTH"], ["DAY"]) else NAME
    if word not in ("may", "march", "april", "june", "august") or after in _NUMBERS:
        return kind
    if after == "COMMA" and kinds[number + 2 : number + 3] == ["YEAR"]:
        return kind
    if number and kinds[number - 1] in _NUMBERS:
        return kind
    if word == "may":
        return kind if before in contexts("before May") else NAME
    if (
        number
        and tokens.surface(number - 1)[0].isupper()
        and before not in contexts("before May")
        and kinds[number - 1] in _NAMES
    ):
        return NAME
    if word == "march":
        following = tokens.words[number + 1 : number + 2]
        if following in (["on"], ["of"], ["for"]) or (
            before in contexts("before a march") and following in (["to"], ["."], [","], ["and"], ["was"])
        ):
            return NAME
    return kind
