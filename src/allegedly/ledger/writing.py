"""Turns a coded document into rows of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, insert, select

from allegedly.errors import LedgerError
from allegedly.knowledge.instruments import instruments as known_instruments
from allegedly.ledger import catalogue
from allegedly.ledger.prepared import Insert, Prepared, among
from allegedly.ledger.tables import PARTS, actors, instruments, part_key
from allegedly.nouns import Attribution, Claim, CodedDocument, Event, InstrumentClaim

Row = dict[str, Any]
Rows = dict[str, list[Row]]
_INSERTS = [Insert(table) for table in PARTS]
_KNOWN = Prepared(select(actors.c.id).where(among(actors.c.id, "ids")))
_INSTRUMENTS = Prepared(select(instruments.c.id).where(among(instruments.c.id, "ids")))


def write_parts(connection: Connection, coded: CodedDocument, version: int) -> None:
    """Writes all that was read from a version, and under what its claims are found. Raises LedgerError as `rows_of`."""
    rows = rows_of(coded, version)
    ids = actors_of(rows)
    fresh = sorted(ids - {row[0] for row in _KNOWN(connection, ids=list(ids))})
    if fresh:
        connection.execute(insert(actors), [{"id": id_} for id_ in fresh])
    _name_instruments(connection, instruments_of(rows))
    for into, table in zip(_INSERTS, PARTS, strict=True):
        into(connection, rows[table.name])
    catalogue.enter(connection, version, rows)


def _name_instruments(connection: Connection, ids: set[str]) -> None:
    if not ids:
        return
    known = {row[0] for row in _INSTRUMENTS(connection, ids=list(ids))}
    facts = [known_instruments().get(id_) for id_ in sorted(ids - known)]
    if facts:
        connection.execute(insert(instruments), [{"id": f.id, "name": f.name, "kind": f.kind} for f in facts])


def rows_of(coded: CodedDocument, version: int) -> Rows:
    """The rows for each table of parts, by the table's name.

    Raises LedgerError where the document is not well formed: a part that refers to one that is not there.
    """
    return _Writer(coded, version).rows


def actors_of(rows: Rows) -> set[str]:
    """The ids of all actors that the rows refer to."""
    return {
        row[column]
        for table, columns in (
            ("mentions", ("actor", "role_of")),
            ("attributions", ("source_actor",)),
            ("parties", ("actor",)),
            ("positions", ("actor",)),
            ("instrument_positions", ("actor",)),
        )
        for row in rows[table]
        for column in columns
        if row[column] is not None
    }


def instruments_of(rows: Rows) -> set[str]:
    """The ids of all instruments that the rows refer to."""
    return {row["instrument"] for name in ("instrument_mentions", "instrument_claims") for row in rows[name]}


def _passage(prefix: str, noun: Any) -> Row:
    """Span and text of a noun that may be missing."""
    if noun is None:
        return {f"{prefix}start": None, f"{prefix}end": None, f"{prefix}text": None}
    start, end = noun.span
    return {f"{prefix}start": start, f"{prefix}end": end, f"{prefix}text": noun.text}


class _Writer:
    def __init__(self, coded: CodedDocument, version: int) -> None:
        self.document, self.version = coded.document.id, version
        self.attributions = self._keys(a.id for a in coded.attributions)
        self.reports = self._keys(e.id for e in coded.events)
        self.rows: Rows = {
            "sentences": self._numbered({"start": start, "end": end} for start, end in coded.sentences),
            "mentions": self._numbered(
                {
                    **_passage("", m),
                    "actor": m.actor,
                    "kind": m.kind,
                    "role_title": m.role.title if m.role else None,
                    "role_of": m.role.of if m.role else None,
                }
                for m in coded.mentions
            ),
            "times": self._numbered(
                {**_passage("", t), "type": t.type, "value": t.value, "first_day": t.start, "last_day": t.end}
                for t in coded.times
            ),
            "quantities": self._numbered(
                {
                    **_passage("", q),
                    "value": q.value,
                    "low": q.low,
                    "high": q.high,
                    "bound": q.bound,
                    "unit": q.unit,
                    "measures": q.measures,
                    **_passage("of_", q.of),
                }
                for q in coded.quantities
            ),
            "attributions": self._numbered(self._attribution(a) for a in coded.attributions),
            "contents": self._numbered(
                {"attribution_key": self.attributions[a.id], "start": start, "end": end}
                for a in coded.attributions
                for start, end in a.content
            ),
            "reports": self._numbered(self._report(e) for e in coded.events),
            "parties": self._numbered(row for e in coded.events for row in self._parties(e)),
            "report_quantities": self._numbered(
                {"report_key": self.reports[e.id], "quantity_key": self._part("quantity", number, coded.quantities)}
                for e in coded.events
                for number in e.quantities
            ),
            "claims": self._numbered(self._claim(c) for c in coded.claims),
        }
        claims = [row["key"] for row in self.rows["claims"]]
        self.rows["positions"] = self._numbered(
            {
                "claim_key": key,
                "actor": stance.actor,
                "text": stance.text,
                "position": stance.position,
                "via": list(stance.via),
            }
            for key, claim in zip(claims, coded.claims, strict=True)
            for stance in claim.positions
        )

        self.rows["instrument_mentions"] = self._numbered(
            {**_passage("", m), "instrument": m.id} for m in coded.instruments
        )
        self.rows["instrument_claims"] = self._numbered(self._instrument_claim(c) for c in coded.instrument_claims)
        keys = [row["key"] for row in self.rows["instrument_claims"]]
        self.rows["instrument_positions"] = self._numbered(
            {
                "instrument_claim_key": key,
                "actor": stance.actor,
                "text": stance.text,
                "position": stance.position,
                "via": list(stance.via),
            }
            for key, claim in zip(keys, coded.instrument_claims, strict=True)
            for stance in claim.positions
        )

    def _instrument_claim(self, c: InstrumentClaim) -> Row:
        start, end = c.span
        return {
            "id": c.id,
            "instrument": c.instrument,
            "start": start,
            "end": end,
            "act": c.act,
            **_passage("trigger_", c.trigger),
            "trigger_lemma": c.trigger.lemma,
            "trigger_pos": c.trigger.pos,
            "sentence_key": part_key(self.version, c.sentence),
            **_passage("clause_", c.clause),
            "polarity": c.polarity,
            "certainty": c.certainty,
            "attribution_key": self._find("attribution", c.attribution, self.attributions),
            "report_key": self._find("event", c.event, self.reports),
        }

    def _numbered(self, rows: Iterable[Row]) -> list[Row]:
        return [
            {"key": part_key(self.version, number), "version_key": self.version, **row}
            for number, row in enumerate(rows)
        ]

    def _keys(self, ids: Iterable[str]) -> dict[str, int]:
        return {id_: part_key(self.version, number) for number, id_ in enumerate(ids)}

    def _find(self, kind: str, id_: str | None, keys: Mapping[str, int]) -> int | None:
        if id_ is None:
            return None
        if id_ not in keys:
            raise LedgerError(f"document {self.document}: {kind} {id_} is referred to, but is not there")
        return keys[id_]

    def _part(self, kind: str, number: int, parts: tuple[object, ...]) -> int:
        if not 0 <= number < len(parts):
            raise LedgerError(f"document {self.document}: {kind} {number} is referred to, but is not there")
        return part_key(self.version, number)

    def _attribution(self, a: Attribution) -> Row:
        return {
            "id": a.id,
            "sentence_key": part_key(self.version, a.sentence),
            **_passage("source_", a.source),
            "source_actor": a.source.actor if a.source else None,
            **_passage("cue_", a.cue),
            "cue_lemma": a.cue.lemma,
            "cue_pos": a.cue.pos,
            "manner": a.manner,
            "position": a.position,
            "inside_key": self._find("attribution", a.inside, self.attributions),
            "evidence_given": a.evidence.given if a.evidence else None,
            "evidence_kind": a.evidence.kind if a.evidence else None,
            **_passage("evidence_", a.evidence),
        }

    def _report(self, e: Event) -> Row:
        date, place = e.date, e.place
        return {
            "id": e.id,
            "event_key": None,
            "reason": None,
            "sentence_key": part_key(self.version, e.sentence),
            "type": e.type,
            "mode": e.mode,
            "contexts": list(e.contexts),
            "quad": e.quad,
            "goldstein": e.goldstein,
            **_passage("trigger_", e.trigger),
            "trigger_lemma": e.trigger.lemma,
            "trigger_pos": e.trigger.pos,
            **_passage("date_", date),
            "first_day": date.start if date else None,
            "last_day": date.end if date else None,
            "date_precision": date.precision if date else None,
            "date_from": date.from_ if date else None,
            **_passage("place_", place),
            "place_name": place.name if place else None,
            "place_country": place.country if place else None,
            "place_division": place.division if place else None,
            "latitude": place.latitude if place else None,
            "longitude": place.longitude if place else None,
            "geonameid": place.geonameid if place else None,
            "polarity": e.polarity,
            "certainty": e.certainty,
            "factuality": e.factuality,
            "tense": e.tense,
            "attribution_key": self._find("attribution", e.attribution, self.attributions),
            "reciprocal": e.reciprocal,
        }

    def _parties(self, e: Event) -> Iterable[Row]:
        for role, parties in (("actor", e.actors), ("recipient", e.recipients)):
            for party in parties:
                yield {
                    "report_key": self.reports[e.id],
                    "role": role,
                    **_passage("", party),
                    "actor": party.actor,
                }

    def _claim(self, c: Claim) -> Row:
        return {
            "id": c.id,
            "report_key": self._find("event", c.event, self.reports),
            **_passage("quote_", c.quote),
            **_passage("clause_", c.clause),
            "status": c.status,
            "decided": None,
        }
