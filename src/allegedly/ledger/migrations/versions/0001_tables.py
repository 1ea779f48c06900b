"""The tables as they stood when migrations began, with full-text search on documents and quotes of claims."""

from __future__ import annotations

from alembic import op
from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    UniqueConstraint,
    text,
    types,
)

revision = "0001"
down_revision = None

# In the order of their signs, as on SQLite, wherever the server stands: days and ids are compared and sorted.
Text = types.Text().with_variant(types.Text(collation="C"), "postgresql")
KEY = BigInteger().with_variant(Integer, "sqlite")
SEARCHED = {"document_versions": ("title", "text"), "claims": ("quote_text",)}
TOKENIZER = "porter unicode61 remove_diacritics 2"
# A `tsvector` holds 1 MB, enough for the words of a text of a million signs; what a longer document says behind them is
# found by the quotes of its claims.
LONGEST_SEARCHED = 1_000_000
# So that words are those of FTS5: accents go, and punctuation is a blank (PostgreSQL takes U.S. for a host's name).
ACCENTS = r"[\u0300-\u036f]+"
PUNCTUATION = r"[\u0001-/:-@\[-`{-\u007f\u00a0-\u00bf\u2010-\u206f\u2122\u2212]+"


def upgrade() -> None:
    """Makes all tables."""
    _tables()
    _search()


def _tables() -> None:
    op.create_table(
        "actors", Column("id", Text, nullable=False), PrimaryKeyConstraint("id"), comment="Whom words stand for"
    )
    op.create_table(
        "decisions",
        Column("key", KEY, nullable=False),
        Column("kind", Text, nullable=False),
        Column("noun", Text, nullable=False),
        Column("target", Text, nullable=False),
        Column("before", JSON),
        Column("after", JSON),
        Column("who", Text, nullable=False),
        Column("made", Text, nullable=False),
        Column("why", Text),
        Column("undoes_key", KEY),
        ForeignKeyConstraint(["undoes_key"], ["decisions.key"]),
        PrimaryKeyConstraint("key"),
        comment="What people decided: undone by another row, never deleted",
    )
    op.create_index("ix_decisions_target", "decisions", ["target"])
    op.create_table(
        "events",
        Column("key", KEY, nullable=False),
        Column("family", Text, nullable=False),
        Column("day", Text),
        PrimaryKeyConstraint("key"),
        comment="What reports of one or more documents have in common; `day` is that of its first report",
    )
    op.create_table(
        "ledger",
        Column("name", Text, nullable=False),
        Column("value", Text, nullable=False),
        PrimaryKeyConstraint("name"),
        comment="What this file is: the version of the program that made its tables",
    )
    op.create_table(
        "origins",
        Column("key", KEY, nullable=False),
        Column("id", Text, nullable=False),
        PrimaryKeyConstraint("key"),
        comment="Groups of documents that tell one story in the same words; `id` is the document that came first",
    )
    op.create_table(
        "outlets",
        Column("key", KEY, nullable=False),
        Column("name", Text, nullable=False),
        PrimaryKeyConstraint("key"),
        UniqueConstraint("name"),
        comment="Who publishes",
    )
    op.create_table(
        "runs",
        Column("key", KEY, nullable=False),
        Column("program", Text, nullable=False),
        Column("started", Text, nullable=False),
        PrimaryKeyConstraint("key"),
        comment="Each call that coded something, with the version of the program",
    )
    op.create_table(
        "documents",
        Column("key", KEY, nullable=False),
        Column("url", Text),
        Column("origin_key", KEY),
        Column("added", Text, nullable=False),
        ForeignKeyConstraint(["origin_key"], ["origins.key"]),
        PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_documents_origin_key", "documents", ["origin_key"])
    op.create_index("ix_documents_url", "documents", ["url"], postgresql_using="hash")
    op.create_table(
        "document_versions",
        Column("key", KEY, nullable=False),
        Column("document_key", KEY, nullable=False),
        Column("number", Integer, nullable=False),
        Column("current", Boolean, nullable=False),
        Column("id", Text, nullable=False),
        Column("hash", Text, nullable=False),
        Column("title", Text),
        Column("text", Text, nullable=False),
        Column("published", Text),
        Column("publisher", Text),
        Column("outlet_key", KEY),
        Column("url", Text),
        Column("language", Text),
        Column("extra", JSON, nullable=False),
        Column("run_key", KEY, nullable=False),
        Column("added", Text, nullable=False),
        ForeignKeyConstraint(["document_key"], ["documents.key"], ondelete="CASCADE"),
        ForeignKeyConstraint(["outlet_key"], ["outlets.key"]),
        ForeignKeyConstraint(["run_key"], ["runs.key"]),
        PrimaryKeyConstraint("key"),
        UniqueConstraint("document_key", "hash"),
        UniqueConstraint("document_key", "number"),
        comment="The text of a document as it stood; `current` marks the newest",
    )
    op.create_index("ix_document_versions_document_key", "document_versions", ["document_key"])
    op.create_index("ix_document_versions_hash", "document_versions", ["hash"])
    op.create_index("ix_document_versions_id", "document_versions", ["id"])
    op.create_index("ix_document_versions_outlet_key", "document_versions", ["outlet_key"])
    op.create_index("ix_document_versions_url", "document_versions", ["url"], postgresql_using="hash")
    op.create_index("document_versions_by_date", "document_versions", [text("coalesce(published, '')"), "id"])
    op.create_table(
        "fingerprints",
        Column("hash", BigInteger, nullable=False),
        Column("version_key", KEY, nullable=False),
        ForeignKeyConstraint(["version_key"], ["document_versions.key"], ondelete="CASCADE"),
        PrimaryKeyConstraint("hash", "version_key"),
        comment="Sampled runs of words, by which copies are found (see duplicates.py)",
        sqlite_with_rowid=False,
    )
    op.create_index("ix_fingerprints_version_key", "fingerprints", ["version_key"])
    op.create_table(
        "mentions",
        Column("key", KEY, nullable=False),
        Column("version_key", KEY, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("text", Text, nullable=False),
        Column("actor", Text),
        Column("kind", Text, nullable=False),
        Column("role_title", Text),
        Column("role_of", Text),
        ForeignKeyConstraint(["actor"], ["actors.id"]),
        ForeignKeyConstraint(["role_of"], ["actors.id"]),
        ForeignKeyConstraint(["version_key"], ["document_versions.key"], ondelete="CASCADE"),
        PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_mentions_version_key", "mentions", ["version_key"])
    op.create_index("mentions_by_actor", "mentions", ["actor"])
    op.create_table(
        "quantities",
        Column("key", KEY, nullable=False),
        Column("version_key", KEY, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("text", Text, nullable=False),
        Column("value", Float),
        Column("low", Float),
        Column("high", Float),
        Column("bound", Text, nullable=False),
        Column("unit", Text),
        Column("measures", Text),
        Column("of_start", Integer),
        Column("of_end", Integer),
        Column("of_text", Text),
        ForeignKeyConstraint(["version_key"], ["document_versions.key"], ondelete="CASCADE"),
        PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_quantities_version_key", "quantities", ["version_key"])
    op.create_table(
        "sentences",
        Column("key", KEY, nullable=False),
        Column("version_key", KEY, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        ForeignKeyConstraint(["version_key"], ["document_versions.key"], ondelete="CASCADE"),
        PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_sentences_version_key", "sentences", ["version_key"])
    op.create_table(
        "times",
        Column("key", KEY, nullable=False),
        Column("version_key", KEY, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("text", Text, nullable=False),
        Column("type", Text, nullable=False),
        Column("value", Text, nullable=False),
        Column("first_day", Text),
        Column("last_day", Text),
        ForeignKeyConstraint(["version_key"], ["document_versions.key"], ondelete="CASCADE"),
        PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_times_version_key", "times", ["version_key"])
    op.create_table(
        "attributions",
        Column("key", KEY, nullable=False),
        Column("version_key", KEY, nullable=False),
        Column("id", Text, nullable=False),
        Column("sentence_key", KEY, nullable=False),
        Column("source_start", Integer),
        Column("source_end", Integer),
        Column("source_text", Text),
        Column("source_actor", Text),
        Column("cue_start", Integer, nullable=False),
        Column("cue_end", Integer, nullable=False),
        Column("cue_text", Text, nullable=False),
        Column("cue_lemma", Text, nullable=False),
        Column("cue_pos", Text, nullable=False),
        Column("manner", Text, nullable=False),
        Column("position", Text, nullable=False),
        Column("inside_key", KEY),
        Column("evidence_given", Boolean),
        Column("evidence_kind", Text),
        Column("evidence_start", Integer),
        Column("evidence_end", Integer),
        Column("evidence_text", Text),
        ForeignKeyConstraint(["inside_key"], ["attributions.key"], initially="DEFERRED", deferrable=True),
        ForeignKeyConstraint(["sentence_key"], ["sentences.key"]),
        ForeignKeyConstraint(["source_actor"], ["actors.id"]),
        ForeignKeyConstraint(["version_key"], ["document_versions.key"], ondelete="CASCADE"),
        PrimaryKeyConstraint("key"),
        comment="Someone's position towards a content",
    )
    op.create_index("ix_attributions_version_key", "attributions", ["version_key"])
    op.create_table(
        "contents",
        Column("key", KEY, nullable=False),
        Column("version_key", KEY, nullable=False),
        Column("attribution_key", KEY, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        ForeignKeyConstraint(["attribution_key"], ["attributions.key"]),
        ForeignKeyConstraint(["version_key"], ["document_versions.key"], ondelete="CASCADE"),
        PrimaryKeyConstraint("key"),
        comment="The spans that an attribution holds",
    )
    op.create_index("ix_contents_attribution_key", "contents", ["attribution_key"])
    op.create_index("ix_contents_version_key", "contents", ["version_key"])
    op.create_table(
        "reports",
        Column("key", KEY, nullable=False),
        Column("version_key", KEY, nullable=False),
        Column("id", Text, nullable=False),
        Column("event_key", KEY),
        Column("reason", Text),
        Column("sentence_key", KEY, nullable=False),
        Column("type", Text, nullable=False),
        Column("mode", Text),
        Column("contexts", JSON, nullable=False),
        Column("quad", Integer, nullable=False),
        Column("goldstein", Float, nullable=False),
        Column("trigger_start", Integer, nullable=False),
        Column("trigger_end", Integer, nullable=False),
        Column("trigger_text", Text, nullable=False),
        Column("trigger_lemma", Text, nullable=False),
        Column("trigger_pos", Text, nullable=False),
        Column("date_start", Integer),
        Column("date_end", Integer),
        Column("date_text", Text),
        Column("first_day", Text),
        Column("last_day", Text),
        Column("date_precision", Text),
        Column("date_from", Text),
        Column("place_start", Integer),
        Column("place_end", Integer),
        Column("place_text", Text),
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
        Column("attribution_key", KEY),
        Column("reciprocal", Boolean, nullable=False),
        ForeignKeyConstraint(["attribution_key"], ["attributions.key"]),
        ForeignKeyConstraint(["event_key"], ["events.key"]),
        ForeignKeyConstraint(["sentence_key"], ["sentences.key"]),
        ForeignKeyConstraint(["version_key"], ["document_versions.key"], ondelete="CASCADE"),
        PrimaryKeyConstraint("key"),
        comment="An event as one document tells it; `reason` says why it counts to its event",
    )
    op.create_index("ix_reports_event_key", "reports", ["event_key"])
    op.create_index("ix_reports_type", "reports", ["type"])
    op.create_index("ix_reports_version_key", "reports", ["version_key"])
    op.create_table(
        "claims",
        Column("key", KEY, nullable=False),
        Column("version_key", KEY, nullable=False),
        Column("id", Text, nullable=False),
        Column("report_key", KEY, nullable=False),
        Column("quote_start", Integer, nullable=False),
        Column("quote_end", Integer, nullable=False),
        Column("quote_text", Text, nullable=False),
        Column("clause_start", Integer, nullable=False),
        Column("clause_end", Integer, nullable=False),
        Column("clause_text", Text, nullable=False),
        Column("status", Text, nullable=False),
        ForeignKeyConstraint(["report_key"], ["reports.key"]),
        ForeignKeyConstraint(["version_key"], ["document_versions.key"], ondelete="CASCADE"),
        PrimaryKeyConstraint("key"),
        comment="A report with everyone's position to it",
    )
    op.create_index("ix_claims_report_key", "claims", ["report_key"])
    op.create_index("ix_claims_status", "claims", ["status"])
    op.create_index("ix_claims_version_key", "claims", ["version_key"])
    op.create_table(
        "parties",
        Column("key", KEY, nullable=False),
        Column("version_key", KEY, nullable=False),
        Column("report_key", KEY, nullable=False),
        Column("role", Text, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("text", Text, nullable=False),
        Column("actor", Text),
        ForeignKeyConstraint(["actor"], ["actors.id"]),
        ForeignKeyConstraint(["report_key"], ["reports.key"]),
        ForeignKeyConstraint(["version_key"], ["document_versions.key"], ondelete="CASCADE"),
        PrimaryKeyConstraint("key"),
        comment="Who takes part in a report; role is actor or recipient",
    )
    op.create_index("ix_parties_report_key", "parties", ["report_key"])
    op.create_index("ix_parties_version_key", "parties", ["version_key"])
    op.create_index("parties_by_actor", "parties", ["actor", "role", "report_key"])
    op.create_table(
        "report_quantities",
        Column("key", KEY, nullable=False),
        Column("version_key", KEY, nullable=False),
        Column("report_key", KEY, nullable=False),
        Column("quantity_key", KEY, nullable=False),
        ForeignKeyConstraint(["quantity_key"], ["quantities.key"]),
        ForeignKeyConstraint(["report_key"], ["reports.key"]),
        ForeignKeyConstraint(["version_key"], ["document_versions.key"], ondelete="CASCADE"),
        PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_report_quantities_report_key", "report_quantities", ["report_key"])
    op.create_index("ix_report_quantities_version_key", "report_quantities", ["version_key"])
    op.create_table(
        "positions",
        Column("key", KEY, nullable=False),
        Column("version_key", KEY, nullable=False),
        Column("claim_key", KEY, nullable=False),
        Column("actor", Text),
        Column("text", Text, nullable=False),
        Column("position", Text, nullable=False),
        Column("via", JSON, nullable=False),
        ForeignKeyConstraint(["actor"], ["actors.id"]),
        ForeignKeyConstraint(["claim_key"], ["claims.key"]),
        ForeignKeyConstraint(["version_key"], ["document_versions.key"], ondelete="CASCADE"),
        PrimaryKeyConstraint("key"),
        comment="Who affirms, denies, doubts or withholds a claim; `via` are the ids of attributions, outermost first",
    )
    op.create_index("ix_positions_claim_key", "positions", ["claim_key"])
    op.create_index("ix_positions_version_key", "positions", ["version_key"])
    op.create_index("positions_by_actor", "positions", ["actor", "position", "claim_key"])


def _search() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _search_sqlite()
    else:
        _search_postgresql()


def _search_sqlite() -> None:
    """FTS5 indexes without a text of their own, and the triggers that keep them true to their tables."""
    for table, columns in SEARCHED.items():
        index, names = f"{table}_search", ", ".join(columns)
        new = ", ".join(f"new.{column}" for column in columns)
        old = ", ".join(f"old.{column}" for column in columns)
        op.execute(
            f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content='{table}', content_rowid='key', "
            f"tokenize='{TOKENIZER}')"
        )
        op.execute(
            f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN "
            f"INSERT INTO {index}(rowid, {names}) VALUES (new.key, {new}); END"
        )
        op.execute(
            f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN "
            f"INSERT INTO {index}({index}, rowid, {names}) VALUES ('delete', old.key, {old}); END"
        )


def _search_postgresql() -> None:
    """A column of words beside the text. PostgreSQL's own configurations leave out common words, and so phrases."""
    op.execute("CREATE TEXT SEARCH DICTIONARY allegedly (TEMPLATE = snowball, LANGUAGE = english)")
    op.execute("CREATE TEXT SEARCH CONFIGURATION allegedly (COPY = simple)")
    op.execute("ALTER TEXT SEARCH CONFIGURATION allegedly ALTER MAPPING REPLACE simple WITH allegedly")
    for table, columns in SEARCHED.items():
        parts = " || ' ' || ".join(f"coalesce({column}, '')" for column in columns)
        plain = f"regexp_replace(normalize(left({parts}, {LONGEST_SEARCHED}), NFD), '{ACCENTS}', '', 'g')"
        words = f"to_tsvector('allegedly', regexp_replace({plain}, '{PUNCTUATION}', ' ', 'g'))"
        added = f"ALTER TABLE {table} ADD COLUMN words tsvector GENERATED ALWAYS AS ({words}) STORED"
        op.get_bind().exec_driver_sql(added)
        op.execute(f"CREATE INDEX {table}_search ON {table} USING gin (words)")
