"""Deeds that nobody has done or will do: only wished, asked, supposed, named or to be talked about."""

from __future__ import annotations

from allegedly.coding.events import arguments as at_
from allegedly.coding.events import kinds
from allegedly.coding.events.doubts.case import KIND, Case
from allegedly.coding.events.meant import purpose
from allegedly.grammar import Parse

# Deeds that sending somebody or something may be for: "sent jets to destroy", "flew in a team to assist".
SENT = frozenset({"AID", "ASSAULT", "COERCE", "ACCUSE"})
# Prepositions before a gerund that tell what something is for or about.
NAMING = frozenset({"to", "in", "at", "on", "about", "towards", "toward", "regarding"})
# "Might attack" is told, "should attack" is a wish.
MODALS = frozenset({"may", "might", "could"})
QUOTES = frozenset({'"', "”", "'", "’", ")"})
YOU = frozenset({"you", "your", "likely", "possible"})
# Before a noun for talks or help that are still to come.
COMING = frozenset({"further", "future", "possible", "potential", "upcoming", "planned", "prospective", "next"})
# Above a bare noun: what is talked about.
DISCUSSING = frozenset({"discuss", "discussion", "touch", "agenda", "consider", "issue", "matter", "regarding",
                        "concerning", "prospect"})  # fmt: skip


def _thought(case: Case) -> bool:
    """Whether nobody says that it is or will be, and of nobody in particular: wishes, questions, conditions, aims.

    What two that are known by name may or would do to each other is told: "Norland would attack if Sudland armed".
    """
    if purpose(case.parse, case.draft):
        return not (case.type in SENT and _sent(case))
    sure = case.sure
    open_ = sure.tense == "hypothetical" or sure.certainty in {"unknown", "possible"}
    unlikely = sure.polarity == "negative" and sure.certainty != "certain"
    if not (open_ or unlikely) or case.type == "THREATEN" or _between_two(case):
        return False
    if any(case.parse.lowers[c] == "whether" for c in case.parse.children[case.verb]):
        return False  # "unclear whether Norland had delivered it"
    return case.type in KIND or not _possible(case)


def _asked(case: Case) -> bool:
    """Whether it is only what an interviewer wants to know: "Do you expect a clash?", "Is anyone meeting them?"."""
    parse = case.parse
    first, end = case.sentence
    last = next(
        (t for t in range(end - 1, first, -1) if parse.pos[t] not in {"SPACE"} and parse.words[t] not in QUOTES), first
    )
    if parse.words[last] != "?":
        return False
    if parse.lowers[first : first + 2] == ["what", "if"]:
        return True
    would = any(parse.lowers[c] in {"would", "could", "should"} for c in parse.children[case.verb])
    if would and case.type in KIND:
        return True
    if case.sure.certainty == "unknown" and _between_two(case):
        return False  # "Will Norland attack Sudland?" is told as open
    at = case.verb
    presupposed = case.draft.noun and any(parse.lowers[c] in {"the", "its", "their"} for c in parse.children[at])
    for _ in range(at_.DEEPEST):
        if parse.heads[at] == at:
            break
        if presupposed or parse.deps[at] in {"relcl", "advcl"}:
            return False  # "what was said when A met B?" tells that they met
        at = parse.heads[at]
    asked = YOU.intersection(parse.lowers[first:end]) or not case.actors or not _between_two(case)
    wh = any(parse.tags[t] in {"WRB", "WP", "WDT"} for t in range(first, min(first + 3, end)))
    return bool(asked) and not (wh and parse.tags[case.verb] in {"VBD", "VBN"})


def _wished(case: Case) -> bool:
    """Whether somebody only would like others to be kind: "we would like Norland to help them"."""
    parse, at = case.parse, case.verb
    if case.type not in KIND:
        return False
    for _ in range(at_.DEEPEST):
        above = parse.heads[at]
        if above == at:
            return False
        if parse.deps[at] in {"xcomp", "ccomp"} and parse.lemmas[above] in {"like", "love", "wish"}:
            return any(parse.lowers[c] in {"would", "'d", "’d"} for c in parse.children[above])
        if parse.deps[at] not in {"xcomp", "ccomp", "conj"}:
            return False
        at = above
    return False


def _topic(case: Case) -> bool:
    """Whether a bare noun is only what talks are to be about: "touched upon [training] of students", "[further] talks".

    With whose it is, or an article, the deed is there already ("discussed Norland's delivery").
    """
    parse, draft = case.parse, case.draft
    if not draft.noun or draft.governor is not None or case.type not in KIND - {"RETREAT"}:
        return False
    below = [parse.lowers[c] for c in parse.children[draft.token]]
    if COMING.intersection(below):
        return True
    if any(parse.deps[c] in {"det", "poss"} for c in parse.children[draft.token]):
        return False
    return any(parse.lemmas[t].lower() in DISCUSSING for t in parse.ancestors(draft.token))


def _heading(case: Case) -> bool:
    """Whether a line without a verb only names what is told elsewhere: "Norland civil war, Sudland intervention"."""
    parse = case.parse
    first, end = case.sentence
    return case.draft.noun and not any(parse.pos[t] in at_.VERBAL or _misread(parse, t) for t in range(first, end))


def _misread(parse: Parse, token: int) -> bool:
    """Whether an adjective before a name is rather a verb that the parser missed: "the delivery alarmed Norland"."""
    return parse.pos[token] == "ADJ" and parse.lowers[token].endswith("ed") and parse.pos[parse.heads[token]] == "PROPN"


def _sent(case: Case) -> bool:
    """Whether the clause above a purpose tells that something was sent or set going for it."""
    parse, at = case.parse, case.verb
    while parse.deps[at] in {"conj", "xcomp"} and parse.pos[parse.heads[at]] in at_.VERBAL:
        at = parse.heads[at]
    above = parse.heads[at]
    talks = any(case.of_class(t, "talks") for t in at_.objects(parse, above))  # "held talks to help"
    return case.of_class(above, "sending") and not talks


def _between_two(case: Case) -> bool:
    """Whether both sides are known, and by name."""
    sides = (*case.actors, *case.recipients)
    heads = [kinds.head(case.parties, each) for each in sides]
    named = all(each.actor for each in sides) and not any(
        case.parse.pos[head] == "PRON" or (case.parse.tags[head] == "NNS" and case.of_class(head, "plenty"))
        for head in heads
    )
    return bool(case.actors and case.recipients) and named


def _possible(case: Case) -> bool:
    """Whether the deed itself is said to be possible: "may ban"; not "may be forced"."""
    return bool(case.actors) and any(
        case.parse.deps[c] == "aux" and case.parse.lowers[c] in MODALS for c in case.parse.children[case.verb]
    )


def _only_named(case: Case) -> bool:
    """Whether a gerund only names the deed: "strengthening ties is", "attaches significance to supporting them"."""
    parse, at = case.parse, case.verb
    if case.type not in KIND or parse.tags[at] != "VBG" or any(parse.deps[c] == "aux" for c in parse.children[at]):
        return False
    while parse.deps[at] == "conj" and parse.tags[parse.heads[at]] == "VBG":
        at = parse.heads[at]
    if parse.deps[at] == "pcomp":
        return parse.lowers[parse.heads[at]] in NAMING
    return parse.deps[at] in {"csubj", "nsubj", "attr"}


def _asks_to(case: Case) -> bool:
    """Whether somebody asks to do it himself, or to have it done: "asked to convey his sympathy"."""
    parse, token = case.parse, case.draft.token
    below = parse.child(token, "xcomp")
    if case.type != "REQUEST" or parse.lemmas[token] not in {"ask", "request"} or below is None:
        return False
    return not at_.objects(parse, token) and parse.child(below, "nsubj", "nsubjpass") is None


def _absent(case: Case) -> bool:
    """Whether a noun only says that there is none or less of it: "no restrictions", "fewer attacks"."""
    draft, parse = case.draft, case.parse
    if not draft.noun:
        return False
    if case.type == "ACCUSE" and not case.recipients:
        return True  # "roaming charges"
    alone = draft.governor is None or parse.lemmas[draft.governor] in {"be", "have"}
    return alone and any(parse.lowers[c] in {"no", "fewer", "less"} for c in parse.children[draft.token])


REASONS = (
    _thought,
    _only_named,
    _asks_to,
    _absent,
    _asked,
    _wished,
    _topic,
    _heading,
)
