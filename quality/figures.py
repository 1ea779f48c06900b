"""What a measurement gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number: `name` is its key in floors.csv, `others` what others reach on the same or like data.

    `fault` marks a share of mistakes, for which less is better and the floor is a ceiling.
    """

    name: str
    value: float
    others: str = ""
    fault: bool = False

    def holds(self, floor: float) -> bool:
        """Whether the figure is no worse than its floor."""
        return self.value <= floor + 1e-9 if self.fault else self.value >= floor - 1e-9
