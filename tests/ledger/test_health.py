"""A sound ledger has no faults; a damaged one says what is wrong, and what can be read of it is saved."""

from __future__ import annotations

import dataclasses
import random
import sqlite3

import pytest
from made import coded, many
from sqlalchemy import update

from allegedly.errors import LedgerError
from allegedly.ledger import ClaimFilter, Wanted, health, open_ledger
from allegedly.ledger.tables import document_versions, mentions

PAGE = 4096


def test_a_sound_ledger_has_no_faults(url):
    with open_ledger(url) as ledger:
        ledger.add(many(5))
    assert health.check(url) == []


def test_words_that_are_not_where_they_should_be_are_found(url):
    with open_ledger(url) as ledger:
        ledger.add(many(2))
        with ledger.engine.begin() as connection:
            connection.execute(update(mentions).where(mentions.c.version_key == 2).values(start=1))
            connection.execute(update(document_versions).where(document_versions.c.key == 1).values(title="Forged"))
    faults = health.check(url)
    assert any("doc-1" in fault and "not the one that was added" in fault for fault in faults)
    assert any("doc-2" in fault and "is not at" in fault for fault in faults)


def test_what_is_no_ledger_is_told(path):
    with pytest.raises(LedgerError, match="no such file"):
        health.check(path)
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name)")
    other.close()
    assert health.check(path) == ["this is a database, but not a ledger"]


def damaged(path, seed: int, pages: int) -> None:
    """Writes noise over some pages of a file, but not over its list of tables, without which nothing can be read."""
    chance = random.Random(seed)
    data = bytearray(path.read_bytes())
    for number in chance.sample(range(_schema(path), len(data) // PAGE), pages):
        data[number * PAGE : number * PAGE + 300] = chance.randbytes(300)
    path.write_bytes(data)


def _schema(path) -> int:
    """The number of pages at the beginning of a file that hold its tables' descriptions, and empty tables."""
    empty = path.with_name("empty.db")
    open_ledger(empty).close()
    return empty.stat().st_size // PAGE


def test_a_file_without_its_list_of_tables_cannot_be_saved_and_says_so(path, tmp_path):
    with open_ledger(path) as ledger:
        ledger.add(many(5))
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * 3000 + data[3100:])
    assert any("damaged" in fault for fault in health.check(path))
    with pytest.raises(LedgerError, match="damaged"):
        health.rescue(path, tmp_path / "new.db")


@pytest.mark.parametrize("seed", range(6))
def test_what_can_be_read_of_a_damaged_file_is_saved(path, tmp_path, seed):
    items = {item.document.id: item for item in many(60)}
    with open_ledger(path) as ledger:
        ledger.add(items.values())
    damaged(path, seed, pages=6)
    assert any("damaged" in fault for fault in health.check(path))
    before = path.read_bytes()
    saved = health.rescue(path, tmp_path / "new.db")
    assert path.read_bytes() == before
    assert health.check(tmp_path / "new.db") == []
    with open_ledger(tmp_path / "new.db") as ledger:
        found = list(ledger.coded_documents())
        assert len(found) == saved.whole + saved.texts
        assert len(found) > 30 or saved.lost
        for item in found:
            assert item.document == items[item.document.id].document
            assert item == items[item.document.id] or not item.sentences


def test_of_a_sound_ledger_everything_is_saved_versions_too(path, tmp_path):
    changed = dataclasses.replace(coded(1, coded().document.text + " More."), program="1.2.3")
    with open_ledger(path) as ledger:
        ledger.add([*many(3), changed])
        versions = ledger.versions("doc-1")
    saved = health.rescue(path, tmp_path / "new.db")
    assert (saved.whole, saved.texts, saved.lost) == (4, 0, ())
    with open_ledger(tmp_path / "new.db") as ledger:
        assert ledger.versions("doc-1") == versions
        assert ledger.coded("doc-1") == changed


def test_nothing_is_saved_into_what_is_there(path):
    with open_ledger(path) as ledger:
        ledger.add(many(1))
    with pytest.raises(LedgerError, match="there already"):
        health.rescue(path, path)


def test_what_people_decided_is_saved_beside_what_the_machine_said(path, tmp_path):
    with open_ledger(path) as ledger:
        ledger.add([coded(1), coded(2, published="2023-05-01")])
        sale = next(row for row in ledger.claims(ClaimFilter(document="doc-1")) if row.type == "AID")
        assault = ledger.decide(sale.key, Wanted("type", {"type": "ASSAULT", "mode": "aerial"}), "Dana Reader")
        other = next(row for row in ledger.claims(ClaimFilter(document="doc-2")) if row.type == "AID")
        ledger.decide(other.key, Wanted("reject"), "Dana Reader")
    saved = health.rescue(path, tmp_path / "new.db")
    assert (saved.whole, saved.lost) == (2, ())
    with open_ledger(tmp_path / "new.db") as ledger:
        assert [row.document for row in ledger.claims(ClaimFilter(type="ASSAULT"))] == ["doc-1"]
        assert [row.document for row in ledger.claims(ClaimFilter(decided="rejected"))] == ["doc-2"]
        ledger.undo(assault.id, "Dana Reader")
        assert [row.document for row in ledger.claims(ClaimFilter(type="AID"))] == ["doc-1"]
        assert not ledger.claims(ClaimFilter(type="ASSAULT"))
    assert health.check(tmp_path / "new.db") == []
