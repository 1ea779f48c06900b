"""Quantities against NewsQuant (Almasian, Kazakova and Gertz, EMNLP 2023): numbers, bounds and units in news sentences.

Gold and ours are matched one to one within a sentence. A pair is right in value when the numbers are equal to within a
millionth, for ranges at both ends, whatever their order. It is right in value and unit when also the units agree: ours
equals gold's `unit` or `normalized_unit` once both are lower-cased, symbols and plurals undone and words that say
nothing of the unit ("united", "states", "us") dropped, or, for counted things, when the last words are the same noun.
It is right in value and change when the bounds agree: > at least, < at most, ~ about, and = for all else, also for
gold's "up" and "down", which tell a movement that our quantities do not hold.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from allegedly.coding.quantities import find_quantities
from allegedly.grammar import parse
from allegedly.nouns import Document, Quantity
from quality.figures import Figure

FILE = "quantity/newsquant-dev.json"
Gold = dict[str, Any]
SYMBOLS = {
    "%": "percentage", "percent": "percentage", "per cent": "percentage", "pc": "percentage", "$": "dollar",
    "us$": "dollar", "$ us": "dollar", "£": "pound sterling", "ps": "pound sterling", "€": "euro", "-": "",
}  # fmt: skip
EMPTY = frozenset({"united", "states", "us", "the", "of"})
CHANGES = {"at least": ">", "at most": "<", "about": "~"}
OTHERS = {
    "value": "CQE 92.0 · quantulum3 73.0 (Almasian et al. 2023)",
    "unit": "CQE 85.6 · quantulum3 47.2 (Almasian et al. 2023)",
    "change": "",
}


def _ends(text: str) -> tuple[float, float]:
    """Gold's value as two ends: "10-20", "-5.0", "2.998E-08"."""
    try:
        return float(text), float(text)
    except ValueError:
        cut = text.index("-", 1)
        low, high = sorted((float(text[:cut]), float(text[cut + 1 :])))
        return low, high


def _value(gold: Gold, ours: Quantity) -> bool:
    low, high = _ends(gold["value"])
    mine = (ours.value, ours.value) if ours.value is not None else (ours.low or 0.0, ours.high or 0.0)
    return all(abs(a - b) <= 1e-6 * max(1.0, abs(a)) for a, b in zip((low, high), mine, strict=True))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _plain(unit: str | None) -> str:
    text = (unit or "").lower()
    text = SYMBOLS.get(text, text)
    return " ".join(_singular(word) for word in text.split() if word not in EMPTY)


def _unit(gold: Gold, ours: Quantity) -> bool:
    mine = _plain(ours.unit)
    wanted = {_plain(gold["unit"]), _plain(gold["normalized_unit"])}
    if mine in wanted:
        return True
    return bool(mine) and any(w and w.split()[-1] == mine.split()[-1] for w in wanted) and " per " not in mine


def _change(gold: Gold, ours: Quantity) -> bool:
    wanted = gold["change"] if gold["change"] in {">", "<", "~"} else "="
    return CHANGES.get(ours.bound, "=") == wanted


Test = Callable[[Gold, Quantity], bool]
TESTS: dict[str, tuple[Test, ...]] = {"value": (_value,), "unit": (_value, _unit), "change": (_value, _change)}


def _matched(gold: list[Gold], ours: list[Quantity], tests: tuple[Test, ...]) -> tuple[int, list[Gold], list[Quantity]]:
    """How many pairs there are, and what is left over on either side."""
    rest = list(ours)
    missed = []
    for item in gold:
        for mine in rest:
            if all(test(item, mine) for test in tests):
                rest.remove(mine)
                break
        else:
            missed.append(item)
    return len(gold) - len(missed), missed, rest


def _read(data: Path) -> list[tuple[list[Gold], tuple[Quantity, ...], str]]:
    rows = json.loads((data / FILE).read_text(encoding="utf-8"))
    documents = [Document(str(number), row["text"]) for number, row in enumerate(rows)]
    parses = zip(rows, parse(documents), strict=True)
    return [(row["quantities"], find_quantities(parsed), row["text"]) for row, parsed in parses]


def measure(data: Path) -> list[Figure]:
    """F1 of value, value and unit, value and change, in per cent."""
    rows = _read(data)
    figures = []
    for name, tests in TESTS.items():
        right = sum(_matched(gold, list(ours), tests)[0] for gold, ours, _ in rows)
        total = sum(len(gold) + len(ours) for gold, ours, _ in rows)
        figures.append(Figure(f"quantities.{name}", 200.0 * right / total, OTHERS[name]))
    return figures


def errors(data: Path) -> None:
    """Prints what is missed and what is too much, for development."""
    for gold, ours, text in _read(data):
        _, missed, rest = _matched(gold, list(ours), TESTS["unit"])
        if missed or rest:
            print(text)
            for item in missed:
                print("   missed:", item["change"], item["value"], "|", item["unit"], "|", item["normalized_unit"])
            for mine in rest:
                print("   extra: ", mine.bound, mine.value, mine.low, mine.high, "|", mine.unit, "|", repr(mine.text))


if __name__ == "__main__":
    folder = Path("../shared/data")
    if "--errors" in sys.argv:
        errors(folder)
    for figure in measure(folder):
        print(f"{figure.name:30}{figure.value:7.2f}  {figure.others}")
