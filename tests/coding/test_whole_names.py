"""Names of people and bodies whole as parties: with their titles, neither cut nor joined; sentences of our own."""

from __future__ import annotations

import pytest

from allegedly.coding.pipeline import code
from allegedly.nouns import CodedDocument, Document


def coded(text: str, published: str = "2022-10-26") -> CodedDocument:
    (found,) = code([Document("d", text, published=published)])
    assert all(text[slice(*p.span)] == p.text for e in found.events for p in (*e.actors, *e.recipients))
    return found


def parties(text: str) -> dict[str, str | None]:
    """All parties of the events of a text, with their actors."""
    return {each.text: each.actor for event in coded(text).events for each in (*event.actors, *event.recipients)}


@pytest.mark.parametrize(
    ("text", "whole", "actor"),
    [
        (
            "Deputy Head of the Office of the President of Norway Ola Testmann met with Kenyan officials.",
            "Deputy Head of the Office of the President of Norway Ola Testmann",
            "NOR.GOV.PRESIDENCY",
        ),
        (
            "Kenya's foreign ministry held talks with Adviser to the Prime Minister of Norway on Trade and Security "
            "Anna Testdal.",
            "Adviser to the Prime Minister of Norway on Trade and Security Anna Testdal",
            "NOR.GOV",
        ),
        (
            "Kenyan officials met UN Special Coordinator for Lake Fishing and Peace Tor Testdal.",
            "UN Special Coordinator for Lake Fishing and Peace Tor Testdal",
            "UNO",
        ),
        (
            "Kenyan officials met Norwegian Deputy Trade Minister and Head of the Investment Office Anna Testdal.",
            "Head of the Investment Office Anna Testdal",
            None,
        ),
        (
            "Kenyan officials met Minister of Foreign Affairs of Norway Anniken Huitfeldt.",
            "Minister of Foreign Affairs of Norway Anniken Huitfeldt",
            "NOR.HUITFELDT",
        ),
        ("Later on Tuesday Zelensky met with Kenyan officials.", "Zelensky", "UKR.ZELENSKY"),
        ("In May 2022 President Joe Biden met with Kenyan officials.", "President Joe Biden", "USA.BIDEN"),
        (
            "Kenyan officials met Norway's newly-appointed President Ola Testmann.",
            "Norway's newly-appointed President Ola Testmann",
            None,
        ),
        ("Kenya asked the International Court of Fishing to hear it.", "the International Court of Fishing", None),
    ],
)
def test_a_party_is_the_whole_of_title_and_name(text: str, whole: str, actor: str | None) -> None:
    found = parties(text)
    assert whole in found
    assert found[whole] == actor


def test_two_titles_of_one_man_are_one_party() -> None:
    text = "Kenyan officials met Russian Deputy Defence Minister and Foreign Minister Sergey Lavrov."
    assert parties(text)["Russian Deputy Defence Minister and Foreign Minister Sergey Lavrov"] == "RUS.LAVROV"


def test_president_and_foreign_minister_are_two_where_somebody_else_is_president() -> None:
    found = parties("Kenyan officials met Russia's President and Foreign Minister Sergey Lavrov.")
    assert not any("and" in text for text in found)


def test_each_of_a_list_of_people_takes_part_and_none_is_joined_with_the_next() -> None:
    text = (
        "Kenya's president met with Minister of Trade Anna Testdal, Deputy Chairman of the Fishing Council Ola "
        "Testmann, Director of the Lake Service Kari Testvik and Governor Anna Testnes."
    )
    found = parties(text)
    assert "Deputy Chairman of the Fishing Council Ola Testmann" in found
    assert {"Minister of Trade Anna Testdal", "Director of the Lake Service Kari Testvik"} <= found.keys()
    assert "Governor Anna Testnes" in found


def test_a_name_behind_and_or_a_comma_does_not_bear_the_title_before() -> None:
    found = coded("The president of Norway and Anna Testdal met. The minister of Kenya, Ola Testmann left.").mentions
    named = {m.text: m.role for m in found}
    assert named["Anna Testdal"] is None


def test_whose_adviser_somebody_is_he_is_not() -> None:
    text = "Kenyan officials met Adviser to the President of Ukraine Anna Testdal."
    found = {m.text: (m.actor, m.role.of if m.role else None) for m in coded(text).mentions}
    assert found["Anna Testdal"] == (None, "UKR.GOV")
    assert found["the President"][0] == "UKR.ZELENSKY"


def test_a_town_named_like_a_president_is_no_person() -> None:
    found = coded("Norway closed the cities of Testby and Biden to all.").mentions
    assert not any(m.actor == "USA.BIDEN" for m in found)


def test_a_ministry_that_is_the_end_of_anothers_name_is_of_that_country() -> None:
    text = "Kenyan officials met Director of the Department of Defense Policy of the Norwegian Ministry of Defence."
    assert not any(m.actor == "USA.GOV.DEFENCE" for m in coded(text).mentions)
