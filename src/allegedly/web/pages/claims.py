"""Claims: the table with its facets, and exports of exactly what is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, get_args

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse

from allegedly.knowledge.plover import plover
from allegedly.ledger import ClaimFilter, ClaimRow
from allegedly.ledger.claims import Decided, Direction, Sort
from allegedly.ledger.overviews import outlet_names
from allegedly.nouns import Position, Status, as_json
from allegedly.reports import resolved
from allegedly.web.queries import Day, Limit, Offset, Words
from allegedly.web.room import Room, room_of
from allegedly.web.views import Answer, table, view

router = APIRouter()
COLUMNS = (
    "key", "document", "published", "publisher", "id", "event", "origin", "type", "mode", "actors", "recipients",
    "start", "end", "place", "status", "positions", "decided", "span_start", "span_end", "quote",
)  # fmt: skip


class Asked:
    """The filter as it stands in an address; an empty field asks for nothing."""

    def __init__(
        self,
        actor: Words = None, a: Words = None, b: Words = None, direction: Words = None, type: Words = None,
        status: Words = None, position: Words = None, speaker: Words = None, since: Day = None, until: Day = None,
        happened_since: Day = None, happened_until: Day = None, place: Words = None, document: Words = None,
        outlet: Words = None, text: Words = None, decided: Words = None, old: bool = False, sort: Words = None,
        limit: Limit = 50, offset: Offset = 0,
    ) -> None:  # fmt: skip
        given = {
            "actor": actor, "a": a, "b": b, "type": type, "status": status, "position": position, "speaker": speaker,
            "since": since, "until": until, "happened_since": happened_since, "happened_until": happened_until,
            "place": place, "document": document, "outlet": outlet, "text": text, "decided": decided,
        }  # fmt: skip
        known: dict[str, Any] = {name: value.strip() or None for name, value in given.items() if value is not None}
        # The newest come first unless something else is asked for: it is what a reader looks for.
        self.filter = ClaimFilter(
            **known, old=old, limit=limit, offset=offset,
            direction=direction or "both", sort=sort or "-published",  # type: ignore[arg-type]
        )  # fmt: skip


@view(router, "/claims")
def claims(request: Request, asked: Asked = Depends()) -> Answer:  # noqa: B008 - FastAPI's way
    """The claims that a filter asks for."""
    room = room_of(request)
    wanted = resolved(asked.filter, room.actors)
    rows = room.ledger.claims(wanted)
    total = counted(room, wanted)
    data = {"shown": len(rows), "of": total, "claims": as_json(rows)}
    more = {
        "rows": rows,
        "asked": asked.filter,
        "options": {
            "types": list(plover().types),
            "statuses": get_args(Status),
            "positions": get_args(Position),
            "directions": get_args(Direction),
            "sorts": get_args(Sort),
            "decided": get_args(Decided),
            "outlets": room.once("outlet names", lambda: room.ledger.ask(outlet_names)),
        },
    }
    return Answer("claims.html", "Claims", data, [row_of(row) for row in rows], COLUMNS, more)


def counted(room: Room, wanted: ClaimFilter) -> int:
    """How many claims a filter asks for, on all pages."""
    alone = replace(wanted, limit=None, offset=0, sort="published")
    return room.once(("count", alone), lambda: room.ledger.count(alone))


def row_of(row: ClaimRow) -> dict[str, Any]:
    """A claim as a row of the CSV twin."""
    return {
        **{name: getattr(row, name) for name in COLUMNS if hasattr(row, name)},
        "positions": [f"{stance.actor or stance.text}: {stance.position}" for stance in row.positions],
        "span_start": row.quote.span[0],
        "span_end": row.quote.span[1],
        "quote": row.quote.text,
    }


@router.get("/export/claims.csv", response_class=StreamingResponse)
def export(request: Request, asked: Asked = Depends()) -> StreamingResponse:  # noqa: B008 - FastAPI's way
    """All claims that a filter asks for, on all pages, as they come."""
    room = room_of(request)
    wanted = replace(resolved(asked.filter, room.actors), limit=None, offset=0)

    def lines() -> Iterator[str]:
        yield table([], COLUMNS)
        for row in room.ledger.each_claim(wanted):
            yield table([row_of(row)], COLUMNS).split("\n", 1)[1]

    disposition = {"content-disposition": 'attachment; filename="claims.csv"'}
    return StreamingResponse(lines(), media_type="text/csv; charset=utf-8", headers=disposition)
