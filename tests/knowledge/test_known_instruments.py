"""Treaties, resolutions, agreements, sanctions and mechanisms: the tables are sound, and names are found."""

from __future__ import annotations

import re

import pytest

from allegedly.knowledge.actors import load
from allegedly.knowledge.instruments import acts, instruments

STATE = re.compile(r"[A-Z]{3}(\.[A-Z]+)*$")
# Parties by their short names.
NO_ACTORS = {"NAT", "ARL", "EAC"}


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.id) for one in instruments().named(text)]


def test_there_are_more_than_150_with_facts_and_their_parties_are_known_actors():
    known = instruments().by_id
    assert len(known) >= 150
    assert sum(one.adopted is not None and one.binds is not None for one in known.values()) >= 150
    actors = load()
    parties = {party for one in known.values() for party in one.parties if STATE.match(party)} - NO_ACTORS
    assert [party for party in sorted(parties) if party.count(".") == 0 and actors.find(party) is None] == []


def test_every_name_is_found_in_a_text_by_itself():
    for one in instruments().by_id.values():
        for name in (one.name, *one.aliases):
            assert one.id in {id_ for _, id_ in found(f"They spoke of {name} again.")}, name


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("violates U.N. Security Council Resolution 2231", [("U.N. Security Council Resolution 2231", "UNSCR.2231")]),
        ("under Resolution 1325 of 2000", [("Resolution 1325", "UNSCR.1325")]),
        ("Resolutions 1718 and 1874 on the North", [("Resolutions 1718", "UNSCR.1718"), ("1874", "UNSCR.1874")]),
        ("General Assembly Resolution ES-11/1", [("General Assembly Resolution ES-11/1", "UNGA.ES-11/1")]),
        ("Security Council Resolution 2999", [("Security Council Resolution 2999", "UNSCR.2999")]),
        ("House Resolution 755 was passed", []),
        ("a resolution 12 pages long", []),
        ("the European Union’s ban", []),
        ("Sanctions under the Jackson–Vanik amendment", [("Jackson–Vanik amendment", "JACKSONVANIK")]),
    ],
)  # fmt: skip
def test_resolutions_are_known_by_their_numbers_and_other_papers_are_not(text, wanted):
    assert found(text) == wanted


def test_an_instrument_is_asked_for_by_id_name_alias_or_number():
    for query in ("UNSCR.2231", "Resolution 2231", "resolution 2231", "2231", "security council resolution 2231"):
        one = instruments().find(query)
        assert one is not None and one.id == "UNSCR.2231"
    assert instruments().find("iran nuclear deal").id == "JCPOA"
    assert instruments().find("a treaty that nobody made") is None


def test_a_word_tells_one_act():
    assert acts()["violate"] == "violation"
    assert acts()["expire"] == "expiry"
