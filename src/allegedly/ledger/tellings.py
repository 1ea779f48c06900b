"""What matching compares, kept ready in rows: so that a hundred reports cost one question and no word is read again.

A row of `tellings` is a claim's `Telling`, one of `sayings` a `Saying`; both are made from a coded document as people
corrected it, of the newest version of each document only, and made anew when anything of it changes. A row of
`parties_told` says under which pair of parties, family and day a claim of `tellings` is found (`nearby`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from allegedly.ledger.answering import CHARGES, doers_of
from allegedly.ledger.matching import Telling, roots, telling
from allegedly.ledger.prepared import Insert, Prepared, among
from allegedly.ledger.restoring import restore
from allegedly.ledger.sayings import Saying, sayings
from allegedly.ledger.tables import DECIDED_AGAINST, claims, document_versions, part_key
from allegedly.ledger.tables import parties_told as pairs
from allegedly.ledger.tables import sayings as said
from allegedly.ledger.tables import tellings as told
from allegedly.nouns import CodedDocument

# Between the items of a list in a cell, as in the tables of knowledge; no id and no word has it.
BETWEEN = "|"
# In `parties_told`: whoever it is, and nobody known.
ANYBODY, NOBODY = "*", ""
# Documents that are read at once where the rows of many are made.
BATCH = 64

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Compared:
    """What is compared of a version: its tellings (claims by key; None: an event without a claim), and its sayings."""

    tellings: tuple[tuple[int | None, Telling], ...]
    sayings: tuple[Saying, ...]


def compared(coded: CodedDocument, version: int) -> Compared:
    """What is compared of a version of a document."""
    of_event: dict[str, int] = {}
    for number, claim in enumerate(coded.claims):
        of_event.setdefault(claim.event, part_key(version, number))
    return Compared(
        tuple(
            (of_event.get(event.id), telling(coded, event, part_key(version, number)))
            for number, event in enumerate(coded.events)
        ),
        tuple(sayings(coded, part_key(version, 0))),
    )


def rows_of(parts: Compared, version: int) -> dict[str, list[Row]]:
    """The rows by table; of `sayings` without what can never be held to be about an event (`said_of`)."""
    of_claims = [(claim, one) for claim, one in parts.tellings if claim is not None]
    return {
        told.name: [_telling_row(one, claim, version) for claim, one in of_claims],
        pairs.name: [row for claim, one in of_claims for row in _pair_rows(one, claim)],
        said.name: [
            _saying_row(actor, one, version)
            for one in parts.sayings
            if one.published is not None
            for actor in sorted(one.named | one.source if one.position == "denies" else one.named)
        ],
    }


def pairs_of(one: Telling) -> set[tuple[str, str]]:
    """Who does it to whom, by roots of the actors' ids; NOBODY where nobody known has that part.

    What two do with each other is told of each towards the other.
    """
    actors, recipients = roots(one.actors), roots(one.recipients)
    alone = len(actors | recipients) == 1
    return {
        (actor, recipient)
        for actor, recipient in product(actors or (NOBODY,), recipients or (NOBODY,))
        if actor != recipient or alone
    }


def enter(connection: Connection, parts: Compared, version: int) -> None:
    """Writes what is compared of a version, which is the newest of its document and has no rows yet."""
    rows = rows_of(parts, version)
    for table, into in _INSERTS.items():
        into(connection, rows[table])


def forget(connection: Connection, version: int) -> None:
    """Takes out the rows of a version: it is not the newest any more, or has changed."""
    first, last = part_key(version, 0), part_key(version + 1, 0) - 1
    connection.execute(delete(pairs).where(pairs.c.claim_key.between(first, last)))
    for table in (told, said):
        connection.execute(delete(table).where(table.c.version_key == version))


def renew(connection: Connection, version: int) -> None:
    """Makes the rows of a version anew, after anything of it changed; an older version has none."""
    forget(connection, version)
    current = select(document_versions.c.current).where(document_versions.c.key == version)
    if connection.execute(current).scalar():
        _enter_all(connection, [version])


def fill(connection: Connection) -> None:
    """Makes the rows of all versions that have none: in a ledger whose tables are from before them."""
    key = document_versions.c.key
    lacking = [~select(table.c.version_key).where(table.c.version_key == key).exists() for table in (told, said)]
    keys = connection.execute(select(key).where(document_versions.c.current, *lacking).order_by(key)).scalars().all()
    for start in range(0, len(keys), BATCH):
        _enter_all(connection, keys[start : start + BATCH])


class Recalled:
    """The tellings of some claims, by the claims' keys; each is made of its row when it is looked at."""

    def __init__(self, connection: Connection, keys: Iterable[int]) -> None:
        self._rows: dict[int, Any] = {row[0]: row for row in _RECALLED(connection, keys=list(keys))}
        self._made: dict[int, Telling] = {}

    def of(self, keys: Iterable[int]) -> list[Telling]:
        """Those of some claims that are there, in the order of the keys."""
        return [self._of(key) for key in keys if key in self._rows]

    def _of(self, key: int) -> Telling:
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = _telling(self._rows[key][1:])
        return found


def said_near(
    connection: Connection, asked: tuple[str, str, str, str], mine: Sequence[Telling], most: int
) -> list[Saying]:
    """The sayings that may be about some reports: of a position, published nearest to a day and within two others.

    Of each actor so many are looked at before the day, and so many after it.
    """
    position, day, since, until = asked
    rows: list[tuple[Any, ...]] = []
    for actor in sorted(frozenset().union(*(doers_of(one) for one in mine))):
        rows += _BEFORE(connection, actor=actor, position=position, since=since, until=day, most=most)
        rows += _AFTER(connection, actor=actor, position=position, since=day, until=until, most=most)
    # Each must name what is told, but for a charge (see `said_of`): read off the cell before it is taken apart.
    names = None if any(one.family == CHARGES for one in mine) else {one.trigger for one in mine}
    found = {row[0]: row for row in rows if names is None or any(name in row[6] for name in names)}
    return [_saying(row) for row in found.values()]


def compared_of(connection: Connection, versions: Sequence[int]) -> list[tuple[CodedDocument, Compared]]:
    """Some versions with what is compared of them: as people corrected it, and without what they rejected.

    Whoever rejects a denial that the machine read as an event rejects what is said by the same words.
    """
    query = select(claims.c.key).where(claims.c.version_key.in_(versions), claims.c.decided == DECIDED_AGAINST)
    gone = set(connection.execute(query).scalars())
    found = []
    # With what people rejected: the numbers of parts are those of all.
    for version, coded in zip(versions, restore(connection, versions, rejected=True), strict=True):
        parts = compared(coded, version)
        left = tuple(each for each in parts.tellings if each[0] not in gone)
        if len(left) < len(parts.tellings):
            kept = {one.key for _, one in left}
            cues = {e.trigger.span for n, e in enumerate(coded.events) if part_key(version, n) not in kept}
            silent = {part_key(version, n) for n, each in enumerate(coded.attributions) if each.cue.span in cues}
            parts = Compared(left, tuple(each for each in parts.sayings if each.key not in silent))
        found.append((coded, parts))
    return found


def _enter_all(connection: Connection, versions: Sequence[int]) -> None:
    for version, (_, parts) in zip(versions, compared_of(connection, versions), strict=True):
        enter(connection, parts, version)


def _pair_rows(one: Telling, claim: int) -> Iterator[Row]:
    found = pairs_of(one)
    found |= {(actor, ANYBODY) for actor in roots(one.actors)}
    found |= {(ANYBODY, recipient) for recipient in roots(one.recipients)}
    of = {"family": one.family, "day": (one.published or "")[:10], "claim_key": claim}
    for actor, recipient in sorted(found - {(NOBODY, NOBODY)}):
        yield {"actor": actor, "recipient": recipient, **of}


def _telling_row(one: Telling, claim: int, version: int) -> Row:
    return {
        "claim_key": claim,
        "version_key": version,
        "report_key": one.key,
        "document": one.document,
        "published": one.published,
        "family": one.family,
        "actors": _joined(one.actors),
        "recipients": _joined(one.recipients),
        "first_day": one.start,
        "last_day": one.end,
        "place": one.place,
        "division": one.division,
        "country": one.country,
        "trigger": one.trigger,
        "words": _joined(one.words),
        "context": _joined(one.context),
        "denial": one.denial,
        "denied": one.denied,
    }


def _telling(row: Sequence[Any]) -> Telling:
    key, document, published, family, actors, recipients, start, end, place, division, country, trigger = row[:12]
    words, context, denial, denied = row[12:]
    return Telling(
        key,
        document,
        None,
        published,
        family,
        _ids(actors),
        _ids(recipients),
        start,
        end,
        place,
        trigger,
        frozenset(words.split(BETWEEN)) if words else frozenset(),
        frozenset(context.split(BETWEEN)) if context else frozenset(),
        division,
        country,
        bool(denial),
        bool(denied),
    )


def _saying_row(actor: str, one: Saying, version: int) -> Row:
    return {
        "actor": actor,
        "attribution_key": one.key,
        "version_key": version,
        "document": one.document,
        "published": one.published,
        "position": one.position,
        "source": _joined(one.source),
        "named": _joined(one.named),
        "words": _joined(one.words),
    }


def _saying(row: Sequence[Any]) -> Saying:
    key, document, published, position, source, named, words = row
    return Saying(key, document, published, position, _ids(source), _ids(named), frozenset(words.split(BETWEEN)))


def _joined(items: Iterable[str]) -> str:
    return BETWEEN.join(sorted(items))


# The same few parties stand in most of the rows.
@lru_cache(maxsize=1 << 12)
def _ids(cell: str) -> frozenset[str]:
    return frozenset(cell.split(BETWEEN)) if cell else frozenset()


_INSERTS = {table.name: Insert(table) for table in (told, pairs, said)}
_RECALLED = Prepared(
    select(told.c.claim_key, told.c.report_key, told.c.document, told.c.published, told.c.family)
    .add_columns(told.c.actors, told.c.recipients, told.c.first_day, told.c.last_day)
    .add_columns(told.c.place, told.c.division, told.c.country, told.c.trigger)
    .add_columns(told.c.words, told.c.context, told.c.denial, told.c.denied)
    .where(among(told.c.claim_key, "keys"))
)
_SAID = (
    select(said.c.attribution_key, said.c.document, said.c.published, said.c.position, said.c.source, said.c.named)
    .add_columns(said.c.words)
    .where(
        said.c.actor == bindparam("actor"),
        said.c.position == bindparam("position"),
        said.c.published.between(bindparam("since"), bindparam("until")),
    )
    .limit(bindparam("most"))
)
_BEFORE = Prepared(_SAID.order_by(said.c.published.desc(), said.c.attribution_key.desc()))
_AFTER = Prepared(_SAID.order_by(said.c.published, said.c.attribution_key))
