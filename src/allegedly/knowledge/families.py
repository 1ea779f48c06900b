"""PLOVER types under which one event may be coded (`language/families.csv`), and words that say little of content."""

from __future__ import annotations

from functools import cache

from allegedly.knowledge.meanings import meaning
from allegedly.knowledge.tables import Row, table

PEOPLE = ("id", "name", "aliases", "gender", "offices")
STATES = tuple("id name aliases adjectives people capital government iso2 cow gw cameo wikidata status".split())


@cache
def families() -> dict[str, str]:
    """The family of each PLOVER type."""
    found: dict[str, str] = {}
    for row in _rows():
        for type_ in row.items("types"):
            if type_ in found:
                raise row.wrong(f"type {type_} stands twice")
            found[type_] = row["family"]
    return found


def family(type_: str) -> str:
    """The family of a type; a type of nobody's is a family of its own."""
    return families().get(type_, type_)


@cache
def _near() -> frozenset[tuple[str, str]]:
    rows = _rows()
    names = {row["family"] for row in rows}
    found = set()
    for row in rows:
        for other in row.items("near"):
            if other not in names:
                raise row.wrong(f"family “{other}” is not known")
            found |= {(row["family"], other), (other, row["family"])}
    return frozenset(found)


def near(one: str, other: str) -> bool:
    """Whether one event may be told under both families by different documents; they are not the same one."""
    return (one, other) in _near()


def _rows() -> tuple[Row, ...]:
    return tuple(table("language/families.csv", ("family", "types", "near")))


@cache
def function_words() -> frozenset[str]:
    """Lower-case words of three letters and more that carry no content: two reports that share them share nothing."""
    return frozenset(
        word for row in table("language/function_words.csv", ("class", "words")) for word in row.items("words")
    )


@cache
def routine_words() -> frozenset[str]:
    """Lower-case words of any report of politics ("president", "meeting"), by their meanings."""
    rows = table("language/routine_words.csv", ("class", "words"))
    return frozenset(meaning(word) for row in rows for word in row.items("words"))


@cache
def state_words() -> frozenset[str]:
    """The words of the names of states, of what and of who is of them ("ukraine", "ukrainian"), by their meanings."""
    names = ("name", "aliases", "adjectives", "people")
    parts = (part for row in table("actors/states.csv", STATES) for name in names for part in row.items(name))
    return frozenset(meaning(word.lower()) for part in parts for word in part.split() if word[0].isupper())


@cache
def people() -> frozenset[str]:
    """The ids of people, as against those of their offices and states."""
    return frozenset(row["id"] for row in table("actors/people.csv", PEOPLE))


@cache
def given_names() -> frozenset[str]:
    """Given names of people, by their meanings; those that are as well names of places ("x") are left out."""
    rows = table("actors/given.csv", ("gender", "names"))
    return frozenset(meaning(name.lower()) for row in rows if row["gender"] != "x" for name in row.items("names"))
