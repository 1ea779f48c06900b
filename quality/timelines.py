"""Timelines of twelve subjects of the news folder, against days that stand in any chronicle of them.

The days, and a sentence on each in our words, were written down from public knowledge before a timeline was made
(quality/data/timelines). Six subjects were looked at while the program was made (`development`); the other six are only
counted (`unseen`). For each the articles that hold its words are taken, shortest first up to a budget of words so that
coding them takes seconds, and only those days count of which some article speaks or on which one was published: our
folder holds nothing of the others. As many dates are asked for as there are such days.

`python -m quality.timelines DATA` prints date F1 and AR1-F (quality/alignment.py) of ours beside those of published
summarisers (quality/datewise.py) on the same articles; `--coded CODED.jsonl`, what `allegedly code ../shared/data/news`
wrote, takes all articles of each subject instead; `--errors` prints the days of the subjects that may be looked at.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from allegedly.coding import code
from allegedly.knowledge.actors import load
from allegedly.ledger import content_words, origins
from allegedly.nouns import CodedDocument, Document
from allegedly.reading.coded import read_coded
from allegedly.reports import TimelineDate, TimelineOptions, actor_named, timeline
from allegedly.reports.dyad import belongs
from quality.alignment import Words, ar1_f, date_f1, words
from quality.datewise import Bears, Days, by_mentions, by_publication, by_regression, regression
from quality.figures import Figure

FOLDER = Path(__file__).parent / "data" / "timelines"
PARTS = ("development", "unseen")
# Words of a subject's articles that are coded: twelve subjects take about forty seconds on one core.
BUDGET = 25_000
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked for: words of the articles, of which one per group must stand in each, and the days to find."""

    name: str
    part: str
    words: tuple[frozenset[str], ...]
    query: str
    about: tuple[str, ...]
    chronicle: dict[str, str]  # a sentence by day

    def takes(self, held: frozenset[str]) -> bool:
        """Whether an article that holds some words is on the subject."""
        return all(held & group for group in self.words)


def subjects() -> list[Subject]:
    """The subjects with their chronicles."""
    chronicles: dict[str, dict[str, str]] = {}
    for row in _rows("chronicles.csv"):
        chronicles.setdefault(row["subject"], {})[row["day"]] = row["summary"]
    return [
        Subject(
            row["subject"],
            row["part"],
            tuple(frozenset(group.split("|")) for group in row["articles"].split("&")),
            row["query"],
            tuple(name for name in row["about"].split("|") if name),
            chronicles[row["subject"]],
        )
        for row in _rows("subjects.csv")
    ]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))


def _held(document: Document) -> frozenset[str]:
    return frozenset(_WORD.findall(f"{document.title or ''} {document.text}".lower()))


@cache
def _news(data: Path) -> tuple[tuple[Document, frozenset[str]], ...]:
    rows = []
    for file in sorted((data / "news").glob("*.jsonl")):
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                document = Document(
                    row["id"], row["text"], row.get("title"), row.get("published"), row.get("publisher"), row.get("url")
                )
                rows.append((document, _held(document)))
    return tuple(rows)


def articles(data: Path, subject: Subject) -> list[Document]:
    """The articles that hold the subject's words, shortest first, up to BUDGET words."""
    fitting = [document for document, held in _news(data) if subject.takes(held)]
    taken: list[Document] = []
    count = 0
    for document in sorted(fitting, key=lambda d: (len(d.text), d.id)):
        count += len(document.text.split())
        if count > BUDGET:
            break
        taken.append(document)
    return taken


def spoken_of(coded: Sequence[CodedDocument]) -> frozenset[str]:
    """The days that articles name or were published on."""
    named = {time.start for item in coded for time in item.times if time.start is not None and time.start == time.end}
    return frozenset(named | {item.document.published[:10] for item in coded if item.document.published})


@dataclass(frozen=True, slots=True)
class Case:
    """A subject with its coded articles and that part of its chronicle of which they speak."""

    subject: Subject
    coded: tuple[CodedDocument, ...]
    chronicle: dict[str, str]
    about: tuple[str, ...]

    @staticmethod
    def of(subject: Subject, coded: Iterable[CodedDocument]) -> Case:
        """Makes a case."""
        held = tuple(coded)
        spoken = spoken_of(held)
        known = {day: text for day, text in subject.chronicle.items() if day in spoken}
        actors = load()
        return Case(subject, held, known, tuple(actor_named(actors, name) for name in subject.about))

    @property
    def reference(self) -> dict[str, Words]:
        """The chronicle as it is compared."""
        return {day: words(text) for day, text in self.chronicle.items()}

    def timeline(self) -> list[TimelineDate]:
        """Our timeline with as many dates as the chronicle has."""
        options = TimelineOptions(self.about, self.subject.query or None, len(self.chronicle))
        return timeline(self.coded, origins, options)

    def bears(self) -> Bears:
        """What tells whether a sentence is on what is asked for, as `allegedly timeline` decides it."""
        wanted = content_words(self.subject.query, ())

        def on(item: CodedDocument, number: int) -> bool:
            start, end = item.sentences[number]
            named = [m.actor for m in item.mentions if m.actor is not None and start <= m.span[0] < end]
            if not all(any(belongs(actor, about) for actor in named) for about in self.about):
                return False
            return not wanted or bool(wanted & content_words(item.document.text[start:end], ()))

        return on


def cases(data: Path, coded: Path | None = None) -> list[Case]:
    """The subjects with their articles: coded now within a budget, or all of a file of coded ones."""
    if coded is None:
        return [Case.of(subject, code(articles(data, subject))) for subject in subjects()]
    held: dict[str, list[CodedDocument]] = {subject.name: [] for subject in subjects()}
    for item in read_coded(coded):
        if isinstance(item, CodedDocument):
            found = _held(item.document)
            for subject in subjects():
                if subject.takes(found):
                    held[subject.name].append(item)
    return [Case.of(subject, held[subject.name]) for subject in subjects()]


@dataclass(frozen=True, slots=True)
class Score:
    """What a timeline reaches on a subject, from 0 to 1; `near` is date F1 with days right within one."""

    date_f1: float
    near: float
    ar1_f: float


def score(found: dict[str, str], case: Case) -> Score:
    """The score of a timeline, given as a sentence by day."""
    told = {day: words(text) for day, text in found.items()}
    days = case.chronicle
    return Score(date_f1(found, days), date_f1(found, days, near=1), ar1_f(told, case.reference))


def ours(case: Case) -> dict[str, str]:
    """Our timeline, the first sentence of each date: the references have one."""
    return {row.date: row.sentences[0].text if row.sentences else "" for row in case.timeline()}


def rivals(case: Case, days: dict[str, Days], all_cases: Sequence[Case]) -> dict[str, dict[str, str]]:
    """The timelines of the published summarisers; DATEWISE is learned on all other subjects."""
    mine = days[case.subject.name]
    others = [(days[c.subject.name], tuple(c.chronicle)) for c in all_cases if c is not case]
    ranked = {
        "DATEWISE": by_regression(mine, regression(others)),
        "MentionCount": by_mentions(mine),
        "PubCount": by_publication(mine),
    }
    return {name: {day: mine.summary(day) for day in order[: len(case.chronicle)]} for name, order in ranked.items()}


def scores(all_cases: Sequence[Case]) -> dict[str, dict[str, Score]]:
    """The scores of ours and of the rivals, by summariser and subject."""
    days = {case.subject.name: Days.of(case.coded, case.bears()) for case in all_cases}
    found: dict[str, dict[str, Score]] = {}
    for case in all_cases:
        for name, told in {"ours": ours(case), **rivals(case, days, all_cases)}.items():
            found.setdefault(name, {})[case.subject.name] = score(told, case)
    return found


def mean(found: dict[str, Score], all_cases: Sequence[Case], part: str | None = None) -> Score:
    """The mean over the subjects of a part, or over all."""
    of = [found[c.subject.name] for c in all_cases if part in (None, c.subject.part)]
    return Score(*(sum(values) / len(of) for values in zip(*((s.date_f1, s.near, s.ar1_f) for s in of), strict=True)))


def measure(data: Path) -> list[Figure]:
    """Date F1 and AR1-F in percent: means over all subjects and over each part; beside them DATEWISE on the same."""
    every = cases(data)
    found = scores(every)
    figures = []
    for suffix, part in (("", None), *((f".{part}", part) for part in PARTS)):
        our, theirs = mean(found["ours"], every, part), mean(found["DATEWISE"], every, part)
        for name, mine, other in (
            ("date_f1", our.date_f1, theirs.date_f1),
            ("date_f1_near", our.near, theirs.near),
            ("ar1_f", our.ar1_f, theirs.ar1_f),
        ):
            figures.append(Figure(f"timelines.{name}{suffix}", 100 * mine, f"DATEWISE built again {100 * other:.1f}"))
    return figures


def _errors(case: Case) -> None:
    """A subject's days: found (+), missed (-), and those that stand in no chronicle (?)."""
    found = {row.date: row for row in case.timeline()}
    right = len(found.keys() & case.chronicle.keys())
    print(f"{case.subject.name}: {len(case.coded)} articles, {right} of {len(case.chronicle)}")
    for day in sorted(case.chronicle.keys() | found.keys()):
        mark = "+" if day in found and day in case.chronicle else "-" if day in case.chronicle else "?"
        told = found[day].sentences[0].text[:110] if day in found and found[day].sentences else ""
        print(f"  {mark} {day} {found[day].origins if day in found else '':>4} {told or case.chronicle.get(day, '')}")


def main() -> None:
    """Prints the scores by summariser, and with `--errors` the days of the subjects that may be looked at."""
    parser = argparse.ArgumentParser(prog="python -m quality.timelines")
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    parser.add_argument(
        "--coded", type=Path, help="lines that `allegedly code` wrote: take all articles of each subject"
    )
    parser.add_argument("--errors", action="store_true", help="print the days of the subjects that may be looked at")
    options = parser.parse_args()
    every = cases(options.data, options.coded)
    if options.errors:
        for case in every:
            if case.subject.part != "unseen":
                _errors(case)
    found = scores(every)
    print(f"{'':14}{'':12}{'date F1':>9}{'near':>9}{'AR1-F':>9}")
    for name, by_subject in found.items():
        for part in (*PARTS, None):
            s = mean(by_subject, every, part)
            print(f"{name:14}{part or 'all':12}{100 * s.date_f1:9.1f}{100 * s.near:9.1f}{100 * s.ar1_f:9.1f}")


if __name__ == "__main__":
    main()
