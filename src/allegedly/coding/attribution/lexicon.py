"""The words of attribution, from the tables in knowledge/language/attribution/."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from allegedly.knowledge.tables import Row, table
from allegedly.nouns import Position

FOLDER = "language/attribution"
POSITIONS: tuple[Position, ...] = ("affirms", "denies", "doubts", "withholds")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that can introduce somebody's words or mind."""

    lemma: str
    position: Position
    negated: Position  # the position when the word is negated
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cue words, by lemma (adverbs by their form)."""

    verbs: dict[str, Cue]
    nouns: dict[str, Cue]
    adjectives: dict[str, Cue]
    adverbs: dict[str, Cue]
    according: frozenset[str]
    phrase_nouns: frozenset[str]
    withheld: frozenset[str]
    refused: frozenset[str]
    information: frozenset[str]  # what is kept back
    deeds: dict[tuple[str, str], bool]  # (lemma, part of speech) of words that are deeds as often as words: of force?
    evidence: dict[str, str]  # lemma → kind
    shows: frozenset[str]
    lacks: frozenset[str]
    verifies: frozenset[str]  # "could not be verified"
    unproven: frozenset[str]  # "the unverified claim"
    saw: frozenset[str]  # "a cook who saw the raid"
    light: frozenset[str]  # verbs under which a noun's words are their subject's: "made a promise"
    untrue: frozenset[str]  # "called it baseless"
    glosses: frozenset[str]  # "…, citing …": the reporter's words after a statement


NEGATED: dict[Position, Position] = {
    "affirms": "withholds",
    "denies": "withholds",
    "doubts": "affirms",
    "withholds": "affirms",
}


def _position(row: Row, column: str = "position") -> Position:
    row.one_of(column, POSITIONS)
    return next(position for position in POSITIONS if row[column] == position)


def _cue(row: Row, lemma: str) -> Cue:
    position = _position(row)
    negated = _position(row, "negated") if row.cells.get("negated") else NEGATED[position]
    frames = frozenset(row.items("frames")) if "frames" in row.cells else frozenset()
    return Cue(lemma, position, negated, frames)


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once in a process. Raises KnowledgeError where a table is not well formed."""

    def cues(name: str, first: str, *columns: str) -> dict[str, Cue]:
        rows = table(f"{FOLDER}/{name}.csv", (first, "position", *columns))
        return {row[first]: _cue(row, row[first]) for row in rows}

    def words(name: str, column: str, *allowed: str) -> list[tuple[str, str]]:
        rows = table(f"{FOLDER}/{name}.csv", ("lemma", column))
        return [(row["lemma"], row.one_of(column, allowed) if allowed else row[column]) for row in rows]

    phrases = list(table(f"{FOLDER}/prepositions.csv", ("phrase", "head", "kind")))
    withholding = words("withholding", "kind", "verb", "refusal", "thing")
    showing = words("showing", "role", "shows", "lacks", "gloss", "verifies", "saw", "unproven")
    return Lexicon(
        verbs=cues("verbs", "lemma", "negated", "frames"),
        nouns=cues("nouns", "lemma", "frames"),
        adjectives=cues("adjectives", "lemma", "negated"),
        adverbs=cues("adverbs", "word"),
        according=frozenset(row["head"] for row in phrases if row.one_of("kind", ("word", "noun")) == "word"),
        phrase_nouns=frozenset(row["head"] for row in phrases if row["kind"] == "noun"),
        withheld=frozenset(lemma for lemma, kind in withholding if kind == "verb"),
        refused=frozenset(lemma for lemma, kind in withholding if kind == "refusal"),
        information=frozenset(lemma for lemma, kind in withholding if kind == "thing"),
        deeds={
            (row["lemma"], row.one_of("pos", ("VERB", "NOUN"))): row.one_of("force", ("yes", "")) == "yes"
            for row in table(f"{FOLDER}/deeds.csv", ("lemma", "pos", "force"))
        },
        evidence=dict(words("evidence", "kind")),
        shows=frozenset(lemma for lemma, role in showing if role == "shows"),
        lacks=frozenset(lemma for lemma, role in showing if role == "lacks"),
        verifies=frozenset(lemma for lemma, role in showing if role == "verifies"),
        unproven=frozenset(lemma for lemma, role in showing if role == "unproven"),
        saw=frozenset(lemma for lemma, role in showing if role == "saw"),
        light=frozenset(row["lemma"] for row in table(f"{FOLDER}/light.csv", ("lemma",))),
        untrue=frozenset(row["word"] for row in table(f"{FOLDER}/untrue.csv", ("word",))),
        glosses=frozenset(lemma for lemma, role in showing if role == "gloss"),
    )
