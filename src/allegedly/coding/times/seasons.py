"""Parts of the year: seasons, quarters, halves."""

from __future__ import annotations

from allegedly.coding.times.context import Context
from allegedly.coding.times.grammar import Match
from allegedly.coding.times.readings import Reading, has_pointed_year, ordinal_of, tense_of, which_words, year_of
from allegedly.coding.times.values import SEASON_MIDDLE, numbers, year_value
from allegedly.coding.times.years import pointed_year, season_in_news, year_ahead
from allegedly.knowledge.times import contexts


def season_date(context: Context, match: Match) -> list[Reading]:
    position = match.at("s")
    assert position is not None
    start, after = match.start, context.tokens.words[match.end : match.end + 1]
    modifies = (
        bool(after)
        and after[0].isalpha()
        and after[0] not in contexts("after a date of its own")
        and match.end == position + 1
    )
    if modifies and start == position - 1 and context.tokens.words[start] == "the":
        start = position
    return [Reading(start, match.end, "DATE", _season_value(context, match, position))]


def _season_value(context: Context, match: Match, position: int) -> str:
    season, which = context.tokens.values[position], which_words(context, match)
    year = year_of(context, match.range("y")) if match.range("y") else pointed_year(context, match)
    middle = SEASON_MIDDLE[season]
    if year is None and not has_pointed_year(match):
        year = year_ahead(context, match, middle)
    if year is None and not has_pointed_year(match):
        here = numbers(context.deictic) if context.deictic else None
        if here is None:
            return f"XXXX-{season}"
        if context.history:
            known = context.anchor and numbers(context.anchor)
            year = known[0] if known else None
            if known and ("next" in which or "following" in which or "coming" in which):
                year = known[0] + (1 if (known[1] or 1) >= middle else 0)
            elif known and ("last" in which or "previous" in which):
                year = known[0] - (1 if (known[1] or 12) <= middle else 0)
        else:
            year = season_in_news(context, match, season, (here[0], here[1] or 1))
    if year is None:
        return f"XXXX-{season}"
    value = f"{year_value(year)}-{season}"
    context.spoken(value)
    return value


def quarter_date(context: Context, match: Match) -> list[Reading]:
    n, u = match.range("n"), match.at("u")
    assert n is not None and u is not None
    unit, word = context.tokens.values[u], context.tokens.words[n[0]]
    letter = "H" if unit == "0.5" else unit
    if word in ("last", "final", "closing", "latter"):
        number = 4 if letter == "Q" else 2
    else:
        number = ordinal_of(context, n) or 1
    if letter not in ("Q", "H") or number > (4 if letter == "Q" else 2):
        return []
    year = year_of(context, match.range("y")) if match.range("y") else pointed_year(context, match)
    if year is None and not has_pointed_year(match):
        known = numbers(context.deictic) if context.deictic else None
        year = known[0] if known else None
        if year is not None and known and known[1] and not context.history:
            now = (known[1] - 1) // (3 if letter == "Q" else 6) + 1
            if number > now and tense_of(context, match) == "past":
                year -= 1
    return [
        Reading(match.start, match.end, "DATE", f"{year_value(year) if year is not None else 'XXXX'}-{letter}{number}")
    ]


def part_of_year(context: Context, match: Match) -> list[Reading]:
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
