"""Words of a clause that turn its type into another: a parliament that is suspended, attacks in a debate, motions
against somebody, a pact that one withdraws from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from allegedly.coding.events import arguments as at_
from allegedly.grammar import Parse
from allegedly.knowledge.predicates import Predicates

if TYPE_CHECKING:
    from allegedly.coding.events.drafting import Draft

CLOSING = frozenset({"suspend", "dissolve", "prorogue", "dismiss", "shut", "close", "disband"})
VOTING = frozenset({"vote", "pass", "approve", "adopt", "endorse", "back", "authorize", "authorise"})
MOVING = VOTING | {"put", "table", "submit", "introduce", "propose", "circulate", "draft", "sponsor", "present"}
MOTIONS = frozenset({"resolution", "motion", "bill"})
STRIKING = frozenset({"attack", "hammer", "hit", "target", "assail", "batter", "savage", "pound", "slam", "blast"})
# Where one is attacked with words.
SPEECHES = frozenset({"debate", "speech", "interview", "tweet", "statement", "address", "remark", "remarks", "hearing",
                      "convention", "article", "ad", "advertisement", "column", "op-ed", "letter", "broadcast", "post",
                      "editorial", "rally", "podcast", "book"})  # fmt: skip
# Wars and attacks of money.
ECONOMIC = frozenset({"trade", "tariff", "economic", "currency", "price", "customs", "sanctions"})
PERMITTING = frozenset({"authorize", "authorise", "approve", "order"})
LEAVING = frozenset({"withdraw", "pull", "exit", "quit", "withdrawal", "pullout"})
PACTS = frozenset({"plan", "pact", "treaty", "agreement", "accord", "convention", "protocol", "deal", "jcpoa"})
# What one is helped to in words and votes only.
ASPIRING = frozenset({"aspiration", "aspirations", "integration", "accession", "membership", "candidacy", "ambition"})


# What strikes only in a way of speaking, and on paper.
ON_PAPER = ("sanction", "policy")
ARMED = ("attack", "fire", "weapons")
LAWS = frozenset({"bill", "law", "legislation", "amendment", "motion", "resolution", "measure", "act", "repeal"})
BACKING = frozenset({"back", "support"})


def turn(parse: Parse, draft: Draft, found: dict[int, Draft], known: Predicates) -> None:
    """Gives a draft the type that other words of its clause make of it."""
    token = draft.token
    word = parse.lemmas[token].lower()
    if draft.type == "SANCTION" and word in CLOSING and not draft.noun:
        if any(parse.lemmas[t].lower() in known.classes["parliament"] for t in draft.used):
            draft.type = "COERCE"
    elif draft.type == "ASSAULT" and (_bloodless(parse, draft) or _by(parse, draft, known, *ON_PAPER)):
        draft.type = "SANCTION"
    elif draft.type == "SUPPORT" and word in BACKING and not draft.noun and _by(parse, draft, known, *ARMED):
        draft.type = "AID"  # "backed by Norland's airstrikes"
    elif draft.type == "ACCUSE" and word == "oppose" and _law(parse, draft, known):
        draft.type = "REJECT"
    elif draft.type == "COOPERATE" and any(parse.lemmas[t] == "charge" for t in draft.used):
        draft.type = "ACCUSE"  # "exchanged charges"; a chargé is exchanged by name
    elif draft.type == "SUPPORT" and word == "negotiate" and parse.tags[token] in {"VBG", "VB", "VBP", "VBZ"}:
        draft.type = "CONSULT"  # still negotiates
    elif draft.type == "RETREAT" and word in PERMITTING:
        sent = [h for t in draft.used if parse.lemmas[t] == "deployment" for h in at_.after(parse, t, "of")]
        if any(parse.lemmas[h] in {"troop", "troops", "soldier", "force", "marine", "warship"} for h in sent):
            draft.type = "MOBILIZE"
    elif draft.type in {"SUPPORT", "REQUEST"} and word in MOVING and not draft.noun:
        _vote(parse, draft, found)
    elif draft.type == "ASSAULT" and word in STRIKING and not draft.noun:
        if _in_words(parse, token):
            draft.type = "ACCUSE"
    elif draft.type == "RETREAT" and word in LEAVING:
        pacts = [t for h in at_.after(parse, token, "from") for t in (h, *at_.within(parse, h))]
        if any(parse.lowers[t] in PACTS for t in pacts):
            draft.type = "SANCTION"
    elif draft.type == "AID" and word in {"help", "assist", "assistance", "support", "aid"}:
        aims = [t for h in at_.after(parse, token, "in") for t in parse.subtree(h)]
        if any(parse.lemmas[t].lower() in ASPIRING for t in aims):
            draft.type = "SUPPORT"


def _by(parse: Parse, draft: Draft, known: Predicates, *classes: str) -> bool:
    """Whether all that do it are things of the classes: "[sanctions] targeted", "backed by [airstrikes]"."""
    doing = next((group for group in draft.actors if group), [])
    if draft.noun or not doing:
        return False
    return all(any(parse.lemmas[head].lower() in known.classes[name] for name in classes) for head in doing)


def _law(parse: Parse, draft: Draft, known: Predicates) -> bool:
    """Whether what is opposed is a bill or a law."""
    heads = at_.objects(parse, draft.token)
    return bool(heads) and all(parse.lemmas[head].lower() in LAWS for head in heads)


def _bloodless(parse: Parse, draft: Draft) -> bool:
    """Whether a war is one of trade: "launched a trade war against"."""
    nouns = [t for t in (draft.token, *draft.used) if parse.lemmas[t] in {"war", "warfare", "offensive"}]
    return any(parse.lowers[c] in ECONOMIC for t in nouns for c in parse.children[t])


def _vote(parse: Parse, draft: Draft, found: dict[int, Draft]) -> None:
    """Who votes for sanctions imposes them; who moves a motion against somebody accuses him."""
    moved = (*draft.used, *(head for group in draft.recipients for head in group))
    if parse.lemmas[draft.token] in VOTING:
        for token in moved:
            inner = found.get(token)
            if inner is not None and inner.type == "SANCTION":
                draft.type, draft.recipients = "SANCTION", list(inner.recipients)
                inner.absorbed = True
                return
    if any(parse.lemmas[t] in MOTIONS for t in moved):
        against = at_.after(parse, draft.token, "against")
        against = against or [h for t in moved for h in at_.after(parse, t, "against")]
        if against:
            draft.type, draft.recipients = "ACCUSE", [against]


def _in_words(parse: Parse, verb: int) -> bool:
    """Whether somebody is only attacked with words: "attacked him in a debate", "hammered him for his delay"."""
    for child in parse.children[verb]:
        if parse.deps[child] != "prep":
            continue
        heads = at_.governed(parse, child)
        if parse.lowers[child] in {"in", "during", "at", "on"} and any(parse.lemmas[h] in SPEECHES for h in heads):
            return True
        reason = parse.lowers[child] == "for" and any(
            parse.deps[h] == "pcomp" or any(parse.tags[c] == "PRP$" for c in parse.children[h]) for h in heads
        )
        person = any(parse.tags[o] in {"NNP", "PRP"} for o in at_.objects(parse, verb))
        if reason and person:
            return True
    return False
