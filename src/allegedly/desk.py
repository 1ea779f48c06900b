"""A ledger with the reports on it, for Python: `allegedly.open_ledger(url)`. Tables come as Polars frames."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

import polars

from allegedly.coding import code
from allegedly.errors import UsageError
from allegedly.exchange import BRIEFS, FORMATS, frame, write
from allegedly.knowledge.actors import Actors, load
from allegedly.ledger import Added, Agreement, ClaimFilter, ClaimRow, Decision, Kind, Naming, open_ledger, origins
from allegedly.nouns import CodedDocument, Document, Event, as_json
from allegedly.reports import (
    Brief,
    BriefOptions,
    By,
    Names,
    Period,
    Remark,
    Said,
    TimelineDate,
    TimelineOptions,
    actor_named,
    check,
    dealings,
    dyad_named,
    make_brief,
    relation,
    resolved,
    timeline,
)


def brief(a: str, b: str, coded: Iterable[CodedDocument], things: int, format: str) -> str:
    """A brief from coded documents, written in one of the formats of `allegedly brief`."""
    if format not in BRIEFS:
        raise UsageError(f"format {format} is unknown; choose one of: {', '.join(BRIEFS)}")
    actors = load()
    return BRIEFS[format](make_brief(coded, dyad_named(actors, a, b), Names(actors), origins, BriefOptions(things)))


class Desk:
    """An open ledger. Use it in a `with`, or call `close`. Actors are given by name, alias or id.

    `claims`, `count`, `events`, `documents` and `export` take a ClaimFilter, or its fields as keywords:
    `desk.claims(speaker="Iran", position="denies", since="2022-10-01")`.
    """

    def __init__(self, url: str | Path) -> None:
        self.ledger = open_ledger(url)

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the ledger."""
        self.ledger.close()

    @property
    def actors(self) -> Actors:
        """The actors that the program knows, and those that people added to this ledger."""
        rows = self.ledger.own_rows()
        return load() if rows is None else load((rows,))

    def add(self, documents: Iterable[Document | CodedDocument]) -> Added:
        """Adds documents, coding those that are not coded yet and not known; how many were new, changed, known."""
        known, actors = 0, self.actors

        def coded() -> Iterable[CodedDocument]:
            nonlocal known
            for document in documents:
                if isinstance(document, CodedDocument):
                    yield document
                elif self.ledger.known(document):
                    known += 1
                else:
                    yield from code([document], actors)

        added = self.ledger.add(coded())
        return Added(added.new, added.known + known, added.changed, added.refused)

    def claims(self, wanted: ClaimFilter | None = None, **fields: Any) -> polars.DataFrame:
        """The claims that a filter asks for, one row each with everyone's positions; the first 50 unless `limit` says.

        Raises UsageError, in one line, for an actor that nobody knows and for what cannot be asked.
        """
        return frame(self.ledger.each_claim(self._asked(wanted, fields)), ClaimRow)

    def count(self, wanted: ClaimFilter | None = None, **fields: Any) -> int:
        """How many claims a filter asks for, on all pages."""
        return self.ledger.count(self._asked(wanted, fields))

    def documents(self, wanted: ClaimFilter | None = None, **fields: Any) -> Iterator[CodedDocument]:
        """The coded documents of the claims that a filter asks for, with these alone; without a filter all of them."""
        return self.ledger.coded_claims(replace(self._asked(wanted, fields), limit=None, offset=0))

    def events(self, wanted: ClaimFilter | None = None, **fields: Any) -> polars.DataFrame:
        """The events of the claims that a filter asks for, as each document tells them, with the document's id."""
        coded = self.documents(wanted, **fields)
        rows = (({"document": item.document.id}, event) for item in coded for event in item.events)
        return frame(rows, Event, {"document": polars.String()})

    def relation(
        self, a: str, b: str, by: By = "month", since: str | None = None, until: str | None = None
    ) -> polars.DataFrame:
        """The relation of two actors over time, one row per period, direction and facet."""
        pair = dyad_named(self.actors, a, b)
        coded = self.ledger.coded_documents(since, until, naming=Naming((pair.a, pair.b)))
        return frame(relation(dealings(coded, pair, self.ledger.origins_of), by), Period)

    def brief(self, a: str, b: str, options: BriefOptions | None = None) -> Brief:
        """N things to know about two actors."""
        actors = self.actors
        coded, pair = self.ledger.coded_documents(), dyad_named(actors, a, b)
        return make_brief(coded, pair, Names(actors), self.ledger.origins_of, options)

    def timeline(self, options: TimelineOptions | None = None) -> polars.DataFrame:
        """The main dates, one row each, with the sentences that tell of them."""
        asked = options or TimelineOptions()
        asked = replace(asked, about=tuple(actor_named(self.actors, name) for name in asked.about))
        return frame(timeline(self.ledger.coded_documents(), self.ledger.origins_of, asked), TimelineDate)

    def check(self, draft: Document) -> polars.DataFrame:
        """What in a draft the ledger's articles don't bear out, one row for each remark."""
        return frame(check(draft, self.ledger.coded_documents(), self.actors), Remark)

    def export(self, format: str, path: str | Path, wanted: ClaimFilter | None = None, **fields: Any) -> None:
        """Writes what the ledger holds in a format of `allegedly export`; with a filter, the claims that it finds.

        Raises UsageError for a format that is none.
        """
        if format not in FORMATS:
            raise UsageError(f"format {format} is unknown; choose one of: {', '.join(FORMATS)}")
        write(self.documents(wanted, **fields), format, Path(path))

    def decide(self, claim: int, kind: Kind, value: Any = None, *, who: str, why: str | None = None) -> Decision:
        """Decides something of a claim (`key` in `claims`), as `allegedly decide` does.

        The value is put as there: a type ("AID", or "ASSAULT aerial"), names of actors or recipients, a date, a
        position or speaker (with whose it is: `("denies", "Iran")`), the key of another claim to merge with. Accept,
        reject, split and note need none. Raises UsageError where it cannot be.
        """
        said = Said(*self.ledger.of_claim(claim), self.actors)
        return self.ledger.decide(claim, said.wanted(kind, value), who, why)

    def undo(self, decision: str, *, who: str, why: str | None = None) -> Decision:
        """Undoes a decision, by id or the beginning of one."""
        return self.ledger.undo(decision, who, why)

    def decisions(self) -> polars.DataFrame:
        """What people decided, with what was undone; `anchor`, `before` and `after` are JSON."""
        rows = [as_json(each) for each in self.ledger.decisions()]
        for row in rows:
            for name in ("anchor", "before", "after"):
                row[name] = json.dumps(row[name], ensure_ascii=False)
        text = dict.fromkeys("id kind noun document anchor before after who made why undoes".split(), polars.String())
        return polars.DataFrame(rows, schema={**text, "stands": polars.Boolean(), "missing": polars.Boolean()})

    def agreement(self) -> polars.DataFrame:
        """How far the machine agrees with what people decided, by kind."""
        return frame(self.ledger.agreement(), Agreement)

    def _asked(self, wanted: ClaimFilter | None, fields: dict[str, Any]) -> ClaimFilter:
        known = ClaimFilter.__slots__
        for name in fields:
            if name not in known:
                raise UsageError(f"a filter has no {name}; use {', '.join(known)}")
        return resolved(replace(wanted or ClaimFilter(), **fields), self.actors)
