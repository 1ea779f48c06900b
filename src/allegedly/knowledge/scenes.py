"""What is told with words of politics and is none: sport, markets, fiction, forces of nature, the past.

Tables in `language/scenes/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from allegedly.knowledge.plover import plover
from allegedly.knowledge.tables import table

FOLDER = "language/scenes"
BARE = "bare"


@dataclass(frozen=True, slots=True)
class Scene:
    """Words by which a sentence tells of something else, and the lemmas that then are no events."""

    strong: frozenset[str]
    weak: frozenset[str]
    deeds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scenes:
    """All tables, in lower case.

    `powerless`: heads that do no politics, each with the types of what they do nonetheless; `bare`: those that do none
    only where nobody stands before them. `works`: what tells or shows, `parts`: who stands in it. `bygone`: parties
    that are no longer, `periods`: times long past.
    """

    powerless: dict[str, frozenset[str]]
    bare: frozenset[str]
    named: dict[str, Scene]
    works: frozenset[str]
    parts: frozenset[str]
    bygone: frozenset[str]
    periods: frozenset[str]


@cache
def scenes() -> Scenes:
    """All tables, read and checked once."""
    powerless: dict[str, frozenset[str]] = {}
    bare: set[str] = set()
    types = plover().types
    for row in table(f"{FOLDER}/powerless.csv", ("class", "may", "words")):
        for name in row.items("may"):
            if name not in types:
                raise row.wrong(f"“{name}” is no type of plover.yaml")
        if row["class"] == BARE:
            bare.update(row.items("words"))
        for word in row.items("words"):
            powerless[word] = frozenset(row.items("may"))
    return Scenes(
        powerless,
        frozenset(bare),
        _scenes(),
        *_kinds("works.csv", "work", "part"),
        *_kinds("past.csv", "party", "period"),
    )


def _scenes() -> dict[str, Scene]:
    found: dict[str, dict[str, frozenset[str]]] = {}
    for row in table(f"{FOLDER}/words.csv", ("scene", "kind", "words")):
        kind = row.one_of("kind", {"strong", "weak", "deed"})
        found.setdefault(row["scene"], {})[kind] = frozenset(row.items("words"))
    empty: frozenset[str] = frozenset()
    return {
        name: Scene(kinds.get("strong", empty), kinds.get("weak", empty), kinds.get("deed", empty))
        for name, kinds in found.items()
    }


def _kinds(file: str, first: str, second: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a two-column table by kind."""
    found: dict[str, set[str]] = {first: set(), second: set()}
    for row in table(f"{FOLDER}/{file}", ("word", "kind")):
        found[row.one_of("kind", {first, second})].add(row["word"])
    return frozenset(found[first]), frozenset(found[second])
