"""Claims are found by who takes part, who speaks, what, when and in which words."""

from __future__ import annotations

from dataclasses import replace

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
        ({"actor": "BLM", "speaker": "ARV", "type": "AID", "status": "disputed"}, 3),
        ({"actor": "BLM", "speaker": "BLM", "position": "denies"}, 0),
        ({"a": "ARV.GOV", "b": "BLM"}, 0),
        ({"a": "ARV", "b": "BLM.GOV"}, 0),
        ({"happened_since": "2022-10-03", "happened_until": "2022-10-03"}, 3),
        ({"happened_since": "2022-10-04"}, 0),
        ({"happened_until": "2022-10-02"}, 0),
        ({"place": "ARV"}, 3),
        ({"place": " PORTU"}, 3),
        ({"place": "Elsewhere"}, 0),
        ({"outlet": "example wire"}, 6),
        ({"document": "doc-2", "type": "AID"}, 1),
        ({"text": "drones", "speaker": "ARV", "since": "2022-10-31"}, 1),
        ({"event": 0}, 0),
        ({"decided": "rejected"}, 0),
        ({"decided": "undecided"}, 6),
        ({"decided": "any"}, 6),
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


def test_words_that_many_claims_hold_are_found_like_rare_ones(full, monkeypatch):
    wanted = ClaimFilter(text="drones", actor="BLM")
    rare = [row.key for row in full.claims(wanted)]
    for few, many in ((0, 10), (0, 1)):
        for where in ("", "_ON_SERVER"):
            monkeypatch.setattr(f"allegedly.ledger.finding.FEW{where}", few)
            monkeypatch.setattr(f"allegedly.ledger.finding.MANY{where}", many)
        assert [row.key for row in full.claims(wanted)] == rare
        assert full.count(wanted) == len(rare) == 3
        assert full.count(ClaimFilter(text="drones")) == 3


def test_the_newest_come_first_where_asked_for(full):
    rows = full.claims(ClaimFilter(sort="-published"))
    assert [row.document for row in rows] == ["doc-2", "doc-2", "doc-1", "doc-1", "doc-3", "doc-3"]
    assert [row.id for row in rows[:2]] == ["c1", "c2"]


@pytest.mark.parametrize("sort", ["date", "-date"])
def test_by_date_of_the_event_what_has_none_comes_last_on_every_page(full, sort):
    starts = [full.claims(ClaimFilter(sort=sort, limit=2, offset=offset)) for offset in (0, 2, 4)]
    assert [[row.start for row in page] for page in starts] == [
        ["2022-10-03", "2022-10-03"],
        ["2022-10-03", None],
        [None, None],
    ]
    assert len({row.key for page in starts for row in page}) == 6


@pytest.mark.parametrize("sort", ["published", "-published"])
def test_what_was_told_before_its_day_and_what_was_told_after_it_stand_on_one_run_of_pages(ledger, sort):
    days = {"2022-10-01": "2022-10-09", "2022-10-02": "2022-10-02", "2022-10-08": "2022-10-08", "2022-10-12": None}
    for number, (published, day) in enumerate([*days.items(), ("2022-10-14", "2022-10-09")], 1):
        item = coded(number, published=published)
        dated = [replace(e, date=e.date and day and replace(e.date, start=day, end=day)) for e in item.events]
        ledger.add([replace(item, events=tuple(dated))])
    wanted = ClaimFilter(happened_since="2022-10-05", sort=sort, limit=None)
    found = [row.published for row in ledger.claims(wanted)]
    assert set(found) == {"2022-10-01", "2022-10-08", "2022-10-14"}
    assert found == sorted(found, reverse=sort == "-published")
    pages = [ledger.claims(replace(wanted, limit=2, offset=start)) for start in range(0, len(found), 2)]
    assert [row.published for page in pages for row in page] == found
    assert ledger.count(wanted) == len(found)
    with_actor = replace(wanted, actor="ARV")
    assert [row.published for row in ledger.claims(with_actor)] == found


def test_an_earlier_version_is_shown_only_where_asked_for(full):
    full.add([coded(1, TEXT + " Or so.", published="2022-10-03", url="https://wire.example/1")])
    assert full.count(ClaimFilter(document="doc-1")) == full.count(ClaimFilter(type="AID", document="doc-1")) * 2 == 2
    assert full.count(ClaimFilter(document="doc-1", old=True)) == 4
    assert full.count(ClaimFilter(text="drones")) == 3
    assert full.count() == 6
    assert full.count(ClaimFilter(old=True)) == 8


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"type": "WAR"}, "type WAR is unknown; choose one of: AGREE"),
        ({"status": "true"}, "status true is unknown"),
        ({"position": "says"}, "position says is unknown"),
        ({"sort": "random"}, "sort random is unknown"),
        ({"since": "last week"}, "since last week is not a day; write it as 2022-10-26"),
        ({"happened_until": "2022"}, "happened_until 2022 is not a day"),
        ({"since": "2022-10-05", "until": "2022-10-04"}, "swap them"),
        ({"a": "ARV", "b": "ARV"}, "two different actors"),
        ({"document": "doc-9"}, "no document has the id doc-9"),
        ({"outlet": "Exampel Wire"}, "did you mean Example Wire"),
        ({"offset": -1}, "0 or more"),
    ],
)
def test_a_filter_that_cannot_be_answered_says_why(full, wanted, told):
    with pytest.raises(UsageError, match=told):
        full.claims(ClaimFilter(**wanted))


def test_what_a_filter_finds_comes_as_documents_with_these_claims_alone(full):
    found = list(full.coded_claims(ClaimFilter(type="REJECT", limit=None)))
    assert [item.document.id for item in found] == ["doc-3", "doc-1", "doc-2"]
    for item in found:
        assert [event.type for event in item.events] == ["REJECT"]
        assert [claim.id for claim in item.claims] == ["c2"]
        assert item.attributions == coded().attributions
    assert len(list(full.coded_claims(ClaimFilter(limit=None)))) == 3


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
