"""How an instrument stands: what is said to be done with it, by whom, and who disputes it.

"Is Resolution 2231 violated?" has no answer here, only: who says so since when, and who denies what they speak of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from sqlalchemy import Connection, func, select, true

from allegedly.errors import UsageError
from allegedly.knowledge.instruments import Instrument, instruments
from allegedly.ledger.disagreement import standings_of
from allegedly.ledger.earlier import chunks, earlier_versions
from allegedly.ledger.positions import Standing, Taken, standings
from allegedly.ledger.tables import (
    document_versions,
    instrument_claims,
    instrument_mentions,
    instrument_positions,
    parties,
    reports,
    sentences,
)
from allegedly.nouns import Passage, Stance

# The order in which acts are shown: from breach to birth.
ORDER = (
    "violation", "complaint", "invocation", "veto", "waiver", "withdrawal", "expiry", "extension", "revival",
    "compliance", "listing", "accession", "adoption",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """What one sentence says is done with an instrument. `event` is the key of the event that it is said of."""

    document: str
    title: str | None
    published: str | None
    publisher: str | None
    id: str
    act: str
    trigger: str
    polarity: str
    certainty: str
    quote: Passage
    clause: Passage
    positions: tuple[Stance, ...]
    event: int | None


@dataclass(frozen=True, slots=True)
class About:
    """An event that an act is said of ("the sale is a violation"), and who affirms and denies that it happened."""

    event: int
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """One kind of act: the sentences that tell it, who affirms and who denies it, and the events that it is said of."""

    act: str
    said: tuple[Said, ...]
    standings: tuple[Standing, ...]
    about: tuple[About, ...]


@dataclass(frozen=True, slots=True)
class InstrumentRecord:
    """All that the ledger has of an instrument, beside the facts that the program knows of it.

    `sentences` say what is done with it; `acts` hold them all, or the newest where only those were asked for.
    """

    instrument: Instrument
    documents: int
    mentions: int
    sentences: int
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class InstrumentLimits:
    """How much of an instrument is looked at: sentences in all, and events of each act."""

    sentences: int
    events: int


@dataclass(frozen=True, slots=True)
class InstrumentCount:
    """How often an instrument is named, in how many documents, and how many sentences say what is done with it."""

    id: str
    name: str
    kind: str
    documents: int
    mentions: int
    claims: int


def count_all(connection: Connection) -> list[InstrumentCount]:
    """All instruments that the newest versions of documents name, those in most documents first."""
    found = []
    for id_, (in_documents, times, told) in _counts(connection).items():
        known = instruments().get(id_)
        found.append(InstrumentCount(id_, known.name, known.kind, in_documents, times, told))
    return sorted(found, key=lambda one: (-one.documents, -one.mentions, one.id))


def _counts(connection: Connection, id_: str | None = None) -> dict[str, tuple[int, int, int]]:
    """Of each instrument (or one) in the newest versions: documents that name it, mentions, sentences on its acts."""
    named, said = instrument_mentions.c, instrument_claims.c
    documents, mentions, told = Counter[str](), Counter[str](), Counter[str]()

    def count(sign: int, versions: Sequence[int] | None = None) -> None:
        naming = select(named.instrument, func.count(named.version_key.distinct()), func.count())
        saying = select(said.instrument, func.count())
        if id_ is not None:
            naming, saying = naming.where(named.instrument == id_), saying.where(said.instrument == id_)
        if versions is not None:
            naming, saying = naming.where(named.version_key.in_(versions)), saying.where(said.version_key.in_(versions))
        for name, in_documents, times in connection.execute(naming.group_by(named.instrument)):
            documents[name] += sign * in_documents
            mentions[name] += sign * times
        for name, times in connection.execute(saying.group_by(said.instrument)):
            told[name] += sign * times

    count(1)
    for some in chunks(earlier_versions(connection)):
        count(-1, some)
    return {name: (documents[name], mentions[name], told[name]) for name in documents if documents[name]}


def instrument_named(name: str) -> Instrument:
    """The instrument by id, name or alias. Raises UsageError with the nearest names."""
    found = instruments().find(name)
    if found is None:
        names = {alias.casefold(): alias for one in instruments().by_id.values() for alias in (one.name, *one.aliases)}
        near = [names[each] for each in get_close_matches(name.casefold(), names, n=3)]
        hint = f"did you mean {' or '.join(near)}?" if near else "`allegedly instruments` lists those in the ledger"
        raise UsageError(f"no instrument is called “{name}”; {hint}")
    return found


def record(connection: Connection, instrument: Instrument, most: InstrumentLimits | None = None) -> InstrumentRecord:
    """What the newest versions of documents say of an instrument: everything, or the `most` of it that came in last."""
    in_documents, mentions, told = _counts(connection, instrument.id).get(instrument.id, (0, 0, 0))
    said = _said(connection, instrument.id, most.sentences if most else None)
    acts = []
    for act in sorted({one.act for one in said}, key=ORDER.index):
        here = tuple(one for one in said if one.act == act)
        events = dict.fromkeys(one.event for one in here if one.event is not None)
        chosen = list(events)[-most.events :] if most else list(events)
        acts.append(Act(act, here, standings(_taken(here)), tuple(_about(connection, chosen))))
    return InstrumentRecord(instrument, in_documents, mentions, told, tuple(acts))


def _taken(said: Iterable[Said]) -> Iterable[Taken]:
    for one in said:
        for stance in one.positions:
            yield Taken(stance.actor, stance.text, stance.position, one.published, one.document, one.id, one.quote)


def _said(connection: Connection, id_: str, most: int | None) -> list[Said]:
    version, said = document_versions.c, instrument_claims.c
    last = select(said.key).where(said.instrument == id_).order_by(said.key.desc()).limit(most)
    query = (
        select(instrument_claims, version.id.label("document"), version.title, version.published, version.publisher)
        .add_columns(version.text.label("text"), sentences.c.start.label("first"), sentences.c.end.label("last"))
        .add_columns(reports.c.event_key)
        .join(document_versions, version.key == said.version_key)
        .join(sentences, sentences.c.key == said.sentence_key)
        .outerjoin(reports, reports.c.key == said.report_key)
        .where(said.instrument == id_, version.current, true() if most is None else said.key.in_(last))
        .order_by(func.coalesce(version.published, ""), version.id, said.key)
    )
    rows = connection.execute(query).mappings().all()
    stances = _stances(connection, [row["key"] for row in rows])
    return [
        Said(
            document=row["document"],
            title=row["title"],
            published=row["published"],
            publisher=row["publisher"],
            id=row["id"],
            act=row["act"],
            trigger=row["trigger_text"],
            polarity=row["polarity"],
            certainty=row["certainty"],
            quote=Passage((row["first"], row["last"]), row["text"][row["first"] : row["last"]]),
            clause=Passage((row["clause_start"], row["clause_end"]), row["clause_text"]),
            positions=tuple(stances.get(row["key"], ())),
            event=row["event_key"],
        )
        for row in rows
    ]


def _stances(connection: Connection, keys: Sequence[int]) -> Mapping[int, list[Stance]]:
    column = instrument_positions.c
    query = select(instrument_positions).where(column.instrument_claim_key.in_(keys)).order_by(column.key)
    found: dict[int, list[Stance]] = {}
    for row in connection.execute(query):
        stance = Stance(row.actor, row.text, row.position, tuple(row.via))
        found.setdefault(row.instrument_claim_key, []).append(stance)
    return found


def _about(connection: Connection, events: Sequence[int]) -> Iterable[About]:
    for event in events:
        first = select(reports.c.key, reports.c.type).where(reports.c.event_key == event).order_by(reports.c.key)
        report: Any = connection.execute(first.limit(1)).one()
        sides: dict[str, list[str]] = {"actor": [], "recipient": []}
        taking = select(parties).where(parties.c.report_key == report.key).order_by(parties.c.key)
        for party in connection.execute(taking):
            sides[party.role].append(party.actor or party.text)
        yield About(
            event, report.type, tuple(sides["actor"]), tuple(sides["recipient"]), standings_of(connection, event)
        )
