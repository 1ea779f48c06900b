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
        (
            "Kenyan officials met Republic of Korea Minister of Fishing Han Da-eul.",
            "Republic of Korea Minister of Fishing Han Da-eul",
            "KOR.GOV",
        ),
        (
            "Kenyan officials met Deputy Head of the President's Office Ola Testmann.",
            "Deputy Head of the President's Office Ola Testmann",
            None,
        ),
        (
            "Kenyan officials met UN Special Envoy on Lakes Anna Maria Testdal in Oslo.",
            "UN Special Envoy on Lakes Anna Maria Testdal",
            "UNO",
        ),
        (
            "Kenyan officials met the Norwegian Council of Boats and Lake Associations.",
            "Norwegian Council of Boats and Lake Associations",
            None,
        ),
        ("The U.S. Department of the Interior accused Kenya of it.", "The U.S. Department of the Interior", "USA.GOV"),
        (
            "Kenya accused the Ministry of Lake Policy and Boats of Norway of lying.",
            "the Ministry of Lake Policy and Boats of Norway",
            "NOR.GOV",
        ),
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


def test_an_ambassador_is_of_the_state_that_sends_him() -> None:
    found = {m.text: m.actor for m in coded("Kenyan ambassador to Norway Anna Testdal resigned.").mentions}
    assert (found["Kenyan ambassador"], found["Norway"]) == ("KEN.GOV.FOREIGN", "NOR")


def test_a_town_named_like_a_president_is_no_person() -> None:
    found = coded("Norway closed the cities of Testby and Biden to all.").mentions
    assert not any(m.actor == "USA.BIDEN" for m in found)


def test_a_ministry_that_is_the_end_of_anothers_name_is_of_that_country() -> None:
    text = "Kenyan officials met Director of the Department of Defense Policy of the Norwegian Ministry of Defence."
    assert not any(m.actor == "USA.GOV.DEFENCE" for m in coded(text).mentions)


def actors_of(text: str, publisher: str | None = None, title: str | None = None) -> dict[str, set[str | None]]:
    """The actors of each mention's words."""
    document = Document("d", text, title=title, publisher=publisher, published="2021-07-20")
    (found,) = code([document])
    meant: dict[str, set[str | None]] = {}
    for mention in found.mentions:
        meant.setdefault(mention.text, set()).add(mention.actor)
    return meant


def test_the_french_leader_is_whom_the_text_has_just_named() -> None:
    text = "Norway's minister met with French President Emmanuel Macron. He thanked the French leader for his help."
    assert actors_of(text)["the French leader"] == {"FRA.MACRON"}


def test_the_french_leader_is_nobody_in_particular_where_no_one_is_named() -> None:
    assert actors_of("Norway's minister thanked the French leader.")["the French leader"] == {"FRA.GOV"}


def test_a_foreign_minister_is_no_secretary_of_state_of_the_publishers_own() -> None:
    text = "Secretary Blinken spoke with Norwegian Foreign Minister Anna Testdal. The Foreign Minister thanked him."
    assert actors_of(text, "US Department of State")["The Foreign Minister"] == {"NOR.GOV.FOREIGN"}


def test_a_title_joined_with_one_that_means_somebody_named_means_somebody_named_too() -> None:
    text = "Secretary Blinken met German Chancellor Angela Merkel. The Secretary and Chancellor spoke of trade."
    assert actors_of(text, "US Department of State")["Chancellor"] == {"DEU.MERKEL"}


def test_a_deputy_is_not_whose_deputy_he_is() -> None:
    text = "Deputy Secretary of State Wendy Sherman left. Secretary Blinken said the deputy secretary would return."
    assert actors_of(text, "US Department of State")["the deputy secretary"] == {"USA.SHERMAN"}


def test_the_leaders_of_a_release_are_those_of_whose_talk_its_title_tells() -> None:
    text = "The presidents discussed trade. Both parties spoke of fishing. The leaders of Kenya and Mali were absent."
    title = "Telephone talk with President of France Emmanuel Macron"
    meant = actors_of(text, "President of Russia", title)
    assert meant["The presidents"] == meant["Both parties"] == {"RUS.PUTIN", "FRA.MACRON"}
    assert meant["The leaders"].isdisjoint({"RUS.PUTIN", "FRA.MACRON"})


def test_a_title_without_a_talk_or_a_paper_of_the_press_tells_no_pair() -> None:
    text = "The presidents discussed trade."
    for publisher, title in (
        ("President of Russia", "Congratulations to President of France Emmanuel Macron"),
        ("The Daily Test", "Telephone talk with President of France Emmanuel Macron"),
    ):
        assert actors_of(text, publisher, title).get("The presidents", {None}) == {None}


def test_the_presidents_of_several_states_are_each_of_them() -> None:
    text = "The presidents of Ukraine, Lithuania and Poland met. They thanked Norway."
    wanted = {"UKR.ZELENSKY", "LTU.NAUSEDA", "POL.DUDA"}
    meant = actors_of(text)
    assert meant["The presidents"] == meant["They"] == wanted


def test_three_who_met_in_the_lead_are_the_parties_throughout() -> None:
    text = (
        "President of Ukraine Volodymyr Zelensky met with President of Lithuania Gitanas Nauseda and President of "
        "Poland Andrzej Duda. " + "It rained in the town. " * 9 + "The parties agreed to meet again."
    )
    (found,) = code([Document("d", text, published="2021-07-20")])
    agreed = {each.actor for event in found.events if event.type == "AGREE" for each in event.actors}
    assert agreed == {"UKR.ZELENSKY", "LTU.NAUSEDA", "POL.DUDA"}


def test_a_line_that_many_bear_means_whom_the_document_named() -> None:
    text = "Qatari Foreign Minister Mohammed bin Abdulrahman Al Thani left. Al Thani thanked Norway."
    assert actors_of(text)["Al Thani"] == {"QAT.MOHAMMED_BIN_ABDULRAHMAN_AL_THANI"}


def test_a_title_alone_makes_nobody_the_king_of_that_name() -> None:
    assert actors_of("Norway thanked Chairman Abdullah.")["Chairman Abdullah"] == {None}
    assert actors_of("Norway thanked King Abdullah of Jordan.")["King Abdullah"] == {"JOR.ABDULLAH_II"}


def test_the_president_of_a_federation_is_not_the_states() -> None:
    meant = actors_of("Iranian Fishing Federation President said the lake was empty.")
    assert meant["Iranian Fishing Federation President"] == {None}


def test_whom_a_minister_visits_and_for_what_he_is_thanked_is_no_part_of_his_title() -> None:
    assert set(parties("The visit of the President of Kenya to Norway in 2021 was welcomed by Mali.")) >= {"Norway"}
    assert set(parties("Norway thanked the Minister of Trade of Kenya for Lake Peace talks.")) == {
        "Norway",
        "the Minister of Trade of Kenya",
    }


def test_a_list_of_pairs_is_one_list() -> None:
    text = (
        "The meeting was attended by President Anna Testdal and trade minister Ola Testmann, Chancellor Kari Testvik "
        "and trade minister Tor Testnes, and Premier Olav Testberg and trade minister Ada Testli of Norway."
    )
    assert len({each.text for event in coded(text).events for each in event.recipients}) == 6


def test_a_name_within_a_phrase_is_told_by_the_phrase() -> None:
    found = parties("Kenyan army helicopters struck Malian army posts near Lima.")
    assert found == {"Kenyan army helicopters": "KEN.MIL", "Malian army posts": "MLI.MIL"}


def test_whose_approval_something_has_is_no_party() -> None:
    found = parties("A Norway-approved ceasefire between Kenya and Mali began on Monday.")
    assert "Norway" not in found


def test_those_who_share_a_noun_are_told_with_it() -> None:
    found = parties("Mali's president praised the summit between Norwegian and Kenyan presidents in Lima on Friday.")
    assert {text for text in found if text.endswith("presidents")} >= {
        "Norwegian and Kenyan presidents",
        "Kenyan presidents",
    }
