"""`allegedly instruments`: how a treaty, resolution, agreement, sanctions list or mechanism stands."""

from __future__ import annotations

from typing import Annotated

import typer

from allegedly.cli.shared import DEFAULT_LEDGER, LedgerUrl, Output, known_actors, one_of, output
from allegedly.exchange.instruments import COUNTS, INSTRUMENT
from allegedly.ledger import open_ledger
from allegedly.reports import Names

NAME = "instruments"


def command(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="Such as “Resolution 2231”; none: all that are named."),
    ] = None,
    format: Annotated[str, typer.Option(help="text or json.")] = "text",
    out: Output = None,
    ledger: LedgerUrl = DEFAULT_LEDGER,
) -> None:
    """Show how a treaty, resolution or list stands: who says it is violated, invoked, expired, and who disputes it."""
    one_of("--format", format, INSTRUMENT)
    with open_ledger(ledger, create=False) as store:
        if name is None:
            text = COUNTS[format](store.instruments())
        else:
            text = INSTRUMENT[format](store.instrument(name), Names(known_actors(None, ledger)))
    with output(out) as stream:
        stream.write(text)
