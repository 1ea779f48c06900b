"""What is known of one actor, as lines to show."""

from __future__ import annotations

from functools import cache

from allegedly.knowledge.actors.actors import Actors
from allegedly.knowledge.actors.offices import Term
from allegedly.knowledge.tables import table

# What the sorts of names are called.
SORTS = {
    "name": "names",
    "body": "names",
    "person": "names",
    "surname": "surname",
    "adjective": "adjectives",
    "people": "people",
    "capital": "capital or seat",
    "house": "houses of government",
}
# Holders of an office that are shown, the latest last; bodies of a state likewise.
HOLDERS, BODIES = 4, 25


def card(actors: Actors, actor: str) -> list[tuple[str, str]]:
    """The lines of an actor: label and value; what is not known has no line."""
    known = actors.by_id.get(actor)
    lines = [("id", actor), ("name", actors.name(actor)), ("kind", actors.kind(actor) or "")]
    country = actors.country(actor)
    if country and country != actor:
        lines.append(("state", f"{actors.name(country)} ({country})"))
    if known is not None and known.home:
        lines.append(("based in", ", ".join(known.home)))
    names: dict[str, list[str]] = {}
    for name, sort in actors.names_of(actor).items():
        names.setdefault(SORTS[sort], []).append(name)
    if known is not None and known.kind == "state":
        houses = [name for name, sort in actors.names_of(f"{actor}.GOV").items() if sort == "house"]
        names.update({SORTS["house"]: houses} if houses else {})
    lines += [(label, " · ".join(found)) for label, found in names.items()]
    codes = dict(actors.codes.get(actor, {}))
    if sector := plover(actors, actor):
        codes["plover"] = sector
    lines += [(CODES.get(code, code), value) for code, value in codes.items()]
    if members := actors.members.get(actor):
        lines.append(("members", ", ".join(members)))
    if memberships := [group for group, states in actors.members.items() if actor in states]:
        lines.append(("member of", ", ".join(memberships)))
    lines += [("held", _term(term, term.office)) for term in actors.tenure.by_person.get(actor, ())]
    prefix = actor + "."
    for office, terms in sorted(actors.tenure.by_office.items()):
        if office.startswith(prefix):
            told = "; ".join(_term(term, actors.name(term.person)) for term in terms[-HOLDERS:])
            lines.append((office, told))
    bodies = [id for id, each in actors.by_id.items() if id.startswith(prefix) and each.kind != "person"]
    if bodies:
        more = f" and {len(bodies) - BODIES} more" if len(bodies) > BODIES else ""
        lines.append(("bodies", ", ".join(bodies[:BODIES]) + more))
    return lines


CODES = {
    "iso2": "ISO 3166-1 alpha-2",
    "cow": "Correlates of War",
    "gw": "Gleditsch–Ward",
    "cameo": "CAMEO",
    "plover": "PLOVER",
    "wikidata": "Wikidata",
}


def _term(term: Term, what: str) -> str:
    return f"{what} {term.start} – {term.until or ''}".rstrip()


def plover(actors: Actors, actor: str) -> str:
    """The PLOVER code of an actor: the state's code and the sector's; "" where neither is known."""
    country = actors.country(actor) or ""
    kind = actors.kind(actor) or ""
    first, rest = actor.partition(".")[0], actor.partition(".")[2]
    if kind == "person":
        terms = actors.tenure.by_person.get(actor, ())
        rest = terms[-1].office.partition(".")[2] if terms else ""
    by_first, by_kind = _sectors()
    sector = by_first.get(rest.partition(".")[0]) if first == country or kind == "person" else None
    return country + (sector if sector is not None else by_kind.get(kind, ""))


@cache
def _sectors() -> tuple[dict[str, str], dict[str, str]]:
    by_first, by_kind = {}, {}
    for row in table("actors/sectors.csv", ("kind", "first", "code", "what")):
        by_kind[row["kind"]] = row["code"]
        if row["first"]:
            by_first[row["first"]] = row["code"]
    return by_first, by_kind
