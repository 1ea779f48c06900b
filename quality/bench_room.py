"""How long the pages of the reading room take on a ledger of a million claims, by the clock.

The ledger is that of `bench_ledger` with everything that pages read: whole texts, all that was coded of them, outlets,
origins of several documents, events of several reports. Each address is asked in rooms that have just been opened (a
first visit: nothing is remembered yet) and then again. The machine does other work too, which only ever adds: the
least of the rounds is what the page takes, the median what was met; both are printed, with the machine's load.

    python -m quality.bench_room CODED.jsonl|DATA [--claims N] [--ledger URL …] [--filled]
"""

from __future__ import annotations

import os
import statistics
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from quality.bench_ledger import coded_items, fill, places, wanted

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Starlette speaks of another client that is not in the registry
    from starlette.testclient import TestClient

from allegedly.web import Settings, make_app
from allegedly.web.pages.places import world

# Rooms opened one after another, and later visits in each.
ROUNDS, LATER = 3, 3
# Every kind of page, several of those that filters make slow. {…} are of a document, claim and event of the ledger.
ADDRESSES = (
    "/", "/documents", "/documents?text=drones", "/documents?actor=Iran", "/documents?outlet=Outlet+7",
    "/documents/{document}", "/documents/{document}?claim={claim}", "/beside?document={document}&claim={claim}",
    "/claims", "/claims?text=sanctions", "/claims?actor=Iran&status=denied", "/claims?type=AID&offset=5000",
    "/claims?speaker=Iran&position=denies", "/claims?instrument=JCPOA", "/claims?a=Russia&b=Iran&type=CONSULT",
    "/claims?outlet=Outlet+7&since=2020-01-01", "/claims?place=Moscow&sort=date", "/events/{event}",
    "/dyads", "/dyads/RUS/IRN", "/dyads/RUS/IRN/relation", "/dyads/RUS/IRN/series.svg",
    "/dyads/RUS/IRN/with/USA/IRN", "/brief/RUS/IRN", "/actors", "/actors/IRN", "/actors/USA", "/instruments",
    "/instruments/JCPOA", "/map", "/map?since=2020-01-01&until=2020-12-31", "/network", "/review",
    "/review?type=ASSAULT", "/method", "/check",
)  # fmt: skip


@dataclass
class Taken:
    """Milliseconds of one address in all rounds."""

    first: list[float] = field(default_factory=list)
    later: list[float] = field(default_factory=list)


@contextmanager
def room(ledger: str) -> Iterator[Any]:
    """A visitor in a room that has just been opened."""
    app = make_app(Settings(ledger, read_only=True))
    try:
        yield TestClient(app, base_url="http://localhost")
    finally:
        app.app.state.room.close()  # type: ignore[attr-defined]


def asked(visitor: Any, address: str) -> float:
    """The milliseconds that an address takes. Stops where it is no page."""
    start = time.perf_counter()
    answer = visitor.get(address)
    took = (time.perf_counter() - start) * 1000
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code} {answer.text[:300]}")
    return took


def measure(ledger: str) -> None:
    """Prints what every address takes, the slowest first, and the median of all."""
    # `serve` loads the places of the world while it starts.
    world()
    taken: dict[str, Taken] = {}
    for _ in range(ROUNDS):
        with room(ledger) as visitor:
            row = visitor.get("/claims.json?a=RUS&b=IRN&limit=1").json()["claims"][0]
        given = {"document": row["document"], "claim": row["id"], "event": row["event"]}
        with room(ledger) as visitor:
            for each in ADDRESSES:
                address = each.format(**given)
                found = taken.setdefault(each, Taken())
                found.first.append(asked(visitor, address))
                found.later += [asked(visitor, address) for _ in range(LATER)]
    print(f"{len(taken)} addresses, ms by the clock, least (median) of {ROUNDS} rooms; load {os.getloadavg()[0]:.1f}")
    for address, found in sorted(taken.items(), key=lambda item: -min(item[1].first)):
        print(f"  first {_both(found.first)}   later {_both(found.later)}   {address}")
    for name in ("first", "later"):
        least = [min(getattr(found, name)) for found in taken.values()]
        usual = [statistics.median(getattr(found, name)) for found in taken.values()]
        print(
            f"{name} visit, median page: {statistics.median(least):.0f} ({statistics.median(usual):.0f}), "
            f"slowest: {max(least):.0f} ({max(usual):.0f})"
        )


def _both(found: list[float]) -> str:
    return f"{min(found):6.0f} ({statistics.median(found):6.0f})"


def main() -> None:
    """See above."""
    options = wanted(__doc__)
    with nullcontext(options.ledger) if options.ledger else places() as urls:
        for url in urls:
            if not options.filled:
                print(f"{fill(url, coded_items(options.place), options.claims, whole=True)} claims in {url}")
            measure(url)


if __name__ == "__main__":
    main()
