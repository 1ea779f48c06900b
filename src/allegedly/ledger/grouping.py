"""Merges and splits of events by people: which reports tell one event, whatever matching thinks."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from allegedly.ledger.fields import COUNTING, FIELDS, change
from allegedly.ledger.tables import document_versions, events, overruled, reports


def event_of(connection: Connection, report: int) -> int | None:
    """The event that a report counts to."""
    return connection.execute(select(reports.c.event_key).where(reports.c.key == report)).scalar()


def members(connection: Connection, event: int | None) -> list[int]:
    """The reports of an event, by key."""
    query = select(reports.c.key).where(reports.c.event_key == event).order_by(reports.c.key)
    return list(connection.execute(query).scalars()) if event is not None else []


def join(connection: Connection, one: int, other: int, decision: int, reason: str) -> None:
    """Makes one event of those of two reports: the older one stays. Nothing to do where it is one already."""
    events_ = sorted({event for report in (one, other) if (event := event_of(connection, report)) is not None})
    for event in events_[1:]:
        for report in members(connection, event):
            _move(connection, report, events_[0], decision, reason)
        drop_empty(connection, event)


def leave(connection: Connection, going: Iterable[int], others: Iterable[int], decision: int, reason: str) -> None:
    """Takes reports out of the event that they have in common with any of the others, into one of their own."""
    for report in going:
        event = event_of(connection, report)
        if event is None or not set(members(connection, event)) & set(others):
            continue
        value = FIELDS["event"].read(connection, report)
        together = [each for each in going if event_of(connection, each) == event]
        fresh = new_event(connection, value)
        for each in together:
            # Left before, and found together again by matching: that is where undoing brings it back to.
            again = (overruled.c.part_key == each, overruled.c.field == "event", overruled.c.decision_key == decision)
            machine = FIELDS["event"].read(connection, each)
            connection.execute(update(overruled).where(*again).values(machine=machine))
            _move(connection, each, fresh, decision, reason)


def undo_all(connection: Connection) -> None:
    """Gives every report the event that the machine counted it to."""
    anew: dict[int, int] = {}
    emptied = set()
    moved = select(overruled).where(overruled.c.field == "event").order_by(overruled.c.key)
    for row in connection.execute(moved).all():
        value, report = row.machine, row.part_key
        event = value["event_key"]
        if event is not None and event not in anew:
            anew[event] = revive(connection, value)
        emptied.add(event_of(connection, report))
        FIELDS["event"].write(connection, report, {**value, "event_key": anew.get(event)})
    connection.execute(delete(overruled).where(overruled.c.field == "event"))
    for each in emptied:
        drop_empty(connection, each)


def _move(connection: Connection, report: int, event: int, decision: int, reason: str) -> None:
    value = FIELDS["event"].read(connection, report)
    change(connection, "event", report, {**value, "event_key": event, "reason": reason}, decision)


def revive(connection: Connection, value: Any) -> int:
    """The event that a report was counted to, made again where it has lost its last report since.

    Whatever else was counted to it is remembered to have been counted to the new one.
    """
    event = int(value["event_key"])
    if event > 0 and connection.execute(select(events.c.key).where(events.c.key == event)).scalar() is not None:
        return event
    fresh = new_event(connection, value)
    _rename(connection, {event: fresh})
    return fresh


def lose(connection: Connection, gone: Collection[int]) -> None:
    """Remembers that events are no more, so that another one that gets the key is not taken for one of them.

    What was counted to a lost event has a negative key for it, which no event has.
    """
    used = [row.machine["event_key"] or 0 for row in connection.execute(_COUNTED).all()] if gone else []
    lowest = min(used, default=0)
    kept = set(gone) & set(used)
    _rename(connection, {event: min(lowest, 0) - n for n, event in enumerate(sorted(kept), 1)})


def _rename(connection: Connection, keys: dict[int, int]) -> None:
    for row in connection.execute(_COUNTED).all() if keys else ():
        if row.machine["event_key"] in keys:
            again = {**row.machine, "event_key": keys[row.machine["event_key"]]}
            connection.execute(update(overruled).where(overruled.c.key == row.key).values(machine=again))


def new_event(connection: Connection, value: Any) -> int:
    """Makes an event of a family and day without any report as yet."""
    result = connection.execute(insert(events).values(family=value["family"], day=value["day"]))
    return int(result.inserted_primary_key[0])  # type: ignore[index]


def drop_empty(connection: Connection, event: int | None) -> None:
    """Takes away an event that has no report any more."""
    if event is not None and not members(connection, event):
        connection.execute(delete(events).where(events.c.key == event))
        lose(connection, [event])


def mend(connection: Connection, event: int) -> None:
    """The first report of an event is there without a reason, and gives it its day."""
    query = (
        select(reports.c.key, reports.c.reason, reports.c.first_day, document_versions.c.published)
        .join(document_versions)
        .where(reports.c.event_key == event)
        .order_by(reports.c.reason.is_not(None), reports.c.key)
        .limit(1)
    )
    first = connection.execute(query).first()
    if first is not None and first.reason is not None:
        day = first.first_day or (first.published[:10] if first.published else None)
        connection.execute(update(reports).where(reports.c.key == first.key).values(reason=None))
        connection.execute(update(events).where(events.c.key == event).values(day=day))


# What the machine counted reports to that people's decisions took elsewhere.
_COUNTED = select(overruled.c.key, overruled.c.machine).where(overruled.c.field.in_(COUNTING))
