"""Words by which a brief knows what reads well away from its article (`language/briefs.csv`)."""

from __future__ import annotations

from functools import cache

from allegedly.knowledge.tables import table

KINDS = (
    "hanging", "connective", "opening", "sides", "label", "asking", "unnamed", "saying", "lead", "glue", "condition",
    "hedge", "plain", "gone", "refusing", "alleged", "charged",
    "article", "faint", "denying", "wish", "talk", "silent", "accepting", "agreeing", "pointed",
)  # fmt: skip


# The tables of cues, each with its columns; the first names the cue ("head": the word that the parser hangs it on).
CUES = (
    ("verbs", ("lemma", "position", "negated", "frames"), "lemma"),
    ("nouns", ("lemma", "position", "frames"), "lemma"),
    ("adjectives", ("lemma", "position", "negated"), "lemma"),
    ("prepositions", ("phrase", "head", "kind"), "head"),
    ("light", ("lemma",), "lemma"),
)
# What stands before the words of a turn or a headline.
MARKS = frozenset({":"})


@cache
def cues() -> frozenset[str]:
    """The lemmas by which a text gives somebody's words or mind, as far as the tables of cues know them."""
    rows = (
        (row, column) for name, columns, column in CUES for row in table(f"language/attribution/{name}.csv", columns)
    )
    return MARKS | {row[column] for row, column in rows}


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in table("language/briefs.csv", ("kind", "words")):
        found[row.one_of("kind", KINDS)] = frozenset(row.items("words"))
    return found


def words(kind: str) -> frozenset[str]:
    """The words of a kind (one of KINDS). Raises KeyError where the table has none of it."""
    return _kinds()[kind]
