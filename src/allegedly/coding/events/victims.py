"""Those whom a condemned deed hit, who are not the ones accused: "condemned the attack on [Norland]"."""

from __future__ import annotations

from allegedly.coding.events import arguments as at_
from allegedly.coding.events import kinds
from allegedly.coding.events.drafting import Draft
from allegedly.coding.events.parties import Parties
from allegedly.nouns import Party

# What is said or done about a deed to others.
OF_DEEDS = frozenset({"ACCUSE", "PROTEST", "REJECT"})
# "Opposed sanctions against B" is said to those who impose them, "called for sanctions against B" of B.
OPPOSING = ("oppos", "object")
# "On strike at the mine" is no deed of force.
WALKOUT = "strike"
# Before whom a deed hits.
HITTING = frozenset({"on", "upon", "against", "of", "at", "to"})
# Nouns for hurting somebody, beside the classes of attacks and fire.
HURTING = frozenset(
    "killing murder targeting assassination execution massacre slaughter detention arrest imprisonment torture "
    "abduction kidnapping persecution abuse oppression beating poisoning shooting stabbing death loss treatment "
    "suppression repression harassment expulsion invasion occupation annexation".split()
)


def accused(parties: Parties, draft: Draft, recipients: tuple[Party, ...]) -> tuple[Party, ...]:
    """The recipients of an accusation without the victims: who did it instead, else the deed itself."""
    if draft.type not in OF_DEEDS:
        return recipients
    hit = {party: noun for party in recipients if (noun := _hit_by(parties, party, draft)) is not None}
    rest = tuple(party for party in recipients if party not in hit)
    if rest or not hit:
        return rest
    parse = parties.parse
    doing = [each for noun in hit.values() for head in at_.makers(parse, noun) for each in parties.at(head)]
    if doing:
        return tuple(dict.fromkeys(each for each in doing if each not in hit))
    first, last = next(iter(hit.values())), max(parse.tokens(party.span)[-1] for party in hit)
    span = parse.span(min([first, *(c for c in parse.children[first] if parse.deps[c] in {"det", "amod"})]), last)
    return (Party(span, parse.quote(span), None),)


def hurting(parties: Parties, party: Party) -> bool:
    """Whether a party is only the deed that hit somebody: "the attack on Norland", "sanctions against Norland"."""
    lemma = parties.parse.lemmas[kinds.head(parties, party)].lower()
    classes = parties.known.classes
    deed = lemma in HURTING or any(lemma in classes[name] for name in ("attack", "fire", "sanction"))
    return party.actor is None and party.span not in parties.kinds and deed


def _hit_by(parties: Parties, party: Party, draft: Draft) -> int | None:
    """The noun for the deed that hit a party, where that is what is condemned."""
    parse, classes = parties.parse, parties.known.classes
    own = {draft.token} if draft.type == "ACCUSE" else {draft.token, *draft.used}
    opposed = any(parse.lemmas[token].lower().startswith(OPPOSING) for token in (draft.token, *draft.used))
    at = kinds.head(parties, party)
    for _ in range(at_.DEEPEST):
        while parse.deps[at] in {"conj", "compound", "amod", "nmod"} and parse.heads[at] != at:
            at = parse.heads[at]
        preposition = parse.heads[at]
        noun = parse.heads[preposition]
        if parse.deps[at] != "pobj" or parse.lowers[preposition] not in HITTING:
            return None
        lemma = parse.lemmas[noun].lower()
        sanctioned = opposed and lemma in classes["sanction"]
        if draft.type == "PROTEST" and lemma == WALKOUT:
            return None
        if noun not in own and (lemma in HURTING or lemma in classes["attack"] | classes["fire"] or sanctioned):
            return noun
        at = noun
    return None
