"""Words by which a brief knows what reads well away from its article (`language/briefs.csv`)."""

from __future__ import annotations

from functools import cache

from allegedly.knowledge.tables import table

KINDS = (
    "hanging", "connective", "opening", "sides", "label", "asking", "unnamed", "saying", "lead", "glue", "condition",
    "hedge", "plain", "gone", "refusing", "alleged", "charged",
    "article", "faint", "denying", "wish", "talk", "silent", "accepting", "agreeing",
)  # fmt: skip


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in table("language/briefs.csv", ("kind", "words")):
        found[row.one_of("kind", KINDS)] = frozenset(row.items("words"))
    return found


def words(kind: str) -> frozenset[str]:
    """The words of a kind (one of KINDS). Raises KeyError where the table has none of it."""
    return _kinds()[kind]
