"""How it is done: formulas, the knowledge in use, what the ledger covers, and how far people agree with the machine."""

from __future__ import annotations

from importlib.metadata import version

from fastapi import APIRouter, Request

from allegedly.knowledge.facets import facets
from allegedly.knowledge.families import families
from allegedly.knowledge.plover import plover
from allegedly.nouns import as_json
from allegedly.reports import FORMULA
from allegedly.web.pages.review import DOUBTS
from allegedly.web.room import room_of
from allegedly.web.views import Answer, view

router = APIRouter()


@view(router, "/method")
def method(request: Request) -> Answer:
    """Formulas, knowledge, coverage, agreement."""
    room = room_of(request)
    ontology = plover()
    actors = room.actors
    knowledge = [
        ("actors", len(actors.by_id)),
        ("names of actors", len(actors.senses)),
        ("offices with their holders", len(actors.tenure.by_office)),
        ("event types", len(ontology.types)),
        ("families of event types", len(set(families().values()))),
        ("facets", len(facets())),
    ]
    agreement = room.once("agreement", room.ledger.agreement)
    stats = room.once("stats", room.ledger.stats)
    types = [
        {
            "type": each.name, "definition": each.definition, "quad": each.quad, "goldstein": each.goldstein,
        }
        for each in ontology.types.values()
    ]  # fmt: skip
    data = {
        "version": version("allegedly"),
        "knowledge": [{"what": what, "count": count} for what, count in knowledge],
        "coverage": as_json(stats),
        "agreement": as_json(agreement),
        "types": types,
        "formula": FORMULA,
        "doubts": [name for name, _ in DOUBTS],
    }
    return Answer("method.html", "Method", data, types, ("type", "definition", "quad", "goldstein"))
