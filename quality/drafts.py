"""Faults planted in drafts of our own, and remarks on the drafts without them (quality/data/drafts).

Sources and drafts are our own words, on true public facts and on plainly invented countries. `drafts.found.*`: percent
of the planted faults on which a remark of the right kind lies; `drafts.false.*`: remarks on the clean drafts, in every
20 of their sentences. A draft is checked against all sources that were published by its day, other topics included.
`seen` was looked at while the rules were written (of twelve of its drafts only after they had been counted unseen, see
docs/quality.md: the twelve from dunmar-qa to zandor-newsletter are the last); `unseen` is written by
people who don't know the rules, is counted once, and is not there between two such counts. `python -m quality.drafts`
prints the shares by kind; `--errors` what was missed and said wrongly in `seen`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from allegedly.coding import code
from allegedly.knowledge.actors import load
from allegedly.nouns import CodedDocument, Document
from allegedly.reading import read
from allegedly.reports import KINDS, Remark, check
from quality.figures import Figure

FOLDER = Path(__file__).parent / "data" / "drafts"
PARTS = ("seen", "unseen")
SENTENCES = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault planted in a draft: the text with it, where it lies, and the remarks on that text."""

    draft: str
    kind: str
    text: str
    span: tuple[int, int]
    remarks: tuple[Remark, ...]

    @property
    def found(self) -> bool:
        """Whether a remark of the right kind lies on it."""
        start, end = self.span
        return any(r.kind == self.kind and r.span[0] < end and start < r.span[1] for r in self.remarks)


@dataclass(frozen=True, slots=True)
class Clean:
    """A draft without a fault, its number of sentences, and the remarks on it, all of them false."""

    draft: Document
    sentences: int
    remarks: tuple[Remark, ...]


@cache
def sources() -> tuple[CodedDocument, ...]:
    """The articles, coded."""
    return tuple(code(read([FOLDER / "sources"], strict=True)))


@cache
def drafts(part: str) -> dict[str, Document]:
    """The clean drafts of a part by name."""
    return {path.stem: next(iter(read([path], strict=True))) for path in sorted((FOLDER / part).glob("*.md"))}


def _checked(draft: Document) -> tuple[Remark, ...]:
    day = draft.published or ""
    return tuple(check(draft, [s for s in sources() if (s.document.published or "") <= day], load()))


def clean(part: str) -> Iterator[Clean]:
    """The clean drafts with the remarks on them."""
    for draft in drafts(part).values():
        (coded,) = code([draft])
        yield Clean(draft, len(coded.sentences), _checked(draft))


def faults(part: str) -> Iterator[Fault]:
    """The planted faults with the remarks on the drafts that hold them, one at a time."""
    for line in (FOLDER / f"{part}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        draft = drafts(part)[row["draft"]]
        at = draft.text.index(row["find"])
        text = draft.text.replace(row["find"], row["replace"], 1)
        place = row.get("place")
        span = (text.index(place), text.index(place) + len(place)) if place else (at, at + len(row["replace"]))
        changed = Document(draft.id, text, draft.title, draft.published)
        yield Fault(row["draft"], row["kind"], text, span, _checked(changed))


def parts() -> list[str]:
    """The parts that are there."""
    return [part for part in PARTS if (FOLDER / f"{part}.jsonl").is_file()]


def measure(data: Path) -> list[Figure]:
    """Found and false of all drafts together and of each part; `data` is not needed."""
    of = {part: (list(faults(part)), list(clean(part))) for part in parts()}
    everything = [each for planted, _ in of.values() for each in planted], [each for _, c in of.values() for each in c]
    figures = []
    for name, (planted, plain) in (("", everything), *((f".{part}", both) for part, both in of.items())):
        figures.append(Figure(f"drafts.found{name}", 100 * sum(f.found for f in planted) / len(planted)))
        said = sum(len(c.remarks) for c in plain)
        figures.append(Figure(f"drafts.false{name}", SENTENCES * said / sum(c.sentences for c in plain), fault=True))
    return figures


def main() -> None:
    """Prints the shares by kind, and with `--errors` the mistakes in the part that may be looked at."""
    parser = argparse.ArgumentParser(prog="python -m quality.drafts")
    parser.add_argument("--errors", action="store_true", help="print the mistakes in the seen part")
    parser.add_argument("--part", choices=PARTS, help="only this part")
    options = parser.parse_args()
    for part in (options.part,) if options.part else parts():
        planted, plain = list(faults(part)), list(clean(part))
        count, found = Counter(f.kind for f in planted), Counter(f.kind for f in planted if f.found)
        said = Counter(remark.kind for c in plain for remark in c.remarks)
        sentences = sum(c.sentences for c in plain)
        print(f"drafts.{part}: {sum(found.values())} of {len(planted)} found; {sum(said.values())} false remarks in")
        print(f"  {sentences} clean sentences ({SENTENCES * sum(said.values()) / sentences:.2f} in {SENTENCES})")
        for kind in KINDS:
            print(f"  {kind:20} {found[kind]:3} of {count[kind]:3} found, {said[kind]:3} false")
        if options.errors and part == "seen":
            _errors(planted, plain)


def _errors(planted: list[Fault], plain: list[Clean]) -> None:
    for fault in planted:
        if not fault.found:
            start, end = fault.span
            print(f"missed {fault.kind}: {fault.draft}: “{fault.text[start:end]}”")
            for remark in fault.remarks:
                print(f"    said {remark.kind}: {remark.message}")
    for each in plain:
        for remark in each.remarks:
            words = " ".join(each.draft.text[slice(*remark.span)].split())
            print(f"false {remark.kind}: “{words}”: {remark.message}")
            for passage in remark.evidence:
                print(f"    {passage.document}: {passage.text}")


if __name__ == "__main__":
    main()
