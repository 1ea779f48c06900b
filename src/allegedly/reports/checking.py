"""Checks a draft against its sources, as a desk editor does by hand.

The draft is coded like any article. Each kind of remark compares what the draft says with what the record holds:

- *quotation*: words in quotation marks that stand in no source word for word
- *speaker*: right words, but another speaker than in the source
- *figure*: a figure whose bound was lost or changed, or that no source gives for the same thing
- *attribution dropped*: told as a fact, while the sources only report or allege it
- *denial left out*: a claim that somebody denies in the sources, told without the denial
- *not found*: an event between two actors that no source tells
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from allegedly.knowledge.actors import Actors
from allegedly.nouns import Attribution, CodedDocument, Event, Quantity, Span
from allegedly.reports.passages import WORD

KINDS = ("quotation", "speaker", "figure", "attribution dropped", "denial left out", "not found")
# Words between quotation marks, or a block quotation of Markdown (its credit line begins with a dash).
_QUOTED = re.compile(r"“([^“”]{2,2000})”|\"([^\"\n]{2,2000})\"|^> (?![\s—–-])(.{2,4000})$", re.MULTILINE)
# What a brief of ours puts behind a sentence to say where it stands: "[ID:START–END]", "[ID, DAY]".
_MARK = re.compile(r"\[[^\[\]\n]{1,300}(?::\d+–\d+|, \d{1,2} \w+ \d{4})?\]")
# Shorter pieces in quotation marks are names and scare quotes, not quotations.
SHORTEST_QUOTATION = 3
_ELLIPSIS = re.compile(r"\s*(?:\[[^\]]*\]|…|\.\.\.)\s*")
_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class SourcePassage:
    """A place in the sources that a remark rests on."""

    document: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in the draft that its sources don't bear out."""

    kind: str
    span: Span
    message: str
    evidence: tuple[SourcePassage, ...]


def check(draft: CodedDocument, sources: Iterable[CodedDocument], actors: Actors) -> list[Remark]:
    """What is wrong with the draft, in its order. The sources are read once and their claims held, not their texts."""
    record = _Record.of(sources, draft)
    # What is quoted word for word needs no remark but on its speaker, and the marks of a brief are no text.
    text = draft.document.text
    own = [span for span, words in quotations_of(text) if words in record.quotations]
    own += [found.span() for found in _MARK.finditer(text)]
    remarks = [
        *_quotations(draft, record),
        *_figures([q for q in draft.quantities if not _inside(q.span, own)], record),
        *_events(draft, [e for e in draft.events if not _inside(e.trigger.span, own)], record, actors),
    ]
    return sorted(remarks, key=lambda remark: (remark.span, remark.kind))


def _inside(span: Span, others: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


@dataclass(frozen=True, slots=True)
class _Told:
    """An event of the sources with who affirms and who denies it."""

    event: Event
    affirming: tuple[str, ...]
    denying: tuple[tuple[str | None, str], ...]
    attributed: bool
    certain: bool
    passage: SourcePassage


class _Record:
    """What the sources hold, looked up by the draft's own quotations, figures and parties."""

    def __init__(self) -> None:
        self.quotations: dict[str, tuple[SourcePassage, str | None, str]] = {}
        self.told: dict[tuple[str, str], list[_Told]] = {}
        self.figures: dict[tuple[float, str], list[tuple[Quantity, SourcePassage]]] = {}

    @staticmethod
    def of(sources: Iterable[CodedDocument], draft: CodedDocument) -> _Record:
        record = _Record()
        wanted = {plain for _, plain in quotations_of(draft.document.text)}
        for coded in sources:
            record._quotations(coded, wanted)
            record._events(coded)
            for figure in coded.quantities:
                if figure.value is not None:
                    record.figures.setdefault((figure.value, figure.unit or ""), []).append(
                        (figure, _sentence(coded, figure.span))
                    )
        return record

    def _quotations(self, coded: CodedDocument, wanted: set[str]) -> None:
        text = plain(coded.document.text)
        for words in wanted - self.quotations.keys():
            pieces = [piece for piece in _ELLIPSIS.split(words) if piece]
            at = -1
            first = None
            for piece in pieces:
                at = text.find(piece.rstrip(".,;"), at + 1)
                if at < 0:
                    break
                first = at if first is None else first
            if at >= 0 and first is not None:
                speaker = _speaker(coded, (first, first + len(pieces[0])))
                actor = speaker.source.actor if speaker and speaker.source else None
                name = speaker.source.text if speaker and speaker.source else ""
                self.quotations[words] = (_sentence(coded, (first, first + 1)), actor, name)

    def _events(self, coded: CodedDocument) -> None:
        claims = {claim.event: claim for claim in coded.claims}
        for event in coded.events:
            claim = claims[event.id]
            told = _Told(
                event,
                tuple(s.text for s in claim.positions if s.position == "affirms"),
                tuple((s.actor, s.text) for s in claim.positions if s.position == "denies"),
                event.attribution is not None,
                event.certainty == "certain" and event.tense not in {"future", "hypothetical"},
                SourcePassage(coded.document.id, claim.quote.span, claim.quote.text),
            )
            for pair in _pairs(event):
                self.told.setdefault(pair, []).append(told)


def plain(text: str) -> str:
    """The text with typographic marks made plain, position for position."""
    return text.translate(_TYPOGRAPHY)


def quotations_of(text: str) -> Iterator[tuple[Span, str]]:
    """The quotations of a text: span of the words between the marks, and the words made plain."""
    for found in _QUOTED.finditer(text):
        group = next(number for number in (1, 2, 3) if found.group(number) is not None)
        words = found.group(group)
        if len(WORD.findall(words)) >= SHORTEST_QUOTATION:
            yield found.span(group), plain(words)


def _quotations(draft: CodedDocument, record: _Record) -> Iterator[Remark]:
    for span, words in quotations_of(draft.document.text):
        found = record.quotations.get(words)
        if found is None:
            yield Remark("quotation", span, "no source has these words in this order", ())
            continue
        passage, actor, name = found
        said = _speaker(draft, span)
        other = said.source.actor if said and said.source else None
        if actor is not None and other is not None and not _kin(actor, other):
            who = said.source.text if said and said.source else ""
            yield Remark("speaker", span, f"the source has {name} say this, the draft {who}", (passage,))


def _figures(figures: Iterable[Quantity], record: _Record) -> Iterator[Remark]:
    for figure in figures:
        if figure.value is None or (figure.measures is None and figure.bound == "exact"):
            continue
        known = record.figures.get((figure.value, figure.unit or ""), [])
        if not known:
            if figure.measures is not None:
                yield Remark("figure", figure.span, f"no source gives “{figure.text}” for this", ())
            continue
        if all(other.bound != figure.bound for other, _ in known):
            other, passage = known[0]
            yield Remark(
                "figure", figure.span, f"the source says “{other.text}” ({other.bound}), not {figure.bound}", (passage,)
            )


def _events(draft: CodedDocument, events: Iterable[Event], record: _Record, actors: Actors) -> Iterator[Remark]:
    claims = {claim.event: claim for claim in draft.claims}
    denied_in_draft = {
        stance.actor for claim in draft.claims for stance in claim.positions if stance.position == "denies"
    }
    for event in events:
        claim = claims[event.id]
        for pair in _pairs(event):
            about = f"{_name(actors, pair[0])} → {_name(actors, pair[1])}"
            known = [t for t in record.told.get(pair, []) if t.event.quad == event.quad]
            same = [t for t in known if t.event.trigger.lemma == event.trigger.lemma or t.event.type == event.type]
            if not same:
                yield Remark("not found", claim.clause.span, f"no source tells this of {about}", ())
                continue
            bare = event.attribution is None and event.certainty == "certain" and event.polarity == "positive"
            if bare and all(told.attributed or not told.certain for told in same):
                sayers = sorted({name for told in same for name in told.affirming})
                message = f"told as a fact; in the sources it is what {', '.join(sayers) or 'somebody'} says"
                yield Remark("attribution dropped", claim.clause.span, message, tuple(t.passage for t in same[:3]))
            deniers = {who: told for told in same for who in told.denying}
            for (actor, name), told in sorted(deniers.items(), key=lambda item: item[0][1]):
                if event.polarity == "positive" and actor not in denied_in_draft:
                    message = f"{name} denies this in the sources; the draft does not say so"
                    yield Remark("denial left out", claim.clause.span, message, (told.passage,))


def _pairs(event: Event) -> list[tuple[str, str]]:
    """The states, or other known actors, between which an event goes."""
    return sorted(
        {
            (a.actor.split(".")[0], r.actor.split(".")[0])
            for a in event.actors
            for r in event.recipients
            if a.actor and r.actor and a.actor.split(".")[0] != r.actor.split(".")[0]
        }
    )


def _speaker(coded: CodedDocument, span: Span) -> Attribution | None:
    """The innermost attribution with a source whose content holds a span."""
    holding = [
        a
        for a in coded.attributions
        if a.source is not None and any(s <= span[0] + 1 and span[1] - 1 <= e for s, e in a.content)
    ]
    return min(holding, key=lambda a: sum(e - s for s, e in a.content), default=None)


def _sentence(coded: CodedDocument, span: Span) -> SourcePassage:
    for start, end in coded.sentences:
        if start <= span[0] < end:
            return SourcePassage(coded.document.id, (start, end), coded.document.text[start:end])
    return SourcePassage(coded.document.id, span, coded.document.text[span[0] : span[1]])


def _kin(one: str, other: str) -> bool:
    """Whether one actor is the other or a part of it."""
    return one == other or one.startswith(other + ".") or other.startswith(one + ".")


def _name(actors: Actors, actor: str) -> str:
    return actors.name(actor)
