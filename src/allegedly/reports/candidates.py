"""Who is named in documents and in no table: candidates for a person's own actors. A mention makes nobody an actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from allegedly.nouns import Mention

# Kinds whose mentions without an actor are common nouns ("protesters"), never names.
UNNAMED = frozenset({"civilians", "protesters", "experts"})


@dataclass(slots=True)
class Candidate:
    """A name that nobody known bears, with how often and in how many documents it stands."""

    name: str
    kind: str
    mentions: int = 0
    documents: int = 0
    titles: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)  # the actors to whom the titles belong


def candidates(documents: Iterable[tuple[str, Iterable[Mention]]]) -> list[Candidate]:
    """The candidates of documents (id, mentions), the most widely named first.

    In each document a part of a name counts for the whole one: "Dana Testman … Testman".
    """
    found: dict[tuple[str, str], Candidate] = {}
    for _, mentions in documents:
        here: dict[tuple[str, str], list[Mention]] = {}
        whole: dict[str, str] = {}
        for mention in mentions:
            name = named(mention)
            if name is None:
                continue
            person = mention.kind == "person"
            if person and " " in name:
                whole[name.rpartition(" ")[2]] = name
                whole[name.partition(" ")[0]] = name
            elif person:
                name = whole.get(name, name)
            here.setdefault((name, mention.kind), []).append(mention)
        for key, same in here.items():
            candidate = found.setdefault(key, Candidate(*key))
            candidate.documents += 1
            candidate.mentions += len(same)
            for mention in same:
                if mention.role is not None:
                    candidate.titles[mention.role.title] += 1
                    if mention.role.of is not None:
                        candidate.of[mention.role.of] += 1
    return sorted(found.values(), key=lambda each: (-each.documents, -each.mentions, each.name))


def named(mention: Mention) -> str | None:
    """The own name in a mention that is linked to nobody; None where it names nobody."""
    if mention.actor is not None or mention.kind in UNNAMED:
        return None
    text = mention.text
    if mention.role is not None:
        _, title, after = text.rpartition(mention.role.title)
        text = after if title else text
    words = text.split()
    while words and not words[0][:1].isupper():
        words = words[1:]
    if words and words[0] == "The":
        words = words[1:]
    if not words or not words[-1][:1].isupper() or not any(letter.isalpha() for letter in words[-1]):
        return None
    if mention.role is None and mention.kind not in {"person", "organisation"} and len(words) == 1:
        return None  # "Opposition", "Parliament" at the head of a sentence
    return " ".join(words)
