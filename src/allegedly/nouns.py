"""The nouns of the program: frozen, plain, and named as in the contract.

Every position is a `Span`: `[start, end)` in Unicode code points of the document's `text`, and whatever carries a span
and a text satisfies `document.text[start:end] == text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any, Literal

Span = tuple[int, int]

Position = Literal["affirms", "denies", "doubts", "withholds"]
Manner = Literal["direct", "indirect", "mixed"]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Tense = Literal["past", "ongoing", "future", "hypothetical", "generic"]
Bound = Literal["exact", "at least", "at most", "about", "range"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Status = Literal["stated", "reported", "alleged", "disputed", "denied", "possible", "planned"]
# Of a field that has no part in the contract's JSON.
UNWRITTEN = {"written": False}


@dataclass(frozen=True, slots=True)
class Document:
    """A text and where it came from. `published` is an ISO date or date-time, or None where nobody said."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passage:
    """Exact words of a document."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Word:
    """Exact words of a document, with lemma and part of speech (UPOS) of the word that counts in them."""

    span: Span
    text: str
    lemma: str
    pos: str = "X"


@dataclass(frozen=True, slots=True)
class Party:
    """Words that stand for an actor; `actor` is None for one that the program does not know."""

    span: Span
    text: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class Role:
    """An office: its title as written, and the actor that it belongs to."""

    title: str
    of: str | None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an actor. A mention is not an actor: `actor` is None where nobody known is meant."""

    span: Span
    text: str
    actor: str | None
    kind: str
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a source shows for what it says (`given`), or the words that say that it shows nothing."""

    given: bool
    kind: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Someone's position towards a content. `source` is None for "reportedly", "it is alleged that"."""

    id: str
    sentence: int
    source: Party | None
    cue: Word
    content: tuple[Span, ...]
    manner: Manner
    position: Position
    inside: str | None
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event took place, from the words that say so. `from_` is "text" or "published"."""

    span: Span
    text: str
    start: str
    end: str
    precision: str
    from_: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event took place. Country is ISO 3166-1 alpha-3, `division` the first-order one (state, province)."""

    span: Span
    text: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonameid: int | None
    division: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, in PLOVER's terms, with how sure the innermost source is of it.

    `factuality` is on FactBank's scale from −3 (certainly did not happen) to 3 (certainly did).
    `attribution` is the id of the innermost attribution that holds the event; None: the text itself asserts it.
    """

    id: str
    sentence: int
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    goldstein: float
    trigger: Word
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    date: EventDate | None
    place: Place | None
    quantities: tuple[int, ...]
    polarity: Polarity
    certainty: Certainty
    factuality: float
    tense: Tense
    attribution: str | None
    reciprocal: bool = False


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression in TimeML's TIMEX3 (ISO 24617-1).

    `start` and `end` are the first and last ISO day that it covers, or None where it names no day (durations, sets).
    """

    span: Span
    text: str
    type: TimeType
    value: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its bound: "at least 23 children" is value 23, low 23, high None, bound "at least"."""

    span: Span
    text: str
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    unit: str | None
    measures: str | None
    of: Passage | None


@dataclass(frozen=True, slots=True)
class Stance:
    """One actor's position towards a claim, and the attributions through which it reached us, outermost first."""

    actor: str | None
    text: str
    position: Position
    via: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """An event as somebody tells it: the words, everyone's position to it, and what the record shows so far.

    `quote` is the sentence, `clause` the part of it that tells this event.
    """

    id: str
    event: str
    quote: Passage
    clause: Passage
    positions: tuple[Stance, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class InstrumentMention:
    """Words that name a treaty, resolution, agreement, list or mechanism (`knowledge/instruments`), and its id."""

    span: Span
    text: str
    id: str


@dataclass(frozen=True, slots=True)
class InstrumentClaim:
    """What is said to be done with an instrument: an act of `knowledge/instruments/acts.csv`, and who says so.

    `instrument` is its id and `span` where it is named; `trigger` tells the act, `clause` the words around it. `event`
    is the event that is told there too ("the [sale] is a violation of Resolution 2231").
    """

    id: str
    instrument: str
    span: Span
    act: str
    trigger: Word
    sentence: int
    clause: Passage
    polarity: Polarity
    certainty: Certainty
    attribution: str | None
    event: str | None
    positions: tuple[Stance, ...]


@dataclass(frozen=True, slots=True)
class CodedDocument:
    """A document and all that was read from it; `program` is the version of allegedly that did, None if not known.

    `counted` is what a ledger adds: the key of the event that it counts each of `events` to, in their order, as people
    left it. Empty where the document comes from no ledger. It says nothing of the document: it is not compared and
    not written.
    """

    document: Document
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[Event, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    claims: tuple[Claim, ...]
    instruments: tuple[InstrumentMention, ...] = ()
    instrument_claims: tuple[InstrumentClaim, ...] = ()
    program: str | None = None
    counted: tuple[int | None, ...] = field(default=(), compare=False, repr=False, metadata=UNWRITTEN)


@cache
def _names(kind: type) -> tuple[tuple[str, str], ...]:
    return tuple((f.name, f.name.rstrip("_")) for f in fields(kind) if f.metadata != UNWRITTEN)


def as_json(noun: Any) -> Any:
    """The noun as the JSON of the contract: dicts, lists, numbers, texts and None."""
    if is_dataclass(noun) and not isinstance(noun, type):
        return {key: as_json(getattr(noun, name)) for name, key in _names(type(noun))}
    if isinstance(noun, (tuple, list)):
        return [as_json(item) for item in noun]
    if isinstance(noun, dict):
        return {key: as_json(value) for key, value in noun.items()}
    return noun
