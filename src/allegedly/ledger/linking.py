"""Connects a document that is being added with what the ledger holds: its origin, and the events that it reports."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from allegedly.ledger.duplicates import MAX_CANDIDATES, Print, candidates, copied, make_print
from allegedly.ledger.restoring import document as restored
from allegedly.ledger.tables import document_versions, documents, fingerprints, origins
from allegedly.nouns import Document


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
    bearing = (
        select(fingerprints.c.version_key, func.count())
        .where(fingerprints.c.hash.in_(mine.fingerprints))
        .group_by(fingerprints.c.version_key)
        .order_by(func.count().desc(), fingerprints.c.version_key)
        .limit(MAX_CANDIDATES)
    )
    shared = Counter({row[0]: row[1] for row in connection.execute(bearing)})
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
