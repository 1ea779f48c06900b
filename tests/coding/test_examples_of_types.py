"""The examples that the tables of predicates give for each type are coded as they say."""

from __future__ import annotations

from collections import Counter

import pytest

from allegedly.coding.pipeline import code
from allegedly.knowledge.plover import plover
from allegedly.knowledge.predicates import Example, examples
from allegedly.nouns import Document, Party


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.text)
def test_an_example_has_the_type_mode_actor_and_recipient_that_it_states(example: Example) -> None:
    (coded,) = code([Document("d", example.text, published="2024-06-03")])
    told = [(event.type, event.mode, _names(event.actors), _names(event.recipients)) for event in coded.events]
    assert (example.type, example.mode, _wanted(example.actor), _wanted(example.recipient)) in told


def test_each_type_has_examples_of_its_own() -> None:
    counts = Counter(example.type for example in examples())
    assert set(counts) == set(plover().types)
    assert min(counts.values()) >= 6


def test_no_example_stands_twice() -> None:
    assert max(Counter(example.text for example in examples()).values()) == 1


def _names(parties: tuple[Party, ...]) -> list[str]:
    return [party.actor or party.text for party in parties]


def _wanted(name: str | None) -> list[str]:
    return [] if name is None else [name]
