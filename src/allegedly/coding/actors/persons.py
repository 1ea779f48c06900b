"""People: whom a name means with the titles before it, known or in no table."""

from __future__ import annotations

from allegedly.coding.actors.bodies import Bodies
from allegedly.coding.actors.cuts import PARTICLES, is_name
from allegedly.coding.actors.drafts import Draft
from allegedly.coding.actors.long_titles import LongTitles
from allegedly.coding.actors.people import Person
from allegedly.coding.actors.roles import NOT_NOW, meaning
from allegedly.coding.actors.scene import Scene
from allegedly.coding.actors.units import Unit
from allegedly.knowledge.actors import surname

# How somebody was found by a part of the name, in words for `allegedly actors`.
BEFORE = "a part of the name that the document gave before"
FAMOUS = "a name that on this date means who held a high office, or that nobody else goes by"
# Titles of any who rules.
LEADING = frozenset({"leader", "ruler", "strongman"})
# Of how many mentions before one may be the relative's: more are other stories.
KIN_REACH = 4


class Persons:
    """Finds the people in the chunks of one document."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.parse, self.actors, self.words = scene.parse, scene.actors, scene.words
        self.bodies = Bodies(scene)
        self.titles = LongTitles(scene)
        self.how = ""  # how the last person was found, where it was by a part of the name

    def named(self, units: list[Unit], begin: int, at: int) -> tuple[Person | None, int, int]:
        """The person whom a known name means, with the units that the whole name takes."""
        unit = units[at]
        assert unit.name is not None
        name, words = unit.name, self.parse.quote(unit.name.span)
        sorts = self.scene.sorts(name)
        if "person" in sorts:
            return self.scene.people.full(name, words), at, self._with_line(units, at)
        before = units[at - 1] if at > begin else None
        after = units[at + 1] if at + 1 < len(units) else None
        if before is not None and before.sort == "capital" and self._matter(before):
            before = None  # "Minister of Trade Testman": of the title, and not of the name
        owned = sorts == {"surname"} and before is not None and before.sort == "possessive" and at - 2 >= begin
        if owned and units[at - 2].sort in {"capital", "key"} and self._upper(units[at - 2]):
            return None, at, at  # "the National People's Power"
        # "Michael Jordan", "Hunter Biden": a given name before makes it another person's surname.
        if before is not None and before.sort == "capital" and sorts == {"surname"}:
            first = self.parse.words[before.first]
            own = next((sense.actor for sense in name.senses if first in self.actors.name(sense.actor).split()), None)
            if own is not None:
                return self.scene.people.choose([own], words), at - 1, at
            if not self.scene.is_body(before):
                end = self._second_surname(units, at)
                return self._stranger(before.first, units[end].last), at - 1, end
        if before is not None and before.sort == "capital" and self.scene.given(before):
            if not sorts & {"body", "house"}:
                return self._stranger(before.first, unit.last), at - 1, at
            return None, at, at
        # "Elizabeth Trudeau": a given name that is a queen's, before the surname of somebody else.
        behind = self.scene.sorts(after.name) if after is not None and after.name is not None else set()
        if words in self.words.given and after is not None and behind == {"surname"} and after.first == unit.last + 1:
            end = self._second_surname(units, at + 1)
            return self._stranger(unit.first, units[end].last), at, end
        # "Jonathan Lord": a given name before a title that is a surname.
        lone = after is not None and after is units[-1] and after.sort == "key" and after.first == after.last
        if words in self.words.given and before is None and lone and after is not None and self._upper(after):
            return self._stranger(unit.first, after.last), at, at + 1
        # "Israel Katz", "Jordan Peterson": a given name itself; not "the ambassador to Israel Du Wei".
        to = self.parse.lowers[max(unit.first - 2, 0) : unit.first]
        if (
            words in self.words.given
            and not (len(to) == 2 and to[1] == "to" and to[0] in self.words.titles)
            and after is not None
            and after.sort == "capital"
            and not self.scene.is_body(after)
            and self.parse.lowers[after.first] not in self.words.context["honorific"] | self.words.titles.keys()
        ):
            return self._stranger(unit.first, after.last), at, at + 1
        if (
            sorts <= {"name", "capital", "adjective", "surname"}
            and unit.first == unit.last
            and before is None
            and after is None
        ):
            again = self.scene.people.known(words)
            if again is not None and again.name.endswith(" " + words):
                self.how = BEFORE
                return again, at, at  # "Jim Jordan … Jordan"
        if sorts != {"surname"}:
            return None, at, at
        if after is not None and after.sort == "capital" and self.parse.heads[unit.last] == after.last:
            return None, at, at
        known = self.scene.people.known(words)
        if known is None and (kin := self._kin(units, at, words)) is not None:
            return kin, at, at
        title, base = self.scene.title(units[begin:at])
        if title is not None or base is not None:
            state = self.actors.country(base)
            office = None
            if title is not None:
                office = meaning(self.actors, title, base).office
            suffix = office[len(state) + 1 :] if office and state and office.startswith(state) else office
            person = self.scene.people.titled(name, state or base, suffix, words)
            if person is not None and base is None and self._never(person, title, words):
                return self.scene.people.register(Person(words, None)), at, at
            if person is not None:
                return person, at, at
        if known is not None:
            self.how = BEFORE
            return known, at, at
        famous = None if self._town(unit.last) else self.scene.people.famous(name, words)
        if famous is not None and self._never(famous, title, words):
            return self.scene.people.register(Person(words, None)), at, at
        if famous is not None:
            self.how = FAMOUS
            return famous, at, at
        if title is not None and title not in self.words.nouns:
            return self._stranger(unit.first, unit.last), at, at
        return None, at, at

    def _with_line(self, units: list[Unit], at: int) -> int:
        """The last unit of a name with the line that it comes of: "Abdulaziz bin Salman [Al Saud]"."""
        while at + 1 < len(units) and units[at + 1].first == units[at].last + 1:
            behind = units[at + 1]
            small = self.parse.lowers[behind.first] in PARTICLES and behind.sort in {"capital", "name"}
            if not small or (behind.name is not None and self.scene.sorts(behind.name) != {"surname"}):
                break
            at += 1
        return at

    def _second_surname(self, units: list[Unit], at: int) -> int:
        """The last unit of a name with two surnames of which the first is known: "Thomas Rivera [Testa]"."""
        behind = units[at + 1] if at + 1 < len(units) else None
        if behind is None or behind.sort != "capital" or behind.first != units[at].last + 1 or behind is not units[-1]:
            return at
        return at + 1 if is_name(self.parse, units[at].first, behind.last, self.actors) else at

    def unknown(self, units: list[Unit], begin: int, at: int) -> tuple[Person | None, int, int]:
        """The person whom unknown capitalised words name, if they name one."""
        unit = units[at]
        after = units[at + 1] if at + 1 < len(units) else None
        end = at
        last = unit.last
        if after is not None and after.name is not None and self.scene.sorts(after.name) == {"surname"}:
            if not self.scene.given(unit):
                return None, at, at
            return None, at, at  # the name that follows takes it
        words = self.parse.text[self.parse.starts[unit.first] : self.parse.ends[last]]
        known = self.scene.people.known(words)
        if known is not None:
            self.how = BEFORE
            return known, at, end
        if (kin := self._kin(units, at, words)) is not None:
            return kin, at, end
        if self.scene.is_body(unit) or self.parse.words[last] in self.words.context["thing_noun"]:
            return None, at, at
        if last > unit.first and unit is units[-1] and self._introduced(unit.first, last):
            return self._stranger(unit.first, last), at, end
        if is_name(self.parse, unit.first, last, self.actors) and self.titles.before(unit.first):
            return self._stranger(unit.first, last), at, end  # "Adviser to the Prime Minister on Trade Dana Testman"
        before = units[at - 1] if at > begin else None
        if before is not None and before.sort == "key":
            if before.words in self.words.titles or before.words in self.words.people:
                return self._stranger(unit.first, last), at, end
            return None, at, at
        if before is not None and before.sort == "other" and self._occupied(before):
            return self._stranger(unit.first, last), at, end  # "the Spanish cellist Pau Testals"
        # "Jonathan Lord", "Stephen King": a title as a surname
        surname = after is not None and after is units[-1] and after.sort == "key" and after.first == after.last
        if surname and after is not None and self.scene.given(unit) and self.parse.words[after.first][:1].isupper():
            return self._stranger(unit.first, after.last), at, at + 1
        if last > unit.first and self.scene.given(unit):
            if after is not None and after.sort == "key" and self.parse.words[after.first][:1].isupper():
                return self._stranger(unit.first, after.last), at, at + 1
            return self._stranger(unit.first, last), at, end
        return None, at, at

    def _kin(self, units: list[Unit], at: int, given: str) -> Person | None:
        """The relative with a given name alone: "Joe Biden and his son Hunter" is Hunter Biden, where he is known."""
        kin = units[at - 1].last if at else units[at].first - 2  # "his son Testman", "his son, Testman"
        if kin < 0 or self.parse.lowers[kin] not in self.words.context["kin_noun"]:
            return None
        if not at and self.parse.words[kin + 1] != ",":
            return None
        for draft in reversed(self.scene.drafts[-KIN_REACH:]):
            if draft.kind != "person" or draft.actor is None:
                continue
            name = f"{given} {surname(self.actors.name(draft.actor))}"
            found = [sense.actor for sense in self.actors.senses.get(name, ()) if sense.sort == "person"]
            if found and found[0] != draft.actor:
                self.how = f"the given name of a relative of {draft.actor}"
                return self.scene.people.choose(found, name)
        return None

    def _introduced(self, first: int, last: int) -> bool:
        """Whether an apposition makes a name a person: "Dana Testman, an engineer", "its envoy, Dana Testman"."""
        parse = self.parse
        if last + 2 < len(parse) and parse.words[last + 1] == ",":
            for token in range(last + 2, min(last + 8, len(parse))):
                if self._person_noun(token):
                    return True
                tag = parse.tags[token]
                if tag[:2] == "VB" or tag in {"MD", "IN", "WP", "WDT"} or parse.lowers[token] in {",", ".", ";"}:
                    break
        if first > 1 and parse.words[first - 1] == ",":
            for token in range(first - 2, max(first - 8, -1), -1):
                if self._person_noun(token):
                    return True
                if parse.tags[token][:2] == "VB" or parse.lowers[token] in {",", ".", ";", "and"}:
                    break
        return False

    def _person_noun(self, token: int) -> bool:
        lower = self.parse.lowers[token]
        return self.parse.tags[token] in {"NN", "NNP"} and (lower in self.words.people or lower in self.words.titles)

    def _occupied(self, unit: Unit) -> bool:
        """Whether a word tells what one person does: "the cellist"."""
        return self.parse.tags[unit.last] == "NN" and self.parse.lowers[unit.last] in self.words.context["own_person"]

    def _never(self, person: Person, title: str | None, words: str) -> bool:
        """Whether somebody of a common name never held the office of a title: "Chairman Abdullah" is no king."""
        if title is None or words not in self.words.given or title in self.words.context["honorific"] | LEADING:
            return False
        served = self.actors.tenure.by_person.get(person.actor or "", ())
        offices = {term.office.partition(".")[2] for term in served}
        return not any(each.office in offices for each in self.words.titles.get(title, ()))

    def _town(self, token: int) -> bool:
        """Whether a name is said to be a town's: "the cities of Testville and Medina"."""
        parse = self.parse
        while parse.deps[token] == "conj":
            token = parse.heads[token]
        preposition = parse.heads[token]
        of = parse.deps[token] == "pobj" and parse.lowers[preposition] == "of"
        return of and parse.lemmas[parse.heads[preposition]] in self.words.context["city_kind"]

    def _matter(self, unit: Unit) -> bool:
        """Whether a unit ends in what offices are about: "Trade", "Foreign Affairs"."""
        return self.parse.words[unit.last] in self.words.context["matter_noun"]

    def _upper(self, unit: Unit) -> bool:
        return self.parse.words[unit.first][:1].isupper()

    def _stranger(self, first: int, last: int) -> Person:
        """A person in no table, known by the own words."""
        words = self.parse.text[self.parse.starts[first] : self.parse.ends[last]]
        known = self.scene.people.known(words)
        if known is not None:
            return known
        gender = self.words.given.get(self.parse.words[first], "")
        return self.scene.people.register(Person(words, None, "" if gender == "x" else gender))

    def draft(self, units: list[Unit], begin: int, name_at: int, end: int, person: Person) -> None:
        """Drafts a person with the titles before the name."""
        before = units[begin:name_at]
        if not any(unit.sort in {"key", "name"} for unit in before):
            before = []
        while before and before[0].sort == "possessive":
            before = before[1:]
        if before and not any(unit.sort in {"key", "other"} for unit in before):
            for unit in before:  # "American Jordan Spieth", "Syria's Assad": two mentions
                if unit.name is not None and self.scene.actor(unit):
                    self.bodies.name(unit, before)
            before = []
        first = before[0].first if before else units[name_at].first
        last = units[end].last
        draft = Draft(first, last, last, person.actor, "person", gender=person.gender)
        draft.why = self._person_reason(units[end], person, bool(before))
        keys = [unit for unit in before if unit.sort == "key"]
        if keys:
            title, base = self.scene.title(before)
            assert title is not None
            draft.title = self.parse.text[self.parse.starts[keys[0].first] : self.parse.ends[keys[-1].last]]
            draft.past = any(self.parse.lowers[unit.first] in NOT_NOW for unit in before)
            sense = meaning(self.actors, title, base)
            if person.actor is None and sense.office and base is not None:
                person.actor = draft.actor = self.scene.people.spelt_otherwise(person.name, sense.office)
            if title in self.words.nouns and title not in self.words.titles:
                draft.of = sense.actor or base
            else:
                draft.of, draft.office = sense.of, sense.office
            if draft.of is None and person.actor is not None:
                country = self.actors.country(person.actor)
                draft.of = meaning(self.actors, title, country).of or country
            self.scene.gender(draft, keys)
            if draft.gender and not person.gender:
                person.gender = draft.gender
            person.title, person.of, person.office = draft.title, draft.of, draft.office
            if draft.office:
                self.scene.people.office[draft.office] = person
        elif before:  # "Chinese swimmer Li Wei": a noun that we have no line for
            draft.of = self.scene.title(before)[1]
            others = [unit for unit in before if unit.sort == "other"]
            draft.title = self.parse.text[self.parse.starts[others[0].first] : self.parse.ends[others[-1].last]]
        self.scene.drafts.append(draft)

    def _person_reason(self, unit: Unit, person: Person, titled: bool) -> str:
        if person.actor is None:
            return "a person in no table"
        if unit.name is not None and "person" in self.scene.sorts(unit.name):
            self.how = ""
            return "the full name"
        how, self.how = self.how, ""
        if titled:
            return "a surname with a title"
        return how or "a part of the name"
