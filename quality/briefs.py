"""`python -m quality.briefs CODED.jsonl`: five briefs from coded news, as figures only, and faults that a program sees.

CODED is what `allegedly code ../shared/data/news` writes. `--page` writes the table into docs/quality.md. What only a
reader sees (a weak heading, the wrong story) stands in words beside the table. No sentence of the news is shown.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from allegedly.exchange import BRIEFS
from allegedly.knowledge.actors import load
from allegedly.ledger import content_words, origins
from allegedly.nouns import CodedDocument
from allegedly.reading.coded import read_coded
from allegedly.reports import Brief, Names, dyad_named, make_brief

DYADS = (("Russia", "Iran"), ("US", "China"), ("US", "Iran"), ("Israel", "Iran"), ("Russia", "Ukraine"))
PAGE = Path(__file__).parents[1] / "docs" / "quality.md"
BEGIN, END = "<!-- briefs -->", "<!-- end of briefs -->"
# Two sentences of a brief that share more than this of the shorter one's content words say the same.
SAME = 0.7
LONG_HEADING = 30
LEAST_SENTENCES = 3
BOTH = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A brief in figures."""

    dyad: str
    documents: int
    things: int
    sentences: int
    speakers: int
    origins: int
    otherwise: int  # things in which somebody denies, doubts, rejects or withholds
    dates: int
    seconds: float
    faults: Counter[str]


def row(name: str, brief: Brief, seconds: float) -> Row:
    """The figures of a brief; origins are those that tell its things' stories, summed."""
    sentences = [s for thing in brief.things for s in thing.sentences]
    return Row(
        name,
        brief.coverage.documents if brief.coverage is not None else 0,
        len(brief.things),
        len(sentences),
        len({speaker.split(",")[0] for s in sentences for speaker in s.speakers}),
        sum(thing.origins for thing in brief.things),
        sum(any(p.position != "affirms" for p in thing.positions) for thing in brief.things),
        len(brief.dates),
        seconds,
        faults(brief),
    )


def faults(brief: Brief) -> Counter[str]:
    """Faults that can be seen without judgement."""
    found: Counter[str] = Counter()
    told: list[frozenset[str]] = []
    for thing in brief.things:
        found["fewer than three sentences"] += len(thing.sentences) < LEAST_SENTENCES
        found["heading too long"] += len(thing.heading.split()) > LONG_HEADING
        for sentence in thing.sentences:
            words = content_words(sentence.text, ())
            alike = any(len(words & other) > SAME * max(1, min(len(words), len(other))) for other in told)
            found["says what another sentence says"] += alike
            found["speaker not resolved"] += any("not resolved" in speaker for speaker in sentence.speakers)
            found["speaker without a name"] += "the person interviewed" in sentence.speakers
            told.append(words)
    return found


def rows(coded: Iterable[CodedDocument]) -> list[Row]:
    """The five briefs in figures."""
    actors = load()
    names = Names(actors)
    dyads = {f"{a}–{b}": dyad_named(actors, a, b) for a, b in DYADS}
    held: dict[str, list[CodedDocument]] = {name: [] for name in dyads}
    for document in coded:
        for name, dyad in dyads.items():
            if len({dyad.side(mention.actor) for mention in document.mentions} - {None}) == BOTH:
                held[name].append(document)
    found = []
    for name, dyad in dyads.items():
        start = time.process_time()
        brief = make_brief(held[name], dyad, names, origins)
        seconds = time.process_time() - start
        BRIEFS["html"](brief)  # refused where a link would lead nowhere
        found.append(row(name, brief, seconds))
    return found


def table(found: list[Row]) -> list[str]:
    """The figures as a Markdown table, and the faults."""
    lines = [
        "| dyad | articles on both | things | sentences | speakers | origins of the things |"
        " with a denial or doubt | dates | seconds |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {r.dyad} | {r.documents:,} | {r.things} | {r.sentences} | {r.speakers} | {r.origins:,} | {r.otherwise} |"
        f" {r.dates} | {r.seconds:.0f} |"
        for r in found
    ]
    total: Counter[str] = Counter()
    for each in found:
        total.update(each.faults)
    seen = ", ".join(f"{name} {count}" for name, count in total.most_common() if count)
    return [*lines, "", f"Faults that a program sees, in all five: {seen or 'none'}."]


def main() -> int:
    """Prints the table, or writes it into the page."""
    parser = argparse.ArgumentParser(prog="python -m quality.briefs")
    parser.add_argument("coded", type=Path, help="lines that `allegedly code` wrote")
    parser.add_argument("--page", action="store_true", help="write the table into docs/quality.md")
    options = parser.parse_args()
    if not options.coded.is_file():
        print(f"{options.coded} is not there; write it with `allegedly code ../shared/data/news -o {options.coded}`")
        return 2
    lines = table(rows(item for item in read_coded(options.coded) if isinstance(item, CodedDocument)))
    print("\n".join(lines))
    if options.page:
        text = PAGE.read_text(encoding="utf-8")
        before, _, rest = text.partition(BEGIN)
        _, _, after = rest.partition(END)
        PAGE.write_text(f"{before}{BEGIN}\n\n" + "\n".join(lines) + f"\n\n{END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
