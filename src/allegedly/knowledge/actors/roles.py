"""Common nouns that make an actor of a state's name ("Iranian officials") and the titles of offices."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from allegedly.knowledge.tables import table

# Words as the parser cuts them: "vice-president" is three tokens, "prosecutor's" two.
_TOKENS = re.compile(r"['’]s\b|[^\s\-'’]+(?:['’](?!s\b)[^\s\-]+)?|-")
# Words that are no noun within a title: "secretary of state".
_LINKS = frozenset({"of", "for", "the", "to", "in", "and"})
# Kinds that a mention may have.
KINDS = frozenset(
    "state government parliament court military police party opposition protesters civilians media company "
    "organisation igo person criminals experts office".split()
) | {"armed group"}


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A common noun for people or a body of a state. `suffix` is put after the state's id; empty: the state itself."""

    suffix: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Title:
    """A title of an office. `only`: the states that use it so, all where empty. `one`: held by one person at a time."""

    office: str
    one: bool
    only: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """Words of the text that speak for and against the actor's reading of a name."""

    speak_for: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(slots=True)
class Vocabulary:
    """The words that decide: role nouns and titles in lower case, and by the last word how many tokens they may have.

    `names` are the names of role suffixes and offices, `given` the genders of given names, `context` further word lists
    by their use (`context.csv`), `phrases` the keys with a preposition in them by their first word, `ambiguous` the
    names with two readings.
    """

    nouns: dict[str, RoleNoun] = field(default_factory=dict)
    titles: dict[str, list[Title]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    context: dict[str, frozenset[str]] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    phrases: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    ambiguous: dict[str, Ambiguity] = field(default_factory=dict)

    def office(self, words: str, country: str | None) -> Title | None:
        """The office that a title names in a state."""
        found = self.titles.get(words)
        if found is None:
            return None
        for title in found:
            if title.only and country in title.only:
                return title
        for title in found:
            if not title.only:
                return title
        return None


@cache
def vocabulary() -> Vocabulary:
    """The role nouns and titles of the shipped tables."""
    known = Vocabulary()
    for row in table("actors/roles.csv", ("words", "suffix", "kind", "name")):
        noun = RoleNoun(row["suffix"], row.one_of("kind", KINDS), row["name"])
        known.names[noun.suffix] = noun.name
        for words in row.items("words"):
            known.nouns[words.lower()] = noun
    for row in table("actors/offices.csv", ("office", "titles", "one", "only")):
        title = Title(row["office"], row.one_of("one", {"yes", "no"}) == "yes", frozenset(row.items("only")))
        titles = row.items("titles")
        known.names.setdefault(title.office, titles[0].capitalize())
        for words in titles:
            known.titles.setdefault(words.lower(), []).append(title)
    for row in table("actors/context.csv", ("use", "words")):
        known.context[row["use"]] = frozenset(row.items("words"))
    known.people = known.context["person_noun"] | known.context["honorific"]
    for row in table("actors/ambiguous.csv", ("name", "for", "against", "other")):
        known.ambiguous[row["name"]] = Ambiguity(row.items("for"), row.items("against"))
    lengths: dict[str, set[int]] = {}
    for words in (*known.nouns, *known.titles, *known.people):
        parts = _TOKENS.findall(words)
        lengths.setdefault(parts[-1], set()).add(len(parts))
    for words in (*known.nouns, *known.titles):
        phrase = tuple(_TOKENS.findall(words))
        if _LINKS.intersection(phrase):
            known.phrases.setdefault(phrase[0], []).append(phrase)
    known.lengths = {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()}
    for row in table("actors/given.csv", ("gender", "names")):
        gender = row.one_of("gender", {"m", "f", "x"})
        for name in row.items("names"):
            known.given[name] = gender
    return known
