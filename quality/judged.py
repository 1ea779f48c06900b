"""Events of news read one by one: shares of those judged right (quality/data/events/judged.csv, id and span, no text).

`python -m quality.judged` prints the shares of the whole list, as it was read, and of those that are still coded with
the same type today (rules were written after the reading, so the second is no measure of unseen news).
`--draw SEED` draws a new list to be read: up to 34 events a folder of news, from documents that stand neither in the
list nor in `read.csv` (whose events were read while rules were written), coded by the program of today.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from allegedly.coding.pipeline import code
from allegedly.nouns import CodedDocument, Document, Event

LIST = Path(__file__).parent / "data" / "events" / "judged.csv"
READ = LIST.with_name("read.csv")
# Characters before a sentence that tell whom "they" may mean.
CONTEXT = 300
# Of a folder this many events are drawn; of a document at most so many, from at least so many documents.
PER_FOLDER, PER_DOCUMENT, LEAST_DOCUMENTS = 34, 6, 8
JUDGED = ("type", "roles", "polarity", "attribution")
Rows = Sequence[dict[str, str]]


def judged(path: Path = LIST) -> list[dict[str, str]]:
    """The list."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def draw(folder: Path, seed: str) -> Iterator[tuple[CodedDocument, Event]]:
    """Random events of one file of news, of documents that nobody has read; the same for the same seed and program."""
    known = {(row["folder"], row["document"]) for row in (*judged(), *judged(READ))}
    chance = random.Random(f"{seed} {folder.stem}")
    rows = [json.loads(line) for line in folder.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if (folder.stem, key_of(row["id"])) not in known]
    chance.shuffle(rows)
    pool: list[tuple[CodedDocument, Event]] = []
    for number, coded in enumerate(code(_document(row) for row in rows)):
        if len(pool) >= 2 * PER_FOLDER and number >= LEAST_DOCUMENTS:
            break
        events = list(coded.events)
        chance.shuffle(events)
        pool += [(coded, event) for event in events[:PER_DOCUMENT]]
    yield from chance.sample(pool, min(PER_FOLDER, len(pool)))


def as_drawn(folder: str, coded: CodedDocument, event: Event) -> str:
    """An event to be judged: where it stands, who does it to whom, who says so, its sentence."""
    text, (start, end), (first, last) = coded.document.text, event.trigger.span, coded.sentences[event.sentence]
    sides = [[f"{each.text} ({each.actor})" for each in side] for side in (event.actors, event.recipients)]
    said = next((a for a in coded.attributions if a.id == event.attribution), None)
    source = f"{said.source.text if said.source else None} / {said.cue.text}" if said else None
    before = text[max(0, first - CONTEXT) : first]
    sentence = f"{text[first:start]}[[{text[start:end]}]]{text[end:last]}"
    return (
        f"{folder},{key_of(coded.document.id)},{start},{end},{event.type}\n"
        f"  {sides[0]} -> {sides[1]} {event.polarity} {event.tense} {event.certainty}; source: {source}\n"
        f"  … {' '.join(before.split())} | {' '.join(sentence.split())}\n"
    )


def key_of(document: str) -> str:
    """How the list names a document: its id may be its headline."""
    return hashlib.sha256(document.encode()).hexdigest()[:12]


def shares(rows: Rows) -> dict[str, float]:
    """Percent judged right; roles, polarity and attribution of those whose type is right."""
    right = [row for row in rows if row["type"] == "1"]
    found = {"type": 100 * len(right) / max(1, len(rows))}
    for name in JUDGED[1:]:
        found[name] = 100 * sum(row[name] == "1" for row in right) / max(1, len(right))
    return found


def still_coded(data: Path, rows: Rows) -> list[dict[str, str]]:
    """The rows whose event is coded today, at the same words and with the same type."""
    wanted = {(row["folder"], row["document"]) for row in rows}
    coded = set()
    for folder in sorted({row["folder"] for row in rows}):
        for document in code(_documents(data / "news" / f"{folder}.jsonl", folder, wanted)):
            for event in document.events:
                coded.add((folder, key_of(document.document.id), str(event.trigger.span[0]), event.type))
    return [row for row in rows if (row["folder"], row["document"], row["start"], row["event"]) in coded]


def _documents(path: Path, folder: str, wanted: set[tuple[str, str]]) -> Iterable[Document]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if (folder, key_of(row["id"])) in wanted:
            yield _document(row)


def _document(row: Mapping[str, str]) -> Document:
    return Document(
        row["id"],
        row["text"],
        title=row.get("title"),
        published=row.get("published"),
        publisher=row.get("publisher"),
    )


def main() -> None:
    """Prints both."""
    parser = argparse.ArgumentParser(prog="python -m quality.judged")
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    parser.add_argument("--draw", metavar="SEED", help="draw a new list to be read")
    options = parser.parse_args()
    if options.draw is not None:
        for folder in sorted((options.data / "news").glob("*.jsonl")):
            for coded, event in draw(folder, options.draw):
                print(as_drawn(folder.stem, coded, event))
        return
    rows = judged()
    for name, some in (("as read", rows), ("still coded", still_coded(options.data, rows))):
        told = ", ".join(f"{what} {value:.1f}" for what, value in shares(some).items())
        print(f"{name:12}{len(some):4}  {told}")


if __name__ == "__main__":
    main()
