"""Checking a draft against the ledger: it is read, judged, shown, and not kept."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, JSONResponse, Response

from allegedly.coding import code
from allegedly.ledger.overviews import naming_most
from allegedly.nouns import CodedDocument, Document, as_json
from allegedly.reports import Remark, check
from allegedly.web.faults import Refused, wants_json
from allegedly.web.forms import TEXT, form
from allegedly.web.room import MOST_DOCUMENTS, Room, room_at
from allegedly.web.safety import form_of
from allegedly.web.settings import LONGEST_DRAFT
from allegedly.web.templates import render
from allegedly.web.views import Answer, view

router = APIRouter()
# A draft is coded and set beside hundreds of articles: one at a time, so that reading stays quick.
_ONE = threading.Lock()
WAIT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Marked:
    """Some text of a draft with the remarks that begin or lie in it."""

    text: str
    remarks: tuple[int, ...]


@view(router, "/check")
def empty(request: Request) -> Answer:
    """A draft to check."""
    more: dict[str, Any] = {
        "draft": "",
        "remarks": [],
        "pieces": [],
        "done": False,
        "against": 0,
        "most": MOST_DOCUMENTS,
    }
    return Answer("check.html", "Check a draft", {"remarks": []}, [], ("kind", "start", "end", "message"), more)


@router.post("/check", response_class=HTMLResponse, openapi_extra=form({"draft": TEXT}, ["draft"]))
async def checked(request: Request) -> Response:
    """What in the draft the ledger's articles don't bear out."""
    room = room_at(request)
    fields = await form_of(request)
    draft = str(fields.get("draft") or "").replace("\r\n", "\n")
    if not draft.strip():
        raise Refused(400, "there is no draft; paste its text")
    if len(draft) > LONGEST_DRAFT:
        raise Refused(413, f"the draft has more than {LONGEST_DRAFT:,} characters; check it in parts")
    if "\0" in draft:
        raise Refused(422, "the draft holds NUL characters; paste it as plain text")
    against, remarks = await run_in_threadpool(_check, room, draft)
    if wants_json(request):
        return JSONResponse(as_json(remarks))
    context = {"draft": draft, "remarks": remarks, "pieces": _pieces(draft, remarks), "done": True, "against": against}
    context["most"] = MOST_DOCUMENTS
    return HTMLResponse(render(request, "check.html", title="Check a draft", **context))


def _check(room: Room, draft: str) -> tuple[int, list[Remark]]:
    """The remarks, and how many articles of the ledger the draft was set beside."""
    if not _ONE.acquire(timeout=WAIT_SECONDS):
        raise Refused(503, "another draft is being checked; try again in a minute")
    try:
        document = Document("draft", draft)
        coded: CodedDocument = next(iter(code([document], room.look_up())))
        actors = [mention.actor for mention in coded.mentions if mention.actor is not None]
        keys = room.ledger.ask(lambda c: naming_most(c, actors, MOST_DOCUMENTS))
        return len(keys), check(document, room.ledger.coded_by_key(keys), room.actors)
    finally:
        _ONE.release()


def _pieces(draft: str, remarks: list[Remark]) -> list[Marked]:
    edges = sorted({0, len(draft), *(edge for remark in remarks for edge in remark.span)})
    return [
        Marked(draft[s:e], tuple(n for n, r in enumerate(remarks, 1) if r.span[0] <= s and e <= r.span[1]))
        for s, e in pairwise(edges)
    ]
