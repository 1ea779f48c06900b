"""Reports on a ledger take its events: merged, split, rejected and corrected as people decided."""

from __future__ import annotations

import pytest

from allegedly.coding import code
from allegedly.knowledge.actors import load
from allegedly.ledger import ClaimFilter, Wanted, open_ledger, origins
from allegedly.nouns import Document
from allegedly.reports import (
    Dyad,
    Names,
    TimelineOptions,
    dealings,
    gifts,
    levels,
    make_brief,
    relation,
    reliance,
    ties,
    timeline,
)

WHO = "Dana Reader"
DYAD = Dyad("RUS", "IRN")
# One delivery told twice, and another one.
TEXTS = (
    ("one", "2022-10-26", "Russia supplied 24 fighter jets to Iran at the Bushehr air base on Monday."),
    ("two", "2022-10-27", "On Monday Russia supplied 24 fighter jets to Iran at the Bushehr base, witnesses said."),
    ("far", "2021-03-02", "Russia gave grain to Iran, the port of Anzali said."),
)


@pytest.fixture(scope="module")
def documents():
    return list(code(Document(id, text, published=day) for id, day, text in TEXTS))


@pytest.fixture
def ledger(tmp_path, documents):
    with open_ledger(tmp_path / "test.db") as opened:
        opened.add(documents)
        yield opened


def claim(ledger, document):
    (row,) = ledger.claims(ClaimFilter(document=document, a="RUS", b="IRN", decided="any"))
    return row


def decide(ledger, document, kind, value=None):
    return ledger.decide(claim(ledger, document).key, Wanted(kind, value), WHO)


def party(document, words, actor):
    (start,) = (text.index(words) for id, _, text in TEXTS if id == document)
    return {"actor": actor, "start": start, "end": start + len(words), "text": words}


def dealt(ledger):
    return dealings(ledger.coded_documents(), DYAD, origins).events


def told(ledger):
    """The documents that tell each event."""
    return {frozenset(report.document for report in event.reports) for event in dealt(ledger)}


def counted(ledger):
    """Events as relation, levels, reliance and network count them."""
    found = dealings(ledger.coded_documents(), DYAD, origins)
    given = [row for row in reliance(gifts(ledger.coded_documents(), DYAD, origins), DYAD) if row.period == "all"]
    (tie,) = ties(ledger.coded_documents(), DYAD)
    return {
        "relation": sum(r.events for r in relation(found, "year") if (r.direction, r.facet) == ("both", "all")),
        "levels": sum(len(level.events) for level in levels(found)),
        "reliance": sum(row.events for row in given),
        "network": tie.events,
    }


def everywhere(number):
    return dict.fromkeys(("relation", "levels", "reliance", "network"), number)


def test_without_decisions_a_ledger_counts_what_the_documents_alone_do(ledger, documents):
    assert told(ledger) == {frozenset({"one", "two"}), frozenset({"far"})}
    assert dealt(ledger) == dealings(documents, DYAD, origins).events
    assert counted(ledger) == everywhere(2)


def test_two_merged_events_count_once_until_the_merge_is_undone(ledger):
    made = decide(ledger, "far", "merge", claim(ledger, "one").key)
    assert told(ledger) == {frozenset({"one", "two", "far"})}
    assert counted(ledger) == everywhere(1)
    ledger.undo(made.id, WHO)
    assert counted(ledger) == everywhere(2)


def test_a_split_event_counts_twice(ledger):
    decide(ledger, "two", "split")
    assert told(ledger) == {frozenset({"one"}), frozenset({"two"}), frozenset({"far"})}
    assert counted(ledger) == everywhere(3)


def test_a_rejected_claim_is_gone(ledger):
    decide(ledger, "one", "reject")
    assert told(ledger) == {frozenset({"two"}), frozenset({"far"})}
    decide(ledger, "two", "reject")
    assert counted(ledger) == everywhere(1)
    assert claim(ledger, "one").spread is None


def test_a_corrected_type_counts_under_the_new_one(ledger):
    decide(ledger, "far", "type", {"type": "THREATEN", "mode": None})
    assert sorted(event.type for event in dealt(ledger)) == ["AID", "THREATEN"]
    rows = relation(dealings(ledger.coded_documents(), DYAD, origins), "year")
    (row,) = [r for r in rows if (r.period, r.direction, r.facet) == ("2021", "both", "all")]
    assert row.verbal_conflict == 1.0
    assert row.score < 0
    assert sum(row.events for row in reliance(gifts(ledger.coded_documents(), DYAD, origins), DYAD, "year")) == 2


def test_corrected_parties_leave_the_dyad(ledger):
    decide(ledger, "far", "recipient", [party("far", "Iran", "IRQ")])
    assert told(ledger) == {frozenset({"one", "two"})}
    assert {(tie.one, tie.other): tie.events for tie in ties(ledger.coded_documents(), DYAD)} == {
        ("IRN", "RUS"): 1,
        ("IRQ", "RUS"): 1,
    }


def test_a_corrected_date_moves_an_event_and_the_day_of_the_timeline(ledger):
    week_before = {"first_day": "2022-10-17", "last_day": "2022-10-17", "precision": "day"}
    for document, words in (("one", "on Monday"), ("two", "On Monday")):
        decide(ledger, document, "date", {**week_before, **party(document, words, None)})
    assert {event.day for event in dealt(ledger)} == {"2022-10-17", "2021-03-02"}
    rows = timeline(ledger.coded_documents(), origins, TimelineOptions(dates=1))
    assert [row.date for row in rows] == ["2022-10-17"]


def test_a_corrected_position_makes_an_event_disputed(ledger):
    assert "disputed" not in {event.standing for event in dealt(ledger)}
    decide(ledger, "two", "position", {"was": "witnesses", "position": "denies"})
    assert "disputed" in {event.standing for event in dealt(ledger)}


# -- briefs ------------------------------------------------------------------------------------------------------------

DENIED = (
    ("sold", "2022-10-18", "Iran sold Russia hundreds of attack drones for the war in Ukraine, Ukraine said."),
    ("denied", "2022-10-19", "Iran denied that it sold Russia any attack drones for the war in Ukraine."),
)


@pytest.fixture(scope="module")
def drones():
    return list(code(Document(id, text, published=day) for id, day, text in DENIED))


@pytest.fixture
def dispute(tmp_path, drones):
    with open_ledger(tmp_path / "test.db") as opened:
        opened.add(drones)
        yield opened


def heading(ledger):
    brief = make_brief(ledger.coded_documents(), DYAD, Names(load()), origins)
    return " ".join(thing.heading for thing in brief.things)


def sale(ledger, document):
    (row,) = ledger.claims(ClaimFilter(document=document, a="IRN", b="RUS"))
    return row.key


def test_a_brief_without_decisions_is_that_of_the_documents_alone(dispute, drones):
    names = Names(load())
    assert make_brief(dispute.coded_documents(), DYAD, names, origins) == make_brief(drones, DYAD, names, origins)
    assert "Iran denies it" in heading(dispute)


@pytest.mark.parametrize(
    ("document", "wanted"),
    [
        ("denied", Wanted("split")),
        ("denied", Wanted("reject")),
        ("denied", Wanted("position", {"was": "Iran", "position": None})),
        ("denied", Wanted("recipient", [{"actor": "SYR", "start": 25, "end": 31, "text": "Russia"}])),
    ],
    ids=lambda value: value.kind if isinstance(value, Wanted) else "",
)
def test_a_denial_that_people_take_from_an_event_is_not_set_against_it(dispute, document, wanted):
    made = dispute.decide(sale(dispute, document), wanted, WHO)
    assert "Iran sold Russia" in heading(dispute)
    assert "Iran denies it" not in heading(dispute)
    dispute.undo(made.id, WHO)
    assert "Iran denies it" in heading(dispute)


def test_a_denial_that_people_merge_with_an_event_is_set_against_it(dispute, tmp_path):
    later = Document("later", DENIED[1][2], published="2023-09-20")
    with open_ledger(tmp_path / "two.db") as ledger:
        ledger.add([dispute.coded("sold"), *code([later])])
        assert "Iran denies it" not in heading(ledger)
        ledger.decide(sale(ledger, "sold"), Wanted("merge", sale(ledger, "later")), WHO)
        assert "Iran denies it" in heading(ledger)


def test_a_corrected_speaker_is_named(dispute):
    key = sale(dispute, "sold")
    assert "Ukraine says so" in heading(dispute)
    dispute.decide(key, Wanted("speaker", {"was": "Ukraine", "actor": "POL", "text": None}), WHO)
    assert "Poland says so" in heading(dispute)
