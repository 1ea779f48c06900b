"""The app: pages behind the safety layer, and how it is served."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from allegedly.web import faults
from allegedly.web.pages import ROUTERS
from allegedly.web.pages.places import world
from allegedly.web.room import Room
from allegedly.web.safety import Safety
from allegedly.web.settings import Settings

STATIC = Path(__file__).parent / "static"
# A slow reader is let go of after this; a page takes a fraction of a second.
KEEP_ALIVE_SECONDS = 15
MOST_AT_ONCE = 100


def make_app(settings: Settings) -> Safety:
    """The whole app for a ledger. Raises LedgerError where that cannot be opened."""
    room = Room(settings)

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        yield
        room.close()

    app = FastAPI(
        title="allegedly", version=version("allegedly"), lifespan=life, docs_url=None, redoc_url=None,
        description="The reading room of a ledger: every page is also JSON and CSV.",
    )  # fmt: skip
    app.state.room = room
    faults.install(app)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return Safety(app, settings, room.secret)


def serve(settings: Settings) -> None:
    """Serves until it is stopped."""
    # The first visitor of the map need not wait for the places of the world.
    threading.Thread(target=world, name="places", daemon=True).start()
    uvicorn.run(
        make_app(settings), host=settings.host, port=settings.port, log_level="warning", server_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS, limit_concurrency=MOST_AT_ONCE, proxy_headers=False,
    )  # fmt: skip
