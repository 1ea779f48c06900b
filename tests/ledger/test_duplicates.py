"""Origins: copies, edits, excerpts and fuller versions are one story; two accounts of one matter are two."""

from __future__ import annotations

import random

from made import babble

from allegedly.ledger import origins
from allegedly.nouns import Document

STORY = (
    "Arvia and Belmark reopened their only shared bridge on Friday after eleven years, letting the first lorries "
    "cross the river Dall since the border was shut. Customs officers on both banks checked papers by hand because "
    "the new scanners had not arrived. Traders in Portu said they expected prices for flour and cooking oil to fall "
    "within weeks. The two governments agreed in March to reopen the crossing in return for a joint patrol of the "
    "river, which smugglers have used to move fuel. Opposition members in Belmark's parliament said the deal gave "
    "away too much and asked for a vote. Engineers inspected the pillars last month and found that two of them need "
    "repair before winter. About forty lorries crossed in the first hour, according to the border guard, and a "
    "queue of some three kilometres had formed on the Arvian side by noon. A second crossing upstream stays shut "
    "until the mines around it are cleared."
)
OTHER = (
    "Forty lorries rolled over the Dall bridge in the first hour after Belmark and Arvia opened it again on Friday, "
    "ending a closure that has lasted since the border war. Drivers waited for most of the morning while officers "
    "went through each load without the scanners that the neighbours had ordered. The reopening is part of a "
    "bargain struck this spring: in exchange, patrols of the two countries will watch the water together against "
    "fuel smugglers. In Belmark, critics want lawmakers to have the last word. Shopkeepers hope that food will "
    "become cheaper soon. Whether the old piers can bear the traffic through the cold months is another question, "
    "inspectors warn."
)


def story(id_: str, text: str, published: str = "2022-10-07", publisher: str | None = None) -> Document:
    return Document(id=id_, text=text, published=published, publisher=publisher)


def together(*documents: Document) -> bool:
    return len(set(origins(documents).values())) == 1


def edited(text: str, every: int) -> str:
    """Each so-manieth word another one."""
    words, fresh = text.split(), babble(1, 999).split()
    return " ".join(fresh[n] if n % every == every - 1 else word for n, word in enumerate(words))


def test_a_copy_is_of_the_same_origin_whatever_paper_prints_it():
    assert together(story("a", STORY, publisher="First"), story("b", STORY.upper(), "2022-10-08", "Second"))


def test_the_first_published_names_the_origin_in_whatever_order_documents_come():
    documents = [story("z", STORY, "2022-10-06"), story("a", STORY, "2022-10-09"), story("b", OTHER, "2022-10-07")]
    for _ in range(5):
        random.Random(3).shuffle(documents)
        assert origins(documents) == {"z": "z", "a": "z", "b": "b"}


def test_a_light_edit_is_of_the_same_origin():
    assert together(story("a", STORY), story("b", edited(STORY, 12)))


def test_an_excerpt_is_of_the_same_origin_in_both_orders():
    part = STORY[STORY.index("Customs") : STORY.index("Engineers")]
    assert together(story("a", STORY), story("b", part, "2022-10-08"))
    assert together(story("b", part), story("a", STORY, "2022-10-08"))


def test_a_rewritten_lead_is_of_the_same_origin():
    lead = "Lorries are crossing the Dall again: after more than a decade the neighbours have opened their bridge. "
    assert together(story("a", STORY), story("b", lead + STORY[STORY.index("Customs") :], "2022-10-08"))


def test_a_wire_story_cut_and_rewritten_is_of_the_same_origin_where_both_credit_the_agency():
    lead = "PORTU, Arvia (Reuters) – The first lorries since the war crossed the Dall bridge on Friday. "
    rest = STORY[STORY.index("The two governments") : STORY.index("Engineers")] + " " + OTHER[OTHER.index("Shop") :]
    wire = story("a", "PORTU (Reuters) - " + STORY)
    assert together(wire, story("b", lead + rest, "2022-10-08"))


def test_the_same_matter_told_by_another_reporter_is_another_origin():
    assert not together(story("a", STORY), story("b", OTHER))


def test_two_accounts_that_quote_one_speech_are_two_origins():
    speech = babble(8, 40)
    assert not together(story("a", babble(1, 80) + " " + speech), story("b", babble(2, 80) + " " + speech))


def test_two_stories_are_not_joined_through_a_third_that_quotes_both():
    one, two = babble(1, 150), babble(2, 150)
    digest = " ".join(one.split()[:70] + two.split()[:70] + babble(3, 60).split())
    found = origins([story("a", one, "2022-01-01"), story("b", two, "2022-01-02"), story("c", digest, "2022-01-03")])
    assert found["a"] != found["b"]


def test_a_line_that_stands_under_every_article_joins_nothing():
    line = " All rights reserved by the publisher; no part of this text may be copied without leave."
    documents = [story(f"d{n}", babble(n, 80) + line) for n in range(100)]
    assert len(set(origins(documents).values())) == 100


def test_documents_of_a_few_words_are_of_one_origin_only_where_the_words_are_equal():
    found = origins([story(f"d{n}", text) for n, text in enumerate(["Yes.", "No.", "yes", "", "A", ""])])
    assert found["d0"] == found["d2"]
    assert len({found["d0"], found["d1"], found["d3"], found["d4"], found["d5"]}) == 5
