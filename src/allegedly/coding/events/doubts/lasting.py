"""States and generalities told with words for deeds: what somebody can, has, is backed by; risks, causes, demands."""

from __future__ import annotations

from allegedly.coding.events import arguments as at_
from allegedly.coding.events.doubts.case import KIND, PRESENT, Case
from allegedly.coding.events.homes import is_country

ABLE = frozenset({"can", "cannot", "ca"})
NOT = frozenset({"not", "n't", "n’t"})
HAVING = frozenset({"have", "maintain", "keep", "retain", "be", "enjoy", "lack"})
# Participles that tell whose side a group or paper is on: "militants [backed] by Norland".
BACKED = frozenset({"back", "support", "recognize", "recognise", "sponsor", "fund", "lead", "endorse", "train", "arm"})
# What was put forward and is backed there and then: "the draft, [backed] by Norland".
PAPERS = ("proposal", "plan", "law", "demand")
# Nouns for what somebody lastingly has or does: "ongoing support", "a military presence".
LASTING = frozenset({"presence", "membership", "dominance", "hegemony", "domination"})
# Judgements: "threatens peace", "raised questions".
GOODS = frozenset({"peace", "security", "stability", "existence", "future", "survival", "health", "environment",
                   "unity", "sovereignty", "livelihood", "biodiversity", "democracy", "order", "life"})  # fmt: skip
PRIZES = frozenset({"goal", "lead", "title", "record", "dominance", "crown"})
# What a deed serves is said of it in general: "aid for Norland [serves] our interests".
SERVING = frozenset({"serve", "remain", "play", "benefit", "matter", "represent", "depend", "rely", "stay", "mean"})
MINDED = frozenset({"committed", "determined", "dedicated", "resolved"})
STEPS = 6  # words between a deed and the noun that it is only a case of


def _able(case: Case) -> bool:
    """Whether somebody only can be kind: "Norland can help Sudland", "cannot travel to Norland"."""
    parse = case.parse
    below = {parse.lowers[c] for c in parse.children[case.verb] if parse.deps[c] in {"aux", "neg"}}
    return case.type in KIND and bool(below & ABLE or ("could" in below and below & NOT))


def _ways(case: Case) -> bool:
    """Whether a clause only tells which ways or fields are meant: "the ways we cooperate", "areas where they agree"."""
    parse, at = case.parse, case.verb
    while parse.deps[at] in {"conj", "xcomp", "ccomp"} and parse.pos[parse.heads[at]] in at_.VERBAL:
        at = parse.heads[at]
    if parse.deps[at] not in {"relcl", "acl"} or parse.tags[at] not in PRESENT | {"VB"}:
        return False
    noun = parse.heads[at]
    subject = parse.child(at, "nsubj")
    own = subject is not None and parse.tags[subject] not in at_.RELATIVE
    return case.type in KIND | {"REJECT", "REQUEST"} and own and case.of_class(noun, "ways")


def _disagrees(case: Case) -> bool:
    """Whether two are only of different minds: "they don't agree on everything"."""
    parse = case.parse
    if parse.lemmas[case.verb] != "agree" or case.draft.noun or case.draft.took:
        return False
    below = {parse.lowers[c] for c in parse.children[case.verb] if parse.deps[c] in {"aux", "neg"}}
    return bool(below & {"do", "does"}) and bool(below & {"n't", "n’t", "not"})


def _backed(case: Case) -> bool:
    """Whether a participle only tells whose side something is on: "militants backed by", "UN-supported", "recognised
    only by".
    """
    parse, at = case.parse, case.verb
    if case.draft.noun or case.type not in {"SUPPORT", "AID", "ASSAULT", "COOPERATE"}:
        return False
    if at > 1 and parse.lowers[at - 1] == "-" and parse.tags[at] == "VBN":
        return True
    if parse.lemmas[at] not in BACKED or not at_.passive(parse, at):
        return False
    if parse.deps[at] == "relcl":
        return any(parse.lowers[c] in {"is", "are"} for c in parse.children[at])
    return parse.deps[at] == "acl" and not case.of_class(parse.heads[at], *PAPERS[:1], *PAPERS[2:])


def _dominated(case: Case) -> bool:
    """Whether something is under somebody's thumb for good: "the council is dominated by Norland"."""
    parse, at = case.parse, case.verb
    return parse.lemmas[at] in {"dominate", "rule", "govern"} and (
        any(parse.lowers[c] in {"is", "are"} for c in parse.children[at]) or parse.tags[at] in PRESENT
    )


def _has(case: Case) -> bool:
    """Whether a noun only tells what is there: "had a military presence", "has good cooperation with Norland"."""
    parse, draft = case.parse, case.draft
    if not draft.noun:
        return False
    governor = draft.governor
    if parse.lemmas[draft.token] in LASTING:
        return governor is None or parse.lemmas[governor] in HAVING
    if governor is None:
        above = parse.heads[draft.token]  # "remain in detention"
        stays = parse.deps[draft.token] == "pobj" and parse.lemmas[parse.heads[above]] in {"remain", "stay", "languish"}
        return stays and parse.child(parse.heads[above], "acomp") is None
    plain = parse.tags[governor] in PRESENT | {"VB"} and parse.lemmas[governor] in HAVING
    coming = any(parse.tags[c] == "MD" for c in parse.children[governor])
    return plain and not coming and case.type in {"COOPERATE", "SUPPORT", "AID"}


def _minded(case: Case) -> bool:
    """Whether somebody only is of a mind: "is committed to its allies", "determined to undercut", "prepared for it"."""
    parse, draft = case.parse, case.draft
    if case.type != "AGREE" or draft.noun:
        return False
    word = parse.lowers[draft.token]
    adjective = parse.pos[draft.token] == "ADJ" or parse.lemmas[parse.heads[draft.token]] in {"be", "seem", "remain"}
    passive = at_.passive(parse, draft.token) and not at_.agents(parse, draft.token)
    if word in MINDED and (adjective or passive):
        return parse.child(draft.token, "dobj") is None
    ready = word in {"prepared", "ready"} and not draft.took and at_.complement(parse, draft.token) is None
    heads = at_.after(parse, draft.token, "for")
    return ready and bool(heads) and not any(
        case.of_class(h, "talks", "relations", "ceasefire", "agreement", "plan", "differences") for h in heads
    )  # fmt: skip


def _judged(case: Case) -> bool:
    """Whether somebody only judges: a decision "threatens peace" or "raised questions", a plan is "called nonsense"."""
    parse, draft = case.parse, case.draft
    if case.type == "THREATEN" and not draft.noun and parse.lemmas[draft.token] == "threaten":
        heads = at_.objects(parse, draft.token)
        if heads and all(parse.lemmas[h] in GOODS | PRIZES for h in heads):
            return True
    if case.type == "ACCUSE" and not draft.noun:
        doing = next((group for group in draft.actors if group), [])
        if doing and all(case.of_class(h, "policy", "proposal", "visitor") and parse.pos[h] == "NOUN" and
                         h not in case.parties.covering and not case.of_class(h, "powers")
                         for h in doing):  # fmt: skip
            return True
    if not draft.noun or draft.governor is not None:
        return False
    above = parse.heads[draft.token]
    if parse.deps[draft.token] == "nsubj" and parse.pos[above] not in at_.VERBAL:
        return parse.lemmas[parse.heads[above]] in {"call", "consider", "deem", "find", "term"}
    return parse.deps[draft.token] == "dobj" and parse.child(above, "oprd") is not None


def _case_of(case: Case) -> bool:
    """Whether a noun stands below one that says it need not be: "the risk of retaliation", "a result of the attack",
    "the anniversary of the recognition", "no solution other than talks"; "demands include a withdrawal".
    """
    parse, draft = case.parse, case.draft
    if not draft.noun or draft.governor is not None:
        return _anniversary(case)
    at = draft.token
    for _ in range(STEPS):
        above, dep = parse.heads[at], parse.deps[at]
        if above == at:
            return False
        if parse.pos[at] == "NOUN" and at != draft.token:
            if case.of_class(at, "chances") and case.type != "THREATEN":
                return True
            if parse.lemmas[at] in {"anniversary", "memory"}:
                return True
            named = parse.lemmas[parse.heads[at]] == "be" and parse.deps[at] == "attr"
            if named and case.of_class(at, "verdicts"):
                return True
            if case.type == "SANCTION" and case.of_class(at, "breaches"):
                return True
        if dep == "pobj" and parse.lowers[above] in {"than", "except", "besides"} and case.type in KIND:
            return True
        if dep in {"dobj", "attr"}:
            subject = parse.child(above, "nsubj")
            listed = parse.lemmas[above] in {"include", "be", "comprise", "contain"}
            return listed and subject is not None and case.of_class(subject, "wants")
        if dep not in {"pobj", "prep", "conj", "acl", "compound", "appos"}:
            return False
        at = above
    return False


def _anniversary(case: Case) -> bool:
    """Whether a verb stands below such a noun: "the possibility of the ship being seized", "prospects of joining"."""
    parse, found = case.parse, _upwards(case)
    if any(parse.lemmas[t] == "anniversary" for t in found):
        return True
    gerund = parse.tags[case.verb] == "VBG" or any(parse.lowers[c] == "being" for c in parse.children[case.verb])
    return gerund and case.type != "THREATEN" and any(
        parse.pos[t] == "NOUN" and case.of_class(t, "chances") for t in found
    )  # fmt: skip


def _upwards(case: Case) -> list[int]:
    parse, at = case.parse, case.verb
    found: list[int] = []
    for _ in range(STEPS):
        if parse.deps[at] not in {"pcomp", "prep", "pobj", "relcl", "acl", "conj"} or parse.lowers[at] in {"in", "by"}:
            return found
        at = parse.heads[at]
        found.append(at)
    return found


def _weighed(case: Case) -> bool:
    """Whether a noun for something kind is only weighed: "aid for Norland serves our interests", "as part of our
    support for Norland".
    """
    parse, draft = case.parse, case.draft
    if not draft.noun or draft.governor is not None or case.type not in KIND:
        return False
    above, dep = parse.heads[draft.token], parse.deps[draft.token]
    if dep == "nsubj" and parse.tags[above] in PRESENT:
        # Not "its delivery is unlawful", which tells that there was one.
        judged = case.type == "SUPPORT" and parse.lemmas[above] == "be" and parse.child(above, "acomp") is not None
        return judged or parse.lemmas[above] in SERVING
    return dep == "pobj" and parse.lowers[parse.heads[above]] == "part" and parse.lowers[above] == "of"


def _by_nobody(case: Case) -> bool:
    """Whether nobody did it: "Parliament has not been suspended"; or people are merely "displaced"."""
    parse = case.parse
    if case.actors or case.draft.noun or not at_.passive(parse, case.verb):
        return False
    if case.sure.polarity == "negative":
        return True
    return parse.lemmas[case.verb] in {"displace", "uproot"} and parse.deps[case.verb] in {"relcl", "acl"}


def _in_principle(case: Case) -> bool:
    """Whether a present tense tells a principle or a party's programme: "builds ties on the basis of interests"."""
    parse = case.parse
    if case.type not in {"SUPPORT", "COOPERATE", "AGREE"} or parse.tags[case.verb] not in PRESENT or case.draft.noun:
        return False
    if parse.lemmas[case.verb] in {"advocate", "favour", "favor"} and parse.deps[case.verb] == "relcl":
        return True
    bases = [h for c in parse.children[case.verb] if parse.deps[c] == "prep" for h in at_.governed(parse, c)]
    return any(parse.lemmas[h] in {"basis", "principle", "footing"} for h in bases)


def _choked(case: Case) -> bool:
    """Whether a state is choked or stabbed, which happens to bodies only."""
    states = bool(case.recipients) and all(is_country(each) for each in case.recipients)
    return case.type in {"ASSAULT", "COERCE"} and states and case.of_class(case.draft.token, "bodily")


REASONS = (
    _able,
    _ways,
    _disagrees,
    _backed,
    _dominated,
    _has,
    _minded,
    _judged,
    _case_of,
    _weighed,
    _by_nobody,
    _in_principle,
    _choked,
)
