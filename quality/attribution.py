"""Attributions against PolNeAR's dev part (Newell, Margolin & Ruths, LREC 2018), first annotator of each article.

An attribution counts as found where the Jaccard overlap of the content's words (tokens that are not white space, by
position) is at least 0.5; pairs are made one to one, best overlap first. The second figure asks also that the sources
overlap (or that both have none). Spans that annotators marked as Discuss or Discard are uncertain: an attribution of
either side whose content lies wholly or cue lies in a Discard span is left out on both sides.
PolNeAR's tokens belong to one attribution at most; ours may stand inside each other.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from allegedly.coding.attribution import find_attributions
from allegedly.grammar import Parse, parse
from allegedly.nouns import Document, Span
from quality import attribution_cases
from quality.figures import Figure

OVERLAP = 0.5
OTHERS_F1 = "Citron retrained 58.0, Gender Gap Tracker 48.3, textacy 19.8; two trained people 80.3"
OTHERS_SOURCE = "Citron retrained 52.6, Gender Gap Tracker 39.7, textacy 16.4; two trained people 76.0"
_ENTRY = re.compile(r"([TE])\d+\t")
_WORD = re.compile(r"\w+|[^\w\s]")
QUOTES = frozenset('"“”«»')


@dataclass(frozen=True, slots=True)
class Labelled:
    """One attribution, as spans."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def read_annotations(path: Path) -> tuple[list[Labelled], list[Span]]:
    """The attributions of a brat file and its Discard spans."""
    marks: dict[str, tuple[str, list[Span]]] = {}
    labelled: list[Labelled] = []
    discarded: list[Span] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        found = _ENTRY.match(line)
        if not found:
            continue
        cells = line.split("\t")
        if found.group(1) == "T":
            kind, _, places = cells[1].partition(" ")
            spans = [(int(a), int(b)) for a, b in (place.split() for place in places.split(";"))]
            marks[cells[0]] = (kind, spans)
            if kind == "Discard":
                discarded += spans
        else:
            parts: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
            for argument in cells[1].split():
                role, _, mark = argument.partition(":")
                role = role.rstrip("0123456789")
                if role in parts and mark in marks:
                    parts[role] += marks[mark][1]
            if parts["Content"]:
                made = {role.lower(): tuple(sorted(spans)) for role, spans in parts.items()}
                labelled.append(Labelled(**made))
    return labelled, discarded


def articles(folder: Path, part: str) -> Iterator[tuple[Document, list[Labelled], list[Span]]]:
    """The articles of a part with the first annotator's attributions and the Discard spans."""
    with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        annotators = {(row["compartment"], row["filename"]): row["annotators"].split("|") for row in rows}
    for path in sorted((folder / part / "text").glob("*.txt")):
        for annotator in annotators[part, path.stem]:
            marks = folder / part / "attributions" / f"{path.stem}_{annotator}.ann"
            if marks.exists():
                with path.open(encoding="utf-8", newline="") as file:
                    text = file.read()
                labelled, discarded = read_annotations(marks)
                yield Document(path.stem, text), labelled, discarded
                break


def positions(text: str, spans: tuple[Span, ...]) -> frozenset[int]:
    """The first positions of the words of the spans."""
    return frozenset(
        found.start() for start, end in spans for found in _WORD.finditer(text, start, end) if found.group().isalnum()
    ) or frozenset(found.start() for start, end in spans for found in _WORD.finditer(text, start, end))


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """Shared over all."""
    return len(a & b) / len(a | b) if a or b else 0.0


def match(text: str, gold: list[Labelled], ours: list[Labelled]) -> list[tuple[int, int, float]]:
    """Pairs (gold, ours, overlap), one to one, best overlap first."""
    theirs = [positions(text, item.content) for item in gold]
    own = [positions(text, item.content) for item in ours]
    scored = [(jaccard(a, b), -i, -j) for i, a in enumerate(theirs) for j, b in enumerate(own) if not a.isdisjoint(b)]
    pairs, used_gold, used_own = [], set(), set()
    for overlap, i, j in sorted(scored, reverse=True):
        if overlap >= OVERLAP and i not in used_gold and j not in used_own:
            used_gold.add(i)
            used_own.add(j)
            pairs.append((-i, -j, overlap))
    return pairs


def same_source(text: str, a: Labelled, b: Labelled) -> bool:
    """Whether the sources share a word, or both are absent."""
    if not a.source or not b.source:
        return not a.source and not b.source
    return bool(positions(text, a.source) & positions(text, b.source))


def uncertain(item: Labelled, discarded: list[Span]) -> bool:
    """Whether the cue lies in a span that annotators discarded."""
    return any(start <= span[0] and span[1] <= end for span in item.cue for start, end in discarded)


def is_indirect(text: str, item: Labelled) -> bool:
    """Whether the content holds no quotation mark."""
    return not any(QUOTES & set(text[start:end]) for start, end in item.content)


@dataclass(slots=True)
class Count:
    """Running sums over articles."""

    gold: int = 0
    ours: int = 0
    found: int = 0
    sourced: int = 0
    indirect: int = 0
    indirect_found: int = 0

    def add(self, text: str, gold: list[Labelled], ours: list[Labelled]) -> None:
        """Adds one article."""
        pairs = match(text, gold, ours)
        self.gold += len(gold)
        self.ours += len(ours)
        self.found += len(pairs)
        self.sourced += sum(same_source(text, gold[i], ours[j]) for i, j, _ in pairs)
        indirect = {i for i, item in enumerate(gold) if is_indirect(text, item)}
        self.indirect += len(indirect)
        self.indirect_found += sum(i in indirect for i, _, _ in pairs)

    def f1(self, found: int) -> float:
        """F1 in percent for so many found."""
        return 200.0 * found / max(1, self.gold + self.ours)


def ours(parsed: Parse, rules_only: bool = False) -> list[Labelled]:
    """Our attributions, in the shape of the labelled ones."""
    return [
        Labelled((a.source.span,) if a.source else (), (a.cue.span,), a.content)
        for a in find_attributions(parsed, (), rules_only=rules_only)
    ]


def count(items: list[tuple[Parse, list[Labelled], list[Span]]], rules_only: bool = False) -> Count:
    """The sums over all articles."""
    total = Count()
    for parsed, gold, discarded in items:
        own = [item for item in ours(parsed, rules_only) if not uncertain(item, discarded)]
        total.add(parsed.text, [item for item in gold if not uncertain(item, discarded)], own)
    return total


def load(data: Path, part: str = "dev") -> list[tuple[Parse, list[Labelled], list[Span]]]:
    """The parsed articles of a part with their labels."""
    read = list(articles(data / "attribution" / "polnear", part))
    return [(p, g, d) for p, (_, g, d) in zip(parse(doc for doc, _, _ in read), read, strict=True)]


def measure(data: Path) -> list[Figure]:
    """F1, with source, precision, recall, recall of indirect ones, F1 of the rules alone, and our own cases."""
    items = load(data)
    total, rules = count(items), count(items, rules_only=True)
    return [
        Figure("attribution.f1", total.f1(total.found), OTHERS_F1),
        Figure("attribution.source_f1", total.f1(total.sourced), OTHERS_SOURCE),
        Figure("attribution.precision", 100.0 * total.found / max(1, total.ours)),
        Figure("attribution.recall", 100.0 * total.found / max(1, total.gold)),
        Figure("attribution.indirect_recall", 100.0 * total.indirect_found / max(1, total.indirect)),
        Figure("attribution.rules_f1", rules.f1(rules.found), "without the learned model"),
        *attribution_cases.measure(),
    ]


def main() -> None:
    """Prints the figures; with --speed also words per second."""
    parser = argparse.ArgumentParser(prog="python -m quality.attribution")
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    parser.add_argument("--speed", action="store_true", help="words a second of the room on dev")
    parser.add_argument("--errors", action="store_true", help="errors on dev by cause (see attribution_study)")
    options = parser.parse_args()
    if options.errors:
        importlib.import_module("quality.attribution_study").print_errors(load(options.data), "")
        return
    for figure in measure(options.data):
        print(f"{figure.name:34}{figure.value:8.2f}  {figure.others}")
    if options.speed:
        items = load(options.data)
        start = time.perf_counter()
        for parsed, _, _ in items:
            find_attributions(parsed, ())
        print(f"{sum(len(p) for p, _, _ in items) / (time.perf_counter() - start):.0f} words/s")


if __name__ == "__main__":
    main()
