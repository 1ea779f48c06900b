"""`make bench`: words per second of `code` and of each room, beside spaCy's own full pipeline on the same text.

`when, where, how many`: times, places and quantities together, on parses that stand; times also in documents a second.

The two are run in turn in the same process, several rounds; the median of each is shown, with the ratio round by round.
Words are spaCy's tokens without white space, counted once. Peak memory is that of a process of its own for each.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import spacy

from allegedly.coding import code, code_parse
from allegedly.coding.actors import find_mentions
from allegedly.coding.attribution import find_attributions
from allegedly.coding.events import find_events
from allegedly.coding.places import find_places
from allegedly.coding.quantities import find_quantities
from allegedly.coding.times import find_times
from allegedly.grammar import Parse, parse
from allegedly.grammar.model import PACKAGE
from allegedly.knowledge.actors import Actors, load
from allegedly.nouns import Document

# Names of a person's own that are loaded to see what they cost: half of them aliases.
OWN = 300_000
FILES = ("tehran-times-russia-iran.jsonl", "us-state-department.jsonl", "wikinews.jsonl")


def documents(data: Path, each: int) -> list[Document]:
    """The first documents of each folder of news."""
    found = []
    for name in FILES:
        with (data / "news" / name).open(encoding="utf-8") as lines:
            for line, _ in zip(lines, range(each), strict=False):
                row = json.loads(line)
                found.append(Document(row["id"], row["text"], published=row["published"]))
    return found


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of a call, and what it gives."""
    start = time.perf_counter()
    result = call()
    return time.perf_counter() - start, result


def _code(documents: list[Document]) -> None:
    for _ in code(documents):
        pass


def _pipe(documents: list[Document]) -> None:
    for _ in spacy.load(PACKAGE).pipe(document.text for document in documents):
        pass


def _peak_here(work: Callable[[list[Document]], None], documents: list[Document]) -> float:
    work(documents)
    status = Path("/proc/self/status")
    if status.exists():  # on Linux, getrusage counts what the process that started this one had
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def peak(work: Callable[[list[Document]], None], documents: list[Document]) -> float:
    """The megabytes that a fresh process needs at most for some work, the program itself included."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_peak_here, work, documents).result()


def own_names(parses: list[Parse], actors: Actors, rounds: int) -> None:
    """Prints how long 300,000 names of a person's own take to load, and what they cost a document."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "own.csv"
        rows = (f"ORG.N{n},Body{n} of Nowhere,The Nowhere Body {n},organisation" for n in range(OWN // 2))
        file.write_text("id,name,aliases,kind\n" + "\n".join(rows), "utf-8")
        seconds, more = timed(lambda: load((file,)))
    print(f"loading {OWN:,} own names: {seconds:.2f} s")
    # Each round the shipped names, all names, the shipped names again: the last beside the first is the noise.
    costs, noise = [], []
    for _ in range(rounds):
        before, within, after = (
            timed(lambda known=known: [find_mentions(p, known) for p in parses])[0] for known in (actors, more, actors)
        )
        costs.append(1000 * (within - (before + after) / 2) / len(parses))
        noise.append(1000 * abs(after - before) / len(parses))
    cost, same = statistics.median(costs), statistics.median(noise)
    print(f"own names, a document: {cost:+.3f} ms; without them twice the same differs by {same:.3f} ms")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(prog="python -m quality.bench")
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    parser.add_argument("--each", type=int, default=60, help="documents of each set")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    chosen = documents(options.data, options.each)
    start, actors = timed(load)
    print(f"loading the actors: {start:.2f} s")
    parses = list(parse(chosen))
    words = sum(map(len, parses))
    own_names(parses, actors, options.rounds)
    print(f"{len(chosen)} documents, {words:,} words, {options.rounds} rounds, medians")
    plain = spacy.load(PACKAGE)
    texts = [document.text for document in chosen]
    list(code(chosen[:5]))
    list(plain.pipe(texts[:5]))
    ours, theirs = [], []
    for _ in range(options.rounds):
        ours.append(timed(lambda: [None for _ in code(chosen, actors)])[0])
        theirs.append(timed(lambda: [None for _ in plain.pipe(texts)])[0])
    ratio = statistics.median(t / o for o, t in zip(ours, theirs, strict=True))
    print(f"{'allegedly code':24}{words / statistics.median(ours):12,.0f} words/s")
    print(f"{'spaCy full nlp.pipe':24}{words / statistics.median(theirs):12,.0f} words/s")
    print(f"{'ratio':24}{ratio:12.2f}")
    coded = [code_parse(p, actors) for p in parses]
    both = list(zip(parses, coded, strict=True))
    rooms: dict[str, Callable[[], Any]] = {
        "grammar (parse)": lambda: [None for _ in parse(chosen)],
        "actors": lambda: [find_mentions(p, actors) for p in parses],
        "attribution": lambda: [find_attributions(p, c.mentions) for p, c in both],
        "times": lambda: [find_times(p.text, p.document.published) for p in parses],
        "places": lambda: [find_places(p, c.mentions) for p, c in both],
        "quantities": lambda: [find_quantities(p) for p in parses],
        "when, where, how many": lambda: [
            (find_times(p.text, p.document.published), find_places(p, c.mentions), find_quantities(p)) for p, c in both
        ],
        "events and certainty": lambda: [
            find_events(p, c.mentions, c.attributions, c.times, find_places(p, c.mentions), c.quantities)
            for p, c in both
        ],
    }
    for name, call in rooms.items():
        seconds = statistics.median(timed(call)[0] for _ in range(options.rounds))
        each = f"{len(chosen) / seconds:12,.0f} documents/s" if name == "times" else ""
        print(f"{name:24}{words / seconds:12,.0f} words/s{each}")
    for name, work in (("allegedly code", _code), ("spaCy full nlp.pipe", _pipe)):
        print(f"{'peak memory: ' + name:32}{peak(work, chosen):8,.0f} MB")


if __name__ == "__main__":
    main()
