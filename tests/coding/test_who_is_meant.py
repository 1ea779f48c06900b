"""Whom a thing, a place, a clause or a preposition stands for, in sentences of our own."""

from __future__ import annotations

import pytest

from allegedly.coding.pipeline import code
from allegedly.nouns import Document, Event, Party


def told(text: str) -> set[tuple[str, str, str]]:
    """Type, actor and recipient of all events, by id where there is one."""
    (coded,) = code([Document("d", text, published="2024-06-03")])
    return {
        (event.type, _name(actor), _name(recipient))
        for event in coded.events
        for actor in event.actors or (None,)
        for recipient in event.recipients or (None,)
    }


def _name(party: Party | None) -> str:
    return "" if party is None else party.actor or party.text


def events(text: str, kind: str) -> list[Event]:
    (coded,) = code([Document("d", text, published="2024-06-03")])
    return [event for event in coded.events if event.type == kind]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a thing alone is nobody, but what belongs to somebody or was made by somebody stands for him
        ("Kenya rejected the report.", ("REJECT", "KEN", "")),
        ("Kenya condemned a deal signed by Norway and Mali.", ("ACCUSE", "KEN", "NOR")),
        ("Norway closed its doors after rioters attacked its posts in Lima.", ("ASSAULT", "rioters", "NOR")),
        ("The Malian army shelled a village.", ("ASSAULT", "MLI.MIL", "a village")),
        # who visits a town visits the country; who goes there to see somebody visits him
        ("Kenya's foreign minister visited Oslo on Monday.", ("CONSULT", "KEN.MUDAVADI", "NOR")),
        (
            "Kenya's foreign minister flew to Oslo for talks with Norway's prime minister.",
            ("CONSULT", "KEN.MUDAVADI", "NOR.STORE"),
        ),
        # a place is where it was done
        ("Norway staged a military parade in Lima.", ("MOBILIZE", "NOR", "")),
        ("A Malian bomb attack on a Norwegian vehicle in Lima injured two people.", ("ASSAULT", "MLI", "NOR")),
        # whoever is hit by what is opposed is not opposed
        ("Kenya opposed sanctions against Mali.", ("REJECT", "KEN", "")),
        ("Kenya called for sanctions against Mali.", ("ACCUSE", "KEN", "MLI")),
        # who is asked to do it, not who asks
        ("Norway called on Kenya to resume cooperation with Mali.", ("REQUEST", "NOR", "KEN")),
        # who strikes in the clause beside
        (
            "Three soldiers were killed when a Malian gunman opened fire at the base.",
            ("ASSAULT", "MLI.REB", "Three soldiers"),
        ),
        ("Five Kenyan soldiers were killed by Malian shelling near the border.", ("ASSAULT", "MLI", "KEN.MIL")),
        # the doer of the last passive is that of those before; a number alone counts the same people
        (
            "Three Kenyans were killed, two were injured and two more were arrested by Malian soldiers.",
            ("ASSAULT", "MLI.MIL", "KEN.CVL"),
        ),
        (
            "Three Kenyans were killed, and two were arrested by Malian soldiers in Lima.",
            ("COERCE", "MLI.MIL", "KEN.CVL"),
        ),
        # those named of a group
        ("Norway said that all states, especially Kenya and Mali, must withdraw.", ("REQUEST", "NOR", "MLI")),
        # who is the first to do it does it
        ("Kenya is the first country to sign an accord with Norway.", ("SUPPORT", "KEN", "NOR")),
        # whose guests others are has no part in what is done to the others
        ("Mali denied access to a Kenya-hosted summit to Norwegian officials.", ("COERCE", "MLI", "NOR.GOV")),
        # "by" that hangs on the verb tells whose deed the noun is
        (
            "Norway's minister called the persecution of Kenyans by the government of Mali a crime.",
            ("COERCE", "MLI.GOV", "KEN.CVL"),
        ),
        # the aide met, not whom he serves
        (
            "Ada Marlow, an aide to the Kenyan president who attacked Norway, resigned.",
            ("ASSAULT", "Ada Marlow", "NOR"),
        ),
    ],
)
def test_the_right_one_acts_and_the_right_one_is_meant(text: str, wanted: tuple[str, str, str]) -> None:
    found = told(text)
    assert wanted in found
    kind, actor, _ = wanted
    assert {a for k, a, _ in found if k == kind} >= {actor}


def test_a_place_or_victim_is_no_second_recipient() -> None:
    assert {r for k, _, r in told("Kenya opposed sanctions against Mali.") if k == "REJECT"} == {""}
    text = "A Malian bomb attack on a Norwegian vehicle in Lima injured two people."
    assert "Lima" not in {r for _, _, r in told(text)}


def test_nobody_supports_whom_he_only_thanks_for_support() -> None:
    assert not told("Norway's president also thanked for supporting Kenya.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenya renewed relations with Norway.", "SUPPORT"),
        ("Kenya will not negotiate with Norway.", "REJECT"),
        ("Kenya severed ties with Norway.", "SANCTION"),
    ],
)
def test_what_one_does_towards_another_goes_one_way(text: str, kind: str) -> None:
    assert [(_name(e.actors[0]), _name(e.recipients[0]), e.reciprocal) for e in events(text, kind)] == [
        ("KEN", "NOR", False)
    ]


def test_ties_that_two_open_go_both_ways() -> None:
    found = events("Kenya established diplomatic relations with Norway.", "SUPPORT")
    assert {(_name(e.actors[0]), _name(e.recipients[0])) for e in found} == {("KEN", "NOR"), ("NOR", "KEN")}


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        # the body that several states have, and not the states
        ("Norway worked with the navies of Kenya, Mali and Peru.", "COOPERATE", {"KEN.MIL", "MLI.MIL", "PER.MIL"}),
        ("Norway met the foreign ministers of Kenya and Mali.", "CONSULT", {"KEN.MUDAVADI", "MLI.DIOP"}),
        # who visits a third with another does not visit the other
        ("The presidents of Norway and Kenya visited Mali.", "CONSULT", {"MLI"}),
        # all of a list
        (
            "Norway's president met with Kenyan President William Ruto, Finnish President Alexander Stubb, President "
            "of Poland Andrzej Duda and President of Egypt Abdel Fattah el-Sisi.",
            "CONSULT",
            {"KEN.RUTO", "FIN.STUBB", "POL.DUDA"},
        ),
        # those named as some of them
        (
            "Norway's prime minister met with several Kenyan officials, including President William Ruto.",
            "CONSULT",
            {"KEN.GOV", "KEN.RUTO"},
        ),
        # what is on the agenda is nobody who meets
        ("Norway met with the African Union with a deal with Kenya on the agenda.", "CONSULT", {"AUN"}),
        # who has just accused is answered
        ("Norway accused Kenya of spying. Kenya rejected the allegation.", "REJECT", {"NOR"}),
    ],
)
def test_all_who_are_meant_are_recipients(text: str, kind: str, wanted: set[str]) -> None:
    forward = [e for e in events(text, kind) if _name(e.actors[0] if e.actors else None)[:3] in {"NOR", "KEN"}]
    assert wanted <= {_name(each) for event in forward for each in event.recipients}


def test_an_assault_told_before_has_its_attacker() -> None:
    text = "Norway's army attacked a Kenyan village. Two Malian soldiers were killed in the assault."
    assert ("ASSAULT", "NOR.MIL", "MLI.MIL") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Kenya launched a dialogue on fishing issues in Mali.",
        "Norway and Kenya have agreed on four zones in Mali.",
        "Norway and Kenya began talks in the Malian capital in April.",
    ],
)
def test_what_several_talk_about_and_where_is_no_third_party(text: str) -> None:
    pairs = {(actor, recipient) for _, actor, recipient in told(text)}
    assert pairs == {("NOR", "KEN"), ("KEN", "NOR")}


def test_who_signs_for_two_countries_signs_with_each_other() -> None:
    text = (
        "The presidents of Norway and Kenya signed a memorandum on cooperation between the Ministry of Trade of Norway "
        "and the Ministry of Trade of Kenya."
    )
    names = {each.text for event in events(text, "SUPPORT") for each in (*event.actors, *event.recipients)}
    assert not any("Ministry" in name for name in names)


def test_the_parties_are_those_who_met_and_not_those_of_whom_they_talked() -> None:
    text = (
        "Norway's president met with Kenya's president in Oslo. They discussed the results of the talks between Mali "
        "and Chad in Lima. The parties agreed to deepen trade."
    )
    ids = {each.actor or "" for event in events(text, "AGREE") for each in (*event.actors, *event.recipients)}
    assert ids and {each[:3] for each in ids} == {"NOR", "KEN"}


def test_what_was_also_hit_was_hit_by_the_same() -> None:
    text = "Norwegian airstrikes killed six Malian soldiers near Lima. The headquarters of Kenya's army was also hit."
    (event,) = [e for e in events(text, "ASSAULT") if e.trigger.text == "hit"]
    assert [each.actor for each in event.actors] == ["NOR.MIL"]
