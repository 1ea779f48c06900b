"""Deeds that are only spoken of: questioned, hoped for, foretold, urged, named as topics, stressed."""

from __future__ import annotations

from allegedly.coding.events import arguments as at_
from allegedly.coding.events import kinds
from allegedly.coding.events.doubts.case import KIND, Case

# Marks of an interviewer's or reporter's turn.
ASKERS = frozenset({"question", "q", "interviewer", "reporter", "operator"})
HOPING = frozenset({"hope", "wish", "pray", "dream", "believe"})
FORETELLING = frozenset(
    {
        "confident",
        "certain",
        "confidence",
        "conviction",
        "convinced",
        "hopeful",
        "optimistic",
        "predict",
        "forecast",
        "foresee",
        "speculate",
        "envisage",
        "guess",
        "bet",
    }
)
# Whoever is told so by these words has not yet done it.
URGING = frozenset({"urge", "warn", "caution", "advise", "encourage", "exhort", "implore", "beg", "pressure", "press",
                    "instruct", "tell", "invite", "ask", "expect", "call", "remind", "challenge", "entreat",
                    "request", "get", "demand"})  # fmt: skip
# What stands as the object of these, or behind "for", is demanded or wanted and not there yet.
DEMANDING = frozenset({"demand", "urge", "request", "seek", "want", "need", "expect", "require", "propose", "advocate",
                       "favour", "favor", "suggest", "await", "deserve", "recommend"})  # fmt: skip
DEMANDING_FOR = frozenset({"call", "push", "press", "appeal", "ask", "plead", "hope", "wait", "campaign", "lobby",
                           "pray", "demand", "need", "wish", "request", "argue", "strive"})  # fmt: skip
STEPS = 6  # words between what is urged and its verb
STRESSING = frozenset({"emphasize", "emphasise", "stress", "underline", "underscore", "highlight", "discuss", "mention",
                       "note", "cover", "include"})  # fmt: skip
KEEPING = frozenset({"ban", "bar", "prohibit", "prevent", "stop", "block", "exclude", "keep", "discourage", "deter",
                     "restrain", "refrain", "forbid", "dissuade", "abstain"})  # fmt: skip
TENSES = frozenset({"has", "have", "had", "is", "are", "was", "were", "will"})
FAILING = frozenset({"failure", "inability", "unwillingness", "reluctance", "impossibility", "tendency"})
WANTING = frozenset({"want", "wish", "like", "love"})
WORDS = frozenset({"AGREE", "SUPPORT", "REQUEST", "REJECT", "ACCUSE", "THREATEN"})


def _questioned(case: Case) -> bool:
    """Whether a reporter says so in a question."""
    if case.parse.words[case.sentence[0]] in {"QUESTION", "Q"}:
        return True
    if case.said is None or case.said.source is None:
        return False
    words = case.said.source.text.lower().split()
    turn = case.said.cue.text.strip() == ":"
    return turn and bool(words) and words[0].strip("().") in ASKERS


def _hoped(case: Case) -> bool:
    """Whether somebody only hopes that others will be kind: "we hope that Norland and Sudland can cooperate"."""
    parse, at = case.parse, case.verb
    if case.type not in KIND:
        return False
    for _ in range(at_.DEEPEST):
        above = parse.heads[at]
        if above == at or parse.deps[at] not in {"ccomp", "conj", "xcomp"}:
            return False
        finite = parse.deps[at] == "ccomp" and parse.child(at, "nsubj") is not None
        if finite and parse.lemmas[above] in HOPING:
            return parse.lemmas[above] != "believe" or case.type == "AGREE"
        at = above
    return False


def _foretold(case: Case) -> bool:
    """Whether somebody else foretells it: "an expert predicted that Norland will expand trade with Sudland"."""
    parse, at = case.parse, case.verb
    for _ in range(at_.DEEPEST):
        above = parse.heads[at]
        if above == at or parse.deps[at] not in {"ccomp", "conj", "acl", "xcomp"}:
            return False
        if parse.lemmas[above] in FORETELLING and parse.child(at, "nsubj", "nsubjpass") is not None:
            return case.type in {"AGREE", "THREATEN"}
        at = above
    return False


def _urged(case: Case) -> bool:
    """Whether somebody is only urged to do it: "warned its neighbours not to allow flights", "by withdrawing"."""
    parse, at = case.parse, case.verb
    if case.draft.noun and case.draft.governor is None:
        return False
    for _ in range(STEPS):
        above, dep = parse.heads[at], parse.deps[at]
        if above == at or dep not in {"xcomp", "ccomp", "conj", "prep", "pcomp", "advcl", "acl", "dobj"}:
            return False
        infinitive = any(parse.tags[c] == "TO" for c in parse.children[at])
        told = bool(parse.child(above, "dobj", "nsubjpass", "dative") or parse.child(at, "nsubj", "nsubjpass"))
        told = told or (parse.lemmas[above] == "call" and bool(at_.after(parse, above, "on")))
        if dep in {"xcomp", "ccomp", "advcl"} and infinitive and told and parse.lemmas[above] in URGING:
            return parse.lemmas[above] != "expect" or not at_.passive(parse, above)
        if (dep == "advcl" and parse.tags[at] not in {"VBG", "VB"}) or (dep == "acl" and not infinitive):
            return False
        at = above
    return False


def _kept_from(case: Case) -> bool:
    """Whether it is only what is banned or asked for: "banned them from flying to Norland", "a request to reimpose".

    Who only advises or insists that something is so asks for nothing.
    """
    parse, at = case.parse, case.verb
    while parse.deps[at] == "conj" and parse.pos[parse.heads[at]] in at_.VERBAL:
        at = parse.heads[at]
    above = parse.heads[at]
    if parse.deps[at] == "pcomp" and parse.lowers[above] == "from":
        return parse.lemmas[parse.heads[above]] in KEEPING
    if parse.deps[at] == "pcomp" and parse.lowers[above] == "against" and case.type in KIND | {"MOBILIZE"}:
        return parse.lemmas[parse.heads[above]] in URGING | {"argue", "decide"}
    if parse.deps[at] == "ccomp" and parse.tags[at] == "VBG":
        return parse.lemmas[above] in {"mean", "imply", "involve", "entail", "envisage"}
    if parse.deps[at] == "advcl" and parse.tags[at - 1] == "TO" and _asked_for(case, at - 2):
        return True
    if parse.deps[at] == "acl" and any(parse.tags[c] == "TO" for c in parse.children[at]):
        return case.of_class(above, "demand") or parse.lemmas[above] in {"proposal", "plea", "suggestion", "invitation"}
    if case.type == "REQUEST" and parse.lemmas[case.draft.token] in {"advise", "insist"} and not case.draft.noun:
        told = parse.child(case.draft.token, "ccomp")
        stated = told is not None and any(parse.lowers[c] == "that" for c in parse.children[told])
        return (
            told is not None
            and stated
            and (
                parse.tags[told] in {"VBD", "VBZ", "VBP"}
                or any(parse.lowers[c] in TENSES for c in parse.children[told])
            )
        )
    return False


def _asked_for(case: Case, last: int) -> bool:
    """Whether the words that end here are those of whom something is proposed: "a proposal for [A and B] to …"."""
    parse, at = case.parse, last
    for _ in range(STEPS):
        if parse.deps[at] == "pobj" and parse.lowers[parse.heads[at]] == "for":
            asking = parse.heads[parse.heads[at]]
            return case.of_class(asking, "demand") or parse.lemmas[asking] in {"proposal", "plea", "suggestion"}
        at = parse.heads[at]
    return False


def _demanded(case: Case) -> bool:
    """Whether a noun's deed is only demanded or wanted: "called for a pullout of troops", "wants support for B"."""
    parse, at = case.parse, case.draft.token
    if not case.draft.noun or case.draft.governor is not None:
        return False
    for _ in range(STEPS):
        above, dep = parse.heads[at], parse.deps[at]
        if above == at:
            return False
        if dep == "dobj":
            return parse.lemmas[above] in DEMANDING
        if dep == "pobj" and parse.lowers[above] == "for":
            asks = parse.heads[above]
            return parse.lemmas[asks] in DEMANDING_FOR and parse.pos[asks] in {"VERB", "NOUN"}
        if dep == "pobj" and parse.lowers[above] not in {"of", "on", "against"}:
            return False
        if dep not in {"conj", "pobj", "prep", "compound"}:
            return False
        at = above
    return False


def _stressed(case: Case) -> bool:
    """Whether a gerund is one of the things that were stressed: "emphasised the alliance; deepening ties"."""
    parse, at = case.parse, case.verb
    if case.type not in KIND or parse.tags[at] != "VBG" or any(parse.deps[c] == "aux" for c in parse.children[at]):
        return False
    for _ in range(at_.DEEPEST):
        above = parse.heads[at]
        if above == at or parse.deps[at] not in {"conj", "dobj", "appos", "ccomp", "xcomp", "dep", "advcl"}:
            return False
        if parse.lemmas[above] in STRESSING:
            return parse.deps[at] != "advcl" or parse.lowers[case.verb - 1] in {";", "and", "on"}
        at = above
    return False


def _fails(case: Case) -> bool:
    """Whether a noun for failing is above: "the mediators' failure to settle the conflict"."""
    parse, at = case.parse, case.verb
    return case.type in KIND and parse.deps[at] == "acl" and any(
        parse.lemmas[t] in FAILING for t in (parse.heads[at], *parse.ancestors(parse.heads[at]))
    )  # fmt: skip


def _as_topic(case: Case) -> bool:
    """Whether an infinitive tells what the steps talked of are for: "exchanged views on steps to reach peace"."""
    parse, at = case.parse, case.verb
    if case.type not in KIND or case.draft.noun:
        return False
    last = at
    while parse.deps[at] == "conj" and parse.pos[parse.heads[at]] in at_.VERBAL:
        last, at = at, parse.heads[at]
    talks = at if last != at and parse.tags[last] == "VB" else parse.heads[at]
    if parse.tags[case.verb] != "VB" or parse.lemmas[talks] not in {"exchange", "discuss", "talk", "debate"}:
        return False
    return not any(parse.deps[c] == "aux" and parse.tags[c] == "MD" for c in parse.children[case.verb])


def _only_wants(case: Case) -> bool:
    """Whether somebody says that he just wants to be friends: "just wants to partner with Norland"."""
    parse, at = case.parse, case.verb
    if case.type != "AGREE" or parse.deps[at] != "xcomp" or parse.lemmas[parse.heads[at]] not in WANTING:
        return False
    return any(
        parse.lowers[c] in {"just", "only", "simply", "would", "always"} for c in parse.children[parse.heads[at]]
    )


def _shown(case: Case) -> bool:
    """Whether talks or visits "reaffirm" something: they say nothing."""
    parse = case.parse
    doing = next((group for group in case.draft.actors if group), [])
    if case.type not in WORDS or case.draft.noun or not doing:
        return False
    return all(case.of_class(h, "talks") and parse.pos[h] == "NOUN" and h not in case.parties.covering for h in doing)


def _interviewed(case: Case) -> bool:
    """Whether it is only the paper's own interview."""
    paper = case.parse.document.publisher or ""
    if case.type not in {"CONSULT", "REQUEST"}:
        return False
    return any(
        each.actor is None and (each.text == paper or kinds.head(case.parties, each) in _outlets(case))
        for each in case.actors
    )


def _outlets(case: Case) -> set[int]:
    parse = case.parse
    return {
        t for t in range(*case.sentence) if parse.pos[t] == "PROPN" and parse.lowers[t].endswith(("news", "news.com"))
    }


REASONS = (
    _questioned,
    _hoped,
    _foretold,
    _urged,
    _kept_from,
    _demanded,
    _stressed,
    _fails,
    _as_topic,
    _only_wants,
    _shown,
    _interviewed,
)
