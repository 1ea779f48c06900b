"""Tables with one document a row, read row by row: JSONL and CSV. The text is kept exactly as given."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from allegedly.errors import InputError
from allegedly.nouns import Document
from allegedly.reading.records import document

LONGEST_CELL = 2**31 - 1  # the csv module stops at 131,072 characters by itself, which is less than a long article


def read_jsonl(path: Path) -> Iterator[Document | InputError]:
    """The documents of a file with one JSON object a line; a bad line is given as its InputError."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            where = f"{path}, row {number}"
            try:
                fields = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
                if not isinstance(fields, dict):
                    raise InputError(where, "this is no JSON object", 'write one object a line: {"text": "…"}')
                yield document(fields, where)
            except InputError as error:
                yield error
            except ValueError:
                yield InputError(where, "this is no JSON in UTF-8", 'write one object a line: {"text": "…"}')


def read_csv(path: Path) -> Iterator[Document | InputError]:
    """The documents of a CSV file with a header; a bad row is given as its InputError."""
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        try:
            if "text" not in (reader.fieldnames or ()):
                raise InputError(str(path), "there is no column “text”", "name the column with the articles “text”")
            for number, row in enumerate(reader, 1):
                where = f"{path}, row {number}"
                if None in row:
                    yield InputError(where, "more cells than the header", "quote cells that hold commas")
                    continue
                try:
                    yield document(row, where)
                except InputError as error:
                    yield error
        except (UnicodeDecodeError, csv.Error) as error:
            raise InputError(str(path), f"this is no CSV in UTF-8 ({error})", "save it as CSV in UTF-8") from error
