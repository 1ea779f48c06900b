"""What the program knows, file by file: for the page on the method, and for whoever wants to correct it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from allegedly.knowledge.tables import HERE


@dataclass(frozen=True, slots=True)
class Shelf:
    """A file of knowledge: its path within the room, what it holds (its own first words), and how many rows."""

    path: str
    about: str
    rows: int


@cache
def inventory() -> tuple[Shelf, ...]:
    """Every table and list, by path."""
    shelves = []
    for place in sorted([*HERE.rglob("*.csv"), *HERE.rglob("*.yaml")]):
        lines = place.read_text(encoding="utf-8").splitlines()
        comments = [line.lstrip("# ") for line in lines if line.startswith("#")]
        kept = [line for line in lines if line.strip() and not line.startswith("#")]
        rows = sum(1 for _ in csv.reader(kept)) - 1 if place.suffix == ".csv" else len(kept)
        shelves.append(Shelf(place.relative_to(HERE).as_posix(), comments[0] if comments else "", rows))
    return tuple(shelves)
