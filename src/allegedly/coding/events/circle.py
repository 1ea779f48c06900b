"""Who is meant by "they", "the leaders" or "the two sides": those who have just met, as in accounts of meetings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.coding.events import kinds
from allegedly.coding.events.drafting import Draft
from allegedly.coding.events.homes import COUNTRY, home
from allegedly.coding.events.parties import Parties
from allegedly.nouns import Attribution, Event, Party

# An account of a meeting is seldom longer; afterwards "they" are others. Sentences, own estimate from readouts.
AS_LONG_AS = 8
# Where the lead itself tells the meeting the whole text is its account.
LEAD, AS_LONG_AS_LEAD = 1, 20
# Of more than these a text says otherwise who they are.
MOST = 4
# What those who meet do together.
TOGETHER = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "ACCUSE", "REQUEST"})
# "The assault", "those claims": of the sentences just before, so many of them at most, and so many events.
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
NEAR, LOOK_BACK = 2, 20
CHARGES = frozenset("accusation allegation charge claim assertion report criticism insinuation suggestion".split())
PLURAL = frozenset({"the", "both", "two"})
NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4}
ALSO = frozenset({"also"})
LONGEST = 3


def those_who_met(events: Sequence[Event], sentence: int) -> tuple[Party, ...]:
    """Those who met last, in the sentences before this one; nobody where the last meeting is long past.

    A noun ("the results of the talks between A and B") is rather a topic; it counts in the lead, if no verb tells one.
    """
    late: tuple[Party, ...] = ()
    for event in reversed(events):
        if sentence - event.sentence > (AS_LONG_AS_LEAD if event.sentence <= LEAD else AS_LONG_AS):
            continue
        if event.type not in {"CONSULT", "AGREE"} or event.sentence == sentence or event.polarity == "negative":
            continue
        sides = (*event.actors, *event.recipients)
        states = {home(each) for each in sides}
        if not (2 <= len(sides) == len(states) <= MOST and all(each.actor or _named(each) for each in sides)):
            continue
        if event.trigger.pos != "NOUN":
            return sides
        if event.sentence <= LEAD:
            late = sides
    return late


def _named(party: Party) -> bool:
    """Whether somebody in no table is told by a name."""
    return party.text.rpartition(" ")[2][:1].isupper()


@dataclass(frozen=True, slots=True)
class Before:
    """What has just been told: who struck last, and the ids of those who accused or reported, last first."""

    strikers: tuple[Party, ...] = ()
    accusers: tuple[str, ...] = ()


def just_told(events: Sequence[Event], attributions: Sequence[Attribution], sentence: int) -> Before:
    """Of the sentences before one, who struck and who accused or reported."""
    late = [event for event in events[-LOOK_BACK:] if 0 < sentence - event.sentence <= NEAR]
    struck = next(
        (e.actors for e in reversed(late) if e.type == "ASSAULT" and e.polarity == "positive" and e.actors), ()
    )
    accusing = [each.actor for e in reversed(late) if e.type == "ACCUSE" for each in e.actors if each.actor]
    said = [a.source.actor for a in reversed(attributions)
            if 0 < sentence - a.sentence <= 1 and a.source and a.source.actor]  # fmt: skip
    return Before(struck, tuple(dict.fromkeys([*accusing, *said])))


@dataclass(frozen=True, slots=True)
class Circle:
    """The parties of a document, and the two who met last before the sentence."""

    parties: Parties
    met: tuple[Party, ...]
    before: Before

    def meant(
        self, draft: Draft, actors: tuple[Party, ...], recipients: tuple[Party, ...], both: bool
    ) -> tuple[tuple[Party, ...], tuple[Party, ...], bool]:
        """Actors, recipients and whether it goes both ways, with "the two sides" taken for those who met."""
        if draft.type == "CONSULT" and draft.sense.mode != "visit" and self._each_other(draft, actors):
            return actors, actors, True

        if draft.type == "ASSAULT" and all(kinds.deed(self.parties, each) for each in actors):
            return self._strikers(draft) or self._same_strikers(draft, actors) or actors, recipients, both
        if draft.type == "REJECT" and actors and len(recipients) == 1:
            return actors, self._accusers(actors, recipients[0]), both
        if not self.met or draft.type not in TOGETHER or not actors or not all(self._group(each) for each in actors):
            return actors, recipients, both
        if self._number(actors[0]) not in {0, len(self.met)}:
            return actors, recipients, both
        meant = tuple(Party(actors[0].span, actors[0].text, each.actor) if each.actor else each for each in self.met)
        alone = all(self.parties.thing(each) for each in recipients)
        if draft.type in {"CONSULT", "AGREE", "COOPERATE"} and (alone or actors == recipients):
            return meant, meant, True
        if actors == recipients:
            return actors, recipients, both
        return meant, tuple(each for each in recipients if not self._group(each)), False

    def _each_other(self, draft: Draft, actors: tuple[Party, ...]) -> bool:
        """Whether two who are one word talk with each other, and others are only what it is about."""
        return (
            len(actors) == len({each.actor for each in actors}) > 1 == len({a.span for a in actors})
            and not draft.shared
        )

    def _number(self, party: Party) -> int:
        """How many are meant, where that is said: "both sides", "the [three] presidents"; else 0."""
        lowers = (self.parties.parse.lowers[token] for token in self.parties.parse.tokens(party.span))
        return next((NUMBERS[word] for word in lowers if word in NUMBERS), 0)

    def _same_strikers(self, draft: Draft, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """Who struck in "was [also] hit", told without a doer right behind who struck."""
        parse = self.parties.parse
        verb = draft.governor if draft.governor is not None else draft.token
        also = next((c for c in parse.children[verb] if parse.lowers[c] in ALSO), None)
        if actors or also is None or any(draft.actors):
            return ()
        return tuple(each for each in self.before.strikers if each.actor)

    def _strikers(self, draft: Draft) -> tuple[Party, ...]:
        """Who struck in "were killed in [the assault]": those whose assault has just been told."""
        parse = self.parties.parse
        for noun in (head for group in draft.actors for head in group):
            if any(parse.lowers[child] in DEFINITE for child in parse.children[noun]):
                span = parse.span(noun, noun)
                return tuple(Party(span, parse.quote(span), each.actor) for each in self.before.strikers if each.actor)
        return ()

    def _accusers(self, actors: tuple[Party, ...], charge: Party) -> tuple[Party, ...]:
        """Whom "rejected [the allegation]" answers: who has just accused or reported, of another country."""
        parse = self.parties.parse
        tokens = parse.tokens(charge.span)
        charged = charge.actor is None and bool(tokens) and parse.lemmas[tokens[-1]].lower() in CHARGES
        if not charged or parse.lowers[tokens[0]] not in DEFINITE:
            return (charge,)
        homes = {home(each) for each in actors}
        return tuple(
            Party(charge.span, charge.text, each) for each in self.before.accusers if each[:COUNTRY] not in homes
        )[:1] or (charge,)

    def _group(self, party: Party) -> bool:
        """Whether a party is told by no more than "they", "both sides", "the presidents"."""
        parse = self.parties.parse
        tokens = parse.tokens(party.span)
        if not tokens or len(tokens) > LONGEST:
            return False
        if parse.lowers[tokens[0]] == "they":
            return True
        last = tokens[-1]
        plural = parse.lowers[tokens[0]] in PLURAL and parse.tags[last] in {"NNS", "NNPS"}
        return plural and parse.lemmas[last].lower() in self.parties.known.classes["plenty"]
