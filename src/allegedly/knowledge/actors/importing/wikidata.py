"""Lines of Wikidata's JSON dump (https://www.wikidata.org/wiki/Wikidata:Database_download), in English.

Read are people with citizenship, gender and positions held, and bodies of the classes below; what a position is comes
from the positions' own lines where the file holds them. Values of lower rank and without a value are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from allegedly.knowledge.actors.actors import Actors
from allegedly.knowledge.actors.importing.rows import Found, Report

HUMAN = "Q5"
# Classes (P31) of bodies that are taken.
KINDS = {
    "Q7278": "party",
    "Q4830453": "company",
    "Q6881511": "company",
    "Q783794": "company",
    "Q891723": "company",
    "Q484652": "igo",
    "Q43229": "organisation",
    "Q163740": "organisation",
    "Q79913": "organisation",
    "Q192350": "government",
    "Q327333": "government",
    "Q11032": "media",
    "Q192283": "media",
    "Q1002697": "media",
    "Q17149090": "armed group",
}
GENDERS = {"Q6581097": "m", "Q6581072": "f"}
IS_A, CITIZEN, COUNTRY, GENDER, POSITION = "P31", "P27", "P17", "P21", "P39"
START, END, JURISDICTION, ALPHA3 = "P580", "P582", "P1001", "P298"

Item = dict[str, Any]


def read(items: Iterator[Item], actors: Actors, report: Report) -> Iterator[Found]:
    """The people and bodies of a dump's lines; offices are given their titles once all lines are read."""
    by_code = {codes["wikidata"]: id for id, codes in actors.codes.items() if "wikidata" in codes}
    titles: dict[str, tuple[str, str | None]] = {}
    people: list[tuple[Found, list[tuple[str, str, str]]]] = []
    for item in items:
        id = str(item.get("id", ""))
        classes = _ids(item, IS_A)
        country = next((by_code[q] for q in (*_ids(item, JURISDICTION), *_ids(item, COUNTRY)) if q in by_code), None)
        names = _names(item)
        if HUMAN in classes:
            states = tuple(dict.fromkeys(by_code[q] for q in _ids(item, CITIZEN) if q in by_code))
            gender = next((GENDERS[q] for q in _ids(item, GENDER) if q in GENDERS), "")
            people.append((Found(id, names, "person", states, gender, [], id), list(_posts(item))))
            continue
        kind = next((KINDS[q] for q in classes if q in KINDS), None)
        if kind is not None:
            yield Found(id, names, kind, (country,) if country else (), "", [], id)
        elif names:
            titles[id] = (names[0], country)
            report.left_out["items of other classes"] += 1
    for person, posts in people:
        person.posts = [(*titles[post], start, until) for post, start, until in posts if post in titles]
        yield person


def _names(item: Item) -> list[str]:
    label = item.get("labels", {}).get("en", {}).get("value")
    aliases = item.get("aliases", {}).get("en", [])
    return [*([label] if label else []), *(alias["value"] for alias in aliases if alias.get("value"))]


def _statements(item: Item, property: str) -> list[Item]:
    return [each for each in item.get("claims", {}).get(property, []) if each.get("rank") != "deprecated"]


def _ids(item: Item, property: str) -> list[str]:
    return [id for each in _statements(item, property) if (id := _id(each.get("mainsnak", {})))]


def _id(snak: Item) -> str | None:
    value = snak.get("datavalue", {}).get("value")
    return value.get("id") if isinstance(value, dict) else None


def _posts(item: Item) -> Iterator[tuple[str, str, str]]:
    for each in _statements(item, POSITION):
        post = _id(each.get("mainsnak", {}))
        if post:
            qualifiers = each.get("qualifiers", {})
            yield post, _day(qualifiers.get(START)), _day(qualifiers.get(END))


def _day(snaks: list[Item] | None) -> str:
    """The day of a qualifier, as exact as Wikidata has it: +2020-05-00T00:00:00Z with precision 10 is 2020-05."""
    for snak in snaks or ():
        value = snak.get("datavalue", {}).get("value", {})
        time, precision = value.get("time", ""), value.get("precision", 0)
        if time.startswith("+") and precision >= 9:
            return str(time[1:11][: {9: 4, 10: 7}.get(precision, 10)])
    return ""
