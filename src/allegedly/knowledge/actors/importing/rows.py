"""What the importers have in common: names that can be used, the state and office that is meant, the finished rows."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from allegedly.knowledge.actors.actors import Actors

# Other spellings that are kept of one actor: lists of sanctions have hundreds, the first are the common ones.
MOST_NAMES = 25
# Names of one word that are no abbreviation are words of the language too often ("Horizon"), the shorter the more so.
LEAST_LETTERS = 5
# The first part of an id where the actor belongs to no state, by kind.
PREFIXES = {
    "person": "PERSON",
    "company": "CORP",
    "media": "MED",
    "igo": "IGO",
    "armed group": "GRP",
    "criminals": "GRP",
}
# Kinds that belong to a state: their ids begin with it.
OF_STATE = frozenset("person government parliament court military police party opposition office".split())


# Title, state, first and last day of an office.
Post = tuple[str, str | None, str, str]


@dataclass(slots=True)
class Found:
    """Somebody in a foreign list. `states`: ISO 3166-1 alpha-3."""

    id: str
    names: list[str]
    kind: str
    states: tuple[str, ...] = ()
    gender: str = ""
    posts: list[Post] = field(default_factory=list)
    wikidata: str = ""


@dataclass(slots=True)
class Report:
    """How many rows came out and what was left out, by reason."""

    actors: int = 0
    names: int = 0
    offices: int = 0
    merged: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


def state(actors: Actors, code: str) -> str | None:
    """The state of an alpha-2 or alpha-3 code or a name."""
    code = code.strip()
    upper = code.upper()
    if len(upper) == 2:
        return actors.by_alpha2.get(upper)
    known = actors.by_id.get(upper)
    if known is not None and known.kind == "state":
        return upper
    found = actors.find(code)
    return found if found is not None and actors.kind(found) == "state" else None


def rows_of(found: Iterable[Found], actors: Actors, report: Report) -> list[list[str]]:
    """The rows of an own file, in order; nobody without a usable name."""
    rows = []
    for each in found:
        names = usable(each.names, each.kind, report)
        if not names:
            report.left_out["without a usable name"] += 1
            continue
        known = _known(each, names, actors)
        id = known or _id(each)
        report.merged += known is not None
        offices = []
        for title, country, start, until in each.posts:
            office = office_of(actors, title, country or next(iter(each.states), None))
            if office is None:
                report.left_out["offices whose title is not known"] += 1
            elif not start:
                report.left_out["offices without a first day"] += 1
            else:
                offices.append(f"{office} {start}..{until if until >= start else ''}")
        report.actors += 1
        report.names += len(names)
        report.offices += len(offices)
        home = "|".join(each.states) if each.kind not in OF_STATE else ""
        rows.append([id, names[0], "|".join(names[1:]), each.kind, home, each.gender, "|".join(offices), each.wikidata])
    return rows


def usable(names: Iterable[str], kind: str, report: Report) -> list[str]:
    """The names in Latin letters that a text may hold, the first the main one; none twice."""
    kept: dict[str, None] = {}
    for raw in names:
        name = " ".join(raw.replace("|", " ").split())
        if kind == "person" and name.count(",") == 1:
            last, _, first = name.partition(",")  # "Testman, Dana"
            name = f"{first.strip()} {last.strip()}"
        if kind == "person":  # "Dana TESTMAN"
            name = " ".join(word.title() if word.isupper() and len(word) > 2 else word for word in name.split())
        elif name.isupper() and (" " in name or len(name) > 6):
            name = name.title()
        if not _latin(name):
            report.left_out["names in other letters"] += 1
        elif kind == "person" and " " not in name:
            report.left_out["names of people of one word"] += 1
        elif " " not in name and len(name) < LEAST_LETTERS and not (name.isupper() and len(name) > 2):
            report.left_out["names too short to be sure"] += 1
        elif len(kept) < MOST_NAMES:
            kept[name] = None
    return list(kept)


def _latin(name: str) -> bool:
    letters = [letter for letter in name if letter.isalpha()]
    return bool(letters) and all(
        letter.isascii() or unicodedata.name(letter, "").startswith("LATIN") for letter in letters
    )


def _known(each: Found, names: list[str], actors: Actors) -> str | None:
    """The program's own actor with one of these full names, of the same sort and state."""
    for name in names:
        for sense in actors.senses.get(name, ()):
            actor = actors.by_id.get(sense.actor)
            if (
                actor is None
                or sense.sort not in {"person", "body"}
                or (actor.kind == "person") != (each.kind == "person")
            ):
                continue
            homes = actors.home(actor.id)
            if not each.states or not homes or set(homes) & set(each.states):
                return actor.id
    return None


def _id(each: Found) -> str:
    own = re.sub(r"[^\w-]+", "_", each.id).strip("_") or "X"
    if each.kind in OF_STATE and each.states:
        return f"{each.states[0]}.{own}"
    return f"{PREFIXES.get(each.kind, 'ORG')}.{own}"


def office_of(actors: Actors, title: str, country: str | None) -> str | None:
    """The office that a title names: "Minister of Foreign Affairs of Kenya" is KEN.GOV.FOREIGN.MINISTER."""
    if country is None:
        return None
    words = " ".join(title.lower().split())
    shorter = [words]
    while " of " in shorter[-1]:
        shorter.append(shorter[-1].rpartition(" of ")[0])
    for name, sort in actors.names_of(country).items():
        if sort == "adjective" and words.startswith(name.lower() + " "):
            shorter.append(words[len(name) + 1 :])
    for each in dict.fromkeys(shorter):
        each = each.removeprefix("the ").removeprefix("acting ").removeprefix("former ")
        office = actors.words.office(each, country)
        if office is not None:
            return f"{country}.{office.office}"
    return None
