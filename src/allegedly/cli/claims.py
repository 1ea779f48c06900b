"""`allegedly claims`: what is claimed, by whom, and who says otherwise."""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, get_args

import typer

from allegedly.cli.shared import (
    DEFAULT_LEDGER,
    Inputs,
    LedgerUrl,
    Output,
    OwnActors,
    Paths,
    Published,
    Since,
    Strict,
    Until,
    known_actors,
    one_of,
    output,
    period,
)
from allegedly.exchange import CLAIMS
from allegedly.knowledge.plover import plover
from allegedly.ledger import ClaimFilter, Ledger, open_ledger
from allegedly.nouns import Position, Status
from allegedly.reports import actor_named

NAME = "claims"


def command(
    paths: Paths = None,
    actor_name: Annotated[str | None, typer.Option("--actor", metavar="A", help="Takes part in the event.")] = None,
    speaker: Annotated[str | None, typer.Option(metavar="A", help="Takes a position to it.")] = None,
    type: Annotated[str | None, typer.Option(help="A PLOVER type, such as AID.")] = None,
    status: Annotated[str | None, typer.Option(help=f"{', '.join(get_args(Status))}.")] = None,
    position: Annotated[str | None, typer.Option(help=f"{', '.join(get_args(Position))}.")] = None,
    text: Annotated[str | None, typer.Option(metavar="WORDS", help="Words of the quote.")] = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(min=1, help="How many to show.")] = 50,
    format: Annotated[str, typer.Option(help="table, csv or jsonl.")] = "table",
    out: Output = None,
    ledger: LedgerUrl = DEFAULT_LEDGER,
    published: Published = None,
    own: OwnActors = None,
    strict: Strict = False,
) -> None:
    """List claims with everyone's position to them."""
    one_of("--format", format, CLAIMS)
    for option, value, allowed in (
        ("--type", type and type.upper(), tuple(plover().types)),
        ("--status", status, get_args(Status)),
        ("--position", position, get_args(Position)),
    ):
        if value is not None:
            one_of(option, value, allowed)
    period(since, until)
    actors = known_actors(own)
    wanted = ClaimFilter(
        actor=actor_named(actors, actor_name) if actor_name else None,
        speaker=actor_named(actors, speaker) if speaker else None,
        type=type.upper() if type else None,
        status=status,
        position=position,
        text=text,
        since=since,
        until=until,
        limit=limit,
    )
    with _ledger(Inputs(paths or [], ledger, published, strict, own)) as store:
        shown, total = store.claims(wanted), store.count(wanted)
    with output(out) as stream:
        stream.write(CLAIMS[format](shown))
    print(f"shown {len(shown)} of {total}", file=sys.stderr)


@contextlib.contextmanager
def _ledger(inputs: Inputs) -> Iterator[Ledger]:
    """The ledger; for paths one of their own, which is gone afterwards."""
    if not inputs.paths:
        with open_ledger(inputs.ledger, create=False) as store:
            yield store
        return
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "claims.db") as store:
        store.add(inputs.coded())
        yield store
