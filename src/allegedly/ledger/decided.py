"""What people decided: the noun, and its rows. Rows are only added; what holds is worked out from all of them."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any, Literal

from sqlalchemy import Connection, insert, select

from allegedly.ledger.prepared import Prepared, among
from allegedly.ledger.tables import decision_documents, decisions

Kind = Literal[
    "type", "actor", "recipient", "date", "speaker", "position", "accept", "reject", "note", "merge", "split", "undo"
]
# About which reports tell one event.
JOINING = frozenset({"merge", "split"})
# What a claim is after these, in `claims.decided`.
VERDICTS = {"accept": "accepted", "reject": "rejected"}


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided: on which words of which document, what stood there before, what shall stand there.

    `after` depends on the kind: `{"type", "mode"}`; for actor and recipient a list of `{"actor", "start", "end",
    "text"}`; `{"first_day", "last_day", "precision", "start", "end", "text"}` or None for a date; `{"was", "actor",
    "text"}` for a speaker (`was`: the words of the source, None for one that the machine missed); `{"was",
    "position"}` for a position; `{"with": [{"document", "anchor"}]}` for merge and split.

    `made` is a UTC time, `undoes` the id of a decision; `stands` says whether nobody undid it, `missing` whether its
    words are not in the ledger (any more).
    """

    id: str
    kind: Kind
    noun: str
    document: str
    anchor: dict[str, Any]
    before: Any
    after: Any
    who: str
    made: str
    why: str | None = None
    undoes: str | None = None
    stands: bool = True
    missing: bool = False
    key: int | None = None


def identity(made: Decision) -> str:
    """The id of a decision: the same wherever it is imported."""
    parts = [made.kind, made.noun, made.document, made.anchor, made.after, made.who, made.made, made.why, made.undoes]
    return blake2b(json.dumps(parts, sort_keys=True).encode(), digest_size=8).hexdigest()


def now() -> str:
    """The time of a decision: exact enough that those of one person have an order."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def keep(connection: Connection, made: Decision) -> None:
    """Adds the row of a decision."""
    undoes = None
    if made.undoes is not None:
        undoes = connection.execute(select(decisions.c.key).where(decisions.c.id == made.undoes)).scalar_one()
    result = connection.execute(
        insert(decisions).values(
            id=made.id,
            kind=made.kind,
            noun=made.noun,
            target=made.document,
            anchor=made.anchor,
            before=made.before,
            after=made.after,
            who=made.who,
            made=made.made,
            why=made.why,
            undoes_key=undoes,
            missing=False,
        )
    )
    others = [each["document"] for each in made.after["with"]] if made.kind in JOINING else []
    about = [{"decision_key": result.inserted_primary_key[0], "document": id} for id in {made.document, *others}]  # type: ignore[index]
    connection.execute(insert(decision_documents), about)


def concern(connection: Connection, documents: Collection[str]) -> bool:
    """Whether any decision is about one of these documents (by id)."""
    return bool(_ABOUT(connection, documents=list(documents)))


def everything(connection: Connection) -> list[Decision]:
    """All decisions, in the order in which they were made, wherever that was."""
    rows = connection.execute(select(decisions).order_by(decisions.c.made, decisions.c.id)).all()
    ids = {row.key: row.id for row in rows}
    undone: set[int] = set()
    # An undoing comes after what it undoes: from the last to the first, whether it stands is known when it counts.
    for row in reversed(rows):
        if row.undoes_key is not None and row.key not in undone:
            undone.add(row.undoes_key)
    return [
        Decision(
            id=row.id,
            kind=row.kind,
            noun=row.noun,
            document=row.target,
            anchor=row.anchor,
            before=row.before,
            after=row.after,
            who=row.who,
            made=row.made,
            why=row.why,
            undoes=ids.get(row.undoes_key),
            stands=row.key not in undone,
            missing=row.missing,
            key=row.key,
        )
        for row in rows
    ]


_ABOUT = Prepared(select(decision_documents.c.key).where(among(decision_documents.c.document, "documents")).limit(1))
