"""Turns a filter of claims into one query on the catalogue: the rarest heading is read, others are looked up.

With one heading the cards are read in their order until the page is full. With several, the rarest is read and the
others are looked up, one access each; so a question costs at most as much as its rarest heading is long.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    exists,
    func,
    literal,
    not_,
    or_,
    select,
)

from allegedly.errors import UsageError
from allegedly.ledger import search
from allegedly.ledger.catalogue import (
    LAST_PART,
    OLD,
    REJECTED,
    SHOWN,
    dyad_heading,
    heading,
    place_heading,
)
from allegedly.ledger.claims import ClaimFilter
from allegedly.ledger.tables import catalogue, claims, document_versions, outlets, part_key, reports

Check = Callable[[FromClause], ColumnElement[bool]]
# Headings are counted up to here, to find the rarest (1 ms each): of longer ones any fills a page soon. To count what
# is found the whole heading is read, so that it is worth 50 ms to find the right one.
COUNTED, COUNTED_TO_COUNT = 5_000, 50_000
# Where several are as long as that, the one that is mostly the shortest.
RAREST = ("decided", "instrument", "dyad", "place", "speaker", "position", "type", "status", "actor", "outlet")
# Claims that hold given words: fewer than FEW are read and sorted; fewer than MANY are noted down (0.3 µs each) and the
# rarest heading is read; of more, some stand on every stretch of it, and they are looked up until a page is full.
FEW, MANY = 20_000, 200_000
# PostgreSQL looks at the row of each claim that may hold the words: noting down costs more, looking up less.
FEW_ON_SERVER = MANY_ON_SERVER = 5_000
# A claim has one card at most under each name of these kinds.
# What these say stands on every card of a claim, so that it need not be looked up.
OWN = frozenset({"type", "status", "dated"})
SINGLE = frozenset({"claim", "type", "status", "outlet", "position", "place", "dated", "decided", "instrument"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A heading that wanted claims have a card under, and what must stand on the card."""

    kind: str
    name: str = ""
    checks: tuple[Check, ...] = ()

    def on(self, card: FromClause, by_key: bool = False) -> list[ColumnElement[bool]]:
        """The conditions on a card; `by_key`: so that the database finds it by its claim and not by its heading."""
        kind, name = (column.concat("") if by_key else column for column in (card.c.kind, card.c.name))
        return [kind == self.kind, name == self.name, *(check(card) for check in self.checks)]


@dataclass(slots=True)
class _Asked:
    """A filter, taken apart."""

    hidden: tuple[int, ...]
    marks: list[Mark] = field(default_factory=list)
    none_of: list[Mark] = field(default_factory=list)
    # Days of publication: the order in which the cards of a heading lie.
    days: list[Check] = field(default_factory=list)
    # What else stands on every card of a claim.
    own: list[Check] = field(default_factory=list)
    # Conditions on the claim's key that leave few claims.
    keys: list[Check] = field(default_factory=list)
    # Conditions on the claim's key that must be looked up.
    others: list[Check] = field(default_factory=list)


def find_keys(connection: Connection, wanted: ClaimFilter) -> list[int]:
    """The keys of the claims on the page that a filter asks for, in its order."""
    asked = _asked(connection, wanted)
    first, second = _halves(wanted, asked)
    if first is None:
        return _page(connection, wanted, second)
    found = _page(connection, wanted, first)
    if wanted.limit is not None and len(found) == wanted.limit:
        return found
    before = len(found) if not wanted.offset else _count(connection, first)
    rest = None if wanted.limit is None else wanted.limit - len(found)
    return found + _page(connection, replace(wanted, offset=max(0, wanted.offset - before), limit=rest), second)


def _halves(wanted: ClaimFilter, asked: _Asked) -> tuple[_Asked | None, _Asked]:
    """What is asked, in two parts of which the second follows the first where that makes the first page quick."""
    if wanted.sort.endswith("date"):
        # What has no day comes last either way, and most has none: it need not be sorted to fill the first page.
        return replace(asked, own=[*asked.own, _is_dated]), replace(asked, own=[*asked.own, _is_undated])
    since = wanted.happened_since
    if since is None or asked.keys:
        return None, asked
    # Of what was published before those days little is of them: what was told in advance, which has an index.
    before = replace(asked, own=[*asked.own, _is_ahead], days=[*asked.days, lambda card: card.c.day < since])
    after = replace(asked, days=[*asked.days, lambda card: card.c.day >= since])
    return (before, after) if wanted.sort == "published" else (after, before)


def count_keys(connection: Connection, wanted: ClaimFilter) -> int:
    """How many claims a filter asks for, without its limit and offset."""
    asked = _asked(connection, wanted, counting=True)
    if asked.none_of:
        # What is left out is little, and quickly counted.
        whole = replace(wanted, decided=None)
        return count_keys(connection, whole) - count_keys(connection, replace(wanted, decided="accepted"))
    if not replace(wanted, text=None, limit=None, offset=0).narrows:
        every = select(claims.c.key) if wanted.text is None else search.matching(connection, claims, wanted.text)
        return _number(connection, every) - _count(connection, replace(asked, hidden=(OLD, REJECTED)))
    return _count(connection, asked)


def _page(connection: Connection, wanted: ClaimFilter, asked: _Asked) -> list[int]:
    card, query = _query(connection, asked)
    for column in _order(card, wanted.sort):
        query = query.order_by(column)
    if wanted.sort.endswith("date"):
        query = query.add_columns(card.c.first_day)  # what SELECT DISTINCT is ordered by must be selected
    query = query.offset(wanted.offset)
    if wanted.limit is not None:
        query = query.limit(wanted.limit)
    return [row.claim_key for row in connection.execute(query)]


def _count(connection: Connection, asked: _Asked) -> int:
    return _number(connection, _query(connection, asked, COUNTED_TO_COUNT)[1])


def _number(connection: Connection, query: Select[Any]) -> int:
    return int(connection.execute(select(func.count()).select_from(query.subquery())).scalar_one())


def _order(card: FromClause, sort: str) -> list[ColumnElement[Any]]:
    columns = card.c
    days: list[ColumnElement[Any]] = [columns.day]
    if sort == "-published":
        days = [columns.day.desc()]
    elif sort != "published":
        days = [columns.first_day if sort == "date" else columns.first_day.desc(), columns.day]
    return [*days, columns.claim_key]


def _is_dated(card: FromClause) -> ColumnElement[bool]:
    return card.c.first_day > ""


def _is_ahead(card: FromClause) -> ColumnElement[bool]:
    return card.c.last_day > card.c.day


def _is_undated(card: FromClause) -> ColumnElement[bool]:
    return card.c.first_day == ""


def _query(connection: Connection, asked: _Asked, counted: int = COUNTED) -> tuple[FromClause, Select[Any]]:
    """The cards of the wanted claims, one for each, with day and key."""
    marks = _rarest_first(connection, asked, counted)
    card = catalogue.alias("card")
    columns = card.c
    query: Select[Any] = select(columns.day, columns.claim_key)
    # The sum keeps the database from walking along a heading where few keys are given.
    hidden = columns.hidden + 0 if asked.keys else columns.hidden
    query = query.where(hidden == asked.hidden[0] if len(asked.hidden) == 1 else hidden.in_(asked.hidden))
    checks = (*asked.days, *asked.own, *asked.keys, *asked.others)
    query = query.where(*marks[0].on(card, bool(asked.keys)), *(check(card) for check in checks))
    for number, mark in enumerate((*marks[1:], *asked.none_of)):
        if mark.kind in OWN:
            continue
        other = catalogue.alias(f"card_{number}")
        same = [other.c[name] == columns[name] for name in ("hidden", "day", "claim_key")]
        found = exists(select(literal(1)).select_from(other).where(*same, *mark.on(other)))
        query = query.where(not_(found) if mark in asked.none_of else found)
    return card, query if marks[0].kind in SINGLE else query.distinct()


def _rarest_first(connection: Connection, asked: _Asked, counted: int) -> list[Mark]:
    if asked.keys or not asked.marks:
        return [Mark("claim"), *asked.marks]
    # Every card has the days of its event, and under the others its indexes by days are shorter.
    marks = [mark for mark in asked.marks if mark.kind != "dated"] or asked.marks
    if len(marks) == 1:
        return marks
    lengths = {}
    for mark in marks:
        card = catalogue.alias("card")
        days = [check(card) for check in asked.days]
        named = (card.c.hidden.in_(asked.hidden), card.c.kind == mark.kind, card.c.name == mark.name)
        some = select(literal(1)).where(*named, *days).limit(counted)
        lengths[mark] = connection.execute(select(func.count()).select_from(some.subquery())).scalar_one()
    return sorted(marks, key=lambda mark: (lengths[mark], RAREST.index(mark.kind)))


def _asked(connection: Connection, wanted: ClaimFilter, counting: bool = False) -> _Asked:
    asked = _Asked(_hidden(wanted))
    asked.marks += _simple(wanted)
    if wanted.actor is not None:
        asked.marks.append(Mark("actor", heading(wanted.actor), _part("a", wanted.actor)))
    if wanted.a is not None and wanted.b is not None:
        asked.marks.append(_dyad(wanted.a, wanted.b, wanted.direction))
    if wanted.speaker is not None:
        held: tuple[Check, ...] = ()
        if wanted.position is not None:
            held = (_equal("b", wanted.position),)
        asked.marks.append(Mark("speaker", heading(wanted.speaker), (*_part("a", wanted.speaker), *held)))
    if wanted.outlet is not None:
        asked.marks += [Mark("outlet", str(_outlet(connection, wanted.outlet)))]
    if wanted.decided == "undecided":
        asked.none_of.append(Mark("decided", "accepted"))
    asked.own += _own(wanted)
    if wanted.since is not None or wanted.until is not None:
        asked.days.append(_days("day", wanted.since, wanted.until))
    if wanted.document is not None:
        version = document_versions.c
        keys = connection.execute(select(version.key).where(version.id == wanted.document)).scalars().all()
        if not keys:
            raise UsageError(f"no document has the id {wanted.document}; `allegedly claims` shows the ids")
        asked.keys.append(_within([(part_key(key, 0), part_key(key, LAST_PART)) for key in keys]))
    if wanted.event is not None:
        told = select(claims.c.key).join(reports).where(reports.c.event_key == wanted.event)
        asked.keys.append(lambda card: card.c.claim_key.in_(told))
    if wanted.text is not None:
        _add_words(connection, asked, wanted.text, counting)
    return asked


def _outlet(connection: Connection, name: str) -> int:
    """The key of an outlet by name, in any case. Raises UsageError with the nearest names."""
    names = {row.name.casefold(): row for row in connection.execute(select(outlets.c.key, outlets.c.name))}
    found = names.get(name.casefold())
    if found is None:
        near = [names[each].name for each in difflib.get_close_matches(name.casefold(), names, n=3)]
        hint = f"did you mean {' or '.join(near)}?" if near else "give the name of a publisher as the documents have it"
        raise UsageError(f"no outlet in the ledger is called “{name}”; {hint}")
    return int(found.key)


def _hidden(wanted: ClaimFilter) -> tuple[int, ...]:
    kinds = {"rejected": (REJECTED,), "any": (SHOWN, REJECTED)}.get(wanted.decided or "", (SHOWN,))
    return (*kinds, OLD) if wanted.old else kinds


def _simple(wanted: ClaimFilter) -> Iterable[Mark]:
    if wanted.type is not None:
        yield Mark("type", wanted.type)
    if wanted.status is not None:
        yield Mark("status", wanted.status)
    if wanted.position is not None and wanted.speaker is None:
        yield Mark("position", wanted.position)
    if wanted.place is not None:
        yield Mark("place", place_heading(wanted.place))
    if wanted.happened_since is not None or wanted.happened_until is not None:
        yield Mark("dated")
    if wanted.instrument is not None:
        yield Mark("instrument", wanted.instrument)
    if wanted.decided == "accepted":
        yield Mark("decided", "accepted")


def _own(wanted: ClaimFilter) -> Iterable[Check]:
    if wanted.type is not None:
        yield _equal("type", wanted.type)
    if wanted.status is not None:
        yield _equal("status", wanted.status)
    for column, first, last in (
        ("first_day", None, wanted.happened_until),
        ("last_day", wanted.happened_since, None),
    ):
        if first is not None or last is not None:
            yield _days(column, first, last)


def _equal(column: str, value: str) -> Check:
    return lambda card: card.c[column] == value


def _days(column: str, first: str | None, last: str | None) -> Check:
    # No day is the empty text, which comes before all days.
    low = first if first is not None else "0"
    return lambda card: and_(card.c[column] >= low, *([card.c[column] <= last] if last is not None else []))


def _part(column: str, actor: str) -> tuple[Check, ...]:
    """That the card names an actor or a part of it; the first part of an id is the heading itself."""
    return () if actor == heading(actor) else (lambda card: _belongs(card.c[column], actor),)


def _belongs(column: ColumnElement[str], actor: str) -> ColumnElement[bool]:
    whole = actor + "."
    # Not LIKE, which does not tell capitals from small letters on SQLite.
    return or_(column == actor, func.substr(column, 1, len(whole)) == whole)


def _dyad(a: str, b: str, direction: str) -> Mark:
    name = dyad_heading(a, b)
    if direction == "both" and (a, b) == (heading(a), heading(b)) and a != b:
        return Mark("dyad", name)

    def check(card: FromClause) -> ColumnElement[bool]:
        forth = and_(_belongs(card.c.a, a), _belongs(card.c.b, b))
        back = and_(_belongs(card.c.a, b), _belongs(card.c.b, a))
        return {"both": or_(forth, back), "a>b": forth, "b>a": back}[direction]

    return Mark("dyad", name, (check,))


def _within(ranges: list[tuple[int, int]]) -> Check:
    return lambda card: or_(*(card.c.claim_key.between(first, last) for first, last in ranges))


def _add_words(connection: Connection, asked: _Asked, words: str, counting: bool) -> None:
    matching = search.matching(connection, claims, words)
    on_server = connection.dialect.name != "sqlite"
    few, many = (FEW_ON_SERVER, MANY_ON_SERVER) if on_server else (FEW, MANY)
    if on_server and not counting and search.estimated(connection, claims, words) >= many:
        some = many
    else:
        some = _number(connection, matching.limit(many))
    if some < few:
        asked.keys.append(lambda card: card.c.claim_key.in_(matching))
    elif some < many or counting:
        # The sum keeps the database from looking up the cards of all that match.
        asked.others.append(lambda card: (card.c.claim_key + 0).in_(matching))
    else:
        asked.others.append(lambda card: search.matches(connection, claims, words, card.c.claim_key))
