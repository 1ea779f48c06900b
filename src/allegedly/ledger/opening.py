"""Opens the database of a ledger, and brings its tables to those of this program."""

from __future__ import annotations

import contextlib
import importlib.metadata
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, delete, event, insert, inspect, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from allegedly.errors import LedgerError
from allegedly.ledger import migrations
from allegedly.ledger.faults import is_busy, told
from allegedly.ledger.tables import about

# How long one `add` waits for another one's document: writing a document takes some 10 ms, so that a hundred others
# may come first.
BUSY_SECONDS = 10.0
# Two programs that make the same new ledger at once may each find it locked without SQLite waiting by itself.
OPEN_TRIES = 20
OPEN_PAUSE_SECONDS = 0.05
SQLITE_MAGIC = b"SQLite format 3\x00"
SQLITE_PREFIX = "sqlite:///"
WRITING = "allegedly_writing"
# The row of the table `ledger` with the version of the program that made its tables.
PROGRAM = "program"
# A ledger from before there were migrations: it has the tables of the first of them, and another mark.
BEFORE = "0000"


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
        if _found(connection, where) == migrations.head():
            return
    if engine.dialect.name == "sqlite":
        _outside(engine, "PRAGMA journal_mode = WAL")
    with writing(engine) as connection, _unlinked(connection), connection.begin():
        # Another program may have been faster.
        found = _found(connection, where)
        if found != migrations.head():
            _upgrade(connection, found)


def _upgrade(connection: Connection, found: str | None) -> None:
    """Brings the tables to those of this program, all at once or not at all."""
    if found == BEFORE:
        migrations.stamp(connection, migrations.FIRST)
    migrations.upgrade(connection)
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise AssertionError("a migration left rows that refer to what is not there")
    connection.execute(delete(about))
    program = importlib.metadata.version("allegedly")
    connection.execute(insert(about), [{"name": PROGRAM, "value": program}])


@contextlib.contextmanager
def _unlinked(connection: Connection) -> Iterator[None]:
    """Without foreign keys on SQLite, which changes a table by making it anew: dropping the old one would cascade."""
    raw: Any = connection.connection.driver_connection if connection.dialect.name == "sqlite" else None
    if raw is not None:
        raw.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        if raw is not None:
            raw.execute("PRAGMA foreign_keys = ON")


def _outside(engine: Engine, statement: str) -> None:
    """Runs a statement that SQLite does not take within a transaction."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute(statement)
    finally:
        raw.close()


def _found(connection: Connection, where: str) -> str | None:
    """The revision of the ledger's tables, None where there are no tables at all.

    Raises LedgerError where the database is no ledger, or that of a newer program.
    """
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if about.name not in tables:
        raise LedgerError(f"ledger {where}: this is a database, but not a ledger; give another file")
    facts = {row.name: row.value for row in connection.execute(select(about))}
    found = migrations.revision(connection)
    if found is None and facts.get("schema") == "1":
        return BEFORE
    if found is None:
        raise LedgerError(f"ledger {where}: this is a database, but not a ledger; give another file")
    if found not in migrations.numbers():
        program = facts.get(PROGRAM, "unknown")
        raise LedgerError(
            f"ledger {where}: a newer version of allegedly ({program}) made its tables ({found}, this one knows "
            f"{migrations.head()}); upgrade with `pip install -U allegedly`"
        )
    return found
