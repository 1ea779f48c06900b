"""Brings the tables of a ledger to those of this program (Alembic), each step a file in `versions/`.

A new ledger goes through the same steps as an old one, so that there is one way to the tables of today; a test holds
them against `tables.py`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

VERSIONS = Path(__file__).parent / "versions"
NUMBER = "[0-9][0-9][0-9][0-9]"
# The table in which Alembic keeps where a database stands, under the name that its users know.
TABLE = "alembic_version"
FIRST = "0001"
_lock = Lock()


@cache
def numbers() -> tuple[str, ...]:
    """The numbers of all revisions that this program knows, in order."""
    return tuple(sorted(path.name[: len(FIRST)] for path in VERSIONS.glob(f"{NUMBER}_*.py")))


def head() -> str:
    """The number of the newest revision: how far this program's tables have come."""
    return numbers()[-1]


def revision(connection: Connection) -> str | None:
    """The number of the revision at which a database stands; None where no migration has run on it."""
    if not inspect(connection).has_table(TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {TABLE}")).scalar()


def upgrade(connection: Connection, to: str = "head") -> None:
    """Runs the steps that a database lacks, in the transaction that the caller has begun."""
    # Alembic is slow to import, and a ledger that is up to date does without it.
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.runtime.migration import MigrationContext, RevisionStep

    script = _script()

    def steps(found: object, context: MigrationContext) -> list[RevisionStep]:
        return script._upgrade_revs(to, found)  # type: ignore[arg-type]

    # While it works, Alembic keeps its context in a global variable.
    with _lock, EnvironmentContext(Config(), script, fn=steps, destination_rev=to) as environment:
        environment.configure(connection=connection, version_table=TABLE)
        environment.run_migrations()


def stamp(connection: Connection, number: str) -> None:
    """Notes that a database has the tables of a revision, which were made without it."""
    from alembic.runtime.migration import MigrationContext

    MigrationContext.configure(connection, opts={"version_table": TABLE}).stamp(_script(), number)


@cache
def _script() -> ScriptDirectory:
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(VERSIONS.parent), version_locations=[str(VERSIONS)])
