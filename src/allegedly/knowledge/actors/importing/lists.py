"""CSV with one actor a row: `name` is needed, the other columns (`COLUMNS`) are read where they are there."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from allegedly.errors import InputError
from allegedly.knowledge.actors.actors import Actors
from allegedly.knowledge.actors.importing.rows import Found, Post, Report, state
from allegedly.knowledge.actors.roles import KINDS

COLUMNS = frozenset("id name aliases kind country home gender title start end wikidata".split())


def read(file: Path, stream: IO[str], actors: Actors, report: Report) -> Iterator[Found]:
    """The actors of a list. An office is its `title` with `start` and `end` as ISO days; `country` a code or a name."""
    head = stream.readline()
    delimiter = max("\t;,", key=head.count)
    header = [cell.strip().casefold() for cell in next(csv.reader([head], delimiter=delimiter), [])]
    if "name" not in header:
        raise InputError(f"{file}, row 1", "has no column “name”", f"name the columns: {', '.join(sorted(COLUMNS))}")
    for column in header:
        if column not in COLUMNS:
            report.left_out[f"column “{column}”"] += 1
    for number, cells in enumerate(csv.reader(stream, delimiter=delimiter), 2):
        row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        if not row.get("name"):
            continue
        kind = row.get("kind") or ("person" if row.get("title") or row.get("gender") else "organisation")
        if kind not in KINDS:
            raise InputError(f"{file}, row {number}", f"kind is “{kind}”", f"use one of: {', '.join(sorted(KINDS))}")
        states = []
        for cell in (row.get("country", ""), row.get("home", "")):
            for code in filter(None, cell.split("|")):
                found = state(actors, code)
                if found is None:
                    report.left_out["countries that are not known"] += 1
                else:
                    states.append(found)
        names = [row["name"], *filter(None, row.get("aliases", "").split("|"))]
        posts: list[Post] = []
        if row.get("title"):
            posts.append((row["title"], None, row.get("start", ""), row.get("end", "")))
        gender = row.get("gender", "")[:1].casefold()
        yield Found(
            row.get("id") or f"row{number}",
            names,
            kind,
            tuple(dict.fromkeys(states)),
            gender if gender in {"m", "f"} else "",
            posts,
            row.get("wikidata", ""),
        )
