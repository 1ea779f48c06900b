"""One event: its reports and origins, who holds what, its figures, how the story changed."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request

from allegedly.ledger import ClaimFilter, ClaimRow
from allegedly.nouns import Quantity, as_json
from allegedly.web.faults import missing
from allegedly.web.pages.claims import COLUMNS, row_of
from allegedly.web.room import Room, room_of
from allegedly.web.views import Answer, view

router = APIRouter()
# Reports that a page shows, and documents that are read for their figures.
MOST_REPORTS = 200
MOST_READ = 40
Key = Annotated[int, Path(ge=0, le=2**62)]


@view(router, "/events/{key}")
def event(request: Request, key: Key) -> Answer:
    """What all reports of one event say."""
    room = room_of(request)
    rows = room.ledger.claims(ClaimFilter(event=key, limit=MOST_REPORTS))
    if not rows:
        raise missing(f"no event has the key {key}; open one from a claim")
    total = room.ledger.count(ClaimFilter(event=key, limit=None))
    standings = room.ledger.standings(key)
    figures = _figures(room, rows)
    data = {
        "event": key,
        "shown": len(rows),
        "of": total,
        "origins": len({row.origin for row in rows}),
        "outlets": len({row.publisher for row in rows if row.publisher}),
        "reports": as_json(rows),
        "standings": as_json(standings),
        "figures": figures,
    }
    people = [each for each in room.once("decisions", room.ledger.decisions) if _concerns(each.document, rows)]
    more = {"rows": rows, "held": standings, "changes": _changes(rows), "decisions": people}
    return Answer("event.html", _title(room, rows[0]), data, [row_of(row) for row in rows], COLUMNS, more)


def _concerns(document: str, rows: list[ClaimRow]) -> bool:
    return any(row.document == document for row in rows)


def _title(room: Room, row: ClaimRow) -> str:
    sides = [", ".join(room.name(one) for one in side) for side in (row.actors, row.recipients)]
    return f"{row.type}: {' → '.join(side for side in sides if side) or 'an event'}"[:200]


def _figures(room: Room, rows: list[ClaimRow]) -> list[dict[str, Any]]:
    """The figures of an event, side by side with who reports them and when; never put together."""
    found = []
    for id in list(dict.fromkeys(row.document for row in rows))[:MOST_READ]:
        coded = room.ledger.coded(id)
        wanted = {row.id: row for row in rows if row.document == id}
        events = {each.id: each for each in coded.events}
        for claim in coded.claims:
            if claim.id not in wanted:
                continue
            for number in events[claim.event].quantities:
                quantity: Quantity = coded.quantities[number]
                row = wanted[claim.id]
                found.append({
                    "figure": quantity.text, "bound": quantity.bound, "value": quantity.value, "unit": quantity.unit,
                    "of": quantity.of.text if quantity.of else None, "measures": quantity.measures,
                    "document": id, "claim": claim.id, "published": row.published, "publisher": row.publisher,
                })  # fmt: skip
    return sorted(found, key=lambda each: (each["published"] or "", each["document"]))


def _changes(rows: list[ClaimRow]) -> list[tuple[ClaimRow, ClaimRow]]:
    """Neighbouring reports of the story whose status differs."""
    dated = sorted((row for row in rows if row.published), key=lambda row: (row.published or "", row.key))
    return [(one, two) for one, two in pairwise(dated) if one.status != two.status]
