"""Measures the linking of actors: our own labelled sentences (quality/data/actors), and Wikipedia's current events.

The sentences come in two files: `seen` was looked at while the rules were written, `unseen` was written before and is
only counted. Run `python -m quality.actors`, with `--errors` for the mistakes in `seen`.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allegedly.coding.actors import find_mentions
from allegedly.grammar import parse
from allegedly.knowledge.actors import Actors, load
from allegedly.nouns import Document, Mention
from quality import leaders
from quality.figures import Figure

HERE = Path(__file__).parent / "data" / "actors"
EVENTS = "news/wikipedia-current-events-2015-2022-01.jsonl"
# Entries of the current events that are read: enough for ±0.5 points, and seconds to parse.
ENTRIES = 1500


@dataclass(slots=True)
class Count:
    """Gold mentions with an actor and those found; linked mentions and those that are wrong."""

    gold: int = 0
    right: int = 0
    linked: int = 0
    wrong: int = 0


def measure(data: Path) -> list[Figure]:
    """Shares in percent: linked right of all gold actors, wrongly linked of all links, entries with both states."""
    figures = []
    for part in ("seen", "unseen"):
        count = score(part, [])
        figures.append(Figure(f"actors.{part}.right", 100 * count.right / count.gold))
        figures.append(Figure(f"actors.{part}.wrong", 100 * count.wrong / max(count.linked, 1), fault=True))
    if (data / leaders.LIST).is_file():
        figures.append(Figure("actors.leaders", leaders.share(data / leaders.LIST, [])))
    if (data / EVENTS).is_file():
        figures.append(Figure("actors.both_states", both_states(data / EVENTS, [])))
    return figures


def score(part: str, errors: list[str]) -> Count:
    """Counts one file of labelled sentences; appends a line for every mistake."""
    rows = [json.loads(line) for line in (HERE / f"{part}.jsonl").read_text("utf-8").splitlines()]
    documents = [Document(row["id"], row["text"], published=row["published"]) for row in rows]
    actors, count = load(), Count()
    for row, parsed in zip(rows, parse(documents), strict=True):
        _compare(row, find_mentions(parsed, actors), count, errors)
    return count


def _compare(row: dict[str, Any], mentions: tuple[Mention, ...], count: Count, errors: list[str]) -> None:
    """A gold mention is right where a mention over its last letter has its actor."""
    ends: dict[int, set[str | None]] = {}
    for gold in row["mentions"]:
        at = gold["span"][1] - 1
        ends.setdefault(at, set()).add(gold["actor"])
        found = {mention.actor for mention in mentions if mention.span[0] <= at < mention.span[1]}
        if gold["actor"] is not None:
            count.gold += 1
            count.right += gold["actor"] in found
            if gold["actor"] not in found:
                errors.append(f"missed {gold['text']!r}: {gold['actor']}, found {found or ''}  {row['text']}")
    for mention in mentions:
        if mention.actor is None or not _names(mention, ends, row["text"]):
            continue
        count.linked += 1
        wanted = set().union(*(actors for at, actors in ends.items() if mention.span[0] <= at < mention.span[1]))
        both = mention.actor in wanted or any(
            other.actor in wanted for other in mentions if other.span == mention.span and other is not mention
        )
        if not both:
            count.wrong += 1
            errors.append(f"wrong {mention.text!r}: {mention.actor}, wanted {wanted or 'nothing'}  {row['text']}")


def _names(mention: Mention, ends: dict[int, set[str | None]], text: str) -> bool:
    """Whether a mention counts: it is labelled, or holds a name. Pronouns and common nouns are not all labelled."""
    if any(mention.span[0] <= at < mention.span[1] for at in ends):
        return True
    word = mention.text.split()[-1]
    begins = len(mention.text) == len(word) and text[: mention.span[0]].rstrip()[-1:] in {"", ".", "!", "?"}
    if begins and word.lower() in load().words.nouns and word not in load().senses:
        return False  # "Fighters of the group …": a capital because a sentence begins
    return word[0].isupper()


def both_states(file: Path, errors: list[str]) -> float:
    """Percent of the entries that name two or more states, by a plain list of their names, in which all are linked."""
    actors = load()
    names = plain_names(actors)
    # Names in which a state's name means something else: "Islamic State of Iraq", "South China Sea".
    longer = [name for name in actors.patterns if " " in name and any(word in names for word in name.split())]
    documents, wanted = [], []
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        words = set(_without(row["text"], longer).replace(",", " ").replace(".", " ").replace("'s", " ").split())
        states = {names[word] for word in words & names.keys()}
        if len(states) > 1:
            documents.append(Document(row["id"], row["text"], published=row["published"]))
            wanted.append(states)
        if len(documents) == ENTRIES:
            break
    right = 0
    for states, parsed in zip(wanted, parse(documents), strict=True):
        mentions = find_mentions(parsed, actors)
        found = {actors.country(mention.actor) for mention in mentions}
        found |= {actors.country(mention.role.of) for mention in mentions if mention.role is not None}
        missing = states - found
        right += not missing
        if missing:
            errors.append(f"missing {', '.join(sorted(missing))}: {parsed.text}")
    return 100 * right / len(documents)


def _without(text: str, names: list[str]) -> str:
    for name in names:
        if name in text:
            text = text.replace(name, " ")
    return text


def plain_names(actors: Actors) -> dict[str, str]:
    """One-word names and adjectives of states."""
    plain = {}
    for name, senses in actors.senses.items():
        if " " not in name and "." not in name and senses[0].sort in {"name", "adjective"} and len(name) > 3:
            plain[name] = senses[0].actor
    return plain


def main() -> None:
    """Prints the figures, or the mistakes in the part that may be looked at."""
    data = Path(__file__).parent.parent.parent / "shared" / "data"
    if "--errors" in sys.argv:
        errors: list[str] = []
        score("seen", errors)
        both_states(data / EVENTS, errors)
        print("\n".join(sorted(errors)))
        return
    for figure in measure(data):
        print(f"{figure.name:24} {figure.value:6.1f}")


if __name__ == "__main__":
    main()
