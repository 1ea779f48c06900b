"""Tables with one document a row, read row by row: JSONL, JSON, CSV, Parquet. The text is kept exactly as given."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from allegedly.errors import InputError
from allegedly.nouns import Document
from allegedly.reading.records import document

LONGEST_CELL = 2**31 - 1  # the csv module stops at 131,072 characters by itself, which is less than a long article
DELIMITERS = ",;\t"  # the second is what spreadsheets write in much of Europe
BATCH = 500  # rows of Parquet held at once: some megabytes of news
_CURE = 'write one object a line: {"text": "…"}'


def read_jsonl(path: Path, where: str) -> Iterator[Document | InputError]:
    """The documents of a file with one JSON object a line; a bad line is given as its InputError."""
    empty = True
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                empty = False
                here = f"{where}, row {number}"
                try:
                    fields = _loaded(line, here)
                except InputError as error:
                    yield error
                else:
                    yield _row(fields, here)
    if empty:
        raise _no_rows(where)


def read_json(path: Path, where: str) -> Iterator[Document | InputError]:
    """The documents of a JSON file: a list of rows, one row, or a JSON feed."""
    from allegedly.reading.feeds import is_json_feed, json_feed

    loaded = _loaded(path.read_bytes(), where)
    if is_json_feed(loaded):
        yield from json_feed(loaded, where)
    elif isinstance(loaded, dict):
        yield document(loaded, where)
    elif isinstance(loaded, list):
        if not loaded:
            raise _no_rows(where)
        for number, fields in enumerate(loaded, 1):
            yield _row(fields, f"{where}, row {number}")
    else:
        raise InputError(where, "this JSON holds no rows", 'write a list of objects: [{"text": "…"}]')


def read_csv(path: Path, where: str) -> Iterator[Document | InputError]:
    """The documents of a CSV file with a header, its cells apart by comma, semicolon or tab; a bad row is given as its
    InputError."""
    csv.field_size_limit(LONGEST_CELL)
    number = 0
    with path.open(encoding="utf-8-sig", newline="") as lines:
        try:
            header = next(lines, "")
            reader = csv.DictReader(_with(header, lines), delimiter=_delimiter(header))
            if "text" not in (reader.fieldnames or ()):
                raise InputError(where, "there is no column “text”", "name the column with the articles “text”")
            for number, row in enumerate(reader, 1):
                here = f"{where}, row {number}"
                if None in row:
                    yield InputError(here, "more cells than the header", "quote cells that hold commas")
                else:
                    yield _row(row, here)
        except (UnicodeDecodeError, csv.Error) as error:
            raise InputError(
                f"{where}, after row {number}", f"this is no CSV in UTF-8 ({error})", "save it as CSV in UTF-8"
            ) from error
    if not number:
        raise _no_rows(where)


def read_parquet(path: Path, where: str) -> Iterator[Document | InputError]:
    """The documents of a Parquet file; a bad row is given as its InputError."""
    import polars

    try:
        table = polars.scan_parquet(path, glob=False)
        if "text" not in table.collect_schema().names():
            raise InputError(where, "there is no column “text”", "name the column with the articles “text”")
        number = 0
        for batch in table.collect_batches(chunk_size=BATCH, maintain_order=True):
            for row in batch.iter_rows(named=True):
                number += 1
                yield _row(row, f"{where}, row {number}")
    except polars.exceptions.PolarsError as error:
        raise InputError(where, f"this Parquet file is damaged ({_first(error)})", "write it again") from error
    if not number:
        raise _no_rows(where)


def _no_rows(where: str) -> InputError:
    return InputError(where, "there are no rows in it", "give a file with an article in it")


def _row(fields: object, where: str) -> Document | InputError:
    """The document of a row, or what is wrong with the row."""
    if not isinstance(fields, Mapping):
        return InputError(where, "this is no JSON object", _CURE)
    try:
        return document(fields, where)
    except InputError as error:
        return error


def _loaded(data: bytes, where: str) -> Any:
    """The JSON of a line or a file. Raises InputError."""
    try:
        # Not strict: raw tabs and other control characters inside a string are taken as they are.
        return json.loads(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8"), strict=False)
    except (ValueError, RecursionError) as error:
        raise InputError(where, "this is no JSON in UTF-8", _CURE) from error


def _delimiter(header: str) -> str:
    """The delimiter with which the header names a column “text”; the comma where none does."""
    for delimiter in DELIMITERS:
        if "text" in next(csv.reader([header], delimiter=delimiter), []):
            return delimiter
    return ","


def _with(first: str, rest: Iterable[str]) -> Iterator[str]:
    yield first
    yield from rest


def _first(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
