"""Whatever the text: no exception, spans quote it, figures and coordinates are possible; same input, same output."""

from __future__ import annotations

import math

from hypothesis import example, given, settings
from hypothesis import strategies as st

from allegedly.coding.actors import find_mentions
from allegedly.coding.places import find_places
from allegedly.coding.quantities import find_quantities
from allegedly.grammar import Parse, parse
from allegedly.knowledge.actors import load
from allegedly.knowledge.quantities import bounds, currencies, measures, numbers, units
from allegedly.nouns import Document

FIGURES = "1 2.5 1,500 -3 ½ 3/4 0 99999999999 1e9 10kW $ £ % - – to and or of a per . , ' ( ) \n\n".split(" ")
COUNTING = [*numbers(), *(" ".join(words) for words in bounds("before")), *currencies(), *measures().nouns]
COUNTING += [*list(units().forms)[:200], *FIGURES]
PLACING = "Paris Georgia London Ontario Kharkiv region province of the in near from with Gulf Cox 's Bazar".split()
PLACING += [
    *"U.S. UN New York".split(),
    "Rio de Janeiro",
    "Port-au-Prince",
    "Strait of Hormuz",
    ",",
    "(",
    ")",
    "-",
    ".",
    "said",
    "hit",
    "talks",
    "ÅÄÖ",
    "İ",
]


def texts(words: list[str]) -> st.SearchStrategy[str]:
    pieces = st.sampled_from(words).flatmap(lambda word: st.sampled_from([word, word.title(), word.upper()]))
    return st.lists(pieces, max_size=14).flatmap(lambda found: st.sampled_from([" ".join(found), "".join(found)]))


def parsed(text: str) -> Parse | None:
    return next(parse([Document("d", text)]), None)


def check_quantities(text: str) -> None:
    read = parsed(text)
    for quantity in find_quantities(read) if read else ():
        assert text[quantity.span[0] : quantity.span[1]] == quantity.text
        assert quantity.text.strip()
        for number in (quantity.value, quantity.low, quantity.high):
            assert number is None or math.isfinite(number)
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
        assert (quantity.value is None) == (quantity.bound == "range")
        if quantity.of is not None:
            assert text[quantity.of.span[0] : quantity.of.span[1]] == quantity.of.text


def check_places(text: str) -> None:
    read = parsed(text)
    if read is None:
        return
    last = 0
    for place in find_places(read, find_mentions(read, load())):
        assert text[place.span[0] : place.span[1]] == place.text
        assert last <= place.span[0] < place.span[1]
        last = place.span[1]
        assert place.country is None or len(place.country) == 3
        assert (place.latitude is None) == (place.longitude is None)
        if place.latitude is not None and place.longitude is not None:
            assert -90 <= place.latitude <= 90
            assert -180 <= place.longitude <= 180


@settings(max_examples=80, deadline=None)
@example("a third of a million")
@example("from 9" + "9" * 400)
@given(texts(COUNTING))
def test_words_of_counting_in_any_order(text: str) -> None:
    check_quantities(text)


@settings(max_examples=60, deadline=None)
@example("in Cox's")
@given(texts(PLACING))
def test_names_of_places_in_any_order(text: str) -> None:
    check_places(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text_at_all(text: str) -> None:
    check_quantities(text)
    check_places(text)
