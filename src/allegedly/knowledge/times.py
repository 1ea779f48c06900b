"""The words of time: the calendar, units, numbers, words that point to a time, holidays (`language/times/*.csv`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from allegedly.knowledge.tables import table
from allegedly.nouns import TimeType

_RULE = re.compile(
    r"\d\d-\d\d|\d\d#(?:[1-5]|-1)-[1-7](?:[+-]\d+)?|(?:easter|pascha)[+-]\d+|feast:[a-z-]+",
)

_TYPES: dict[str, TimeType] = {"DATE": "DATE", "TIME": "TIME", "DURATION": "DURATION", "SET": "SET"}


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A word of a class of the grammar ("MONTH") with what it is worth ("5")."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that stand for a time by themselves, with their TIMEX3 type and value (or days from the reference day).

    `texts` is "history" for words that only histories are annotated with, else empty; `lead`: the first word (a
    preposition) stands outside the expression.
    """

    type: TimeType
    value: str
    texts: str
    lead: bool


@cache
def time_words() -> dict[str, TimeWord]:
    """The class and value of every word that the grammar of time expressions knows, by the word in lower case."""
    found: dict[str, TimeWord] = {}
    for row in table("language/times/words.csv", ("class", "value", "words")):
        for word in row.items("words"):
            if word in found:
                raise row.wrong(f"“{word}” stands twice")
            found[word] = TimeWord(row["class"], row["value"])
    return found


@cache
def contexts(name: str) -> frozenset[str]:
    """The words of one context of contexts.csv ("counted": what amounts are counted in)."""
    return _contexts()[name]


@cache
def _contexts() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in table("language/times/contexts.csv", ("context", "words")):
        found[row["context"]] = found.get(row["context"], frozenset()) | frozenset(row.items("words"))
    return found


@cache
def references() -> dict[str, Reference]:
    """Words that stand for a time by themselves, by the words in lower case."""
    found: dict[str, Reference] = {}
    for row in table("language/times/references.csv", ("words", "type", "value"), ("texts", "lead")):
        if row["words"] in found:
            raise row.wrong(f"“{row['words']}” stands twice")
        kind = _TYPES.get(row["type"])
        if kind is None:
            raise row.wrong(f"type is “{row['type']}”, must be one of: {', '.join(_TYPES)}")
        texts = row.one_of("texts", ("", "history"))
        found[row["words"]] = Reference(kind, row["value"], texts, row.one_of("lead", ("", "yes")) == "yes")
    return found


@cache
def holidays() -> dict[str, str]:
    """The rule of each holiday, by its words in lower case; the rules are told in holidays.csv."""
    found: dict[str, str] = {}
    for row in table("language/times/holidays.csv", ("holiday", "rule", "words")):
        if not _RULE.fullmatch(row["rule"]):
            raise row.wrong(f"rule “{row['rule']}” is not one of those told at the top of the file")
        for words in row.items("words"):
            if words in found:
                raise row.wrong(f"“{words}” stands twice")
            found[words] = row["rule"]
    return found


@cache
def named_days() -> dict[tuple[int, int], tuple[tuple[int, frozenset[str]], ...]]:
    """Years that a month and day mean before certain words ("the Sept. 11 attacks"), with the words."""
    found: dict[tuple[int, int], tuple[tuple[int, frozenset[str]], ...]] = {}
    for row in table("language/times/days.csv", ("day", "words")):
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", row["day"]):
            raise row.wrong(f"day is “{row['day']}”, must be written as 2001-09-11")
        year, month, day = (int(part) for part in row["day"].split("-"))
        found[month, day] = (*found.get((month, day), ()), (year, frozenset(row.items("words"))))
    return found


@cache
def feasts() -> dict[str, dict[int, tuple[str, str]]]:
    """First and last ISO day of each movable feast, by feast and year of its first day (the later of two in a year)."""
    found: dict[str, dict[int, tuple[str, str]]] = {}
    for row in table("language/times/feasts.csv", ("feast", "first", "last")):
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", row["first"]) or not row["first"] <= row["last"]:
            raise row.wrong("first and last must be ISO days in order")
        found.setdefault(row["feast"], {})[int(row["first"][:4])] = (row["first"], row["last"])
    return found


@cache
def tense_words() -> dict[str, str]:
    """Which tense a word near a time expression speaks for: past, present, future, or saying (of its own)."""
    found: dict[str, str] = {}
    for row in table("language/times/verbs.csv", ("tense", "words")):
        tense = row.one_of("tense", ("past", "present", "future", "saying"))
        for word in row.items("words"):
            if word in found:
                raise row.wrong(f"“{word}” stands twice")
            found[word] = tense
    return found
