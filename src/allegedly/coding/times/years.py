"""Years that are not said: "in April", "on 3 September", "last winter"."""

from __future__ import annotations

from allegedly.coding.times.context import Context
from allegedly.coding.times.grammar import Match
from allegedly.coding.times.readings import tense_of, which_words
from allegedly.coding.times.values import SEASON_MIDDLE, numbers, safe_date
from allegedly.knowledge.times import contexts, named_days


def unsaid_year(context: Context, match: Match, month: int, day: int | None = None) -> int | None:
    """The year of a month (and day) named without it."""
    ahead = year_ahead(context, match, month)
    if ahead is not None:
        return ahead
    if context.history:
        story = context.year_of_story(match.end) or context.first_year
        return _year_in_story(story, month) if story else None
    if context.day is None:
        return None
    named = _named_year(context, match, month, day) if day else None
    if named is not None and named <= context.day.year:
        return named
    told = context.told_before(match.start, match.end)
    if told is not None:
        return _year_in_story(told, month)
    return _year_in_news(context, match, month, day)


def _named_year(context: Context, match: Match, month: int, day: int) -> int | None:
    """The year of a day that everyone knows: "the Sept. 11 attacks"."""
    after = context.tokens.words[match.end : match.end + 1]
    return next((year for year, words in named_days().get((month, day), ()) if after and after[0] in words), None)


# News names a month or a day without its year when it is near. The nearest wins, unless the tense speaks against it and
# it is further off than this many days; what lies ahead needs a sign of it. Chosen on AQUAINT.
NEAR = 60
# So few days ahead a verb in the past is rather a mistake about tense than the year before ("was moved to 3 November").
SOON = 15


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
    tense = tense_of(context, match)
    if tense is None and context.tokens.words[max(0, match.start - 1)] in contexts("before an end"):
        tense = "future"  # "the contract runs until June"
    if abs(distance) <= NEAR and not (distance > SOON and tense == "past"):
        return year
    if tense != "future" and distance > 0:
        return year - 1
    if tense == "future" and distance < 0:
        return year + 1
    return year


def year_ahead(context: Context, match: Match, month: int) -> int | None:
    """The year that follows in "from April to June 1968", "the spring and early summer of 1943"."""
    tokens, position = context.tokens, match.end
    if position >= len(tokens.words) or tokens.words[position] not in contexts("joins two dates"):
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


def pointed_year(context: Context, match: Match, group: str = "ty") -> int | None:
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


_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


# A season named without any sign of tense is the coming one when it begins within so many months.
SEASON_SOON = 2


def season_in_news(context: Context, match: Match, season: str, now: tuple[int, int]) -> int:
    """The year that a season named without one begins in: "last winter" is the last that is over."""
    which, tense, start = which_words(context, match), tense_of(context, match), _SEASON_STARTS[season]
    year = now[0] if start <= now[1] else now[0] - 1
    under_way = (now[0] - year) * 12 + now[1] - start < 3
    if "last" in which or "previous" in which or "past" in which:
        return year - 1 if under_way else year
    if "next" in which or "following" in which or "coming" in which:
        return year + 1
    if "this" in which:
        return year if under_way else now[0]
    soon = (start - now[1]) % 12 <= SEASON_SOON
    return year + 1 if not under_way and (tense == "future" or (tense is None and soon)) else year
