"""What matching compares of claims and of what is only said, kept ready; cards of claims that somebody denies.

The rows of claims that are there already are made when the step has run (`opening.py`).
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Text,
)

revision = "0007"
down_revision = "0006"

KEY = BigInteger().with_variant(Integer, "sqlite")
# Tables that said nothing of themselves.
COMMENTS = {
    "documents": "A document, whatever its versions; `origin_key` is the group of documents that tell "
    "its story in the same words",
    "sentences": "Where each sentence of a version begins and ends, in Unicode code points of its text",
    "mentions": "Words that stand for somebody: `actor` is who, where that is known; `role_of` is whose office it is",
    "times": "Expressions of time, with their TIMEX3 type and value and the days that they mean",
    "quantities": "Figures: what the words count (`measures`), between which bounds, of whom (`of_text`)",
    "report_quantities": "Which figures belong to which report",
    "instrument_mentions": "Words that name a treaty, resolution or other instrument",
}


def upgrade() -> None:
    """Makes the tables and the cards, and says what the older tables hold."""
    if op.get_bind().dialect.supports_comments:
        for name, comment in COMMENTS.items():
            op.create_table_comment(name, comment)
    op.create_table(
        "tellings",
        Column("claim_key", KEY, autoincrement=False, nullable=False),
        Column("version_key", KEY, nullable=False),
        Column("report_key", KEY, nullable=False),
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
        ForeignKeyConstraint(["claim_key"], ["claims.key"], ondelete="CASCADE"),
        ForeignKeyConstraint(["version_key"], ["document_versions.key"], ondelete="CASCADE"),
        ForeignKeyConstraint(["report_key"], ["reports.key"], ondelete="CASCADE"),
        PrimaryKeyConstraint("claim_key"),
        comment="What matching compares of the newest versions' claims: parties (ids), trigger, words of clause and "
        "sentence by meaning, each list with | between; made from the other tables",
    )
    for column in ("version_key", "report_key"):
        op.create_index(f"ix_tellings_{column}", "tellings", [column])
    op.create_table(
        "sayings",
        Column("actor", Text, nullable=False),
        Column("position", Text, nullable=False),
        Column("published", Text, nullable=False),
        Column("attribution_key", KEY, nullable=False),
        Column("version_key", KEY, nullable=False),
        Column("document", Text, nullable=False),
        Column("source", Text, nullable=False),
        Column("named", Text, nullable=False),
        Column("words", Text, nullable=False),
        ForeignKeyConstraint(["attribution_key"], ["attributions.key"], ondelete="CASCADE"),
        ForeignKeyConstraint(["version_key"], ["document_versions.key"], ondelete="CASCADE"),
        PrimaryKeyConstraint("actor", "position", "published", "attribution_key"),
        comment="What somebody affirms or denies in words in which no event was found, under each actor that it may be "
        "of: who, whom it names, words by meaning, each list with | between; of the newest versions, made from the "
        "other tables",
        sqlite_with_rowid=False,
    )
    for column in ("attribution_key", "version_key"):
        op.create_index(f"ix_sayings_{column}", "sayings", [column])
    op.execute(
        "INSERT INTO catalogue (hidden, kind, name, day, claim_key, a, b, type, status, first_day, last_day) "
        "SELECT hidden, 'contested', name, day, claim_key, a, b, type, status, first_day, last_day FROM catalogue "
        "WHERE kind = 'actor' AND status IN ('denied', 'disputed')"
    )
