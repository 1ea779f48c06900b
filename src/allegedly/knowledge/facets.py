"""Facets: what two actors deal with each other about (`language/facets.csv`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from allegedly.knowledge.tables import table

# What a loose word counts: two of them are less than one word that is of its facet alone.
LOOSE = 0.4


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its title for readers, the PLOVER contexts that say the same, and its words.

    `loose` words are of many matters ("opposition", "launch") and count for less.
    """

    name: str
    title: str
    contexts: frozenset[str]
    words: frozenset[str]
    loose: frozenset[str]


@cache
def facets() -> dict[str, Facet]:
    """All facets by name, in the order of the file."""
    found: dict[str, Facet] = {}
    for row in table("language/facets.csv", ("facet", "title", "contexts", "words")):
        if row["facet"] in found:
            raise row.wrong(f"facet “{row['facet']}” stands twice")
        listed = row.items("words")
        found[row["facet"]] = Facet(
            row["facet"],
            row["title"],
            frozenset(row.items("contexts")),
            frozenset(word.removesuffix("?") for word in listed),
            frozenset(word.removesuffix("?") for word in listed if word.endswith("?")),
        )
    return found


@cache
def _by_word() -> dict[str, tuple[tuple[str, float], ...]]:
    """The facets of each word, each with what the word counts for it."""
    index: dict[str, list[tuple[str, float]]] = {}
    for facet in facets().values():
        for word in facet.words:
            index.setdefault(word, []).append((facet.name, LOOSE if word in facet.loose else 1.0))
    return {word: tuple((name, worth / len(held)) for name, worth in held) for word, held in index.items()}


def weigh(words: Iterable[str], contexts: Iterable[str] = ()) -> dict[str, float]:
    """How much each facet is spoken of: words, PLOVER contexts and types; what several claim is shared evenly."""
    weights: dict[str, float] = {}
    index = _by_word()
    for word in words:
        for name, worth in index.get(word, ()):
            weights[name] = weights.get(name, 0.0) + worth
    wanted = set(contexts)
    for facet in facets().values():
        if wanted & facet.contexts:
            weights[facet.name] = weights.get(facet.name, 0.0) + 1.0
    return weights
