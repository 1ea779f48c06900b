"""Etiquette: congratulations to an anniversary, condolences to mourners, greetings passed on, medals for one's own."""

from __future__ import annotations

from allegedly.coding.events import arguments as at_
from allegedly.coding.events import kinds
from allegedly.coding.events.doubts.case import Case

# What etiquette looks like when it is taken for a deed: praise, a message sent, a request to pass it on.
POLITE = frozenset({"SUPPORT", "CONSULT", "REQUEST", "AGREE"})


def _congratulates(case: Case) -> bool:
    """Whether somebody only is polite: congratulates on an anniversary, sends or passes on greetings.

    Who congratulates the winner of an election recognises him: that stays SUPPORT.
    """
    if case.type not in POLITE:
        return False
    parse = case.parse
    own = (case.draft.token, *case.draft.used)
    if case.type == "SUPPORT":
        polite = any(case.of_class(t, "courtesies") for t in own)
        if polite and kinds.at_home(case.actors, case.recipients):
            return True  # to one's own diplomats
        return polite and any(
            case.of_class(t, "occasions") or (parse.words[t] == "Day" and parse.pos[t] == "PROPN")
            for t in parse.subtree(case.verb)
        )
    if case.type == "CONSULT" and case.draft.sense.mutual:
        # "Exchanged greetings and summed up the year" is talk.
        more = any(parse.deps[c] == "conj" for c in parse.children[case.verb])
        heads = at_.objects(parse, case.verb)
        return bool(heads) and not more and all(case.of_class(head, "courtesies") for head in heads)
    near = {t for c in parse.children[case.verb] for t in (c, *parse.children[c], *_below(case, c))}
    return any(case.of_class(t, "courtesies", "mourning") and parse.pos[t] in {"NOUN", "ADJ"} for t in near)


def _below(case: Case, token: int) -> list[int]:
    """What stands two steps below a word: "a message of [congratulations]", "asked him to extend his [greetings]"."""
    parse = case.parse
    return [inner for child in parse.children[token] for inner in parse.children[child]]


def _mourns(case: Case) -> bool:
    """Whether somebody condoles with mourners or pays tribute to a dead man, and not with a state."""
    if case.type != "SUPPORT" or not any(case.of_class(t, "mourning") for t in (case.draft.token, *case.draft.used)):
        return False
    return not any(each.actor and not kinds.citizen(case.parties, each) for each in case.recipients)


def _decorates(case: Case) -> bool:
    """Whether medals go to one's own people: "presented state awards to the officers"."""
    if case.type != "SUPPORT" or not any(case.of_class(t, "medal") for t in case.draft.used):
        return False
    return kinds.at_home(case.actors, case.recipients) or not any(each.actor for each in case.recipients)


REASONS = (_congratulates, _mourns, _decorates)
