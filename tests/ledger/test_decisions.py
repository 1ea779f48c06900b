"""What people decide stands over the machine, is undone by another decision, and survives every re-code."""

from __future__ import annotations

import dataclasses

import pytest
from made import TEXT, coded
from sqlalchemy import delete, insert

from allegedly.errors import UsageError
from allegedly.knowledge.plover import plover
from allegedly.ledger import ClaimFilter, Wanted, open_ledger
from allegedly.ledger.catalogue import enter, forget
from allegedly.ledger.linking import link_events
from allegedly.ledger.replaying import replay
from allegedly.ledger.tables import PARTS
from allegedly.ledger.writing import rows_of

WHO = "Dana Reader"


@pytest.fixture
def full(ledger):
    ledger.add([coded(1), coded(2, TEXT + " Or so it seems."), coded(3, TEXT + " Or not.", published="2023-09-01")])
    return ledger


def claim(ledger, document="doc-1", **wanted):
    """The sale, as a document claims it."""
    filter = ClaimFilter(**{"document": document, "text": "sold", "decided": "any", **wanted})
    (row,) = [row for row in ledger.claims(filter) if row.id == "c1"]
    return row


def party(words, actor):
    start = TEXT.index(words)
    return {"actor": actor, "start": start, "end": start + len(words), "text": words}


def code_again(ledger, item, version=1):
    """What a re-code does: the parts of a version are written anew, counted to events, and the decisions replayed."""
    with ledger.engine.begin() as connection:
        forget(connection, version)
        for table in reversed(PARTS):
            connection.execute(delete(table).where(table.c.version_key == version))
        rows = rows_of(item, version)
        for table in PARTS:
            if rows[table.name]:
                connection.execute(insert(table), rows[table.name])
        enter(connection, version, rows)
        link_events(connection, item, version)
        return replay(connection, version)


CORRECTIONS = [
    (Wanted("type", {"type": "COOPERATE", "mode": None}), lambda row: row.type, "COOPERATE"),
    (Wanted("actor", [party("Belmark", "BLM.MIL")]), lambda row: row.actors, ("BLM.MIL",)),
    (Wanted("recipient", []), lambda row: row.recipients, ()),
    (
        Wanted(
            "date",
            {"first_day": "2022-10-10", "last_day": "2022-10-10", "precision": "day", **party("on Monday", None)},
        ),
        lambda row: row.start,
        "2022-10-10",
    ),
    (Wanted("date", None), lambda row: (row.start, row.end), (None, None)),
    (
        Wanted("speaker", {"was": "Belmark", "actor": "BLM.MIL", "text": None}),
        lambda row: row.positions[0].actor,
        "BLM.MIL",
    ),
    (Wanted("position", {"was": "Belmark", "position": "doubts"}), lambda row: row.positions[0].position, "doubts"),
    (Wanted("position", {"was": "Belmark", "position": None}), lambda row: row.status, "denied"),
    (Wanted("accept"), lambda row: row.decided, "accepted"),
    (Wanted("reject"), lambda row: row.decided, "rejected"),
]


@pytest.mark.parametrize(("wanted", "read", "value"), CORRECTIONS)
def test_a_decision_holds_is_replayed_and_is_undone(full, wanted, read, value):
    item = coded(1)
    before = claim(full)
    assert read(before) != value
    made = full.decide(before.key, wanted, WHO, "as the text says")
    assert read(claim(full)) == value
    assert (made.who, made.why, made.document, made.stands, made.missing) == (
        WHO,
        "as the text says",
        "doc-1",
        True,
        False,
    )
    assert code_again(full, item).missing == ()
    assert read(claim(full)) == value
    full.undo(made.id[:8], WHO, "a slip")
    assert claim(full) == dataclasses.replace(before, event=claim(full).event, reason=claim(full).reason)
    assert full.coded("doc-1") == item
    assert [(each.kind, each.stands) for each in full.decisions()] == [(wanted.kind, False), ("undo", True)]


def test_an_undone_undoing_holds_again(full):
    first = full.decide(claim(full).key, Wanted("type", {"type": "ASSAULT", "mode": "aerial"}), WHO)
    undoing = full.undo(first.id, WHO)
    full.undo(undoing.id, WHO)
    assert (claim(full).type, claim(full).mode) == ("ASSAULT", "aerial")
    with pytest.raises(UsageError, match="undone already"):
        full.undo(undoing.id, WHO)


def test_the_last_of_two_decisions_holds_and_the_first_again_when_it_is_undone(full):
    key = claim(full).key
    full.decide(key, Wanted("type", {"type": "ASSAULT", "mode": None}), "One")
    last = full.decide(key, Wanted("type", {"type": "COERCE", "mode": None}), "Two")
    assert claim(full).type == "COERCE"
    full.undo(last.id, "One")
    assert claim(full).type == "ASSAULT"


def test_what_is_rejected_is_left_out_everywhere_and_can_be_shown(full):
    full.decide(claim(full).key, Wanted("reject"), WHO)
    assert full.count(ClaimFilter(type="AID")) == 2
    assert full.count(ClaimFilter(text="sold")) == 2
    assert full.count() == 5
    assert full.count(ClaimFilter(decided="rejected")) == 1
    assert full.count(ClaimFilter(decided="any", type="AID")) == 3
    assert [event.type for event in full.coded("doc-1").events] == ["REJECT"]
    assert [claim.id for claim in full.coded("doc-1").claims] == ["c2"]
    assert all(row.document != "doc-1" for row in full.claims(ClaimFilter(event=claim(full).event)))


def test_undecided_claims_are_those_that_nobody_accepted_or_rejected(full):
    full.decide(claim(full, "doc-1").key, Wanted("accept"), WHO)
    full.decide(claim(full, "doc-2").key, Wanted("reject"), WHO)
    rows = full.claims(ClaimFilter(decided="undecided"))
    assert len(rows) == full.count(ClaimFilter(decided="undecided")) == 4
    assert [row.document for row in full.claims(ClaimFilter(decided="accepted"))] == ["doc-1"]


def test_corrected_claims_are_found_by_what_they_are_now(full):
    full.decide(claim(full).key, Wanted("actor", [party("Belmark", "CRD.GOV")]), WHO)
    full.decide(claim(full).key, Wanted("speaker", {"was": "Belmark", "actor": "CRD", "text": None}), WHO)
    assert [row.document for row in full.claims(ClaimFilter(actor="CRD", type="AID"))] == ["doc-1"]
    assert [row.document for row in full.claims(ClaimFilter(a="CRD", b="BLM", direction="a>b"))] == ["doc-1"]
    assert [row.document for row in full.claims(ClaimFilter(speaker="CRD"))] == ["doc-1"]
    assert full.count(ClaimFilter(speaker="BLM")) == 2


def test_a_speaker_is_another_in_every_claim_of_the_attribution_and_in_the_attribution(full):
    full.decide(claim(full).key, Wanted("speaker", {"was": "Belmark", "actor": "BLM.MIL", "text": None}), WHO)
    found = full.coded("doc-1")
    assert found.attributions[0].source.actor == "BLM.MIL"
    assert found.attributions[0].source.text == "Belmark"
    assert found.attributions[1] == coded().attributions[1]


def test_a_speaker_whom_the_machine_missed_is_added(full):
    other = next(row for row in full.claims(ClaimFilter(document="doc-1", type="REJECT")))
    full.decide(other.key, Wanted("speaker", {"was": None, "actor": "BLM", "text": "Belmark"}), WHO)
    (found,) = full.claims(ClaimFilter(document="doc-1", type="REJECT"))
    assert [(s.actor, s.text, s.position) for s in found.positions] == [("BLM", "Belmark", "affirms")]
    assert full.count(ClaimFilter(speaker="BLM", type="REJECT")) == 1


def test_a_note_changes_nothing(full):
    before = claim(full)
    full.decide(before.key, Wanted("note"), WHO, "ask the editor")
    assert claim(full) == before
    assert full.decisions()[0].why == "ask the editor"


# -- one event ---------------------------------------------------------------------------------------------------------


def events(ledger):
    return [claim(ledger, document).event for document in ("doc-1", "doc-2", "doc-3")]


def test_a_merge_stays_and_gives_the_reason(full):
    one, other, far = events(full)
    assert one == other != far
    made = full.decide(claim(full, "doc-3").key, Wanted("merge", claim(full, "doc-1").key), WHO, "the same sale")
    assert set(events(full)) == {one}
    assert claim(full, "doc-3").reason == f"merge by {WHO}: the same sale"
    code_again(full, coded(3, TEXT + " Or not.", published="2023-09-01"), version=3)
    code_again(full, coded(1), version=1)
    assert len(set(events(full))) == 1
    full.undo(made.id, WHO)
    assert claim(full, "doc-3").event not in events(full)[:2]


def test_a_split_stays(full):
    assert events(full)[0] == events(full)[1]
    made = full.decide(claim(full, "doc-2").key, Wanted("split"), WHO, "another sale")
    assert len(set(events(full))) == 3
    code_again(full, coded(2, TEXT + " Or so it seems."), version=2)
    assert len(set(events(full))) == 3
    code_again(full, coded(1), version=1)
    assert len(set(events(full))) == 3
    full.undo(made.id, WHO)
    assert events(full)[0] == events(full)[1]


def test_a_merge_and_a_split_that_cannot_be_are_refused(full):
    with pytest.raises(UsageError, match="one event already"):
        full.decide(claim(full, "doc-1").key, Wanted("merge", claim(full, "doc-2").key), WHO)
    with pytest.raises(UsageError, match="no other report"):
        full.decide(claim(full, "doc-3").key, Wanted("split"), WHO)


# -- where the words are gone ------------------------------------------------------------------------------------------


def test_a_decision_whose_claim_the_program_no_longer_reads_is_told_and_kept(full):
    full.decide(claim(full).key, Wanted("reject"), WHO)
    item = coded(1)
    gone = dataclasses.replace(item, events=item.events[1:], claims=item.claims[1:])
    replayed = code_again(full, gone)
    assert [each.kind for each in replayed.missing] == ["reject"]
    assert [each.missing for each in full.decisions()] == [True]
    assert code_again(full, item).missing == ()
    assert claim(full).decided == "rejected"
    assert [each.missing for each in full.decisions()] == [False]


def test_a_decision_follows_its_sentence_into_a_new_version_of_the_document(full):
    made = full.decide(claim(full).key, Wanted("type", {"type": "COOPERATE", "mode": None}), WHO)
    full.add([coded(1, TEXT + " Belmark later said so again.")])
    assert claim(full, old=False).type == "COOPERATE"
    assert full.count(ClaimFilter(document="doc-1", type="COOPERATE", old=True)) == 2
    full.undo(made.id, WHO)
    assert full.count(ClaimFilter(document="doc-1", type="COOPERATE", old=True)) == 0


def test_a_decision_on_a_removed_document_waits_for_it(full):
    full.decide(claim(full).key, Wanted("reject"), WHO)
    full.decide(claim(full, "doc-3").key, Wanted("merge", claim(full).key), WHO)
    full.remove("doc-1")
    assert [each.missing for each in full.decisions()] == [True, True]
    full.add([coded(1)])
    assert [each.missing for each in full.decisions()] == [False, False]
    assert claim(full).decided == "rejected"
    assert claim(full).event == claim(full, "doc-3").event


def test_decisions_survive_the_re_code_of_a_whole_ledger(full):
    items = {item.document.id: item for item in full.coded_documents()}
    full.decide(claim(full).key, Wanted("type", {"type": "COOPERATE", "mode": None}), WHO)
    full.decide(claim(full, "doc-2").key, Wanted("split"), WHO)
    made = full.decide(claim(full, "doc-3").key, Wanted("merge", claim(full).key), WHO)
    before = [(row.document, row.id, row.type, row.event) for row in full.claims()]
    groups = [[row[3] == other[3] for other in before] for row in before]
    recoded = full.recode(lambda documents: (items[each.id] for each in documents), everything=True)
    assert (recoded.done, recoded.failed) == (3, 0)
    after = [(row.document, row.id, row.type, row.event) for row in full.claims()]
    assert [row[:3] for row in after] == [row[:3] for row in before]
    assert [[row[3] == other[3] for other in after] for row in after] == groups
    assert not any(each.missing for each in full.decisions())
    full.undo(made.id, WHO)
    assert claim(full, "doc-3").event != claim(full).event


# -- out and in --------------------------------------------------------------------------------------------------------


@pytest.fixture
def elsewhere(tmp_path):
    with open_ledger(tmp_path / "elsewhere.db") as opened:
        opened.add([coded(3, TEXT + " Or not.", published="2023-09-01"), coded(1)])
        yield opened


def test_imported_decisions_hold_and_twice_are_nothing_new(full, elsewhere):
    first = full.decide(claim(full).key, Wanted("type", {"type": "ASSAULT", "mode": None}), WHO)
    full.decide(claim(full).key, Wanted("reject"), WHO)
    full.decide(claim(full, "doc-3").key, Wanted("merge", claim(full).key), WHO)
    full.undo(first.id, WHO)
    taken = elsewhere.import_decisions(full.decisions())
    assert (taken.new, taken.known, taken.missing, taken.conflicts) == (4, 0, (), ())
    found = claim(elsewhere)
    assert (found.type, found.decided) == ("AID", "rejected")
    assert found.event == claim(elsewhere, "doc-3").event
    again = elsewhere.import_decisions(full.decisions())
    assert (again.new, again.known) == (0, 4)
    assert [each.id for each in elsewhere.decisions()] == [each.id for each in full.decisions()]


def test_imported_decisions_on_a_document_that_is_not_there_wait_for_it(full, elsewhere):
    full.decide(claim(full, "doc-2").key, Wanted("reject"), WHO)
    taken = elsewhere.import_decisions(full.decisions())
    assert [each.document for each in taken.missing] == ["doc-2"]
    elsewhere.add([coded(2, TEXT + " Or so it seems.")])
    assert claim(elsewhere, "doc-2").decided == "rejected"
    assert not elsewhere.decisions()[0].missing


def test_a_conflict_is_told_and_the_later_decision_holds(full, elsewhere):
    full.decide(claim(full).key, Wanted("accept"), "One")
    later = elsewhere.decide(claim(elsewhere).key, Wanted("reject"), "Two")
    taken = elsewhere.import_decisions(full.decisions())
    assert [(one.who, other.who) for one, other in taken.conflicts] == [("One", "Two")]
    assert claim(elsewhere).decided == "rejected"
    assert full.import_decisions(elsewhere.decisions()).conflicts[0][1].id == later.id
    assert claim(full).decided == "rejected"


def test_an_undoing_without_its_decision_is_refused_whole(full, elsewhere):
    first = full.decide(claim(full).key, Wanted("reject"), WHO)
    full.undo(first.id, WHO)
    with pytest.raises(UsageError, match="import that too"):
        elsewhere.import_decisions(full.decisions()[1:])
    assert elsewhere.decisions() == []


# -- agreement ---------------------------------------------------------------------------------------------------------


def test_agreement_counts_what_was_accepted_and_what_was_corrected(full):
    full.decide(claim(full, "doc-1").key, Wanted("accept"), WHO)
    full.decide(claim(full, "doc-2").key, Wanted("reject"), WHO)
    full.decide(claim(full, "doc-3").key, Wanted("accept"), WHO)
    full.decide(claim(full, "doc-3").key, Wanted("type", {"type": "COOPERATE", "mode": None}), WHO)
    full.decide(claim(full, "doc-3").key, Wanted("merge", claim(full, "doc-1").key), WHO)
    found = {each.kind: (each.agree, each.differ) for each in full.agreement()}
    assert found["claim"] == (2, 1)
    assert found["type"] == (1, 1)
    assert found["date"] == (2, 0)
    assert found["event"] == (0, 1)


def test_an_accepted_claim_whose_speaker_was_corrected_is_no_agreement_on_the_speaker(full):
    full.decide(claim(full).key, Wanted("accept"), WHO)
    full.decide(claim(full).key, Wanted("speaker", {"was": "Belmark", "actor": "CRD", "text": None}), WHO)
    found = {each.kind: (each.agree, each.differ) for each in full.agreement()}
    assert (found["claim"], found["type"], found["speaker"]) == ((1, 0), (1, 0), (0, 1))
    full.decide(claim(full).key, Wanted("reject"), WHO)
    assert {each.kind: (each.agree, each.differ) for each in full.agreement()} == {"claim": (0, 1), "speaker": (0, 1)}


def test_a_program_that_has_learnt_what_people_said_agrees(full):
    full.decide(claim(full).key, Wanted("type", {"type": "COOPERATE", "mode": None}), WHO)
    item = coded(1)
    better = dataclasses.replace(
        item.events[0], type="COOPERATE", mode=None, quad=2, goldstein=item.events[0].goldstein
    )

    kind = plover().types["COOPERATE"]
    better = dataclasses.replace(better, quad=kind.quad, goldstein=kind.goldstein)
    code_again(full, dataclasses.replace(item, events=(better, item.events[1])))
    assert [(each.kind, each.agree, each.differ) for each in full.agreement()] == [("type", 1, 0)]


# -- what cannot be ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "who", "told"),
    [
        (Wanted("type", {"type": "WAR", "mode": None}), WHO, "type WAR is unknown"),
        (Wanted("type", {"type": "AID", "mode": "aerial"}), WHO, "mode aerial is none of AID"),
        (Wanted("actor", [{"actor": "X", "start": 0, "end": 3, "text": "xyz"}]), WHO, "does not stand in the document"),
        (Wanted("speaker", {"was": "Nobody", "actor": "X", "text": None}), WHO, "takes no position to this claim"),
        (Wanted("position", {"was": "Belmark", "position": "says"}), WHO, "position says is unknown"),
        (Wanted("note"), WHO, "a note needs its words"),
        (Wanted("undo"), WHO, "no kind of decision on a claim"),
        (Wanted("reject"), " ", "needs somebody"),
    ],
)
def test_what_cannot_be_decided_is_refused(full, wanted, who, told):
    with pytest.raises(UsageError, match=told):
        full.decide(claim(full).key, wanted, who)
    assert full.decisions() == []


def test_a_claim_or_decision_that_is_not_there_is_named(full):
    with pytest.raises(UsageError, match="no claim has the key 99"):
        full.decide(99, Wanted("reject"), WHO)
    with pytest.raises(UsageError, match="no decision has the id abc"):
        full.undo("abc", WHO)
