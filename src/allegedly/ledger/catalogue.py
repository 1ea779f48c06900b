"""The catalogue: under what each claim is found, so that the first page of a million claims costs a few rows.

Like the card catalogue of a library it holds, for each claim, one card under every heading that it can be asked by: all
claims, type, status, outlet, actor, dyad, speaker, position, place, instrument, dated, and actors once more where
somebody denies the claim (contested). Cards of a heading lie in the
order of publication, and each carries what most questions ask besides (type, status, days of the event), so that these
are checked without looking anything up. Cards are made from the other tables and never the other way round.

Actors stand under the first part of their id (RUS.GOV.FOREIGN under RUS), with the whole id on the card.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, delete, select

from allegedly.ledger.matching import DENIED
from allegedly.ledger.prepared import Insert, Prepared
from allegedly.ledger.tables import (
    DECIDED_AGAINST,
    PART_BITS,
    catalogue,
    claims,
    document_versions,
    instrument_mentions,
    part_key,
    parties,
    positions,
    reports,
)

Row = Mapping[str, Any] | RowMapping
# Why a card does not count unless asked for.
SHOWN, OLD, REJECTED = 0, 1, 2
LAST_PART = (1 << PART_BITS) - 1


def heading(actor: str) -> str:
    """The first part of an actor's id, under which its cards lie."""
    return actor.partition(".")[0]


def dyad_heading(one: str, other: str) -> str:
    """The heading of two actors, whichever does something to the other."""
    return " ".join(sorted((heading(one), heading(other))))


def place_heading(name: str) -> str:
    """The heading of a place's name or of a country's code."""
    return " ".join(name.casefold().split())


def enter(connection: Connection, version_key: int, rows: Mapping[str, Sequence[Row]]) -> None:
    """Puts the claims of a version into the catalogue; `rows` are those of its tables of parts, by table's name."""
    current, published, outlet = _VERSION(connection, key=version_key)[0]
    version = {"current": current, "published": published, "outlet_key": outlet}
    cards = _cards(rows, version)
    _INSERT(connection, cards)


def renew(connection: Connection, version_key: int) -> None:
    """Makes the cards of a version anew, after anything of it changed."""
    forget(connection, version_key)
    rows = {
        table.name: connection.execute(select(table).where(table.c.version_key == version_key)).mappings().all()
        for table in (reports, parties, claims, positions, instrument_mentions)
    }
    enter(connection, version_key, rows)


def fill(connection: Connection) -> None:
    """Makes the cards of all claims that have none: in a ledger whose tables are from before the catalogue."""
    cards = select(catalogue.c.claim_key).where(catalogue.c.claim_key == claims.c.key).exists()
    query = select(claims.c.version_key).where(~cards).distinct()
    for version_key in connection.execute(query).scalars().all():
        renew(connection, version_key)


def forget(connection: Connection, version_key: int) -> None:
    """Takes out the cards of a version."""
    first, last = part_key(version_key, 0), part_key(version_key, LAST_PART)
    connection.execute(delete(catalogue).where(catalogue.c.claim_key.between(first, last)))


def _cards(rows: Mapping[str, Sequence[Row]], version: Row) -> list[dict[str, Any]]:
    told = {row["key"]: row for row in rows["reports"]}
    sides: dict[int, dict[str, set[str]]] = {}
    for party in rows["parties"]:
        if party["actor"] is not None:
            sides.setdefault(party["report_key"], {}).setdefault(party["role"], set()).add(party["actor"])
    taken: dict[int, set[tuple[str | None, str]]] = {}
    for position in rows["positions"]:
        taken.setdefault(position["claim_key"], set()).add((position["actor"], position["position"]))
    named = rows["instrument_mentions"]
    cards = []
    for claim in rows["claims"]:
        report = told[claim["report_key"]]
        hidden = SHOWN
        if not version["current"]:
            hidden = OLD
        elif claim.get("decided") == DECIDED_AGAINST:
            hidden = REJECTED
        common = {
            "hidden": hidden,
            "day": (version["published"] or "")[:10],
            "claim_key": claim["key"],
            "type": report["type"],
            "status": claim["status"],
            "first_day": report["first_day"] or "",
            "last_day": report["last_day"] or "",
        }
        headings = {
            *_plain(claim, report, version),
            *_of_parties(sides.get(report["key"], {}), claim["status"] in DENIED),
            *_of_positions(taken.get(claim["key"], ())),
            *_of_instruments(claim, named),
        }
        cards += [{"kind": kind, "name": name, "a": a, "b": b, **common} for kind, name, a, b in sorted(headings)]
    return cards


Heading = tuple[str, str, str, str]


def _plain(claim: Row, report: Row, version: Row) -> Iterable[Heading]:
    yield "claim", "", "", ""
    yield "type", report["type"], "", ""
    yield "status", claim["status"], "", ""
    if version["outlet_key"] is not None:
        yield "outlet", str(version["outlet_key"]), "", ""
    if claim.get("decided") is not None:
        yield "decided", claim["decided"], "", ""
    if report["first_day"] is not None:
        yield "dated", "", "", ""
    for place in (report["place_country"], report["place_name"]):
        if place is not None:
            yield "place", place_heading(place), "", ""


def _of_parties(sides: Mapping[str, Iterable[str]], denied: bool) -> Iterable[Heading]:
    actors, recipients = sides.get("actor", ()), sides.get("recipient", ())
    for actor in (*actors, *recipients):
        yield "actor", heading(actor), actor, ""
        if denied:
            yield "contested", heading(actor), actor, ""
    for actor in actors:
        for recipient in recipients:
            yield "dyad", dyad_heading(actor, recipient), actor, recipient


def _of_positions(taken: Iterable[tuple[str | None, str]]) -> Iterable[Heading]:
    for actor, position in taken:
        yield "position", position, "", ""
        if actor is not None:
            yield "speaker", heading(actor), actor, position


def _of_instruments(claim: Row, named: Iterable[Row]) -> Iterable[Heading]:
    """The instruments that the claim's sentence names."""
    for mention in named:
        if claim["quote_start"] <= mention["start"] < claim["quote_end"]:
            yield "instrument", mention["instrument"], "", ""


_INSERT = Insert(catalogue)
_VERSION = Prepared(
    select(document_versions.c.current, document_versions.c.published, document_versions.c.outlet_key).where(
        document_versions.c.key == bindparam("key")
    )
)
