"""The main dates of two actors: the days on which something was done between them, as most origins speak of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from allegedly.knowledge.briefing import words
from allegedly.ledger import Origins, root
from allegedly.nouns import CodedDocument, Event, Span, Time
from allegedly.reports.dealings import told_as_happened
from allegedly.reports.dyad import Dyad, day
from allegedly.reports.names import Names
from allegedly.reports.passages import BOTH, Index, plain
from allegedly.reports.spoken import BriefSentence, shown
from allegedly.reports.timeline import HAPPENED, TimelineOptions, reads_badly, timeline
from allegedly.reports.voices import Introductions

# Main dates: more are no overview. One for every so many documents that name both, but no fewer than FEWEST asked for.
FEWEST_DATES, MOST_DATES, DOCUMENTS_A_DATE = 5, 12, 4
# What changes something between two: deeds, and what is agreed (words of the kind "agreeing"). The rest (talks, visits,
# charges, threats) is of every week; it makes a main date only where so many origins give its day.
DEEDS, TOLD_BY = frozenset({2, 4}), 3
# What more states than this do together is no date of two of them.
MOST_PARTIES = 3
# What an article tells without a day is of the day of its publication only at its head: so many sentences.
HEAD = 2
# The day of a deed told by a noun stands right behind it ("the attack on January 8"): so many characters between.
BEHIND = 5
Place = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class MainDate:
    """One of the main dates: a sentence that tells of it, or the thing (counted from 1) where it was told above."""

    date: str
    sentence: BriefSentence | None
    thing: int | None
    origins: int
    reports: int


def main_dates(
    both: Sequence[CodedDocument],
    dyad: Dyad,
    things: Sequence[Iterable[Place]],
    origin: Origins,
    naming: tuple[Names, Introductions, set[str]],
) -> tuple[MainDate, ...]:
    """The main dates in order of time, of what was done between the two; what was told above is pointed to.

    `things` are the places of the sentences of each thing. Fewer than asked for, or none, where nothing else is told.
    """
    told = {place: number for number, thing in enumerate(things, 1) for place in thing}
    count = max(FEWEST_DATES, min(MOST_DATES, len(both) // DOCUMENTS_A_DATE))
    of = {item.document.id: item for item in both}
    names, introductions, introduced = naming
    rows = []
    options = TimelineOptions(about=(dyad.a, dyad.b), dates=count)
    for row in timeline(_of_the_two(both, dyad, origin), lambda documents: origin, options, frozenset(told)):
        places = ((place.document, place.span) for place in row.places)
        above = next((told[place] for place in places if place in told), None)
        sentence = next(iter(row.sentences), None)
        if above is None and sentence is None:
            continue
        text = None
        if above is None and sentence is not None:
            coded = of[sentence.document]
            alone = plain(coded, coded.sentences.index(sentence.span))
            if reads_badly(alone):
                continue
            (text,) = shown([alone], names, introductions, introduced)
        rows.append(MainDate(row.date, text, above, row.origins, row.reports))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class _Done:
    """Something that was done between the two, and its day; `time` is the expression that gives it, None for none."""

    event: Event
    day: str
    time: Time | None


def _of_the_two(both: Sequence[CodedDocument], dyad: Dyad, origin: Origins) -> list[CodedDocument]:
    """The documents with what was done between the two, and the days of that, alone."""
    found = [(item, list(_done(item, dyad))) for item in both]
    told: dict[str, set[str]] = {}
    for item, done in found:
        for one in done:
            told.setdefault(one.day, set()).add(origin.at(item.document.id, one.event.trigger.span))
    rows = []
    for item, done in found:
        kept = [one for one in done if _changes(one.event) or len(told[one.day]) >= TOLD_BY]
        if kept:
            times = {one.time.span: one.time for one in kept if one.time is not None}
            rows.append(replace(item, events=tuple(one.event for one in kept), times=tuple(times.values())))
    return rows


def _both_named(event: Event, dyad: Dyad) -> bool:
    """Whether both sides stand in an event by a name."""
    parties = [p for p in (*event.actors, *event.recipients) if any(c.isupper() for c in p.text.removeprefix("The "))]
    return len(dyad.sides(parties)) == BOTH


def _changes(event: Event) -> bool:
    """Whether an event changes something between two."""
    return event.quad in DEEDS or event.trigger.lemma.lower() in words("agreeing")


def _done(item: CodedDocument, dyad: Dyad) -> Iterable[_Done]:
    """The events between the two that happened, on a day that the text gives, or told at an article's head without one.

    What is told of a year or a month ("visited in March 2017") has no day, not that of its publication either.
    """
    published = day(item.document.published)
    times = Index(item.sentences).group((t.span, t) for t in item.times if t.type == "DATE")
    claims = {claim.event: claim for claim in item.claims}
    contents = {a.id: a.content for a in item.attributions}
    for event in item.events:
        if event.tense not in HAPPENED or not told_as_happened(event, claims[event.id]):
            continue
        states = {root(p.actor) for p in (*event.actors, *event.recipients) if p.actor is not None}
        if len(states) > MOST_PARTIES or not (any(dyad.directions(event)) or dyad.together(event)):
            continue
        if not _both_named(event, dyad):
            continue  # "the delegation", whosever it is
        here = times.get(event.sentence, [])
        if event.date is not None and event.date.from_ == "text":
            if event.trigger.pos != "VERB" and not 0 <= event.date.span[0] - event.trigger.span[1] <= BEHIND:
                continue  # "signed a pact on March 27 amid sanctions": the day is the pact's
            here = [t for t in here if t.span[0] < event.date.span[1] and event.date.span[0] < t.span[1]]
        elif event.trigger.pos != "VERB":
            continue  # "expressed concern on Monday over the incursion": the day is not the incursion's
        elif event.attribution in contents:
            here = [t for t in here if any(start <= t.span[0] < end for start, end in contents[event.attribution])]
        if len(here) == 1 and here[0].start is not None and here[0].start == here[0].end:
            yield _Done(event, here[0].start, here[0])
        elif not times.get(event.sentence) and event.sentence < HEAD and published is not None:
            yield _Done(event, published, None)
