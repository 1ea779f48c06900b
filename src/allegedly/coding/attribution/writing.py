"""From drafts to attributions: spans, manner, position, evidence, and which stands inside which."""

from __future__ import annotations

from collections.abc import Sequence

from allegedly.coding.attribution.cues import cue_of, cue_range
from allegedly.coding.attribution.evidence import evidence_of
from allegedly.coding.attribution.lexicon import Lexicon
from allegedly.coding.attribution.position import position_of
from allegedly.coding.attribution.scene import Ranges, Scene, ranges
from allegedly.coding.attribution.settling import Draft, outer
from allegedly.grammar import Parse
from allegedly.nouns import Attribution, Manner, Mention, Party, Span, Word


class Cover:
    """Which mention's actor stands for a token: the shortest mention that covers it and has one."""

    def __init__(self, parse: Parse, mentions: Sequence[Mention]) -> None:
        self.actors: dict[int, str] = {}
        for mention in sorted(mentions, key=lambda m: m.span[0] - m.span[1]):
            if mention.actor is not None:
                for token in parse.tokens(mention.span):
                    self.actors[token] = mention.actor

    def actor(self, token: int) -> str | None:
        """The actor whose mention covers the token."""
        return self.actors.get(token)


def write(
    scene: Scene, drafts: Sequence[Draft], mentions: Sequence[Mention], lexicon: Lexicon
) -> tuple[Attribution, ...]:
    """The attributions in the order of their cues."""
    parse = scene.parse
    cover = Cover(parse, mentions)
    ordered = sorted(drafts, key=lambda draft: draft.cue)
    ids = [f"a{number}" for number in range(1, len(ordered) + 1)]
    above = outer(ordered)
    written: list[Attribution] = []
    for number, draft in enumerate(ordered):
        first, end = cue_range(scene, draft.cue)
        span = parse.span(first, end - 1)
        entry = cue_of(scene, draft.cue, lexicon)
        party = None
        if draft.speaker.head >= 0:
            place = parse.span(draft.speaker.piece[0], draft.speaker.piece[1] - 1)
            actor = _actor(number, ordered, above, cover, parse)
            party = Party(place, parse.quote(place), actor)
        holder = above[number]
        written.append(
            Attribution(
                id=ids[number],
                sentence=parse.sentence_of[draft.cue],
                source=party,
                cue=Word(span, parse.quote(span), parse.lemmas[draft.cue], parse.pos[draft.cue]),
                content=spans(scene, draft.pieces),
                manner=manner(scene, draft.pieces),
                position=position_of(scene, draft.cue, entry, lexicon),
                inside=ids[holder] if holder is not None else None,
                evidence=evidence_of(scene, draft.cue, draft.speaker.head, draft.pieces, lexicon),
            )
        )
    return tuple(written)


FIRST_PERSON = frozenset({"i", "me", "my", "myself"})


def _actor(number: int, drafts: Sequence[Draft], above: Sequence[int | None], cover: Cover, parse: Parse) -> str | None:
    """The actor of a source; "I" inside somebody's words is whoever says them."""
    at: int | None = number
    for _ in range(len(drafts)):
        if at is None:
            return None
        head = drafts[at].speaker.head
        if head < 0:
            return None
        actor = cover.actor(head)
        if actor is not None or parse.lowers[head] not in FIRST_PERSON:
            return actor
        at = above[at]
    return None


def spans(scene: Scene, pieces: Ranges) -> tuple[Span, ...]:
    """The pieces in code points; pieces with only white space between them are one."""
    joined = ranges(token for first, end in pieces for token in range(first, end))
    return tuple(scene.parse.span(first, end - 1) for first, end in joined)


def manner(scene: Scene, pieces: Ranges) -> Manner:
    """Direct where the words stand in quotation marks, mixed where some do."""
    quoted = total = 0
    for first, end in pieces:
        for token in range(first, end):
            if scene.parse.pos[token] != "PUNCT":
                total += 1
                quoted += scene.quote_of[token] >= 0
    if not quoted:
        return "indirect"
    return "direct" if quoted == total else "mixed"
