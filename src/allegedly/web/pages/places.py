"""Where events took place, and who deals with whom: two drawings of our own, as plain SVG."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Any

from fastapi import APIRouter, Request

from allegedly.knowledge.places import gazetteer
from allegedly.ledger.overviews import NEWEST, Days, Met, Spot, in_the_news, spots
from allegedly.nouns import as_json
from allegedly.web.queries import Day, checked, periods
from allegedly.web.room import Room, room_of
from allegedly.web.views import Answer, view

router = APIRouter()
# The drawing's size; a degree is 2.5 units wide, and latitudes beyond 80° hold no news.
WIDTH, HEIGHT, DEGREE, TOP = 900, 400, 2.5, 80
MOST_LABELS = 40
# A letter's width and a line's height in a label, in units of the drawing.
LETTER, LINE = 6.2, 12
# Around the places so much of the world is left, and no less of it is shown than a continent.
MARGIN, NARROWEST = 30, 360
LONGEST_LABEL = 24
# Cities as large as this are drawn faintly, so that the continents show without a map of others.
LARGE = 400_000
MOST_TIES = 60


@view(router, "/map")
def map_(request: Request, since: Day = None, until: Day = None) -> Answer:
    """The places of what the newest documents of some days tell."""
    room = room_of(request)
    checked(since, until)
    days = Days(since or None, until or None)
    found = room.once(("spots", days), lambda: room.ledger.ask(lambda c: spots(c, days=days)), decisions=False)
    rows = as_json(found)
    more = {
        "dots": _dots(found, cut := _cut(found)),
        "cut": cut,
        "newest": NEWEST,
        "width": WIDTH,
        "height": HEIGHT,
        "world": world(),
        "spots": found,
        **_time(room, days),
    }
    data = {"since": days.since, "until": days.until, "places": rows}
    return Answer("map.html", "Map", data, rows, ("name", "country", "latitude", "longitude", "reports"), more)


def _time(room: Room, days: Days) -> dict[str, Any]:
    """What the control of time shows: the days asked for, and the months or years that there are."""
    return {"days": days, "periods": periods(room.totals().by_month)}


@cache
def world() -> str:
    """The large cities of the world as one path of points."""
    found = {
        ((known.longitude + 180) * DEGREE, (TOP - known.latitude) * DEGREE)
        for places in gazetteer().names.values()
        for known in places
        if known.kind in ("city", "capital") and known.population >= LARGE
        and known.latitude is not None and known.longitude is not None
    }  # fmt: skip
    return "".join(f"M{x:.1f} {y:.1f}h0" for x, y in sorted(found))


@dataclass(frozen=True, slots=True)
class Cut:
    """The part of the world that is drawn: its left upper corner in units of the whole drawing, and how much larger."""

    left: float
    top: float
    scale: float

    def place(self, spot: Spot) -> tuple[float, float]:
        """Where a place lies in the drawing, by an equirectangular projection."""
        x, y = (spot.longitude + 180) * DEGREE, (TOP - spot.latitude) * DEGREE
        return round((x - self.left) * self.scale, 1), round((y - self.top) * self.scale, 1)


def _cut(found: list[Spot]) -> Cut:
    """So much of the world that all places are in it, in the proportions of the drawing."""
    if not found:
        return Cut(0, 0, 1)
    places = [Cut(0, 0, 1).place(spot) for spot in found]
    (x0, x1), (y0, y1) = ((min(side) - MARGIN, max(side) + MARGIN) for side in zip(*places, strict=True))
    width = min(WIDTH, max(x1 - x0, (y1 - y0) * WIDTH / HEIGHT, NARROWEST))
    height = width * HEIGHT / WIDTH
    left = min(max(0, (x0 + x1 - width) / 2), WIDTH - width)
    top = min(max(0, (y0 + y1 - height) / 2), HEIGHT - height)
    return Cut(round(left, 1), round(top, 1), round(WIDTH / width, 3))


def _dots(found: list[Spot], cut: Cut) -> list[dict[str, Any]]:
    """Dots whose area is the number of reports, with names, of most reports first, where there is room for them."""
    drawn: list[dict[str, Any]] = []
    taken: list[tuple[float, float, float, float]] = []
    for spot in found:
        (x, y), r = cut.place(spot), round(1.6 + math.sqrt(spot.reports), 1)
        drawn.append({"x": x, "y": y, "r": r, "spot": spot, "label": None})
        if len(taken) >= MOST_LABELS:
            continue
        wide = min(len(spot.name), LONGEST_LABEL) * LETTER
        for side, first in (("start", x + r + 2), ("end", x - r - 2 - wide)):
            box = (first, y - LINE / 2, first + wide, y + LINE / 2)
            if box[0] >= 0 and box[2] <= WIDTH and not any(_meet(box, other) for other in taken):
                taken.append(box)
                drawn[-1]["label"] = {"side": side, "x": round(x + r + 2 if side == "start" else x - r - 2, 1)}
                break
    return drawn


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@view(router, "/network")
def network(request: Request, since: Day = None, until: Day = None) -> Answer:
    """Who deals with whom in the newest documents of some days."""
    room = room_of(request)
    checked(since, until)
    days = Days(since or None, until or None)
    found = room.once(
        ("network", days), lambda: room.ledger.ask(lambda c: in_the_news(c, most=MOST_TIES, days=days)), decisions=False
    )
    rows = as_json(found)
    nodes, edges = _circle(found)
    more = {"nodes": nodes, "edges": edges, "newest": NEWEST, "met": found, **_time(room, days)}
    return Answer(
        "network.html",
        "Network",
        {"since": days.since, "until": days.until, "ties": rows},
        rows,
        ("a", "b", "reports"),
        more,
    )


def _circle(found: list[Met]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The actors on a circle, those with most reports beside each other, and a curve for each pair."""
    weight: dict[str, int] = {}
    for met in found:
        for actor in (met.a, met.b):
            weight[actor] = weight.get(actor, 0) + met.reports
    order = sorted(weight, key=lambda actor: (-weight[actor], actor))
    place: dict[str, tuple[float, float]] = {}
    nodes = []
    for number, actor in enumerate(order):
        angle = 2 * math.pi * number / len(order) - math.pi / 2
        x, y = 320 + 205 * math.cos(angle), 270 + 205 * math.sin(angle)
        place[actor] = (round(x, 1), round(y, 1))
        right = math.cos(angle) >= 0
        turn = math.degrees(angle) + (0 if right else 180)
        radius = round(2 + math.sqrt(weight[actor]) / 2, 1)
        nodes.append({
            "actor": actor, "x": round(x, 1), "y": round(y, 1), "r": radius, "turn": round(turn, 1),
            "anchor": "start" if right else "end", "dx": (radius + 7) * (1 if right else -1),
        })  # fmt: skip
    top = max((met.reports for met in found), default=1)
    edges = [
        {"from": place[met.a], "to": place[met.b], "width": round(0.6 + 6 * met.reports / top, 1), "met": met}
        for met in found
    ]
    return nodes, edges
