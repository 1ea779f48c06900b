"""When, where and how many: the time, place and figures that belong to an event's clause, and who says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

from allegedly.coding.events.arguments import VERBAL, clause_verb
from allegedly.coding.events.dating import Dates
from allegedly.coding.events.homes import home, homes_of, is_country
from allegedly.grammar import Parse
from allegedly.knowledge.places import context
from allegedly.knowledge.predicates import predicates
from allegedly.nouns import Attribution, EventDate, Party, Place, Quantity, Span, Time

T = TypeVar("T")
SHELF = 512  # code points of a text whose contents are looked through together: some sentences
WHERE = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "off", "across", "on", "through", "within", "along", "above"}
)
INTO = frozenset({"into", "onto", "via"})
WAY = INTO | {"to", "from", "towards", "toward"}


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
        self.cues = self.dates.cues
        self.attributions: dict[int, list[Attribution]] = {}
        for attribution in attributions:
            self.attributions.setdefault(attribution.sentence, []).append(attribution)
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

    def said(self, sentence: int) -> list[Attribution]:
        """The attributions of a sentence."""
        return self.attributions.get(sentence, [])

    def date(self, trigger: int, tense: str) -> EventDate | None:
        """When the event took place, as far as the text says so (see `dating`)."""
        return self.dates.date(trigger, tense)

    def place(self, trigger: int, parties: Sequence[Span]) -> Place | None:
        """The nearest place of the event's clause: one behind a word for where, else one that is struck or reached.

        The place of words is not that of what they are about: "condemned the attack in Vienna" leaves the attack open.
        """
        parse, verb = self.parse, clause_verb(self.parse, trigger)
        if verb != trigger and verb in self.cues:
            return None
        best: tuple[int, int, Place] | None = None
        for token, place in self.places.get(parse.sentence_of[trigger], []):
            if clause_verb(self.parse, token) != verb:
                continue
            rank = self._where(token, any(place.span[0] < end and start < place.span[1] for start, end in parties))
            distance = abs(token - trigger)
            if rank is not None and (best is None or (rank, distance) < best[:2]):
                best = rank, distance, place
        return best[2] if best else None

    def countries(self, party: Party) -> frozenset[str | None]:
        """The countries of the places that a party's words name."""
        tokens = self.parse.tokens(party.span)
        here = self.places.get(self.parse.sentence_of[tokens[0]], []) if tokens else []
        return frozenset(
            place.country for _, place in here if place.span[0] < party.span[1] and party.span[0] < place.span[1]
        )

    def only_where(self, party: Party) -> bool:
        """Whether a party is nobody but the place where something was: "rioted in Lima"."""
        tokens = self.parse.tokens(party.span)
        if party.actor is not None or not self.countries(party):
            return False
        last = tokens[-1]
        return self.parse.deps[last] == "pobj" and self.parse.lowers[self.parse.heads[last]] in WHERE

    def at_home(self, trigger: int, actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
        """Whether somebody goes to places of his own country only: its president visits a town."""
        own = homes_of(actors)
        if not (own and recipients) or any(party.actor and home(party) not in own for party in recipients):
            return False
        here = [place for _, place in self.places.get(self.parse.sentence_of[trigger], [])]
        for party in recipients:
            if party.actor:
                continue
            there = [place for place in here if place.span[0] < party.span[1] and party.span[0] < place.span[1]]
            if not there or any(place.country not in own for place in there):
                return False
        return all(party.actor is None or is_country(party) for party in recipients)

    def _where(self, token: int, party: bool) -> int | None:
        """How surely a place tells where the event was: 0 behind "in", 1 as object or goal, None otherwise.

        What goes to a party ("sold drones to Russia") does not tell where it was, but who goes to one is there.
        """
        parse = self.parse
        while (
            parse.deps[token] in {"conj", "appos", "compound", "nmod", "poss", "amod"} and parse.heads[token] != token
        ):
            token = parse.heads[token]
        head = parse.heads[token]
        classes, noun = predicates().classes, parse.lemmas[parse.heads[head]].lower()
        built = noun in classes["shelters"] or noun in classes["territory"]
        if parse.lowers[head] == "of" and built:  # "blocked the airport of Lima"
            return self._where(parse.heads[head], party)
        if parse.lowers[head] in WHERE:
            return 0
        above = parse.heads[head]
        way = parse.lowers[head] in WAY and parse.pos[above] in VERBAL  # not "troops from Burundi"
        way = way and (not party or parse.lowers[head] in INTO or parse.lemmas[above].lower() in context()["go"])
        return 1 if way or parse.deps[token] in {"dobj", "nsubjpass"} else None

    def figures(self, trigger: int) -> tuple[int, ...]:
        """The figures below the trigger, not those of a clause with a subject of its own."""
        verb = clause_verb(self.parse, trigger)
        first, last = self.parse.lefts[trigger], self.parse.rights[trigger]
        here = self.quantities.get(self.parse.sentence_of[trigger], [])
        return tuple(
            sorted(
                number for token, number in here if first <= token <= last and clause_verb(self.parse, token) == verb
            )
        )


class Contents:
    """The contents of a document's attributions, by where they stand: as quick in a long document as in a short one."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._shelves: dict[int, list[tuple[Span, int, Attribution]]] = defaultdict(list)
        for attribution in attributions:
            size = sum(end - start for start, end in attribution.content)
            for span in attribution.content:
                for shelf in range(span[0] // SHELF, span[1] // SHELF + 1):
                    self._shelves[shelf].append((span, size, attribution))

    def innermost(self, span: Span) -> Attribution | None:
        """The attribution with the shortest content that holds a span, of two alike the later one."""
        best: tuple[int, Attribution] | None = None
        for (start, end), size, attribution in self._shelves.get(span[0] // SHELF, ()):
            if start <= span[0] and span[1] <= end and (best is None or size <= best[0]):
                best = size, attribution
        return best[1] if best else None
