"""Origins of a document that is being added: whose story it tells; which passages it has from others, they from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, func, insert, select, update
from sqlalchemy.sql.selectable import FromClause

from allegedly.ledger.duplicates import MAX_CANDIDATES, Print, apart, candidates, make_print, origin_at, sources, taken
from allegedly.ledger.passages import copied_passages
from allegedly.ledger.prepared import Insert, Prepared, among
from allegedly.ledger.restoring import document as restored
from allegedly.ledger.tables import document_versions, documents, fingerprints, origins, passages, reports
from allegedly.nouns import Document, Span

Found = list[tuple[Span, int]]


def link_origin(connection: Connection, document: Document, owner: int, version: int) -> None:
    """Puts a new document into the origin of the one with which it shares most, or makes it the first of its own."""
    mine = make_print(document)
    shared = _shared(connection, mine)
    origin = _origin(connection, mine, document.published, shared)
    if origin is None:
        origin = _NEW_ORIGIN(connection, id=document.id)[0][0]
    _OF_ORIGIN.many(connection, [{"owner": owner, "origin": origin}])
    if mine.fingerprints:
        _KEEP(connection, [{"hash": value, "version_key": version} for value in mine.fingerprints])
    link_passages(connection, document, version, shared)


def link_changed(connection: Connection, document: Document, version: int) -> None:
    """Notes the passages of a new version of a document, which keeps its origin."""
    link_passages(connection, document, version, _shared(connection, make_print(document)))


def fill_passages(connection: Connection) -> None:
    """Notes the passages of all documents: in a ledger whose tables are from before them."""
    version = document_versions.c
    order = (func.coalesce(version.published, ""), version.key)
    for key in connection.execute(select(version.key).where(version.current).order_by(*order)).scalars().all():
        row = connection.execute(select(document_versions).where(version.key == key)).mappings().one()
        document = restored(row)
        shared = _shared(connection, make_print(document))
        del shared[key]
        link_passages(connection, document, key, shared)


def _shared(connection: Connection, mine: Print) -> Counter[int]:
    """How many fingerprints of a document others have, by version."""
    return Counter(dict(_BEARING(connection, hashes=list(mine.sought))))


def _origin(connection: Connection, mine: Print, published: str | None, shared: Counter[int]) -> int | None:
    chosen = candidates(shared, len(mine.fingerprints))
    best, most = None, 0
    for origin, id_, text, day, publisher in _CHOSEN(connection, keys=chosen) if chosen else ():
        other = make_print(Document(id_, text, published=day, publisher=publisher), sampled=False)
        # Documents need not come in the order in which they were published.
        later = published is None or (day or "") <= published
        runs = taken(mine, other) if later else taken(other, mine)
        if runs > most:
            best, most = origin, runs
    return best


def link_passages(connection: Connection, document: Document, version: int, shared: Counter[int]) -> None:
    """Writes the passages that a new document shares with others of other origins, by fingerprints that they share.

    The earlier one (by publication) has the passage of itself, or from where its own was found to come.
    """
    likely = sources(shared)
    if not likely:
        return
    ((origin,),) = _ORIGIN(connection, version=version)
    mine: Found = []
    for key, text, published, of_source in _SOURCES(connection, likely=likely):
        if of_source == origin:
            continue
        if document.published is None or (published or "") <= document.published:
            found = copied_passages(document.text, text)
            theirs = _passages(connection, key) if found else []
            mine += [(one.span, origin_at(theirs, one.source, of_source)) for one in found]
        elif found := copied_passages(text, document.text):
            mine_now = apart((span, of) for span, of in mine if of != origin)
            copied = [(one.span, origin_at(mine_now, one.source, origin)) for one in found]
            # Whom it was found to have them from before, had them from here too.
            kept = [each for each in _passages(connection, key) if not _touches(each[0], copied)]
            _write(connection, key, [*kept, *((span, of) for span, of in apart(copied) if of != of_source)])
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
_ORIGIN = Prepared(
    select(documents.c.origin_key)
    .join(document_versions, document_versions.c.document_key == documents.c.key)
    .where(document_versions.c.key == bindparam("version"))
)
_SOURCES = Prepared(
    select(document_versions.c.key, document_versions.c.text, document_versions.c.published, documents.c.origin_key)
    .join(documents, documents.c.key == document_versions.c.document_key)
    .where(among(document_versions.c.key, "likely"))
    .order_by(func.coalesce(document_versions.c.published, ""), document_versions.c.key)
)
_NEW_ORIGIN = Prepared(insert(origins).values(id=bindparam("id")).returning(origins.c.key))
_OF_ORIGIN = Prepared(
    update(documents).where(documents.c.key == bindparam("owner")).values(origin_key=bindparam("origin"))
)
_KEEP = Insert(fingerprints)
_BEARING = Prepared(
    select(fingerprints.c.version_key, func.count())
    .where(among(fingerprints.c.hash, "hashes"))
    .group_by(fingerprints.c.version_key)
    .order_by(func.count().desc(), fingerprints.c.version_key)
    .limit(MAX_CANDIDATES)
)
_CHOSEN = Prepared(
    select(documents.c.origin_key, document_versions.c.id, document_versions.c.text)
    .add_columns(document_versions.c.published, document_versions.c.publisher)
    .join(documents, documents.c.key == document_versions.c.document_key)
    .where(among(document_versions.c.key, "keys"))
    .order_by(document_versions.c.key)
)
