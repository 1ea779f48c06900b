"""Joins events and attributions into claims: everyone's position to the event itself, and what the record shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from allegedly.grammar import Parse, clause
from allegedly.knowledge.tables import table
from allegedly.nouns import Attribution, Claim, Event, Mention, Party, Passage, Polarity, Position, Stance, Status

OPPOSITE: dict[Position, Position] = {
    "affirms": "denies",
    "denies": "affirms",
    "doubts": "doubts",
    "withholds": "withholds",
}


# Nobody quotes more speakers inside one another; a loop of attributions ends here.
DEEPEST = 16


@cache
def alleging() -> frozenset[str]:
    """Lemmas of cues that mark what they report as an allegation."""
    return frozenset(row["lemma"] for row in table("language/alleging.csv", ("lemma", "pos")))


def chain_of(innermost: str | None, by_id: Mapping[str, Attribution]) -> list[Attribution]:
    """The attributions that hold an event, innermost first."""
    chain: list[Attribution] = []
    at = innermost
    while at is not None and at in by_id and len(chain) < DEEPEST:
        chain.append(by_id[at])
        at = by_id[at].inside
    return chain


class Speakers:
    """Everyone who speaks in a document, and the positions that they take to what is told there."""

    def __init__(self, parse: Parse, mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> None:
        self._attributions = attributions
        self._by_id = {attribution.id: attribution for attribution in attributions}
        named: dict[int, Mention] = {}
        for mention in mentions:
            for token in parse.tokens(mention.span):
                if mention.span[0] <= parse.starts[token] < mention.span[1]:
                    named.setdefault(token, mention)
        self._sources = {a.id: _sources(parse, named, a.source) for a in attributions if a.source is not None}

    def chain(self, innermost: str | None) -> list[Attribution]:
        """The attributions that hold what the innermost one holds, innermost first."""
        return chain_of(innermost, self._by_id)

    def positions(self, innermost: str | None, polarity: Polarity) -> tuple[Stance, ...]:
        """The positions of all who speak of the same words: "A said that …, which B denied" gives A's and B's."""
        chain = self.chain(innermost)
        positions = list(self._along(chain, polarity))
        if chain:
            known = {attribution.id for attribution in chain}
            for other in self._attributions:
                if other.id not in known and other.content == chain[0].content:
                    positions = [*self._along(self.chain(other.id), polarity), *positions]
        return tuple(dict.fromkeys(positions))

    def _along(self, chain: Sequence[Attribution], polarity: Polarity) -> tuple[Stance, ...]:
        """Positions towards what is told as something that happened.

        The innermost source's is its own, turned round where it is told as not having happened ("Iran said it had
        not sold any" denies the sale). An outer source takes a position only by denying or doubting what the inner one
        says: it then stands on the other side ("The US rejected the Kremlin's denial": the US affirms); one that only
        reports the inner source ("Kirby said that Iran denies it") takes none.
        """
        stances: list[Stance] = []
        inner: Position | None = None
        via = tuple(attribution.id for attribution in reversed(chain))
        for depth, attribution in enumerate(chain):
            if inner is None:
                net: Position = attribution.position
                if polarity == "negative":
                    net = OPPOSITE[net]
            elif attribution.position == "denies":
                net = OPPOSITE[inner]
            elif attribution.position == "doubts":
                net = "doubts"
            else:
                continue
            inner = net
            path = via[: len(chain) - depth]
            stances += [Stance(party.actor, party.text, net, path) for party in self._sources.get(attribution.id, ())]
        return tuple(stances)


def find_claims(
    parse: Parse, mentions: Sequence[Mention], events: Sequence[Event], attributions: Sequence[Attribution]
) -> tuple[Claim, ...]:
    """One claim per event: its sentence as the quote, the positions of all who speak of it, its status."""
    speakers = Speakers(parse, mentions, attributions)
    claims = []
    for number, event in enumerate(events, 1):
        span = parse.sentence_span(event.sentence)
        chain = speakers.chain(event.attribution)
        positions = speakers.positions(event.attribution, event.polarity)
        if _left_open(parse, event):
            positions = tuple(replace(s, position="withholds") if s.position == "affirms" else s for s in positions)
        claims.append(
            Claim(
                id=f"c{number}",
                event=event.id,
                quote=Passage(span, parse.quote(span)),
                clause=_clause(parse, event),
                positions=positions,
                status=status(event, chain, positions),
            )
        )
    return tuple(claims)


def _left_open(parse: Parse, event: Event) -> bool:
    """Whether an event stands under "whether": "said it was unclear whether Iran had delivered any" affirms none."""
    at = next(iter(parse.tokens(event.trigger.span)), None)
    while at is not None:
        if any(parse.lowers[child] == "whether" for child in parse.children[at] if child < at):
            return True
        at = parse.heads[at] if parse.heads[at] != at else None
    return False


def _clause(parse: Parse, event: Event) -> Passage:
    tokens = parse.tokens(event.trigger.span)
    if not tokens:
        return Passage(event.trigger.span, event.trigger.text)
    span = clause(parse, tokens[0])
    return Passage(span, parse.quote(span))


def _sources(parse: Parse, mentions: Mapping[int, Mention], source: Party) -> list[Party]:
    """The parties of a source: "Britain, France and Ukraine" are three, each with a position of its own.

    `mentions` are those of the document, by token.
    """
    tokens = parse.tokens(source.span)
    inside = set(tokens)
    heads = [token for token in tokens if parse.heads[token] not in inside or parse.heads[token] == token]
    if not heads:
        return [source]
    joined, todo = [], [heads[0]]
    while todo:
        token = todo.pop()
        joined.append(token)
        todo += [child for child in parse.children[token] if parse.deps[child] == "conj" and child in inside]
    named = []
    for token in sorted(joined):
        mention = mentions.get(token)
        if mention is not None and mention.actor is not None:
            named.append(Party(mention.span, mention.text, mention.actor))
    return named if len(named) > 1 and len(named) == len(joined) else [source]


def status(event: Event, chain: Sequence[Attribution], positions: Sequence[Stance]) -> Status:
    """What the document shows of the claim. Never a verdict: "denied" says that somebody denies and nobody affirms."""
    taken = {stance.position for stance in positions}
    if "denies" in taken:
        return "disputed" if "affirms" in taken else "denied"
    if event.polarity == "negative" and not chain:
        return "denied"
    if event.tense == "future":
        return "planned"
    if event.certainty in {"possible", "probable"} or event.tense == "hypothetical":
        return "possible"
    if not chain:
        return "stated"
    innermost = chain[0]
    unproven = innermost.evidence is not None and not innermost.evidence.given
    if unproven or "doubts" in taken or innermost.cue.lemma in alleging():
        return "alleged"
    return "reported"
