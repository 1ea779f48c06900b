"""Actors: who they are, what they say, do, are accused of and deny, whom they deal with."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from allegedly.knowledge.actors.cards import card
from allegedly.ledger import ClaimFilter
from allegedly.ledger.overviews import MOST_REPORTS, NEWEST, Spoken, most_active, profile, spoken_of
from allegedly.nouns import as_json
from allegedly.reports import actor_named
from allegedly.web.faults import missing
from allegedly.web.pages.claims import COLUMNS, at_a_glance, row_of
from allegedly.web.queries import Words
from allegedly.web.room import Room, room_of
from allegedly.web.templates import link
from allegedly.web.views import Answer, view

router = APIRouter()
SHOWN = 6
# Lines of an actor's card that the page shows in their own way.
ELSEWHERE = ("name", "held", "bodies", "members", "member of")


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
        "says": ledger.claims(ClaimFilter(speaker=found, sort="-published", limit=2 * SHOWN)),
        "denies": ledger.claims(ClaimFilter(speaker=found, position="denies", sort="-published", limit=SHOWN)),
        "does": ledger.claims(ClaimFilter(actor=found, sort="-published", limit=2 * SHOWN)),
        "is accused": [
            row
            for row in ledger.claims(ClaimFilter(actor=found, type="ACCUSE", sort="-published", limit=50))
            if any(one == found or one.startswith(found + ".") for one in row.recipients)
        ][:SHOWN],
    }
    lines = card(room.actors, found)
    offices, held, bodies = _offices(room, found), _held(room, found), _bodies(room, found)
    data = {
        "id": found,
        "name": room.actors.name(found),
        "known": [{"what": label, "value": value} for label, value in lines],
        "offices": offices,
        "held": held,
        "profile": as_json(told),
        "instruments": as_json(spoken),
        **{name.replace(" ", "_"): as_json(rows) for name, rows in lists.items()},
    }
    more = {
        "lines": [line for line in lines if line[0] not in ELSEWHERE and not line[0].startswith(found + ".")],
        "told": told, "spoken": _by_instrument(spoken),
        "lists": {name: at_a_glance(rows, SHOWN) for name, rows in lists.items()}, "most": MOST_REPORTS,
        "offices": offices,
        "held": held, "bodies": bodies, "groups": _groups(room, found),
    }  # fmt: skip
    rows = [row_of(row) for row in lists["does"]]
    return Answer("actor.html", room.name(found), data, rows, COLUMNS, more)


def _offices(room: Room, actor: str) -> list[dict[str, Any]]:
    """The offices of a state or body, each with who held it, the newest first."""
    offices = [
        {
            "office": office,
            "name": _called(room, office),
            "holders": [
                {"person": term.person, "from": str(term.start or "") or None, "until": str(term.until or "") or None}
                for term in reversed(terms)
            ],
        }
        for office, terms in room.actors.tenure.by_office.items()
        if office.startswith(actor + ".") or office == actor
    ]
    return sorted(offices, key=lambda each: (str(each["office"]).count("."), str(each["name"])))


def _held(room: Room, actor: str) -> list[dict[str, Any]]:
    """The offices that a person held, the newest first."""
    return [
        {
            "office": term.office, "name": _called(room, term.office), "from": str(term.start or "") or None,
            "until": str(term.until or "") or None,
        }
        for term in reversed(room.actors.tenure.by_person.get(actor, ()))
    ]  # fmt: skip


def _called(room: Room, office: str) -> str:
    """How an office is called; one that has no name of its own, after the body that it heads."""
    name = room.name(office)
    body, _, last = office.rpartition(".")
    return f"{last.capitalize()} of {room.name(body)}" if name == office and body else name


def _bodies(room: Room, actor: str) -> list[str]:
    """The bodies of a state or organisation that are known, by name."""
    found = [
        id for id, each in room.actors.by_id.items() if id.startswith(actor + ".") and each.kind != "person"
    ]  # fmt: skip
    return sorted(found, key=room.name)


def _groups(room: Room, actor: str) -> dict[str, list[str]]:
    """Who belongs to a group, and to which groups a state belongs."""
    members = room.actors.members
    found = {
        "Members": list(members.get(actor, ())),
        "Member of": [group for group, states in members.items() if actor in states],
    }
    return {name: sorted(ids, key=room.name) for name, ids in found.items() if ids}


def _by_instrument(spoken: list[Spoken]) -> list[tuple[str, list[Spoken], int]]:
    """What is said of each instrument, those of which most is said first."""
    found: dict[str, list[Spoken]] = {}
    for one in spoken:
        found.setdefault(one.instrument, []).append(one)
    counted = [(id, told, sum(one.sentences for one in told)) for id, told in found.items()]
    return sorted(counted, key=lambda one: (-one[2], one[0]))
