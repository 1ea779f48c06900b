"""A ledger on a PostgreSQL server: what it says when it cannot be opened, and never a password."""

from __future__ import annotations

import traceback

import pytest
from made import TEXT, coded, many
from sqlalchemy import create_engine, text

from allegedly.errors import LedgerError
from allegedly.ledger import open_ledger
from allegedly.ledger.opening import writing
from allegedly.ledger.tables import PARTS

PASSWORD = "s3cret"


def refused(url: str, **options: bool) -> str:
    """What opening says, which never holds the password."""
    with pytest.raises(LedgerError) as caught:
        open_ledger(url, **options)
    said = str(caught.value)
    assert "\n" not in said
    assert PASSWORD not in "".join(traceback.format_exception(caught.value))
    return said


def run(url: str, statement: str) -> None:
    """Runs a statement on a server."""
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:", 1))
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:s3cret@127.0.0.1:1/team",
        "postgresql://me:x/s3cret@127.0.0.1:1/team",
        "postgres://me@127.0.0.1:1/team?password=s3cret&connect_timeout=3",
    ],
)
def test_a_server_that_is_not_there(url):
    said = refused(url)
    assert "cannot be reached" in said
    assert "me@127.0.0.1" in said or "me:***@127.0.0.1" in said


@pytest.mark.parametrize(
    "url",
    ["postgresql://me:s3cret@localhost:port/team", "postgresql://me:a@s3cret@h:99999999/team", "postgresql:s3cret"],
)
def test_a_url_that_cannot_be_understood(url):
    assert "%40" in refused(url)


def test_another_kind_of_server():
    assert "postgresql://" in refused("mysql://me:s3cret@localhost/team")


def test_the_lines_of_commands_hide_the_password_too(empty_schema):
    with open_ledger(f"{empty_schema}&password={PASSWORD}") as ledger:
        assert PASSWORD not in ledger.where
        assert "password=" in ledger.where


def test_a_database_without_a_ledger_is_made_one_only_to_be_written_to(empty_schema):
    assert "allegedly add" in refused(empty_schema, create=False)
    open_ledger(empty_schema).close()
    open_ledger(empty_schema, create=False).close()


def test_a_schema_that_is_no_ledger(empty_schema):
    run(empty_schema, "CREATE TABLE recipes (name text)")
    assert "not a ledger" in refused(empty_schema)


def test_a_ledger_of_a_newer_program(empty_schema):
    open_ledger(empty_schema).close()
    run(empty_schema, "UPDATE alembic_version SET version_num = '9999'")
    assert "newer version" in refused(empty_schema)


def test_a_ledger_that_somebody_else_holds(empty_schema, monkeypatch):
    monkeypatch.setattr("allegedly.ledger.postgresql.LOCK_TIMEOUT", "50ms")
    monkeypatch.setattr("allegedly.ledger.store.BUSY_TRIES", 1)
    with open_ledger(empty_schema) as ledger, open_ledger(empty_schema) as other:
        with writing(other.engine) as held, held.begin(), pytest.raises(LedgerError, match="another program"):
            ledger.add([coded()])
        assert ledger.add([coded()]).new == 1


def test_a_document_with_a_sign_that_the_server_cannot_hold_is_refused_and_the_next_one_goes_in(empty_schema):
    with open_ledger(empty_schema) as ledger:
        added = ledger.add([coded(1, TEXT + "\x00"), coded(2)])
        assert (added.new, len(added.refused)) == (1, 1)
        assert "doc-1" in added.refused[0]


def test_a_reader_sees_one_state_while_others_write(empty_schema):
    with open_ledger(empty_schema) as ledger, open_ledger(empty_schema) as other:
        ledger.add(many(2))
        count = text(f"SELECT count(*) FROM {PARTS[0].name}")
        with ledger.engine.connect() as connection, connection.begin():
            before = connection.execute(count).scalar()
            other.add(many(4))
            assert connection.execute(count).scalar() == before


def test_text_of_a_book_can_be_searched(empty_schema):
    book = TEXT + " alpha beta gamma" * 70_000
    with open_ledger(empty_schema) as ledger:
        assert ledger.add([coded(1, book), coded(2, url="https://wire.example/" + "long/" * 2000)]).new == 2
        assert [d.id for d in ledger.documents(text="gamma")] == ["doc-1"]
