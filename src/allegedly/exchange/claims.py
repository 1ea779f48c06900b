"""Claims that a ledger found: a table to read, CSV, JSON lines or Parquet. Rows are written as they come."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table as Drawn

from allegedly.exchange.coded import write_csv, write_parquet
from allegedly.exchange.columns import TEXT, WHOLE, Table
from allegedly.exchange.lines import opened
from allegedly.ledger import ClaimRow
from allegedly.nouns import as_json

# Wide enough for a sentence beside the other columns when standard output is no terminal.
WIDTH = 160


def _row(row: ClaimRow) -> Iterator[dict[str, Any]]:
    yield {
        "key": row.key, "document": row.document, "published": row.published, "publisher": row.publisher,
        "id": row.id, "event": row.event, "origin": row.origin, "type": row.type, "mode": row.mode,
        "actors": "|".join(row.actors), "recipients": "|".join(row.recipients), "start": row.start, "end": row.end,
        "place": row.place, "status": row.status, "positions": "|".join(_positions(row)), "decided": row.decided,
        "span_start": row.quote.span[0], "span_end": row.quote.span[1], "quote": row.quote.text,
    }  # fmt: skip


_WHOLE = frozenset({"key", "event", "origin", "span_start", "span_end"})
# Several actors or positions are joined by `|`.
TABLE = Table(
    {
        name: WHOLE if name in _WHOLE else TEXT
        for name in (
            "key document published publisher id event origin type mode actors recipients start end place status "
            "positions decided span_start span_end quote"
        ).split()
    },
    _row,
)


def claims_jsonl(rows: Iterable[ClaimRow], path: Path | None = None) -> None:
    """One JSON object in a line for each claim."""
    with opened(path) as stream:
        for row in rows:
            stream.write(json.dumps(as_json(row), ensure_ascii=False) + "\n")


def claims_csv(rows: Iterable[ClaimRow], path: Path | None = None) -> None:
    """A header and one row for each claim."""
    write_csv(rows, TABLE, path)


def claims_parquet(rows: Iterable[ClaimRow], path: Path | None = None) -> None:
    """The columns of the CSV as Parquet, whole or not at all. Raises UsageError without a file to write to."""
    write_parquet(rows, TABLE, path)


def claims_table(rows: Iterable[ClaimRow], path: Path | None = None) -> None:
    """A table to read, as wide as the terminal."""
    with opened(path) as stream:
        stream.write(drawn(list(rows)))


def drawn(rows: Sequence[ClaimRow]) -> str:
    """The table to read, as text. A claim is named by its key, as `allegedly decide` takes it."""
    table = Drawn("claim", "published", "type", "actors", "recipients", "status", "positions", "quote", show_lines=True)
    for row in rows:
        status = row.status if row.decided is None else f"{row.status}\n({row.decided})"
        table.add_row(
            str(row.key),
            (row.published or "")[:10],
            row.type,
            "\n".join(row.actors),
            "\n".join(row.recipients),
            status,
            "\n".join(_positions(row)),
            " ".join(row.quote.text.split()),
        )
    stream = io.StringIO()
    Console(file=stream, width=WIDTH, highlight=False, markup=False).print(table)
    return stream.getvalue()


CLAIMS: dict[str, Callable[[Iterable[ClaimRow], Path | None], None]] = {
    "table": claims_table,
    "csv": claims_csv,
    "jsonl": claims_jsonl,
    "parquet": claims_parquet,
}


def _positions(row: ClaimRow) -> list[str]:
    return [f"{stance.actor or stance.text}: {stance.position}" for stance in row.positions]
