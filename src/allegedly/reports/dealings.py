"""Dealings: what two actors did to each other, each event once, however many reports tell it.

A report is an event as one document tells it; which reports tell one event, the ledger says (`ledger/together.py`).
What no report tells as having happened (negated, planned, possible, denied by all) is kept apart as "not happened".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from allegedly.knowledge.facets import weigh
from allegedly.ledger import Origins, Taken, together
from allegedly.nouns import Claim, CodedDocument, Document, Event
from allegedly.reports.dyad import Direction, Dyad, Side, between, day
from allegedly.reports.passages import WORD

OriginsOf = Callable[[Iterable[Document]], Origins]
Standing = Literal["affirmed by both", "disputed", "alleged", "told", "not happened"]
# Statuses of claims that tell their event as something that took place.
HAPPENED = frozenset({"stated", "reported", "alleged", "disputed"})
AGAINST = frozenset({"denies", "doubts"})
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Report:
    """An event as one document tells it. `day` is the event's own where the text gives it, else that of publication."""

    document: str
    origin: str
    claim: str
    published: str
    day: str
    type: str
    goldstein: float
    status: str
    text: str


@dataclass(frozen=True, slots=True)
class Dealing:
    """An event between the two, with all its reports, oldest first.

    `directions` are both where it has none (they met). `standing` says what the record shows of it: "affirmed by both"
    sides and contradicted by nobody; "disputed": somebody denies or doubts it; "alleged": told in the words of others
    alone, and who did it does not affirm it; else "told". `reports` are those that tell it as having happened; where
    none does, all. `positions` are everybody's, in any report of it.
    """

    directions: tuple[Direction, ...]
    type: str
    quad: int
    facet: str
    day: str
    standing: Standing
    reports: tuple[Report, ...]
    positions: tuple[Taken, ...]

    @property
    def happened(self) -> bool:
        """Whether any report tells it as having happened."""
        return self.standing != "not happened"

    @property
    def goldstein(self) -> float:
        """The mean over origins of the value that their reports give it."""
        by_origin: dict[str, list[float]] = {}
        for report in self.reports:
            by_origin.setdefault(report.origin, []).append(report.goldstein)
        return sum(sum(values) / len(values) for values in by_origin.values()) / len(by_origin)


@dataclass(frozen=True, slots=True)
class Dealings:
    """The dealings of two actors, by day, and the coverage: the day of each dated document that names both."""

    dyad: Dyad
    events: tuple[Dealing, ...]
    coverage: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Told:
    coded: CodedDocument
    event: Event
    claim: Claim
    published: str
    directions: tuple[Direction, ...]


def dealings(
    coded: Iterable[CodedDocument],
    dyad: Dyad,
    origins: OriginsOf,
    since: str | None = None,
    until: str | None = None,
) -> Dealings:
    """The dealings told in dated documents that name both; `since` and `until` are days of publication, included."""
    told: list[_Told] = []
    documents: list[Document] = []
    coverage: dict[str, str] = {}
    for item in between(coded, since, until):
        published = day(item.document.published)
        if published is None or len({dyad.side(m.actor) for m in item.mentions} - {None}) < 2:
            continue
        documents.append(item.document)
        coverage[item.document.id] = published
        claims = {claim.event: claim for claim in item.claims}
        for event in item.events:
            directions = tuple(dyad.directions(event))
            if directions:
                told.append(_Told(item, event, claims[event.id], published, directions))
    origin = origins(documents)
    groups = together([(one.coded, one.event) for one in told])
    found = [_dealing([told[number] for number in group], dyad, origin) for group in groups]
    return Dealings(
        dyad, tuple(sorted(found, key=lambda d: (d.day, d.reports[0].document, d.reports[0].claim))), coverage
    )


def _dealing(told: Sequence[_Told], dyad: Dyad, origin: Origins) -> Dealing:
    told = sorted(told, key=lambda one: (one.published, one.coded.document.id, one.event.sentence))
    happened = [one for one in told if told_as_happened(one.event, one.claim)]
    shown = happened or told
    directions = {direction for one in shown for direction in one.directions}
    first = shown[0].event
    return Dealing(
        tuple(sorted(directions)),
        first.type,
        first.quad,
        _facet(shown),
        min(_day(one) for one in shown),
        _standing(told, happened, directions, dyad),
        tuple(_report(one, origin) for one in shown),
        tuple(_positions(told)),
    )


def _positions(told: Sequence[_Told]) -> Iterable[Taken]:
    for one in told:
        document = one.coded.document
        for stance in one.claim.positions:
            yield Taken(stance.actor, stance.text, stance.position, document.published, document.id, one.claim.id)


def told_as_happened(event: Event, claim: Claim) -> bool:
    """Whether a document tells an event as something that took place."""
    return event.polarity == "positive" and claim.status in HAPPENED


def _report(one: _Told, origin: Origins) -> Report:
    document = one.coded.document
    return Report(
        document.id,
        origin.at(document.id, one.event.trigger.span),
        one.claim.id,
        one.published,
        _day(one),
        one.event.type,
        one.event.goldstein,
        one.claim.status,
        one.claim.quote.text,
    )


def _standing(
    told: Sequence[_Told], happened: Sequence[_Told], directions: Iterable[Direction], dyad: Dyad
) -> Standing:
    if not happened:
        return "not happened"
    affirming: set[Side] = set()
    for one in told:
        for stance in one.claim.positions:
            if stance.position in AGAINST:
                return "disputed"
            side = dyad.side(stance.actor)
            if side is not None and stance.position == "affirms":
                affirming.add(side)
    if affirming == {"a", "b"}:
        return "affirmed by both"
    doers = {direction[0] for direction in directions}
    if not doers & affirming and all(one.claim.status != "stated" for one in happened):
        return "alleged"
    return "told"


def _facet(told: Sequence[_Told]) -> str:
    words: list[str] = []
    contexts: set[str] = set()
    for one in told:
        words += [word.lower() for word in WORD.findall(one.claim.quote.text)]
        contexts |= {one.event.type, *one.event.contexts}
    weights = weigh(words, contexts)
    return max(weights, key=lambda name: weights[name]) if weights else OTHER


def _day(one: _Told) -> str:
    """The event's own day where the text gives a day, week or month; a bare year says too little to move an event."""
    date = one.event.date
    if date is None or date.precision not in {"day", "week", "month"}:
        return one.published
    return date.start
