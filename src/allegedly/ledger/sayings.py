"""What somebody affirms or denies in words in which no event was found, held against the events of other documents.

"Beijing denied that its ship had entered the waters" may be the only denial that there is, even where the entering is
no event of PLOVER or was not seen as one. Its words, and whom they name, show which event of another document it is
about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.ledger.answering import (
    ANSWERED_APART,
    CHARGES,
    EMPTY,
    MIN_SHARED_WORDS,
    REJECTIONS,
    SHARED,
    Answers,
    days_apart,
    doers_of,
)
from allegedly.ledger.matching import Telling, content_words, root
from allegedly.nouns import Attribution, CodedDocument, Mention, Span

# What is said of an event without denying it may be said of many: more of its words must be the event's.
AFFIRMED_SHARED = 0.6
AFFIRMED_WORDS = 3
# Content of fewer words than this is a phrase ("the claim").
MIN_WORDS = 2
# Content of more words than a long sentence has is a speech (a turn in a transcript): a "not" somewhere in it denies
# something, but not whatever it names.
MAX_SAID = 40
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
    triggers = sorted(event.trigger.span[0] for event in coded.events)
    mentions = sorted(coded.mentions, key=lambda mention: mention.span)
    starts = [mention.span[0] for mention in mentions]
    for number, attribution in enumerate(coded.attributions):
        if attribution.inside is not None or attribution.source is None or not attribution.content:
            continue
        if attribution.position not in ("affirms", "denies") or any(_within(triggers, c) for c in attribution.content):
            continue
        inside = [m for content in attribution.content for m in mentions[slice(*_within(starts, content) or (0, 0))]]
        saying = _saying(coded, attribution, inside, first_key + number)
        if saying is not None:
            found.append(saying)
    return found


def said_of(saying: Saying, told: Telling) -> SaidOf | None:
    """Whether a saying is about the event that a report of another document tells, None where not surely so."""
    if told.family == REJECTIONS or told.document == saying.document:
        return None
    denies = saying.position == "denies"
    who = doers_of(told) & (saying.named | saying.source if denies else saying.named)
    if not who:
        return None
    apart = days_apart(saying.published, told.published)
    if apart is None or apart > ANSWERED_APART:
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


def _saying(coded: CodedDocument, attribution: Attribution, inside: Sequence[Mention], key: int) -> Saying | None:
    assert attribution.source is not None
    text = " … ".join(coded.document.text[start:end] for start, end in attribution.content)
    if len(text.split()) > MAX_SAID or "?" in text or any(_is_cut(coded.sentences, c) for c in attribution.content):
        return None
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


def _is_cut(sentences: Sequence[Span], content: Span) -> bool:
    """Whether a content goes on in another sentence than the one in which it begins."""
    following = bisect_left(sentences, (content[0] + 1, 0))
    return following < len(sentences) and sentences[following][0] < content[1]


def _within(starts: Sequence[int], content: Span) -> tuple[int, int] | None:
    """From which to which of some sorted positions lie in a content, None where none does."""
    first, end = bisect_left(starts, content[0]), bisect_left(starts, content[1])
    return (first, end) if first < end else None
