"""`allegedly recode`: codes again what another version of the program coded."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from allegedly.cli.shared import DEFAULT_LEDGER, LedgerUrl, OwnActors, Processes, with_those_of
from allegedly.errors import InputError
from allegedly.ledger import open_ledger
from allegedly.nouns import CodedDocument, Document
from allegedly.scale import code

NAME = "recode"
Everything = Annotated[bool, typer.Option("--all", help="Also what this version of the program coded.")]


def command(
    ledger: LedgerUrl = DEFAULT_LEDGER,
    everything: Everything = False,
    own: OwnActors = None,
    processes: Processes = 1,
) -> None:
    """Code again what another version of the program coded. Documents and what people decided stay."""
    failed: list[InputError] = []

    with open_ledger(ledger, create=False) as store:
        actors = with_those_of(store, own)

        def again(documents: Iterable[Document]) -> Iterator[CodedDocument]:
            return code(documents, processes, failed.append, actors)

        recoded = store.recode(again, everything)
    for error in failed:
        print(f"skipped: {error}", file=sys.stderr)
    print(f"{recoded.done} coded again, {recoded.failed} could not be; ledger {store.where}", file=sys.stderr)
