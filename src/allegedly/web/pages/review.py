"""Review: one claim after another, least certain first, one key per decision; everything can be undone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Annotated, Any, cast, get_args
from urllib.parse import quote, unquote

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response, StreamingResponse

from allegedly.exchange import DECISIONS
from allegedly.knowledge.plover import plover
from allegedly.ledger import ClaimFilter, ClaimRow, Decision, Kind, Wanted
from allegedly.ledger.claims import Decided
from allegedly.nouns import Claim, CodedDocument, Event, Position, as_json
from allegedly.reports import Said
from allegedly.web.faults import Refused
from allegedly.web.forms import TEXT, form
from allegedly.web.nearby import near
from allegedly.web.pages.claims import COLUMNS, row_of
from allegedly.web.queries import Words
from allegedly.web.room import Room, room_of, writable
from allegedly.web.safety import cookie, form_of
from allegedly.web.views import Answer, view

router = APIRouter()
WHO, WHO_SECONDS = "allegedly_who", 31_536_000
# The newest claims that nobody decided yet; of these the least certain comes first.
QUEUE = 300
LONGEST_WORD = 300
VERDICTS: tuple[Decided, ...] = ("accepted", "rejected")
# Events of which the claim may be another report.
MOST_NEAR = 3
# Characters before and after the sentence, to understand it by.
AROUND = 300
# What makes a claim doubtful, in words for the page and for the method: each counts once.
DOUBTS: tuple[tuple[str, Callable[[ClaimRow], bool]], ...] = (
    ("nobody known acts", lambda row: not any(_known(one) for one in row.actors)),
    ("nobody known is acted upon", lambda row: not any(_known(one) for one in row.recipients)),
    ("no date", lambda row: row.start is None),
    ("no place", lambda row: row.place is None),
    ("who speaks is not known", lambda row: any(stance.actor is None for stance in row.positions)),
    ("people disagree", lambda row: row.status in ("disputed", "denied")),
)


def _known(actor: str) -> bool:
    """Whether a party of a row is an id; the words of the unknown hold small letters or spaces."""
    return actor.isupper() and " " not in actor


def doubts(row: ClaimRow) -> list[str]:
    """What makes a claim doubtful to the machine, in words."""
    return [name for name, holds in DOUBTS if holds(row)]


@view(router, "/review")
def review(
    request: Request, type: Words = None, outlet: Words = None, at: Annotated[int, Query(ge=0, le=QUEUE)] = 0
) -> Answer:
    """The claim to decide next."""
    room = room_of(request)
    wanted = ClaimFilter(
        type=type.upper() if type else None, outlet=outlet or None, decided="undecided", sort="-published", limit=QUEUE
    )
    waiting = sorted(room.ledger.claims(wanted), key=lambda row: (-len(doubts(row)), -row.key))
    row = waiting[at] if at < len(waiting) else None
    progress = room.once("progress", lambda: _progress(room))
    made = room.once("decisions", room.ledger.decisions)
    last = next((each for each in reversed(made) if each.stands and each.undoes is None), None)
    coded, claim, event = _looked_up(room, row) if row is not None else (None, None, None)
    data = {"progress": progress, "claim": as_json(row), "doubts": doubts(row) if row is not None else []}
    more = {
        "row": row, "coded": coded, "claim_": claim, "event": event, "at": at, "waiting": len(waiting), "most": QUEUE,
        "types": list(plover().types), "last": last, "who": who_of(request), "positions": get_args(Position),
        "around": _around(coded, claim), "given": {"type": type, "outlet": outlet},
        "near": near(room, row.event, row)[:MOST_NEAR] if row is not None and row.event is not None else [],
    }  # fmt: skip
    rows = [row_of(each) for each in waiting]
    return Answer("review.html", "Review", data, rows, COLUMNS, more)


def _progress(room: Room) -> dict[str, int]:
    counts: dict[str, int] = {name: room.ledger.count(ClaimFilter(decided=name, limit=None)) for name in VERDICTS}
    return {**counts, "of": room.totals().claims}


def _looked_up(room: Room, row: ClaimRow) -> tuple[CodedDocument, Claim, Event]:
    coded, claim = room.ledger.of_claim(row.key)
    return coded, claim, next(event for event in coded.events if event.id == claim.event)


def _around(coded: CodedDocument | None, claim: Claim | None) -> tuple[str, str, str, str, str]:
    """The sentences around a claim, its quote cut at its clause."""
    if coded is None or claim is None:
        return ("", "", "", "", "")
    text, (start, end), (first, last) = coded.document.text, claim.quote.span, claim.clause.span
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND:
        before = before.partition(" ")[2]  # no half word at the beginning
    return (before, text[start:first], text[first:last], text[last:end], after)


def who_of(request: Request) -> str:
    """Who decides here, by what was typed before."""
    return unquote(request.cookies.get(WHO, ""))[:100]


KINDS = ("accept", "reject", "split", "note", "merge", "type", "actor", "recipient", "date", "speaker", "position")
DECIDING = form(
    {"kind": {"enum": list(KINDS)}, "who": TEXT, **dict.fromkeys(("value", "of", "why", "back"), TEXT)}, ["kind", "who"]
)
UNDOING = form({"decision": TEXT, "who": TEXT, "back": TEXT}, ["decision", "who"])


@router.post("/review/{key}", response_class=Response, openapi_extra=DECIDING)
async def decide(request: Request, key: int) -> Response:
    """Keeps what somebody decided of a claim, and goes on to the next."""
    room = writable(request)
    sent = await form_of(request)
    given = {name: str(sent.get(name) or "").strip()[:LONGEST_WORD] for name in
             ("kind", "value", "of", "who", "why", "back")}  # fmt: skip
    if not given["who"]:
        raise Refused(400, "a decision needs a name; say who decides")
    await run_in_threadpool(_decide, room, key, given)
    return _onwards(request, given)


def _decide(room: Room, key: int, given: dict[str, str]) -> None:
    if not 0 <= key < 2**62:
        raise Refused(404, "no claim has that key")
    said = Said(*room.ledger.of_claim(key), room.look_up())
    room.ledger.decide_all(key, _wanted(said, given), given["who"], given["why"] or None)


def _wanted(said: Said, given: dict[str, str]) -> list[Wanted]:
    """What a person wants. Whoever corrects a claim has looked at it: with the correction it is right."""
    kind, value, of = given["kind"], given["value"], given["of"] or None
    names = [name.strip() for name in value.split(";") if name.strip()] or ["none"]
    if kind in ("accept", "reject", "split", "note"):
        return [Wanted(cast(Kind, kind))]
    if kind == "merge":
        if not value.isdecimal():
            raise Refused(422, "merge takes the key of a claim; it stands in its export and in its event")
        return [Wanted("merge", int(value))]
    corrections = {
        "type": lambda: Wanted("type", {"type": value.upper(), "mode": None}),
        "actor": lambda: said.side("actor", names),
        "recipient": lambda: said.side("recipient", names),
        "date": lambda: said.date(value),
        "speaker": lambda: said.speaker(value, of),
        "position": lambda: said.position(value, of),
    }
    if kind not in corrections:
        raise Refused(422, f"{kind[:40]} is no kind of decision")
    return [corrections[kind](), Wanted("accept")]


@router.post("/who", response_class=Response, openapi_extra=form({"who": TEXT}, ["who"]))
async def who(request: Request) -> Response:
    """Keeps the name of whoever decides, in a cookie."""
    writable(request)
    sent = await form_of(request)
    name = str(sent.get("who") or "").strip()[:100]
    if not name:
        raise Refused(400, "a decision needs a name; say who decides")
    return _onwards(request, {"who": name, "back": "/review"})


@router.post("/undo", response_class=Response, openapi_extra=UNDOING)
async def undo(request: Request) -> Response:
    """Takes a decision back, by a decision of its own."""
    room = writable(request)
    sent = await form_of(request)
    given = {name: str(sent.get(name) or "").strip()[:LONGEST_WORD] for name in ("decision", "who", "back")}
    if not given["who"] or len(given["decision"]) < 8:
        raise Refused(400, "undoing needs a name and the id of a decision")
    await run_in_threadpool(room.ledger.undo, given["decision"], given["who"])
    return _onwards(request, given)


def _onwards(request: Request, given: dict[str, str]) -> Response:
    back = given["back"] if given["back"].startswith("/") and not given["back"].startswith(("//", "/\\")) else "/review"
    found = RedirectResponse(back, 303)
    found.headers.append("set-cookie", cookie(WHO, quote(given["who"][:100], safe=""), WHO_SECONDS))
    return found


@router.get("/export/decisions.jsonl", response_class=Response)
def decisions(request: Request) -> Response:
    """Everything that was decided, as `allegedly decisions --import` takes it."""
    made: list[Decision] = room_of(request).ledger.decisions()
    return Response(DECISIONS["jsonl"](made), media_type="application/jsonl; charset=utf-8")


@router.get("/export/training.jsonl", response_class=StreamingResponse)
def training(request: Request) -> StreamingResponse:
    """What people decided as training data, in the rows of `allegedly code --dyads`: sentence, source, target, type.

    A rejected claim has the type null; spans are positions in the sentence.
    """
    room = room_of(request)

    def lines() -> Iterator[str]:
        for verdict in VERDICTS:
            wanted = ClaimFilter(decided=verdict, limit=None)
            for row in room.ledger.each_claim(wanted):
                yield json.dumps(_example(room, row, verdict), ensure_ascii=False) + "\n"

    return StreamingResponse(lines(), media_type="application/jsonl; charset=utf-8")


def _example(room: Room, row: ClaimRow, verdict: str) -> dict[str, Any]:
    _, claim, event = _looked_up(room, row)
    start, end = claim.quote.span

    def place(parties: Any) -> list[int] | None:
        inside = [party.span for party in parties if start <= party.span[0] and party.span[1] <= end]
        return [inside[0][0] - start, inside[0][1] - start] if inside else None

    return {
        "id": f"{row.document}/{row.id}", "text": claim.quote.text, "source": place(event.actors),
        "target": place(event.recipients), "type": event.type if verdict == "accepted" else None,
        "polarity": event.polarity, "factuality": event.factuality,
    }  # fmt: skip
