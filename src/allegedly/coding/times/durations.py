"""Durations and sets: "more than a month", "the early years", "every two weeks", "on Mondays"."""

from __future__ import annotations

from allegedly.coding.times.amounts import amount, duration
from allegedly.coding.times.context import Context
from allegedly.coding.times.grammar import Match
from allegedly.coding.times.pointing import PLURALS
from allegedly.coding.times.readings import Reading, daypart_of, ordinal_of, worth


def duration_value(context: Context, match: Match) -> list[Reading]:
    u, number, the = match.at("u"), match.range("n"), match.range("the")
    assert u is not None and number is not None
    unit, start = context.tokens.values[u], match.start
    count = amount(context.tokens, *number)
    # "the 46-day battle": the article is the battle's.
    adjective = context.tokens.words[u] not in PLURALS and context.tokens.words[match.end - 1] not in _SPANS
    if (
        the is not None
        and (adjective or (context.tokens.words[start] in ("a", "an") and count is not None))
        and match.end == u + 1
    ):
        start = the[1]
    if count is not None and match.range("half"):
        count += 0.5
    return [Reading(start, match.end, "DURATION", duration(count, unit))]


_SPANS = frozenset({"period", "span", "stretch"})


def vague_units(context: Context, match: Match) -> list[Reading]:
    """ "the early years", "the following days": so many that nobody says."""
    return bare_units(context, match)


def bare_units(context: Context, match: Match) -> list[Reading]:
    u = match.at("u")
    assert u is not None
    return [Reading(match.start, match.end, "DURATION", duration(None, context.tokens.values[u]))]


def long_duration(context: Context, match: Match) -> list[Reading]:
    u = match.at("u") if match.at("old") is None else match.at("old")
    assert u is not None
    count = None if context.tokens.words[u] in PLURALS else 1
    return [Reading(match.start, match.end, "DURATION", duration(count, context.tokens.values[u]))]


def each_unit(context: Context, match: Match) -> list[Reading]:
    u, number = match.at("u"), match.range("n")
    assert u is not None
    unit = context.tokens.values[u]
    count = (ordinal_of(context, number) or amount(context.tokens, *number)) if number else 1
    if unit in ("MO", "AF", "EV", "NI"):
        return [Reading(match.start, match.end, "SET", f"XXXX-XX-XXT{unit}")]
    if unit in ("SP", "SU", "FA", "WI"):
        return [Reading(match.start, match.end, "SET", f"XXXX-{unit}")]
    if unit == "WE":
        return [Reading(match.start, match.end, "SET", "XXXX-WXX-WE")]
    return [Reading(match.start, match.end, "SET", duration(count, unit))]


def each_weekday(context: Context, match: Match) -> list[Reading]:
    part = daypart_of(context, match, "dp", "dp2")
    weekday = worth(context, match, next(group for group in ("w", "w2", "w3") if match.range(group)))
    return [Reading(match.start, match.end, "SET", f"XXXX-WXX-{weekday}{part}")]


def per_unit(context: Context, match: Match) -> list[Reading]:
    u = match.at("u")
    assert u is not None
    return [Reading(match.start, match.end, "SET", duration(1, context.tokens.values[u]))]
