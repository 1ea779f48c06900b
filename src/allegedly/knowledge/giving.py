"""What one actor gives another: kinds of giving (`language/giving.csv`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from allegedly.knowledge.plover import plover
from allegedly.knowledge.tables import table


@dataclass(frozen=True, slots=True)
class Giving:
    """A kind of giving with its title for readers, and what an event must be to be one of it."""

    name: str
    title: str
    types: frozenset[str]
    contexts: frozenset[str]
    words: frozenset[str]

    def holds(self, type_: str, mode: str | None, contexts: Iterable[str], words: Iterable[str]) -> bool:
        """Whether an event of this type, mode and contexts, told in these lower-case words, is of this kind."""
        if type_ not in self.types and f"{type_}:{mode}" not in self.types:
            return False
        if not self.contexts and not self.words:
            return True
        return not self.contexts.isdisjoint(contexts) or not self.words.isdisjoint(words)


@cache
def givings() -> dict[str, Giving]:
    """All kinds by name, in the order of the file."""
    found: dict[str, Giving] = {}
    known = plover().types
    for row in table("language/giving.csv", ("kind", "title", "types", "contexts", "words")):
        if row["kind"] in found:
            raise row.wrong(f"kind “{row['kind']}” stands twice")
        for item in row.items("types"):
            type_, _, mode = item.partition(":")
            if type_ not in known or (mode and mode not in known[type_].modes):
                raise row.wrong(f"“{item}” is no type of PLOVER, or has no such mode")
        found[row["kind"]] = Giving(
            row["kind"],
            row["title"],
            frozenset(row.items("types")),
            frozenset(row.items("contexts")),
            frozenset(row.items("words")),
        )
    return found


def kind_of_giving(type_: str, mode: str | None, contexts: Iterable[str], words: Iterable[str]) -> str | None:
    """The kind of giving that an event is, None where it is none."""
    told, about = frozenset(words), frozenset(contexts)
    return next((kind.name for kind in givings().values() if kind.holds(type_, mode, about, told)), None)
