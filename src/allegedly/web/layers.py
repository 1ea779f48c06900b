"""An article cut into pieces, each with the layers that it is part of, so that one text shows any of them.

Passages overlap freely (a quotation holds an event that holds a date), so pieces are flat: the text is cut at every
edge of a passage, and a piece carries the marks of all passages that it lies in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from allegedly.nouns import Attribution, CodedDocument, Span

# Name, key, title and legend of each layer.
LAYERS = (
    ("said", "1", "Speakers", "Shaded: what somebody says; darker: said inside what another says. Bold: the speaker."),
    ("events", "2", "Events", "Shaded: the word that tells an event; underlined: who acts, dashed: to whom."),
    ("actors", "3", "Actors", "Whoever is named and known."),
    ("dates", "4", "Dates", "Expressions of time."),
    ("places", "5", "Places", "Where events took place."),
    ("figures", "6", "Figures", "Numbers with what they count."),
    (
        "instruments",
        "7",
        "Instruments",
        "Treaties, resolutions and lists; underlined: what is said to be done with one.",
    ),
    ("plain", "0", "Plain", "The article as it reads."),
)
NAMES = tuple(name for name, _, _, _ in LAYERS)
DEEPEST = 3  # shades of nesting that can be told apart


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text with its marks; `claim` is the id of the claim that a press on it opens, `anchor` its first place."""

    text: str
    marks: str
    claim: str | None
    anchor: str | None


def pieces(coded: CodedDocument, chosen: str | None = None) -> list[Piece]:
    """The whole text of a document in pieces; the clause of the chosen claim is marked."""
    text = coded.document.text
    marks = list(_marks(coded))
    triggers: dict[Span, str] = {}
    events = {event.id: event for event in coded.events}
    for claim in coded.claims:
        triggers.setdefault(events[claim.event].trigger.span, claim.id)
        marks.append((claim.clause.span, f"in-{claim.id}"))
        if claim.id == chosen:
            marks.append((claim.clause.span, "chosen"))
    by_start: dict[int, list[str]] = {}
    by_end: dict[int, list[str]] = {}
    edges = {0, len(text)}
    for (start, end), mark in marks:
        by_start.setdefault(start, []).append(mark)
        by_end.setdefault(end, []).append(mark)
        edges |= {start, end}
    opened: dict[str, int] = {}
    begun = {span[0]: (span, id_) for span, id_ in triggers.items()}
    inside: tuple[Span, str] | None = None
    found: list[Piece] = []
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        for mark in by_end.get(start, ()):
            opened[mark] -= 1
        for mark in by_start.get(start, ()):
            opened[mark] = opened.get(mark, 0) + 1
        anchor = None
        if start in begun:
            inside = begun[start]
            anchor = inside[1]
        elif inside is not None and start >= inside[0][1]:
            inside = None
        active = sorted(mark for mark, count in opened.items() if count)
        found.append(Piece(text[start:end], " ".join(active), inside[1] if inside else None, anchor))
    return found


def _marks(coded: CodedDocument) -> Iterable[tuple[Span, str]]:
    by_id = {attribution.id: attribution for attribution in coded.attributions}
    for attribution in coded.attributions:
        depth = min(depth_of(attribution, by_id), DEEPEST)
        for span in attribution.content:
            yield span, f"said{depth}"
        if attribution.source is not None:
            yield attribution.source.span, "source"
        yield attribution.cue.span, "cue"
        if attribution.evidence is not None:
            yield attribution.evidence.span, "evidence"
    for event in coded.events:
        yield event.trigger.span, "trigger"
        for party in event.actors:
            yield party.span, "party-actor"
        for party in event.recipients:
            yield party.span, "party-recipient"
        if event.place is not None:
            yield event.place.span, "place"
    for mention in coded.mentions:
        if mention.actor is not None:
            yield mention.span, "mention"
    for time in coded.times:
        yield time.span, "date"
    for quantity in coded.quantities:
        yield quantity.span, "figure"
    for named in coded.instruments:
        yield named.span, "instrument"
    for said in coded.instrument_claims:
        yield said.trigger.span, "act"


def depth_of(attribution: Attribution, by_id: dict[str, Attribution]) -> int:
    """How deep an attribution lies: 1 for the article's own sources, 2 for whom they quote, and so on."""
    depth = 1
    seen = {attribution.id}
    while attribution.inside is not None and attribution.inside in by_id and attribution.inside not in seen:
        attribution = by_id[attribution.inside]
        seen.add(attribution.id)
        depth += 1
    return depth
