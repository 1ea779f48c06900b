"""Events coded where there is none: our own sentences without a political event (quality/data/no-events).

Statements, opinions, history and background, weather, sport, films, disasters, markets, science, everyday life: worded
like news of politics on purpose ("attack", "beat", "raid"). `events.false.*`: percent of the sentences in which any
event is coded. `seen` was looked at while the rules were written; `unseen` was written before and is only counted.
`python -m quality.false_events` prints the shares by kind, `--errors` the mistakes in `seen`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from allegedly.coding.pipeline import code
from allegedly.nouns import Document, Event
from quality.figures import Figure

FOLDER = Path(__file__).parent / "data" / "no-events"
PARTS = ("seen", "unseen")
# The sentences are read as if published on this day: what they tell of earlier years is history.
PUBLISHED = "2024-06-03"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without an event, its kind, and the events coded in it nonetheless."""

    text: str
    kind: str
    events: tuple[Event, ...]


def coded(part: str) -> Iterator[Sentence]:
    """The sentences of one part with what is coded in them."""
    rows = [json.loads(line) for line in (FOLDER / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()]
    documents = (Document(str(number), row["text"], published=PUBLISHED) for number, row in enumerate(rows))
    for row, document in zip(rows, code(documents), strict=True):
        yield Sentence(row["text"], row["kind"], document.events)


def share(sentences: list[Sentence]) -> float:
    """Percent of the sentences with an event."""
    return 100 * sum(bool(sentence.events) for sentence in sentences) / len(sentences)


def measure(data: Path) -> list[Figure]:
    """The share of each part; `data` is not needed."""
    return [Figure(f"events.false.{part}", share(list(coded(part))), fault=True) for part in PARTS]


def main() -> None:
    """Prints shares, and with `--errors` what was coded in the part that may be looked at."""
    parser = argparse.ArgumentParser(prog="python -m quality.false_events")
    parser.add_argument("--errors", action="store_true", help="print the mistakes in the seen part")
    options = parser.parse_args()
    for part in PARTS:
        sentences = list(coded(part))
        print(f"events.false.{part:24}{share(sentences):8.2f}")
        wrong = Counter(sentence.kind for sentence in sentences if sentence.events)
        print("  " + ", ".join(f"{kind} {count}" for kind, count in wrong.most_common()))
        if options.errors and part == "seen":
            for sentence in sentences:
                for event in sentence.events:
                    print(f"  {sentence.kind:9} {told(event)}  | {sentence.text}")


def told(event: Event) -> str:
    """An event in one line."""
    actors, recipients = ([p.actor or p.text for p in them] for them in (event.actors, event.recipients))
    return f"{event.type} “{event.trigger.text}” {actors} → {recipients} {event.polarity} {event.tense}"


if __name__ == "__main__":
    main()
