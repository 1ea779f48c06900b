"""`allegedly add`: codes documents and puts them into the ledger."""

from __future__ import annotations

import sys

from allegedly.cli.shared import (
    DEFAULT_LEDGER,
    Inputs,
    LedgerUrl,
    NeededPaths,
    OwnActors,
    Processes,
    Published,
    Strict,
    with_those_of,
)
from allegedly.ledger import open_ledger
from allegedly.nouns import Document

NAME = "add"


def command(
    paths: NeededPaths,
    ledger: LedgerUrl = DEFAULT_LEDGER,
    published: Published = None,
    own: OwnActors = None,
    strict: Strict = False,
    processes: Processes = 1,
) -> None:
    """Code documents and add them to the ledger. What is there already is not coded again."""
    with open_ledger(ledger) as store:
        inputs = Inputs(paths, published=published, strict=strict, own=with_those_of(store, own))
        known = 0

        def is_known(document: Document) -> bool:
            nonlocal known
            found = store.known(document)
            known += found
            return found

        added = store.add(inputs.coded(processes, is_known))
    for line in added.refused:
        print(f"refused: {line}", file=sys.stderr)
    print(
        f"{added.new} new, {added.changed} changed, {known + added.known} known already; ledger {store.where}",
        file=sys.stderr,
    )
