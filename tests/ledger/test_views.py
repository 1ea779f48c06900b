"""Whoever opens the database itself finds claims and events in words, and what each table holds."""

from __future__ import annotations

from made import many
from sqlalchemy import select, text

from allegedly.ledger.tables import about, metadata


def rows(ledger, query: str) -> list[dict[str, object]]:
    """What a query answers."""
    with ledger.engine.connect() as connection:
        return [dict(row) for row in connection.execute(text(query)).mappings()]


def test_a_claim_is_one_line(ledger):
    ledger.add(many(2))
    first = rows(ledger, "SELECT * FROM readable_claims WHERE document = 'doc-1' ORDER BY claim_key")[0]
    assert (first["type"], first["status"], first["actors"], first["recipients"]) == (
        "AID",
        "disputed",
        "ARV",
        "BLM; it",
    )
    assert first["positions"] == "BLM affirms; ARV.GOV.FOREIGN denies; observers doubts"
    assert (first["place"], first["publisher"], first["published"]) == ("Portu", "Example Wire", "2022-10-02")


def test_an_event_is_one_line_with_what_is_counted(ledger):
    ledger.add(many(2))
    (sale,) = rows(ledger, "SELECT * FROM readable_events WHERE family = 'aid'")
    assert (sale["reports"], sale["documents"], sale["outlets"], sale["origins"]) == (2, 2, 1, 2)


def test_tables_tell_what_they_hold(ledger):
    with ledger.engine.connect() as connection:
        told = set(connection.execute(select(about.c.name)).scalars())
    assert {f"table {table.name}" for table in metadata.sorted_tables if table.comment and table is not about} <= told
    assert "table claims" in told
