"""The tables of the ledger: one noun, one table, so that the file means something to whoever opens it (Datasette, R).

    outlets   origins
        └────────┴─ documents ─ document_versions ─┬─ sentences · mentions · times · quantities
                                                   ├─ attributions ─ contents · sayings
                                    events ────────┴─ reports ─┬─ parties · report_quantities
                                                               └─ claims ─┬─ positions
                                                                          └─ catalogue · tellings · parties_told
                                    instruments ─┬─ instrument_mentions
                                                 └─ instrument_claims ─ instrument_positions

A mention is not an actor: `mentions` are words, `actors` who they stand for. A report is not an event: a row of
`reports` is the noun `Event` as one document tells it; a row of `events` is what reports of several documents have in
common. An outlet is not an origin: `outlets` publish, `origins` are groups of documents that tell one story in the same
words.

A document whose text changes keeps its row in `documents` and gets a new one in `document_versions`. What was read from
a version hangs on it, and its keys are made from the version's (`part_key`), which needs no round trip to the database.

What changes here needs a step in `migrations/versions` (see CONTRIBUTING.md).
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    TextClause,
    UniqueConstraint,
    func,
    literal_column,
    text,
)

# Parts of one version, of one kind, that a key has room for: a book of a million sentences.
PART_BITS = 20
# In `claims.decided`: what does not count any more.
DECIDED_AGAINST = "rejected"

metadata = MetaData()
# SQLite numbers rows by itself only in a column that is literally INTEGER.
Key = BigInteger().with_variant(Integer, "sqlite")


def part_key(version: int, number: int) -> int:
    """The key of the part with this number (from 0) in a version of a document."""
    return (version << PART_BITS) | number


def part_number(key: int) -> int:
    """The number of a part in its version, from its key."""
    return key & ((1 << PART_BITS) - 1)


def version_of(key: int) -> int:
    """The key of the version that a part belongs to."""
    return key >> PART_BITS


def version_in(key: Column[int]) -> ColumnElement[int]:
    """The version that parts belong to, from the column of their keys: the index that has the keys answers alone."""
    # Written out: PostgreSQL shifts a bigint by an integer only, and a parameter would come as a bigint.
    return key.op(">>", return_type=Key)(literal_column(str(PART_BITS)))


def _key() -> Column[int]:
    return Column("key", Key, primary_key=True)


def _part_of(table: str, index: bool = True) -> Column[int]:
    name = table.removeprefix("document_").rstrip("s") + "_key"
    return Column(name, Key, ForeignKey(f"{table}.key", ondelete="CASCADE"), nullable=False, index=index)


def _card_of(table: str) -> Column[int]:
    """A key that is the one of a row of another table."""
    of = ForeignKey(f"{table}.key", ondelete="CASCADE")
    return Column(f"{table.rstrip('s')}_key", Key, of, primary_key=True, autoincrement=False)


def _span(prefix: str = "", nullable: bool = False) -> tuple[Column[int], Column[int]]:
    return Column(f"{prefix}start", Integer, nullable=nullable), Column(f"{prefix}end", Integer, nullable=nullable)


def _passage(prefix: str = "", nullable: bool = False) -> tuple[Column[int], Column[int], Column[str]]:
    return *_span(prefix, nullable), Column(f"{prefix}text", Text, nullable=nullable)


def _actor(name: str = "actor") -> Column[str]:
    return Column(name, Text, ForeignKey("actors.id"))


about = Table(
    "ledger",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    comment="What this file is: the version of the program that made its tables",
)

runs = Table(
    "runs",
    metadata,
    _key(),
    Column("program", Text),
    Column("started", Text, nullable=False),
    comment="Each call that added something, with the version of the program that coded it, where that is known",
)

actors = Table("actors", metadata, Column("id", Text, primary_key=True), comment="Whom words stand for")

outlets = Table("outlets", metadata, _key(), Column("name", Text, nullable=False, unique=True), comment="Who publishes")

origins = Table(
    "origins",
    metadata,
    _key(),
    Column("id", Text, nullable=False),
    comment="Groups of documents that tell one story in the same words; `id` is the document that came first",
)

documents = Table(
    "documents",
    metadata,
    _key(),
    Column("url", Text),
    Column("origin_key", Key, ForeignKey("origins.key"), index=True),
    Column("added", Text, nullable=False),
    comment="A document, whatever its versions; `origin_key` is the group of documents that tell its story "
    "in the same words",
)

document_versions = Table(
    "document_versions",
    metadata,
    _key(),
    _part_of("documents"),
    Column("number", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("id", Text, nullable=False, index=True),
    Column("hash", Text, nullable=False, index=True),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("published", Text),
    Column("publisher", Text),
    Column("outlet_key", Key, ForeignKey("outlets.key"), index=True),
    Column("url", Text),
    Column("language", Text),
    Column("extra", JSON, nullable=False),
    Column("run_key", Key, ForeignKey("runs.key"), nullable=False, index=True),
    Column("added", Text, nullable=False),
    UniqueConstraint("document_key", "number"),
    UniqueConstraint("document_key", "hash"),
    comment="The text of a document as it stood; `current` marks the newest",
)
# PostgreSQL's other indexes have no room for long addresses.
Index("ix_documents_url", documents.c.url, postgresql_using="hash")
Index("ix_document_versions_url", document_versions.c.url, postgresql_using="hash")
Index("document_versions_by_date", func.coalesce(document_versions.c.published, ""), document_versions.c.id)

fingerprints = Table(
    "fingerprints",
    metadata,
    Column("hash", BigInteger, primary_key=True),
    Column("version_key", Key, ForeignKey("document_versions.key", ondelete="CASCADE"), primary_key=True, index=True),
    comment="Sampled runs of words, by which copies are found (see duplicates.py)",
    sqlite_with_rowid=False,
)

passages = Table(
    "passages",
    metadata,
    _key(),
    _part_of("document_versions"),
    *_span(),
    Column("origin_key", Key, ForeignKey("origins.key", ondelete="CASCADE"), nullable=False, index=True),
    comment="What a document has word for word from another origin, whose its reports there are (see passages.py)",
)

sentences = Table(
    "sentences",
    metadata,
    _key(),
    _part_of("document_versions"),
    *_span(),
    comment="Where each sentence of a version begins and ends, in Unicode code points of its text",
)

mentions = Table(
    "mentions",
    metadata,
    _key(),
    _part_of("document_versions"),
    *_passage(),
    _actor(),
    Column("kind", Text, nullable=False),
    Column("role_title", Text),
    _actor("role_of"),
    Index("mentions_by_actor", "actor"),
    comment="Words that stand for somebody: `actor` is who, where that is known; `role_of` is whose office it is",
)

times = Table(
    "times",
    metadata,
    _key(),
    _part_of("document_versions"),
    *_passage(),
    Column("type", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("first_day", Text),
    Column("last_day", Text),
    comment="Expressions of time, with their TIMEX3 type and value and the days that they mean",
)

quantities = Table(
    "quantities",
    metadata,
    _key(),
    _part_of("document_versions"),
    *_passage(),
    Column("value", Float),
    Column("low", Float),
    Column("high", Float),
    Column("bound", Text, nullable=False),
    Column("unit", Text),
    Column("measures", Text),
    *_passage("of_", nullable=True),
    comment="Figures: what the words count (`measures`), between which bounds, of whom (`of_text`)",
)

attributions = Table(
    "attributions",
    metadata,
    _key(),
    _part_of("document_versions"),
    Column("id", Text, nullable=False),
    Column("sentence_key", Key, ForeignKey("sentences.key"), nullable=False),
    *_passage("source_", nullable=True),
    _actor("source_actor"),
    *_passage("cue_"),
    Column("cue_lemma", Text, nullable=False),
    Column("cue_pos", Text, nullable=False),
    Column("manner", Text, nullable=False),
    Column("position", Text, nullable=False),
    Column("inside_key", Key, ForeignKey("attributions.key", deferrable=True, initially="DEFERRED")),
    Column("evidence_given", Boolean),
    Column("evidence_kind", Text),
    *_passage("evidence_", nullable=True),
    comment="Someone's position towards a content",
)

contents = Table(
    "contents",
    metadata,
    _key(),
    _part_of("document_versions"),
    Column("attribution_key", Key, ForeignKey("attributions.key"), nullable=False, index=True),
    *_span(),
    comment="The spans that an attribution holds",
)

events = Table(
    "events",
    metadata,
    _key(),
    Column("family", Text, nullable=False),
    Column("day", Text),
    comment="What reports of one or more documents have in common; `day` is that of its first report",
)

reports = Table(
    "reports",
    metadata,
    _key(),
    _part_of("document_versions"),
    Column("id", Text, nullable=False),
    Column("event_key", Key, ForeignKey("events.key"), index=True),
    Column("reason", Text),
    Column("sentence_key", Key, ForeignKey("sentences.key"), nullable=False),
    Column("type", Text, nullable=False, index=True),
    Column("mode", Text),
    Column("contexts", JSON, nullable=False),
    Column("quad", Integer, nullable=False),
    Column("goldstein", Float, nullable=False),
    *_passage("trigger_"),
    Column("trigger_lemma", Text, nullable=False),
    Column("trigger_pos", Text, nullable=False),
    *_passage("date_", nullable=True),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("date_precision", Text),
    Column("date_from", Text),
    *_passage("place_", nullable=True),
    Column("place_name", Text),
    Column("place_country", Text),
    Column("place_division", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("geonameid", Integer),
    Column("polarity", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("factuality", Float, nullable=False),
    Column("tense", Text, nullable=False),
    Column("attribution_key", Key, ForeignKey("attributions.key")),
    Column("reciprocal", Boolean, nullable=False),
    comment="An event as one document tells it; `reason` says why it counts to its event",
)

parties = Table(
    "parties",
    metadata,
    _key(),
    _part_of("document_versions"),
    Column("report_key", Key, ForeignKey("reports.key"), nullable=False, index=True),
    Column("role", Text, nullable=False),
    *_passage(),
    _actor(),
    Index("parties_by_actor", "actor", "role", "report_key"),
    comment="Who takes part in a report; role is actor or recipient",
)

report_quantities = Table(
    "report_quantities",
    metadata,
    _key(),
    _part_of("document_versions"),
    Column("report_key", Key, ForeignKey("reports.key"), nullable=False, index=True),
    Column("quantity_key", Key, ForeignKey("quantities.key"), nullable=False),
    comment="Which figures belong to which report",
)

claims = Table(
    "claims",
    metadata,
    _key(),
    _part_of("document_versions"),
    Column("id", Text, nullable=False),
    Column("report_key", Key, ForeignKey("reports.key"), nullable=False, index=True),
    *_passage("quote_"),
    *_passage("clause_"),
    Column("status", Text, nullable=False, index=True),
    Column("decided", Text),
    comment="A report with everyone's position to it; `decided`: whether a person accepted or rejected it",
)

positions = Table(
    "positions",
    metadata,
    _key(),
    _part_of("document_versions"),
    Column("claim_key", Key, ForeignKey("claims.key"), nullable=False, index=True),
    _actor(),
    Column("text", Text, nullable=False),
    Column("position", Text, nullable=False),
    Column("via", JSON, nullable=False),
    Index("positions_by_actor", "actor", "position", "claim_key"),
    comment="Who affirms, denies, doubts or withholds a claim; `via` are the ids of attributions, outermost first",
)


def _days_index(name: str, columns: tuple[str, ...], where: TextClause) -> Index:
    """An index of some cards by the days of their events, under each heading."""
    return Index(f"catalogue_{name}", "hidden", "kind", "name", *columns, sqlite_where=where, postgresql_where=where)


catalogue = Table(
    "catalogue",
    metadata,
    Column("hidden", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("claim_key", Key, ForeignKey("claims.key", ondelete="CASCADE"), nullable=False),
    Column("a", Text, nullable=False),
    Column("b", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("first_day", Text, nullable=False),
    Column("last_day", Text, nullable=False),
    PrimaryKeyConstraint(
        "hidden", "kind", "name", "day", "claim_key", "a", "b", "type", "status", "first_day", "last_day"
    ),
    Index("catalogue_by_claim", "claim_key", "kind"),
    _days_index("dated", ("first_day", "day", "claim_key", "last_day"), text("first_day > ''")),
    _days_index("ahead", ("day", "claim_key", "first_day", "last_day"), text("last_day > day")),
    comment="Under what a claim is found (kind, name), by day of publication; made from the other tables",
    sqlite_with_rowid=False,
)

tellings = Table(
    "tellings",
    metadata,
    _card_of("claims"),
    _part_of("document_versions"),
    Column("report_key", Key, ForeignKey("reports.key", ondelete="CASCADE"), nullable=False, index=True),
    Column("document", Text, nullable=False),
    Column("published", Text),
    Column("family", Text, nullable=False),
    Column("actors", Text, nullable=False),
    Column("recipients", Text, nullable=False),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("place", Text),
    Column("division", Text),
    Column("country", Text),
    Column("trigger", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("context", Text, nullable=False),
    Column("denial", Boolean, nullable=False),
    Column("denied", Boolean, nullable=False),
    comment="What matching compares of the newest versions' claims: parties (ids), trigger, words of clause and "
    "sentence by meaning, each list with | between; made from the other tables",
)

parties_told = Table(
    "parties_told",
    metadata,
    Column("actor", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("family", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("claim_key", Key, ForeignKey("claims.key", ondelete="CASCADE"), nullable=False, index=True),
    PrimaryKeyConstraint("actor", "recipient", "family", "day", "claim_key"),
    comment="Which claims of `tellings` tell what kind of deed of whom towards whom, by day of publication: states and "
    "others by id, nothing where nobody known has that part, * for whoever has it; made from `tellings`",
    sqlite_with_rowid=False,
)

sayings = Table(
    "sayings",
    metadata,
    Column("actor", Text, nullable=False),
    Column("position", Text, nullable=False),
    Column("published", Text, nullable=False),
    Column("attribution_key", Key, ForeignKey("attributions.key", ondelete="CASCADE"), nullable=False, index=True),
    _part_of("document_versions"),
    Column("document", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("named", Text, nullable=False),
    Column("words", Text, nullable=False),
    PrimaryKeyConstraint("actor", "position", "published", "attribution_key"),
    comment="What somebody affirms or denies in words in which no event was found, under each actor that it may be "
    "of: who, whom it names, words by meaning, each list with | between; of the newest versions, made from the "
    "other tables",
    sqlite_with_rowid=False,
)

instruments = Table(
    "instruments",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    comment="Treaties, resolutions, agreements, sanctions lists and mechanisms that documents name",
)


def _instrument() -> Column[str]:
    return Column("instrument", Text, ForeignKey("instruments.id"), nullable=False)


instrument_mentions = Table(
    "instrument_mentions",
    metadata,
    _key(),
    _part_of("document_versions"),
    *_passage(),
    _instrument(),
    Index("instrument_mentions_by_instrument", "instrument", "version_key"),
    comment="Words that name a treaty, resolution or other instrument",
)

instrument_claims = Table(
    "instrument_claims",
    metadata,
    _key(),
    _part_of("document_versions"),
    Column("id", Text, nullable=False),
    _instrument(),
    *_span(),
    Column("act", Text, nullable=False),
    *_passage("trigger_"),
    Column("trigger_lemma", Text, nullable=False),
    Column("trigger_pos", Text, nullable=False),
    Column("sentence_key", Key, ForeignKey("sentences.key"), nullable=False),
    *_passage("clause_"),
    Column("polarity", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("attribution_key", Key, ForeignKey("attributions.key")),
    Column("report_key", Key, ForeignKey("reports.key")),
    Index("instrument_claims_by_instrument", "instrument", "act"),
    comment="What a document says is done with an instrument; `report_key` is the event that it is said of",
)

instrument_positions = Table(
    "instrument_positions",
    metadata,
    _key(),
    _part_of("document_versions"),
    Column("instrument_claim_key", Key, ForeignKey("instrument_claims.key"), nullable=False, index=True),
    _actor(),
    Column("text", Text, nullable=False),
    Column("position", Text, nullable=False),
    Column("via", JSON, nullable=False),
    Index("instrument_positions_by_actor", "actor", "position", "instrument_claim_key"),
    comment="Who affirms, denies, doubts or withholds a claim about an instrument",
)

answers = Table(
    "answers",
    metadata,
    _key(),
    _part_of("document_versions"),
    Column("report_key", Key, ForeignKey("reports.key", ondelete="CASCADE"), index=True),
    Column("attribution_key", Key, ForeignKey("attributions.key", ondelete="CASCADE"), index=True),
    Column("answered_key", Key, ForeignKey("reports.key", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Text, nullable=False),
    Column("reason", Text, nullable=False),
    UniqueConstraint("report_key", "answered_key"),
    UniqueConstraint("attribution_key", "answered_key"),
    comment="Reports, or words without an event, that affirm or deny what a report of another document tells",
)

own_actors = Table(
    "own_actors",
    metadata,
    _key(),
    Column("id", Text, nullable=False, index=True),
    *(Column(name, Text, nullable=False) for name in ("name", "aliases", "kind", "home", "gender", "offices")),
    Column("wikidata", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("why", Text),
    Column("dropped", Text),
    comment="Actors and names that people added to those of the program; `dropped` is when somebody took them back",
)

decisions = Table(
    "decisions",
    metadata,
    _key(),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("noun", Text, nullable=False),
    Column("target", Text, nullable=False, index=True),
    Column("anchor", JSON, nullable=False),
    Column("before", JSON),
    Column("after", JSON),
    Column("who", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("why", Text),
    Column("undoes_key", Key, ForeignKey("decisions.key")),
    Column("missing", Boolean, nullable=False),
    comment="What people decided: undone by another row, never deleted. `target` is the id of a document, `anchor` the "
    "words there; `missing`: these words, or what was read from them, are not there any more",
)

decision_documents = Table(
    "decision_documents",
    metadata,
    _key(),
    Column("decision_key", Key, ForeignKey("decisions.key"), nullable=False, index=True),
    Column("document", Text, nullable=False, index=True),
    comment="The documents (by id) that a decision is about: of a merge or split also those of the other reports",
)

overruled = Table(
    "overruled",
    metadata,
    _key(),
    _part_of("document_versions"),
    Column("part", Text, nullable=False),
    Column("part_key", Key, nullable=False),
    Column("field", Text, nullable=False),
    Column("machine", JSON),
    Column("decision_key", Key, ForeignKey("decisions.key"), nullable=False, index=True),
    UniqueConstraint("part", "part_key", "field"),
    comment="What the machine says where a decision holds; `part` is a table, `decision_key` the last decision",
)

# A row can go only when nothing refers to it: without these, looking that up would read the whole table.
for _column in (
    mentions.c.role_of,
    attributions.c.source_actor,
    attributions.c.inside_key,
    attributions.c.sentence_key,
    reports.c.sentence_key,
    reports.c.attribution_key,
    report_quantities.c.quantity_key,
    instrument_claims.c.sentence_key,
    instrument_claims.c.attribution_key,
    instrument_claims.c.report_key,
    decisions.c.undoes_key,
):
    _given = _column.is_not(None) if _column.nullable else None
    Index(f"ix_{_column.table.name}_{_column.name}", _column, sqlite_where=_given, postgresql_where=_given)

# What was read from a version, in the order in which it is written.
PARTS = (
    sentences,
    mentions,
    times,
    quantities,
    attributions,
    contents,
    reports,
    parties,
    report_quantities,
    claims,
    positions,
    instrument_mentions,
    instrument_claims,
    instrument_positions,
)
