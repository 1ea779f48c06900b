"""Takes out of the ledger what was read from a document, or the document itself, with all that hung on it alone.

Events, origins, outlets, actors and runs are shared: one goes when nothing refers to it any more. Which columns do is
read from the foreign keys of the tables, so that a new table is minded without a word here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, exists, select, update

from allegedly.ledger.grouping import lose, mend
from allegedly.ledger.replaying import forgotten
from allegedly.ledger.tables import (
    actors,
    document_versions,
    documents,
    events,
    metadata,
    origins,
    outlets,
    runs,
)

# Shared things, those that refer to another one first.
SHARED = (events, origins, outlets, actors, runs)
# Values in one statement, well below what SQLite takes (32,766).
AT_ONCE = 5000

Touched = dict[str, set[Any]]


def remove(connection: Connection, document: int) -> dict[str, int]:
    """Removes a document (by key) with all its versions. Gives how many rows went, by table."""
    query = select(document_versions.c.key).where(document_versions.c.document_key == document)
    versions = list(connection.execute(query).scalars())
    ids = set(connection.execute(select(document_versions.c.id).where(document_versions.c.key.in_(versions))).scalars())
    touched = shared_by(connection, versions)
    origin = connection.execute(select(documents.c.origin_key).where(documents.c.key == document)).scalar()
    if origin is not None:
        touched[origins.name].add(origin)
    gone = {document_versions.name: len(versions), documents.name: 1}
    for version in versions:
        for name, count in clear(connection, version).items():
            gone[name] = gone.get(name, 0) + count
    connection.execute(delete(document_versions).where(document_versions.c.document_key == document))
    connection.execute(delete(documents).where(documents.c.key == document))
    forgotten(connection, ids)
    return {**gone, **sweep(connection, touched)}


def shared_by(connection: Connection, versions: Sequence[int]) -> Touched:
    """The keys of shared things that versions refer to."""
    found: Touched = {table.name: set() for table in SHARED}
    for table in SHARED:
        for column in _referring(table):
            owner = _version_column(column.table)
            if owner is not None:
                query = select(column).where(owner.in_(versions), column.is_not(None)).distinct()
                found[table.name].update(connection.execute(query).scalars())
    return found


def clear(connection: Connection, version: int) -> dict[str, int]:
    """Removes all that was read from a version, but not the version. Gives how many rows went, by table."""
    gone = {}
    for table in reversed(metadata.sorted_tables):
        if "version_key" in table.c:
            result = connection.execute(delete(table).where(table.c.version_key == version))
            gone[table.name] = result.rowcount
    return gone


def sweep(connection: Connection, touched: Touched) -> dict[str, int]:
    """Removes those shared things that nothing refers to any more, and mends those that stay."""
    gone = {}
    for table in SHARED:
        (key,) = table.primary_key.columns
        unused = [~exists(select(column).where(column == key)) for column in _referring(table)]
        gone[table.name] = sum(
            connection.execute(delete(table).where(key.in_(some), *unused)).rowcount
            for some in _parts(touched[table.name])
        )
    left = {
        key
        for some in _parts(touched[events.name])
        for key in connection.execute(select(events.c.key).where(events.c.key.in_(some))).scalars()
    }
    lose(connection, touched[events.name] - left)
    for event in left:
        mend(connection, event)
    for origin in touched[origins.name]:
        _mend_origin(connection, origin)
    return gone


def _mend_origin(connection: Connection, origin: int) -> None:
    """An origin is called by the document that came first, of those that are there."""
    query = (
        select(document_versions.c.id)
        .join(documents)
        .where(documents.c.origin_key == origin)
        .order_by(documents.c.key, document_versions.c.number)
    )
    ids = list(connection.execute(query).scalars())
    if ids:
        named = origins.c.key == origin, origins.c.id.not_in(ids)
        connection.execute(update(origins).where(*named).values(id=ids[0]))


def _referring(table: Table) -> Iterator[Column[Any]]:
    for other in metadata.sorted_tables:
        for column in other.columns:
            # What goes with a thing holds it not.
            if any(key.column.table is table and key.ondelete != "CASCADE" for key in column.foreign_keys):
                yield column


def _version_column(table: Any) -> Any:
    """The column by which a table's rows belong to a version, None where they don't."""
    if table is document_versions:
        return document_versions.c.key
    return table.c.version_key if "version_key" in table.c else None


def _parts(keys: Iterable[Any]) -> Iterator[list[Any]]:
    every = sorted(keys)
    for start in range(0, len(every), AT_ONCE):
        yield every[start : start + AT_ONCE]
