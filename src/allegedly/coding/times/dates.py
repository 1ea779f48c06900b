"""Dates of the calendar: days, months, years, decades, centuries."""

from __future__ import annotations

from datetime import date

from allegedly.coding.times.context import Context
from allegedly.coding.times.grammar import Match
from allegedly.coding.times.readings import (
    Reading,
    day_number,
    daypart_of,
    has_pointed_year,
    ordinal_of,
    which_words,
    worth,
    year_of,
)
from allegedly.coding.times.values import day_value, month_value, numbers, shift_day, to_day, week_value, year_value
from allegedly.coding.times.years import pointed_year, unsaid_year
from allegedly.knowledge.times import feasts
from allegedly.nouns import TimeType


def calendar_day(context: Context, match: Match, month: int, day: int, part: str) -> tuple[TimeType, str] | None:
    year = year_of(context, match.range("y")) if match.range("y") else pointed_year(context, match)
    if year is None and not has_pointed_year(match):
        year = unsaid_year(context, match, month, day)
    if year is None:
        return ("DATE", f"XXXX-{month:02d}-{day:02d}{part}") if 1 <= day <= _LONGEST[month] else None
    value = day_value(year, month, day)
    if value is None and (month, day) == (2, 29) and not match.range("y"):
        # A leap day said without its year is the nearest one, rather a past one (up to 7 years apart around 1900).
        nearest = (day_value(year + step * sign, month, day) for step in range(1, 8) for sign in (-1, 1))
        value = next((found for found in nearest if found), None)
    if value is None:
        return None
    context.spoken(value)
    if match.range("y"):
        context.said_year(value)
    return ("TIME" if part else "DATE"), value + part


_LONGEST = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_day(context: Context, match: Match) -> list[Reading]:
    month, day = worth(context, match, "m"), day_number(context, match, "d")
    meant = calendar_day(context, match, month, day, daypart_of(context, match, "dp", "dp2"))
    return [Reading(match.start, match.end, *meant)] if meant else []


def two_days(context: Context, match: Match) -> list[Reading]:
    month = worth(context, match, "m")
    readings = []
    part = daypart_of(context, match, "dp")
    for group, piece, tail in (("d", "a", part), ("e", "b", "")):
        meant = calendar_day(context, match, month, day_number(context, match, group), tail)
        span = match.range(piece)
        if meant is None or span is None:
            return []
        readings.append(Reading(*span, *meant))
    return readings


def month_date(context: Context, match: Match) -> list[Reading]:
    month, which = worth(context, match, "m"), which_words(context, match)
    if which in ("every", "each"):
        return [Reading(match.start, match.end, "SET", f"XXXX-{month:02d}")]
    year = year_of(context, match.range("y")) if match.range("y") else pointed_year(context, match)
    here = numbers(context.deictic) if context.deictic else None
    if year is None and not has_pointed_year(match):
        if which in ("last", "past") and here and here[1]:
            year = here[0] if month < here[1] else here[0] - 1
        elif which == "next" and here and here[1]:
            year = here[0] if month > here[1] else here[0] + 1
        elif which == "this" and here:
            year = here[0]
        else:
            year = unsaid_year(context, match, month)
    if year is None:
        return [Reading(match.start, match.end, "DATE", f"XXXX-{month:02d}")]
    value = month_value(year, month)
    context.spoken(value)
    if match.range("y"):
        context.said_year(value)
    return [Reading(match.start, match.end, "DATE", value)]


def year_date(context: Context, match: Match) -> list[Reading]:
    year = year_of(context, match.range("y"))
    if year is None:
        return []
    if year in IRANIAN_YEARS and context.iranian:
        return _iranian_year(context, match, year)
    context.spoken_year(year, match.start, match.end)
    lead = match.at("lead")
    if lead is not None and context.tokens.values[lead] == "FY":
        return [Reading(match.start, match.end, "DATE", f"FY{year_value(year)}")]
    context.said_year(year_value(year))
    return [Reading(match.start, match.end, "DATE", year_value(year) + _half(context, match.range("lead")))]


# Years of the Iranian calendar in the lives of those who are quoted (1921–2120), and what lies between it and ours.
IRANIAN_YEARS, IRANIAN_OFFSET = range(1300, 1500), 621


def _iranian_year(context: Context, match: Match, year: int) -> list[Reading]:
    """ "the Iranian year 1398": named by the year that it begins in; from Nowruz to the day before the next."""
    begins = year + IRANIAN_OFFSET
    context.spoken_year(begins, match.start, match.end)
    first, after = (feasts()["nowruz"].get(y) for y in (begins, begins + 1))
    last = shift_day(date.fromisoformat(after[0]), -1) if after else None
    days = (first[0], last.isoformat()) if first and last else None
    return [Reading(match.start, match.end, "DATE", year_value(begins), days)]


def year_bc_date(context: Context, match: Match) -> list[Reading]:
    """A year before Christ whose "BC" is left to the text around it."""
    year = year_of(context, match.range("y"))
    if year is None:
        return []
    context.spoken_year(1 - year, match.start, match.end)
    return [Reading(match.start, match.end, "DATE", year_value(1 - year))]


def _half(context: Context, lead: tuple[int, int] | None) -> str:
    """ "-H2" for "the latter half of" before a year; nothing for other beginnings and ends."""
    if lead is None:
        return ""
    words = context.tokens.words[lead[0] : lead[1]]
    if "half" not in words:
        return ""
    return "-H1" if "first" in words or "early" in words or "opening" in words else "-H2"


def year_range(context: Context, match: Match) -> list[Reading]:
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


def decade_date(context: Context, match: Match) -> list[Reading]:
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
        # "the 1800s" are a century, "the 2000s" are its first ten years.
        value = digits[:2] if digits.endswith("00") and digits < "2000" else digits[:3]
    elif len(digits) == 3 and match.range("era"):
        value = digits
    elif len(digits) == 2 and digits[1] == "0":
        value = f"{_century(context, int(digits))}{digits[0]}"
    else:
        value = None
    if value and digits and match.range("era") and context.tokens.values[match.end - 1] == "BC":
        return [Reading(match.start, match.end, "DATE", f"BC{int(digits) // 10:03d}")]
    return [Reading(match.start, match.end, "DATE", value + "X" if len(value) == 3 else value)] if value else []


# A short decade may lie so many years ahead of the reference ("the eighties" in 1979).
DECADE_AHEAD = 10


def _century(context: Context, year: int) -> int:
    """The century of a decade told by two digits: the last that has begun."""
    reference = context.reference if context.history else context.deictic
    known = numbers(reference) if reference else None
    here = known[0] if known and known[0] > 99 else 2000
    return here // 100 if here % 100 + DECADE_AHEAD >= year else here // 100 - 1


def century_date(context: Context, match: Match) -> list[Reading]:
    span = match.range("n")
    u = match.at("u")
    if span is None or u is None or context.tokens.values[u] != "CE":
        return []
    number = ordinal_of(context, span)
    if not 1 <= number <= 30:
        return []
    if context.tokens.values[match.end - 1] == "BC":
        return [Reading(match.start, match.end, "DATE", f"BC{number - 1:02d}")]
    return [Reading(match.start, match.end, "DATE", f"{number - 1:02d}")]


def week_of(context: Context, match: Match) -> list[Reading]:
    meant = calendar_day(context, match, worth(context, match, "m"), day_number(context, match, "d"), "")
    day = to_day(meant[1]) if meant else None
    return [Reading(match.start, match.end, "DATE", week_value(day))] if day else []


def iso_date(context: Context, match: Match) -> list[Reading]:
    value = context.tokens.words[match.start].upper()
    day = to_day(value)
    if day is None:
        return []
    context.spoken(value[:10])
    return [Reading(match.start, match.end, "TIME" if "T" in value else "DATE", value)]


def european_date(context: Context, match: Match) -> list[Reading]:
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


def slash_date(context: Context, match: Match) -> list[Reading]:
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
