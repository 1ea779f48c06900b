"""What the pages share: the ledger, the actors and their names, what was computed before, who may decide."""

from __future__ import annotations

import re
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from fastapi import Request
from sqlalchemy import Connection

from allegedly.knowledge.actors import Actors, load
from allegedly.knowledge.instruments import instruments
from allegedly.ledger import Ledger, Origins, limit, open_ledger
from allegedly.ledger.overviews import (
    ALWAYS,
    Days,
    Totals,
    contents,
    naming_both,
    newest_within,
    state,
    totals,
)
from allegedly.ledger.own_actors import marker
from allegedly.nouns import CodedDocument, Document
from allegedly.reports import Dyad, Names
from allegedly.web.adding import Desk
from allegedly.web.faults import Refused
from allegedly.web.settings import QUERY_SECONDS, Settings
from allegedly.web.templates import short

T = TypeVar("T")
# Characters of a name that are shown: the longest in use have some sixty.
LONGEST_NAME = 80
# Signs of Unicode's bidirectional algorithm (UAX #9) that hold for what follows: embeddings, overrides, isolates.
TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
# An actor's id in a text: a state, or what belongs to something.
ID = re.compile(r"\b[A-Z]{3}(?:\.[A-Z0-9]+)*\b")
# Answers kept in memory: series and briefs of some kilobytes each.
KEPT = 200
# Documents from which a series or a brief is made: the newest. Reading one takes some 3 ms, and matching
# their events grows with the square: a second or two in all, once for each state of the ledger.
MOST_DOCUMENTS = 200
# Characters of these documents together. A brief takes about a second for a million, so that it is made within the
# limit of a question whatever the articles are like; 200 news articles have less than two million.
MOST_CHARACTERS = 3_000_000


@dataclass(frozen=True, slots=True)
class Together:
    """How many documents name two actors (`of`), and which of them are read: the newest, oldest first, by key."""

    of: int
    keys: Sequence[int]


class Room:
    """The reading room of one ledger. Close it when the server stops."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.secret = secrets.token_bytes(32)
        # A ledger that is not there yet is made, and an older one brought up, unless nothing may be written.
        writing = not settings.read_only
        self.ledger: Ledger = open_ledger(settings.ledger, create=writing, upgrade=writing)
        limit(self.ledger.engine, QUERY_SECONDS, settings.read_only)
        self.desk = Desk(settings, self.look_up)
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()
        self._own: tuple[int, int] | None = None
        self.look_up()

    def close(self) -> None:
        """Waits for the document that is being added, and lets go of the ledger."""
        self.desk.close()
        self.ledger.close()

    def look_up(self) -> Actors:
        """The actors: the program's, those that people added to the ledger, those of files.

        Read again where somebody has added or dropped one, here or with `allegedly actors`.
        """
        own = self.ledger.ask(marker)
        if own != self._own:
            rows = self.ledger.own_rows()
            self.actors: Actors = load((*((rows,) if rows is not None else ()), *self.settings.own_actors))
            self.names = Names(self.actors)
            self._own = own
        return self.actors

    def name(self, actor: str) -> str:
        """How an actor is called, to be shown: cut short, and without signs that turn the direction of what follows.

        Its own words where nobody known is meant.
        """
        return short(self.actors.name(actor).translate(TURNING), LONGEST_NAME)

    def named(self, text: str) -> str:
        """A text in which ids of known actors are written as their names."""
        return ID.sub(lambda found: self.name(found[0]) if self.known(found[0]) else found[0], text)

    def instrument(self, id: str) -> str:
        """How a treaty, resolution, list or mechanism is called."""
        return instruments().get(id).name

    def known(self, actor: str) -> bool:
        """Whether an actor is one that the program or the ledger knows by id, and so has a page."""
        return actor in self.actors.by_id or self.actors.country(actor) is not None

    def once(self, key: Hashable, make: Callable[[], T], decisions: bool = True) -> T:
        """What was made before for this state of the ledger, or is made now; `decisions`: whether it hangs on them."""
        whole = (self.ledger.ask(state if decisions else contents), self._own, key)
        with self._lock:
            if whole in self._kept:
                self._kept.move_to_end(whole)
                return cast(T, self._kept[whole])
        made = make()
        with self._lock:
            self._kept[whole] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made

    def totals(self) -> Totals:
        """How much the ledger holds."""
        return self.once("totals", lambda: self.ledger.ask(totals), decisions=False)

    def naming(self, dyad: Dyad, days: Days = ALWAYS) -> Together:
        """The documents (of some days) that name both actors: at most MOST_DOCUMENTS, MOST_CHARACTERS long in all.

        Raises Refused where the newest alone is longer.
        """
        return self.once(("naming", dyad, days), lambda: self.ledger.ask(lambda c: _together(c, dyad, days)), False)

    def coded(self, found: Together) -> Iterator[CodedDocument]:
        """These documents with all that was read from them, a few in memory at a time."""
        return self.ledger.coded_by_key(found.keys)

    def origins(self, found: Iterable[Document]) -> Origins:
        """The origin of each document of the ledger, as it was found when they were added."""
        return self.ledger.origins_of(found)


def _together(connection: Connection, dyad: Dyad, days: Days) -> Together:
    count, newest = naming_both(connection, dyad.a, dyad.b, MOST_DOCUMENTS, days)
    read = newest_within(connection, newest, MOST_CHARACTERS)
    if newest and not read:
        raise Refused(
            503, f"the newest document that names both has more than {MOST_CHARACTERS:,} characters, which takes too "
            "long to read here; ask for other days, or use `allegedly brief` and `allegedly relation`",
        )  # fmt: skip
    return Together(count, read)


def room_at(request: Request) -> Room:
    """The room that a request came to, as it is: nothing is asked, so that an async function may call it."""
    return cast(Room, request.app.state.room)


def room_of(request: Request) -> Room:
    """The room that a request came to, with the actors that are known now."""
    room = room_at(request)
    room.look_up()
    return room


def writable(request: Request) -> Room:
    """The room, for a request that changes something. Raises Refused where it is only for reading."""
    room = room_at(request)
    if room.settings.read_only:
        raise Refused(403, "this room is for reading only; start `allegedly serve` without --read-only to change it")
    return room
