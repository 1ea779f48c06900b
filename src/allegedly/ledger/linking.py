"""Connects what a document reports with what the ledger holds: the events that others tell, and who answers whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from allegedly.knowledge.families import near
from allegedly.ledger.answering import CHARGES, Answer, answer
from allegedly.ledger.matching import Match, Telling, choose, same
from allegedly.ledger.nearby import Near
from allegedly.ledger.prepared import Prepared, among
from allegedly.ledger.sayings import SaidOf, Saying, said_of
from allegedly.ledger.tables import answers, events, part_key, reports, version_of
from allegedly.ledger.tellings import Compared, Recalled, compared, compared_of, enter
from allegedly.nouns import CodedDocument

# An accusation or denial is held to answer so many reports at most: those whose content it shares most.
MAX_ANSWERS = 3
# An answer, the key of what gives it, and that of the report that it answers.
Found = tuple[Answer | SaidOf, int, int]
# The reports of an event that are compared, by the event's key.
Events = dict[int, list[Telling]]


def link_events(connection: Connection, coded: CodedDocument, version: int) -> None:
    """Counts each report of a version to the event that others tell already, with the reason, or to a new event.

    Also notes which reports and words of others affirm or deny what it tells, and the reverse; and what others will be
    compared with.
    """
    parts = compared(coded, version)
    mine = [one for _, one in parts.tellings]
    near_by = Near(connection, coded.document.published, version)
    likely, wanted = near_by.of_events(mine), near_by.of_what_is_answered(parts)
    known = Recalled(connection, {key for keys in (*likely, *wanted.values()) for key in keys})
    _count_to_events(connection, mine, known, likely)
    _link_answers(connection, parts, near_by, {name: known.of(keys) for name, keys in wanted.items()})
    enter(connection, parts, version)


def answer_anew(connection: Connection, version: int) -> None:
    """Finds anew what a version affirms or denies of others, and they of it, after people corrected it."""
    answered = answers.c.answered_key.between(part_key(version, 0), part_key(version + 1, 0) - 1)
    connection.execute(delete(answers).where(or_(answers.c.version_key == version, answered)))
    ((coded, parts),) = compared_of(connection, [version])
    near_by = Near(connection, coded.document.published, version)
    wanted = near_by.of_what_is_answered(parts)
    known = Recalled(connection, {key for keys in wanted.values() for key in keys})
    _link_answers(connection, parts, near_by, {name: known.of(keys) for name, keys in wanted.items()})


def _link_answers(
    connection: Connection, parts: Compared, near_by: Near, beside: Mapping[str, Sequence[Telling]]
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


def _count_to_events(
    connection: Connection, mine: Sequence[Telling], known: Recalled, likely: Sequence[Sequence[int]]
) -> None:
    compare = _Comparison()
    events = _events_like(connection, mine, known, likely, compare)
    updates: list[dict[str, Any]] = []
    for one in mine:
        found = _chosen(one, events, compare)
        if found is None:
            event, reason = _NEW_EVENT(connection, family=one.family, day=one.day)[0][0], None
        else:
            event, reason = found
        events.setdefault(event, []).append(one)
        updates.append({"report": one.key, "event": event, "because": reason})
    _COUNT_TO.many(connection, updates)


class _Comparison:
    """Whether two reports tell the same event, found once for each pair."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, int], Match | None] = {}

    def __call__(self, one: Telling, other: Telling) -> Match | None:
        pair = one.key, other.key
        if pair not in self._found:
            self._found[pair] = same(one, other)
        return self._found[pair]


def _events_like(
    connection: Connection,
    mine: Sequence[Telling],
    known: Recalled,
    likely: Sequence[Sequence[int]],
    compare: _Comparison,
) -> Events:
    """The events that have a report like one of some, by key, each with those of its reports that are compared."""
    like = {
        other.key for one, keys in zip(mine, likely, strict=True) for other in known.of(keys) if compare(one, other)
    }
    if not like:
        return {}
    beside = {other.key: other for other in known.of(sorted({key for keys in likely for key in keys}))}
    groups: Events = {}
    for report, event in sorted(_TOGETHER(connection, keys=list(like))):
        if report in beside:
            groups.setdefault(event, []).append(beside[report])
    return groups


def _chosen(one: Telling, events: Events, compare: _Comparison) -> tuple[int, str] | None:
    """The event that a report tells, and why."""
    of_family = [(event, members) for event, members in events.items() if _of_one_family(one.family, members[0].family)]
    found = choose(one, [members for _, members in of_family], compare)
    return (of_family[found[0]][0], found[1].reason) if found is not None else None


def told_again(
    connection: Connection, one: Telling, others: Iterable[tuple[int, Telling]], version: int
) -> tuple[int, str] | None:
    """The event that a report of a version tells now that a person has corrected it, and why; None where it is new.

    `others` are further reports of that version with their events.
    """
    likely, compare = Near(connection, one.published, version).of_events([one]), _Comparison()
    events = _events_like(connection, [one], Recalled(connection, *likely), likely, compare)
    for event, other in others:
        events.setdefault(event, []).append(other)
    return _chosen(one, events, compare)


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


def _said_elsewhere(mine: Sequence[Telling], near_by: Near) -> list[Found]:
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
