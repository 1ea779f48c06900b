"""How near a timeline comes to a reference: date F1, and AR1-F, ROUGE-1 along aligned days.

AR1-F is "align+ m:1" of Martschat and Markert (Improving ROUGE for Timeline Summarization, EACL 2017), as their tool
tilse measures and DATEWISE reports it: every day of one timeline is aligned with the day of the other that costs least,
where the cost is (1 − 1/(days apart + 1)) · (1 − ROUGE-1 F of the two days); several may share one. Words in common
along the alignment are clipped per day, discounted by 1/(days apart + 1), and set against the words of all days: of the
reference's for recall, of ours for precision (aligned the other way round). Words are compared in lower case without
stemming; tilse stems, so that its figures are a little higher than these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date

# A timeline: days, each with the words of its summary.
Words = Counter[str]
_WORD = re.compile(r"[a-z0-9]+")


def words(text: str) -> Words:
    """The words of a summary as they are compared."""
    return Counter(_WORD.findall(text.lower()))


def days_apart(one: str, other: str) -> int:
    """Days between two ISO days, without sign."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def f1(right: float, found: float, wanted: float) -> float:
    """The harmonic mean of right/found and right/wanted."""
    return 2 * right / (found + wanted) if found + wanted else 0.0


def date_f1(found: Collection[str], wanted: Collection[str], near: int = 0) -> float:
    """F1 of days, each right where a wanted one is at most `near` days away."""
    hit = sum(any(days_apart(day, other) <= near for other in found) for day in wanted)
    return f1(min(hit, len(found)), len(found), len(wanted))


def ar1_f(ours: Mapping[str, Words], reference: Mapping[str, Words]) -> float:
    """AR1-F of a timeline, from 0 to 1."""
    recall, precision = _share(reference, ours), _share(ours, reference)
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _share(of: Mapping[str, Words], other: Mapping[str, Words]) -> float:
    """The share of the words of one timeline that the other has on the aligned days."""
    total = sum(sum(bag.values()) for bag in of.values())
    if not total or not other:
        return 0.0
    common = 0.0
    for day, bag in of.items():
        best = min(other, key=lambda when: (_cost(day, when, bag, other[when]), when))
        common += _overlap(bag, other[best]) / (days_apart(day, best) + 1)
    return common / total


def _overlap(one: Words, other: Words) -> int:
    return sum((one & other).values())


def _cost(day: str, when: str, bag: Words, other: Words) -> float:
    rouge = f1(_overlap(bag, other), sum(bag.values()), sum(other.values()))
    return (1 - 1 / (days_apart(day, when) + 1)) * (1 - rouge)
