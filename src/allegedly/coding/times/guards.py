"""What keeps a pattern from matching what is no time: "1,500 people", "in the second half", "a minute later he"."""

from __future__ import annotations

from collections.abc import Callable

from allegedly.coding.times.grammar import Match
from allegedly.coding.times.tokens import NAME, Tokens, class_characters
from allegedly.knowledge.times import contexts


def _year(tokens: Tokens, match: Match) -> bool:
    if match.at("lead") is not None:
        return True
    start, end, words = match.start, match.end, tokens.words
    if end - start > 1:
        return True
    number = words[start]
    before = words[start - 1] if start else ""
    after = words[end] if end < len(words) else ""
    if before in contexts("before an amount") or after in contexts("counted") or after == "%":
        return False
    if before in ("-", "/", "#") and start > 1 and tokens.ends[start - 2] == tokens.starts[start - 1]:
        return words[start - 2] in ("post", "pre", "mid", "late", "early")
    if after in ("-", "/") and tokens.ends[start] == tokens.starts[end] and after == "/":
        return False
    if int(number) < 1500:
        return before in ("in", "since", "by", "of", "until", "from")
    if before in contexts("before a year") or not start:
        return True
    if before == "(" or (tokens.starts[start] and tokens.text[tokens.starts[start] - 1] == "\n"):
        return True
    return int(number) >= 1800 and (int(number) <= 2050)


def _name(tokens: Tokens, number: int) -> bool:
    """Whether a token is a name that ends where the next begins: "Prague Spring"."""
    return tokens.surface(number)[:1].isupper() and tokens.classes[number] == class_characters()[NAME]


def _titled(tokens: Tokens, number: int) -> bool:
    """Whether a token begins with a capital, and not because a sentence begins there: "High Noon"."""
    surface = tokens.surface(number)
    starts = number == 0 or tokens.words[number - 1] in _STARTS
    return surface[0].isupper() and not surface.isupper() and not starts


_STARTS = frozenset({".", "!", "?", ":"})


def _season(tokens: Tokens, match: Match) -> bool:
    """Seasons need no more than their name, but "fall" and "spring" are verbs too, and "the fall of" is a defeat."""
    at = match.at("s") or match.start
    word, after = tokens.words[at], tokens.words[at + 1 : at + 2]
    if after == ["of"] and _titled(tokens, at) and match.range("y") is None and match.range("ty") is None:
        return False  # "Spring of Nations"
    if word == "fall" and match.range("y") is None and match.range("ty") is None and after == ["of"]:
        return False
    if any(match.at(group) is not None for group in ("which", "y", "ty")) or word not in ("fall", "spring"):
        return True
    before = tokens.words[at - 1] if at else ""
    if word == "spring" and tokens.surface(at)[0].isupper():
        return at == 0 or not _name(tokens, at - 1)
    if tokens.words[at + 1 : at + 2] == ["and"] and tokens.words[at + 2 : at + 3] in (
        ["summer"],
        ["winter"],
        ["autumn"],
    ):
        return True
    if before == "-":
        return tokens.words[max(0, at - 2)] in ("early", "late", "mid")  # no "free-fall"
    return before in ("in", "the", "of", "by", "until", "since", "early", "late", "mid")


def _military(word: str) -> bool:
    """0600 hours"""
    return len(word) > 4 and word[:4].isdigit()


def _clock(tokens: Tokens, match: Match) -> bool:
    c = match.at("c")
    if c is None:
        return False
    word = tokens.words[c]
    before = tokens.words[match.start - 1] if match.start else ""
    if match.at("h") is not None:
        return word.isdigit() is False or int(word) <= 12
    if "clock" in " ".join(tokens.words[match.start : match.end]) or match.at("dp") is not None:
        return word.isdigit() is False or int(word) <= 24
    if not word[0].isdigit():
        figure = before == "high" and tokens.words[max(0, match.start - 2)] != "at"
        return not (figure or _titled(tokens, c))  # "it is high noon for"; "High Noon"
    if _military(word):
        return before != "("  # "at 8 a.m. (0500 GMT)" is one time told twice
    if ":" not in word:
        return False
    return before in contexts("before a time of day") or match.at("z") is not None


def _bare_units(tokens: Tokens, match: Match) -> bool:
    if tokens.values[match.start] == "Q":
        return False
    before = tokens.words[match.start - 1] if match.start else ""
    after = tokens.words[match.end] if match.end < len(tokens.words) else ""
    if before in ("for", "in", "within", "after", "over", "during") or after in ("before", "after", "of"):
        return True
    return before == "the" and after in ("before", "after", "since", "that", "following")


def _vague_units(tokens: Tokens, match: Match) -> bool:
    u = match.at("u")
    if u is None or (tokens.values[u] == "TH" and tokens.words[match.end : match.end + 1] == ["of"]):
        return False
    return tokens.values[u] in ("D", "W", "M", "Y", "DE") or tokens.values[u][0] == "T"


def _per_unit(tokens: Tokens, match: Match) -> bool:
    """ "120 bombs a day", "per day", "four days a week": "a day" needs an amount before it."""
    before = tokens.classes[match.start - 1 : match.start]
    if tokens.values[match.end - 1] == "Q" and tokens.words[match.start] != "per":
        return False  # "a quarter of the fleet"
    if tokens.words[match.start] == "per" or before == class_characters()["UNITS"]:
        return True
    return any(
        word[0].isdigit() or word in ("times", "once", "twice", "hundreds", "thousands", "million", "billion")
        for word in tokens.words[max(0, match.start - 4) : match.start]
    )


def _duration(tokens: Tokens, match: Match) -> bool:
    n, u = match.range("n"), match.at("u")
    if n is None or u is None:
        return False
    first, unit = tokens.words[n[0]], tokens.values[u]
    after = tokens.words[match.end] if match.end < len(tokens.words) else ""
    after2 = tokens.words[match.end + 1] if match.end + 1 < len(tokens.words) else ""
    if (after in ("-", "‑") and after2 == "old") or after == "old":
        return False
    if unit == "TS" and first in ("a", "an"):
        return False
    if first == "many" and match.start and tokens.words[match.start - 1] == "as":
        return False  # "the third in as many weeks"
    if unit == "TM" and first in ("a", "an", "some"):
        return False
    if unit == "Q":
        return "consecutive" in tokens.words[match.start : match.end]
    if match.range("long") is not None and first in ("a", "an"):
        return False
    return not (first in ("a", "an") and unit in ("CE", "ML") and n[1] - n[0] == 1)


def _pointed(tokens: Tokens, match: Match) -> bool:
    if tokens.words[match.end : match.end + 2] == ["-", "old"]:
        return False
    u = match.at("u")
    which = match.range("which")
    if u is None or which is None:
        return False
    unit, words = tokens.values[u], {tokens.words[n] for n in range(*which)}
    plural_only = match.range("n") is not None
    if unit in ("TS", "TM") and not plural_only:
        return False
    if words & {"current", "present", "latter", "same"} and not plural_only and unit in ("Q",):
        return True
    return not (tokens.words[u] in ("days", "years", "weeks", "months") and words <= {"this", "that", "same"})


def _long(tokens: Tokens, match: Match) -> bool:
    if match.at("old") is not None:
        return not match.start or tokens.words[match.start - 1] not in _HYPHENS  # no "eighteen-years-old"
    return "-" in tokens.words[match.start : match.end] or tokens.words[match.end - 1] == "long"


_HYPHENS = frozenset({"-", "‐", "‑"})


def _decade(tokens: Tokens, match: Match) -> bool:
    span = match.range("d")
    if span is None:
        return False
    word = tokens.words[span[0]]
    if span[1] - span[0] == 1 and not word[0].isdigit() and word[0] not in "'’":
        return match.start != span[0] or tokens.words[match.start - 1] == "the"
    if word[0] in "'’" or word[0].isdigit():
        digits = "".join(sign for sign in word if sign.isdigit())
        before = tokens.words[match.start - 1] if match.start else ""
        if match.range("era") is not None:
            return True
        if before in ("his", "her", "their", "my", "your", "our"):
            return False
        return (len(digits) == 4 and digits[3] == "0") or (
            len(digits) == 2
            and digits[1] == "0"
            and (word[0] in "'’" or match.at("lead") is not None or before in contexts("before a short decade"))
        )
    return True


def _century(tokens: Tokens, match: Match) -> bool:
    u = match.at("u")
    return u is not None and tokens.values[u] == "CE"


def _quarter(tokens: Tokens, match: Match) -> bool:
    u = match.at("u")
    if u is None:
        return False
    if tokens.values[u] not in ("Q", "0.5"):
        return False
    n, own = match.at("n"), match.range("own")
    told = any(match.range(group) is not None for group in ("y", "ty", "own"))
    if n is not None and tokens.words[n] == "last" and not told:
        return False  # "the last quarter" is the one before this
    if own is not None and tokens.words[own[1] - 1] != "year":
        return False
    return tokens.values[u] == "Q" or told


def _the_day_after(tokens: Tokens, match: Match) -> bool:
    o = match.at("o")
    if match.start and tokens.words[match.start - 1] == "in":
        return False  # "later in the day before leaving"
    after = tokens.words[match.end] if match.end < len(tokens.words) else ""
    return o is not None and after not in ("yesterday", "tomorrow")


def _daypart(tokens: Tokens, match: Match) -> bool:
    at, lead = tokens.words[match.start] == "at", match.at("lead")
    if at:
        return lead is None and tokens.words[match.end - 1] in ("night", "dawn", "dusk", "sunset", "sunrise")
    # "the sunset clause", "the dawn of"
    return lead is not None and tokens.words[match.end - 1] in ("morning", "afternoon", "evening", "night")


def _week_of(tokens: Tokens, match: Match) -> bool:
    u = match.at("u")
    return u is not None and tokens.values[u] == "W"


# A text with so many years before Christ may drop the "BC" ("in 216").
BC_YEARS = 3


def _year_bc(tokens: Tokens, match: Match) -> bool:
    """ "in 216" in a text that counts before Christ."""
    before = tokens.words[match.start - 1] if match.start else ""
    after = tokens.words[match.end] if match.end < len(tokens.words) else ""
    if before not in contexts("before a bare year BC"):
        return False
    if after[:1].isalpha() and after not in contexts("after a date of its own"):
        return False
    return tokens.values.count("BC") >= BC_YEARS


def _the_unit(tokens: Tokens, match: Match) -> bool:
    """ "later in the day" is a part of any day; "later in the month" is the month's."""
    u = match.at("u")
    if u is None or (tokens.values[u] == "Y" and "half" in tokens.words[match.start : u]):
        return False
    return not (tokens.values[u] == "D" and tokens.words[u - 2] == "in")


def _part_of_year(tokens: Tokens, match: Match) -> bool:
    """ "Q3 2022"; "Q3:35" is a verse."""
    return tokens.words[match.end : match.end + 1] != [":"]


def _before_last(tokens: Tokens, match: Match) -> bool:
    """ "the day before last", not "the day before last Tuesday"."""
    after = tokens.classes[match.end : match.end + 1]
    return after not in (class_characters()["WEEKDAY"], class_characters()["MONTH"], class_characters()["UNIT"])


def _unit_end(tokens: Tokens, match: Match) -> bool:
    """ "year-end", "the month's end"."""
    return tokens.words[match.start] in ("year", "month") and tokens.words[match.end - 1] == "end"


GUARDS: dict[str, Callable[[Tokens, Match], bool]] = {
    "year": _year,
    "season": _season,
    "clock": _clock,
    "bare_units": _bare_units,
    "per_unit": _per_unit,
    "duration": _duration,
    "pointed": _pointed,
    "long": _long,
    "vague_units": _vague_units,
    "decade": _decade,
    "century": _century,
    "quarter": _quarter,
    "the_day_after": _the_day_after,
    "daypart": _daypart,
    "week_of": _week_of,
    "year_bc": _year_bc,
    "unit_end": _unit_end,
    "before_last": _before_last,
    "part_of_year": _part_of_year,
    "the_unit": _the_unit,
}
