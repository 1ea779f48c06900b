"""Measures places: our own labelled sentences from all continents (quality/data/places).

A place is right where one found over its words has its country and, where the label tells one, its GeoNames id; found
where no place is meant ("Moscow rejected"), it is wrong. An event is right when it has the place that the label tells,
or none where the label says none. The sentences come in two files: `seen` was looked at while the rules were written,
`unseen` was written before and is only counted. Run `python -m quality.places`, with `--errors` for `seen`'s mistakes.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allegedly.coding.actors import find_mentions
from allegedly.coding.pipeline import code_parse
from allegedly.coding.places import find_places
from allegedly.grammar import Parse, parse
from allegedly.knowledge.actors import Actors, load
from allegedly.nouns import Document, Place
from quality.figures import Figure

HERE = Path(__file__).parent / "data" / "places"


@dataclass(slots=True)
class Count:
    """Labelled places and those found right; all found and those that are wrong; labelled events that were found."""

    gold: int = 0
    right: int = 0
    found: int = 0
    wrong: int = 0
    events: int = 0
    placed: int = 0


def measure(data: Path) -> list[Figure]:
    """Shares in percent: right of all labelled places, wrong of all found, events with the right place or none."""
    figures = []
    for part in ("seen", "unseen"):
        count = score(part, [])
        figures.append(Figure(f"places.{part}.right", 100 * count.right / count.gold))
        figures.append(Figure(f"places.{part}.wrong", 100 * count.wrong / max(count.found, 1), fault=True))
        figures.append(Figure(f"places.{part}.event", 100 * count.placed / max(count.events, 1)))
    return figures


def score(part: str, errors: list[str]) -> Count:
    """Counts one file of labelled sentences; appends a line for every mistake."""
    rows = [json.loads(line) for line in (HERE / f"{part}.jsonl").read_text("utf-8").splitlines()]
    actors, count = load(), Count()
    documents = [Document(row["id"], row["text"]) for row in rows]
    for row, parsed in zip(rows, parse(documents), strict=True):
        _places(row, find_places(parsed, find_mentions(parsed, actors)), count, errors)
        if "event" in row:
            _event(row, parsed, actors, count, errors)
    return count


def _places(row: dict[str, Any], found: tuple[Place, ...], count: Count, errors: list[str]) -> None:
    left = list(found)
    count.found += len(found)
    for gold in row["places"]:
        count.gold += 1
        over = [place for place in left if place.span[0] < gold["span"][1] and gold["span"][0] < place.span[1]]
        right = any(_same(gold, place) for place in over)
        count.right += right
        if not right:
            told = [(place.name, place.country, place.geonameid) for place in over]
            errors.append(f"missed {gold['text']} {gold['country']} {gold['geonameid']}, found {told}: {row['text']}")
        count.wrong += bool(over) and not right
        left = [place for place in left if place not in over]
    for place in left:
        count.wrong += 1
        errors.append(f"wrong {place.text} {place.country}: {row['text']}")


def _same(gold: dict[str, Any], place: Place) -> bool:
    """Disputed places and seas are labelled without a country, small ones without an id: those are not compared."""
    country = gold["country"] is None or gold["country"] == place.country
    return country and (gold["geonameid"] is None or place.geonameid in (None, gold["geonameid"]))


def _event(row: dict[str, Any], parsed: Parse, actors: Actors, count: Count, errors: list[str]) -> None:
    wanted = row["event"]
    for event in code_parse(parsed, actors).events:
        if event.trigger.text != wanted["trigger"]:
            continue
        count.events += 1
        place = event.place.text if event.place else None
        right = place == wanted["place"]
        count.placed += right
        if not right:
            errors.append(f"event {event.trigger.text}: {place}, wanted {wanted['place']}: {row['text']}")
        return


def main() -> None:
    """Prints the figures, or the mistakes in the part that may be looked at."""
    if "--errors" in sys.argv:
        errors: list[str] = []
        score("seen", errors)
        print("\n".join(sorted(errors)))
        return
    for figure in measure(Path()):
        print(f"{figure.name:24} {figure.value:6.1f}")


if __name__ == "__main__":
    main()
