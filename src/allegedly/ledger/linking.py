"""Connects a document that is being added with what the ledger holds: its origin, and the events that it reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, not_, or_, select, update

from allegedly.knowledge.families import families, near
from allegedly.ledger.answering import ANSWERED_APART, CHARGES, REJECTIONS, Answer, answer
from allegedly.ledger.catalogue import SHOWN, heading
from allegedly.ledger.copying import link_passages
from allegedly.ledger.duplicates import MAX_CANDIDATES, Print, candidates, make_print, taken
from allegedly.ledger.matching import REPEATED_APART, Telling, choose, roots, same
from allegedly.ledger.prepared import Insert, Prepared, among
from allegedly.ledger.restoring import document as restored
from allegedly.ledger.sayings import SaidOf, Saying, said_of
from allegedly.ledger.tables import (
    answers,
    catalogue,
    document_versions,
    documents,
    events,
    fingerprints,
    origins,
    part_key,
    reports,
    version_of,
)
from allegedly.ledger.tellings import Compared, Recalled, compared, compared_of, enter, said_near
from allegedly.nouns import CodedDocument, Document

# An accusation or denial is held to answer so many reports at most: those whose content it shares most.
MAX_ANSWERS = 3
# Reports that may be answered or answer: fewer, as most accusations and denials come within days.
MAX_ANSWERING = 60
# What others say of an actor is read of so many before and after a document's day, to find what is said of its events.
MAX_SAYINGS = 60
# Reports with which those of a new document are compared: of its parties and types, the nearest by publication. Some
# 20 µs each.
MAX_COMPARED = 200
LAST_DAY = date.max.isoformat()
# An answer, the key of what gives it, and that of the report that it answers.
Found = tuple[Answer | SaidOf, int, int]


def link_origin(connection: Connection, document: Document, owner: int, version: int) -> None:
    """Puts a new document into the origin of the one with which it shares most, or makes it the first of its own."""
    mine = make_print(document)
    shared = _shared(connection, mine)
    origin = _origin(connection, mine, document.published, shared)
    if origin is None:
        origin = _NEW_ORIGIN(connection, id=document.id)[0][0]
    _OF_ORIGIN.many(connection, [{"owner": owner, "origin": origin}])
    if mine.fingerprints:
        _KEEP(connection, [{"hash": value, "version_key": version} for value in mine.fingerprints])
    link_passages(connection, document, version, shared)


def link_changed(connection: Connection, document: Document, version: int) -> None:
    """Notes the passages of a new version of a document, which keeps its origin."""
    link_passages(connection, document, version, _shared(connection, make_print(document)))


def fill_passages(connection: Connection) -> None:
    """Notes the passages of all documents: in a ledger whose tables are from before them."""
    version = document_versions.c
    order = (func.coalesce(version.published, ""), version.key)
    for key in connection.execute(select(version.key).where(version.current).order_by(*order)).scalars().all():
        row = connection.execute(select(document_versions).where(version.key == key)).mappings().one()
        document = restored(row)
        shared = _shared(connection, make_print(document))
        del shared[key]
        link_passages(connection, document, key, shared)


def _shared(connection: Connection, mine: Print) -> Counter[int]:
    """How many fingerprints of a document others have, by version."""
    return Counter(dict(_BEARING(connection, hashes=list(mine.sought))))


def _origin(connection: Connection, mine: Print, published: str | None, shared: Counter[int]) -> int | None:
    chosen = candidates(shared, len(mine.fingerprints))
    query = (
        select(document_versions, documents.c.origin_key)
        .join(documents, documents.c.key == document_versions.c.document_key)
        .where(document_versions.c.key.in_(chosen))
        .order_by(document_versions.c.key)
    )
    best, most = None, 0
    for row in connection.execute(query).mappings() if chosen else ():
        other = make_print(restored(row), sampled=False)
        # Documents need not come in the order in which they were published.
        later = published is None or (row["published"] or "") <= published
        runs = taken(mine, other) if later else taken(other, mine)
        if runs > most:
            best, most = row["origin_key"], runs
    return best


def link_events(connection: Connection, coded: CodedDocument, version: int) -> None:
    """Counts each report of a version to the event that others tell already, with the reason, or to a new event.

    Also notes which reports and words of others affirm or deny what it tells, and the reverse; and what others will be
    compared with.
    """
    parts = compared(coded, version)
    mine = [one for _, one in parts.tellings]
    near_by = _Near(connection, coded.document.published, version)
    wanted = {"events": near_by.of_events(mine), **near_by.of_what_is_answered(parts)}
    known = Recalled(connection, {key for keys in wanted.values() for key in keys})
    beside = {name: [key for key in sorted(keys) if key in known] for name, keys in wanted.items()}
    _count_to_events(connection, mine, known, beside["events"])
    _link_answers(connection, parts, near_by, {name: [known[key] for key in keys] for name, keys in beside.items()})
    enter(connection, parts, version)


def answer_anew(connection: Connection, version: int) -> None:
    """Finds anew what a version affirms or denies of others, and they of it, after people corrected it."""
    answered = answers.c.answered_key.between(part_key(version, 0), part_key(version + 1, 0) - 1)
    connection.execute(delete(answers).where(or_(answers.c.version_key == version, answered)))
    ((coded, parts),) = compared_of(connection, [version])
    near_by = _Near(connection, coded.document.published, version)
    wanted = near_by.of_what_is_answered(parts)
    known = Recalled(connection, {key for keys in wanted.values() for key in keys})
    beside = {name: [known[key] for key in sorted(keys) if key in known] for name, keys in wanted.items()}
    _link_answers(connection, parts, near_by, beside)


def _link_answers(
    connection: Connection, parts: Compared, near_by: _Near, beside: Mapping[str, Sequence[Telling]]
) -> None:
    """Notes which reports and words affirm or deny what a version tells, and the reverse."""
    mine = [one for _, one in parts.tellings]
    _note(connection, "report_key", list(_answers(mine, beside["answers"])))
    found: list[Found] = []
    for position in ("denies", "affirms"):
        others = [one for one in beside[position] if one.denied or position == "denies"]
        found += _said([each for each in parts.sayings if each.position == position], others)
    found += _said_elsewhere(mine, near_by)
    _note(connection, "attribution_key", found)


def _count_to_events(connection: Connection, mine: Sequence[Telling], known: Recalled, beside: Sequence[int]) -> None:
    events = _events_like(connection, mine, known, beside)
    updates: list[dict[str, Any]] = []
    for one in mine:
        found = _chosen(one, events)
        if found is None:
            event, reason = _NEW_EVENT(connection, family=one.family, day=one.day)[0][0], None
        else:
            event, reason = found
        events.setdefault(event, []).append(one)
        updates.append({"report": one.key, "event": event, "because": reason})
    _COUNT_TO.many(connection, updates)


def _events_like(
    connection: Connection, mine: Sequence[Telling], known: Recalled, beside: Sequence[int]
) -> dict[int, list[Telling]]:
    """The events that have a report like one of some, by key, each with those of its reports that are compared."""
    like = {
        key
        for one, likely in zip(mine, _likely(mine, known, beside), strict=True)
        for key in likely
        if _of_one_family(one.family, known.family(key)) and same(one, known[key]) is not None
    }
    if not like:
        return {}
    claim = {known.report(key): key for key in beside}
    groups: dict[int, list[Telling]] = {}
    for report, event in sorted(_TOGETHER(connection, keys=[known.report(key) for key in like])):
        if report in claim:
            groups.setdefault(event, []).append(known[claim[report]])
    return groups


def _likely(mine: Sequence[Telling], known: Recalled, beside: Sequence[int]) -> Iterator[set[int]]:
    """For each report those that may be of the same event by their parties (`matching.same`), as sets find them."""
    every = set(beside)
    # By side and root of an actor; None: those without anybody known on that side.
    taking: tuple[dict[str | None, set[int]], ...] = ({}, {})
    at: dict[str, set[int]] = {}
    for key in beside:
        for side, actors in zip(taking, known.sides(key), strict=True):
            for actor in roots(actors) or (None,):
                side.setdefault(actor, set()).add(key)
        place = known.place(key)
        if place is not None:
            at.setdefault(place, set()).add(key)
    for one in mine:
        possible, meeting = every, set(at.get(one.place or "", ()))
        for side, actors in zip(taking, (one.actors, one.recipients), strict=True):
            found = set().union(*(side.get(actor, ()) for actor in roots(actors)))
            meeting |= found
            if actors:
                possible = possible & (found | side.get(None, set()))
        yield possible & meeting


def _chosen(one: Telling, events: Mapping[int, Sequence[Telling]]) -> tuple[int, str] | None:
    """The event that a report tells, and why."""
    of_family = [(event, members) for event, members in events.items() if _of_one_family(one.family, members[0].family)]
    found = choose(one, [members for _, members in of_family])
    return (of_family[found[0]][0], found[1].reason) if found is not None else None


def told_again(
    connection: Connection, one: Telling, others: Iterable[tuple[int, Telling]], version: int
) -> tuple[int, str] | None:
    """The event that a report of a version tells now that a person has corrected it, and why; None where it is new.

    `others` are further reports of that version with their events.
    """
    beside = _Near(connection, one.published, version).of_events([one])
    known = Recalled(connection, beside)
    events = _events_like(connection, [one], known, list(known))
    for event, other in others:
        events.setdefault(event, []).append(other)
    return _chosen(one, events)


def _of_one_family(one: str, other: str) -> bool:
    return one == other or near(one, other)


def _answers(mine: Sequence[Telling], others: Sequence[Telling]) -> Iterator[Found]:
    """Which reports of others those of a version affirm or deny, and which of others affirm or deny its own."""
    answering = [other for other in others if _answers_any(other)]
    for one in mine:
        asked = others if _answers_any(one) else ()
        yield from _best((each, one.key, other.key) for other in asked if (each := answer(one, other)) is not None)
        yield from _best((each, other.key, one.key) for other in answering if (each := answer(other, one)) is not None)


def _answers_any(one: Telling) -> bool:
    return one.denial or one.denied or one.family == CHARGES


def _said(sayings: Iterable[Saying], told: Sequence[Telling]) -> list[Found]:
    """Which reports some words without an event affirm or deny."""
    found: list[Found] = []
    for saying in sayings:
        found += _best((each, saying.key, one.key) for one in told if (each := said_of(saying, one)) is not None)
    return found


def _said_elsewhere(mine: Sequence[Telling], near_by: _Near) -> list[Found]:
    """Which words of other documents affirm or deny what is told; what is affirmed only matters where it is denied.

    Of each report the best only: everybody has something to say of the matter of the day.
    """
    denied = [one for one in mine if one.denied]
    found = _said(near_by.said("denies", mine), mine) + _said(near_by.said("affirms", denied), denied)
    return [each for one in mine for each in _best(each for each in found if each[2] == one.key)]


def _note(connection: Connection, column: str, found: Sequence[Found]) -> None:
    """Writes answers, by the report or attribution that gives them, where they are not there yet."""
    if not found:
        return
    speaking = answers.c[column]
    given = {key for _, key, _ in found}
    there = {
        (row[0], row[1])
        for row in connection.execute(select(speaking, answers.c.answered_key).where(speaking.in_(given)))
    }
    rows = {
        (key, answered): {
            "version_key": version_of(key),
            column: key,
            "answered_key": answered,
            "position": each.position,
            "reason": each.reason,
        }
        for each, key, answered in found
        if (key, answered) not in there
    }
    if rows:
        connection.execute(insert(answers), list(rows.values()))


def _best(found: Iterable[Found]) -> list[Found]:
    some = list(found)
    return sorted(some, key=lambda one: (-one[0].score, one[1], one[2]))[:MAX_ANSWERS] if some else some


class _Near:
    """The claims of other documents that a new one is compared with: on the same actors, published nearest to its day.

    The catalogue has them in the order of publication, so that a million others cost nothing.
    """

    def __init__(self, connection: Connection, published: str | None, version: int) -> None:
        self._connection, self._day = connection, _day(published)
        self._own = {"first": part_key(version, 0), "last": part_key(version + 1, 0) - 1}

    def of_events(self, mine: Sequence[Telling]) -> list[int]:
        """Those that may tell the same events."""
        return self._nearest([(types_near(one.family), one) for one in mine], MAX_COMPARED)

    def of_what_is_answered(self, parts: Compared) -> dict[str, list[int]]:
        """Those that may answer or be answered by what is told, and what words without an event may be about."""
        mine = [one for _, one in parts.tellings]
        return {
            "answers": self.of_answers(mine),
            "denies": self.of_denials(parts.sayings),
            "affirms": self.of_contested(parts.sayings),
        }

    def of_answers(self, mine: Sequence[Telling]) -> list[int]:
        """Those that may affirm or deny what is told, or be affirmed or denied by it."""
        everything = any(one.denial or one.family == CHARGES for one in mine)
        types = tuple(families()) if everything else types_of((CHARGES, REJECTIONS))
        return self._nearest([(types, one) for one in mine], MAX_ANSWERING)

    def of_denials(self, sayings: Iterable[Saying]) -> list[int]:
        """Those that words of a new document may deny."""
        denying = [one for one in sayings if one.position == "denies"]
        actors = {actor for one in denying for actor in one.source | one.named}
        if self._day is None:
            return []
        asked = {actor: tuple(families()) for actor in actors}
        return self._cards(asked, MAX_ANSWERING, ANSWERED_APART)

    def of_contested(self, sayings: Iterable[Saying]) -> list[int]:
        """Those that words of a new document may affirm: of what is only said, that alone matters which is denied."""
        actors = {actor for one in sayings if one.position == "affirms" for actor in one.named}
        if self._day is None or not actors:
            return []
        since, until = _window(self._day, ANSWERED_APART)
        found = {
            row[0]: _distance(self._day, row[1])
            for name in sorted({heading(actor) for actor in actors})
            for row in _CONTESTED(self._connection, name=name, since=since, until=until, **self._own)
            if _takes_part(row[2], actors)
        }
        return sorted(found, key=lambda key: (found[key], -key))[:MAX_ANSWERING]

    def said(self, position: str, mine: Sequence[Telling]) -> list[Saying]:
        """What others may affirm or deny of some reports in words without an event, near the new document's day."""
        if self._day is None or not mine:
            return []
        window = _window(self._day, ANSWERED_APART)
        return said_near(self._connection, (position, self._day.isoformat(), *window), mine, MAX_SAYINGS)

    def _nearest(self, asked: Iterable[tuple[tuple[str, ...], Telling]], most: int) -> list[int]:
        types: dict[str, set[str]] = {}
        for wanted, one in asked:
            for actor in roots(one.actors | one.recipients):
                types.setdefault(actor, set()).update(wanted)
        return self._cards({actor: tuple(sorted(names)) for actor, names in types.items()}, most, REPEATED_APART)

    def _cards(self, asked: Mapping[str, Sequence[str]], most: int, apart: int) -> list[int]:
        """The nearest claims on some actors, for each actor those of some types."""
        since, until = ("0", LAST_DAY) if self._day is None else _window(self._day, apart)
        middle = until if self._day is None else self._day.isoformat()
        distances: dict[int, int] = {}
        for actor, types in sorted(asked.items()):
            of = {"name": heading(actor), "actor": actor, "whole": actor + ".", "letters": len(actor) + 1}
            of |= {"types": list(types), "most": most, **self._own}
            for row in _BEFORE(self._connection, since=since, until=middle, **of):
                distances[row[0]] = _distance(self._day, row[1])
            if middle != until:
                for row in _AFTER(self._connection, since=middle, until=until, **of):
                    distances[row[0]] = _distance(self._day, row[1])
            if apart == REPEATED_APART:
                for row in _UNDATED(self._connection, **of):
                    distances[row[0]] = _distance(self._day, "")
        return sorted(distances, key=lambda key: (distances[key], -key))[:most]


def _takes_part(actor: str, roots: Iterable[str]) -> bool:
    return any(actor == one or actor.startswith(one + ".") for one in roots)


@cache
def types_of(names: tuple[str, ...]) -> tuple[str, ...]:
    """The types of some families."""
    return tuple(type_ for type_, name in families().items() if name in names)


@cache
def types_near(name: str) -> tuple[str, ...]:
    """The types of a family and of those near to it, with its own name: a type of nobody's is its own family."""
    return *(type_ for type_, other in families().items() if name == other or near(other, name)), name


def _window(day: date, days: int) -> tuple[str, str]:
    return _apart(day, -days), _apart(day, days)


def _apart(day: date, days: int) -> str:
    try:
        return (day + timedelta(days=days)).isoformat()
    except OverflowError:
        return "0" if days < 0 else LAST_DAY


@lru_cache(maxsize=1 << 12)
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


_NEW_ORIGIN = Prepared(insert(origins).values(id=bindparam("id")).returning(origins.c.key))
_OF_ORIGIN = Prepared(
    update(documents).where(documents.c.key == bindparam("owner")).values(origin_key=bindparam("origin"))
)
_KEEP = Insert(fingerprints)
_BEARING = Prepared(
    select(fingerprints.c.version_key, func.count())
    .where(among(fingerprints.c.hash, "hashes"))
    .group_by(fingerprints.c.version_key)
    .order_by(func.count().desc(), fingerprints.c.version_key)
    .limit(MAX_CANDIDATES)
)
_CARD = catalogue.c
_OTHERS = (
    _CARD.hidden == SHOWN,
    not_(_CARD.claim_key.between(bindparam("first"), bindparam("last"))),
)
_CARDS = (
    select(_CARD.claim_key, _CARD.day, _CARD.a)
    .where(
        *_OTHERS,
        _CARD.kind == "actor",
        _CARD.name == bindparam("name"),
        # The actor itself, or a part of it; the first part of an id is the name itself.
        or_(_CARD.a == bindparam("actor"), func.substr(_CARD.a, 1, bindparam("letters")) == bindparam("whole")),
        among(_CARD.type, "types"),
    )
    .limit(bindparam("most"))
)
_DATED = _CARDS.where(_CARD.day.between(bindparam("since"), bindparam("until")))
_UNDATED = Prepared(_CARDS.where(_CARD.day == "").order_by(_CARD.claim_key.desc()))
_BEFORE = Prepared(_DATED.order_by(_CARD.day.desc(), _CARD.claim_key.desc()))
_AFTER = Prepared(_DATED.order_by(_CARD.day, _CARD.claim_key))
_CONTESTED = Prepared(
    select(_CARD.claim_key, _CARD.day, _CARD.a).where(
        *_OTHERS,
        _CARD.kind == "contested",
        _CARD.name == bindparam("name"),
        _CARD.day.between(bindparam("since"), bindparam("until")),
    )
)
_NEW_EVENT = Prepared(insert(events).values(family=bindparam("family"), day=bindparam("day")).returning(events.c.key))
_OTHER = reports.alias("other")
# The reports of the events that some reports are counted to.
_TOGETHER = Prepared(
    select(_OTHER.c.key, _OTHER.c.event_key)
    .join(reports, reports.c.event_key == _OTHER.c.event_key)
    .where(among(reports.c.key, "keys"))
    .distinct()
)
_COUNT_TO = Prepared(
    update(reports)
    .where(reports.c.key == bindparam("report"))
    .values(event_key=bindparam("event"), reason=bindparam("because"))
)
