"""FollowTheMoney entities as JSON lines, as OpenSanctions publishes them (https://followthemoney.tech).

Read are Person, Organization, Company, LegalEntity and PublicBody with their names, states and Wikidata ids; Position
and Occupancy give the offices. Occupancies may stand for themselves, before or after the people, or inside them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from allegedly.knowledge.actors.actors import Actors
from allegedly.knowledge.actors.importing.rows import Found, Report, state

KINDS = {
    "Person": "person",
    "Organization": "organisation",
    "Company": "company",
    "LegalEntity": "organisation",
    "PublicBody": "government",
}
# Topics that say more than the schema (OpenSanctions' list of them).
TOPICS = {
    "crime.terror": "armed group",
    "crime.war": "armed group",
    "gov.igo": "igo",
    "pol.party": "party",
    "mil": "military",
    "gov.soe": "company",
    "crime.cyber": "criminals",
}
# Where the state of a person or body is found, the surest first.
STATES = ("nationality", "citizenship", "country", "jurisdiction", "mainCountry")
NAMES = ("name", "alias", "previousName", "abbreviation")

Entities = Callable[[], Iterator[dict[str, Any]]]


def read(entities: Entities, actors: Actors, report: Report) -> Iterator[Found]:
    """Goes through the entities twice: for positions and who held them, then for people and bodies."""
    positions: dict[str, tuple[str, str | None]] = {}
    held: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for entity in entities():
        _posts(entity, actors, positions, held)
    for entity in entities():
        kind = KINDS.get(entity.get("schema", ""))
        if kind is None:
            if entity.get("schema") not in {"Position", "Occupancy"}:
                report.left_out["entities of other kinds"] += 1
            continue
        yield _found(entity, kind, actors, positions, held)


def _posts(
    entity: dict[str, Any],
    actors: Actors,
    positions: dict[str, tuple[str, str | None]],
    held: defaultdict[str, list[tuple[str, str, str]]],
) -> None:
    """Keeps a position or an occupancy, also those nested in a person."""
    schema = entity.get("schema")
    if schema == "Position":
        name, country = _first(entity, "name"), _first(entity, "country")
        positions[entity["id"]] = (name, state(actors, country) if country else None)
    elif schema == "Occupancy":
        start, until = _first(entity, "startDate"), _first(entity, "endDate")
        for holder in _ids(entity, "holder"):
            held[holder] += [(post, start, until) for post in _ids(entity, "post")]
        for post in _values(entity, "post"):
            if isinstance(post, dict):
                _posts(post, actors, positions, held)
    elif schema == "Person":
        for nested in _values(entity, "positionOccupancies"):
            if isinstance(nested, dict):
                properties = dict(nested.get("properties", {}))
                properties.setdefault("holder", [entity["id"]])
                _posts({**nested, "properties": properties}, actors, positions, held)


def _found(
    entity: dict[str, Any],
    kind: str,
    actors: Actors,
    positions: dict[str, tuple[str, str | None]],
    held: dict[str, list[tuple[str, str, str]]],
) -> Found:
    names = [str(entity["caption"])] if entity.get("caption") else []
    for column in NAMES:
        names += [name for name in _values(entity, column) if isinstance(name, str)]
    if kind != "person":
        kind = next((TOPICS[topic] for topic in _values(entity, "topics") if topic in TOPICS), kind)
    states: dict[str, None] = {}
    for column in STATES:
        for code in _values(entity, column):
            if (found := state(actors, str(code))) is not None:
                states[found] = None
    id = str(entity["id"])
    posts = [(*positions[post], start, until) for post, start, until in held.get(id, ()) if post in positions]
    gender = {"male": "m", "female": "f"}.get(_first(entity, "gender"), "")
    return Found(id, names, kind, tuple(states), gender, posts, _first(entity, "wikidataId"))


def _values(entity: dict[str, Any], column: str) -> list[Any]:
    values = entity.get("properties", {}).get(column, [])
    return values if isinstance(values, list) else [values]


def _first(entity: dict[str, Any], column: str) -> str:
    return next((str(value) for value in _values(entity, column) if not isinstance(value, dict)), "")


def _ids(entity: dict[str, Any], column: str) -> list[str]:
    return [value["id"] if isinstance(value, dict) else str(value) for value in _values(entity, column)]
