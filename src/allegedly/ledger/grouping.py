"""Merges and splits of events by people: which reports tell one event, whatever matching thinks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from allegedly.ledger.fields import FIELDS, change
from allegedly.ledger.tables import events, overruled, reports


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
        _drop_empty(connection, event)


def leave(connection: Connection, going: Iterable[int], others: Iterable[int], decision: int, reason: str) -> None:
    """Takes reports out of the event that they have in common with any of the others, into one of their own."""
    for report in going:
        event = event_of(connection, report)
        if event is None or not set(members(connection, event)) & set(others):
            continue
        value = FIELDS["event"].read(connection, report)
        together = [each for each in going if event_of(connection, each) == event]
        fresh = _new(connection, value)
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
            there = connection.execute(select(events.c.key).where(events.c.key == event)).scalar()
            anew[event] = event if there is not None else _new(connection, value)
        emptied.add(event_of(connection, report))
        FIELDS["event"].write(connection, report, {**value, "event_key": anew.get(event)})
    connection.execute(delete(overruled).where(overruled.c.field == "event"))
    for each in emptied:
        _drop_empty(connection, each)


def _move(connection: Connection, report: int, event: int, decision: int, reason: str) -> None:
    value = FIELDS["event"].read(connection, report)
    change(connection, "event", report, {**value, "event_key": event, "reason": reason}, decision)


def _new(connection: Connection, value: Any) -> int:
    result = connection.execute(insert(events).values(family=value["family"], day=value["day"]))
    return int(result.inserted_primary_key[0])  # type: ignore[index]


def _drop_empty(connection: Connection, event: int | None) -> None:
    if event is not None and not members(connection, event):
        connection.execute(delete(events).where(events.c.key == event))
