"""Two actors, and which side of the two an actor is on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from allegedly.errors import UsageError
from allegedly.knowledge.actors import Actors
from allegedly.nouns import CodedDocument, Event, Party

# Actors of so many pairs are remembered: each is asked for again in every sentence.
KNOWN = 65_536
Side = Literal["a", "b"]
Direction = Literal["a>b", "b>a"]


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two actors by id. An office, body or person of a state is on the state's side: its id starts with the state's."""

    a: str
    b: str

    def side(self, actor: str | None) -> Side | None:
        """Which side an actor is on, None for neither."""
        if actor is None:
            return None
        if belongs(actor, self.a):
            return "a"
        if belongs(actor, self.b):
            return "b"
        return None

    def sides(self, parties: Iterable[Party]) -> set[Side]:
        """The sides that some parties are on."""
        return {side for party in parties if (side := self.side(party.actor)) is not None}

    def directions(self, event: Event) -> Iterator[Direction]:
        """`a>b`, `b>a`: the directions in which an event goes between the two."""
        actors, recipients = self.sides(event.actors), self.sides(event.recipients)
        if "a" in actors and "b" in recipients:
            yield "a>b"
        if "b" in actors and "a" in recipients:
            yield "b>a"

    def together(self, event: Event) -> bool:
        """Whether both act or both are acted upon: "Russia and Iran condemned the sanctions"."""
        return len(self.sides(event.actors)) == 2 or len(self.sides(event.recipients)) == 2


def actor_named(actors: Actors, name: str) -> str:
    """The id of an actor by name, alias or id. Raises UsageError with the nearest names."""
    found = actors.find(name)
    if found is None:
        near = actors.suggest(name)
        hint = f"did you mean {' or '.join(near)}?" if near else "give a name, an alias or an id such as IRN"
        raise UsageError(f"no actor is known as “{name}”; {hint}")
    return found


def dyad_named(actors: Actors, a: str, b: str) -> Dyad:
    """Two different actors by name, alias or id. Raises UsageError where one is unknown or they are one."""
    first, second = actor_named(actors, a), actor_named(actors, b)
    if first == second:
        raise UsageError(f"“{a}” and “{b}” are both {actors.name(first)} ({first}); give two different actors")
    return Dyad(first, second)


@lru_cache(maxsize=KNOWN)
def belongs(actor: str, whole: str) -> bool:
    """Whether an actor is the whole or a part of it: RUS.GOV.DEFENCE belongs to RUS and to RUS.GOV."""
    return actor == whole or actor.startswith(whole + ".")


def day(published: str | None) -> str | None:
    """The day of an ISO date or date-time."""
    return published[:10] if published else None


def between(coded: Iterable[CodedDocument], since: str | None, until: str | None) -> Iterator[CodedDocument]:
    """The documents published from `since` to `until`, both included; without dates all, undated ones among them."""
    for document in coded:
        published = day(document.document.published)
        if (since or until) and published is None:
            continue
        if published is not None and ((since and published < since) or (until and published > until)):
            continue
        yield document
