"""A ledger with the reports on it, for Python: `allegedly.open_ledger(url)`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any

import polars

from allegedly.coding import code
from allegedly.errors import UsageError
from allegedly.exchange import BRIEFS, write
from allegedly.knowledge.actors import load
from allegedly.ledger import Added, ClaimFilter, Naming, open_ledger, origins
from allegedly.nouns import CodedDocument, Document, as_json
from allegedly.reports import (
    Brief,
    BriefOptions,
    By,
    Names,
    Remark,
    TimelineDate,
    TimelineOptions,
    check,
    dealings,
    dyad_named,
    make_brief,
    relation,
    timeline,
)


def brief(a: str, b: str, coded: Iterable[CodedDocument], things: int, format: str) -> str:
    """A brief from coded documents, written in one of the formats of `allegedly brief`."""
    if format not in BRIEFS:
        raise UsageError(f"format {format} is unknown; choose one of: {', '.join(BRIEFS)}")
    actors = load()
    return BRIEFS[format](make_brief(coded, dyad_named(actors, a, b), Names(actors), origins, BriefOptions(things)))


class Desk:
    """An open ledger. Use it in a `with`, or call `close`. Actors are given by name, alias or id."""

    def __init__(self, url: str | Path) -> None:
        self.ledger = open_ledger(url)
        self.actors = load()

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the ledger."""
        self.ledger.close()

    def add(self, documents: Iterable[Document | CodedDocument]) -> Added:
        """Adds documents, coding those that are not coded yet and not known; how many were new, changed, known."""
        known = 0

        def coded() -> Iterable[CodedDocument]:
            nonlocal known
            for document in documents:
                if isinstance(document, CodedDocument):
                    yield document
                elif self.ledger.known(document):
                    known += 1
                else:
                    yield from code([document])

        added = self.ledger.add(coded())
        return Added(added.new, added.known + known, added.changed, added.refused)

    def claims(self, wanted: ClaimFilter | None = None) -> polars.DataFrame:
        """The claims that a filter asks for, one row each."""
        return polars.DataFrame([as_json(row) for row in self.ledger.claims(wanted)], infer_schema_length=None)

    def events(self) -> polars.DataFrame:
        """Every event as a document tells it, one row each, with the id of the document."""
        rows: list[dict[str, Any]] = []
        for item in self.ledger.coded_documents():
            rows += [{"document": item.document.id, **as_json(event)} for event in item.events]
        return polars.DataFrame(rows, infer_schema_length=None)

    def relation(self, a: str, b: str, by: By = "month") -> polars.DataFrame:
        """The relation of two actors over time, one row per period, direction and facet."""
        pair = dyad_named(self.actors, a, b)
        coded = self.ledger.coded_documents(naming=Naming((pair.a, pair.b)))
        rows = relation(dealings(coded, pair, origins), by)
        return polars.DataFrame([asdict(row) for row in rows], infer_schema_length=None)

    def brief(self, a: str, b: str, options: BriefOptions | None = None) -> Brief:
        """N things to know about two actors."""
        return make_brief(
            self.ledger.coded_documents(), dyad_named(self.actors, a, b), Names(self.actors), origins, options
        )

    def timeline(self, options: TimelineOptions | None = None) -> list[TimelineDate]:
        """The main dates."""
        return timeline(self.ledger.coded_documents(), origins, options or TimelineOptions())

    def check(self, draft: Document) -> list[Remark]:
        """What in a draft the ledger's articles don't bear out."""
        (coded,) = code([draft])
        return check(coded, self.ledger.coded_documents(), self.actors)

    def export(self, format: str, path: str | Path) -> None:
        """Writes all that is coded in a format of `allegedly code --format`."""
        write(self.ledger.coded_documents(), format, Path(path))
