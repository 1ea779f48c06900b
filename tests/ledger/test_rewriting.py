"""A report retold sentence by sentence is of one origin; a second reporter's report is not."""

from __future__ import annotations

from allegedly.ledger import origins
from allegedly.nouns import Document

REPORT = (
    "Arvia closed its border with Belmark on Monday after 14 guards fell ill with river fever. "
    "The health ministry in Kelm said that tests would take nine days. "
    "Lorries with 300 tonnes of fruit were waiting at Grey Ford by noon. "
    "Belmark offered to send doctors and 2,000 doses of vaccine. "
    "A similar closure in 2011 lasted five weeks and cost traders 8 million crowns."
)
RETOLD = (
    "Because 14 of its guards had caught river fever, Arvia on Monday shut the frontier to Belmark. "
    "Nine days are needed for tests, according to the ministry of health in Kelm. "
    "At midday trucks holding 300 tonnes of fruit stood before Grey Ford. "
    "Doctors as well as 2,000 vaccine doses were offered by Belmark. "
    "In 2011 the crossing had been closed for five weeks, at a price of 8 million crowns to merchants."
)
OWN = (
    "At Grey Ford the drivers play cards and wait, and the peaches begin to smell. "
    "Nobody has told them when Arvia will open the border, which it shut on Monday because of river fever. "
    "One of them, a father of four from Belmark, has been on the road for six days. "
    "The mayor brought water and promised a tent with beds. "
    "Farmers on the other bank fear for the harvest and want to be paid."
)


def story(id_: str, text: str, published: str | None = "2022-10-07", publisher: str | None = None) -> Document:
    return Document(id=id_, text=text, published=published, publisher=publisher)


def together(*documents: Document) -> bool:
    return len(set(origins(documents).values())) == 1


def test_a_report_retold_in_other_words_is_of_the_same_origin():
    assert together(story("a", REPORT, publisher="First"), story("b", RETOLD, "2022-10-08", "Second"))


def test_another_reporters_account_of_the_same_matter_is_another_origin():
    assert not together(story("a", REPORT), story("b", OWN))


def test_the_order_of_the_facts_is_part_of_the_story():
    shuffled = ". ".join(reversed(RETOLD.removesuffix(".").split(". "))) + "."
    assert not together(story("a", REPORT), story("b", shuffled))


def test_what_one_publisher_says_again_or_what_is_said_weeks_later_or_undated_is_no_rewrite():
    assert not together(story("a", REPORT, publisher="First"), story("b", RETOLD, publisher="First"))
    assert not together(story("a", REPORT), story("b", RETOLD, "2022-11-07"))
    assert not together(story("a", REPORT, None), story("b", RETOLD, None))


def test_figures_in_words_and_in_digits_are_the_same_facts():
    spelt = (
        RETOLD.replace("14", "fourteen").replace("Nine", "9").replace("five", "5").replace("8 million", "eight million")
    )
    assert together(story("a", REPORT), story("b", spelt))
