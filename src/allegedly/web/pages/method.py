"""How it is done: formulas, the knowledge in use, measured quality, what the ledger covers, how far people agree."""

from __future__ import annotations

import csv
from functools import cache
from importlib.metadata import version
from itertools import groupby
from pathlib import Path

from fastapi import APIRouter, Request

from allegedly.knowledge.inventory import Shelf, inventory
from allegedly.knowledge.plover import plover
from allegedly.nouns import as_json
from allegedly.reports import FORMULA
from allegedly.web.pages.review import DOUBTS
from allegedly.web.room import room_of
from allegedly.web.views import Answer, view

router = APIRouter()
# Written by `python -m quality --page` together with the table of docs/quality.md.
QUALITY = Path(__file__).parents[1] / "quality.csv"
# What a figure measures, by the first word of its name.
MEASURED = {
    "attribution": "Who says what (attribution)",
    "events": "Who does what to whom (events)",
    "factuality": "Whether it happened (factuality)",
    "times": "When (time expressions)",
    "quantities": "How many (quantities)",
    "places": "Where (places)",
    "actors": "Who (actors)",
    "pages": "The text of a web page",
    "drafts": "Checking a draft",
    "relation": "Relations of two actors",
    "copies": "Copies of one story",
    "links": "Reports of one event, denials of it",
    "timelines": "Timelines",
}


@cache
def quality() -> tuple[dict[str, str], ...]:
    """The measured figures of this version: figure, ours, floor, others."""
    with QUALITY.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(line for line in lines if not line.startswith("#")))


@view(router, "/method")
def method(request: Request) -> Answer:
    """Formulas, knowledge, quality, coverage, agreement."""
    room = room_of(request)
    agreement = room.once("agreement", room.ledger.agreement)
    there = room.totals()
    types = [
        {
            "type": each.name, "definition": each.definition, "quad": each.quad, "goldstein": each.goldstein,
        }
        for each in plover().types.values()
    ]  # fmt: skip
    counts = {name: getattr(there, name) for name in ("documents", "outlets", "origins", "events", "claims")}
    undated = dict(there.by_month).get("", 0)
    data = {
        "version": version("allegedly"),
        "quality": quality(),
        "knowledge": [{"file": one.path, "about": one.about, "rows": one.rows} for one in inventory()],
        "coverage": {
            **counts, "undated documents": undated,
            "first month": next((name for name, _ in there.by_month if name), None),
            "last month": there.by_month[-1][0] or None if there.by_month else None,
        },
        "agreement": as_json(agreement),
        "types": types,
        "formula": FORMULA,
        "doubts": [name for name, _ in DOUBTS],
    }  # fmt: skip
    groups = [
        (MEASURED.get(name, name), list(rows))
        for name, rows in groupby(quality(), key=lambda row: row["figure"].partition(".")[0])
    ]
    by_folder = sorted(inventory(), key=_folder)
    folders = [(name, list(rows)) for name, rows in groupby(by_folder, key=_folder)]
    more = {"measured": groups, "folders": folders, "there": there}
    return Answer("method.html", "Method", data, quality(), ("figure", "ours", "floor", "others"), more)


def _folder(one: Shelf) -> str:
    return one.path.rpartition("/")[0]
