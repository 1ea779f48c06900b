"""Connects a document that is being added with what the ledger holds: its origin, and the events that it reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, or_, select, update

from allegedly.knowledge.families import families, family
from allegedly.ledger.duplicates import MAX_CANDIDATES, Print, candidates, copied, make_print
from allegedly.ledger.matching import PRECISE, REPEATED_APART, Telling, choose, content_words, root, telling
from allegedly.ledger.restoring import document as restored
from allegedly.ledger.tables import (
    actors,
    claims,
    document_versions,
    documents,
    events,
    fingerprints,
    origins,
    part_key,
    parties,
    reports,
)
from allegedly.nouns import CodedDocument, Document

# Reports with which those of a new document are compared: the newest of its parties and types. Some 20 µs each.
MAX_COMPARED = 200


def link_origin(connection: Connection, document: Document, owner: int, version: int) -> None:
    """Puts a new document into the origin of the one with which it shares most, or makes it the first of its own."""
    mine = make_print(document)
    origin = _origin(connection, mine, document.published)
    if origin is None:
        result = connection.execute(insert(origins).values(id=document.id))
        origin = int(result.inserted_primary_key[0])  # type: ignore[index]
    connection.execute(update(documents).where(documents.c.key == owner).values(origin_key=origin))
    if mine.fingerprints:
        rows: list[dict[str, Any]] = [{"hash": value, "version_key": version} for value in mine.fingerprints]
        connection.execute(insert(fingerprints), rows)


def _origin(connection: Connection, mine: Print, published: str | None) -> int | None:
    shared = Counter({row[0]: row[1] for row in connection.execute(_BEARING, {"hashes": mine.fingerprints})})
    chosen = candidates(shared, len(mine.fingerprints))
    query = (
        select(document_versions, documents.c.origin_key)
        .join(documents, documents.c.key == document_versions.c.document_key)
        .where(document_versions.c.key.in_(chosen))
        .order_by(document_versions.c.key)
    )
    best, most = None, 0
    for row in connection.execute(query).mappings() if chosen else ():
        other = make_print(restored(row))
        # Documents need not come in the order in which they were published.
        later = published is None or (row["published"] or "") <= published
        runs = copied(mine, other) if later else copied(other, mine)
        if runs > most:
            best, most = row["origin_key"], runs
    return best


def link_events(connection: Connection, coded: CodedDocument, version: int) -> None:
    """Counts each report of a version to the event that others tell already, with the reason, or to a new event."""
    tellings = [telling(coded, event, part_key(version, number)) for number, event in enumerate(coded.events)]
    known = _known(connection, tellings, coded.document.published, version)
    updates: list[dict[str, Any]] = []
    for one in tellings:
        of_family = [(key, members) for key, members in known.items() if members[0].family == one.family]
        found = choose(one, [members for _, members in of_family])
        if found is None:
            day = one.start or (one.published[:10] if one.published else None)
            result = connection.execute(_NEW_EVENT, {"family": one.family, "day": day})
            event, reason = int(result.inserted_primary_key[0]), None  # type: ignore[index]
        else:
            event, reason = of_family[found[0]][0], found[1].reason
        known.setdefault(event, []).append(one)
        updates.append({"report": one.key, "event": event, "because": reason})
    if updates:
        connection.execute(_COUNT_TO, updates)


def _known(
    connection: Connection, tellings: Sequence[Telling], published: str | None, version: int
) -> dict[int, list[Telling]]:
    """The events that reports of the ledger tell of the same parties, with those reports."""
    ids = _related(connection, {root(actor) for one in tellings for actor in one.actors | one.recipients})
    if not ids:
        return {}
    told = {one.family for one in tellings}
    types = [type_ for type_, name in families().items() if name in told] + sorted(told)
    query = (
        select(*(reports.c[name] for name in _COMPARED), claims.c.clause_text)
        .add_columns(document_versions.c.id.label("document"), document_versions.c.published)
        .join(document_versions, document_versions.c.key == reports.c.version_key)
        .join(claims, claims.c.report_key == reports.c.key)
        .where(
            reports.c.key.in_(select(parties.c.report_key).where(parties.c.actor.in_(ids))),
            reports.c.type.in_(types),
            reports.c.version_key != version,
            document_versions.c.current,
        )
        .order_by(reports.c.key.desc())
        .limit(MAX_COMPARED)
    )
    day = _day(published)
    if day is not None:
        since, until = day - timedelta(days=REPEATED_APART), day + timedelta(days=REPEATED_APART)
        when = document_versions.c.published
        query = query.where(or_(when.is_(None), when.between(since.isoformat(), until.isoformat())))
    rows = connection.execute(query).mappings().all()
    sides: dict[int, list[Any]] = {}
    for party in connection.execute(_SIDES, {"keys": [row["key"] for row in rows]}):
        sides.setdefault(party.report_key, []).append(party)
    found: dict[int, list[Telling]] = {}
    for row in reversed(rows):
        found.setdefault(row["event_key"], []).append(_telling(row, sides.get(row["key"], [])))
    return found


def _telling(row: Any, sides: Sequence[Any]) -> Telling:
    taking: dict[str, set[str]] = {"actor": set(), "recipient": set()}
    for party in sides:
        if party.actor is not None:
            for role in taking if row["reciprocal"] else (party.role,):
                taking[role].add(party.actor)
    dated = row["date_precision"] in PRECISE
    return Telling(
        key=row["key"],
        document=row["document"],
        origin=None,
        published=row["published"],
        family=family(row["type"]),
        actors=frozenset(taking["actor"]),
        recipients=frozenset(taking["recipient"]),
        start=row["first_day"] if dated else None,
        end=row["last_day"] if dated else None,
        place=row["place_name"],
        trigger=row["trigger_lemma"].lower(),
        words=content_words(row["clause_text"], tuple(party.text for party in sides)),
    )


def _related(connection: Connection, roots: set[str]) -> list[str]:
    """The roots and all their parts among the actors that the ledger knows."""
    if not roots:
        return []
    parts = [actors.c.id.startswith(one + ".", autoescape=True) for one in sorted(roots)]
    query = select(actors.c.id).where(or_(actors.c.id.in_(roots), *parts))
    return list(connection.execute(query).scalars())


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


_COMPARED = (
    "key",
    "event_key",
    "type",
    "reciprocal",
    "date_precision",
    "first_day",
    "last_day",
    "place_name",
    "trigger_lemma",
)
# Lists are given as parameters: SQLAlchemy would look at each item of a list in a statement.
_BEARING = (
    select(fingerprints.c.version_key, func.count())
    .where(fingerprints.c.hash.in_(bindparam("hashes", expanding=True)))
    .group_by(fingerprints.c.version_key)
    .order_by(func.count().desc(), fingerprints.c.version_key)
    .limit(MAX_CANDIDATES)
)
_SIDES = select(parties.c.report_key, parties.c.role, parties.c.text, parties.c.actor).where(
    parties.c.report_key.in_(bindparam("keys", expanding=True))
)
_NEW_EVENT = insert(events)
_COUNT_TO = (
    update(reports)
    .where(reports.c.key == bindparam("report"))
    .values(event_key=bindparam("event"), reason=bindparam("because"))
)
