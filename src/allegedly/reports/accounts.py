"""Who else tells the same event: the reports of one event in all documents of a brief.

As the ledger counts them that the documents come from; else as its matching finds (`ledger/matching.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.ledger import Origins, counted_to, same, telling
from allegedly.nouns import Stance
from allegedly.reports.answers import Answers, Reply
from allegedly.reports.dyad import Dyad
from allegedly.reports.names import Names
from allegedly.reports.passages import Sentence, Told

# A word that more events of a family have than this finds too many to be worth comparing; the rarer ones find them.
COMMON = 400
# Of the events that share the most words so many are compared, each of which shares as many as matching asks for.
CHECKED, LEAST_SHARED = 60, 2


@dataclass(frozen=True, slots=True)
class Account:
    """An event as one sentence tells it."""

    sentence: Sentence
    told: Told

    def means(self, stance: Stance) -> bool:
        """Whether a denial or silence is one.

        Whoever only foresees that something will end ("would abandon") denies nothing; whoever speaks of what is open
        ("whether they sign or not") withholds nothing.
        """
        if stance.position not in {"denies", "withholds"}:
            return True
        saying = {a.id: a.position for a in self.sentence.coded.attributions}
        if stance.position == "withholds":
            return not stance.via or saying.get(stance.via[-1]) == "withholds"
        if stance.via and saying.get(stance.via[-1]) in {"denies", "doubts"}:
            return True
        return self.told.event.tense in {"past", "ongoing", "generic"}

    def through(self, stance: Stance, names: Names) -> tuple[str, ...]:
        """The speakers by whom a position reached us, outermost first, without the one who holds it."""
        coded = self.sentence.coded
        speakers = {a.id: a.source for a in coded.attributions if a.source is not None}
        outer = [names.speaker(coded, speakers[name]) for name in stance.via[:-1] if name in speakers]
        return tuple(dict.fromkeys(name for name in outer if name != names.stance(coded, stance)))


class Accounts:
    """The accounts of each event of which both actors are a part.

    Without a ledger only events that share content words are compared, so thousands of articles take seconds.
    """

    def __init__(self, sentences: Sequence[Sentence], dyad: Dyad, origin: Origins) -> None:
        self._answers, self._dyad = Answers(sentences, dyad), dyad
        self._accounts = [
            Account(sentence, told)
            for sentence in sentences
            for told in sentence.told
            if any(dyad.directions(told.event)) or dyad.together(told.event)
        ]
        self._origin = origin
        self._events: dict[int, list[int]] = {}
        self._counted = [counted_to(a.sentence.coded, a.told.event) for a in self._accounts]
        for number, event in enumerate(self._counted):
            if event is not None:
                self._events.setdefault(event, []).append(number)
        self._tellings = [telling(a.sentence.coded, a.told.event, key) for key, a in enumerate(self._accounts)]
        self._keys = {_key(a.sentence, a.told): number for number, a in enumerate(self._accounts)}
        self._bearers: dict[tuple[str, str], list[int]] = {}
        for number, each in enumerate(self._tellings):
            for word in each.words:
                self._bearers.setdefault((each.family, word), []).append(number)
        self._found: dict[int, list[Account]] = {}

    def of(self, sentence: Sentence, told: Told) -> list[Account]:
        """All accounts of the event of a claim, this one first."""
        number = self._keys.get(_key(sentence, told))
        if number is None:
            return [Account(sentence, told)]
        if number not in self._found:
            self._found[number] = self._same(number)
        return [Account(sentence, told), *self._found[number]]

    def replies(self, sentence: Sentence, told: Told) -> list[Reply]:
        """Who denies or doubts a claim right behind it: whoever is charged, or is said to have done it."""
        event = told.event
        parties = event.recipients if event.type == "ACCUSE" else event.actors
        sides = self._dyad.sides(parties)
        return [
            reply
            for reply in self._answers.to(sentence)
            if reply.attribution.source is not None and self._dyad.side(reply.attribution.source.actor) in sides
        ]

    def _same(self, number: int) -> list[Account]:
        event = self._counted[number]
        if event is not None:
            return [self._accounts[other] for other in self._events[event] if other != number]
        mine = self._tellings[number]
        shared: Counter[int] = Counter()
        for word in mine.words:
            bearers = self._bearers[(mine.family, word)]
            if len(bearers) <= COMMON:
                shared.update(bearers)
        del shared[number]
        likely = [other for other, n in shared.most_common(CHECKED) if n >= LEAST_SHARED]
        fitting = [other for other in likely if same(mine, self._tellings[other]) is not None]
        return [self._accounts[other] for other in sorted(fitting)]

    def origins(self, sentence: Sentence, told: Told) -> int:
        """How many origins tell the event of a claim."""
        return len({_whose(a, self._origin) for a in self.of(sentence, told)})


def _whose(account: Account, origin: Origins) -> str:
    return origin.at(account.sentence.coded.document.id, account.told.event.trigger.span)


def _key(sentence: Sentence, told: Told) -> tuple[str, str]:
    return sentence.coded.document.id, told.claim.id
