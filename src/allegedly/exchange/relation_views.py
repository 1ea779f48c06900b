"""The views of a relation (`allegedly relation --show`), each in its formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from allegedly.exchange import relations as tables
from allegedly.exchange.charts import drawn, flow_chart, network_chart, positions_chart, series_chart
from allegedly.nouns import CodedDocument
from allegedly.reports import (
    By,
    Dealings,
    Dyad,
    Names,
    Period,
    Reliance,
    Tie,
    dealings,
    gifts,
    levels,
    relation,
    reliance,
    ties,
)
from allegedly.reports.dealings import OriginsOf

TABLES, PICTURES = ("csv", "json"), ("html", "svg", "png")


@dataclass(frozen=True, slots=True)
class RelationView:
    """What is asked: the relation of two actors in some coded documents, of some period, by periods."""

    coded: Iterable[CodedDocument]
    dyad: Dyad
    origins: OriginsOf
    by: By = "month"
    since: str | None = None
    until: str | None = None

    def dealings(self) -> Dealings:
        """The events between the two."""
        return dealings(self.coded, self.dyad, self.origins, self.since, self.until)

    def title(self, names: Names) -> str:
        """Both names."""
        return f"{names.name(self.dyad.a)} and {names.name(self.dyad.b)}"


@dataclass(frozen=True, slots=True)
class View:
    """One way to show a relation, the formats that it can be written in, and whether documents that name both do."""

    formats: tuple[str, ...]
    written: Callable[[RelationView, Names, str], str | bytes]
    together: bool = True


def _series(asked: RelationView, names: Names, format: str) -> str | bytes:
    cited: dict[str, str] = {}

    def noted(coded: Iterable[CodedDocument]) -> Iterable[CodedDocument]:
        for item in coded:
            document = item.document
            cited[document.id] = ", ".join(filter(None, (document.publisher, document.published, document.id)))
            yield item

    found = dealings(noted(asked.coded), asked.dyad, asked.origins, asked.since, asked.until)
    rows = relation(found, asked.by)
    if format == "csv":
        return tables.rows_csv(rows, Period)
    if format == "json":
        return tables.rows_json(rows)
    picture = drawn(series_chart(rows, asked.title(names), levels(found), names), format)
    return tables.with_rows(picture, found.events, asked.by, cited.__getitem__) if format == "html" else picture


def _events(asked: RelationView, names: Names, format: str) -> str | bytes:
    found = asked.dealings().events
    return tables.events_csv(found) if format == "csv" else tables.events_json(found)


def _levels(asked: RelationView, names: Names, format: str) -> str | bytes:
    found = levels(asked.dealings())
    return tables.levels_csv(found) if format == "csv" else tables.levels_json(found)


def _reliance(asked: RelationView, names: Names, format: str) -> str | bytes:
    found = gifts(asked.coded, asked.dyad, asked.origins, asked.since, asked.until)
    rows = reliance(found, asked.dyad, asked.by)
    if format in TABLES:
        return tables.rows_csv(rows, Reliance) if format == "csv" else tables.rows_json(rows)
    return drawn(flow_chart(rows, f"Who gives what: {asked.title(names)}", asked.dyad, names), format)


def _positions(asked: RelationView, names: Names, format: str) -> str | bytes:
    return drawn(positions_chart(asked.dealings().events, f"Positions: {asked.title(names)}", names), format)


def _network(asked: RelationView, names: Names, format: str) -> str | bytes:
    rows = ties(asked.coded, asked.dyad, asked.since, asked.until)
    if format in TABLES:
        return tables.rows_csv(rows, Tie) if format == "csv" else tables.rows_json(rows)
    return drawn(network_chart(rows, f"Around {asked.title(names)}", asked.dyad, names), format)


VIEWS = {
    "series": View((*TABLES, *PICTURES), _series),
    "events": View(TABLES, _events),
    "levels": View(TABLES, _levels),
    "reliance": View((*TABLES, *PICTURES), _reliance, together=False),
    "positions": View(PICTURES, _positions),
    "network": View((*TABLES, *PICTURES), _network, together=False),
}
