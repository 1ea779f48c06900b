"""What a database can answer instead of doing its work, as one clear line."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

from sqlalchemy.exc import DataError, DBAPIError, OperationalError, SQLAlchemyError

from allegedly.errors import LedgerError

FULL = "the disk is full; make room and run the command again: what was added so far is kept"
BUSY = "another program is writing to it; run the command again when that has finished"
DAMAGED = (
    "the file is damaged; `allegedly ledger check` says where, `allegedly ledger rescue` saves what can be read into a "
    "new file"
)
# By SQLite's result codes (https://sqlite.org/rescode.html).
CURES = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: "it may only be read; change the permissions of the file and its folder, or give another",
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: "this is not a ledger (no SQLite database); give another file",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check that the folder is there and that you may write to it",
    sqlite3.SQLITE_IOERR: "the disk could not read or write it; check the disk and run the command again",
}
# The lower byte of SQLite's extended result codes is the plain code.
PLAIN_CODE = 0xFF
# By the beginning of PostgreSQL's codes, longest first (https://www.postgresql.org/docs/15/errcodes-appendix.html).
STATES = {
    "53100": FULL,
    "55P03": BUSY,
    "40P01": BUSY,
    "40001": BUSY,
    "25006": "it may only be read; connect to the server that may be written to",
    "42501": "you may only read it; ask its owner for the right to write (GRANT), or connect as another user",
    "57P": "the server is stopping or has been stopped; run the command again when it is back",
    "XX": "the server says that its data are damaged; put a backup in its place",
}
BUSY_STATES = ("55P03", "40P01", "40001")
# The beginnings of PostgreSQL's codes that blame the data, not the server: no such value, a constraint, too long.
DATA_STATES = ("22", "23", "54000")
LONGEST_SAID = 500
UNREACHED = "the server cannot be reached; check host, port, database, user and password of its URL, and that it runs"


def code_of(error: BaseException) -> int | None:
    """SQLite's plain result code behind an error, None for other databases."""
    code = getattr(_original(error), "sqlite_errorcode", None)
    return code & PLAIN_CODE if isinstance(code, int) else None


def state_of(error: BaseException) -> str | None:
    """PostgreSQL's code (SQLSTATE) behind an error, None for other databases and where no server has answered."""
    state = getattr(_original(error), "sqlstate", None)
    return state if isinstance(state, str) else None


def is_busy(error: BaseException) -> bool:
    """Whether somebody else held the lock."""
    return code_of(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) or state_of(error) in BUSY_STATES


def refuses_document(error: BaseException) -> bool:
    """Whether it is the document, not the database, that makes the writing impossible: another one may go in."""
    state = state_of(error)
    if state is not None:
        return state.startswith(DATA_STATES)
    if isinstance(error, DBAPIError) and code_of(error) not in (None, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_TOOBIG):
        return False
    original = error.orig if isinstance(error, DBAPIError) else getattr(error, "orig", None) or error
    known = (UnicodeError, ValueError, TypeError, OverflowError, sqlite3.IntegrityError, sqlite3.DataError)
    return isinstance(original, known) or isinstance(error, DataError)


def said_by(error: BaseException) -> str:
    """What the database or its driver says, in one line."""
    return " ".join(str(_original(error)).split())[:LONGEST_SAID]


@contextlib.contextmanager
def told(where: str) -> Iterator[None]:
    """Turns the database's errors into a LedgerError that names the ledger and the cure."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise LedgerError(f"ledger {where}: {_cure(error)}") from error


def _cure(error: BaseException) -> str:
    cure = CURES.get(code_of(error) or -1)
    if cure is not None:
        return cure
    state = state_of(error)
    for beginning, answer in STATES.items():
        if state is not None and state.startswith(beginning):
            return answer
    said = said_by(error)
    if isinstance(error, OperationalError) and code_of(error) is None and state is None:
        return f"{UNREACHED} ({said})"
    return f"the database says: {said}"


def _original(error: BaseException) -> BaseException:
    return error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
