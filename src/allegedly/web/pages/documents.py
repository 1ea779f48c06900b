"""Documents: the list, and one article with its layers."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from allegedly.errors import LedgerError
from allegedly.ledger import ClaimFilter, ClaimRow
from allegedly.ledger.overviews import DocumentFilter, copies, how_many, listed, outlet_names
from allegedly.nouns import Claim, CodedDocument, as_json
from allegedly.reports import actor_named
from allegedly.web.faults import missing
from allegedly.web.layers import LAYERS, NAMES, pieces
from allegedly.web.queries import Day, Limit, Offset, Words, checked
from allegedly.web.room import Room, room_of
from allegedly.web.templates import render
from allegedly.web.views import Answer, view

router = APIRouter()
COLUMNS = ("id", "title", "published", "publisher", "url", "added", "version", "claims")
# Claims of the same event elsewhere that stand beside a text.
MOST_ELSEWHERE = 12


@view(router, "/documents")
def documents(
    request: Request,
    text: Words = None,
    outlet: Words = None,
    actor: Words = None,
    since: Day = None,
    until: Day = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Answer:
    """The documents, newest first."""
    room = room_of(request)
    checked(since, until)
    wanted = DocumentFilter(
        text or None,
        outlet or None,
        actor_named(room.actors, actor) if actor else None,
        since or None,
        until or None,
        limit,
        offset,
    )
    rows = room.ledger.ask(lambda c: listed(c, wanted))
    total = room.once(("documents", _but_page(wanted)), lambda: _count(room, wanted))
    outlets = room.once("outlet names", lambda: room.ledger.ask(outlet_names))
    data = {"shown": len(rows), "of": total, "documents": as_json(rows)}
    more = {"rows": rows, "wanted": wanted, "outlets": outlets, "given": {"actor": actor}}
    return Answer("documents.html", "Documents", data, data["documents"], COLUMNS, more)


def _but_page(wanted: DocumentFilter) -> tuple[Any, ...]:
    return (wanted.text, wanted.outlet, wanted.actor, wanted.since, wanted.until)


def _count(room: Room, wanted: DocumentFilter) -> int:
    return room.ledger.ask(lambda c: how_many(c, wanted))


@view(router, "/documents/{id:path}")
def document(request: Request, id: str, claim: Words = None, layer: Words = None) -> Answer:
    """One article with its layers, and beside it what is known of the chosen claim."""
    room = room_of(request)
    try:
        coded = room.ledger.coded(id)
    except LedgerError as error:
        raise missing(f"no document has the id {id[:200]}; see the list of documents") from error
    chosen = beside(room, coded, claim) if claim else None
    versions = room.ledger.versions(id)
    data = {
        **as_json(coded),
        "versions": [{"id": each.id, "published": each.published, "title": each.title} for each in versions],
    }
    title = coded.document.title or coded.document.id
    more = {
        "coded": coded,
        "shown": layer if layer in NAMES else "said",
        "layers": LAYERS,
        "pieces": pieces(coded, claim),
        "chosen": chosen,
        "copies": room.ledger.ask(lambda c: copies(c, id)),
        "several": versions,
        "claims_of": _claims(coded),
    }
    rows = [_row(coded, each) for each in coded.claims]
    columns = ("id", "type", "actors", "recipients", "status", "positions", "start", "end", "clause")
    return Answer("document.html", title[:200], data, rows, columns, more)


def _claims(coded: CodedDocument) -> list[dict[str, Any]]:
    """The claims of a document in the order of the text."""
    events = {event.id: event for event in coded.events}
    found = [{"claim": claim, "event": events[claim.event]} for claim in coded.claims]
    return sorted(found, key=lambda each: (each["event"].trigger.span, each["claim"].id))


def _row(coded: CodedDocument, claim: Claim) -> dict[str, Any]:
    event = next(event for event in coded.events if event.id == claim.event)
    return {
        "id": claim.id,
        "type": event.type,
        "actors": [party.actor or party.text for party in event.actors],
        "recipients": [party.actor or party.text for party in event.recipients],
        "status": claim.status,
        "positions": [f"{stance.actor or stance.text}: {stance.position}" for stance in claim.positions],
        "start": claim.clause.span[0],
        "end": claim.clause.span[1],
        "clause": claim.clause.text,
    }


def beside(room: Room, coded: CodedDocument, id: str) -> dict[str, Any] | None:
    """Everything known of a claim of a document; None where it has no claim of that id."""
    claim = next((each for each in coded.claims if each.id == id), None)
    if claim is None:
        return None
    event = next(each for each in coded.events if each.id == claim.event)
    attributions = {each.id: each for each in coded.attributions}
    stored: ClaimRow | None = next(
        (row for row in room.ledger.claims(ClaimFilter(document=coded.document.id, limit=None)) if row.id == id), None
    )
    elsewhere = []
    if stored is not None and stored.event is not None:
        same = room.ledger.claims(ClaimFilter(event=stored.event, limit=MOST_ELSEWHERE + 1))
        elsewhere = [row for row in same if row.key != stored.key][:MOST_ELSEWHERE]
    return {
        "claim": claim,
        "event": event,
        "row": stored,
        "chains": [
            (stance, [attributions[one] for one in stance.via if one in attributions]) for stance in claim.positions
        ],
        "figures": [coded.quantities[number] for number in event.quantities],
        "elsewhere": elsewhere,
    }


Chosen = Annotated[str, Query(max_length=200)]


@router.get("/beside", include_in_schema=False)
def beside_text(request: Request, document: Chosen, claim: Chosen) -> HTMLResponse:
    """The part of a document's page beside the text, when another claim is chosen."""
    room = room_of(request)
    coded = room.ledger.coded(document)
    chosen = beside(room, coded, claim)
    if chosen is None:
        raise missing("this document has no such claim")
    return HTMLResponse(render(request, "beside.html", chosen=chosen, coded=coded))
