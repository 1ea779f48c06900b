"""Predicates: the verbs, nouns and adjectives that mean a PLOVER type, and who in their clause acts on whom.

One table per type, `language/predicates/TYPE.csv`, with these columns:

- `lemma`: the dictionary form; a particle or fixed preposition follows the verb ("crack down", "call off").
- `pos`: verb, noun or adjective.
- `frame`: one or more of `ACTOR>RECIPIENT`, best first. A slot is `subj` (subject; the agent where the verb is passive),
  `obj` (direct object; the subject where the verb is passive), `iobj`, `comp` (the subject of the clause that completes
  it: "urged Iran to stop"), `poss` ("Iran's", "Iranian", "Iran" before the noun), any preposition (`to`, `against`,
  `with`), or nothing where there is no such party (`subj>`). `obj.poss` is the possessor within the object ("rejected
  Iran's offer"), `obj.of` likewise for a preposition. `A<>B` is reciprocal: `subj<>with`, `subj<>subj` (a plural
  subject: "Russia and Iran met").
- `object`: classes of `object-classes.csv` or words, one of which the object (of a noun: its "of" phrase or compound)
  must be; empty: any. A row with `object` goes before a row without.
- `mode`, `contexts`: PLOVER's, where the predicate itself tells them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from allegedly.knowledge.tables import HERE, Row, table

FOLDER = "language/predicates"
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
PARTS = ("verb", "noun", "adjective")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where actor and recipient stand; an empty slot is a party that the predicate does not have."""

    actor: str
    recipient: str
    reciprocal: bool


@dataclass(frozen=True, slots=True)
class Predicate:
    """One sense of a word."""

    lemma: str
    pos: str
    type: str
    frames: tuple[Frame, ...]
    objects: frozenset[str]
    mode: str | None
    contexts: tuple[str, ...]

    @property
    def head(self) -> str:
        """The first word of the lemma, by which a sense is looked up."""
        return self.lemma.split(" ", 1)[0]

    @property
    def rest(self) -> tuple[str, ...]:
        """Particles and prepositions that must follow the head."""
        return tuple(self.lemma.split(" ")[1:])


@cache
def object_classes() -> dict[str, frozenset[str]]:
    """The words of each class of objects: weapons, aid, sanctions, …"""
    name = f"{FOLDER}/object-classes.csv"
    return {row["class"]: frozenset(row.items("words")) for row in table(name, ("class", "words"))}


@cache
def predicates() -> dict[tuple[str, str], tuple[Predicate, ...]]:
    """All senses by (first word of the lemma, part of speech); senses with an object and longer lemmas first.

    Raises KnowledgeError for a table of an unknown type, a malformed frame or a sense that stands twice.
    """
    found: dict[tuple[str, str], list[Predicate]] = {}
    seen: dict[tuple[str, str, frozenset[str]], Row] = {}
    for path in sorted((HERE / FOLDER).glob("*.csv")):
        if path.stem == "object-classes":
            continue
        for row in table(path, ("lemma", "pos", "frame", "object", "mode", "contexts")):
            kind = path.stem.upper()
            if kind not in TYPES:
                raise row.wrong(f"{path.name} is named after no PLOVER type")
            sense = _predicate(row, kind)
            key = (sense.lemma, sense.pos, sense.objects)
            if key in seen:
                other = seen[key]
                raise row.wrong(f"{sense.pos} “{sense.lemma}” stands already in {other.file.name}, line {other.line}")
            seen[key] = row
            found.setdefault((sense.head, sense.pos), []).append(sense)
    return {key: tuple(sorted(senses, key=lambda s: (not s.objects, -len(s.rest)))) for key, senses in found.items()}


def _predicate(row: Row, kind: str) -> Predicate:
    row.one_of("pos", PARTS)
    objects: set[str] = set()
    for item in row.items("object"):
        objects |= object_classes().get(item, frozenset({item}))
    return Predicate(
        row["lemma"],
        row["pos"],
        kind,
        tuple(_frame(row, text) for text in row.items("frame")),
        frozenset(objects),
        row["mode"] or None,
        row.items("contexts"),
    )


def _frame(row: Row, text: str) -> Frame:
    reciprocal = "<>" in text
    actor, sign, recipient = text.partition("<>" if reciprocal else ">")
    if not sign:
        raise row.wrong(f"frame “{text}” has neither > nor <>")
    return Frame(actor.strip(), recipient.strip(), reciprocal)
