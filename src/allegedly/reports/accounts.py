"""Who else tells the same event: the reports of one event in all documents of a brief (`ledger/matching.py`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from allegedly.ledger import match, telling
from allegedly.nouns import Stance
from allegedly.reports.dyad import Dyad
from allegedly.reports.names import Names
from allegedly.reports.passages import Sentence, Told


@dataclass(frozen=True, slots=True)
class Account:
    """An event as one sentence tells it."""

    sentence: Sentence
    told: Told

    def through(self, stance: Stance, names: Names) -> tuple[str, ...]:
        """The speakers by whom a position reached us, outermost first, without the one who holds it."""
        coded = self.sentence.coded
        speakers = {a.id: a.source for a in coded.attributions if a.source is not None}
        outer = [names.speaker(coded, speakers[name]) for name in stance.via[:-1] if name in speakers]
        return tuple(dict.fromkeys(name for name in outer if name != names.stance(coded, stance)))


class Accounts:
    """The accounts of each event of which both actors are a part."""

    def __init__(self, sentences: Iterable[Sentence], dyad: Dyad, origin: Mapping[str, str]) -> None:
        accounts = [
            Account(sentence, told)
            for sentence in sentences
            for told in sentence.told
            if any(dyad.directions(told.event)) or dyad.together(told.event)
        ]
        self._groups: dict[tuple[str, str], list[Account]] = {}
        self._origin = origin
        tellings = [telling(a.sentence.coded, a.told.event, key) for key, a in enumerate(accounts)]
        for event in match(tellings):
            group = [accounts[member.telling.key] for member in event]
            for account in group:
                self._groups[_key(account.sentence, account.told)] = group

    def of(self, sentence: Sentence, told: Told) -> list[Account]:
        """All accounts of the event of a claim, this one first."""
        key = _key(sentence, told)
        others = [a for a in self._groups.get(key, ()) if _key(a.sentence, a.told) != key]
        return [Account(sentence, told), *others]

    def origins(self, sentence: Sentence, told: Told) -> int:
        """How many origins tell the event of a claim."""
        return len({self._origin[a.sentence.coded.document.id] for a in self.of(sentence, told)})


def _key(sentence: Sentence, told: Told) -> tuple[str, str]:
    return sentence.coded.document.id, told.claim.id
