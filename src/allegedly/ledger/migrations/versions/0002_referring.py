"""Documents that a program of unknown version coded; indexes by which what refers to a row is found at once."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text, types

revision = "0002"
down_revision = "0001"

COMMENT = "Each call that added something, with the version of the program that coded it, where that is known"
# Columns that refer to another table, and whether they may be empty: then only what is there stands in the index.
REFERRING = (
    ("mentions", "role_of", True),
    ("attributions", "source_actor", True),
    ("attributions", "inside_key", True),
    ("attributions", "sentence_key", False),
    ("reports", "sentence_key", False),
    ("reports", "attribution_key", True),
    ("report_quantities", "quantity_key", False),
    ("decisions", "undoes_key", True),
)


def upgrade() -> None:
    """Changes one column and adds the indexes."""
    with op.batch_alter_table("runs") as runs:
        runs.alter_column("program", existing_type=types.Text(), nullable=True)
    if op.get_bind().dialect.supports_comments:
        op.create_table_comment("runs", COMMENT)
    op.create_index("ix_document_versions_run_key", "document_versions", ["run_key"])
    for table, column, empty in REFERRING:
        given = text(f"{column} IS NOT NULL") if empty else None
        op.create_index(f"ix_{table}_{column}", table, [column], sqlite_where=given, postgresql_where=given)
