"""Accusations and denials find the deed, or the charge, that another document tells."""

from __future__ import annotations

import dataclasses

from allegedly.ledger import Telling, answer

DEED = Telling(
    key=1,
    document="d1",
    origin=None,
    published="2022-10-05",
    family="aid",
    actors=frozenset({"ARV.MIL"}),
    recipients=frozenset({"BLM"}),
    start=None,
    end=None,
    place=None,
    trigger="deliver",
    words=frozenset({"drone", "rebel", "deliver", "border"}),
)
CHARGE = dataclasses.replace(
    DEED,
    key=2,
    document="d2",
    family="accusation",
    actors=frozenset({"CSD"}),
    recipients=frozenset({"ARV"}),
    trigger="accuse",
    words=frozenset({"accuse", "drone", "rebel", "deliver"}),
)
DENIAL = dataclasses.replace(
    CHARGE,
    key=3,
    document="d3",
    published="2022-10-07",
    family="rejection",
    actors=frozenset({"ARV.GOV"}),
    recipients=frozenset(),
    trigger="deny",
    words=frozenset({"drone", "rebel", "deliver"}),
    denial=True,
)


def test_a_denial_answers_the_deed_and_the_charge_and_says_why():
    for told in (DEED, CHARGE):
        found = answer(DENIAL, told)
        assert found is not None
        assert found.position == "denies"
        for part in ("ARV", "2 days apart", "drone"):
            assert part in found.reason


def test_an_accusation_affirms_the_deed():
    found = answer(CHARGE, DEED)
    assert found is not None
    assert found.position == "affirms"


def test_a_denied_deed_denies_the_charge_of_it():
    found = answer(dataclasses.replace(DEED, denied=True), CHARGE)
    assert found is not None
    assert found.position == "denies"


def test_a_refusal_answers_no_charge():
    assert answer(dataclasses.replace(DENIAL, denial=False), DEED) is None


def test_who_is_not_charged_answers_nothing():
    assert answer(dataclasses.replace(DENIAL, actors=frozenset({"CSD"})), DEED) is None


def test_a_denial_of_something_else_answers_nothing():
    assert answer(dataclasses.replace(DENIAL, words=frozenset({"oil", "price", "deliver"})), DEED) is None


def test_months_later_nearly_all_of_the_content_must_agree():
    later = dataclasses.replace(DENIAL, published="2022-12-20")
    assert answer(later, DEED) is not None
    assert answer(dataclasses.replace(later, words=frozenset({"drone", "rebel", "oil", "price"})), DEED) is None
    assert answer(dataclasses.replace(DENIAL, published="2024-12-20"), DEED) is None


def test_nobody_answers_within_the_document_itself():
    assert answer(dataclasses.replace(DENIAL, document="d1"), DEED) is None
