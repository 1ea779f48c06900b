"""Bounds what others may ask of a ledger that is shown to them: how long a question takes, and whether it may write."""

from __future__ import annotations

import sqlite3
import time
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError

from allegedly.errors import LedgerError

# SQLite looks at the clock again after so many steps of its machine: some 0.1 ms.
STEPS = 10_000
QUERY_CANCELED = "57014"  # PostgreSQL's code for a statement that took longer than `statement_timeout`


def limit(engine: Engine, seconds: float, read_only: bool = False) -> None:
    """From now on the database stops a transaction that reads for longer than this, and refuses to write at all where
    `read_only` says so."""
    sqlite = engine.dialect.name == "sqlite"

    @event.listens_for(engine, "connect")
    def settle(connection: Any, record: object) -> None:
        if sqlite and read_only:
            connection.execute("PRAGMA query_only = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if sqlite:
            until = time.monotonic() + seconds
            raw: Any = connection.connection.driver_connection
            raw.set_progress_handler(lambda: time.monotonic() > until, STEPS)
            return
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {int(seconds * 1000)}")
        if read_only:
            connection.exec_driver_sql("SET TRANSACTION READ ONLY")

    engine.dispose()  # what was connected before knows nothing of it


def took_too_long(error: LedgerError) -> bool:
    """Whether it was the limit that ended a question."""
    cause = error.__cause__
    original = cause.orig if isinstance(cause, DBAPIError) else cause
    code = getattr(original, "sqlite_errorcode", None)
    return code == sqlite3.SQLITE_INTERRUPT or getattr(original, "sqlstate", None) == QUERY_CANCELED
