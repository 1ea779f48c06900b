"""The only state: documents, what was read from them, who tells the same story, which reports tell the same event."""

from allegedly.ledger.claims import ClaimFilter, ClaimRow
from allegedly.ledger.duplicates import origins
from allegedly.ledger.store import Added, Ledger, Stats, open_ledger

__all__ = ["Added", "ClaimFilter", "ClaimRow", "Ledger", "Stats", "open_ledger", "origins"]
