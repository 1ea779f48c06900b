"""Time expressions of a text, in order, without overlap."""

from __future__ import annotations

import re

from allegedly.coding.times.context import Context
from allegedly.coding.times.grammar import Match, candidates, rule_order
from allegedly.coding.times.guards import GUARDS
from allegedly.coding.times.holidays import holiday_days, holiday_value, week_of
from allegedly.coding.times.meanings import MEANINGS
from allegedly.coding.times.phrases import Phrase, find_phrases
from allegedly.coding.times.readings import Reading
from allegedly.coding.times.tokens import Tokens, tokenise
from allegedly.coding.times.values import bounds, numbers, shift_day, to_day
from allegedly.nouns import Time, TimeType


def find_times(text: str, published: str | None) -> tuple[Time, ...]:
    """The time expressions of a text, as TIMEX3 annotates them (TimeML 1.2.1).

    `published` is an ISO date or date-time; without it, relative expressions carry unknowns ("XXXX-WXX-3") and no days.
    `start` and `end` are the first and last ISO day covered; None for durations, sets and unknown dates. Any text will
    do; nothing is raised.
    """
    tokens = tokenise(text)
    chosen = _choose(tokens)
    if not chosen:
        return ()
    context = Context(tokens, published)
    if not context.history:
        chosen = [item for item in chosen if not _history_only(item)]
    readings: list[Reading] = []
    undated: list[int] = []
    beside: list[int] = []
    for item in chosen:
        context.at = item.start
        if isinstance(item, Phrase):
            readings += _phrase(context, item)
            continue
        if item.rule == "clock" and item.at("m") is None and item.at("w") is None:
            undated.append(len(readings))
        if item.rule == "the_day_after":
            beside.append(len(readings))
        readings += MEANINGS[item.rule](context, item)
    for number in undated:
        _take_day(tokens, readings, number)
    for number in reversed(beside):
        _join_day(readings, number, tokens)
    return tuple(_time(tokens, reading) for reading in readings)


# A time of day takes the day that follows it within so many tokens ("at 5:34 a.m. local time on March 20, 2003").
DAY_AFTER_CLOCK = 5


def _take_day(tokens: Tokens, readings: list[Reading], number: int) -> None:
    if number + 1 >= len(readings):
        return
    clock, after = readings[number], readings[number + 1]
    between = tokens.words[clock.end : after.start]
    if len(between) <= DAY_AFTER_CLOCK and "." not in between and after.type == "DATE" and to_day(after.value):
        value = after.value + clock.value[clock.value.index("T") :]
        readings[number] = Reading(clock.start, clock.end, clock.type, value)


_BESIDE = {"before": -1, "after": 1}


def _join_day(readings: list[Reading], number: int, tokens: Tokens) -> None:
    """ "the day before last Tuesday" is one expression."""
    if number + 1 >= len(readings):
        return
    here, after = readings[number], readings[number + 1]
    steps, day = _BESIDE.get(tokens.words[here.end - 1]), to_day(after.value)
    there = shift_day(day, steps) if day and steps else None
    if there and here.end == after.start and after.type == "DATE" and tokens.words[here.end - 2] == "day":
        readings[number : number + 2] = [Reading(here.start, after.end, "DATE", there.isoformat())]


def _choose(tokens: Tokens) -> list[Match | Phrase]:
    """The longest of overlapping matches, in order of the text."""
    order = rule_order()
    matches = [m for m in candidates(tokens) if m.rule not in GUARDS or GUARDS[m.rule](tokens, m)]
    ranked: list[tuple[int, int, int, Match | Phrase]] = [(m.start - m.end, order[m.rule], m.start, m) for m in matches]
    ranked += [(p.start - p.end, len(order), p.start, p) for p in find_phrases(tokens)]
    ranked.sort(key=lambda entry: entry[:3])
    taken: set[int] = set()
    chosen: list[Match | Phrase] = []
    for _, _, _, item in ranked:
        places = range(item.start, item.end)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append(item)
    chosen.sort(key=lambda item: item.start)
    return chosen


def _history_only(item: Match | Phrase) -> bool:
    return isinstance(item, Phrase) and item.reference is not None and item.reference.texts == "history"


def _time(tokens: Tokens, reading: Reading) -> Time:
    start, end = tokens.starts[reading.start], tokens.ends[reading.end - 1]
    days = reading.days or (bounds(reading.value) if reading.type in ("DATE", "TIME") else None)
    first, last = days if days else (None, None)
    return Time((start, end), tokens.text[start:end], reading.type, reading.value, first, last)


def _phrase(context: Context, phrase: Phrase) -> list[Reading]:
    if phrase.rule is not None:
        return _holiday(context, phrase)
    assert phrase.reference is not None
    kind: TimeType = phrase.reference.type
    value = phrase.reference.value
    if value.startswith("day"):
        steps, _, part = value[3:].partition(" ")
        day = shift_day(context.day, int(steps)) if context.day and not context.history else None
        resolved = day.isoformat() if day else ("PRESENT_REF" if not part and int(steps) == 0 else "XXXX-XX-XX")
        if day:
            context.spoken(resolved)
        value = resolved + (f"T{part}" if part else "")
    return [Reading(phrase.start, phrase.end, kind, value)]


def _holiday(context: Context, phrase: Phrase) -> list[Reading]:
    """A holiday in the year that is said, or else the one that the tense or the story asks for."""
    words, rule = context.tokens.words, phrase.rule or ""
    start, end = phrase.start, phrase.end
    which, last, week = words[start], words[end - 1], words[end - 1] == "week"
    year = (
        int(last)
        if context.tokens.classes[end - 1] == context.year_character
        else _holiday_year(context, phrase, which)
    )
    value = holiday_value(rule, year) if year is not None else None
    if value is None:
        value = f"XXXX-{rule}" if _FIXED.fullmatch(rule) else "XXXX-XX-XX"
        return [Reading(start, end, "DATE", value if year is None else f"{year:04d}-XX-XX")]
    context.spoken(value)
    if week and len(value) == len("2022-04-17"):
        return [Reading(start, end, "DATE", week_of(value))]
    return [Reading(start, end, "DATE", value, holiday_days(rule, year) if year is not None else None)]


# A holiday so many days from publication is this year's, whatever the tense ("Easter week began").
NEAR_HOLIDAY = 30
_FIXED = re.compile(r"\d\d-\d\d")
_TENSES = {"last": "past", "next": "future", "this": None}


def _holiday_year(context: Context, phrase: Phrase, which: str) -> int | None:
    known = numbers(context.deictic) if context.deictic else None
    if known is None or not 1 <= known[0] <= 9999:
        return None
    year = known[0]
    if context.history or context.day is None:
        return year
    there = holiday_value(phrase.rule or "", year)
    tense = _TENSES[which] if which in _TENSES else context.tense(phrase.start, phrase.end)
    here = context.day.isoformat()
    first = to_day(there) if there else None
    if first and abs((first - context.day).days) <= NEAR_HOLIDAY and which not in _TENSES:
        return year
    if there and there > here and tense == "past":
        return year - 1
    if there and there < here and tense == "future":
        return year + 1
    return year
