"""The steps from older tables to those of this program lead to the tables that the code knows, and lose nothing."""

from __future__ import annotations

import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from made import many

from allegedly.errors import LedgerError
from allegedly.ledger import migrations, open_ledger, views
from allegedly.ledger.migrations import versions
from allegedly.ledger.opening import open_engine
from allegedly.ledger.tables import metadata

# What full-text search keeps, and Alembic itself, are no nouns of ours.
NOT_OURS = ("alembic_version", "_search")
SEARCH_COLUMNS = ("words",)


def ours(thing: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
    """Whether a thing of the database is to be compared."""
    if kind == "column":
        return name not in SEARCH_COLUMNS
    return kind not in ("table", "index") or not any(part in str(name) for part in NOT_OURS)


def as_before_migrations(path) -> None:
    """Makes a ledger what the program made before it had migrations."""
    with sqlite3.connect(path) as old:
        old.execute("DROP TABLE alembic_version")
        old.execute("DELETE FROM ledger")
        old.execute("INSERT INTO ledger VALUES ('schema', '1')")
    old.close()


def made_at(path, number: str, monkeypatch) -> None:
    """Makes an empty ledger as a program did that knew the revisions up to this number."""
    known = tuple(one for one in migrations.numbers() if one <= number)
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "numbers", lambda: known)
        step = migrations.upgrade
        patch.setattr(migrations, "upgrade", lambda connection: step(connection, number))
        patch.setattr(views, "VIEWS", {})  # those of today show what tables of then have not
        open_ledger(path).close()


@pytest.mark.filterwarnings("ignore:autogenerate skipping", "ignore:Skipped unsupported")
def test_the_migrated_tables_are_those_that_the_code_knows(ledger):
    with ledger.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, metadata) == []
        # Indexes on expressions are not compared.
        assert {index.name for table in metadata.sorted_tables for index in table.indexes} <= indexes(connection)


def indexes(connection) -> set[str]:
    """The names of all indexes, those on expressions among them."""
    sqlite = connection.dialect.name == "sqlite"
    query = "SELECT name FROM sqlite_master WHERE type = 'index'" if sqlite else "SELECT indexname FROM pg_indexes"
    return set(connection.exec_driver_sql(query).scalars())


def test_each_step_follows_the_one_before_it():
    script = migrations._script()
    steps = list(reversed(list(script.walk_revisions())))
    assert [step.revision for step in steps] == list(migrations.numbers())
    assert [step.down_revision for step in steps] == [None, *migrations.numbers()[:-1]]
    assert versions.__doc__


def test_a_ledger_from_before_migrations_is_brought_to_the_tables_of_today(path, monkeypatch):
    made_at(path, migrations.FIRST, monkeypatch)
    as_before_migrations(path)
    with open_ledger(path) as ledger:
        assert ledger.add(many(3)).new == 3
    with open_ledger(path, create=False) as ledger:
        assert len(list(ledger.coded_documents())) == 3
    facts = dict(sqlite3.connect(path).execute("SELECT name, value FROM ledger"))
    assert "program" in facts and "schema" not in facts


def test_an_older_ledger_that_may_not_be_changed_is_not(path, monkeypatch):
    made_at(path, migrations.FIRST, monkeypatch)
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="an older version of allegedly made its tables"):
        open_ledger(path, create=False, upgrade=False)
    assert path.read_bytes() == before
    open_ledger(path).close()
    open_ledger(path, create=False, upgrade=False).close()


def test_a_step_that_fails_leaves_the_ledger_as_it_was(path, monkeypatch):
    made_at(path, migrations.FIRST, monkeypatch)
    as_before_migrations(path)
    before = list(sqlite3.connect(path).execute("SELECT sql FROM sqlite_master ORDER BY name"))
    step = migrations.upgrade

    def fails(connection):
        step(connection)
        connection.exec_driver_sql("CREATE TABLE half_done (key)")
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "upgrade", fails)
        with pytest.raises(RuntimeError):
            open_ledger(path)
    assert list(sqlite3.connect(path).execute("SELECT sql FROM sqlite_master ORDER BY name")) == before
    open_ledger(path).close()


def test_a_server_takes_the_steps_one_after_the_other_too(empty_schema, monkeypatch):
    made_at(empty_schema, migrations.FIRST, monkeypatch)
    with open_ledger(empty_schema) as ledger:
        assert ledger.add(many(2)).new == 2
        with ledger.engine.connect() as connection:
            assert migrations.revision(connection) == migrations.head()


def test_foreign_keys_hold_again_after_a_migration(path):
    engine, _ = open_engine(path)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


def test_a_ledger_that_compares_claims_already_gets_their_parties(url):
    table = metadata.tables["parties_told"]
    with open_ledger(url) as ledger:
        ledger.add(many(6))
        with ledger.engine.begin() as connection:
            before = set(connection.execute(table.select()).all())
            views.drop(connection)
            connection.exec_driver_sql("DROP TABLE parties_told")
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0008'")
    assert {row.recipient for row in before} >= {"*"} and {row.actor for row in before} >= {"*"}
    with open_ledger(url, create=False) as ledger, ledger.engine.connect() as connection:
        assert set(connection.execute(table.select()).all()) == before
