"""Did what to whom: PLOVER events with actors, recipients, date, place and quantities."""

from allegedly.coding.events.finding import find_events

__all__ = ["find_events"]
