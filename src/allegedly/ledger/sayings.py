"""What somebody affirms or denies in words in which no event was found, held against the events of other documents.

"Beijing denied that its ship had entered the waters" may be the only denial that there is, even where the entering is
no event of PLOVER or was not seen as one. Its words, and whom they name, show which event of another document it is
about.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from allegedly.ledger.answering import ANSWERED_APART, CHARGES, EMPTY, MIN_SHARED_WORDS, REJECTIONS, SHARED, Answers
from allegedly.ledger.matching import Telling, content_words, root
from allegedly.nouns import Attribution, CodedDocument

# What is said of an event without denying it may be said of many: more of its words must be the event's.
AFFIRMED_SHARED = 0.6
AFFIRMED_WORDS = 3
# Content of fewer words than this is a phrase ("the claim").
MIN_WORDS = 2
# "has not sent any", said by the one who is charged, is a denial.
NEGATIONS = frozenset({"not", "never", "no", "neither", "nor"})


@dataclass(frozen=True, slots=True)
class Saying:
    """A position to words without an event; `key` is the attribution's, `source` and `named` roots of actors."""

    key: int
    document: str
    published: str | None
    position: Answers
    source: frozenset[str]
    named: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class SaidOf:
    """That a saying is about an event told elsewhere, and why."""

    position: Answers
    score: float
    reason: str


def sayings(coded: CodedDocument, first_key: int = 0) -> list[Saying]:
    """The sayings of a document; keys count its attributions from `first_key` on."""
    found = []
    for number, attribution in enumerate(coded.attributions):
        if attribution.inside is not None or attribution.source is None or not attribution.content:
            continue
        if any(_holds(attribution, event.trigger.span) for event in coded.events):
            continue
        saying = _saying(coded, attribution, first_key + number)
        if saying is not None:
            found.append(saying)
    return found


def said_of(saying: Saying, told: Telling) -> SaidOf | None:
    """Whether a saying is about the event that a report of another document tells, None where not surely so."""
    if told.family == REJECTIONS or told.document == saying.document:
        return None
    apart = _apart(saying.published, told.published)
    if apart is None or apart > ANSWERED_APART:
        return None
    doers = {root(actor) for actor in (told.recipients if told.family == CHARGES else told.actors)}
    denies = saying.position == "denies"
    who = doers & (saying.named | saying.source if denies else saying.named)
    if not who:
        return None
    theirs = (told.words | {told.trigger}) - EMPTY
    # As in `answering`: words about a deed name it.
    if told.family != CHARGES and told.trigger not in saying.words:
        return None
    shared = saying.words & (theirs | told.context)
    share = len(shared) / max(min(len(saying.words), len(theirs)), MIN_SHARED_WORDS)
    if len(shared) < (MIN_SHARED_WORDS if denies else AFFIRMED_WORDS) or share < (
        SHARED if denies else AFFIRMED_SHARED
    ):
        return None
    verb = "denies it" if denies else "says so"
    reason = f"{verb} ({' and '.join(sorted(who))}); {apart} days apart; shared words: {', '.join(sorted(shared))}"
    return SaidOf(saying.position, round(min(share, 1.0), 6), reason)


def _saying(coded: CodedDocument, attribution: Attribution, key: int) -> Saying | None:
    if attribution.position not in ("affirms", "denies") or attribution.source is None:
        return None
    text = " … ".join(coded.document.text[start:end] for start, end in attribution.content)
    inside = [m for m in coded.mentions if _holds(attribution, m.span)]
    words = content_words(text, tuple(m.text for m in inside if m.actor is not None)) - EMPTY
    if len(words) < MIN_WORDS:
        return None
    negated = any(word.lower() in NEGATIONS or word.lower().endswith(("n't", "n’t")) for word in text.split())
    source = attribution.source.actor
    return Saying(
        key=key,
        document=coded.document.id,
        published=coded.document.published,
        position="denies" if negated != (attribution.position == "denies") else "affirms",
        source=frozenset({root(source)}) if source is not None else frozenset(),
        named=frozenset(root(m.actor) for m in inside if m.actor is not None),
        words=words,
    )


def _holds(attribution: Attribution, span: tuple[int, int]) -> bool:
    return any(start <= span[0] < end for start, end in attribution.content)


def _apart(one: str | None, other: str | None) -> int | None:
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days) if one and other else None
    except ValueError:
        return None
