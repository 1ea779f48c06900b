"""Opens the database of a ledger, and makes its tables where there are none yet."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from allegedly.errors import LedgerError
from allegedly.ledger import search
from allegedly.ledger.faults import is_busy, told
from allegedly.ledger.tables import SCHEMA_VERSION, about, metadata

# How long one `add` waits for another one's document: writing a document takes some 10 ms, so that a hundred others
# may come first.
BUSY_SECONDS = 10.0
# Two programs that make the same new ledger at once may each find it locked without SQLite waiting by itself.
OPEN_TRIES = 20
OPEN_PAUSE_SECONDS = 0.05
SQLITE_MAGIC = b"SQLite format 3\x00"
SQLITE_PREFIX = "sqlite:///"
WRITING = "allegedly_writing"


def open_engine(url: str | Path, create: bool = True) -> tuple[Engine, str]:
    """The database at a path, `sqlite:///PATH` or `postgresql://…`, and the name to call it by in messages.

    With `create`, a SQLite file that is not there is made. Raises LedgerError.
    """
    text = str(url)
    if "://" in text and not text.startswith("sqlite:"):
        raise LedgerError(f"ledger {text.split('://')[0]}://…: only SQLite files can be ledgers yet; give a file")
    path = Path(text.removeprefix(SQLITE_PREFIX))
    _check_file(path, create)
    engine = _sqlite(path)
    try:
        _prepare(engine, str(path))
    except BaseException:
        engine.dispose()
        raise
    return engine, str(path)


def writing(engine: Engine) -> Connection:
    """A connection whose transactions take the lock for writing at their beginning, so that none fails half-way."""
    return engine.connect().execution_options(**{WRITING: True})


def _check_file(path: Path, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"ledger {path}: this is a folder; give a file, such as {path / 'allegedly.db'}")
    if not path.exists():
        if not create:
            raise LedgerError(f"ledger {path}: there is no such file; make it with `allegedly add PATH…`")
        if not path.parent.is_dir():
            raise LedgerError(f"ledger {path}: the folder {path.parent} is not there; make it, or give another place")
        return
    try:
        with path.open("rb") as file:
            head = file.read(len(SQLITE_MAGIC))
    except OSError as error:
        raise LedgerError(f"ledger {path}: it cannot be read ({error.strerror}); give another file") from error
    if head and head != SQLITE_MAGIC:
        raise LedgerError(f"ledger {path}: this is not a ledger (no SQLite database); give another file")


def _sqlite(path: Path) -> Engine:
    readonly = path.exists() and not os.access(path, os.W_OK)

    def connect() -> sqlite3.Connection:
        if not readonly:
            return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        # In a folder that may not be written to, SQLite cannot make the files that it needs beside a file in WAL mode.
        frozen = "" if os.access(path.parent, os.W_OK) else "&immutable=1"
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro{frozen}", uri=True, isolation_level=None, check_same_thread=False
        )

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def settle(connection: Any, record: object) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        # In WAL mode a killed program loses nothing with this; only a power cut may take the last documents.
        connection.execute("PRAGMA synchronous = NORMAL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        wanted = connection.get_execution_options().get(WRITING)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if wanted else "BEGIN")

    return engine


def _prepare(engine: Engine, where: str) -> None:
    for attempt in range(OPEN_TRIES):
        try:
            with told(where):
                _make_or_check(engine, where)
            return
        except LedgerError as error:
            cause = error.__cause__
            if attempt + 1 == OPEN_TRIES or not isinstance(cause, DBAPIError | sqlite3.Error) or not is_busy(cause):
                raise
            time.sleep(OPEN_PAUSE_SECONDS)


def _make_or_check(engine: Engine, where: str) -> None:
    with engine.connect() as connection:
        if _tables(connection):
            _check(connection, where)
            return
    if engine.dialect.name == "sqlite":
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        finally:
            raw.close()
    with writing(engine) as connection, connection.begin():
        if not _tables(connection):
            metadata.create_all(connection)
            search.create(connection)
            connection.execute(insert(about), [{"name": "schema", "value": str(SCHEMA_VERSION)}])


def _tables(connection: Connection) -> list[str]:
    return inspect(connection).get_table_names()


def _check(connection: Connection, where: str) -> None:
    found = None
    if about.name in _tables(connection):
        found = connection.execute(select(about.c.value).where(about.c.name == "schema")).scalar()
    if found is None:
        raise LedgerError(f"ledger {where}: this is a database, but not a ledger; give another file")
    if int(found) > SCHEMA_VERSION:
        raise LedgerError(
            f"ledger {where}: a newer version of allegedly made it (tables {found}, this one knows {SCHEMA_VERSION}); "
            "upgrade with `pip install -U allegedly`"
        )
