"""Passages that documents have from other origins; those of older documents are found after all steps (`opening`)."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint

revision = "0006"
down_revision = "0005"

KEY = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "passages",
        Column("key", KEY, nullable=False),
        Column("version_key", KEY, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("origin_key", KEY, nullable=False),
        PrimaryKeyConstraint("key"),
        ForeignKeyConstraint(["version_key"], ["document_versions.key"], ondelete="CASCADE"),
        ForeignKeyConstraint(["origin_key"], ["origins.key"], ondelete="CASCADE"),
        comment="What a document has word for word from another origin, whose its reports there are (see passages.py)",
    )
    op.create_index("ix_passages_version_key", "passages", ["version_key"])
    op.create_index("ix_passages_origin_key", "passages", ["origin_key"])
