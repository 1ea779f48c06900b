"""For whom a thing or a place stands among the recipients: whose it is, whose country it lies in, or nobody.

"Attacked its posts" is done to whom "its" means, "condemned a deal signed by A and B" to A and B, "visited Lima" to
Peru; a plan, a report or a square alone is only what it was about or where it was.
"""

from __future__ import annotations

from allegedly.coding.events import arguments as at_
from allegedly.coding.events import kinds
from allegedly.coding.events.circumstances import Circumstances
from allegedly.coding.events.drafting import Draft
from allegedly.coding.events.homes import home, homes_of
from allegedly.coding.events.parties import Parties
from allegedly.coding.events.victims import hurting
from allegedly.nouns import Party

# What force, a way back or help is for stands for those who live or serve there: a town, a base, a ship.
TO_GROUND = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID", "SANCTION", "THREATEN"})
GROUND = ("territory", "border", "shelters", "ship", "weapons", "troops")
# What people protest against is told by its name alone, as in PLOVER's own examples.
OPEN = frozenset({"PROTEST"})
# Participles that tell who takes part in what a noun names.
JOINING = frozenset(
    "sign reach strike conclude make agree negotiate broker propose draft link connect tie own run issue".split()
)
# Behind a participle, who takes part in what a noun names: "a deal signed [between] A and B", "firms linked [to] B".
PARTNERS = ("between", "with", "to")


def addressed(
    parties: Parties, around: Circumstances, draft: Draft, actors: tuple[Party, ...], recipients: tuple[Party, ...]
) -> tuple[Party, ...]:
    """The recipients with whom is meant in place of things and places; as they are where nobody is known to act."""
    found: list[Party] = []
    for each in recipients:
        found += _meant(parties, around, draft, actors, each)
    unique = tuple(dict.fromkeys(found))
    return unique or (() if actors else recipients)


def _meant(
    parties: Parties, around: Circumstances, draft: Draft, actors: tuple[Party, ...], party: Party
) -> list[Party]:
    if party.actor is not None:
        return [party]
    if kinds.nobody(parties, draft.type, party) or (draft.type in {"ACCUSE", "REJECT"} and hurting(parties, party)):
        return []
    there = around.countries(party)
    if there and not parties.known_body(party):
        return _host(draft, actors, party, there, around)
    if not kinds.thing(parties, party) or kinds.person(parties, party):
        return [party]
    parse, head = parties.parse, kinds.head(parties, party)
    if parse.deps[head] == "conj" and parse.heads[head] in draft.used:
        return []  # "used tanks and [drones]"
    ground = draft.type in TO_GROUND and any(parties.of_class(party, name) for name in GROUND)
    if ground or draft.type in OPEN or parties.of_class(party, "companies"):
        return [party]
    return _owners(parties, actors, party)


def _host(
    draft: Draft, actors: tuple[Party, ...], place: Party, there: frozenset[str | None], around: Circumstances
) -> list[Party]:
    """The country of a place that is visited; a place that is struck or held; nobody where it only tells where."""
    if draft.sense.mode == "visit":
        homes = {home(actor) for actor in actors}
        (country,) = there if len(there) == 1 else (None,)
        return [Party(place.span, place.text, country)] if country and country not in homes else []
    return [] if around.only_where(place) and draft.type != "ASSAULT" else [place]


def _owners(parties: Parties, actors: tuple[Party, ...], thing: Party) -> list[Party]:
    """Who takes part in what a noun names, or whose it is, other than those who act."""
    parse, head = parties.parse, kinds.head(parties, thing)
    groups = []
    for child in parse.children[head]:
        if parse.deps[child] == "acl" and parse.lemmas[child] in JOINING:
            groups += [at_.after(parse, child, preposition) for preposition in PARTNERS]
            groups.append(at_.agents(parse, child))
    found, _ = parties.of([group for group in groups if group], acting=False, without=actors, things=False)
    homes = homes_of(actors)
    return [each for each in found if home(each) not in homes and parties.known_as(each)]
