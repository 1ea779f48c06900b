"""When, where and how many: the time, place and figures that belong to an event's clause, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from allegedly.coding.events.arguments import VERBAL
from allegedly.coding.events.dating import Dates
from allegedly.grammar import Parse
from allegedly.nouns import Attribution, EventDate, Place, Quantity, Span, Time

T = TypeVar("T")
WHERE = frozenset({"in", "at", "near", "outside", "inside", "around", "off", "across", "on"})


class Circumstances:
    """Times, places, figures and attributions of one document by sentence."""

    def __init__(
        self,
        parse: Parse,
        attributions: Sequence[Attribution],
        times: Sequence[Time],
        places: Sequence[Place],
        quantities: Sequence[Quantity],
    ) -> None:
        self.parse = parse
        self.dates = Dates(parse, times, attributions)
        self.times = self._by_sentence([(time.span, time) for time in times if time.start and time.end])
        self.places = self._by_sentence([(place.span, place) for place in places])
        self.quantities = self._by_sentence([(quantity.span, n) for n, quantity in enumerate(quantities)])

    def _by_sentence(self, items: list[tuple[Span, T]]) -> dict[int, list[tuple[int, T]]]:
        """The items by sentence, each with its first token."""
        found: dict[int, list[tuple[int, T]]] = {}
        for span, item in items:
            tokens = self.parse.tokens(span)
            if tokens:
                found.setdefault(self.parse.sentence_of[tokens[0]], []).append((tokens[0], item))
        return found

    def date(self, trigger: int, tense: str) -> EventDate | None:
        """When the event took place, as far as the text says so (see `dating`)."""
        return self.dates.date(trigger, tense)

    def place(self, trigger: int, without: frozenset[Span]) -> Place | None:
        """The nearest place of the event's clause after a word for where, that is no party."""
        best: tuple[int, Place] | None = None
        verb = self._clause(trigger)
        for token, place in self.places.get(self.parse.sentence_of[trigger], []):
            head = self.parse.heads[token]
            while self.parse.pos[head] == "PROPN" and self.parse.heads[head] != head:
                head = self.parse.heads[head]
            if self.parse.lowers[head] not in WHERE or self._clause(token) != verb or place.span in without:
                continue
            distance = abs(token - trigger)
            if best is None or distance < best[0]:
                best = distance, place
        return best[1] if best else None

    def figures(self, trigger: int) -> tuple[int, ...]:
        """The figures below the trigger, not those of a clause with a subject of its own."""
        verb = self._clause(trigger)
        first, last = self.parse.lefts[trigger], self.parse.rights[trigger]
        here = self.quantities.get(self.parse.sentence_of[trigger], [])
        return tuple(sorted(number for token, number in here if first <= token <= last and self._clause(token) == verb))

    def _clause(self, token: int) -> int:
        """The verb of a token's clause."""
        parse = self.parse
        while parse.pos[token] not in VERBAL or parse.deps[token] in {"aux", "auxpass"}:
            head = parse.heads[token]
            if head == token:
                break
            token = head
        return token


def innermost(attributions: Sequence[Attribution], span: Span) -> Attribution | None:
    """The attribution with the shortest content that holds a span."""
    best: tuple[int, Attribution] | None = None
    for attribution in attributions:
        for start, end in attribution.content:
            if start <= span[0] and span[1] <= end:
                size = sum(e - s for s, e in attribution.content)
                if best is None or size <= best[0]:
                    best = size, attribution
                break
    return best[1] if best else None
