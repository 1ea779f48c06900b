"""What belongs to a country and is not its state: people, firms and bodies that nobody knows, coffee and languages.

"A Kenyan runner", "the German carmaker Testwagen", "the Italian Red Cross": the words are one mention, of no known
actor, and the country stands beside it as its role's.
"""

from __future__ import annotations

from allegedly.coding.actors.bodies import ADJECTIVE, TITLED
from allegedly.coding.actors.drafts import Draft
from allegedly.coding.actors.scene import Scene
from allegedly.coding.actors.units import Unit

# "Our Russian friends" are Russia, in the mouth of a diplomat.
COMPANIONS = frozenset("friends colleagues partners".split())


class Compatriots:
    """Drafts the phrases of one document in which a state's name only tells where somebody is from."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.parse, self.actors, self.words = scene.parse, scene.actors, scene.words

    def draft(self, units: list[Unit], named: list[Unit]) -> bool:
        """Drafts a phrase with the names `named` in it; False where a state or a known body is meant as well."""
        if self._cultural(units, named[-1]) or self._own_body(units, named[-1]):
            return True
        return len(named) > 1 and (self._abroad(*named[-2:]) or self._national(units, named[-2], named[-1]))

    def _abroad(self, state: Unit, people: Unit) -> bool:
        """Drafts a people of two countries, neither's own: "Dutch Turks"."""
        if state.name is None or people.name is None or people.first != state.last + 1:
            return False
        if "adjective" not in self.scene.sorts(state.name) or "people" not in self.scene.sorts(people.name):
            return False
        draft = Draft(state.first, people.last, people.last, None, "civilians", plural=True, why="of two countries")
        draft.title, draft.of = self.parse.quote(self.parse.span(people.first, people.last)), self.scene.actor(state)
        self.scene.drafts.append(draft)
        return True

    def _cultural(self, units: list[Unit], state: Unit) -> bool:
        """Whether an adjective only says of which kind something is: "Turkish coffee", "the Russian language"."""
        last = units[-1]
        noun = self.parse.quote(self.parse.span(last.first, last.last)).lower()
        alone = state is not last and not any(u.name is not None for u in units if u is not state)
        return alone and noun in self.words.context["culture_noun"] and self.parse.tags[state.last] == "JJ"

    def _own_body(self, units: list[Unit], state: Unit) -> bool:
        """Drafts a body that only belongs to a country and is not its state: "Norway's sovereign wealth fund".

        Nobody known is meant; the country stands beside the mention.
        """
        last, head = units[-1], units[-1].last
        base = self.scene.actor(state)
        if last.sort == "capital" and base is not None:
            return any(found(units, state, base) for found in (self._named_body, self._called, self._team))
        noun = self.parse.lowers[head]
        # A school that acts is no deed of the state; one that is bombed is still the country's.
        acts = noun in self.words.context["own_place"] and self.parse.deps[head] == "nsubj"
        kin = noun in self.words.context["kin_noun"] and noun not in COMPANIONS
        person = noun in self.words.context["own_person"] or kin
        person = person or (
            noun in self.words.context["relational"] and self.parse.lowers[units[0].first] in {"his", "her"}
        )
        body = last.sort == "other" and (person or noun in self.words.context["own_body"] or acts)
        if not body or state is last or base is None or self.actors.country(base) != base:
            return False
        if any(unit.name is not None and self.scene.actor(unit) not in {None, base} for unit in units):
            return False  # "the Iran-Russia working group" is of two
        if not self._owning(state, head):
            return False  # "promised Kenya two hospitals"
        title = self.parse.span(state.last + 1, head)
        words = self.parse.quote(title).removeprefix("'s").removeprefix("’s").strip()
        kind, why = (
            ("person", "a person of a country") if person else ("organisation", "a body of its own in a country")
        )
        draft = Draft(units[0].first, head, head, None, kind, why=why)
        draft.plural = self.parse.tags[head] == "NNS"
        known = self.actors.called.get((base, words.lower()))
        if known is not None:
            draft.actor, draft.kind, draft.why = known, self.actors.kind(known) or draft.kind, "its state and its noun"
        else:
            draft.title, draft.of = words, base
            self._share(draft)
        self.scene.drafts.append(draft)
        return True

    def _owning(self, state: Unit, head: int) -> bool:
        """Whether a state's name tells whose the noun behind it is: "Kenya's", "Kenyan", "a Hong Kong bookseller"."""
        parse, at = self.parse, state.last
        if parse.tags[at + 1] == "POS" or parse.tags[at] == "JJ":
            return True
        return parse.deps[at] in {"amod", "compound", "nmod"} and parse.heads[at] == head and parse.tags[at + 1] != "CD"

    def _share(self, draft: Draft) -> None:
        """Leaves the first adjective of "Canadian and Spanish brands" without an actor too."""
        first = draft.first
        for before in reversed(self.scene.drafts):
            between = self.parse.lowers[before.last + 1 : first]
            joined = bool(between) and all(word in {",", "and", "or"} for word in between)
            if not joined or before.why != ADJECTIVE or before.head != before.last:
                return
            before.kind, before.title, before.of, before.actor = draft.kind, draft.title, before.actor, None
            before.adjective, before.why, first = False, draft.why, before.first

    def _national(self, units: list[Unit], state: Unit, body: Unit) -> bool:
        """Drafts a state's own society of an international one, which nobody knows: "the Italian Red Cross"."""
        one, two = self.scene.actor(state), self.scene.actor(body)
        if one is None or two is None or body is not units[-1] or body.first != state.last + 1:
            return False
        if self.actors.country(one) != one or self.actors.kind(two) != "organisation" or one in self.actors.home(two):
            return False
        draft = Draft(state.first, body.last, body.last, None, "organisation", why="a country's part of another body")
        draft.title, draft.of = self.parse.quote(self.parse.span(body.first, body.last)), one
        self.scene.drafts.append(draft)
        return True

    def _named_body(self, units: list[Unit], state: Unit, base: str) -> bool:
        """Drafts an unknown body with a name behind its state's: "Poland's Constitutional Tribunal"."""
        last = units[-1]
        if self.actors.country(base) != base or not self.scene.is_body(last) or self.scene.outside(state):
            return False
        between = units[units.index(state) + 1 : -1]
        if any(unit.sort not in {"possessive", "capital", "key"} for unit in between):
            return False
        if between and between[0].sort == "possessive" and self.parse.words[between[0].first][-1:] not in "s'’":
            return False
        name = next((unit for unit in (*between, last) if unit.sort != "possessive"), last)
        draft = Draft(state.first, last.last, last.last, None, "organisation", why="a body of a country, in no table")
        draft.title, draft.of = self.parse.quote(self.parse.span(name.first, last.last)), base
        self.scene.drafts.append(draft)
        return True

    def _called(self, units: list[Unit], state: Unit, base: str) -> bool:
        """Drafts an unknown firm, body or person behind its country and what it is: "the Swiss bank Testi"."""
        between = units[units.index(state) + 1 : -1]
        while between and between[-1].name is not None and self.scene.actor(between[-1]) is None:
            between.pop()  # a surname that others bear: "the film-maker Costa Testman"
        if not between or self.actors.country(base) != base or self.scene.outside(state):
            return False
        what = between[-1]
        word, noun = self.parse.lowers[what.last], self.words.nouns.get(what.words)
        person = what.sort == "other" and word in self.words.context["own_person"]
        body = (
            word in self.words.context["own_body"] if what.sort == "other" else noun is not None and noun.kind in TITLED
        )
        if not (person or body) or any(unit.sort not in {"other", "key"} for unit in between):
            return False
        last, kind = units[-1], "person" if person else noun.kind if noun is not None else "organisation"
        draft = Draft(units[0].first, last.last, last.last, None, kind, why="a name in no table, behind its country")
        draft.title, draft.of = self.parse.quote(self.parse.span(between[0].first, what.last)), base
        self.scene.drafts.append(draft)
        return True

    def _team(self, units: list[Unit], state: Unit, base: str) -> bool:
        """Drafts the unknown plural behind a country's adjective: "the Testish Falcons"; mountains are its own."""
        last = units[-1]
        word = self.parse.words[last.last]
        plural = self.parse.tags[last.last] == "NNPS" or (self.parse.tags[last.last] == "NNP" and word.endswith("s"))
        behind = last.first == state.last + 1 == last.last and self.parse.tags[state.last] in {"JJ", "NNP"}
        adjective = state.name is not None and "adjective" in self.scene.sorts(state.name)
        goes_on = self.parse.lowers[last.last + 1 : last.last + 2] in (["and"], ["or"], ["/"])
        if not (plural and behind and adjective) or goes_on or word in self.words.context["thing_noun"]:
            return False
        draft = Draft(units[0].first, last.last, last.last, None, "organisation", why="a name in no table")
        draft.title, draft.of = word, base
        self.scene.drafts.append(draft)
        return True
