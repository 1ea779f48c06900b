"""Two actors: how they deal with each other over time, what is disputed between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from allegedly.exchange import relations as tables
from allegedly.exchange.charts import drawn, flow_chart, positions_chart, series_chart
from allegedly.knowledge.facets import facets
from allegedly.ledger import ClaimFilter
from allegedly.ledger.overviews import NEWEST, in_the_news
from allegedly.nouns import as_json
from allegedly.reports import (
    FORMULA,
    By,
    Dealings,
    Dyad,
    Gift,
    Level,
    Period,
    Reliance,
    dealings,
    dyad_named,
    gifts,
    levels,
    relation,
    reliance,
)
from allegedly.web.faults import missing
from allegedly.web.pages.claims import COLUMNS, at_a_glance, counted, row_of
from allegedly.web.queries import Words
from allegedly.web.room import Room, room_of
from allegedly.web.templates import link, render
from allegedly.web.views import Answer, view

router = APIRouter()
MOST_PAIRS = 60
# Claims between the two that a page shows, and disputed ones beside them.
LATEST = 8
# How what two actors deal with each other about is called.
TITLES = {name: facet.title for name, facet in facets().items()} | {"other": "Other"}
Drawn = Literal["series", "reliance", "positions"]
Listed = Literal["series", "events", "levels", "reliance"]
ByQuery = Annotated[By, Query()]


@view(router, "/dyads")
def dyads(request: Request, a: Words = None, b: Words = None) -> Answer:
    """The pairs of actors most in the news, and any other by name."""
    room = room_of(request)
    met = room.once("network", lambda: room.ledger.ask(lambda c: in_the_news(c, most=MOST_PAIRS)))
    rows = as_json(met)
    more = {"met": met, "newest": NEWEST, "given": (a, b)}
    return Answer("dyads.html", "Dyads", {"dyads": rows}, rows, ("a", "b", "reports"), more)


@router.get("/go/dyads", include_in_schema=False)
def go(request: Request, a: str = "", b: str = "") -> Response:
    """From two names in a form to the page of the two."""
    room = room_of(request)
    dyad = dyad_named(room.actors, a[:500], b[:500])
    return RedirectResponse(link("dyads", dyad.a, dyad.b), 303)


@view(router, "/dyads/{a}/{b}")
def dyad(request: Request, a: str, b: str) -> Answer:
    """Two actors: latest events, what is disputed, and the series, which comes in when it is computed."""
    room = room_of(request)
    pair = dyad_of(room, a, b)
    whole = ClaimFilter(a=pair.a, b=pair.b, sort="-published", limit=2 * LATEST)
    latest = room.ledger.claims(whole)
    denied = room.ledger.claims(ClaimFilter(a=pair.a, b=pair.b, status="disputed", sort="-published", limit=2 * LATEST))
    total = counted(room, whole)
    data = {
        "a": pair.a, "b": pair.b, "claims": total, "latest": as_json(latest), "disputed": as_json(denied),
        "series": f"{link('dyads', pair.a, pair.b)}/series.json",
    }  # fmt: skip
    more = {
        "pair": pair,
        "total": total,
        "newest": at_a_glance(latest, LATEST),
        "disputed_": at_a_glance(denied, LATEST),
    }
    title = f"{room.name(pair.a)} and {room.name(pair.b)}"
    return Answer("dyad.html", title, data, [row_of(row) for row in latest], COLUMNS, more)


@router.get("/go/compare", include_in_schema=False)
def go_compare(request: Request, a: str = "", b: str = "", with_a: str = "", with_b: str = "") -> Response:
    """From four names in a form to the page that sets two pairs side by side."""
    room = room_of(request)
    one, other = dyad_named(room.actors, a[:500], b[:500]), dyad_named(room.actors, with_a[:500], with_b[:500])
    return RedirectResponse(f"{link('dyads', one.a, one.b)}/with/{other.a}/{other.b}", 303)


@view(router, "/dyads/{a}/{b}/with/{c}/{d}")
def compared(request: Request, a: str, b: str, c: str, d: str, by: ByQuery = "year") -> Answer:
    """Two pairs of actors side by side: scores and events by period, what about, how disputed."""
    room = room_of(request)
    pairs = [dyad_of(room, a, b), dyad_of(room, c, d)]
    both = [over(room, pair, by) for pair in pairs]
    whole = [{row.period: row for row in rows if (row.facet, row.direction) == ("all", "both")} for rows in both]
    sides = [
        {
            "pair": pair, "name": _title(room, pair), "facets": _facets(rows)[:8], "both": room.naming(pair),
            "events": sum(row.events for row in found.values()), "levels": stretches(room, pair),
            "disputed": sum(row.disputed for row in found.values()), "score": _mean(found.values()),
        }
        for pair, rows, found in zip(pairs, both, whole, strict=True)
    ]  # fmt: skip
    periods = sorted({*whole[0], *whole[1]})
    more = {
        "sides": sides, "periods": [(name, whole[0].get(name), whole[1].get(name)) for name in periods], "by": by,
        "titles": TITLES,
    }  # fmt: skip
    listed = [as_json(row) for rows in both for row in rows]
    data = {"by": by, "pairs": [{"a": pair.a, "b": pair.b} for pair in pairs], "rows": listed}
    columns = tuple(each.name for each in fields(Period))
    return Answer("compared.html", f"{sides[0]['name']}, {sides[1]['name']}"[:200], data, listed, columns, more)


def _mean(rows: Iterable[Period]) -> float | None:
    """The mean score of all periods, each with the weight of its events."""
    scored = [(row.score, row.events) for row in rows if row.score is not None]
    events = sum(count for _, count in scored)
    return round(sum(score * count for score, count in scored) / events, 2) if events else None


def dyad_of(room: Room, a: str, b: str) -> Dyad:
    """Two actors of an address. Raises Refused where one is unknown or they are one."""
    try:
        return dyad_named(room.actors, a[:500], b[:500])
    except Exception as error:
        raise missing(str(error)) from error


def _found(room: Room, pair: Dyad) -> tuple[Dealings, list[Gift]]:
    """From the newest documents that name both: made once for each state of the ledger."""

    def make() -> tuple[Dealings, list[Gift]]:
        coded = list(room.coded(room.naming(pair)))
        return dealings(coded, pair, room.origins), gifts(coded, pair, room.origins)

    return room.once(("relation", pair), make)


def dealt(room: Room, pair: Dyad) -> Dealings:
    """The events between the two."""
    return _found(room, pair)[0]


def given(room: Room, pair: Dyad) -> list[Gift]:
    """Who gives what."""
    return _found(room, pair)[1]


def over(room: Room, pair: Dyad, by: By) -> list[Period]:
    """The series of the two, with its intervals: made once."""
    return room.once(("series", pair, by), lambda: relation(dealt(room, pair), by))


def stretches(room: Room, pair: Dyad) -> list[Level]:
    """Where the tone of the two changed: found once."""
    return room.once(("levels", pair), lambda: levels(dealt(room, pair)))


def _title(room: Room, pair: Dyad) -> str:
    return f"{room.name(pair.a)} and {room.name(pair.b)}"


def _draw(room: Room, pair: Dyad, show: Drawn, by: By, narrow: bool) -> bytes:
    title, found = _title(room, pair), dealt(room, pair)
    if show == "series":
        chart: Any = series_chart(over(room, pair, by), title, stretches(room, pair), room.names, narrow)
    elif show == "reliance":
        chart = flow_chart(reliance(given(room, pair), pair, by), f"Who gives what: {title}", pair, room.names)
    else:
        chart = positions_chart(found.events, f"Positions: {title}", room.names)
    return drawn(chart, "svg")


@router.get("/dyads/{a}/{b}/{show}.svg", response_class=Response)
def picture(request: Request, a: str, b: str, show: Drawn, by: ByQuery = "month", narrow: bool = False) -> Response:
    """A chart of the two; the series also `narrow`, for a phone."""
    room = room_of(request)
    pair = dyad_of(room, a, b)
    made = room.once(("svg", pair, show, by, narrow), lambda: _draw(room, pair, show, by, narrow))
    return Response(made, media_type="image/svg+xml")


@router.get("/dyads/{a}/{b}/{show}.json", response_class=Response)
def figures_json(request: Request, a: str, b: str, show: Listed, by: ByQuery = "month") -> Response:
    """The figures behind a chart."""
    room = room_of(request)
    pair = dyad_of(room, a, b)
    made = {
        "series": lambda: tables.rows_json(over(room, pair, by)),
        "events": lambda: tables.events_json(dealt(room, pair).events),
        "levels": lambda: tables.levels_json(stretches(room, pair)),
        "reliance": lambda: tables.rows_json(reliance(given(room, pair), pair, by)),
    }[show]()
    return Response(made, media_type="application/json")


@router.get("/dyads/{a}/{b}/{show}.csv", response_class=Response)
def figures_csv(request: Request, a: str, b: str, show: Listed, by: ByQuery = "month") -> Response:
    """The figures behind a chart, as a table."""
    room = room_of(request)
    pair = dyad_of(room, a, b)
    made = {
        "series": lambda: tables.rows_csv(over(room, pair, by), Period),
        "events": lambda: tables.events_csv(dealt(room, pair).events),
        "levels": lambda: tables.levels_csv(stretches(room, pair)),
        "reliance": lambda: tables.rows_csv(reliance(given(room, pair), pair, by), Reliance),
    }[show]()
    return Response(made, media_type="text/csv; charset=utf-8")


@router.get("/dyads/{a}/{b}/relation", response_class=HTMLResponse)
def over_time(request: Request, a: str, b: str, by: ByQuery = "month") -> HTMLResponse:
    """The part of a dyad's page that takes a moment: series, facets, reliance, levels."""
    room = room_of(request)
    pair = dyad_of(room, a, b)
    rows = over(room, pair, by)
    context = {
        "pair": pair,
        "by": by,
        "both": room.naming(pair),
        "formula": FORMULA,
        "series": [row for row in rows if row.facet == "all" and row.direction == "both"],
        "facets": _facets(rows),
        "titles": TITLES,
        "levels": stretches(room, pair),
        "reliance": [row for row in reliance(given(room, pair), pair) if row.period == "all"],
    }
    return HTMLResponse(render(request, "relation.html", title=_title(room, pair), **context))


def _facets(rows: list[Period]) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for row in rows:
        if row.facet != "all" and row.direction == "both":
            counts[row.facet] = counts.get(row.facet, 0) + row.events
    return sorted(((name, count) for name, count in counts.items() if count), key=lambda item: (-item[1], item[0]))
