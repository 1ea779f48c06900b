"""The network around two actors: with whom else each of them deals, in the same documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from allegedly.ledger import root, together
from allegedly.nouns import CodedDocument, Event, Party
from allegedly.reports.dealings import told_as_happened
from allegedly.reports.dyad import Dyad, between

# Actors beside the two that a picture can hold and a person can read.
MOST_PARTNERS = 12


@dataclass(frozen=True, slots=True)
class Tie:
    """Two actors (ids, in order of the alphabet) with their events that happened, and the mean Goldstein value."""

    one: str
    other: str
    events: int
    score: float


def ties(coded: Iterable[CodedDocument], dyad: Dyad, since: str | None = None, until: str | None = None) -> list[Tie]:
    """The ties of the two and of their most frequent partners, most events first.

    Each event counts once for each pair of an actor and a recipient, however many reports tell it.
    """
    told: list[tuple[CodedDocument, Event, frozenset[tuple[str, str]]]] = []
    for item in between(coded, since, until):
        if not any(dyad.side(mention.actor) for mention in item.mentions):
            continue
        claims = {claim.event: claim for claim in item.claims}
        for event in item.events:
            if told_as_happened(event, claims[event.id]):
                pairs = _pairs(event)
                if pairs:
                    told.append((item, event, pairs))
    values: dict[tuple[str, str], list[float]] = {}
    for group in together([(item, event) for item, event, _ in told]):
        members = [told[number] for number in group]
        for pair in frozenset().union(*(pairs for _, _, pairs in members)):
            mine = [event.goldstein for _, event, pairs in members if pair in pairs]
            values.setdefault(pair, []).append(sum(mine) / len(mine))
    return _strongest(values, dyad)


def _pairs(event: Event) -> frozenset[tuple[str, str]]:
    actors, recipients = _roots(event.actors), _roots(event.recipients)
    return frozenset((min(a, r), max(a, r)) for a in actors for r in recipients if a != r)


def _roots(parties: Iterable[Party]) -> set[str]:
    return {root(party.actor) for party in parties if party.actor is not None}


def _strongest(values: dict[tuple[str, str], list[float]], dyad: Dyad) -> list[Tie]:
    pair = {root(dyad.a), root(dyad.b)}
    weight: dict[str, int] = {}
    for (one, other), found in values.items():
        if (one in pair) != (other in pair):
            partner = other if one in pair else one
            weight[partner] = weight.get(partner, 0) + len(found)
    partners = sorted(weight, key=lambda name: (-weight[name], name))[:MOST_PARTNERS]
    shown = pair | set(partners)
    found_ties = [
        Tie(one, other, len(found), round(sum(found) / len(found), 3))
        for (one, other), found in values.items()
        if one in shown and other in shown
    ]
    return sorted(found_ties, key=lambda tie: (-tie.events, tie.one, tie.other))
