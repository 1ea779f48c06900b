"""Facets: what two actors deal with each other about (`language/facets.csv`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from allegedly.knowledge.tables import table


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its title for readers, the PLOVER contexts that say the same, and its words."""

    name: str
    title: str
    contexts: frozenset[str]
    words: frozenset[str]


@cache
def facets() -> dict[str, Facet]:
    """All facets by name, in the order of the file."""
    found: dict[str, Facet] = {}
    for row in table("language/facets.csv", ("facet", "title", "contexts", "words")):
        if row["facet"] in found:
            raise row.wrong(f"facet “{row['facet']}” stands twice")
        found[row["facet"]] = Facet(
            row["facet"], row["title"], frozenset(row.items("contexts")), frozenset(row.items("words"))
        )
    return found


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for facet in facets().values():
        for word in facet.words:
            index.setdefault(word, []).append(facet.name)
    return {word: tuple(names) for word, names in index.items()}


def weigh(words: Iterable[str], contexts: Iterable[str] = ()) -> dict[str, float]:
    """How much each facet is spoken of: words, PLOVER contexts and types; what several claim is shared evenly."""
    weights: dict[str, float] = {}
    index = _by_word()
    for word in words:
        names = index.get(word, ())
        for name in names:
            weights[name] = weights.get(name, 0.0) + 1.0 / len(names)
    wanted = set(contexts)
    for facet in facets().values():
        if wanted & facet.contexts:
            weights[facet.name] = weights.get(facet.name, 0.0) + 1.0
    return weights
