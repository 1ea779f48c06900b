"""Who speaks through an outlet: a government's own releases, outlets of a state (`actors/owners.csv`), or the press."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from allegedly.knowledge.actors import Actors
from allegedly.knowledge.tables import table

Voice = Literal["release", "state", "public", "funded", "press"]
KINDS = frozenset({"state", "public", "funded"})
# "President of Ukraine", "Ministry of Defence of Norway": an office and the state behind it.
OFFICE = re.compile(
    r"(?:office of the )?(?:president|prime minister|government|cabinet|ministry|department|embassy|mission|parliament)"
    r"\b.*\bof (?:the )?(?P<state>\w[\w .'-]+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who a publisher is: its kind, and the actor that owns it or whose release it is, None for the press."""

    kind: Voice
    owner: str | None


@cache
def _owned() -> dict[str, Publisher]:
    found: dict[str, Publisher] = {}
    for row in table("actors/owners.csv", ("owner", "kind", "outlets")):
        kind = cast(Voice, row.one_of("kind", KINDS))
        for outlet in row.items("outlets"):
            if outlet in found:
                raise row.wrong(f"outlet “{outlet}” stands twice")
            found[outlet] = Publisher(kind, row["owner"])
    return found


def publisher_of(name: str | None, actors: Actors) -> Publisher:
    """Who publishes under a name. What is not known counts as press."""
    if name is None:
        return Publisher("press", None)
    actor = actors.find(name)
    if actor is not None:
        if actor in _owned():
            return _owned()[actor]
        if actors.kind(actor) in {"government", "state"}:
            return Publisher("release", actor)
        return Publisher("press", None)
    office = OFFICE.match(name)
    state = actors.find(office["state"]) if office else None
    return (
        Publisher("release", state) if state is not None and actors.kind(state) == "state" else Publisher("press", None)
    )
