"""Says what is wrong with a ledger, and saves from a damaged file what can be read.

Nothing is repaired in place: what can be saved goes into a new ledger, and the old file stays as it is.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import SQLAlchemyError

from allegedly.errors import LedgerError
from allegedly.ledger import catalogue, sqlite, tellings
from allegedly.ledger.faults import said_by, told
from allegedly.ledger.fields import FIELDS
from allegedly.ledger.opening import WRITING, open_engine, writing
from allegedly.ledger.replaying import replay
from allegedly.ledger.restoring import document, restore
from allegedly.ledger.store import Ledger, content_hash, open_ledger
from allegedly.ledger.tables import (
    decision_documents,
    decisions,
    document_versions,
    overruled,
    part_key,
    part_number,
)
from allegedly.nouns import CodedDocument, Document, Span

# Lines of one kind: a file with a damaged page may have a fault for each of its rows.
MOST_FAULTS = 20
DAMAGED = "the ledger is damaged:"
# Keys that are tried one by one behind a damaged page; a page of 4 KB holds one or two texts, their keys lie close.
MOST_KEYS_TRIED = 10_000
# What people correct in a document itself; merges and splits are decided again.
CORRECTED = frozenset(FIELDS) - {"event", "match"}


@dataclass(frozen=True, slots=True)
class Rescued:
    """What was saved: whole documents; those of which only the text could be read; and what could not be, in words."""

    whole: int
    texts: int
    lost: tuple[str, ...]


def check(url: str | Path) -> list[str]:
    """All that is wrong with a ledger, a line each; none where it is sound. Raises LedgerError where there is none."""
    engine, _ = _opened(url)
    found: list[str] = []
    try:
        with engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                found += _of_the_file(connection)
            # In a damaged file every other fault would be told again for each document.
            if not found:
                found += _of_the_documents(connection)
    except SQLAlchemyError as error:
        found.append(f"{DAMAGED} {said_by(error)}")
    finally:
        engine.dispose()
    return found


def rescue(url: str | Path, into: str | Path) -> Rescued:
    """Puts what can be read of a damaged SQLite file into a new ledger, newest versions last.

    A document of which only the text can be read is saved without what was read from it: `allegedly recode` codes it.
    Raises LedgerError where the new ledger is there already, or where nothing can be read because the file's list of
    tables is damaged too.
    """
    engine, where = _opened(url)
    target = Path(str(into).removeprefix(sqlite.PREFIX))
    if "://" not in str(target) and target.exists():
        raise LedgerError(f"ledger {into}: it is there already; give the name of a new one")
    whole, texts = 0, 0
    lost: list[str] = []
    try:
        with told(where), engine.connect() as connection, open_ledger(into) as ledger:
            connection.execute(select(document_versions.c.key).limit(1))
            saved: list[tuple[str, list[Any]]] = []
            for key, found in _versions(connection, where):
                if isinstance(found, str):
                    lost.append(found)
                    continue
                coded = _coded(connection, key)
                added = ledger.add([coded or _bare(found)])
                if added.refused:
                    lost += added.refused
                elif coded is None:
                    texts += 1
                else:
                    whole += 1
                    saved.append((content_hash(found), _overruled(connection, key)))
            lost += _save_decisions(connection, ledger)
            _decide_again(ledger, saved)
    finally:
        engine.dispose()
    return Rescued(whole, texts, tuple(lost))


def _opened(url: str | Path) -> tuple[Engine, str]:
    """A ledger without the checks and changes that opening makes; a damaged file would not pass them."""
    if "://" in str(url) and not str(url).startswith(sqlite.PREFIX):
        return open_engine(url, create=False)
    path = sqlite.path_of(url)
    sqlite.check_file(path, create=False)
    return sqlite.engine(path, WRITING), str(path)


def _of_the_file(connection: Connection) -> Iterator[str]:
    tables = None
    with contextlib.suppress(SQLAlchemyError):
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name = 'ledger'").scalar()
    if tables == 0:
        yield "this is a database, but not a ledger"
        return
    for row in connection.exec_driver_sql(f"PRAGMA integrity_check({MOST_FAULTS})"):
        if row[0] != "ok":
            yield from (f"{DAMAGED} {line}" for line in row[0].splitlines() if not line.startswith("***"))
    for number, row in enumerate(connection.exec_driver_sql("PRAGMA foreign_key_check")):
        if number == MOST_FAULTS:
            break
        yield f"a row of {row[0]} (key {row[1]}) refers to a row of {row[2]} that is not there"


def _of_the_documents(connection: Connection) -> Iterator[str]:
    """Every document whole, as it was added, with its words where its spans say."""
    version = document_versions.c
    keys = connection.execute(select(version.key).order_by(version.key)).scalars().all()
    for key in keys:
        try:
            (coded,) = restore(connection, [key])
            row = connection.execute(select(version.hash, version.id).where(version.key == key)).one()
        except (SQLAlchemyError, ValueError, KeyError, TypeError) as error:
            yield f"version {key} of a document cannot be read: {said_by(error)}"
            continue
        if row.hash != content_hash(coded.document):
            yield f"document {row.id}: its text is not the one that was added"
        yield from (f"document {row.id}: {fault}" for fault in _misplaced(coded))
    current = select(version.document_key).where(version.current).group_by(version.document_key)
    one = current.having(func.count() == 1)
    for owner in connection.execute(select(version.document_key).where(version.document_key.not_in(one)).distinct()):
        yield f"document {owner[0]} (key) has not one newest version"


def _misplaced(coded: CodedDocument) -> Iterator[str]:
    passages: list[tuple[Span, str]] = []
    passages += [(part.span, part.text) for part in coded.mentions]
    passages += [(part.span, part.text) for part in coded.times]
    passages += [(part.span, part.text) for part in coded.quantities]
    passages += [(part.span, part.text) for claim in coded.claims for part in (claim.quote, claim.clause)]
    for (start, end), words in passages:
        if coded.document.text[start:end] != words:
            yield f"“{words[:40]}” is not at [{start}, {end}]"


def _versions(connection: Connection, where: str) -> Iterator[tuple[int, Document | str]]:
    """The versions that can be read, by key, or what is wrong with one; of the table alone, without its indexes."""
    version = document_versions.c
    key = 0
    faults = 0
    while True:
        query = select(document_versions).where(version.key > key).order_by(version.key).limit(1)
        try:
            row = connection.execute(query).mappings().first()
            if row is None:
                return
            key, found = row["key"], document(row)
        except (SQLAlchemyError, ValueError, TypeError) as error:
            # The row behind it may be whole; where whole pages are damaged, there are many such rows.
            key += 1
            faults += 1
            if faults == 1:
                yield key, f"{where}: documents from key {key} on: {said_by(error)}"
            if faults > MOST_KEYS_TRIED:
                return
            continue
        faults = 0
        yield key, found


def _coded(connection: Connection, key: int) -> CodedDocument | None:
    try:
        (coded,) = restore(connection, [key], rejected=True)
    except (SQLAlchemyError, ValueError, KeyError, TypeError, IndexError):
        return None
    return None if list(_misplaced(coded)) else coded


def _bare(document: Document) -> CodedDocument:
    return CodedDocument(document, (), (), (), (), (), (), ())


def _overruled(connection: Connection, key: int) -> list[Any]:
    """What the machine said where people corrected it; none where that cannot be read: then what they said is kept."""
    mine = (overruled.c.version_key == key, overruled.c.field.in_(CORRECTED))
    try:
        return list(connection.execute(select(overruled).where(*mine).order_by(overruled.c.key)).all())
    except (SQLAlchemyError, ValueError):
        return []


def _save_decisions(connection: Connection, ledger: Ledger) -> Sequence[str]:
    try:
        rows = {
            table: [dict(row) for row in connection.execute(select(table).order_by(table.c.key)).mappings()]
            for table in (decisions, decision_documents)
        }
    except SQLAlchemyError as error:
        return [f"people's decisions: {said_by(error)}"]
    with ledger.engine.begin() as new:
        for table, some in rows.items():
            if some:
                new.execute(insert(table), some)
    return []


def _decide_again(ledger: Ledger, saved: Sequence[tuple[str, list[Any]]]) -> None:
    """Gives the saved versions (by hash) what the machine said, and then puts in force what people decided."""
    version = document_versions.c
    with writing(ledger.engine) as connection, connection.begin():
        keys = []
        for hash_, rows in saved:
            key = connection.execute(select(func.max(version.key)).where(version.hash == hash_)).scalar_one()
            keys.append(key)
            for row in rows:
                FIELDS[row.field].write(connection, part_key(key, part_number(row.part_key)), row.machine)
            if rows:
                catalogue.renew(connection, key)
                tellings.renew(connection, key)
        for key in keys:
            replay(connection, key)
