"""Claims are found by who takes part, who speaks, what, when and in which words."""

from __future__ import annotations

import pytest
from made import TEXT, coded

from allegedly.errors import UsageError
from allegedly.ledger import ClaimFilter


@pytest.fixture
def full(ledger):
    ledger.add(
        [
            coded(1, published="2022-10-03"),
            coded(2, TEXT + " Or so it seems.", published="2022-10-31T09:30:00+02:00"),
            coded(3, TEXT + " Or not.", published=None),
        ]
    )
    return ledger


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, 6),
        ({"type": "AID"}, 3),
        ({"status": "disputed"}, 3),
        ({"status": "denied"}, 0),
        ({"actor": "BLM"}, 3),
        ({"actor": "ARV"}, 6),
        ({"actor": "ARV.GOV"}, 3),
        ({"actor": "AR"}, 0),
        ({"a": "ARV", "b": "BLM"}, 3),
        ({"a": "ARV", "b": "BLM", "direction": "a>b"}, 3),
        ({"a": "ARV", "b": "BLM", "direction": "b>a"}, 0),
        ({"a": "BLM", "b": "ARV", "direction": "b>a"}, 3),
        ({"speaker": "ARV"}, 3),
        ({"speaker": "ARV", "position": "denies"}, 3),
        ({"speaker": "BLM", "position": "denies"}, 0),
        ({"position": "doubts"}, 3),
        ({"since": "2022-10-31"}, 2),
        ({"until": "2022-10-31"}, 4),
        ({"since": "2022-10-04", "until": "2022-10-30"}, 0),
        ({"document": "doc-2"}, 2),
        ({"text": "proofs drone"}, 3),
        ({"text": '"denied the sale"'}, 3),
        ({"text": "submarines"}, 0),
    ],
)
def test_a_filter_finds_and_counts(full, wanted, found):
    assert full.count(ClaimFilter(**wanted)) == found
    assert len(full.claims(ClaimFilter(**wanted))) == found


def test_pages_hold_every_claim_once_by_publication(full):
    pages = [full.claims(ClaimFilter(limit=4, offset=offset)) for offset in (0, 4, 8)]
    assert [len(page) for page in pages] == [4, 2, 0]
    assert [(row.document, row.id) for page in pages for row in page] == [
        (document, claim) for document in ("doc-3", "doc-1", "doc-2") for claim in ("c1", "c2")
    ]


def test_a_row_says_who_did_what_to_whom_and_who_says_so(full):
    row = full.claims(ClaimFilter(document="doc-1"))[0]
    assert (row.type, row.actors, row.recipients, row.status) == ("AID", ("ARV",), ("BLM", "it"), "disputed")
    assert row.positions == coded().claims[0].positions
    assert TEXT[slice(*row.quote.span)] == row.quote.text


def test_half_a_dyad_is_refused(full):
    with pytest.raises(UsageError, match="both"):
        full.claims(ClaimFilter(a="ARV"))


def test_reports_of_one_event_have_its_key_a_reason_and_one_table_of_standings(ledger):
    ledger.add([coded(1, published="2022-10-03"), coded(2, TEXT + " Or so it seems.", published="2022-10-05")])
    first, second = ledger.claims(ClaimFilter(type="AID"))
    assert first.event == second.event
    assert first.reason is None
    assert "sell" in second.reason and "drone" in second.reason
    denying = [standing for standing in ledger.standings(first.event) if standing.now == "denies"]
    assert [(s.actor, s.held[0].since, s.held[0].until) for s in denying] == [
        ("ARV.GOV.FOREIGN", "2022-10-03", "2022-10-05")
    ]
