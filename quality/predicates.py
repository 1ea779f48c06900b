"""Predicates seen in news that the tables lack: verbs of clauses between two known actors.

`events.unknown`: percent of such clauses in a sample of `news` (evenly spaced articles of every file) whose verb is
neither a predicate nor light nor a word of saying nor one of `neutral.csv`, which lists words that we looked at and
that tell no event of PLOVER's. `python -m quality.events --unknown` prints the missing ones, most frequent first.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from allegedly.coding.actors import find_mentions
from allegedly.coding.attribution.lexicon import lexicon
from allegedly.coding.events import arguments as at_
from allegedly.grammar import Parse, parse
from allegedly.knowledge.actors import load
from allegedly.knowledge.predicates import Predicates, predicates
from allegedly.nouns import Document, Mention
from quality.figures import Figure

# Articles of each file: some 150,000 words, half a minute.
ARTICLES = 25


@dataclass(slots=True)
class Seen:
    """Clauses between two known actors, and those whose verb is unknown, by verb."""

    clauses: int = 0
    unknown: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        """Percent of the clauses with an unknown verb."""
        return 100 * self.unknown.total() / max(1, self.clauses)


def articles(data: Path, each: int) -> Iterator[Document]:
    """Evenly spaced articles of every file of news; all of a file where `each` is 0."""
    for path in sorted((data / "news").glob("*.jsonl")):
        lines = path.read_text(encoding="utf-8").splitlines()
        step = max(1, len(lines) // each) if each else 1
        for line in lines[::step]:
            row = json.loads(line)
            yield Document(id=str(row["id"]), text=row["text"], published=row.get("published"))


def seen(data: Path, each: int = ARTICLES) -> Seen:
    """Reads the sample."""
    total, known, actors = Seen(), predicates(), load()
    for parsed in parse(articles(data, each)):
        _count(parsed, find_mentions(parsed, actors), known, total)
    return total


def _count(parsed: Parse, mentions: tuple[Mention, ...], known: Predicates, total: Seen) -> None:
    actors: dict[int, str] = {}
    for mention in mentions:
        if mention.actor is not None:
            actors.update(dict.fromkeys(parsed.tokens(mention.span), mention.actor))
    cues = lexicon()
    for token in range(len(parsed)):
        if parsed.pos[token] != "VERB" or not _between(parsed, token, actors):
            continue
        total.clauses += 1
        word = parsed.lemmas[token].lower()
        listed = ("VERB", word) in known.senses or word in known.light or word in cues.verbs or word in known.neutral
        below = parsed.child(token, "dobj", "nsubjpass", "acomp", "xcomp")
        thing = below is not None and any((pos, parsed.lemmas[below].lower()) in known.senses
                                          for pos in ("NOUN", "ADJ", "VERB"))  # fmt: skip
        if not listed and not thing:
            total.unknown[word] += 1


def _between(parsed: Parse, verb: int, actors: dict[int, str]) -> bool:
    """Whether a known actor is the subject, and another stands in an object or behind a preposition of the verb."""
    doing = {actors[head] for head in at_.subjects(parsed, verb) if head in actors}
    others = [*at_.objects(parsed, verb), *at_.agents(parsed, verb), *at_.datives(parsed, verb)]
    for child in parsed.children[verb]:
        if parsed.deps[child] == "prep":
            others += at_.governed(parsed, child)
    return bool(doing) and any(head in actors and actors[head] not in doing for head in others)


def measure(data: Path) -> list[Figure]:
    """The share of clauses with an unknown predicate."""
    return [Figure("events.unknown", seen(data).share, fault=True)]
