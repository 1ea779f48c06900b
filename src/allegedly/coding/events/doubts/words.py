"""Words that tell a deed only in other company: "settled", "beat" at the polls, "help" of a thing."""

from __future__ import annotations

from allegedly.coding.events import arguments as at_
from allegedly.coding.events import kinds
from allegedly.coding.events.doubts.case import PRESENT, Case
from allegedly.coding.events.homes import home

# A word of the class of differences, which are settled with somebody.
SETTLED = "dispute"
ALLOWING = frozenset({"allow", "permit", "let", "enable", "permission", "suspend"})
WORRIES = frozenset({"concern", "concerned", "worry", "worried", "fear", "doubt", "apprehension", "misgiving"})
# Verbs for violence and for victories at the polls, and what tells the second.
CONTESTS = frozenset({"beat", "defeat", "unseat", "oust", "topple", "trounce", "thrash", "crush", "rout"})
POLLS = frozenset({"candidate", "vote", "voter", "election", "re-election", "reelection", "poll", "majority", "margin",
                   "constituency", "race", "nomination", "nominee", "presidential", "contest", "runoff", "run-off",
                   "ballot", "seat", "primary", "incumbent"})  # fmt: skip


def _worried(case: Case) -> bool:
    """Whether somebody worries about no one in particular: "is concerned about turnout", "shown similar concerns"."""
    words = {case.parse.lemmas[t].lower() for t in (case.draft.token, *case.draft.used)}
    if case.type != "ACCUSE" or WORRIES.isdisjoint(words):
        return False
    homes = {home(each) for each in case.actors}
    return not any(each.actor and home(each) not in homes for each in case.recipients)


def _at_the_polls(case: Case) -> bool:
    """Whether a rival is only beaten at the polls: "was unseated by the Liberal candidate by 90 votes"."""
    parse = case.parse
    if case.type != "ASSAULT" or parse.lemmas[case.draft.token].lower() not in CONTESTS:
        return False
    first, end = case.sentence
    return not POLLS.isdisjoint(lemma.lower() for lemma in parse.lemmas[first:end])


def _state(case: Case) -> bool:
    """Whether a clause only says in whose hands something is: "territories occupied by Norland must be given back"."""
    parse, token = case.parse, case.draft.token
    held = case.type == "ASSAULT" and parse.lemmas[token] in {"occupy", "hold", "control"}
    if held and parse.deps[token] == "acl" and parse.tags[token] == "VBN":
        return True
    enjoys = parse.lemmas[token] in {"enjoy", "have"} and parse.tags[token] in PRESENT
    return case.type == "SUPPORT" and enjoys and not case.draft.noun


def _eases(case: Case) -> bool:
    """Whether a thing or a fact would help or not: "it will not help solve the row"."""
    parse, token = case.parse, case.draft.token
    at = token if parse.lemmas[token] == "help" else parse.heads[token]
    if parse.lemmas[at] != "help" or at_.complement(parse, at) is None or case.draft.noun:
        return False
    own = parse.child(at, "nsubj")
    return own is not None and (
        parse.lowers[own] in {"it", "this", "that", "which"}
        or (parse.pos[own] == "NOUN" and own not in case.parties.covering and not case.of_class(own, *kinds.HUMAN))
    )


def _makes_up(case: Case) -> bool:
    """Whether two only "make up" so much of something, and not with each other."""
    parse, token = case.parse, case.draft.token
    return case.type == "AGREE" and parse.lemmas[token] == "make" and bool(at_.objects(parse, token)) and any(
        parse.lowers[t] == "up" for t in case.draft.used
    )  # fmt: skip


def _agrees_in_opinion(case: Case) -> bool:
    """Whether "agreed with" goes to a thing: "agreed with the nationalisation of the bank" is an opinion."""
    parse, token = case.parse, case.draft.token
    if parse.lemmas[token] != "agree" or case.draft.noun:
        return False
    heads = at_.after(parse, token, "with")
    return (
        bool(heads)
        and all(parse.pos[h] == "NOUN" and h not in case.parties.covering for h in heads)
        and not any(case.of_class(h, *kinds.HUMAN) for h in heads)
    )


def _named_paper(case: Case) -> bool:
    """Whether it goes only to one's own law or plan: "the cabinet approved the Plan of Urgent Measures".

    Who violates a law or resolution does so to all whom it binds.
    """
    if case.draft.sense.mode == "yield":
        return False
    if not case.recipients or not all(kinds.nobody(case.parties, case.type, each) for each in case.recipients):
        return case.type == "CONCEDE" == case.draft.sense.type and _reforms(case)
    if case.draft.noun or case.type in {"CONSULT", "AID", "COOPERATE"}:
        return True
    heads = [kinds.head(case.parties, each) for each in case.recipients]
    words = [{case.parse.lemmas[h].lower(), case.parse.lowers[h].removesuffix("s")} for h in heads]
    own = case.parties.known.classes["law"] | case.parties.known.classes["plan"]
    return case.type in {"SUPPORT", "REJECT"} and all(not own.isdisjoint(each) for each in words)


def _reforms(case: Case) -> bool:
    """Whether reforms are made for nobody: "carries out reforms in difficult conditions"."""
    used = any(case.parse.lemmas[t] == "reform" for t in case.draft.used)
    return used and all(kinds.thing(case.parties, each) for each in case.recipients)


def _only_allows(case: Case) -> bool:
    """Whether a rule or a device only makes something possible: "the law allows states to see ships"."""
    parse, token = case.parse, case.draft.token
    if case.type != "CONCEDE" or parse.lemmas[token].lower() not in ALLOWING or parse.tags[token] in {"VBD", "VBN"}:
        return False
    return not (any(each.actor for each in case.actors) and any(each.actor for each in case.recipients))


def _unmade(case: Case) -> bool:
    """Whether a promise or help is nobody's or for nobody: "is ready for this", "solved crucial issues"."""
    draft = case.draft
    if case.type not in {"AID", "AGREE"} or case.sure.polarity == "negative" or (case.actors and case.recipients):
        return False
    if draft.sense.objects and SETTLED in draft.sense.objects:
        return True
    agreed = draft.sense.type in {"RETREAT", "CONCEDE"} or case.parse.lemmas[draft.token] == "agree"
    return not (draft.took or agreed)


def _without_object(case: Case) -> bool:
    """Whether a word tells its deed only with one whom it hits: "presented the text", "cut supply by a tenth"."""
    draft, parse = case.draft, case.parse
    if case.type == "AID" and draft.sense.to == ("obj", "with") and not draft.noun:
        return not at_.after(parse, draft.token, "with")
    if case.type == "AID" and parse.lemmas[draft.token] == "serve":
        return not any(each.actor for each in case.recipients)
    if case.type == "RETREAT" and draft.sense.mode == "return" and draft.noun:
        given = at_.after(parse, draft.token, "of")
        return not any(case.of_class(t, "property", "territory", "captives", "people", "refugee") for t in given)
    if case.type == "THREATEN" == draft.sense.type and case.sure.polarity == "negative":
        return True  # "is not preparing sanctions"
    if draft.sense.mode == "visit" and not draft.noun and case.actors:  # "most seats went to"
        return not any(
            each.actor
            or case.of_class(kinds.head(case.parties, each), "visitor", "delegation", "powers")
            or parse.pos[kinds.head(case.parties, each)] == "PROPN"
            for each in case.actors
        )
    if draft.sense.mode == "visit" and case.recipients:  # "visited the cemetery"
        heads = [kinds.head(case.parties, each) for each in case.recipients if not each.actor]
        return len(heads) == len(case.recipients) and all(case.of_class(head, "sights") for head in heads)
    if draft.sense.mode == "arrest" and parse.lemmas[draft.token] == "hold":  # "an election to be held"
        return any(parse.tags[c] == "TO" for c in parse.children[draft.token])
    if not case.recipients and any(case.of_class(t, "vague") for t in draft.used):
        return True  # "implemented measures"
    return draft.sense.mode in {"withhold", "seize"} and not case.recipients


def _of_things(case: Case) -> bool:
    """Whether a plain word goes only to things that are no demand, plan or law: "ignored the weather"."""
    draft = case.draft
    plain = draft.sense.objects is None and not (draft.noun or draft.sense.rest or draft.took)
    asks = case.type == "REJECT" or draft.sense.mode == "investigate"
    given = case.type == "CONCEDE" and not draft.took  # "the law guarantees freedom of movement"
    if not (given or (asks and plain)) or draft.type != draft.sense.type or not case.recipients:
        return False
    return all(kinds.mere_thing(case.parties, each, case.type) for each in case.recipients)


REASONS = (
    _unmade,
    _without_object,
    _of_things,
    _worried,
    _at_the_polls,
    _state,
    _eases,
    _makes_up,
    _agrees_in_opinion,
    _named_paper,
    _only_allows,
)
