"""Finds known names in a document: one pass of an Aho–Corasick automaton, then word boundaries and tokens."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from allegedly.grammar import Parse
from allegedly.knowledge.actors import Actors, Sense
from allegedly.nouns import Span

# Words that a name of a person's own may have; longer ones are titles of documents more than names.
LONGEST = 10


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
    patterns = actors.patterns
    found: list[tuple[int, int, str]] = []
    for pattern, start, end in actors.automaton.find_matches_as_indexes(text, overlapping=True):
        if start and text[start - 1].isalnum():
            continue
        if end < size and text[end].isalnum():
            continue
        found.append((start, -end, patterns[pattern]))
    if actors.first_words:
        found += _own(parse, actors)
    found.sort()
    names: list[Name] = []
    senses, starts = actors.senses, parse.starts
    free = 0
    for number, (start, minus, words) in enumerate(found):
        if start < free:
            continue
        end = -minus
        if words.startswith("The ") and _longer_within(found, number):
            continue
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, end - 1) - 1
        if first < 0:
            continue
        free = end
        meant = senses.get(words)
        if meant is not None:
            names.append(Name(first, last, (start, end), tuple(meant)))
    return names


def _longer_within(found: list[tuple[int, int, str]], number: int) -> bool:
    """Whether the words after "The" begin a longer name: "National People's Congress" in "The National"."""
    start, minus, _ = found[number]
    for other, end, _ in found[number + 1 :]:
        if other > start + len("The "):
            return False
        if other == start + len("The ") and end < minus:
            return True
    return False


def _own(parse: Parse, actors: Actors) -> list[tuple[int, int, str]]:
    """The names of a person's own actors: where a word begins one, it and those after it are looked up."""
    firsts, senses, text, words = actors.first_words, actors.senses, parse.text, parse.words
    pairs, loose = actors.first_pairs, actors.loose_words
    found = []
    for at in [number for number, word in enumerate(words) if word in firsts]:
        start = parse.starts[at]
        word = words[at]
        # Of a name that begins like many ("The …") the first two words must be there before longer ones are tried.
        longest = LONGEST if word in loose or " ".join(words[at : at + 2]) in pairs else 1
        for end in parse.ends[at : at + longest]:
            name = text[start:end].rstrip(".,)")
            if name in senses:
                found.append((start, -start - len(name), name))
    return found
