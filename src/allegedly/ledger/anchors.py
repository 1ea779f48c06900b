"""How a decision names what it is about, so that it is found again after every re-code: by the words of the document.

Keys and ids are those of one coding. An anchor is the span and the words of a trigger (of an event) or of a cue (of an
attribution), the sentence around it, and the document's hash. In the same text it is found at its span. In another
version of the document it is found where the very same sentence stands exactly once; else it is missing, and never
moved to words that only look alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, select

from allegedly.ledger.tables import attributions, claims, document_versions, parties, reports, sentences
from allegedly.nouns import Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where something stands: the span in the document with this hash, and the words there.

    `sentence` is the one around them, `offset` their place in it; `number` counts those that are read from the same
    words (an event in each direction).
    """

    hash: str
    start: int
    end: int
    words: str
    sentence: str
    offset: int
    number: int = 0

    def as_json(self) -> dict[str, Any]:
        """The anchor as it is kept in a decision."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Spot:
    """A report or an attribution of a version, by key, with what an anchor to it needs."""

    key: int
    span: Span
    words: str
    sentence: Span
    sentence_text: str


def report_spots(connection: Connection, version: int) -> list[Spot]:
    """The reports of a version, by their triggers."""
    query = (
        select(reports, claims.c.quote_start, claims.c.quote_end, claims.c.quote_text)
        .join(claims, claims.c.report_key == reports.c.key)
        .where(reports.c.version_key == version)
        .order_by(reports.c.key)
    )
    return [
        Spot(
            row.key,
            (row.trigger_start, row.trigger_end),
            row.trigger_text,
            (row.quote_start, row.quote_end),
            row.quote_text,
        )
        for row in connection.execute(query)
    ]


def attribution_spots(connection: Connection, version: int) -> list[Spot]:
    """The attributions of a version, by their cues."""
    text = connection.execute(select(document_versions.c.text).where(document_versions.c.key == version)).scalar_one()
    query = (
        select(attributions, sentences.c.start, sentences.c.end)
        .join(sentences, sentences.c.key == attributions.c.sentence_key)
        .where(attributions.c.version_key == version)
        .order_by(attributions.c.key)
    )
    return [
        Spot(row.key, (row.cue_start, row.cue_end), row.cue_text, (row.start, row.end), text[row.start : row.end])
        for row in connection.execute(query)
    ]


def anchor(spot: Spot, spots: Iterable[Spot], hash: str) -> Anchor:
    """The anchor to one of the spots of a version with this hash."""
    same = [other.key for other in spots if other.span == spot.span]
    return Anchor(
        hash, *spot.span, spot.words, spot.sentence_text, spot.span[0] - spot.sentence[0], same.index(spot.key)
    )


def locate(wanted: Anchor, spots: Sequence[Spot], hash: str) -> Spot | None:
    """The spot that an anchor is to, in a version with this hash; None where it is missing."""
    if hash == wanted.hash:
        found = [spot for spot in spots if spot.span == (wanted.start, wanted.end)]
        if not found:
            # The same word, cut otherwise: "carried" and "carried out".
            found = [spot for spot in spots if spot.span[0] < wanted.end and wanted.start < spot.span[1]]
            found = found if len({spot.span for spot in found}) == 1 else []
    else:
        found = [
            spot
            for spot in spots
            if spot.sentence_text == wanted.sentence
            and spot.span[0] - spot.sentence[0] == wanted.offset
            and spot.words == wanted.words
        ]
        found = found if len({spot.sentence for spot in found}) == 1 else []
    return found[wanted.number] if wanted.number < len(found) else None


def mirror(connection: Connection, report: int) -> int | None:
    """The report of the other direction, where an event has none: A met B, B met A."""
    row = connection.execute(select(reports).where(reports.c.key == report)).one()
    if not row.reciprocal:
        return None
    query = select(reports.c.key).where(
        reports.c.version_key == row.version_key,
        reports.c.trigger_start == row.trigger_start,
        reports.c.trigger_end == row.trigger_end,
        reports.c.reciprocal,
        reports.c.key != report,
    )
    others = connection.execute(query).scalars().all()
    sides: dict[int, dict[str, set[Span]]] = {key: {"actor": set(), "recipient": set()} for key in (report, *others)}
    for party in connection.execute(select(parties).where(parties.c.report_key.in_(sides))):
        sides[party.report_key][party.role].add((party.start, party.end))
    mine = sides[report]
    for key in others:
        if (sides[key]["actor"], sides[key]["recipient"]) == (mine["recipient"], mine["actor"]):
            return int(key)
    return None
