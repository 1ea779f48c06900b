"""States, bodies and organisations that are named alone, and unknown ones that something shows to act."""

from __future__ import annotations

from allegedly.coding.actors.drafts import Draft
from allegedly.coding.actors.names import Name
from allegedly.coding.actors.people import Person
from allegedly.coding.actors.places_or_powers import is_place
from allegedly.coding.actors.scene import Scene
from allegedly.coding.actors.units import Unit

ADJECTIVE = "the state's adjective"
# Why a name was linked, by what it is to its actor.
_WHY = {
    "name": "its name",
    "body": "its name",
    "adjective": ADJECTIVE,
    "people": "its people",
    "capital": "the capital or seat, which acts here and is no place",
    "house": "the house of its government",
}
ONE = frozenset({"a", "an", "another", "one"})
# The parts of an id that make a body one of its state: a party or firm is not.
OF_STATE = (["GOV"], ["LEG"], ["JUD"], ["MIL"], ["COP"])
# Kinds of bodies that are not a state's own where its name ends theirs: "the Bank of Testland".
OTHERS = frozenset({"company", "organisation", "civilians"})
# Kinds of bodies that have names of their own: "British Chess Magazine", "Indian Express Company".
TITLED = frozenset({"media", "company", "organisation", "party"})
# Before a state's name in the names of things: "Stade de France", "Tour de France".
JOINING = frozenset("de del do da di du della".split())
SCHOOLS = frozenset("university college academy museum church school library".split())
# What unknown capitalised words after a noun may be: "rebel group Blue Heron", "the company Testco".
_NAMED = frozenset({"armed group", "party", "company", "organisation", "media", "criminals"})


class Bodies:
    """Drafts the names of one document that stand for no person."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.parse, self.actors, self.words = scene.parse, scene.actors, scene.words

    def name(self, unit: Unit, units: list[Unit]) -> None:
        """Drafts a state, body or organisation that is named on its own."""
        name = unit.name
        assert name is not None
        sense = self.scene.sense(name)
        if sense is None:
            return
        if sense.sort == "capital" and is_place(self.parse, self.actors, name, units):
            if (state := self.actors.country(sense.actor)) is not None:
                self.scene.places.append((name.first, state))
            return
        if sense.sort == "name" and (self._of_school(name) or self._of_unknown(name)):
            return
        at = units.index(unit)
        if at and units[at - 1].sort == "capital" and self._joined(units[at - 1], unit):
            if sense.sort == "people":
                return  # "the Cleveland Indians"
            if sense.sort == "name" and self.parse.words[unit.first - 1] not in self.words.context["direction"]:
                return  # "Athletic Jordan", "Greenpeace Russia"
            if sense.sort == "body" and self.scene.is_body(unit):
                return  # "the Collective Security Council"
        kind = self.actors.kind(sense.actor) or "state"
        draft = Draft(name.first, name.last, name.last, sense.actor, kind, span=name.span, why=_WHY[sense.sort])
        draft.adjective = sense.sort == "adjective" or (units[-1] is not unit and sense.sort in {"name", "capital"})
        if sense.sort == "adjective" and self._citizen(unit, units):
            draft.kind, draft.actor, draft.adjective = "civilians", f"{sense.actor}.CVL", False
        if sense.sort == "people" and self.parse.lowers[name.first - 1 : name.first] == ["ethnic"]:
            return  # "ethnic Kazakhs" may be another state's citizens
        if sense.sort == "people":
            draft.kind, draft.plural = "civilians", True
            draft.actor = f"{sense.actor}.CVL"
        if sense.sort == "body" and sense.actor.split(".")[1:2] in OF_STATE and self._owned_by(draft, units, at):
            self.scene.drafts.pop()
        self.scene.drafts.append(draft)

    def _owned_by(self, body: Draft, units: list[Unit], at: int) -> bool:
        """Takes the state's name before its own body into the mention: "Spain's Civil Guard" is one."""
        if not at or not self.scene.drafts:
            return False
        state, before = self.scene.drafts[-1], units[at - 1]
        if before.sort == "possessive" and at > 1:
            before = units[at - 2]
        if state.kind != "state" or (body.actor or "").partition(".")[0] != state.actor or before.last != state.last:
            return False
        body.first, body.span = state.first, None
        return True

    def _joined(self, before: Unit, unit: Unit) -> bool:
        """Whether capitalised words before a name are of one name with it: not "on Sunday Ukraine"."""
        parse = self.parse
        if before.last != unit.first - 1 or parse.ends[before.last] == parse.starts[unit.first]:
            return False
        return parse.deps[before.last] in {"compound", "nmod", "amod"} and parse.heads[before.last] >= unit.first

    def _citizen(self, unit: Unit, units: list[Unit]) -> bool:
        """Whether an adjective is a noun for one person: "a Palestinian stabbed a guard", "paid the Brazilian".

        "The French" are many, as they have no plural of their own.
        """
        parse = self.parse
        alone = unit is units[-1] and parse.lowers[unit.last + 1 : unit.last + 2] not in (["-"], ["and"], ["or"])
        if not alone or parse.deps[unit.last] not in {"nsubj", "nsubjpass", "dobj", "pobj"}:
            return False
        before = [parse.lowers[token] for token in range(units[0].first, unit.first)]
        plural = self.actors.senses.get(f"{parse.words[unit.last]}s", ())
        one_of_many = "the" in before and any(sense.sort == "people" for sense in plural)
        return one_of_many or not ONE.isdisjoint(before)

    def _of_school(self, name: Name) -> bool:
        """ "the University of Niger": no act of the state."""
        before = self.parse.lowers[max(name.first - 3, 0) : name.first]
        return "of" in before and bool(SCHOOLS.intersection(before))

    def _of_unknown(self, name: Name) -> bool:
        """Whether a state's name is the end of an unknown body's or thing's: "the Law Society of Kenya"."""
        parse, at = self.parse, name.first - 1
        if at > 0 and parse.lowers[at] in JOINING:
            return parse.words[at - 1][:1].isupper() and parse.tags[at - 1] in {"NNP", "FW", "NN"}
        if at > 1 and parse.lowers[at] == "the":
            at -= 1
        if at < 1 or parse.lowers[at] != "of" or parse.tags[at - 1] != "NNP":
            return False
        word, lower = parse.words[at - 1], parse.lowers[at - 1]
        noun = self.words.nouns.get(lower)
        if lower in self.words.titles or lower in self.words.people or (noun and noun.kind not in OTHERS):
            return False
        return word[:1].isupper() and word in self.words.context["organisation_noun"]

    def unknown(self, unit: Unit, units: list[Unit]) -> None:
        """Drafts unknown capitalised words that something shows to act: a noun for bodies, a kind, a verb of saying."""
        parse = self.parse
        at = units.index(unit)
        before = units[at - 1] if at else None
        last = unit is units[-1]
        kind = None
        if last and self.scene.is_body(unit) and unit.last > unit.first:
            kind = "organisation"
        elif before is not None and before.sort == "key" and before.words in self.words.nouns:
            kind = self.words.nouns[before.words].kind
            kind = kind if kind in _NAMED else None
        elif last and parse.deps[unit.last] == "nsubj" and parse.lemmas[parse.heads[unit.last]] in self._say:
            words = parse.text[parse.starts[unit.first] : parse.ends[unit.last]]
            if unit.first == unit.last and not self._follows_given(words):
                kind = "organisation"  # a surname comes alone only after the whole name
            elif unit.last - unit.first < 4 and parse.words[unit.last] not in self.words.context["thing_noun"]:
                self.scene.people.register(Person(words, None))
                kind = "person"
        if kind is not None:
            self.scene.drafts.append(Draft(unit.first, unit.last, unit.last, None, kind, why="a name in no table"))

    def _follows_given(self, surname: str) -> bool:
        """Whether the document has the word after another capitalised one, as a whole name has it."""
        text = self.parse.text
        at = text.find(" " + surname)
        while at > 0:
            before = text[:at].rpartition(" ")[2]
            if before[:1].isupper() and before.isalpha():
                return True
            at = text.find(" " + surname, at + 1)
        return False

    @property
    def _say(self) -> frozenset[str]:
        return self.words.context["say_verb"]
