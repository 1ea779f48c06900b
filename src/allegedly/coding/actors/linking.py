"""Goes through the chunks of a document and links what they name."""

from __future__ import annotations

from itertools import pairwise

from allegedly.coding.actors.appositions import Appositions
from allegedly.coding.actors.drafts import Draft
from allegedly.coding.actors.names import Name
from allegedly.coding.actors.persons import Persons
from allegedly.coding.actors.phrases import Phrases
from allegedly.coding.actors.scene import Scene
from allegedly.coding.actors.units import Unit, chunks
from allegedly.grammar import Parse
from allegedly.knowledge.actors import Actors


class Linker:
    """Links the names and noun phrases of one document."""

    def __init__(self, parse: Parse, actors: Actors) -> None:
        self.parse, self.actors = parse, actors
        self.scene = Scene(parse, actors)
        self.persons, self.phrases = Persons(self.scene), Phrases(self.scene)

    def link(self) -> list[Draft]:
        """All drafts, in order."""
        names = self.scene.names
        meant = [sense for name in names if len(name.senses) == 1 for sense in name.senses]
        self.scene.people.spoken_of = {
            state for sense in meant if sense.sort != "surname" for state in self._of(sense.actor)
        }
        found = chunks(self.parse, names, self.actors)
        for units in found:
            for unit in units:
                if unit.sort == "capital":  # "the Indonesia Peace Network": no name of the state
                    self.scene.by_token.pop(unit.first, None)
        for units in found:
            self._chunk(units)
        self._second_names(names)
        self.persons.titles.join()
        Appositions(self.scene).join()
        return self.scene.drafts

    def _of(self, actor: str) -> tuple[str | None, ...]:
        """The state that an actor belongs to; of an armed group the one where it is: the Houthis speak of Yemen."""
        state = self.actors.country(actor)
        if state is None and self.actors.kind(actor) == "armed group" and len(home := self.actors.home(actor)) == 1:
            return home
        return (state,)

    def _second_names(self, names: list[Name]) -> None:
        """Drafts the second of two names in one token: "U.S.-EU relations"."""
        for one, two in pairwise(names):
            if two.first == one.last and (sense := self.scene.sense(two)) is not None:
                kind = self.actors.kind(sense.actor) or "state"
                self.scene.drafts.append(
                    Draft(two.first, two.last, two.last, sense.actor, kind, span=two.span, why="its name")
                )
        self.scene.drafts.sort(key=lambda draft: (draft.first, draft.last, draft.span or (0, 0)))

    def _chunk(self, units: list[Unit]) -> None:
        begin = 0
        at = 0
        while at < len(units):
            unit = units[at]
            person = None
            end = at
            if unit.name is not None:
                person, begin_name, end = self.persons.named(units, begin, at)
            elif unit.sort == "capital":
                person, begin_name, end = self.persons.unknown(units, begin, at)
            if person is not None:
                start = min(at, begin_name)
                if self._body_before(units[begin:start]):  # "Head of the President's Office Dana Testman"
                    self.phrases.rest(units[begin:start], None)
                    begin = start
                self.persons.draft(units, begin, start, end, person)
                begin = end + 1
                if begin < len(units) and units[begin].sort == "possessive":
                    begin += 1
                at = max(begin, at + 1)
                continue
            at += 1
        if begin < len(units):
            self.phrases.rest(units[begin:], self.scene.drafts[-1] if begin else None)

    def _body_before(self, units: list[Unit]) -> bool:
        """Whether a body of which a title tells stands before a name: it is no title of its own."""
        if not units or not self.persons.titles.before(units[-1].last + 1):
            return False
        last, words = units[-1], self.scene.words
        if last.sort == "key":
            return last.words in words.nouns and last.words not in words.titles and last.words not in words.people
        ends = self.parse.words[last.last]
        return last.sort == "capital" and (ends in words.context["organisation_noun"] | words.context["matter_noun"])
