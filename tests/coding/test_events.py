"""Which sentences hold an event: who did what to whom, and what is no event at all."""

from __future__ import annotations

import pytest

from allegedly.coding.pipeline import code
from allegedly.nouns import Document, Event


def events(text: str, published: str | None = "2024-06-03") -> tuple[Event, ...]:
    (coded,) = code([Document("d", text, published=published)])
    return coded.events


NONE = """
A hurricane battered Cuba.
Hurricane Ottilie struck the coast of Mexico.
Millions of locusts have invaded Kenya.
Fire destroyed a library in Egypt.
Portugal beat Chile in a World Cup qualifier.
The Kenyan attacked on the last lap and left the Italian behind.
The rupee defended its level, and Indian shares retreated.
The film follows a Russian spy who kills a Polish general.
In the novel, Turkey invades Greece.
A drama about a Chinese officer who arrests his son won the prize.
France invaded Algeria in 1830.
In the nineteenth century Britain attacked China twice.
During the Second World War Japan occupied Malaya.
Soviet troops shot down a Korean airliner.
India's exports to Japan rose by a tenth.
"""


@pytest.mark.parametrize("text", NONE.strip().splitlines())
def test_what_is_told_in_words_of_politics_and_is_none_is_no_event(text: str) -> None:
    assert events(text) == ()


SOME = """
Russia attacked Ukraine on Monday.
Israeli fire killed two Lebanese soldiers.
A series of Turkish strikes hit Syria.
Iran banned the film.
The book, which China banned, is sold in Taiwan.
Former Soviet republics imposed sanctions on Russia.
France withdrew its troops from Mali in 2022.
Iran condemned the 1988 treaty with Iraq on Monday.
ICE arrested four Mexicans on Tuesday.
"""


@pytest.mark.parametrize("text", SOME.strip().splitlines())
def test_politics_stays_an_event_beside_such_words(text: str) -> None:
    assert events(text)


def test_without_a_date_of_the_article_only_the_last_century_is_history() -> None:
    assert events("Iraq invaded Kuwait in 1990.", None) == ()
    assert events("Russia invaded Ukraine in 2022.", None)
