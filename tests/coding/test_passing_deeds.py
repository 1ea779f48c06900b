"""Deeds that a sentence only mentions while it tells another, and those that other words of the clause make of it."""

from __future__ import annotations

import pytest

from allegedly.coding.pipeline import code
from allegedly.nouns import Document, Event


def events(text: str) -> tuple[Event, ...]:
    (coded,) = code([Document("d", text, published="2024-06-03")])
    return coded.events


def types(text: str) -> set[str]:
    return {event.type for event in events(text)}


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        # attitudes that are taken note of, and what they are worth
        ("The Kenyan minister praised Norway's strong support for Chile.", ("NOR", "CHL")),
        ("The Kenyan minister noted Norway's effective support for Chile.", ("NOR", "CHL")),
        ("He stressed the importance of Norway's dialogue with Chile.", ("NOR", "CHL")),
        # which one is meant
        ("The pact signed by Norway and Chile infringes upon Kenyan rights.", ("NOR", "CHL")),
        # what somebody must do, or would be made to do
        ("If Norway wants the loan, it must help Chile.", ("NOR", "CHL")),
        ("They counted on a vote which would prompt Norway and Chile to veto the resolution.", ("NOR",)),
        ("None of it can be done without Norway and Chile working closely together.", ("NOR", "CHL")),
        ("Norway's incursion into Chile will depend on the weather.", ("NOR", "CHL")),
    ],
)
def test_what_a_sentence_only_mentions_is_no_event(text: str, left_out: tuple[str, ...]) -> None:
    found = {party.actor for event in events(text) for party in event.actors}
    assert not found.intersection(left_out)


@pytest.mark.parametrize(
    "text",
    [
        "She spoke at a ceremony commemorating the Norwegian diplomats killed in service.",
        "Norway is currently forced to catch up in many fields.",
        "The envoy's appointment will reinforce the partnership between Norway and Chile.",
        "They bought a better fleet that will leave less smoke behind.",
        "What is the exact number of Norwegians killed?",
        "Norwegian troops are defending their country.",
        "The Norwegian prime minister receives her first dose of the vaccine.",
        "The Norwegian vice president could take over the duties of president.",
        "The Norwegian envoy will advise the minister of finance.",
        "The crash was being investigated by the Norwegian police.",
        "The Norwegian minister is trying to concentrate power in his own hands.",
        "The Norwegian president met with 17-year-old Jan Berg, a native of the village.",
        "The Norwegian king chaired a meeting of the Norwegian cabinet.",
        "Norway stands with the global community in marking the day.",
        "The Norwegian president congratulated the Norwegian diplomats.",
        "The efforts in support of a truce were praised.",
        "They discussed reducing roaming charges between Norway and Chile.",
        "The kings of Norway and Chile exchanged greetings.",
        "The workers sent three million dollars back to Chile.",
        "Norway will develop its economy to strengthen security in Chile.",
        "Demands are rising to use the leverage built up by Norway.",
        "The Norwegian candidate entered the race for president to defeat the Chilean prime minister.",
        "Would Norway help Chile if Kenya attacked?",
        "What if Norway had never invaded Chile?",
        "Norwegians like to complain about the Chileans.",
        "Norway and Chile together make up a third of the market.",
        "Norway withdrew from Chile long ago.",
        "The memorial recalls the people who were deported from Norway.",
        "The Norwegian king insisted that his government has nothing to hide.",
        "The Norwegian airline apologised to passengers.",
        "Norway has electricity exchange with Chile and Kenya.",
        "The party advocates lower taxes and free trade.",
        "He understands which countries support Norway.",
        "The officials of Norway and Chile fight against terrorism and extremism.",
    ],
)
def test_states_offices_and_accidents_are_no_events(text: str) -> None:
    assert events(text) == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("New Norwegian sanctions targeted several Chilean companies.", {"SANCTION"}),
        ("Backed by Norwegian airstrikes, Chilean troops took the town.", {"AID", "ASSAULT"}),
        ("Twenty Republicans and all Democrats opposed the bill.", {"REJECT"}),
        ("The Norwegian king proposed to hold a summit with Chile.", {"REQUEST"}),
        # and what stays
        ("The Norwegian minister stressed Norway's support for Chile.", {"SUPPORT"}),
        ("The Kenyan king thanked Norway for its support for Chile.", {"SUPPORT"}),
        ("The draft resolution, backed by Norway and Chile, called for new measures.", {"SUPPORT"}),
        ("Norwegian troops are protecting Chile.", {"AID"}),
    ],
)
def test_other_words_of_the_clause_make_another_type(text: str, wanted: set[str]) -> None:
    assert types(text) == wanted


def test_what_another_clause_governs_is_no_part_of_a_call() -> None:
    assert "ACCUSE" not in types("The Norwegian king called for talks to counter sanctions against Chile.")


def test_an_old_year_in_the_phrase_makes_history() -> None:
    assert types("Norway was fined over its meddling in the 2016 Chilean elections.").isdisjoint({"COERCE"})


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Chile veto a draft resolution that condemned Kenya.",
        "The Norwegian king and the Chilean president discussed Kenya's withdrawal from Sudan.",
        "The Norwegian king asked Chile to release the pilots arrested by Kenya.",
        "Nobody from Chile has told him that Norway attacked Kenya.",
    ],
)
def test_who_plans_or_talks_of_something_does_not_say_that_it_is_so(text: str) -> None:
    assert events(text)
    assert all(event.attribution is None for event in events(text))


def test_who_says_it_still_does() -> None:
    (coded,) = code([Document("d", "The Norwegian king said that Kenya attacked Chile.", published="2024-06-03")])
    (event,) = [event for event in coded.events if event.type == "ASSAULT"]
    assert event.attribution == coded.attributions[0].id
