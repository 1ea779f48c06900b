"""What a decision can change, as values that are read from the tables and written back: type, parties, date, speaker…

Each field is one of `FIELDS`: it reads the value of a part (by key) as plain JSON, and writes one. What a decision
overrules is kept beside (`overruled`), so that undoing it gives back what the machine said.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from allegedly.ledger.tables import (
    actors,
    attributions,
    claims,
    events,
    overruled,
    part_key,
    parties,
    positions,
    reports,
    version_of,
)

Value = Any
# The event that a report counts to: by a merge or split, and by matching it anew after a correction.
COUNTING = frozenset({"event", "match"})


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that can be decided of a part: the part's table, and how the value is read and written."""

    part: Table
    read: Callable[[Connection, int], Value]
    write: Callable[[Connection, int, Value], None]


def change(connection: Connection, name: str, key: int, value: Value, decision: int) -> None:
    """Gives a field another value and remembers what the machine said."""
    field = FIELDS[name]
    before = field.read(connection, key)
    known = connection.execute(select(overruled.c.key).where(*_of(name, key))).scalar()
    if known is None:
        row = {"version_key": version_of(key), "part": field.part.name, "part_key": key, "field": name}
        connection.execute(insert(overruled).values(**row, machine=before, decision_key=decision))
    else:
        connection.execute(update(overruled).where(overruled.c.key == known).values(decision_key=decision))
    _name_actors(connection, value)
    field.write(connection, key, value)


def _name_actors(connection: Connection, value: Value) -> None:
    """Makes the actors of a value known to the ledger."""
    named = value if isinstance(value, list) else [value, *value.get("positions", ())]
    ids = {each.get(name) for each in named for name in ("actor", "source_actor")} - {None}
    known = set(connection.execute(select(actors.c.id).where(actors.c.id.in_(ids))).scalars())
    if ids - known:
        connection.execute(insert(actors), [{"id": id} for id in sorted(ids - known)])


def reset(connection: Connection, version: int) -> None:
    """Gives all fields of a version but the events of its reports the values that the machine gave them."""
    mine = (overruled.c.version_key == version, overruled.c.field.not_in(COUNTING))
    for row in connection.execute(select(overruled).where(*mine).order_by(overruled.c.key)).all():
        FIELDS[row.field].write(connection, row.part_key, row.machine)
    connection.execute(delete(overruled).where(*mine))


def _of(name: str, key: int) -> tuple[Any, ...]:
    return overruled.c.part == FIELDS[name].part.name, overruled.c.part_key == key, overruled.c.field == name


def _columns(table: Table, *names: str) -> Field:
    """A field that is some columns of a row."""

    def read(connection: Connection, key: int) -> Value:
        row = connection.execute(select(*(table.c[name] for name in names)).where(table.c.key == key)).one()
        return dict(row._mapping)

    def write(connection: Connection, key: int, value: Value) -> None:
        connection.execute(update(table).where(table.c.key == key).values(**{name: value[name] for name in names}))

    return Field(table, read, write)


def _side(role: str) -> Field:
    """The actors or the recipients of a report."""

    def rows(key: int) -> tuple[Any, ...]:
        return parties.c.report_key == key, parties.c.role == role

    def read(connection: Connection, key: int) -> Value:
        found = connection.execute(select(parties).where(*rows(key)).order_by(parties.c.key))
        return [{"actor": row.actor, "start": row.start, "end": row.end, "text": row.text} for row in found]

    def write(connection: Connection, key: int, value: Value) -> None:
        _replace(connection, parties, rows(key), [{**each, "report_key": key, "role": role} for each in value], key)

    return Field(reports, read, write)


def _read_positions(connection: Connection, key: int) -> Value:
    status = connection.execute(select(claims.c.status).where(claims.c.key == key)).scalar_one()
    found = connection.execute(select(positions).where(positions.c.claim_key == key).order_by(positions.c.key))
    held = [{"actor": row.actor, "text": row.text, "position": row.position, "via": row.via} for row in found]
    return {"status": status, "positions": held}


def _write_positions(connection: Connection, key: int, value: Value) -> None:
    held = [{**each, "claim_key": key} for each in value["positions"]]
    _replace(connection, positions, (positions.c.claim_key == key,), held, key)
    connection.execute(update(claims).where(claims.c.key == key).values(status=value["status"]))


def _read_event(connection: Connection, key: int) -> Value:
    """The event that a report counts to, with what is needed to make it again after it has lost its last report."""
    query = select(reports.c.event_key, reports.c.reason, events.c.family, events.c.day)
    row = connection.execute(query.outerjoin(events).where(reports.c.key == key)).one()
    return dict(row._mapping)


def _write_event(connection: Connection, key: int, value: Value) -> None:
    counted = {"event_key": value["event_key"], "reason": value["reason"]}
    connection.execute(update(reports).where(reports.c.key == key).values(**counted))


def _replace(connection: Connection, table: Table, which: tuple[Any, ...], rows: list[Value], part: int) -> None:
    """Puts other rows in the place of some, under the same keys as far as they go."""
    version = version_of(part)
    keys = list(connection.execute(select(table.c.key).where(*which).order_by(table.c.key)).scalars())
    last = connection.execute(select(func.max(table.c.key)).where(table.c.version_key == version)).scalar()
    following = part_key(version, 0) if last is None else last + 1
    keys += range(following, following + max(0, len(rows) - len(keys)))
    connection.execute(delete(table).where(*which))
    if rows:
        numbered = [{**row, "key": key, "version_key": version} for row, key in zip(rows, keys, strict=False)]
        connection.execute(insert(table), numbered)


FIELDS = {
    "type": _columns(reports, "type", "mode", "quad", "goldstein"),
    "actor": _side("actor"),
    "recipient": _side("recipient"),
    "date": _columns(
        reports, "date_start", "date_end", "date_text", "first_day", "last_day", "date_precision", "date_from"
    ),
    "speaker": _columns(attributions, "source_start", "source_end", "source_text", "source_actor"),
    "position": Field(claims, _read_positions, _write_positions),
    "decided": _columns(claims, "decided"),
    "event": Field(reports, _read_event, _write_event),
    "match": Field(reports, _read_event, _write_event),
}
