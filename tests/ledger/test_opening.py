"""A ledger that cannot be opened, read or written says in one line why, and what to do."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys

import pytest
from made import coded, many

from allegedly.errors import LedgerError
from allegedly.ledger import open_ledger


def refused(path, **options) -> str:
    """What opening says."""
    with pytest.raises(LedgerError) as caught:
        open_ledger(path, **options)
    assert "\n" not in str(caught.value)
    assert str(path).removeprefix("sqlite:///") in str(caught.value)
    return str(caught.value)


def test_a_ledger_is_made_where_there_is_none_and_found_again_under_each_of_its_names(path):
    with open_ledger(path) as ledger:
        ledger.add([coded()])
    for url in (str(path), f"sqlite:///{path}", path):
        with open_ledger(url, create=False) as ledger:
            assert ledger.count() == 2


def test_a_file_that_is_no_database(path):
    path.write_text("Belmark and Arvia")
    assert "not a ledger" in refused(path)
    assert path.read_text() == "Belmark and Arvia"


def test_a_database_that_is_no_ledger(path):
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name)")
    other.close()
    assert "not a ledger" in refused(path)


def test_a_ledger_of_a_newer_program(path):
    open_ledger(path).close()
    with sqlite3.connect(path) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.close()
    assert "newer version" in refused(path)


def test_a_folder_that_is_not_there_and_a_folder_in_place_of_a_file(tmp_path):
    assert "is not there" in refused(tmp_path / "none" / "test.db")
    assert "folder" in refused(tmp_path)


def test_a_ledger_to_read_that_is_not_there_is_not_made(path):
    assert "allegedly add" in refused(path, create=False)
    assert not path.exists()


def test_an_empty_file_becomes_a_ledger(path):
    path.touch()
    with open_ledger(path) as ledger:
        assert ledger.add([coded()]).new == 1


def test_a_damaged_ledger(path):
    with open_ledger(path) as ledger:
        ledger.add(many(20))
    data = bytearray(path.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 200] = b"\xff" * 200
    path.write_bytes(data)
    with pytest.raises(LedgerError) as caught, open_ledger(path) as ledger:
        list(ledger.coded_documents())
    assert "damaged" in str(caught.value)


def test_a_full_disk_keeps_what_was_added_before(path):
    with open_ledger(path) as ledger:
        ledger.add(many(3))
        with ledger.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 20}")
        with pytest.raises(LedgerError, match="disk is full"):
            ledger.add(many(60))
    with open_ledger(path) as ledger:
        kept = len(list(ledger.coded_documents()))
        assert 3 <= kept < 60
        assert ledger.add(many(60)).new == 60 - kept


def test_a_ledger_that_somebody_else_holds(path, monkeypatch):
    monkeypatch.setattr("allegedly.ledger.sqlite.BUSY_SECONDS", 0.05)
    with open_ledger(path) as ledger:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another program"):
            ledger.add([coded()])
        other.execute("ROLLBACK")
        assert ledger.add([coded()]).new == 1
        other.close()


def test_a_ledger_that_may_only_be_read_can_be_read(path, monkeypatch):
    with open_ledger(path) as ledger:
        ledger.add([coded()])
    monkeypatch.setattr(os, "access", lambda *_: False)
    with open_ledger(path, create=False) as ledger:
        assert ledger.count() == 2
        with pytest.raises(LedgerError, match="only be read"):
            ledger.add([coded(2)])


def test_two_programs_may_make_one_ledger_at_once(path):
    code = f"from allegedly.ledger import open_ledger; open_ledger({str(path)!r}).close()"
    running = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(2)]
    assert [process.wait(timeout=60) for process in running] == [0, 0]
