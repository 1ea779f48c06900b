"""Counts reports to events anew that people corrected: of another kind, others or another day, it is another event.

What the machine counted them to is kept beside (`overruled`, field "match"), so that undoing the correction gives it
back. Merges and splits come after this and hold whatever matching finds here (`replaying`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from allegedly.ledger.fields import FIELDS, change
from allegedly.ledger.grouping import drop_empty, members, mend, new_event, revive
from allegedly.ledger.linking import told_again
from allegedly.ledger.matching import Telling, telling
from allegedly.ledger.restoring import restore
from allegedly.ledger.tables import events, overruled, part_key

# Fields of a report by which it is matched; decisions of these kinds make it match anew.
MATCHED = frozenset({"type", "actor", "recipient", "date"})


def rematch(connection: Connection, version: int) -> None:
    """Gives the reports of a version the events that the machine counted them to; then, what is corrected, its own.

    To be called with the corrections in force (`settle`) and the merges and splits out of force.
    """
    left = _give_back(connection, version)
    query = (
        select(overruled.c.part_key, func.max(overruled.c.decision_key))
        .where(overruled.c.version_key == version, overruled.c.field.in_(MATCHED))
        .group_by(overruled.c.part_key)
        .order_by(overruled.c.part_key)
    )
    corrected = {row[0]: row[1] for row in connection.execute(query)}
    if corrected:
        left |= _match(connection, version, corrected)
    for event in left:
        drop_empty(connection, event)
        mend(connection, event)
    _name_lonely(connection, version)


def _give_back(connection: Connection, version: int) -> set[int]:
    """Undoes all matching of corrected reports of a version. Gives the events that they leave."""
    mine = (overruled.c.version_key == version, overruled.c.field == "match")
    left = set()
    for row in connection.execute(select(overruled).where(*mine).order_by(overruled.c.key)).all():
        left.add(FIELDS["match"].read(connection, row.part_key)["event_key"])
        value = connection.execute(select(overruled.c.machine).where(overruled.c.key == row.key)).scalar_one()
        event = revive(connection, value) if value["event_key"] is not None else None
        FIELDS["match"].write(connection, row.part_key, {**value, "event_key": event})
    connection.execute(delete(overruled).where(*mine))
    return left - {None}


def _match(connection: Connection, version: int, corrected: dict[int, int]) -> set[int]:
    """Counts corrected reports (with the decision on each) to the events that they tell now. Gives those they leave."""
    (coded,) = restore(connection, [version], rejected=True)
    tellings = {
        key: telling(coded, event, key) for n, event in enumerate(coded.events) if (key := part_key(version, n))
    }
    counted = dict(zip(tellings, coded.counted, strict=True))
    waiting = set(corrected)
    left: set[int] = set()
    for key, decision in corrected.items():
        waiting.remove(key)
        others = [(event, tellings[n]) for n, event in counted.items() if n != key and n not in waiting and event]
        before, one = FIELDS["match"].read(connection, key), tellings[key]
        event, reason = _event_of(connection, one, before, others, version)
        counted[key] = event
        if event == before["event_key"]:
            continue
        change(connection, "match", key, {**before, "event_key": event, "reason": reason}, decision)
        if before["event_key"] is not None:
            left.add(before["event_key"])
    return left


def _event_of(
    connection: Connection, one: Telling, before: Any, others: Sequence[tuple[int, Telling]], version: int
) -> tuple[int, str | None]:
    """The event that a corrected report tells now, and why; a new one where nobody else tells it."""
    found = told_again(connection, one, others, version)
    if found is not None:
        return found
    if members(connection, before["event_key"]) == [one.key]:
        return before["event_key"], before["reason"]
    return new_event(connection, {"family": one.family, "day": one.day}), None


def _name_lonely(connection: Connection, version: int) -> None:
    """Gives events that one report of a version tells alone the family and the day that the report has now."""
    (coded,) = restore(connection, [version], rejected=True)
    for number, (event, counted) in enumerate(zip(coded.events, coded.counted, strict=True)):
        one = telling(coded, event, part_key(version, number))
        if members(connection, counted) == [one.key]:
            connection.execute(update(events).where(events.c.key == counted).values(family=one.family, day=one.day))
