"""Main dates of six subjects of the news folder, against days that stand in any chronicle of them.

The days were written down from public knowledge before a timeline was made. For each subject the articles that hold its
words are taken, shortest first up to a budget of words so that coding them takes seconds, and only those
days count of which some article speaks or on which one was published: our folder holds nothing of the others. As many
dates are asked for as there are such days. Date F1 is what timeline summarisers report (DATEWISE: .544 on T17).
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from allegedly.coding import code
from allegedly.knowledge.actors import load
from allegedly.ledger import origins
from allegedly.nouns import CodedDocument, Document
from allegedly.reports import TimelineDate, TimelineOptions, actor_named, timeline
from quality.figures import Figure

CHRONICLES = Path(__file__).parent / "data" / "timelines" / "chronicles.csv"
# Words of a subject's articles that are coded: six subjects take about twenty seconds on one core.
BUDGET = 25_000
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked for: words of the articles, of which one per group must stand in each, and the days to find."""

    name: str
    words: tuple[frozenset[str], ...]
    query: str
    about: tuple[str, ...]
    days: frozenset[str]


def subjects() -> list[Subject]:
    """The subjects of chronicles.csv."""
    found: dict[str, Subject] = {}
    with CHRONICLES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            words = tuple(frozenset(group.split("|")) for group in row["articles"].split("&"))
            about = tuple(name for name in row["about"].split("|") if name)
            known = found.get(row["subject"])
            days = frozenset({row["day"]}) | (known.days if known else frozenset())
            found[row["subject"]] = Subject(row["subject"], words, row["query"], about, days)
    return list(found.values())


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
                rows.append((document, frozenset(_WORD.findall(f"{document.title or ''} {document.text}".lower()))))
    return tuple(rows)


def articles(data: Path, subject: Subject) -> list[Document]:
    """The articles that hold the subject's words, shortest first, up to BUDGET words."""
    fitting = [document for document, words in _news(data) if all(words & group for group in subject.words)]
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
class Answer:
    """A subject's days of which its articles speak, and the timeline made of them."""

    subject: Subject
    days: frozenset[str]
    rows: list[TimelineDate]
    articles: int


def answers(data: Path) -> Iterator[Answer]:
    """Each subject with the timeline that is made of its articles."""
    actors = load()
    for subject in subjects():
        coded = list(code(articles(data, subject)))
        about = tuple(actor_named(actors, name) for name in subject.about)
        days = subject.days & spoken_of(coded)
        options = TimelineOptions(about, subject.query or None, len(days))
        yield Answer(subject, days, timeline(coded, origins, options), len(coded))


def measure(data: Path) -> list[Figure]:
    """Date F1 over all subjects (mean), in percent; exact days, and days that are right within one."""
    exact, near = [], []
    for answer in answers(data):
        found = {row.date for row in answer.rows}
        exact.append(_f1(len(found & answer.days), len(found), len(answer.days)))
        close = sum(any(abs(_days(day, other)) <= 1 for other in found) for day in answer.days)
        near.append(_f1(min(close, len(found)), len(found), len(answer.days)))
    return [
        Figure("timelines.date_f1", 100 * sum(exact) / len(exact), "54.4 DATEWISE on T17 (other data)"),
        Figure("timelines.date_f1_near", 100 * sum(near) / len(near), "right within one day"),
    ]


def _days(first: str, second: str) -> int:
    return (date.fromisoformat(second) - date.fromisoformat(first)).days


def _f1(right: int, found: int, wanted: int) -> float:
    return 2 * right / (found + wanted) if found + wanted else 0.0


def main() -> None:
    """Prints each subject's days: found, missed, and those that stand in no chronicle."""
    parser = argparse.ArgumentParser(prog="python -m quality.timelines")
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    options = parser.parse_args()
    for answer in answers(options.data):
        found = {row.date: row for row in answer.rows}
        right = len(found.keys() & answer.days)
        print(f"{answer.subject.name}: {answer.articles} articles, {right} of {len(answer.days)}")
        for day in sorted(answer.days | found.keys()):
            mark = "+" if day in found and day in answer.days else "-" if day in answer.days else "?"
            told = found[day].sentences[0].text[:110] if day in found and found[day].sentences else ""
            print(f"  {mark} {day} {found[day].origins if day in found else '':>4} {told}")


if __name__ == "__main__":
    main()
