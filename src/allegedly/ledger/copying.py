"""Notes which passages a document that is being added has from others, and others from it; whose a report is, then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, func, insert, select
from sqlalchemy.sql.selectable import FromClause

from allegedly.ledger.duplicates import apart, origin_at, sources
from allegedly.ledger.passages import copied_passages
from allegedly.ledger.tables import document_versions, documents, passages, reports
from allegedly.nouns import Document, Span

Found = list[tuple[Span, int]]


def link_passages(connection: Connection, document: Document, version: int, shared: Counter[int]) -> None:
    """Writes the passages that a new document shares with others of other origins, by fingerprints that they share.

    The earlier one (by publication) has the passage of itself, or from where its own was found to come.
    """
    likely = sources(shared)
    if not likely:
        return
    (origin,) = connection.execute(_ORIGIN, {"version": version}).scalars()
    mine: Found = []
    for row in connection.execute(_SOURCES, {"likely": likely}).all():
        if row.origin_key == origin:
            continue
        if document.published is None or (row.published or "") <= document.published:
            found = copied_passages(document.text, row.text)
            theirs = _passages(connection, row.key) if found else []
            mine += [(one.span, origin_at(theirs, one.source, row.origin_key)) for one in found]
        elif found := copied_passages(row.text, document.text):
            mine_now = apart((span, of) for span, of in mine if of != origin)
            copied = [(one.span, origin_at(mine_now, one.source, origin)) for one in found]
            # Whom it was found to have them from before, had them from here too.
            kept = [each for each in _passages(connection, row.key) if not _touches(each[0], copied)]
            _write(connection, row.key, [*kept, *((span, of) for span, of in apart(copied) if of != row.origin_key)])
    copied_here = apart((span, of) for span, of in mine if of != origin)
    if copied_here:
        _write(connection, version, copied_here)


def whose() -> tuple[FromClause, ColumnElement[bool], ColumnElement[int | None]]:
    """For a question about reports: what to join to it on the left, on what, and the origin of each report then.

    The question must have `documents` and `reports`.
    """
    inside = and_(
        passages.c.version_key == reports.c.version_key,
        passages.c.start <= reports.c.trigger_start,
        reports.c.trigger_start < passages.c.end,
    )
    return passages, inside, func.coalesce(passages.c.origin_key, documents.c.origin_key)


def _touches(span: Span, others: Iterable[tuple[Span, int]]) -> bool:
    return any(span[0] < end and start < span[1] for (start, end), _ in others)


def _passages(connection: Connection, version: int) -> Found:
    return [((row.start, row.end), row.origin_key) for row in connection.execute(_OF_VERSION, {"version": version})]


def _write(connection: Connection, version: int, found: Found) -> None:
    connection.execute(delete(passages).where(passages.c.version_key == version))
    if found:
        rows = [
            {"version_key": version, "start": s, "end": e, "origin_key": origin} for (s, e), origin in sorted(found)
        ]
        connection.execute(_INSERT, rows)


_INSERT = insert(passages)
_OF_VERSION = select(passages).where(passages.c.version_key == bindparam("version")).order_by(passages.c.start)
_ORIGIN = (
    select(documents.c.origin_key)
    .join(document_versions, document_versions.c.document_key == documents.c.key)
    .where(document_versions.c.key == bindparam("version"))
)
_SOURCES = (
    select(document_versions.c.key, document_versions.c.text, document_versions.c.published, documents.c.origin_key)
    .join(documents, documents.c.key == document_versions.c.document_key)
    .where(document_versions.c.key.in_(bindparam("likely", expanding=True)))
    .order_by(func.coalesce(document_versions.c.published, ""), document_versions.c.key)
)
