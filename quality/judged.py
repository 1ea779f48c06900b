"""Events of news read one by one: shares of those judged right (quality/data/events/judged.csv, id and span, no text).

`python -m quality.judged` prints the shares of the whole list, as it was read, and of those that are still coded with
the same type today (rules were written after the reading, so the second is no measure of unseen news).
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from allegedly.coding.pipeline import code
from allegedly.nouns import Document

LIST = Path(__file__).parent / "data" / "events" / "judged.csv"
JUDGED = ("type", "roles", "polarity", "attribution")
Rows = Sequence[dict[str, str]]


def judged() -> list[dict[str, str]]:
    """The list."""
    with LIST.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def key_of(document: str) -> str:
    """How the list names a document: its id may be its headline."""
    return hashlib.sha256(document.encode()).hexdigest()[:12]


def shares(rows: Rows) -> dict[str, float]:
    """Percent judged right; roles, polarity and attribution of those whose type is right."""
    right = [row for row in rows if row["type"] == "1"]
    found = {"type": 100 * len(right) / max(1, len(rows))}
    for name in JUDGED[1:]:
        found[name] = 100 * sum(row[name] == "1" for row in right) / max(1, len(right))
    return found


def still_coded(data: Path, rows: Rows) -> list[dict[str, str]]:
    """The rows whose event is coded today, at the same words and with the same type."""
    wanted = {(row["folder"], row["document"]) for row in rows}
    coded = set()
    for folder in sorted({row["folder"] for row in rows}):
        for document in code(_documents(data / "news" / f"{folder}.jsonl", folder, wanted)):
            for event in document.events:
                coded.add((folder, key_of(document.document.id), str(event.trigger.span[0]), event.type))
    return [row for row in rows if (row["folder"], row["document"], row["start"], row["event"]) in coded]


def _documents(path: Path, folder: str, wanted: set[tuple[str, str]]) -> Iterable[Document]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if (folder, key_of(row["id"])) in wanted:
            yield Document(
                row["id"],
                row["text"],
                title=row.get("title"),
                published=row.get("published"),
                publisher=row.get("publisher"),
            )


def main() -> None:
    """Prints both."""
    parser = argparse.ArgumentParser(prog="python -m quality.judged")
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    options = parser.parse_args()
    rows = judged()
    for name, some in (("as read", rows), ("still coded", still_coded(options.data, rows))):
        told = ", ".join(f"{what} {value:.1f}" for what, value in shares(some).items())
        print(f"{name:12}{len(some):4}  {told}")


if __name__ == "__main__":
    main()
