"""CAMEO's numbers for those who need them: code and Goldstein value of an event's type, mode and contexts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from allegedly.knowledge.plover import plover
from allegedly.knowledge.tables import table


@dataclass(frozen=True, slots=True)
class Cameo:
    """A CAMEO category: its code of two to four digits, the first two the root, and its value from −10 to 10."""

    code: str
    goldstein: float
    name: str


@dataclass(frozen=True, slots=True)
class _Row:
    mode: str
    context: str
    category: Cameo


def cameo(type: str, mode: str | None, contexts: Collection[str]) -> Cameo:
    """The category of an event; every type has one. Raises KeyError for a type that PLOVER does not have."""
    for row in _rows()[type]:
        if (not row.mode or row.mode == mode) and (not row.context or row.context in contexts):
            return row.category
    raise AssertionError(f"cameo.csv has no row for every {type}")  # checked as the table loads


@cache
def _rows() -> dict[str, tuple[_Row, ...]]:
    """The rows by type, in order, read and checked once."""
    ontology = plover()
    found: dict[str, list[_Row]] = {name: [] for name in ontology.types}
    for row in table("cameo.csv", ("type", "mode", "context", "code", "goldstein", "name")):
        name = row.one_of("type", set(ontology.types))
        if row["mode"] and row["mode"] not in ontology.types[name].modes:
            raise row.wrong(f"“{row['mode']}” is no mode of {name}")
        if row["context"] and row["context"] not in ontology.contexts:
            raise row.wrong(f"“{row['context']}” is no context of plover.yaml")
        if not (row["code"].isdigit() and 2 <= len(row["code"]) <= 4):
            raise row.wrong(f"“{row['code']}” is no CAMEO code: two to four digits")
        try:
            value = float(row["goldstein"])
        except ValueError:
            value = 99.0
        if not -10 <= value <= 10:
            raise row.wrong(f"goldstein is “{row['goldstein']}”, must be a number from −10 to 10")
        if found[name] and not (found[name][-1].mode or found[name][-1].context):
            raise row.wrong(f"the row before fits every {name}, so that this one is never used")
        found[name].append(_Row(row["mode"], row["context"], Cameo(row["code"], value, row["name"])))
    return {name: tuple(rows) for name, rows in found.items()}
