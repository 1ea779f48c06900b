"""`allegedly claims`: what is claimed, by whom, and who says otherwise."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from allegedly.cli.shared import (
    DEFAULT_LEDGER,
    Inputs,
    LedgerUrl,
    Output,
    Paths,
    Published,
    Since,
    Strict,
    Until,
    actor,
    known_actors,
    one_of,
    output,
    period,
)
from allegedly.exchange import CLAIMS
from allegedly.reports import ClaimFilter, find_claims

NAME = "claims"


def command(
    paths: Paths = None,
    actor_name: Annotated[str | None, typer.Option("--actor", metavar="A", help="Takes part in the event.")] = None,
    speaker: Annotated[str | None, typer.Option(metavar="A", help="Takes a position to it.")] = None,
    type: Annotated[str | None, typer.Option(help="A PLOVER type, such as AID.")] = None,
    status: Annotated[str | None, typer.Option(help="stated, reported, alleged, disputed, denied …")] = None,
    position: Annotated[str | None, typer.Option(help="affirms, denies, doubts or withholds.")] = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(min=1, help="How many to show.")] = 50,
    format: Annotated[str, typer.Option(help="table, csv or jsonl.")] = "table",
    out: Output = None,
    ledger: LedgerUrl = DEFAULT_LEDGER,
    published: Published = None,
    strict: Strict = False,
) -> None:
    """List claims with everyone's position to them."""
    one_of("--format", format, CLAIMS)
    period(since, until)
    actors = known_actors()
    wanted = ClaimFilter(
        actor=actor(actors, actor_name) if actor_name else None,
        speaker=actor(actors, speaker) if speaker else None,
        type=type.upper() if type else None,
        status=status,
        position=position,
        since=since,
        until=until,
    )
    inputs = Inputs(paths or [], ledger, published, strict)
    shown, total = find_claims(inputs.coded(), wanted, limit)
    with output(out) as stream:
        stream.write(CLAIMS[format](shown))
    print(f"shown {len(shown)} of {total}", file=sys.stderr)
