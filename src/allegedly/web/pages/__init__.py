"""The pages, one module for each noun; `ROUTERS` are all of them."""

from __future__ import annotations

from fastapi import APIRouter

from allegedly.web.pages import (
    actors,
    briefs,
    checking,
    claims,
    documents,
    dyads,
    events,
    instruments,
    method,
    places,
    review,
    start,
)

ROUTERS: tuple[APIRouter, ...] = tuple(
    module.router
    for module in (
        start,
        documents,
        claims,
        events,
        dyads,
        actors,
        instruments,
        briefs,
        checking,
        places,
        review,
        method,
    )
)
