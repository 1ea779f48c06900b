"""Time expressions against TIMEX3 annotation: AQUAINT (news) and eleven documents of WikiWars (histories).

The rules are TempEval-3's (UzZaman et al. 2013): relaxed F1 counts any overlap, one to one; strict F1 the exact extent;
value F1 is relaxed F1 times the share of right values among the matched.

    .venv/bin/python -m quality.times [DATA] [--errors]
"""

from __future__ import annotations

import argparse
import html
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from allegedly.coding.times import find_times
from allegedly.nouns import Time
from quality.figures import Figure

OTHERS = {
    ("aquaint", "relaxed"): "HeidelTime 90.7 (TempEval-3 news)",
    ("aquaint", "strict"): "HeidelTime 81.8 (TempEval-3 news)",
    ("aquaint", "value"): "HeidelTime 78.1 (TempEval-3 news)",
    ("wikiwars", "relaxed"): "HeidelTime 91.7 (WikiWars)",
    ("wikiwars", "strict"): "HeidelTime 85.2 (WikiWars)",
    ("wikiwars", "value"): "HeidelTime 82.5 (WikiWars)",
}
_PIECE = re.compile(r"<TIMEX3\b([^>]*)>|</TIMEX3>|</?[A-Za-z][^<>]*>|([^<]+|<)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated expression."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document of the data: its text without tags, its creation date and its annotated expressions."""

    name: str
    text: str
    published: str
    times: tuple[Gold, ...]


def read(path: Path) -> Annotated:
    """One TimeML document; entities are turned into their characters before positions are counted."""
    raw = path.read_text(encoding="utf-8")
    creation = re.search(r"<DCT>.*?value=\"([^\"]+)\"", raw, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
    if creation is None or body is None:
        raise ValueError(f"{path}: no DCT or TEXT")
    parts: list[str] = []
    length = 0
    times: list[Gold] = []
    opened: list[tuple[int, str]] = []
    for piece in _PIECE.finditer(body[1]):
        if piece[2] is not None:
            text = html.unescape(html.unescape(piece[2]))
            parts.append(text)
            length += len(text)
        elif piece[1] is not None:
            opened.append((length, piece[1]))
        elif piece[0] == "</TIMEX3>" and opened:
            start, attributes = opened.pop()
            found = dict(re.findall(r'(\w+)="([^"]*)"', attributes))
            times.append(Gold(start, length, found.get("type", ""), found.get("value", "")))
    times.sort(key=lambda gold: (gold.start, -gold.end))
    return Annotated(path.stem, "".join(parts), creation[1], tuple(times))


def pairs(gold: tuple[Gold, ...], ours: tuple[Time, ...]) -> Iterator[tuple[Gold, Time]]:
    """Overlapping expressions, one to one, in order; an exact extent is preferred to a mere overlap."""
    free = list(ours)
    exact = {t.span: t for t in ours}
    left = []
    for one in gold:
        same = exact.get((one.start, one.end))
        if same in free and same is not None:
            free.remove(same)
            yield one, same
        else:
            left.append(one)
    for one in left:
        for candidate in free:
            if candidate.span[0] < one.end and one.start < candidate.span[1]:
                free.remove(candidate)
                yield one, candidate
                break


def score(documents: list[Annotated]) -> dict[str, float]:
    """Relaxed, strict and value F1 in percent."""
    annotated = found = relaxed = strict = right = 0
    for document in documents:
        ours = find_times(document.text, document.published)
        annotated, found = annotated + len(document.times), found + len(ours)
        for gold, time_ in pairs(document.times, ours):
            relaxed += 1
            strict += (gold.start, gold.end) == time_.span
            right += gold.value == time_.value
    both = (annotated + found) or 1
    f1 = 200 * relaxed / both
    return {"relaxed": f1, "strict": 200 * strict / both, "value": f1 * right / (relaxed or 1)}


def _documents(data: Path, corpus: str) -> list[Annotated]:
    return [read(path) for path in sorted((data / "time" / corpus).glob("*.tml"))]


def measure(data: Path) -> list[Figure]:
    """Figures of both corpora."""
    return [
        Figure(f"times.{corpus}.{name}", value, OTHERS[corpus, name])
        for corpus in ("aquaint", "wikiwars")
        for name, value in score(_documents(data, corpus)).items()
    ]


def errors(documents: list[Annotated]) -> Iterator[str]:
    """Every difference in one line, by kind: missed, spurious, extent, value."""
    for document in documents:
        ours = find_times(document.text, document.published)
        paired = list(pairs(document.times, ours))

        def around(start: int, end: int, text: str = document.text) -> str:
            shown = f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 40]}"
            return " ".join(shown.split())

        golds, hits = {id(gold) for gold, _ in paired}, {id(hit) for _, hit in paired}
        for gold, hit in paired:
            if (gold.start, gold.end) != hit.span:
                theirs = " ".join(document.text[gold.start : gold.end].split())
                yield f"extent\t{document.name}\t{theirs}\t{hit.text}\t{around(gold.start, gold.end)}"
            if gold.value != hit.value:
                yield f"value\t{document.name}\t{gold.value}\t{hit.value}\t{around(*hit.span)}"
        for gold in document.times:
            if id(gold) not in golds:
                yield f"missed\t{document.name}\t{gold.value}\t\t{around(gold.start, gold.end)}"
        for hit in ours:
            if id(hit) not in hits:
                yield f"spurious\t{document.name}\t\t{hit.value}\t{around(*hit.span)}"


def main() -> None:
    """Prints figures and speed, or with --errors every difference."""
    parser = argparse.ArgumentParser(prog="python -m quality.times")
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if options.errors:
        for corpus in ("aquaint", "wikiwars"):
            for line in sorted(errors(_documents(options.data, corpus))):
                print(corpus, line, sep="\t")
        return
    for figure in measure(options.data):
        print(f"{figure.name:24}{figure.value:8.2f}  {figure.others}")
    documents = _documents(options.data, "aquaint") + _documents(options.data, "wikiwars")
    words = sum(len(document.text.split()) for document in documents)
    start = time.process_time()
    for document in documents:
        find_times(document.text, document.published)
    print(f"{words / (time.process_time() - start):,.0f} words/s on one core")


if __name__ == "__main__":
    main()
