"""Across documents: who stands where and in whose words, which figures are given, how an instrument stands."""

from __future__ import annotations

import pytest

from allegedly.coding import code
from allegedly.errors import UsageError
from allegedly.knowledge.actors import load
from allegedly.ledger import ClaimFilter, InstrumentLimits, Wanted
from allegedly.nouns import Document


def article(number: int, published: str, text: str, publisher: str = "Example Wire") -> Document:
    return Document(f"d{number}", text, published=published, publisher=publisher)


def sale(ledger):
    """The event of a sale of drones by Norway to Chad."""
    rows = [row for row in ledger.claims(ClaimFilter(a="NOR", b="TCD", limit=None)) if row.type != "ACCUSE"]
    return rows[0].event


def test_a_denial_in_one_article_and_an_admission_in_another_are_a_change_with_dates_and_words(ledger):
    ledger.add(
        code(
            [
                article(1, "2024-07-01", "Sudan said that Norway had supplied drones to Chad."),
                article(2, "2024-07-03", "Norway denied that it had supplied drones to Chad."),
                article(3, "2024-11-05", "Norway said that it had supplied drones to Chad."),
            ]
        )
    )
    standing = {one.actor: one for one in ledger.standings(sale(ledger))}
    assert [(h.position, h.since) for h in standing["NOR"].held] == [
        ("denies", "2024-07-03"),
        ("affirms", "2024-11-05"),
    ]
    assert standing["NOR"].changed
    assert not standing["SDN"].changed
    (said,) = standing["NOR"].held[0].words
    assert said.document == "d2"
    assert said.quote.text == "Norway denied that it had supplied drones to Chad."


def test_evidence_is_shown_with_the_position_that_it_was_given_for(ledger):
    text = "Sudan said that Norway had supplied drones to Chad, without providing proof."
    ledger.add(code([article(1, "2024-07-01", text)]))
    standing = {one.actor: one for one in ledger.standings(sale(ledger))}
    assert standing["SDN"].held[0].words[0].evidence.given is False


@pytest.mark.parametrize("first", [0, 1])
def test_a_rejection_elsewhere_answers_the_deed_whichever_comes_first(ledger, first):
    documents = [
        article(1, "2024-07-01", "Sudan said that Norway had supplied drones to Chad."),
        article(2, "2024-07-02", "Norway rejected the accusation that it had supplied drones to Chad."),
    ]
    ledger.add(code([documents[first], documents[1 - first]]))
    held = {one.actor: one for one in ledger.standings(sale(ledger))}
    assert (held["SDN"].now, held["NOR"].now) == ("affirms", "denies")


@pytest.mark.parametrize("first", [0, 1])
def test_a_denial_in_words_without_an_event_counts_too(ledger, first):
    documents = [
        article(1, "2024-07-01", "Sudan said that Norway had supplied reconnaissance drones to Chad."),
        article(2, "2024-07-02", "Norway denied rumours of reconnaissance drones for Chad and of supplying anything."),
    ]
    ledger.add(code([documents[first], documents[1 - first]]))
    held = {one.actor: one for one in ledger.standings(sale(ledger))}
    assert held["NOR"].now == "denies"
    assert held["NOR"].held[0].words[0].reason is not None


def test_what_a_person_corrects_is_answered_by_whom_it_concerns_then_until_it_is_undone(ledger):
    deed = "Sudan said that Norway had supplied drones to Chad."
    documents = [
        article(1, "2024-07-01", deed),
        article(2, "2024-07-02", "Norway rejected the accusation that it had supplied drones to Chad."),
    ]
    ledger.add(code(documents))
    told = next(row for row in ledger.claims(ClaimFilter(document="d1")) if row.type != "ACCUSE")

    def speakers():
        row = next(row for row in ledger.claims(ClaimFilter(document="d1")) if row.key == told.key)
        return {one.actor for one in ledger.standings(row.event)}

    assert "NOR" in speakers()
    start = deed.index("Norway")
    another = [{"actor": "SWE", "start": start, "end": start + len("Norway"), "text": "Norway"}]
    made = ledger.decide(told.key, Wanted("actor", another), "Dana Reader")
    assert "NOR" not in speakers()
    ledger.undo(made.id, "Dana Reader")
    assert "NOR" in speakers()


def test_a_denial_that_a_person_rejects_answers_nothing_more(ledger):
    documents = [
        article(1, "2024-07-01", "Sudan said that Norway had supplied drones to Chad."),
        article(2, "2024-07-02", "Norway rejected the accusation that it had supplied drones to Chad."),
    ]
    ledger.add(code(documents))
    for row in ledger.claims(ClaimFilter(document="d2")):
        ledger.decide(row.key, Wanted("reject"), "Dana Reader")
    assert "NOR" not in {one.actor for one in ledger.standings(sale(ledger))}


def test_figures_stand_side_by_side_with_their_time_and_range(ledger):
    ledger.add(
        code(
            [
                article(1, "2024-05-01", "Sudan bombed a market in Chad and killed 12 people.", "First"),
                article(2, "2024-05-02", "Sudan bombed a market in Chad and killed 17 people.", "Second"),
            ]
        )
    )
    killed = [
        one for event in {row.event for row in ledger.claims()} for one in ledger.figures(event) if len(one.given) == 2
    ]
    assert killed
    assert (killed[0].least, killed[0].most, killed[0].latest.value) == (12, 17, 17)
    assert [one.publisher for one in killed[0].given] == ["First", "Second"]


def test_a_claim_carries_reports_outlets_and_origins(ledger):
    text = "Sudan said that Norway had supplied drones to Chad, and that its border guards had found two of them."
    ledger.add(code([article(1, "2024-07-01", text, "First"), article(2, "2024-07-01", text, "Second")]))
    (spread,) = {row.spread for row in ledger.claims(ClaimFilter(event=sale(ledger)))}
    assert (spread.reports, spread.outlets, spread.origins) == (2, 2, 1)


def test_a_release_and_outlets_of_one_state_show_as_what_they_are(ledger):
    text = "Sudan said that Norway had supplied drones to Chad, and that its border guards had found two of them."
    own = "Norway supplied drones to Chad, a diplomat said. They came by ship in June and were shown to no one."
    ledger.add(
        code(
            [
                article(1, "2024-07-01", text, "US Department of State"),
                article(2, "2024-07-02", text, "Example Herald"),
                article(3, "2024-07-02", own, "TASS"),
                article(4, "2024-07-02", own + " Nobody else has seen them, the diplomat added.", "Press TV"),
            ]
        )
    )
    found = {one.first: one for one in ledger.tellers(sale(ledger), load())}
    assert (found["d1"].voice, found["d1"].owner, found["d1"].documents) == ("release", "USA.GOV.STATE", 2)
    assert found["d1"].publishers == ("US Department of State", "Example Herald")
    assert (found["d3"].voice, found["d3"].owner) == ("state", "RUS")


def test_how_an_instrument_stands_is_answered_from_what_documents_say(ledger):
    ledger.add(
        code(
            [
                article(1, "2024-07-01", "France said that the sale violates Resolution 2231."),
                article(2, "2024-07-02", "Iran denied that the sale violates Resolution 2231."),
            ]
        )
    )
    found = ledger.instrument("resolution 2231")
    assert (found.instrument.id, found.documents) == ("UNSCR.2231", 2)
    (act,) = [act for act in found.acts if act.act == "violation"]
    assert {(one.actor, one.now) for one in act.standings} == {("FRA", "affirms"), ("IRN", "denies")}
    assert [one.id for one in ledger.instruments()] == ["UNSCR.2231"]
    newest = ledger.instrument("resolution 2231", InstrumentLimits(sentences=1, events=1))
    assert (newest.sentences, [len(act.said) for act in newest.acts]) == (found.sentences, [1])
    assert newest.acts[0].said[0].document == "d2" and found.sentences == 2
    with pytest.raises(UsageError, match="no instrument is called"):
        ledger.instrument("the treaty of nobody")


def test_an_instrument_is_counted_in_the_newest_versions_alone(ledger):
    first = "France said that the sale violates Resolution 2231. Iran rejected Resolution 1929."
    ledger.add(code([article(1, "2024-07-01", first)]))
    ledger.add(code([article(1, "2024-07-01", "France said that Resolution 2231 holds, and Resolution 2231 alone.")]))
    assert [(one.id, one.documents, one.mentions, one.claims) for one in ledger.instruments()] == [
        ("UNSCR.2231", 1, 2, 0)
    ]
    found = ledger.instrument("resolution 2231")
    assert (found.documents, found.mentions, found.sentences) == (1, 2, 0)


def test_claims_are_filtered_by_the_instrument_that_their_sentence_names(ledger):
    ledger.add(
        code(
            [
                article(1, "2024-07-01", "France condemned Iran for violating Resolution 2231. France praised Chad."),
            ]
        )
    )
    rows = ledger.claims(ClaimFilter(instrument="UNSCR.2231"))
    assert rows
    assert all("2231" in row.quote.text for row in rows)
    assert len(rows) < len(ledger.claims())


def test_a_coded_document_with_instruments_comes_back_as_it_was(ledger):
    (item,) = code([article(1, "2024-07-01", "France said that the sale violates Resolution 2231, citing a report.")])
    ledger.add([item])
    assert ledger.coded("d1") == item
