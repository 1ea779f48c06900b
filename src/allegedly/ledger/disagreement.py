"""Questions about one event across documents: who stands where, which figures are given, how many tell it.

None of them gives a verdict. Figures of different sources stand side by side with their time, and are never averaged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, exists, func, select

from allegedly.knowledge.actors import Actors
from allegedly.knowledge.owners import Voice, publisher_of
from allegedly.ledger.copying import whose
from allegedly.ledger.positions import Standing, Taken, standings
from allegedly.ledger.tables import (
    DECIDED_AGAINST,
    answers,
    attributions,
    claims,
    document_versions,
    documents,
    parties,
    positions,
    quantities,
    report_quantities,
    reports,
    sentences,
)
from allegedly.nouns import Evidence, Passage

DENIED = "denied"
# Of reports, those whose claim nobody rejected.
_COUNTS = ~exists().where(claims.c.report_key == reports.c.key, claims.c.decided == DECIDED_AGAINST).correlate(reports)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of an event as one document gives it; `sources` say so, none where the text itself does."""

    text: str
    value: float | None
    low: float | None
    high: float | None
    bound: str
    sources: tuple[str, ...]
    document: str
    publisher: str | None
    published: str | None
    origin: int | None
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Figures:
    """What is said of one measure ("killed", "money"), oldest first: the latest is the last one.

    `least` and `most` are the range of all that is said, so that nothing between them is made up.
    """

    measures: str | None
    unit: str | None
    given: tuple[Figure, ...]

    @property
    def latest(self) -> Figure:
        """The figure that was published last."""
        return self.given[-1]

    @property
    def least(self) -> float | None:
        """The smallest number that is said."""
        return min((n for one in self.given for n in (one.low, one.value, one.high) if n is not None), default=None)

    @property
    def most(self) -> float | None:
        """The greatest number that is said."""
        return max((n for one in self.given for n in (one.low, one.value, one.high) if n is not None), default=None)


@dataclass(frozen=True, slots=True)
class Spread:
    """How many tell an event: reports in documents, outlets that print them, origins that they come from."""

    reports: int
    outlets: int
    origins: int


@dataclass(frozen=True, slots=True)
class Teller:
    """One origin of an event's reports: who prints it, and whose voice that is.

    `voice` is that of the document that came first ("release": a government's own; "state": an outlet of a state;
    "public", "funded", "press"), `owner` the actor behind it; `first` is that document's id.
    """

    origin: int
    first: str
    voice: Voice
    owner: str | None
    publishers: tuple[str, ...]
    documents: int


def tellers_of(connection: Connection, event: int, actors: Actors) -> tuple[Teller, ...]:
    """Who tells an event, by origin, the one with most documents first.

    A release that ten papers print is one origin, and shows as the government's own words; three outlets of one state
    are three tellers with one owner.
    """
    version = document_versions.c
    passage, inside, origin = whose()
    query = (
        select(version.id, version.publisher, origin.label("origin_key"))
        .select_from(reports)
        .join(document_versions, version.key == reports.c.version_key)
        .join(documents, documents.c.key == version.document_key)
        .outerjoin(passage, inside)
        .where(reports.c.event_key == event, version.current, _COUNTS)
        .group_by(version.key, version.id, version.publisher, version.published, origin)
        .order_by(func.coalesce(version.published, ""), version.key)
    )
    groups: dict[int, list[Any]] = {}
    for row in connection.execute(query):
        groups.setdefault(row.origin_key, []).append(row)
    found = []
    for whole, rows in groups.items():
        who = publisher_of(rows[0].publisher, actors)
        names = tuple(dict.fromkeys(row.publisher for row in rows if row.publisher is not None))
        found.append(Teller(whole, rows[0].id, who.kind, who.owner, names, len(rows)))
    return tuple(sorted(found, key=lambda one: (-one.documents, one.first)))


def spreads(connection: Connection, events: Iterable[int]) -> dict[int, Spread]:
    """How many tell each of some events, in the newest versions of documents."""
    version = document_versions.c
    passage, inside, origin = whose()
    query = (
        select(
            reports.c.event_key,
            func.count(reports.c.version_key.distinct()),
            func.count(version.outlet_key.distinct()),
            func.count(origin.distinct()),
        )
        .join(document_versions, version.key == reports.c.version_key)
        .join(documents, documents.c.key == version.document_key)
        .outerjoin(passage, inside)
        .where(reports.c.event_key.in_(set(events)), version.current, _COUNTS)
        .group_by(reports.c.event_key)
    )
    return {row[0]: Spread(row[1], row[2], row[3]) for row in connection.execute(query)}


def standings_of(connection: Connection, event: int) -> tuple[Standing, ...]:
    """Who affirms, denies, doubts or withholds an event in all its reports, since when, in whose words.

    Accusations and denials in other documents that answer one of its reports count with the reason.
    """
    told = select(reports.c.key).where(reports.c.event_key == event, _COUNTS)
    found = list(_told(connection, _claims().where(reports.c.event_key == event), None))
    query = select(answers.c.report_key, answers.c.position, answers.c.reason).where(answers.c.answered_key.in_(told))
    by_report: dict[int, Any] = {}
    for row in connection.execute(query.where(answers.c.report_key.is_not(None))):
        by_report.setdefault(row.report_key, row)
    if by_report:
        found += _answered(connection, by_report)
    found += _said(connection, told)
    return standings(found)


def figures_of(connection: Connection, event: int) -> tuple[Figures, ...]:
    """The figures of an event, one group for each measure and unit, those that most documents give first."""
    version = document_versions.c
    passage, inside, origin = whose()
    query = (
        select(quantities, reports.c.key.label("report"), version.published, version.publisher)
        .add_columns(version.id.label("document"), origin.label("origin_key"))
        .join(report_quantities, report_quantities.c.quantity_key == quantities.c.key)
        .join(reports, reports.c.key == report_quantities.c.report_key)
        .join(document_versions, version.key == reports.c.version_key)
        .join(documents, documents.c.key == version.document_key)
        .outerjoin(passage, inside)
        .where(reports.c.event_key == event, version.current, _COUNTS)
        .order_by(func.coalesce(version.published, ""), version.id, quantities.c.key)
    )
    rows = connection.execute(query).mappings().all()
    saying = _affirming(connection, [row["report"] for row in rows])
    groups: dict[tuple[str | None, str | None], dict[int, Figure]] = {}
    for row in rows:
        one = Figure(
            text=row["text"],
            value=row["value"],
            low=row["low"],
            high=row["high"],
            bound=row["bound"],
            sources=tuple(saying.get(row["report"], ())),
            document=row["document"],
            publisher=row["publisher"],
            published=row["published"],
            origin=row["origin_key"],
            span=(row["start"], row["end"]),
        )
        groups.setdefault((row["measures"], row["unit"]), {}).setdefault(row["key"], one)
    found = [Figures(measures, unit, tuple(given.values())) for (measures, unit), given in groups.items()]
    return tuple(sorted(found, key=lambda f: -len(f.given)))


def _claims() -> Select[Any]:
    version = document_versions.c
    return (
        select(claims, version.id.label("document"), version.published)
        .join(reports, reports.c.key == claims.c.report_key)
        .join(document_versions, version.key == claims.c.version_key)
        .where(version.current, _COUNTS)
    )


def _told(connection: Connection, query: Select[Any], reasons: dict[int, Any] | None) -> Iterator[Taken]:
    """The positions to some claims; with `reasons` (by report), only those that deny, each with its reason."""
    rows = {row["key"]: row for row in connection.execute(query).mappings()}
    stances = connection.execute(select(positions).where(positions.c.claim_key.in_(rows)).order_by(positions.c.key))
    held = stances.mappings().all()
    evidence = _evidence(connection, [rows[stance["claim_key"]]["version_key"] for stance in held])
    for stance in held:
        row = rows[stance["claim_key"]]
        if reasons is not None and stance["position"] != "denies":
            continue
        shown = (evidence.get((row["version_key"], name)) for name in reversed(stance["via"]))
        yield Taken(
            stance["actor"],
            stance["text"],
            stance["position"],
            row["published"],
            row["document"],
            row["id"],
            Passage((row["quote_start"], row["quote_end"]), row["quote_text"]),
            next((each for each in shown if each is not None), None),
            reasons[row["report_key"]].reason if reasons is not None else None,
        )


def _answered(connection: Connection, answered: dict[int, Any]) -> Iterator[Taken]:
    """The positions of those who accuse and deny elsewhere: of a rejection or an accusation, its actors'."""
    query = _claims().where(claims.c.report_key.in_(answered)).add_columns(reports.c.type)
    rows = connection.execute(query).mappings().all()
    deeds = [row["report_key"] for row in rows if row["type"] not in ("ACCUSE", "REJECT")]
    if deeds:
        yield from _told(connection, _claims().where(claims.c.report_key.in_(deeds)), answered)
    speaking = {row["report_key"]: row for row in rows if row["report_key"] not in deeds}
    acting = select(parties).where(parties.c.report_key.in_(speaking), parties.c.role == "actor")
    for party in connection.execute(acting.order_by(parties.c.key)).mappings():
        row, why = speaking[party["report_key"]], answered[party["report_key"]]
        quote = Passage((row["quote_start"], row["quote_end"]), row["quote_text"])
        yield Taken(
            party["actor"],
            party["text"],
            why.position,
            row["published"],
            row["document"],
            row["id"],
            quote,
            None,
            why.reason,
        )


def _said(connection: Connection, told: Select[Any]) -> Iterator[Taken]:
    """The positions of those who affirm or deny an event's reports in words without an event."""
    version, a = document_versions.c, attributions.c
    query = (
        select(answers.c.position, answers.c.reason, a.id, a.source_text, a.source_actor, a.sentence_key)
        .add_columns(version.id.label("document"), version.published, version.text)
        .add_columns(sentences.c.start.label("first"), sentences.c.end.label("last"))
        .join(attributions, a.key == answers.c.attribution_key)
        .join(document_versions, version.key == a.version_key)
        .join(sentences, sentences.c.key == a.sentence_key)
        .where(answers.c.answered_key.in_(told), version.current)
        .order_by(answers.c.key)
    )
    unique = {(row["document"], row["id"]): row for row in connection.execute(query).mappings()}
    for row in unique.values():
        span = (row["first"], row["last"])
        quote = Passage(span, row["text"][span[0] : span[1]])
        yield Taken(
            row["source_actor"],
            row["source_text"] or "",
            row["position"],
            row["published"],
            row["document"],
            row["id"],
            quote,
            None,
            row["reason"],
        )


def _evidence(connection: Connection, versions: Sequence[int]) -> dict[tuple[int, str], Evidence]:
    """What attributions of some versions show, by version and id."""
    a = attributions.c
    query = select(attributions).where(a.version_key.in_(set(versions)), a.evidence_given.is_not(None))
    return {
        (row["version_key"], row["id"]): Evidence(
            row["evidence_given"],
            row["evidence_kind"],
            (row["evidence_start"], row["evidence_end"]),
            row["evidence_text"],
        )
        for row in connection.execute(query).mappings()
    }


def _affirming(connection: Connection, reports_: Sequence[int]) -> dict[int, list[str]]:
    query = (
        select(claims.c.report_key, positions.c.actor, positions.c.text)
        .join(positions, positions.c.claim_key == claims.c.key)
        .where(claims.c.report_key.in_(set(reports_)), positions.c.position == "affirms")
        .order_by(positions.c.key)
    )
    found: dict[int, list[str]] = {}
    for row in connection.execute(query):
        who = found.setdefault(row.report_key, [])
        if (row.actor or row.text) not in who:
            who.append(row.actor or row.text)
    return found
