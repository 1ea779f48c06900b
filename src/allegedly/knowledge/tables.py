"""Reads the tables of knowledge: CSV files with a header, `#` comments, and `|` between the items of a list.

A table is checked as it loads. What is wrong with it is said with file and line (`KnowledgeError`), so that a person
who knows politics and no Python can mend it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from allegedly.errors import KnowledgeError

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; `line` is its number in the file, for messages."""

    file: Path
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def items(self, column: str) -> tuple[str, ...]:
        """The items of a cell that holds a list."""
        return tuple(item.strip() for item in self.cells[column].split("|") if item.strip())

    def wrong(self, what: str) -> KnowledgeError:
        """The error to raise about this line."""
        return KnowledgeError(str(self.file), self.line, what)

    def one_of(self, column: str, allowed: frozenset[str] | set[str] | tuple[str, ...]) -> str:
        """The cell, which must be one of the allowed words."""
        value = self.cells[column]
        if value not in allowed:
            raise self.wrong(f"{column} is “{value}”, must be one of: {', '.join(sorted(allowed))}")
        return value


def table(name: str | Path, columns: tuple[str, ...], optional: tuple[str, ...] = ()) -> Iterator[Row]:
    """The rows of `knowledge/NAME` (or of a file of the user's), in order.

    Raises KnowledgeError where a needed column is missing, a column is unknown, a row is too long or too short, or the
    first column is empty.
    """
    path = HERE / name
    with path.open(encoding="utf-8", newline="") as lines:
        numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip() and line[0] != "#")
        position = 0

        def plain() -> Iterator[str]:
            nonlocal position
            for number, line in numbered:
                position = number
                yield line

        reader = csv.reader(plain())
        header = [cell.strip() for cell in next(reader, [])]
        for column in columns:
            if column not in header:
                raise KnowledgeError(str(path), position or 1, f"column “{column}” is missing")
        for column in header:
            if column not in columns and column not in optional:
                raise KnowledgeError(str(path), position, f"column “{column}” is unknown")
        absent = {column: "" for column in optional if column not in header}
        for cells in reader:
            if len(cells) != len(header):
                raise KnowledgeError(str(path), position, f"{len(cells)} cells where the header has {len(header)}")
            row = Row(path, position, {**absent, **{h: c.strip() for h, c in zip(header, cells, strict=True)}})
            if not row.cells[header[0]]:
                raise row.wrong(f"{header[0]} is empty")
            yield row
