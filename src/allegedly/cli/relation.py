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
from allegedly.exchange import VIEWS, RelationView
from allegedly.ledger import Naming
from allegedly.reports import FORMULA, By, Names, dyad_named

NAME = "relation"


def command(
    a: Annotated[str, typer.Argument(metavar="A", help="An actor: name, alias or id.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other actor.")],
    paths: Paths = None,
    by: Annotated[str, typer.Option(help="day, week, month or year.")] = "month",
    show: Annotated[str, typer.Option(help=f"What to show: {', '.join(VIEWS)}.")] = "series",
    since: Since = None,
    until: Until = None,
    format: Annotated[str, typer.Option(help="csv or json; for a picture html, svg or png.")] = "csv",
    explain: Annotated[
        bool, typer.Option("--explain", help="Print how the score is made, and do nothing else.")
    ] = False,
    out: Output = None,
    ledger: LedgerUrl = DEFAULT_LEDGER,
    published: Published = None,
    own: OwnActors = None,
    strict: Strict = False,
) -> None:
    """Draw the relation of A and B over time: events, reports, origins and a score with its interval."""
    if explain:
        print(FORMULA)
        return
    one_of("--by", by, get_args(By))
    view = VIEWS[one_of("--show", show, VIEWS)]
    one_of(f"--format of --show {show}", format, view.formats)
    period(since, until)
    if format == "png" and out is None:
        raise UsageError("a PNG needs a file; give one with -o")
    actors = known_actors(own, ledger, paths)
    pair = dyad_named(actors, a, b)
    inputs = Inputs(paths or [], ledger, published, strict, own)
    coded = inputs.coded(naming=Naming((pair.a, pair.b), view.together))
    asked = RelationView(coded, pair, inputs.origins, cast(By, by), since, until)
    with output(out) as stream:
        stream.write(view.written(asked, Names(actors), format))
