"""Compares the leaders that we know with REIGN's list (to March 2021): who has led a state since 2010.

Facts are compared, nothing is copied. `python -m quality.leaders [DATA]` prints those whom our tables do not have in
office in those years; the share that they have is the figure `actors.leaders`. With `--gaps`: of each of the
states most in world news, the years since 2010 for which we know who held each office.
"""

from __future__ import annotations

import csv
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from allegedly.knowledge.actors import Actors, load

LIST = "reference/reign_leaderlist_3_21.csv"
SINCE = 2010
# Months in power below which a leader is passed over: acting heads of a few weeks are seldom in the news by name.
SHORTEST = 6
# Share of letters in the same order in two spellings of one word.
ALIKE = 0.8
# Offices that REIGN's leaders hold: who rules, under whatever title.
HEADS = ("GOV.PRESIDENT", "GOV.PM", "GOV.MONARCH", "GOV.LEADER", "GOV.STATECOUNSELLOR", "GOV.CROWN", "GOV.POPE")

# The states most in world news, for which more than the leaders must be known.
IN_THE_NEWS = """
    USA RUS CHN IRN ISR UKR GBR FRA DEU SYR TUR IRQ SAU PRK KOR JPN IND PAK AFG EGY LBY YEM PSE LBN JOR
    QAT ARE KWT VEN COL MEX BRA ARG CUB CHL CAN AUS NZL ITA ESP POL HUN GRC SRB BLR GEO ARM AZE KAZ NGA
    ETH KEN ZAF SDN SSD SOM COD MLI MMR THA PHL IDN MYS VNM BGD LKA TWN TUN DZA MAR
""".split()
# The offices that must be known of them, several in a column where states differ.
OFFICES = {
    "head": ("GOV.PRESIDENT", "GOV.MONARCH", "GOV.LEADER"),
    "government": ("GOV.PM", "GOV.PRESIDENT"),
    "foreign": ("GOV.FOREIGN.MINISTER",),
    "defence": ("GOV.DEFENCE.MINISTER",),
    "interior": ("GOV.INTERIOR.MINISTER",),
    "spokesperson": ("GOV.SPOKESPERSON", "GOV.FOREIGN.SPOKESPERSON"),
    "security": ("GOV.NSA", "GOV.SPY.CHIEF"),
    "army": ("MIL.CHIEF",),
    "police": ("COP.CHIEF",),
}
LAST = 2024


@dataclass(frozen=True, slots=True)
class Leader:
    """A row of REIGN: state (ours), name, first and last year; the last is None where it goes on."""

    state: str
    name: str
    first: int
    last: int | None


def leaders(file: Path, actors: Actors) -> Iterator[Leader]:
    """REIGN's leaders since `SINCE` who were in power for `SHORTEST` months."""
    by_cow = {codes["cow"]: id for id, codes in actors.codes.items() if "cow" in codes}
    with file.open(encoding="utf-8", errors="replace", newline="") as lines:
        for row in csv.DictReader(lines):
            state = by_cow.get(row["ccode"])
            if state is None or not row["syear"]:
                continue
            first, last = int(row["syear"]), int(row["eyear"]) if row["eyear"] else None
            if last is not None:
                months = (last - first) * 12 + int(row["emonth"] or 6) - int(row["smonth"] or 6)
                if last < SINCE or months < SHORTEST:
                    continue
            yield Leader(state, row["leader"], first, last)


def known(leader: Leader, actors: Actors) -> bool:
    """Whether somebody of the state with one of the leader's names held an office of a head in the years."""
    words = set(_words(leader.name))
    for office in HEADS:
        for term in actors.tenure.by_office.get(f"{leader.state}.{office}", ()):
            begin, end = int(term.start[:4]), int(term.until[:4]) if term.until else 9999
            if (
                begin <= (leader.last or 9999) + 1
                and end >= max(leader.first, SINCE) - 1
                and _alike(words, _named(term.person, actors))
            ):
                return True
    return False


def _named(person: str, actors: Actors) -> set[str]:
    return {word for name in (actors.name(person), *actors.names_of(person)) for word in _words(name)}


def _alike(one: set[str], two: set[str]) -> bool:
    """Whether two names share a word, in nearly the same letters: "Afeworki", "Afwerki"."""
    return any(a == b or SequenceMatcher(None, a, b).ratio() >= ALIKE for a in one for b in two)


def _words(name: str) -> list[str]:
    """The words of a name of three letters or more, without accents, in lower case."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    return [word for word in plain.replace("-", " ").replace("'", " ").split() if len(word) > 2]


def share(file: Path, missing: list[Leader]) -> float:
    """Percent of the leaders that we know; appends those that we do not."""
    actors = load()
    count = 0
    for leader in leaders(file, actors):
        count += 1
        if not known(leader, actors):
            missing.append(leader)
    return 100 * (count - len(missing)) / count


def gaps(actors: Actors) -> Iterator[tuple[str, list[int]]]:
    """Per state of `IN_THE_NEWS` the number of years from `SINCE` to `LAST` that each column of `OFFICES` covers."""
    for state in IN_THE_NEWS:
        yield state, [len(_years(state, offices, actors)) for offices in OFFICES.values()]


def _years(state: str, offices: tuple[str, ...], actors: Actors) -> set[int]:
    """The years of a state in which one of the offices was held by somebody known; of secret services any chief."""
    years: set[int] = set()
    for office, terms in actors.tenure.by_office.items():
        service = office.startswith(f"{state}.GOV.") and office.endswith(".CHIEF") and "GOV.SPY.CHIEF" in offices
        if not service and office not in {f"{state}.{each}" for each in offices}:
            continue
        for term in terms:
            until = int(term.until[:4]) if term.until else LAST
            years.update(range(max(int(term.start[:4]), SINCE), min(until, LAST) + 1))
    return years


def main() -> None:
    """Prints the leaders that are missing and the share of those known, or the table of gaps."""
    if "--gaps" in sys.argv:
        print("     " + " ".join(f"{name:>12}" for name in OFFICES))
        for state, covered in gaps(load()):
            print(f"{state}  " + " ".join(f"{years:12}" for years in covered))
        return
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/data")
    missing: list[Leader] = []
    found = share(data / LIST, missing)
    for leader in missing:
        print(f"{leader.state} {leader.name} {leader.first}–{leader.last or ''}")
    print(f"{found:.1f} % of the leaders since {SINCE} are known")


if __name__ == "__main__":
    main()
