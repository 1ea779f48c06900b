"""Deeds that a sentence only mentions while it tells another: standing support that is praised, papers that somebody
once signed, the fallen whom a ceremony honours, what something would make others do.
"""

from __future__ import annotations

from allegedly.coding.events import arguments as at_
from allegedly.coding.events import kinds
from allegedly.coding.events.doubts.case import KIND, Case
from allegedly.coding.events.homes import homes_of

# Attitudes that last: who is praised for one has done nothing new.
ATTITUDES = frozenset({"support", "backing", "commitment", "dedication", "friendship", "solidarity", "willingness",
                       "readiness", "sympathy", "help", "assistance", "cooperation", "dialogue"})  # fmt: skip
# Verbs that only take note of them.
NOTING = frozenset({"praise", "note", "welcome", "mention", "address", "appreciate", "value", "commend", "hail",
                    "applaud", "laud", "acknowledge", "recall", "recognise", "recognize", "fix", "see", "criticise",
                    "criticize"})  # fmt: skip
# Verbs by which one also declares one's own.
STRESSING = frozenset({"emphasise", "emphasize", "stress", "underline", "underscore", "highlight"})
# Nouns for what something is worth, and for what is done so that it may come about.
WORTH = frozenset({"importance", "need", "significance", "necessity", "value", "role", "relevance", "benefit",
                   "usefulness", "urgency"})  # fmt: skip
TOWARDS = frozenset({"effort", "mediation", "support", "process", "step", "path", "progress", "plan", "proposal",
                     "initiative", "prospect", "framework", "guarantee", "guarantor"})  # fmt: skip
# What a participle right behind a noun says of these types only tells which one is meant: "the pact [signed] by A".
IDENTIFYING = frozenset({"SUPPORT", "AGREE", "REQUEST", "THREATEN"})
# Who must do it has not done it.
DUTIES = frozenset({"must", "should", "ought"})
# Verbs by which something makes others do what is below.
CAUSING = frozenset(
    {
        "prompt",
        "enable",
        "allow",
        "lead",
        "cause",
        "force",
        "drive",
        "push",
        "make",
        "let",
        "permit",
        "motivate",
        "encourage",
        "induce",
        "require",
        "compel",
        "oblige",
        "inspire",
        "persuade",
    }
)
OPEN = frozenset({"would", "could", "might", "may", "can", "should"})
HONOURING = frozenset({"commemorate", "honor", "honour", "mourn", "remember", "memorialise", "memorialize"})
MONUMENTS = frozenset({"memorial", "monument", "plaque", "ceremony", "exhibition", "museum", "statue"})
# A change of office is told of by those who hold it, and reinforces nothing.
CHANGES = frozenset({"appointment", "nomination", "tenure", "election", "career", "presence", "experience", "arrival"})
# What is done with agreements that exist.
KEEPING = frozenset({"carry", "fulfil", "fulfill", "observe", "honor", "honour", "respect", "keep", "have"})
STEPS = 6  # words between a deed and what is said of it


def _taken_note_of(case: Case) -> bool:
    """Whether somebody only takes note of another's standing attitude: "praised Norland's support for Sudland".

    One's own ("stressed his government's support") is declared by it, and thanks are for something done.
    """
    parse, draft = case.parse, case.draft
    if not draft.noun or draft.governor is not None or parse.lemmas[draft.token] not in ATTITUDES:
        return False
    at = draft.token
    for _ in range(STEPS):
        above, dep = parse.heads[at], parse.deps[at]
        if above == at or dep not in {"dobj", "pobj", "prep", "conj", "appos", "acl", "nsubjpass", "pcomp"}:
            return False
        if parse.pos[above] in at_.VERBAL and dep in {"dobj", "nsubjpass"}:
            own = _own(case, above)
            return (parse.lemmas[above] in NOTING and own is not True) or (
                parse.lemmas[above] in STRESSING and own is False
            )
        at = above
    return False


def _own(case: Case, verb: int) -> bool | None:
    """Whether the verb's subject is of the same state as those who have the attitude; None where nobody knows."""
    homes = homes_of(case.actors)
    subjects, _ = case.parties.of([at_.subjects(case.parse, verb)], acting=True)
    if not homes or not any(each.actor for each in subjects):
        return None
    return bool(homes & homes_of(subjects))


def _on_behalf(case: Case) -> bool:
    """Whether "in support of" only tells what something else is for: "efforts in support of a truce"."""
    parse, draft = case.parse, case.draft
    if not draft.noun or draft.governor is not None or parse.lemmas[draft.token] != "support":
        return False
    above = parse.heads[draft.token]
    within = parse.deps[draft.token] == "pobj" and parse.lowers[above] == "in"
    return within and draft.token + 1 < len(parse) and parse.lowers[draft.token + 1] == "of"


def _not_yet(case: Case) -> bool:
    """Whether a kind deed is what something is worth or aims at: "the need for dialogue", "efforts towards a truce"."""
    parse, draft = case.parse, case.draft
    if not draft.noun or draft.governor is not None or case.type not in KIND:
        return False
    if case.type == "CONSULT" and parse.lemmas[draft.token] not in ATTITUDES:
        return False  # "the importance of the meeting" that was held
    at = draft.token
    for _ in range(STEPS):
        above, dep = parse.heads[at], parse.deps[at]
        if above == at or dep not in {"pobj", "prep", "conj"} or parse.pos[above] in at_.VERBAL:
            return False
        if dep == "prep" and parse.lemmas[above] in WORTH:
            return parse.lowers[at] in {"of", "for", "to"}
        if dep == "prep" and parse.lemmas[above] in TOWARDS and case.type in {"RETREAT", "AGREE", "SUPPORT"}:
            return parse.lowers[at] in {"of", "for", "to", "towards", "toward", "around"}
        at = above
    return False


def _identifies(case: Case) -> bool:
    """Whether a participle right behind a noun only tells which is meant: "breaks the pact signed by Norland".

    Behind a comma it is told by the way, as news ("the draft, backed by Norland, calls for"), unless the noun itself is
    no part of what is told ("under the pact, backed by Norland, …").
    """
    parse, at = case.parse, case.verb
    if case.draft.noun or case.type not in IDENTIFYING or parse.tags[at] != "VBN":
        return False
    if parse.deps[at] == "advcl" and at > 1:  # as the parser takes it there
        return parse.words[at - 1] == "," and parse.pos[at - 2] in {"NOUN", "PROPN"} and parse.deps[at - 2] == "pobj"
    if parse.deps[at] != "acl":
        return False
    noun = parse.heads[at]
    apart = any(parse.words[t] == "," for t in range(noun + 1, at))
    return not apart or parse.deps[noun] == "pobj"


def _duty(case: Case) -> bool:
    """Whether somebody only must do it: "Norland must agree to it"; in words of others that is their demand."""
    parse = case.parse
    if case.type not in KIND or (case.draft.noun and case.draft.governor is None):
        return False
    return any(parse.deps[c] == "aux" and parse.lowers[c] in DUTIES for c in parse.children[case.verb])


def _made_to(case: Case) -> bool:
    """Whether something would or could only make somebody do it: "which would prompt Norland to veto it"."""
    parse, at = case.parse, case.verb
    while parse.deps[at] == "conj" and parse.pos[parse.heads[at]] in at_.VERBAL:
        at = parse.heads[at]
    above = parse.heads[at]
    if parse.deps[at] not in {"xcomp", "ccomp", "advcl"} or parse.lemmas[above] not in CAUSING:
        return False
    below = parse.child(at, "nsubj", "nsubjpass") is not None or bool(at_.objects(parse, above))
    return below and any(parse.lowers[c] in OPEN for c in parse.children[above] if parse.deps[c] == "aux")


def _honoured(case: Case) -> bool:
    """Whether the dead are only honoured: "a ceremony commemorating the soldiers killed in service"."""
    parse, at = case.parse, case.verb
    if case.type not in {"ASSAULT", "AID", "COERCE"} or case.draft.noun:
        return False
    return any(
        (parse.lemmas[t] in HONOURING or (parse.lemmas[t] == "recall" and _monument(case, t)))
        and not at_.passive(parse, t)
        for t in parse.ancestors(at)
        if t != at
    )


def _monument(case: Case, verb: int) -> bool:
    return any(case.parse.lemmas[h] in MONUMENTS for h in at_.subjects(case.parse, verb))


def _forced(case: Case) -> bool:
    """Whether circumstances force somebody: "Norland is forced to catch up"."""
    parse, at = case.parse, case.verb
    if case.type != "COERCE" or case.actors or case.draft.noun:
        return False
    return parse.lemmas[at] in {"force", "oblige", "compel"} and at_.passive(parse, at)


def _changes(case: Case) -> bool:
    """Whether an appointment or the like is what does it: "his appointment will reinforce the partnership"."""
    parse, draft = case.parse, case.draft
    doing = next((group for group in draft.actors if group), [])
    return not draft.noun and case.type in {"AGREE", "SUPPORT"} and bool(doing) and all(
        parse.lemmas[head] in CHANGES for head in doing
    )  # fmt: skip


def _coming_of_things(case: Case) -> bool:
    """Whether what "will" happen is nobody's promise: "a fleet that will leave less"."""
    draft = case.draft
    if case.type != "AGREE" or draft.sense.type == "AGREE" or draft.noun or case.recipients:
        return False
    heads = [kinds.head(case.parties, each) for each in case.actors if not each.actor]
    return len(heads) == len(case.actors) and all(case.parse.pos[head] == "NOUN" for head in heads)


def _depends(case: Case) -> bool:
    """Whether it is only said on what a deed depends: "Norland's incursion will depend on Sudland"."""
    parse, draft = case.parse, case.draft
    if not draft.noun or draft.governor is not None or parse.deps[draft.token] != "nsubj":
        return False
    return parse.lemmas[parse.heads[draft.token]] in {"depend", "hinge"}


def _without(case: Case) -> bool:
    """Whether it is only said what nothing works without: "cannot be met without the two working together"."""
    parse, at = case.parse, case.verb
    return case.type in KIND and parse.deps[at] == "pcomp" and parse.lowers[parse.heads[at]] == "without"


def _carried_out(case: Case) -> bool:
    """Whether an agreement of long ago is only kept: "is carrying out its agreements with Norland"."""
    parse, draft = case.parse, case.draft
    if case.type != "SUPPORT" or not draft.noun or not case.of_class(draft.token, "agreement"):
        return False
    above = draft.governor if draft.governor is not None else parse.heads[draft.token]
    return parse.lemmas[above] in KEEPING and parse.pos[above] in at_.VERBAL


def _in_question(case: Case) -> bool:
    """Whether a participle stands in a question that is put to nobody: "What is the number of those killed?"."""
    parse, at = case.parse, case.verb
    first, end = case.sentence
    asks = any(parse.words[t] == "?" for t in range(max(first, end - 3), end))
    return asks and not case.actors and parse.deps[at] == "acl"


def _bans_a_thing(case: Case) -> bool:
    """Whether nobody in particular forbids a thing: "water bombing was disallowed"."""
    if case.type != "COERCE" or case.actors or case.draft.noun or not at_.passive(case.parse, case.verb):
        return False
    return bool(case.recipients) and all(kinds.mere_thing(case.parties, each, case.type) for each in case.recipients)


REASONS = (
    _taken_note_of,
    _on_behalf,
    _not_yet,
    _identifies,
    _duty,
    _made_to,
    _honoured,
    _forced,
    _changes,
    _coming_of_things,
    _depends,
    _without,
    _carried_out,
    _in_question,
    _bans_a_thing,
)
