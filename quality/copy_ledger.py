"""Copies a filled SQLite ledger into an empty PostgreSQL database, table by table: so both benches measure the same.

Filling with `bench_ledger` repeats and codes for an hour; copying the million claims takes some minutes. The database
must be UTF-8, and the user its superuser (foreign keys rest meanwhile). Keys stay as they are.

    python -m quality.copy_ledger FROM.db postgresql://USER:PASSWORD@HOST/DATABASE
    python -m quality.bench_room ANY --filled --ledger postgresql://USER:PASSWORD@HOST/DATABASE
"""

from __future__ import annotations

import argparse
import sqlite3
import sys

from allegedly.ledger import open_ledger
from allegedly.ledger.tables import about, metadata
from quality.bench_ledger import Row, bulk_postgresql

# Rows in memory at once: texts of versions have some kilobytes each.
ROWS = 20_000


def copy(source: str, url: str) -> int:
    """Makes the tables at a URL and copies all rows of a ledger at a path into them; how many rows there were."""
    with open_ledger(url):
        pass
    done = 0
    db = sqlite3.connect(f"file:{source}?mode=ro", uri=True)
    with bulk_postgresql(url) as write:
        for table in metadata.sorted_tables:
            if table is about:
                continue  # made with the tables
            columns = list(table.c.keys())
            quoted = ", ".join(f'"{column}"' for column in columns)
            found = db.execute(f"SELECT {quoted} FROM {table.name}")
            while some := found.fetchmany(ROWS):
                rows: list[Row] = [dict(zip(columns, row, strict=True)) for row in some]
                done += len(rows)
                write({table.name: rows})
                print(f"  {done} rows, {table.name}        ", end="\r", file=sys.stderr, flush=True)
    return done


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", help="a SQLite ledger")
    parser.add_argument("url", help="an empty database: postgresql://…")
    given = parser.parse_args()
    print(f"{copy(given.source, given.url)} rows copied")


if __name__ == "__main__":
    main()
