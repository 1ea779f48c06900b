"""From drafts by grammar to the events of a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from allegedly.coding.certainty import judge
from allegedly.coding.events.background import Background
from allegedly.coding.events.circumstances import Circumstances, Contents
from allegedly.coding.events.drafting import Draft, drafts
from allegedly.coding.events.parties import Parties
from allegedly.grammar import Parse
from allegedly.knowledge.plover import plover
from allegedly.knowledge.predicates import Predicates, predicates
from allegedly.nouns import Attribution, Event, Mention, Party, Place, Quantity, Time, Word


def find_events(
    parse: Parse,
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    times: Sequence[Time],
    places: Sequence[Place],
    quantities: Sequence[Quantity],
) -> tuple[Event, ...]:
    """The political events of a document in order, with ids "e1", "e2", ….

    At least one party is an actor that is known. Statements alone are no events. An event without direction gives two,
    one in each direction, with `reciprocal`. After PLOVER (Open Event Data Alliance; Halterman et al. 2023).
    """
    known = predicates()
    parties = Parties(parse, mentions)
    around = Circumstances(parse, attributions, times, places, quantities)
    background = Background(parse, around.times)
    contents = Contents(attributions)
    events: list[Event] = []
    for first, end in parse.sentences:
        if not any(token in parties.covering for token in range(first, end)):
            continue
        for draft in drafts(parse, first, end, known):
            if background.holds(draft):
                continue
            events += _events(parse, draft, parties, around, contents, len(events), known)
    return tuple(events)


def _events(
    parse: Parse,
    draft: Draft,
    parties: Parties,
    around: Circumstances,
    contents: Contents,
    number: int,
    known: Predicates,
) -> Iterable[Event]:
    actors, recipients, both = roles(parties, draft)
    if not coded(draft, actors, recipients):
        return
    trigger = trigger_of(draft)
    kind = plover().types[draft.type]
    span = parse.span(trigger, trigger)
    attribution = contents.innermost(span)
    cue = _cue(parse, attribution)
    sure = judge(parse, trigger, cue)
    place = around.place(trigger, [party.span for party in (*actors, *recipients)])
    directions = [(actors, recipients), (recipients, actors)] if both and recipients else [(actors, recipients)]
    for doing, undergoing in directions:
        number += 1
        yield Event(
            id=f"e{number}",
            sentence=parse.sentence_of[trigger],
            type=draft.type,
            mode=draft.sense.mode if draft.sense.mode in kind.modes else None,
            contexts=contexts(parse, draft, known),
            quad=kind.quad,
            goldstein=kind.goldstein,
            trigger=Word(span, parse.quote(span), parse.lemmas[trigger], parse.pos[trigger]),
            actors=doing,
            recipients=undergoing,
            date=around.date(trigger, sure.tense),
            place=place,
            quantities=around.figures(trigger),
            polarity=sure.polarity,
            certainty=sure.certainty,
            factuality=sure.factuality,
            tense=sure.tense,
            attribution=attribution.id if attribution else None,
            reciprocal=both and bool(recipients),
        )


def roles(parties: Parties, draft: Draft) -> tuple[tuple[Party, ...], tuple[Party, ...], bool]:
    """Actors, recipients, and whether it goes in both directions."""
    actors = parties.of(draft.actors, acting=True)
    if draft.actors and draft.recipients and draft.actors[0] == draft.recipients[0]:  # "A and B met"
        if len({party.actor or party.text for party in actors}) < 2:
            return actors, (), False
        return actors[:1], actors[1:], True
    recipients = parties.of(draft.recipients, acting=False, without=actors)
    return actors, recipients, draft.mutual and bool(actors)


def coded(draft: Draft, actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Whether enough is known of an event's parties for it to count."""
    if not any(party.actor for party in (*actors, *recipients)):
        return False
    if draft.noun and draft.governor is None:
        return bool(actors and recipients)
    if actors and recipients:
        return True
    if draft.type in ONE_SIDED:
        return bool(actors or recipients) and (not draft.sense.to or bool(draft.recipients or draft.actors))
    return bool(actors) and any(party.actor for party in actors) and bool(draft.recipients)


# Deeds that count with one party known: "police arrested 20 people", "was bombed".
ONE_SIDED = frozenset({"RETREAT", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST", "SANCTION", "AID"})


def trigger_of(draft: Draft) -> int:
    """The token that tells the event: the verb that ends what its noun says, else the predicate itself."""
    return draft.governor if draft.governor is not None and draft.reversed else draft.token


def contexts(parse: Parse, draft: Draft, known: Predicates) -> tuple[str, ...]:
    """What an event is about: the sense's contexts and those of the words that it uses up."""
    found = dict.fromkeys(draft.sense.contexts)
    for token in draft.used:
        found.update(dict.fromkeys(known.contexts.get(parse.lemmas[token].lower(), ())))
    return tuple(found)


def _cue(parse: Parse, attribution: Attribution | None) -> int | None:
    """The token of an attribution's cue that heads it."""
    if attribution is None:
        return None
    tokens = parse.tokens(attribution.cue.span)
    return next((t for t in tokens if parse.heads[t] not in tokens or parse.heads[t] == t), None)
