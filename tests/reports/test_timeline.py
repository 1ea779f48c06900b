"""Timelines: days in order, sentences word for word, copies counted once."""

from __future__ import annotations

from allegedly.ledger import origins
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
