"""Which rejections are denials of what others claim (`language/denying.csv`)."""

from __future__ import annotations

import re
from functools import cache

from allegedly.knowledge.tables import table

KINDS = ("denial", "if charge", "charge")
WORD = re.compile(r"[^\W\d_]+")


@cache
def _words() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for row in table("language/denying.csv", ("kind", "words")):
        found[row.one_of("kind", KINDS)] |= set(row.items("words"))
    return {kind: frozenset(words) for kind, words in found.items()}


def denies(lemma: str, clause: str) -> bool:
    """Whether a rejection with this verb and these words denies a charge, and does not refuse an offer or a demand."""
    words = _words()
    if lemma in words["denial"]:
        return True
    return lemma in words["if charge"] and any(word.lower() in words["charge"] for word in WORD.findall(clause))
