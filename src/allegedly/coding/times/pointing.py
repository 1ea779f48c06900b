"""Expressions that point from a reference time: "Wednesday", "last week", "the next day", "two weeks ago"."""

from __future__ import annotations

from allegedly.coding.times.amounts import amount, duration
from allegedly.coding.times.context import Context
from allegedly.coding.times.grammar import Match
from allegedly.coding.times.readings import Reading, daypart_of, tense_of, which_words, worth
from allegedly.coding.times.tokens import class_characters
from allegedly.coding.times.values import month_value, numbers, shift_day, shift_month, to_day, week_value, year_value
from allegedly.knowledge.times import contexts
from allegedly.nouns import TimeType


def weekday_date(context: Context, match: Match) -> list[Reading]:
    """ "Wednesday": the past one, unless the tense says otherwise; in a history the nearest to the day spoken of."""
    weekday, which = worth(context, match, "w"), which_words(context, match)
    part = daypart_of(context, match, "dp", "dp2")
    kind: TimeType = "TIME" if part else "DATE"
    here = context.last_day if context.history else context.day
    if here is None:
        return [Reading(match.start, match.end, kind, f"XXXX-WXX-{weekday}{part}")]
    behind = (here.isoweekday() - weekday) % 7
    ahead = (weekday - here.isoweekday()) % 7
    if "last" in which or "previous" in which or "past" in which:
        day = shift_day(here, -(behind or 7))
    elif any(word in which for word in ("next", "following", "coming")):
        day = shift_day(here, ahead or 7)
    elif context.last_day is not None and _ends_range(context, match.start):
        day = shift_day(context.last_day, (weekday - context.last_day.isoweekday()) % 7)
    elif context.history:
        day = shift_day(here, ahead if ahead <= 3 else -behind)
    elif ahead and (tense_of(context, match) == "future" or _as_early_as(context, match.start)):
        day = shift_day(here, ahead)
    else:
        day = shift_day(here, -behind)
    if day is None:
        return []
    context.spoken(day.isoformat())
    return [Reading(match.start, match.end, kind, day.isoformat() + part)]


# "Had been held until Friday", "Until Friday, it had …": a helper of the past so many words off tells that it is over.
UNTIL = 6


def _ends_range(context: Context, start: int) -> bool:
    """ "Monday through Friday": the second follows the first."""
    words, classes = context.tokens.words, context.tokens.classes
    weekday = class_characters()["WEEKDAY"]
    return start > 1 and words[start - 1] in contexts("joins two dates") and classes[start - 2] == weekday


def _as_early_as(context: Context, start: int) -> bool:
    """ "as early as Tuesday", "as soon as Friday", "gave them until Friday": still to come."""
    words = context.tokens.words[max(0, start - 3) : start]
    if words[-1:] in (["until"], ["till"]):
        return not {"had", "was", "were"} & set(context.tokens.words[max(0, start - UNTIL) : start + UNTIL])
    return words[-1:] == ["as"] and words[:1] == ["as"] and words[1] in ("early", "soon")


def weekend_date(context: Context, match: Match) -> list[Reading]:
    day = to_day(context.deictic) if context.deictic else None
    if day is None or context.history:
        return [Reading(match.start, match.end, "DATE", "XXXX-WXX-WE")]
    back = tense_of(context, match) != "future" and day.isoweekday() < 6
    there = shift_day(day, -7) if back else day
    value = f"{week_value(there)}-WE" if there else "XXXX-WXX-WE"
    return [Reading(match.start, match.end, "DATE", value)]


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


def _up_to_now(context: Context, match: Match, which: set[str]) -> bool:
    """ "in the last week": the seven days up to now; not "the last week of March", "last week"."""
    words = context.tokens.words
    before = words[match.start - 1] if match.start else ""
    return (
        which == {"the", "last"}
        and before in contexts("up to now")
        and words[match.end : match.end + 1] not in (["of"], ["before"])
        and not context.history
    )


_UNKNOWN_VALUES = {
    "Y": "XXXX", "M": "XXXX-XX", "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "Q": "XXXX-QX", "DE": "XXX",
    "CE": "XX",
}  # fmt: skip


_BACK = frozenset({"last", "previous", "past", "preceding", "prior"})


_ON = frozenset({"next", "following", "coming", "upcoming", "subsequent", "ensuing"})


_DEICTIC = frozenset({"last", "next", "this", "past", "coming", "upcoming", "current", "present"})


def pointed_date(context: Context, match: Match) -> list[Reading]:
    which = set(which_words(context, match).split())
    u = match.at("u")
    assert u is not None
    unit, number = context.tokens.values[u], match.range("n")
    plural = context.tokens.words[u] in PLURALS
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
    now = unit != "Q" and _up_to_now(context, match, which)
    if ("past" in which and unit != "WE") or (unit == "DE" and "last" in which) or now:
        # "the past year", "over the last year" is the year up to now, and no calendar year.
        return [Reading(match.start, match.end, "DURATION", "P10Y" if unit == "DE" else duration(1, unit))]
    anaphoric = which & {"same", "very", "that"} or {"the", "next"} <= which
    reference = context.deictic if which & _DEICTIC and not anaphoric else context.reference
    value = shifted(reference, unit, steps)
    if value is None:
        value = _coarser(reference, unit)
        return [Reading(match.start, match.end, "DATE", value or _UNKNOWN_VALUES.get(unit, "XXXX"))]
    context.spoken_pointed(value)
    return [Reading(match.start, match.end, "DATE", value)]


def _coarser(reference: str | None, unit: str) -> str | None:
    """What is known of "that day" in a month, of "that month" in a year: "2014-03-XX", "2014-XX"."""
    known = numbers(reference) if reference else None
    if known is None or unit not in ("M", "D"):
        return None
    month = f"{known[1]:02d}" if known[1] and reference and reference[5:7].isdigit() else "XX"
    return f"{year_value(known[0])}-{month}" + ("-XX" if unit == "D" else "")


PLURALS = frozenset(
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


def the_unit(context: Context, match: Match) -> list[Reading]:
    """ "the end of the month": the unit around the date spoken of."""
    u = match.at("u")
    assert u is not None
    unit = context.tokens.values[u]
    value = shifted(context.reference if context.history else context.deictic, unit, 0)
    if value is None:
        return []
    return [Reading(match.start, match.end, "DATE", value)]


def the_day_after(context: Context, match: Match) -> list[Reading]:
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


def before_last(context: Context, match: Match) -> list[Reading]:
    """ "the week before last": two back from now."""
    u = match.at("u")
    assert u is not None
    unit = context.tokens.values[u]
    if unit in ("MO", "AF", "EV", "NI"):
        return _pointed_part(context, match, unit, -2, set())
    value = shifted(context.deictic, unit, -2)
    return [Reading(match.start, match.end, "DATE", value or _UNKNOWN_VALUES.get(unit, "XXXX"))]


def offset_date(context: Context, match: Match) -> list[Reading]:
    """ "two weeks ago", "a few days later": counted, as fine as the unit; vague counts only point back or on."""
    u, o, number = match.at("u"), match.at("o"), match.range("n")
    assert u is not None and o is not None
    unit, direction = context.tokens.values[u], int(context.tokens.values[o] or 1)
    count = amount(context.tokens, *number) if number else None
    if number is None and match.found.group("between"):
        number, count = (u, u), 1  # "the year-earlier quarter"
    if unit == "P2W":
        unit, count = "W", 2 * (count or 1)
    if count is not None and match.range("half"):
        unit, count = _finer(unit, count + 0.5)
    if count is None or (number is None):
        return [Reading(match.start, match.end, "DATE", "PAST_REF" if direction < 0 else "FUTURE_REF")]
    reference = context.deictic if context.tokens.words[o] == "ago" else context.reference
    if direction > 0 and context.anchor is None and not context.history and tense_of(context, match) == "past":
        reference = None  # "he came back two years later": later than what, nobody said
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
