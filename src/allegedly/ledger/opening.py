"""Opens the database of a ledger, and brings its tables to those of this program."""

from __future__ import annotations

import contextlib
import importlib.metadata
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, inspect, select

from allegedly.errors import LedgerError
from allegedly.ledger import catalogue, migrations, postgresql, sqlite, tellings, views
from allegedly.ledger.copying import fill_passages
from allegedly.ledger.faults import is_busy, told
from allegedly.ledger.tables import about

# Two programs that make the same new ledger at once may each find it locked without SQLite waiting by itself.
OPEN_TRIES = 20
OPEN_PAUSE_SECONDS = 0.05
WRITING = "allegedly_writing"
# The row of the table `ledger` with the version of the program that made its tables.
PROGRAM = "program"
# A ledger from before there were migrations: it has the tables of the first of them, and another mark.
BEFORE = "0000"
# The migration since which the passages of a document are noted as it is added.
PASSAGES = "0006"


def open_engine(url: str | Path, create: bool = True, upgrade: bool = True) -> tuple[Engine, str]:
    """The database at a path, `sqlite:///PATH` or `postgresql://…`, and the name to call it by in messages.

    With `create`, a ledger is made where there is none: a file, or the tables in an empty database; without `upgrade`
    nothing is written to one that is there. Raises LedgerError.
    """
    text = str(url)
    if text.startswith(postgresql.PREFIXES):
        engine, where = postgresql.engine(text, WRITING)
    elif "://" in text and not text.startswith("sqlite:"):
        raise LedgerError(
            f"ledger {text.split('://')[0]}://…: such a database cannot be a ledger; give a file or postgresql://…"
        )
    else:
        path = sqlite.path_of(url)
        where = str(path)
        sqlite.check_file(path, create)
        engine = sqlite.engine(path, WRITING)
    try:
        _prepare(engine, where, create, upgrade)
    except BaseException:
        engine.dispose()
        raise
    return engine, where


def writing(engine: Engine) -> Connection:
    """A connection whose transactions take the lock for writing at their beginning, so that none fails half-way.

    Each of their statements then sees what others wrote before.
    """
    options: dict[str, Any] = {WRITING: True}
    if engine.dialect.name == "postgresql":
        options["isolation_level"] = "READ COMMITTED"
    return engine.connect().execution_options(**options)


def _prepare(engine: Engine, where: str, create: bool, upgrade: bool) -> None:
    for attempt in range(OPEN_TRIES):
        try:
            with told(where):
                _make_or_check(engine, where, create, upgrade)
            return
        except LedgerError as error:
            cause = error.__cause__
            if attempt + 1 == OPEN_TRIES or cause is None or not is_busy(cause):
                raise
            time.sleep(OPEN_PAUSE_SECONDS)


def _make_or_check(engine: Engine, where: str, create: bool, upgrade: bool) -> None:
    with engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            postgresql.check_server(connection, where)
        found = _found(connection, where)
        if found == migrations.head():
            return
        if found is not None and not upgrade:
            raise LedgerError(
                f"ledger {where}: an older version of allegedly made its tables, which may not be changed here; open "
                "it once where they may, with `allegedly add` or `allegedly serve` without --read-only"
            )
        if found is None and not create and connection.dialect.name == "postgresql":
            raise LedgerError(f"ledger {where}: there is none in this database; make it with `allegedly add PATH…`")
    if engine.dialect.name == "sqlite":
        _outside(engine, "PRAGMA journal_mode = WAL")
    with writing(engine) as connection, _unlinked(connection), connection.begin():
        # Another program may have been faster.
        found = _found(connection, where)
        if found != migrations.head():
            _upgrade(connection, found)


def _upgrade(connection: Connection, found: str | None) -> None:
    """Brings the tables to those of this program, all at once or not at all."""
    views.drop(connection)
    if found == BEFORE:
        migrations.stamp(connection, migrations.FIRST)
    migrations.upgrade(connection)
    if inspect(connection).has_table("catalogue"):
        catalogue.fill(connection)
        tellings.fill(connection)
        if found is not None and found < PASSAGES:
            fill_passages(connection)
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise AssertionError("a migration left rows that refer to what is not there")
    connection.execute(delete(about))
    program = importlib.metadata.version("allegedly")
    connection.execute(insert(about), [{"name": PROGRAM, "value": program}, *views.meanings()])
    views.create(connection)


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


def _thing(connection: Connection) -> str:
    return "file" if connection.dialect.name == "sqlite" else "database, or a schema (?options=-csearch_path%3DNAME)"


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
        raise LedgerError(f"ledger {where}: this is a database, but not a ledger; give another {_thing(connection)}")
    facts = {row.name: row.value for row in connection.execute(select(about))}
    found = migrations.revision(connection)
    if found is None and facts.get("schema") == "1":
        return BEFORE
    if found is None:
        raise LedgerError(f"ledger {where}: this is a database, but not a ledger; give another {_thing(connection)}")
    if found not in migrations.numbers():
        program = facts.get(PROGRAM, "unknown")
        raise LedgerError(
            f"ledger {where}: a newer version of allegedly ({program}) made its tables ({found}, this one knows "
            f"{migrations.head()}); upgrade with `pip install -U allegedly`"
        )
    return found
