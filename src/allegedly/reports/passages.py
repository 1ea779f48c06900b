"""The sentences of a document that bear on two actors, each with what was coded in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from allegedly.knowledge.facets import weigh
from allegedly.nouns import Attribution, Claim, CodedDocument, Event, Mention, Quantity, Span
from allegedly.reports.dyad import Dyad, Side

T = TypeVar("T")
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9+’'-]*")
# A sentence that begins with one of these hangs on the one before.
HANGING = frozenset(
    "he she it they this that these those his her its their such there so still but yet instead".split()
)
# Whoever asks or presents claims nothing: labels of turns that are nobody's name.
ASKING = frozenset("q question questions questioner reporter interviewer moderator operator host".split())
_CLOSED = re.compile(r"[.!?…][\"”’'»)\]]*$")


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its event."""

    claim: Claim
    event: Event


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with what was coded in it."""

    coded: CodedDocument
    number: int
    span: Span
    text: str
    places: dict[Side, list[Span]]  # where each side is named
    told: tuple[Told, ...]
    attributions: tuple[Attribution, ...]  # whose cue or content is in it
    figures: tuple[Quantity, ...]
    facets: dict[str, float]
    salience: float  # share of the document's sentences that name both

    @property
    def sides(self) -> frozenset[Side]:
        """The sides that the sentence names."""
        return frozenset(self.places)

    @property
    def words(self) -> list[str]:
        """The words in lower case."""
        return [word.lower() for word in WORD.findall(self.text)]

    @property
    def asks(self) -> bool:
        """Whether the sentence is a question, or is said by whoever asks the questions."""
        if self.text.rstrip("”\"’' ").endswith("?"):
            return True
        return any(a.source is not None and a.source.text.strip(" :").lower() in ASKING for a in self.attributions)

    @property
    def hangs(self) -> bool:
        """Whether the sentence can only be understood after the one before it."""
        first = WORD.search(self.text)
        quoted = self.text[:1] in "“\"'‘"
        return first is not None and first.group().lower() in HANGING and not quoted


def sentences(coded: CodedDocument, dyad: Dyad) -> list[Sentence]:
    """The sentences of a document, headings left out. Empty unless the document names both actors."""
    by_sentence = _Index(coded.sentences)
    mentions: dict[int, list[Mention]] = by_sentence.group((m.span, m) for m in coded.mentions)
    if len({dyad.side(m.actor) for m in coded.mentions} - {None}) < 2:
        return []
    claims = {claim.event: claim for claim in coded.claims}
    told: dict[int, list[Told]] = {}
    for event in coded.events:
        told.setdefault(event.sentence, []).append(Told(claims[event.id], event))
    attributions: dict[int, list[Attribution]] = {}
    for attribution in coded.attributions:
        for number in by_sentence.touched([attribution.cue.span, *attribution.content]):
            attributions.setdefault(number, []).append(attribution)
    figures = by_sentence.group((q.span, q) for q in coded.quantities)
    title = weigh(word.lower() for word in WORD.findall(coded.document.title or ""))
    found: list[Sentence] = []
    before: dict[str, float] = {}
    for number, span in enumerate(coded.sentences):
        text = coded.document.text[span[0] : span[1]]
        own = weigh(
            (word.lower() for word in WORD.findall(text)),
            {said for item in told.get(number, ()) for said in (item.event.type, *item.event.contexts)},
        )
        # A sentence speaks of what the sentences before it and the title speak of, but of its own words first.
        weights = {
            facet: own.get(facet, 0.0) + 0.35 * before.get(facet, 0.0) + 0.15 * title.get(facet, 0.0)
            for facet in own.keys() | before.keys()
        }
        before = {facet: 0.5 * weight for facet, weight in weights.items()}
        if _heading(coded, number, text):
            before = {facet: 2 * weight for facet, weight in own.items()}
            continue
        places: dict[Side, list[Span]] = {}
        for mention in mentions.get(number, ()):
            side = dyad.side(mention.actor)
            if side is not None:
                places.setdefault(side, []).append(mention.span)
        found.append(
            Sentence(
                coded,
                number,
                span,
                text,
                places,
                tuple(told.get(number, ())),
                tuple(attributions.get(number, ())),
                tuple(figures.get(number, ())),
                weights,
                0.0,
            )
        )
    salience = sum(len(s.sides) == 2 for s in found) / max(1, len(found))
    return [replace(sentence, salience=salience) for sentence in found]


def _heading(coded: CodedDocument, number: int, text: str) -> bool:
    """Whether a sentence is a heading or credit line: a line of its own without a full stop."""
    if _CLOSED.search(text):
        return False
    start, end = coded.sentences[number]
    whole = coded.document.text
    alone = not whole[:start].rstrip(" \t") or whole[:start].rstrip(" \t")[-1:] == "\n"
    return alone and (not whole[end:].strip(" \t") or whole[end:].lstrip(" \t")[:1] == "\n")


class _Index:
    """Finds the sentence of a position."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = list(spans)
        self.starts = [span[0] for span in self.spans]

    def at(self, position: int) -> int:
        return max(0, bisect_right(self.starts, position) - 1)

    def group(self, items: Iterable[tuple[Span, T]]) -> dict[int, list[T]]:
        found: dict[int, list[T]] = {}
        for span, item in items:
            found.setdefault(self.at(span[0]), []).append(item)
        return found

    def touched(self, spans: Iterable[Span]) -> list[int]:
        found: set[int] = set()
        for start, end in spans:
            found.update(range(self.at(start), self.at(max(start, end - 1)) + 1))
        return sorted(found)
