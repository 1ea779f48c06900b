"""From drafts by grammar to the events of a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from allegedly.coding.certainty import judge
from allegedly.coding.events import arguments as at_
from allegedly.coding.events.background import Background
from allegedly.coding.events.circle import Circle, just_told, those_who_met
from allegedly.coding.events.circumstances import Circumstances, Contents
from allegedly.coding.events.doubts import Case, doubtful
from allegedly.coding.events.drafting import Draft, drafts
from allegedly.coding.events.homes import home
from allegedly.coding.events.matching import lemma
from allegedly.coding.events.meant import commanded, only_meant, purpose
from allegedly.coding.events.parties import Parties
from allegedly.coding.events.standing import by_deed, narrowed, stands
from allegedly.coding.events.standing_in import addressed
from allegedly.coding.events.victims import accused
from allegedly.coding.events.voices import speaks
from allegedly.grammar import Parse
from allegedly.knowledge.plover import plover
from allegedly.knowledge.predicates import CLAUSE, OBJECT, Predicates, predicates
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
    parties = Parties(parse, mentions, times)
    around = Circumstances(parse, attributions, times, places, quantities)
    background = Background(parse, around.times)
    contents, spoken = Contents(attributions), Contents([each for each in attributions if speaks(each)])
    silences = {t for a in attributions if a.position == "withholds" for t in parse.tokens(a.cue.span)}
    events: list[Event] = []
    for number, (first, end) in enumerate(parse.sentences):
        before = just_told(events, around.said(number - 1), number)
        for draft in drafts(parse, first, end, known):
            # "He could not provide more information" is silence, and no aid; "refused to meet" is both.
            silence = draft.token in silences and draft.type != "REJECT"
            if silence or background.holds(draft) or only_meant(parse, draft) or commanded(parse, draft):
                continue
            partners = those_who_met(events, parse.sentence_of[draft.token])
            circle = Circle(parties, partners, before)
            events += _new(_events(parse, draft, circle, around, (contents, spoken), known), events)
    return tuple(events)


def _new(found: Iterable[Event], before: Sequence[Event]) -> list[Event]:
    """The events that their sentence has not told before: same type, parties, polarity and source."""
    told = {_told(event) for event in before[-LOOK_BACK:]}
    new = [event for event in found if _told(event) not in told or not (event.actors and event.recipients)]
    return [replace(event, id=f"e{len(before) + number}") for number, event in enumerate(new, 1)]


def _told(event: Event) -> tuple[object, ...]:
    actors = tuple(party.actor or party.text for party in event.actors)
    recipients = tuple(party.actor or party.text for party in event.recipients)
    return event.sentence, event.type, actors, recipients, event.polarity, event.attribution


# No sentence of news tells more events than this.
LOOK_BACK = 40


def _events(
    parse: Parse,
    draft: Draft,
    circle: Circle,
    around: Circumstances,
    contents: tuple[Contents, Contents],
    known: Predicates,
) -> Iterable[Event]:
    """The events of a draft. `contents`: of all attributions, which say how sure it is, and of those that say it."""
    parties = circle.parties
    actors, recipients, both = circle.meant(draft, *roles(parties, draft, around))
    actors, recipients = narrowed(parties, draft, actors, recipients)
    if draft.type not in OF_PLACES and draft.sense.mode != "visit":
        recipients = tuple(party for party in recipients if not around.only_where(party))
    if not (coded(draft, parties, actors, recipients) and stands(parties, draft, actors, recipients)):
        return
    if (not recipients or draft.type in HOPED) and purpose(parse, draft):
        return
    trigger = trigger_of(draft)
    if draft.sense.mode == "visit" and around.at_home(trigger, actors, recipients):
        return
    kind = plover().types[draft.type]
    span = parse.span(trigger, trigger)
    sure = judge(parse, trigger, _cue(parse, contents[0].innermost(span)))
    attribution = contents[1].innermost(span)
    if doubtful(Case(parties, draft, actors, recipients, sure, attribution)):
        return
    if draft.refused:
        sure = replace(sure, polarity="positive", factuality=abs(sure.factuality))
    recipients = addressed(parties, around, draft, actors, recipients)
    place = around.place(trigger, [party.span for party in (*actors, *recipients)])
    actors = tuple(parties.named_wholly(party) for party in actors)
    recipients = tuple(parties.named_wholly(party) for party in recipients)
    for doing, undergoing in directions(actors, recipients, both):
        yield Event(
            id="",
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


def roles(parties: Parties, draft: Draft, around: Circumstances) -> tuple[tuple[Party, ...], tuple[Party, ...], bool]:
    """Actors, recipients, and whether it goes in both directions."""
    actors, _ = parties.of(draft.actors, acting=True)
    acting = tuple(party for party in actors if not parties.thing(party))
    actors = acting or actors
    if draft.placed:
        actors = tuple(party for party in actors if party.actor)
    if draft.actors and draft.recipients and draft.actors[0] == draft.recipients[0]:  # "A and B met"
        return _together(actors)
    recipients, group = parties.of(
        _places_last(parties.parse, draft), acting=False, without=actors, things=draft.type in OF_THINGS
    )
    if draft.sense.mode == "visit" and not any(party.actor for party in recipients):
        met, its = parties.of(draft.recipients[1:], acting=False, without=actors)  # "flew to Lima for talks with B"
        recipients, group = (met, its) if any(party.actor for party in met) else (recipients, group)
    recipients = accused(parties, draft, recipients)
    others = not recipients and any(draft.shared)  # "A and B will meet with reporters"
    things = not others and all(parties.thing(each) or around.only_where(each) for each in recipients)
    light = draft.governor is not None and draft.type != "REJECT"  # "held talks", not "have disagreements"
    if draft.sense.mutual and len(actors) > 1 and (not draft.noun or light):
        topic = draft.type in BETWEEN and not (draft.took or draft.clause) and group not in draft.shared
        if things or (topic and draft.sense.mode != "visit") or _for_those(actors, recipients):
            return _together(actors)  # "A and B agreed on a text", "signed it in Lima", "held talks on C"
    return actors, recipients, bool(actors) and group in draft.shared and _mutual(parties.parse, draft)


def _for_those(actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Whether those of several countries sign only what is between bodies of the same: for these they act."""
    homes = [{home(each) for each in side} for side in (actors, recipients)]
    return len(homes[0]) > 1 and "" not in homes[1] and bool(homes[1]) and homes[1] <= homes[0]


def _places_last(parse: Parse, draft: Draft) -> list[list[int]]:
    """The groups of recipients, places last: "a bombing in Lima of the embassy" is of the embassy."""
    if draft.type not in {"ASSAULT", "COERCE", "MOBILIZE"}:
        return draft.recipients
    return sorted(draft.recipients, key=lambda group: all(parse.lowers[parse.heads[head]] in INSIDE for head in group))


def _mutual(parse: Parse, draft: Draft) -> bool:
    """Whether both do it, and not one to the other: refuse to talk to him, cut ties, strive for better ones."""
    one_way = draft.type == "SANCTION" or (draft.type == "REJECT" != draft.sense.type)
    one_way = one_way or lemma(parse, draft.token) in predicates().classes["bettering"]
    return draft.mutual and not one_way


def directions(
    actors: tuple[Party, ...], recipients: tuple[Party, ...], both: bool
) -> list[tuple[tuple[Party, ...], tuple[Party, ...]]]:
    """Who does it to whom; what all do with each other goes from each to the others."""
    if not (both and recipients):
        return [(actors, recipients)]
    if actors == recipients:
        return [((each,), tuple(other for other in actors if other != each)) for each in actors]
    return [(actors, recipients), (recipients, actors)]


def _together(actors: tuple[Party, ...]) -> tuple[tuple[Party, ...], tuple[Party, ...], bool]:
    """The roles of those who do something with each other."""
    if len({party.actor or party.text for party in actors}) < 2:
        return actors, (), False
    return actors, actors, True


def coded(draft: Draft, parties: Parties, actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Whether enough is known of an event's parties for it to count: one of them, at least, acts in politics."""
    if not any(parties.political(party) for party in (*actors, *recipients)):
        # Who protests need not be known to politics otherwise.
        return draft.type == "PROTEST" and not draft.noun and bool(actors) and parties.many(actors[0])
    if any(parties.thing(party) for party in actors):  # "hit by a strong currency"
        return False
    if draft.noun and draft.governor is None:
        if parties.parse.lemmas[draft.token].lower() in parties.known.classes["standing"]:
            return False  # a treaty or an ally is no deed
        return bool(actors and recipients) and any(party.actor for party in (*actors, *recipients))
    if draft.type in {"CONSULT", "COOPERATE"} and recipients and not any(parties.known_as(each) for each in recipients):
        return False  # "visited our facility"
    if draft.sense.type == "CONSULT" and draft.sense.mode == "visit" and actors and not parties.political(actors[0]):
        return False
    teams = bool(actors and recipients) and parties.state(actors[0]) and parties.state(recipients[0])
    if teams and (
        draft.sense.mode == "beat"
        or ((draft.type, draft.sense.mode) == ("COERCE", "restrict") and CLAUSE not in draft.sense.to)
    ):
        return False  # states are beaten and crushed in games
    if actors and recipients:
        return True
    if draft.type == "ASSAULT" and actors and not recipients and (draft.recipients or not draft.sense.rest):
        return False  # "attacked in the last lap", "fought a disease"
    plain = OBJECT in draft.sense.to and draft.sense.objects is None and not draft.sense.rest and not draft.noun
    if plain and draft.recipients and not recipients and draft.type in ONE_SIDED and draft.type != "COERCE":
        return False  # "drafted a law"
    wanting = draft.sense.to[:1] == (OBJECT,) and not draft.recipients and draft.sense.objects is None
    if wanting and not draft.noun and draft.type in ONE_SIDED:
        return False  # "sales are picking up"
    done = draft.noun or at_.passive(parties.parse, draft.token) or by_deed(parties, draft)
    if draft.type in ONE_SIDED and not actors and not done:
        return False  # "securing its borders": nobody is said to do it
    if draft.type in ONE_SIDED:
        return not draft.sense.to or bool(draft.recipients or draft.actors)
    told = draft.sense.objects is not None or bool(draft.recipients)
    said = told or at_.complement(parties.parse, draft.token) is not None
    return bool(actors) and said and draft.type in ALONE and parties.political(actors[0])


# What is only meant by something else is no deed in words: "met to discuss", "spoke to support".
HOPED = frozenset({"AGREE", "SUPPORT", "CONSULT", "MOBILIZE"})
# What may be done to a place: force, and what undoes or prepares it; else a place is only where it was done.
OF_PLACES = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID", "THREATEN", "SANCTION"})
# What several do with each other, and others are what it is about unless they are "with" them.
BETWEEN = frozenset({"CONSULT", "AGREE"})
# Before where it was done.
INSIDE = frozenset({"in", "at", "near", "outside", "inside"})
# What may be done to things as well as to people: "condemned the attack", "rejected the plan", "closed the border".
OF_THINGS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "THREATEN", "PROTEST", "COERCE", "CONCEDE"})
# Deeds that count with one party known: "police arrested 20 people", "was bombed".
ONE_SIDED = frozenset({"RETREAT", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST", "SANCTION", "AID"})
# Words that count where only who says them is known: "the minister agreed to resign", "refused to step down".
ALONE = frozenset({"AGREE", "REJECT", "CONCEDE", "ACCUSE", "THREATEN"})


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
