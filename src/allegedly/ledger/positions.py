"""Who affirms, denies, doubts or withholds an event across documents, and since when.

No verdict: a change of mind is shown as a change, with both dates, and what two actors say stands side by side.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from allegedly.nouns import Evidence, Passage, Position


@dataclass(frozen=True, slots=True)
class Taken:
    """A position that a document reports: an actor's (by id, or None with its words) to one of its claims.

    `quote` is the sentence, and `evidence` what the source shows there, or the words that it shows nothing; `reason` is
    why an accusation or a denial of another event counts as a position to this one (`answering`), None where the
    document tells the event itself.
    """

    actor: str | None
    text: str
    position: Position
    published: str | None
    document: str
    claim: str
    quote: Passage | None = None
    evidence: Evidence | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A position that an actor held without a change: first and last publication that reports it, and where.

    `reports` are pairs of document and claim; `words` the same with quote and evidence.
    """

    position: Position
    since: str | None
    until: str | None
    reports: tuple[tuple[str, str], ...]
    words: tuple[Taken, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """What an actor has said of an event over time, oldest first; the last one is where it stands now."""

    actor: str | None
    text: str
    held: tuple[Held, ...]

    @property
    def now(self) -> Position:
        """The newest position that is reported."""
        return self.held[-1].position

    @property
    def changed(self) -> bool:
        """Whether it held another position before."""
        return len(self.held) > 1


def standings(taken: Iterable[Taken]) -> tuple[Standing, ...]:
    """Every actor's standing, by first publication.

    Unknown actors are told apart by their words. `reports` of a position are pairs of document and claim. Undated
    documents come first, as nothing says that they are new.
    """
    by_actor: dict[tuple[str | None, str], list[Taken]] = {}
    for one in sorted(taken, key=lambda t: (t.published or "", t.document, t.claim)):
        key = (one.actor, "") if one.actor is not None else (None, " ".join(one.text.lower().split()))
        by_actor.setdefault(key, []).append(one)
    return tuple(Standing(items[0].actor, items[0].text, _held(items)) for items in by_actor.values())


def _held(taken: list[Taken]) -> tuple[Held, ...]:
    found: list[Held] = []
    for one in taken:
        report = (one.document, one.claim)
        if found and found[-1].position == one.position:
            last = found[-1]
            reports = (*last.reports, report)
            found[-1] = Held(last.position, last.since, one.published, reports, (*last.words, one))
        else:
            found.append(Held(one.position, one.published, one.published, (report,), (one,)))
    return tuple(found)
