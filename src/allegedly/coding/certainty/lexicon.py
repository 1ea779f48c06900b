"""The words for how sure: knowledge/language/certainty/*.csv, checked as they load."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import cast

from allegedly.knowledge.tables import Row, table
from allegedly.nouns import Tense

FOLDER = Path("language/certainty")
TENSES = frozenset({"past", "ongoing", "future", "hypothetical", "generic", ""})
PARTS = frozenset({"verb", "noun", "adjective"})
ANY = ("infinitive", "gerund", "clause", "object")
COMPLEMENTS = frozenset({*ANY, "any", "subject", "whether", "passive infinitive"})
PREPOSITIONS = frozenset("about against at for from in of on over to upon with by into toward towards".split()) | {
    "short of"
}
NEGATIONS = frozenset({"clause", "determiner", "pronoun", "contrast"})
PURPOSES = frozenset(
    {"purpose", "noun", "verb", "adjective", "headline", "due", "ordinal", "result", "imperative", "question"}
)
HIGHEST = 3.0


@dataclass(frozen=True, slots=True)
class Signature:
    """What a word makes of the event that it governs where the word itself is certain: affirmed, and negated."""

    affirmed: float
    negated: float
    tense: Tense | None

    def apply(self, value: float) -> float:
        """The event's value where the governing word has `value`.

        Linear between negated (−3), nothing known (0) and affirmed (3). What is the same on both sides is presupposed
        (factive) and stays so.
        """
        if self.affirmed == self.negated:
            return self.affirmed
        return self.affirmed * value / HIGHEST if value >= 0 else self.negated * -value / HIGHEST


@dataclass(slots=True)
class Lexicon:
    """The tables, by lemma or word."""

    modals: dict[str, Signature] = field(default_factory=dict)
    hedges: dict[tuple[str, str], tuple[float, Tense | None]] = field(default_factory=dict)
    negations: dict[str, dict[str, float]] = field(default_factory=dict)
    exempt: frozenset[str] = frozenset()
    conjunctions: dict[str, tuple[float | None, Tense | None]] = field(default_factory=dict)
    purposes: dict[str, Signature] = field(default_factory=dict)
    habits: dict[str, Tense] = field(default_factory=dict)
    prepositions: dict[str, float] = field(default_factory=dict)
    predicates: dict[tuple[str, str], dict[str, Signature]] = field(default_factory=dict)


@cache
def lexicon() -> Lexicon:
    """All tables, read once in a process. Raises KnowledgeError with file and line where one is not well formed."""
    words = Lexicon()
    for row in table(FOLDER / "modals.csv", ("lemma", "affirmed", "negated", "tense")):
        words.modals[row["lemma"]] = Signature(_number(row, "affirmed"), _number(row, "negated"), _tense(row))
    for row in table(FOLDER / "hedges.csv", ("word", "pos", "value", "tense")):
        part = row.one_of("pos", {"adverb", "adjective"})
        words.hedges[row["word"], part] = (_number(row, "value"), _tense(row))
    for row in table(FOLDER / "negation.csv", ("word", "kind", "factor")):
        words.negations.setdefault(row.one_of("kind", NEGATIONS), {})[row["word"]] = _number(row, "factor")
    words.exempt = frozenset(row["word"] for row in table(FOLDER / "exempt.csv", ("word",)))
    for row in table(FOLDER / "conjunctions.csv", ("word", "value", "tense")):
        words.conjunctions[row["word"]] = (_number(row, "value") if row["value"] else None, _tense(row))
    for row in table(FOLDER / "purposes.csv", ("name", "value", "tense")):
        value = _number(row, "value")
        words.purposes[row.one_of("name", PURPOSES)] = Signature(
            value, -value if value == HIGHEST else 0.0, _tense(row)
        )
    for row in table(FOLDER / "habits.csv", ("word", "tense")):
        tense = _tense(row)
        if tense is None:
            raise row.wrong("tense is empty")
        words.habits[row["word"]] = tense
    for row in table(FOLDER / "prepositions.csv", ("word", "value")):
        words.prepositions[row["word"]] = _number(row, "value")
    _read_predicates(words)
    return words


def _read_predicates(words: Lexicon) -> None:
    for row in table(FOLDER / "predicates.csv", ("lemmas", "pos", "complements", "affirmed", "negated", "tense")):
        part = row.one_of("pos", PARTS)
        signature = Signature(_number(row, "affirmed"), _number(row, "negated"), _tense(row))
        for complement in row.items("complements"):
            if complement not in COMPLEMENTS and complement not in PREPOSITIONS:
                raise row.wrong(
                    f"complement “{complement}” is none of {', '.join(sorted(COMPLEMENTS))} or a preposition"
                )
            for lemma in row.items("lemmas"):
                known = words.predicates.setdefault((lemma, part), {})
                for name in ANY if complement == "any" else (complement,):
                    if name in known:
                        raise row.wrong(f"{lemma} ({part}) with {name} stands in an earlier line already")
                    known[name] = signature


def _number(row: Row, column: str) -> float:
    try:
        value = float(row[column])
    except ValueError:
        raise row.wrong(f"{column} is “{row[column]}”, must be a number from −3 to 3") from None
    if not -HIGHEST <= value <= HIGHEST:
        raise row.wrong(f"{column} is {value}, must lie from −3 to 3")
    return value


def _tense(row: Row) -> Tense | None:
    return cast(Tense, row.one_of("tense", TENSES)) or None
