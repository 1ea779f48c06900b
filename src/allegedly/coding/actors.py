"""Who: links the words of a document to actors.

Names are found in one pass (`names`), the nouns around them are cut into units (`units`), what titles and role nouns
mean is in tables (`roles`), people are followed through the document (`people`), and pronouns and "the president" are
resolved last (`coreference`). The document's date decides who held an office.

Mentions do not overlap, save that words for several actors ("both countries") give one mention per actor with the same
span. A state named where it is only a place ("in Ukraine") is still that state; a capital is its government where it
acts ("Moscow says") and no mention where it is a place ("in Moscow"). A state's adjective before something that is no
actor ("Iranian drones") is a mention of the adjective alone.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise

from allegedly.coding.coreference import resolve
from allegedly.coding.drafts import Draft
from allegedly.coding.names import Name, find_names
from allegedly.coding.people import People, Person
from allegedly.coding.places_or_powers import is_place
from allegedly.coding.roles import NOT_NOW, Meaning, meaning
from allegedly.coding.units import Unit, chunks
from allegedly.grammar import Parse
from allegedly.knowledge.actors import Actors, Sense
from allegedly.nouns import Mention


def find_mentions(parse: Parse, actors: Actors) -> tuple[Mention, ...]:
    """The mentions of actors in a document, in order of their place.

    `actor` is None where nobody known is meant: a person in no table (then `role.of` may name the employer), a pronoun
    that grammar does not resolve is no mention.
    """
    return tuple(draft.mention(parse) for draft in _drafts(parse, actors))


def find_reasons(parse: Parse, actors: Actors) -> tuple[tuple[Mention, str], ...]:
    """The same mentions, each with why it was linked as it was, in words."""
    return tuple((draft.mention(parse), draft.why) for draft in _drafts(parse, actors))


def _drafts(parse: Parse, actors: Actors) -> list[Draft]:
    linker = Linker(parse, actors)
    drafts = resolve(parse, actors, linker.link(), linker.places)
    return [draft for draft in drafts if not _empty(draft)]


class Linker:
    """Links the names and noun phrases of one document."""

    def __init__(self, parse: Parse, actors: Actors) -> None:
        self.parse, self.actors = parse, actors
        self.date = parse.document.published
        self.people = People(actors, self.date)
        self.words = actors.words
        self.drafts: list[Draft] = []
        self.places: list[tuple[int, str]] = []  # capitals that are places here: token and state

    def link(self) -> list[Draft]:
        """All drafts, in order."""
        names = self.names
        self.people.spoken_of = {self.actors.country(sense.actor) for name in names for sense in name.senses
                                 if sense.sort != "surname"}  # fmt: skip
        for units in chunks(self.parse, names, self.actors):
            self._chunk(units)
        self._second_names(names)
        self._appositions()
        return self.drafts

    @cached_property
    def names(self) -> list[Name]:
        """The known names of the document that mean what they say."""
        return [name for name in find_names(self.parse, self.actors) if self._meant(name)]

    def _meant(self, name: Name) -> bool:
        """Whether the text speaks for the actor's reading of a name with two."""
        text, (start, end) = self.parse.text, name.span
        if text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit():
            return False  # "Su-25"
        if self._thing_behind(name) or self._american_town(name):
            return False
        beside = text[start - 1 : start] + text[end : end + 1]
        if end - start < 3 and "/" in beside:  # "AK/PA": who wrote and edited the article
            return False
        if text[start - 1 : start] == "-" and text[: start - 1].rpartition(" ")[2].lower() in AGAINST:
            return False
        words = self.parse.quote(name.span)
        if words in self.words.context["month_surname"] and self._month(name):
            return False
        known = self.words.ambiguous.get(words)
        if known is None:
            return True
        if any(word in text for word in known.speak_for):
            return True
        return known.against != ("*",) and not any(word in text for word in known.against)

    def _thing_behind(self, name: Name) -> bool:
        """Whether a person's name is that of a thing: "Hamid Karzai International Airport"."""
        if not any(sense.sort in {"person", "surname"} for sense in name.senses):
            return False
        parse, things = self.parse, self.words.context["thing_noun"]
        for token in range(name.last + 1, min(name.last + 3, len(parse))):
            if not parse.words[token][:1].isupper() or parse.tags[token] not in {"NNP", "NNPS"}:
                return False
            if parse.words[token] in things:
                return True
        return False

    def _american_town(self, name: Name) -> bool:
        """Whether a state's or capital's name is a town's: "Lebanon, Ohio"."""
        words, after = self.parse.words, name.last + 2
        town = after < len(words) and words[after - 1] == "," and words[after] in self.words.context["us_state"]
        return town and name.senses[0].sort in {"name", "capital"} and words[name.last] not in {"U.S.", "States", "US"}

    def _month(self, name: Name) -> bool:
        """Whether "May" is the month: a number beside it, or a word of time before."""
        parse = self.parse
        after = parse.lowers[name.last + 1] if name.last + 1 < len(parse) else ""
        before = parse.lowers[name.first - 1] if name.first else ""
        return after[:1].isdigit() or before[:1].isdigit() or before in self.words.context["before_month"]

    def _second_names(self, names: list[Name]) -> None:
        """Drafts the second of two names in one token: "U.S.-EU relations"."""
        for one, two in pairwise(names):
            if two.first == one.last and (sense := self._sense(two)) is not None:
                kind = self.actors.kind(sense.actor) or "state"
                self.drafts.append(
                    Draft(two.first, two.last, two.last, sense.actor, kind, span=two.span, why="its name")
                )
        self.drafts.sort(key=lambda draft: (draft.first, draft.last, draft.span or (0, 0)))

    # -- a chunk ---------------------------------------------------------------------------------------------------

    def _chunk(self, units: list[Unit]) -> None:
        begin = 0
        at = 0
        while at < len(units):
            unit = units[at]
            person = None
            end = at
            if unit.name is not None:
                person, begin_name, end = self._named_person(units, begin, at)
            elif unit.sort == "capital":
                person, begin_name, end = self._capital_person(units, begin, at)
            if person is not None:
                self._person(units, begin, min(at, begin_name), end, person)
                begin = end + 1
                if begin < len(units) and units[begin].sort == "possessive":
                    begin += 1
                at = max(begin, at + 1)
                continue
            at += 1
        if begin < len(units):
            self._rest(units[begin:], self.drafts[-1] if begin else None)

    def _sorts(self, name: Name) -> set[str]:
        return {sense.sort for sense in name.senses}

    def _named_person(self, units: list[Unit], begin: int, at: int) -> tuple[Person | None, int, int]:
        """The person whom a known name means, with the units that the whole name takes."""
        unit = units[at]
        assert unit.name is not None
        name, words = unit.name, self.parse.quote(unit.name.span)
        sorts = self._sorts(name)
        if "person" in sorts:
            return self.people.full(name, words), at, at
        before = units[at - 1] if at > begin else None
        after = units[at + 1] if at + 1 < len(units) else None
        # "Michael Jordan", "Hunter Biden": a given name before makes it another person's surname.
        if before is not None and before.sort == "capital" and sorts == {"surname"}:
            first = self.parse.words[before.first]
            own = next((sense.actor for sense in name.senses if first in self.actors.name(sense.actor).split()), None)
            if own is not None:
                return self.people.choose([own], words), at - 1, at
            if not self._is_body(before):
                return self._stranger(before.first, unit.last), at - 1, at
        if before is not None and before.sort == "capital" and self._given(before):
            if not sorts & {"body", "house"}:
                return self._stranger(before.first, unit.last), at - 1, at
            return None, at, at
        # "Elizabeth Trudeau": a given name that is a queen's, before the surname of somebody else.
        behind = self._sorts(after.name) if after is not None and after.name is not None else set()
        if words in self.words.given and after is not None and behind == {"surname"} and after.first == unit.last + 1:
            return self._stranger(unit.first, after.last), at, at + 1
        # "Jonathan Lord": a given name before a title that is a surname.
        lone = after is not None and after is units[-1] and after.sort == "key" and after.first == after.last
        if words in self.words.given and before is None and lone and after is not None and self._upper(after):
            return self._stranger(unit.first, after.last), at, at + 1
        # "Israel Katz", "Jordan Peterson": a given name itself.
        if words in self.words.given and after is not None and after.sort == "capital" and not self._is_body(after):
            return self._stranger(unit.first, after.last), at, at + 1
        if sorts != {"surname"}:
            return None, at, at
        if after is not None and after.sort == "capital" and self.parse.heads[unit.last] == after.last:
            return None, at, at
        known = self.people.known(words)
        title, base = self._title(units[begin:at])
        if title is not None or base is not None:
            state = self.actors.country(base)
            office = None
            if title is not None:
                office = meaning(self.actors, title, base).office
            suffix = office[len(state) + 1 :] if office and state and office.startswith(state) else office
            person = self.people.titled(name, state or base, suffix, words)
            if person is not None:
                return person, at, at
        if known is not None:
            return known, at, at
        famous = self.people.famous(name, words)
        if famous is not None:
            return famous, at, at
        if title is not None and title not in self.words.nouns:
            return self._stranger(unit.first, unit.last), at, at
        return None, at, at

    def _capital_person(self, units: list[Unit], begin: int, at: int) -> tuple[Person | None, int, int]:
        """The person whom unknown capitalised words name, if they name one."""
        unit = units[at]
        after = units[at + 1] if at + 1 < len(units) else None
        end = at
        last = unit.last
        if after is not None and after.name is not None and self._sorts(after.name) == {"surname"}:
            if not self._given(unit):
                return None, at, at
            return None, at, at  # the name that follows takes it
        words = self.parse.text[self.parse.starts[unit.first] : self.parse.ends[last]]
        known = self.people.known(words)
        if known is not None:
            return known, at, end
        if self._is_body(unit) or self.parse.words[last] in self.words.context["thing_noun"]:
            return None, at, at
        if last > unit.first and unit is units[-1] and self._introduced(unit.first, last):
            return self._stranger(unit.first, last), at, end
        before = units[at - 1] if at > begin else None
        if before is not None and before.sort == "key":
            if before.words in self.words.titles or before.words in self.words.people:
                return self._stranger(unit.first, last), at, end
            return None, at, at
        # "Jonathan Lord", "Stephen King": a title as a surname
        surname = after is not None and after is units[-1] and after.sort == "key" and after.first == after.last
        if surname and after is not None and self._given(unit) and self.parse.words[after.first][:1].isupper():
            return self._stranger(unit.first, after.last), at, at + 1
        if last > unit.first and self._given(unit):
            if after is not None and after.sort == "key" and self.parse.words[after.first][:1].isupper():
                return self._stranger(unit.first, after.last), at, at + 1
            return self._stranger(unit.first, last), at, end
        return None, at, at

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

    def _upper(self, unit: Unit) -> bool:
        return self.parse.words[unit.first][:1].isupper()

    def _given(self, unit: Unit) -> bool:
        return self.parse.words[unit.first] in self.words.given

    def _is_body(self, unit: Unit) -> bool:
        return self.parse.words[unit.last] in self.words.context["organisation_noun"]

    def _stranger(self, first: int, last: int) -> Person:
        """A person in no table, known by the own words."""
        words = self.parse.text[self.parse.starts[first] : self.parse.ends[last]]
        known = self.people.known(words)
        if known is not None:
            return known
        gender = self.words.given.get(self.parse.words[first], "")
        return self.people.register(Person(words, None, "" if gender == "x" else gender))

    def _title(self, units: list[Unit]) -> tuple[str | None, str | None]:
        """The last title among units before a name, and the actor named before it."""
        title = base = None
        for unit in units:
            if unit.sort == "key":
                title = unit.words
            elif unit.name is not None and not self._outside(unit):
                base = self._actor(unit) or base
        return title, base

    def _outside(self, unit: Unit) -> bool:
        """Whether "-backed", "-born" follows a name: what stands behind is not that state's own."""
        assert unit.name is not None
        text, end = self.parse.text, unit.name.span[1]
        return text[end : end + 1] == "-" and _WORD.match(text, end + 1)[0] in self.words.context["after_hyphen"]  # type: ignore[index]

    def _actor(self, unit: Unit) -> str | None:
        """The state, body or organisation that a name means."""
        if unit.name is None:
            return None
        sense = self._sense(unit.name)
        return sense.actor if sense is not None else None

    def _sense(self, name: Name) -> Sense | None:
        for sense in name.senses:
            if sense.sort not in {"person", "surname"}:
                return sense
        return None

    def _person(self, units: list[Unit], begin: int, name_at: int, end: int, person: Person) -> None:
        """Drafts a person with the titles before the name."""
        before = units[begin:name_at]
        if not any(unit.sort in {"key", "name"} for unit in before):
            before = []
        while before and before[0].sort == "possessive":
            before = before[1:]
        if before and not any(unit.sort in {"key", "other"} for unit in before):
            for unit in before:  # "American Jordan Spieth", "Syria's Assad": two mentions
                if unit.name is not None and self._actor(unit):
                    self._name(unit, before)
            before = []
        first = before[0].first if before else units[name_at].first
        last = units[end].last
        draft = Draft(first, last, last, person.actor, "person", gender=person.gender)
        draft.why = self._person_reason(units[end], person, bool(before))
        keys = [unit for unit in before if unit.sort == "key"]
        if keys:
            title, base = self._title(before)
            assert title is not None
            draft.title = self.parse.text[self.parse.starts[keys[0].first] : self.parse.ends[keys[-1].last]]
            sense = meaning(self.actors, title, base)
            if person.actor is None and sense.office and base is not None:
                person.actor = draft.actor = self.people.spelt_otherwise(person.name, sense.office)
            if title in self.words.nouns and title not in self.words.titles:
                draft.of = sense.actor or base
            else:
                draft.of, draft.office = sense.of, sense.office
            if draft.of is None and person.actor is not None:
                country = self.actors.country(person.actor)
                draft.of = meaning(self.actors, title, country).of or country
            self._gender(draft, keys)
            if draft.gender and not person.gender:
                person.gender = draft.gender
            person.title, person.of, person.office = draft.title, draft.of, draft.office
            if draft.office:
                self.people.office[draft.office] = person
        elif before:  # "Chinese swimmer Li Wei": a noun that we have no line for
            draft.of = self._title(before)[1]
            others = [unit for unit in before if unit.sort == "other"]
            draft.title = self.parse.text[self.parse.starts[others[0].first] : self.parse.ends[others[-1].last]]
        self.drafts.append(draft)

    def _person_reason(self, unit: Unit, person: Person, titled: bool) -> str:
        if person.actor is None:
            return "a person in no table"
        if unit.name is not None and "person" in self._sorts(unit.name):
            return "the full name"
        if titled:
            return "a surname with a title"
        return "a part of a name that the document gives, or of who held a high office on its date"

    def _gender(self, draft: Draft, keys: list[Unit]) -> None:
        if draft.gender:
            return
        for unit in keys:
            if unit.words in self.words.context["female_word"]:
                draft.gender = "f"
            elif unit.words in self.words.context["male_word"]:
                draft.gender = "m"

    # -- what is left of a chunk after its people --------------------------------------------------------------------

    def _rest(self, units: list[Unit], owner: Draft | None) -> None:
        while units and units[-1].sort in {"possessive", "determiner"}:
            units = units[:-1]
        if not units:
            return
        named = [unit for unit in units if unit.name is not None and self._actor(unit)]
        last = units[-1]
        if last.sort == "key" and not self._of_thing(last):
            keys = [unit for unit in units if unit.sort == "key"]
            cut = 0
            base_unit = next((u for u in reversed(named) if u.last < last.first and not self._outside(u)), None)
            base = self._actor(base_unit) if base_unit is not None else None
            if base is None:
                base = self._after(last.last, last.words)
            if base is None and owner is not None:
                base = self.actors.country(owner.actor)
            for unit in named:
                if unit is not base_unit:
                    self._name(unit, units)
                    cut = max(cut, units.index(unit) + 1)
            cut = self._foreign(units, cut)
            definite = self.parse.lowers[units[cut].first] in DEFINITE
            if (base is None or base_unit is None) and self._abstract(units[cut], last):
                return
            if base_unit is None and self._no_person(units[cut:], last):
                return
            if base is not None or last.words not in _WEAK or (definite and last.words in _ROLES):
                self._head(units[cut:], keys, base)
            return
        for unit in named:
            self._name(unit, units)
        for unit in units:
            if unit.sort == "capital":
                self._unknown(unit, units)

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
        return key.words in {"establishment", "side"} and self.parse.lowers[key.last + 1 : key.last + 2] == ["of"]

    def _abstract(self, first: Unit, last: Unit) -> bool:
        """Whether a noun without article or state is no actor: "in opposition to", "military and air defence"."""
        parse, head = self.parse, last.last
        if last.words not in self.words.context["bare_noun"] or first.sort == "determiner":
            return False
        return parse.tags[head] == "NN" and parse.deps[head] not in {"nsubj", "nsubjpass", "appos"}

    def _after(self, token: int, key: str) -> str | None:
        """The actor in "foreign minister of Iran", "spokesman for the Pentagon", "the government in Libya"."""
        parse = self.parse
        at = token + 1
        if at >= len(parse):
            return None
        inside = parse.lowers[at] == "in" and key in self.words.context["noun_in"]
        if parse.lowers[at] not in {"of", "for", "from", "at"} and not inside:
            return None
        at += 1
        names = self._by_token
        stop = min(len(parse), at + 4)
        while at < stop and parse.tags[at] in {"DT", "JJ", "NN", "NNP"}:
            if at in names:
                sense = self._sense(names[at])
                behind = parse.lowers[names[at].last + 1 : names[at].last + 2]
                if sense is None or (behind and behind[0] in self.words.titles):
                    return None  # "associates of Russian President Vladimir Putin"
                return self._with_body(names[at].last, sense.actor)
            at += 1
        return None

    def _with_body(self, token: int, actor: str) -> str:
        """The body in "for the German Foreign Office", the state itself where none follows."""
        text, starts, ends = self.parse.text, self.parse.starts, self.parse.ends
        for last in range(min(token + 3, len(self.parse) - 1), token, -1):
            words = text[starts[token + 1] : ends[last]].lower()
            noun = self.words.nouns.get(words)
            if noun is not None and self.actors.country(actor):
                return meaning(self.actors, words, actor).actor or actor
        return actor

    @cached_property
    def _by_token(self) -> dict[int, Name]:
        return {name.first: name for name in self.names}

    def _head(self, units: list[Unit], keys: list[Unit], base: str | None) -> None:
        """Drafts a noun phrase whose head is a title or role noun."""
        last = keys[-1]
        sense = meaning(self.actors, last.words, base)
        earlier = next((unit for unit in reversed(keys[:-1]) if unit.words in self.words.nouns), None)
        if earlier is not None and base is not None:
            body = meaning(self.actors, earlier.words, base)
            if sense.kind != "person" and body.actor is not None and sense.actor == f"{self.actors.country(base)}.GOV":
                sense = Meaning(body.kind, body.actor)
            elif sense.kind == "person" and body.actor is not None:
                again = meaning(self.actors, last.words, body.actor)
                sense = again if again.kind == "person" else sense
        plural = self.parse.tags[last.last] in {"NNS", "NNPS"}
        if last.words in OUTSIDE or (last.words == "member" and base is not None and self.actors.kind(base) == "igo"):
            sense = Meaning(
                "person" if last.words != "member" else "state", None
            )  # a veteran is no army's, a member no body
        if not plural and sense.kind != "person" and last.words in self.words.people:
            sense = Meaning("person", None, sense.actor)
        if last.words == "counterpart":
            sense = self._counterpart(base) or sense
        past = any(
            unit.sort == "other" and self.parse.lowers[unit.first] in NOT_NOW for unit in units
        ) or last.words.startswith("ex-")
        draft = Draft(units[0].first, last.last, last.last, sense.actor, sense.kind, plural=plural, key=last.words)
        draft.why = f"“{last.words}” of {base}" if base is not None else f"“{last.words}”, nobody named beside it"
        if sense.kind == "person":
            draft.title = self.parse.text[self.parse.starts[last.first] : self.parse.ends[last.last]]
            draft.of = sense.of
            if sense.one and not plural and not past:
                draft.office = sense.office
            if self.parse.lowers[units[0].first] in {"a", "an", "another"}:
                draft.office = None
            if self._elected(units[0].first):
                holder = self.actors.office(draft.office, self.date) if draft.office and self.date else None
                here = self.parse.sentence_of[last.last]
                if any(d.actor == holder and self.parse.sentence_of[d.head] == here for d in self.drafts[-6:]):
                    draft.actor = holder
                self.drafts.append(draft)
                return
            if draft.office and self.date and base is not None:
                draft.actor = self.actors.office(draft.office, self.date)
                if draft.actor is not None:
                    draft.why = f"held the office {draft.office} on {self.date[:10]}"
            if draft.actor is None and not past and last.words not in OUTSIDE:
                draft.actor = sense.of
            else:
                draft.gender = self.actors.gender(draft.actor or "")
            self._gender(draft, [last])
        first = self.parse.lowers[units[0].first]
        # "parliament" is said without an article too.
        draft.definite = base is None and (first in DEFINITE or (first == last.words == "parliament"))
        if base is not None:
            self._distribute(units[0].first, last.words)
        self.drafts.append(draft)

    def _elected(self, first: int) -> bool:
        """Whether a title tells what somebody is to be: "elected president", "his election as U.S. president"."""
        parse = self.parse
        return first > 0 and (parse.lowers[first - 1] == "as" or parse.lemmas[first - 1] in {"elect", "appoint"})

    def _distribute(self, first: int, words: str) -> None:
        """Gives the head of "South Korean and Japanese officials" to its first adjective too."""
        at = first
        for draft in reversed(self.drafts):
            between = self.parse.lowers[draft.last + 1 : at]
            if not between or any(word not in {",", "and", "or", "the"} for word in between) or draft.kind != "state":
                return
            if (
                self.parse.tags[draft.last] not in {"JJ", "NNP", "NNPS"}
                or draft.actor is None
                or draft.head != draft.last
            ):
                return
            if self.parse.deps[draft.last] not in {"amod", "compound", "nmod", "conj", "poss"}:
                return
            sense = meaning(self.actors, words, draft.actor)
            if sense.kind == "person":
                holder = (
                    self.actors.office(sense.office, self.date) if sense.office and sense.one and self.date else None
                )
                draft.actor, draft.kind, draft.title, draft.of = holder or sense.of, "person", words, sense.of
            else:
                draft.actor, draft.kind = sense.actor, sense.kind
            at = draft.first

    def _counterpart(self, base: str | None) -> Meaning | None:
        """Who holds the same office elsewhere as the person named last: "met his Russian counterpart"."""
        state = self.actors.country(base)
        for draft in reversed(self.drafts[-6:]):
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
        return self.actors.tenure.office_of(person, self.date) if person is not None and self.date else None

    def _name(self, unit: Unit, units: list[Unit]) -> None:
        """Drafts a state, body or organisation that is named on its own."""
        name = unit.name
        assert name is not None
        sense = self._sense(name)
        if sense is None:
            return
        if sense.sort == "capital" and is_place(self.parse, self.actors, name, units):
            if (state := self.actors.country(sense.actor)) is not None:
                self.places.append((name.first, state))
            return
        if sense.sort == "name" and self._of_school(name):
            return
        at = units.index(unit)
        if sense.sort == "people" and at and units[at - 1].sort == "capital" and units[at - 1].last == unit.first - 1:
            return  # "the Cleveland Indians"
        kind = self.actors.kind(sense.actor) or "state"
        draft = Draft(name.first, name.last, name.last, sense.actor, kind, span=name.span, why=_WHY[sense.sort])
        draft.adjective = sense.sort == "adjective" or (units[-1] is not unit and sense.sort in {"name", "capital"})
        if sense.sort == "people":
            draft.kind, draft.plural = "civilians", True
            draft.actor = f"{sense.actor}.CVL"
        self.drafts.append(draft)

    def _of_school(self, name: Name) -> bool:
        """ "the University of Niger": no act of the state."""
        before = self.parse.lowers[max(name.first - 3, 0) : name.first]
        return "of" in before and bool(SCHOOLS.intersection(before))

    def _unknown(self, unit: Unit, units: list[Unit]) -> None:
        """Drafts unknown capitalised words that something shows to act: a noun for bodies, a kind, a verb of saying."""
        parse = self.parse
        at = units.index(unit)
        before = units[at - 1] if at else None
        last = unit is units[-1]
        kind = None
        if last and self._is_body(unit) and unit.last > unit.first:
            kind = "organisation"
        elif before is not None and before.sort == "key" and before.words in self.words.nouns:
            kind = self.words.nouns[before.words].kind
            kind = kind if kind in _NAMED else None
        elif last and parse.deps[unit.last] == "nsubj" and parse.lemmas[parse.heads[unit.last]] in self._say:
            words = parse.text[parse.starts[unit.first] : parse.ends[unit.last]]
            if unit.first == unit.last and not self._follows_given(words):
                kind = "organisation"  # a surname comes alone only after the whole name
            elif unit.last - unit.first < 4 and parse.words[unit.last] not in self.words.context["thing_noun"]:
                self.people.register(Person(words, None))
                kind = "person"
        if kind is not None:
            self.drafts.append(Draft(unit.first, unit.last, unit.last, None, kind, why="a name in no table"))

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

    # -- appositions -------------------------------------------------------------------------------------------------

    def _appositions(self) -> None:
        """Joins a name and a title next to it: "Sergey Lavrov, Russia's foreign minister"."""
        parse, drafts = self.parse, self.drafts
        for number, (one, two) in enumerate(pairwise(drafts)):
            self._of_between(one, two, drafts[number + 2 : number + 3])
            if two.first != one.last + 2 or parse.words[one.last + 1] != ",":
                continue
            if two.title and self._another(two.last + 1):
                continue
            if one.kind != "person" or two.kind != "person" or (one.title and two.title) or one.plural or two.plural:
                continue
            named, titled = (one, two) if two.title else (two, one)
            if not titled.title or named.title or self._of_others(titled, named):
                continue
            if titled is two and titled.of is None:
                titled.of = self._employer(number + 2)
            named.title, named.of = titled.title, titled.of
            named.gender = named.gender or titled.gender
            titled.actor = named.actor or (titled.of if titled.actor is not None else None)
            titled.why = "the title beside a name"
            titled.gender = named.gender

    def _of_others(self, titled: Draft, named: Draft) -> bool:
        """Whether a title beside a name is somebody else's: of another state, or "according to a spokesman, B left"."""
        one, two = self.actors.country(titled.of or titled.actor), self.actors.country(named.actor)
        if one is not None and two is not None and one != two:
            return True
        return titled.first < named.first and self.parse.lowers[max(titled.first - 2, 0)] == "according"

    def _another(self, token: int) -> bool:
        """Whether a name or a bracket follows a title, which then is that one's: "A, Labour MP (…) B"."""
        parse = self.parse
        return token < len(parse) and (parse.words[token] == "(" or parse.tags[token] in {"NNP", "NNPS"})

    def _of_between(self, title: Draft, owner: Draft, rest: list[Draft]) -> None:
        """Joins "Iran's ambassador to Russia, Mehdi Sanai" and "President of Russia Vladimir Putin"."""
        parse = self.parse
        if not rest or title.kind != "person" or not title.title or title.plural or owner.first > title.last + 3:
            return
        named = rest[0]
        if any(lower not in {"of", "to", "for", "the", "in"} for lower in parse.lowers[title.last + 1 : owner.first]):
            return
        if owner.first == title.last + 1 or named.kind != "person" or named.title or named.plural:
            return
        if parse.lowers[owner.last + 1 : named.first] not in ([], [","]):
            return
        named.title, named.of, named.office = title.title, title.of, title.office
        named.gender = named.gender or title.gender
        title.actor, title.gender, title.why = named.actor or title.of, named.gender, "the title beside a name"

    def _employer(self, number: int) -> str | None:
        """The organisation in "a senior fellow for the Defense Program at CNAS": the first one before a verb."""
        parse, drafts = self.parse, self.drafts
        title = drafts[number - 1]
        for draft in drafts[number : number + 4]:
            if parse.sentence_of[draft.first] != parse.sentence_of[title.last]:
                return None
            if any(tag in {"VBD", "VBZ", "VBP", "MD"} for tag in parse.tags[title.last : draft.first]):
                return None
            if draft.actor is not None and draft.kind != "person":
                return draft.actor
        return None


def _empty(draft: Draft) -> bool:
    """Whether "the president", "their leader" has found nobody whom it means."""
    return draft.definite and draft.actor is None and draft.of is None and draft.key in _WEAK


# Why a name was linked, by what it is to its actor.
_WHY = {
    "name": "its name",
    "body": "its name",
    "adjective": "the state's adjective",
    "people": "its people",
    "capital": "the capital or seat, which acts here and is no place",
    "house": "the house of its government",
}
# Before a hyphen: who is against or for a state is not that state's.
AGAINST = frozenset("pro anti non".split())
SCHOOLS = frozenset("university college academy museum church school library".split())
OUTSIDE = frozenset("veteran defector exile".split())
DEFINITE = frozenset("the both its their his her".split())
# What unknown capitalised words after a noun may be: "rebel group Blue Heron", "the company Testco".
_NAMED = frozenset({"armed group", "party", "company", "organisation", "media", "criminals"})
_WORD = re.compile(r"\w*")
# Keys that alone, without a state or organisation, are too vague to be an actor.
_WEAK = frozenset(
    "side team mission side leader head chief member president director man woman people nation family community party "
    "industry press media office department agency strikes intelligence public society".split()
)
# Of these, those that with an article mean somebody who was named before.
_ROLES = frozenset("leader head chief president director".split())
