"""`allegedly timeline`: the main dates, each with what is told of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

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
from allegedly.exchange import TIMELINES
from allegedly.reports import TimelineOptions, actor_named, timeline

NAME = "timeline"


def command(
    paths: Paths = None,
    about: Annotated[list[str] | None, typer.Option(metavar="A [B]", help="Only what names A, or A and B.")] = None,
    query: Annotated[str | None, typer.Option(metavar="WORDS", help="Only sentences with one of these words.")] = None,
    dates: Annotated[int, typer.Option(min=1, help="How many dates.")] = 10,
    since: Since = None,
    until: Until = None,
    format: Annotated[str, typer.Option(help="md or json.")] = "md",
    out: Output = None,
    ledger: LedgerUrl = DEFAULT_LEDGER,
    published: Published = None,
    own: OwnActors = None,
    strict: Strict = False,
) -> None:
    """Show the main dates that the articles speak of, each with its sentences, word for word."""
    one_of("--format", format, TIMELINES)
    period(since, until)
    names, given = list(about or []), list(paths or [])
    actors = known_actors(own, ledger, [word for word in given if Path(word).exists() or "://" in word])
    # `--about Russia Iran`: the second name comes as if it were a path.
    if names:
        for word in list(given):
            if not Path(word).exists() and "://" not in word and actors.find(word) is not None:
                names.append(word)
                given.remove(word)
    options = TimelineOptions(tuple(actor_named(actors, name) for name in names), query, dates, since, until)
    inputs = Inputs(given, ledger, published, strict, own)
    rows = timeline(inputs.coded(), inputs.origins, options)
    with output(out) as stream:
        stream.write(TIMELINES[format](rows))
