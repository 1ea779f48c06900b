"""Turns others' lists of people and bodies into a person's own actors: FollowTheMoney, Wikidata, CSV.

`import_actors` reads a file of any of them and gives the rows of an own file (`own.COLUMNS`). Somebody whom the program
knows by the same full name and state keeps the program's id, so that the names are merged.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from allegedly.errors import InputError
from allegedly.knowledge.actors.actors import Actors
from allegedly.knowledge.actors.importing import ftm, lists, wikidata
from allegedly.knowledge.actors.importing.rows import PREFIXES, Found, Report, rows_of

__all__ = ["PREFIXES", "Found", "Report", "import_actors"]

_CURE = "give FollowTheMoney entities or a Wikidata dump as JSON lines, or CSV with a column “name”"


def import_actors(file: Path, actors: Actors) -> tuple[list[list[str]], Report]:
    """The rows of an own file from a foreign one, and what was left out. Raises InputError with file and row."""
    report = Report()
    found = list(_found(file, actors, report))
    if not found:
        raise InputError(str(file), "holds no person or body with a name that can be used", _CURE)
    return rows_of(found, actors, report), report


def _found(file: Path, actors: Actors, report: Report) -> Iterator[Found]:
    name = file.name.casefold().removesuffix(".gz")
    if name.endswith((".csv", ".tsv")):
        with _open(file) as stream:
            yield from lists.read(file, stream, actors, report)
        return
    first = next(_objects(file), None)
    if first is None:
        raise InputError(str(file), "is empty", _CURE)
    if "schema" in first and "properties" in first:
        yield from ftm.read(lambda: _objects(file), actors, report)
    elif "claims" in first or "labels" in first:
        yield from wikidata.read(_objects(file), actors, report)
    else:
        raise InputError(f"{file}, row 1", "is neither a FollowTheMoney entity nor one of Wikidata", _CURE)


def _open(file: Path) -> IO[str]:
    try:
        if file.suffix.casefold() == ".gz":
            return gzip.open(file, "rt", encoding="utf-8-sig", newline="")
        return file.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise InputError(str(file), f"cannot be read ({error.strerror})", "check the name") from error


def _objects(file: Path) -> Iterator[dict[str, Any]]:
    """The JSON objects of a file, one a line; a dump's brackets and commas are passed over."""
    with _open(file) as stream:
        try:
            for number, raw in enumerate(stream, 1):
                line = raw.strip().rstrip(",")
                if line in {"", "[", "]"}:
                    continue
                try:
                    item = json.loads(line)
                except json.JSONDecodeError as error:
                    raise InputError(f"{file}, row {number}", f"is not JSON ({error.msg})", _CURE) from error
                if not isinstance(item, dict):
                    raise InputError(f"{file}, row {number}", "is no object", _CURE)
                yield item
        except UnicodeDecodeError as error:
            raise InputError(str(file), "is not UTF-8", "save it as UTF-8") from error
