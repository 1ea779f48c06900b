"""One event: its reports and origins, who holds what, its figures, how the story changed, what people decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, get_args

from fastapi import APIRouter, Path, Request
from fastapi.responses import RedirectResponse, Response

from allegedly.ledger import ClaimFilter, ClaimRow, Figure, Figures, Standing
from allegedly.ledger.overviews import claim_event, named_with
from allegedly.nouns import Position, as_json
from allegedly.web.faults import missing
from allegedly.web.nearby import near
from allegedly.web.pages.claims import COLUMNS, row_of
from allegedly.web.pages.review import who_of
from allegedly.web.room import Room, room_of
from allegedly.web.templates import link
from allegedly.web.views import Answer, view

router = APIRouter()
# Reports that a page shows.
MOST_REPORTS = 200
Key = Annotated[int, Path(ge=0, le=2**62)]


@dataclass(frozen=True, slots=True)
class Turn:
    """A moment at which the story is told otherwise: its day, what is new, and the claim that tells it."""

    day: str
    what: str
    document: str
    claim: str | None


@view(router, "/events/{key}")
def event(request: Request, key: Key) -> Answer:
    """What all reports of one event say."""
    room = room_of(request)
    rows = room.ledger.claims(ClaimFilter(event=key, limit=MOST_REPORTS))
    if not rows:
        raise missing(f"no event has the key {key}; open one from a claim")
    total = len(rows) if len(rows) < MOST_REPORTS else room.ledger.count(ClaimFilter(event=key, limit=None))
    standings, figures = room.ledger.standings(key), room.ledger.figures(key)
    named = room.ledger.ask(lambda c: named_with(c, key))
    turns = sorted(_turns(room, rows, standings, figures), key=lambda turn: turn.day)
    data = {
        "event": key,
        "shown": len(rows),
        "of": total,
        "origins": len({row.origin for row in rows}),
        "outlets": len({row.publisher for row in rows if row.publisher}),
        "reports": as_json(rows),
        "standings": as_json(standings),
        "figures": as_json(figures),
        "instruments": [{"instrument": id, "acts": acts, "claims": count} for id, acts, count in named],
        "changes": as_json(turns),
    }
    concerned = {row.document for row in rows}
    people = [each for each in room.once("decisions", room.ledger.decisions) if each.document in concerned]
    told: dict[tuple[str, tuple[int, int], str], list[ClaimRow]] = {}
    for row in rows:
        told.setdefault((row.document, row.clause.span, row.status), []).append(row)
    # A lone number that measures nothing is no figure of the event.
    measured = any(group.measures or group.unit or len(group.given) > 1 for group in figures)
    when = Counter((row.start, row.end or row.start) for row in rows if row.start)
    where = Counter(row.place for row in rows if row.place)
    taken = {part.position for one in standings for part in one.held}
    more = {
        "told": list(told.values()), "measured": measured, "when": when.most_common(6), "where": where.most_common(6),
        "columns": [position for position in get_args(Position) if position in taken],
        "rows": rows, "held": standings, "turns": turns, "given": figures, "named": named, "decisions": people,
        "who": who_of(request), "near": near(room, key, rows[0]), "claims_of": {row.document: row.id for row in rows},
    }  # fmt: skip
    return Answer("event.html", _title(room, rows[0]), data, [row_of(row) for row in rows], COLUMNS, more)


@router.get("/go/claims/{key}", include_in_schema=False)
def go(request: Request, key: Key) -> Response:
    """From a claim to the event that it counts to now."""
    found = room_of(request).ledger.ask(lambda c: claim_event(c, key))
    if found is None:
        raise missing(f"no claim has the key {key}")
    return RedirectResponse(link("events", str(found)), 303)


def _title(room: Room, row: ClaimRow) -> str:
    sides = [", ".join(room.name(one) for one in side) for side in (row.actors, row.recipients)]
    return f"{row.type}: {' → '.join(side for side in sides if side) or 'an event'}"[:200]


def _turns(room: Room, rows: Sequence[ClaimRow], held: Sequence[Standing], given: Sequence[Figures]) -> Iterator[Turn]:
    """How the story changed: other statuses, positions that are new or left, figures that are new."""
    dated = sorted((row for row in rows if row.published), key=lambda row: (row.published or "", row.key))
    for one, two in pairwise(dated):
        # What one article tells in two ways is no change of the story.
        if one.status != two.status and one.document != two.document:
            yield Turn(two.published or "", f"told as {two.status}, before as {one.status}", two.document, two.id)
    for standing in held:
        who = room.name(standing.actor) if standing.actor else standing.text
        for before, now in pairwise((None, *standing.held)):
            if now is None or not now.since or (before is None and now.position == "affirms"):
                continue
            document, claim = now.reports[0]
            was = f", before: {before.position}" if before else ""
            yield Turn(now.since, f"{who} {now.position}{was}", document, claim)
    for group in given:
        known = [figure for figure in group.given if figure.published]
        for earlier, later in pairwise(known):
            if _number(earlier) != _number(later):
                what = f"{group.measures or group.unit or 'figure'}: {later.text}, before {earlier.text}"
                yield Turn(later.published or "", what, later.document, None)


def _number(figure: Figure) -> tuple[object, ...]:
    return (figure.value, figure.low, figure.high, figure.bound)
