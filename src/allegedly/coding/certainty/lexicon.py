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
PREPOSITIONS = frozenset("about against at by for from in into of on over to toward towards upon with".split()) | {
    "short of"
}
NEGATIONS = frozenset({"clause", "determiner", "pronoun", "contrast"})
PURPOSES = frozenset(
    {"purpose", "noun", "verb", "adjective", "headline", "due", "ordinal", "imperative", "question", "consequent"}
)
PRESUPPOSING = ("adjective", "determiner", "ordinal", "spoken", "performative")
HIGHEST = 3.0


@dataclass(frozen=True, slots=True)
class Signature:
    """What a word makes of the event that it governs where the word itself is affirmed, negated, or left open."""

    affirmed: float
    negated: float
    tense: Tense | None
    open: float = 0.0

    def apply(self, value: float) -> float:
        """The event's value where the governing word has `value`, linear between negated (−3), open (0), affirmed."""
        if value >= 0:
            return self.open + (self.affirmed - self.open) * value / HIGHEST
        return self.open - (self.negated - self.open) * value / HIGHEST


@dataclass(slots=True)
class Lexicon:
    """The tables, by lemma or word."""

    modals: dict[str, Signature] = field(default_factory=dict)
    adverbs: dict[str, tuple[float, Tense | None]] = field(default_factory=dict)
    adjectives: dict[str, tuple[float, Tense | None]] = field(default_factory=dict)
    denying: dict[str, float] = field(default_factory=dict)  # beside a verb
    determiners: dict[str, float] = field(default_factory=dict)
    pronouns: dict[str, float] = field(default_factory=dict)
    contrasts: frozenset[str] = frozenset()
    exempt: frozenset[str] = frozenset()
    presupposing: frozenset[str] = frozenset()  # adjectives
    definite: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    spoken: frozenset[str] = frozenset()  # nouns for what is said
    performatives: frozenset[str] = frozenset()  # verbs
    conjunctions: dict[str, tuple[float | None, Tense | None]] = field(default_factory=dict)
    prepositions: dict[str, float] = field(default_factory=dict)
    purposes: dict[str, Signature] = field(default_factory=dict)
    habits: dict[str, Tense] = field(default_factory=dict)
    predicates: dict[tuple[str, str], dict[str, Signature]] = field(default_factory=dict)
    compounds: frozenset[str] = frozenset()  # verbs that stand in predicates.csv with a second word ("take place")


@cache
def lexicon() -> Lexicon:
    """All tables, read once in a process. Raises KnowledgeError with file and line where one is not well formed."""
    words = Lexicon()
    for row in table(FOLDER / "modals.csv", ("lemma", "affirmed", "negated", "tense")):
        words.modals[row["lemma"]] = Signature(_number(row, "affirmed"), _number(row, "negated"), _tense(row))
    for row in table(FOLDER / "hedges.csv", ("word", "pos", "value", "tense")):
        known = words.adverbs if row.one_of("pos", {"adverb", "adjective"}) == "adverb" else words.adjectives
        known[row["word"]] = (_number(row, "value"), _tense(row))
    _read_negation(words)
    taken: dict[str, set[str]] = {name: set() for name in PRESUPPOSING}
    for row in table(FOLDER / "presupposing.csv", ("word", "kind")):
        taken[row.one_of("kind", set(taken))].add(row["word"])
    words.presupposing = frozenset(taken["adjective"])
    words.definite, words.ordinals = frozenset(taken["determiner"]), frozenset(taken["ordinal"])
    words.spoken, words.performatives = frozenset(taken["spoken"]), frozenset(taken["performative"])
    for row in table(FOLDER / "conjunctions.csv", ("word", "value", "tense")):
        words.conjunctions[row["word"]] = (_number(row, "value") if row["value"] else None, _tense(row))
    for row in table(FOLDER / "prepositions.csv", ("word", "value")):
        words.prepositions[row["word"]] = _number(row, "value")
    for row in table(FOLDER / "purposes.csv", ("name", "value", "tense")):
        words.purposes[row.one_of("name", PURPOSES)] = Signature(_number(row, "value"), 0.0, _tense(row))
    for row in table(FOLDER / "habits.csv", ("word", "tense")):
        tense = _tense(row)
        if tense is None:
            raise row.wrong("tense is empty")
        words.habits[row["word"]] = tense
    _read_predicates(words)
    return words


def _read_negation(words: Lexicon) -> None:
    contrasts = set()
    for row in table(FOLDER / "negation.csv", ("word", "kind", "factor")):
        kind, factor = row.one_of("kind", NEGATIONS), _number(row, "factor")
        if kind == "clause":
            words.denying[row["word"]] = factor
        elif kind == "determiner":
            words.determiners[row["word"]] = factor
        elif kind == "pronoun":
            words.pronouns[row["word"]] = factor
        else:
            contrasts.add(row["word"])
    words.contrasts = frozenset(contrasts)
    words.exempt = frozenset(row["word"] for row in table(FOLDER / "exempt.csv", ("word",)))


def _read_predicates(words: Lexicon) -> None:
    columns = ("lemmas", "pos", "complements", "affirmed", "negated", "open", "tense")
    compounds = set()
    for row in table(FOLDER / "predicates.csv", columns):
        part = row.one_of("pos", PARTS)
        unsure = _number(row, "open") if row["open"] else 0.0
        signature = Signature(_number(row, "affirmed"), _number(row, "negated"), _tense(row), unsure)
        for complement in row.items("complements"):
            if complement not in COMPLEMENTS and complement not in PREPOSITIONS:
                raise row.wrong(
                    f"complement “{complement}” is none of {', '.join(sorted(COMPLEMENTS))} or a preposition"
                )
            for lemma in row.items("lemmas"):
                if " " in lemma:
                    compounds.add(lemma.split()[0])
                known = words.predicates.setdefault((lemma, part), {})
                for name in ANY if complement == "any" else (complement,):
                    if name in known:
                        raise row.wrong(f"{lemma} ({part}) with {name} stands in an earlier line already")
                    known[name] = signature
    words.compounds = frozenset(compounds)


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
