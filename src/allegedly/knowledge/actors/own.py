"""A person's own actors, from a file: YAML for a few written by hand, CSV or JSON lines for many that were imported.

The columns are those of a shipped table: `id, name, aliases, kind, home, gender, offices, wikidata`; id, name and kind
are needed, lists are lists in YAML and JSON and `|` in CSV, `offices` are `OFFICE FROM..UNTIL` with ISO days. An id
that is known already gets the further names and offices: so two actors are merged.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from allegedly.errors import KnowledgeError

COLUMNS = ("id", "name", "aliases", "kind", "home", "gender", "offices", "wikidata")
LISTS = frozenset({"aliases", "home", "offices"})
# One line of the file: its number, then a value for each of COLUMNS.
Line = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class OwnRows:
    """Actors that stand in no file but in a ledger: cells in the order of COLUMNS, and its name for errors."""

    where: str
    rows: tuple[tuple[str, ...], ...]

    def __str__(self) -> str:
        return self.where


# Where a person's own actors come from.
Own = Path | OwnRows


def read_lines(file: Own) -> Iterator[Line]:
    """The actors of a file, lists as text with `|`. Raises KnowledgeError with file and line."""
    if isinstance(file, OwnRows):
        yield from ((number, list(cells)) for number, cells in enumerate(file.rows, 1))
        return
    suffix = file.suffix.casefold()
    if suffix not in READERS:
        raise KnowledgeError(str(file), 1, f"“{suffix}” is no kind of actors' file; give .yaml, .csv or .jsonl")
    try:
        yield from READERS[suffix](file)
    except OSError as error:
        raise KnowledgeError(str(file), 1, f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(str(file), 1, "is not UTF-8; save it as UTF-8") from error


def _csv(file: Path) -> Iterator[Line]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(line if line[:1] != "#" else "\n" for line in stream)
        header: list[str] = []
        for header in reader:
            if header:
                break
        places = _places(file, reader.line_num, [cell.strip() for cell in header])
        width = len(header)
        whole = places == list(range(len(COLUMNS)))
        for cells in reader:
            if not cells:
                continue
            if len(cells) != width:
                raise KnowledgeError(str(file), reader.line_num, f"{len(cells)} cells where the header has {width}")
            yield reader.line_num, cells if whole else [cells[at].strip() if at >= 0 else "" for at in places]


def _places(file: Path, line: int, header: list[str]) -> list[int]:
    for column in header:
        if column not in COLUMNS:
            raise KnowledgeError(str(file), line, f"column “{column}” is unknown; use {', '.join(COLUMNS)}")
    for column in ("id", "name", "kind"):
        if column not in header:
            raise KnowledgeError(str(file), line, f"column “{column}” is missing")
    return [header.index(column) if column in header else -1 for column in COLUMNS]


def _jsonl(file: Path) -> Iterator[Line]:
    with file.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                try:
                    item = json.loads(line)
                except json.JSONDecodeError as error:
                    raise KnowledgeError(str(file), number, f"is not JSON ({error.msg})") from error
                yield number, _cells(file, number, item)


def _yaml(file: Path) -> Iterator[Line]:
    with file.open(encoding="utf-8") as stream:
        loader = yaml.SafeLoader(stream)
        try:
            node = loader.get_single_node()
            if node is None:
                return
            if not isinstance(node, yaml.SequenceNode):
                raise KnowledgeError(str(file), 1, "is no list; begin each actor with “- id: …”")
            for item in node.value:
                line = item.start_mark.line + 1
                yield line, _cells(file, line, loader.construct_object(item, deep=True))
        except yaml.MarkedYAMLError as error:
            at = error.problem_mark.line + 1 if error.problem_mark else 1
            raise KnowledgeError(str(file), at, f"is not YAML ({error.problem})") from error
        finally:
            loader.dispose()


def _cells(file: Path, line: int, item: Any) -> list[str]:
    """The cells of one actor of YAML or JSON."""
    if not isinstance(item, dict):
        raise KnowledgeError(str(file), line, "is no actor; write id, name, kind and what else is known")
    for key in item:
        if key not in COLUMNS:
            raise KnowledgeError(str(file), line, f"“{key}” is unknown; use {', '.join(COLUMNS)}")
    cells = []
    for column in COLUMNS:
        value = item.get(column)
        if column in LISTS and isinstance(value, list):
            value = "|".join(str(each) for each in value)
        if isinstance(value, (list, dict)):
            raise KnowledgeError(str(file), line, f"{column} is no single word or text")
        cells.append("" if value is None else str(value).strip())
    return cells


READERS = {".csv": _csv, ".jsonl": _jsonl, ".ndjson": _jsonl, ".yaml": _yaml, ".yml": _yaml}


def write_csv(rows: Iterable[list[str]], stream: Any) -> int:
    """Writes actors as CSV, the format that is read fastest; gives their number."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    count = 0
    for row in rows:
        writer.writerow(row)
        count += 1
    return count
