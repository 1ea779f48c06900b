"""The people of one document: who is who by full name, part of the name, title and date."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from allegedly.coding.actors.cuts import PARTICLES
from allegedly.coding.actors.names import Name
from allegedly.knowledge.actors import Actors

# Offices whose holders news calls by the surname alone, without introducing them.
FAMOUS = ("GOV.PRESIDENT", "GOV.PM", "GOV.MONARCH", "GOV.LEADER", "GOV.POPE", "GOV.FOREIGN.MINISTER", "GOV.CROWN")
# The first in a state: of several bearers of a surname who serve, one of these is meant.
RULERS = ("GOV.PRESIDENT", "GOV.LEADER", "GOV.MONARCH", "GOV.POPE")
# Offices whose holders are called by the surname alone where their state is named.
KNOWN = ("OPP.LEADER", "LEG.SPEAKER", "GOV.VP", "GOV.DEFENCE.MINISTER", "GOV.INTERIOR.MINISTER", "GOV.FINANCE.MINISTER",
         "GOV.SPOKESPERSON", "GOV.FOREIGN.SPOKESPERSON", "GOV.NSA", "MIL.CHIEF")  # fmt: skip
# Years before and after an office in which a surname alone still means its holder.
NEAR_YEARS = 3
# Of two spellings of one name two thirds of the letters agree ("Dehqan", "Dehghan"); of two names rarely half.
LIKE = 0.7


# A name with a small word before the surname has three parts at least: "Hassan Al Testi".
SHORTEST = 2
# Letters up to which a by-name may be a word or another name.
SHORT = 4


@dataclass(slots=True)
class Person:
    """Somebody in a document."""

    name: str
    actor: str | None
    gender: str = ""
    title: str | None = None
    office: str | None = None
    of: str | None = None


class People:
    """Registers people as they appear and finds them again by a part of their name."""

    def __init__(self, actors: Actors, date: str | None) -> None:
        self.actors, self.date = actors, date
        self._by_name: dict[str, Person] = {}
        self.office: dict[str, Person] = {}
        self.spoken_of: set[str | None] = set()  # the states of all names in the document but surnames

    def known(self, words: str) -> Person | None:
        """The person that these words named before in the document."""
        return self._by_name.get(words)

    def register(self, person: Person) -> Person:
        """Keeps a person under the full name and its last and first part."""
        words = person.name.split()
        self._by_name[person.name] = person
        if len(words) > 1:
            bearer = self._by_name.get(words[-1])
            if bearer is None or bearer.actor == person.actor or not self._well_known(bearer, person):
                self._by_name[words[-1]] = person
            for line in _lines(words):
                self._by_name[line] = person
            if len(words) > 2:
                self._by_name.setdefault(" ".join(words[1:]), person)
            self._by_name.setdefault(words[0], person)
        if person.office:
            self.office[person.office] = person
        return person

    def _well_known(self, bearer: Person, other: Person) -> bool:
        """Whether a surname stays with whom the document named by it: "Biden" is no Hunter Biden."""
        high = [
            any(self._held(person.actor, office) for office in FAMOUS) if person.actor else False
            for person in (bearer, other)
        ]
        return high == [True, False]

    def full(self, name: Name, words: str) -> Person | None:
        """The person with this full name; of namesakes the one in office at the date."""
        return self.choose([sense.actor for sense in name.senses if sense.sort == "person"], words)

    def choose(self, candidates: list[str], words: str) -> Person | None:
        """The first of the candidates, or the first in office at the date; registered under these words."""
        if not candidates:
            return None
        best = candidates[0]
        if len(candidates) > 1 and self.date:
            serving = [actor for actor in candidates if self._near(actor, 0)]
            here = [actor for actor in serving if self.actors.country(actor) in self.spoken_of]
            best = (here or serving or [best])[0]
        known = self._by_name.get(best)
        if known is None:
            known = Person(self.actors.name(best), best, self.actors.gender(best))
            self._by_name[best] = known
        self.register(known)
        self._by_name[words] = known
        return known

    def titled(self, name: Name, country: str | None, office: str | None, words: str) -> Person | None:
        """The person with this surname who held the office, or one of the country."""
        candidates = [sense.actor for sense in name.senses if sense.sort == "surname"]
        if country:
            candidates = [actor for actor in candidates if actor.partition(".")[0] == country.partition(".")[0]]
        if office:
            held = [actor for actor in candidates if self._held(actor, office)]
            candidates = held or (candidates if country else [])
        if self.date:
            serving = [actor for actor in candidates if self._near(actor, 0, office)]
            candidates = (
                serving
                or [actor for actor in candidates if self._near(actor, NEAR_YEARS)]
                or (candidates if country and len(candidates) == 1 else [])
            )
        if len(candidates) != 1:
            return None
        return self.choose(candidates, words)

    def famous(self, name: Name, words: str) -> Person | None:
        """The one person with this surname who holds, or held lately, one of the offices that everybody knows.

        A surname that many bear needs the state in the document too, and so does anybody's of a state whose leaders
        are seldom in world news: a plain "Connolly" is no president of Ireland.
        """
        context = self.actors.words.context
        bearers = [sense.actor for sense in name.senses if sense.sort == "surname"]
        common = words in context["common_surname"]
        many = words in self.actors.words.given or common
        alone = frozenset() if many else context["surname_state"] | {None}
        candidates = bearers
        if words not in context["known_by"]:
            candidates = [actor for actor in bearers if self.actors.country(actor) in self.spoken_of | alone]
        high = [actor for actor in candidates if any(self._held(actor, office) for office in FAMOUS)]
        if not high and not common:
            near = [actor for actor in candidates if self.actors.country(actor) in self.spoken_of]
            high = [actor for actor in near if any(self._held(actor, office) for office in KNOWN)]
        if self.date:
            serving = [actor for actor in high if any(self._near(actor, 0, office) for office in FAMOUS)]
            if not common:
                serving = serving or [actor for actor in high if self._near(actor, 0)]
            lately = [] if common else high
            high = serving or [actor for actor in lately if self._near(actor, NEAR_YEARS)]
        if len(high) > 1 and self.date:  # "Kim" beside North Korea is who rules it
            ruling = [actor for actor in high if any(self._near(actor, 0, office) for office in RULERS)]
            high = ruling if len(ruling) == 1 else high
        if len(high) != 1 and len(bearers) == 1 and self._byname(bearers[0], words):
            high = bearers
        return self.choose(high, words) if len(high) == 1 else None

    def _byname(self, actor: str, words: str) -> bool:
        """Whether words are somebody's own by-name and no part of the name itself: "Hemedti", "Lula"."""
        if words in self.actors.words.context["known_by"]:
            return True
        common = self.actors.words.given.keys() | self.actors.words.context["common_surname"]
        return len(words) > SHORT and words not in common and not _like(words, self.actors.name(actor).split()[-1])

    def spelt_otherwise(self, name: str, office: str) -> str | None:
        """Who held an office near the date under nearly this name: other letters for the same Russian or Persian."""
        words = name.split()
        for term in self.actors.tenure.by_office.get(office, ()):
            known = self.actors.name(term.person).split()
            first = len(words) == 1 or len(known) == 1 or _like(words[0], known[0])
            if first and _like(words[-1], known[-1]) and self._near(term.person, 1):
                return term.person
        return None

    def _held(self, actor: str, office: str) -> bool:
        return any(term.office.endswith("." + office) for term in self.actors.tenure.by_person.get(actor, ()))

    def _near(self, actor: str, years: int, office: str | None = None) -> bool:
        if not self.date:
            return False
        year = int(self.date[:4])
        early, late = f"{year - years:04}{self.date[4:10]}", f"{year + years:04}{self.date[4:10]}"
        for term in self.actors.tenure.by_person.get(actor, ()):
            if office and not term.office.endswith("." + office):
                continue
            if term.start <= late and (term.until is None or term.until >= early):
                return True
        return False


def _lines(words: list[str]) -> list[str]:
    """The line that a name ends in, by its spellings: "Al Testi" and "Al-Testi"."""
    small, _, rest = words[-1].partition("-")
    if not rest and len(words) > SHORTEST:
        small, rest = words[-2], words[-1]
    if not rest or small.lower() not in PARTICLES:
        return []
    return [f"{part}{joint}{rest}" for part in ("Al", "al", small) for joint in (" ", "-")]


def _like(one: str, two: str) -> bool:
    return SequenceMatcher(None, one.casefold(), two.casefold()).ratio() >= LIKE
