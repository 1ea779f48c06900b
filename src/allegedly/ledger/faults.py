"""What a database can answer instead of doing its work, as one clear line."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from allegedly.errors import LedgerError

CURES = {
    sqlite3.SQLITE_FULL: "the disk is full; make room and run the command again: what was added so far is kept",
    sqlite3.SQLITE_READONLY: "it may only be read; change the permissions of the file and its folder, or give another",
    sqlite3.SQLITE_BUSY: "another program is writing to it; run the command again when that has finished",
    sqlite3.SQLITE_LOCKED: "another program is writing to it; run the command again when that has finished",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; put a copy of it from a backup in its place",
    sqlite3.SQLITE_NOTADB: "this is not a ledger (no SQLite database); give another file",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check that the folder is there and that you may write to it",
    sqlite3.SQLITE_IOERR: "the disk could not read or write it; check the disk and run the command again",
}
# The lower byte of SQLite's extended result codes is the plain code (https://sqlite.org/rescode.html).
PLAIN_CODE = 0xFF


def code_of(error: BaseException) -> int | None:
    """SQLite's plain result code behind an error, None for other databases."""
    original = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(original, "sqlite_errorcode", None)
    return code & PLAIN_CODE if isinstance(code, int) else None


def is_busy(error: BaseException) -> bool:
    """Whether somebody else held the lock."""
    return code_of(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def refuses_document(error: BaseException) -> bool:
    """Whether it is the document, not the database, that makes the writing impossible: another one may go in."""
    if isinstance(error, DBAPIError) and code_of(error) not in (None, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_TOOBIG):
        return False
    original = error.orig if isinstance(error, DBAPIError) else getattr(error, "orig", None) or error
    known = (UnicodeError, ValueError, TypeError, OverflowError, sqlite3.IntegrityError, sqlite3.DataError)
    return isinstance(original, known)


@contextlib.contextmanager
def told(where: str) -> Iterator[None]:
    """Turns the database's errors into a LedgerError that names the ledger and the cure."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        cure = CURES.get(code_of(error) or -1)
        if cure is None:
            original = getattr(error, "orig", None) or error
            cure = f"the database says: {' '.join(str(original).split())}"
        raise LedgerError(f"ledger {where}: {cure}") from error
