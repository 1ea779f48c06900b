"""PLOVER events: types of given dyads, and events found end to end.

`events.dyads.*`: macro-F1 of root, quad class and cooperation/conflict on the train half of ZSP's PLOVER sentences (Hu
et al., ACL 2024), cross-validated in five parts, as the weights are learned from the same half. `events.e2e.*`: the
sentences as plain text; of the events found, the one whose parties overlap the given ones best; none found is wrong.
`--errors` prints confusions and errors, `--table` precision and recall by type with the confusion matrix of both tasks,
`--unknown` the predicates between two known actors in news that the tables lack, most frequent first.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from allegedly.coding.actors import find_mentions
from allegedly.coding.dyads import pair_of
from allegedly.coding.events import find_events
from allegedly.coding.events.features import read
from allegedly.coding.events.model import TYPES, Floats, row
from allegedly.grammar import Parse, parse
from allegedly.knowledge.actors import load
from allegedly.knowledge.plover import plover
from allegedly.nouns import Document, Event, Party, Span
from learning.events import fit
from quality.figures import Figure
from quality.predicates import seen

FOLDS = 5
TAGS = re.compile(r"</?[st]>")
OTHERS = "root: zero-shot RoBERTa-large .743, ZSP (Hu et al. 2024) on the test half"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its parties and type (CONCEDE and RETREAT merged to YIELD)."""

    id: str
    text: str
    source: Span | None
    target: Span | None
    gold: str


def given(data: Path) -> list[Example]:
    """The sentences, with the tags of the parties turned into spans."""
    found = []
    with (data / "events" / "PLV_train.tsv").open(encoding="utf-8", newline="") as lines:
        for cells in csv.DictReader(lines, delimiter="\t"):
            text, spans = _untag(cells["marked_sentence"])
            found.append(Example(cells["sentence_id"], text, spans.get("s"), spans.get("t"), cells["gold_root"]))
    return found


def _untag(marked: str) -> tuple[str, dict[str, Span]]:
    spans: dict[str, Span] = {}
    text, at, opened = "", 0, {}
    for tag in TAGS.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        name = tag.group()[-2]
        if tag.group()[1] != "/":
            opened[name] = len(text)
        elif name not in spans and name in opened:
            spans[name] = (opened[name], len(text.rstrip()))
    return text + marked[at:], spans


def parsed(examples: Sequence[Example]) -> list[Parse]:
    """The sentences' parses."""
    return list(parse(Document(id=each.id, text=each.text) for each in examples))


def readings(examples: Sequence[Example], parses: Sequence[Parse] | None = None) -> tuple[Floats, list[Parse]]:
    """Rows of features, and the parses."""
    parses = parsed(examples) if parses is None else parses
    rows = [
        row(read(each, pair_of(each, {"source": example.source, "target": example.target})).features)
        for example, each in zip(examples, parses, strict=True)
    ]
    return np.stack(rows), list(parses)


def crossed(rows: Floats, examples: Sequence[Example]) -> list[str]:
    """The types by five-fold cross-validation."""
    guessed = [""] * len(examples)
    part = np.arange(len(examples)) % FOLDS
    for fold in range(FOLDS):
        inside = np.flatnonzero(part != fold)
        learned = fit(rows[inside], [examples[n].gold for n in inside])
        for number in np.flatnonzero(part == fold):
            guessed[number] = TYPES[int((rows[number] @ learned).argmax())]
    return guessed


def quad(name: str) -> str:
    """The quad class; YIELD is material cooperation, as the set has it."""
    return str(2 if name in {"YIELD", "CONCEDE", "RETREAT"} else plover().types[name].quad) if name else ""


def binary(name: str) -> str:
    """Cooperation or conflict."""
    return {"1": "cooperation", "2": "cooperation", "3": "conflict", "4": "conflict"}.get(quad(name), "")


def macro_f1(gold: Sequence[str], ours: Sequence[str]) -> float:
    """Mean F1 over the gold classes, in percent."""
    scores = []
    for name in sorted(set(gold)):
        right = sum(g == o == name for g, o in zip(gold, ours, strict=True))
        scores.append(200 * right / (sum(g == name for g in gold) + sum(o == name for o in ours)))
    return sum(scores) / len(scores)


def best_event(events: Sequence[Event], example: Example) -> tuple[int, Event | None]:
    """The event whose parties overlap the given ones best, and how many of them it found (0 … 2)."""
    best: tuple[int, Event | None] = 0, None
    for event in events:
        found = _touch(event.actors, example.source) + _touch(event.recipients, example.target)
        if found > best[0]:
            best = found, event
    return best


def _touch(parties: Sequence[Party], span: Span | None) -> int:
    return int(span is not None and any(p.span[0] < span[1] and span[0] < p.span[1] for p in parties))


def coded(parses: Sequence[Parse]) -> list[tuple[Event, ...]]:
    """The events found in plain sentences."""
    actors = load()
    return [find_events(each, find_mentions(each, actors), (), (), (), ()) for each in parses]


def merged(name: str) -> str:
    """CONCEDE and RETREAT are one in the set."""
    return "YIELD" if name in {"CONCEDE", "RETREAT"} else name


def end_to_end(examples: Sequence[Example], events: Sequence[Sequence[Event]], least: int) -> list[str]:
    """The type of the event that fits each sentence's parties best; "" where fewer than `least` of them are found."""
    guessed = []
    for example, found in zip(examples, events, strict=True):
        count, event = best_event(found, example)
        guessed.append(merged(event.type) if event is not None and count >= least else "")
    return guessed


def measure(data: Path) -> list[Figure]:
    """All figures."""
    examples = given(data)
    rows, parses = readings(examples)
    gold = [example.gold for example in examples]
    ours = crossed(rows, examples)
    events = coded(parses)
    return [
        Figure("events.dyads.root", macro_f1(gold, ours), OTHERS),
        Figure("events.dyads.quad", macro_f1([quad(g) for g in gold], [quad(o) for o in ours])),
        Figure("events.dyads.binary", macro_f1([binary(g) for g in gold], [binary(o) for o in ours])),
        Figure("events.dyads.rules", macro_f1(gold, by_rules(examples, parses)), "grammar and tables alone"),
        Figure("events.e2e.both", macro_f1(gold, end_to_end(examples, events, 2)), "UniversalPetrarch .374"),
        Figure("events.e2e.any", macro_f1(gold, end_to_end(examples, events, 1))),
    ]


def errors(data: Path) -> None:
    """Prints the errors of both tasks with their confusions."""
    examples = given(data)
    rows, parses = readings(examples)
    ours = crossed(rows, examples)
    found = coded(parses)
    pairs = [(e.gold, o) for e, o in zip(examples, ours, strict=True) if e.gold != o]
    for (wanted, got), count in Counter(pairs).most_common(40):
        print(f"{count:4} {wanted} → {got}")
    for example, guess, events in zip(examples, ours, found, strict=True):
        count, event = best_event(events, example)
        name = merged(event.type) if event is not None else ""
        if guess != example.gold or name != example.gold or count < 2:
            told = "; ".join(f"{e.type} {e.trigger.text} {[p.text for p in e.actors]}→{[p.text for p in e.recipients]}"
                             for e in events)  # fmt: skip
            source = example.text[slice(*example.source)] if example.source else None
            target = example.text[slice(*example.target)] if example.target else None
            print(
                f"\n{example.gold} dyad={guess} e2e={name}/{count}  [{source}] [{target}]\n  {example.text}\n  {told}"
            )


def tables(data: Path) -> None:
    """Prints precision, recall and confusions by type, for dyads given and end to end with both parties found."""
    examples = given(data)
    rows, parses = readings(examples)
    gold = [example.gold for example in examples]
    for title, ours in (
        ("dyads given, cross-validated", crossed(rows, examples)),
        ("dyads given, grammar and tables alone", by_rules(examples, parses)),
        ("end to end, both parties", end_to_end(examples, coded(parses), 2)),
    ):
        names = [*TYPES, ""]
        short = {name: name[:4].title() if name else "–" for name in names}
        print(f"\n{title}: macro-F1 {macro_f1(gold, ours):.1f}\n")
        print("| type | n | precision | recall | " + " | ".join(short[name] for name in names) + " |")
        print("|---|--:|--:|--:|" + "--:|" * len(names))
        pairs = Counter(zip(gold, ours, strict=True))
        for name in TYPES:
            right, said = pairs[name, name], sum(o == name for o in ours)
            cells = [str(pairs[name, other] or "") for other in names]
            shares = f"{right / max(1, said):.2f} | {right / max(1, gold.count(name)):.2f}"
            print(f"| {name} | {gold.count(name)} | {shares} | " + " | ".join(cells) + " |")


def by_rules(examples: Sequence[Example], parses: Sequence[Parse]) -> list[str]:
    """The types of given dyads by grammar and tables alone: that of the event whose slots the parties fill best."""
    guessed = []
    for example, each in zip(examples, parses, strict=True):
        events = read(each, pair_of(each, {"source": example.source, "target": example.target})).events
        guessed.append(merged(events[0][1].type) if events else "")
    return guessed


def unknown(data: Path) -> None:
    """Prints the predicates of news that the tables lack, and their share."""
    found = seen(data)
    print(f"{found.unknown.total()} of {found.clauses} clauses between two known actors, {found.share:.1f} %")
    for word, count in found.unknown.most_common():
        print(f"{count:5} {word}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path, nargs="?", default=Path("/work/shared/data"))
    parser.add_argument("--errors", action="store_true", help="print the errors")
    parser.add_argument("--table", action="store_true", help="print precision, recall and confusions by type")
    parser.add_argument("--unknown", action="store_true", help="print predicates of news that the tables lack")
    options = parser.parse_args()
    if options.errors:
        errors(options.data)
    elif options.table:
        tables(options.data)
    elif options.unknown:
        unknown(options.data)
    else:
        for figure in measure(options.data):
            print(f"{figure.name:34}{figure.value:8.2f}  {figure.others}")
