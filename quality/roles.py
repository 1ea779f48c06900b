"""Who did what to whom in each construction: our own sentences with labelled events (quality/data/roles).

`events.roles.PART.found`: percent of the labelled triples (type, actor, recipient) that are coded; `.right`: percent of
the coded triples that are labelled, so that the same event twice is one wrong. `events.roles.PART.polarity` and
`.inside`: percent of the triples found whose polarity, and whose innermost source, are right. A label may leave more
than one type open, or be optional: then it is neither missed nor wrong. `seen` was looked at while the rules were
written; `unseen` was written before and is only counted. `python -m quality.roles` prints the shares by construction,
`--errors` the mistakes in `seen`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from allegedly.coding.pipeline import code
from allegedly.nouns import CodedDocument, Document, Event, Party
from quality.figures import Figure

FOLDER = Path(__file__).parent / "data" / "roles"
PARTS = ("seen", "unseen")
PUBLISHED = "2024-06-03"


@dataclass(slots=True)
class Count:
    """Triples labelled and found, coded and right; of those found, how many have polarity and source right."""

    labelled: int = 0
    found: int = 0
    coded: int = 0
    right: int = 0
    polarity: int = 0
    inside: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Triple:
    """One actor and one recipient of a coded event."""

    event: Event
    actor: Party | None
    recipient: Party | None

    def __str__(self) -> str:
        names = [party.text if party is not None else "–" for party in (self.actor, self.recipient)]
        return f"{self.event.type} {names[0]} → {names[1]} ({self.event.trigger.text}, {self.event.polarity})"


def triples(document: CodedDocument) -> list[Triple]:
    """All pairs of actor and recipient of all events."""
    return [
        Triple(event, actor, recipient)
        for event in document.events
        for actor in (event.actors or (None,))
        for recipient in (event.recipients or (None,))
    ]


def count(part: str) -> Count:
    """Compares one part."""
    rows = [json.loads(line) for line in (FOLDER / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()]
    total = Count()
    documents = (Document(str(number), row["text"], published=PUBLISHED) for number, row in enumerate(rows))
    for row, document in zip(rows, code(documents), strict=True):
        _compare(row, document, total)
    return total


def _compare(row: dict[str, Any], document: CodedDocument, total: Count) -> None:
    left = triples(document)
    total.coded += len(left)
    # Labels that must be found come first, so that an optional one takes no triple from them.
    for label in sorted(row["events"], key=lambda each: each["optional"]):
        fitting = [each for each in left if _fits(label, each, document)]
        if not label["optional"]:
            total.labelled += 1
            if not fitting:
                total.missed[row["construction"]] += 1
                name = "/".join(label["types"])
                total.errors.append(f"missed {name} {label['actor']} → {label['recipient']}  | {row['text']}")
        if not fitting:
            continue
        best = min(fitting, key=lambda each: (not _same_polarity(label, each), not _same_source(label, each, document)))
        left.remove(best)
        total.right += 1
        if label["optional"]:
            continue
        total.found += 1
        total.polarity += _same_polarity(label, best)
        total.inside += _same_source(label, best, document)
        if not (_same_polarity(label, best) and _same_source(label, best, document)):
            total.errors.append(f"unlike {best}, wanted {label['polarity']} inside {label['inside']}  | {row['text']}")
    total.errors += [f"wrong  {each}  | {row['text']}" for each in left]


def _fits(label: dict[str, Any], triple: Triple, document: CodedDocument) -> bool:
    return (
        triple.event.type in label["types"]
        and _same(label["actor"], triple.actor, document)
        and _same(label["recipient"], triple.recipient, document)
    )


def _same(name: str | None, party: Party | None, document: CodedDocument) -> bool:
    """Whether a party is the labelled one: its words overlap, or it has the actor of a mention that overlaps them.

    "The ministers of A" are A's, whoever they are.
    """
    if name is None:
        return True
    if party is None:
        return False
    places = list(_places(name, document.document.text))
    if any(start < party.span[1] and party.span[0] < end for start, end in places):
        return True
    actors = {m.actor for m in document.mentions for s, e in places if m.span[0] < e and s < m.span[1]}
    ids = [actor for actor in actors if actor is not None]
    return party.actor is not None and any(party.actor == id_ or party.actor.startswith(f"{id_}.") for id_ in ids)


def _places(name: str, text: str) -> Iterator[tuple[int, int]]:
    at = text.find(name)
    while at >= 0:
        yield at, at + len(name)
        at = text.find(name, at + 1)


def _same_polarity(label: dict[str, Any], triple: Triple) -> bool:
    return bool(triple.event.polarity == label["polarity"])


def _same_source(label: dict[str, Any], triple: Triple, document: CodedDocument) -> bool:
    """Whether the event stands in the words of the labelled source, or in nobody's."""
    found = next((each for each in document.attributions if each.id == triple.event.attribution), None)
    if label["inside"] is None or found is None:
        return label["inside"] is None and found is None
    return found.source is not None and _same(label["inside"], found.source, document)


def measure(data: Path) -> list[Figure]:
    """All figures of both parts; `data` is not needed."""
    figures = []
    for part in PARTS:
        total = count(part)
        figures += [
            Figure(f"events.roles.{part}.found", 100 * total.found / total.labelled),
            Figure(f"events.roles.{part}.right", 100 * total.right / max(1, total.coded)),
            Figure(f"events.roles.{part}.polarity", 100 * total.polarity / max(1, total.found)),
            Figure(f"events.roles.{part}.inside", 100 * total.inside / max(1, total.found)),
        ]
    return figures


def main() -> None:
    """Prints shares and what is missed by construction, and with `--errors` the mistakes in the seen part."""
    parser = argparse.ArgumentParser(prog="python -m quality.roles")
    parser.add_argument("--errors", action="store_true", help="print the mistakes in the seen part")
    options = parser.parse_args()
    for part in PARTS:
        total = count(part)
        print(f"{part:8} labelled {total.labelled}, found {total.found}, coded {total.coded}, right {total.right}, "
              f"polarity {total.polarity}, inside {total.inside}")  # fmt: skip
        print("  missed: " + ", ".join(f"{name} {number}" for name, number in total.missed.most_common()))
        if options.errors and part == "seen":
            print("\n".join(sorted(total.errors)))


if __name__ == "__main__":
    main()
