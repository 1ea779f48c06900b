"""What a match of the grammar means: TIMEX3 type and value, resolved against the context."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from allegedly.coding.times.amounts import amount, duration
from allegedly.coding.times.context import Context
from allegedly.coding.times.grammar import Match
from allegedly.coding.times.values import (
    SEASON_MIDDLE,
    day_value,
    month_value,
    numbers,
    safe_date,
    shift_day,
    shift_month,
    to_day,
    week_value,
    year_value,
)
from allegedly.nouns import TimeType


@dataclass(frozen=True, slots=True)
class Reading:
    """A time expression in tokens, with what it means."""

    start: int
    end: int
    type: TimeType
    value: str


def _worth(context: Context, match: Match, group: str) -> int:
    position = match.at(group)
    assert position is not None
    return int(context.tokens.values[position])


def _day_number(context: Context, match: Match, group: str) -> int:
    position = match.at(group)
    assert position is not None
    digits = "".join(sign for sign in context.tokens.words[position] if sign.isdigit())
    return int(digits)


def year_of(context: Context, span: tuple[int, int] | None) -> int | None:
    """The year that the tokens of a group name; years before Christ count down from 0 (1 BC)."""
    if span is None:
        return None
    digits, before = 0, False
    for number in range(*span):
        word = context.tokens.words[number]
        if word.isdigit():
            digits = int(word)
        elif context.tokens.values[number] == "BC":
            before = True
    return 1 - digits if before else digits


def _daypart(context: Context, match: Match, *groups: str) -> str:
    for group in groups:
        position = match.at(group)
        if position is not None:
            return "T" + context.tokens.values[position]
    return ""


# --- years that are not said -------------------------------------------------------------------------------------


def _tense(context: Context, match: Match) -> str | None:
    return context.tense(match.start, match.end)


def _which(context: Context, match: Match) -> str:
    span = match.range("which")
    return " ".join(context.tokens.words[span[0] : span[1]]) if span else ""


def _unsaid_year(context: Context, match: Match, month: int, day: int | None = None) -> int | None:
    """The year of a month (and day) named without it."""
    ahead = _year_ahead(context, match, month)
    if ahead is not None:
        return ahead
    if context.history:
        story = context.year_of_story(match.end) or context.first_year
        return _year_in_story(story, month) if story else None
    if context.day is None:
        return None
    told = context.told_before(match.start, match.end)
    if told is not None:
        return _year_in_story(told, month)
    return _year_in_news(context, match, month, day)


# News names a month or a day without its year when it is near. The nearest wins, unless the tense speaks against it and
# it is further off than this many days; what lies ahead needs a sign of it. Chosen on AQUAINT.
NEAR = 60


def _year_in_news(context: Context, match: Match, month: int, day: int | None) -> int | None:
    here = context.day
    assert here is not None
    weekday = match.at("w")
    if weekday is not None and day:
        for year in (here.year, here.year - 1, here.year + 1):
            there = safe_date(year, month, day)
            if there and there.isoweekday() == int(context.tokens.values[weekday]):
                return year
    months = month - here.month
    distance = months * 30 + (day - here.day if day else 0)
    year = here.year
    if distance > 183:
        year, distance = year - 1, distance - 365
    elif distance < -183:
        year, distance = year + 1, distance + 365
    if abs(distance) <= NEAR:
        return year
    tense = _tense(context, match)
    if tense != "future" and distance > 0:
        return year - 1
    if tense == "future" and distance < 0:
        return year + 1
    return year


_JOINS = frozenset({"to", "and", "-", "–", "—", "through", "until", "or", "/"})


def _year_ahead(context: Context, match: Match, month: int) -> int | None:
    """The year that follows in "from April to June 1968", "the spring and early summer of 1943"."""
    tokens, position = context.tokens, match.end
    if position >= len(tokens.words) or tokens.words[position] not in _JOINS:
        return None
    later: int | None = None
    for number in range(position + 1, min(position + 8, len(tokens.words))):
        kind, value = tokens.classes[number], tokens.values[number]
        if kind == context.year_character:
            return None if later is None else int(tokens.words[number]) - (1 if later < month else 0)
        if kind not in context.date_characters:
            return None
        if kind == context.month_character:
            later = int(value)
        elif value in SEASON_MIDDLE:
            later = SEASON_MIDDLE[value]
    return None


def _year_in_story(anchor: str, month: int) -> int | None:
    """A story moves on: January after December is the next year's; October after February stays in the year."""
    at = numbers(anchor)
    if at is None:
        return None
    year, now, _ = at
    if now is None:
        return year
    return year + 1 if now - month >= STORY_WRAP else year


# A month that lies this many months back from the last one named is read as the next year's. Chosen on WikiWars.
STORY_WRAP = 8


def _pointed_year(context: Context, match: Match, group: str = "ty") -> int | None:
    """The year in "July 25 of that year", "August of the following year", "May last year"."""
    span = match.range(group)
    if span is None:
        return None
    words, values = context.tokens.words, context.tokens.values
    if values[span[1] - 1] != "Y":
        return None
    at = {words[n] for n in range(*span)}
    deictic = at & {"this", "last", "next"} and not context.history
    reference = context.deictic if deictic else context.reference
    known = numbers(reference) if reference else None
    if known is None:
        return None
    step = sum(int(values[n]) for n in range(*span) if values[n] in ("-1", "1") and words[n] != "a")
    return known[0] + step


def _has_ty(match: Match) -> bool:
    return match.range("ty") is not None


# --- dates ---------------------------------------------------------------------------------------------------------


def _calendar_day(context: Context, match: Match, month: int, day: int, part: str) -> tuple[TimeType, str] | None:
    year = year_of(context, match.range("y")) if match.range("y") else _pointed_year(context, match)
    if year is None and not _has_ty(match):
        year = _unsaid_year(context, match, month, day)
    if year is None:
        return ("DATE", f"XXXX-{month:02d}-{day:02d}{part}") if 1 <= day <= _LONGEST[month] else None
    value = day_value(year, month, day)
    if value is None:
        return None
    context.spoken(value)
    if match.range("y"):
        context.said_year(value)
    return ("TIME" if part else "DATE"), value + part


_LONGEST = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _month_day(context: Context, match: Match) -> list[Reading]:
    month, day = _worth(context, match, "m"), _day_number(context, match, "d")
    meant = _calendar_day(context, match, month, day, _daypart(context, match, "dp", "dp2"))
    return [Reading(match.start, match.end, *meant)] if meant else []


def _two_days(context: Context, match: Match) -> list[Reading]:
    month = _worth(context, match, "m")
    readings = []
    part = _daypart(context, match, "dp")
    for group, piece, tail in (("d", "a", part), ("e", "b", "")):
        meant = _calendar_day(context, match, month, _day_number(context, match, group), tail)
        span = match.range(piece)
        if meant is None or span is None:
            return []
        readings.append(Reading(*span, *meant))
    return readings


def _month(context: Context, match: Match) -> list[Reading]:
    month, which = _worth(context, match, "m"), _which(context, match)
    if which in ("every", "each"):
        return [Reading(match.start, match.end, "SET", f"XXXX-{month:02d}")]
    year = year_of(context, match.range("y")) if match.range("y") else _pointed_year(context, match)
    here = numbers(context.deictic) if context.deictic else None
    if year is None and not _has_ty(match):
        if which in ("last", "past") and here and here[1]:
            year = here[0] if month < here[1] else here[0] - 1
        elif which == "next" and here and here[1]:
            year = here[0] if month > here[1] else here[0] + 1
        elif which == "this" and here:
            year = here[0]
        else:
            year = _unsaid_year(context, match, month)
    if year is None:
        return [Reading(match.start, match.end, "DATE", f"XXXX-{month:02d}")]
    value = month_value(year, month)
    context.spoken(value)
    if match.range("y"):
        context.said_year(value)
    return [Reading(match.start, match.end, "DATE", value)]


def _year(context: Context, match: Match) -> list[Reading]:
    year = year_of(context, match.range("y"))
    if year is None:
        return []
    context.spoken_year(year, match.start, match.end)
    lead = match.at("lead")
    if lead is not None and context.tokens.values[lead] == "FY":
        return [Reading(match.start, match.end, "DATE", f"FY{year_value(year)}")]
    context.said_year(year_value(year))
    return [Reading(match.start, match.end, "DATE", year_value(year) + _half(context, match.range("lead")))]


def _half(context: Context, lead: tuple[int, int] | None) -> str:
    """ "-H2" for "the latter half of" before a year; nothing for other beginnings and ends."""
    if lead is None:
        return ""
    words = context.tokens.words[lead[0] : lead[1]]
    if "half" not in words:
        return ""
    return "-H1" if "first" in words or "early" in words or "opening" in words else "-H2"


def _years(context: Context, match: Match) -> list[Reading]:
    a, b, z = match.range("a"), match.range("b"), match.range("z")
    y = match.range("y")
    if a is None or b is None or z is None or y is None:
        return []
    first, last = year_of(context, y), year_of(context, z)
    if first is None or last is None:
        return []
    if last < 0 or last == 0:
        first = 1 - first
    elif last < 100 <= first:
        last += first // 100 * 100
    elif last < first and last < 1000:
        return []
    if last < first:
        return [Reading(*a, "DATE", year_value(first))] if first > 999 else []
    context.spoken_year(first, match.start, match.end)
    return [Reading(*a, "DATE", year_value(first)), Reading(*b, "DATE", year_value(last))]


def _decade(context: Context, match: Match) -> list[Reading]:
    span = match.range("d")
    if span is None:
        return []
    tokens = context.tokens
    digits = "".join(sign for number in range(*span) for sign in tokens.words[number] if sign.isdigit())
    word = tokens.values[span[1] - 1] if not digits or (len(digits) == 2 and span[1] - span[0] > 1) else ""
    if span[1] - span[0] == 3:
        century = {"nineteen": "19", "19": "19", "eighteen": "18", "18": "18", "20": "20", "17": "17"}
        start = century.get(tokens.words[span[0]])
        value = f"{start}{word[0]}" if start else None
    elif word and not digits:
        value = f"{_century(context, int(word))}{word[0]}"
    elif len(digits) == 4:
        value = digits[:2] if digits.endswith("00") else digits[:3]
    elif len(digits) == 3 and match.range("era"):
        value = digits
    elif len(digits) == 2 and digits[1] == "0":
        value = f"{_century(context, int(digits))}{digits[0]}"
    else:
        value = None
    if value and match.range("era") and context.tokens.values[match.end - 1] == "BC":
        return [Reading(match.start, match.end, "DATE", f"BC{int(digits) // 10:03d}")]
    return [Reading(match.start, match.end, "DATE", value + "X" if len(value) == 3 else value)] if value else []


def _century(context: Context, year: int) -> int:
    known = numbers(context.reference) if context.reference else None
    here = known[0] if known and known[0] > 99 else 2000
    return here // 100 if here % 100 >= year else here // 100 - 1


def _century_date(context: Context, match: Match) -> list[Reading]:
    span = match.range("n")
    u = match.at("u")
    if span is None or u is None or context.tokens.values[u] != "CE":
        return []
    number = _ordinal(context, span)
    if not 1 <= number <= 30:
        return []
    if context.tokens.values[match.end - 1] == "BC":
        return [Reading(match.start, match.end, "DATE", f"BC{number - 1:02d}")]
    return [Reading(match.start, match.end, "DATE", f"{number - 1:02d}")]


def _ordinal(context: Context, span: tuple[int, int]) -> int:
    total = 0
    for number in range(*span):
        value = "".join(sign for sign in context.tokens.values[number] if sign.isdigit())
        total += int(value) if value else 0
    return total


# Words after "the summer" that show that the article belongs to it, and not to a noun behind it ("the summer offensive").
_GO_ON = frozenset(
    "of and or but in on at by for to with from as when while where after before until since during between the a an"
    " his her its their he she it they we was were is are had has have did would will saw there this that which who"
    " however though although because if than then also alone".split()
)


def _season(context: Context, match: Match) -> list[Reading]:
    position = match.at("s")
    assert position is not None
    start, after = match.start, context.tokens.words[match.end : match.end + 1]
    modifies = bool(after) and after[0].isalpha() and after[0] not in _GO_ON and match.end == position + 1
    if modifies and start == position - 1 and context.tokens.words[start] == "the":
        start = position
    return [Reading(start, match.end, "DATE", _season_value(context, match, position))]


def _season_value(context: Context, match: Match, position: int) -> str:
    season, which = context.tokens.values[position], _which(context, match)
    year = year_of(context, match.range("y")) if match.range("y") else _pointed_year(context, match)
    middle = SEASON_MIDDLE[season]
    if year is None and not _has_ty(match):
        year = _year_ahead(context, match, middle)
    if year is None and not _has_ty(match):
        here = numbers(context.deictic) if context.deictic else None
        if here is None:
            return f"XXXX-{season}"
        if context.history:
            known = context.anchor and numbers(context.anchor)
            year = known[0] if known else None
            if known and ("next" in which or "following" in which):
                year = known[0] + (1 if (known[1] or 1) >= middle else 0)
            elif known and ("last" in which or "previous" in which):
                year = known[0] - (1 if (known[1] or 12) <= middle else 0)
        else:
            year = _season_in_news(context, match, season, (here[0], here[1] or 1))
    if year is None:
        return f"XXXX-{season}"
    value = f"{year_value(year)}-{season}"
    context.spoken(value)
    return value


_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _season_in_news(context: Context, match: Match, season: str, now: tuple[int, int]) -> int:
    """The year that a season named without one begins in: "last winter" is the last that is over."""
    which, tense, start = _which(context, match), _tense(context, match), _SEASON_STARTS[season]
    year = now[0] if start <= now[1] else now[0] - 1
    under_way = (now[0] - year) * 12 + now[1] - start < 3
    if "last" in which or "previous" in which or "past" in which:
        return year - 1 if under_way else year
    if "next" in which or "following" in which:
        return year + 1
    if "this" in which:
        return year if under_way else now[0]
    return year + 1 if tense == "future" and not under_way else year


def _weekday(context: Context, match: Match) -> list[Reading]:
    weekday, which = _worth(context, match, "w"), _which(context, match)
    part = _daypart(context, match, "dp", "dp2")
    kind: TimeType = "TIME" if part else "DATE"
    here = context.last_day if context.history else context.day
    if here is None:
        return [Reading(match.start, match.end, kind, f"XXXX-WXX-{weekday}{part}")]
    behind = (here.isoweekday() - weekday) % 7
    ahead = (weekday - here.isoweekday()) % 7
    if "last" in which or "previous" in which or "past" in which:
        day = shift_day(here, -(behind or 7))
    elif "next" in which or "following" in which:
        day = shift_day(here, ahead or 7)
    elif context.history:
        day = shift_day(here, ahead if ahead <= 3 else -behind)
    elif ahead and (_tense(context, match) == "future" or _as_early_as(context, match.start)):
        day = shift_day(here, ahead)
    else:
        day = shift_day(here, -behind)
    if day is None:
        return []
    context.spoken(day.isoformat())
    return [Reading(match.start, match.end, kind, day.isoformat() + part)]


def _as_early_as(context: Context, start: int) -> bool:
    """ "as early as Tuesday", "as soon as Friday": still to come."""
    words = context.tokens.words[max(0, start - 3) : start]
    return words[-1:] == ["as"] and words[:1] == ["as"] and words[1] in ("early", "soon")


def _each_weekday(context: Context, match: Match) -> list[Reading]:
    part = _daypart(context, match, "dp")
    weekday = _worth(context, match, "w" if match.range("w") else "w2")
    return [Reading(match.start, match.end, "SET", f"XXXX-WXX-{weekday}{part}")]


# --- pointing ---------------------------------------------------------------------------------------------------


def shifted(reference: str | None, unit: str, steps: int) -> str | None:
    """The value so many units from a reference value, as fine as the unit ("1942", weeks back → None)."""
    if reference is None:
        return None
    day, known = to_day(reference), numbers(reference)
    if known is None:
        return None
    year, month, _ = known
    if unit == "Y":
        return year_value(year + steps) if abs(year + steps) < 9999 else None
    if unit == "DE":
        there = year + 10 * steps
        return f"{there // 10:03d}X" if there > 0 else f"BC{(1 - there) // 10:03d}"
    if unit == "CE":
        there = year + 100 * steps
        return f"{there // 100:02d}" if there > 0 else f"BC{(1 - there) // 100:02d}"
    if unit == "M":
        if month is None:
            return None
        shifted_month = shift_month(year, month, steps)
        return month_value(*shifted_month) if shifted_month[0] < 9999 else None
    if unit == "Q":
        if month is None:
            return None
        year, month = shift_month(year, month, 3 * steps)
        return f"{year:04d}-Q{(month - 1) // 3 + 1}" if 0 < year < 9999 else None
    if day is None:
        return None
    if unit in ("D", "W", "WE", "P2W"):
        step = {"D": 1, "W": 7, "WE": 7, "P2W": 14}[unit]
        there_day = shift_day(day, steps * step)
        if there_day is None:
            return None
        if unit == "D":
            return there_day.isoformat()
        return week_value(there_day) + ("-WE" if unit == "WE" else "")
    return day.isoformat()


_UNKNOWN_VALUES = {
    "Y": "XXXX", "M": "XXXX-XX", "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "Q": "XXXX-QX", "DE": "XXX",
    "CE": "XX",
}  # fmt: skip
_BACK = frozenset({"last", "previous", "past", "preceding", "prior"})
_ON = frozenset({"next", "following", "coming", "upcoming", "subsequent", "ensuing"})
_DEICTIC = frozenset({"last", "next", "this", "past", "coming", "upcoming", "current", "present"})


def _pointed(context: Context, match: Match) -> list[Reading]:
    which = set(_which(context, match).split())
    u = match.at("u")
    assert u is not None
    unit, number = context.tokens.values[u], match.range("n")
    plural = context.tokens.words[u] in _PLURALS
    if number is not None or plural:
        count = amount(context.tokens, *number) if number else None
        return [Reading(match.start, match.end, "DURATION", duration(count, "D" if unit == "WE" else unit))]
    steps = -1 if which & _BACK else 1 if which & _ON else 0
    if unit in ("MO", "AF", "EV", "NI"):
        return _pointed_part(context, match, unit, steps, which)
    if unit in ("TH", "TM", "TS", "ML"):
        if which & _BACK or which & _ON:
            return [Reading(match.start, match.end, "DURATION", duration(1, unit))]
        return []
    if "past" in which or (unit == "DE" and "last" in which):
        # "the past year" is the year up to now, and no calendar year.
        return [Reading(match.start, match.end, "DURATION", "P10Y" if unit == "DE" else duration(1, unit))]
    reference = context.deictic if which & _DEICTIC and not which & {"same", "very", "that"} else context.reference
    value = shifted(reference, unit, steps)
    if value is None:
        if unit == "M" and reference and numbers(reference):
            value = f"{reference[:4]}-XX"
        return [Reading(match.start, match.end, "DATE", value or _UNKNOWN_VALUES.get(unit, "XXXX"))]
    context.spoken_pointed(value)
    return [Reading(match.start, match.end, "DATE", value)]


_PLURALS = frozenset(
    {"days", "weeks", "months", "years", "decades", "centuries", "hours", "minutes", "seconds", "quarters"}
)


def _pointed_part(context: Context, match: Match, part: str, steps: int, which: set[str]) -> list[Reading]:
    reference = context.reference if which & {"that", "same", "following", "previous", "next"} else context.deictic
    day = to_day(reference) if reference else None
    there = shift_day(day, steps) if day else None
    value = there.isoformat() if there else "XXXX-XX-XX"
    if there:
        context.spoken(value)
    return [Reading(match.start, match.end, "TIME", f"{value}T{part}")]


def _the_unit(context: Context, match: Match) -> list[Reading]:
    """ "the end of the month": the unit around the date spoken of."""
    u = match.at("u")
    assert u is not None
    unit = context.tokens.values[u]
    value = shifted(context.reference if context.history else context.deictic, unit, 0)
    if value is None:
        return []
    return [Reading(match.start, match.end, "DATE", value)]


def _the_day_after(context: Context, match: Match) -> list[Reading]:
    u, o = match.at("u"), match.at("o")
    assert u is not None and o is not None
    unit, steps = context.tokens.values[u], int(context.tokens.values[o])
    if unit in ("MO", "AF", "EV", "NI"):
        return _pointed_part(context, match, unit, steps, {"following"})
    value = shifted(context.reference, unit, steps)
    if value is None:
        return [Reading(match.start, match.end, "DATE", _UNKNOWN_VALUES.get(unit, "XXXX"))]
    context.spoken(value)
    return [Reading(match.start, match.end, "DATE", value)]


def _offset(context: Context, match: Match) -> list[Reading]:
    """ "two weeks ago", "a few days later": counted, as fine as the unit; vague counts only point back or on."""
    u, o, number = match.at("u"), match.at("o"), match.range("n")
    assert u is not None and o is not None
    unit, direction = context.tokens.values[u], int(context.tokens.values[o] or 1)
    count = amount(context.tokens, *number) if number else None
    if unit == "P2W":
        unit, count = "W", 2 * (count or 1)
    if count is not None and match.range("half"):
        unit, count = _finer(unit, count + 0.5)
    if count is None or (number is None):
        return [Reading(match.start, match.end, "DATE", "PAST_REF" if direction < 0 else "FUTURE_REF")]
    reference = context.deictic if context.tokens.words[o] == "ago" else context.reference
    if unit in ("TH", "TM", "TS"):
        day = to_day(reference) if reference else None
        return [Reading(match.start, match.end, "TIME", f"{day.isoformat()}TXX:XX" if day else "XXXX-XX-XXTXX:XX")]
    steps = direction * int(count)
    if unit == "W":
        day = to_day(reference) if reference else None
        there = shift_day(day, 7 * steps) if day else None
        value = (there.isoformat() if context.tokens.words[o] != "ago" else week_value(there)) if there else None
    elif unit == "DE":
        value = shifted(reference, "Y", 10 * steps)
    elif unit == "CE":
        value = shifted(reference, "Y", 100 * steps)
    elif unit == "M" and reference and to_day(reference) is None and numbers(reference) and not numbers(reference)[1]:  # type: ignore[index]
        value = None
    else:
        value = shifted(reference, unit, steps)
    if value is None:
        return [Reading(match.start, match.end, "DATE", _UNKNOWN_VALUES.get(unit, "XXXX"))]
    if direction > 0:
        context.spoken(value)
    return [Reading(match.start, match.end, "DATE", value)]


def _finer(unit: str, count: float) -> tuple[str, float]:
    """A year and a half ago is 18 months ago."""
    return {"Y": ("M", count * 12), "DE": ("Y", count * 10), "CE": ("Y", count * 100)}.get(unit, (unit, count))


# --- durations and sets -------------------------------------------------------------------------------------------


def _duration(context: Context, match: Match) -> list[Reading]:
    u, number, the = match.at("u"), match.range("n"), match.range("the")
    assert u is not None and number is not None
    unit, start = context.tokens.values[u], match.start
    # "the 46-day battle": the article is the battle's.
    adjective = context.tokens.words[u] not in _PLURALS and context.tokens.words[match.end - 1] not in _SPANS
    if the is not None and (adjective or context.tokens.words[start] in ("a", "an")) and match.end == u + 1:
        start = the[1]
    count = amount(context.tokens, *number)
    if count is not None and match.range("half"):
        count += 0.5
    return [Reading(start, match.end, "DURATION", duration(count, unit))]


_SPANS = frozenset({"period", "span", "stretch"})


def _vague_units(context: Context, match: Match) -> list[Reading]:
    """ "the early years", "the following days": so many that nobody says."""
    return _bare_units(context, match)


def _bare_units(context: Context, match: Match) -> list[Reading]:
    u = match.at("u")
    assert u is not None
    return [Reading(match.start, match.end, "DURATION", duration(None, context.tokens.values[u]))]


def _long(context: Context, match: Match) -> list[Reading]:
    u = match.at("u")
    assert u is not None
    count = None if context.tokens.words[u] in _PLURALS else 1
    return [Reading(match.start, match.end, "DURATION", duration(count, context.tokens.values[u]))]


def _each_unit(context: Context, match: Match) -> list[Reading]:
    u, number = match.at("u"), match.range("n")
    assert u is not None
    unit = context.tokens.values[u]
    count = (_ordinal(context, number) or amount(context.tokens, *number)) if number else 1
    if unit in ("MO", "AF", "EV", "NI"):
        return [Reading(match.start, match.end, "SET", f"XXXX-XX-XXT{unit}")]
    if unit in ("SP", "SU", "FA", "WI"):
        return [Reading(match.start, match.end, "SET", f"XXXX-{unit}")]
    if unit == "WE":
        return [Reading(match.start, match.end, "SET", "XXXX-WXX-WE")]
    return [Reading(match.start, match.end, "SET", duration(count, unit))]


def _per_unit(context: Context, match: Match) -> list[Reading]:
    u = match.at("u")
    assert u is not None
    return [Reading(match.start, match.end, "SET", duration(1, context.tokens.values[u]))]


def _weekend(context: Context, match: Match) -> list[Reading]:
    day = to_day(context.deictic) if context.deictic else None
    if day is None or context.history:
        return [Reading(match.start, match.end, "DATE", "XXXX-WXX-WE")]
    back = _tense(context, match) != "future" and day.isoweekday() < 6
    there = shift_day(day, -7) if back else day
    value = f"{week_value(there)}-WE" if there else "XXXX-WXX-WE"
    return [Reading(match.start, match.end, "DATE", value)]


def _week_of(context: Context, match: Match) -> list[Reading]:
    meant = _calendar_day(context, match, _worth(context, match, "m"), _day_number(context, match, "d"), "")
    day = to_day(meant[1]) if meant else None
    return [Reading(match.start, match.end, "DATE", week_value(day))] if day else []


def _quarter(context: Context, match: Match) -> list[Reading]:
    n, u = match.range("n"), match.at("u")
    assert n is not None and u is not None
    number, unit = (
        _ordinal(context, n) or (1 if context.tokens.words[n[0]] == "opening" else 2),
        context.tokens.values[u],
    )
    letter = "H" if unit == "0.5" else unit
    if letter not in ("Q", "H") or number > (4 if letter == "Q" else 2):
        return []
    year = year_of(context, match.range("y")) if match.range("y") else _pointed_year(context, match)
    if year is None and not _has_ty(match):
        known = numbers(context.deictic) if context.deictic else None
        year = known[0] if known else None
        if year is not None and known and known[1] and not context.history:
            now = (known[1] - 1) // (3 if letter == "Q" else 6) + 1
            if number > now and _tense(context, match) == "past":
                year -= 1
    return [
        Reading(match.start, match.end, "DATE", f"{year_value(year) if year is not None else 'XXXX'}-{letter}{number}")
    ]


# --- times of day --------------------------------------------------------------------------------------------------


def _clock(context: Context, match: Match) -> list[Reading]:
    c = match.at("c")
    assert c is not None
    tokens = context.tokens
    h = match.at("h")
    dp = match.at("dp")
    time = _time_of_day(
        tokens.words[c],
        tokens.values[c],
        tokens.values[h] if h is not None else "",
        (dp is not None and tokens.values[dp]) or "",
    )
    if time is None:
        return []
    day: str | None
    if match.at("m") is not None:
        meant = _calendar_day(context, match, _worth(context, match, "m"), _day_number(context, match, "d"), "")
        day = meant[1] if meant else None
    elif match.at("w") is not None:
        day = _weekday_for_clock(context, match)
    else:
        day = context.said_day_near(match.start, match.end)
    return [Reading(match.start, match.end, "TIME", (day or "XXXX-XX-XX") + time)]


def _weekday_for_clock(context: Context, match: Match) -> str | None:
    weekday, here = _worth(context, match, "w"), context.last_day if context.history else context.day
    if here is None:
        return f"XXXX-WXX-{weekday}"
    behind, ahead = (here.isoweekday() - weekday) % 7, (weekday - here.isoweekday()) % 7
    until = context.tokens.words[max(0, match.start - 1)] in ("until", "till", "by")
    future = not context.history and (until or _tense(context, match) == "future")
    day = shift_day(here, ahead if future else -behind)
    return day.isoformat() if day else None


def _time_of_day(word: str, value: str, half: str, part: str) -> str | None:
    if value.startswith("T"):
        return value
    digits = word.replace(".", ":").replace("h", ":").split(":")
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if (half.startswith("p") or part in ("AF", "EV", "NI")) and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def _daypart_alone(context: Context, match: Match) -> list[Reading]:
    dp = match.at("dp")
    assert dp is not None
    part, lead = context.tokens.values[dp], match.at("lead")
    start = match.start
    if context.tokens.words[start] == "at":
        return [Reading(start + 1, match.end, "TIME", f"XXXX-XX-XXT{part}")]
    if lead is None:
        return []
    day = to_day(context.reference) if context.reference else None
    return [Reading(match.start, match.end, "TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{part}")]


def _iso(context: Context, match: Match) -> list[Reading]:
    value = context.tokens.words[match.start].upper()
    day = to_day(value)
    if day is None:
        return []
    context.spoken(value[:10])
    return [Reading(match.start, match.end, "TIME" if "T" in value else "DATE", value)]


def _european(context: Context, match: Match) -> list[Reading]:
    """7.10.2023 and 2023/10/07."""
    word = context.tokens.words[match.start]
    if "." in word:
        day, month, year = (int(part) for part in word.split("."))
    else:
        year, month, day = (int(part) for part in word.split("/"))
    value = day_value(year, month, day)
    if value is None:
        return []
    context.spoken(value)
    return [Reading(match.start, match.end, "DATE", value)]


def _part_of_year(context: Context, match: Match) -> list[Reading]:
    """Q3 2022"""
    q = match.at("q")
    assert q is not None
    part = context.tokens.words[q].upper()
    if part in ("H3", "H4"):
        return []
    year = year_of(context, match.range("y"))
    known = numbers(context.deictic) if context.deictic else None
    if year is None and known is not None:
        year = known[0]
    return [Reading(match.start, match.end, "DATE", f"{year_value(year) if year is not None else 'XXXX'}-{part}")]


def _slash(context: Context, match: Match) -> list[Reading]:
    """12/31/1999 (American order, where it can be)."""
    first, second, year = (int(part) for part in context.tokens.words[match.start].split("/"))
    if year < 100:
        year += 2000 if year < 70 else 1900
    month, day = (first, second) if first <= 12 else (second, first)
    value = day_value(year, month, day)
    if value is None:
        return []
    context.spoken(value)
    return [Reading(match.start, match.end, "DATE", value)]


MEANINGS: dict[str, Callable[[Context, Match], list[Reading]]] = {
    "month_day": _month_day,
    "day_month": _month_day,
    "month_days": _two_days,
    "days_month": _two_days,
    "month": _month,
    "year": _year,
    "years": _years,
    "years_bc": _years,
    "decade": _decade,
    "century": _century_date,
    "season": _season,
    "weekday": _weekday,
    "each_weekday": _each_weekday,
    "pointed": _pointed,
    "the_unit": _the_unit,
    "the_day_after": _the_day_after,
    "offset": _offset,
    "duration": _duration,
    "long": _long,
    "vague_units": _vague_units,
    "bare_units": _bare_units,
    "each_unit": _each_unit,
    "per_unit": _per_unit,
    "weekend": _weekend,
    "week_of": _week_of,
    "quarter": _quarter,
    "clock": _clock,
    "daypart": _daypart_alone,
    "iso": _iso,
    "slash": _slash,
    "european": _european,
    "part_of_year": _part_of_year,
}
