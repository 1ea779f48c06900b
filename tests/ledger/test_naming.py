"""Documents by the actors that they name."""

from __future__ import annotations

from allegedly.coding import code
from allegedly.ledger import Naming
from allegedly.ledger.overviews import Days, naming_both, naming_most, newest_within
from allegedly.nouns import Document

TEXTS = {
    "both": "The Kremlin praised Iran.",
    "one": "Russia praised China.",
    "none": "Rain fell on Lisbon.",
}


def test_documents_that_name_both_or_either_with_offices_for_their_state(ledger):
    ledger.add(code(Document(name, text) for name, text in TEXTS.items()))

    def found(naming):
        return {item.document.id for item in ledger.coded_documents(naming=naming)}

    assert found(Naming(("RUS", "IRN"))) == {"both"}
    assert found(Naming(("RUS", "IRN"), together=False)) == {"both", "one"}
    assert found(Naming(("RUS.GOV", "IRN"), together=False)) == {"both"}


def test_documents_that_name_most_of_some_actors(ledger):
    ledger.add(code(Document(name, text) for name, text in TEXTS.items()))
    found = ledger.ask(lambda connection: naming_most(connection, ["IRN", "CHN"], 2))
    assert {item.document.id for item in ledger.coded_by_key(found)} == {"both", "one"}
    assert [item.document.id for item in ledger.coded_by_key(ledger.naming("RUS", "IRN"))] == ["both"]


def test_the_newest_documents_that_name_both_within_days_and_a_length(ledger):
    days = ("2024-01-01", "2024-02-01", "2024-03-01", None)
    ledger.add(code(Document(f"d{n}", f"The Kremlin praised Iran. {n}", published=day) for n, day in enumerate(days)))
    # A later version counts once.
    ledger.add(code([Document("d1", "The Kremlin praised Iran twice.", published="2024-02-01")]))

    def found(most=10, **days):
        count, keys = ledger.ask(lambda c: naming_both(c, "RUS", "IRN", most, Days(**days)))
        return count, [item.document.id for item in ledger.coded_by_key(keys)]

    assert found() == (4, ["d3", "d0", "d1", "d2"])
    assert found(most=2) == (4, ["d1", "d2"])
    assert found(until="2024-02-01") == (2, ["d0", "d1"])
    assert found(since="2024-02-01") == (2, ["d1", "d2"])
    _, keys = ledger.ask(lambda c: naming_both(c, "RUS", "IRN", 10))
    length = len("The Kremlin praised Iran. 2")
    assert ledger.ask(lambda c: newest_within(c, keys, length)) == keys[-1:]
    assert ledger.ask(lambda c: newest_within(c, keys, length - 1)) == []
    assert ledger.ask(lambda c: newest_within(c, keys, 1000)) == keys
