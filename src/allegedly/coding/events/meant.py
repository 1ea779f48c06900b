"""What is only meant: deeds that a noun names as an aim, an ability or a need, and deeds that are only talked about."""

from __future__ import annotations

from allegedly.coding.events import arguments as at_
from allegedly.coding.events.drafting import Draft
from allegedly.grammar import Parse
from allegedly.knowledge.predicates import predicates

# Before a gerund: what is talked or thought about ("spoke about deepening ties", "campaigned on joining the deal").
ABOUT = frozenset({"about", "on", "regarding", "concerning", "towards", "toward"})
TOPICS = frozenset({"about", "regarding", "concerning"})
# What makes of a bare form something else than a command.
BOUND = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "mark"})
# Verbs that tell what somebody likes or is given to, not what he does.
TASTES = frozenset({"enjoy", "tend", "deserve", "love", "hate", "like"})
# Adjectives for how somebody feels or what he can: "would be pleased to assist".
STATES = frozenset({"pleased", "happy", "glad", "proud", "able", "unable", "free", "delighted", "honoured", "honored",
                    "reluctant", "loath", "hesitant", "afraid"})  # fmt: skip
# By these, in the passive, somebody may or must do it: "is not authorised to inspect", "was required to pay".
RULED = frozenset({"authorize", "authorise", "entitle", "oblige", "require", "suppose", "empower"})
# Verbs whose "on" tells by what deed: "spent millions on helping".
MEANS = frozenset({"spend", "waste"})
# Between a noun and its gerund: "the importance of expanding ties", "an approach to resolving the conflict".
INSIDE = ABOUT | {"of", "for", "to", "in", "at"}


def only_meant(parse: Parse, draft: Draft) -> bool:
    """Whether a draft's verb stands below a noun for an aim ("efforts to stabilise B"), or is only talked about."""
    at = draft.governor if draft.governor is not None else draft.token
    if parse.pos[at] not in at_.VERBAL:
        return False
    for _ in range(at_.DEEPEST):
        head, dep = parse.heads[at], parse.deps[at]
        if dep == "acl" and any(parse.tags[c] == "TO" for c in parse.children[at]):
            return _is_aim(parse, head)
        if dep == "pcomp":
            above = parse.heads[head]
            if parse.lowers[head - 1] == "instead":
                return True
            if parse.pos[above] in {"NOUN", "PROPN"}:
                if parse.lowers[head] in TOPICS:
                    return True  # "views about deepening ties"
                return parse.lowers[head] in INSIDE and _is_aim(parse, above)
            return parse.lowers[head] in ABOUT and parse.lemmas[above] not in MEANS
        wishes = any(parse.deps[c] == "aux" for c in parse.children[head])  # "would like to meet"
        if dep == "xcomp" and ((parse.lemmas[head] in TASTES and not wishes) or parse.lemmas[head] in STATES):
            return True
        if dep == "xcomp" and parse.lemmas[head] in RULED and at_.passive(parse, head):
            return True
        if (
            dep in {"xcomp", "ccomp", "advcl"} and parse.lemmas[head] == "be" and _infinitive(parse, at)
        ):  # "the goal was to free them"
            subject = parse.child(head, "nsubj")
            return subject is not None and _is_aim(parse, subject)
        if dep not in {"conj", "xcomp"} or parse.pos[head] not in at_.VERBAL:
            return False
        at = head
    return False


def _infinitive(parse: Parse, verb: int) -> bool:
    return any(parse.tags[c] == "TO" for c in parse.children[verb])


def commanded(parse: Parse, draft: Draft) -> bool:
    """Whether a draft's verb is a command to whoever listens: "Congratulate your parents"."""
    at = draft.governor if draft.governor is not None else draft.token
    bare = parse.tags[at] == "VB" and parse.deps[at] in {"ROOT", "ccomp", "parataxis"}
    return bare and not any(
        parse.deps[c] in {"nsubj", "nsubjpass", "aux", "auxpass", "mark"} for c in parse.children[at]
    )


def purpose(parse: Parse, draft: Draft) -> bool:
    """Whether a draft only tells what something was for: "held talks to end the war"."""
    at = draft.governor if draft.governor is not None else draft.token
    while parse.deps[at] in {"conj", "xcomp"} and parse.pos[parse.heads[at]] in at_.VERBAL:
        at = parse.heads[at]
    return parse.deps[at] == "advcl" and any(parse.tags[c] == "TO" for c in parse.children[at])


def _is_aim(parse: Parse, noun: int) -> bool:
    return parse.lemmas[noun].lower() in predicates().classes["aims"]
