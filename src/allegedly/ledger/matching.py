"""One event, many reports: which reports of different documents tell the same event, and why.

Careful: a wrong merge hides a disagreement or makes one up, a missed one only leaves two rows where one would do. So
every condition must hold, a report that fits two events is left with the better one, and to join an event it must match
more than half of the event's first members, not just one, so that no chain of likenesses grows.

What is asserted or denied plays no part: a denial tells the same event as the claim that it denies.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from allegedly.knowledge.families import family, function_words
from allegedly.nouns import CodedDocument, Event

# A day is told late, early, or in another time zone.
DAYS_APART = 1
# Without a date of its own, a report tells of something near its publication; a week is how long dailies follow it up.
PUBLISHED_APART = 7
# The same accusation is affirmed and denied for months; then only the content can show that it is the same.
REPEATED_APART = 183
FAR = 10**6
# Shares of the smaller set of content words: chosen on our own pairs in tests/ledger/test_matching.py, where reports of
# one event share about half and reports of like events of one dyad at most a quarter.
SHARED = 0.3
MUCH_SHARED = 0.6
MIN_SHARED_WORDS = 2
MIN_WORD = 3
CHECKED_MEMBERS = 5
ISO_LETTERS = 3
# Kinds that ids of other actors begin with; ISO 3166 has given none of these codes to a state.
NOT_STATES = frozenset({"NGO", "IGO", "GRP", "MED"})
PRECISE = frozenset({"day", "week", "time"})


@dataclass(frozen=True, slots=True)
class Telling:
    """What matching needs to know of a report: an event as one document tells it.

    `actors` and `recipients` are the ids of the known ones; `start` and `end` the days that the text gives for it, None
    where it gives none; `words` the lower-case content words of its clause.
    """

    key: int
    document: str
    origin: str | None
    published: str | None
    family: str
    actors: frozenset[str]
    recipients: frozenset[str]
    start: str | None
    end: str | None
    place: str | None
    trigger: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """How well two reports fit, from 0 to 1, and why they are held for one event."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Member:
    """A report in an event, with the reason why it is there; the first one has none."""

    telling: Telling
    reason: str | None


def match(tellings: Iterable[Telling]) -> list[tuple[Member, ...]]:
    """The events that some reports tell, each with its members. Pure: the order of the reports does not matter."""
    events: list[list[Member]] = []
    by_family: dict[str, list[list[Member]]] = {}
    for telling in sorted(tellings, key=lambda t: (t.published is None, t.published or "", t.key)):
        known = by_family.setdefault(telling.family, [])
        best = choose(telling, [[member.telling for member in event] for event in known])
        if best is None:
            event = [Member(telling, None)]
            known.append(event)
            events.append(event)
        else:
            number, found = best
            known[number].append(Member(telling, found.reason))
    return [tuple(event) for event in events]


def choose(telling: Telling, events: Sequence[Sequence[Telling]]) -> tuple[int, Match] | None:
    """The event (its number and the match) that a report tells, None where it tells of none of them."""
    best: tuple[int, Match] | None = None
    for number, members in enumerate(events):
        checked = members[:CHECKED_MEMBERS]
        found = [m for m in (same(telling, member) for member in checked) if m is not None]
        if not found or len(found) * 2 <= len(checked):
            continue
        top = max(found, key=lambda m: m.score)
        if best is None or top.score > best[1].score:
            best = number, top
    return best


def same(one: Telling, other: Telling) -> Match | None:
    """Whether two reports tell the same event, None where not surely so."""
    if one.family != other.family:
        return None
    actors, recipients = _common(one.actors, other.actors), _common(one.recipients, other.recipients)
    if (one.actors and other.actors and not actors) or (one.recipients and other.recipients and not recipients):
        return None
    if not actors and not recipients:
        return None
    if one.place is not None and other.place is not None and one.place != other.place:
        return None
    shared = one.words & other.words
    smaller = min(len(one.words), len(other.words))
    share = len(shared) / smaller if smaller else 0.0
    same_trigger = one.trigger == other.trigger
    needed = SHARED if same_trigger and actors and recipients else MUCH_SHARED
    if len(shared) < MIN_SHARED_WORDS or share < needed:
        return None
    when = _when(one, other, share)
    if when is None:
        return None
    parties = " → ".join(" and ".join(sorted(side)) for side in (actors, recipients) if side)
    reasons = [f"{one.family} by the same parties ({parties})", when]
    if same_trigger:
        reasons.append(f"both “{one.trigger}”")
    reasons.append(f"shared words: {', '.join(sorted(shared))}")
    if one.origin is not None and one.origin == other.origin:
        reasons.append("same origin")
    return Match(round(share * (1.0 if same_trigger else 0.8), 6), "; ".join(reasons))


def telling(coded: CodedDocument, event: Event, key: int, origin: str | None = None) -> Telling:
    """The light form of an event of a coded document."""
    clause = next((claim.clause.text for claim in coded.claims if claim.event == event.id), "")
    dated = event.date if event.date is not None and event.date.precision in PRECISE else None
    actors = frozenset(party.actor for party in event.actors if party.actor is not None)
    recipients = frozenset(party.actor for party in event.recipients if party.actor is not None)
    return Telling(
        key=key,
        document=coded.document.id,
        origin=origin,
        published=coded.document.published,
        family=family(event.type),
        # What has no direction is written once in each; both tell the same event.
        actors=actors | recipients if event.reciprocal else actors,
        recipients=actors | recipients if event.reciprocal else recipients,
        start=dated.start if dated else None,
        end=dated.end if dated else None,
        place=event.place.name if event.place is not None else None,
        trigger=event.trigger.lemma.lower(),
        words=content_words(clause, tuple(party.text for party in (*event.actors, *event.recipients))),
    )


# A ledger compares each new document with the same newest reports of its parties.
@lru_cache(maxsize=1 << 13)
def content_words(clause: str, parties: tuple[str, ...]) -> frozenset[str]:
    """The content words of a clause, but for those that name its parties."""
    return frozenset(_words(clause)) - {word for party in parties for word in _words(party)}


def _words(text: str) -> Iterable[str]:
    for part in text.replace("’", "'").split():
        word = part.strip(".,;:!?()[]\"'“”‘’–—").lower().removesuffix("'s")
        if len(word) >= MIN_WORD and word not in function_words():
            # The plural and the singular are one word here; nothing is shown of it but in the reason.
            yield word.removesuffix("s") if not word.endswith("ss") else word


def _common(one: frozenset[str], other: frozenset[str]) -> set[str]:
    """What two sides have in common: RUS.GOV and RUS.MIL have RUS."""
    return {root(actor) for actor in one} & {root(actor) for actor in other}


def root(actor: str) -> str:
    """The state that an office or body belongs to; another actor (`NGO.CNAS`) is its own."""
    first = actor.split(".")[0]
    return first if len(first) == ISO_LETTERS and first not in NOT_STATES else actor


def _when(one: Telling, other: Telling, share: float) -> str | None:
    """The reason why two reports can be of one time, None where they cannot."""
    if one.start and one.end and other.start and other.end:
        gap = max(_days(one.end, other.start), _days(other.end, one.start), 0)
        return f"dated {one.start} and {other.start}" if gap <= DAYS_APART else None
    first, second = one.start or one.published, other.start or other.published
    if first is None or second is None:
        return "no date" if share >= MUCH_SHARED else None
    gap = abs(_days(first, second))
    if gap <= PUBLISHED_APART:
        return f"{gap} days apart" if gap != 1 else "1 day apart"
    if gap <= REPEATED_APART and share >= MUCH_SHARED and not (one.start or other.start):
        return f"{gap} days apart, told again in much the same words"
    return None


def _days(first: str, second: str) -> int:
    """Days from the first day to the second; what is no day lies far from any."""
    try:
        return (date.fromisoformat(second[:10]) - date.fromisoformat(first[:10])).days
    except ValueError:
        return FAR
