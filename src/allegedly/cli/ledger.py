"""`allegedly ledger …`: looks after a ledger: its health, its documents and their versions."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from allegedly.cli.shared import DEFAULT_LEDGER, LedgerUrl, one_of
from allegedly.exchange import DIFFERENCES
from allegedly.ledger import health, open_ledger

NAME = "ledger"
HELP = "Look after a ledger: check it, rescue it, remove a document, show what changed in one."
Named = Annotated[str, typer.Argument(metavar="DOCUMENT", help="The id or URL of a document, or of a version of it.")]
Into = Annotated[str, typer.Argument(metavar="NEW", help="The new ledger.")]
Number = Annotated[int | None, typer.Option(min=1, metavar="N", help="A version, numbered from 1.")]
Format = Annotated[str, typer.Option(help=f"One of: {', '.join(DIFFERENCES)}.")]


def check(ledger: LedgerUrl = DEFAULT_LEDGER) -> None:
    """Say what is wrong with a ledger: its file, its tables, every document. Exit code 1 where something is."""
    faults = health.check(ledger)
    for fault in faults:
        print(fault)
    if faults:
        print(f"{len(faults)} faults; `allegedly ledger rescue NEW` saves what can be read", file=sys.stderr)
        raise typer.Exit(1)
    print("the ledger is sound", file=sys.stderr)


def rescue(new: Into, ledger: LedgerUrl = DEFAULT_LEDGER) -> None:
    """Save what can be read of a damaged file into a new ledger. The old file stays as it is."""
    found = health.rescue(ledger, new)
    for line in found.lost:
        print(f"lost: {line}", file=sys.stderr)
    more = f"; code them with `allegedly recode --ledger {new}`" if found.texts else ""
    print(f"{found.whole} documents saved whole, {found.texts} as text only{more}", file=sys.stderr)


def remove(document: Named, ledger: LedgerUrl = DEFAULT_LEDGER) -> None:
    """Remove a document, all its versions, and what hung on it alone."""
    with open_ledger(ledger, create=False) as store:
        gone = store.remove(document)
    print(
        f"removed {document}: {gone.versions} versions, {gone.claims} claims; with it went {gone.events} events, "
        f"{gone.origins} origins, {gone.outlets} outlets, {gone.actors} actors",
        file=sys.stderr,
    )


def diff(
    document: Named,
    ledger: LedgerUrl = DEFAULT_LEDGER,
    before: Number = None,
    after: Number = None,
    format: Format = "text",
) -> None:
    """Show what a later version of a document says otherwise: in its text, and in its claims."""
    one_of("--format", format, DIFFERENCES)
    with open_ledger(ledger, create=False) as store:
        print(DIFFERENCES[format](store.difference(document, before, after)))


COMMANDS = (check, rescue, remove, diff)
