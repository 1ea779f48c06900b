"""What the program knows of figures: number words, bounds, units, currencies, and what a figure measures.

The tables are language/quantities/*.csv. Where two units share a form, the earlier line wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from allegedly.knowledge.tables import Row, table
from allegedly.nouns import Bound

FOLDER = "language/quantities/"
NumberKind = Literal["digit", "ten", "scale", "part", "loose", "suffix"]


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word that is a number, and how it combines with others."""

    kind: NumberKind
    value: float


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: its normal name and its sort ("length", "money" …)."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Units:
    """Units by their forms (lower case, singular and plural) and by their symbols (exact case)."""

    forms: dict[str, Unit]
    symbols: dict[str, Unit]
    longest: int  # words in the longest form


@dataclass(frozen=True, slots=True)
class Measures:
    """What a figure measures, by lemma: verbs with the counted noun's role, states ("dead"), and counted nouns.

    `tolls` are nouns whose figure a verb tells ("the death toll"), with what they measure by themselves; `changes` are
    such verbs ("rose to 45").
    """

    verbs: dict[str, tuple[str, str]]
    states: dict[str, str]
    nouns: dict[str, str]
    tolls: dict[str, str | None]
    changes: set[str]


@cache
def numbers() -> dict[str, NumberWord]:
    """Number words and magnitudes, by lower-case word."""
    found: dict[str, NumberWord] = {}
    for row in table(FOLDER + "numbers.csv", ("word", "kind", "value")):
        kind = cast("NumberKind", row.one_of("kind", get_args(NumberKind)))
        if kind == "suffix" and row["word"] in found:
            continue
        found[row["word"]] = NumberWord(kind, _number(row, "value"))
    return found


@cache
def suffixes() -> dict[str, float]:
    """Magnitudes written against a figure, by lower-case letters."""
    rows = table(FOLDER + "numbers.csv", ("word", "kind", "value"))
    return {row["word"]: _number(row, "value") for row in rows if row["kind"] == "suffix" or row["word"] == "million"}


@cache
def bounds(place: str) -> dict[tuple[str, ...], Bound]:
    """Bounding phrases, as lower-case words, that stand "before" or "after" a figure."""
    found: dict[tuple[str, ...], Bound] = {}
    for row in table(FOLDER + "bounds.csv", ("words", "place", "bound")):
        if row.one_of("place", ("before", "after")) == place:
            found[tuple(row["words"].split())] = cast("Bound", row.one_of("bound", get_args(Bound)))
    return found


@cache
def labels(place: str) -> frozenset[str]:
    """Lower-case words that make a number beside them a name, by where they stand: "resolution" is "before" it."""
    found: set[str] = set()
    for row in table(FOLDER + "names.csv", ("words", "place")):
        if row.one_of("place", ("before", "before figure", "after")) == place:
            found.update(row.items("words"))
    return frozenset(found)


@cache
def units() -> Units:
    """The units of measure."""
    forms: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    for row in table(FOLDER + "units.csv", ("name", "kind", "forms", "symbols")):
        unit = Unit(row["name"], row["kind"])
        for form in row.items("forms"):
            forms.setdefault(form, unit)
            forms.setdefault(form + "s", unit)
        for symbol in row.items("symbols"):
            symbols.setdefault(symbol, unit)
    return Units(forms, symbols, max(len(form.split()) for form in forms))


@cache
def currencies() -> dict[str, str]:
    """Signs and codes that stand before an amount, and the currency's name."""
    return {row["sign"]: row["name"] for row in table(FOLDER + "currencies.csv", ("sign", "name"))}


@cache
def measures() -> Measures:
    """What figures measure."""
    found = Measures({}, {}, {}, {}, set())
    for row in table(FOLDER + "measures.csv", ("measure", "by", "words", "role")):
        by = row.one_of("by", ("verb", "state", "noun", "toll", "change"))
        for word in row.items("words"):
            if by == "verb":
                found.verbs[word] = (row["measure"], row.one_of("role", ("subject", "object", "object from")))
            elif by == "toll":
                found.tolls[word] = row["measure"] if row["measure"] != "any" else None
            elif by == "change":
                found.changes.add(word)
            elif by == "state":
                found.states[word] = row["measure"]
            else:
                found.nouns.setdefault(word, row["measure"])
    return found


def _number(row: Row, column: str) -> float:
    try:
        return float(row[column])
    except ValueError as error:
        raise row.wrong(f"{column} is “{row[column]}”, must be a number") from error
