"""How much two actors are told to do to each other, period by period: counted by the database, from the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, Connection, and_, case, distinct, func, or_, select

from allegedly.errors import UsageError
from allegedly.ledger.catalogue import SHOWN, dyad_heading
from allegedly.ledger.tables import catalogue

Period = Literal["day", "month", "year"]
# How much of a day written as 2022-10-26 names the period.
LETTERS = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many claims of one type tell that one actor does something to the other, published in a period.

    A claim is a report of an event; `direction` is "a>b" or "b>a"; `period` is 2022, 2022-10 or 2022-10-26, or None for
    documents without a date.
    """

    period: str | None
    direction: Literal["a>b", "b>a"]
    type: str
    reports: int


def series(connection: Connection, a: str, b: str, by: Period = "month") -> list[Tally]:
    """The tallies of two actors, their offices and bodies counted as themselves, by period, direction and type.

    What has no direction (A met B) is counted once in each. Raises UsageError where the actors are one, or the period
    is unknown.
    """
    if a == b:
        raise UsageError(f"a dyad needs two different actors, and both are {a}")
    if by not in LETTERS:
        raise UsageError(f"by {by} is unknown; choose one of: {', '.join(get_args(Period))}")
    card = catalogue.c
    period = func.substr(card.day, 1, LETTERS[by]).label("period")
    forth, back = (and_(_of(card.a, one), _of(card.b, other)) for one, other in ((a, b), (b, a)))
    direction = case((forth, "a>b"), else_="b>a").label("direction")
    query = (
        select(period, direction, card.type, func.count(distinct(card.claim_key)))
        .where(card.hidden == SHOWN, card.kind == "dyad", card.name == dyad_heading(a, b), or_(forth, back))
        .group_by(period, direction, card.type)
        .order_by(period, direction, card.type)
    )
    return [Tally(row[0] or None, row[1], row[2], row[3]) for row in connection.execute(query)]


def _of(column: Any, actor: str) -> ColumnElement[bool]:
    part = actor + "."
    return or_(column == actor, func.substr(column, 1, len(part)) == part)
