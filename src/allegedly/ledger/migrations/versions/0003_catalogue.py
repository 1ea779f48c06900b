"""The catalogue under which claims are found, and what is needed to keep, replay and undo decisions of people."""

from __future__ import annotations

from alembic import op
from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    UniqueConstraint,
    text,
    types,
)

revision = "0003"
down_revision = "0002"

Text = types.Text().with_variant(types.Text(collation="C"), "postgresql")
KEY = BigInteger().with_variant(Integer, "sqlite")
CLAIMS = "A report with everyone's position to it; `decided`: whether a person accepted or rejected it"


def upgrade() -> None:
    """Adds the tables. The ledger fills the catalogue when it has taken all steps."""
    op.add_column("claims", Column("decided", Text))
    if op.get_bind().dialect.supports_comments:
        op.create_table_comment("claims", CLAIMS)
    _catalogue()
    _decisions()


def _catalogue() -> None:
    plain = ("kind", "name", "day", "a", "b", "type", "status", "first_day", "last_day")
    op.create_table(
        "catalogue",
        Column("hidden", Integer, nullable=False),
        Column("claim_key", KEY, nullable=False),
        *(Column(name, Text, nullable=False) for name in plain),
        ForeignKeyConstraint(["claim_key"], ["claims.key"], ondelete="CASCADE"),
        PrimaryKeyConstraint(
            "hidden", "kind", "name", "day", "claim_key", "a", "b", "type", "status", "first_day", "last_day"
        ),
        comment="Under what a claim is found (kind, name), by day of publication; made from the other tables",
        sqlite_with_rowid=False,
    )
    op.create_index("catalogue_by_claim", "catalogue", ["claim_key", "kind"])


def _decisions() -> None:
    # No program could make a decision before this step: the table is empty.
    op.drop_table("decisions")
    op.create_table(
        "decisions",
        Column("key", KEY, nullable=False),
        Column("id", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("noun", Text, nullable=False),
        Column("target", Text, nullable=False),
        Column("anchor", JSON, nullable=False),
        Column("before", JSON),
        Column("after", JSON),
        Column("who", Text, nullable=False),
        Column("made", Text, nullable=False),
        Column("why", Text),
        Column("undoes_key", KEY),
        Column("missing", Boolean, nullable=False),
        ForeignKeyConstraint(["undoes_key"], ["decisions.key"]),
        PrimaryKeyConstraint("key"),
        UniqueConstraint("id"),
        comment="What people decided: undone by another row, never deleted. `target` is the id of a document, `anchor` "
        "the words there; `missing`: these words, or what was read from them, are not there any more",
    )
    op.create_index("ix_decisions_target", "decisions", ["target"])
    given = text("undoes_key IS NOT NULL")
    op.create_index("ix_decisions_undoes_key", "decisions", ["undoes_key"], sqlite_where=given, postgresql_where=given)
    op.create_table(
        "decision_documents",
        Column("key", KEY, nullable=False),
        Column("decision_key", KEY, nullable=False),
        Column("document", Text, nullable=False),
        ForeignKeyConstraint(["decision_key"], ["decisions.key"]),
        PrimaryKeyConstraint("key"),
        comment="The documents (by id) that a decision is about: of a merge or split also those of the other reports",
    )
    op.create_index("ix_decision_documents_decision_key", "decision_documents", ["decision_key"])
    op.create_index("ix_decision_documents_document", "decision_documents", ["document"])
    op.create_table(
        "overruled",
        Column("key", KEY, nullable=False),
        Column("version_key", KEY, nullable=False),
        Column("part", Text, nullable=False),
        Column("part_key", KEY, nullable=False),
        Column("field", Text, nullable=False),
        Column("machine", JSON),
        Column("decision_key", KEY, nullable=False),
        ForeignKeyConstraint(["version_key"], ["document_versions.key"], ondelete="CASCADE"),
        ForeignKeyConstraint(["decision_key"], ["decisions.key"]),
        PrimaryKeyConstraint("key"),
        UniqueConstraint("part", "part_key", "field"),
        comment="What the machine says where a decision holds; `part` is a table, `decision_key` the last decision",
    )
    op.create_index("ix_overruled_version_key", "overruled", ["version_key"])
    op.create_index("ix_overruled_decision_key", "overruled", ["decision_key"])
