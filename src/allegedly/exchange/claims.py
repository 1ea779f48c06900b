"""Claims that a ledger found, as a table to read, CSV or JSON lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from allegedly.ledger import ClaimRow
from allegedly.nouns import as_json

COLUMNS = (
    "document", "published", "publisher", "id", "event", "origin", "type", "mode", "actors", "recipients", "start",
    "end", "status", "positions", "span_start", "span_end", "quote",
)  # fmt: skip
# Wide enough for a sentence beside the other columns when standard output is no terminal.
WIDTH = 160


def claims_jsonl(rows: Sequence[ClaimRow]) -> str:
    """One JSON object in a line for each claim."""
    return "".join(json.dumps(as_json(row), ensure_ascii=False) + "\n" for row in rows)


def claims_csv(rows: Sequence[ClaimRow]) -> str:
    """A header and one row for each claim; several actors or positions are joined by `|`."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(
            [
                row.document, row.published, row.publisher, row.id, row.event, row.origin, row.type, row.mode,
                "|".join(row.actors), "|".join(row.recipients), row.start, row.end, row.status,
                "|".join(_positions(row)), *row.quote.span, row.quote.text,
            ]
        )  # fmt: skip
    return stream.getvalue()


def claims_table(rows: Sequence[ClaimRow]) -> str:
    """A table to read."""
    table = Table("published", "type", "actors", "recipients", "status", "positions", "quote", show_lines=True)
    for row in rows:
        table.add_row(
            (row.published or "")[:10],
            row.type,
            "\n".join(row.actors),
            "\n".join(row.recipients),
            row.status,
            "\n".join(_positions(row)),
            " ".join(row.quote.text.split()),
        )
    stream = io.StringIO()
    Console(file=stream, width=WIDTH, highlight=False, markup=False).print(table)
    return stream.getvalue()


def _positions(row: ClaimRow) -> list[str]:
    return [f"{stance.actor or stance.text}: {stance.position}" for stance in row.positions]
