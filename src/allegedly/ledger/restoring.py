"""Makes coded documents again from the rows of the tables, exactly as they were added."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from allegedly.ledger.prepared import Whole, among
from allegedly.ledger.tables import DECIDED_AGAINST, PARTS, document_versions, part_number, runs
from allegedly.nouns import (
    Attribution,
    Claim,
    CodedDocument,
    Document,
    Event,
    EventDate,
    Evidence,
    InstrumentClaim,
    InstrumentMention,
    Mention,
    Party,
    Passage,
    Place,
    Quantity,
    Role,
    Span,
    Stance,
    Time,
    Word,
)

# A row is read as a plain mapping; the types of its cells are those of the tables.
Row = Mapping[str, Any] | RowMapping
# A page of the reading room restores 200 documents, some 80,000 rows.
_PARTS = {table.name: Whole(table, among(table.c.version_key, "versions")) for table in PARTS}


def restore(connection: Connection, versions: Sequence[int], rejected: bool = False) -> list[CodedDocument]:
    """The coded documents of some versions (by key), in the order given. One query per table, however many versions.

    As people decided: corrected, and without what they rejected, unless `rejected`.
    """
    collecting = gc.isenabled()
    gc.disable()  # nothing of what is made here is garbage; looking for it doubles the time
    try:
        return _restored(connection, versions, rejected)
    finally:
        if collecting:
            gc.enable()


def _restored(connection: Connection, versions: Sequence[int], rejected: bool) -> list[CodedDocument]:
    column = document_versions.c.key
    rows = connection.execute(select(document_versions).where(column.in_(versions))).mappings()
    documents = {row["key"]: document(row) for row in rows}
    parts: dict[int, dict[str, list[Row]]] = {key: {table.name: [] for table in PARTS} for key in documents}
    for table in PARTS:
        for part in _PARTS[table.name](connection, versions=list(documents)):
            parts[part["version_key"]][table.name].append(part)
    coded_by = select(column.label("version_key"), runs.c.program).join(runs).where(column.in_(versions))
    for row in connection.execute(coded_by).mappings():
        parts[row["version_key"]]["runs"] = [row]
    found = []
    for key in versions:
        if key in documents:
            coded = _coded(documents[key], parts[key])
            decided = [row["decided"] for row in parts[key]["claims"]]
            if not rejected and DECIDED_AGAINST in decided:
                coded = only(coded, {n for n, each in enumerate(decided) if each != DECIDED_AGAINST})
            found.append(coded)
    return found


def only(coded: CodedDocument, claims: Collection[int]) -> CodedDocument:
    """A document with some of its claims (by number, from 0) and their events alone; all else stays.

    What is said of an event that is gone, is said of no event.
    """
    kept = tuple(claim for number, claim in enumerate(coded.claims) if number in claims)
    told = {claim.event for claim in kept}
    numbers = [number for number, event in enumerate(coded.events) if event.id in told]
    return replace(
        coded,
        claims=kept,
        events=tuple(coded.events[number] for number in numbers),
        instrument_claims=tuple(
            each if each.event in told else replace(each, event=None) for each in coded.instrument_claims
        ),
        counted=tuple(coded.counted[number] for number in numbers if coded.counted),
    )


def document(row: Row) -> Document:
    """The document that a row of `document_versions` holds."""
    return Document(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        published=row["published"],
        publisher=row["publisher"],
        url=row["url"],
        language=row["language"],
        extra=row["extra"],
    )


def _span(row: Row, prefix: str = "") -> Span:
    return (row[f"{prefix}start"], row[f"{prefix}end"])


def _coded(document: Document, parts: Mapping[str, list[Row]]) -> CodedDocument:
    ids = {
        "attributions": {row["key"]: row["id"] for row in parts["attributions"]},
        "reports": {row["key"]: row["id"] for row in parts["reports"]},
    }
    contents = _grouped(parts["contents"], "attribution_key")
    parties = _grouped(parts["parties"], "report_key")
    figures = _grouped(parts["report_quantities"], "report_key")
    stances = _grouped(parts["positions"], "claim_key")
    said = _grouped(parts["instrument_positions"], "instrument_claim_key")
    return CodedDocument(
        document=document,
        sentences=tuple(_span(row) for row in parts["sentences"]),
        mentions=tuple(_mention(row) for row in parts["mentions"]),
        attributions=tuple(
            _attribution(row, contents.get(row["key"], ()), ids["attributions"]) for row in parts["attributions"]
        ),
        events=tuple(
            _event(row, parties.get(row["key"], ()), figures.get(row["key"], ()), ids["attributions"])
            for row in parts["reports"]
        ),
        times=tuple(
            Time(_span(row), row["text"], row["type"], row["value"], row["first_day"], row["last_day"])
            for row in parts["times"]
        ),
        quantities=tuple(_quantity(row) for row in parts["quantities"]),
        claims=tuple(_claim(row, stances.get(row["key"], ()), ids["reports"]) for row in parts["claims"]),
        instruments=tuple(
            InstrumentMention(_span(row), row["text"], row["instrument"]) for row in parts["instrument_mentions"]
        ),
        instrument_claims=tuple(
            _instrument_claim(row, said.get(row["key"], ()), ids) for row in parts["instrument_claims"]
        ),
        program=parts["runs"][0]["program"],
        counted=tuple(row["event_key"] for row in parts["reports"]),
    )


def _grouped(rows: Iterable[Row], column: str) -> dict[int, list[Row]]:
    groups: dict[int, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[column], []).append(row)
    return groups


def _mention(row: Row) -> Mention:
    role = Role(row["role_title"], row["role_of"]) if row["role_title"] is not None else None
    return Mention(_span(row), row["text"], row["actor"], row["kind"], role)


def _quantity(row: Row) -> Quantity:
    return Quantity(
        span=_span(row),
        text=row["text"],
        value=row["value"],
        low=row["low"],
        high=row["high"],
        bound=row["bound"],
        unit=row["unit"],
        measures=row["measures"],
        of=Passage(_span(row, "of_"), row["of_text"]) if row["of_text"] is not None else None,
    )


def _attribution(row: Row, contents: Sequence[Row], ids: Mapping[int, str]) -> Attribution:
    source = evidence = None
    if row["source_text"] is not None:
        source = Party(_span(row, "source_"), row["source_text"], row["source_actor"])
    if row["evidence_given"] is not None:
        evidence = Evidence(row["evidence_given"], row["evidence_kind"], _span(row, "evidence_"), row["evidence_text"])
    return Attribution(
        id=row["id"],
        sentence=part_number(row["sentence_key"]),
        source=source,
        cue=Word(_span(row, "cue_"), row["cue_text"], row["cue_lemma"], row["cue_pos"]),
        content=tuple(_span(content) for content in contents),
        manner=row["manner"],
        position=row["position"],
        inside=ids[row["inside_key"]] if row["inside_key"] is not None else None,
        evidence=evidence,
    )


def _event(row: Row, parties: Sequence[Row], figures: Sequence[Row], ids: Mapping[int, str]) -> Event:
    date = place = None
    if row["date_text"] is not None:
        span = _span(row, "date_")
        precision, source = row["date_precision"], row["date_from"]
        date = EventDate(span, row["date_text"], row["first_day"], row["last_day"], precision, source)
    if row["place_text"] is not None:
        place = Place(
            span=_span(row, "place_"),
            text=row["place_text"],
            name=row["place_name"],
            country=row["place_country"],
            latitude=row["latitude"],
            longitude=row["longitude"],
            geonameid=row["geonameid"],
            division=row["place_division"],
        )
    return Event(
        id=row["id"],
        sentence=part_number(row["sentence_key"]),
        type=row["type"],
        mode=row["mode"],
        contexts=tuple(row["contexts"]),
        quad=row["quad"],
        goldstein=row["goldstein"],
        trigger=Word(_span(row, "trigger_"), row["trigger_text"], row["trigger_lemma"], row["trigger_pos"]),
        actors=tuple(_party(party) for party in parties if party["role"] == "actor"),
        recipients=tuple(_party(party) for party in parties if party["role"] == "recipient"),
        date=date,
        place=place,
        quantities=tuple(part_number(figure["quantity_key"]) for figure in figures),
        polarity=row["polarity"],
        certainty=row["certainty"],
        factuality=row["factuality"],
        tense=row["tense"],
        attribution=ids[row["attribution_key"]] if row["attribution_key"] is not None else None,
        reciprocal=row["reciprocal"],
    )


def _party(row: Row) -> Party:
    return Party(_span(row), row["text"], row["actor"])


def _claim(row: Row, stances: Sequence[Row], ids: Mapping[int, str]) -> Claim:
    return Claim(
        id=row["id"],
        event=ids[row["report_key"]],
        quote=Passage(_span(row, "quote_"), row["quote_text"]),
        clause=Passage(_span(row, "clause_"), row["clause_text"]),
        positions=_stances(stances),
        status=row["status"],
    )


def _stances(rows: Sequence[Row]) -> tuple[Stance, ...]:
    return tuple(Stance(row["actor"], row["text"], row["position"], tuple(row["via"])) for row in rows)


def _instrument_claim(row: Row, stances: Sequence[Row], ids: Mapping[str, Mapping[int, str]]) -> InstrumentClaim:
    by, about = row["attribution_key"], row["report_key"]
    return InstrumentClaim(
        id=row["id"],
        instrument=row["instrument"],
        span=_span(row),
        act=row["act"],
        trigger=Word(_span(row, "trigger_"), row["trigger_text"], row["trigger_lemma"], row["trigger_pos"]),
        sentence=part_number(row["sentence_key"]),
        clause=Passage(_span(row, "clause_"), row["clause_text"]),
        polarity=row["polarity"],
        certainty=row["certainty"],
        attribution=ids["attributions"][by] if by is not None else None,
        event=ids["reports"][about] if about is not None else None,
        positions=_stances(stances),
    )
