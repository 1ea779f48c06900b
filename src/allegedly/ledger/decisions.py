"""People overrule the machine, and are remembered: making decisions, undoing them, taking them in from elsewhere.

A decision is about a claim (type, actor, recipient, date, speaker, position, accept, reject, note), about reports of an
event (merge, split) or about another decision (undo). The tables always hold what holds now (`replaying.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, get_args

from sqlalchemy import Connection, Row, select

from allegedly.errors import UsageError
from allegedly.knowledge.plover import plover
from allegedly.ledger.anchors import anchor, attribution_spots, mirror, report_spots
from allegedly.ledger.decided import JOINING, VERDICTS, Decision, Kind, everything, identity, keep, now
from allegedly.ledger.fields import FIELDS
from allegedly.ledger.grouping import event_of, members
from allegedly.ledger.replaying import Replayed, renew, replay
from allegedly.ledger.tables import (
    attributions,
    claims,
    document_versions,
    overruled,
    positions,
    reports,
    version_of,
)
from allegedly.nouns import Position

__all__ = ["Agreement", "Decision", "Imported", "Kind", "Replayed", "Wanted", "replay"]

# Of a split: so many of those that the report was together with are remembered, to know them after a re-code.
MOST_OTHERS = 50
CORRECTIONS = ("type", "actor", "recipient", "date", "speaker", "position")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants of a claim: the kind of decision and its value (`Decision.after`).

    For merge `value` is the key of a claim whose event is the same; accept, reject, note and split need none.
    """

    kind: Kind
    value: Any = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of one kind, how many decisions of people bear the machine out, and how many correct it."""

    kind: str
    agree: int
    differ: int


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of importing: new decisions, known ones, those without a target here, and pairs that conflict.

    Of a pair the second, which was made later, holds.
    """

    new: int
    known: int
    missing: tuple[Decision, ...] = ()
    conflicts: tuple[tuple[Decision, Decision], ...] = ()


def decide(connection: Connection, claim: int, wanted: Wanted, who: str, why: str | None = None) -> Decision:
    """Decides something of a claim (by key) and puts it in force. Raises UsageError where it cannot be."""
    if not who.strip():
        raise UsageError("a decision needs somebody who makes it; give a name with who")
    report = _report(connection, claim)
    version = connection.execute(select(document_versions).where(document_versions.c.key == version_of(report))).one()
    _check(connection, claim, version.text, wanted, why)
    noun, spots, key = "claim", report_spots(connection, version.key), report
    if wanted.kind == "speaker":
        attribution = _speaking(connection, claim, wanted.value["was"])
        if attribution is not None:
            noun, spots, key = "attribution", attribution_spots(connection, version.key), attribution
    elif wanted.kind in JOINING:
        noun = "event"
    here = anchor(next(each for each in spots if each.key == key), spots, version.hash)
    return _made(
        connection,
        Decision(
            id="",
            kind=wanted.kind,
            noun=noun,
            document=version.id,
            anchor=here.as_json(),
            before=_before(connection, wanted.kind, claim, report),
            after=_after(connection, wanted, report),
            who=who.strip(),
            made=now(),
            why=why,
        ),
    )


def undo(connection: Connection, id: str, who: str, why: str | None = None) -> Decision:
    """Undoes a decision (by id, or the beginning of one) with a new one; an undone undoing holds again."""
    found = [each for each in everything(connection) if each.id.startswith(id)]
    if len(found) != 1:
        fault = "no decision has" if not found else f"{len(found)} decisions have an id that begins with"
        raise UsageError(f"{fault} the id {id}; `allegedly decisions` shows the ids")
    (target,) = found
    if not target.stands:
        raise UsageError(f"decision {target.id} is undone already; undo the undoing to have it back")
    return _made(
        connection,
        Decision("", "undo", "decision", target.document, target.anchor, None, None, who, now(), why, target.id),
    )


def take_in(connection: Connection, found: Iterable[Decision]) -> Imported:
    """Adds decisions that were made elsewhere, and puts them in force. Known ones are passed over.

    Raises UsageError for an undoing whose decision is neither among them nor known here.
    """
    before = {each.id: each for each in everything(connection)}
    fresh: dict[str, Decision] = {}
    known = 0
    for each in sorted(found, key=lambda each: (each.undoes is not None, each.made, each.id)):
        if each.id in before or each.id in fresh:
            known += 1
            continue
        fresh[each.id] = each
    waiting = list(fresh.values())
    kept = set(before)
    while waiting:
        ready = [each for each in waiting if each.undoes is None or each.undoes in kept]
        if not ready:
            raise UsageError(
                f"decision {waiting[0].id} undoes {waiting[0].undoes}, which is not there; import that too"
            )
        for each in ready:
            keep(connection, each)
            kept.add(each.id)
        waiting = [each for each in waiting if each.id not in kept]
    renew(connection, fresh.values())
    after = everything(connection)
    return Imported(
        new=len(fresh),
        known=known,
        missing=tuple(each for each in after if each.id in fresh and each.missing and each.stands),
        conflicts=tuple(_conflicts(after, fresh)),
    )


def agreement(connection: Connection) -> list[Agreement]:
    """How far machine and people agree, by kind: of the decisions that stand and whose words are there.

    An accepted claim bears the machine out in every kind of which nobody corrected it; a correction does where the
    machine (after a re-code) says the same.
    """
    agree: Counter[str] = Counter()
    differ: Counter[str] = Counter()
    corrected: dict[str, set[int]] = {}
    accepted: list[set[int]] = []
    for each in everything(connection):
        if not each.stands or each.missing or each.kind not in (*VERDICTS, *CORRECTIONS, *JOINING):
            continue
        rows = connection.execute(select(overruled).where(overruled.c.decision_key == each.key)).all()
        if not rows and each.kind not in JOINING:
            continue  # a later decision took its place
        touched = _claims_of(connection, rows)
        if each.kind in VERDICTS:
            (agree if each.kind == "accept" else differ)["claim"] += 1
            accepted += [touched] if each.kind == "accept" else []
            continue
        kind: str = "event" if each.kind in JOINING else each.kind
        # Where a correction took a report to, matching said and not a person.
        said = [row for row in rows if row.field != "match"]
        same = all(row.machine == FIELDS[row.field].read(connection, row.part_key) for row in said)
        (agree if same else differ)[kind] += 1
        corrected.setdefault(kind, set()).update(touched)
    for kind in CORRECTIONS:
        agree[kind] += sum(not claims_ & corrected.get(kind, set()) for claims_ in accepted)
    kinds = ("claim", *CORRECTIONS, "event")
    return [Agreement(kind, agree[kind], differ[kind]) for kind in kinds if agree[kind] or differ[kind]]


def _claims_of(connection: Connection, rows: Iterable[Row[Any]]) -> set[int]:
    """The claims of which a decision changed something, from the rows that say what it overruled."""
    told = {row.part_key for row in rows if row.part == reports.name}
    found = set(connection.execute(select(claims.c.key).where(claims.c.report_key.in_(told))).scalars())
    return found | {row.part_key for row in rows if row.part == claims.name}


def _made(connection: Connection, made: Decision) -> Decision:
    named = replace(made, id=identity(made))
    keep(connection, named)
    renew(connection, [named])
    return next(each for each in everything(connection) if each.id == named.id)


def _report(connection: Connection, claim: int) -> int:
    report = connection.execute(select(claims.c.report_key).where(claims.c.key == claim)).scalar()
    if report is None:
        raise UsageError(f"no claim has the key {claim}; `allegedly claims` shows the keys")
    return int(report)


def _check(connection: Connection, claim: int, text: str, wanted: Wanted, why: str | None) -> None:
    """Raises UsageError where the value cannot be that of the kind."""
    kind, value = wanted.kind, wanted.value
    if kind not in get_args(Kind) or kind == "undo":
        raise UsageError(f"{kind} is no kind of decision on a claim; choose one of: {', '.join(get_args(Kind)[:-1])}")
    if kind == "note" and not why:
        raise UsageError("a note needs its words; give them with why")
    if kind == "type":
        _check_type(value["type"], value["mode"])
    if kind in ("actor", "recipient", "date"):
        for each in value if kind != "date" else [value] if value else []:
            if text[each["start"] : each["end"]] != each["text"]:
                raise UsageError(f"“{each['text']}” does not stand in the document at {each['start']}–{each['end']}")
    if kind in ("speaker", "position"):
        held = [row.text for row in connection.execute(select(positions).where(positions.c.claim_key == claim))]
        if value["was"] is not None and value["was"] not in held:
            told = " or ".join(f"“{text}”" for text in dict.fromkeys(held)) or "nobody"
            raise UsageError(f"“{value['was']}” takes no position to this claim, but {told}")
        if kind == "position" and value["position"] not in (None, *get_args(Position)):
            allowed = ", ".join((*get_args(Position), "none"))
            raise UsageError(f"position {value['position']} is unknown; choose one of: {allowed}")


def _check_type(name: str, mode: str | None) -> None:
    types = plover().types
    if name not in types:
        raise UsageError(f"type {name} is unknown; choose one of: {', '.join(types)}")
    if mode is not None and mode not in types[name].modes:
        allowed = ", ".join(types[name].modes)
        cure = f"choose one of: {allowed}" if allowed else "it has none"
        raise UsageError(f"mode {mode} is none of {name}; {cure}")


def _before(connection: Connection, kind: Kind, claim: int, report: int) -> Any:
    if kind in VERDICTS:
        return FIELDS["decided"].read(connection, claim)["decided"]
    if kind in ("speaker", "position"):
        return FIELDS["position"].read(connection, claim)["positions"]
    if kind in JOINING or kind == "note":
        return None
    return FIELDS[kind].read(connection, report)


def _after(connection: Connection, wanted: Wanted, report: int) -> Any:
    """The value that is kept; for merge and split the other reports, by the words of their documents."""
    if wanted.kind == "merge":
        other = _report(connection, wanted.value)
        if event_of(connection, other) == event_of(connection, report):
            raise UsageError("the two claims tell one event already; nothing to merge")
        return {"with": [_named(connection, other)]}
    if wanted.kind == "split":
        back = mirror(connection, report)
        others = [each for each in members(connection, event_of(connection, report)) if each not in (report, back)]
        if not others:
            raise UsageError("this claim's event has no other report; nothing to split it from")
        return {"with": [_named(connection, each) for each in others[:MOST_OTHERS]]}
    return wanted.value


def _named(connection: Connection, report: int) -> dict[str, Any]:
    version: Row[Any] = connection.execute(
        select(document_versions).where(document_versions.c.key == version_of(report))
    ).one()
    spots = report_spots(connection, version.key)
    here = anchor(next(each for each in spots if each.key == report), spots, version.hash)
    return {"document": version.id, "anchor": here.as_json()}


def _speaking(connection: Connection, claim: int, was: str | None) -> int | None:
    """The attribution through which a source (by its words) takes its position to a claim; None where there is none."""
    for row in connection.execute(select(positions).where(positions.c.claim_key == claim).order_by(positions.c.key)):
        if row.text == was and row.via:
            query = select(attributions.c.key).where(
                attributions.c.version_key == row.version_key, attributions.c.id == row.via[-1]
            )
            return connection.execute(query).scalar()
    return None


def _conflicts(every: Iterable[Decision], fresh: dict[str, Decision]) -> Iterable[tuple[Decision, Decision]]:
    """Pairs of decisions that stand and want different things of the same words, one of them just imported."""
    by_place: dict[tuple[Any, ...], list[Decision]] = {}
    for each in every:
        if each.stands and (each.kind in CORRECTIONS or each.kind in VERDICTS):
            kind = "verdict" if each.kind in VERDICTS else each.kind
            was = each.after["was"] if each.kind in ("speaker", "position") else None
            spot = (each.document, each.noun, each.anchor["start"], each.anchor["number"], kind, was)
            by_place.setdefault(spot, []).append(each)
    for same in by_place.values():
        for one, other in pairwise(same):
            if (one.kind, one.after) != (other.kind, other.after) and (one.id in fresh) != (other.id in fresh):
                yield one, other
