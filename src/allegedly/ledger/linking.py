"""Connects a document that is being added with what the ledger holds: its origin, and the events that it reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, not_, or_, select, update

from allegedly.knowledge.families import families, family, near
from allegedly.knowledge.meanings import meaning
from allegedly.ledger.answering import ANSWERED_APART, CHARGES, REJECTIONS, Answer, answer
from allegedly.ledger.catalogue import SHOWN, heading
from allegedly.ledger.copying import link_passages
from allegedly.ledger.duplicates import MAX_CANDIDATES, Print, candidates, make_print, taken
from allegedly.ledger.matching import (
    DENIED,
    PRECISE,
    REPEATED_APART,
    Telling,
    choose,
    content_words,
    is_denial,
    root,
    telling,
)
from allegedly.ledger.restoring import document as restored
from allegedly.ledger.restoring import restore
from allegedly.ledger.sayings import SaidOf, said_of, sayings
from allegedly.ledger.tables import (
    actors,
    answers,
    attributions,
    catalogue,
    claims,
    document_versions,
    documents,
    events,
    fingerprints,
    mentions,
    origins,
    part_key,
    parties,
    reports,
    version_of,
)
from allegedly.nouns import CodedDocument, Document

# An accusation or denial is held to answer so many reports at most: those whose content it shares most.
MAX_ANSWERS = 3
# Reports that may be answered or answer: fewer, as most accusations and denials come within days.
MAX_ANSWERING = 60
# Documents whose words are read again, for what is said and denied there of a new document's events; some 3 ms each.
MAX_SPEAKING = 2
# Reports with which those of a new document are compared: of its parties and types, the nearest by publication. Some
# 20 µs each.
MAX_COMPARED = 200
LAST_DAY = date.max.isoformat()


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which reports are compared: of which types, how many at most, all or only those that somebody denies."""

    types: Sequence[str]
    limit: int
    only_denied: bool = False


def link_origin(connection: Connection, document: Document, owner: int, version: int) -> None:
    """Puts a new document into the origin of the one with which it shares most, or makes it the first of its own."""
    mine = make_print(document)
    shared = _shared(connection, mine)
    origin = _origin(connection, mine, document.published, shared)
    if origin is None:
        result = connection.execute(insert(origins).values(id=document.id))
        origin = int(result.inserted_primary_key[0])  # type: ignore[index]
    connection.execute(update(documents).where(documents.c.key == owner).values(origin_key=origin))
    if mine.fingerprints:
        rows: list[dict[str, Any]] = [{"hash": value, "version_key": version} for value in mine.fingerprints]
        connection.execute(insert(fingerprints), rows)
    link_passages(connection, document, version, shared)


def link_changed(connection: Connection, document: Document, version: int) -> None:
    """Notes the passages of a new version of a document, which keeps its origin."""
    link_passages(connection, document, version, _shared(connection, make_print(document)))


def _shared(connection: Connection, mine: Print) -> Counter[int]:
    """How many fingerprints of a document others have, by version."""
    return Counter({row[0]: row[1] for row in connection.execute(_BEARING, {"hashes": mine.sought})})


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
        other = make_print(restored(row))
        # Documents need not come in the order in which they were published.
        later = published is None or (row["published"] or "") <= published
        runs = taken(mine, other) if later else taken(other, mine)
        if runs > most:
            best, most = row["origin_key"], runs
    return best


def link_events(connection: Connection, coded: CodedDocument, version: int) -> None:
    """Counts each report of a version to the event that others tell already, with the reason, or to a new event."""
    tellings = [telling(coded, event, part_key(version, number)) for number, event in enumerate(coded.events)]
    published = coded.document.published
    told = {one.family for one in tellings}
    types = [type_ for type_, name in families().items() if any(name == one or near(name, one) for one in told)]
    known = _known(connection, tellings, published, version, _Asked([*types, *sorted(told)], MAX_COMPARED))
    updates: list[dict[str, Any]] = []
    for one in tellings:
        of_family = [
            (key, members)
            for key, members in known.items()
            if members[0].family == one.family or near(members[0].family, one.family)
        ]
        found = choose(one, [members for _, members in of_family])
        if found is None:
            day = one.start or (one.published[:10] if one.published else None)
            result = connection.execute(_NEW_EVENT, {"family": one.family, "day": day})
            event, reason = int(result.inserted_primary_key[0]), None  # type: ignore[index]
        else:
            event, reason = of_family[found[0]][0], found[1].reason
        known.setdefault(event, []).append(one)
        updates.append({"report": one.key, "event": event, "because": reason})
    if updates:
        connection.execute(_COUNT_TO, updates)
    if tellings:
        _link_answers(connection, tellings, published, version)
    _link_sayings(connection, coded, tellings, version)


def told_again(
    connection: Connection, one: Telling, others: Iterable[tuple[int, Telling]], version: int
) -> tuple[int, str] | None:
    """The event that a report of a version tells now that a person has corrected it, and why; None where it is new.

    `others` are further reports of that version with their events.
    """
    types = [type_ for type_, name in families().items() if name == one.family or near(name, one.family)]
    known = _known(connection, [one], one.published, version, _Asked([*types, one.family], MAX_COMPARED))
    for event, other in others:
        known.setdefault(event, []).append(other)
    of_family = [
        (event, members)
        for event, members in known.items()
        if members[0].family == one.family or near(members[0].family, one.family)
    ]
    found = choose(one, [members for _, members in of_family])
    return (of_family[found[0]][0], found[1].reason) if found is not None else None


def _link_answers(connection: Connection, tellings: Sequence[Telling], published: str | None, version: int) -> None:
    """Notes which reports of others those of a version affirm or deny, and which of others affirm or deny its own."""
    speaking = {CHARGES, REJECTIONS}
    types = [type_ for type_, name in families().items() if name in speaking]
    if any(one.denial or one.family == CHARGES for one in tellings):
        types = list(families())
    groups = _known(connection, tellings, published, version, _Asked(types, MAX_ANSWERING))
    known = [one for members in groups.values() for one in members]
    found: list[tuple[Answer | SaidOf, int, int]] = []
    for one in tellings:
        found += _best((each, one.key, other.key) for other in known if (each := answer(one, other)) is not None)
        found += _best((each, other.key, one.key) for other in known if (each := answer(other, one)) is not None)
    _note(connection, "report_key", found)


def _link_sayings(connection: Connection, coded: CodedDocument, tellings: Sequence[Telling], version: int) -> None:
    """Notes which reports of others are affirmed or denied in words of a version without an event, and the reverse."""
    mine = sayings(coded, part_key(version, 0))
    found: list[tuple[Answer | SaidOf, int, int]] = []
    # Of what is only said, that alone matters which somebody denies.
    for position, only_denied in (("denies", False), ("affirms", True)):
        speaking = [one for one in mine if one.position == position]
        roots = {actor for one in speaking for actor in one.source | one.named}
        asked = _Asked(list(families()), MAX_ANSWERING, only_denied)
        groups = _told(connection, roots, coded.document.published, version, asked)
        known = [one for members in groups.values() for one in members]
        for saying in speaking:
            found += _best((each, saying.key, o.key) for o in known if (each := said_of(saying, o)) is not None)
    for key in _speaking(connection, tellings, coded.document.published, version):
        (other,) = restore(connection, [key])
        for saying in sayings(other, part_key(key, 0)):
            about = [one for one in tellings if one.denied or saying.position == "denies"]
            found += _best((each, saying.key, o.key) for o in about if (each := said_of(saying, o)) is not None)
    _note(connection, "attribution_key", found)


def _speaking(connection: Connection, tellings: Sequence[Telling], published: str | None, version: int) -> list[int]:
    """Versions of other documents with words that may affirm or deny what is told.

    The doers' own denials of those weeks; for what is denied, documents that name a doer, as somebody has said it.
    """
    day = _day(published)
    doers = {root(actor) for one in tellings for actor in one.actors}
    ids = _related(connection, doers) if day is not None else []
    if day is None or not ids:
        return []
    current = document_versions.c
    since, until = day - timedelta(days=ANSWERED_APART), day + timedelta(days=ANSWERED_APART)
    near_in_time = (
        func.coalesce(current.published, "").between(since.isoformat(), until.isoformat() + "U"),
        current.current,
        current.key != version,
    )
    denying = (
        select(attributions.c.version_key)
        .join(document_versions, current.key == attributions.c.version_key)
        .where(attributions.c.source_actor.in_(ids), attributions.c.position == "denies", *near_in_time)
        .order_by(attributions.c.version_key.desc())
        .limit(MAX_SPEAKING)
    )
    found = list(connection.execute(denying).scalars())
    if any(one.denied for one in tellings):
        naming = select(mentions.c.key).where(mentions.c.version_key == current.key, mentions.c.actor.in_(ids))
        query = select(current.key).where(*near_in_time, naming.exists()).order_by(current.key.desc())
        found += connection.execute(query.limit(MAX_SPEAKING)).scalars()
    return list(dict.fromkeys(found))


def _note(connection: Connection, column: str, found: Sequence[tuple[Answer | SaidOf, int, int]]) -> None:
    """Writes answers, by the report or attribution that gives them, where they are not there yet."""
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


def _best(found: Iterable[tuple[Answer | SaidOf, int, int]]) -> list[tuple[Answer | SaidOf, int, int]]:
    return sorted(found, key=lambda one: (-one[0].score, one[1], one[2]))[:MAX_ANSWERS]


def _known(
    connection: Connection, tellings: Sequence[Telling], published: str | None, version: int, asked: _Asked
) -> dict[int, list[Telling]]:
    """The events that reports of the ledger, of some types, tell of the same parties, with those reports."""
    roots = {root(actor) for one in tellings for actor in one.actors | one.recipients}
    return _told(connection, roots, published, version, asked)


def _told(
    connection: Connection, roots: set[str], published: str | None, version: int, asked: _Asked
) -> dict[int, list[Telling]]:
    """The events that reports of the ledger, of some types, tell of some actors, with those reports."""
    keys = _nearest(connection, roots, published, version, asked)
    if not keys:
        return {}
    query = (
        select(*(reports.c[name] for name in _COMPARED), claims.c.clause_text, claims.c.quote_text, claims.c.status)
        .add_columns(document_versions.c.id.label("document"), document_versions.c.published)
        .select_from(claims)
        .join(reports, claims.c.report_key == reports.c.key)
        .join(document_versions, document_versions.c.key == reports.c.version_key)
        .where(claims.c.key.in_(bindparam("keys", expanding=True)))
        .order_by(reports.c.key)
    )
    if asked.only_denied:
        query = query.where(claims.c.status.in_(DENIED))
    rows = connection.execute(query, {"keys": keys}).mappings().all()
    sides: dict[int, list[Any]] = {}
    for party in connection.execute(_SIDES, {"keys": [row["key"] for row in rows]}).all():
        sides.setdefault(party.report_key, []).append(party)
    found: dict[int, list[Telling]] = {}
    for row in rows:
        found.setdefault(row["event_key"], []).append(_telling(row, sides.get(row["key"], [])))
    return found


def _telling(row: Any, sides: Sequence[Any]) -> Telling:
    taking: dict[str, set[str]] = {"actor": set(), "recipient": set()}
    for party in sides:
        if party.actor is not None:
            for role in taking if row["reciprocal"] else (party.role,):
                taking[role].add(party.actor)
    dated = row["date_precision"] in PRECISE
    names = tuple(party.text for party in sides)
    place = (row["place_text"],) if row["place_text"] is not None else ()
    return Telling(
        key=row["key"],
        document=row["document"],
        origin=None,
        published=row["published"],
        family=family(row["type"]),
        actors=frozenset(taking["actor"]),
        recipients=frozenset(taking["recipient"]),
        start=row["first_day"] if dated else None,
        end=row["last_day"] if dated else None,
        place=row["place_name"],
        trigger=meaning(row["trigger_lemma"].lower()),
        words=content_words(row["clause_text"], names + place),
        context=content_words(row["quote_text"], names),
        division=row["place_division"],
        country=row["place_country"],
        denial=is_denial(family(row["type"]), row["trigger_lemma"].lower(), row["clause_text"]),
        denied=row["status"] in DENIED,
    )


def _nearest(connection: Connection, roots: set[str], published: str | None, version: int, asked: _Asked) -> list[int]:
    """The claims of other documents on the same actors and of the same types, published nearest to a day.

    The catalogue has them in the order of publication, so that a million others cost nothing.
    """
    day = _day(published)
    since, until = ("", LAST_DAY) if day is None else (_apart(day, -REPEATED_APART), _apart(day, REPEATED_APART))
    middle = until if day is None else day.isoformat()
    own = {"types": asked.types, "first": part_key(version, 0), "last": part_key(version + 1, 0) - 1}
    distances: dict[int, int] = {}
    for actor in sorted(roots):
        of = {"name": heading(actor), "actor": actor, "whole": actor + ".", "letters": len(actor) + 1, **own}
        for query, days in (
            (_BEFORE, {"since": since or "0", "until": middle}),
            (_AFTER, {"since": middle, "until": until}),
        ):
            for row in connection.execute(query, {**of, **days}).all():
                distances[row.claim_key] = _distance(day, row.day)
    if roots:
        for row in connection.execute(_UNDATED, {"names": sorted({heading(actor) for actor in roots}), **own}).all():
            if any(row.a == one or row.a.startswith(one + ".") for one in roots):
                distances[row.claim_key] = _distance(day, "")
    most = MAX_COMPARED if asked.only_denied else asked.limit
    return sorted(distances, key=lambda key: (distances[key], -key))[:most]


def _related(connection: Connection, roots: set[str]) -> list[str]:
    """The roots and all their parts among the actors that the ledger knows."""
    if not roots:
        return []
    parts = [actors.c.id.startswith(one + ".", autoescape=True) for one in sorted(roots)]
    query = select(actors.c.id).where(or_(actors.c.id.in_(roots), *parts))
    return list(connection.execute(query).scalars())


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


_COMPARED = (
    "key",
    "event_key",
    "type",
    "reciprocal",
    "date_precision",
    "first_day",
    "last_day",
    "place_text",
    "place_name",
    "place_division",
    "place_country",
    "trigger_lemma",
)
# Lists are given as parameters: SQLAlchemy would look at each item of a list in a statement.
_BEARING = (
    select(fingerprints.c.version_key, func.count())
    .where(fingerprints.c.hash.in_(bindparam("hashes", expanding=True)))
    .group_by(fingerprints.c.version_key)
    .order_by(func.count().desc(), fingerprints.c.version_key)
    .limit(MAX_CANDIDATES)
)
_CARD = catalogue.c
_CARDS = (
    select(_CARD.claim_key, _CARD.day, _CARD.a)
    .where(
        _CARD.hidden == SHOWN,
        _CARD.kind == "actor",
        _CARD.type.in_(bindparam("types", expanding=True)),
        not_(_CARD.claim_key.between(bindparam("first"), bindparam("last"))),
    )
    .limit(MAX_COMPARED)
)
_DATED = _CARDS.where(
    _CARD.name == bindparam("name"),
    _CARD.day.between(bindparam("since"), bindparam("until")),
    # The actor itself, or a part of it; the first part of an id is the name itself.
    or_(_CARD.a == bindparam("actor"), func.substr(_CARD.a, 1, bindparam("letters")) == bindparam("whole")),
)
_UNDATED = _CARDS.where(_CARD.name.in_(bindparam("names", expanding=True)), _CARD.day == "").order_by(
    _CARD.claim_key.desc()
)
_BEFORE = _DATED.order_by(_CARD.day.desc(), _CARD.claim_key.desc())
_AFTER = _DATED.order_by(_CARD.day, _CARD.claim_key)
_SIDES = select(parties.c.report_key, parties.c.role, parties.c.text, parties.c.actor).where(
    parties.c.report_key.in_(bindparam("keys", expanding=True))
)
_NEW_EVENT = insert(events)
_COUNT_TO = (
    update(reports)
    .where(reports.c.key == bindparam("report"))
    .values(event_key=bindparam("event"), reason=bindparam("because"))
)
