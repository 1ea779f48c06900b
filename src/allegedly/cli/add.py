"""`allegedly add`: codes documents and puts them into the ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from allegedly.cli.shared import DEFAULT_LEDGER, Inputs, LedgerUrl, NeededPaths, Published, Strict
from allegedly.coding import code
from allegedly.ledger import open_ledger
from allegedly.nouns import Document

NAME = "add"


def command(
    paths: NeededPaths, ledger: LedgerUrl = DEFAULT_LEDGER, published: Published = None, strict: Strict = False
) -> None:
    """Code documents and add them to the ledger. What is there already is not coded again."""
    inputs = Inputs(paths, published=published, strict=strict)
    with open_ledger(ledger) as store:
        known = 0

        def fresh() -> Iterator[Document]:
            nonlocal known
            for document in inputs.documents():
                if store.known(document):
                    known += 1
                else:
                    yield document

        added = store.add(code(fresh()))
    inputs.finish()
    for line in added.refused:
        print(f"refused: {line}", file=sys.stderr)
    print(
        f"{added.new} new, {added.changed} changed, {known + added.known} known already; ledger {ledger}",
        file=sys.stderr,
    )
