"""The catalogue says the same as the tables that it is made from, whatever happens to them."""

from __future__ import annotations

from made import TEXT, coded, many
from sqlalchemy import delete, select

from allegedly.ledger import Wanted
from allegedly.ledger.catalogue import fill, renew
from allegedly.ledger.tables import catalogue, document_versions


def cards(connection):
    return sorted(tuple(row) for row in connection.execute(select(catalogue)))


def test_cards_made_while_adding_are_those_made_from_the_tables(ledger):
    ledger.add([*many(3), coded(1, TEXT + " Or so.")])
    key = ledger.claims()[0].key
    ledger.decide(key, Wanted("reject"), "Somebody")
    ledger.decide(ledger.claims()[0].key, Wanted("accept"), "Somebody")
    with ledger.engine.begin() as connection:
        before = cards(connection)
        for version in connection.execute(select(document_versions.c.key)).scalars().all():
            renew(connection, version)
        assert cards(connection) == before


def test_a_ledger_without_a_catalogue_gets_one(ledger):
    ledger.add(many(3))
    with ledger.engine.begin() as connection:
        before = cards(connection)
        connection.execute(delete(catalogue))
        fill(connection)
        assert cards(connection) == before
        fill(connection)
        assert cards(connection) == before
