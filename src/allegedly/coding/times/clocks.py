"""Times of day: "10:35 a.m. GMT Friday", "that afternoon"."""

from __future__ import annotations

from allegedly.coding.times.context import Context
from allegedly.coding.times.dates import calendar_day
from allegedly.coding.times.grammar import Match
from allegedly.coding.times.readings import Reading, day_number, tense_of, worth
from allegedly.coding.times.values import shift_day, to_day


def clock_time(context: Context, match: Match) -> list[Reading]:
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
        meant = calendar_day(context, match, worth(context, match, "m"), day_number(context, match, "d"), "")
        day = meant[1] if meant else None
    elif match.at("w") is not None:
        day = _weekday_for_clock(context, match)
    else:
        day = context.said_day_near(match.start, match.end)
    return [Reading(match.start, match.end, "TIME", (day or "XXXX-XX-XX") + time)]


def _weekday_for_clock(context: Context, match: Match) -> str | None:
    weekday, here = worth(context, match, "w"), context.last_day if context.history else context.day
    if here is None:
        return f"XXXX-WXX-{weekday}"
    behind, ahead = (here.isoweekday() - weekday) % 7, (weekday - here.isoweekday()) % 7
    until = context.tokens.words[max(0, match.start - 1)] in ("until", "till", "by")
    future = not context.history and (until or tense_of(context, match) == "future")
    day = shift_day(here, ahead if future else -behind)
    return day.isoformat() if day else None


def _time_of_day(word: str, value: str, half: str, part: str) -> str | None:
    if value.startswith("T"):
        return value
    if len(word) > 4 and word[:4].isdigit():
        return f"T{word[:2]}:{word[2:4]}"
    digits = word.replace(".", ":").replace("h", ":").split(":")
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if (half.startswith("p") or part in ("AF", "EV", "NI")) and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def daypart(context: Context, match: Match) -> list[Reading]:
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
