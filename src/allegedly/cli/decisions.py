"""`allegedly decisions`: what people decided, out of one ledger and into another, and how far the machine agrees."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from allegedly.cli.shared import DEFAULT_LEDGER, LedgerUrl, Output, one_of, output
from allegedly.errors import UsageError
from allegedly.exchange import DECISIONS, agreement_table, read_decisions
from allegedly.ledger import Decision, open_ledger

NAME = "decisions"


def command(
    agreement: Annotated[bool, typer.Option("--agreement", help="Count, by kind, how far the machine agrees.")] = False,
    missing: Annotated[bool, typer.Option("--missing", help="Only those whose words are not there any more.")] = False,
    exported: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="Write all of them to a file of JSON lines.")
    ] = None,
    imported: Annotated[
        Path | None, typer.Option("--import", metavar="FILE", help="Take in those of a file of JSON lines.")
    ] = None,
    format: Annotated[str, typer.Option(help=f"{', '.join(DECISIONS)}.")] = "table",
    out: Output = None,
    ledger: LedgerUrl = DEFAULT_LEDGER,
) -> None:
    """List what people decided, with what was undone; export it, import it, count how far the machine agrees."""
    one_of("--format", format, DECISIONS)
    if sum((agreement, exported is not None, imported is not None)) > 1:
        raise UsageError("give one of --agreement, --export and --import")
    with open_ledger(ledger, create=False) as store:
        if imported is not None:
            taken = store.import_decisions(read_decisions(imported))
            for each in taken.missing:
                print(f"not there: {_named(each)}: its words are not in this ledger (yet)", file=sys.stderr)
            for one, other in taken.conflicts:
                print(f"conflict: {_named(one)} and {_named(other)} differ; the later holds", file=sys.stderr)
            print(f"{taken.new} new, {taken.known} known already; ledger {ledger}", file=sys.stderr)
            return
        if agreement:
            with output(out) as stream:
                stream.write(agreement_table(store.agreement()))
            return
        found = [each for each in store.decisions() if each.missing or not missing]
    with output(exported or out) as stream:
        stream.write(DECISIONS["jsonl" if exported is not None else format](found))
    print(f"{len(found)} decisions", file=sys.stderr)


def _named(each: Decision) -> str:
    return (
        f"{each.id[:6]} ({each.kind} of “{each.anchor['words']}” in {each.document}, by {each.who}, {each.made[:10]})"
    )
