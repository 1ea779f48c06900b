"""Documents: the list, and one article with its layers."""

from __future__ import annotations

import json
from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from allegedly.exchange.differences import difference_json
from allegedly.ledger import ClaimFilter, ClaimRow
from allegedly.ledger.overviews import (
    DocumentFilter,
    Version,
    claim_in,
    copies,
    how_many,
    listed,
    outlet_names,
    version_list,
)
from allegedly.nouns import Claim, CodedDocument, as_json
from allegedly.reports import actor_named
from allegedly.web.differing import parts
from allegedly.web.faults import missing
from allegedly.web.layers import LAYERS, NAMES, pieces
from allegedly.web.queries import Day, Limit, Offset, Words, checked
from allegedly.web.room import Room, room_of
from allegedly.web.templates import heading, render, set_apart
from allegedly.web.views import Answer, view

router = APIRouter()
COLUMNS = ("id", "title", "published", "publisher", "url", "added", "version", "claims")
Number = Annotated[int, Query(ge=1, le=1_000_000)]
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
def document(
    request: Request, id: str, claim: Words = None, layer: Words = None, version: Number | None = None
) -> Answer:
    """One article with its layers, and beside it what is known of the chosen claim; the newest version of it."""
    room = room_of(request)
    several, this, coded = found_version(room, id, version)
    chosen = beside(room, coded, this.key, claim) if claim else None
    data = {**as_json(coded), "version": this.number, "versions": as_json(several)}
    more = {
        "apart": set_apart(coded.document.text),
        "coded": coded,
        "shown": layer if layer in NAMES else "said",
        "layers": LAYERS,
        "pieces": pieces(coded, claim),
        "chosen": chosen,
        "copies": room.ledger.ask(lambda c: copies(c, id)),
        "several": several,
        "this": this,
        "claims_of": _claims(coded),
        "named": _instruments(coded),
    }
    rows = [_row(coded, each) for each in coded.claims]
    columns = ("id", "type", "actors", "recipients", "status", "positions", "start", "end", "clause")
    return Answer("document.html", heading(coded.document)[:200], data, rows, columns, more)


def found_version(room: Room, id: str, number: int | None) -> tuple[list[Version], Version, CodedDocument]:
    """The versions of a document, the one with a number (None: the newest), and that one as it was coded."""
    several = room.ledger.ask(lambda c: version_list(c, id))
    if not several:
        raise missing(f"no document has the id {id[:200]}; see the list of documents")
    this = next((each for each in several if each.number == (number or several[-1].number)), None)
    if this is None:
        raise missing(f"this document has no version {number}; it has {len(several)}")
    return several, this, next(iter(room.ledger.coded_by_key([this.key])))


def _instruments(coded: CodedDocument) -> list[tuple[str, int]]:
    """The instruments that a document names, by id, with how often, most first."""
    return Counter(each.id for each in coded.instruments).most_common()


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


def beside(room: Room, coded: CodedDocument, version: int, id: str) -> dict[str, Any] | None:
    """Everything known of a claim of a version (by key) of a document; None where it has no claim of that id."""
    claim = next((each for each in coded.claims if each.id == id), None)
    if claim is None:
        return None
    event = next(each for each in coded.events if each.id == claim.event)
    attributions = {each.id: each for each in coded.attributions}
    stored: ClaimRow | None = room.ledger.ask(lambda c: claim_in(c, version, id))
    elsewhere = []
    if stored is not None and stored.event is not None:
        same = room.ledger.claims(ClaimFilter(event=stored.event, limit=MOST_ELSEWHERE + 1))
        elsewhere = [row for row in same if row.key != stored.key][:MOST_ELSEWHERE]
    start, end = claim.quote.span
    told = {each.id: each for each in coded.events}
    return {
        "near": [
            (each, told[each.event])
            for each in coded.claims
            if each.id != claim.id and start <= each.quote.span[0] < end
        ],
        "claim": claim,
        "event": event,
        "row": stored,
        "chains": [
            (stance, [attributions[one] for one in stance.via if one in attributions]) for stance in claim.positions
        ],
        "figures": [coded.quantities[number] for number in event.quantities],
        "instruments": list(dict.fromkeys(each.id for each in coded.instruments if start <= each.span[0] < end)),
        "acts": [each for each in coded.instrument_claims if each.event == event.id or start <= each.span[0] < end],
        "elsewhere": elsewhere,
    }


Chosen = Annotated[str, Query(max_length=200)]


@router.get("/beside", include_in_schema=False)
def beside_text(request: Request, document: Chosen, claim: Chosen, version: Number | None = None) -> HTMLResponse:
    """The part of a document's page beside the text, when another claim is chosen."""
    room = room_of(request)
    several, this, coded = found_version(room, document, version)
    chosen = beside(room, coded, this.key, claim)
    if chosen is None:
        raise missing("this document has no such claim")
    return HTMLResponse(render(request, "beside.html", chosen=chosen, coded=coded, several=several, this=this))


@view(router, "/versions/{id:path}")
def versions(request: Request, id: str, before: Number | None = None, after: Number | None = None) -> Answer:
    """What a document says otherwise in a later version: the last two, or any two by number."""
    room = room_of(request)
    several = room.ledger.ask(lambda c: version_list(c, id))
    if not several:
        raise missing(f"no document has the id {id[:200]}; see the list of documents")
    newest = after or several[-1].number
    oldest = before or max(newest - 1, 1)
    numbers = {each.number for each in several}
    if len(several) < 2 or not {oldest, newest} <= numbers or oldest >= newest:
        raise missing(f"this document has no two such versions; it has {len(several)}")
    found = room.ledger.difference(id, oldest, newest)
    data = {
        **json.loads(difference_json(found)), "document": id, "before": oldest, "after": newest,
        "versions": as_json(several),
    }  # fmt: skip
    rows = [
        {
            "what": list(each.what) or ["added" if each.before is None else "taken out"],
            "before": each.before and each.before.clause.text, "status_before": each.before and each.before.status,
            "after": each.after and each.after.clause.text, "status_after": each.after and each.after.status,
        }
        for each in found.claims
    ]  # fmt: skip
    more = {
        "several": several, "found": found, "edits": [parts(edit) for edit in found.text], "numbers": (oldest, newest),
        "id": id,
    }  # fmt: skip
    title = f"Versions of {heading(found.after.document)}"
    columns = ("what", "before", "status_before", "after", "status_after")
    return Answer("versions.html", title[:200], data, rows, columns, more)
