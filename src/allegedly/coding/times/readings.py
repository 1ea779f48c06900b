"""What a match of the grammar gives, and the small questions that every meaning asks of a match."""

from __future__ import annotations

from dataclasses import dataclass

from allegedly.coding.times.context import Context
from allegedly.coding.times.grammar import Match
from allegedly.nouns import TimeType


@dataclass(frozen=True, slots=True)
class Reading:
    """A time expression in tokens, with what it means; `days` where it covers others than its value says."""

    start: int
    end: int
    type: TimeType
    value: str
    days: tuple[str, str] | None = None


def worth(context: Context, match: Match, group: str) -> int:
    position = match.at(group)
    assert position is not None
    return int(context.tokens.values[position])


def day_number(context: Context, match: Match, group: str) -> int:
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


def daypart_of(context: Context, match: Match, *groups: str) -> str:
    for group in groups:
        position = match.at(group)
        if position is not None:
            return "T" + context.tokens.values[position]
    return "TMO" if match.range("hours") else ""  # "the early hours of Saturday"


def tense_of(context: Context, match: Match) -> str | None:
    return context.tense(match.start, match.end)


def which_words(context: Context, match: Match) -> str:
    span = match.range("which")
    return " ".join(context.tokens.words[span[0] : span[1]]) if span else ""


def has_pointed_year(match: Match) -> bool:
    return match.range("ty") is not None


def ordinal_of(context: Context, span: tuple[int, int]) -> int:
    total = 0
    for number in range(*span):
        value = "".join(sign for sign in context.tokens.values[number] if sign.isdigit())
        total += int(value) if value else 0
    return total
