"""Whether the score of a relation tells rivals from allies: 40 pairs of states that we named beforehand.

AUC (area under the ROC curve): how often a rival pair's score over all years lies below an ally pair's, ties and pairs
without any event counting half. Run `python -m quality.rivals DATA` for the score of each pair.
"""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from pathlib import Path

from allegedly.coding import code
from allegedly.ledger import origins
from allegedly.nouns import CodedDocument
from allegedly.reading import read
from allegedly.reports import Dyad, dealings, scored
from quality.figures import Figure

PAIRS = Path(__file__).parent / "data" / "relation" / "pairs.csv"
EVENTS = "news/wikipedia-current-events-2015-2022-01.jsonl"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two states, what their relation was, and what the documents give: entries that name both, events, score."""

    a: str
    b: str
    relation: str
    entries: int
    events: int
    score: float | None


def measure(data: Path) -> list[Figure]:
    """The AUC, in percent."""
    if not (data / EVENTS).is_file():
        return []
    return [Figure("relation.auc", 100 * auc(pairs(data / EVENTS)))]


def pairs(file: Path) -> list[Pair]:
    """The 40 pairs with their scores over all years."""
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        named = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    coded = list(code(read([str(file)])))
    return [_pair(coded, row["a"], row["b"], row["relation"]) for row in named]


def _pair(coded: list[CodedDocument], a: str, b: str, relation: str) -> Pair:
    found = dealings(coded, Dyad(a, b), origins)
    happened = [dealing for dealing in found.events if dealing.happened]
    return Pair(a, b, relation, len(found.coverage), len(happened), scored(happened, f"{a} {b}")[0])


def auc(found: list[Pair]) -> float:
    """The share of rival and ally pairs that stand in the right order."""
    rivals = [pair.score for pair in found if pair.relation == "rival"]
    allies = [pair.score for pair in found if pair.relation == "ally"]
    won = sum(
        0.5 if rival is None or ally is None or rival == ally else float(rival < ally)
        for rival in rivals
        for ally in allies
    )
    return won / (len(rivals) * len(allies))


def main() -> None:
    """Prints the pairs, most hostile first, and the AUC."""
    found = pairs(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data") / EVENTS)
    for pair in sorted(found, key=lambda pair: (pair.score is None, pair.score)):
        score = "    –" if pair.score is None else f"{pair.score:5.1f}"
        print(f"{pair.a} {pair.b} {pair.relation:6}{score}{pair.events:5} events{pair.entries:5} entries")
    print(f"AUC {auc(found):.3f}")


if __name__ == "__main__":
    main()
