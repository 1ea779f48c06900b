"""Event factuality on MEANTIME (news; Minard et al. 2016, as unified by Stanovsky et al. 2017): Pearson's r and F1.

The words of each sentence are joined to a text, and `factuality` is asked for the annotated ones. MEANTIME's values are
−3, 0, 0.75, 1.5 and 3. `denied_f1` is the F1 of what did not happen (gold < 0 against ours < 0), `negative_f1` that of
what did not happen or of which nothing is known (gold ≤ 0 against ours ≤ 0). Sentences are given one by one, as the
set holds no documents. `python -m quality.factuality` prints the figures, `--errors` the sorted errors, `--train` both
of the train part.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from allegedly.coding.certainty.anchoring import anchor
from allegedly.coding.certainty.judging import judge
from allegedly.grammar import Parse, parse
from allegedly.nouns import Document, Span
from quality.figures import Figure

CLOSING = frozenset("'' . , ; : ! ? ) % 's n't 're 've 'll 'd 'm".split())
QUOTES = {"``": "“", "''": "”"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's text, and its annotated words with their value."""

    text: str
    spans: tuple[Span, ...]
    gold: tuple[float, ...]


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL file of the unified factuality set."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line.strip()]
        text, spans, gold = "", [], []
        glue = True
        for row in rows:
            word = QUOTES.get(row[1], row[1])
            if not glue and row[1] not in CLOSING:
                text += " "
            glue = row[1] in {"``", "(", "$", "#"}
            if row[2] != "_":
                spans.append((len(text), len(text) + len(word)))
                gold.append(float(row[2]))
            text += word
        if rows:
            yield Sentence(text, tuple(spans), tuple(gold))


def predict(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Parse, list[float]]]:
    """Each sentence with our numbers; a word that cannot be anchored counts as 3, what most events have."""
    parses = parse(Document(id=str(number), text=sentence.text) for number, sentence in enumerate(sentences))
    for sentence, parsed in zip(sentences, parses, strict=True):
        tokens = [anchor(parsed, span) for span in sentence.spans]
        yield sentence, parsed, [3.0 if token is None else judge(parsed, token).factuality for token in tokens]


def pearson(gold: Sequence[float], ours: Sequence[float]) -> float:
    """Pearson's correlation; 0 where one side does not vary."""
    n = len(gold)
    a, b = sum(gold) / n, sum(ours) / n
    covariance = sum((x - a) * (y - b) for x, y in zip(gold, ours, strict=True))
    spread = math.sqrt(sum((x - a) ** 2 for x in gold) * sum((y - b) ** 2 for y in ours))
    return covariance / spread if spread else 0.0


def f1(gold: Sequence[bool], ours: Sequence[bool]) -> float:
    """F1 in percent."""
    both = sum(1 for x, y in zip(gold, ours, strict=True) if x and y)
    either = sum(gold) + sum(ours)
    return 200 * both / either if either else 0.0


def measure(data: Path, part: str = "dev") -> list[Figure]:
    """Pearson's r and both F1 on the dev part."""
    gold: list[float] = []
    ours: list[float] = []
    for sentence, _, values in predict(list(read(data / "factuality" / "meantime" / f"{part}.conll"))):
        gold += sentence.gold
        ours += values
    suffix = "" if part == "dev" else f".{part}"
    return [
        Figure(f"factuality.pearson{suffix}", pearson(gold, ours)),
        Figure(f"factuality.negative_f1{suffix}", f1([x <= 0 for x in gold], [y <= 0 for y in ours])),
        Figure(f"factuality.denied_f1{suffix}", f1([x < 0 for x in gold], [y < 0 for y in ours])),
    ]


def errors(data: Path, part: str) -> None:
    """Prints each error, largest first."""
    found = []
    for sentence, _, values in predict(list(read(data / "factuality" / "meantime" / f"{part}.conll"))):
        for (start, end), gold, value in zip(sentence.spans, sentence.gold, values, strict=True):
            if abs(gold - value) > 0.5:
                before, after = sentence.text[max(0, start - 90) : start], sentence.text[end : end + 60]
                found.append((abs(gold - value), gold, value, f"{before}⟦{sentence.text[start:end]}⟧{after}"))
    for _, gold, value, shown in sorted(found, reverse=True):
        print(f"{gold:5.2f} {value:6.2f}  {shown}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path, nargs="?", default=Path("/work/shared/data"))
    parser.add_argument("--train", action="store_true", help="the train part")
    parser.add_argument("--errors", action="store_true", help="print the errors")
    options = parser.parse_args()
    chosen = "train" if options.train else "dev"
    for figure in measure(options.data, chosen):
        print(f"{figure.name:34}{figure.value:8.3f}")
    if options.errors:
        errors(options.data, chosen)
