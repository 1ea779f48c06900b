"""The only state: documents, what was read from them, who tells the same story, which reports tell the same event."""

from allegedly.ledger.claims import ClaimFilter, ClaimRow
from allegedly.ledger.duplicates import origins
from allegedly.ledger.matching import Match, Member, Telling, content_words, match, root, telling
from allegedly.ledger.naming import Naming
from allegedly.ledger.positions import Held, Standing, Taken, standings
from allegedly.ledger.store import Added, Ledger, Stats, open_ledger

__all__ = [
    "Added",
    "ClaimFilter",
    "ClaimRow",
    "Held",
    "Ledger",
    "Match",
    "Member",
    "Naming",
    "Standing",
    "Stats",
    "Taken",
    "Telling",
    "content_words",
    "match",
    "open_ledger",
    "origins",
    "root",
    "standings",
    "telling",
]
