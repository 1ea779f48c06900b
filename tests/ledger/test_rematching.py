"""What a person corrects is matched anew: it leaves the event that it hung on, or joins another; a merge holds it."""

from __future__ import annotations

import pytest
from made import TEXT, coded
from sqlalchemy import select

from allegedly.ledger import ClaimFilter, Wanted
from allegedly.ledger.tables import document_versions, sayings, tellings

WHO = "Dana Reader"


@pytest.fixture
def full(ledger):
    ledger.add([coded(1), coded(2, TEXT + " Or so it seems.")])
    return ledger


def claim(ledger, document="doc-1"):
    """The sale, as a document claims it."""
    rows = ledger.claims(ClaimFilter(document=document, text="sold", decided="any"))
    return next(row for row in rows if row.id == "c1")


def together(ledger):
    return claim(ledger, "doc-1").event == claim(ledger, "doc-2").event


def party(words, actor):
    start = TEXT.index(words)
    return {"actor": actor, "start": start, "end": start + len(words), "text": words}


STRIKE = Wanted("type", {"type": "ASSAULT", "mode": None})
LATER = {"first_day": "2022-11-10", "last_day": "2022-11-10", "precision": "day", **party("on Monday", None)}
OTHERS = [STRIKE, Wanted("actor", [party("Belmark", "CRD")]), Wanted("date", LATER)]
BY_KIND = {"ids": lambda wanted: wanted.kind}


@pytest.mark.parametrize("wanted", OTHERS, **BY_KIND)
def test_what_is_of_another_kind_of_others_or_of_another_day_leaves_the_event_until_it_is_undone(full, wanted):
    assert together(full)
    made = full.decide(claim(full).key, wanted, WHO)
    assert not together(full)
    full.undo(made.id, WHO)
    assert together(full)


@pytest.mark.parametrize("wanted", OTHERS, **BY_KIND)
def test_two_that_are_corrected_alike_are_one_event_again(full, wanted):
    for document in ("doc-1", "doc-2"):
        full.decide(claim(full, document).key, wanted, WHO)
    assert together(full)
    assert claim(full, "doc-2").reason is not None


def test_no_event_is_left_empty(full):
    events = full.stats().events
    made = full.decide(claim(full).key, STRIKE, WHO)
    assert full.stats().events == events + 1
    full.decide(claim(full, "doc-2").key, STRIKE, WHO)
    assert full.stats().events == events
    full.undo(made.id, WHO)
    assert full.stats().events == events + 1
    assert claim(full).reason is None


def test_what_a_person_merged_stays_together_and_without_the_merge_it_does_not(full):
    full.decide(claim(full).key, STRIKE, WHO)
    merged = full.decide(claim(full).key, Wanted("merge", claim(full, "doc-2").key), WHO)
    assert together(full)
    full.decide(claim(full, "doc-2").key, Wanted("date", LATER), WHO)
    assert together(full)
    full.undo(merged.id, WHO)
    assert not together(full)


def test_what_a_person_split_stays_apart_though_it_is_corrected_to_the_same(full):
    split = full.decide(claim(full).key, Wanted("split"), WHO)
    for document in ("doc-1", "doc-2"):
        full.decide(claim(full, document).key, STRIKE, WHO)
    assert not together(full)
    full.undo(split.id, WHO)
    assert together(full)


def test_a_new_document_joins_the_event_as_it_was_corrected(full):
    for document in ("doc-1", "doc-2"):
        full.decide(claim(full, document).key, Wanted("actor", [party("Belmark", "CRD")]), WHO)
    full.add([coded(3, TEXT + " Or not.")])
    assert together(full)
    assert claim(full, "doc-3").event != claim(full).event


def test_it_stays_so_when_the_document_is_coded_again(full):
    items = {item.document.id: item for item in full.coded_documents()}
    made = full.decide(claim(full).key, STRIKE, WHO)
    for _ in range(2):
        full.recode(lambda documents: (items[each.id] for each in documents), everything=True)
        assert not together(full)
    full.undo(made.id, WHO)
    assert together(full)


def test_what_lost_its_event_in_between_gets_one_of_its_own_and_no_stranger(full):
    made = [full.decide(claim(full, document).key, STRIKE, WHO) for document in ("doc-1", "doc-2")]
    # The event of the sale has lost both; a new document's event may get its number.
    full.add([coded(3, TEXT + " Or not.", published="2024-09-01")])
    for each in made:
        full.undo(each.id, WHO)
    assert together(full)
    assert claim(full, "doc-3").event != claim(full).event


def test_of_a_document_that_changed_only_the_newest_version_is_compared_also_when_all_are_coded_again(ledger):
    items = [coded(1), coded(1, TEXT + " Or so it seems.")]
    ledger.add(items)
    ledger.recode(lambda documents: (next(i for i in items if i.document.text == d.text) for d in documents), True)
    with ledger.engine.connect() as connection:
        current = select(document_versions.c.key).where(document_versions.c.current)
        for table in (tellings, sayings):
            compared = set(connection.execute(select(table.c.version_key)).scalars())
            assert compared <= set(connection.execute(current).scalars())
        assert connection.execute(select(tellings)).first() is not None
