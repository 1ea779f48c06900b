"""`allegedly brief`: N things to know about two actors."""

from __future__ import annotations

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
from allegedly.errors import UsageError
from allegedly.exchange import BRIEFS, brief_docx
from allegedly.reports import BriefOptions, Names, dyad_named, make_brief

NAME = "brief"


def command(
    a: Annotated[str, typer.Argument(metavar="A", help="An actor: name, alias or id.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other actor.")],
    paths: Paths = None,
    things: Annotated[int, typer.Option(min=1, max=50, help="How many things to know.")] = 5,
    since: Since = None,
    until: Until = None,
    format: Annotated[str, typer.Option(help="md, html, json or docx (with -o).")] = "md",
    out: Output = None,
    ledger: LedgerUrl = DEFAULT_LEDGER,
    published: Published = None,
    own: OwnActors = None,
    strict: Strict = False,
) -> None:
    """Make a brief: N things to know about A and B, every sentence with its source."""
    one_of("--format", format, [*BRIEFS, "docx"])
    if format == "docx" and out is None:
        raise UsageError("a Word document needs a file; give one with -o")
    period(since, until)
    actors = known_actors(own, ledger, paths)
    pair = dyad_named(actors, a, b)
    inputs = Inputs(paths or [], ledger, published, strict, own)
    brief = make_brief(inputs.coded(), pair, Names(actors), inputs.origins, BriefOptions(things, since, until))
    if not brief.documents:
        raise UsageError("no documents in this period; widen --since and --until, or give other paths")
    with output(out) as stream:
        stream.write(brief_docx(brief) if format == "docx" else BRIEFS[format](brief).rstrip("\n") + "\n")
