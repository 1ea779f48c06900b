"""`allegedly relation`: how two actors deal with each other over time."""

from __future__ import annotations

from typing import Annotated, cast, get_args

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
from allegedly.errors import UsageError
from allegedly.exchange import RELATIONS, relation_png
from allegedly.ledger import origins
from allegedly.reports import By, dealings, dyad_named, relation

NAME = "relation"


def command(
    a: Annotated[str, typer.Argument(metavar="A", help="An actor: name, alias or id.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other actor.")],
    paths: Paths = None,
    by: Annotated[str, typer.Option(help="day, week, month or year.")] = "month",
    since: Since = None,
    until: Until = None,
    format: Annotated[str, typer.Option(help="csv, json, html or png.")] = "csv",
    out: Output = None,
    ledger: LedgerUrl = DEFAULT_LEDGER,
    published: Published = None,
    own: OwnActors = None,
    strict: Strict = False,
) -> None:
    """Draw the relation of A and B over time: events, reports, origins and a score with its interval."""
    one_of("--by", by, get_args(By))
    one_of("--format", format, [*RELATIONS, "png"])
    period(since, until)
    if format == "png" and out is None:
        raise UsageError("a PNG needs a file; give one with -o")
    actors = known_actors(own)
    pair = dyad_named(actors, a, b)
    inputs = Inputs(paths or [], ledger, published, strict, own)
    rows = relation(dealings(inputs.coded(), pair, origins, since, until), cast(By, by))
    title = f"{actors.name(pair.a)} and {actors.name(pair.b)}"
    with output(out) as stream:
        stream.write(relation_png(rows, title) if format == "png" else RELATIONS[format](rows, title))
