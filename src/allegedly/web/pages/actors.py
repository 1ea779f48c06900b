"""Actors: who they are, what they say, do, are accused of and deny, whom they deal with."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from allegedly.knowledge.actors.cards import card
from allegedly.ledger import ClaimFilter
from allegedly.ledger.overviews import MOST_REPORTS, NEWEST, most_active, profile, spoken_of
from allegedly.nouns import as_json
from allegedly.reports import actor_named
from allegedly.web.faults import missing
from allegedly.web.pages.claims import COLUMNS, row_of
from allegedly.web.queries import Words
from allegedly.web.room import room_of
from allegedly.web.templates import link
from allegedly.web.views import Answer, view

router = APIRouter()
SHOWN = 6


@view(router, "/actors")
def actors(request: Request, name: Words = None) -> Answer:
    """The actors most in the news, and any other by name."""
    room = room_of(request)
    met = room.once("active", lambda: room.ledger.ask(most_active))
    rows = [{"actor": id, "name": room.actors.name(id), "reports": count} for id, count in met]
    return Answer("actors.html", "Actors", {"actors": rows}, rows, ("actor", "name", "reports"), {"newest": NEWEST})


@router.get("/go/actors", include_in_schema=False)
def go(request: Request, name: str = "") -> Response:
    """From a name in a form to the actor's page."""
    return RedirectResponse(link("actors", actor_named(room_of(request).actors, name[:500])), 303)


@view(router, "/actors/{id:path}")
def actor(request: Request, id: str) -> Answer:
    """One actor."""
    room = room_of(request)
    found = room.actors.find(id[:500])
    if found is None or not room.known(found):
        raise missing(f"no actor is known as “{id[:200]}”; search by name on the page of actors")
    ledger = room.ledger
    told = room.once(("profile", found), lambda: ledger.ask(lambda c: profile(c, found)))
    spoken = room.once(("spoken", found), lambda: ledger.ask(lambda c: spoken_of(c, found)), decisions=False)
    lists = {
        "says": ledger.claims(ClaimFilter(speaker=found, sort="-published", limit=SHOWN)),
        "denies": ledger.claims(ClaimFilter(speaker=found, position="denies", sort="-published", limit=SHOWN)),
        "does": ledger.claims(ClaimFilter(actor=found, sort="-published", limit=SHOWN)),
        "is accused": [
            row
            for row in ledger.claims(ClaimFilter(actor=found, type="ACCUSE", sort="-published", limit=50))
            if any(one == found or one.startswith(found + ".") for one in row.recipients)
        ][:SHOWN],
    }
    lines = card(room.actors, found)
    data = {
        "id": found,
        "name": room.actors.name(found),
        "known": [{"what": label, "value": value} for label, value in lines],
        "profile": as_json(told),
        "instruments": as_json(spoken),
        **{name.replace(" ", "_"): as_json(rows) for name, rows in lists.items()},
    }
    more = {"lines": lines, "told": told, "spoken": spoken, "lists": lists, "most": MOST_REPORTS}
    rows = [row_of(row) for row in lists["does"]]
    return Answer("actor.html", room.name(found), data, rows, COLUMNS, more)
