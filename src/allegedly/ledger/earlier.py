"""Earlier versions of documents, which are few: what an index counts in all versions, less theirs, is what counts.

Asking of every row whether its version is the current one reads the rows of the versions, which hold the texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from allegedly.ledger.tables import document_versions

# Keys that one question names at most.
KEYS = 500


def earlier_versions(connection: Connection) -> list[int]:
    """The keys of the versions that another one has replaced."""
    version = document_versions.c
    changed = connection.execute(select(version.document_key).where(version.number > 1).distinct()).scalars().all()
    found: list[int] = []
    for some in chunks(changed):
        query = select(version.key).where(version.document_key.in_(some), ~version.current)
        found += connection.execute(query).scalars()
    return sorted(found)


def chunks(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    """Keys, so many at a time that one question may name."""
    for start in range(0, len(keys), KEYS):
        yield keys[start : start + KEYS]
