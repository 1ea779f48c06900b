"""Instruments named in a text, and what is said to be done with them."""

from __future__ import annotations

import pytest

from allegedly.coding import code
from allegedly.nouns import Document


def coded(text: str):
    (item,) = code([Document("d", text, published="2024-03-05")])
    return item


def claims(text: str) -> list[tuple[str, str, str]]:
    return [(one.instrument, one.act, one.polarity) for one in coded(text).instrument_claims]


def test_a_name_with_two_meanings_counts_only_beside_words_that_tell_which():
    assert [m.id for m in coded("Iran wants to talk about the nuclear deal.").instruments] == ["JCPOA"]
    assert coded("The unions reached a price cap for bread in Kelm.").instruments == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("France said that the sale violates Resolution 2231.", ("UNSCR.2231", "violation", "positive")),
        ("The shipment is a violation of the Arms Trade Treaty, Norway said.", ("ATT", "violation", "positive")),
        ("Britain triggered the snapback mechanism on Thursday.", ("SNAPBACK", "invocation", "positive")),
        ("New START expired on Thursday.", ("NEWSTART", "expiry", "positive")),
        ("Latvia has withdrawn from the Ottawa Convention.", ("OTTAWA", "withdrawal", "positive")),
        ("Russia and Ukraine extended the Black Sea Grain Initiative.", ("BSGI", "extension", "positive")),
        ("Iran does not violate the JCPOA, its foreign ministry said.", ("JCPOA", "violation", "negative")),
    ],
)
def test_what_is_said_to_be_done_with_an_instrument(text, wanted):
    assert wanted in claims(text)


def test_who_says_so_and_who_disputes_it_are_positions():
    item = coded("France said that the sale violates Resolution 2231. Iran denied that it violates Resolution 2231.")
    held = [(s.actor, s.position) for one in item.instrument_claims for s in one.positions]
    assert ("FRA", "affirms") in held
    assert ("IRN", "denies") in held


def test_words_stand_where_the_spans_say():
    item = coded("Norway said that the sale of drones to Chad is a breach of the UN Charter.")
    text = item.document.text
    for mention in item.instruments:
        assert text[slice(*mention.span)] == mention.text
    for one in item.instrument_claims:
        assert text[slice(*one.clause.span)] == one.clause.text
        assert text[slice(*one.trigger.span)] == one.trigger.text
