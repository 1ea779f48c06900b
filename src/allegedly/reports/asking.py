"""Filters of claims as people put them: actors and places by name, words in any case."""

from __future__ import annotations

from dataclasses import replace

from allegedly.knowledge.actors import Actors
from allegedly.ledger import ClaimFilter, instrument_named
from allegedly.reports.dyad import actor_named


def resolved(wanted: ClaimFilter, actors: Actors) -> ClaimFilter:
    """The same filter with ids for the names of actors, and a country's code for its name.

    Raises UsageError for an actor that nobody knows, with the nearest names, and where the filter asks for what cannot
    be.
    """

    def named(name: str | None) -> str | None:
        return None if name is None else actor_named(actors, name)

    place = wanted.place
    if place is not None:
        found = actors.find(place)
        place = found if found is not None and actors.kind(found) == "state" else place
    known = replace(
        wanted,
        actor=named(wanted.actor),
        a=named(wanted.a),
        b=named(wanted.b),
        speaker=named(wanted.speaker),
        place=place,
        instrument=None if wanted.instrument is None else instrument_named(wanted.instrument).id,
        type=wanted.type and wanted.type.upper(),
        status=wanted.status and wanted.status.lower(),
        position=wanted.position and wanted.position.lower(),
    )
    known.check()
    return known
