"""Who did what to whom, construction by construction, in sentences of our own about plain deeds."""

from __future__ import annotations

import pytest

from allegedly.coding.events.antecedents import antecedent
from allegedly.coding.pipeline import code
from allegedly.grammar import parse
from allegedly.nouns import Document, Event


def events(text: str) -> tuple[Event, ...]:
    (coded,) = code([Document("d", text, published="2024-06-03")])
    return coded.events


def told(text: str) -> set[str]:
    """The events as "TYPE actor>recipient", one for each pair, with ids of actors where they are known."""
    return {
        f"{event.type} {actor}>{recipient}"
        for event in events(text)
        for actor in [p.actor or p.text for p in event.actors] or ["-"]
        for recipient in [p.actor or p.text for p in event.recipients] or ["-"]
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # passive, nominalisation, relative and reduced clauses
        ("Norway was criticised by Sweden.", {"ACCUSE SWE>NOR"}),
        ("Kenya's delivery of tanks to Niger was welcomed by Mali.", {"AID KEN>NER", "SUPPORT MLI>KEN"}),
        ("Kenya's delivery of tanks to Niger alarmed Mali.", {"AID KEN>NER"}),
        ("The Kenyan invasion of Niger began on Monday.", {"ASSAULT KEN>NER"}),
        ("Kenya, which sent tanks to Niger, criticised Mali.", {"AID KEN>NER", "ACCUSE KEN>MLI"}),
        ("Troops sent by Kenya to Niger arrived on Monday.", {"MOBILIZE KEN>NER"}),
        # coordination: all pairs, each once
        (
            "Norway and Sweden criticised Kenya, Niger and Mali.",
            {f"ACCUSE {a}>{b}" for a in ("NOR", "SWE") for b in ("KEN", "NER", "MLI")},
        ),
        # together and with each other: in every direction
        ("Norway and Sweden met on Monday.", {"CONSULT NOR>SWE", "CONSULT SWE>NOR"}),
        ("Norway and Sweden accused each other.", {"ACCUSE NOR>SWE", "ACCUSE SWE>NOR"}),
        ("Relations between Norway and Kenya were restored.", {"SUPPORT NOR>KEN", "SUPPORT KEN>NOR"}),
        # light verbs
        ("Norway imposed sanctions on Kenya.", {"SANCTION NOR>KEN"}),
        ("Norway lodged a complaint against Kenya.", {"ACCUSE NOR>KEN"}),
        ("Norway lifted sanctions on Kenya.", {"CONCEDE NOR>KEN"}),
        # control
        ("Norway agreed to supply tanks to Kenya.", {"AGREE NOR>KEN"}),
        ("Norway threatened to bomb Kenya.", {"THREATEN NOR>KEN"}),
        ("Norway refused to meet Kenya.", {"REJECT NOR>KEN"}),
        ("Norway urged Kenya to release Mali's ambassador.", {"REQUEST NOR>KEN"}),
        # a court sentences and dismisses a case; a state that dismisses a claim rejects it
        ("A court in Norway sentenced Kenyan journalists to ten years in prison.", {"SANCTION NOR.JUD>KEN.MED"}),
        ("Norway dismissed Kenya's claim to the island.", {"REJECT NOR>KEN"}),
        # who uses or sends a thing does what it is for
        ("Norway is using Kenyan weaponry to attack Mali.", {"ASSAULT NOR>MLI"}),
        ("Kenyan drones were used by Norway to attack Mali.", {"ASSAULT NOR>MLI"}),
        ("Norway used the army to crush protests in Oslo.", {"COERCE NOR>-"}),
        # given in one breath to one
        ("Norway sold boats, and delivered food, to Mali.", {"COOPERATE NOR>MLI", "AID NOR>MLI"}),
        # before whom one complains is not whom one accuses
        (
            "Norway lodged a complaint with the United Nations that Kenya's sale of boats is a violation of the pact.",
            {"ACCUSE NOR>KEN"},
        ),
        ("Norway said that Kenya's sale of boats was a violation of the embargo.", {"ACCUSE NOR>KEN"}),
        # who speaks of himself by a pronoun is named
        ("Norway said that it had sanctioned Kenya.", {"SANCTION NOR>KEN"}),
        # a denial that is rejected keeps what it denies
        (
            "Norway rejected denials by Kenya that Mali is providing weapons to Niger.",
            {"REJECT NOR>KEN", "AID MLI>NER"},
        ),
        # duties laid upon others
        ("Norway said that Kenya must withdraw its troops.", {"REQUEST NOR>KEN"}),
        # the future and its refusal
        ("Norway will meet Kenya on Friday.", {"AGREE NOR>KEN", "AGREE KEN>NOR"}),
        ("Norway will not release the Kenyan pilots.", {"REJECT NOR>KEN.MIL"}),
        # what was to be is called off
        ("Norway cancelled its talks with Kenya.", {"REJECT NOR>KEN"}),
    ],
)
def test_the_roles_follow_the_grammar(text: str, wanted: set[str]) -> None:
    assert wanted <= told(text)


def test_have_to_takes_no_noun_for_its_deed() -> None:
    text = "The shared interests of Norway and Kenya have to be weighed, “in their opposition to Mali.”"
    assert told(text) == set()


def test_to_press_ahead_presses_nobody() -> None:
    assert not any(
        event.startswith("REQUEST") for event in told("Norway has pressed ahead with sanctions against Kenya.")
    )


def test_whom_one_allows_to_do_something_is_somebody_else_and_so_is_the_same_pronoun_behind_it() -> None:
    text = "For Norway, Kenya has offered a means to allow it to sail as its own boats were being repaired."
    (parsed,) = parse([Document("d", text)])
    assert [antecedent(parsed, parsed.words.index(word)) for word in ("it", "its")] == [None, None]


def test_what_somebody_is_accused_of_is_an_event_inside_the_accusation() -> None:
    found = events("Norway accused Kenya of helping Mali.")
    accusing, helping = found
    assert (accusing.type, accusing.attribution) == ("ACCUSE", None)
    assert (helping.type, [p.actor for p in helping.actors]) == ("AID", ["KEN"])
    assert helping.attribution is not None


def test_the_same_event_told_twice_in_a_sentence_counts_once() -> None:
    found = [event.type for event in events("Kenya carried out strikes on Mali, bombing Mali at night.")]
    assert found.count("ASSAULT") == 1


def test_ids_are_counted_without_gaps() -> None:
    found = events("Norway and Sweden met. Kenya bombed Mali. Kenya, Niger and Mali held talks.")
    assert [event.id for event in found] == [f"e{number}" for number in range(1, len(found) + 1)]


def test_a_refusal_is_something_that_happened() -> None:
    (event,) = events("Norway will not release the Kenyan pilots.")
    assert event.polarity == "positive" and event.factuality > 0


@pytest.mark.parametrize(
    "text", ["Norway did not arm Kenya.", "Norway provided weapons to neither side.", "Norway gave arms to nobody."]
)
def test_what_did_not_happen_keeps_its_type(text: str) -> None:
    (event,) = events(text)
    assert (event.type, event.polarity) == ("AID", "negative")


@pytest.mark.parametrize(
    ("text", "mode", "context"),
    [
        ("Norway expelled the Kenyan ambassador.", "expel", "diplomatic"),
        ("Norway carried out air strikes on Kenya.", "aerial", "military"),
        ("Norwegian police arrested a Kenyan journalist.", "arrest", "legal"),
        ("Norway gave Kenya wheat.", None, "humanitarian"),
    ],
)
def test_mode_and_contexts_come_from_plovers_lists(text: str, mode: str | None, context: str) -> None:
    (event,) = events(text)
    assert event.mode == mode and context in event.contexts
