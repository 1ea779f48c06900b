"""What a new document is compared with: claims of others that may tell the same, or answer it, published nearest.

Claims lie under their parties, family and day (`parties_told`): the rarest thing that two reports must have in common
comes first. Of each such heading the nearest before and after the document's day are read, so that a million others
cost nothing, and a much-named state no more than another: every row that is read may be of the same event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache

from sqlalchemy import ColumnElement, Connection, bindparam, not_, select, union_all

from allegedly.knowledge.families import families, near
from allegedly.ledger.answering import ANSWERED_APART, CHARGES, REJECTIONS, doers_of
from allegedly.ledger.catalogue import SHOWN, heading
from allegedly.ledger.matching import REPEATED_APART, Telling
from allegedly.ledger.prepared import Prepared
from allegedly.ledger.sayings import Saying
from allegedly.ledger.tables import catalogue, part_key
from allegedly.ledger.tables import parties_told as pairs
from allegedly.ledger.tellings import ANYBODY, NOBODY, Compared, pairs_of, said_near

# Claims that are read of one pair of parties and one family, before a document's day and after it; where one of the
# parties is not known, a claim is seldom of the same event.
NEAREST, NEAREST_OF_ONE = 16, 8
# Reports with which one of a new document is compared, the nearest by publication, and all of them together (some 10 µs
# each).
MAX_COMPARED, MAX_TOGETHER = 40, 160
# Reports that may be answered or answer: fewer, as most accusations and denials come within days.
MAX_ANSWERING = 60
# What others say of an actor is read of so many before and after a document's day, to find what is said of its events.
MAX_SAYINGS = 60
LAST_DAY = date.max.isoformat()

# Actor, recipient and family under which claims lie.
Heading = tuple[str, str, str]
# Claims by key, each with the days between.
Distances = dict[int, int]


class Near:
    """The claims of other documents that a new one is compared with."""

    def __init__(self, connection: Connection, published: str | None, version: int) -> None:
        self._connection, self._day = connection, _day(published)
        self._own = {"first": part_key(version, 0), "last": part_key(version + 1, 0) - 1}

    def of_events(self, mine: Sequence[Telling]) -> list[list[int]]:
        """Those that may tell the same event, for each of some reports, the nearest first."""
        asked = [_headings(one) for one in mine]
        read = self._read({heading for some in asked for heading in some}, REPEATED_APART)
        found = [_nearest((read[heading] for heading in some), MAX_COMPARED) for some in asked]
        kept = set(_nearest(found, MAX_TOGETHER))
        return [[key for key in some if key in kept] for some in found]

    def of_what_is_answered(self, parts: Compared) -> dict[str, list[int]]:
        """Those that may answer or be answered by what is told, and what words without an event may be about."""
        return {
            "answers": self._of_answers([one for _, one in parts.tellings]),
            "denies": self._of_denials(parts.sayings),
            "affirms": self._of_contested(parts.sayings),
        }

    def said(self, position: str, mine: Sequence[Telling]) -> list[Saying]:
        """What others may affirm or deny of some reports in words without an event, near the new document's day."""
        if self._day is None or not mine:
            return []
        window = _window(self._day, ANSWERED_APART)
        return said_near(self._connection, (position, self._day.isoformat(), *window), mine, MAX_SAYINGS)

    def _of_answers(self, mine: Sequence[Telling]) -> list[int]:
        """Those that may affirm or deny what is told, or be affirmed or denied by it (`answering`)."""
        asked: set[Heading] = set()
        for one in mine:
            wanted = {CHARGES, REJECTIONS}
            if one.denial or one.family == CHARGES:
                wanted |= _every()
            elif one.family == REJECTIONS:
                wanted = {CHARGES} if one.denied else set()
            asked |= _doing(doers_of(one), wanted)
        read = self._read(asked, REPEATED_APART)
        return list(_nearest(read.values(), MAX_ANSWERING))

    def _of_denials(self, sayings: Iterable[Saying]) -> list[int]:
        """Those that words of a new document may deny."""
        actors = {actor for one in sayings if one.position == "denies" for actor in one.source | one.named}
        if self._day is None:
            return []
        read = self._read(_doing(actors, _every() - {REJECTIONS}), ANSWERED_APART)
        return list(_nearest(read.values(), MAX_ANSWERING))

    def _of_contested(self, sayings: Iterable[Saying]) -> list[int]:
        """Those that words of a new document may affirm: of what is only said, that alone matters which is denied."""
        actors = {actor for one in sayings if one.position == "affirms" for actor in one.named}
        if self._day is None or not actors:
            return []
        since, until = _window(self._day, ANSWERED_APART)
        asked = [
            {"name": name, "since": since, "until": until, **self._own} for name in {heading(each) for each in actors}
        ]
        found = {
            key: _distance(self._day, day)
            for rows in _CONTESTED.each(self._connection, asked)
            for key, day, actor in rows
            if _takes_part(actor, actors)
        }
        return list(_nearest([found], MAX_ANSWERING))

    def _read(self, asked: Iterable[Heading], apart: int) -> dict[Heading, Distances]:
        """The nearest claims under some headings; where months may lie between, the last ones without a day too."""
        since, until = ("0", LAST_DAY) if self._day is None else _window(self._day, apart)
        window = {"since": since, "until": until, "middle": until if self._day is None else self._day.isoformat()}
        headings = sorted(asked)
        values = [
            {
                "actor": actor,
                "recipient": recipient,
                "family": family,
                "most": NEAREST if NOBODY not in (actor, recipient) else NEAREST_OF_ONE,
                **window,
                **self._own,
            }
            for actor, recipient, family in headings
        ]
        query = _NEAR if apart == REPEATED_APART else _DATED
        return {
            heading: {key: _distance(self._day, day) for key, day in rows}
            for heading, rows in zip(headings, query.each(self._connection, values), strict=True)
        }


def _headings(one: Telling) -> set[Heading]:
    """Under which those lie that may tell the same event as a report (`matching.same`)."""
    found: set[tuple[str, str]] = set()
    for actor, recipient in pairs_of(one):
        if NOBODY not in (actor, recipient):
            found |= {(actor, recipient), (actor, NOBODY), (NOBODY, recipient)}
        elif actor != recipient:
            found.add((actor or ANYBODY, recipient or ANYBODY))
    return {(actor, recipient, family) for actor, recipient in found for family in families_near(one.family)}


def _doing(doers: Iterable[str], wanted: Iterable[str]) -> set[Heading]:
    """Where claims of some families lie by those who are told to have done it (`answering.doers_of`)."""
    return {
        (ANYBODY, doer, family) if family == CHARGES else (doer, ANYBODY, family) for doer in doers for family in wanted
    }


def _nearest(found: Iterable[Mapping[int, int]], most: int) -> Distances:
    """The nearest of some claims, the nearest first, of those as near the newest."""
    every: Distances = {}
    for some in found:
        every.update(some)
    return {key: every[key] for key in sorted(every, key=lambda key: (every[key], -key))[:most]}


def _takes_part(actor: str, roots: Iterable[str]) -> bool:
    return any(actor == one or actor.startswith(one + ".") for one in roots)


@cache
def _every() -> frozenset[str]:
    return frozenset(families().values())


@cache
def families_near(name: str) -> tuple[str, ...]:
    """A family and those near to it."""
    return name, *sorted(other for other in _every() if near(other, name))


def _window(day: date, days: int) -> tuple[str, str]:
    return _apart(day, -days), _apart(day, days)


def _apart(day: date, days: int) -> str:
    try:
        return (day + timedelta(days=days)).isoformat()
    except OverflowError:
        return "0" if days < 0 else LAST_DAY


@lru_cache(maxsize=1 << 14)
def _distance(day: date | None, other: str) -> int:
    """Days between; what is without a day comes last, as nothing says that it is near."""
    found = _day(other)
    if found is None:
        return date.max.toordinal()
    return abs((found - day).days) if day is not None else -found.toordinal()


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


_UNDER = select(pairs.c.claim_key, pairs.c.day).where(
    pairs.c.actor == bindparam("actor"),
    pairs.c.recipient == bindparam("recipient"),
    pairs.c.family == bindparam("family"),
    not_(pairs.c.claim_key.between(bindparam("first"), bindparam("last"))),
)
_BEFORE = _UNDER.where(pairs.c.day.between(bindparam("since"), bindparam("middle")))
_AFTER = _UNDER.where(pairs.c.day > bindparam("middle"), pairs.c.day <= bindparam("until"))
_MOST: ColumnElement[int] = bindparam("most")
_DATED_PARTS = [
    _BEFORE.order_by(pairs.c.day.desc(), pairs.c.claim_key.desc()).limit(_MOST).subquery(),
    _AFTER.order_by(pairs.c.day, pairs.c.claim_key).limit(_MOST).subquery(),
]
_UNDATED = _UNDER.where(pairs.c.day == "").order_by(pairs.c.claim_key.desc()).limit(_MOST).subquery()
_DATED = Prepared(union_all(*(select(part) for part in _DATED_PARTS)))
_NEAR = Prepared(union_all(*(select(part) for part in (*_DATED_PARTS, _UNDATED))))
_CARD = catalogue.c
_CONTESTED = Prepared(
    select(_CARD.claim_key, _CARD.day, _CARD.a).where(
        _CARD.hidden == SHOWN,
        not_(_CARD.claim_key.between(bindparam("first"), bindparam("last"))),
        _CARD.kind == "contested",
        _CARD.name == bindparam("name"),
        _CARD.day.between(bindparam("since"), bindparam("until")),
    )
)
