"""Claims: the table with its facets, and exports of exactly what is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse

from allegedly.knowledge.plover import plover
from allegedly.ledger import ClaimFilter, ClaimRow
from allegedly.ledger.claims import Decided, Direction, Sort
from allegedly.ledger.overviews import FACETS, Facets, facets, instrument_names, outlet_names
from allegedly.nouns import Position, Status, as_json
from allegedly.reports import resolved
from allegedly.web.queries import Day, Limit, Offset, Words, days_of
from allegedly.web.room import Room, room_of
from allegedly.web.views import Answer, table, view

router = APIRouter()
COLUMNS = (
    "key", "document", "published", "publisher", "id", "event", "origin", "type", "mode", "actors", "recipients",
    "start", "end", "place", "status", "positions", "decided", "span_start", "span_end", "quote",
)  # fmt: skip
NEWEST_FIRST = ClaimFilter(sort="-published")
# Fields that stand behind "more" until one of them is used.
FURTHER = (
    "a", "b", "direction", "instrument", "place", "outlet", "since", "until", "happened_since", "happened_until",
    "decided", "sort",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: how many claims have it, and what in the address asks for it."""

    name: str
    count: int
    query: dict[str, str | None]


class Asked:
    """The filter as it stands in an address; an empty field asks for nothing."""

    def __init__(
        self,
        actor: Words = None, a: Words = None, b: Words = None, direction: Words = None, type: Words = None,
        status: Words = None, position: Words = None, speaker: Words = None, since: Day = None, until: Day = None,
        happened_since: Day = None, happened_until: Day = None, place: Words = None, document: Words = None,
        outlet: Words = None, instrument: Words = None, text: Words = None, decided: Words = None,
        old: bool = False, sort: Words = None, limit: Limit = 50, offset: Offset = 0,
    ) -> None:  # fmt: skip
        given = {
            "actor": actor, "a": a, "b": b, "type": type, "status": status, "position": position, "speaker": speaker,
            "since": since, "until": until, "happened_since": happened_since, "happened_until": happened_until,
            "place": place, "document": document, "outlet": outlet, "instrument": instrument, "text": text,
            "decided": decided,
        }  # fmt: skip
        known: dict[str, Any] = {name: value.strip() or None for name, value in given.items() if value is not None}
        # The newest come first unless something else is asked for: it is what a reader looks for.
        self.filter = ClaimFilter(
            **known, old=old, limit=limit, offset=offset,
            direction=direction or "both", sort=sort or "-published",  # type: ignore[arg-type]
        )  # fmt: skip


@view(router, "/claims")
def claims(request: Request, asked: Asked = Depends()) -> Answer:  # noqa: B008 - FastAPI's way
    """The claims that a filter asks for, and how they divide."""
    room = room_of(request)
    wanted = resolved(asked.filter, room.actors)
    rows = room.ledger.claims(wanted)
    total = counted(room, wanted)
    whole = alone(wanted)
    divided: Facets = room.once(("facets", whole), lambda: room.ledger.ask(lambda c: facets(c, whole)))
    data = {
        "shown": len(rows), "of": total, "claims": as_json(rows),
        "facets": {"of": divided.of, "dates": divided.dates, **divided.values},
    }  # fmt: skip
    more = {
        "rows": rows,
        "asked": asked.filter,
        "divided": divided,
        "facets_shown": [(name, _values(room, name, wanted, divided)) for name in (*FACETS, "date")],
        "further": any(
            getattr(asked.filter, name) != getattr(ClaimFilter(sort="-published"), name) for name in FURTHER
        ),
        "options": {
            "types": list(plover().types),
            "statuses": get_args(Status),
            "positions": get_args(Position),
            "directions": get_args(Direction),
            "sorts": get_args(Sort),
            "decided": get_args(Decided),
            "outlets": room.once("outlet names", lambda: room.ledger.ask(outlet_names)),
            "instruments": room.once("instrument names", lambda: room.ledger.ask(instrument_names)),
        },
    }
    return Answer("claims.html", "Claims", data, [row_of(row) for row in rows], COLUMNS, more)


def alone(wanted: ClaimFilter) -> ClaimFilter:
    """A filter without its page and order."""
    return replace(wanted, limit=None, offset=0, sort="published")


def _values(room: Room, name: str, wanted: ClaimFilter, divided: Facets) -> tuple[list[Value], bool]:
    """The values of a facet, and whether the filter has chosen one; then only what was chosen, which can be left.

    A claim may have two speakers: what has the one that was chosen and another cannot be asked for.
    """
    if name == "date":
        return [_months(month, count, wanted) for month, count in divided.dates], False
    chosen = getattr(wanted, name)
    if chosen is None:
        return [Value(value, count, {name: value}) for value, count in divided.values[name]], False
    return [Value(chosen, divided.of, {name: None})], True


def _months(name: str, count: int, wanted: ClaimFilter) -> Value:
    """A month or a year, within the days that are asked for."""
    first, last = days_of(name)
    return Value(name, count, {"since": max(first, wanted.since or ""), "until": min(last, wanted.until or "9999")})


def counted(room: Room, wanted: ClaimFilter) -> int:
    """How many claims a filter asks for, on all pages."""
    whole = alone(wanted)
    return room.once(("count", whole), lambda: room.ledger.count(whole))


def row_of(row: ClaimRow) -> dict[str, Any]:
    """A claim as a row of the CSV twin."""
    return {
        **{name: getattr(row, name) for name in COLUMNS if hasattr(row, name)},
        "positions": [f"{stance.actor or stance.text}: {stance.position}" for stance in row.positions],
        "span_start": row.quote.span[0],
        "span_end": row.quote.span[1],
        "quote": row.quote.text,
    }


@dataclass(frozen=True, slots=True)
class Shown:
    """Some claims to be seen at a glance; `mutual` are the keys of those that stand for their other direction too."""

    rows: list[ClaimRow]
    mutual: frozenset[int]


def at_a_glance(rows: Sequence[ClaimRow], most: int) -> Shown:
    """The first claims, one that is told in both directions (they met) once."""
    kept: dict[Hashable, ClaimRow] = {}
    mutual = set()
    for row in rows:
        told = (row.document, row.clause.span, row.type, row.status)
        other = kept.get((*told, row.recipients, row.actors))
        if other is not None and row.actors != row.recipients:
            mutual.add(other.key)
        elif len(kept) < most:
            kept[(*told, row.actors, row.recipients)] = row
    return Shown(list(kept.values()), frozenset(mutual))


Format = Literal["csv", "jsonl"]
MEDIA = {"csv": "text/csv; charset=utf-8", "jsonl": "application/jsonl; charset=utf-8"}
LINES: dict[str, Callable[[ClaimRow], str]] = {
    "csv": lambda row: table([row_of(row)], COLUMNS).split("\n", 1)[1],
    "jsonl": lambda row: json.dumps(as_json(row), ensure_ascii=False) + "\n",
}


@router.get("/export/claims.{format}", response_class=StreamingResponse)
def export(request: Request, format: Format, asked: Asked = Depends()) -> StreamingResponse:  # noqa: B008 - FastAPI's way
    """All claims that a filter asks for, on all pages, in its order, as they come."""
    room = room_of(request)
    wanted = replace(resolved(asked.filter, room.actors), limit=None, offset=0)
    # What cannot be asked for is said before the first line is sent.
    rows = room.ledger.each_claim(wanted)

    def lines() -> Iterator[str]:
        if format == "csv":
            yield table([], COLUMNS)
        for row in rows:
            yield LINES[format](row)

    disposition = {"content-disposition": f'attachment; filename="claims.{format}"'}
    return StreamingResponse(lines(), media_type=MEDIA[format], headers=disposition)
