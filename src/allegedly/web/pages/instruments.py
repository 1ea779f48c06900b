"""Instruments: treaties, resolutions, lists and mechanisms, and what is said to be done with them."""

from __future__ import annotations

from fastapi import APIRouter, Request

from allegedly.knowledge.instruments import instruments as known
from allegedly.ledger import InstrumentLimits
from allegedly.nouns import as_json
from allegedly.web.room import room_of
from allegedly.web.views import Answer, view

router = APIRouter()
MOST_LISTED = 200
# Sentences of one act that a page shows, the newest.
MOST_SAID = 8
# Of an instrument that every article names, what came in last: a second on a ledger of a million claims.
LOOKED_AT = InstrumentLimits(sentences=400, events=10)


@view(router, "/instruments")
def instruments(request: Request) -> Answer:
    """The instruments that documents name, those in most documents first."""
    room = room_of(request)
    found = room.once("instruments", room.ledger.instruments, decisions=False)
    rows = as_json(found)
    columns = ("id", "name", "kind", "documents", "mentions", "claims")
    more = {"found": found[:MOST_LISTED], "of": len(found)}
    return Answer("instruments.html", "Instruments", {"instruments": rows}, rows, columns, more)


@view(router, "/instruments/{id:path}")
def instrument(request: Request, id: str) -> Answer:
    """How one instrument stands: who says what is done with it, and who disputes that."""
    room = room_of(request)
    name = id[:500] if known().find(id[:500]) else room.instrument(id[:500])
    record = room.once(("instrument", name), lambda: room.ledger.instrument(name, LOOKED_AT), decisions=False)
    rows = [
        {
            "act": act.act, "document": one.document, "published": one.published, "publisher": one.publisher,
            "polarity": one.polarity, "positions": [f"{p.actor or p.text}: {p.position}" for p in one.positions],
            "span_start": one.quote.span[0], "span_end": one.quote.span[1], "quote": one.quote.text,
        }
        for act in record.acts
        for one in act.said
    ]  # fmt: skip
    columns = ("act", "document", "published", "publisher", "polarity", "positions", "span_start", "span_end", "quote")
    shown = {act.act: list(reversed(act.said))[:MOST_SAID] for act in record.acts}
    more = {"record": record, "looked_at": LOOKED_AT, "shown": shown}
    return Answer("instrument.html", record.instrument.name, as_json(record), rows, columns, more)
