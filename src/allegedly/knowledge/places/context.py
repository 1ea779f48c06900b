"""Words around a name that tell whether a place is meant by it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from allegedly.knowledge.tables import table

SORTS = (
    "in",
    "way",
    "move",
    "go",
    "beside",
    "hit",
    "speak",
    "part",
    "team",
    "direction",
    "division",
    "of",
    "word",
    "never",
)


@dataclass(frozen=True, slots=True)
class Context:
    """The sets of context.csv, by the sorts that its head explains; all in lower case."""

    sets: dict[str, frozenset[str]]

    def __getitem__(self, sort: str) -> frozenset[str]:
        return self.sets[sort]


@cache
def context() -> Context:
    """The words around names of places."""
    found: dict[str, set[str]] = {sort: set() for sort in SORTS}
    for row in table("places/context.csv", ("sort", "words")):
        found[row.one_of("sort", SORTS)].update(word.lower() for word in row.items("words"))
    return Context({sort: frozenset(words) for sort, words in found.items()})
