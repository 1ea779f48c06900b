"""Events that may be one: told of the same parties at about the same time, and counted apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from allegedly.knowledge.plover import plover
from allegedly.ledger import ClaimFilter, ClaimRow
from allegedly.web.room import Room

# Told of the same two within so many days of publication, and some that a page can hold.
NEAR_DAYS, MOST_NEAR = 14, 6
# Claims that are looked through.
MOST_LOOKED_AT = 200


def near(room: Room, key: int, row: ClaimRow) -> list[ClaimRow]:
    """The first claims of events that may be this one: of the same type and parties, published at about the same time.

    None where nobody known acts, or nothing is dated: then anything would be near.
    """
    known = [next((one for one in side if room.known(one)), None) for side in (row.actors, row.recipients)]
    if not any(known) or not row.published or row.type not in plover().types:
        return []
    day = date.fromisoformat(row.published[:10])
    since, until = (str(day + timedelta(days=days)) for days in (-NEAR_DAYS, NEAR_DAYS))
    wanted = ClaimFilter(type=row.type, since=since, until=until, limit=MOST_LOOKED_AT)
    a, b = known
    if a is not None and b is not None and a != b:
        found = room.ledger.claims(replace(wanted, a=a, b=b))
    else:
        found = room.ledger.claims(replace(wanted, actor=a or b))
    others: dict[int, ClaimRow] = {}
    for one in found:
        if one.event is not None and one.event != key:
            others.setdefault(one.event, one)
    return list(others.values())[:MOST_NEAR]
