"""One document while its actors are linked: parse, knowledge, names, people and the drafts so far."""

from __future__ import annotations

import re
from functools import cached_property

from allegedly.coding.actors.drafts import Draft
from allegedly.coding.actors.names import Name, find_names
from allegedly.coding.actors.people import People
from allegedly.coding.actors.readings import Readings
from allegedly.coding.actors.units import Unit
from allegedly.grammar import Parse
from allegedly.knowledge.actors import Actors, Sense

_WORD = re.compile(r"\w*")


class Scene:
    """What all that link share, and small questions about names and units."""

    def __init__(self, parse: Parse, actors: Actors) -> None:
        self.parse, self.actors = parse, actors
        self.date = parse.document.published
        self.words = actors.words
        self.people = People(actors, self.date)
        self.drafts: list[Draft] = []
        self.tentative: list[Draft] = []  # "Head of …": mentions only where a name follows whose title they are
        self.places: list[tuple[int, str]] = []  # capitals that are places here: token and state

    @cached_property
    def names(self) -> list[Name]:
        """The known names of the document that mean what they say."""
        names = find_names(self.parse, self.actors)
        readings = Readings(self.parse, self.actors, names)
        return [name for name in names if readings.meant(name)]

    @cached_property
    def by_token(self) -> dict[int, Name]:
        """The names by their first token."""
        return {name.first: name for name in self.names}

    def sorts(self, name: Name) -> set[str]:
        """What a name may be: a state's, a surname …"""
        return {sense.sort for sense in name.senses}

    def sense(self, name: Name) -> Sense | None:
        """The first reading of a name that is no person."""
        found = [sense for sense in name.senses if sense.sort not in {"person", "surname"}]
        if len(found) > 1 and found[0].sort == "body":
            # of namesakes the one whose own state the document names: Pakistan's PTI, an agency in India
            here = [sense for sense in found if set(self.actors.home(sense.actor)) & self.spoken_of]
            found = here or found
        return found[0] if found else None

    @cached_property
    def spoken_of(self) -> set[str | None]:
        """The states of the names with one reading."""
        return {self.actors.country(name.senses[0].actor) for name in self.names if len(name.senses) == 1}

    def actor(self, unit: Unit) -> str | None:
        """The state, body or organisation that a name means."""
        if unit.name is None:
            return None
        sense = self.sense(unit.name)
        return sense.actor if sense is not None else None

    def outside(self, unit: Unit) -> bool:
        """Whether "-backed", "-born" follows a name: what stands behind is not that state's own."""
        assert unit.name is not None
        text, end = self.parse.text, unit.name.span[1]
        return text[end : end + 1] == "-" and _WORD.match(text, end + 1)[0] in self.words.context["after_hyphen"]  # type: ignore[index]

    def given(self, unit: Unit) -> bool:
        """Whether a unit begins with a given name."""
        return self.parse.words[unit.first] in self.words.given

    def is_body(self, unit: Unit) -> bool:
        """Whether a unit ends in a noun for bodies: "Agency"."""
        return self.parse.words[unit.last] in self.words.context["organisation_noun"]

    def title(self, units: list[Unit]) -> tuple[str | None, str | None]:
        """The last title among units before a name, and the actor named before it."""
        title = base = None
        for unit in units:
            if unit.sort == "key":
                title = unit.words
            elif unit.name is not None and not self.outside(unit):
                base = self.actor(unit) or base
        return title, base

    def gender(self, draft: Draft, keys: list[Unit]) -> None:
        """Gives a draft the gender that its titles tell."""
        if draft.gender:
            return
        for unit in keys:
            if unit.words in self.words.context["female_word"]:
                draft.gender = "f"
            elif unit.words in self.words.context["male_word"]:
                draft.gender = "m"
