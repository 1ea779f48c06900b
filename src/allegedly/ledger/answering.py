"""Which report takes a position to an event that another one tells: accusations of a deed, and denials of a charge.

"A accused B of shipping arms" and "B denied shipping arms" are two events of their own, the one of accusing, the other
of rejecting. Both are about a third thing: that B shipped arms. Where a document tells that deed itself, its claim has
everyone's position already. Here the rest is found: the accusation or the deed, told elsewhere, that a rejection
answers, and the deed that an accusation is about. No two of them are merged.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from allegedly.knowledge.meanings import meaning
from allegedly.ledger.matching import REPEATED_APART, Telling, roots

Answers = Literal["affirms", "denies"]

# An answer names what it answers in a few words: this part of the content of the shorter of both clauses must be in the
# other's sentence, and so many words. Chosen on the seen half of quality/data/pairs/links-*.jsonl.
SHARED = 0.5
MIN_SHARED_WORDS = 2
# Of a charge the deed is not known apart, so that more of all that it says must agree.
CHARGE_SHARED = 0.66
# A charge is answered for months after; then nearly all of the content must agree.
ANSWERED_APART = 21
MUCH_SHARED = 0.75
# What says only that something is charged or denied is no content.
EMPTY = frozenset(
    meaning(word) for word in ("accuse", "reject", "deny", "false", "claim", "report", "dismiss", "charge")
)
CHARGES, REJECTIONS = "accusation", "rejection"


@dataclass(frozen=True, slots=True)
class Answer:
    """That a report affirms or denies an event told elsewhere, and why it is held to."""

    position: Answers
    score: float
    reason: str


def answer(one: Telling, other: Telling) -> Answer | None:
    """The position that a report takes to the event that another report tells, None where it surely takes none.

    What answers a deed names it: where everybody speaks of one matter all day, the other words agree by themselves.
    """
    position = _position(one, other)
    if position is None:
        return None
    both = doers_of(one) & doers_of(other)
    if not both:
        return None
    mine, theirs = (one.words | {one.trigger}) - EMPTY, (other.words | {other.trigger}) - EMPTY
    if other.family != CHARGES and other.trigger not in mine:
        return None
    shared = (mine & (theirs | other.context)) | (theirs & (mine | one.context))
    share = min(len(shared) / max(min(len(mine), len(theirs)), MIN_SHARED_WORDS), 1.0)
    apart = days_apart(one.published, other.published)
    usual = CHARGE_SHARED if other.family == CHARGES else SHARED
    needed = usual if apart is not None and apart <= ANSWERED_APART else MUCH_SHARED
    if len(shared) < MIN_SHARED_WORDS or share < needed or (apart is not None and apart > REPEATED_APART):
        return None
    who = " and ".join(sorted(both))
    verb = "denies it" if position == "denies" else "accuses of it"
    when = f"{apart} days apart" if apart is not None else "no date"
    return Answer(position, round(share, 6), f"{verb} ({who}); {when}; shared words: {', '.join(sorted(shared))}")


def doers_of(one: Telling) -> frozenset[str]:
    """The roots of those who are told to have done it: the accused, where it is a charge."""
    return roots(one.recipients if one.family == CHARGES else one.actors)


def _position(one: Telling, other: Telling) -> Answers | None:
    if other.family == REJECTIONS or one.document == other.document:
        return None
    if one.denial or (one.denied and other.family == CHARGES):
        return "denies"
    if one.family == CHARGES and other.family != CHARGES:
        return "affirms"
    return None


def days_apart(one: str | None, other: str | None) -> int | None:
    """How many days lie between two dates, None where one is missing or no date."""
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days) if one and other else None
    except ValueError:
        return None
