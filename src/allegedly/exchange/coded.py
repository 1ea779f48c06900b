"""Coded documents as JSON lines, or one kind of row of them as CSV or Parquet: `events.csv`, `claims.parquet`, …

Everything is written as it comes, so memory does not grow with the number of documents. In tables several values of a
cell are joined by `|`, positions are `start` and `end` in the document's text, and every row names its document.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import polars
from polars.io.plugins import register_io_source

from allegedly.errors import UsageError
from allegedly.exchange.columns import TABLES, Table
from allegedly.exchange.lines import opened
from allegedly.nouns import CodedDocument, as_json

# Rows that go to a Parquet file at once: some megabytes.
BATCH = 20_000


def write_jsonl(coded: Iterable[CodedDocument], path: Path | None) -> None:
    """The contract's JSON, one line per document; each line is whole as soon as the next document is begun."""
    with opened(path) as stream:
        for document in coded:
            stream.write(json.dumps(as_json(document), ensure_ascii=False) + "\n")


def write_csv(coded: Iterable[Any], table: Table, path: Path | None) -> None:
    """A header and one line per row; true and false, numbers and empty cells as in the JSON."""
    with opened(path) as stream:
        rows = io.StringIO()
        writer = csv.writer(rows, lineterminator="\n")
        writer.writerow(table.columns)
        for document in coded:
            writer.writerows([_cell(row[name]) for name in table.columns] for row in table.rows(document))
            stream.write(rows.getvalue())
            rows.seek(0)
            rows.truncate()
        stream.write(rows.getvalue())  # the header, where there was no document


def _cell(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value


def write_parquet(coded: Iterable[Any], table: Table, path: Path | None) -> None:
    """The table as Parquet, whole or not at all. Raises UsageError without a file to write to."""
    if path is None:
        raise UsageError("Parquet needs a file; give one with -o")
    part = path.with_name(path.name + ".part")
    try:
        part.touch()
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}); give another place with -o") from error
    failed: list[BaseException] = []

    def batches(
        columns: list[str] | None, predicate: polars.Expr | None, most: int | None, size: int | None
    ) -> Iterator[polars.DataFrame]:
        waiting: list[dict[str, Any]] = []
        try:
            for document in coded:
                waiting.extend(table.rows(document))
                if len(waiting) >= BATCH:
                    yield polars.DataFrame(waiting, schema=table.columns)
                    waiting = []
        except BaseException as error:  # Polars would wrap it in an error of its own
            failed.append(error)
            raise
        yield polars.DataFrame(waiting, schema=table.columns)

    try:
        register_io_source(batches, schema=table.columns).sink_parquet(part)
        part.replace(path)
    except BaseException as error:
        raise (failed[0] if failed else error) from None
    finally:
        part.unlink(missing_ok=True)


def _writer(name: str) -> Callable[[Iterable[CodedDocument], Path | None], None]:
    if name == "jsonl":
        return write_jsonl
    table, _, form = name.partition(".")
    chosen = TABLES[table]
    return lambda coded, path: (write_csv if form == "csv" else write_parquet)(coded, chosen, path)


FORMATS = {name: _writer(name) for name in ("jsonl", *(f"{t}.{form}" for t in TABLES for form in ("csv", "parquet")))}


def write(coded: Iterable[CodedDocument], format: str, path: Path | None) -> None:
    """Writes coded documents in one of FORMATS to a file, or to standard output. Raises UsageError."""
    FORMATS[format](coded, path)
