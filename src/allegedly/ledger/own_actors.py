"""A person's own actors in the ledger: who they are, who added them, and what the program's tables say besides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from allegedly.errors import KnowledgeError, UsageError
from allegedly.knowledge.actors import OwnRows, load
from allegedly.knowledge.actors.own import COLUMNS
from allegedly.ledger.decided import now
from allegedly.ledger.tables import own_actors

# How mistakes in rows are named: the ledger has no lines, but each row a number.
WHERE = "the ledger's own actors"


@dataclass(frozen=True, slots=True)
class OwnActor:
    """A row of a person's own actors: the columns of a shipped table by name, and who added it, when and why."""

    cells: dict[str, str]
    who: str
    made: str
    why: str | None


def own_rows(connection: Connection) -> OwnRows | None:
    """The actors as knowledge takes them (`load`), None where nobody added any."""
    rows = tuple(tuple(each.cells[column] for column in COLUMNS) for each in kept(connection))
    return OwnRows(WHERE, rows) if rows else None


def marker(connection: Connection) -> tuple[int, int]:
    """Numbers that differ as soon as somebody added or dropped an actor."""
    rows = connection.execute(select(func.max(own_actors.c.key), func.count(own_actors.c.dropped))).one()
    return int(rows[0] or 0), int(rows[1])


def kept(connection: Connection) -> list[OwnActor]:
    """The actors that somebody added and nobody dropped, in the order in which they were added."""
    query = select(own_actors).where(own_actors.c.dropped.is_(None)).order_by(own_actors.c.key)
    return [
        OwnActor({column: row[column] for column in COLUMNS}, row["who"], row["made"], row["why"])
        for row in connection.execute(query).mappings()
    ]


def add(connection: Connection, rows: Sequence[Sequence[str]], who: str, why: str | None = None) -> int:
    """Adds actors, or further names of known ones (cells in the order of `COLUMNS`); how many were new.

    All of them or, with an error, none. Raises UsageError where one is not well formed.
    """
    there = own_rows(connection)
    known = there.rows if there is not None else ()
    fresh = list(dict.fromkeys(tuple(row) for row in rows if tuple(row) not in known))
    if not fresh:
        return 0
    try:
        load((OwnRows(WHERE, (*known, *fresh)),))
    except KnowledgeError as error:
        raise UsageError(f"the actor cannot be added: {error.what}") from error
    made = now()
    connection.execute(
        insert(own_actors),
        [{**dict(zip(COLUMNS, row, strict=True)), "who": who, "made": made, "why": why} for row in fresh],
    )
    return len(fresh)


def drop(connection: Connection, id: str) -> int:
    """Takes back all that was added to an actor, by its id; the rows stay, marked. Raises UsageError for another id."""
    mine = (own_actors.c.id == id, own_actors.c.dropped.is_(None))
    dropped = connection.execute(update(own_actors).where(*mine).values(dropped=now())).rowcount
    if not dropped:
        raise UsageError(f"nobody added an actor with the id {id}; `allegedly actors own` shows those of the ledger")
    return int(dropped)
