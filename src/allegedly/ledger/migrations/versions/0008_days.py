"""Indexes by which claims are found by the day of their event: in its order, and told before it happens."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Makes the indexes."""
    dated, ahead = text("first_day > ''"), text("last_day > day")
    op.create_index(
        "catalogue_dated",
        "catalogue",
        ["hidden", "kind", "name", "first_day", "day", "claim_key", "last_day"],
        sqlite_where=dated,
        postgresql_where=dated,
    )
    op.create_index(
        "catalogue_ahead",
        "catalogue",
        ["hidden", "kind", "name", "day", "claim_key", "first_day", "last_day"],
        sqlite_where=ahead,
        postgresql_where=ahead,
    )
