"""Many processes on one machine."""

from allegedly.scale.processes import code

__all__ = ["code"]
