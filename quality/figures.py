"""What a measurement gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number: `name` is its key in floors.yaml, `others` what others reach on the same or like data."""

    name: str
    value: float
    others: str = ""
