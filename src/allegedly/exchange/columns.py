"""The tables of coded documents: which columns each has, and how a noun becomes a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import polars

from allegedly.knowledge.cameo import cameo
from allegedly.nouns import CodedDocument, Party, Span

TEXT, WHOLE, REAL, YES = polars.String(), polars.Int64(), polars.Float64(), polars.Boolean()
Columns = dict[str, polars.DataType]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns with their types, and the rows of a document (or of whatever else the table is made of)."""

    columns: Columns
    rows: Callable[[Any], Iterator[dict[str, Any]]]


def _joined(values: Iterable[object]) -> str:
    return "|".join("" if value is None else str(value) for value in values)


def _spans(spans: Sequence[Span]) -> str:
    return _joined(f"{start}-{end}" for start, end in spans)


def _words(name: str) -> Columns:
    return {f"{name}_start": WHOLE, f"{name}_end": WHOLE, f"{name}_text": TEXT}


def _place(name: str, noun: Any) -> dict[str, Any]:
    """The three columns of anything with a span and a text; empty where there is none."""
    start, end = noun.span if noun is not None else (None, None)
    return {f"{name}_start": start, f"{name}_end": end, f"{name}_text": noun.text if noun is not None else None}


def _parties(name: str, parties: Sequence[Party]) -> dict[str, Any]:
    return {name: _joined(p.actor for p in parties), f"{name}_text": _joined(p.text for p in parties)}


HERE: Columns = {"document": TEXT}
OWN: Columns = {"start": WHOLE, "end": WHOLE, "text": TEXT}


def _documents(coded: CodedDocument) -> Iterator[dict[str, Any]]:
    d = coded.document
    yield {
        "document": d.id, "title": d.title, "published": d.published, "publisher": d.publisher, "url": d.url,
        "language": d.language, "sentences": len(coded.sentences), "mentions": len(coded.mentions),
        "attributions": len(coded.attributions), "events": len(coded.events), "claims": len(coded.claims),
    }  # fmt: skip


def _row(coded: CodedDocument, noun: Any) -> dict[str, Any]:
    return {"document": coded.document.id, "start": noun.span[0], "end": noun.span[1], "text": noun.text}


def _mentions(coded: CodedDocument) -> Iterator[dict[str, Any]]:
    for m in coded.mentions:
        role = m.role
        yield {
            **_row(coded, m), "actor": m.actor, "kind": m.kind, "role_title": role.title if role else None,
            "role_of": role.of if role else None,
        }  # fmt: skip


def _attributions(coded: CodedDocument) -> Iterator[dict[str, Any]]:
    text = coded.document.text
    for a in coded.attributions:
        yield {
            "document": coded.document.id, "id": a.id, "sentence": a.sentence, **_place("source", a.source),
            "source_actor": a.source.actor if a.source else None, **_place("cue", a.cue), "cue_lemma": a.cue.lemma,
            "cue_pos": a.cue.pos,
            "content_spans": _spans(a.content), "content_text": " … ".join(text[s:e] for s, e in a.content),
            "manner": a.manner, "position": a.position, "inside": a.inside,
            "evidence_given": a.evidence.given if a.evidence else None,
            "evidence_kind": a.evidence.kind if a.evidence else None, **_place("evidence", a.evidence),
        }  # fmt: skip


def _events(coded: CodedDocument) -> Iterator[dict[str, Any]]:
    for e in coded.events:
        date, place, numbers = e.date, e.place, cameo(e.type, e.mode, e.contexts)
        yield {
            "document": coded.document.id, "published": coded.document.published, "id": e.id, "sentence": e.sentence,
            "type": e.type, "mode": e.mode, "contexts": _joined(e.contexts), "quad": e.quad, "goldstein": e.goldstein,
            "cameo": numbers.code, "cameo_goldstein": numbers.goldstein,
            **_place("trigger", e.trigger), "trigger_lemma": e.trigger.lemma, "trigger_pos": e.trigger.pos,
            **_parties("actors", e.actors), **_parties("recipients", e.recipients),
            "date_start": date.start if date else None, "date_end": date.end if date else None,
            "date_precision": date.precision if date else None, "date_from": date.from_ if date else None,
            "place_name": place.name if place else None, "place_country": place.country if place else None,
            "place_division": place.division if place else None,
            "latitude": place.latitude if place else None, "longitude": place.longitude if place else None,
            "geonameid": place.geonameid if place else None, "quantities": _joined(e.quantities),
            "polarity": e.polarity, "certainty": e.certainty, "factuality": e.factuality, "tense": e.tense,
            "attribution": e.attribution, "reciprocal": e.reciprocal,
        }  # fmt: skip


def _times(coded: CodedDocument) -> Iterator[dict[str, Any]]:
    for t in coded.times:
        yield {**_row(coded, t), "type": t.type, "value": t.value, "first_day": t.start, "last_day": t.end}


def _quantities(coded: CodedDocument) -> Iterator[dict[str, Any]]:
    for number, q in enumerate(coded.quantities):
        yield {
            **_row(coded, q), "number": number, "value": q.value, "low": q.low, "high": q.high, "bound": q.bound,
            "unit": q.unit, "measures": q.measures, **_place("of", q.of),
        }  # fmt: skip


def _claims(coded: CodedDocument) -> Iterator[dict[str, Any]]:
    events = {event.id: event for event in coded.events}
    for c in coded.claims:
        e = events[c.event]
        yield {
            "document": coded.document.id, "published": coded.document.published,
            "publisher": coded.document.publisher, "id": c.id, "event": c.event, "type": e.type,
            "actors": _joined(p.actor or p.text for p in e.actors),
            "recipients": _joined(p.actor or p.text for p in e.recipients), "status": c.status,
            "positions": _joined(f"{s.actor or s.text}: {s.position}" for s in c.positions),
            **_place("clause", c.clause), **_place("quote", c.quote),
        }  # fmt: skip


def _typed(kind: polars.DataType, names: str) -> Columns:
    return dict.fromkeys(names.split(), kind)


TABLES: dict[str, Table] = {
    "documents": Table(
        HERE
        | _typed(TEXT, "title published publisher url language")
        | _typed(WHOLE, "sentences mentions attributions events claims"),
        _documents,
    ),
    "mentions": Table(HERE | OWN | _typed(TEXT, "actor kind role_title role_of"), _mentions),
    "attributions": Table(
        HERE | {"id": TEXT, "sentence": WHOLE} | _words("source") | {"source_actor": TEXT} | _words("cue")
        | _typed(TEXT, "cue_lemma cue_pos content_spans content_text manner position inside") | {"evidence_given": YES}
        | {"evidence_kind": TEXT} | _words("evidence"),
        _attributions,
    ),
    "events": Table(
        HERE | _typed(TEXT, "published id") | {"sentence": WHOLE} | _typed(TEXT, "type mode contexts")
        | {"quad": WHOLE, "goldstein": REAL, "cameo": TEXT, "cameo_goldstein": REAL} | _words("trigger")
        | _typed(TEXT, "trigger_lemma trigger_pos actors actors_text recipients recipients_text date_start date_end")
        | _typed(TEXT, "date_precision date_from place_name place_country place_division")
        | _typed(REAL, "latitude longitude")
        | {"geonameid": WHOLE} | _typed(TEXT, "quantities polarity certainty") | {"factuality": REAL}
        | _typed(TEXT, "tense attribution") | {"reciprocal": YES},
        _events,
    ),
    "times": Table(HERE | OWN | _typed(TEXT, "type value first_day last_day"), _times),
    "quantities": Table(
        HERE | OWN | {"number": WHOLE} | _typed(REAL, "value low high") | _typed(TEXT, "bound unit measures")
        | _words("of"),
        _quantities,
    ),
    "claims": Table(
        HERE | _typed(TEXT, "published publisher id event type actors recipients status positions") | _words("clause")
        | _words("quote"),
        _claims,
    ),
}  # fmt: skip
