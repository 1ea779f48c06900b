"""Phrases that a title or role noun heads: "Iranian officials", "the foreign minister of Poland", "the group"."""

from __future__ import annotations

from dataclasses import replace

from allegedly.coding.actors.bodies import ADJECTIVE, OTHERS, TITLED, Bodies
from allegedly.coding.actors.compatriots import Compatriots
from allegedly.coding.actors.drafts import WEAK, Draft
from allegedly.coding.actors.names import Name
from allegedly.coding.actors.roles import NOT_NOW, Meaning, meaning
from allegedly.coding.actors.scene import Scene
from allegedly.coding.actors.units import Unit

OUTSIDE = frozenset("veteran defector exile".split())
DEFINITE = frozenset("the both its their his her".split())
ON = ["committee", "on"], ["subcommittee", "on"]
# Titles of who heads any body: before them the body decides, and not the state.
HEADS = frozenset("president leader head chief director chairman chairwoman chair secretary governor boss".split())
# Who takes over on the day of a change.
NEW = frozenset({"new", "incoming", "newly"})
# Said without an article too.
BARE = frozenset({"parliament", "congress"})
# Behind a body's name: the body still.
STAFF = frozenset("staff personnel employees staffers".split())
# Letters of a state's id.
STATE = 3
# Between the states that share a title: "of Testland, Norland and the Republic of Sudland".
JOINTS = frozenset({",", "and", "the"})
# Of the weak keys, those that with an article mean somebody who was named before.
ROLES = frozenset("leader head chief president director".split())


class Phrases:
    """Drafts what is left of a chunk after its people."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.parse, self.actors, self.words = scene.parse, scene.actors, scene.words
        self.bodies, self.compatriots = Bodies(scene), Compatriots(scene)

    def rest(self, units: list[Unit], owner: Draft | None) -> None:
        """Drafts the units of a chunk; `owner` is the person before them, if there is one."""
        if units and self.parse.lowers[max(units[0].first - 2, 0) : units[0].first] in ON:
            return  # "the House Committee on the Judiciary"
        while units and units[-1].sort in {"possessive", "determiner"}:
            units = units[:-1]
        if not units:
            return
        if (cut := self._inner(units)) is not None:
            self.rest(units[:cut], owner)
            units, owner = units[cut + 1 :], None
        units = self._without_staff(units)
        named = [unit for unit in units if unit.name is not None and self.scene.actor(unit)]
        last = units[-1]
        if last.sort == "key" and self._other_body(last):
            return
        if last.sort == "key" and not self._of_thing(last):
            keys = [unit for unit in units if unit.sort == "key"]
            cut = 0
            base_unit = next((u for u in reversed(named) if u.last < last.first and not self.scene.outside(u)), None)
            if base_unit is not None and self.parse.tags[base_unit.last + 1] == "CD":
                base_unit = None  # "told Reuters four victims were from one family"
            if base_unit is not None and (self._before_house(base_unit, last) or self._made(base_unit, last)):
                base_unit = None  # "Outside the White House police cleared a square"
            base = self.scene.actor(base_unit) if base_unit is not None else None
            if base_unit is not None and self._entitled(units, base_unit, last):
                return  # "British Chess Magazine"
            if base is None:
                base = self._after(last.last, last.words, self.parse.tags[units[0].first] == "PRP$")
            if base is None and owner is not None:
                base = self.actors.country(owner.actor)
            relation = base_unit is not None and last.words in self.words.context["relational"]
            for unit in named:
                if base_unit is not None and self._owner(unit, base_unit, units):
                    continue  # "Russia's FSB officers" are one
                if unit is not base_unit or relation:
                    self.bodies.name(unit, units)
                    cut = max(cut, units.index(unit) + 1)
            one = self.parse.tags[last.last] == "NN" and self.parse.lowers[units[0].first] in {"his", "her"}
            if relation and one and named == [base_unit]:
                partner = self.scene.drafts[-1]  # "his Kuwaiti business partner" is a person, and not Kuwait
                partner.title, partner.of, partner.actor, partner.kind = last.words, partner.actor, None, "person"
            if relation:
                return  # "Ukraine's foreign partners" are not Ukraine's own
            cut = self._foreign(units, cut)
            definite = self.parse.lowers[units[cut].first] in DEFINITE
            if base_unit is None and self._no_person(units[cut:], last):
                return
            if owner is not None and base_unit is None and last.words in self.words.context["rule_noun"]:
                self._take(owner, units)  # "Testman's government" is one mention
            elif (base is None or base_unit is None) and self._abstract(units[cut], last):
                return
            if base is not None or last.words not in WEAK or (definite and last.words in ROLES):
                self._head(units[cut:], keys, base)
            elif last.words in ROLES and self.parse.words[last.first][:1].isupper() and self._linked(last):
                self._head(units[cut:], keys, base)
                self.scene.tentative.append(self.scene.drafts[-1])
            return
        if named and self.compatriots.draft(units, named):
            return
        for unit in named:
            self.bodies.name(unit, units)
        for unit in units:
            if unit.sort == "capital":
                self.bodies.unknown(unit, units)

    def _before_house(self, house: Unit, key: Unit) -> bool:
        """Whether a government's house stands before a noun for people whom it does not have."""
        noun = self.words.nouns.get(key.words)
        sorts = self.scene.sorts(house.name) if house.name is not None else set()
        return "house" in sorts and noun is not None and noun.kind in {"police", "military", "protesters", "civilians"}

    def _made(self, state: Unit, key: Unit) -> bool:
        """Whether a noun says what a state is made: "made Ukraine and Moldova candidates"."""
        parse, token = self.parse, key.last
        while parse.deps[token] in {"conj", "appos"}:
            token = parse.heads[token]
        bare = state.name is not None and "name" in self.scene.sorts(state.name) and key.first == state.last + 1
        named = parse.lemmas[parse.heads[token]] in self.words.context["naming_verb"]
        return bare and named and parse.deps[token] not in {"nsubj", "nsubjpass", "pobj"}

    def _linked(self, key: Unit) -> bool:
        """Whether what a title is about follows it: "Head of the Office …"."""
        return self.parse.lowers[key.last + 1 : key.last + 2] in (["of"], ["for"], ["at"])

    def _entitled(self, units: list[Unit], state: Unit, key: Unit) -> bool:
        """Whether unknown words in capitals make a noun after a state's name a title of its own."""
        noun = self.words.nouns.get(key.words)
        if noun is None or noun.kind not in TITLED or not self.parse.words[key.last][:1].isupper():
            return False
        between = units[units.index(state) + 1 : units.index(key)]
        return len(between) == 1 and between[0].sort == "capital"

    def _owner(self, state: Unit, body: Unit, units: list[Unit]) -> bool:
        """Whether a state's name stands before that of its own body: "Russia's FSB"."""
        one, two = self.scene.actor(state), self.scene.actor(body)
        if one is None or two is None or state is body or not two.startswith(f"{one}.") or len(one) != STATE:
            return False
        return all(u.sort == "possessive" for u in units[units.index(state) + 1 : units.index(body)])

    def _inner(self, units: list[Unit]) -> int | None:
        """The possessive that ends a phrase within the phrase, where nobody known heads the whole: "the British oil
        company's rig"."""
        for at in range(len(units) - 2, 1, -1):
            if units[at].sort != "possessive":
                continue
            before, ends = units[at - 1], units[-1]
            noun = self.parse.lowers[before.last]
            own = noun in self.words.context["own_body"] or noun in self.words.context["own_person"]
            head = before.sort == "key" or (before.sort == "other" and own)
            return at if head and ends.sort == "other" else None
        return None

    def _without_staff(self, units: list[Unit]) -> list[Unit]:
        """The units of a body alone, where its staff follow: "Nigerian embassy staff"."""
        if len(units) < 2 or self.parse.lowers[units[-1].last] not in STAFF or units[-2].sort != "key":
            return units
        body = units[-2]
        noun = self.words.nouns.get(body.words)
        if noun is None or noun.kind != "government":
            return units
        return [*units[:-2], Unit("key", body.first, units[-1].last, body.words)]

    def _take(self, owner: Draft, units: list[Unit]) -> None:
        """Takes the person's name before "government" into the mention."""
        if self.scene.drafts and self.scene.drafts[-1] is owner and units[0].first <= owner.last + 2:
            self.scene.drafts.pop()
            units.insert(0, Unit("other", owner.first, owner.last))

    def _foreign(self, units: list[Unit], at: int) -> int:
        """Where from `at` on the phrase begins that the last key heads."""
        while at < len(units) - 1 and (units[at].sort == "possessive" or self.parse.words[units[at].first] == "-"):
            # "Western-backed rebels", the first word being no known name
            at += 2 if self.parse.words[units[at].first] == "-" and units[at + 1].sort == "other" else 1
        return min(at, len(units) - 1)

    def _no_person(self, units: list[Unit], last: Unit) -> bool:
        """ "the Father of the Taliban", "the visa-free regime": an honorific without a name, another sort of regime."""
        if last.words in self.words.context["honorific"] and last.words not in self.words.titles:
            return True
        return last.words == "regime" and any(unit.sort == "other" for unit in units)

    def _of_thing(self, key: Unit) -> bool:
        """ "the establishment of a court", "the Israeli side of the fence": no body."""
        return key.words in {"establishment", "side", "presidency", "chairmanship"} and self.parse.lowers[
            key.last + 1 : key.last + 2
        ] == ["of"]

    def _other_body(self, key: Unit) -> bool:
        """Whether a noun is of an unknown body's name: "the Zimbabwe Congress of Trade Unions"."""
        parse, at = self.parse, key.last + 1
        noun = self.words.nouns.get(key.words)
        capital = noun is not None and parse.words[key.first][:1].isupper() and parse.lowers[at : at + 1] == ["of"]
        if noun is None or not capital or at + 1 >= len(parse):
            return False
        unknown = parse.tags[at + 1] in {"NNP", "NNPS"} and at + 1 not in self.scene.by_token
        body = noun.kind in OTHERS or (noun.kind == "party" and unknown)
        body = body and parse.words[key.last] in self.words.context["organisation_noun"]
        return body or (noun.kind == "parliament" and unknown)

    def _abstract(self, first: Unit, last: Unit) -> bool:
        """Whether a noun without article or state is no actor: "in opposition to", "military and air defence"."""
        parse, head = self.parse, last.last
        if last.words not in self.words.context["bare_noun"] or first.sort == "determiner":
            return False
        return parse.tags[head] == "NN" and parse.deps[head] not in {"nsubj", "nsubjpass", "appos"}

    def _after(self, token: int, key: str, owned: bool) -> str | None:
        """The actor in "foreign minister of Iran", "spokesman for the Pentagon", "the government in Libya"."""
        parse = self.parse
        at = token + 1
        if at >= len(parse):
            return None
        inside = parse.lowers[at] == "in" and key in self.words.context["noun_in"]
        if parse.lowers[at] not in {"of", "for", "from", "at"} and not inside:
            return None
        if key in self.words.context["kin_noun"]:
            return None  # "the family of US swimmer Dana Testman"
        moved = parse.deps[token] == "dobj" and parse.lemmas[parse.heads[token]] in self.words.context["motion_verb"]
        if parse.lowers[at] == "from" and (owned or moved):
            return None  # "withdrew its envoy from Qatar", "withdraws troops from Qatar"
        at += 1
        names = self.scene.by_token
        stop = min(len(parse), at + 4)
        while at < stop and parse.tags[at] in {"DT", "JJ", "NN", "NNP"}:
            if at in names:
                sense = self.scene.sense(names[at])
                if sense is None and key in self.words.context["rule_noun"]:
                    return self._ruled(names[at])
                behind = parse.lowers[names[at].last + 1 : names[at].last + 2]
                titled = behind and behind[0] in self.words.titles and key not in self.words.context["rule_noun"]
                if sense is None or titled:
                    return None  # "associates of Russian President Vladimir Putin"
                base = self._with_body(names[at].last, sense.actor)
                return base if base != sense.actor or not self._modifies(names[at].last) else None
            at += 1
        return None

    def _ruled(self, name: Name) -> str | None:
        """The state of the one person whom a whole name means: "the government of Abiy Ahmed"."""
        people = {sense.actor for sense in name.senses if sense.sort == "person"}
        return self.actors.country(people.pop()) if len(people) == 1 else None

    def _modifies(self, token: int) -> bool:
        """Whether a name only qualifies a plain noun behind it: "foreign ministers of ASEAN nations"."""
        parse, last = self.parse, token
        while last + 1 < len(parse) and parse.tags[last + 1] in {"NN", "NNS"}:
            last += 1
        if last == token or parse.deps[token] not in {"amod", "compound", "nmod"}:
            return False
        return parse.lowers[last] not in self.words.nouns

    def _with_body(self, token: int, actor: str) -> str:
        """The body in "for the German Foreign Office", the state itself where none follows."""
        text, starts, ends = self.parse.text, self.parse.starts, self.parse.ends
        for last in range(min(token + 3, len(self.parse) - 1), token, -1):
            words = text[starts[token + 1] : ends[last]].lower()
            noun = self.words.nouns.get(words)
            if noun is not None and self.actors.country(actor):
                return meaning(self.actors, words, actor).actor or actor
        return actor

    def _head(self, units: list[Unit], keys: list[Unit], base: str | None) -> None:
        """Drafts a noun phrase whose head is a title or role noun."""
        last = keys[-1]
        sense = meaning(self.actors, last.words, base)
        city = any(unit.name is not None and unit.name.senses[0].sort == "capital" for unit in units)
        if city and sense.kind == "police" and self.parse.words[last.first][:1].isupper():
            sense = Meaning("police", None, base)  # "the Ottawa Police Service" is the town's alone
        earlier = next((unit for unit in reversed(keys[:-1]) if unit.words in self.words.nouns), None)
        if earlier is not None and base is not None:
            body = meaning(self.actors, earlier.words, base)
            if sense.kind != "person" and body.actor is not None and sense.actor == f"{self.actors.country(base)}.GOV":
                sense = Meaning(body.kind, body.actor)
            elif sense.kind == "person" and body.actor is not None:
                again = meaning(self.actors, last.words, body.actor)
                sense = again if again.kind == "person" else sense
                if last.words in HEADS and sense.office and body.actor.count(".") == 1:
                    own = sense.office.startswith(body.actor + ".")
                    sense = sense if own else Meaning("person", None, body.actor)  # "the Senate president"
        plural = self.parse.tags[self._noun_of(last)] in {"NNS", "NNPS"}
        if last.words in OUTSIDE or (last.words == "member" and base is not None and self.actors.kind(base) == "igo"):
            sense = Meaning(
                "person" if last.words != "member" else "state", None
            )  # a veteran is no army's, a member no body
        if not plural and sense.kind != "person" and last.words in self.words.people:
            sense = Meaning("person", None, sense.actor)
        lesser = sense.kind == "person" and sense.one and self._lesser(units, last)
        if lesser or (sense.kind == "person" and self._of_own_body(units, last)):
            sense = Meaning("person", None, sense.of if self.actors.country(base) is None else None)
        if last.words == "counterpart":
            sense = self._counterpart(base) or sense
        private = base is not None and self.actors.country(base) == base and self._private(last)
        if private and sense.kind == "civilians":
            sense = Meaning("person", None, base)  # "his Malaysian wife"
        past = any(
            unit.sort == "other" and self.parse.lowers[unit.first] in NOT_NOW for unit in units
        ) or last.words.startswith("ex-")
        draft = Draft(units[0].first, last.last, last.last, sense.actor, sense.kind, plural=plural, key=last.words)
        draft.past = past
        draft.why = f"“{last.words}” of {base}" if base is not None else f"“{last.words}”, nobody named beside it"
        if sense.kind == "person":
            rank = last.first - 1 if self._ranked(units, last) else last.first
            draft.title = self.parse.quote(self.parse.span(rank, last.last))
            draft.key = draft.title.lower() if rank < last.first else draft.key  # "deputy secretary" is no secretary
            draft.of = sense.of
            if sense.one and not plural and not past:
                draft.office = sense.office
            if self.parse.lowers[units[0].first] in {"a", "an", "another"}:
                draft.office = None
            if self._elected(units[0].first):
                holder = self.actors.office(draft.office, self.scene.date) if draft.office and self.scene.date else None
                here = self.parse.sentence_of[last.last]
                if any(d.actor == holder and self.parse.sentence_of[d.head] == here for d in self.scene.drafts[-6:]):
                    draft.actor = holder
                self.scene.drafts.append(draft)
                return
            if draft.office and self.scene.date and base is not None:
                draft.actor = self.actors.office(draft.office, self.scene.date)
                if draft.actor is not None:
                    draft.why = f"held the office {draft.office} on {self.scene.date[:10]}"
                new = any(self.parse.lowers[unit.first] in NEW for unit in units)
                if not new and self.actors.tenure.changes(draft.office, self.scene.date):
                    draft.actor, draft.why = None, f"on the day either holder of {draft.office} may be meant"
                    self.scene.drafts.append(draft)
                    return
            if private and draft.office is None:
                draft.of, draft.actor = base, None  # "a Nigerian singer" is no deed of Nigeria
            elif draft.actor is None and not past and last.words not in OUTSIDE:
                draft.actor = sense.of
            else:
                draft.gender = self.actors.gender(draft.actor or "")
            self.scene.gender(draft, [last])
        first = self.parse.lowers[units[0].first]
        bare = (first == last.words and first in BARE) or self._beside(units[0].first)
        draft.definite = base is None and (first in DEFINITE or bare)
        if base is not None:
            self._distribute(units[0].first, last.words)
        self.scene.drafts.append(draft)
        if plural and base is not None and sense.kind == "person":
            self._each_of(draft, last)

    def _beside(self, first: int) -> bool:
        """Whether "and" joins a title in capitals with one that means somebody named before: "The Chair and Envoy"."""
        parse = self.parse
        before = self.scene.drafts[-1] if self.scene.drafts else None
        joined = before is not None and parse.lowers[before.last + 1 : first] == ["and"]
        return joined and before is not None and before.definite and parse.words[first][:1].isupper()

    def _noun_of(self, key: Unit) -> int:
        """The token of a key that tells its number: "[Minister] of Foreign Affairs" is one."""
        links = (at for at in range(key.first + 1, key.last) if self.parse.lowers[at] in {"of", "for"})
        return next(links, key.last + 1) - 1

    def _private(self, key: Unit) -> bool:
        """Whether a noun is for one who belongs to no body of a state: a singer, a wife."""
        if key.words in self.words.context["own_person"]:
            return True
        return key.words in {"wife", "husband"} and self.parse.tags[key.last] == "NN"

    def _lesser(self, units: list[Unit], title: Unit) -> bool:
        """Whether a noun or a word of rank makes a title another's: "deputy president", "student leader"."""
        at = title.first - 1
        for unit in reversed(units):  # "deputy Pentagon spokesman": the name between changes nothing
            if unit.last == at and unit.sort in {"name", "possessive"}:
                at = unit.first - 1
            ranked = self.parse.lowers[unit.last] in self.words.context["lesser"]
            if unit.last == at and at < title.first - 1:
                return unit.sort in {"other", "key", "capital"} and ranked
            if unit.last == title.first - 1 and unit.sort in {"other", "key", "capital"}:
                plain = unit.sort == "other" and self.parse.tags[unit.first] in {"NN", "NNS"}
                return plain or self.parse.lowers[unit.last] in self.words.context["lesser"]
        return False

    def _of_own_body(self, units: list[Unit], title: Unit) -> bool:
        """Whether a body in no table stands before a title: "Iranian Fishing Federation President"."""
        before = units[units.index(title) - 1] if title in units[1:] else None
        return before is not None and before.sort == "capital" and self.scene.is_body(before)

    def _ranked(self, units: list[Unit], title: Unit) -> bool:
        """Whether "deputy" or "assistant" stands right before a title, in the same phrase."""
        at = title.first - 1
        return at >= units[0].first and self.parse.lowers[at] in self.words.context["lesser"]

    def _elected(self, first: int) -> bool:
        """Whether a title tells what somebody is to be: "elected president", "his election as U.S. president"."""
        parse = self.parse
        return first > 0 and (parse.lowers[first - 1] == "as" or parse.lemmas[first - 1] in {"elect", "appoint"})

    def _distribute(self, first: int, words: str) -> None:
        """Gives the head of "South Korean and Japanese officials" to its first adjective too."""
        at = first
        for draft in reversed(self.scene.drafts):
            between = self.parse.lowers[draft.last + 1 : at]
            if not between or any(word not in {",", "and", "or", "the"} for word in between) or draft.kind != "state":
                return
            if (
                self.parse.tags[draft.last] not in {"JJ", "NNP", "NNPS"}
                or draft.actor is None
                or draft.head != draft.last
            ):
                return
            modifies = self.parse.deps[draft.last] in {"amod", "compound", "nmod", "conj", "poss"}
            if not modifies and draft.why != ADJECTIVE:  # "Kyrgyz and Tajik guards", whatever the parser makes of it
                return
            sense = meaning(self.actors, words, draft.actor)
            if sense.kind == "person":
                holder = (
                    self.actors.office(sense.office, self.scene.date)
                    if sense.office and sense.one and self.scene.date
                    else None
                )
                draft.actor, draft.kind, draft.title, draft.of = holder or sense.of, "person", words, sense.of
            else:
                draft.actor, draft.kind = sense.actor, sense.kind
            at = draft.first

    def _each_of(self, draft: Draft, key: Unit) -> None:
        """One more draft for each further state in "the presidents of Testland, Norland and Sudland"."""
        parse, names = self.parse, self.scene.by_token
        of = key.last + 1
        if parse.lowers[of : of + 1] != ["of"]:
            return
        states, at = [], of + 1
        while at < len(parse) and (at in names or parse.lowers[at] in JOINTS):
            name = names.get(at)
            if name is not None and (meant := self.scene.sense(name)) is not None:
                states.append(meant.actor)
            at = name.last + 1 if name is not None else at + 1
        if len(states) <= 1 or any(self.actors.country(state) != state for state in states):
            return
        copies = [draft, *(replace(draft) for _ in states[1:])]
        for copy, state in zip(copies, states, strict=True):
            sense = meaning(self.actors, key.words, state)
            date = self.scene.date
            holder = self.actors.office(sense.office, date) if sense.office and sense.one and date else None
            copy.actor, copy.of = holder or sense.of, sense.of
        self.scene.drafts.extend(copies[1:])

    def _counterpart(self, base: str | None) -> Meaning | None:
        """Who holds the same office elsewhere as the person named last: "met his Russian counterpart"."""
        state = self.actors.country(base)
        for draft in reversed(self.scene.drafts[-6:]):
            if draft.kind == "person" and not draft.plural:
                office = draft.office or self._office_now(draft.actor)
                if state is None or office is None:
                    return None
                own = self.actors.country(office)
                if own is None or own == state:
                    return None
                suffix = office[len(own) + 1 :]
                return Meaning("person", None, f"{state}.{suffix.rpartition('.')[0]}", f"{state}.{suffix}", True)
        return None

    def _office_now(self, person: str | None) -> str | None:
        """The office that a person holds at the document's date."""
        return self.actors.tenure.office_of(person, self.scene.date) if person is not None and self.scene.date else None
