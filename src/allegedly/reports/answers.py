"""Who answers what was just said of them: "Kyiv denies the accusation." after the sentence that accuses.

Such an answer names nothing of what it denies; it is found by where it stands, in the same document right behind what
is said of the one who answers, and never apart from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from allegedly.nouns import Attribution
from allegedly.reports.dyad import Dyad
from allegedly.reports.passages import Sentence, answers_only, is_voice

# How many sentences before an answer what it answers may stand.
REACH = 2


@dataclass(frozen=True, slots=True)
class Reply:
    """A denial or doubt of what a sentence before says of the one who takes it."""

    sentence: Sentence
    attribution: Attribution


class Answers:
    """The replies to each of some sentences."""

    def __init__(self, held: Iterable[Sentence], dyad: Dyad) -> None:
        self._dyad = dyad
        self._replies: dict[tuple[str, int], list[Reply]] = {}
        places: dict[tuple[str, int], Sentence] = {}
        for sentence in held:
            places[_key(sentence)] = sentence
            for attribution in sentence.spoken:
                if not self._answers(sentence, attribution):
                    continue
                # "Reports suggested that …, a claim that B rejected": what it answers stands in its own sentence.
                reach = 0 if _follows_another(sentence, attribution) else REACH
                before = [places.get((sentence.coded.document.id, sentence.number - n)) for n in range(reach + 1)]
                for other in before:
                    if other is not None and self._is_of(other, attribution):
                        self._replies.setdefault(_key(other), []).append(Reply(sentence, attribution))
                        break

    def to(self, sentence: Sentence) -> list[Reply]:
        """The replies to what a sentence says, in it or behind it."""
        return self._replies.get(_key(sentence), [])

    def _answers(self, sentence: Sentence, attribution: Attribution) -> bool:
        source = attribution.source
        inside = sentence.span[0] <= attribution.cue.span[0] < sentence.span[1]
        return (
            inside and source is not None and is_voice(sentence.coded, source) and answers_only(sentence, attribution)
        )

    def _is_of(self, sentence: Sentence, reply: Attribution) -> bool:
        """Whether a sentence says something of the one who replies, in the words of another."""
        side = self._dyad.side(reply.source.actor if reply.source is not None else None)
        if side is None:
            return False
        for told in sentence.told:
            parties = [*told.event.actors, *told.event.recipients]
            before = told.event.trigger.span[0] < reply.cue.span[0] and told.event.trigger.span != reply.cue.span
            if not before or side not in self._dyad.sides(parties):
                continue
            sources = {self._dyad.side(a.source.actor) for a in sentence.spoken if a.source and a.id != reply.id}
            doers = self._dyad.sides(told.event.actors)
            if side in doers and sources == {side}:
                continue  # it is the one who replies that says so
            return True
        return False


def _follows_another(sentence: Sentence, reply: Attribution) -> bool:
    """Whether somebody else says something before a reply, in its sentence."""
    return any(
        a.id != reply.id and a.source is not None and a.source != reply.source and a.content
        and sentence.span[0] <= a.cue.span[0] < reply.cue.span[0] and a.content[-1][1] <= reply.cue.span[0]
        for a in sentence.spoken
    )  # fmt: skip


def _key(sentence: Sentence) -> tuple[str, int]:
    return sentence.coded.document.id, sentence.number
