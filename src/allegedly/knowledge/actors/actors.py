"""The actors and their names."""

from __future__ import annotations

import difflib
import gc
import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import ahocorasick_rs

from allegedly.errors import KnowledgeError
from allegedly.knowledge.actors.offices import Tenure
from allegedly.knowledge.actors.own import Own, read_lines
from allegedly.knowledge.actors.roles import KINDS, Vocabulary, vocabulary
from allegedly.knowledge.tables import table

# Sets of actors held in memory, some 50 MB each: the shipped ones, and those with two ledgers' or files' own.
KEPT = 4
# What a name is to its actor: a state's `name`, `adjective`, `people`, `capital` or `house` of government; the name of
# a `body` (also organisations, groups, media); a person's full name (`person`) or `surname`.
SORTS = ("name", "adjective", "people", "capital", "house", "body", "person", "surname")


# Kinds of bodies that one common noun tells apart: "the Senate of the US". Of forces ("marines") the state's own are
# meant, but where two words name them ("the national guard").
NAMED_BY_NOUN = frozenset({"court", "government", "police", "parliament"})
# Of the United Nations, its observer, disputed or in part recognised, part of another with a name in the news.
STATUSES = ("state", "observer", "disputed", "part")
# Further codes of a state: ISO 3166-1 alpha-2, Correlates of War, Gleditsch and Ward, CAMEO, Wikidata.
CODES = ("iso2", "cow", "gw", "cameo", "wikidata")


class Actor(NamedTuple):
    """Somebody who acts. `country`: the state that it belongs to; `home`: where it is based, not being the state."""

    id: str
    name: str
    kind: str
    country: str | None
    home: tuple[str, ...] = ()
    gender: str = ""


class Sense(NamedTuple):
    """One reading of a name."""

    actor: str
    sort: str


class Actors:
    """All actors, their names and their offices. Build it with `load`."""

    def __init__(self) -> None:
        self.by_id: dict[str, Actor] = {}
        self.senses: dict[str, list[Sense]] = {}
        self.tenure = Tenure()
        self.words: Vocabulary = vocabulary()
        self.own: dict[str, str] = {}  # what every state has → the state's own name for it
        self.generic: dict[str, str] = {}  # and back
        self.status: dict[str, str] = {}  # of states: `STATUSES`
        self.codes: dict[str, dict[str, str]] = {}  # by state: iso2, cow, gw, cameo, wikidata
        self.members: dict[str, tuple[str, ...]] = {}  # by organisation: the states in it
        self.shipped = 0  # how many of `senses` came with the program; 0: all of them
        self.first_words: set[str] = set()  # of a person's own names
        self.first_pairs: set[str] = set()  # their first two words, where these are letters alone
        self.loose_words: set[str] = set()  # first words after which anything may follow
        self.nobody: dict[str, None] = {}  # names that hold an actor's and mean none: "South China Sea"

    # -- reading ---------------------------------------------------------------------------------------------------

    def _add(self, actor: Actor) -> None:
        self.by_id[actor.id] = actor

    def _say(self, names: Iterable[str], actor: str, sort: str) -> None:
        for name in names:
            known = self.senses.setdefault(name, [])
            if all(sense.actor != actor for sense in known):
                known.append(Sense(actor, sort))

    def read_states(self, file: str | Path) -> None:
        """States: `states.csv`."""
        columns = tuple(
            "id name aliases adjectives people capital government iso2 cow gw cameo wikidata status".split()
        )
        for row in table(file, columns):
            state = row["id"]
            if len(state) != 3 or not state.isupper():
                raise row.wrong(f"id “{state}” is not an ISO 3166-1 alpha-3 code")
            self._add(Actor(state, row["name"], "state", state))
            self._say((row["name"], *row.items("aliases")), state, "name")
            self._say(row.items("adjectives"), state, "adjective")
            self._say(row.items("people"), state, "people")
            self._say(row.items("capital"), state, "capital")
            houses = row.items("government")
            if houses:
                self._say(houses, f"{state}.GOV", "house")
            self.status[state] = row.one_of("status", STATUSES)
            self.codes[state] = {code: row[code] for code in CODES if row[code]}

    @cached_property
    def united_nations(self) -> tuple[str, ...]:
        """The members of the United Nations: the states that nobody disputes."""
        return tuple(id for id, status in self.status.items() if status == "state")

    def read_bodies(self, file: str | Path) -> None:
        """Bodies of states: `bodies.csv`. The id begins with the state's."""
        for row in table(file, ("id", "name", "aliases", "kind")):
            country = row["id"].partition(".")[0]
            if not self._is_state(country):
                raise row.wrong(f"“{country}” is no state of states.csv")
            self._add(Actor(row["id"], row["name"], row.one_of("kind", KINDS), country))
            self._say((row["name"], *row.items("aliases")), row["id"], "body")

    def read_organisations(self, file: str | Path) -> None:
        """Organisations, groups, media, companies: `organisations.csv` and files of the same columns."""
        for row in table(file, ("id", "name", "aliases", "kind", "home"), ("members", "seat")):
            country = row["id"].partition(".")[0]
            state = country if self._is_state(country) else None
            if state is not None and row["kind"] in {"igo", "media", "company", "armed group"}:
                raise row.wrong(f"the id begins with “{state}”, which is a state's")
            members = self.united_nations if row["members"] == "*" else row.items("members")
            for home in (*row.items("home"), *members):
                if home not in self.by_id:
                    raise row.wrong(f"“{home}” is no state of states.csv")
            if members:
                self.members[row["id"]] = members
            for seat in row.items("seat"):  # "Brussels" is the Union before it is Belgium
                self.senses.setdefault(seat, []).insert(0, Sense(row["id"], "capital"))
            self._add(Actor(row["id"], row["name"], row.one_of("kind", KINDS), state, row.items("home")))
            self._say((row["name"], *row.items("aliases")), row["id"], "body")

    def read_people(self, file: str | Path) -> None:
        """People with their offices: `people.csv`."""
        for row in table(file, ("id", "name", "aliases", "gender", "offices")):
            country = row["id"].partition(".")[0]
            state = self.by_id.get(country)
            gender = row.one_of("gender", {"m", "f", ""})
            if row["id"] in self.by_id:
                raise row.wrong(f"id “{row['id']}” is there twice")
            self._add(Actor(row["id"], row["name"], "person", state.country if state else None, (), gender))
            names = (row["name"], *row.items("aliases"))
            self._say((name for name in names if " " in name), row["id"], "person")
            self._say((name for name in names if " " not in name), row["id"], "surname")
            self._say((surname(names[0]),), row["id"], "surname")
            family = names[0].partition(" ")[0]
            if country in FAMILY_FIRST and " " in names[0] and (len(family) > 2 or family in {"Xi", "Li"}):
                self._say((family,), row["id"], "surname")
            try:
                self.tenure.add(row["id"], row.items("offices"))
            except ValueError as error:
                raise row.wrong(str(error)) from error

    def read_generic(self, file: str | Path) -> None:
        """Bodies that stand for what every state has: `generic.csv`."""
        for row in table(file, ("generic", "id")):
            if row["id"] not in self.by_id:
                raise row.wrong(f"“{row['id']}” is no body of bodies.csv")
            self.own[row["generic"]] = row["id"]
            self.generic[row["id"]] = row["generic"]

    def read_nobody(self, file: str | Path) -> None:
        """Names of seas, regions, events that hold an actor's name and are none: `nobody.csv`."""
        for row in table(file, ("names", "what")):
            self.nobody.update(dict.fromkeys(name for name in row.items("names") if name not in self.senses))

    def read_own(self, file: Own) -> None:
        """A person's own actors, of a file or a ledger (`own`). A known id gets further names and offices."""
        self.shipped = self.shipped or len(self.senses)
        by_id, add = self.by_id, self._own_name
        collecting = gc.isenabled()
        gc.disable()  # nothing of what is made here is garbage; looking for it doubles the time
        try:
            for line, (id, name, aliases, kind, home, gender, offices, wikidata) in read_lines(file):
                actor = by_id.get(id)
                if actor is None:
                    actor = self._own_actor(file, line, id, name, kind, home, gender)
                    by_id[id] = actor
                person = actor.kind == "person"
                for each in (name, *aliases.split("|")) if aliases else (name,):
                    add(each, id, ("person" if " " in each else "surname") if person else "body")
                if wikidata:
                    self.codes[id] = {**self.codes.get(id, {}), "wikidata": wikidata}
                if offices:
                    if person:
                        add(surname(name), id, "surname")
                    try:
                        self.tenure.add(id, _items(offices))
                    except ValueError as error:
                        raise KnowledgeError(str(file), line, str(error)) from error
        finally:
            if collecting:
                gc.enable()

    def _own_actor(self, file: Own, line: int, id: str, name: str, kind: str, home: str, gender: str) -> Actor:
        """The actor of one line. Raises KnowledgeError where it is not well formed."""
        if not id or not name or " " in id:
            raise KnowledgeError(str(file), line, f"“{id}”, “{name}”: an id without blanks and a name are needed")
        if kind not in KINDS:
            raise KnowledgeError(str(file), line, f"kind is “{kind}”, must be one of: {', '.join(sorted(KINDS))}")
        if gender not in {"", "m", "f"}:
            raise KnowledgeError(str(file), line, f"gender is “{gender}”, must be m, f or empty")
        homes = _items(home)
        for state in homes:
            if not self._is_state(state):
                raise KnowledgeError(str(file), line, f"home “{state}” is no state; use ISO 3166-1 alpha-3")
        first = id.partition(".")[0]
        return Actor(id, name, kind, first if self._is_state(first) else None, homes, gender)

    def _own_name(self, name: str, actor: str, sort: str) -> None:
        """Keeps a name of a person's own: found by its first word, which costs next to nothing to prepare."""
        name = name.strip().rstrip(".,)")
        known = self.senses.get(name)
        if known is None:
            first, _, rest = name.partition(" ")
            self.senses[name] = [Sense(actor, sort)]
            self.first_words.add(first)
            second = rest.partition(" ")[0]
            if second.isalnum() and first.isalnum():
                self.first_pairs.add(f"{first} {second}")
            elif second or not first.isalnum():
                self.loose_words.add(first)
            if not first.isalnum() and (found := FIRST_WORD.match(first)):
                self.first_words.add(found[0])  # the parser cuts "al-Testi" at the hyphen, "O'Test" not
                self.loose_words.add(found[0])
        elif all(sense.actor != actor for sense in known):
            known.append(Sense(actor, sort))

    # -- asking ----------------------------------------------------------------------------------------------------

    @cached_property
    def automaton(self) -> ahocorasick_rs.AhoCorasick:
        """Finds all names in one pass; matches are indices into `patterns`."""
        return ahocorasick_rs.AhoCorasick(self.patterns, store_patterns=False)

    @cached_property
    def patterns(self) -> list[str]:
        """All shipped names, then those that mean nobody; a person's own names begin with `first_words`."""
        return [*islice(self.senses, self.shipped or None), *self.nobody]

    def country(self, actor: str | None) -> str | None:
        """The ISO 3166-1 alpha-3 code of the state that an actor belongs to; None for others and the unknown."""
        if actor is None:
            return None
        known = self.by_id.get(actor)
        if known is not None:
            return known.country
        first = actor.partition(".")[0]
        return first if self._is_state(first) else None

    def _is_state(self, actor: str) -> bool:
        known = self.by_id.get(actor)
        return known is not None and known.kind == "state"

    def home(self, actor: str) -> tuple[str, ...]:
        """The states in which an actor is based."""
        known = self.by_id.get(actor)
        if known is not None and known.home:
            return known.home
        country = self.country(actor)
        return (country,) if country else ()

    def kind(self, actor: str) -> str | None:
        """What sort of actor it is: state, government, igo, person …; None for an unknown id."""
        known = self.by_id.get(actor)
        if known is not None:
            return known.kind
        state, _, suffix = actor.partition(".")
        if not self._is_state(state):
            return None
        while suffix:
            for noun in self.words.nouns.values():
                if noun.suffix == suffix:
                    return noun.kind
            suffix = suffix.rpartition(".")[0]
        return None

    def name(self, actor: str) -> str:
        """The name to show; the id itself for one that is unknown."""
        known = self.by_id.get(actor)
        if known is not None:
            return known.name
        state, _, suffix = actor.partition(".")
        if self._is_state(state) and suffix in self.words.names:
            return f"{self.words.names[suffix]} of {self.by_id[state].name}"
        return actor

    @cached_property
    def by_alpha2(self) -> dict[str, str]:
        """States by their ISO 3166-1 alpha-2 code."""
        return {codes["iso2"]: id for id, codes in self.codes.items() if "iso2" in codes}

    def names_of(self, actor: str) -> dict[str, str]:
        """All names of an actor with what each is to it (`SORTS`), in the order of the tables."""
        return self._names.get(actor, {})

    @cached_property
    def _names(self) -> dict[str, dict[str, str]]:
        names: dict[str, dict[str, str]] = {}
        for name, senses in self.senses.items():
            for sense in senses:
                names.setdefault(sense.actor, {})[name] = sense.sort
        return names

    @cached_property
    def called(self) -> dict[tuple[str, str], str]:
        """Own bodies of states by state and common noun: ("USA", "supreme court") is who is named US Supreme Court."""
        found: dict[tuple[str, str], str] = {}
        for name, senses in islice(self.senses.items(), self.shipped or None):
            first, _, rest = name.partition(" ")
            if not rest or first not in self.senses or senses[0].sort != "body":
                continue
            state, actor = self.senses[first][0], senses[0].actor
            own = state.sort in {"name", "adjective"} and actor.startswith(f"{state.actor}.")
            if own and (self.by_id[actor].kind in NAMED_BY_NOUN or " " in rest):
                found.setdefault((state.actor, rest.lower()), actor)
        return found

    def gender(self, actor: str) -> str:
        """ "m", "f" or "" (unknown, no person)."""
        known = self.by_id.get(actor)
        return known.gender if known else ""

    def office(self, office: str, date: str) -> str | None:
        """The person who held an office (`IRN.GOV.FOREIGN.MINISTER`) on an ISO day; None where that is not known."""
        return self.tenure.holder(office, date)

    def find(self, query: str) -> str | None:
        """The actor with this id or name, in any case; None where there is none, or where several bear it."""
        query = query.strip()
        if query in self.by_id or self.country(query):
            return query
        for found in (self.senses.get(query), self._folded.get(query.casefold())):
            if found:
                first = [sense for sense in found if sense.sort != "surname"] or found
                if len({sense.actor for sense in first}) == 1:
                    return first[0].actor
        upper = query.upper()
        return upper if upper in self.by_id else None

    def suggest(self, query: str, most: int = 3) -> list[str]:
        """Names like the query, for "did you mean"."""
        close = difflib.get_close_matches(query.casefold(), self._folded, n=most, cutoff=0.7)
        return list(dict.fromkeys(self.name(self._folded[key][0].actor) for key in close))

    @cached_property
    def _folded(self) -> dict[str, list[Sense]]:
        folded: dict[str, list[Sense]] = {}
        for name, senses in self.senses.items():
            folded.setdefault(name.casefold(), []).extend(senses)
        for key in list(folded):
            if key.startswith("the "):
                folded.setdefault(key[4:], folded[key])
        return folded


def surname(name: str) -> str:
    """The last name, with its particle: "Ursula von der Leyen" gives "von der Leyen"."""
    words = [word for word in name.split() if word not in NUMERALS] or name.split()
    at = len(words) - 1
    while at > 1 and words[at - 1] in PARTICLES:
        at -= 1
    return " ".join(words[at:])


# What a person's own names are kept by.
FIRST_WORD = re.compile(r"\w+")
# States in whose names the family's comes first: "Kim Jong-un" is "Kim".
FAMILY_FIRST = frozenset({"PRK", "KOR", "CHN", "TWN"})
# Of monarchs and popes: "Juan Carlos I" has the surname "Carlos".
NUMERALS = frozenset("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI Jr. Jr Sr.".split())
PARTICLES = frozenset("al bin van von der den de la le du da dos del di El Al ben Ben Van Von De".split())


def _items(cell: str) -> tuple[str, ...]:
    return tuple(item for part in cell.split("|") if (item := part.strip())) if cell else ()


# Few of them at once: in a long-lived program every change to a ledger's own actors makes others.
@lru_cache(maxsize=KEPT)
def load(extra: tuple[Own, ...] = ()) -> Actors:
    """The shipped actors, and a person's own: of files (YAML, CSV or JSON lines) or of a ledger (`own`).

    Raises KnowledgeError with file and line where a table is not well formed.
    """
    actors = Actors()
    actors.read_states("actors/states.csv")
    actors.read_bodies("actors/bodies.csv")
    for name in ("organisations", "media", "groups", "society"):
        actors.read_organisations(f"actors/{name}.csv")
    actors.read_people("actors/people.csv")
    actors.read_generic("actors/generic.csv")
    actors.read_nobody("actors/nobody.csv")
    for file in extra:
        actors.read_own(file)
    actors.tenure.close()
    return actors
