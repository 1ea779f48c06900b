"""Instruments, what is said to be done with them, and reports that answer those of other documents."""

from __future__ import annotations

from alembic import op
from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
    text,
)

revision = "0005"
down_revision = "0004"

KEY = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "instruments",
        Column("id", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("kind", Text, nullable=False),
        PrimaryKeyConstraint("id"),
        comment="Treaties, resolutions, agreements, sanctions lists and mechanisms that documents name",
    )
    _instrument_tables()
    op.create_table(
        "answers",
        Column("key", KEY, nullable=False),
        Column("version_key", KEY, nullable=False),
        Column("report_key", KEY),
        Column("attribution_key", KEY),
        Column("answered_key", KEY, nullable=False),
        Column("position", Text, nullable=False),
        Column("reason", Text, nullable=False),
        _version(),
        ForeignKeyConstraint(["report_key"], ["reports.key"], ondelete="CASCADE"),
        ForeignKeyConstraint(["attribution_key"], ["attributions.key"], ondelete="CASCADE"),
        ForeignKeyConstraint(["answered_key"], ["reports.key"], ondelete="CASCADE"),
        PrimaryKeyConstraint("key"),
        UniqueConstraint("report_key", "answered_key"),
        UniqueConstraint("attribution_key", "answered_key"),
        comment="Reports, or words without an event, that affirm or deny what a report of another document tells",
    )
    for column in ("version_key", "report_key", "attribution_key", "answered_key"):
        op.create_index(f"ix_answers_{column}", "answers", [column])


def _instrument_tables() -> None:
    op.create_table(
        "instrument_mentions",
        Column("key", KEY, nullable=False),
        Column("version_key", KEY, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("text", Text, nullable=False),
        Column("instrument", Text, nullable=False),
        _version(),
        ForeignKeyConstraint(["instrument"], ["instruments.id"]),
        PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_instrument_mentions_version_key", "instrument_mentions", ["version_key"])
    op.create_index("instrument_mentions_by_instrument", "instrument_mentions", ["instrument", "version_key"])
    op.create_table(
        "instrument_claims",
        Column("key", KEY, nullable=False),
        Column("version_key", KEY, nullable=False),
        Column("id", Text, nullable=False),
        Column("instrument", Text, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("act", Text, nullable=False),
        Column("trigger_start", Integer, nullable=False),
        Column("trigger_end", Integer, nullable=False),
        Column("trigger_text", Text, nullable=False),
        Column("trigger_lemma", Text, nullable=False),
        Column("trigger_pos", Text, nullable=False),
        Column("sentence_key", KEY, nullable=False),
        Column("clause_start", Integer, nullable=False),
        Column("clause_end", Integer, nullable=False),
        Column("clause_text", Text, nullable=False),
        Column("polarity", Text, nullable=False),
        Column("certainty", Text, nullable=False),
        Column("attribution_key", KEY),
        Column("report_key", KEY),
        _version(),
        ForeignKeyConstraint(["instrument"], ["instruments.id"]),
        ForeignKeyConstraint(["sentence_key"], ["sentences.key"]),
        ForeignKeyConstraint(["attribution_key"], ["attributions.key"]),
        ForeignKeyConstraint(["report_key"], ["reports.key"]),
        PrimaryKeyConstraint("key"),
        comment="What a document says is done with an instrument; `report_key` is the event that it is said of",
    )
    op.create_index("ix_instrument_claims_version_key", "instrument_claims", ["version_key"])
    op.create_index("instrument_claims_by_instrument", "instrument_claims", ["instrument", "act"])
    for column, empty in (("sentence_key", False), ("attribution_key", True), ("report_key", True)):
        given = text(f"{column} IS NOT NULL") if empty else None
        op.create_index(
            f"ix_instrument_claims_{column}", "instrument_claims", [column], sqlite_where=given, postgresql_where=given
        )
    op.create_table(
        "instrument_positions",
        Column("key", KEY, nullable=False),
        Column("version_key", KEY, nullable=False),
        Column("instrument_claim_key", KEY, nullable=False),
        Column("actor", Text),
        Column("text", Text, nullable=False),
        Column("position", Text, nullable=False),
        Column("via", JSON, nullable=False),
        _version(),
        ForeignKeyConstraint(["instrument_claim_key"], ["instrument_claims.key"]),
        ForeignKeyConstraint(["actor"], ["actors.id"]),
        PrimaryKeyConstraint("key"),
        comment="Who affirms, denies, doubts or withholds a claim about an instrument",
    )
    for column in ("version_key", "instrument_claim_key"):
        op.create_index(f"ix_instrument_positions_{column}", "instrument_positions", [column])
    op.create_index(
        "instrument_positions_by_actor", "instrument_positions", ["actor", "position", "instrument_claim_key"]
    )


def _version() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["version_key"], ["document_versions.key"], ondelete="CASCADE")
