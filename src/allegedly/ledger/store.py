"""The ledger: adds coded documents, whole or not at all, and gives them back as they were."""

from __future__ import annotations

import importlib.metadata
import json
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar
from urllib.parse import urlsplit

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Select,
    Table,
    and_,
    bindparam,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.exc import SQLAlchemyError

from allegedly.errors import LedgerError, UsageError
from allegedly.knowledge.actors import Actors, OwnRows
from allegedly.ledger import catalogue, own_actors, search, tellings
from allegedly.ledger.claims import ClaimFilter, ClaimRow
from allegedly.ledger.claims import rows as claim_rows
from allegedly.ledger.copying import link_changed, link_origin
from allegedly.ledger.decided import Decision, everything
from allegedly.ledger.decisions import Agreement, Imported, Wanted, agreement, decide, replay, take_in, undo
from allegedly.ledger.differences import Difference, difference
from allegedly.ledger.disagreement import Figures, Teller, figures_of, standings_of, tellers_of
from allegedly.ledger.duplicates import Origins
from allegedly.ledger.faults import is_busy, refuses_document, said_by, told
from allegedly.ledger.finding import count_keys, find_keys
from allegedly.ledger.instruments import (
    InstrumentCount,
    InstrumentLimits,
    InstrumentRecord,
    count_all,
    instrument_named,
    record,
)
from allegedly.ledger.linking import link_events
from allegedly.ledger.naming import Naming
from allegedly.ledger.opening import open_engine, writing
from allegedly.ledger.overviews import origins_of
from allegedly.ledger.own_actors import OwnActor
from allegedly.ledger.positions import Standing
from allegedly.ledger.prepared import Prepared
from allegedly.ledger.recoding import outdated, recode, versions_of
from allegedly.ledger.removing import remove
from allegedly.ledger.restoring import document, only, restore
from allegedly.ledger.series import Period, Tally, series
from allegedly.ledger.tables import (
    actors,
    claims,
    document_versions,
    documents,
    events,
    origins,
    outlets,
    part_number,
    reports,
    runs,
    version_of,
)
from allegedly.ledger.writing import write_parts
from allegedly.nouns import Claim, CodedDocument, Document

T = TypeVar("T")
Coder = Callable[[Iterable[Document]], Iterable[CodedDocument]]
# The lock is waited for by the database itself (BUSY_SECONDS of opening.py); after that, this often again.
BUSY_TRIES = 3
# Documents read at once: one query per table for all of them, some 10 MB of parts.
BATCH = 64
# Claims read at once: few enough for one list of parameters.
CLAIMS_BATCH = 500


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding: documents that were new, known already, changed; and the refused, each with the reason."""

    new: int = 0
    known: int = 0
    changed: int = 0
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """What went with a document: its versions and their claims, and what nothing else refers to."""

    versions: int
    claims: int
    events: int
    origins: int
    outlets: int
    actors: int


@dataclass(frozen=True, slots=True)
class Recoded:
    """How many versions of documents were coded again, and how many could not be."""

    done: int
    failed: int


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a ledger holds; reports and claims are those of the newest version of each document."""

    documents: int
    versions: int
    outlets: int
    origins: int
    reports: int
    events: int
    claims: int


def open_ledger(url: str | Path, create: bool = True, upgrade: bool = True) -> Ledger:
    """The ledger in a file (`allegedly.db`, `sqlite:///PATH`) or in a PostgreSQL database (`postgresql://…`).

    It is made where there is none, unless `create` is False. Tables of an older program are brought to those of this
    one, all at once or not at all; an error where `upgrade` is False. Raises LedgerError, in one line: what is wrong,
    and what to do.
    """
    engine, where = open_engine(url, create, upgrade)
    return Ledger(engine, where)


@dataclass
class Ledger:
    """Coded documents and what connects them. Use it in a `with`, or call `close`."""

    engine: Engine
    where: str
    _runs: dict[str | None, int] = field(default_factory=dict, init=False)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self.engine.dispose()

    def add(self, coded: Iterable[CodedDocument]) -> Added:
        """Adds documents, each in a transaction of its own: whoever is stopped has whole documents and may go on.

        A document is known where one of its versions has the same text and particulars (`extra` aside); it is changed
        where another text stands under its id or URL: the new one becomes the newest version, the old one stays.
        Raises LedgerError where the database gives up; what was added before stays.
        """
        tally = {"new": 0, "known": 0, "changed": 0}
        refused: list[str] = []
        with told(self.where), writing(self.engine) as connection:
            for item in coded:
                try:
                    tally[self._retried(connection, lambda c, new=item: self._add(c, new))] += 1  # type: ignore[misc]
                except LedgerError as error:
                    refused.append(str(error))
                except (SQLAlchemyError, UnicodeError, OverflowError) as error:
                    if not refuses_document(error):
                        raise
                    refused.append(f"document {item.document.id!a}: it cannot be stored ({said_by(error)})")
        return Added(**tally, refused=tuple(refused))

    def remove(self, document: str) -> Removed:
        """Removes a document (by the id or URL of any of its versions), all its versions and what hung on it alone.

        Events, origins, outlets and actors that nothing else refers to go with it. Raises LedgerError where there is no
        such document, or more than one.
        """
        with told(self.where), writing(self.engine) as connection, connection.begin():
            gone = remove(connection, self._found(connection, document))
        return Removed(
            versions=gone[document_versions.name],
            claims=gone[claims.name],
            events=gone[events.name],
            origins=gone[origins.name],
            outlets=gone[outlets.name],
            actors=gone[actors.name],
        )

    def difference(self, document: str, before: int | None = None, after: int | None = None) -> Difference:
        """What a document (by the id or URL of any of its versions) says otherwise in a later version.

        Versions are numbered from 1; without numbers, the last two are compared. Raises LedgerError where there is no
        such document, more than one, or no such version.
        """

        def read(connection: Connection) -> list[CodedDocument]:
            version = document_versions.c
            query = select(version.number, version.key).where(version.document_key == self._found(connection, document))
            keys = {row.number: row.key for row in connection.execute(query)}
            newest = max(keys) if after is None else after
            wanted = (newest - 1 if before is None else before, newest)
            if any(number not in keys for number in wanted):
                there = f"it has version {', '.join(map(str, sorted(keys)))}"
                raise LedgerError(f"ledger {self.where}: {document} has no two such versions; {there}")
            return restore(connection, [keys[number] for number in wanted])

        return difference(*self._read(read))

    def recode(self, code: Coder, everything: bool = False) -> Recoded:
        """Codes again what another version of the program coded, each document in a transaction of its own.

        `code` codes documents in their order and may leave some out. With `everything`, what this version coded is
        coded again too. Documents and people's decisions stay. Raises LedgerError; what was coded before it stays.
        """
        current = None if everything else importlib.metadata.version("allegedly")
        keys = self._read(lambda connection: outdated(connection, current))
        done = 0
        waiting: deque[tuple[int, Document]] = deque()

        def documents() -> Iterator[Document]:
            for key in keys:
                found = self._read(lambda c, wanted=key: versions_of(c, [wanted]))  # type: ignore[misc]
                waiting.extend(found)
                yield from (document for _, document in found)

        with told(self.where), writing(self.engine) as connection:
            for item in code(documents()):
                while not _is_of(item, waiting[0][1]):
                    waiting.popleft()  # it could not be coded
                key, _ = waiting.popleft()
                done += self._retried(connection, lambda c, of=key, new=item: self._recode(c, of, new))  # type: ignore[misc]
        return Recoded(done, len(keys) - done)

    def known(self, document: Document) -> bool:
        """Whether this very document is there already, so that it need not be coded."""
        return self._read(lambda connection: _same_version(connection, document) is not None)

    def documents(self, text: str | None = None, limit: int | None = None, offset: int = 0) -> list[Document]:
        """The newest version of each document, by publication and id; with `text`, those that hold all its words."""
        version = document_versions.c
        query = select(document_versions).where(version.current).order_by(*_BY_DATE).limit(limit).offset(offset)
        if text is not None:
            query = query.where(search.holds(document_versions, text))
        return self._read(lambda c: [document(row) for row in c.execute(query).mappings()])

    def versions(self, document_id: str) -> list[Document]:
        """All versions of a document by its id (or by that of any of its versions), oldest first."""
        version = document_versions.c
        owner = select(version.document_key).where(version.id == document_id)
        query = select(document_versions).where(version.document_key.in_(owner)).order_by(version.number)
        return self._read(lambda c: [document(row) for row in c.execute(query).mappings()])

    def coded(self, document_id: str) -> CodedDocument:
        """A document with all that was read from it, exactly as it was added: the newest with this id.

        Raises LedgerError where there is none.
        """
        version = document_versions.c
        query = (
            select(version.key)
            .where(version.id == document_id)
            .order_by(version.number.desc(), version.key.desc())
            .limit(1)
        )

        def find(connection: Connection) -> list[CodedDocument]:
            return restore(connection, connection.execute(query).scalars().all())

        found = self._read(find)
        if not found:
            raise LedgerError(f"ledger {self.where}: no document has the id {document_id}; see `ledger.documents()`")
        return found[0]

    def coded_documents(
        self,
        since: str | None = None,
        until: str | None = None,
        text: str | None = None,
        naming: Naming | None = None,
    ) -> Iterator[CodedDocument]:
        """The newest version of each document, by publication and id, a few in memory at a time.

        `since` and `until` are days of publication, both included; `text` are words that the document must hold,
        `naming` the actors that it must name.
        """
        version = document_versions.c
        query = _keys_by_date(naming)
        if since is not None:
            query = query.where(version.published >= since)
        if until is not None:
            # A date-time of the last day is greater than the day, and less than the day with the sign after "T".
            query = query.where(version.published < until + "U")
        if text is not None:
            query = query.where(search.holds(document_versions, text))
        keys: Sequence[int] = self._read(lambda c: c.execute(query).scalars().all())
        yield from self.coded_by_key(keys)

    def claims(self, wanted: ClaimFilter | None = None) -> list[ClaimRow]:
        """The claims that a filter asks for, in its order. Raises UsageError where it asks for what cannot be."""
        return list(self.each_claim(wanted or ClaimFilter()))

    def each_claim(self, wanted: ClaimFilter) -> Iterator[ClaimRow]:
        """The claims that a filter asks for, in its order, a few in memory at a time."""
        wanted.check()
        keys = self._read(lambda connection: find_keys(connection, wanted))
        for start in range(0, len(keys), CLAIMS_BATCH):
            batch = keys[start : start + CLAIMS_BATCH]
            yield from self._read(lambda connection, some=batch: claim_rows(connection, some))  # type: ignore[misc]

    def coded_claims(self, wanted: ClaimFilter) -> Iterator[CodedDocument]:
        """The documents of the claims that a filter asks for, with these claims and their events alone.

        A filter that asks for everything gives every document, also one without claims.
        """
        if not wanted.narrows:
            yield from self.coded_documents()
            return
        wanted.check()
        by_version: dict[int, set[int]] = {}
        for key in self._read(lambda connection: find_keys(connection, wanted)):
            by_version.setdefault(version_of(key), set()).add(part_number(key))
        keys = list(by_version)
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            found = self._read(lambda c, some=batch: restore(c, some, rejected=True))  # type: ignore[misc]
            for key, coded in zip(batch, found, strict=True):
                yield only(coded, by_version[key])

    def count(self, wanted: ClaimFilter | None = None) -> int:
        """How many claims a filter asks for, on all pages."""
        asked = wanted or ClaimFilter()
        asked.check()
        return self._read(lambda connection: count_keys(connection, asked))

    def standings(self, event: int) -> tuple[Standing, ...]:
        """Who affirms, denies, doubts or withholds an event (`ClaimRow.event`), since when, in whose words.

        All its reports count, and accusations and denials in other documents that answer one of them.
        """
        return self._read(lambda connection: standings_of(connection, event))

    def figures(self, event: int) -> tuple[Figures, ...]:
        """The figures that different documents give of an event, side by side with their time; never averaged."""
        return self._read(lambda connection: figures_of(connection, event))

    def tellers(self, event: int, actors: Actors) -> tuple[Teller, ...]:
        """Who tells an event, by origin: a government's own release, outlets of a state, the press."""
        return self._read(lambda connection: tellers_of(connection, event, actors))

    def instruments(self) -> list[InstrumentCount]:
        """The treaties, resolutions, lists and mechanisms that documents name, those in most documents first."""
        return self._read(count_all)

    def instrument(self, name: str, most: InstrumentLimits | None = None) -> InstrumentRecord:
        """How an instrument stands: what is said to be done with it, who says so and who disputes it.

        All of it, or the `most` of it that came in last. Raises UsageError where nothing is called so.
        """
        found = instrument_named(name)
        return self._read(lambda connection: record(connection, found, most))

    def decide(self, claim: int, wanted: Wanted, who: str, why: str | None = None) -> Decision:
        """Decides something of a claim (`ClaimRow.key`). Raises UsageError where it cannot be."""
        return self.decide_all(claim, [wanted], who, why)[0]

    def decide_all(self, claim: int, wanted: Iterable[Wanted], who: str, why: str | None = None) -> list[Decision]:
        """Decides several things of a claim: all of them or, with an error, none."""
        return self._write(lambda connection: [decide(connection, claim, each, who, why) for each in wanted])

    def undo(self, decision: str, who: str, why: str | None = None) -> Decision:
        """Undoes a decision, by id or the beginning of one. Raises UsageError where there is none, or it is undone."""
        return self._write(lambda connection: undo(connection, decision, who, why))

    def decisions(self) -> list[Decision]:
        """Everything that people decided, in its order, with what was undone."""
        return self._read(everything)

    def import_decisions(self, found: Iterable[Decision]) -> Imported:
        """Takes in decisions that were made elsewhere: all of them or, with an error, none."""
        return self._write(lambda connection: take_in(connection, found))

    def agreement(self) -> list[Agreement]:
        """How far machine and people agree, by kind of decision."""
        return self._read(agreement)

    def own_actors(self) -> list[OwnActor]:
        """The actors that people added to those of the program, in the order in which they were added."""
        return self._read(own_actors.kept)

    def own_rows(self) -> OwnRows | None:
        """The same as knowledge takes them (`knowledge.actors.load`), None where there are none."""
        return self._read(own_actors.own_rows)

    def add_actors(self, rows: Iterable[Sequence[str]], who: str, why: str | None = None) -> int:
        """Adds actors, or names of known ones, by the columns of a shipped table; how many were new.

        All of them or, with an error, none. Raises UsageError where one is not well formed.
        """
        return self._write(lambda connection: own_actors.add(connection, list(rows), who, why))

    def drop_actor(self, id: str) -> int:
        """Takes back what was added to an actor, by id: how many rows. Raises UsageError where there is nothing."""
        return self._write(lambda connection: own_actors.drop(connection, id))

    def of_claim(self, claim: int) -> tuple[CodedDocument, Claim]:
        """A claim (by `ClaimRow.key`) with the version of the document that it stands in. Raises UsageError."""
        found = self._read(lambda connection: restore(connection, [version_of(claim)], rejected=True))
        if not found or part_number(claim) >= len(found[0].claims):
            raise UsageError(f"no claim has the key {claim}; `allegedly claims` shows the keys")
        return found[0], found[0].claims[part_number(claim)]

    def series(self, a: str, b: str, by: Period = "month") -> list[Tally]:
        """How many claims tell that one actor (by id) does something to the other, by period, direction and type.

        Raises UsageError where the actors are one, or the period is not day, month or year.
        """
        return self._read(lambda connection: series(connection, a, b, by))

    def origins(self) -> dict[str, str]:
        """The origin of each document, by id: the id of the document of its group that came into the ledger first."""
        version = document_versions.c
        query = (
            select(version.id, origins.c.id)
            .join(documents, documents.c.key == version.document_key)
            .join(origins, origins.c.key == documents.c.origin_key)
        )
        return self._read(lambda connection: {row[0]: row[1] for row in connection.execute(query)})

    def origins_of(self, found: Iterable[Document]) -> Origins:
        """The origins of documents of this ledger, and of their passages, as they were found when they were added."""
        ids = [document.id for document in found]
        return self._read(lambda connection: origins_of(connection, ids))

    def stats(self) -> Stats:
        """How much is there."""
        current = select(document_versions.c.key).where(document_versions.c.current)

        def count(connection: Connection) -> Stats:
            def rows(table: object, *conditions: object) -> int:
                query = select(func.count()).select_from(table).where(*conditions)  # type: ignore[arg-type]
                return int(connection.execute(query).scalar_one())

            return Stats(
                documents=rows(documents),
                versions=rows(document_versions),
                outlets=rows(outlets),
                origins=rows(origins),
                reports=rows(reports, reports.c.version_key.in_(current)),
                events=rows(events),
                claims=rows(claims, claims.c.version_key.in_(current)),
            )

        return self._read(count)

    def naming(self, a: str, b: str) -> Sequence[int]:
        """The keys of the documents that name both actors (or parts of them), oldest publication first."""
        return self._read(lambda connection: connection.execute(_keys_by_date(Naming((a, b)))).scalars().all())

    def coded_by_key(self, keys: Sequence[int]) -> Iterator[CodedDocument]:
        """Documents by key (`naming`) with all that was read from them, a few in memory at a time."""
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            yield from self._read(lambda c, wanted=batch: restore(c, wanted))  # type: ignore[misc]

    def ask(self, question: Callable[[Connection], T]) -> T:
        """The answer to a question of `allegedly.ledger.overviews`."""
        return self._read(question)

    def _read(self, question: Callable[[Connection], T]) -> T:
        with told(self.where), self.engine.connect() as connection, connection.begin():
            return question(connection)

    def _write(self, change: Callable[[Connection], T]) -> T:
        with told(self.where), writing(self.engine) as connection, connection.begin():
            return change(connection)

    def _found(self, connection: Connection, document: str) -> int:
        """The key of the only document with an id or URL."""
        version = document_versions.c
        query = select(version.document_key, func.max(version.url)).where(
            or_(version.id == document, version.url == document)
        )
        rows = connection.execute(query.group_by(version.document_key)).all()
        if not rows:
            raise LedgerError(
                f"ledger {self.where}: no document has the id or URL {document}; see `ledger.documents()`"
            )
        if len(rows) > 1:
            urls = ", ".join(sorted(str(row[1]) for row in rows))
            raise LedgerError(f"ledger {self.where}: {len(rows)} documents are called {document}; give the URL: {urls}")
        return int(rows[0].document_key)

    def _recode(self, connection: Connection, version: int, item: CodedDocument) -> bool:
        if not versions_of(connection, [version]):
            return False  # removed meanwhile
        now = datetime.now(UTC).isoformat(timespec="seconds")
        recode(connection, version, item, self._started(connection, now, item.program))
        return True

    def _retried(self, connection: Connection, work: Callable[[Connection], T]) -> T:
        for attempt in range(BUSY_TRIES):
            try:
                with connection.begin():
                    return work(connection)
            except SQLAlchemyError as error:
                if not is_busy(error) or attempt + 1 == BUSY_TRIES:
                    raise
                time.sleep(0.1 * (attempt + 1))
        raise AssertionError("the last try returns or raises")

    def _add(self, connection: Connection, item: CodedDocument) -> str:
        if _same_version(connection, item.document) is not None:
            return "known"
        now = datetime.now(UTC).isoformat(timespec="seconds")
        owner = _owner(connection, item.document)
        number = 1
        if owner is None:
            owner = _inserted(connection, documents, url=item.document.url, origin_key=None, added=now)
        else:
            version = document_versions.c
            number += connection.execute(
                select(func.max(version.number)).where(version.document_key == owner)
            ).scalar_one()
            old = and_(version.document_key == owner, version.current)
            replaced = connection.execute(select(version.key).where(old)).scalars().all()
            connection.execute(update(document_versions).where(old).values(current=False))
            for one in replaced:
                catalogue.renew(connection, one)
                tellings.forget(connection, one)
        run = self._started(connection, now, item.program)
        key = _version(
            connection, item.document, {"document_key": owner, "number": number, "run_key": run, "added": now}
        )
        write_parts(connection, item, key)
        if number == 1:
            link_origin(connection, item.document, owner, key)
        else:
            link_changed(connection, item.document, key)
        link_events(connection, item, key)
        replay(connection, key)
        return "new" if number == 1 else "changed"

    def _started(self, connection: Connection, now: str, program: str | None) -> int:
        """The run of a program, noted with its first document; looked up, as that document may have been undone."""
        run = self._runs.get(program)
        if run is None or not _RUN(connection, run=run):
            run = self._runs[program] = _inserted(connection, runs, program=program, started=now)
        return run


def _inserting(table: Table) -> Prepared:
    """Inserts a row without a key, and gives the key that it gets."""
    columns = {column.name: bindparam(column.name, type_=column.type) for column in table.c if not column.primary_key}
    return Prepared(insert(table).values(columns).returning(table.c.key))


_INSERTS = {table.name: _inserting(table) for table in (document_versions, documents, outlets, runs)}
_OUTLET = Prepared(select(outlets.c.key).where(outlets.c.name == bindparam("name")))
_RUN = Prepared(select(runs.c.key).where(runs.c.key == bindparam("run")))
_BY_DATE = (
    func.coalesce(document_versions.c.published, ""),
    document_versions.c.id,
    document_versions.c.key,
)


def _keys_by_date(naming: Naming | None) -> Select[int]:
    """The keys of the newest version of each document (that names some actors), by publication and id."""
    query = select(document_versions.c.key).where(document_versions.c.current).order_by(*_BY_DATE)
    return query if naming is None else query.where(naming.condition())


def content_hash(document: Document) -> str:
    """What makes a document the same: its text and particulars, but for `extra`, which says how it came here."""
    digest = blake2b(digest_size=16)
    particulars = (document.title, document.published, document.publisher, document.url, document.language)
    for part in (document.text, *particulars):
        # A mark for "missing" and a length keep ("ab", None) and ("a", "b") apart.
        data = part.encode("utf-8", "surrogatepass") if part is not None else b""
        digest.update(b"%d:%d:" % (part is not None, len(data)) + data)
    return digest.hexdigest()


def _is_of(coded: CodedDocument, document: Document) -> bool:
    return (coded.document.id, coded.document.text) == (document.id, document.text)


@lru_cache(maxsize=8)
def _same(column: Any, publisher: bool, url: bool, exactly: bool) -> Prepared:
    """The question for a column of the versions of the same document: its id, or its address; `exactly`: its hash too.

    An id may be a hash of the text; then the same words in another outlet are still another document. Made once:
    SQLAlchemy takes longer to put such a condition together than SQLite to answer it.
    """
    version = document_versions.c
    same: ColumnElement[bool] = version.id == bindparam("id")
    if publisher:
        same = and_(same, or_(version.publisher.is_(None), version.publisher == bindparam("publisher")))
    if url:
        same = or_(same, version.url == bindparam("url"))
    query = select(column).where(same).order_by(column).limit(1)
    return Prepared(query.where(version.hash == bindparam("hash")) if exactly else query)


def _first_of(connection: Connection, column: Any, document: Document, exactly: bool) -> int | None:
    of = {"id": document.id}
    if document.publisher is not None:
        of["publisher"] = document.publisher
    if document.url is not None and _is_address(document.url):
        of["url"] = document.url
    if exactly:
        of["hash"] = content_hash(document)
    found = _same(column, "publisher" in of, "url" in of, exactly)(connection, **of)
    return int(found[0][0]) if found else None


def _is_address(url: str) -> bool:
    """Whether an address is that of one document: at a home page stands whatever stands there today."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.query) or parts.path not in ("", "/")


def _owner(connection: Connection, document: Document) -> int | None:
    return _first_of(connection, document_versions.c.document_key, document, exactly=False)


def _same_version(connection: Connection, document: Document) -> int | None:
    return _first_of(connection, document_versions.c.key, document, exactly=True)


def _version(connection: Connection, document: Document, place: dict[str, object]) -> int:
    return _inserted(
        connection,
        document_versions,
        **place,
        current=True,
        id=document.id,
        hash=content_hash(document),
        title=document.title,
        text=document.text,
        published=document.published,
        publisher=document.publisher,
        outlet_key=_outlet(connection, document.publisher),
        url=document.url,
        language=document.language,
        extra=json.dumps(document.extra),
    )


def _inserted(connection: Connection, table: Table, **values: object) -> int:
    return int(_INSERTS[table.name](connection, **values)[0][0])


def _outlet(connection: Connection, name: str | None) -> int | None:
    if name is None:
        return None
    found = _OUTLET(connection, name=name)
    return int(found[0][0]) if found else _inserted(connection, outlets, name=name)
