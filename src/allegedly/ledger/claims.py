"""Claims as they are asked for and shown: the filter that is the same everywhere, and the rows that answer it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from sqlalchemy import Connection, select

from allegedly.errors import UsageError
from allegedly.knowledge.plover import plover
from allegedly.ledger.copying import whose
from allegedly.ledger.disagreement import Spread, spreads
from allegedly.ledger.tables import claims, document_versions, documents, parties, positions, reports
from allegedly.nouns import Passage, Position, Stance, Status

Direction = Literal["both", "a>b", "b>a"]
Sort = Literal["published", "-published", "date", "-date"]
Decided = Literal["accepted", "rejected", "undecided", "any"]
DEFAULT_LIMIT = 50


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims; what is None does not matter. An actor's offices and bodies count as the actor.

    `actor` takes part in the event; `a` and `b` are on its two sides, in the `direction`; `speaker` takes a position
    (with `position`: that one); `since` and `until` are days of publication, `happened_since` and `happened_until` the
    days of the event itself, as far as the text gives them, all included; `place` is a name or a country's ISO 3166-1
    alpha-3 code; `document` is an id, `outlet` the name of a publisher, `instrument` the id of a treaty or
    resolution that the sentence names, `event` a key; `text` are words of the quote.

    What a person rejected is left out unless `decided` asks for it ("any", "rejected"); `old` also shows what stood in
    earlier versions of documents. `sort` is by publication or by the event's date; "-" puts the newest first.
    """

    actor: str | None = None
    a: str | None = None
    b: str | None = None
    direction: Direction = "both"
    type: str | None = None
    status: str | None = None
    position: str | None = None
    speaker: str | None = None
    since: str | None = None
    until: str | None = None
    happened_since: str | None = None
    happened_until: str | None = None
    place: str | None = None
    document: str | None = None
    outlet: str | None = None
    instrument: str | None = None
    event: int | None = None
    text: str | None = None
    decided: Decided | None = None
    old: bool = False
    sort: Sort = "published"
    limit: int | None = DEFAULT_LIMIT
    offset: int = 0

    @property
    def narrows(self) -> bool:
        """Whether it leaves out any claim that the ledger shows by itself."""
        return replace(self, sort="published") != ClaimFilter(limit=None)

    def check(self) -> None:
        """Raises UsageError, in one line, where the filter asks for what cannot be."""
        for name, value, allowed in (
            ("type", self.type, tuple(plover().types)),
            ("status", self.status, get_args(Status)),
            ("position", self.position, get_args(Position)),
            ("direction", self.direction, get_args(Direction)),
            ("decided", self.decided, get_args(Decided)),
            ("sort", self.sort, get_args(Sort)),
        ):
            if value is not None and value not in allowed:
                raise UsageError(f"{name} {value} is unknown; choose one of: {', '.join(allowed)}")
        if (self.a is None) != (self.b is None):
            raise UsageError("a dyad needs both of its actors, a and b")
        if self.a is not None and self.a == self.b:
            raise UsageError(f"a dyad needs two different actors, and both are {self.a}")
        for name, since, until in (
            ("", self.since, self.until),
            ("happened_", self.happened_since, self.happened_until),
        ):
            _check_days(f"{name}since", since, f"{name}until", until)
        if self.offset < 0 or (self.limit is not None and self.limit < 0):
            raise UsageError("limit and offset count claims; give 0 or more")


def _check_days(first: str, since: str | None, last: str, until: str | None) -> None:
    for name, day in ((first, since), (last, until)):
        if day is not None:
            try:
                valid = date.fromisoformat(day).isoformat() == day
            except ValueError:
                valid = False
            if not valid:
                raise UsageError(f"{name} {day} is not a day; write it as 2022-10-26")
    if since is not None and until is not None and since > until:
        raise UsageError(f"{first} {since} lies after {last} {until}; swap them")


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with what is needed to show it.

    `key` names it in this ledger; `event` is the key of the event that it reports, across documents, and `reason` why
    it was counted to it (None for the first); `origin` the key of the group of documents that tell its story in the
    same words. `actors` and `recipients` are ids, or the words of the unknown; `start` and `end` the days that the text
    gives. `decided` is "accepted" or "rejected" where a person said so. `spread` is how many documents, outlets
    and origins tell its event.
    """

    key: int
    document: str
    title: str | None
    published: str | None
    publisher: str | None
    url: str | None
    id: str
    event: int | None
    reason: str | None
    origin: int | None
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    start: str | None
    end: str | None
    place: str | None
    quote: Passage
    clause: Passage
    status: str
    positions: tuple[Stance, ...]
    decided: str | None
    spread: Spread | None = None


def rows(connection: Connection, keys: Sequence[int]) -> list[ClaimRow]:
    """The claims with these keys, in the order given."""
    version = document_versions.c
    passage, inside, origin = whose()
    query = (
        select(claims, reports, *(version[name] for name in ("title", "published", "publisher", "url")))
        .add_columns(
            version.id.label("document"),
            claims.c.id.label("claim"),
            claims.c.key.label("claim_key"),
            reports.c.key.label("report"),
            origin.label("origin"),
        )
        .select_from(claims)
        .join(reports, reports.c.key == claims.c.report_key)
        .join(document_versions, version.key == claims.c.version_key)
        .join(documents, documents.c.key == version.document_key)
        .outerjoin(passage, inside)
        .where(claims.c.key.in_(keys))
    )
    found = {row["claim_key"]: row for row in connection.execute(query).mappings()}
    sides = _sides(connection, [row["report"] for row in found.values()])
    stances = _stances(connection, found)
    spread = spreads(connection, {row["event_key"] for row in found.values() if row["event_key"] is not None})
    return [
        ClaimRow(
            key=key,
            document=row["document"],
            title=row["title"],
            published=row["published"],
            publisher=row["publisher"],
            url=row["url"],
            id=row["claim"],
            event=row["event_key"],
            reason=row["reason"],
            origin=row["origin"],
            type=row["type"],
            mode=row["mode"],
            actors=tuple(sides.get((row["report"], "actor"), ())),
            recipients=tuple(sides.get((row["report"], "recipient"), ())),
            start=row["first_day"],
            end=row["last_day"],
            place=row["place_name"],
            quote=Passage((row["quote_start"], row["quote_end"]), row["quote_text"]),
            clause=Passage((row["clause_start"], row["clause_end"]), row["clause_text"]),
            status=row["status"],
            positions=tuple(stances.get(key, ())),
            decided=row["decided"],
            spread=spread.get(row["event_key"]),
        )
        for key in keys
        if (row := found.get(key)) is not None
    ]


def _sides(connection: Connection, reports_: Sequence[int]) -> dict[tuple[int, str], list[str]]:
    query = select(parties).where(parties.c.report_key.in_(reports_)).order_by(parties.c.key)
    found: dict[tuple[int, str], list[str]] = {}
    for row in connection.execute(query):
        found.setdefault((row.report_key, row.role), []).append(row.actor or row.text)
    return found


def _stances(connection: Connection, claims_: Iterable[int]) -> dict[int, list[Stance]]:
    query = select(positions).where(positions.c.claim_key.in_(claims_)).order_by(positions.c.key)
    found: dict[int, list[Stance]] = {}
    for row in connection.execute(query):
        found.setdefault(row.claim_key, []).append(Stance(row.actor, row.text, row.position, tuple(row.via)))
    return found
