"""`make bench-ledger`: a ledger of a million claims, on SQLite and on PostgreSQL: how long questions and adding take.

The claims are coded real ones, repeated with other dates, other states and other fingerprints. What no measured
question reads is left out of the repetitions: their full texts, sentences, times, figures and further mentions.
Everything is built by bulk loading without foreign keys and indexes, which are made afterwards as in any ledger.

    python -m quality.bench_ledger DATA|CODED.jsonl [--claims N] [--ledger URL …] [--filled]

Given are lines of `allegedly code`, or the folder of the development data, of which some hundred articles are coded
first. Without --ledger a file and a PostgreSQL server of the tests' kind are made in a temporary folder.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import psycopg

from allegedly.coding import code
from allegedly.knowledge.instruments import instruments as known_instruments
from allegedly.ledger import ClaimFilter, Ledger, open_ledger, store
from allegedly.ledger.catalogue import _cards
from allegedly.ledger.duplicates import make_print
from allegedly.ledger.tables import PART_BITS, metadata, runs
from allegedly.ledger.tellings import Compared, compared
from allegedly.ledger.tellings import rows_of as tellings_rows
from allegedly.ledger.writing import rows_of
from allegedly.nouns import CodedDocument
from allegedly.reading import read, read_coded

CLAIMS = 1_000_000
FILES = ("tehran-times-russia-iran.jsonl", "us-state-department.jsonl", "wikinews.jsonl")
PER_FILE = 60
# Those that are copied row by row; of mentions the first of each actor.
COPIED = (
    "attributions", "mentions", "reports", "parties", "claims", "positions", "instrument_mentions",
)  # fmt: skip
# What the measured questions to the ledger do not read, but the reading room does (quality/bench_room.py).
FURTHER = (
    "sentences", "times", "quantities", "contents", "report_quantities", "instrument_claims", "instrument_positions",
)  # fmt: skip
OUTLETS = 40
# Repetitions of one report that count to one event, where the reading room is measured.
TOGETHER = 3
FILLED = (
    "origins", "documents", "document_versions", *COPIED, "catalogue", "tellings", "parties_told", "sayings",
    "fingerprints",
)  # fmt: skip
STATES = (
    "USA IRN RUS CHN SYR TUR ISR UKR AFG IRQ SAU DEU FRA GBR IND PAK JPN KOR EGY ARE QAT YEM LBN POL ITA ESP BRA ZAF"
).split()
# Repetitions lie within some six years around the real dates.
DAYS = 1100
ROUNDS = 3
# New documents that are coded and added to the large ledger.
NEW = 20
FILTERS: tuple[dict[str, Any], ...] = (
    {}, {"actor": "USA"}, {"actor": "RUS.GOV"}, {"a": "RUS", "b": "IRN"}, {"a": "RUS", "b": "IRN", "direction": "a>b"},
    {"type": "CONSULT"}, {"status": "denied"}, {"status": "stated", "type": "PROTEST"}, {"position": "denies"},
    {"speaker": "IRN"}, {"speaker": "IRN", "position": "denies"}, {"since": "2022-05-01", "until": "2022-05-31"},
    {"actor": "USA", "since": "2024-01-01"}, {"actor": "USA", "speaker": "RUS"},
    {"actor": "USA", "type": "RETREAT", "status": "denied"}, {"actor": "UKR", "position": "doubts"},
    {"a": "USA", "b": "IRN", "speaker": "CHN", "status": "disputed"}, {"place": "IRN"}, {"place": "Moscow"},
    {"place": "Moscow", "actor": "FRA"}, {"happened_since": "2022-01-01", "happened_until": "2022-02-01"},
    {"actor": "IRN", "happened_since": "2023-01-01"}, {"text": "nuclear"}, {"text": "said"}, {"text": "the"},
    {"text": '"nuclear deal"', "actor": "USA"}, {"text": "said", "type": "PROTEST", "status": "denied"},
    {"text": "snow mountain"}, {"sort": "-published"}, {"actor": "USA", "sort": "date"},
    {"actor": "USA", "offset": 50_000}, {"decided": "rejected"}, {"instrument": "JCPOA"},
)  # fmt: skip
DYADS = (("USA", "IRN"), ("RUS", "IRN"), ("USA", "RUS"))

Row = dict[str, Any]


def repeated(items: list[CodedDocument], claims: int, whole: bool = False) -> Iterator[dict[str, list[Row]]]:
    """Rows for the tables of FILLED, a document at a time, until there are so many claims; keys begin at 1.

    `whole`: with their texts, the tables of FURTHER, outlets, and events of several reports.
    """
    chance = random.Random(1)
    # What one document gives, with version 0: then a part's key is its number.
    templates = [
        (item, _template(item, whole), make_print(item.document).fingerprints, compared(item, 0))
        for item in items
        if item.claims
    ]
    version = done = 0
    while done < claims:
        for item, rows, hashes, parts in templates:
            version += 1
            done += len(rows["claims"])
            shift, first = chance.randint(-DAYS, DAYS), version <= len(templates)
            moved = _states(chance) if not first else {}
            copied = _copy(item, rows, version, shift, moved, whole)
            if whole:
                _together(copied, version, len(templates))
            yield copied | {
                **_compared(parts, version, shift, moved),
                "fingerprints": [
                    {"hash": value if first else chance.getrandbits(63), "version_key": version} for value in hashes
                ],
            }
            if done >= claims:
                return


def _template(item: CodedDocument, whole: bool) -> dict[str, list[Row]]:
    rows = rows_of(item, 0)
    if whole:
        return rows
    rows |= {name: [] for name in FURTHER}
    first = {row["actor"]: row for row in reversed(rows["mentions"]) if row["actor"] is not None}
    return {**rows, "mentions": sorted(first.values(), key=lambda row: row["key"])}


def _states(chance: random.Random) -> dict[str, str]:
    """Half of the states in the place of others."""
    some = chance.sample(STATES, len(STATES) // 2)
    return dict(zip(some, some[1:] + some[:1], strict=True))


def _moved(id_: str, moved: dict[str, str]) -> str:
    state, dot, rest = id_.partition(".")
    return f"{moved[state]}{dot}{rest}" if state in moved else id_


def _compared(parts: Compared, version: int, shift: int, moved: dict[str, str]) -> dict[str, list[Row]]:
    """What is compared of a copy."""

    def actors(ids: frozenset[str]) -> frozenset[str]:
        return frozenset(_moved(id_, moved) for id_ in ids)

    first = version << PART_BITS
    return tellings_rows(
        Compared(
            tuple(
                (
                    None if claim is None else first | claim,
                    replace(
                        one,
                        key=first | one.key,
                        document=f"{one.document}-{version}",
                        published=_shifted(one.published, shift),
                        actors=actors(one.actors),
                        recipients=actors(one.recipients),
                        start=_shifted(one.start, shift),
                        end=_shifted(one.end, shift),
                    ),
                )
                for claim, one in parts.tellings
            ),
            tuple(
                replace(
                    one,
                    key=first | one.key,
                    document=f"{one.document}-{version}",
                    published=_shifted(one.published, shift),
                    source=actors(one.source),
                    named=actors(one.named),
                )
                for one in parts.sayings
            ),
        ),
        version,
    )


def _copy(
    item: CodedDocument, rows: dict[str, list[Row]], version: int, shift: int, moved: dict[str, str], whole: bool
) -> dict[str, list[Row]]:
    def part(row: Row) -> Row:
        keys = {
            name: (version << PART_BITS) | value
            for name, value in row.items()
            if name in PART_KEYS and value is not None
        }
        days = {name: _shifted(row[name], shift) for name in ("first_day", "last_day") if row.get(name)}
        named = {name: _moved(row[name], moved) for name in ("actor", "role_of", "source_actor") if row.get(name)}
        return {**row, **keys, **days, **named, "version_key": version}

    made = {name: [part(row) for row in rows[name]] for name in (*COPIED, *FURTHER)}
    for report in made["reports"]:
        report["event_key"] = report["key"]
    document, outlet = item.document, version % OUTLETS + 1 if whole else None
    versions = [
        {
            "key": version, "document_key": version, "number": 1, "current": True, "id": f"{document.id}-{version}",
            "hash": str(version), "title": document.title, "text": document.text if whole else document.text[:200],
            "published": _shifted(document.published, shift), "outlet_key": outlet,
            "publisher": _outlet(outlet) if outlet else document.publisher, "url": None,
            "language": document.language, "extra": {}, "run_key": 1, "added": "2026-01-01",
        }
    ]  # fmt: skip
    origins = [{"key": version, "id": versions[0]["id"]}]
    documents = [{"key": version, "url": None, "origin_key": version, "added": "2026-01-01"}]
    cards = _cards(made, versions[0])
    return {**made, "origins": origins, "documents": documents, "document_versions": versions, "catalogue": cards}


def _together(copied: dict[str, list[Row]], version: int, templates: int) -> None:
    """Makes TOGETHER repetitions of a document one origin, and their reports one event."""
    first = version - (version - 1) // templates % TOGETHER * templates
    copied["documents"][0]["origin_key"] = first
    if first != version:
        copied["origins"] = []
    for report in copied["reports"]:
        report["event_key"] = report["key"] - ((version - first) << PART_BITS)


def _outlet(key: int) -> str:
    return f"Outlet {key}"


PART_KEYS = (
    "key", "report_key", "claim_key", "sentence_key", "attribution_key", "inside_key", "quantity_key",
    "instrument_claim_key",
)  # fmt: skip
# Where rows name actors.
NAMING = (
    ("parties", "actor"), ("positions", "actor"), ("mentions", "actor"), ("mentions", "role_of"),
    ("attributions", "source_actor"), ("instrument_positions", "actor"),
)  # fmt: skip


def _shifted(day: str | None, days: int) -> str | None:
    try:
        return (date.fromisoformat(day[:10]) + timedelta(days=days)).isoformat() if day else None
    except (ValueError, OverflowError):
        return None


def fill(url: str, items: list[CodedDocument], claims: int, whole: bool = False) -> int:
    """Makes a ledger of so many claims, `whole` as in `repeated`. Gives how many there are."""
    with open_ledger(url) as ledger:
        with ledger.engine.begin() as connection:
            connection.execute(runs.insert(), [{"key": 1, "program": None, "started": "2026-01-01"}])
        open_bulk = _bulk_sqlite if ledger.engine.dialect.name == "sqlite" else bulk_postgresql
        where = ledger.where if ledger.engine.dialect.name == "sqlite" else url
    done, named, treaties = 0, set(), set()
    with open_bulk(where) as write:
        waiting: dict[str, list[Row]] = {name: [] for name in ("outlets", "events", *FILLED, *FURTHER)}
        if whole:
            waiting["outlets"] += [{"key": key, "name": _outlet(key)} for key in range(1, OUTLETS + 1)]
        for number, rows in enumerate(repeated(items, claims, whole), 1):
            for name in (*FILLED, *FURTHER):
                waiting[name] += rows[name]
            waiting["events"] += [
                {"key": row["key"], "family": row["type"], "day": None}
                for row in rows["reports"]
                if row["event_key"] == row["key"]
            ]
            for name, column in NAMING:
                named |= {row[column] for row in rows[name]}
            treaties |= {
                row["instrument"] for name in ("instrument_mentions", "instrument_claims") for row in rows[name]
            }
            done += len(rows["claims"])
            if number % 2000 == 0:
                write(waiting)
                print(f"  {done} claims", end="\r", file=sys.stderr, flush=True)
        write(waiting)
        write({"actors": [{"id": id_} for id_ in sorted(named - {None})]})
        known = [known_instruments().get(id_) for id_ in sorted(treaties)]
        write({"instruments": [{"id": each.id, "name": each.name, "kind": each.kind} for each in known]})
    return done


Write = Callable[[dict[str, list[Row]]], None]


@contextmanager
def _bulk_sqlite(path: str) -> Iterator[Write]:
    db = sqlite3.connect(path, isolation_level=None)
    for pragma in ("foreign_keys = OFF", "synchronous = OFF", "journal_mode = OFF", "cache_size = -400000"):
        db.execute(f"PRAGMA {pragma}")
    indexes = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    for name, _ in indexes:
        db.execute(f"DROP INDEX {name}")

    def write(rows: dict[str, list[Row]]) -> None:
        db.execute("BEGIN")
        for name, some in rows.items():
            columns = list(metadata.tables[name].c.keys())
            marks = ", ".join("?" * len(columns))
            quoted = ", ".join(f'"{column}"' for column in columns)
            db.executemany(
                f"INSERT INTO {name} ({quoted}) VALUES ({marks})",
                ([_sqlite_value(row.get(column)) for column in columns] for row in some),
            )
            some.clear()
        db.execute("COMMIT")

    yield write
    for _, sql in indexes:
        db.execute(sql)
    db.execute("ANALYZE")
    db.execute("PRAGMA journal_mode = WAL")
    db.close()


def _sqlite_value(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, (list, dict)) else value


@contextmanager
def bulk_postgresql(url: str) -> Iterator[Write]:
    with psycopg.connect(url, autocommit=True) as db:
        db.execute("SET session_replication_role = replica")
        db.execute("SET synchronous_commit = off")
        db.execute("SET maintenance_work_mem = '512MB'")
        query = (
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND indexname NOT IN "
            "(SELECT conname FROM pg_constraint)"
        )
        indexes = db.execute(query).fetchall()
        for name, _ in indexes:
            db.execute(f"DROP INDEX {name}")

        def write(rows: dict[str, list[Row]]) -> None:
            for name, some in rows.items():
                columns = list(metadata.tables[name].c.keys())
                quoted = ", ".join(f'"{column}"' for column in columns)
                with db.cursor().copy(f"COPY {name} ({quoted}) FROM STDIN") as copy:
                    for row in some:
                        copy.write_row([_sqlite_value(row.get(column)) for column in columns])
                some.clear()

        yield write
        for _, sql in indexes:
            db.execute(sql)
        for name in ("documents", "document_versions", "events", "runs", "origins", "outlets"):
            db.execute(f"SELECT setval(pg_get_serial_sequence('{name}', 'key'), coalesce(max(key), 1)) FROM {name}")
        db.execute("VACUUM ANALYZE")


def timed(question: Callable[[], object]) -> float:
    """The median of some rounds, in milliseconds."""
    found = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        question()
        found.append((time.perf_counter() - start) * 1000)
    return statistics.median(found)


def measure(ledger: Ledger, items: list[CodedDocument]) -> None:
    """Prints every figure, the slowest of each kind first."""
    pages = sorted(((timed(lambda q=each: ledger.claims(ClaimFilter(**q))), each) for each in FILTERS), key=_slowest)
    print(f"first page of {len(pages)} filters: median {statistics.median(p[0] for p in pages):.1f} ms, slowest:")
    for took, each in pages[:5]:
        print(f"  {took:8.1f} ms  {each or 'everything'}")
    for a, b in DYADS:
        print(f"  {timed(lambda a=a, b=b: ledger.series(a, b)):8.1f} ms  monthly series of {a} and {b}")
    _adding(ledger, items)


def _slowest(page: tuple[float, object]) -> float:
    return -page[0]


def _adding(ledger: Ledger, items: list[CodedDocument]) -> None:
    """What adding costs beside coding, and what matching costs of it, for documents that are not there yet."""
    now = time.time_ns()
    fresh = [
        replace(item.document, id=f"new-{now}-{number}", url=None, text=f"{item.document.text}\n\nNumber {now}.")
        for number, item in enumerate(items[:: max(1, len(items) // NEW)][:NEW])
    ]
    # Once for what is made at the first use only: the model, compiled statements.
    ledger.add(code(fresh[:1]))
    start = time.perf_counter(), time.process_time()
    coded = list(code(fresh[1:]))
    coding = time.perf_counter() - start[0], time.process_time() - start[1]
    spent: list[tuple[float, float]] = []
    with _watched(spent):
        start = time.perf_counter(), time.process_time()
        ledger.add(coded)
        adding = time.perf_counter() - start[0], time.process_time() - start[1]
    for name, added, took in zip(("by the clock", "of this process's CPU"), adding, coding, strict=True):
        print(f"  add {added / len(coded) * 1000:.1f} ms a document {name}: {100 * added / took:.1f} % beside coding")
    start = time.perf_counter(), 0.0
    for document in fresh:
        ledger.remove(document.id)
    print(f"  removing a document: {(time.perf_counter() - start[0]) / len(fresh) * 1000:.1f} ms")
    for name, took_each in zip(("by the clock", "of this process's CPU"), zip(*spent, strict=True), strict=True):
        each = [a + b for a, b in zip(took_each[::2], took_each[1::2], strict=True)]
        print(f"  matching a new document {name}: median {statistics.median(each):.1f} ms, slowest {max(each):.1f} ms")


@contextmanager
def _watched(spent: list[tuple[float, float]]) -> Iterator[None]:
    """Notes the milliseconds that finding the origin and the events of each document takes."""
    kept = {name: getattr(store, name) for name in ("link_origin", "link_events")}

    def watch(name: str) -> Callable[..., Any]:
        def run(*arguments: Any) -> Any:
            start = time.perf_counter(), time.process_time()
            result = kept[name](*arguments)
            spent.append(((time.perf_counter() - start[0]) * 1000, (time.process_time() - start[1]) * 1000))
            return result

        return run

    for name in kept:
        setattr(store, name, watch(name))
    try:
        yield
    finally:
        for name, function in kept.items():
            setattr(store, name, function)


def coded_items(place: Path) -> list[CodedDocument]:
    """The coded documents of a file, or those of the development data, coded now."""
    if place.is_file():
        return [item for item in read_coded(place) if isinstance(item, CodedDocument)]
    files = [place / "news" / name for name in FILES]
    return list(code(document for file in files for document in islice(read([file]), PER_FILE)))


@contextmanager
def places() -> Iterator[list[str]]:
    """A file and a server of our own, both empty; the file alone where there is no PostgreSQL."""
    with tempfile.TemporaryDirectory() as folder:
        sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "ledger"))
        import server  # type: ignore[import-not-found]

        file = str(Path(folder) / "bench.db")
        if server.GIVEN not in os.environ and server.programs() is None:
            print("PostgreSQL is not here: SQLite only")
            yield [file]
            return
        with server.running(Path(folder)) as url:
            yield [file, url]


def wanted(description: str | None) -> argparse.Namespace:
    """What a bench is asked for on the command line: the coded articles, how many claims, which ledgers."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("place", type=Path)
    parser.add_argument("--claims", type=int, default=CLAIMS)
    parser.add_argument("--ledger", action="append", help="an empty place: a file, or postgresql://…; may be repeated")
    parser.add_argument("--filled", action="store_true", help="the ledgers are filled already")
    return parser.parse_args()


def main() -> None:
    """See above."""
    options = wanted(__doc__)
    items = coded_items(options.place)
    with nullcontext(options.ledger) if options.ledger else places() as urls:
        for url in urls:
            start = time.perf_counter()
            if not options.filled:
                done = fill(url, items, options.claims)
                print(f"{done} claims written in {time.perf_counter() - start:.0f} s")
            with open_ledger(url, create=False) as ledger:
                print(f"{ledger.where}:")
                measure(ledger, items)


if __name__ == "__main__":
    main()
