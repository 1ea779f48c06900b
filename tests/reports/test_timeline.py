"""Timelines: days in order, sentences word for word, copies counted once."""

from __future__ import annotations

from allegedly.coding import code
from allegedly.ledger import origins
from allegedly.nouns import Document
from allegedly.reports import TimelineOptions, timeline


def test_days_come_in_order_and_no_more_than_asked_for(coded_examples):
    rows = timeline(coded_examples, origins, TimelineOptions(dates=5))
    assert len(rows) == 5
    assert [row.date for row in rows] == sorted(row.date for row in rows)


def test_sentences_stand_word_for_word(coded_examples):
    texts = {item.document.id: item.document.text for item in coded_examples}
    for row in timeline(coded_examples, origins, TimelineOptions(dates=20)):
        assert row.sentences
        for sentence in row.sentences:
            assert texts[sentence.document][slice(*sentence.span)] == sentence.text


def test_about_two_actors_takes_only_sentences_that_name_both(coded_examples):
    rows = timeline(coded_examples, origins, TimelineOptions(about=("UKR", "IRN"), dates=50))
    assert rows
    fewer = sum(len(row.sentences) for row in rows)
    assert fewer < sum(len(row.sentences) for row in timeline(coded_examples, origins, TimelineOptions(dates=50)))


def test_words_choose_sentences(coded_examples):
    rows = timeline(coded_examples, origins, TimelineOptions(query="satellite", dates=50))
    assert rows
    assert all("satellite" in s.text.lower() for row in rows for s in row.sentences)


def _coded(rows):
    return list(code([Document(f"d{n}", text, published=day) for n, (day, text) in enumerate(rows)]))


def test_a_day_that_many_look_back_on_outweighs_one_that_was_only_reported():
    rows = _coded(
        [
            ("2020-03-02", "Fiji opened an embassy in Tonga on March 1, 2020, with a speech by its minister."),
            ("2021-02-05", "Fiji and Tonga signed a fishing treaty on January 12, 2021, in the port of Suva."),
            ("2021-05-07", "Tonga praised the fishing treaty that it had signed with Fiji on January 12, 2021."),
            ("2021-09-09", "Fiji closed two ports to ships of Tonga, which had signed the treaty of January 12, 2021."),
        ]
    )
    assert [row.date for row in timeline(rows, origins, TimelineOptions(dates=1))] == ["2021-01-12"]


def test_a_sentence_that_stands_elsewhere_is_not_shown_again(coded_examples):
    options = TimelineOptions(dates=5)
    first = timeline(coded_examples, origins, options)
    taken = frozenset((s.document, s.span) for row in first for s in row.sentences)
    again = timeline(coded_examples, origins, options, taken)
    assert [row.date for row in again] == [row.date for row in first]
    assert not taken & {(s.document, s.span) for row in again for s in row.sentences}


def test_a_sentence_that_hangs_on_another_is_not_shown_where_something_else_tells_of_the_day():
    rows = _coded(
        [
            ("2021-02-05", "It also targets Tonga with a tax that Fiji put in force on January 12, 2021."),
            ("2021-05-07", "Fiji taxed the fish of Tonga from January 12, 2021, and Tonga sent a protest to Suva."),
        ]
    )
    (row,) = timeline(rows, origins, TimelineOptions(dates=1))
    assert [s.text.startswith("Fiji taxed") for s in row.sentences] == [True]


def test_a_date_without_a_year_that_may_lie_ahead_is_no_day_of_nearly_a_year_ago():
    rows = _coded([("2018-05-25", "Fiji and Tonga spoke again of holding the summit that was planned for June 12.")])
    assert "2017-06-12" not in {row.date for row in timeline(rows, origins, TimelineOptions(dates=9))}
