"""Documents by the actors that they name."""

from __future__ import annotations

from allegedly.coding import code
from allegedly.ledger import Naming
from allegedly.ledger.overviews import naming_most
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
