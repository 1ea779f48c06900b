"""From drafts to attributions: spans, manner, position, evidence, and which stands inside which."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from allegedly.coding.attribution.cues import cue_of, cue_range
from allegedly.coding.attribution.evidence import evidence_of
from allegedly.coding.attribution.lexicon import Lexicon, lexicon
from allegedly.coding.attribution.position import position_of
from allegedly.coding.attribution.scene import Ranges, Scene, marked, ranges
from allegedly.coding.attribution.settling import Draft, outer
from allegedly.grammar import Parse
from allegedly.nouns import Attribution, Manner, Mention, Party, Span, Word

ANSWERS = frozenset({"A", "ANSWER", "Answer"})


class Cover:
    """Which mention's actor stands for a token: the shortest mention that covers it and has one."""

    def __init__(self, parse: Parse, mentions: Sequence[Mention]) -> None:
        self.actors: dict[int, str] = {}
        for mention in sorted(mentions, key=lambda m: m.span[0] - m.span[1]):
            if mention.actor is not None:
                for token in parse.tokens(mention.span):
                    self.actors[token] = mention.actor

        self.people: dict[str, str] = {}  # by the last word of the name, small
        self.named: list[tuple[int, str]] = []  # where a person is named, and who
        for mention in mentions:
            if mention.kind == "person" and mention.actor is not None:
                self.people.setdefault(mention.text.lower().split()[-1], mention.actor)
                self.named.append((mention.span[0], mention.actor))

    def labelled(self, words: Sequence[str], start: int) -> str | None:
        """Who a label of a transcript names: "MR PRICE", "Secretary Blinken"; "A" is whom the introduction names.

        `start` is where the first turn begins: an introduction that names more than one person names nobody.
        """
        if words[-1] in ANSWERS:
            named = {actor for at, actor in self.named if at < start}
            return named.pop() if len(named) == 1 else None
        return self.people.get(words[-1].lower())

    def actor(self, token: int) -> str | None:
        """The actor whose mention covers the token."""
        return self.actors.get(token)


def write(
    scene: Scene, drafts: Sequence[Draft], mentions: Sequence[Mention], words: Lexicon
) -> tuple[Attribution, ...]:
    """The attributions in the order of their cues."""
    parse = scene.parse
    cover = Cover(parse, mentions)
    ordered = sorted(drafts, key=lambda draft: draft.cue)
    ids = [f"a{number}" for number in range(1, len(ordered) + 1)]
    above = outer(ordered)
    opening = next((parse.starts[draft.speaker.piece[0]] for draft in ordered if draft.kind == "turn"), 0)

    def named(draft: Draft) -> tuple[str | None, bool]:
        """A draft's actor, and whether it only says "I"."""
        head = draft.speaker.head
        actor = cover.actor(head)
        if actor is None:
            actor = cover.actor(_meant(parse, head))
        if actor is None and draft.kind == "turn":
            actor = cover.labelled(parse.words[slice(*draft.speaker.piece)], opening)
        return actor, actor is None and parse.lowers[head] in FIRST_PERSON

    written: list[Attribution] = []
    for number, draft in enumerate(ordered):
        first, end = cue_range(scene, draft.cue)
        span = parse.span(first, end - 1)
        entry = cue_of(scene, draft.cue, words)
        party = None
        # What stands behind a colon is told, and does not tell: "Affirmed by the ministry: “The border is open”".
        told = parse.words[draft.cue] == ":" and any(a <= draft.speaker.head < b for a, b in draft.pieces)
        if draft.speaker.head >= 0 and not told:
            place = parse.span(draft.speaker.piece[0], draft.speaker.piece[1] - 1)
            party = Party(place, parse.quote(place), _actor(number, ordered, above, named))
        holder = above[number]
        written.append(
            Attribution(
                id=ids[number],
                sentence=parse.sentence_of[draft.cue],
                source=party,
                cue=Word(span, parse.quote(span), _lemma(parse, draft.cue, words), parse.pos[draft.cue]),
                content=spans(scene, draft.pieces),
                manner=manner(scene, draft.pieces),
                position=position_of(scene, draft.cue, entry, words),
                inside=ids[holder] if holder is not None else None,
                evidence=evidence_of(scene, draft.cue, draft.speaker.head, draft.pieces, words),
            )
        )
    return tuple(written)


def _meant(parse: Parse, head: int) -> int:
    """Whom a source's head stands for: the noun before "who"; the ministry in "a statement by the ministry"."""
    if parse.tags[head] in {"WDT", "WP"}:
        at = parse.heads[head]
        return parse.heads[at] if parse.deps[at] == "relcl" else head
    if parse.lemmas[head] in lexicon().nouns:
        for child in parse.children[head]:
            if parse.deps[child] == "poss":
                return child
            if parse.lowers[child] in {"by", "from", "of"} and parse.deps[child] in {"prep", "agent"}:
                return next((c for c in parse.children[child] if parse.deps[c] == "pobj"), head)
    return head


def _lemma(parse: Parse, cue: int, lexicon: Lexicon) -> str:
    """The cue's lemma; "according" is none of "accord"."""
    lower = parse.lowers[cue]
    return lower if lower in lexicon.according else parse.lemmas[cue]


# "We" of a spokesman is his side; the speaker is who we know.
FIRST_PERSON = frozenset({"i", "me", "my", "myself", "we", "us", "our", "ourselves"})


def _actor(
    number: int, drafts: Sequence[Draft], above: Sequence[int | None], named: Callable[[Draft], tuple[str | None, bool]]
) -> str | None:
    """The actor of a source; "I" and "we" inside somebody's words are whoever says them."""
    at: int | None = number
    for _ in range(len(drafts)):
        if at is None or drafts[at].speaker.head < 0:
            return None
        actor, first_person = named(drafts[at])
        if not first_person:
            return actor
        at = above[at]
    return None


def spans(scene: Scene, pieces: Ranges) -> tuple[Span, ...]:
    """The pieces in code points; pieces with only white space between them are one."""
    joined = ranges(token for first, end in marked(scene, pieces) for token in range(first, end))
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
