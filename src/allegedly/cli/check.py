"""`allegedly check`: what in a draft its sources don't bear out."""

from __future__ import annotations

from typing import Annotated

import typer

from allegedly.cli.shared import (
    DEFAULT_LEDGER,
    Inputs,
    Output,
    OwnActors,
    Published,
    Strict,
    known_actors,
    one_of,
    output,
)
from allegedly.coding import code
from allegedly.errors import UsageError
from allegedly.exchange import REMARKS
from allegedly.reading import read
from allegedly.reports import check

NAME = "check"


def command(
    draft: Annotated[str, typer.Argument(metavar="DRAFT", help="The draft: Markdown or plain text.")],
    more: Annotated[list[str] | None, typer.Argument(metavar="[PATH]…", hidden=True)] = None,
    against: Annotated[list[str] | None, typer.Option(metavar="PATH…", help="The sources.")] = None,
    ledger: Annotated[str | None, typer.Option(metavar="URL", help="A ledger as the source.")] = None,
    format: Annotated[str, typer.Option(help="text or json.")] = "text",
    out: Output = None,
    published: Published = None,
    own: OwnActors = None,
    strict: Strict = False,
) -> None:
    """Check a draft against its sources. Exit code 1 when something is wrong with it."""
    one_of("--format", format, REMARKS)
    sources = [*(against or []), *(more or [])]
    if not sources and ledger is None:
        ledger = DEFAULT_LEDGER
    if sources and ledger is not None:
        raise UsageError("give sources with --against or a ledger with --ledger, not both")
    actors = known_actors(own, ledger or DEFAULT_LEDGER, sources)
    coded = next(iter(code(read([draft], strict=True, report=lambda error: None), actors)))
    inputs = Inputs(sources, ledger or DEFAULT_LEDGER, published, strict, own)
    remarks = check(coded, inputs.coded(), actors)
    with output(out) as stream:
        stream.write(REMARKS[format](coded.document, remarks))
    if remarks:
        raise typer.Exit(1)
