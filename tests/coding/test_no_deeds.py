"""Words for deeds that tell none, and types that other words turn; causes that strict readers of news found."""

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
    "text",
    [
        # etiquette
        "The Kenyan president congratulated the Norwegian prime minister on his birthday.",
        "The Norwegian minister offered his condolences to the families of the sailors.",
        "The Kenyan president sent the Norwegian king a message of congratulations.",
        "The Kenyan president presented state medals to the officers.",
        # the daily work of police, and accidents
        "Detectives held a woman of 34 over stolen bicycles.",
        "The judge sentenced Dana Marlow to ten years in prison for burglary.",
        "He was a Norwegian man convicted of killing a couple.",
        "More than 40 Kenyan citizens were killed in a stampede.",
        "The governor of Nairobi declared a state of emergency after the flood.",
        "Jan Berg died at home in Norway, surrounded by family.",
        # states and generalities
        "Norway can help Kenya in building its hospitals.",
        "There are other areas where Norway and Kenya don't agree.",
        "Fighters backed by Norway are camped near the river.",
        "Norwegian ships are often seen near the island, which is recognised only by Kenya.",
        "The decision threatens peace and security.",
        "The parliament has not been dissolved.",
        "Iran has good cooperation with the Kenyan agency.",
        "The Kenyan government is determined to undercut the Norwegian effort.",
        "Aid for the Kenyan people serves Norwegian interests.",
        # what nouns above make of a deed
        "Businesses fear the risk of Norwegian retaliation against Kenya.",
        "Today marks the 30th anniversary of Norway's recognition of Kenya.",
        "Other demands include a withdrawal of Norwegian troops from Kenya.",
        "He spoke of the possibility of the ship being seized by Norway.",
        # objects that make no deed
        "The company occupies solid positions on the market.",
        "Kenya takes the strange position that the agency has no mandate.",
        "The ship was travelling from Norway to Kenya.",
        "Twelve countries were added to the government's green list.",
        "Norway retreated from its goal of ousting the Kenyan president.",
        "Norwegian law allowed the owners to go unpunished.",
        # years ago
        "Half a century ago Norway and Kenya quarrelled over fish.",
        "Before the revolution, Kenya bought its wheat from Norway.",
        "It was the pact from which Norway withdrew more than three years ago.",
    ],
)
def test_words_for_deeds_that_tell_none(text: str) -> None:
    assert events(text) == ()


@pytest.mark.parametrize(
    ("text", "untold"),
    [
        ("We hope that Norway and Kenya can cooperate further.", "COOPERATE"),
        ("An expert predicted that Norway will expand trade with Kenya.", "AGREE"),
        ("The minister was confident that Norway will continue to help Kenya.", "AGREE"),
        ("Mali warned Norway not to allow flights to Kenya.", "CONCEDE"),
        ("Mali called for a withdrawal of Norwegian troops from Kenya.", "RETREAT"),
        ("Mali rejected Norway's request to impose sanctions on Kenya.", "SANCTION"),
        ("The order bans Norwegian aircraft from flying to Kenya.", "CONSULT"),
        ("Norway and Kenya agreed to counter Malian aggression in the region.", "ASSAULT"),
        ("Norway advised that a storm has reached Kenya.", "REQUEST"),
        ("Norway conducts a campaign to vaccinate Kenya's children.", "ASSAULT"),
        ("Norway just wants to partner with Kenya.", "AGREE"),
        ("The minister held talks with Mali to help bring peace to Kenya.", "AID"),
    ],
)
def test_what_is_only_spoken_of_is_not_told_as_done(text: str, untold: str) -> None:
    assert untold not in types(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The king of Norway suspended parliament for five weeks.", "COERCE"),
        ("The Norwegian parliament voted in favour of sanctions against Kenya.", "SANCTION"),
        ("Norway put forward a resolution against Kenya.", "ACCUSE"),
        ("Dana Marlow of Norway attacked the Kenyan president in a debate.", "ACCUSE"),
        ("Norway launched a trade war against Kenya.", "SANCTION"),
        ("Norway withdrew from the Joint Plan of Action with Kenya.", "SANCTION"),
        ("Norway and Kenya are clashing over a court case.", "ACCUSE"),
        ("The presidents of Norway and Kenya discussed the attack on Mali.", "CONSULT"),
        ("Norway and Kenya agreed to conclude a trade agreement.", "AGREE"),
        ("Norway authorised the deployment of 5,000 troops to Kenya.", "MOBILIZE"),
        ("The Norwegian senators vowed to investigate the Kenyan minister.", "ACCUSE"),
        ("4:00 p.m. The Norwegian minister meets with the Kenyan ambassador.", "AGREE"),
    ],
)
def test_other_words_of_the_clause_turn_the_type(text: str, kind: str) -> None:
    assert kind in types(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Kenyan president congratulated the Norwegian prime minister on his victory.", "SUPPORT"),
        ("Norway expressed its condolences to Kenya.", "SUPPORT"),
        ("Kenyan police arrested a Norwegian citizen for theft.", "COERCE"),
        ("Kenyan police arrested 20 protesters.", "COERCE"),
        ("A Norwegian warship arrived in Kenya.", "MOBILIZE"),
        ("Norway launched a military campaign against Kenya.", "ASSAULT"),
        ("Norway added Kenya to its blacklist.", "SANCTION"),
        ("Rebels took positions near Nairobi in Kenya.", "ASSAULT"),
        ("Kenya's defence minister said that Norway attacked Mali on Sunday.", "ASSAULT"),
        ("The draft resolution, backed by Norway and Kenya, called for measures.", "SUPPORT"),
        ("Norway attacked Kenya on Sunday.", "ASSAULT"),
        ("Norway withdrew its troops from Kenya.", "RETREAT"),
    ],
)
def test_their_neighbours_in_politics_are_still_told(text: str, kind: str) -> None:
    assert kind in types(text)
