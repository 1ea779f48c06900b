"""A person's own actors in the ledger."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, PrimaryKeyConstraint, types

revision = "0004"
down_revision = "0003"

Text = types.Text().with_variant(types.Text(collation="C"), "postgresql")
KEY = BigInteger().with_variant(Integer, "sqlite")
CELLS = ("id", "name", "aliases", "kind", "home", "gender", "offices", "wikidata")


def upgrade() -> None:
    """Adds the table."""
    op.create_table(
        "own_actors",
        Column("key", KEY, nullable=False),
        *(Column(name, Text, nullable=False) for name in CELLS),
        Column("who", Text, nullable=False),
        Column("made", Text, nullable=False),
        Column("why", Text),
        Column("dropped", Text),
        PrimaryKeyConstraint("key"),
        comment="Actors and names that people added to those of the program; `dropped` is when somebody took them back",
    )
    op.create_index("ix_own_actors_id", "own_actors", ["id"])
