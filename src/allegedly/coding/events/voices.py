"""Whether the source of an attribution says that an event is so, or only plans, does or talks about it."""

from __future__ import annotations

from functools import cache

from allegedly.knowledge.tables import table
from allegedly.nouns import Attribution

TABLE = "language/silent.csv"
# Whoever is none says nothing: "nobody has told him that they are dissatisfied".
NOBODY = frozenset({"nobody", "none", "neither", "no"})
LONGEST = 3  # words of a cue in the table


@cache
def silent() -> frozenset[str]:
    """The words of cues that say nothing of what follows."""
    return frozenset(words for row in table(TABLE, ("words",)) for words in row.items("words"))


def speaks(attribution: Attribution) -> bool:
    """Whether somebody says it: in quoted words, or with a cue for words or a mind; and it is anybody."""
    source = attribution.source
    if source is not None and source.text.split(" ", 1)[0].lower() in NOBODY:
        return False
    if attribution.manner != "indirect" or attribution.position != "affirms":
        return True  # "could not provide more", "would not discuss it": somebody keeps it back
    words = attribution.cue.text.lower().split()
    phrases = {" ".join(words[-size:]) for size in range(2, LONGEST + 1)}
    return silent().isdisjoint(phrases | {attribution.cue.lemma.lower()})
