"""Many processes on one machine."""

from allegedly.scale.processes import code_in_processes

__all__ = ["code_in_processes"]
