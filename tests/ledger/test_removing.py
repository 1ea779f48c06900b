"""Removing and coding again leave no ghosts: nothing without members, nothing that refers to what is gone."""

from __future__ import annotations

import dataclasses

import pytest
from made import TEXT, babble, coded, document, many
from sqlalchemy import exists, func, select

from allegedly.errors import LedgerError
from allegedly.ledger import ClaimFilter, Wanted, removing
from allegedly.ledger.tables import PARTS, events, fingerprints, metadata, reports


def rows(ledger) -> dict[str, int]:
    """How many rows each table has."""
    with ledger.engine.connect() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar()
            for table in metadata.sorted_tables
        }


def ghosts(ledger) -> dict[str, int]:
    """How many shared things nothing refers to, by table."""
    found = {}
    with ledger.engine.connect() as connection:
        for table in removing.SHARED:
            (key,) = table.primary_key.columns
            unused = [~exists(select(column).where(column == key)) for column in removing._referring(table)]
            found[table.name] = connection.execute(select(func.count()).select_from(table).where(*unused)).scalar()
    return {name: count for name, count in found.items() if count}


def test_a_document_goes_with_all_that_hung_on_it_alone(ledger):
    empty = rows(ledger)
    ledger.add([coded()])
    removed = ledger.remove("doc-1")
    assert (removed.versions, removed.claims, removed.outlets, removed.origins) == (1, 2, 1, 1)
    assert rows(ledger) == empty
    assert ledger.add([coded()]).new == 1
    assert ledger.coded("doc-1") == coded()


def test_what_another_document_needs_stays(ledger):
    ledger.add(many(1))
    alone = rows(ledger)
    ledger.add(many(3))
    ledger.remove("doc-3")
    ledger.remove("https://wire.example/2")
    assert rows(ledger) == alone
    assert not ghosts(ledger)
    assert ledger.coded("doc-1") == many(1)[0]


def test_all_versions_go(ledger):
    ledger.add([coded(id="old"), coded(text=TEXT + " Belmark took it back.", id="new")])
    assert ledger.remove("old").versions == 2
    assert ledger.documents() == []
    assert ledger.documents(text="drones") == []
    with ledger.engine.connect() as connection:
        assert all(connection.execute(select(table)).first() is None for table in (*PARTS, fingerprints))


def test_the_first_report_of_an_event_that_stays_needs_no_reason(ledger):
    ledger.add(many(3))
    told = [row for row in ledger.claims() if row.type == "AID"]
    assert len({row.event for row in told}) == 1 and [row.reason is None for row in told] == [True, False, False]
    ledger.remove("doc-1")
    left = [row for row in ledger.claims() if row.type == "AID"]
    assert {row.event for row in left} == {told[0].event}
    assert [row.reason is None for row in left] == [True, False]


def test_an_origin_is_called_by_a_document_that_is_there(ledger):
    story = babble(5, 120)
    ledger.add([coded(number, TEXT + " " + story, publisher=f"Paper {number}") for number in (1, 2)])
    assert ledger.origins()["doc-2"] == "doc-1"
    ledger.remove("doc-1")
    assert ledger.origins() == {"doc-2": "doc-2"}


def test_what_cannot_be_removed_is_told(ledger):
    ledger.add([coded(1, id="hash"), coded(1, id="hash", publisher="Other", url="https://other.example/x")])
    with pytest.raises(LedgerError, match="nobody"):
        ledger.remove("nobody")
    with pytest.raises(LedgerError, match=r"https://other\.example/x"):
        ledger.remove("hash")
    assert ledger.remove("https://other.example/x").versions == 1
    assert len(ledger.documents()) == 1


def as_newer(documents):
    """Codes as a newer program: it no longer sees the rejection, and the sale for sure."""
    for each in documents:
        number = int(each.id.removeprefix("doc-"))
        item = coded(number, each.text)
        sale = dataclasses.replace(item.events[0], certainty="probable", contexts=("military",))
        yield dataclasses.replace(
            item, document=each, events=(sale,), claims=item.claims[:1], program="9.9.9", times=()
        )


def test_what_an_older_program_coded_is_coded_again_and_the_document_stays(ledger, monkeypatch):
    monkeypatch.setattr("importlib.metadata.version", lambda _: "9.9.9")
    old = [dataclasses.replace(item, program="0.0.1") for item in many(3)]
    ledger.add(old)
    before = {row.event for row in ledger.claims() if row.type == "AID"}
    recoded = ledger.recode(as_newer)
    assert (recoded.done, recoded.failed) == (3, 0)
    for item in old:
        found = ledger.coded(item.document.id)
        assert found.document == item.document
        assert [event.certainty for event in found.events] == ["probable"]
        assert found.program == "9.9.9"
    assert {row.event for row in ledger.claims()} == before
    assert not ghosts(ledger)
    assert ledger.recode(as_newer).done == 0
    assert ledger.recode(as_newer, everything=True).done == 3
    assert ledger.add(old).known == 3


def test_what_cannot_be_coded_again_stays_as_it_was(ledger, monkeypatch):
    ledger.add(many(3))

    def fails_on_one(documents):
        return (item for item in as_newer(documents) if item.document.id != "doc-2")

    recoded = ledger.recode(fails_on_one)
    assert (recoded.done, recoded.failed) == (2, 1)
    assert ledger.coded("doc-2") == many(2)[1]
    assert [len(ledger.coded(f"doc-{number}").events) for number in (1, 2, 3)] == [1, 2, 1]


def test_coding_again_keeps_events_in_the_way_they_were_and_origins_too(ledger):
    ledger.add(many(4))
    origins = ledger.origins()
    with ledger.engine.begin() as connection:
        # As a person who split them would have it.
        apart = connection.execute(events.insert().values(family="aid", day=None)).inserted_primary_key[0]
        first = connection.execute(select(func.min(reports.c.key))).scalar()
        connection.execute(reports.update().where(reports.c.key == first).values(event_key=apart))
    ledger.recode(as_newer)
    assert [row.event == apart for row in ledger.claims()] == [True, False, False, False]
    assert ledger.origins() == origins
    assert not ghosts(ledger)


def test_decisions_of_people_survive_coding_again(ledger):
    ledger.add(many(3))
    sales = [row for row in ledger.claims() if row.type == "AID"]
    ledger.decide(sales[0].key, Wanted("type", {"type": "COOPERATE", "mode": None}), "Ada")
    ledger.decide(sales[1].key, Wanted("reject"), "Ada", "a dry run")
    ledger.decide(sales[2].key, Wanted("split"), "Ada")
    before = [(row.document, row.id, row.type, row.decided) for row in ledger.claims(ClaimFilter(decided="any"))]
    apart = {row.document: row.event for row in ledger.claims(ClaimFilter(decided="any")) if row.id == "c1"}
    assert apart["doc-3"] != apart["doc-1"]
    ledger.recode(as_newer)
    after = ledger.claims(ClaimFilter(decided="any"))
    assert [(row.document, row.id, row.type, row.decided) for row in after] == [row for row in before if row[1] == "c1"]
    assert {row.document: row.event for row in after}["doc-3"] != {row.document: row.event for row in after}["doc-1"]
    assert not ghosts(ledger)


def test_a_document_that_was_removed_while_it_was_coded_is_passed_over(ledger):
    ledger.add(many(2))

    def removing_meanwhile(documents):
        for item in as_newer(documents):
            if item.document.id == "doc-2":
                ledger.remove("doc-2")
            yield item

    assert ledger.recode(removing_meanwhile).done == 1
    assert [d.id for d in ledger.documents()] == ["doc-1"]
    assert not ghosts(ledger)


def test_the_difference_between_two_versions_is_shown(ledger):
    ledger.add([coded()])
    later = coded(text=TEXT + " Belmark took it back.", title="Drones, corrected")
    event = dataclasses.replace(later.events[0], date=None)
    claim = dataclasses.replace(later.claims[0], status="denied", positions=later.claims[0].positions[1:])
    end = len(TEXT)
    ledger.add(
        [
            dataclasses.replace(
                later,
                sentences=(*later.sentences, (end + 1, end + 22)),
                events=(event, later.events[1]),
                claims=(claim,),
            )
        ]
    )
    found = ledger.difference("doc-1")
    assert found.particulars == (("title", "Drones, part 1", "Drones, corrected"),)
    assert [(edit.before, edit.after) for edit in found.text] == [((), ("Belmark took it back.",))]
    changed, gone = found.claims
    assert (changed.before.id, changed.after.id, changed.what) == ("c1", "c1", ("status", "positions", "date"))
    assert (gone.before.id, gone.after) == ("c2", None)
    assert ledger.difference("doc-1", 2, 1).text[0].before == ("Belmark took it back.",)


def test_a_document_with_one_version_has_no_difference(ledger):
    ledger.add([coded()])
    with pytest.raises(LedgerError, match="version 1"):
        ledger.difference("doc-1")
    assert document().id == "doc-1"
