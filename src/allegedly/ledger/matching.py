"""One event, many reports: which reports of different documents tell the same event, and why.

Careful: a wrong merge hides a disagreement or makes one up, a missed one only leaves two rows where one would do. So
every condition must hold, a report that fits two events is left with the better one, and to join an event it must match
more than half of the event's first members, not just one, so that no chain of likenesses grows.

What is asserted or denied plays no part: a denial tells the same event as the claim that it denies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice

from allegedly.knowledge.denying import denies
from allegedly.knowledge.families import family, function_words, given_names, near, people, routine_words, state_words
from allegedly.knowledge.meanings import meaning
from allegedly.nouns import Claim, CodedDocument, Event

# A day is told late, early, or in another time zone.
DAYS_APART = 1
# Without a date of its own, a report tells of something near its publication; a week is how long dailies follow it up.
PUBLISHED_APART = 7
# The same accusation is affirmed and denied for months; then only the content can show that it is the same.
REPEATED_APART = 183
FAR = 10**6
# What speaks for one event, added up. The share of content words in common (of the clause with fewer, looked for in the
# other's whole sentence) weighs most; these add to it. Chosen on the seen half of quality/data/pairs/links-*.jsonl.
SAME_TRIGGER = 0.25
# Each word that the sentences around both clauses share.
AROUND = 0.08
MOST_AROUND = 3
BOTH_SIDES = 0.2
SAME_DAY = 0.2
SAME_PLACE = 0.15
OTHER_FAMILY = -0.2
# A follow-up some days later is as likely a second event of its kind.
LATER = -0.15
LATER_DAYS = 3
ENOUGH = 0.8
# One word in common is all that a short clause has room for, but it may be chance: so its share is never the whole.
FEWEST_WORDS = 2
# Told again after weeks, the content alone must bear it.
MUCH_SHARED = 0.6
MIN_SHARED_WORDS = 2
# Governments speak to each other all day in the same words ("the president thanked … for standing by its
# borders"): words of routine, names of states and given names of people are no content that shows one event. With
# one party in common, or weeks apart, so many other words must be shared; otherwise one or two. Chosen on 60 events of
# news on one war (13 were right, now 14 of 20) and on 55 of two months of mixed news (38 were right, now 36 of 44); our
# own pairs lost none.
MIN_OWN_WORDS = 3
MEETINGS, SUPPORT = "agreement", "support"
MIN_WORD = 3
CHECKED_MEMBERS = 5
ISO_LETTERS = 3
# Kinds that ids of other actors begin with; ISO 3166 has given none of these codes to a state.
NOT_STATES = frozenset({"GRP", "IGO", "MED", "NGO"})
# Families whose deeds are done again and again, so that a like one told weeks later is another.
EPISODES = frozenset({"agreement", "force", "mobilisation", "protest"})
PRECISE = frozenset({"day", "week", "time"})
REJECTION = "rejection"
# Statuses of claims that somebody denies.
DENIED = frozenset({"denied", "disputed"})


@dataclass(frozen=True, slots=True)
class Telling:
    """What matching needs to know of a report: an event as one document tells it.

    `actors` and `recipients` are the ids of the known ones; `start` and `end` the days that the text gives for it, None
    where it gives none; `words` the meanings of the content words of its clause, `context` those of its sentence,
    `trigger` that of its trigger. `division` and `country` hold the place; a place without a division is a wide one.
    `denial` marks a rejection of what others claim, `denied` a report whose event somebody denies in its document.
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
    context: frozenset[str] = frozenset()
    division: str | None = None
    country: str | None = None
    denial: bool = False
    denied: bool = False

    @property
    def day(self) -> str | None:
        """The day that an event has from its first report: the text's, else that of publication."""
        return self.start or (self.published[:10] if self.published else None)


@dataclass(frozen=True, slots=True)
class Match:
    """How well two reports fit, from 0 to 1, and why they are held for one event."""

    score: float
    reason: str


Compare = Callable[[Telling, Telling], Match | None]


@dataclass(frozen=True, slots=True)
class Member:
    """A report in an event, with the reason why it is there; the first one has none."""

    telling: Telling
    reason: str | None


def match(tellings: Iterable[Telling]) -> list[tuple[Member, ...]]:
    """The events that some reports tell, each with its members. Pure: the order of the reports does not matter."""
    events: list[list[Member]] = []
    for telling in sorted(tellings, key=lambda t: (t.published is None, t.published or "", t.key)):
        best = choose(telling, [[member.telling for member in event] for event in events])
        if best is None:
            events.append([Member(telling, None)])
        else:
            number, found = best
            events[number].append(Member(telling, found.reason))
    return [tuple(event) for event in events]


def choose(
    telling: Telling, events: Sequence[Sequence[Telling]], compare: Compare | None = None
) -> tuple[int, Match] | None:
    """The event (its number and the match) that a report tells, None where it tells of none of them.

    `compare` is `same`, or whoever has its answers.
    """
    compare = compare or same
    best: tuple[int, Match] | None = None
    for number, members in enumerate(events):
        # As the ledger, which looks no further back: a story that goes on for a year is held to its last months.
        near_by = (member for member in members if _gap(telling, member) <= REPEATED_APART)
        checked = list(islice(near_by, CHECKED_MEMBERS))
        found = [m for member in checked if (m := compare(telling, member)) is not None]
        if not found or len(found) * 2 <= len(checked):
            continue
        top = max(found, key=lambda m: m.score)
        if best is None or top.score > best[1].score:
            best = number, top
    return best


def same(one: Telling, other: Telling) -> Match | None:
    """Whether two reports tell the same event, None where not surely so."""
    same_family = one.family == other.family
    if not same_family and not near(one.family, other.family):
        return None
    actors, recipients = _common(one.actors, other.actors), _common(one.recipients, other.recipients)
    if (one.actors and other.actors and not actors) or (one.recipients and other.recipients and not recipients):
        return None
    if _shares_no_word(one, other) and (one.place is None or one.place != other.place):
        return None
    if _elsewhere(one, other) or not _both_of_two(one, other) or _other_people(one, other):
        return None
    if _when(one, other, again=True) is None:
        return None
    # "reached an agreement" has its meaning in the noun.
    same_triggers = {one.trigger} & (other.words | {other.trigger}) | {other.trigger} & one.words
    same_trigger = bool(same_triggers)
    # "Ukraine's president thanked Ukraine's envoy" has one party in common with whatever Ukraine does at home.
    both = bool(actors and recipients) and len(actors | recipients) > 1
    shared, share = common_words(one, other)
    triggers = {one.trigger, other.trigger}
    whole = len(shared) >= min(len(one.words - triggers), len(other.words - triggers))
    plainly = same_trigger and both and whole
    again = one.family not in EPISODES and (share >= MUCH_SHARED or (plainly and bool(shared)))
    when = _when(one, other, again)
    if when is None:
        return None
    same_day = bool(one.start and other.start)
    same_place = one.place is not None and one.place == other.place and one.division is not None
    if not actors and not recipients and not (same_day and same_place):
        return None
    if not same_trigger and not both and (not same_family or share < MUCH_SHARED):
        return None
    around = (one.context & other.context) - shared - triggers
    score = (
        share
        + AROUND * min(len(around), MOST_AROUND)
        + SAME_TRIGGER * same_trigger
        + BOTH_SIDES * both
        + SAME_DAY * same_day
        + SAME_PLACE * same_place
        + OTHER_FAMILY * (not same_family)
        + LATER * (LATER_DAYS < _gap(one, other) <= PUBLISHED_APART)
    )
    surely = plainly or (same_trigger and both and same_day)
    if score < ENOUGH or len(shared) + len(around) + same_place < (1 if surely else MIN_SHARED_WORDS):
        return None
    alike = shared | around | same_triggers
    # In one capital, on one day, one envoy meets several ministers.
    there = same_day and same_place and one.family != MEETINGS
    if not there and _is_routine(one, other, alike, both, whole and same_trigger and same_family):
        return None
    parties = " → ".join(" and ".join(sorted(side)) for side in (actors, recipients) if side)
    kind = one.family if same_family else f"{one.family} and {other.family}"
    reasons = [f"{kind} by the same parties ({parties})" if parties else f"{kind}, parties unknown to one", when]
    if same_trigger:
        named = one.trigger if one.trigger in other.words | {other.trigger} else other.trigger
        reasons.append(f"both “{named}”")
    if same_place:
        reasons.append(f"both in {one.place}")
    reasons.append(f"shared words: {', '.join(sorted(shared | around))}")
    if one.origin is not None and one.origin == other.origin:
        reasons.append("same origin")
    return Match(round(score, 6), "; ".join(reasons))


def _shares_no_word(one: Telling, other: Telling) -> bool:
    """Whether no word of either's sentence is in the other's: known at once, where `common_words` takes longer."""
    return (
        one.context.isdisjoint(other.context)
        and one.words.isdisjoint(other.words)
        and one.words.isdisjoint(other.context)
        and one.context.isdisjoint(other.words)
    )


def common_words(one: Telling, other: Telling) -> tuple[set[str], float]:
    """The content that two reports have in common, and its share of the clause with less content.

    A word of one's clause counts wherever it stands in the other's sentence. That both have one trigger is no content.
    """
    mine, theirs = one.words - {one.trigger}, other.words - {other.trigger}
    shared = (mine & (other.words | other.context)) | (theirs & (one.words | one.context))
    share = len(shared) / max(min(len(mine), len(theirs)), FEWEST_WORDS)
    return set(shared), min(share, 1.0)


def _is_routine(one: Telling, other: Telling, common: set[str], both: bool, whole: bool) -> bool:
    """Whether what two reports have in common is what any two reports of these parties have.

    `both`: they have the parties on both sides in common; `whole`: all that the shorter one tells, by the same trigger.
    """
    own = common - routine_words() - state_words() - given_names()
    near_by, same_family = _gap(one, other) <= PUBLISHED_APART, one.family == other.family
    if not both and not same_family:
        return True
    if not both or not near_by:
        needed = MIN_OWN_WORDS + (not both and not near_by) - (whole and bool(own & {one.trigger, other.trigger}))
        return len(own) < needed
    if same_family and one.family == MEETINGS and _same_people(one, other):
        return False
    if same_family and whole and one.family not in (MEETINGS, SUPPORT):
        return False
    return len(own) < MIN_SHARED_WORDS - (same_family and one.family in EPISODES - {MEETINGS})


def _same_people(one: Telling, other: Telling) -> bool:
    """Whether two reports name the same of each party that they have in common."""
    mine, theirs = one.actors | one.recipients, other.actors | other.recipients
    return roots(mine & theirs) == _common(mine, theirs)


def _other_people(one: Telling, other: Telling) -> bool:
    """Whether two meetings are of different people of one state: who met its president did not meet its minister."""
    if one.family != MEETINGS or other.family != MEETINGS:
        return False
    mine, theirs = one.actors | one.recipients, other.actors | other.recipients
    return any(
        not here & there and here | there <= people()
        for state in _common(mine, theirs)
        for here, there in [[{actor for actor in side if root(actor) == state} for side in (mine, theirs)]]
    )


def _both_of_two(one: Telling, other: Telling) -> bool:
    """Whether two events without a direction have both parties in common: A's meeting with B is not A's with C."""
    if one.actors != one.recipients or other.actors != other.recipients:
        return True
    if min(len(one.actors), len(other.actors)) < len(("a", "b")):
        return True
    return len(_common(one.actors, other.actors)) > 1


def _elsewhere(one: Telling, other: Telling) -> bool:
    """Whether two reports give places that cannot be the same; a wide place may hold the other."""
    if one.place is None or other.place is None or one.place == other.place:
        return False
    if one.country is not None and other.country is not None and one.country != other.country:
        return True
    if one.division is None or other.division is None:
        return one.country is None and other.country is None
    return one.place != other.division and other.place != one.division


def telling(coded: CodedDocument, event: Event, key: int, origin: str | None = None) -> Telling:
    """The light form of an event of a coded document."""
    claim = next((claim for claim in coded.claims if claim.event == event.id), None)
    dated = event.date if event.date is not None and event.date.precision in PRECISE else None
    actors = frozenset(party.actor for party in event.actors if party.actor is not None)
    recipients = frozenset(party.actor for party in event.recipients if party.actor is not None)
    names = _names(coded, event, claim)
    place = (event.place.text,) if event.place is not None else ()
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
        trigger=meaning(event.trigger.lemma.lower()),
        words=content_words(claim.clause.text, names + place) if claim is not None else frozenset(),
        context=content_words(claim.quote.text, names) if claim is not None else frozenset(),
        division=event.place.division if event.place is not None else None,
        country=event.place.country if event.place is not None else None,
        denial=claim is not None and is_denial(family(event.type), event.trigger.lemma.lower(), claim.clause.text),
        denied=claim is not None and claim.status in DENIED,
    )


def _names(coded: CodedDocument, event: Event, claim: Claim | None) -> tuple[str, ...]:
    """What the parties of an event are called in its sentence: "President" and "Jane Doe" may be one."""
    parties = (*event.actors, *event.recipients)
    ids = {party.actor for party in parties if party.actor in people()}
    if claim is None or not ids:
        return tuple(party.text for party in parties)
    start, end = claim.quote.span
    called = (m.text for m in coded.mentions if m.actor in ids and start <= m.span[0] < end)
    return (*(party.text for party in parties), *called)


def is_denial(family: str, lemma: str, clause: str) -> bool:
    """Whether a report of this family, with this trigger and clause, denies what others claim."""
    return family == REJECTION and denies(lemma, clause)


# A ledger compares each new document with the same newest reports of its parties.
@lru_cache(maxsize=1 << 14)
def content_words(clause: str, parties: tuple[str, ...]) -> frozenset[str]:
    """The meanings of the content words of a clause, but for names of its parties.

    Of a party's words only the capitalised are names: "three Russian diplomats" are diplomats.
    """
    names = {word for party in parties for word in _words(party, capitals=True)}
    return frozenset(_words(clause)) - names


def _words(text: str, capitals: bool = False) -> Iterable[str]:
    for part in text.replace("’", "'").split():
        meant, name = _meant(part)
        if meant is not None and (name or not capitals):
            yield meant


@lru_cache(maxsize=1 << 16)
def _meant(part: str) -> tuple[str | None, bool]:
    """What a word with the marks around it means, None for one without content; whether it begins with a capital."""
    bare = part.strip(".,;:!?()[]\"'“”‘’–—")
    word = bare.lower().removesuffix("'s")
    if len(word) < MIN_WORD or word in function_words():
        return None, False
    return meaning(word), bare[0].isupper()


def _common(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """What two sides have in common: RUS.GOV and RUS.MIL have RUS."""
    return roots(one) & roots(other)


@lru_cache(maxsize=1 << 14)
def root(actor: str) -> str:
    """The state that an office or body belongs to; another actor (`NGO.CNAS`) is its own."""
    first = actor.split(".")[0]
    return first if len(first) == ISO_LETTERS and first not in NOT_STATES else actor


@lru_cache(maxsize=1 << 12)
def roots(actors: frozenset[str]) -> frozenset[str]:
    """The roots of some actors."""
    return frozenset(root(actor) for actor in actors)


def _when(one: Telling, other: Telling, again: bool) -> str | None:
    """The reason why two reports can be of one time, None where they cannot.

    `again`: whether they are so much alike that months may lie between them.
    """
    if one.start and one.end and other.start and other.end:
        gap = max(_days(one.end, other.start), _days(other.end, one.start), 0)
        return f"dated {one.start} and {other.start}" if gap <= DAYS_APART else None
    first, second = one.start or one.published, other.start or other.published
    if first is None or second is None:
        return "no date" if again else None
    gap = _gap(one, other)
    if gap <= PUBLISHED_APART:
        return f"{gap} days apart" if gap != 1 else "1 day apart"
    if gap <= REPEATED_APART and again and not (one.start or other.start):
        return f"{gap} days apart, told again in much the same words"
    return None


def _gap(one: Telling, other: Telling) -> int:
    """Days between two reports, by the days that they give, else by publication; 0 where one has neither."""
    first, second = one.start or one.published, other.start or other.published
    return abs(_days(first, second)) if first and second else 0


def _days(first: str, second: str) -> int:
    """Days from the first day to the second; what is no day lies far from any."""
    one, other = _ordinal(first), _ordinal(second)
    return FAR if one is None or other is None else other - one


@lru_cache(maxsize=1 << 12)
def _ordinal(day: str) -> int | None:
    try:
        return date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None
