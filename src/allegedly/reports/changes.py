"""Changes of level in a relation: where the tone between two actors shifts, and the events that it rests on.

The Goldstein values of the events, in order of their days, are cut into segments of constant mean by PELT (Killick,
Fearnhead and Eckley 2012; `ruptures`, squared error) with the BIC penalty (Yao 1988), its variance taken from
the differences of neighbours (von Neumann 1941), so that a change of level does not count as noise. Events and not
periods are cut, so that a month without documents is no value.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy
import ruptures
from ruptures.base import BaseCost

from allegedly.reports.dealings import Dealing, Dealings

# A level rests on at least this many events: fewer are an incident.
LEAST_EVENTS = 5
# Parameters that one more segment takes (its mean and its place), each paid with variance × log n.
PARAMETERS = 2


@dataclass(frozen=True, slots=True)
class Level:
    """A stretch of constant mean: its first and last day, the mean score, and its events."""

    since: str
    until: str
    level: float
    events: tuple[Dealing, ...]


def levels(found: Dealings) -> list[Level]:
    """The stretches, oldest first; one where the tone did not change, none without events that happened."""
    events = [dealing for dealing in found.events if dealing.happened]
    if not events:
        return []
    values = numpy.array([dealing.goldstein for dealing in events])
    return [_level(events[start:end]) for start, end in _segments(values)]


def _segments(values: numpy.typing.NDArray[numpy.float64]) -> list[tuple[int, int]]:
    count = len(values)
    # Half the mean squared difference of neighbours is their variance about a level that hardly moves.
    variance = float((numpy.diff(values) ** 2).mean() / 2) if count > 1 else 0.0
    if count < 2 * LEAST_EVENTS or variance == 0.0:
        return [(0, count)]
    search = ruptures.Pelt(custom_cost=_SquaredError(), min_size=LEAST_EVENTS, jump=1).fit(values.reshape(-1, 1))
    ends: Sequence[int] = search.predict(pen=PARAMETERS * variance * math.log(count))
    return list(zip([0, *ends[:-1]], ends, strict=True))


class _SquaredError(BaseCost):  # type: ignore[misc]
    """The cost of `ruptures`' own "l2" from sums kept ready: it is asked for some 20,000 segments of 200 documents."""

    model = "squared error"
    min_size = 1

    def fit(self, signal: numpy.typing.NDArray[numpy.float64]) -> _SquaredError:
        """Keeps the sums of the values, and of their squares, from the beginning."""
        self.signal = signal
        values = signal[:, 0]
        self._sums: list[float] = [0.0, *numpy.cumsum(values).tolist()]
        self._squares: list[float] = [0.0, *numpy.cumsum(values**2).tolist()]
        return self

    def error(self, start: int, end: int) -> float:
        """The squared differences from the mean of a segment, summed."""
        whole = self._sums[end] - self._sums[start]
        return self._squares[end] - self._squares[start] - whole * whole / (end - start)


def _level(events: Sequence[Dealing]) -> Level:
    mean = sum(dealing.goldstein for dealing in events) / len(events)
    return Level(events[0].day, events[-1].day, round(mean, 3), tuple(events))
