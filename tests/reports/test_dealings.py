"""Dealings: an event counts once, with its standing; what did not happen is kept apart."""

from __future__ import annotations

from allegedly.coding import code
from allegedly.ledger import origins
from allegedly.nouns import Document
from allegedly.reports import Dyad, dealings, gifts, levels, reliance, ties

DYAD = Dyad("RUS", "IRN")


def coded(*texts, published="2022-10-26"):
    dates = [published] * len(texts) if isinstance(published, str) else published
    return list(code(Document(str(n), t, published=d) for n, (t, d) in enumerate(zip(texts, dates, strict=True))))


def only(*texts, **more):
    (found,) = dealings(coded(*texts, **more), DYAD, origins).events
    return found


def test_two_documents_that_tell_one_event_are_one_dealing():
    found = only(
        "Russia delivered 24 fighter jets to Iran at the Bushehr air base on Monday.",
        "On Monday Russia delivered 24 fighter jets to Iran at the Bushehr base, witnesses said.",
    )
    assert found.directions == ("a>b",)
    assert [report.document for report in found.reports] == ["0", "1"]


def test_those_who_met_met_once():
    found = only("The foreign ministers of Russia and Iran met in Astana on Tuesday.")
    assert found.directions == ("a>b", "b>a")


def test_the_words_of_others_alone_are_an_allegation():
    assert only("Ukraine said that Iran had delivered drones to Russia.").standing == "alleged"


def test_what_the_article_itself_states_is_told():
    assert only("Iran delivered drones to Russia.").standing == "told"


def test_what_its_doer_admits_is_no_mere_allegation():
    assert only("Iran said that it had delivered drones to Russia.").standing == "told"


def test_a_denial_makes_it_disputed():
    found = only(
        "Ukraine said that Iran had delivered drones to Russia in August.",
        "Iran denied that it had delivered drones to Russia in August.",
    )
    assert found.standing == "disputed"
    assert {(taken.actor, taken.position) for taken in found.positions} == {("UKR", "affirms"), ("IRN", "denies")}


def test_both_sides_affirm():
    found = only("Iran said it had delivered drones to Russia. ", "Russia said Iran had delivered drones to Russia.")
    assert found.standing == "affirmed by both"


def test_what_may_happen_has_not_happened():
    assert not only("Russia may deliver fighter jets to Iran.").happened


def test_the_documents_that_name_both_are_the_coverage():
    documents = coded("Russia praised Iran.", "Iran praised China.", "Russia and Iran are far apart.")
    assert set(dealings(documents, DYAD, origins).coverage) == {"0", "2"}


def test_reliance_sets_a_partner_beside_the_others():
    documents = coded(
        "Russia delivered tanks to Iran.",
        "China delivered missiles to Iran.",
        "North Korea delivered artillery shells to Iran.",
        "Iran delivered drones to Russia.",
    )
    rows = [row for row in reliance(gifts(documents, DYAD, origins), DYAD) if row.period == "all"]
    (given,) = [row for row in rows if row.giver == "RUS"]
    assert (given.kind, given.events, given.partners, given.share) == ("arms", 1, 3, 0.333)
    assert given.concentration == 0.333
    assert given.lean == 0.0


def test_the_tone_changes_where_it_changes():
    friendly = ["Russia praised Iran.", "Iran praised Russia.", "Russia thanked Iran."] * 3
    hostile = ["Russia bombed Iran.", "Iran bombed Russia.", "Russia shelled Iran."] * 3
    days = [f"2022-{month:02}-10" for month in range(1, 10)] + [f"2023-{month:02}-10" for month in range(1, 10)]
    first, second = levels(dealings(coded(*friendly, *hostile, published=days), DYAD, origins))
    assert first.level > 0 > second.level
    assert first.until < "2023" <= second.since
    assert len(first.events) == len(second.events) == 9


def test_a_steady_tone_is_one_level():
    days = [f"2022-{month:02}-10" for month in range(1, 13)]
    found = levels(dealings(coded(*["Russia praised Iran."] * 12, published=days), DYAD, origins))
    assert len(found) == 1


def test_the_network_holds_partners_of_either():
    found = ties(coded("Russia praised Iran. Iran accused Israel of an attack.", "China praised Japan."), DYAD)
    assert {(tie.one, tie.other) for tie in found} == {("IRN", "RUS"), ("IRN", "ISR")}
