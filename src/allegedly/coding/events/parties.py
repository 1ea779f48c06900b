"""From heads to parties: the mention that covers a head, or the one inside its noun phrase."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from allegedly.coding.events import arguments as at_
from allegedly.grammar import Parse
from allegedly.knowledge.predicates import predicates
from allegedly.nouns import Mention, Party

# Kinds of mention that act in politics; others (companies, places) count only with an actor of their own.
PEOPLE = "people"


class Parties:
    """The parties of one document by token."""

    def __init__(self, parse: Parse, mentions: Sequence[Mention]) -> None:
        self.parse = parse
        self.covering: dict[int, list[Mention]] = {}
        for mention in mentions:
            for token in parse.tokens(mention.span):
                self.covering.setdefault(token, []).append(mention)

    def of(self, groups: Iterable[Sequence[int]], acting: bool, without: Sequence[Party] = ()) -> tuple[Party, ...]:
        """The parties of the first group of heads that names any; `acting`: heads of those who do it."""
        groups = [group for group in groups if group]
        fallback: tuple[Party, ...] = ()
        taken = {party.span for party in without}
        known = {party.actor for party in without if party.actor}
        for group in groups:
            found = self._group(group, acting)
            found = [p for p in found if p.span not in taken and (p.actor is None or p.actor not in known)]
            if any(party.actor for party in found):
                return _unique(found)
            fallback = fallback or _unique(found)
        return fallback

    def _group(self, heads: Sequence[int], acting: bool) -> list[Party]:
        found: list[Party] = []
        for head in heads:
            own = self.at(head)
            found += own or self._inside(head, acting)
        return found

    def at(self, head: int) -> list[Party]:
        """The parties whose mention covers a head."""
        return [_party(mention) for mention in self.covering.get(head, ())]

    def _inside(self, head: int, acting: bool) -> list[Party]:
        """The parties in a noun phrase whose head is none itself; people are a party by their own words."""
        parse = self.parse
        if acting:
            inner = at_.possessors(parse, head) + at_.after(parse, head, "of") + at_.after(parse, head, "by")
        else:
            inner = at_.nested(parse, head)
        for token in inner:
            named = self.at(token)
            if named:
                return named
        if parse.pos[head] == "NOUN" and "people" in predicates().named(parse.lemmas[head]):
            span = parse.span(min([head, *(c for c in parse.children[head] if c < head)]), head)
            return [Party(span, parse.quote(span), None)]
        if parse.pos[head] == "PROPN":
            span = parse.span(min([head, *(c for c in parse.children[head] if parse.deps[c] == "compound")]), head)
            return [Party(span, parse.quote(span), None)]
        return []


def _party(mention: Mention) -> Party:
    return Party(mention.span, mention.text, mention.actor)


def _unique(parties: Iterable[Party]) -> tuple[Party, ...]:
    seen: dict[tuple[tuple[int, int], str | None], Party] = {}
    for party in parties:
        seen.setdefault((party.span, party.actor), party)
    return tuple(seen.values())
