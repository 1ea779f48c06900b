"""Where: names meant as places, apart from governments, people and namesakes; where an event was."""

from __future__ import annotations

import pytest

from allegedly.coding import code
from allegedly.coding.actors import find_mentions
from allegedly.coding.places import find_places
from allegedly.grammar import parse
from allegedly.knowledge.actors import load
from allegedly.nouns import Document, Place


def places(text: str) -> list[Place]:
    parsed = next(parse([Document("d", text)]))
    found = list(find_places(parsed, find_mentions(parsed, load())))
    assert all(text[place.span[0] : place.span[1]] == place.text for place in found)
    return found


def countries(text: str) -> list[tuple[str, str | None]]:
    return [(place.text, place.country) for place in places(text)]


def test_a_place_has_its_id_coordinates_country_and_division() -> None:
    (place,) = places("The envoys met in Lviv.")
    assert (place.name, place.country, place.division, place.geonameid) == ("Lviv", "UKR", "Lviv Oblast", 702550)
    assert place.latitude == pytest.approx(49.84, abs=0.1)
    assert place.longitude == pytest.approx(24.02, abs=0.1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow rejected the offer.", []),
        ("The envoys arrived in Moscow on Monday.", [("Moscow", "RUS")]),
        ("Officials walked through Kyiv's old town.", [("Kyiv", "UKR")]),
        ("Vetland recalled its ambassador from Berlin.", [("Berlin", "DEU")]),
        ("Shells fell in Russia's Belgorod region.", [("Russia", "RUS"), ("Belgorod region", "RUS")]),
        ("The capital, Lima, was quiet.", [("Lima", "PER")]),
        ("Troops searched houses in the Kyiv suburb.", [("Kyiv", "UKR")]),
        ("Rebels hold a town on the border with Chad.", [("Chad", "TCD")]),
        ("The two had talks with Chad.", []),
    ],
)
def test_a_capital_that_stands_for_a_government_is_no_place(text: str, expected: list[tuple[str, str]]) -> None:
    assert countries(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bridge fell in Vienna.", [("Vienna", "AUT")]),
        ("A bridge fell in Vienna, Virginia.", [("Vienna", "USA"), ("Virginia", "USA")]),
        ("A bridge fell in London.", [("London", "GBR")]),
        ("A bridge fell in London, Ontario.", [("London", "CAN"), ("Ontario", "CAN")]),
        ("American troops left for Rome.", [("Rome", "ITA")]),
        ("A fair opened in Tripoli, Lebanon.", [("Tripoli", "LBN"), ("Lebanon", "LBN")]),
        ("A parade was held in Valencia.", [("Valencia", "ESP")]),
    ],
)
def test_country_and_number_of_people_decide_between_namesakes(text: str, expected: list[tuple[str, str]]) -> None:
    assert countries(text) == expected


def test_a_state_behind_its_town_is_the_state() -> None:
    buffalo, state = places("A bridge fell in Buffalo, New York.")
    assert (buffalo.division, state.name, state.division) == ("New York", "New York", "New York")


def test_a_word_for_a_division_makes_one_of_a_citys_name() -> None:
    assert [(p.text, p.name) for p in places("Shells fell in Kharkiv region.")] == [
        ("Kharkiv region", "Kharkiv Oblast")
    ]
    assert [p.name for p in places("Shells fell in the Kursk region.")] == ["Kursk Oblast"]
    assert [(p.text, p.name) for p in places("Shells fell in Kharkiv.")] == [("Kharkiv", "Kharkiv")]


@pytest.mark.parametrize(
    "text",
    [
        "The Bank of England raised its rate.",
        "The University of Washington closed.",
        "The UN and NATO sent envoys.",
        "They threw Molotov cocktails at the gate.",
        "The Chelsea striker flew home.",
        "It is a Black Hawk helicopter.",
        "An Amazon data centre burned.",
    ],
)
def test_other_names_are_no_places(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Fire swept through the camps at Cox's Bazar.", "Cox’s Bāzār", "BGD"),
        ("Ships passed the Strait of Hormuz.", "Strait of Hormuz", None),
        ("They were shot in Khorog.", "Khorugh", "TJK"),
        ("They were shot in Nara.", "Nara-shi", "JPN"),
        ("Rain fell on Samos.", "Samos", "GRC"),
        ("They were shot in Zamfara.", "Zamfara", "NGA"),
    ],
)
def test_places_are_known_by_the_spelling_of_english_text(text: str, name: str, country: str | None) -> None:
    assert [(place.name, place.country) for place in places(text)] == [(name, country)]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Russian missiles hit a power station in Lviv.", "hit", "Lviv"),
        ("Russian missiles hit Lviv.", "hit", "Lviv"),
        ("Russian troops withdrew from Kherson.", "withdrew", "Kherson"),
        ("Troops from Burundi attacked Rwandan soldiers in Goma.", "attacked", "Goma"),
        ("Iran rejected the demand of Israel.", "rejected", None),
        ("Iran sold drones to Russia.", "sold", None),
        ("Washington imposed sanctions on two Syrian banks.", "imposed", None),
    ],
)
def test_an_event_is_where_its_clause_says(text: str, trigger: str, expected: str | None) -> None:
    coded = next(code([Document("d", text)]))
    event = next(event for event in coded.events if event.trigger.text == trigger)
    assert (event.place.text if event.place else None) == expected
