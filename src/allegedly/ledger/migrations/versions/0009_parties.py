"""Under which parties claims are compared: so that a new document is held against those of its own pairs only."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from alembic import op
from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Text,
    bindparam,
    column,
    insert,
    select,
    table,
)

revision = "0009"
down_revision = "0008"

KEY = BigInteger().with_variant(Integer, "sqlite")
# Kinds of other actors, whose ids begin like those of states.
NOT_STATES = frozenset({"GRP", "IGO", "MED", "NGO"})
AT_ONCE = 20_000
NAMES = ("claim_key", "published", "family", "actors", "recipients")


def upgrade() -> None:
    """Makes the table and its rows for the claims that are compared already."""
    op.create_table(
        "parties_told",
        Column("actor", Text, nullable=False),
        Column("recipient", Text, nullable=False),
        Column("family", Text, nullable=False),
        Column("day", Text, nullable=False),
        Column("claim_key", KEY, nullable=False),
        ForeignKeyConstraint(["claim_key"], ["claims.key"], ondelete="CASCADE"),
        PrimaryKeyConstraint("actor", "recipient", "family", "day", "claim_key"),
        comment="Which claims of `tellings` tell what kind of deed of whom towards whom, by day of publication: states "
        "and others by id, nothing where nobody known has that part, * for whoever has it; made from `tellings`",
        sqlite_with_rowid=False,
    )
    told = table("tellings", *(column(name) for name in NAMES))
    made = table("parties_told", *(column(name) for name in ("actor", "recipient", "family", "day", "claim_key")))
    query = (
        select(*(told.c[name] for name in NAMES))
        .where(told.c.claim_key > bindparam("after"))
        .order_by(told.c.claim_key)
        .limit(AT_ONCE)
    )
    connection, after = op.get_bind(), -1
    while some := connection.execute(query, {"after": after}).all():
        rows = [row for each in some for row in _rows(each)]
        if rows:
            connection.execute(insert(made), rows)
        after = some[-1].claim_key
    op.create_index("ix_parties_told_claim_key", "parties_told", ["claim_key"])


def _rows(told: Any) -> Iterator[dict[str, Any]]:
    actors, recipients = _roots(told.actors), _roots(told.recipients)
    pairs = {
        (one, other)
        for one, other in product(actors or {""}, recipients or {""})
        if one != other or len(actors | recipients) == 1
    }
    pairs |= {(one, "*") for one in actors} | {("*", other) for other in recipients}
    for one, other in sorted(pairs - {("", "")}):
        yield {
            "actor": one,
            "recipient": other,
            "family": told.family,
            "day": (told.published or "")[:10],
            "claim_key": told.claim_key,
        }


def _roots(cell: str) -> set[str]:
    return {_root(actor) for actor in cell.split("|")} if cell else set()


def _root(actor: str) -> str:
    first = actor.split(".")[0]
    return first if len(first) == 3 and first not in NOT_STATES else actor
