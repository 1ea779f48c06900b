"""Puts decisions in force: gives a version what the machine read, and then what stands of what people decided."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from allegedly.knowledge.plover import plover
from allegedly.ledger import catalogue, tellings
from allegedly.ledger.anchors import Anchor, Spot, attribution_spots, locate, mirror, report_spots
from allegedly.ledger.decided import JOINING, VERDICTS, Decision, concern, everything
from allegedly.ledger.fields import FIELDS, change, reset
from allegedly.ledger.grouping import join, leave, undo_all
from allegedly.ledger.linking import answer_anew
from allegedly.ledger.prepared import Prepared
from allegedly.ledger.rematching import MATCHED, rematch
from allegedly.ledger.restoring import restore
from allegedly.ledger.tables import (
    attributions,
    claims,
    decisions,
    document_versions,
    overruled,
    part_number,
    positions,
)
from allegedly.nouns import Stance

SWAPPED = {"actor": "recipient", "recipient": "actor"}


@dataclass(frozen=True, slots=True)
class Replayed:
    """How many decisions are in force in a document, and those whose words are not there any more."""

    applied: int = 0
    missing: tuple[Decision, ...] = ()


def replay(connection: Connection, version_key: int) -> Replayed:
    """Puts the decisions on a document in force in a version whose rows are new from the machine (added, re-coded).

    To be called after the version's reports were counted to events. Cheap where nobody decided anything.
    """
    _FORGET.many(connection, [{"version": version_key}])
    ids = _ids(connection, version_key)
    if not concern(connection, ids):
        return Replayed()
    every = everything(connection)
    about = [each for each in every if each.document in ids]
    settle(connection, version_key, about)
    rematch(connection, version_key)
    group(connection, [each for each in every if _touches(each, ids)])
    gone = set(
        connection.execute(select(decisions.c.id).where(decisions.c.target.in_(ids), decisions.c.missing)).scalars()
    )
    standing = [each for each in about if each.stands and each.kind != "undo"]
    return Replayed(sum(each.id not in gone for each in standing), tuple(each for each in standing if each.id in gone))


def forgotten(connection: Connection, ids: Collection[str]) -> None:
    """Marks the decisions on documents (by id) that are not in the ledger any more: they wait for them."""
    there = set(connection.execute(select(document_versions.c.id).where(document_versions.c.id.in_(ids))).scalars())
    gone = set(ids) - there
    if concern(connection, gone):
        connection.execute(update(decisions).where(decisions.c.target.in_(gone)).values(missing=True))
        group(connection, [each for each in everything(connection) if _touches(each, gone)])


def renew(connection: Connection, about: Iterable[Decision]) -> None:
    """Puts in force what stands after some decisions were made or undone."""
    every = everything(connection)
    by_id = {each.id: each for each in every}
    touched: dict[str, bool] = {}
    grouping = False
    for each in about:
        target = each
        while target.undoes is not None:
            target = by_id[target.undoes]
        grouping = grouping or target.kind in JOINING or target.kind in MATCHED
        if target.kind not in JOINING:
            touched[target.document] = touched.get(target.document, False) or target.kind in MATCHED
    if grouping:
        undo_all(connection)
    for document, matched in sorted(touched.items()):
        for version in _versions(connection, document):
            ids = _ids(connection, version)
            settle(connection, version, [each for each in every if each.document in ids])
            if matched:
                rematch(connection, version)
        if not _versions(connection, document):
            _mark(connection, [each for each in every if each.document == document], missing=True)
    if grouping:
        group(connection, every)


def settle(connection: Connection, version: int, about: Sequence[Decision]) -> None:
    """Gives a version what the machine read, then what stands of the decisions about it, in their order."""
    reset(connection, version)
    place = _Place(connection, version)
    for each in about:
        if each.kind == "undo" or each.kind in JOINING:
            continue
        missing = not place.apply(each)
        if place.current and missing != each.missing:
            _mark(connection, [each], missing)
    catalogue.renew(connection, version)
    tellings.renew(connection, version)
    if place.current:
        answer_anew(connection, version)


def group(connection: Connection, about: Iterable[Decision]) -> None:
    """Puts merges and splits in force, in their order."""
    for each in about:
        if each.kind not in JOINING or not each.stands:
            continue
        report = current_report(connection, each.document, each.anchor)
        others = [current_report(connection, other["document"], other["anchor"]) for other in each.after["with"]]
        known = [other for other in others if other is not None]
        missing = report is None or not known
        if missing != each.missing:
            _mark(connection, [each], missing)
        if report is None or not known:
            continue
        reason = f"{each.kind} by {each.who}" + (f": {each.why}" if each.why else "")
        assert each.key is not None
        if each.kind == "merge":
            for other in known:
                join(connection, report, other, each.key, reason)
        else:
            back = mirror(connection, report)
            leave(connection, [report] if back is None else [report, back], known, each.key, reason)


def current_report(connection: Connection, document: str, anchor: dict[str, Any]) -> int | None:
    """The report that an anchor is to, in the newest version of a document (by the id of any of its versions)."""
    found = []
    for version in _versions(connection, document):
        row = connection.execute(select(document_versions).where(document_versions.c.key == version)).one()
        if row.current:
            spot = locate(Anchor(**anchor), report_spots(connection, version), row.hash)
            if spot is not None:
                found.append((row.hash != anchor["hash"], spot.key))
    # Two outlets' copies may have one id; the one that was meant comes first.
    return min(found)[1] if found else None


def _touches(each: Decision, ids: set[str]) -> bool:
    return each.document in ids or (
        each.kind in JOINING and any(other["document"] in ids for other in each.after["with"])
    )


def _mark(connection: Connection, about: Iterable[Decision], missing: bool) -> None:
    for each in about:
        connection.execute(update(decisions).where(decisions.c.id == each.id).values(missing=missing))


def _ids(connection: Connection, version: int) -> set[str]:
    """The ids that the document of a version has had."""
    return {row[0] for row in _IDS(connection, version=version)}


def _versions(connection: Connection, document: str) -> list[int]:
    """The versions of the documents that have (had) an id."""
    version = document_versions.c
    owners = select(version.document_key).where(version.id == document)
    query = select(version.key).where(version.document_key.in_(owners)).order_by(version.key)
    return list(connection.execute(query).scalars())


class _Place:
    """A version in which decisions are put in force."""

    def __init__(self, connection: Connection, version: int) -> None:
        row = connection.execute(select(document_versions).where(document_versions.c.key == version)).one()
        self.connection, self.version = connection, version
        self.hash, self.text, self.current = row.hash, row.text, row.current
        self.reports = report_spots(connection, version)
        self._attributions: list[Spot] | None = None

    @property
    def attributions(self) -> list[Spot]:
        """The cues of the version, read when first needed."""
        if self._attributions is None:
            self._attributions = attribution_spots(self.connection, self.version)
        return self._attributions

    def apply(self, each: Decision) -> bool:
        """Puts one decision in force where it stands; False where its words are not there."""
        wanted = Anchor(**each.anchor)
        spot = locate(wanted, self.attributions if each.noun == "attribution" else self.reports, self.hash)
        if spot is None:
            return False
        if not each.stands or each.kind == "note":
            return True
        try:
            for field, key, value in self._changes(each, spot, spot.span[0] - wanted.start):
                assert each.key is not None
                change(self.connection, field, key, value, each.key)
        except _MissingError:
            return False
        return True

    def _changes(self, each: Decision, spot: Spot, shift: int) -> Iterator[tuple[str, int, Any]]:
        if each.noun == "attribution":
            yield from self._speaker(spot.key, each.after)
            return
        back = mirror(self.connection, spot.key)
        for report in (spot.key, *([back] if back is not None else [])):
            claim = self._claim(report)
            if each.kind in VERDICTS:
                yield "decided", claim, {"decided": VERDICTS[each.kind]}
            elif each.kind == "type":
                kind = plover().types[each.after["type"]]
                yield "type", report, {**each.after, "quad": kind.quad, "goldstein": kind.goldstein}
            elif each.kind in SWAPPED:
                side = each.kind if report == spot.key else SWAPPED[each.kind]
                yield side, report, [{**party, **self._moved(party, shift)} for party in each.after]
            elif each.kind == "date":
                yield "date", report, self._date(each.after, shift)
            else:
                yield "position", claim, self._positions(claim, each)

    def _claim(self, report: int) -> int:
        query = select(claims.c.key).where(claims.c.report_key == report)
        return int(self.connection.execute(query).scalar_one())

    def _moved(self, passage: dict[str, Any], shift: int) -> dict[str, int]:
        """The span of words in this version, which stand as far from the anchor as they did."""
        start, end = passage["start"] + shift, passage["end"] + shift
        if start < 0 or self.text[start:end] != passage["text"]:
            raise _MissingError
        return {"start": start, "end": end}

    def _date(self, after: dict[str, Any] | None, shift: int) -> dict[str, Any]:
        if after is None:
            names = "date_start date_end date_text first_day last_day date_precision date_from"
            return dict.fromkeys(names.split())
        span = self._moved(after, shift)
        return {
            "date_start": span["start"],
            "date_end": span["end"],
            "date_text": after["text"],
            "first_day": after["first_day"],
            "last_day": after["last_day"],
            "date_precision": after["precision"],
            "date_from": "text",
        }

    def _speaker(self, attribution: int, after: dict[str, Any]) -> Iterator[tuple[str, int, Any]]:
        """Another actor for a source, and for every position that is taken through its attribution."""
        row = self.connection.execute(select(attributions).where(attributions.c.key == attribution)).one()
        changed = []
        for held in self.connection.execute(select(positions).where(positions.c.version_key == self.version)):
            if held.via and held.via[-1] == row.id and held.text == after["was"]:
                changed.append(held.claim_key)
        if not changed and row.source_text != after["was"]:
            raise _MissingError
        if row.source_text == after["was"]:
            value = FIELDS["speaker"].read(self.connection, attribution)
            yield "speaker", attribution, {**value, "source_actor": after["actor"]}
        for claim in dict.fromkeys(changed):
            value = FIELDS["position"].read(self.connection, claim)
            for each in value["positions"]:
                if each["via"] and each["via"][-1] == row.id and each["text"] == after["was"]:
                    each["actor"] = after["actor"]
            yield "position", claim, value

    def _positions(self, claim: int, each: Decision) -> Any:
        """The positions to a claim after one was changed, added or taken away, with the status that follows."""
        value = FIELDS["position"].read(self.connection, claim)
        was, held = each.after["was"], value["positions"]
        mine = [one for one in held if one["text"] == was]
        if was is not None and not mine:
            raise _MissingError
        if was is None:
            held.append({"actor": each.after["actor"], "text": each.after["text"], "position": "affirms", "via": []})
        elif each.kind == "speaker":
            for one in mine:
                one["actor"] = each.after["actor"]
        elif each.after["position"] is None:
            value["positions"] = [one for one in held if one["text"] != was]
        else:
            for one in mine:
                one["position"] = each.after["position"]
        value["status"] = self._status(claim, value["positions"])
        return value

    def _status(self, claim: int, held: list[dict[str, Any]]) -> str:
        from allegedly.coding.claims import chain_of, status  # loads the coding, which reading a ledger does not need

        (coded,) = restore(self.connection, [self.version], rejected=True)
        told = coded.claims[part_number(claim)]
        event = next(each for each in coded.events if each.id == told.event)
        chain = chain_of(event.attribution, {each.id: each for each in coded.attributions})
        stances = [Stance(one["actor"], one["text"], one["position"], tuple(one["via"])) for one in held]
        return status(event, chain, stances)


class _MissingError(Exception):
    """What a decision changes is not there any more."""


_FORGET = Prepared(delete(overruled).where(overruled.c.version_key == bindparam("version")))
_OWNER = select(document_versions.c.document_key).where(document_versions.c.key == bindparam("version"))
_IDS = Prepared(select(document_versions.c.id).where(document_versions.c.document_key == _OWNER.scalar_subquery()))
