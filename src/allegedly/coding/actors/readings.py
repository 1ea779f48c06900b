"""Whether a known name means what it says here: "Georgia" the state, "May" the month, "Karzai" the airport."""

from __future__ import annotations

import re
from functools import cached_property

from allegedly.coding.actors.names import Name
from allegedly.grammar import Parse
from allegedly.knowledge.actors import Actors

# Before a hyphen: who is against or for a state is not that state's.
AGAINST = frozenset("pro anti non".split())
# "Boeing 777", "Airbus A320": what follows a maker's name makes it a machine.
MODEL = re.compile(r"(?:[A-Z][A-Za-z]{0,2}-?)?\d")
# Nouns that make another body of a body's name before them.
UNION_NOUNS = frozenset("Alliance Front Foundation Institute League Network Society College University Club".split())
# Sorts of names that tell which state a document speaks of.
SURE = frozenset({"name", "adjective", "person", "people"})
JUNIOR = frozenset({"Jr.", "Jr", "Junior"})


class Readings:
    """Judges the names of one document."""

    def __init__(self, parse: Parse, actors: Actors, names: list[Name]) -> None:
        self.parse, self.actors, self.words = parse, actors, actors.words
        self.names = names
        self.named = {token for name in names for token in range(name.first, name.last + 1)}

    def meant(self, name: Name) -> bool:
        """Whether the text speaks for the actor's reading of a name with two."""
        text, (start, end) = self.parse.text, name.span
        if text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit():
            return False  # "Su-25"
        if text[end : end + 1] == "$":
            return False  # "US$60 billion"
        if self._thing_behind(name) or self._american_town(name) or self._of_others(name) or self._part(name):
            return False
        if self._party_elsewhere(name) or self._language(name):
            return False
        beside = text[start - 1 : start] + text[end : end + 1]
        if end - start < 3 and "/" in beside:  # "AK/PA": who wrote and edited the article
            return False
        if text[start - 1 : start] == "-" and text[: start - 1].rpartition(" ")[2].lower() in AGAINST:
            return False
        words = self.parse.quote(name.span)
        if words in self.words.context["month_surname"] and self._month(name):
            return False
        if words in self.words.context["day_surname"]:
            return False  # the man has his given name beside it
        known = self.words.ambiguous.get(words)
        if known is None:
            return True
        if any(word in text for word in known.speak_for) or self._only_state(name):
            return True
        return known.against != ("*",) and not any(word in text for word in known.against)

    def _only_state(self, name: Name) -> bool:
        """Whether the document speaks of one state alone, and the name's actor is of it: "Scholz … the Greens"."""
        return len(self._states) == 1 and self.actors.country(name.senses[0].actor) in self._states

    @cached_property
    def _states(self) -> set[str | None]:
        """The states of all names that have one reading and are states or whole names of people."""
        names = (name for name in self.names if self.parse.quote(name.span) not in self.words.ambiguous)
        sure = (name.senses[0] for name in names if len(name.senses) == 1)
        return {self.actors.country(sense.actor) for sense in sure if sense.sort in SURE} - {None}

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
        states = self.words.context["us_state"]
        town = after < len(words) and words[after - 1] == ","
        town = town and (words[after] in states or " ".join(words[after : after + 2]) in states)
        return town and name.senses[0].sort in {"name", "capital"} and words[name.last] not in {"U.S.", "States", "US"}

    def _of_others(self, name: Name) -> bool:
        """Whether a body with a common name is of somebody unknown: "the Security Council of Testland"."""
        parse, at = self.parse, name.last + 1
        body = self.words.context["organisation_noun"].intersection(parse.words[name.first : name.last + 1])
        if name.senses[0].sort != "body" or not body:
            return False
        if parse.lowers[at : at + 1] != ["of"]:
            return False
        at += 2 if parse.lowers[at + 1 : at + 2] == ["the"] else 1
        return at < len(parse) and parse.tags[at] == "NNP" and at not in self.named

    def _language(self, name: Name) -> bool:
        """Whether a country's adjective is what something is said or written in: "a guide in Testish or Norlandic"."""
        parse, at = self.parse, name.last
        if name.first != at or "adjective" not in {sense.sort for sense in name.senses}:
            return False
        if parse.tags[at + 1 : at + 2] and parse.tags[at + 1][:2] in {"NN", "JJ", "PO", "CD", "HY"}:
            return False
        while parse.deps[at] == "conj":
            at = parse.heads[at]
        return (
            parse.deps[at] == "pobj" and parse.lowers[parse.heads[at]] in {"in", "into"} and parse.heads[at] == at - 1
        )

    def _party_elsewhere(self, name: Name) -> bool:
        """Whether a party's name, made of words that parties everywhere bear, is in a text of other states alone."""
        home = set(self.actors.home(name.senses[0].actor))
        if self.actors.kind(name.senses[0].actor) != "party" or not home or not self._states or home & self._states:
            return False
        return self.words.context["party_word"].issuperset(self.parse.quote(name.span).split())

    def _part(self, name: Name) -> bool:
        """Whether a name is part of another thing's: "Mount Kenya", "Boeing 777", "Russian-speaking", "Testman Jr."."""
        parse, before, sort = self.parse, name.first - 1, name.senses[0].sort
        after = parse.words[name.last + 1] if name.last + 1 < len(parse) else ""
        if sort in {"name", "capital"} and before >= 0 and parse.words[before] in self.words.context["before_place"]:
            return True
        if sort in {"name", "adjective", "capital"} and after == "-" and name.last + 2 < len(parse):
            return parse.lowers[name.last + 2] in self.words.context["language_hyphen"]
        if sort in {"person", "surname"} and after in JUNIOR:
            return parse.quote((name.span[0], parse.ends[name.last + 1])) not in self.actors.senses
        kind = self.actors.kind(name.senses[0].actor)
        if kind == "organisation" and after in self.words.context["house_noun"]:
            return True  # "the Oxford University Press"
        if kind in {"parliament", "court"} and after in self.words.context["house_noun"]:
            return parse.tags[name.last + 1] == "NNP"  # "the Congress Theatre"
        if kind == "party" and name.first == name.last and self._body_behind(name.last):
            return True  # "the Republican Jewish Coalition"
        if sort == "body" and after in UNION_NOUNS and parse.tags[name.last + 1] == "NNP":
            return True  # "the Brotherhood Alliance" is no brotherhood
        ministry = name.senses[0].actor.split(".")[1:2] == ["GOV"] and parse.tags[name.last + 1 : name.last + 2] == [
            "NNP"
        ]
        if sort == "body" and ministry and parse.words[name.last] in self._matters and after in self._matters:
            return True  # "the Department of Defense Policy" of any country
        if kind == "company":
            return MODEL.match(after) is not None
        if kind == "media" and name.last == name.first + 1 and parse.words[name.first] == "The":
            # "The Independent Electoral Commission", "The National candidate": the first words of something else
            return parse.tags[name.last] == "JJ" or parse.tags[name.last + 1 : name.last + 2] == ["NNP"]
        return False

    @property
    def _matters(self) -> frozenset[str]:
        return self.words.context["matter_noun"]

    def _body_behind(self, at: int) -> bool:
        """Whether two or more unknown capitalised words follow of which the last is a noun for bodies."""
        parse, last = self.parse, at
        while last + 1 < len(parse) and parse.tags[last + 1] == "NNP" and last + 1 not in self.named:
            last += 1
        return last > at + 1 and parse.words[last] in self.words.context["organisation_noun"]

    def _month(self, name: Name) -> bool:
        """Whether "May" is the month: a number beside it, or a word of time before."""
        parse = self.parse
        after = parse.lowers[name.last + 1] if name.last + 1 < len(parse) else ""
        before = parse.lowers[name.first - 1] if name.first else ""
        return after[:1].isdigit() or before[:1].isdigit() or before in self.words.context["before_month"]
