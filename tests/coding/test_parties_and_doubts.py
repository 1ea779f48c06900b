"""Who is a party and what is no event, by causes of errors that readers found in news; sentences of our own."""

from __future__ import annotations

import pytest

from allegedly.coding.pipeline import code
from allegedly.nouns import Document, Event


def events(text: str) -> tuple[Event, ...]:
    (coded,) = code([Document("d", text, published="2024-06-03")])
    return coded.events


def recipients(text: str, kind: str) -> set[str]:
    """The recipients of the events of one type, by id where there is one."""
    return {each.actor or each.text for e in events(text) if e.type == kind for each in e.recipients}


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        # all that a noun inside the object joins
        ("Mali denounced the memoranda of understanding between Kenya and Norway.", "ACCUSE", {"KEN", "NOR"}),
        # who suffers it together with another
        (
            "A Norwegian soldier who, along with the Kenyan pilot, was killed in the raid, was buried.",
            "ASSAULT",
            {"NOR.MIL", "KEN"},
        ),
        # a pronoun for two that share a noun
        (
            "Norway's minister spoke by phone with his Kenyan and Malian counterparts, urging them to stop.",
            "REQUEST",
            {"KEN", "MLI"},
        ),
        # the place of signing is no party
        ("Norway and Kenya signed an agreement in Lima on Tuesday.", "SUPPORT", {"NOR", "KEN"}),
        # talks about trouble with somebody are not talks with him
        ("Norway and Kenya exchanged opinions on the situation with refugees.", "CONSULT", {"NOR", "KEN"}),
        # a host meets the guest, and the guest the host
        ("Norway hosted the foreign minister of Kenya.", "CONSULT", {"NOR", "KEN.MUDAVADI"}),
        # who did it is accused, and not who suffered it
        ("Kenya condemned Norway's attack on Mali.", "ACCUSE", {"NOR"}),
        ("Kenya condemned the attack on Norway.", "ACCUSE", set()),
        ("Kenya criticised the treatment of Malian nurses.", "ACCUSE", set()),
    ],
)
def test_the_recipients_are_those_whom_the_grammar_means(text: str, kind: str, wanted: set[str]) -> None:
    assert recipients(text, kind) == wanted
    assert any(event.type == kind for event in events(text))


def test_the_body_in_brackets_country_is_named_by_its_own_words() -> None:
    (event, *_) = [
        e for e in events("Norway is working together with DEG (Germany) on loans.") if e.type == "COOPERATE"
    ]
    assert [(each.text, each.actor) for each in event.recipients] == [("DEG", "DEU")]


def test_a_title_its_country_and_the_name_are_one_person() -> None:
    name = "Ambassador Extraordinary and Plenipotentiary of Kenya to Mali Dana Marlow"
    (event,) = [e for e in events(f"Norway's delegation is grateful to {name}.") if e.type == "SUPPORT"]
    assert [each.text for each in event.recipients] == [name]


def test_two_people_of_two_countries_never_become_one_name() -> None:
    text = "The minister met President of Kenya William Ruto and Prime Minister of Ethiopia Abiy Ahmed."
    (coded,) = code([Document("d", text, published="2023-06-03")])
    found = [each for e in coded.events for each in (*e.actors, *e.recipients)]
    assert any(each.actor == "KEN.RUTO" for each in found)
    assert not any("Ruto and" in each.text for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "Q: Do you expect any clash between Kenya and Norway?",  # an interviewer's guess
        "We would like the Kenyan army to help Norway.",  # a wish
        "The ministers touched upon training of nurses from Norway.",  # a topic
        "Norway's minister coordinated his plans for further dialogue between Kenya and Mali.",  # to come
        "Norwegian officials expressed concern about turnout.",  # worry about no one
        "The Labour leader was defeated in Oslo by a Norwegian candidate by 90 votes.",  # at the polls
        "All Kenyan territories occupied by Norway should be given back.",  # in whose hands it is
        "“It will not help solve the row with Kenya.",  # what would help
        "Kenyan civil war, Norwegian military intervention in Kenya.",  # a heading
        "Kenya agreed with the nationalisation of the Norwegian bank.",  # an opinion
        "Companies have invested billions in Norway.",  # business
        "The Norwegian Cabinet approved a Plan of Urgent Measures.",  # one's own plan
        "The Norwegian system allows states to examine data about ships.",  # what makes it possible
        "Kenya is carrying out reforms in difficult conditions.",  # for nobody
        "The Norwegian army received Lancer anti-tank missile systems.",  # a thing gives nothing
        "The Norwegian minister accompanied the Kenyan president to the museum.",  # company is no meeting
    ],
)
def test_what_nobody_did_is_no_event(text: str) -> None:
    assert events(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Is Norway still going to attack Kenya or not?", "ASSAULT"),
        ("Norway may ban Kenyan steel.", "SANCTION"),
        ("Norway would attack Kenya if it armed the rebels.", "ASSAULT"),
        ("Norway is concerned about Kenya's threats.", "ACCUSE"),
        ("The presidents discussed the talks between Kenya and Norway.", "CONSULT"),
    ],
)
def test_what_two_may_do_or_have_done_is_still_told(text: str, kind: str) -> None:
    assert any(event.type == kind for event in events(text))


def test_troops_to_help_are_promised_and_others_threatened() -> None:
    assert [e.type for e in events("Norway will send troops to Kenya to help the government.")][:1] == ["AGREE"]
    assert [e.type for e in events("Norway will send troops to Kenya.")] == ["THREATEN"]


def test_leaders_who_coordinate_positions_have_talked() -> None:
    assert {e.type for e in events("Norway and Kenya coordinated their positions on the summit.")} == {"CONSULT"}


def test_who_violates_a_resolution_does_something() -> None:
    (event,) = events("Norway violated Resolution 2231, Kenya said.")
    assert (event.type, [each.actor for each in event.actors]) == ("REJECT", ["NOR"])
