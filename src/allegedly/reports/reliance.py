"""Reliance: what two actors give each other, and how much each leans on the other beside its other partners.

An event that happened in which one acts and the other is acted upon may be a giving (`knowledge/language/giving.csv`:
arms, trade, money, relief, visits, votes, words of support). It is set beside what the taker gets of the same kind from
everybody else in the same documents. Concentration is the Herfindahl–Hirschman index (Hirschman 1964): the sum of the
squared shares of the givers, 1 where one gives all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from allegedly.knowledge.giving import givings, kind_of_giving
from allegedly.ledger import root, together
from allegedly.nouns import CodedDocument, Event, Party
from allegedly.reports.dealings import OriginsOf, told_as_happened
from allegedly.reports.dyad import Dyad, between, day
from allegedly.reports.passages import WORD
from allegedly.reports.relation import By, period_of

WHOLE = "all"


@dataclass(frozen=True, slots=True)
class Reliance:
    """What the taker gets of one kind from the giver, in a period ("all": over all of them).

    `share`, from 0 to 1, is the giver's part of all events of the kind that the taker gets from known actors in the
    same documents; `partners` is how many give, `concentration` the Herfindahl–Hirschman index over them. `lean`, from
    −1 to 1, is (gets − gives) / (gets + gives) of the taker towards this partner: 1 where it only gets.
    """

    period: str
    giver: str
    taker: str
    kind: str
    events: int
    origins: int
    share: float
    partners: int
    concentration: float
    lean: float


@dataclass(frozen=True, slots=True)
class Gift:
    """One giving, told once however many reports tell it; `documents` with the claims that tell it."""

    giver: str
    taker: str
    kind: str
    day: str
    origins: frozenset[str]
    claims: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Told:
    coded: CodedDocument
    event: Event
    claim: str
    published: str
    kind: str
    pairs: frozenset[tuple[str, str]]


def gifts(
    coded: Iterable[CodedDocument], dyad: Dyad, origins: OriginsOf, since: str | None = None, until: str | None = None
) -> list[Gift]:
    """What either of the two gives to, or gets from, anybody who is known, by day."""
    told: list[_Told] = []
    documents = []
    for item in between(coded, since, until):
        published = day(item.document.published)
        if published is None:
            continue
        documents.append(item.document)
        claims = {claim.event: claim for claim in item.claims}
        for event in item.events:
            claim = claims[event.id]
            if not told_as_happened(event, claim):
                continue
            pairs = _pairs(event, dyad)
            words = (word.lower() for word in WORD.findall(claim.clause.text))
            kind = kind_of_giving(event.type, event.mode, event.contexts, words) if pairs else None
            if kind is not None:
                told.append(_Told(item, event, claim.id, published, kind, pairs))
    origin = origins(documents)
    found: list[Gift] = []
    for group in together([(one.coded, one.event) for one in told]):
        members = [told[number] for number in group]
        first = min(members, key=lambda one: (one.published, one.coded.document.id))
        for giver, taker in sorted({pair for one in members for pair in one.pairs}):
            found.append(
                Gift(
                    giver,
                    taker,
                    first.kind,
                    first.published,
                    frozenset(origin.at(one.coded.document.id, one.event.trigger.span) for one in members),
                    tuple((one.coded.document.id, one.claim) for one in members),
                )
            )
    return sorted(found, key=lambda gift: (gift.day, gift.giver, gift.taker, gift.claims))


def _pairs(event: Event, dyad: Dyad) -> frozenset[tuple[str, str]]:
    """Who gives to whom, as far as it concerns the two."""
    givers, takers = _named(event.actors, dyad), _named(event.recipients, dyad)
    pair = {dyad.a, dyad.b}
    return frozenset((g, t) for g in givers for t in takers if g != t and (g in pair or t in pair))


def _named(parties: Iterable[Party], dyad: Dyad) -> set[str]:
    """The known actors, offices and bodies as what they belong to."""
    sides = {"a": dyad.a, "b": dyad.b}
    return {
        sides[side] if (side := dyad.side(party.actor)) is not None else root(party.actor)
        for party in parties
        if party.actor is not None
    }


def reliance(found: Sequence[Gift], dyad: Dyad, by: By = "year") -> list[Reliance]:
    """The rows, over all periods first, then by period, giver and kind in the order of the table of kinds."""
    periods = [WHOLE, *sorted({period_of(gift.day, by) for gift in found})]
    rows = []
    for period in periods:
        mine = [gift for gift in found if period in (WHOLE, period_of(gift.day, by))]
        for giver, taker in ((dyad.a, dyad.b), (dyad.b, dyad.a)):
            for kind in givings():
                rows += _row(period, giver, taker, [gift for gift in mine if gift.kind == kind])
    return rows


def _row(period: str, giver: str, taker: str, found: Sequence[Gift]) -> list[Reliance]:
    given = [gift for gift in found if (gift.giver, gift.taker) == (giver, taker)]
    if not given:
        return []
    back = sum((gift.giver, gift.taker) == (taker, giver) for gift in found)
    givers = Counter(gift.giver for gift in found if gift.taker == taker)
    total = givers.total()
    return [
        Reliance(
            period,
            giver,
            taker,
            given[0].kind,
            len(given),
            len(frozenset().union(*(gift.origins for gift in given))),
            round(len(given) / total, 3),
            len(givers),
            round(sum((n / total) ** 2 for n in givers.values()), 3),
            round((len(given) - back) / (len(given) + back), 3),
        )
    ]
