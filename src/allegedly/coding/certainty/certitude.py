"""What is said of how sure an event is."""

from __future__ import annotations

from dataclasses import dataclass

from allegedly.nouns import Certainty, Polarity, Tense

# FactBank's values on its scale of ±3: certain 3, probable 2, possible 1, underspecified 0 (Saurí & Pustejovsky 2009).
# The borders lie in the middle between them.
CERTAIN, PROBABLE, POSSIBLE = 2.5, 1.5, 0.5


@dataclass(frozen=True, slots=True)
class Certitude:
    """How sure the innermost speaker is of an event, on FactBank's scale, and which time it is put in."""

    polarity: Polarity
    certainty: Certainty
    factuality: float
    tense: Tense


def certainty_of(factuality: float) -> Certainty:
    """The word for a number of FactBank's scale, whatever its sign."""
    size = abs(factuality)
    if size >= CERTAIN:
        return "certain"
    if size >= PROBABLE:
        return "probable"
    return "possible" if size >= POSSIBLE else "unknown"
