"""Finds known names in a document: one pass of an Aho–Corasick automaton, then word boundaries and tokens."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from allegedly.grammar import Parse
from allegedly.knowledge.actors import Actors, Sense
from allegedly.nouns import Span


@dataclass(frozen=True, slots=True)
class Name:
    """A known name: tokens `first` to `last`, its exact span, and all that it may mean."""

    first: int
    last: int
    span: Span
    senses: tuple[Sense, ...]


def find_names(parse: Parse, actors: Actors) -> list[Name]:
    """The known names of a document in order, the longest at each place, none overlapping.

    A name begins and ends at a word boundary; case counts ("us" is not "US"). One that means nobody ("South China Sea")
    takes its words and is left out.
    """
    text = parse.text
    size = len(text)
    found: list[tuple[int, int, int]] = []
    for pattern, start, end in actors.automaton.find_matches_as_indexes(text, overlapping=True):
        if start and text[start - 1].isalnum():
            continue
        if end < size and text[end].isalnum():
            continue
        found.append((start, -end, pattern))
    found.sort()
    names: list[Name] = []
    patterns, senses, starts = actors.patterns, actors.senses, parse.starts
    free = 0
    for start, minus, pattern in found:
        if start < free:
            continue
        end = -minus
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, end - 1) - 1
        if first < 0:
            continue
        free = end
        meant = senses.get(patterns[pattern])
        if meant is not None:
            names.append(Name(first, last, (start, end), tuple(meant)))
    return names
