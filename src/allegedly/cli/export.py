"""`allegedly export`: what the ledger holds, in the formats of `allegedly code`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

import typer

from allegedly.cli.filters import takes_filter
from allegedly.cli.shared import DEFAULT_LEDGER, LedgerUrl, Output, OwnActors, known_actors, one_of
from allegedly.exchange import FORMATS, write
from allegedly.ledger import ClaimFilter, open_ledger
from allegedly.nouns import CodedDocument
from allegedly.reports import resolved

NAME = "export"


@takes_filter
def command(
    wanted: ClaimFilter,
    format: Annotated[str, typer.Option(help=f"One of: {', '.join(FORMATS)}.")] = "jsonl",
    out: Output = None,
    ledger: LedgerUrl = DEFAULT_LEDGER,
    own: OwnActors = None,
) -> None:
    """Export what the ledger holds; with a filter, the documents of the claims that it finds, with these claims alone.

    Everything is as people decided it: corrected, and without what they rejected.
    """
    one_of("--format", format, FORMATS)
    asked = replace(resolved(wanted, known_actors(own, ledger)), limit=None)
    documents = claims = 0

    def counted(coded: Iterator[CodedDocument]) -> Iterator[CodedDocument]:
        nonlocal documents, claims
        for item in coded:
            documents += 1
            claims += len(item.claims)
            yield item

    with open_ledger(ledger, create=False) as store:
        write(counted(store.coded_claims(asked)), format, out)
    print(f"exported {documents} documents with {claims} claims", file=sys.stderr)
