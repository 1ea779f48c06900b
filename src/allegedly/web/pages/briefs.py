"""A brief of two actors, read in the room."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from allegedly.exchange.briefs import counted, figure_line, position_lines, said_by
from allegedly.ledger.overviews import Days
from allegedly.nouns import as_json
from allegedly.reports import Brief, BriefOptions, make_brief
from allegedly.web.pages.dyads import dyad_of
from allegedly.web.queries import Day, checked
from allegedly.web.room import room_of
from allegedly.web.views import Answer, view

router = APIRouter()


@view(router, "/brief/{a}/{b}")
def brief(
    request: Request,
    a: str,
    b: str,
    things: Annotated[int, Query(ge=1, le=10)] = 5,
    since: Day = None,
    until: Day = None,
) -> Answer:
    """N things to know about two actors, every sentence with its source."""
    room = room_of(request)
    pair = dyad_of(room, a, b)
    checked(since, until)
    both = room.naming(pair, Days(since or None, until or None))
    options = BriefOptions(things, since or None, until or None)
    made: Brief = room.once(
        ("brief", pair, options), lambda: make_brief(room.coded(both), pair, room.names, room.origins, options)
    )
    data = as_json(made)
    del data["sources"]
    sources = {document.id: document for document in made.sources}
    rows = [
        {
            "thing": number, "heading": thing.heading, "text": sentence.text, "document": sentence.document,
            "start": sentence.span[0], "end": sentence.span[1], "speakers": list(sentence.speakers),
        }
        for number, thing in enumerate(made.things, 1)
        for sentence in thing.sentences
    ]  # fmt: skip
    more = {
        "brief": made, "sources": sources, "said_by": said_by, "position_lines": position_lines,
        "figure_line": figure_line, "counted": counted, "both": both, "pair": pair,
    }  # fmt: skip
    columns = ("thing", "heading", "text", "document", "start", "end", "speakers")
    return Answer("brief.html", made.title, data, rows, columns, more)
