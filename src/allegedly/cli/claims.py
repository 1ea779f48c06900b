"""`allegedly claims`: what is claimed, by whom, and who says otherwise."""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from allegedly.cli.filters import takes_filter
from allegedly.cli.shared import (
    DEFAULT_LEDGER,
    Inputs,
    LedgerUrl,
    Output,
    OwnActors,
    Paths,
    Published,
    Strict,
    known_actors,
    one_of,
)
from allegedly.exchange import CLAIMS
from allegedly.ledger import ClaimFilter, ClaimRow, Ledger, open_ledger
from allegedly.reports import resolved

NAME = "claims"


@takes_filter
def command(
    wanted: ClaimFilter,
    paths: Paths = None,
    limit: Annotated[int, typer.Option(min=0, help="How many to show; 0: all.")] = 50,
    offset: Annotated[int, typer.Option(min=0, help="Pass over so many first.")] = 0,
    format: Annotated[str, typer.Option(help=f"{', '.join(CLAIMS)}.")] = "table",
    out: Output = None,
    ledger: LedgerUrl = DEFAULT_LEDGER,
    published: Published = None,
    own: OwnActors = None,
    strict: Strict = False,
) -> None:
    """List claims with everyone's position to them, and say how many there are."""
    one_of("--format", format, CLAIMS)
    asked = resolved(wanted, known_actors(own, ledger, paths))
    asked = replace(asked, limit=limit or None, offset=offset)
    shown = 0

    def counted(rows: Iterator[ClaimRow]) -> Iterator[ClaimRow]:
        nonlocal shown
        for row in rows:
            shown += 1
            yield row

    with _ledger(Inputs(paths or [], ledger, published, strict, own)) as store:
        CLAIMS[format](counted(store.each_claim(asked)), out)
        total = store.count(asked)
    after = f", after the first {offset}" if offset else ""
    print(f"shown {shown} of {total}{after}", file=sys.stderr)


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
