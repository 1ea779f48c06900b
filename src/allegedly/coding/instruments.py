"""Instruments named in a text, and what is said to be done with them: violated, invoked, vetoed, waived, expired.

"The sale is a violation of Resolution 2231" is no event of PLOVER, and still the thing that is claimed and disputed. So
each name with a word of `instruments/acts.csv` above it in its sentence makes an instrument claim of its own, with
everyone's position, as claims of events have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allegedly.coding.certainty import judge
from allegedly.coding.claims import Speakers
from allegedly.coding.events.circumstances import Contents
from allegedly.grammar import Parse, clause
from allegedly.knowledge.instruments import Found, acts, instruments
from allegedly.nouns import Attribution, Event, InstrumentClaim, InstrumentMention, Mention, Passage, Word

# Steps from a name up to the word that tells what is done with it: "a violation of [its obligations under] the NPT".
CLIMB = 5
# Parts of speech that tell deeds.
TELLING = frozenset({"VERB", "NOUN", "ADJ"})
# A name is understood from words in its own sentence or the one before it.
SENTENCES_NEAR = 2


def find_instruments(parse: Parse) -> tuple[InstrumentMention, ...]:
    """The instruments that a text names, in order; a name with two meanings only beside words that tell which."""
    found = []
    for one in instruments().named(parse.text):
        if not one.near or _near(parse, one):
            span = (one.start, one.end)
            found.append(InstrumentMention(span, parse.quote(span), one.id))
    return tuple(found)


def find_instrument_claims(
    parse: Parse,
    named: Sequence[InstrumentMention],
    mentions: Sequence[Mention],
    events: Sequence[Event],
    attributions: Sequence[Attribution],
) -> tuple[InstrumentClaim, ...]:
    """What the text says is done with each instrument, once for each word that tells it."""
    speakers, contents = Speakers(parse, mentions, attributions), Contents(attributions)
    found: list[InstrumentClaim] = []
    told: set[tuple[str, int]] = set()
    for mention in named:
        deed = _deed(parse, mention)
        if deed is None or (mention.id, deed) in told:
            continue
        told.add((mention.id, deed))
        span = parse.span(deed, deed)
        attribution = contents.innermost(span)
        sure = judge(parse, deed, _cue(parse, attribution))
        sentence = parse.sentence_of[deed]
        words = clause(parse, deed)
        found.append(
            InstrumentClaim(
                id=f"i{len(found) + 1}",
                instrument=mention.id,
                span=mention.span,
                act=acts()[parse.lemmas[deed].lower()],
                trigger=Word(span, parse.quote(span), parse.lemmas[deed], parse.pos[deed]),
                sentence=sentence,
                clause=Passage(words, parse.quote(words)),
                polarity=sure.polarity,
                certainty=sure.certainty,
                attribution=attribution.id if attribution is not None else None,
                event=_event(events, sentence, words, span),
                positions=speakers.positions(attribution.id if attribution is not None else None, sure.polarity),
            )
        )
    return tuple(found)


def _near(parse: Parse, one: Found) -> bool:
    tokens = parse.tokens((one.start, one.end))
    if not tokens:
        return False
    number = parse.sentence_of[tokens[0]]
    first = parse.sentences[max(0, number - SENTENCES_NEAR + 1)][0]
    last = parse.sentences[number][1]
    around = parse.text[parse.starts[first] : parse.ends[last - 1]].lower()
    return any(word in around for word in one.near)


def _deed(parse: Parse, mention: InstrumentMention) -> int | None:
    """The nearest word above a name that tells what is done with it."""
    tokens = parse.tokens(mention.span)
    if not tokens:
        return None
    inside = set(tokens)
    for token in _above(parse, tokens, inside):
        if parse.pos[token] in TELLING and parse.lemmas[token].lower() in acts():
            return token
    return None


def _above(parse: Parse, tokens: Sequence[int], inside: set[int]) -> Iterator[int]:
    head = next((t for t in tokens if parse.heads[t] not in inside or parse.heads[t] == t), tokens[-1])
    for _ in range(CLIMB):
        above = parse.heads[head]
        if above == head:
            return
        head = above
        yield head
        # "in violation of", "has the right to withdraw": what hangs on a verb as its object tells as much.
        for child in parse.children[head]:
            if parse.deps[child] in {"dobj", "attr", "acomp"} and child not in inside:
                yield child


def _cue(parse: Parse, attribution: Attribution | None) -> int | None:
    """The token of an attribution's cue."""
    tokens = parse.tokens(attribution.cue.span) if attribution is not None else ()
    return next((t for t in tokens if parse.heads[t] not in tokens or parse.heads[t] == t), None)


def _event(events: Sequence[Event], sentence: int, words: tuple[int, int], trigger: tuple[int, int]) -> str | None:
    """The event that a claim about an instrument is about: the one told in its clause, else in its sentence."""
    here = [event for event in events if event.sentence == sentence]
    within = [e for e in here if words[0] <= e.trigger.span[0] < words[1]]
    chosen = min(within or here, key=lambda e: abs(e.trigger.span[0] - trigger[0]), default=None)
    return chosen.id if chosen is not None else None
