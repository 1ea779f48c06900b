"""What a document says otherwise in a later version: in its text, and in its claims. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from allegedly.nouns import Claim, CodedDocument, Event, Party

# What is the same claim in both versions: who does what to whom, in the same words; and, where its words have changed,
# what is at least told of the same.
Told = tuple[str, frozenset[str], frozenset[str], str]


@dataclass(frozen=True, slots=True)
class Edit:
    """Sentences that stand in the place of others; none on one side where they were added or taken out."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that was added (`before` is None), taken out (`after` is None), or is told otherwise.

    `what` names what is other: words, status, positions, date, figures.
    """

    before: Claim | None
    after: Claim | None
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two versions of a document."""

    before: CodedDocument
    after: CodedDocument
    particulars: tuple[tuple[str, str | None, str | None], ...]
    text: tuple[Edit, ...]
    claims: tuple[ClaimChange, ...]


def difference(before: CodedDocument, after: CodedDocument) -> Difference:
    """What a later version of a document says otherwise."""
    names = ("title", "published", "publisher", "url", "language")
    old, new = before.document, after.document
    particulars = [(name, getattr(old, name), getattr(new, name)) for name in names]
    return Difference(
        before,
        after,
        tuple(each for each in particulars if each[1] != each[2]),
        tuple(_edits(_sentences(before), _sentences(after))),
        tuple(_claims(before, after)),
    )


def _sentences(coded: CodedDocument) -> list[str]:
    return [coded.document.text[start:end] for start, end in coded.sentences] or [coded.document.text]


def _edits(before: Sequence[str], after: Sequence[str]) -> list[Edit]:
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    return [
        Edit(tuple(before[i:j]), tuple(after[k:end])) for tag, i, j, k, end in matcher.get_opcodes() if tag != "equal"
    ]


def _claims(before: CodedDocument, after: CodedDocument) -> list[ClaimChange]:
    old, new = list(before.claims), list(after.claims)
    pairs: list[tuple[Claim, Claim]] = []
    # First what has the same words, then what is told of the same in others.
    for exact in (True, False):
        places: dict[object, list[Claim]] = {}
        for claim in old:
            places.setdefault(_told(before, claim, exact), []).append(claim)
        for claim in list(new):
            same = places.get(_told(after, claim, exact))
            if same:
                pairs.append((same.pop(0), claim))
                old.remove(pairs[-1][0])
                new.remove(claim)
    changed = [ClaimChange(one, other, _what(before, one, after, other)) for one, other in pairs]
    found = [each for each in changed if each.what]
    found += [ClaimChange(claim, None, ()) for claim in old]
    found += [ClaimChange(None, claim, ()) for claim in new]
    # In the order of the later version; what was taken out stands where it stood.
    return sorted(found, key=lambda each: ((each.after or each.before).quote.span, each.after is None))  # type: ignore[union-attr]


def _told(coded: CodedDocument, claim: Claim, exact: bool) -> tuple[Told, str | None]:
    event = _event(coded, claim)
    told = (event.type, _names(event.actors), _names(event.recipients), event.trigger.lemma)
    return told, claim.clause.text if exact else None


def _event(coded: CodedDocument, claim: Claim) -> Event:
    return next(event for event in coded.events if event.id == claim.event)


def _names(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(party.actor or party.text for party in parties)


def _what(before: CodedDocument, old: Claim, after: CodedDocument, new: Claim) -> tuple[str, ...]:
    one, other = _event(before, old), _event(after, new)
    pairs = {
        "words": (old.clause.text, new.clause.text),
        "status": (old.status, new.status),
        "positions": (_positions(old), _positions(new)),
        "date": (one.date and (one.date.start, one.date.end), other.date and (other.date.start, other.date.end)),
        "figures": (_figures(before, one), _figures(after, other)),
    }
    return tuple(name for name, (left, right) in pairs.items() if left != right)


def _positions(claim: Claim) -> frozenset[tuple[str, str]]:
    return frozenset((stance.actor or stance.text, stance.position) for stance in claim.positions)


def _figures(coded: CodedDocument, event: Event) -> list[object]:
    figures = [coded.quantities[number] for number in event.quantities]
    return [(q.value, q.low, q.high, q.bound, q.unit, q.measures) for q in figures]
