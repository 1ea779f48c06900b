"""Puts what a newer program reads from a document in the place of what an older one read.

The document stays, and so do the events that its reports count to where the same words still tell something of the same
kind: matching is asked for the others only, so that a merge or a split that people decided is not undone by a new
version of the program.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select, update

from allegedly.knowledge.families import family
from allegedly.ledger import tellings
from allegedly.ledger.fields import COUNTING
from allegedly.ledger.linking import link_events
from allegedly.ledger.removing import clear, shared_by, sweep
from allegedly.ledger.replaying import replay
from allegedly.ledger.restoring import document
from allegedly.ledger.tables import document_versions, events, fingerprints, overruled, passages, reports, runs
from allegedly.ledger.writing import write_parts
from allegedly.nouns import CodedDocument, Document

# Where a trigger stands and what kind of event it tells.
Place = tuple[int, int, str]


def recode(connection: Connection, version: int, coded: CodedDocument, run: int) -> None:
    """Replaces what was read from a version, in the transaction that the caller has begun."""
    counted = _memberships(connection, version)
    touched = shared_by(connection, [version])
    # What comes from the words alone stays.
    words = [
        (table, connection.execute(_OF_WORDS[table], {"version": version}).mappings().all()) for table in _OF_WORDS
    ]
    clear(connection, version)
    for table, kept in words:
        if kept:
            connection.execute(table.insert(), [dict(row) for row in kept])
    connection.execute(update(document_versions).where(document_versions.c.key == version).values(run_key=run))
    write_parts(connection, coded, version)
    link_events(connection, coded, version)
    for name, keys in shared_by(connection, [version]).items():
        touched[name] |= keys
    rows = connection.execute(_REPORTS, {"version": version}).all()
    again = [(row.key, counted.get(_place(row))) for row in rows]
    # People's merges and splits come after the machine's matching, as they did before.
    changes = [{"report": key, "event": old[0], "because": old[1]} for key, old in again if old is not None]
    if changes:
        connection.execute(_COUNT_TO, changes)
    replay(connection, version)
    if not connection.execute(_CURRENT, {"version": version}).scalar():
        tellings.forget(connection, version)
    sweep(connection, touched)


def outdated(connection: Connection, current: str | None) -> list[int]:
    """The keys of the versions that another version of the program coded; all of them without a `current` one."""
    version = document_versions.c
    query = select(version.key).join(runs).order_by(version.key)
    if current is not None:
        query = query.where(runs.c.program.is_distinct_from(current))
    return list(connection.execute(query).scalars())


def versions_of(connection: Connection, keys: Sequence[int]) -> list[tuple[int, Document]]:
    """Those versions that are there, with their documents."""
    query = select(document_versions).where(document_versions.c.key.in_(keys)).order_by(document_versions.c.key)
    return [(row["key"], document(row)) for row in connection.execute(query).mappings()]


def _memberships(connection: Connection, version: int) -> dict[Place, tuple[int, str | None]]:
    """The event that the machine counts each report of a version to, and why."""
    # Matching after a correction comes before merges and splits: what it overruled is the machine's first word.
    decided = (
        select(overruled.c.part_key, overruled.c.machine)
        .where(overruled.c.version_key == version, overruled.c.field.in_(COUNTING))
        .order_by(overruled.c.field != "event")
    )
    machine = {row.part_key: row.machine for row in connection.execute(decided)}
    there = {value["event_key"] for value in machine.values()}
    there = set(connection.execute(select(events.c.key).where(events.c.key.in_(there))).scalars())
    found = {}
    for row in connection.execute(_REPORTS, {"version": version}):
        event, reason = row.event_key, row.reason
        if row.key in machine:
            event, reason = machine[row.key]["event_key"], machine[row.key]["reason"]
            if event not in there:
                continue
        if event is not None:
            found[_place(row)] = event, reason
    return found


def _place(row: object) -> Place:
    return row.trigger_start, row.trigger_end, family(row.type)  # type: ignore[attr-defined]


_OF_WORDS = {
    table: select(table).where(table.c.version_key == bindparam("version")) for table in (fingerprints, passages)
}
_CURRENT = select(document_versions.c.current).where(document_versions.c.key == bindparam("version"))
_REPORTS = select(
    reports.c.key, reports.c.event_key, reports.c.reason, reports.c.trigger_start, reports.c.trigger_end, reports.c.type
).where(reports.c.version_key == bindparam("version"))
_COUNT_TO = (
    update(reports)
    .where(reports.c.key == bindparam("report"))
    .values(event_key=bindparam("event"), reason=bindparam("because"))
)
