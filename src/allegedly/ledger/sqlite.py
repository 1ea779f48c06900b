"""SQLite, embedded: the ledger as one file beside one's work."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from allegedly.errors import LedgerError

# How long one `add` waits for another one's document: writing a document takes some 10 ms, so that a hundred others
# may come first.
BUSY_SECONDS = 10.0
# A million claims are read through some thousand pages of 4 KB; SQLite's own 2 MB hold 500.
CACHE_KB = 64_000
# A document writes some 150 pages. With SQLite's own 1,000, the disk would be waited for at every seventh document.
CHECKPOINT_PAGES = 8_000
MAGIC = b"SQLite format 3\x00"
PREFIX = "sqlite:///"


def path_of(url: str | Path) -> Path:
    """The file that a path or `sqlite:///PATH` means."""
    return Path(str(url).removeprefix(PREFIX))


def check_file(path: Path, create: bool) -> None:
    """Raises LedgerError where a file cannot be a ledger; with `create`, there need not be one yet."""
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
            head = file.read(len(MAGIC))
    except OSError as error:
        raise LedgerError(f"ledger {path}: it cannot be read ({error.strerror}); give another file") from error
    if head and head != MAGIC:
        raise LedgerError(f"ledger {path}: this is not a ledger (no SQLite database); give another file")


def engine(path: Path, writing: str) -> Engine:
    """The database in a file; transactions with the execution option `writing` take the lock at their beginning."""
    readonly = path.exists() and not os.access(path, os.W_OK)

    def connect() -> sqlite3.Connection:
        if not readonly:
            return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        # In a folder that may not be written to, SQLite cannot make the files that it needs beside a file in WAL mode.
        frozen = "" if os.access(path.parent, os.W_OK) else "&immutable=1"
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro{frozen}", uri=True, isolation_level=None, check_same_thread=False
        )

    made = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(made, "connect")
    def settle(connection: Any, record: object) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        # In WAL mode a killed program loses nothing with this; only a power cut may take the last documents.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        wanted = connection.get_execution_options().get(writing)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if wanted else "BEGIN")

    return made
