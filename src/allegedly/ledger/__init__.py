"""The only state: documents, what was read from them, who tells the same story, which reports tell the same event."""

from allegedly.ledger.answering import Answer, answer
from allegedly.ledger.claims import ClaimFilter, ClaimRow
from allegedly.ledger.decided import identity
from allegedly.ledger.decisions import Agreement, Decision, Imported, Kind, Replayed, Wanted
from allegedly.ledger.differences import ClaimChange, Difference, Edit
from allegedly.ledger.disagreement import Figure, Figures, Spread, Teller
from allegedly.ledger.duplicates import Origins, origins
from allegedly.ledger.instruments import (
    About,
    Act,
    InstrumentCount,
    InstrumentLimits,
    InstrumentRecord,
    Said,
    instrument_named,
)
from allegedly.ledger.limits import limit, took_too_long
from allegedly.ledger.matching import Match, Member, Telling, content_words, match, root, same, telling
from allegedly.ledger.naming import Naming
from allegedly.ledger.own_actors import OwnActor
from allegedly.ledger.positions import Held, Standing, Taken, standings
from allegedly.ledger.sayings import SaidOf, Saying, said_of, sayings
from allegedly.ledger.series import Period, Tally
from allegedly.ledger.store import Added, Ledger, Recoded, Removed, Stats, open_ledger
from allegedly.ledger.together import counted_to, together

__all__ = [
    "About",
    "Act",
    "Added",
    "Agreement",
    "Answer",
    "ClaimChange",
    "ClaimFilter",
    "ClaimRow",
    "Decision",
    "Difference",
    "Edit",
    "Figure",
    "Figures",
    "Held",
    "Imported",
    "InstrumentCount",
    "InstrumentLimits",
    "InstrumentRecord",
    "Kind",
    "Ledger",
    "Match",
    "Member",
    "Naming",
    "Origins",
    "OwnActor",
    "Period",
    "Recoded",
    "Removed",
    "Replayed",
    "Said",
    "SaidOf",
    "Saying",
    "Spread",
    "Standing",
    "Stats",
    "Taken",
    "Tally",
    "Teller",
    "Telling",
    "Wanted",
    "answer",
    "content_words",
    "counted_to",
    "identity",
    "instrument_named",
    "limit",
    "match",
    "open_ledger",
    "origins",
    "root",
    "said_of",
    "same",
    "sayings",
    "standings",
    "telling",
    "together",
    "took_too_long",
]
