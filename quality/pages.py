"""Pages against the article-extraction-benchmark (Zyte, formerly Scrapinghub): 90 of its pages with their true text.

As that benchmark counts: texts are compared by their runs of four words (shingles, with how often each occurs); per
page the hits, the surplus and the missing are divided by their sum, so that long articles weigh no more than short
ones; precision and recall are the means over the pages, F1 is their harmonic mean.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from allegedly.errors import InputError
from allegedly.reading.pages import page
from quality.figures import Figure

FOLDER = "pages/article-body"
RUN = 4  # words of a shingle
# The others were run by us on the same 90 pages (November 2026), each as it comes.
OTHERS = "trafilatura 2.3 95.0 · newspaper4k 0.9 94.4 · readability-lxml 0.9 94.3 · goose3 3.1 88.8 (measured by us)"


@dataclass(frozen=True, slots=True)
class Page:
    """A page's true text and ours, with how far they agree."""

    name: str
    true: str
    ours: str

    def shares(self) -> tuple[float, float, float]:
        """Hits, surplus and missing, adding up to one."""
        true, ours = _shingles(self.true), _shingles(self.ours)
        counts = (true & ours).total(), (ours - true).total(), (true - ours).total()
        whole = sum(counts) or 1
        return counts[0] / whole, counts[1] / whole, counts[2] / whole


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)) if words[at : at + RUN])


def _pages(data: Path) -> Iterator[Page]:
    truth = json.loads((data / FOLDER / "ground-truth.json").read_text(encoding="utf-8"))
    for name, row in truth.items():
        with gzip.open(data / FOLDER / f"{name}.html.gz") as file:
            html = file.read()
        try:
            ours = page(html, name, row["url"]).text
        except InputError:
            ours = ""
        yield Page(f"{name[:8]} {row['url']}", row["articleBody"], ours)


def measure(data: Path) -> list[Figure]:
    """F1, precision and recall of shingles, in per cent."""
    shares = [found.shares() for found in _pages(data)]
    precision = mean(hit / (hit + surplus) for hit, surplus, _ in shares if hit + surplus)
    recall = mean(hit / (hit + missing) for hit, _, missing in shares if hit + missing)
    return [
        Figure("pages.f1", 200.0 * precision * recall / (precision + recall), OTHERS),
        Figure("pages.precision", 100.0 * precision),
        Figure("pages.recall", 100.0 * recall),
    ]


def errors(data: Path) -> None:
    """Prints the pages that agree least and the lines that differ, for development."""
    for found in sorted(_pages(data), key=lambda found: found.shares()[0]):
        hit, surplus, missing = found.shares()
        if hit > 0.97:
            break
        print(f"\n{found.name}  hit {hit:.2f} surplus {surplus:.2f} missing {missing:.2f}")
        for sign, one, other in (("+", found.ours, found.true), ("-", found.true, found.ours)):
            known = _shingles(other)
            for line in one.splitlines():
                new = _shingles(line) - known
                if new.total() > 2:
                    print(f"   {sign} {line[:160]}")


if __name__ == "__main__":
    folder = Path("../shared/data")
    if "--errors" in sys.argv:
        errors(folder)
    for figure in measure(folder):
        print(f"{figure.name:30}{figure.value:7.2f}  {figure.others}")
