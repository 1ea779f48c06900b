"""PostgreSQL, a team's server: `postgresql://USER:PASSWORD@HOST:PORT/DATABASE`. No password reaches a message."""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from allegedly.errors import LedgerError

PREFIXES = ("postgresql:", "postgres:", "postgresql+psycopg:")
DRIVER = "postgresql+psycopg"
# NULLS NOT DISTINCT, MERGE and public schemas that only their owner may write to: what we test with.
OLDEST = 15
# As long as SQLite's BUSY_SECONDS, and for the same reason.
LOCK_TIMEOUT = "10s"
CONNECT_SECONDS = "10"
# One writer at a time in one ledger (in one schema), as on SQLite: "alle" in ASCII.
LOCK = 0x616C6C65
HIDDEN = "***"
SECRETS = ("password", "sslpassword")


def engine(text: str, writing: str) -> tuple[Engine, str]:
    """The database at a URL, and its name without any password.

    Transactions with the execution option `writing` take the lock at their beginning; all others see one state from
    beginning to end. Raises LedgerError.
    """
    url = _url(text)
    defaults = {"connect_timeout": CONNECT_SECONDS, "application_name": "allegedly"}
    made = create_engine(
        url.update_query_dict({name: value for name, value in defaults.items() if name not in url.query}),
        isolation_level="REPEATABLE READ",
        pool_pre_ping=True,
    )

    @event.listens_for(made, "connect")
    def settle(connection: Any, record: object) -> None:
        connection.autocommit = True
        connection.execute(f"SET lock_timeout = '{LOCK_TIMEOUT}'")
        connection.autocommit = False

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get(writing):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK}, hashtext(current_schema()))")

    return made, _named(url)


def check_server(connection: Connection, where: str) -> None:
    """Raises LedgerError where the server is too old, or its database does not hold every sign."""
    version = int(str((connection.dialect.server_version_info or (OLDEST,))[0]))
    if version < OLDEST:
        raise LedgerError(
            f"ledger {where}: the server is PostgreSQL {version}; use one of {OLDEST} or newer, or give a file"
        )
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    if encoding != "UTF8":
        raise LedgerError(f"ledger {where}: the database is in {encoding}; make one by `createdb -E UTF8 -T template0`")


def _url(text: str) -> URL:
    try:
        url = make_url(text)
        port_is_right = url.port is None or 0 < url.port < 1 << 16
    except (ArgumentError, ValueError):
        port_is_right = False
    if not port_is_right:
        # Whatever the fault is, its text may hold a part of the password.
        raise LedgerError(
            "ledger postgresql://…: this URL cannot be understood; write postgresql://USER:PASSWORD@HOST:PORT/DATABASE "
            "with @, / and : of a password as %40, %2F and %3A"
        ) from None
    return url.set(drivername=DRIVER)


def _named(url: URL) -> str:
    shown = url.set(drivername="postgresql")
    secret = {name: HIDDEN for name in SECRETS if name in url.query}
    return shown.update_query_dict(secret).render_as_string(hide_password=True)
