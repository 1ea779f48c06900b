"""Finds claims: the filter that is the same everywhere, and the rows that answer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from allegedly.errors import UsageError
from allegedly.ledger import search
from allegedly.ledger.tables import (
    actors,
    claims,
    document_versions,
    documents,
    parties,
    positions,
    reports,
)
from allegedly.nouns import Passage, Stance

Direction = Literal["both", "a>b", "b>a"]
DEFAULT_LIMIT = 50


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims; what is None does not matter. An actor's offices and bodies count as the actor.

    `actor` takes part in the event; `a` and `b` are on its two sides, in the `direction`; `speaker` takes a position
    (with `position`: that one); `since` and `until` are days of publication, both included; `document` is an id,
    `event` a key; `text` are words of the quote. `old` also shows what stood in earlier versions of documents.
    """

    actor: str | None = None
    a: str | None = None
    b: str | None = None
    direction: Direction = "both"
    type: str | None = None
    status: str | None = None
    position: str | None = None
    speaker: str | None = None
    since: str | None = None
    until: str | None = None
    document: str | None = None
    event: int | None = None
    text: str | None = None
    old: bool = False
    limit: int | None = DEFAULT_LIMIT
    offset: int = 0


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with what is needed to show it.

    `event` is the key of the event that it reports, across documents, and `reason` why it was counted to it (None for
    the first); `origin` the key of the group of documents that tell its story in the same words. `actors` and
    `recipients` are ids, or the words of the unknown; `start` and `end` the days that the text gives.
    """

    document: str
    title: str | None
    published: str | None
    publisher: str | None
    url: str | None
    id: str
    event: int | None
    reason: str | None
    origin: int | None
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    start: str | None
    end: str | None
    quote: Passage
    clause: Passage
    status: str
    positions: tuple[Stance, ...]


def find(connection: Connection, wanted: ClaimFilter) -> list[ClaimRow]:
    """The claims that a filter asks for, by publication, document and place in it; from `offset`, at most `limit`."""
    conditions = _conditions(connection, wanted)
    version = document_versions.c
    query = (
        select(claims, reports, *(version[name] for name in ("title", "published", "publisher", "url")))
        .add_columns(
            version.id.label("document"),
            claims.c.id.label("claim"),
            claims.c.key.label("claim_key"),
            reports.c.key.label("report"),
            documents.c.origin_key.label("origin"),
        )
        .select_from(_joined())
        .join(documents, documents.c.key == version.document_key)
        .where(*conditions)
        .order_by(func.coalesce(version.published, ""), version.id, claims.c.key)
        .offset(wanted.offset)
    )
    if wanted.limit is not None:
        query = query.limit(wanted.limit)
    rows = connection.execute(query).mappings().all()
    sides = _sides(connection, [row["report"] for row in rows])
    stances = _stances(connection, [row["claim_key"] for row in rows])
    return [
        ClaimRow(
            document=row["document"],
            title=row["title"],
            published=row["published"],
            publisher=row["publisher"],
            url=row["url"],
            id=row["claim"],
            event=row["event_key"],
            reason=row["reason"],
            origin=row["origin"],
            type=row["type"],
            mode=row["mode"],
            actors=tuple(sides.get((row["report"], "actor"), ())),
            recipients=tuple(sides.get((row["report"], "recipient"), ())),
            start=row["first_day"],
            end=row["last_day"],
            quote=Passage((row["quote_start"], row["quote_end"]), row["quote_text"]),
            clause=Passage((row["clause_start"], row["clause_end"]), row["clause_text"]),
            status=row["status"],
            positions=tuple(stances.get(row["claim_key"], ())),
        )
        for row in rows
    ]


def count(connection: Connection, wanted: ClaimFilter) -> int:
    """How many claims a filter asks for, without its limit and offset."""
    query = select(func.count()).select_from(_joined()).where(*_conditions(connection, wanted))
    return int(connection.execute(query).scalar_one())


def _joined() -> Any:
    return claims.join(reports, reports.c.key == claims.c.report_key).join(
        document_versions, document_versions.c.key == claims.c.version_key
    )


def _conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    if (wanted.a is None) != (wanted.b is None):
        raise UsageError("a dyad needs both of its actors, a and b")
    version = document_versions.c
    found: list[ColumnElement[bool]] = []
    for column, value in (
        (reports.c.type, wanted.type),
        (claims.c.status, wanted.status),
        (version.id, wanted.document),
        (reports.c.event_key, wanted.event),
    ):
        if value is not None:
            found.append(column == value)
    if not wanted.old:
        found.append(version.current)
    if wanted.since is not None:
        found.append(version.published >= wanted.since)
    if wanted.until is not None:
        # A date-time of the last day is greater than the day, and less than the day with the sign after "T".
        found.append(version.published < wanted.until + "U")
    if wanted.text is not None:
        found.append(search.holds(claims, wanted.text))
    if wanted.actor is not None:
        found.append(_taking_part(connection, wanted.actor, None))
    if wanted.a is not None and wanted.b is not None:
        found.append(_between(connection, wanted.a, wanted.b, wanted.direction))
    if wanted.speaker is not None or wanted.position is not None:
        taken = select(positions.c.claim_key)
        if wanted.speaker is not None:
            taken = taken.where(positions.c.actor.in_(_parts(connection, wanted.speaker)))
        if wanted.position is not None:
            taken = taken.where(positions.c.position == wanted.position)
        found.append(claims.c.key.in_(taken))
    return found


def _between(connection: Connection, a: str, b: str, direction: Direction) -> ColumnElement[bool]:
    forth = and_(_taking_part(connection, a, "actor"), _taking_part(connection, b, "recipient"))
    back = and_(_taking_part(connection, b, "actor"), _taking_part(connection, a, "recipient"))
    return {"both": or_(forth, back), "a>b": forth, "b>a": back}[direction]


def _taking_part(connection: Connection, actor: str, role: str | None) -> ColumnElement[bool]:
    taking: Select[tuple[int]] = select(parties.c.report_key).where(parties.c.actor.in_(_parts(connection, actor)))
    if role is not None:
        taking = taking.where(parties.c.role == role)
    return claims.c.report_key.in_(taking)


def _parts(connection: Connection, actor: str) -> list[str]:
    """The actor and its parts among those that the ledger knows: RUS.GOV is part of RUS."""
    wanted = or_(actors.c.id == actor, actors.c.id.startswith(actor + ".", autoescape=True))
    # LIKE does not tell capitals from small letters on SQLite; ids do.
    return [id_ for id_ in connection.execute(select(actors.c.id).where(wanted)).scalars() if id_.startswith(actor)]


def _sides(connection: Connection, reports_: Sequence[int]) -> dict[tuple[int, str], list[str]]:
    query = select(parties).where(parties.c.report_key.in_(reports_)).order_by(parties.c.key)
    found: dict[tuple[int, str], list[str]] = {}
    for row in connection.execute(query):
        found.setdefault((row.report_key, row.role), []).append(row.actor or row.text)
    return found


def _stances(connection: Connection, claims_: Sequence[int]) -> dict[int, list[Stance]]:
    query = select(positions).where(positions.c.claim_key.in_(claims_)).order_by(positions.c.key)
    found: dict[int, list[Stance]] = {}
    for row in connection.execute(query):
        found.setdefault(row.claim_key, []).append(Stance(row.actor, row.text, row.position, tuple(row.via)))
    return found
